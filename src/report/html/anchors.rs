//! Anchors of a page: every part has one, no two have the same, and the same course has the same ones every time.

use std::collections::HashSet;

/// Names of the page's own parts, which no requirement may take.
const SECTIONS: [&str; 21] = [
    "main",
    "sources",
    "fill-partly",
    "fill-open",
    "checked",
    "against",
    "verdict",
    "contents",
    "level",
    "first",
    "coverage",
    "gaps",
    "questions",
    "cautions",
    "matrix",
    "units",
    "inherited",
    "requirements",
    "diagnostics",
    "guide",
    "method",
];
/// Anchors: codes reduced to letters, digits, dots, hyphens and underscores, each given out once.
pub struct Anchors(HashSet<String>);

impl Anchors {
    /// An anchor for a code.
    pub fn take(&mut self, code: &str) -> String {
        let plain: String =
            code.chars().take(60).map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' }).collect();
        let mut anchor = if plain.is_empty() { "part".to_string() } else { plain.clone() };
        let mut n = 2;
        while !self.0.insert(anchor.clone()) {
            anchor = format!("{plain}-{n}");
            n += 1;
        }
        anchor
    }
}

/// Anchors of requirements in the order of their findings, and what gives out the others of the page.
pub fn taken<'a>(codes: impl Iterator<Item = &'a str>) -> (Anchors, Vec<String>) {
    let mut anchors = Anchors(SECTIONS.iter().map(ToString::to_string).collect());
    let taken = codes.map(|c| anchors.take(c)).collect();
    (anchors, taken)
}

/// Anchors of requirements on the page of a course, in the order of its findings.
pub fn anchors<'a>(codes: impl Iterator<Item = &'a str>) -> Vec<String> {
    taken(codes).1
}
