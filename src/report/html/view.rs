//! What the templates see: the result in plain words, grouped as the page shows it. Nothing is judged or counted here.

use super::anchors::{Anchors, taken};
use super::finding::{Requirement, requirement};
use super::matrix::{MatrixView, matrix};
use super::units::{UnitsView, units};
use super::words::{self, Tag};
use crate::diagnostic::Diagnostic;
use crate::model::caution::{Caution, Weight};
use crate::model::result::{AwardResult, Counts, CourseResult, RunHeader, Status};
use crate::report::inherited;
use crate::report::text::cut;
use serde::Serialize;
use std::collections::HashMap;

const STATUSES: [Status; 5] = [Status::Met, Status::PartlyMet, Status::NotMet, Status::Undetermined, Status::NotApplicable];
const FIRST: usize = 5;
const BAR: usize = 150;

/// The page.
#[derive(Debug, Serialize)]
pub struct Page {
    title: String,
    heading: String,
    full_title: Option<String>,
    running: String,
    provider: Option<String>,
    example: bool,
    part: bool,
    file: String,
    checked: Vec<Row>,
    as_of: String,
    as_of_words: String,
    profile: String,
    standards: Vec<StandardView>,
    class: &'static str,
    headline: String,
    verdict: String,
    standing: &'static str,
    standing_class: &'static str,
    offer: Option<String>,
    awards: Vec<AwardView>,
    level: Vec<Row>,
    counts: Vec<Count>,
    applicable: usize,
    self_declared: usize,
    coverage: Vec<Coverage>,
    groups: Vec<Group>,
    requirements: Vec<Requirement>,
    mandatory: Vec<usize>,
    recommended: Vec<usize>,
    first_mandatory: Vec<usize>,
    first_recommended: Vec<usize>,
    waived: Vec<usize>,
    waivers: Vec<WaiversView>,
    questions: Vec<usize>,
    cautions: Vec<CautionView>,
    doubts: bool,
    matrix: MatrixView,
    units: UnitsView,
    inherited: InheritedView,
    diagnostics: Vec<Defect>,
}

#[derive(Debug, Serialize)]
struct AwardView {
    title: String,
    exit: bool,
    level: Option<String>,
    headline: String,
    not_met: String,
    cannot_tell: String,
}

