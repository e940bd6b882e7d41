//! What a file says about itself: ids given twice, and references inside the file that lead nowhere.

use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{Course, Many, Provider};
use crate::source::{At, NodeId, Tree};
use std::collections::HashMap;

/// Checks a course.
pub fn course(tree: &Tree, course: &Course, out: &mut Vec<Diagnostic>) {
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
    for (list, name) in [
        (course.groups.iter().map(|g| (&g.id, g.at)).collect::<Vec<_>>(), "groups"),
        (course.offers.iter().map(|o| (&o.id, o.at)).collect(), "offers"),
    ] {
        let _ = name;
        let mut own = Ids { tree, seen: HashMap::new(), out: ids.out };
        list.into_iter().for_each(|(id, at)| own.note(id, at));
        ids.out = own.out;
    }
    let out = ids.out;

    let testable: Vec<&str> = course
        .units
        .iter()
        .flat_map(|u| &u.outcomes.items)
        .flat_map(|o| std::iter::once(o.id.as_str()).chain(o.criteria.iter().map(|c| c.id.as_str())))
        .collect();
    let outcomes: Vec<&str> = course.units.iter().flat_map(|u| &u.outcomes.items).map(|o| o.id.as_str()).collect();
    let units: Vec<&str> = course.units.iter().map(|u| u.id.as_str()).collect();
    let groups: Vec<&str> = course.groups.iter().map(|g| g.id.as_str()).collect();
    let maps = |l: &Many<String>| l.whole.at();
    for a in &course.assessments {
        each(tree, maps(&a.tests), &a.tests, &testable, "an outcome or criterion", out);
        if let Some((u, at)) = a.unit.known().zip(a.unit.at()) {
            one(tree, at, u, &units, "a unit", out);
        }
    }
    for u in &course.units {
        for t in &u.teaching {
            each(tree, maps(&t.outcomes), &t.outcomes, &outcomes, "an outcome", out);
        }
        if let Some((g, at)) = u.group.known().zip(u.group.at()) {
            one(tree, at, g, &groups, "a group of units", out);
        }
    }
}

/// Checks a provider.
pub fn provider(tree: &Tree, provider: &Provider, out: &mut Vec<Diagnostic>) {
    let mut ids = Ids { tree, seen: HashMap::new(), out };
    provider.policies.iter().for_each(|p| ids.note(&p.id, p.at));
    provider.documents.iter().for_each(|d| ids.note(&d.id, d.at));
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

fn each(tree: &Tree, list: Option<NodeId>, values: &Many<String>, known: &[&str], what: &str, out: &mut Vec<Diagnostic>) {
    for v in values {
        if !known.contains(&v.as_str()) {
            let at = list.and_then(|l| tree.items(l).iter().copied().find(|i| tree.text(*i) == v)).or(list).unwrap_or(tree.root());
            out.push(unknown(tree, at, v, known, what));
        }
    }
}

fn one(tree: &Tree, at: NodeId, value: &str, known: &[&str], what: &str, out: &mut Vec<Diagnostic>) {
    if !known.contains(&value) {
        out.push(unknown(tree, at, value, known, what));
    }
}

fn unknown(tree: &Tree, at: NodeId, value: &str, known: &[&str], what: &str) -> Diagnostic {
    let d = Diagnostic::new("unknown-reference", format!("`{value}` is not the id of {what} of this file")).node(tree, at);
    match nearest(value, known.iter().copied()) {
        Some(n) => d.help(format!("did you mean `{n}`?")),
        None => d.help("correct the id, or add what it should name"),
    }
}
