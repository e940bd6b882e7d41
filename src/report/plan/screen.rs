//! A plan for people, on a terminal.

use super::SUPPOSED;
use crate::model::dossier::Side;
use crate::model::plan::{Named, Outcome, Plan, PlannedEdit};
use crate::report::terminal::{bold, paint, push};
use crate::report::text::cut;
use std::fmt::Write;

/// For people, on a terminal.
pub fn human(p: &Plan, width: usize) -> String {
    let mut out = format!("{}\n", paint(bold(), &cut(&p.title, width)));
    push(&mut out, &format!("As it is: {}", p.verdict), "  ", "  ", width);
    out.push('\n');
    push(&mut out, &p.summary, "  ", "  ", width);
    for (n, s) in p.steps.iter().enumerate() {
        out.push('\n');
        push(&mut out, &format!("{}. {}", n + 1, s.title), "  ", "     ", width);
        push(&mut out, s.takes, "     takes    ", "              ", width);
        push(&mut out, &s.why, "     why      ", "              ", width);
        if let Some(place) = &s.place {
            push(&mut out, &place.to_string(), "     where    ", "              ", width);
        }
        if let Some(text) = &s.provided {
            push(&mut out, text, "     if       ", "              ", width);
        }
        if let Some(text) = &s.instead {
            push(&mut out, text, "     or       ", "              ", width);
        }
        for e in &s.edits {
            push(&mut out, &edit(e), "     edit     ", "                ", width);
        }
    }
    let mut section = |title: &str, items: &[Named]| {
        if !items.is_empty() {
            let _ = write!(out, "\n  {}\n", paint(bold(), title));
            for i in items {
                push(&mut out, &format!("{} {}: {}", i.code, i.title, cut(&i.text, 300)), "  ", "    ", width);
            }
        }
    };
    if p.outcome == Outcome::LeadsToAligned || p.outcome == Outcome::LeadsToQuestions {
        section("Closes by itself, with the gaps it follows from", &p.follows);
    }
    section("No change is known that closes", &p.left);
    section("Open, and for a person or another text to settle", &p.unsettled);
    section("Open, because the file does not say", &p.unstated);
    if let Some(b) = &p.bound {
        out.push('\n');
        push(&mut out, b, "  ", "  ", width);
        push(&mut out, SUPPOSED, "  ", "  ", width);
        let hint = format!(
            "To try it: accredit plan {} --format yaml -o changes.yaml, then accredit check {} --what-if changes.yaml",
            p.file, p.file
        );
        push(&mut out, &hint, "  ", "  ", width);
    }
    out
}

/// An edit in a line.
fn edit(e: &PlannedEdit) -> String {
    let of = if e.r#in == Side::Provider { " of the provider" } else { "" };
    let value = e.value.as_ref().map(|v| format!(": {v}")).unwrap_or_default();
    let op = match e.op {
        crate::model::changes::Op::Add => "add",
        crate::model::changes::Op::Replace => "replace",
        crate::model::changes::Op::Remove => "remove",
    };
    cut(&format!("{op} {}{of}{value}", e.at), 400)
}
