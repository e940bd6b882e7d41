//! Markdown: the run as a page for a wiki, a merge request or a mail.
//!
//! Everything that comes from a file is escaped, so that it shows as it was typed: no heading, link, table cell, code or
//! HTML can begin in a title.

use super::inherited;
use super::parts::{Frame, Part, Piece, whole};
use super::rows::{self, Cell, Column, Row, clean};
use crate::diagnostic::Diagnostic;
use crate::model::matrix::{Matrix, Strength};
use crate::model::result::{CourseResult, LevelResult, RunHeader};
use std::fmt::{self, Write};

/// The columns of a gap table; the file lists have more.
const GAPS: [Column; 11] = [
    Column::Order,
    Column::Code,
    Column::Requirement,
    Column::Force,
    Column::Critical,
    Column::Status,
    Column::Waiver,
    Column::KindOfChange,
    Column::Missing,
    Column::Close,
    Column::FollowsFrom,
];

/// The columns of a table of questions: in place of a gap's words, a question's.
const QUESTIONS: [(Column, &str); 6] = [
    (Column::Code, "code"),
    (Column::Requirement, "requirement"),
    (Column::Force, "force"),
    (Column::Critical, "critical"),
    (Column::Missing, "why it cannot be told"),
    (Column::Close, "what would settle it"),
];

/// A run: its standards with their standing, a table of courses, then each course with its verdict, counts, gaps and questions.
pub fn run(header: &RunHeader, courses: &[CourseResult]) -> String {
    // It holds no JSON, and nothing else can fail.
    whole(Box::new(Page::new(header)), courses.iter().map(|c| part(header, c)), &[]).unwrap_or_default()
}

/// A course: its row in the table of courses, and what is said of it.
pub fn part(header: &RunHeader, c: &CourseResult) -> Part {
    let (mut row, mut out) = (String::new(), String::new());
    let n = &c.counts;
    let counts = [n.met, n.partly_met, n.not_met, n.undetermined, n.not_applicable];
    let words = [text(&rows::title(c)), level(&c.level), text(&c.headline)];
    // Writing to a string cannot fail.
    let _ = line(&mut row, words.into_iter().chain(counts.iter().map(usize::to_string)));
    let _ = course(&mut out, header, c);
    Part::of([row, out])
}

/// The page around the courses.
#[derive(Debug)]
pub struct Page<'a> {
    header: &'a RunHeader,
    courses: usize,
}

impl<'a> Page<'a> {
    /// For a run with this header.
    pub fn new(header: &'a RunHeader) -> Self {
        Page { header, courses: 0 }
    }
}

impl Frame for Page<'_> {
    fn add(&mut self, _: &mut Part) {
        self.courses += 1;
    }

    fn pieces(self: Box<Self>, _: &[Diagnostic]) -> Result<Vec<Piece>, serde_json::Error> {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = head(&mut out, self.header, self.courses);
        Ok(vec![Piece::Text(out), Piece::Section(0), Piece::Section(1)])
    }
}

fn head(out: &mut String, header: &RunHeader, courses: usize) -> fmt::Result {
    let profile = &header.profile;
    writeln!(out, "# Alignment of {courses} {}\n", if courses == 1 { "course" } else { "courses" })?;
    writeln!(
        out,
        "As of {}, against the profile {}, edition {} ({}).\n",
        text(&header.as_of),
        text(&profile.title),
        text(&profile.edition),
        text(&profile.id)
    )?;
    writeln!(out, "{}\n\n## Standards\n", rows::NOT_ACCREDITATION)?;
    table(out, ["standard", "title", "edition", "standing", "text not held"].into_iter())?;
    for s in &header.standards {
        line(out, [&s.code, &s.title, &s.edition, s.standing_words, &s.not_held.join("; ")].iter().map(|t| text(t)))?;
    }
    writeln!(out, "\n## Courses\n")?;
    table(out, ["course", "level", "verdict", "met", "partly met", "not met", "cannot tell", "not applicable"].into_iter())
}

