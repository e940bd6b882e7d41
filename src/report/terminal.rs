//! The summary on a terminal: one table of all courses, then a screen for each. Colour is written as escape codes; the
//! caller strips them where the terminal has none. No status is told by colour alone.

use super::inherited;
use super::parts::{Frame, Part, Piece};
use super::text::{cut, line, waiver, wrap};
use crate::diagnostic::Diagnostic;
use crate::model::result::{Alignment, CourseResult, Finding, RunHeader, Status};
use anstyle::{AnsiColor, Style};
use comfy_table::presets;
use comfy_table::{Cell, ContentArrangement, Table};
use serde::{Deserialize, Serialize};

/// How many gaps a screen shows.
pub const FIRST: usize = 5;

/// The style of a heading.
pub(in crate::report) fn bold() -> Style {
    Style::new().bold()
}

fn dim() -> Style {
    Style::new().dimmed()
}

fn of_alignment(a: Alignment) -> Style {
    let colour = match a {
        Alignment::Aligned => AnsiColor::Green,
        Alignment::NotAligned => AnsiColor::Red,
        Alignment::CannotTell => AnsiColor::Yellow,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}

/// A text in a style.
pub(in crate::report) fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// A row of the table of courses: what is kept of each course until all are judged.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Row {
    title: String,
    level: String,
    alignment: Alignment,
    headline: String,
    cells: [usize; 4],
}

/// The row of a course.
pub fn row(c: &CourseResult) -> Row {
    let level = match (&c.level.framework, &c.level.stated) {
        (Some(f), Some(l)) => format!("{f} {l}"),
        (None, Some(l)) => format!("{l} (no framework)"),
        _ if c.level.eligible == "no-level" => "none".into(),
        _ => "not stated".into(),
    };
    Row {
        title: line(&c.title).into_owned(),
        level,
        alignment: c.alignment,
        headline: c.headline.clone(),
        cells: [c.counts.met, c.counts.partly_met, c.counts.not_met, c.counts.undetermined],
    }
}

/// A course: its row, and its screen below a rule.
pub fn part(c: &CourseResult, width: usize) -> Part {
    Part { row: Some(row(c)), ..Part::of([rule(width) + &screen(c, width)]) }
}

fn rule(width: usize) -> String {
    format!("\n{}\n", "─".repeat(width))
}

/// The table of all courses, then their screens.
#[derive(Debug)]
pub struct Summary<'a> {
    header: &'a RunHeader,
    rows: Vec<Row>,
    width: usize,
    /// Where the screens that may be shown end, in bytes from the first.
    ends: Vec<usize>,
    most: usize,
}

impl<'a> Summary<'a> {
    /// For a run with this header, `width` characters wide, and about `most` bytes long: what is more is left out and counted.
    pub fn new(header: &'a RunHeader, width: usize, most: usize) -> Self {
        Summary { header, rows: Vec::new(), width, ends: Vec::new(), most }
    }
}

impl Frame for Summary<'_> {
    fn add(&mut self, part: &mut Part) {
        self.rows.extend(part.row.take());
        let end = self.ends.last().unwrap_or(&0) + part.texts.iter().map(String::len).sum::<usize>();
        if self.ends.len() + 1 == self.rows.len() && end <= self.most {
            self.ends.push(end);
        } else {
            // None of the screens after one that is left out is shown.
            part.texts.clear();
        }
    }

    fn pieces(self: Box<Self>, _: &[Diagnostic]) -> Result<Vec<Piece>, serde_json::Error> {
        let text = bounded(table(self.header, &self.rows, self.width), self.most / 2, 3, ELSEWHERE);
        let room = self.most - text.len().min(self.most);
        let shown = self.ends.iter().take_while(|end| **end <= room).count();
        let bytes = if shown == 0 { 0 } else { self.ends[shown - 1] };
        let mut out = vec![Piece::Text(text), Piece::Beginning(0, bytes as u64)];
        let left = self.rows.len() - shown;
        if left > 0 {
            let more = if shown > 0 { "more " } else { "" };
            let s = if left == 1 { "" } else { "s" };
            let note = format!("… {left} {more}course{s} left out; {ELSEWHERE}, and `--limit output=BYTES` shows more here\n");
            out.push(Piece::Text(rule(self.width) + &note));
        }
        Ok(out)
    }
}

