//! The gap list as rows: one shape, so that CSV, XLSX and Markdown say the same in the same order.
//!
//! For each course first its gaps, in the order in which to take them, then its open questions. A row looks its cells up
//! in the result; nothing is computed. To add a column: a variant of [`Column`] with its heading and its cell, and its place
//! in [`GAPS`] or [`FINDINGS`].

use super::inherited;
use super::text::{cut, is_plain, is_unsafe, waiver};
use crate::model::matrix::MatrixUnit;
use crate::model::result::{CourseResult, Finding, RestsOn, RunHeader, StandardResult, Truth};
use crate::model::standard::Force;
use crate::source::Place;
use std::borrow::Cow;

/// What every gap list says of itself (law 4).
pub const NOT_ACCREDITATION: &str = "Alignment is not accreditation. This is what the evidence supplied shows against the editions named, on the date given; it is nobody's decision.";

/// A column of a gap list or of a list of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Place in the order in which to take the gaps; empty for a question.
    Order,
    /// Id of the course.
    Course,
    /// Title of the course; says so where it is an invented example.
    CourseTitle,
    /// The verdict on the course in a few words, standing included.
    Verdict,
    /// Code of the standard.
    Standard,
    /// Edition of the standard.
    Edition,
    /// Standing of the standard in words (law 5).
    Standing,
    /// Code of the requirement.
    Code,
    /// Permanent id of the requirement.
    Id,
    /// Title of the requirement.
    Requirement,
    /// Code and title of the criterion.
    Criterion,
    /// Force in the profile.
    Force,
    /// Whether it is critical: `yes` or `no`.
    Critical,
    /// Status in words.
    Status,
    /// The waiver in force: until when, by whom and why; empty where there is none.
    Waiver,
    /// Codes of the reasons.
    ReasonCodes,
    /// The reasons in words.
    Reasons,
    /// Kind of change that closes the gap; empty for a question.
    KindOfChange,
    /// What is missing; for a question, why it cannot be told.
    Missing,
    /// What would close the gap, or settle the question.
    Close,
    /// Codes of the requirements it follows from.
    FollowsFrom,
    /// For the reader to fill in.
    Owner,
    /// For the reader to fill in.
    DueDate,
    /// File in which the course speaks of it, or the course file.
    CourseFile,
    /// Line in that file.
    Line,
    /// File and line of the requirement.
    StandardFileLine,
    /// What the finding rests on (law 6).
    RestsOn,
    /// Whether it rests on the provider's own statement: `yes` or `no`.
    OwnStatement,
    /// What of the provider's file counted for it, and what was set aside.
    FromProvider,
    /// The date the verdict is made for (law 8).
    AsOf,
}

use Column as C;

/// The columns of a gap list.
#[rustfmt::skip]
pub const GAPS: [Column; 23] = [
    C::Order, C::Course, C::CourseTitle, C::Standard, C::Standing, C::Code, C::Requirement, C::Criterion, C::Force,
    C::Critical, C::Status, C::Waiver, C::KindOfChange, C::Missing, C::Close, C::FollowsFrom, C::Owner, C::DueDate, C::CourseFile,
    C::Line, C::StandardFileLine, C::RestsOn, C::AsOf,
];

/// The columns of a list of all findings.
#[rustfmt::skip]
pub const FINDINGS: [Column; 26] = [
    C::Course, C::CourseTitle, C::Verdict, C::Standard, C::Edition, C::Standing, C::Code, C::Id, C::Requirement,
    C::Criterion, C::Force, C::Critical, C::Status, C::Waiver, C::ReasonCodes, C::Reasons, C::KindOfChange, C::Close,
    C::FollowsFrom, C::RestsOn, C::OwnStatement, C::FromProvider, C::CourseFile, C::Line, C::StandardFileLine, C::AsOf,
];

