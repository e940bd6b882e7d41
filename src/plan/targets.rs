//! What a competency can be carried by: an outcome that is claimed already, one whose words come near, or one to be written.

use super::cite::{self, Mend};
use super::{Ground, add, list, put, supply};
use crate::model::course::{LearningOutcome, Purpose, Unit};
use crate::model::dossier::Side;
use crate::model::plan::PlannedEdit;
use crate::model::provider::{Mapping, Role};
use crate::model::result::GapKind;
use crate::model::rule::{AssessedBy, Test};
use crate::model::standard::Requirement;
use serde_json::json;
use std::collections::BTreeSet;

/// A competency to be reached.
pub(super) struct Aim<'a> {
    pub(super) requirement: &'a Requirement,
    pub(super) edition: &'a str,
    pub(super) needs: AssessedBy,
    pub(super) critical: bool,
    /// Its standard and criterion.
    pub(super) criterion: (usize, usize),
    pub(super) claims: Vec<&'a Mapping>,
    pub(super) kind: GapKind,
    /// A further outcome is needed beside those that are claimed.
    pub(super) further: bool,
}

/// An outcome that may carry an aim.
pub(super) struct Target<'a> {
    /// Id of the outcome or criterion.
    pub(super) id: String,
    pub(super) unit: &'a Unit,
    /// The outcome, where it exists.
    pub(super) outcome: Option<&'a LearningOutcome>,
    /// What links it: role, citation, or a mapping of its own.
    pub(super) link: Vec<PlannedEdit>,
    /// What that takes, in words.
    pub(super) said: Vec<String>,
    pub(super) kind: GapKind,
    pub(super) takes: &'static str,
    pub(super) provided: Option<String>,
}

pub(super) fn aim<'a>(g: &Ground<'a>, gap: usize) -> Option<Aim<'a>> {
    let applicable = g.selection.requirements.get(gap)?;
    let requirement = applicable.of(g.catalogue);
    let leaves = g.leaves(gap);
    let needs = leaves.iter().find_map(|t| if let Test::AssessedBy(a) = t { Some(a.clone()) } else { None }).unwrap_or_default();
    let f = &g.now.findings[gap];
    Some(Aim {
        requirement,
        edition: &applicable.standard(g.catalogue).edition,
        needs,
        critical: applicable.critical,
        criterion: (applicable.standard, applicable.criterion),
        claims: g.course.mappings.iter().filter(|m| m.to.0.iter().any(|t| *t == requirement.id || *t == requirement.code)).collect(),
        kind: f.gap.as_ref().map_or(GapKind::Map, |x| x.kind),
        further: f.reasons.iter().any(|r| r.code == "too-few-outcomes"),
    })
}

fn core<'a>(g: &Ground<'a>) -> impl Iterator<Item = &'a Unit> {
    g.course.units.iter().filter(|u| u.is_core())
}

pub(super) fn targets<'a>(g: &Ground<'a>, aim: &Aim<'a>) -> Vec<Target<'a>> {
    let mut out: Vec<Target<'a>> = Vec::new();
    for m in aim.claims.iter().filter(|_| !aim.further) {
        let path = g.path(Side::Course, m.at);
        let mend = cite::mend(g, Side::Course, &m.evidence, &path, &m.from);
        let role = (m.role.known() != Some(&Role::Assesses)).then(|| put(g.tree, Side::Course, format!("{path}/role"), "assesses"));
        if let Some((unit, outcome)) = core(g).find_map(|u| named(u, &m.from).map(|o| (u, o))) {
            let role_said = role.as_ref().map(|_| format!("give the mapping of {} the role `assesses`", m.from));
            out.push(linked(unit, outcome, &m.from, role, role_said, mend, aim.kind, None));
        } else if let Some(unit) = core(g).find(|u| u.id == m.from) {
            let Some((_, o)) = nearest(aim.requirement, unit.outcomes.iter()) else { continue };
            let from = put(g.tree, Side::Course, format!("{path}/from"), o.id.as_str());
            let said = format!("map {} from outcome {} instead of the unit {}", aim.requirement.code, o.id, unit.id);
            let provided = format!("{} is the outcome that teaches it; if another is, name that one", o.id);
            let edits = std::iter::once(from).chain(role);
            out.push(linked(unit, o, &o.id, edits, Some(said), mend, GapKind::Map, Some(provided)));
        } else if let Some(a) = g.course.assessments.iter().find(|a| a.id == m.from) {
            let Some((unit, o)) = a.tests.iter().find_map(|t| core(g).find_map(|u| named(u, t).map(|o| (u, o)))) else { continue };
            let from = put(g.tree, Side::Course, format!("{path}/from"), o.id.as_str());
            let said = format!("map {} from outcome {} instead of the assessment {}", aim.requirement.code, o.id, a.id);
            let provided = format!("{} is the outcome that teaches it; if another is, name that one", o.id);
            out.push(linked(unit, o, &o.id, std::iter::once(from).chain(role), Some(said), mend, GapKind::Map, Some(provided)));
        }
    }
    if out.is_empty() {
        // Where an optional unit is known to teach it, words that come near in another are no reason to think that it does too.
        if aim.claims.is_empty() || aim.further {
            out.extend(existing(g, aim));
        }
        out.extend(new(g, aim));
    }
    out
}