/// Where all of an output is that was cut.
const ELSEWHERE: &str = "`--output FILE` writes all of them";

/// A text for people, cut to a bound: its first lines, how many are left out, and its last ones, where the sums stand.
pub fn bounded(text: String, most: usize, last: usize, elsewhere: &str) -> String {
    if text.len() <= most {
        return text;
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let end = lines.len().saturating_sub(last);
    let mut room = most.saturating_sub(lines[end..].iter().map(|l| l.len()).sum());
    let shown = lines[..end].iter().take_while(|l| room.checked_sub(l.len()).inspect(|left| room = *left).is_some()).count();
    let note = match end - shown {
        0 => String::new(),
        n => {
            format!("… {n} more line{} left out; {elsewhere}, and `--limit output=BYTES` shows more here\n", if n == 1 { "" } else { "s" })
        }
    };
    [&lines[..shown].concat(), note.as_str(), &lines[end..].concat()].concat()
}

/// The table of all courses.
pub fn table(header: &RunHeader, rows: &[Row], width: usize) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut out = String::new();
    let standards: Vec<String> = header.standards.iter().map(|s| format!("{} {} ({})", s.code, s.edition, s.standing_words)).collect();
    for l in wrap(&format!("Checked against {}, as of {}. Alignment is not accreditation.", standards.join("; "), header.as_of), width) {
        out.push_str(&l);
        out.push('\n');
    }
    out.push('\n');
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(u16::try_from(width).unwrap_or(100));
    table.set_header(["Course", "Level", "Verdict", "met", "partly", "not", "cannot tell"]);
    for r in rows {
        let mut cells = vec![Cell::new(cut(&r.title, 90)), Cell::new(cut(&r.level, 24)), Cell::new(paint_plain(r.alignment, &r.headline))];
        cells.extend(
            r.cells
                .iter()
                .map(|n| Cell::new(if *n == 0 { "–".into() } else { n.to_string() }).set_alignment(comfy_table::CellAlignment::Right)),
        );
        table.add_row(cells);
    }
    for l in table.to_string().lines() {
        out.push_str(l.trim_end());
        out.push('\n');
    }
    let count = |a| rows.iter().filter(|r| r.alignment == a).count();
    out.push_str(&format!(
        "\n{}: {} aligned, {} not aligned, {} cannot be told.\n",
        if rows.len() == 1 { "1 course".to_string() } else { format!("{} courses", rows.len()) },
        count(Alignment::Aligned),
        count(Alignment::NotAligned),
        count(Alignment::CannotTell)
    ));
    out
}

/// The table counts columns by characters, so marks stand in for colour there.
fn paint_plain(a: Alignment, headline: &str) -> String {
    let mark = match a {
        Alignment::Aligned => "✓",
        Alignment::NotAligned => "✗",
        Alignment::CannotTell => "?",
    };
    format!("{mark} {}", line(headline))
}