impl Column {
    /// The heading people read.
    pub fn heading(self) -> &'static str {
        match self {
            C::Order => "order",
            C::Course => "course",
            C::CourseTitle => "course title",
            C::Verdict => "verdict",
            C::Standard => "standard",
            C::Edition => "edition",
            C::Standing => "standing",
            C::Code => "code",
            C::Id => "id",
            C::Requirement => "requirement",
            C::Criterion => "criterion",
            C::Force => "force",
            C::Critical => "critical",
            C::Status => "status",
            C::Waiver => "waiver",
            C::ReasonCodes => "reason codes",
            C::Reasons => "reasons",
            C::KindOfChange => "kind of change",
            C::Missing => "what is missing",
            C::Close => "what would close it",
            C::FollowsFrom => "follows from",
            C::Owner => "owner",
            C::DueDate => "due date",
            C::CourseFile => "course file",
            C::Line => "line",
            C::StandardFileLine => "standard file line",
            C::RestsOn => "rests on",
            C::OwnStatement => "own statement",
            C::FromProvider => "from the provider",
            C::AsOf => "as of",
        }
    }
}

/// What stands in a cell: text that is already [`clean`], a number, or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text.
    Text(Cow<'a, str>),
    /// A number.
    Number(u32),
}

impl<'a> Cell<'a> {
    fn text(text: impl Into<Cow<'a, str>>) -> Self {
        match text.into() {
            t if t.is_empty() => Cell::Empty,
            Cow::Borrowed(t) => Cell::Text(clean(t)),
            Cow::Owned(t) => Cell::Text(Cow::Owned(clean(&t).into_owned())),
        }
    }
}

/// One finding of one course.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    header: &'a RunHeader,
    course: &'a CourseResult,
    finding: &'a Finding,
}

impl<'a> Row<'a> {
    /// Whether it is a gap; otherwise it is a question, or a finding that is neither.
    pub fn is_gap(&self) -> bool {
        self.finding.gap.is_some()
    }

    fn standard(&self) -> Option<&'a StandardResult> {
        self.header.standards.iter().find(|s| s.id == self.finding.standard)
    }

    /// What stands in a column.
    pub fn cell(&self, column: Column) -> Cell<'a> {
        let (course, finding) = (self.course, self.finding);
        let gap = finding.gap.as_ref();
        let standard = self.standard();
        match column {
            C::Order => gap.map_or(Cell::Empty, |g| number(g.order)),
            C::Course => Cell::text(&course.id),
            C::CourseTitle => Cell::text(title(course)),
            C::Verdict => Cell::text(&course.headline),
            C::Standard => Cell::text(standard.map_or(&finding.standard, |s| &s.code)),
            C::Edition => standard.map_or(Cell::Empty, |s| Cell::text(&s.edition)),
            C::Standing => standard.map_or(Cell::Empty, |s| Cell::text(s.standing_words)),
            C::Code => Cell::text(&finding.code),
            C::Id => Cell::text(&finding.requirement),
            C::Requirement => Cell::text(&finding.title),
            C::Criterion => {
                let known = course.criteria.iter().find(|c| c.standard == finding.standard && c.code == finding.criterion);
                known.map_or_else(|| Cell::text(&finding.criterion), |c| Cell::text(format!("{} {}", c.code, c.title)))
            }
            C::Force => Cell::text(match finding.force {
                Force::Mandatory => "mandatory",
                Force::Recommended => "recommended",
                Force::Unknown => "unknown, counts as mandatory",
            }),
            C::Critical => Cell::text(yes(finding.critical)),
            C::Status => Cell::text(finding.status.words()),
            C::Waiver => finding.waiver.as_ref().map_or(Cell::Empty, |w| Cell::text(waiver(w))),
            C::ReasonCodes => Cell::text(finding.reasons.iter().map(|r| r.code).collect::<Vec<_>>().join(", ")),
            C::Reasons => Cell::text(finding.reasons.iter().map(|r| r.text.as_str()).collect::<Vec<_>>().join("; ")),
            C::KindOfChange => gap.map_or(Cell::Empty, |g| Cell::text(g.kind.words())),
            C::Missing => match gap {
                Some(g) => Cell::text(&g.missing),
                None => finding.reasons.first().map_or(Cell::Empty, |r| Cell::text(&r.text)),
            },
            C::Close => match gap {
                Some(g) => Cell::text(&g.close),
                None => finding.settle.as_ref().map_or(Cell::Empty, Cell::text),
            },
            C::FollowsFrom => gap.map_or(Cell::Empty, |g| Cell::text(g.causes.join(", "))),
            C::Owner | C::DueDate => Cell::Empty,
            C::CourseFile => Cell::text(finding.course_at.as_ref().map_or(&*course.file, |p| &*p.file)),
            C::Line => finding.course_at.as_ref().map_or(Cell::Empty, |p| Cell::Number(p.line)),
            C::StandardFileLine => finding.standard_at.as_ref().map_or(Cell::Empty, |p| Cell::text(place(p))),
            C::RestsOn => Cell::text(match finding.rests_on {
                RestsOn::Claim => "claim",
                RestsOn::Checked => "checked",
                RestsOn::Judged => "judged",
            }),
            C::OwnStatement => Cell::text(yes(finding.self_declared)),
            C::FromProvider => Cell::text(inherited::of_finding(finding)),
            C::AsOf => Cell::text(&self.header.as_of),
        }
    }
}

