//! A plan: for people on a terminal, as a page, as JSON, and as a file of changes that `check --what-if` takes as it is.

#[cfg(feature = "command")]
mod screen;
#[cfg(feature = "command")]
pub use screen::human;

use super::json::quotable;
use super::text::line;
use super::{markdown, rows};
use crate::model::dossier::Side;
use crate::model::plan::{Plan, Step};
use std::fmt::Write;

const SUPPOSED: &str =
    "A plan is a supposition: that each step is really made, and that what is entered is true. It is neither alignment nor accreditation.";

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
            let _ = write!(out, ", value: {}", quotable(v.to_string()));
        }
        out.push_str("}\n");
    }
}

/// A text in double quotes: what JSON escapes, YAML reads.
fn quoted(text: &str) -> String {
    quotable(serde_json::Value::String(text.into()).to_string())
}
