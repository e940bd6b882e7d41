//! The leaves of the rule tree, one small file each: what it looks at, when it holds, fails or cannot tell, and how it
//! says so. `in_words` gives the same test to `accredit explain`.
//!
//! To add a leaf: its settings in `model/rule.rs`, its shape in `validate/schemas/standard.json`, a file here, two lines
//! below, and three cases under `tests/cases/leaves/`: met, not met, cannot tell.

mod assessed_by;
mod assessment;
mod cited;
mod credits;
mod field;
mod findings;
mod follow;
mod hours;
mod inherit;
mod judgement;
mod level;
mod outcomes;
mod placement;
mod policy;
mod staff;
mod supervision;
mod wording;

pub use follow::{Followed, follow, follow_all, leads_to_a_place, sight};
pub use level::level_of;

use super::Look;
use super::routes::Unclear;
use crate::model::Dossier;
use crate::model::caution::Caution;
use crate::model::course::Practice;
use crate::model::dossier::{Institution, Side, Spot};
use crate::model::fact::{Fact, Many};
use crate::model::inheritance::{Considered, Inheritable, Precedence};
use crate::model::provider::Evidence;
use crate::model::result::{EvidenceResult, GapKind, Observation, Reason, Remedy, RestsOn, Truth};
use crate::model::rule::{Bound, Test};
use crate::source::{At, Place};

/// Looks at one leaf. One observation says it all, but for the figures of a course: there each relation has its own.
pub fn observe(leaf: &Test, look: &Look<'_>) -> Vec<Observation> {
    vec![match leaf {
        Test::Outcomes(l) => outcomes::observe(l, look),
        Test::AssessedBy(l) => assessed_by::observe(l, look),
        Test::Cited(_) => cited::observe(look),
        Test::Level(l) => level::observe(l, look),
        Test::Credits(l) => credits::observe(l, look),
        Test::Hours(l) => return hours::observe(l, look),
        Test::Placement(l) => placement::observe(l, look),
        Test::Supervision(l) => supervision::observe(l, look),
        Test::Staff(l) => staff::observe(l, look),
        Test::Policy(l) => policy::observe(l, look),
        Test::Field(l) => field::observe(l, look),
        Test::Assessment(l) => assessment::observe(l, look),
        Test::Wording(_) => wording::observe(look),
        Test::Findings(l) => findings::observe(l, look),
        Test::Judgement(l) => judgement::observe(l, look),
        Test::All(_) | Test::Any(_) | Test::AtLeast(_) => Seen::new("tree", Truth::CannotTell, "not-a-leaf", "this is not a leaf").done(),
    }]
}

/// A test in plain words, one clause for each leaf, indented by depth.
pub fn in_words(test: &Test) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    words(test, 0, &mut out);
    out
}

fn words(test: &Test, depth: usize, out: &mut Vec<(usize, String)>) {
    let line = match test {
        Test::All(_) => "all of these hold:".to_string(),
        Test::Any(_) => "at least one of these holds:".to_string(),
        Test::AtLeast(a) => format!("at least {} of these hold:", a.n),
        Test::Outcomes(l) => outcomes::in_words(l),
        Test::AssessedBy(l) => assessed_by::in_words(l),
        Test::Cited(_) => cited::in_words(),
        Test::Level(l) => level::in_words(l),
        Test::Credits(l) => credits::in_words(l),
        Test::Hours(l) => hours::in_words(l),
        Test::Placement(l) => placement::in_words(l),
        Test::Supervision(l) => supervision::in_words(l),
        Test::Staff(l) => staff::in_words(l),
        Test::Policy(l) => policy::in_words(l),
        Test::Field(l) => field::in_words(l),
        Test::Assessment(l) => assessment::in_words(l),
        Test::Wording(_) => wording::in_words(),
        Test::Findings(l) => findings::in_words(l),
        Test::Judgement(l) => judgement::in_words(l),
    };
    out.push((depth, line));
    test.children().iter().for_each(|c| words(&c.value, depth + 1, out));
}

/// One of the numbers on which a leaf's result depends, where that depends on the units a learner takes. Never less for
/// taking more.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// How many.
    pub count: i64,
    /// The number from which more makes no difference.
    pub enough: i64,
}

impl Part {
    fn of(count: usize, enough: usize) -> Self {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX / 4);
        Part { count: number(count), enough: number(enough) }
    }
}