fn number(n: usize) -> Cell<'static> {
    u32::try_from(n).map_or(Cell::Empty, Cell::Number)
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn place(p: &Place) -> String {
    format!("{}:{}", p.file, p.line)
}

/// Title of a course; says so where it is an invented example.
pub fn title(course: &CourseResult) -> Cow<'_, str> {
    if course.example { Cow::Owned(format!("{} (invented example)", course.title)) } else { Cow::Borrowed(&course.title) }
}

/// A unit as a matrix heads it: id, title, and a mark where not every learner takes it.
pub fn unit(u: &MatrixUnit) -> String {
    let title = u.title.as_ref().map(|t| format!(" {}", cut(t, 60))).unwrap_or_default();
    let mark = if u.every_learner == Truth::Holds { "" } else { " (o)" };
    format!("{}{title}{mark}", u.id)
}

/// The gap list of one course: its gaps, then its questions.
pub fn gaps<'a>(header: &'a RunHeader, course: &'a CourseResult) -> impl Iterator<Item = Row<'a>> {
    let chosen = course.gaps.iter().chain(&course.questions);
    chosen.filter_map(|i| course.findings.get(*i)).map(move |finding| Row { header, course, finding })
}

/// All findings of one course.
pub fn findings<'a>(header: &'a RunHeader, course: &'a CourseResult) -> impl Iterator<Item = Row<'a>> {
    course.findings.iter().map(move |finding| Row { header, course, finding })
}