fn course(out: &mut String, header: &RunHeader, c: &CourseResult) -> fmt::Result {
    writeln!(out, "\n## {}\n", text(&rows::title(c)))?;
    let part = if c.part { ". The file describes the course only in part" } else { "" };
    writeln!(out, "{} ({}), as of {}{part}.\n", text(&c.id), text(&c.file), text(&header.as_of))?;
    writeln!(out, "**{}**\n", text(&c.verdict))?;
    if let Some(s) = &c.supposed {
        writeln!(out, "As it is: {}\n\n### What would change: {}\n", text(&s.verdict), s.differences.len())?;
        table(out, ["code", "requirement", "as it is", "as it would be"].into_iter())?;
        for d in &s.differences {
            line(out, [&d.code, &d.title, d.before.words(), d.after.words()].iter().map(|t| text(t)))?;
        }
        writeln!(out)?;
    }
    let n = &c.counts;
    let waived = if n.waived > 0 { format!(" Of those not met or partly met, {} waived.", n.waived) } else { String::new() };
    writeln!(
        out,
        "Of {} requirements that apply: {} met, {} partly met, {} not met, {} cannot tell.{waived} Rests on: {}.",
        n.applicable(),
        n.met,
        n.partly_met,
        n.not_met,
        n.undetermined,
        text(c.standing.words())
    )?;
    if !c.awards.is_empty() {
        writeln!(out, "\n### Awards: {}\n", c.awards.len())?;
        table(out, ["award", "level", "verdict", "not met", "cannot tell"].into_iter())?;
        for a in &c.awards {
            let title = if a.exit { format!("{} (for those who leave early)", a.title) } else { a.title.clone() };
            let level = a.level.clone().unwrap_or_default();
            line(out, [title, level, a.headline.clone(), a.not_met.join(", "), a.cannot_tell.join(", ")].iter().map(|t| text(t)))?;
        }
    }
    let (gaps, questions): (Vec<Row>, Vec<Row>) = rows::gaps(header, c).partition(Row::is_gap);
    writeln!(out, "\n### Gaps: {}\n", gaps.len())?;
    if gaps.is_empty() {
        writeln!(out, "None.")?;
    } else {
        table(out, GAPS.iter().map(|c| c.heading()).chain(["where"]))?;
        for row in &gaps {
            line(out, GAPS.iter().map(|c| cell(row, *c)).chain([place(row)]))?;
        }
    }
    writeln!(out, "\n### Questions: {}\n", questions.len())?;
    if questions.is_empty() {
        writeln!(out, "None.")?;
    } else {
        table(out, QUESTIONS.iter().map(|(_, heading)| *heading).chain(["where"]))?;
        questions.iter().try_for_each(|row| line(out, QUESTIONS.iter().map(|(c, _)| cell(row, *c)).chain([place(row)])))?;
    }
    writeln!(out, "\n### Cautions: {}\n", c.cautions.len())?;
    cautions(out, c)?;
    matrix(out, &c.matrix)
}

fn cautions(out: &mut String, c: &CourseResult) -> fmt::Result {
    if c.cautions.is_empty() {
        writeln!(out, "None.")?;
    } else {
        table(out, ["weight", "code", "what an assessor would ask about", "touches", "where"].into_iter())?;
        c.cautions.iter().try_for_each(|k| {
            let place = k.places.first().map(|p| text(&p.to_string())).unwrap_or_default();
            line(out, [text(k.weight.words()), text(k.code), text(&k.text), text(&k.requirements.join(", ")), place].into_iter())
        })?;
    }
    writeln!(out, "\n### {}: {}\n", inherited::HEADING, c.inherited.len())?;
    if c.inherited.is_empty() {
        return writeln!(out, "Nothing.");
    }
    table(out, inherited::COLUMNS.into_iter())?;
    c.inherited.iter().try_for_each(|i| line(out, inherited::cells(i).iter().map(|t| text(t))))
}

/// Requirements by units, a letter in each cell.
fn matrix(out: &mut String, m: &Matrix) -> fmt::Result {
    writeln!(out, "\n### Coverage matrix\n")?;
    if m.rows.is_empty() || m.units.is_empty() {
        return writeln!(out, "None.");
    }
    let key: Vec<String> = Strength::ALL.iter().map(|s| format!("{} {}", s.letter(), s.words())).collect();
    writeln!(out, "{}. Optional units are marked (o); every learner: what no choice of units leaves out.\n", key.join("; "))?;
    let units: Vec<String> = m.units.iter().map(|u| text(&rows::unit(u))).collect();
    table(out, ["requirement", "every learner"].into_iter().chain(units.iter().map(String::as_str)))?;
    m.rows.iter().try_for_each(|r| {
        let cells = (0..m.units.len()).map(|u| r.cell(u).map(|c| c.strength.letter().to_string()).unwrap_or_default());
        let name = text(&format!("{} {}", r.code, r.title));
        line(out, [name, r.weakest.map_or_else(|| "none".into(), |s| s.letter().to_string())].into_iter().chain(cells))
    })
}