#[derive(Debug, Serialize)]
struct InheritedView {
    heading: &'static str,
    caption: &'static str,
    columns: [&'static str; 5],
    rows: Vec<[String; 5]>,
}

#[derive(Debug, Serialize)]
struct CautionView {
    weight: String,
    code: &'static str,
    text: String,
    help: String,
    requirements: String,
    places: String,
}

#[derive(Debug, Serialize)]
struct Row {
    name: &'static str,
    text: String,
    code: bool,
}

#[derive(Debug, Serialize)]
struct StandardView {
    code: String,
    title: String,
    publisher: String,
    edition: String,
    standing: &'static str,
    standing_class: &'static str,
    note: Option<String>,
    not_held: Vec<String>,
    source: String,
    date: Option<String>,
    url: Option<String>,
    digest: String,
}

/// A file of waivers given for the run.
#[derive(Debug, Serialize)]
struct WaiversView {
    file: String,
    digest: String,
}

#[derive(Debug, Serialize)]
struct Count {
    tag: Tag,
    n: usize,
}

#[derive(Debug, Serialize)]
struct Coverage {
    title: String,
    rows: Vec<CoverageRow>,
}

#[derive(Debug, Serialize)]
struct CoverageRow {
    anchor: String,
    code: String,
    title: String,
    bar: Vec<Segment>,
    counts: Vec<Count>,
}

#[derive(Debug, Serialize)]
struct Segment {
    class: &'static str,
    x: usize,
    width: usize,
}

#[derive(Debug, Serialize)]
struct Group {
    title: String,
    standing: &'static str,
    standing_class: &'static str,
    criteria: Vec<Criterion>,
    /// The file of the standard.
    file: String,
}

#[derive(Debug, Serialize)]
struct Criterion {
    anchor: String,
    code: String,
    title: String,
    requirements: Vec<usize>,
}

#[derive(Debug, Serialize)]
struct Defect {
    code: &'static str,
    severity: &'static str,
    message: String,
    place: Option<String>,
    help: Option<String>,
    before: String,
    mark: String,
    after: String,
    related: Vec<String>,
}

/// Makes the view of one course.
pub fn page(header: &RunHeader, course: &CourseResult, diagnostics: &[Diagnostic]) -> Page {
    let (mut anchors, taken) = taken(course.findings.iter().map(|f| f.code.as_str()));
    let by_code: HashMap<&str, String> = course.findings.iter().zip(&taken).rev().map(|(f, a)| (f.code.as_str(), a.clone())).collect();
    let requirements: Vec<Requirement> =
        course.findings.iter().zip(taken).map(|(f, a)| requirement(f, a, &course.file, &by_code)).collect();
    let known = |list: &[usize]| -> Vec<usize> { list.iter().copied().filter(|i| *i < requirements.len()).collect() };
    let (waived, gaps): (Vec<usize>, Vec<usize>) = known(&course.gaps).into_iter().partition(|i| requirements[*i].waived);
    let (mandatory, recommended): (Vec<usize>, Vec<usize>) = gaps.into_iter().partition(|i| requirements[*i].bars);
    let first_mandatory: Vec<usize> = mandatory.iter().copied().take(FIRST).collect();
    let first_recommended: Vec<usize> = recommended.iter().copied().take(FIRST - first_mandatory.len()).collect();
    let questions = known(&course.questions);
    let (coverage, groups) = groups(header, course, &mut anchors);
    let clipped = course.title.chars().count() > 160;
    Page {
        title: cut(&course.title, 100),
        heading: cut(&course.title, 160),
        full_title: clipped.then(|| course.title.clone()),
        running: cut(&course.title, 60),
        provider: course.provider_name.as_ref().or(course.provider.as_ref()).map(|p| cut(p, 200)),
        example: course.example,
        part: course.part,
        file: course.file.to_string(),
        checked: checked(course),
        as_of: header.as_of.clone(),
        as_of_words: words::date(&header.as_of),
        profile: format!("{}, edition {}", header.profile.title, header.profile.edition),
        standards: standards(header),
        class: words::alignment(course.alignment),
        headline: course.headline.clone(),
        verdict: course.verdict.clone(),
        standing: course.standing.words(),
        standing_class: words::standing(course.standing),
        offer: course.offer.clone(),
        awards: course.awards.iter().map(award).collect(),
        level: level(course),
        counts: counts(&course.counts),
        applicable: course.counts.applicable(),
        self_declared: course.self_declared(),
        coverage,
        groups,
        requirements,
        mandatory,
        recommended,
        first_mandatory,
        first_recommended,
        waived,
        waivers: header.waivers.iter().map(|w| WaiversView { file: w.file.to_string(), digest: words::digest(&w.digest) }).collect(),
        questions,
        cautions: course.cautions.iter().map(caution).collect(),
        doubts: course.cautions.iter().any(|c| c.weight == Weight::Doubt),
        matrix: matrix(&course.matrix, &by_code),
        units: units(course, &by_code),
        inherited: InheritedView {
            heading: inherited::HEADING,
            caption: inherited::CAPTION,
            columns: inherited::COLUMNS,
            rows: course.inherited.iter().map(inherited::cells).collect(),
        },
        diagnostics: diagnostics.iter().map(defect).collect(),
    }
}

impl Page {
    /// Gives each requirement the address of a page of its own.
    pub fn lead_to(&mut self, pages: impl Iterator<Item = String>) {
        self.requirements.iter_mut().zip(pages).for_each(|(r, page)| r.page = Some(page));
    }
}

fn award(a: &AwardResult) -> AwardView {
    AwardView {
        title: cut(&a.title, 160),
        exit: a.exit,
        level: a.level.as_ref().map(|l| cut(l, 60)),
        headline: a.headline.clone(),
        not_met: a.not_met.join(", "),
        cannot_tell: a.cannot_tell.join(", "),
    }
}

/// How many places a caution names; the JSON beside the page has them all.
const PLACES: usize = 4;

fn caution(c: &Caution) -> CautionView {
    let mut places: Vec<String> = c.places.iter().take(PLACES).map(ToString::to_string).collect();
    if c.places.len() > PLACES {
        places.push(format!("{} more", c.places.len() - PLACES));
    }
    CautionView {
        weight: words::sentence(c.weight.words()).trim_end_matches('.').to_string(),
        code: c.code,
        text: words::sentence(&c.text),
        help: c.help.clone(),
        requirements: cut(&c.requirements.join(", "), 300),
        places: places.join(", "),
    }
}

fn row(name: &'static str, text: impl Into<String>) -> Row {
    Row { name, text: text.into(), code: false }
}

fn checked(course: &CourseResult) -> Vec<Row> {
    let mut out = Vec::new();
    out.extend(course.edition.as_ref().map(|e| row("Edition", e.as_str())));
    if !course.nations.is_empty() {
        out.push(row(if course.nations.len() == 1 { "Nation" } else { "Nations" }, course.nations.join(", ")));
    }
    out.push(Row { name: "File", text: course.file.to_string(), code: true });
    out.push(Row { name: "Digest", text: words::digest(&course.digest), code: true });
    out
}

fn level(course: &CourseResult) -> Vec<Row> {
    let l = &course.level;
    let not_stated = || "not stated".to_string();
    let stated = match (&l.framework, &l.stated) {
        (Some(f), Some(s)) if s.contains(f.as_str()) => s.clone(),
        (Some(f), Some(s)) => format!("{f} level {s}"),
        (None, Some(s)) => format!("{s}, framework not stated"),
        (Some(f), None) => format!("{f}, level not stated"),
        (None, None) => not_stated(),
    };
    let mut out = vec![row("Level as stated", stated), row("High enough?", words::eligible(l.eligible))];
    if !l.corresponds.is_empty() {
        out.push(row("Corresponds to", l.corresponds.join(", ")));
    }
    out.push(row("Credit", l.credit.clone().unwrap_or_else(not_stated)));
    out.push(row("Total Qualification Time", l.hours.map_or_else(not_stated, |h| format!("{} hours", words::number(h)))));
    out
}

fn standards(header: &RunHeader) -> Vec<StandardView> {
    let view = |s: &crate::model::result::StandardResult| StandardView {
        code: s.code.clone(),
        title: s.title.clone(),
        publisher: s.publisher.clone(),
        edition: s.edition.clone(),
        standing: s.standing_words,
        standing_class: words::standing(s.standing),
        note: s.note.clone(),
        not_held: s.not_held.clone(),
        source: s.source.title.clone(),
        date: s.source.date.as_deref().map(words::date),
        url: words::link(s.source.url.as_ref()),
        digest: words::digest(&s.digest),
    };
    header.standards.iter().map(view).collect()
}

fn number(c: &Counts, s: Status) -> usize {
    match s {
        Status::Met => c.met,
        Status::PartlyMet => c.partly_met,
        Status::NotMet => c.not_met,
        Status::Undetermined => c.undetermined,
        Status::NotApplicable => c.not_applicable,
    }
}

fn counts(c: &Counts) -> Vec<Count> {
    STATUSES.iter().map(|s| Count { tag: words::status(*s), n: number(c, *s) }).collect()
}

/// Criteria by standard, once as rows of the table of coverage and once with their findings.
fn groups(header: &RunHeader, course: &CourseResult, anchors: &mut Anchors) -> (Vec<Coverage>, Vec<Group>) {
    let all = |c: &Counts| STATUSES.iter().map(|s| number(c, *s)).sum::<usize>();
    // One unit of width for one requirement, the same in every row: a longer bar is a longer criterion.
    let longest = course.criteria.iter().map(|c| all(&c.counts)).max().unwrap_or(1).max(1);
    let mut coverage: Vec<Coverage> = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut last: Option<&str> = None;
    for c in &course.criteria {
        if last != Some(c.standard.as_str()) {
            let standard = header.standards.iter().find(|s| s.id == c.standard);
            let title = standard.map_or_else(|| c.standard.clone(), |s| format!("{} {}", s.code, s.title));
            coverage.push(Coverage { title: title.clone(), rows: Vec::new() });
            let standing = standard.map_or(course.standing, |s| s.standing);
            groups.push(Group {
                title,
                standing: standing.words(),
                standing_class: words::standing(standing),
                file: file_of(course, &c.standard),
                criteria: Vec::new(),
            });
            last = Some(c.standard.as_str());
        }
        let anchor = anchors.take(&c.code);
        let mut x = 0;
        let mut bar = Vec::new();
        for s in STATUSES {
            let width = number(&c.counts, s) * BAR / longest;
            if width > 0 {
                bar.push(Segment { class: words::status(s).class, x, width });
            }
            x += width;
        }
        if let (Some(rows), Some(group)) = (coverage.last_mut(), groups.last_mut()) {
            rows.rows.push(CoverageRow {
                anchor: anchor.clone(),
                code: c.code.clone(),
                title: c.title.clone(),
                bar,
                counts: counts(&c.counts),
            });
            let own = course.findings.iter().enumerate().filter(|(_, f)| f.standard == c.standard && f.criterion == c.code);
            group.criteria.push(Criterion {
                anchor,
                code: c.code.clone(),
                title: c.title.clone(),
                requirements: own.map(|(i, _)| i).collect(),
            });
        }
    }
    (coverage, groups)
}

/// The file in which the requirements of a standard stand.
fn file_of(course: &CourseResult, standard: &str) -> String {
    let at = course.findings.iter().filter(|f| f.standard == standard).find_map(|f| f.standard_at.as_ref());
    at.map_or_else(String::new, |p| p.file.to_string())
}

fn defect(d: &Diagnostic) -> Defect {
    let part = |range: std::ops::Range<usize>| d.excerpt.as_ref().and_then(|e| e.text.get(range)).unwrap_or("").to_string();
    let (whole, mark) = d.excerpt.as_ref().map_or((0, 0..0), |e| (e.text.len(), e.mark.clone()));
    Defect {
        code: d.code,
        severity: d.severity.word(),
        message: words::sentence(&d.message),
        place: d.place.as_ref().map(ToString::to_string),
        help: d.help.as_deref().map(words::sentence),
        before: part(0..mark.start),
        mark: part(mark.clone()),
        after: part(mark.end..whole),
        related: d.related.iter().map(|r| format!("{}: {}", r.message, r.place)).collect(),
    }
}
