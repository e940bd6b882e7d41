//! What a file says about itself: ids given twice, and references inside the file that lead nowhere.

use super::combination;
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::waiver::WaiversFile;
use crate::model::{Course, Many, Provider};
use crate::source::{At, NodeId, Tree};
use std::collections::HashMap;

/// Checks a course. `causes` are the nodes that another diagnostic already speaks of: one message for one cause.
pub fn course(tree: &Tree, course: &Course, causes: &HashMap<NodeId, usize>, out: &mut Vec<Diagnostic>) {
    let mut ids = Ids { tree, seen: HashMap::new(), out };
    for u in &course.units {
        ids.note(&u.id, u.at);
        for o in &u.outcomes {
            ids.note(&o.id, o.at);
            o.criteria.iter().for_each(|c| ids.note(&c.id, c.at));
        }
    }
    course.assessments.iter().for_each(|a| ids.note(&a.id, a.at));
    course.policies.iter().for_each(|p| ids.note(&p.id, p.at));
    course.documents.iter().for_each(|d| ids.note(&d.id, d.at));
    // Groups and offers have names of their own: nothing else refers to them.
    ids.seen.clear();
    course.groups.iter().for_each(|g| ids.note(&g.id, g.at));
    ids.seen.clear();
    course.offers.iter().for_each(|o| ids.note(&o.id, o.at));

    ids.seen.clear();
    course.awards.iter().for_each(|a| ids.note(&a.id, a.at));
    combination::check(tree, course, out);

    let inside =
        course.units.iter().find_map(|u| u.outcomes.first_broken().or_else(|| u.outcomes.iter().find_map(|o| o.criteria.first_broken())));
    let id_broken = |at: At| tree.get(at, "id").is_some_and(|n| causes.contains_key(&n));
    let outcome_ids_sound =
        !course.units.iter().flat_map(|u| &u.outcomes.items).any(|o| id_broken(o.at) || o.criteria.iter().any(|c| id_broken(c.at)));
    let units_sound = course.units.first_broken().is_none() && !course.units.iter().any(|u| id_broken(u.at));
    let outcomes_sound = units_sound && inside.is_none() && outcome_ids_sound;
    let groups_sound = course.groups.first_broken().is_none() && !course.groups.iter().any(|g| id_broken(g.at));

    let all = || course.units.iter().flat_map(|u| &u.outcomes.items);
    let outcomes = Known { ids: all().map(|o| o.id.as_str()).collect(), what: "an outcome", sound: outcomes_sound };
    let testable = all().flat_map(|o| std::iter::once(o.id.as_str()).chain(o.criteria.iter().map(|c| c.id.as_str()))).collect();
    let testable = Known { ids: testable, what: "an outcome or criterion", sound: outcomes_sound };
    let units = Known { ids: course.units.iter().map(|u| u.id.as_str()).collect(), what: "a unit", sound: units_sound };
    let groups = Known { ids: course.groups.iter().map(|g| g.id.as_str()).collect(), what: "a group of units", sound: groups_sound };
    let mut check = |at: NodeId, value: &str, known: &Known<'_>| {
        if known.sound && !causes.contains_key(&at) && !known.ids.contains(&value) {
            out.push(unknown(tree, at, value, known));
        }
    };
    let check_all = |list: &Many<String>, known: &Known<'_>, check: &mut dyn FnMut(NodeId, &str, &Known<'_>)| {
        for v in list {
            let at = list.whole.at().and_then(|l| tree.items(l).iter().copied().find(|i| tree.text(*i) == v));
            check(at.or(list.whole.at()).unwrap_or(tree.root()), v, known);
        }
    };
    for a in &course.assessments {
        check_all(&a.tests, &testable, &mut check);
        if let Some((u, at)) = a.unit.known().zip(a.unit.at()) {
            check(at, u, &units);
        }
    }
    for g in &course.groups {
        check_all(&g.of, &groups, &mut check);
    }
    for a in &course.awards {
        check_all(&a.units, &units, &mut check);
        for g in &a.groups {
            check(tree.get(g.at, "id").unwrap_or(g.at), &g.id, &groups);
            check_all(&g.of, &groups, &mut check);
        }
    }
    for u in &course.units {
        check_all(&u.requires, &units, &mut check);
        check_all(&u.barred_with, &units, &mut check);
        u.teaching.iter().for_each(|t| check_all(&t.outcomes, &outcomes, &mut check));
        if let Some((g, at)) = u.group.known().zip(u.group.at()) {
            check(at, g, &groups);
        }
    }
}

/// Ids that a reference may name.
struct Known<'a> {
    ids: Vec<&'a str>,
    what: &'static str,
    /// Whether all of them could be read: if not, that one is not found has another cause.
    sound: bool,
}

/// Checks a provider.
pub fn provider(tree: &Tree, provider: &Provider, out: &mut Vec<Diagnostic>) {
    let mut ids = Ids { tree, seen: HashMap::new(), out };
    provider.policies.iter().for_each(|p| ids.note(&p.id, p.at));
    provider.documents.iter().for_each(|d| ids.note(&d.id, d.at));
}

/// Checks a file of waivers.
pub fn waivers(tree: &Tree, file: &WaiversFile, out: &mut Vec<Diagnostic>) {
    let mut ids = Ids { tree, seen: HashMap::new(), out };
    file.waivers.iter().for_each(|w| ids.note(w.id.known().map_or("", String::as_str), w.at));
}

struct Ids<'a> {
    tree: &'a Tree,
    seen: HashMap<&'a str, At>,
    out: &'a mut Vec<Diagnostic>,
}

impl<'a> Ids<'a> {
    fn note(&mut self, id: &'a str, at: At) {
        if id.is_empty() {
            return;
        }
        let own = |t: &Tree, at| t.get(at, "id").unwrap_or(at);
        if let Some(first) = self.seen.insert(id, at) {
            let d =
                Diagnostic::new("duplicate-id", format!("the id `{id}` is used twice in this file")).node(self.tree, own(self.tree, at));
            self.out.push(
                d.related("it was first used here", self.tree.place(own(self.tree, first)))
                    .help("give one of them another id, and check what refers to it"),
            );
        }
    }
}

fn unknown(tree: &Tree, at: NodeId, value: &str, known: &Known<'_>) -> Diagnostic {
    let shown: String = value.chars().take(80).collect();
    let d = Diagnostic::new("unknown-reference", format!("`{shown}` is not the id of {} of this file", known.what)).node(tree, at);
    match nearest(value, known.ids.iter().copied()) {
        Some(n) => d.help(format!("did you mean `{n}`?")),
        None => d.help("correct the id, or add what it should name"),
    }
}