/// One screen for one course.
pub fn screen(c: &CourseResult, width: usize) -> String {
    let mut out = String::new();
    let example = if c.example { " (invented example)" } else { "" };
    for l in wrap(&cut(&format!("{}{example}", line(&c.title)), 300), width) {
        out.push_str(&format!("{}\n", paint(bold(), &l)));
    }
    let r = row(c);
    let mut about: Vec<String> = Vec::new();
    about.extend(c.provider_name.as_ref().map(|p| cut(p, 80)));
    about.push(if c.level.framework.is_some() {
        format!("{} level {}", c.level.framework.clone().unwrap_or_default(), c.level.stated.clone().unwrap_or_default())
    } else {
        format!("level: {}", r.level)
    });
    about.extend(c.level.credit.clone());
    about.extend((!c.nations.is_empty()).then(|| c.nations.join(", ")));
    about.extend(c.edition.as_ref().map(|e| format!("edition {e}")));
    about.push(c.file.to_string());
    push(&mut out, &about.join(" · "), "  ", "  ", width);
    out.push('\n');
    let words = wrap(&c.verdict, width.saturating_sub(2));
    for (i, l) in words.iter().enumerate() {
        out.push_str(&format!("  {}\n", if i == 0 { paint(of_alignment(c.alignment), l) } else { l.clone() }));
    }
    out.push('\n');
    supposed(&mut out, c, width);
    for a in &c.awards {
        let exit = if a.exit { " (for those who leave early: never bars the verdict)" } else { "" };
        push(&mut out, &format!("{}{exit}: {}", cut(&a.title, 100), a.headline), "  award ", "        ", width);
    }
    criteria(&mut out, c, width);
    let (open, waived) = c.open_and_waived();
    let mandatory = open.iter().filter(|i| c.findings[**i].bars()).count();
    if !open.is_empty() {
        let shown = open.len().min(FIRST);
        out.push_str(&format!(
            "\n  {}\n",
            paint(bold(), &format!("Do first ({shown} of {} gaps, {mandatory} of them mandatory)", open.len()))
        ));
        for i in open.iter().take(FIRST) {
            gap(&mut out, &c.findings[*i], width);
        }
        if open.len() > FIRST {
            push(&mut out, &format!("… {} more: accredit gaps {}", open.len() - FIRST, c.file), "  ", "  ", width);
        }
    }
    if !waived.is_empty() {
        let shown = waived.len().min(FIRST);
        out.push_str(&format!("\n  {}\n", paint(bold(), &format!("Waived ({shown} of {})", waived.len()))));
    }
    for f in waived.iter().take(FIRST).map(|i| &c.findings[*i]) {
        let terms = f.waiver.as_ref().map(waiver).unwrap_or_default();
        push(&mut out, &cut(&format!("– {} {}: {terms}", f.code, f.title), 300), "  ", "    ", width);
    }
    if waived.len() > FIRST {
        push(&mut out, &format!("… {} more: accredit gaps {}", waived.len() - FIRST, c.file), "  ", "  ", width);
    }
    questions(&mut out, c, width);
    cautions(&mut out, c, width);
    if let Some(s) = inherited::sentence(c) {
        out.push_str(&format!("\n  {}\n", paint(bold(), inherited::HEADING)));
        push(&mut out, &cut(&s, 600), "  ", "  ", width);
    }
    out
}

/// What an assessor would ask about; a few of them.
fn cautions(out: &mut String, c: &CourseResult, width: usize) {
    if c.cautions.is_empty() {
        return;
    }
    let shown = c.cautions.len().min(FIRST);
    out.push_str(&format!("\n  {}\n", paint(bold(), &format!("An assessor would ask ({shown} of {})", c.cautions.len()))));
    for k in c.cautions.iter().take(FIRST) {
        push(out, &format!("! {}: {} [{}]", k.weight.words(), cut(&k.text, 300), k.code), "  ", "    ", width);
        if let Some(p) = k.places.first() {
            push(out, &p.to_string(), "    where    ", "             ", width);
        }
    }
}

/// Where the result is a supposition: the verdict as it is, and what would change.
fn supposed(out: &mut String, c: &CourseResult, width: usize) {
    let Some(s) = &c.supposed else { return };
    push(out, &format!("As it is: {}", s.verdict), "  ", "  ", width);
    if s.to_be_supplied > 0 {
        let text = format!(
            "{} value{} in {} still to be supplied by the provider; what stands for {} here is supposed too.",
            s.to_be_supplied,
            if s.to_be_supplied == 1 { "" } else { "s" },
            if s.to_be_supplied == 1 { format!("{} is", s.file) } else { format!("{} are", s.file) },
            if s.to_be_supplied == 1 { "it" } else { "them" },
        );
        push(out, &text, "  ", "  ", width);
    }
    out.push_str(&format!("\n  {}\n", paint(bold(), &format!("What would change ({})", s.differences.len()))));
    for d in &s.differences {
        push(out, &format!("{} {}: {} → {}", d.code, d.title, d.before.words(), d.after.words()), "  ", "    ", width);
    }
    if s.differences.is_empty() {
        out.push_str("  nothing\n");
    }
    out.push('\n');
}

/// Undetermined findings, mandatory ones first; a few of them.
fn questions(out: &mut String, c: &CourseResult, width: usize) {
    if c.questions.is_empty() {
        return;
    }
    let most = if c.gaps.is_empty() { FIRST } else { 2 };
    let shown = c.questions.len().min(most);
    out.push_str(&format!("\n  {}\n", paint(bold(), &format!("Cannot be told ({shown} of {})", c.questions.len()))));
    for i in c.questions.iter().take(most) {
        let f = &c.findings[*i];
        push(out, &format!("? {} {}{}: {}", f.code, f.title, marks(f), cut(&reasons(f), 220)), "  ", "    ", width);
        if let Some(s) = &f.settle {
            push(out, &cut(s, 220), "    to settle: ", "               ", width);
        }
    }
}

