//! What the templates see: the result in plain words, grouped as the page shows it. Nothing is judged or counted here.

use super::anchors::{Anchors, taken};
use super::finding::{Requirement, article, gap_row, requirement};
use super::matrix::{MatrixView, matrix};
use super::piece::Piece;
use super::units::{UnitsView, units};
use super::verdict::{headline, verdict};
use super::words::{self, Say, Tag};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::caution::{Caution, Weight};
use crate::model::result::{AwardResult, Counts, CourseResult, CriterionResult, Finding, Inherited, RunHeader, Status};
use crate::report::messages::{Key, Lang};
use crate::report::text::cut;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

const STATUSES: [Status; 5] = [Status::Met, Status::PartlyMet, Status::NotMet, Status::Undetermined, Status::NotApplicable];
const FIRST: usize = 5;
const BAR: usize = 150;

/// The page.
#[derive(Debug, Serialize)]
pub struct Page<'a> {
    /// Address of the same page in the other language.
    other: Option<String>,
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
    groups: Vec<Group<'a>>,
    /// Those that a template shows, each at its number.
    requirements: Vec<Option<Requirement<'a>>>,
    /// Their rows in the gap list.
    rows: GapRows,
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
    inherited: Vec<[String; 5]>,
    diagnostics: Vec<Defect>,
}

/// The rows of the gap list as they stand on the page.
#[derive(Debug, Serialize)]
struct GapRows {
    mandatory: String,
    recommended: String,
    waived: String,
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
    /// Its rows as they stand on the page.
    rows: String,
}

#[derive(Debug, Serialize)]
struct Group<'a> {
    title: String,
    standing: &'static str,
    standing_class: &'static str,
    criteria: Vec<Criterion<'a>>,
    /// The file of the standard.
    file: String,
}

#[derive(Debug, Serialize)]
struct Criterion<'a> {
    anchor: Arc<str>,
    code: &'a str,
    title: &'a str,
    /// Its requirements, with all that is told of each.
    articles: String,
}

#[derive(Debug, Serialize)]
struct Defect {
    code: &'static str,
    severity: &'static str,
    error: bool,
    message: String,
    place: Option<String>,
    help: Option<String>,
    before: String,
    mark: String,
    after: String,
    related: Vec<String>,
}

