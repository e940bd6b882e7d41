//! Competencies: an outcome that addresses the requirement, an assessment that tests it by a method that fits, a claim that
//! says so and cites a place. What exists is linked before anything new is asked for.

use super::targets::{Aim, Target, aim, targets};
use super::ways::{Act, Way, Ways};
use super::{Ground, add, list, put, supply};
use crate::model::course::{Assessment, PassRule, Purpose};
use crate::model::dossier::Side;
use crate::model::plan::PlannedEdit;
use crate::model::result::GapKind;
use crate::model::rule::AssessedBy;
use crate::model::standard::Method;
use serde_json::json;
use std::collections::BTreeSet;

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
    for gap in g.aims().into_iter().filter(|i| ["outcomes", "assessed-by", "cited"].iter().any(|l| g.fails(*i, l))) {
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

/// Every way in which a target comes to be assessed by a method that fits.
fn one(g: &Ground<'_>, aim: &Aim<'_>, t: &Target<'_>, out: &mut Ways, shared: &mut Vec<Shared>) {
    let mut link = t.link.clone();
    link.extend(taught(g, t));
    let tested = |a: &Assessment| {
        a.tests
            .iter()
            .any(|x| *x == t.id || t.outcome.is_some_and(|o| o.id == *x || (o.id == t.id && o.criteria.iter().any(|c| c.id == *x))))
    };
    let fitting: Vec<&Assessment> =
        candidates(g, t).filter(|a| counts(g, a) && method(g, a).is_some_and(|m| fits(m, &aim.needs))).collect();
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
    if t.outcome.is_none() && !fitting.is_empty() {
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

/// The method of an assessment.
pub(super) fn method<'a>(g: &Ground<'a>, a: &Assessment) -> Option<&'a Method> {
    a.method.known().and_then(|m| g.catalogue.method(m))
}

/// Whether a method can show what is needed.
pub(super) fn fits(m: &Method, needs: &AssessedBy) -> bool {
    needs.evidences.is_none_or(|e| m.evidences.contains(&e)) && (needs.observed != Some(true) || m.observed)
}

fn named_assessment(a: &Assessment) -> String {
    a.title.known().map_or_else(|| a.id.clone(), |t| format!("{} ({t})", a.id))
}

/// A sentence from clauses.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