/// One line of text: line ends and tabs become a space, other control characters and those that turn or hide a line go.
pub fn clean(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if is_plain(text) && !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_unsafe(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    Cow::Owned(out.trim_start().to_string())
}

/// Whether a spreadsheet would read a cell that begins so as a formula; the full-width signs count in some locales.
pub fn is_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
pub mod tests {
    //! A small result that every list is tested with: two gaps (one hostile), one question, one requirement met.
    use super::*;
    use crate::model::result::*;
    use crate::model::standard::{Kind, Origin, Scope, Standing};

    /// What a hostile author might put into a title.
    pub const HOSTILE: &str = "=HYPERLINK(\"http://x\")|`a`\r\n# <b>b</b>\u{202e}[c](d)\u{7}";

    fn place(file: &str, line: u32) -> Place {
        Place { file: file.into(), line, column: 3, pointer: "/units/0".into() }
    }

    #[rustfmt::skip]
    fn finding(n: u32, title: &str, status: Status) -> Finding {
        let gap = Gap {
            kind: GapKind::Assess,
            order: n as usize,
            missing: "-no outcome is assessed".into(),
            close: "assess it".into(),
            causes: vec!["T-9".into()],
        };
        let unmet = matches!(status, Status::NotMet | Status::PartlyMet);
        Finding {
            requirement: format!("test.{n}"),
            code: format!("T-{n}"),
            title: title.into(),
            standard: "test".into(),
            criterion: "T".into(),
            kind: Kind::Skill,
            force: Force::Mandatory,
            critical: n == 1,
            scope: Scope::Programme,
            status,
            reasons: vec![Reason { code: "why", text: "the reason".into() }],
            observations: vec![], evidence: vec![], statement: None, self_declared: false, guarantee: None, route: None,
            gap: unmet.then_some(gap),
            waiver: None,
            settle: (status == Status::Undetermined).then(|| "ask the awarding body".into()),
            rests_on: RestsOn::Checked,
            course_at: (n == 1).then(|| place("courses/a/b.yaml", 12)),
            standard_at: Some(place("standards/t.yaml", n)),
        }
    }

    /// A run over one course.
    #[rustfmt::skip]
    pub fn run() -> (RunHeader, Vec<CourseResult>) {
        let origin = Origin { title: "t".into(), url: None, date: None, licence: None, coverage: None };
        let (code, title, publisher, edition) = ("T".into(), "Test standard".into(), "p".into(), "0.1".into());
        let (standing, standing_words, digest) = (Standing::WorkingDraft, Standing::WorkingDraft.words(), "0".repeat(64));
        let standard = StandardResult { id: "test".into(), code, title, publisher, edition, standing, standing_words, note: None, not_held: vec![], source: origin, digest };
        let profile = ProfileResult { id: "p".into(), title: "Profile".into(), edition: "1".into(), digest: "0".repeat(64) };
        let header = RunHeader { format: FORMAT, as_of: "2026-03-01".into(), profile, standards: vec![standard], waivers: vec![] };
        let course = CourseResult {
            id: "a".into(),
            title: "Course <i>&amp;</i>".into(),
            example: true,
            part: false,
            provider: None, provider_name: None, edition: None, nations: vec![], offer: None, criteria: vec![], stated: Figures::default(), least: Figures::default(), weakest_route: None, award: None, awards: vec![], cautions: vec![],
            file: "courses/a/b.yaml".into(),
            digest: "0".repeat(64),
            level: LevelResult { framework: None, stated: None, eligible: "yes", corresponds: vec![], credit: None, hours: None },
            alignment: Alignment::NotAligned,
            standing: Standing::WorkingDraft,
            verdict: "Not aligned with the working draft.".into(),
            headline: "Not aligned with the working draft".into(),
            counts: Counts { met: 1, partly_met: 1, not_met: 1, undetermined: 1, not_applicable: 0, waived: 0 },
            findings: vec![finding(2, "Plain", Status::PartlyMet), finding(3, "Open", Status::Undetermined), finding(1, HOSTILE, Status::NotMet), finding(4, "Met", Status::Met)],
            gaps: vec![2, 0],
            questions: vec![1],
            matrix: Default::default(),
            inherited: vec![],
            classed: Vec::new(),
            supposed: None,
        };
        (header, vec![course])
    }

    #[test]
    fn gaps_come_in_their_order_and_questions_after_them_without_one() {
        let (header, courses) = run();
        let rows: Vec<Row> = gaps(&header, &courses[0]).collect();
        let orders: Vec<Cell> = rows.iter().map(|r| r.cell(C::Order)).collect();
        assert_eq!(orders, [Cell::Number(1), Cell::Number(2), Cell::Empty]);
        assert_eq!(rows[2].cell(C::Status), Cell::Text("cannot tell".into()));
        assert_eq!(rows[2].cell(C::Close), Cell::Text("ask the awarding body".into()));
        assert_eq!(findings(&header, &courses[0]).count(), 4);
    }

    #[test]
    fn cells_hold_one_line_and_nothing_that_hides_or_turns_it() {
        assert_eq!(clean(" a\r\n\tb\u{202e}c\u{1b}d\u{2028}e\u{85}f "), "a bcd e f");
        assert_eq!(clean("Coleg Glan Afon – Ŵy"), "Coleg Glan Afon – Ŵy");
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_known() {
        assert!(["=1", "+1", "-1", "@x", "\t=1", " =1", "＝1"].iter().all(|t| is_formula(t)));
        assert!(!is_formula("a=1") && !is_formula(""));
    }
}