/// Makes the view of one course.
///
/// `lead` tells the address of a page on a requirement alone, where there is one.
pub fn page<'a>(
    say: Say,
    header: &RunHeader,
    course: &'a CourseResult,
    diagnostics: &[Diagnostic],
    other: Option<String>,
    lead: impl Fn(&Finding) -> Option<String>,
) -> Page<'a> {
    let (mut anchors, taken) = taken(course.findings.iter().map(|f| f.code.as_str()));
    let by_code: HashMap<&str, Arc<str>> = course.findings.iter().zip(&taken).rev().map(|(f, a)| (f.code.as_str(), a.clone())).collect();
    let requirements: Vec<Requirement<'a>> =
        course.findings.iter().zip(taken).map(|(f, a)| requirement(say, f, a, lead(f), &course.file, &by_code)).collect();
    let known = |list: &[usize]| -> Vec<usize> { list.iter().copied().filter(|i| *i < requirements.len()).collect() };
    let (waived, gaps): (Vec<usize>, Vec<usize>) = known(&course.gaps).into_iter().partition(|i| requirements[*i].waived);
    let (mandatory, recommended): (Vec<usize>, Vec<usize>) = gaps.into_iter().partition(|i| requirements[*i].bars);
    let first_mandatory: Vec<usize> = mandatory.iter().copied().take(FIRST).collect();
    let first_recommended: Vec<usize> = recommended.iter().copied().take(FIRST - first_mandatory.len()).collect();
    let questions = known(&course.questions);
    let (coverage, groups) = groups(say, header, course, &mut anchors, &requirements);
    let rows = |list: &[usize]| {
        let mut p = Piece::of(say, list.len() * 640);
        list.iter().for_each(|i| gap_row(&mut p, &requirements[*i]));
        p.out
    };
    let rows = GapRows { mandatory: rows(&mandatory), recommended: rows(&recommended), waived: rows(&waived) };
    let shown: HashSet<usize> = [&first_mandatory, &first_recommended, &questions].into_iter().flatten().copied().collect();
    let requirements = requirements.into_iter().enumerate().map(|(i, r)| shown.contains(&i).then_some(r)).collect();
    let headline = headline(say, course);
    let clipped = course.title.chars().count() > 160;
    Page {
        other,
        title: cut(&course.title, 100),
        heading: cut(&course.title, 160),
        full_title: clipped.then(|| course.title.clone()),
        running: cut(&course.title, 60),
        provider: course.provider_name.as_ref().or(course.provider.as_ref()).map(|p| cut(p, 200)),
        example: course.example,
        part: course.part,
        file: course.file.to_string(),
        checked: checked(say, course),
        as_of: header.as_of.clone(),
        as_of_words: words::date(say, &header.as_of),
        profile: profile(say, header),
        standards: standards(say, header),
        class: words::alignment(course.alignment),
        verdict: verdict(say, header, course, &headline),
        headline,
        standing: words::standing_words(say, course.standing),
        standing_class: words::standing(course.standing),
        offer: course.offer.clone(),
        awards: course.awards.iter().map(|a| award(say, a)).collect(),
        level: level(say, course),
        counts: counts(say, &course.counts),
        applicable: course.counts.applicable(),
        self_declared: course.self_declared(),
        coverage,
        groups,
        requirements,
        rows,
        mandatory,
        recommended,
        first_mandatory,
        first_recommended,
        waived,
        waivers: header.waivers.iter().map(|w| WaiversView { file: w.file.to_string(), digest: words::digest(&w.digest) }).collect(),
        questions,
        cautions: course.cautions.iter().map(|c| caution(say, c)).collect(),
        doubts: course.cautions.iter().any(|c| c.weight == Weight::Doubt),
        matrix: matrix(say, &course.matrix, &by_code),
        units: units(say, course, &by_code),
        inherited: course.inherited.iter().map(|i| inherited(say, i)).collect(),
        diagnostics: diagnostics.iter().map(|d| defect(say, d)).collect(),
    }
}

/// Profile and edition.
pub fn profile(say: Say, header: &RunHeader) -> String {
    say.fill(Key::ProfileEdition, &[&say.foreign(header.profile.title.as_str()), &header.profile.edition])
}

/// What a course takes from its provider's file: a line of the list.
fn inherited(say: Say, i: &Inherited) -> [String; 5] {
    let or_none = |codes: &[String]| if codes.is_empty() { say.say(Key::None).to_string() } else { codes.join(", ") };
    let name = format!("{}: {}", words::inheritable(say, i.kind), i.title.as_ref().unwrap_or(&i.id));
    [name, or_none(&i.used_by), or_none(&i.set_aside_by), words::precedence(say, i.rule).to_string(), words::place(&i.at)]
}

fn award(say: Say, a: &AwardResult) -> AwardView {
    let own = say.lang() == Lang::En;
    AwardView {
        title: cut(&a.title, 160),
        exit: a.exit,
        level: a.level.as_ref().map(|l| cut(l, 60)),
        headline: if own { a.headline.clone() } else { words::sentence(words::verdict(say, a.alignment).words) },
        not_met: a.not_met.join(", "),
        cannot_tell: a.cannot_tell.join(", "),
    }
}

/// How many places a caution names; the JSON beside the page has them all.
const PLACES: usize = 4;