#[expect(clippy::too_many_arguments, reason = "each is one part of one link")]
fn linked<'a>(
    unit: &'a Unit,
    outcome: &'a LearningOutcome,
    id: &str,
    edits: impl IntoIterator<Item = PlannedEdit>,
    said: Option<String>,
    mend: Option<Mend>,
    kind: GapKind,
    provided: Option<String>,
) -> Target<'a> {
    let mut link: Vec<PlannedEdit> = edits.into_iter().collect();
    let takes = match (&said, &mend) {
        (None, Some(m)) => m.takes,
        _ => "a mapping",
    };
    let kind = if said.is_none() { mend.as_ref().map_or(kind, |m| m.kind) } else { kind.max(GapKind::Map) };
    let mut said: Vec<String> = said.into_iter().collect();
    if let Some(m) = mend {
        link.extend(m.edits);
        said.push(m.text);
    }
    Target { id: id.to_string(), unit, outcome: Some(outcome), link, said, kind, takes, provided }
}

/// An outcome that is taught already and whose words come near, with a mapping of its own.
fn existing<'a>(g: &Ground<'a>, aim: &Aim<'a>) -> Option<Target<'a>> {
    let taken = |o: &LearningOutcome| aim.claims.iter().any(|m| m.from == o.id || o.criteria.iter().any(|c| c.id == m.from));
    let all = core(g).flat_map(|u| u.outcomes.iter()).filter(|o| !taken(o));
    let (near, o) = nearest(aim.requirement, all)?;
    if near < NEAR {
        return None;
    }
    let unit = core(g).find(|u| u.outcomes.iter().any(|x| x.id == o.id))?;
    let code = &aim.requirement.code;
    Some(Target {
        id: o.id.clone(),
        unit,
        outcome: Some(o),
        link: mapping(g, aim, &o.id),
        said: vec![format!("map outcome {} to {code}, with the page where it stands", o.id)],
        kind: GapKind::Map,
        takes: "a mapping",
        provided: Some(format!("{} really teaches it: only its words come near, and if nothing does, an outcome has to be written", o.id)),
    })
}

