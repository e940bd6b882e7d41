//! What an institution or a course supplies: policies, people, supervision, practice, facts of the file, the public text.

use super::cite::{self, citation};
use super::ways::Ways;
use super::{Ground, add, list, plain, put, supply};
use crate::model::Fact;
use crate::model::dossier::Side;
use crate::model::plan::PlannedEdit;
use crate::model::provider::Policy;
use crate::model::result::GapKind;
use crate::model::rule::{Field, FieldIs, PolicyBound, StaffBound, SupervisionBound, Test};
use serde_json::json;

/// What one leaf wants.
struct Part {
    edits: Vec<PlannedEdit>,
    text: String,
    kind: GapKind,
    takes: &'static str,
    path: Option<(Side, String)>,
}

/// One way for a gap: everything that its failing leaves want.
pub fn ways(g: &Ground<'_>, gap: usize, out: &mut Ways) {
    let mut parts: Vec<Part> = Vec::new();
    for leaf in g.leaves(gap) {
        let part = match leaf {
            Test::Policy(l) if g.fails(gap, "policy") => policy(g, l),
            Test::Staff(l) if g.fails(gap, "staff") => staff(g, l),
            Test::Supervision(l) if g.fails(gap, "supervision") => supervision(g, l),
            Test::Field(l) if g.fails(gap, "field") => field(g, l),
            Test::Placement(_) if g.fails(gap, "placement") => practice(g),
            Test::Wording(_) if g.fails(gap, "wording") => wording(g),
            Test::Assessment(l) if g.fails(gap, "assessment") => observed(g, l.observed),
            _ => None,
        };
        parts.extend(part);
    }
    // Where one leaf of several is enough, each is a way of its own.
    let choice = g.tests[gap].is_some_and(|t| t.value.contains(&|t| matches!(t, Test::Any(_) | Test::AtLeast(_))));
    if choice && parts.len() > 1 {
        parts.iter().for_each(|p| way(g, gap, std::slice::from_ref(p), out));
    }
    way(g, gap, &parts, out);
}