fn caution(say: Say, c: &Caution) -> CautionView {
    let mut places: Vec<String> = c.places.iter().take(PLACES).map(ToString::to_string).collect();
    if c.places.len() > PLACES {
        places.push(say.fill(Key::More, &[&(c.places.len() - PLACES)]));
    }
    CautionView {
        weight: words::sentence(words::weight(say, c.weight)).trim_end_matches('.').to_string(),
        code: c.code,
        text: say.told("caution", c.code, words::sentence(&c.text)),
        help: say.foreign(c.help.as_str()).into_owned(),
        requirements: cut(&c.requirements.join(", "), 300),
        places: places.join(", "),
    }
}

fn row(name: &'static str, text: impl Into<String>) -> Row {
    Row { name, text: text.into(), code: false }
}

fn checked(say: Say, course: &CourseResult) -> Vec<Row> {
    let mut out = Vec::new();
    out.extend(course.edition.as_ref().map(|e| row(say.say(Key::RowEdition), e.as_str())));
    if !course.nations.is_empty() {
        let key = if course.nations.len() == 1 { Key::RowNation } else { Key::RowNations };
        out.push(row(say.say(key), words::nations(say, &course.nations)));
    }
    out.push(Row { name: say.say(Key::RowFile), text: course.file.to_string(), code: true });
    out.push(Row { name: say.say(Key::RowDigest), text: words::digest(&course.digest), code: true });
    out
}

fn level(say: Say, course: &CourseResult) -> Vec<Row> {
    let l = &course.level;
    let not_stated = || say.say(Key::NotStated).to_string();
    let stated = match (&l.framework, &l.stated) {
        (Some(f), Some(s)) if s.contains(f.as_str()) => s.clone(),
        (Some(f), Some(s)) => say.fill(Key::LevelOf, &[f, s]),
        (None, Some(s)) => say.fill(Key::LevelNoFramework, &[s]),
        (Some(f), None) => say.fill(Key::LevelNoLevel, &[f]),
        (None, None) => not_stated(),
    };
    let mut out = vec![row(say.say(Key::RowLevel), stated), row(say.say(Key::RowEligible), words::eligible(say, l.eligible))];
    if !l.corresponds.is_empty() {
        // A level stays on the line of its framework.
        out.push(row(say.say(Key::RowCorresponds), l.corresponds.iter().map(|c| c.replace(' ', "\u{a0}")).collect::<Vec<_>>().join(", ")));
    }
    out.push(row(say.say(Key::RowCredit), l.credit.as_deref().map_or_else(not_stated, |c| words::credit(say, c))));
    let hours = |h: f64| say.fill(Key::Hours, &[&words::number(h)]);
    out.push(row(say.say(Key::RowTime), l.hours.map_or_else(not_stated, hours)));
    out
}

