//! Rules of combination that nobody could fulfil, or that say two things.

use crate::diagnostic::Diagnostic;
use crate::model::Course;
use crate::model::combination::joined;
use crate::model::course::Unit;
use crate::source::Tree;

/// Checks the groups of a course and of its further awards.
pub fn check(tree: &Tree, course: &Course, out: &mut Vec<Diagnostic>) {
    for g in course.groups.iter().chain(course.awards.iter().flat_map(|a| a.groups.iter())) {
        let Some((choose, at)) = g.choose.known().zip(g.choose.at()) else { continue };
        if let Some(message) = choose.contradiction() {
            let d = Diagnostic::new("invalid-value", message).node(tree, at);
            out.push(d.help("write one number, or `units_at_least` and `units_at_most` (or the same for credit)"));
            continue;
        }
        let groups = joined(&course.groups, g);
        let members: Vec<&Unit> = course.units.iter().filter(|u| u.group.known().is_some_and(|id| groups.contains(&id.as_str()))).collect();
        let credit: Option<f64> = members.iter().map(|u| u.credit.known().copied()).sum();
        let few = choose.units.or(choose.units_at_least).filter(|n| *n as usize > members.len());
        let few = few.map(|n| format!("{n} units are to be chosen from a group that has {}", members.len()));
        let short = choose.credit.or(choose.credit_at_least).zip(credit).filter(|(c, all)| *c > *all + 1e-9);
        let short = short.map(|(c, all)| format!("{c} credits are to be chosen from a group that has {all}"));
        if let (Some(message), true) = (few.or(short), course.units.first_broken().is_none() && !members.is_empty()) {
            let d = Diagnostic::new("invalid-value", message).node(tree, at);
            out.push(d.help("correct the rule, or the `group` of the units"));
        }
    }
}