fn way(g: &Ground<'_>, gap: usize, parts: &[Part], out: &mut Ways) {
    let Some(kind) = parts.iter().map(|p| p.kind).max() else { return };
    let takes = parts.iter().find(|p| p.kind == kind).map_or("", |p| p.takes);
    let text = list(&parts.iter().map(|p| p.text.clone()).collect::<Vec<_>>());
    let path = parts.iter().find_map(|p| p.path.clone());
    let edits = parts.iter().flat_map(|p| p.edits.clone()).collect();
    let way = out.say(capital(&text), edits, kind, takes);
    way.place = path.and_then(|(side, p)| g.tree_of(side).locate_named(&p)).or_else(|| g.now.findings[gap].course_at.clone());
    way.provided = (kind == GapKind::Supply).then(|| "it is really so: what is entered here is a claim until somebody can check it".into());
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn policy(g: &Ground<'_>, l: &PolicyBound) -> Option<Part> {
    let own = g.course.policies.iter().map(|p| (p, Side::Course));
    let theirs = g.provider.into_iter().flat_map(|(p, _)| p.policies.iter()).map(|p| (p, Side::Provider));
    let topic = plain(&l.topic);
    let found: Vec<(&Policy, Side)> = own.chain(theirs).filter(|(p, _)| p.topic.known() == Some(&l.topic)).collect();
    let Some((p, side)) = found.first().copied() else {
        let side = if g.provider.is_some() { Side::Provider } else { Side::Course };
        let (cited, mut edits) = citation(g, side);
        let mut new = json!({
            "id": format!("pol-new-{}", l.topic), "topic": l.topic, "title": supply("title of the policy"),
            "date": supply("date of the policy"), "review_by": supply("next review"), "evidence": [cited],
        });
        if !l.covers.is_empty() {
            new["covers"] = json!(l.covers);
        }
        edits.push(add(side, "/policies/-", new));
        let covers: Vec<String> = l.covers.iter().map(|c| plain(c)).collect();
        let covers = if covers.is_empty() { String::new() } else { format!(" that covers {}", list(&covers)) };
        let text = format!("adopt a policy on {topic}{covers}, and list it with its dates and the page where it stands");
        return Some(Part { edits, text, kind: GapKind::Supply, takes: "a policy", path: Some((side, "/policies".into())) });
    };
    let path = g.path(side, p.at);
    let tree = g.tree_of(side);
    let name = p.title.known().cloned().unwrap_or_else(|| format!("the policy on {topic}"));
    let (mut edits, mut said) = (Vec::new(), Vec::new());
    let mut kind = GapKind::Locate;
    let mut takes = "only a page number";
    if l.in_date != Some(false) && p.review_by.known().is_some_and(|d| *d < g.as_of) {
        if p.edition.known().is_some() {
            edits.push(put(tree, side, format!("{path}/edition"), supply("edition after the review")));
        }
        edits.push(put(tree, side, format!("{path}/review_by"), supply("next review")));
        said.push(format!("review {name}, and enter its new edition and review date"));
        (kind, takes) = (GapKind::Update, "a policy reviewed");
    }
    let absent: Vec<String> = l.covers.iter().filter(|c| !p.covers.iter().any(|x| x == *c)).cloned().collect();
    if !absent.is_empty() && !p.covers.whole.is_absent() {
        edits.extend(absent.iter().map(|c| add(side, format!("{path}/covers/-"), c.as_str())));
        said.push(format!("widen {name} to {}", list(&absent.iter().map(|c| plain(c)).collect::<Vec<_>>())));
        (kind, takes) = (GapKind::Supply, "a policy widened");
    }
    if let Some(m) = cite::mend(g, side, &p.evidence, &path, &name) {
        edits.extend(m.edits);
        said.push(m.text);
        if m.kind > kind {
            (kind, takes) = (m.kind, m.takes);
        }
    }
    (!edits.is_empty()).then(|| Part { edits, text: list(&said), kind, takes, path: Some((side, path)) })
}

fn staff(g: &Ground<'_>, l: &StaffBound) -> Option<Part> {
    let theirs = g.provider.into_iter().flat_map(|(p, _)| p.staff.iter());
    let good = g.course.staff.iter().chain(theirs).filter(|s| {
        s.role.known().is_some_and(|r| l.role.is_empty() || l.role.contains(r))
            && s.count.known() != Some(&0)
            && (!l.qualified || !s.qualifications.items.is_empty())
            && (!l.experienced || !s.experience.items.is_empty())
            && (l.link_worker.is_empty() || s.link_worker.known().is_some_and(|w| l.link_worker.contains(w)))
    });
    let have: u32 = good.map(|s| s.count.known().copied().unwrap_or(1)).fold(0, u32::saturating_add);
    let need = l.at_least.unwrap_or(1).checked_sub(have).filter(|n| *n > 0)?;
    let role = l.role.first().cloned().unwrap_or_else(|| "adviser".into());
    let (cited, mut edits) = citation(g, Side::Course);
    let mut new = json!({"role": role, "count": need, "evidence": [cited]});
    if l.qualified {
        new["qualifications"] = json!([supply("qualifications the role needs")]);
    }
    if l.experienced {
        new["experience"] = json!([supply("experience the role needs")]);
    }
    let mut as_what = String::new();
    if let Some(w) = l.link_worker.first() {
        new["link_worker"] = json!(w);
        as_what = format!(" who is a link worker ({})", l.link_worker.join(" or "));
    }
    edits.push(add(Side::Course, "/staff/-", new));
    let roles: Vec<String> = l.role.iter().map(|r| plain(r)).collect();
    let text = format!("find {need} {}{as_what}, and list the role with what it needs", roles.join(" or "));
    Some(Part { edits, text, kind: GapKind::Supply, takes: "a person", path: Some((Side::Course, "/staff".into())) })
}

fn supervision(g: &Ground<'_>, l: &SupervisionBound) -> Option<Part> {
    let theirs = g.provider.into_iter().flat_map(|(p, _)| p.supervision.iter());
    let said = |f: &Fact<String>, wanted: bool| !wanted || f.known().is_some();
    let complete = |s: &crate::model::provider::Supervision| {
        s.kind.known().is_some_and(|k| l.kind.contains(k))
            && said(&s.by, l.named)
            && said(&s.able, l.able)
            && (!l.regular || s.frequency.known().is_some() || s.every_days.known().is_some())
    };
    let kinds: Vec<String> = l.kind.iter().map(|k| plain(k)).collect();
    // Where an offer has supervision of its own, that is what its learners have.
    let mut lists: Vec<(String, bool)> = Vec::new();
    for o in g.course.offers.iter().filter(|o| !o.supervision.whole.is_absent()) {
        lists.push((format!("/offers/{}/supervision", o.id), o.supervision.iter().any(complete)));
    }
    if lists.len() < g.course.offers.items.len() || lists.is_empty() {
        lists.push(("/supervision".into(), g.course.supervision.iter().chain(theirs).any(complete)));
    }
    let mut edits = Vec::new();
    for (path, _) in lists.iter().filter(|(_, fine)| !fine) {
        let (cited, first) = citation(g, Side::Course);
        edits.extend(first);
        let mut new = json!({"kind": l.kind.first(), "by": supply("who gives it, by role"), "evidence": [cited]});
        if l.able {
            new["able"] = supply("what makes them able to supervise link work");
        }
        if l.regular {
            new["frequency"] = supply("how often");
        }
        edits.push(add(Side::Course, format!("{path}/-"), new));
    }
    let path = lists.iter().find(|(_, fine)| !fine).map(|(p, _)| (Side::Course, p.clone()))?;
    let text = format!("arrange supervision of the kind {}, and list who gives it and how often", kinds.join(" or "));
    Some(Part { edits, text, kind: GapKind::Supply, takes: "an arrangement", path: Some(path) })
}

fn field(g: &Ground<'_>, l: &Field) -> Option<Part> {
    if l.is == Some(FieldIs::None) {
        return None;
    }
    let path = format!("/{}", l.name.replace('.', "/"));
    let own = g.tree.follow(&path).is_ok();
    let theirs = !own && g.provider.is_some_and(|(_, t)| t.follow(&path).is_ok());
    let side = if theirs { Side::Provider } else { Side::Course };
    let tree = g.tree_of(side);
    let node = tree.follow(&path).ok()?;
    let name = plain(&l.name.replace('_', " ").replace('.', ": "));
    let at = Some((side, path.clone()));
    if tree.is_stated_none(node) && l.not_before.is_none() && l.includes_all.is_empty() && l.includes_any.is_empty() {
        let edits = vec![put(tree, side, path, supply(&name))];
        return Some(Part { edits, text: format!("provide {name}"), kind: GapKind::Supply, takes: "an arrangement", path: at });
    }
    let date = tree.text(node).parse::<jiff::civil::Date>().ok();
    let passed = l.not_before.is_some() && date.is_some_and(|d| d < g.as_of);
    let to_come = l.not_after.is_some() && date.is_some_and(|d| d > g.as_of);
    if passed || to_come {
        let edits = vec![put(tree, side, path, supply("date"))];
        let text = format!("correct {name}, or name the specification that is current");
        return Some(Part { edits, text, kind: GapKind::Update, takes: "a date", path: at });
    }
    let has = |w: &String| tree.items(node).iter().any(|i| tree.text(*i) == w);
    let mut wanted: Vec<&String> = l.includes_all.iter().filter(|w| !has(w)).collect();
    if !l.includes_any.is_empty() && !l.includes_any.iter().any(has) {
        wanted.extend(l.includes_any.first());
    }
    if wanted.is_empty() {
        return None;
    }
    let edits = wanted.iter().map(|w| add(side, format!("{path}/-"), w.as_str())).collect();
    let words: Vec<String> = wanted.iter().map(|w| plain(w)).collect();
    let text = format!("see to it that {name} takes in {}, and add it", list(&words));
    Some(Part { edits, text, kind: GapKind::Supply, takes: "an arrangement", path: at })
}

fn practice(g: &Ground<'_>) -> Option<Part> {
    let path = "/practice";
    let text = "arrange practice with people in a link-working setting, with a log and someone who confirms it";
    let Some(p) = g.course.practice.known() else {
        let new = json!({"hours": supply("hours"), "with_people": true, "log": supply("how hours are logged"), "confirmed_by": supply("who confirms them")});
        let edits = vec![put(g.tree, Side::Course, path, new)];
        return Some(Part {
            edits,
            text: text.into(),
            kind: GapKind::Supply,
            takes: "practice learning",
            path: Some((Side::Course, path.into())),
        });
    };
    let mut edits = Vec::new();
    if p.with_people.known() == Some(&false) {
        edits.push(put(g.tree, Side::Course, "/practice/with_people", true));
    }
    if matches!(p.log, Fact::StatedNone(_)) {
        edits.push(put(g.tree, Side::Course, "/practice/log", supply("how hours are logged")));
    }
    if matches!(p.confirmed_by, Fact::StatedNone(_)) {
        edits.push(put(g.tree, Side::Course, "/practice/confirmed_by", supply("who confirms them")));
    }
    (!edits.is_empty()).then(|| Part {
        edits,
        text: "complete practice learning: with people, logged, and confirmed by someone named by role".into(),
        kind: GapKind::Supply,
        takes: "an arrangement",
        path: Some((Side::Course, path.into())),
    })
}

/// The text for applicants, with a sentence that names level and award; nothing of it is made up.
fn wording(g: &Ground<'_>) -> Option<Part> {
    let text = g.course.public_information.then(|i| &i.text).known().cloned()?;
    let level = g.course.qualification.then(|q| &q.level).known().cloned()?;
    let award = g.course.qualification.then(|q| &q.title).known().cloned().or_else(|| g.course.title.known().cloned())?;
    let path = "/public_information/text";
    let value = format!("{} The award is {award}, at level {level}.", text.trim_end());
    let edits = vec![put(g.tree, Side::Course, path, value)];
    let text = "name the award and its level in the text for applicants".to_string();
    Some(Part { edits, text, kind: GapKind::Update, takes: "a sentence", path: Some((Side::Course, path.into())) })
}

/// Practice that somebody watches, in the first core unit that has outcomes.
fn observed(g: &Ground<'_>, observed: bool) -> Option<Part> {
    let m = g.catalogue.methods.iter().find(|m| !observed || m.observed)?;
    let unit = g.course.units.iter().find(|u| u.is_core() && !u.outcomes.items.is_empty())?;
    let tests: Vec<&str> = unit.outcomes.iter().map(|o| o.id.as_str()).take(1).collect();
    let new = json!({
        "id": format!("as-new-{}-{}", unit.id, m.id), "title": supply("title of the new assessment"), "unit": unit.id, "method": m.id,
        "purpose": "summative", "tests": tests,
    });
    let text = format!(
        "set a summative assessment in a core unit in which somebody watches the learner work with a person ({})",
        m.title.to_lowercase()
    );
    let path = Some((Side::Course, "/assessments".into()));
    Some(Part { edits: vec![add(Side::Course, "/assessments/-", new)], text, kind: GapKind::Assess, takes: "a new assessment", path })
}