fn standards(say: Say, header: &RunHeader) -> Vec<StandardView> {
    let view = |s: &crate::model::result::StandardResult| StandardView {
        code: s.code.clone(),
        title: s.title.clone(),
        publisher: s.publisher.clone(),
        edition: s.edition.clone(),
        standing: words::standing_words(say, s.standing),
        standing_class: words::standing(s.standing),
        note: s.note.clone(),
        not_held: s.not_held.clone(),
        source: s.source.title.clone(),
        date: s.source.date.as_deref().map(|d| words::date(say, d)),
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

fn counts(say: Say, c: &Counts) -> Vec<Count> {
    STATUSES.iter().map(|s| Count { tag: words::status(say, *s), n: number(c, *s) }).collect()
}

/// Criteria by standard, once as rows of the table of coverage and once with their findings.
fn groups<'a>(
    say: Say,
    header: &RunHeader,
    course: &'a CourseResult,
    anchors: &mut Anchors,
    requirements: &[Requirement<'_>],
) -> (Vec<Coverage>, Vec<Group<'a>>) {
    let all = |c: &Counts| STATUSES.iter().map(|s| number(c, *s)).sum::<usize>();
    // One unit of width for one requirement, the same in every row: a longer bar is a longer criterion.
    let longest = course.criteria.iter().map(|c| all(&c.counts)).max().unwrap_or(1).max(1);
    let mut coverage: Vec<Coverage> = Vec::new();
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut own: BTreeMap<(&str, &str), Vec<&Requirement<'_>>> = BTreeMap::new();
    for (f, r) in course.findings.iter().zip(requirements) {
        own.entry((f.standard.as_str(), f.criterion.as_str())).or_default().push(r);
    }
    for of_one in course.criteria.chunk_by(|a, b| a.standard == b.standard) {
        let Some(id) = of_one.first().map(|c| &c.standard) else { continue };
        let standard = header.standards.iter().find(|s| s.id == *id);
        let title = standard.map_or_else(|| id.clone(), |s| format!("{} {}", s.code, s.title));
        let standing = standard.map_or(course.standing, |s| s.standing);
        let mut rows = Piece::of(say, of_one.len() * 512);
        let mut criteria = Vec::with_capacity(of_one.len());
        for c in of_one {
            let anchor = anchors.take(&c.code);
            coverage_row(&mut rows, say, c, &anchor, longest);
            let own = own.get(&(c.standard.as_str(), c.code.as_str())).map_or(&[][..], Vec::as_slice);
            let mut articles = Piece::of(say, own.len() * 1024);
            own.iter().for_each(|r| article(&mut articles, r));
            criteria.push(Criterion { anchor, code: &c.code, title: &c.title, articles: articles.out });
        }
        coverage.push(Coverage { title: title.clone(), rows: rows.out });
        groups.push(Group {
            title,
            standing: words::standing_words(say, standing),
            standing_class: words::standing(standing),
            criteria,
            file: file_of(course, id),
        });
    }
    (coverage, groups)
}

/// Writes a row of the table of coverage.
fn coverage_row(p: &mut Piece, say: Say, c: &CriterionResult, anchor: &str, longest: usize) {
    p.raw("<tr><th scope=\"row\"").english().raw("><a href=\"#").text(anchor).raw("\">").text(&c.code).raw(" ").text(&c.title);
    p.raw("</a></th><td><svg class=\"bar\" width=\"150\" height=\"16\" aria-hidden=\"true\">");
    let mut x = 0;
    for s in STATUSES {
        let width = number(&c.counts, s) * BAR / longest;
        if width > 0 {
            p.raw("<rect").class(Some(words::status(say, s).class)).raw(" x=\"").number(x);
            p.raw("\" width=\"").number(width).raw("\" height=\"16\"/>");
        }
        x += width;
    }
    p.raw("</svg></td>");
    for s in STATUSES {
        p.raw("<td>").number(number(&c.counts, s)).raw("</td>");
    }
    p.raw("</tr>\n");
}

/// The file in which the requirements of a standard stand.
fn file_of(course: &CourseResult, standard: &str) -> String {
    let at = course.findings.iter().filter(|f| f.standard == standard).find_map(|f| f.standard_at.as_ref());
    at.map_or_else(String::new, |p| p.file.to_string())
}

fn defect(say: Say, d: &Diagnostic) -> Defect {
    let part = |range: std::ops::Range<usize>| d.excerpt.as_ref().and_then(|e| e.text.get(range)).unwrap_or("").to_string();
    let (whole, mark) = d.excerpt.as_ref().map_or((0, 0..0), |e| (e.text.len(), e.mark.clone()));
    Defect {
        code: d.code,
        severity: words::severity(say, d.severity),
        error: d.severity == Severity::Error,
        message: say.foreign(words::sentence(&d.message)).into_owned(),
        place: d.place.as_ref().map(ToString::to_string),
        help: d.help.as_deref().map(|h| say.foreign(words::sentence(h)).into_owned()),
        before: part(0..mark.start),
        mark: part(mark.clone()),
        after: part(mark.end..whole),
        related: d.related.iter().map(|r| format!("{}: {}", say.foreign(r.message.as_str()), r.place)).collect(),
    }
}
