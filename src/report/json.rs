//! JSON: the whole result, in the shape `accredit/result@1` that `validate/schemas/result.json` publishes.
//!
//! Characters that could move a cursor or turn a line are written as `\u` escapes: the value is the same, and a terminal
//! that shows the text is safe.

use super::parts::{Frame, Part, Piece, around, item, nested};
use super::text::{is_plain, is_unsafe};
use crate::diagnostic::Diagnostic;
use crate::model::plan::Plan;
use crate::model::result::{CourseResult, RunHeader};
use serde::Serialize;
use std::fmt::Write;

/// [`crate::model::result::RunResult`], borrowed.
#[derive(Serialize)]
struct Run<'a> {
    #[serde(flatten)]
    header: &'a RunHeader,
    courses: &'a [CourseResult],
    diagnostics: &'a [Diagnostic],
}

/// A run as pretty JSON that ends in a line end.
pub fn run(header: &RunHeader, courses: &[CourseResult], diagnostics: &[Diagnostic]) -> Result<String, serde_json::Error> {
    escaped_pretty(&Run { header, courses, diagnostics })
}

/// A course as it stands in the list of a run.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn part(course: &CourseResult) -> Result<Part, serde_json::Error> {
    Ok(Part::of([nested(course, 2)?]))
}

/// What stands around the courses of a run.
#[derive(Debug)]
pub struct Around<'a> {
    header: &'a RunHeader,
    courses: usize,
}

impl<'a> Around<'a> {
    /// For a run with this header.
    pub fn new(header: &'a RunHeader) -> Self {
        Around { header, courses: 0 }
    }
}

impl Frame for Around<'_> {
    fn add(&mut self, part: &mut Part) {
        part.texts.iter_mut().for_each(|t| *t = item(t, self.courses == 0, 2));
        self.courses += 1;
    }

    fn pieces(self: Box<Self>, diagnostics: &[Diagnostic]) -> Result<Vec<Piece>, serde_json::Error> {
        let text = run(self.header, &[], diagnostics)?;
        Ok(match around(&text, "courses", 1).filter(|_| self.courses > 0) {
            Some((before, after)) => vec![Piece::Text(before), Piece::Section(0), Piece::Text(after)],
            None => vec![Piece::Text(text)],
        })
    }
}

/// The same on one line, for files that nobody reads by eye.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn compact(header: &RunHeader, courses: &[CourseResult], diagnostics: &[Diagnostic]) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string(&Run { header, courses, diagnostics })?;
    text.push('\n');
    Ok(quotable(text))
}

/// Anything as pretty JSON that ends in a line end and holds no character that could move a cursor.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn escaped_pretty(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(quotable(text))
}

/// Plans as pretty JSON: a list, in the order of the courses.
pub fn plans(plans: &[Plan]) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&plans)?;
    text.push('\n');
    Ok(quotable(text))
}

/// JSON with what could move a cursor or turn a line escaped.
pub(super) fn quotable(json: String) -> String {
    if is_plain(&json) { json } else { escaped(&json) }
}

/// Outside strings JSON has none of these characters, so every one can be written as an escape.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    for c in text.chars() {
        if is_unsafe(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::result::RunResult;
    use crate::report::rows::tests::{HOSTILE, run as sample};
    use crate::source::{Source, Span};

    #[test]
    fn it_is_the_published_result_and_ends_in_a_line_end() {
        let (header, courses) = sample();
        let placed = Diagnostic::new("no-code", "a message").at(&Source::new("a.yaml", "a: b\n"), Span::new(3, 4), "/a".into());
        let diagnostics = vec![placed, Diagnostic::new("no-code", "cannot be opened").help("try again")];
        let text = run(&header, &courses, &diagnostics).unwrap();
        let same = serde_json::to_value(RunResult { header, courses, diagnostics }).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), same);
        assert!(text.ends_with("}\n") && text.starts_with("{\n  \"format\": \"accredit/result@1\""));
    }

    #[test]
    fn what_could_turn_a_line_is_escaped_and_stays_in_the_value() {
        let (header, courses) = sample();
        let text = run(&header, &courses, &[]).unwrap();
        assert!(text.contains("\\u202e") && !text.chars().any(is_unsafe));
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["courses"][0]["findings"][2]["title"], HOSTILE);
    }
}