/// What the leaves of a test count on a route, those leaves that look at what a learner takes.
pub fn parts(test: &Test, look: &Look<'_>, out: &mut Vec<Part>) {
    match test {
        Test::Outcomes(l) => out.extend(outcomes::parts(l, look)),
        Test::AssessedBy(l) => out.extend(assessed_by::parts(l, look)),
        Test::Assessment(l) => out.extend(assessment::parts(l, look)),
        _ => test.children().iter().for_each(|c| parts(&c.value, look, out)),
    }
}

/// A reason.
pub fn reason(code: &'static str, text: impl Into<String>) -> Reason {
    Reason { code, text: text.into() }
}

/// An observation in the making.
pub struct Seen(Observation);

impl From<Observation> for Seen {
    fn from(seen: Observation) -> Self {
        Seen(seen)
    }
}

impl Seen {
    /// What a leaf saw, and why.
    pub fn new(leaf: &'static str, truth: Truth, code: &'static str, text: impl Into<String>) -> Self {
        Seen(Observation {
            leaf,
            truth,
            reason: reason(code, text),
            value: None,
            bound: None,
            rests_on: RestsOn::Checked,
            guard: false,
            places: Vec::new(),
            remedy: None,
            evidence: Vec::new(),
            causes: Vec::new(),
            considered: Vec::new(),
        })
    }

    /// The value seen.
    pub fn value(mut self, v: impl Into<String>) -> Self {
        self.0.value = Some(v.into());
        self
    }

    /// The bound it was held against.
    pub fn bound(mut self, b: impl Into<String>) -> Self {
        self.0.bound = Some(b.into());
        self
    }

    /// Rests on the provider's word alone.
    pub fn claimed(mut self) -> Self {
        self.0.rests_on = RestsOn::Claim;
        self
    }

    /// Rests on the provider's word unless the engine could follow it.
    pub fn followed(self, followed: bool) -> Self {
        if followed { self } else { self.claimed() }
    }

    /// Only asks whether something is there.
    pub fn guard(mut self) -> Self {
        self.0.guard = true;
        self
    }

    /// Where.
    pub fn at(mut self, place: Option<Place>) -> Self {
        if let Some(p) = place.filter(|p| !self.0.places.contains(p)) {
            self.0.places.push(p);
        }
        self
    }

    /// Evidence looked at.
    pub fn evidence(mut self, list: &Many<Evidence>, cited_by: &str, side: Side, look: &Look<'_>) -> Self {
        for e in list {
            let found = look.dossier.document(side, &e.document);
            let opened = sight(e, side, look);
            if let Some((document, Side::Provider)) = found {
                self.0.considered.push(Considered {
                    kind: Inheritable::Documents,
                    id: document.id.clone(),
                    title: document.title.known().cloned(),
                    from: Side::Provider,
                    counts: true,
                    at: look.dossier.place(Spot { side: Side::Provider, at: document.at }),
                    rule: None,
                });
            }
            self.0.evidence.push(EvidenceResult {
                document: found.and_then(|(d, _)| d.title.known().cloned()).unwrap_or_else(|| e.document.clone()),
                edition: found.and_then(|(d, _)| d.edition.known().cloned()),
                page: e.page.known().cloned(),
                heading: e.heading.known().cloned(),
                cited_by: cited_by.to_string(),
                at: look.dossier.place(Spot { side, at: e.at }),
                inherited: found.is_some_and(|(_, stands)| stands == Side::Provider),
                counts: true,
                visibility: found.map(|(d, _)| look.dossier.visibility(d)),
                opened: opened.map(|(s, _)| s),
                opened_page: opened.and_then(|(_, page)| page),
            });
        }
        self
    }

    /// What would close the gap.
    pub fn close(mut self, kind: GapKind, action: impl Into<String>) -> Self {
        self.0.remedy = Some(Remedy { kind, action: action.into() });
        self
    }

    /// Done.
    pub fn done(self) -> Observation {
        self.0
    }
}

/// Cannot tell, because the routes through the units cannot be told.
pub fn route_not_known(why: Unclear) -> Observation {
    let cannot = |code, text| Seen::new("routes", Truth::CannotTell, code, text);
    match why {
        Unclear::Unsure(place, true) => broken("routes", "whether every learner takes a unit", Some(place)),
        Unclear::Unsure(place, false) => {
            let text = "a group is chosen by credit, and the file does not state the credit of each of its units";
            cannot("credit-not-stated", text).at(Some(place)).done()
        }
        Unclear::Nobody => cannot("no-route", "no choice of units fulfils all the rules of combination, so nobody could complete").done(),
        Unclear::TooMany => cannot("routes-too-many", "the rules of combination tie more units together than can be looked at").done(),
    }
}