/// A new outcome in the core unit that comes nearest.
fn new<'a>(g: &Ground<'a>, aim: &Aim<'a>) -> Option<Target<'a>> {
    let words = words_of(aim.requirement);
    let criterion: Vec<&Requirement> =
        g.selection.requirements.iter().filter(|a| (a.standard, a.criterion) == aim.criterion).map(|a| a.of(g.catalogue)).collect();
    let kin = |m: &Mapping| m.to.0.iter().any(|t| criterion.iter().any(|r| *t == r.id || *t == r.code));
    let score = |u: &&Unit| {
        // Where its neighbours in the standard are taught, it is most at home.
        let neighbours = g.course.mappings.iter().filter(|m| named(u, &m.from).is_some() && kin(m)).count();
        let outcomes = u.outcomes.iter().filter_map(|o| o.text.known());
        let text: Vec<&str> = u.title.known().into_iter().chain(outcomes).map(String::as_str).collect();
        let test = Purpose::Summative;
        let fitting = g.course.assessments.iter().any(|a| {
            a.unit.known() == Some(&u.id)
                && a.purpose.known() == Some(&test)
                && super::assess::method(g, a).is_some_and(|m| super::assess::fits(m, &aim.needs))
        });
        (neighbours, stems(&text.join(" ")).intersection(&words).count(), fitting)
    };
    let unit = core(g).filter(|u| !u.outcomes.items.is_empty()).first_max(score)?;
    let r = aim.requirement;
    let id = format!("{}-new-{}", unit.id, r.code);
    let what = format!("a learning outcome for {} {}", r.code, r.title);
    let mut link = vec![add(Side::Course, format!("/units/{}/outcomes/-", unit.id), json!({"id": id, "text": supply(&what)}))];
    link.extend(mapping(g, aim, &id));
    let from: Vec<String> = aim.claims.iter().map(|m| m.from.clone()).collect();
    let like = if from.is_empty() { String::new() } else { format!(", as {} has it", list(&from)) };
    Some(Target {
        id,
        unit,
        outcome: None,
        link,
        said: vec![format!(
            "write an outcome for {} {} into the core unit {}{like}, teach it there, map it with its page",
            r.code, r.title, unit.id
        )],
        kind: GapKind::ReachEveryone,
        takes: "new content in a core unit",
        provided: None,
    })
}

fn mapping(g: &Ground<'_>, aim: &Aim<'_>, from: &str) -> Vec<PlannedEdit> {
    let (cited, mut edits) = cite::citation(g, Side::Course);
    let r = aim.requirement;
    let to = if g.selection.find(&r.code).is_ok() { &r.code } else { &r.id };
    edits.push(add(
        Side::Course,
        "/mappings/-",
        json!({"from": from, "to": to, "role": "assesses", "edition": aim.edition, "evidence": [cited]}),
    ));
    edits
}

/// The outcome of a unit that an id names: its own, or that of one of its criteria.
pub(super) fn named<'a>(u: &'a Unit, id: &str) -> Option<&'a LearningOutcome> {
    u.outcomes.iter().find(|o| o.id == id || o.criteria.iter().any(|c| c.id == id))
}

/// From how many points on the words of an outcome come near enough to be worth asking about.
const NEAR: usize = 5;

/// The outcome whose words share most with a requirement's, and how much: a word of the title counts for two.
fn nearest<'a>(r: &Requirement, outcomes: impl Iterator<Item = &'a LearningOutcome>) -> Option<(usize, &'a LearningOutcome)> {
    let (wanted, title) = (words_of(r), stems(&r.title));
    let score = |o: &LearningOutcome| {
        let criteria = o.criteria.iter().filter_map(|c| c.text.known());
        let text: Vec<&str> = o.text.known().into_iter().chain(criteria).map(String::as_str).collect();
        let own = stems(&text.join(" "));
        own.intersection(&wanted).count() + own.intersection(&title).count()
    };
    outcomes.map(|o| (score(o), o)).first_max(|(n, _)| *n)
}

fn words_of(r: &Requirement) -> BTreeSet<String> {
    stems(&format!("{} {}", r.title, r.statement.as_deref().unwrap_or_default()))
}

/// The words of a text that say what it is about, cut to their beginnings.
fn stems(text: &str) -> BTreeSet<String> {
    const SAY_LITTLE: &[&str] = &[
        "what", "that", "with", "from", "their", "them", "they", "person", "people", "worke", "link", "explai", "which", "when", "other",
        "does", "make",
    ];
    text.to_lowercase()
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| w.chars().count() > 3)
        .map(|w| w.chars().take(6).collect::<String>())
        .filter(|w| !SAY_LITTLE.iter().any(|s| w.starts_with(s)))
        .collect()
}

/// The first of the greatest: `max_by_key` gives the last.
trait FirstMax: Iterator + Sized {
    fn first_max<K: Ord>(self, key: impl Fn(&Self::Item) -> K) -> Option<Self::Item> {
        self.fold(None, |best: Option<(K, Self::Item)>, x| {
            let k = key(&x);
            match best {
                Some((b, y)) if b >= k => Some((b, y)),
                _ => Some((k, x)),
            }
        })
        .map(|(_, x)| x)
    }
}

impl<I: Iterator> FirstMax for I {}
