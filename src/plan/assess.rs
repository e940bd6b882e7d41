//! Competencies: an outcome that addresses the requirement, an assessment that tests it by a method that fits, a claim that
//! says so and cites a place. What exists is linked before anything new is asked for.

use super::cite::{self, Mend};
use super::ways::{Act, Way, Ways};
use super::{Ground, add, list, put, supply};
use crate::model::course::{Assessment, LearningOutcome, PassRule, Purpose, Unit};
use crate::model::dossier::Side;
use crate::model::plan::PlannedEdit;
use crate::model::provider::{Mapping, Role};
use crate::model::result::GapKind;
use crate::model::rule::{AssessedBy, Test};
use crate::model::standard::{Method, Requirement};
use serde_json::json;
use std::collections::BTreeSet;

/// A competency to be reached.
struct Aim<'a> {
    requirement: &'a Requirement,
    edition: &'a str,
    needs: AssessedBy,
    critical: bool,
    /// Its standard and criterion.
    criterion: (usize, usize),
    claims: Vec<&'a Mapping>,
    kind: GapKind,
    /// A further outcome is needed beside those that are claimed.
    further: bool,
}

/// An outcome that may carry an aim.
struct Target<'a> {
    /// Id of the outcome or criterion.
    id: String,
    unit: &'a Unit,
    /// The outcome, where it exists.
    outcome: Option<&'a LearningOutcome>,
    /// What links it: role, citation, or a mapping of its own.
    link: Vec<PlannedEdit>,
    /// What that takes, in words.
    said: Vec<String>,
    kind: GapKind,
    takes: &'static str,
    provided: Option<String>,
}

/// A way that may serve several aims at once.
struct Shared {
    way: Way,
    /// The assessment that is new.
    head: Option<Head>,
}

/// A new assessment, before it is known what it tests.
#[derive(Clone)]
struct Head {
    id: String,
    unit: String,
    method: String,
    occasions: u32,
    must_pass: bool,
}

impl Head {
    fn edit(&self) -> PlannedEdit {
        let mut value = json!({
            "id": self.id, "title": supply("title of the new assessment"), "unit": self.unit, "method": self.method,
            "purpose": "summative", "tests": [],
        });
        if self.occasions > 1 {
            value["occasions"] = json!(self.occasions);
        }
        if self.must_pass {
            value["must_pass"] = json!(true);
        }
        add(Side::Course, "/assessments/-", value)
    }
}

/// Ways of every aim, and then those that serve several at once.
pub fn ways(g: &Ground<'_>, out: &mut Ways) {
    let mut shared: Vec<Shared> = Vec::new();
    for gap in g.gaps().filter(|i| ["outcomes", "assessed-by", "cited"].iter().any(|l| g.fails(*i, l))) {
        let Some(aim) = aim(g, gap) else { continue };
        for t in targets(g, &aim) {
            one(g, &aim, &t, out, &mut shared);
        }
    }
    for (i, one) in shared.iter().enumerate() {
        let same: Vec<&Shared> = shared.iter().filter(|x| x.way.act == one.way.act).collect();
        let first = !shared[..i].iter().any(|x| x.way.act == one.way.act);
        let mut groups = vec![vec![one]];
        // The same assessment for several gaps: one action.
        if same.len() > 1 && first {
            groups.insert(0, same);
        }
        for group in groups {
            let heads: Vec<&Head> = group.iter().filter_map(|x| x.head.as_ref()).collect();
            let mut atoms: Vec<usize> = Vec::new();
            if let Some(head) = heads.first() {
                let occasions = heads.iter().map(|h| h.occasions).max().unwrap_or(1);
                let must_pass = heads.iter().any(|h| h.must_pass);
                atoms.push(out.atom(vec![Head { occasions, must_pass, ..(*head).clone() }.edit()], ""));
            }
            for atom in group.iter().flat_map(|x| &x.way.atoms) {
                if !atoms.contains(atom) {
                    atoms.push(*atom);
                }
            }
            let kind = group.iter().map(|x| x.way.kind).max().unwrap_or(GapKind::Assess);
            out.ways.push(Way { atoms, kind, ..group[0].way.clone() });
        }
    }
}

fn aim<'a>(g: &Ground<'a>, gap: usize) -> Option<Aim<'a>> {
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
    g.course.units.iter().filter(|u| u.group.is_absent())
}