/// Cannot tell, because an input is broken (law 3).
pub fn broken(leaf: &'static str, what: &str, place: Option<Place>) -> Observation {
    let at = place.as_ref().map(|p| format!(" at line {}", p.line)).unwrap_or_default();
    Seen::new(leaf, Truth::CannotTell, "broken-input", format!("{what} cannot be relied on: see the diagnostic{at}")).at(place).done()
}

/// Cannot tell, because the profile lets a caution stand in the way until somebody has looked.
pub fn in_doubt(caution: &Caution) -> Observation {
    caution.places.iter().fold(Seen::new("caution", Truth::CannotTell, caution.code, &caution.text), |s, p| s.at(Some(p.clone()))).done()
}

/// Why what an institution would supply is not known.
pub fn no_institution(dossier: &Dossier<'_>) -> Reason {
    match &dossier.institution {
        Institution::Broken(p) => {
            reason("broken-input", format!("the provider's file cannot be relied on: see the diagnostic at {}, line {}", p.file, p.line))
        }
        _ => reason("no-provider-file", "the provider's file, where this would stand, is not at hand"),
    }
}

/// Where a piece of evidence is broken, or else where it stands.
pub fn broken_evidence(list: &Many<Evidence>, side: Side, look: &Look<'_>) -> Option<At> {
    let inside = |e: &Evidence| {
        e.page.broken().or(e.heading.broken()).or_else(|| look.dossier.document(side, &e.document).is_none().then_some(e.at))
    };
    list.first_broken().or_else(|| list.iter().find_map(inside)).or(list.items.first().map(|e| e.at))
}

/// Cannot tell, because the file does not say.
pub fn unknown(leaf: &'static str, what: &str, place: Option<Place>) -> Observation {
    Seen::new(leaf, Truth::CannotTell, "not-stated", format!("the file does not state {what}")).guard().at(place).done()
}

/// Practice learning in the offer looked at; that of the course where the offer says nothing.
pub fn practice<'a>(look: &Look<'a>) -> &'a Fact<Practice> {
    let course = look.dossier.course;
    let own = look.offer.and_then(|o| course.offers.items.get(o)).map(|o| &o.practice).filter(|p| !p.is_absent());
    own.unwrap_or(&course.practice)
}

/// Items of a list of the course and of its provider; [`inherit`] says which count.
pub struct Both<'a, T> {
    /// Items with their places.
    pub items: Vec<(&'a T, Side)>,
    /// Whether every file that could list them does, so that what is not listed does not exist.
    pub complete: bool,
    /// A broken part.
    pub broken: Option<Place>,
}

/// Who would list what is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// The institution, as its policies.
    Institution,
    /// The course, as its staff.
    Course,
}

/// Where the key by which an item would be known is broken or missing.
pub fn unnamed<T>(key: &Fact<T>, at: At) -> Option<At> {
    key.broken().or(key.is_absent().then_some(at))
}

/// Puts a list of the course before that of its provider. `key` gives the place of an item's broken key, by which it
/// would have been known: such an item may be the one that is looked for. Where the profile counts the course's own alone,
/// the provider's silence and its defects do not matter.
pub fn both<'a, T>(
    look: &Look<'a>,
    holder: Holder,
    rule: Precedence,
    own: &'a Many<T>,
    theirs: Option<&'a Many<T>>,
    key: impl Fn(&T) -> Option<At>,
) -> Both<'a, T> {
    let mut items: Vec<(&T, Side)> = own.iter().map(|i| (i, Side::Course)).collect();
    items.extend(theirs.into_iter().flatten().map(|i| (i, Side::Provider)));
    if rule == Precedence::CourseOnly {
        let d = look.dossier;
        let broken = own.first_broken().or_else(|| own.iter().find_map(&key)).or(d.course.describes.broken());
        return Both { items, complete: !own.whole.is_absent() && !d.is_part(), broken: broken.map(|n| d.here(n)) };
    }
    let listed = |l: &Many<T>| !l.whole.is_absent();
    let d = look.dossier;
    // What a provider supplies is not missing because its file is.
    let at_hand = matches!(d.institution, Institution::Known(..) | Institution::NotNamed);
    let all_listed = match (holder, theirs) {
        // Where the institution's file is at hand, its silence is what is not known.
        (Holder::Institution, Some(theirs)) => listed(theirs),
        (_, theirs) => listed(own) || theirs.is_some_and(listed),
    };
    let complete = all_listed && !d.is_part() && !d.provider_is_part() && at_hand;
    let broken_in = |l: &Many<T>| l.first_broken().or_else(|| l.iter().find_map(&key));
    let broken = broken_in(own).map(|n| d.here(n));
    let broken = broken.or_else(|| theirs.and_then(broken_in).map(|n| d.place(Spot { side: Side::Provider, at: n })));
    let broken = broken.or_else(|| d.course.describes.broken().map(|n| d.here(n)));
    let broken = broken.or_else(|| match &d.institution {
        Institution::Broken(place) => Some(place.clone()),
        _ => None,
    });
    Both { items, complete, broken }
}