/// Head of a table.
fn table<'a>(out: &mut String, headings: impl Iterator<Item = &'a str>) -> fmt::Result {
    let headings: Vec<&str> = headings.collect();
    writeln!(out, "| {} |\n|{}", headings.join(" | "), " --- |".repeat(headings.len()))
}

/// A row of cells that are escaped already.
fn line(out: &mut String, cells: impl Iterator<Item = String>) -> fmt::Result {
    out.push('|');
    for cell in cells {
        write!(out, " {cell} |")?;
    }
    out.push('\n');
    Ok(())
}

fn cell(row: &Row, column: Column) -> String {
    match row.cell(column) {
        Cell::Empty => String::new(),
        Cell::Text(t) => text(&t),
        Cell::Number(n) => n.to_string(),
    }
}

/// Where the course speaks of it: file and, where it is known, line.
fn place(row: &Row) -> String {
    match cell(row, Column::Line) {
        line if line.is_empty() => cell(row, Column::CourseFile),
        line => format!("{}:{line}", cell(row, Column::CourseFile)),
    }
}

fn level(level: &LevelResult) -> String {
    match (&level.framework, &level.stated) {
        (Some(framework), Some(stated)) => text(&format!("{framework} {stated}")),
        (_, Some(one)) | (Some(one), None) => text(one),
        (None, None) => "not stated".to_string(),
    }
}

/// A text as it was typed, on one line, wherever in Markdown it stands: HTML as character references (a backslash does not
/// stop HTML everywhere), the rest with a backslash.
pub fn text(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 8);
    // At the start of a line a dash or a number with a dot would begin a list.
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let begins = number.len() < text.len() && matches!(number.as_bytes(), [b'.' | b')'] | [b'.' | b')', b' ', ..]);
    let list = begins.then(|| text.len() - number.len());
    for (i, c) in text.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '#' | '|' | '~' | '!' | '$' => out.extend(['\\', c]),
            '-' | '+' | '=' if i == 0 => out.extend(['\\', c]),
            // Would make a link of a bare address.
            ':' if text[i..].starts_with("://") => out.push_str("\\:"),
            _ if list == Some(i) => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::rows::tests::run as sample;

    #[test]
    fn as_many_rows_as_gaps_and_questions_and_every_row_as_wide_as_its_head() {
        let (header, courses) = sample();
        let page = run(&header, &courses);
        let lists = page.split_once("### Gaps: 2").unwrap().1;
        let (gaps, questions) = lists.split_once("### Questions: 1").unwrap();
        let rows = |t: &str| t.lines().filter(|l| l.starts_with('|')).count().saturating_sub(2);
        assert_eq!((rows(gaps), rows(questions)), (courses[0].gaps.len(), courses[0].questions.len()));
        let bars = |l: &str| l.matches('|').count() - l.matches("\\|").count();
        assert!(gaps.lines().filter(|l| l.starts_with('|')).all(|l| bars(l) == GAPS.len() + 2), "{gaps}");
    }

    #[test]
    fn a_title_shows_as_it_was_typed() {
        let (header, courses) = sample();
        let page = run(&header, &courses);
        assert!(page.contains("| \\=HYPERLINK(\"http\\://x\")\\|\\`a\\` \\# &lt;b&gt;b&lt;/b&gt;\\[c\\](d) |"), "{page}");
        assert!(page.contains("\n## Course &lt;i&gt;&amp;amp;&lt;/i&gt; (invented example)\n"));
        assert!(!page.contains('\u{202e}') && !page.contains("<b>"));
    }

    #[test]
    fn nothing_at_the_start_of_a_line_begins_a_block() {
        assert_eq!(text("1. one"), "1\\. one");
        assert_eq!(text("- one"), "\\- one");
        assert_eq!(text("# one\n# two"), "\\# one \\# two");
        assert_eq!([text("2026-03-01"), text("1.10")], ["2026-03-01", "1.10"]);
    }

    #[test]
    fn every_standard_shows_its_standing() {
        let (header, courses) = sample();
        assert!(run(&header, &courses).contains("| T | Test standard | 0.1 | working draft, not NALW's words |  |"));
    }
}