fn criteria(out: &mut String, c: &CourseResult, width: usize) {
    let cells: Vec<String> = c
        .criteria
        .iter()
        .map(|k| {
            let n = k.counts.applicable();
            let style = if n == 0 {
                dim()
            } else if k.counts.not_met + k.counts.partly_met > 0 {
                Style::new().fg_color(Some(AnsiColor::Red.into()))
            } else if k.counts.undetermined > 0 {
                Style::new().fg_color(Some(AnsiColor::Yellow.into()))
            } else {
                Style::new().fg_color(Some(AnsiColor::Green.into()))
            };
            let count = if n == 0 { "binds others".to_string() } else { format!("{}/{n} met", k.counts.met) };
            let title = cut(&format!("{} {}", k.code, k.title), 44);
            format!("{title:<45}{}", paint(style, &format!("{count:>9}")))
        })
        .collect();
    let columns = if width >= 116 { 2 } else { 1 };
    let rows = cells.len().div_ceil(columns);
    for r in 0..rows {
        let line: Vec<String> = (0..columns).filter_map(|k| cells.get(r + k * rows)).cloned().collect();
        out.push_str(&format!("  {}\n", line.join("    ")));
    }
}

/// One gap: what is missing, where, and what would close it.
pub fn gap(out: &mut String, f: &Finding, width: usize) {
    let Some(g) = &f.gap else { return };
    let head = format!("{}. {} {}{} – {}", g.order, f.code, line(&f.title), marks(f), g.kind.words());
    push(out, &head, "  ", "     ", width);
    push(out, &cut(&g.missing, 400), "     missing  ", "              ", width);
    if let Some(p) = &f.course_at {
        push(out, &p.to_string(), "     where    ", "              ", width);
    }
    push(out, &cut(&g.close, 400), "     close    ", "              ", width);
    if let Some(w) = &f.waiver {
        push(out, &cut(&waiver(w), 400), "     waived   ", "              ", width);
    }
}

/// The whole gap list of a course.
pub fn gaps(c: &CourseResult, width: usize) -> String {
    let mut out = format!("{}\n", paint(bold(), &cut(&c.title, width)));
    push(&mut out, &c.verdict, "  ", "  ", width);
    for i in &c.gaps {
        out.push('\n');
        gap(&mut out, &c.findings[*i], width);
    }
    if !c.questions.is_empty() {
        out.push_str(&format!("\n  {}\n", paint(bold(), "Cannot be told")));
    }
    for i in &c.questions {
        let f = &c.findings[*i];
        push(&mut out, &format!("? {} {}{}: {}", f.code, f.title, marks(f), reasons(f)), "  ", "     ", width);
        if let Some(s) = &f.settle {
            push(&mut out, s, "     to settle: ", "                ", width);
        }
    }
    out
}

fn marks(f: &Finding) -> String {
    match (f.critical, f.force.bars(), f.status) {
        _ if f.waiver.is_some() => " [waived]".into(),
        (true, _, _) => " [critical]".into(),
        (_, false, _) => " [recommended]".into(),
        (_, _, Status::PartlyMet) => " [partly met]".into(),
        _ => String::new(),
    }
}

fn reasons(f: &Finding) -> String {
    f.reasons.iter().map(|r| r.text.as_str()).collect::<Vec<_>>().join("; ")
}

/// Adds a text, wrapped, with one beginning for its first line and another for the rest.
pub(in crate::report) fn push(out: &mut String, text: &str, first: &str, rest: &str, width: usize) {
    for (i, l) in wrap(text, width.saturating_sub(rest.len())).iter().enumerate() {
        out.push_str(if i == 0 { first } else { rest });
        out.push_str(l);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::bounded;

    #[test]
    fn a_text_beyond_its_bound_is_cut_between_lines_and_counted() {
        let text = || (1..=9).map(|n| format!("line {n}\n")).collect::<String>();
        assert_eq!(bounded(text(), 63, 1, "x"), text());
        let cut = bounded(text(), 30, 1, "x");
        assert_eq!(cut, "line 1\nline 2\nline 3\n… 5 more lines left out; x, and `--limit output=BYTES` shows more here\nline 9\n");
    }
}