/// The place of an element of one of the two files.
pub fn spot(look: &Look<'_>, side: Side, at: At) -> Option<Place> {
    Some(look.dossier.place(Spot { side, at }))
}

/// The place of a fact of the course, where it stands anywhere.
pub fn fact_place<T>(look: &Look<'_>, fact: &Fact<T>) -> Option<Place> {
    fact.at().map(|n| look.dossier.here(n))
}

/// A bound in words.
pub fn bound_words(b: &Bound) -> String {
    match (&b.parameter, b.percent, b.value) {
        (Some(p), _, _) => format!("what the profile's parameter `{p}` sets"),
        (_, Some(p), _) => format!("{} per cent of the whole", number(p)),
        (_, _, Some(v)) => number(v),
        _ => "an unset bound".into(),
    }
}

/// Why a bound is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBound {
    /// The profile sets none.
    Unset,
    /// It differs by type of award or framework, and what says which this is cannot be relied on.
    Broken(At),
    /// It differs by framework, and none is stated.
    NoFramework,
}

/// The value of a bound: a number, or a share of a whole where there is one; with the type of award it is for, where the
/// profile has one of its own for it.
pub fn bound_value<'a>(b: &Bound, whole: Option<f64>, look: &Look<'a>) -> Result<(f64, Option<&'a str>), NoBound> {
    let share = |percent: f64| whole.map(|w| w * percent / 100.0);
    let in_unit = |value: f64, unit: &str| if unit == "percent" { share(value) } else { Some(value) };
    let Some(name) = &b.parameter else {
        return b.percent.and_then(share).or(b.value).map(|v| (v, None)).ok_or(NoBound::Unset);
    };
    let p = look.cx.selection.parameters.get(name).ok_or(NoBound::Unset)?;
    let general = p.value.and_then(|v| in_unit(v, &p.unit)).map(|v| (v, None)).ok_or(NoBound::Unset);
    let q = &look.dossier.course.qualification;
    let (kind, framework) = (q.then(|q| &q.r#type), q.then(|q| &q.framework));
    if let (Some(at), false) = (kind.broken(), p.r#for.is_empty()) {
        return Err(NoBound::Broken(at));
    }
    let of = |name: &str| look.cx.catalogue.levels.framework(name).map(|f| f.id.as_str());
    for own in p.r#for.iter().filter(|f| kind.known().is_some_and(|k| f.names(k))) {
        let wanted = &own.framework;
        let fits = match &framework {
            _ if wanted.is_empty() => true,
            Fact::Known(f, _) => wanted.iter().any(|w| of(w).is_some() && of(w) == of(f)),
            Fact::StatedNone(_) => false,
            Fact::Absent => return Err(NoBound::NoFramework),
            Fact::Broken(at) => return Err(NoBound::Broken(*at)),
        };
        if fits {
            return own.value.and_then(|v| in_unit(v, &own.unit)).map(|v| (v, own.award.first().map(String::as_str))).ok_or(NoBound::Unset);
        }
    }
    general
}

/// Cannot tell, because the bound is not known.
pub fn no_bound(leaf: &'static str, what: &str, why: NoBound, look: &Look<'_>) -> Observation {
    match why {
        NoBound::Unset => Seen::new(leaf, Truth::CannotTell, "parameter-unset", format!("the profile does not set {what}")).done(),
        NoBound::Broken(at) => broken(leaf, "what says which type of award this is", Some(look.dossier.here(at))),
        NoBound::NoFramework => {
            let text = format!("{what} depends on the framework of the award, which the file does not state");
            Seen::new(leaf, Truth::CannotTell, "framework-not-stated", text).done()
        }
    }
}

/// A list of words with `and`.
pub fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A number without needless decimals, and with two at most.
pub fn number(n: f64) -> String {
    let text = format!("{n:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// A topic, role or kind as people write it.
pub fn plain(word: &str) -> String {
    word.replace('-', " ")
}
