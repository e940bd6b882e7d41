//! The inner nodes of a rule tree, in three-valued logic: `all` is as true as its least, `any` as its best part.

use super::{Look, leaves};
use crate::model::result::{Observation, Truth};
use crate::model::rule::{Rule, Test};

/// Walks a tree and notes what its leaves saw. Of an `any` only the parts that decide are noted: those that hold, or,
/// where none does, the nearest miss.
pub fn walk(rule: &Rule, look: &Look<'_>, out: &mut Vec<Observation>) -> Truth {
    match &rule.value {
        Test::All(parts) => parts.iter().map(|p| walk(p, look, out)).min().unwrap_or(Truth::Holds),
        Test::Any(parts) => {
            let mut seen: Vec<(Truth, Vec<Observation>)> = parts
                .iter()
                .map(|p| {
                    let mut own = Vec::new();
                    (walk(p, look, &mut own), own)
                })
                .collect();
            let best = seen.iter().map(|(t, _)| *t).max().unwrap_or(Truth::Fails);
            // One way that holds is enough to say; of several that are open, each could settle it; of several that fail, the
            // nearest miss is what a reader should mend.
            if best == Truth::Fails {
                let misses = |own: &Vec<Observation>| own.iter().filter(|o| o.truth != Truth::Holds).count();
                let holds = |own: &Vec<Observation>| own.iter().filter(|o| o.truth == Truth::Holds).count();
                let near = (0..seen.len()).min_by_key(|i| {
                    let own = &seen[*i].1;
                    (holds(own) == 0, !own.iter().any(|o| o.remedy.is_some()), misses(own))
                });
                near.into_iter().for_each(|i| out.append(&mut seen[i].1));
            } else {
                let most = if best == Truth::CannotTell { seen.len() } else { 1 };
                seen.iter_mut().filter(|(t, _)| *t == best).take(most).for_each(|(_, own)| out.append(own));
            }
            best
        }
        Test::AtLeast(a) => {
            let truths: Vec<Truth> = a.of.iter().map(|p| walk(p, look, out)).collect();
            let holds = truths.iter().filter(|t| **t == Truth::Holds).count();
            let open = truths.iter().filter(|t| **t == Truth::CannotTell).count();
            if holds >= a.n {
                Truth::Holds
            } else if holds + open >= a.n {
                Truth::CannotTell
            } else {
                Truth::Fails
            }
        }
        leaf => {
            let mut seen = leaves::observe(leaf, look);
            let truth = seen.iter().map(|o| o.truth).min().unwrap_or(Truth::CannotTell);
            out.append(&mut seen);
            truth
        }
    }
}
