//! Anchors of a page: every part has one, no two have the same, and the same course has the same ones every time.

use std::collections::HashSet;
use std::sync::Arc;

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
pub struct Anchors(HashSet<Arc<str>>);

impl Anchors {
    /// An anchor for a code.
    pub fn take(&mut self, code: &str) -> Arc<str> {
        let mut plain = String::with_capacity(code.len().min(60));
        plain.extend(code.chars().take(60).map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' }));
        let mut anchor: Arc<str> = if plain.is_empty() { "part".into() } else { plain.as_str().into() };
        let mut n = 2;
        while !self.0.insert(anchor.clone()) {
            anchor = format!("{plain}-{n}").into();
            n += 1;
        }
        anchor
    }
}

/// Anchors of requirements in the order of their findings, and what gives out the others of the page.
pub fn taken<'a>(codes: impl Iterator<Item = &'a str>) -> (Anchors, Vec<Arc<str>>) {
    let mut anchors = Anchors(SECTIONS.map(Arc::from).into());
    let taken = codes.map(|c| anchors.take(c)).collect();
    (anchors, taken)
}

/// Anchors of requirements on the page of a course, in the order of its findings.
pub fn anchors<'a>(codes: impl Iterator<Item = &'a str>) -> Vec<Arc<str>> {
    taken(codes).1
}
