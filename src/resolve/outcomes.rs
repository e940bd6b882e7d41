//! Each outcome with the assessments that test it and the teaching that covers it. A reference that leads nowhere makes
//! uncertain what it may have meant: it is neither a test nor the lack of one.

use crate::diagnostic::nearest;
use crate::model::Dossier;
use crate::model::course::{LearningOutcome, Unit};
use crate::model::dossier::{OutcomeLinks, Sits};
use crate::model::result::Truth;
use crate::source::NodeId;
use std::collections::{HashMap, HashSet};

/// Links the outcomes of a course.
pub fn link(d: &mut Dossier<'_>) {
    let course = d.course;
    let all = || course.units.iter().flat_map(|u| u.outcomes.iter());
    let parts = |o: &'_ LearningOutcome| 1 + o.criteria.items.len();
    let ids: Vec<&str> = all().flat_map(|o| std::iter::once(o.id.as_str()).chain(o.criteria.iter().map(|c| c.id.as_str()))).collect();
    // The outcome that an id belongs to; of two things with one id, which is meant is not known.
    let mut owner: HashMap<&str, Option<usize>> = HashMap::with_capacity(ids.len());
    let numbered = all().enumerate().flat_map(|(n, o)| std::iter::repeat_n(n, parts(o)));
    for (id, n) in ids.iter().zip(numbered) {
        owner.entry(id).and_modify(|known| *known = None).or_insert(Some(n));
    }
    // For each assessment: the outcomes it tests, and what its unknown ids were probably meant for; `None` where nothing is near.
    let aims: Vec<(HashSet<usize>, Vec<Option<&str>>)> = course
        .assessments
        .iter()
        .map(|a| {
            let (mut hits, mut strays) = (HashSet::new(), Vec::new());
            for t in &a.tests {
                match owner.get(t.as_str()) {
                    Some(Some(n)) => drop(hits.insert(*n)),
                    _ => strays.push(nearest(t, ids.iter().copied())),
                }
            }
            (hits, strays)
        })
        .collect();
    let mut unit: HashMap<&str, Sits> = HashMap::new();
    for (u, it) in course.units.iter().enumerate() {
        unit.entry(&it.id).and_modify(|known| *known = Sits::Unknown).or_insert(Sits::Unit(u));
    }
    d.sits = course
        .assessments
        .iter()
        .map(|a| match (a.unit.known(), a.unit.broken()) {
            (Some(id), _) => unit.get(id.as_str()).copied().unwrap_or(Sits::Unknown),
            (None, Some(_)) => Sits::Unknown,
            (None, None) => Sits::Everybody,
        })
        .collect();
    let mut n = 0;
    for (u, unit) in course.units.iter().enumerate() {
        for outcome in &unit.outcomes {
            let own = |id: &str| id == outcome.id || outcome.criteria.iter().any(|c| c.id == id);
            let mut tested_by = Vec::new();
            let mut unsure: Option<NodeId> = course.assessments.whole.broken();
            for (i, a) in course.assessments.iter().enumerate() {
                if aims[i].0.contains(&n) {
                    tested_by.push(i);
                } else if aims[i].1.iter().any(|near| near.is_none_or(own)) {
                    unsure = unsure.or(a.tests.whole.at());
                } else {
                    unsure = unsure.or(a.tests.first_broken());
                }
            }
            for node in &course.assessments.broken {
                let tests = d.tree.get(*node, "tests").map(|t| d.tree.items(t)).unwrap_or_default();
                if tests.is_empty() || tests.iter().any(|t| own(d.tree.text(*t))) {
                    unsure = unsure.or(Some(*node));
                }
            }
            let unsure_test = unsure.map(|n| d.tree.place(n));
            d.outcomes.push(OutcomeLinks { unit: u, outcome, tested_by, taught: taught(unit, outcome), unsure_test });
            n += 1;
        }
    }
}

fn taught(unit: &Unit, outcome: &LearningOutcome) -> Truth {
    if unit.teaching.iter().any(|t| t.outcomes.iter().any(|o| *o == outcome.id)) {
        return Truth::Holds;
    }
    let stray = |id: &String| !unit.outcomes.iter().any(|o| o.id == *id);
    let unsure = unit.teaching.first_broken().is_some()
        || unit.teaching.iter().any(|t| t.outcomes.first_broken().is_some() || t.outcomes.iter().any(stray));
    if unsure || unit.teaching.whole.is_absent() { Truth::CannotTell } else { Truth::Fails }
}