fn targets<'a>(g: &Ground<'a>, aim: &Aim<'a>) -> Vec<Target<'a>> {
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
    let criterion: Vec<&Requirement> = g.selection.requirements.iter().filter(|a| (a.standard, a.criterion) == aim.criterion).map(|a| a.of(g.catalogue)).collect();
    let kin = |m: &Mapping| m.to.0.iter().any(|t| criterion.iter().any(|r| *t == r.id || *t == r.code));
    let score = |u: &&Unit| {
        // Where its neighbours in the standard are taught, it is most at home.
        let neighbours = g.course.mappings.iter().filter(|m| named(u, &m.from).is_some() && kin(m)).count();
        let outcomes = u.outcomes.iter().filter_map(|o| o.text.known());
        let text: Vec<&str> = u.title.known().into_iter().chain(outcomes).map(String::as_str).collect();
        let test = Purpose::Summative;
        let fitting = g.course.assessments.iter().any(|a| {
            a.unit.known() == Some(&u.id) && a.purpose.known() == Some(&test) && method(g, a).is_some_and(|m| fits(m, &aim.needs))
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
    edits.push(add(Side::Course, "/mappings/-", json!({"from": from, "to": to, "role": "assesses", "edition": aim.edition, "evidence": [cited]})));
    edits
}

/// Every way in which a target comes to be assessed by a method that fits.
fn one(g: &Ground<'_>, aim: &Aim<'_>, t: &Target<'_>, out: &mut Ways, shared: &mut Vec<Shared>) {
    let mut link = t.link.clone();
    link.extend(taught(g, t));
    let tested = |a: &Assessment| a.tests.iter().any(|x| *x == t.id || t.outcome.is_some_and(|o| o.id == *x || (o.id == t.id && o.criteria.iter().any(|c| c.id == *x))));
    let fitting: Vec<&Assessment> = candidates(g, t).filter(|a| counts(g, a) && method(g, a).is_some_and(|m| fits(m, &aim.needs))).collect();
    let need = aim.needs.occasions.unwrap_or(1);
    let have: u32 = fitting.iter().filter(|a| tested(a)).map(|a| a.occasions.known().copied().unwrap_or(1)).fold(0, u32::saturating_add);
    let text = |more: &str| {
        let all: Vec<String> = t.said.iter().cloned().chain((!more.is_empty()).then(|| more.to_string())).collect();
        sentence(&list(&all))
    };
    let place = t.outcome.map(|o| g.place(Side::Course, o.at)).or_else(|| Some(g.place(Side::Course, t.unit.at)));
    let finish = |way: &mut Way, provided: Option<String>| {
        way.new_content = t.outcome.is_none();
        if t.outcome.is_none() && !aim.claims.is_empty() {
            way.instead = Some("another core unit, or the optional unit made core, which changes credit and hours".into());
        }
        way.provided = provided.or_else(|| t.provided.clone());
        way.place = place.clone();
    };
    // It is tested by what fits: only the link is missing.
    if fitting.iter().any(|a| tested(a)) && have >= need && !link.is_empty() {
        let mut edits = link.clone();
        edits.extend(fitting.iter().filter(|a| tested(a)).flat_map(|a| must_pass(g, aim, a)));
        finish(out.say(text(""), edits, t.kind, t.takes), None);
        return;
    }
    for a in candidates(g, t).filter(|a| method(g, a).is_some_and(|m| fits(m, &aim.needs))) {
        let mut edits = link.clone();
        let path = format!("/assessments/{}", a.id);
        let already = tested(a);
        if !already {
            edits.push(add(Side::Course, format!("{path}/tests/-"), t.id.as_str()));
        }
        let summative = counts(g, a);
        if !summative {
            edits.push(put(g.tree, Side::Course, format!("{path}/purpose"), "summative"));
        }
        let own = a.occasions.known().copied().unwrap_or(1);
        let reaches = if already && summative { have } else { have.saturating_add(own) };
        let more = reaches < need;
        let times = own.saturating_add(need.saturating_sub(reaches));
        if more {
            edits.push(put(g.tree, Side::Course, format!("{path}/occasions"), json!(times)));
        }
        edits.extend(must_pass(g, aim, a));
        let name = named_assessment(a);
        let provided = match more {
            true => format!("{} is really taken on {} separate occasions", a.id, times),
            false => format!("{} then really asks for it, in its task and its marking", a.id),
        };
        let plain_link = t.outcome.is_some() && !already && summative && !more && t.provided.is_none();
        if plain_link {
            let atom = out.atom(edits, t.id.clone());
            let way = way(Act::Test(name), atom, "an existing assessment, linked to outcomes that exist", Some(provided), &place);
            shared.push(Shared { way, head: None });
            continue;
        }
        let how = match (summative, already, more) {
            (false, _, _) => format!("let {name} count towards the award"),
            (_, true, _) | (_, _, true) => format!("assess {} on {} occasions in {name}", t.id, times),
            _ => format!("let {name} test {}", if t.outcome.is_some() { t.id.as_str() } else { "it" }),
        };
        let takes = if t.outcome.is_some() { "an existing assessment" } else { t.takes };
        finish(out.say(text(&how), edits, t.kind.max(GapKind::Assess), takes), Some(provided));
    }
    // What is to be written anew had better be tested by what is there.
    if t.outcome.is_none() && fitting.first().is_some() {
        return;
    }
    // A new assessment: for each method that shows no less than another, the first of the table.
    let mut shown: Vec<(BTreeSet<_>, bool)> = Vec::new();
    for m in g.catalogue.methods.iter().filter(|m| fits(m, &aim.needs)) {
        let what = (m.evidences.iter().copied().collect::<BTreeSet<_>>(), m.observed);
        if shown.contains(&what) {
            continue;
        }
        shown.push(what);
        let head = Head {
            id: format!("as-new-{}-{}", t.unit.id, m.id),
            unit: t.unit.id.clone(),
            method: m.id.clone(),
            occasions: need,
            must_pass: aim.critical,
        };
        let mut edits = link.clone();
        edits.push(add(Side::Course, format!("/assessments/{}/tests/-", head.id), t.id.as_str()));
        let title = m.title.to_lowercase();
        if t.outcome.is_some() && t.provided.is_none() {
            let atom = out.atom(edits, t.id.clone());
            let mut way = way(Act::NewAssessment(t.unit.id.clone(), title), atom, "a new assessment of outcomes that exist", None, &place);
            way.kind = GapKind::AssessOtherwise;
            way.new_content = true;
            shared.push(Shared { way, head: Some(head) });
        } else {
            edits.insert(0, head.edit());
            let how = format!("set a new summative assessment of it in unit {} ({title})", t.unit.id);
            finish(out.say(text(&how), edits, t.kind.max(GapKind::AssessOtherwise), "new content and a new assessment"), None);
            if let Some(w) = out.ways.last_mut() {
                w.new_content = true;
            }
        }
    }
}

fn way(act: Act, atom: usize, takes: &'static str, provided: Option<String>, place: &Option<crate::source::Place>) -> Way {
    Way { act, atoms: vec![atom], kind: GapKind::Assess, takes, new_content: false, provided, instead: None, place: place.clone() }
}

/// A new outcome must be taught, and one that is claimed to be assessed too.
fn taught(g: &Ground<'_>, t: &Target<'_>) -> Vec<PlannedEdit> {
    let id = t.outcome.map_or(t.id.as_str(), |o| o.id.as_str());
    if t.unit.teaching.iter().any(|x| x.outcomes.iter().any(|o| o == id)) {
        return Vec::new();
    }
    match t.unit.teaching.items.first() {
        Some(first) => vec![add(Side::Course, format!("{}/outcomes/-", g.path(Side::Course, first.at)), id)],
        None => {
            let activity = json!({"activity": supply("how it is taught"), "outcomes": [id]});
            vec![add(Side::Course, format!("/units/{}/teaching/-", t.unit.id), activity)]
        }
    }
}

/// Assessments that every learner of the unit sits.
fn candidates<'a>(g: &Ground<'a>, t: &Target<'_>) -> impl Iterator<Item = &'a Assessment> {
    let unit = t.unit.id.clone();
    g.course.assessments.iter().filter(move |a| a.unit.known() == Some(&unit) && a.purpose.broken().is_none())
}

/// What carries safety must be passed.
fn must_pass(g: &Ground<'_>, aim: &Aim<'_>, a: &Assessment) -> Option<PlannedEdit> {
    let every = g.course.qualification.then(|q| &q.pass_rule).known() == Some(&PassRule::EveryCriterion);
    let needed = aim.critical && !every && a.must_pass.known() != Some(&true);
    needed.then(|| put(g.tree, Side::Course, format!("/assessments/{}/must_pass", a.id), true))
}

fn counts(g: &Ground<'_>, a: &Assessment) -> bool {
    let every = g.course.qualification.then(|q| &q.pass_rule).known() == Some(&PassRule::EveryCriterion);
    a.purpose.known() == Some(&Purpose::Summative) || (a.purpose.is_absent() && every)
}

fn method<'a>(g: &Ground<'a>, a: &Assessment) -> Option<&'a Method> {
    a.method.known().and_then(|m| g.catalogue.method(m))
}

fn fits(m: &Method, needs: &AssessedBy) -> bool {
    needs.evidences.is_none_or(|e| m.evidences.contains(&e)) && (needs.observed != Some(true) || m.observed)
}

fn named_assessment(a: &Assessment) -> String {
    a.title.known().map_or_else(|| a.id.clone(), |t| format!("{} ({t})", a.id))
}

/// The outcome of a unit that an id names: its own, or that of one of its criteria.
fn named<'a>(u: &'a Unit, id: &str) -> Option<&'a LearningOutcome> {
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
    const SAY_LITTLE: &[&str] = &["what", "that", "with", "from", "their", "them", "they", "person", "people", "worke", "link", "explai", "which", "when", "other", "does", "make"];
    text.to_lowercase()
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| w.chars().count() > 3)
        .map(|w| w.chars().take(6).collect::<String>())
        .filter(|w| !SAY_LITTLE.iter().any(|s| w.starts_with(s)))
        .collect()
}

/// A sentence from clauses.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
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
