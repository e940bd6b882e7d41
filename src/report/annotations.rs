//! Workflow commands of GitHub Actions: an annotation at the line for each gap, question, caution and diagnostic.
//!
//! One line for each, the most serious first, since a step shows ten errors and ten warnings at most; before them the verdict
//! on each course. Line ends and signs that would end a property are encoded, so nothing that is typed in a file can begin a
//! command of its own.

use super::alerts::{self, Alert, Level};
use super::parts::{Frame, Part, Piece};
use super::text::line;
use crate::diagnostic::Diagnostic;
use crate::model::result::{Alignment, CourseResult, RunHeader};
use crate::source::Place;
use std::fmt::Write;

/// Levels in the order of the output, each with its command.
const LEVELS: [(Level, &str); 3] = [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Note, "notice")];

/// A course as workflow commands: its verdict, then its alerts of each level.
pub fn part(header: &RunHeader, c: &CourseResult) -> Part {
    // The gaps below are the errors; the verdict says only what they come to.
    let command = if c.alignment == Alignment::Aligned { "notice" } else { "warning" };
    let title = format!("{}: {}", c.alignment.words(), line(&c.title));
    let mut verdict = String::new();
    put(&mut verdict, command, Some(&c.file), None, &title, &c.verdict);
    let alerts: Vec<_> = alerts::of_course(header, c).collect();
    let [errors, warnings, notes] = LEVELS.map(|l| level(&alerts, l));
    Part::of([verdict, errors, warnings, notes])
}

fn level(alerts: &[Alert<'_>], (level, command): (Level, &str)) -> String {
    let mut out = String::new();
    alerts.iter().filter(|a| a.level == level).for_each(|a| put(&mut out, command, a.file, a.place, &a.title, &a.text));
    out
}

/// The most serious first, of all courses and of the files.
#[derive(Debug)]
pub struct Order;

impl Frame for Order {
    fn add(&mut self, _: &mut Part) {}

    fn pieces(self: Box<Self>, diagnostics: &[Diagnostic]) -> Result<Vec<Piece>, serde_json::Error> {
        let alerts: Vec<_> = diagnostics.iter().map(alerts::of_diagnostic).collect();
        let levels = (1..).zip(LEVELS).flat_map(|(n, l)| [Piece::Section(n), Piece::Text(level(&alerts, l))]);
        Ok(std::iter::once(Piece::Section(0)).chain(levels).collect())
    }
}

fn put(out: &mut String, command: &str, file: Option<&str>, place: Option<&Place>, title: &str, text: &str) {
    // Writing to a string cannot fail.
    let _ = write!(out, "::{command} ");
    if let Some(file) = file {
        let _ = write!(out, "file={},line={},", property(file), place.map_or(1, |p| p.line));
    }
    if let Some(p) = place {
        let _ = write!(out, "col={},", p.column);
    }
    let _ = writeln!(out, "title={}::{}", property(title), data(text));
}

/// The text of a command.
fn data(text: &str) -> String {
    // Line ends are gone before they could be encoded: an annotation is one line.
    line(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value among its properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::parts::whole;
    use crate::report::rows::tests::run as sample;

    fn run(header: &RunHeader, courses: &[CourseResult], diagnostics: &[Diagnostic]) -> String {
        whole(Box::new(Order), courses.iter().map(|c| part(header, c)), diagnostics).unwrap()
    }

    #[test]
    fn nothing_typed_begins_a_command_or_ends_a_property() {
        let (header, mut courses) = sample();
        let evil = "x\n::add-mask::y\r\n::error file=z,line=1::%0A::stop-commands::t, a: b";
        courses[0].title = evil.into();
        courses[0].verdict = evil.into();
        courses[0].findings[0].title = evil.into();
        courses[0].file = "a,b:c\n%.yaml".into();
        let diagnostic = Diagnostic::new("no-code", evil);
        let text = run(&header, &courses, &[diagnostic]);
        assert_eq!(text.lines().count(), 1 + 3 + 1, "{text}");
        for l in text.lines() {
            let (head, _) = l[2..].split_once("::").unwrap();
            assert!(l.starts_with("::error ") || l.starts_with("::warning ") || l.starts_with("::notice "), "{l}");
            let keys: Vec<&str> = head.split_once(' ').unwrap().1.split(',').map(|p| p.split_once('=').unwrap().0).collect();
            assert!(keys.iter().all(|k| ["file", "line", "col", "title"].contains(k)), "{l}");
            assert!(!l.contains('\r') && !l.contains("%0A::"), "{l}");
        }
        assert!(text.contains("file=a%2Cb%3Ac %25.yaml,line=1,title="), "{text}");
        assert!(text.contains("%250A"), "{text}");
    }

    #[test]
    fn errors_come_first_and_name_line_and_column() {
        let (header, courses) = sample();
        let text = run(&header, &courses, &[]);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("::warning file=courses/a/b.yaml,line=1,title=not aligned%3A "));
        assert!(lines[1].starts_with("::error file=courses/a/b.yaml,line=12,col=3,title=T-1 not met::"), "{}", lines[1]);
        assert!(lines[3].starts_with("::warning ") && lines[3].contains("cannot tell"), "{}", lines[3]);
    }
}
