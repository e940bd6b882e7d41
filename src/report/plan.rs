//! A plan: for people on a terminal, as a page, as JSON, and as a file of changes that `check --what-if` takes as it is.

use super::json::quotable;
use super::terminal::{bold, paint, push};
use super::text::{cut, line};
use super::{markdown, rows};
use crate::model::dossier::Side;
use crate::model::plan::{Named, Outcome, Plan, PlannedEdit, Step};
use std::fmt::Write;

const SUPPOSED: &str =
    "A plan is a supposition: that each step is really made, and that what is entered is true. It is neither alignment nor accreditation.";

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

/// As a page.
pub fn page(plans: &[Plan]) -> String {
    let text = markdown::text;
    let mut out = String::from("# The shortest way to aligned\n");
    for p in plans {
        let _ = write!(
            out,
            "\n## {}\n\n{}, as of {}.\n\nAs it is: {}\n\n**{}**\n",
            text(&p.title),
            text(&p.file),
            text(&p.as_of),
            text(&p.verdict),
            text(&p.summary)
        );
        if !p.steps.is_empty() {
            out.push_str("\n| step | what to do | takes | why | where | if |\n| --- | --- | --- | --- | --- | --- |\n");
            for (n, s) in p.steps.iter().enumerate() {
                let place = s.place.as_ref().map(|x| format!("{}:{}", x.file, x.line)).unwrap_or_default();
                let provided = s.provided.clone().unwrap_or_default();
                let _ = writeln!(
                    out,
                    "| {} | {} | {} | {} | {} | {} |",
                    n + 1,
                    text(&s.title),
                    text(s.takes),
                    text(&s.why),
                    text(&place),
                    text(&provided)
                );
            }
        }
        for (title, items) in [
            ("Closes by itself", &p.follows),
            ("No change is known that closes", &p.left),
            ("Open, and for a person or another text to settle", &p.unsettled),
            ("Open, because the file does not say", &p.unstated),
        ] {
            if !items.is_empty() {
                let _ = write!(out, "\n### {title}\n\n");
                for i in items {
                    let _ = writeln!(out, "- {} {}: {}", text(&i.code), text(&i.title), text(&i.text));
                }
            }
        }
        if let Some(b) = &p.bound {
            let _ = write!(out, "\n{} {SUPPOSED}\n", text(b));
        }
    }
    let _ = write!(out, "\n{}\n", rows::NOT_ACCREDITATION);
    out
}

/// As a file of changes.
pub fn changes(p: &Plan) -> String {
    let mut out = format!("# {}\n", line(&p.summary));
    out.push_str(
        "# Try it with `accredit check COURSE --what-if FILE`. What begins with `[to be supplied` only the provider can know.\n\n",
    );
    let _ = writeln!(
        out,
        "kind: changes\ncourse: {}\nnote: {}",
        quoted(&p.course),
        quoted(&format!("{} As of {}. {SUPPOSED}", p.summary, p.as_of))
    );
    out.push_str(if p.steps.is_empty() { "changes: []\n" } else { "changes:\n" });
    p.steps.iter().for_each(|s| step(&mut out, s));
    out
}

fn step(out: &mut String, s: &Step) {
    let why = match &s.provided {
        Some(p) => format!("{}; provided that {p}", s.why),
        None => s.why.clone(),
    };
    let _ = writeln!(out, "- id: {}\n  title: {}\n  why: {}\n  edits:", s.id, quoted(&s.title), quoted(&why));
    for e in &s.edits {
        let op = serde_json::to_value(e.op).unwrap_or_default();
        let side = if e.r#in == Side::Provider { ", in: provider" } else { "" };
        let _ = write!(out, "  - {{op: {}{side}, at: {}", op.as_str().unwrap_or_default(), quoted(&e.at));
        if let Some(v) = &e.value {
            let _ = write!(out, ", value: {}", quotable(&v.to_string()));
        }
        out.push_str("}\n");
    }
}

/// A text in double quotes: what JSON escapes, YAML reads.
fn quoted(text: &str) -> String {
    quotable(&serde_json::Value::String(text.into()).to_string())
}
