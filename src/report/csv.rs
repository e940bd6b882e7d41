//! CSV: the gap list, and all findings, one row each.
//!
//! The form is RFC 4180 to the letter, line ends included (CRLF): spreadsheets, validators and the UK government's tabular
//! data standard ask for it, and every reader that takes LF takes CRLF. No cell holds a line end, so a record is a line.
//! The text is UTF-8 without a byte order mark: a mark would become part of the first heading for most programs and would
//! stand in the middle when outputs are joined, and this output goes to pipes. Excel takes a CSV without a mark for the
//! local code page when it is double-clicked, and shows names with accents wrongly; for Excel there is the XLSX file
//! with the same rows (or Data > From Text/CSV, which finds UTF-8 by itself).
//!
//! A text that a spreadsheet would run as a formula gets a leading apostrophe.

use super::parts::{Frame, Part, Piece};
use super::rows::{self, Cell, Column, Row};
use crate::diagnostic::Diagnostic;
use crate::model::result::{CourseResult, RunHeader};
use std::borrow::Cow;

/// The gap list of all courses: gaps in their order, then questions, course by course.
pub fn gaps(header: &RunHeader, courses: &[CourseResult]) -> Result<String, csv::Error> {
    rows_of(&rows::GAPS, courses.iter().flat_map(|c| rows::gaps(header, c)), true)
}

/// Every finding of a course.
///
/// # Errors
/// Where a row cannot be written.
pub fn part(header: &RunHeader, course: &CourseResult) -> Result<Part, csv::Error> {
    Ok(Part::of([rows_of(&rows::FINDINGS, rows::findings(header, course), false)?]))
}

/// The heading above the findings of all courses.
#[derive(Debug)]
pub struct Heading;

impl Frame for Heading {
    fn add(&mut self, _: &mut Part) {}

    fn pieces(self: Box<Self>, _: &[Diagnostic]) -> Result<Vec<Piece>, serde_json::Error> {
        let heading = rows_of(&rows::FINDINGS, std::iter::empty(), true).map_err(serde::ser::Error::custom)?;
        Ok(vec![Piece::Text(heading), Piece::Section(0)])
    }
}

fn rows_of<'a>(columns: &[Column], rows: impl Iterator<Item = Row<'a>>, heading: bool) -> Result<String, csv::Error> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    if heading {
        out.write_record(columns.iter().map(|c| c.heading()))?;
    }
    for row in rows {
        for column in columns {
            match row.cell(*column) {
                Cell::Empty => out.write_field("")?,
                Cell::Text(text) => out.write_field(harmless(&text).as_bytes())?,
                Cell::Number(n) => out.write_field(n.to_string())?,
            }
        }
        out.write_record(None::<&[u8]>)?;
    }
    let bytes = out.into_inner().map_err(|e| e.into_error())?;
    let text = String::from_utf8(bytes).map_err(|e| std::io::Error::new(std::io::ErrorKind::InvalidData, e))?;
    Ok(text)
}

/// The text, with an apostrophe before what a spreadsheet would run.
fn harmless(text: &str) -> Cow<'_, str> {
    if rows::is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::parts::whole;
    use crate::report::rows::tests::run;

    fn read(text: &str) -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(text.as_bytes()).records().collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn one_row_for_each_gap_and_question_and_one_line_for_each_row() {
        let (header, courses) = run();
        let text = gaps(&header, &courses).unwrap();
        assert_eq!(read(&text).len(), courses[0].gaps.len() + courses[0].questions.len());
        assert_eq!(text.matches("\r\n").count(), 4);
        assert_eq!(text.matches('\n').count(), 4);
        assert!(text.starts_with("order,course,course title,standard,"));
        let all = whole(Box::new(Heading), courses.iter().map(|c| part(&header, c).unwrap()), &[]).unwrap();
        assert_eq!(read(&all).len(), courses[0].findings.len());
    }

    #[test]
    fn no_cell_begins_as_a_formula_does() {
        let (header, courses) = run();
        let text = gaps(&header, &courses).unwrap();
        let cells: Vec<String> = read(&text).iter().flat_map(|r| r.iter().map(str::to_string).collect::<Vec<_>>()).collect();
        assert!(cells.contains(&"'=HYPERLINK(\"http://x\")|`a` # <b>b</b>[c](d)".to_string()), "{cells:?}");
        assert!(cells.contains(&"'-no outcome is assessed".to_string()));
        assert!(cells.iter().all(|c| !rows::is_formula(c) && !c.contains(['\u{202e}', '\u{7}', '\r', '\n'])));
    }

    #[test]
    fn without_courses_the_head_remains() {
        let (header, _) = run();
        assert_eq!(gaps(&header, &[]).unwrap().lines().count(), 1);
    }
}
