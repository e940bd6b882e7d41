//! What a course takes from its provider's file, as lists show it: the same words in every form.

use crate::model::dossier::Side;
use crate::model::result::{CourseResult, Finding, Inherited};

/// Heading of the list.
pub const HEADING: &str = "Taken from the provider's file";

/// What the list is.
pub const CAPTION: &str = "What the provider gives once for all its courses, and where it counted. Where the course has something of its own too, the rule says whose counts (valid: in date and readable); the other is set aside, and is shown with the requirement.";

/// The headings of its columns.
pub const COLUMNS: [&str; 5] = ["what", "counts for", "set aside for", "who wins", "where"];

/// The cells of one line.
pub fn cells(i: &Inherited) -> [String; 5] {
    let rule = i.rule.map_or("each file's own", |r| r.short());
    let or_none = |codes: &[String]| if codes.is_empty() { "none".to_string() } else { codes.join(", ") };
    [name(i), or_none(&i.used_by), or_none(&i.set_aside_by), rule.to_string(), format!("{}:{}", i.at.file, i.at.line)]
}

fn name(i: &Inherited) -> String {
    format!("{}: {}", i.kind.word(), i.title.as_ref().unwrap_or(&i.id))
}

/// In a sentence, for a screen that has no room for the list; empty where nothing is inherited.
pub fn sentence(c: &CourseResult) -> Option<String> {
    let used = c.inherited.iter().filter(|i| !i.used_by.is_empty());
    let names: Vec<String> = used.map(name).collect();
    let aside: Vec<String> = c.inherited.iter().filter(|i| !i.set_aside_by.is_empty()).map(name).collect();
    let shown = |v: &[String]| match v.len() {
        n if n > 4 => format!("{}; {} more", v[..4].join("; "), n - 4),
        _ => v.join("; "),
    };
    match (names.is_empty(), aside.is_empty()) {
        (true, true) => None,
        (false, true) => Some(shown(&names)),
        (true, false) => Some(format!("nothing; set aside: {}", shown(&aside))),
        (false, false) => Some(format!("{}. Set aside: {}", shown(&names), shown(&aside))),
    }
}

/// For one finding: what of the provider's counted, and what was set aside.
pub fn of_finding(f: &Finding) -> String {
    let mut out: Vec<String> = Vec::new();
    for c in f.observations.iter().flat_map(|o| &o.considered).filter(|c| c.from == Side::Provider) {
        let aside = if c.counts { "" } else { " (set aside)" };
        let text = format!("{} {}{aside}", c.kind.word(), c.title.as_ref().unwrap_or(&c.id));
        if !out.contains(&text) {
            out.push(text);
        }
    }
    out.join("; ")
}
