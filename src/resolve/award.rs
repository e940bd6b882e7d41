//! A further award of a specification, as a course of its own: its qualification, its units, its rules of combination.

use crate::model::course::{Award, Group, Qualification};
use crate::model::{Course, Fact};

/// The course that leads to an award, and which units are no part of it. `None` where the award cannot be relied on: a unit or
/// group that it names and that is not there may be any other.
pub fn award(course: &Course, award: &Award) -> Option<(Course, Vec<bool>)> {
    if award.units.first_broken().or(award.groups.first_broken()).or(award.qualification.broken()).is_some() {
        return None;
    }
    let unit = |id: &String| course.units.iter().filter(|u| u.id == *id).count() == 1;
    let group = |g: &Group| course.groups.iter().filter(|x| x.id == g.id).count() == 1;
    if !award.units.iter().all(unit) || !award.groups.iter().all(group) {
        return None;
    }
    let mut own = course.clone();
    own.qualification = qualification(&course.qualification, &award.qualification);
    if !award.groups.whole.is_absent() {
        own.groups = award.groups.clone();
    }
    let listed = |id: &str| award.units.items.iter().any(|u| u == id);
    let chosen = |group: &str| own.groups.iter().any(|g| g.id == group);
    let mut outside = vec![false; course.units.items.len()];
    for (unit, outside) in own.units.items.iter_mut().zip(&mut outside) {
        if listed(&unit.id) {
            unit.group = Fact::Absent;
        } else if let Some(group) = unit.group.known() {
            *outside = !chosen(group);
        } else {
            *outside = !award.units.whole.is_absent();
        }
    }
    Some((own, outside))
}

/// Framework, awarding body and pass rule are those of the main qualification unless the award states its own. Nothing else
/// is taken over: another award is of another size.
fn qualification(main: &Fact<Qualification>, own: &Fact<Qualification>) -> Fact<Qualification> {
    let Some((q, at)) = main.known().zip(main.at()) else { return own.clone() };
    let taken_over = Qualification {
        at: q.at,
        awarding_body: q.awarding_body.clone(),
        framework: q.framework.clone(),
        pass_rule: q.pass_rule.clone(),
        ..Qualification::default()
    };
    let Some(stated) = own.known() else { return Fact::Known(taken_over, at) };
    let first = |a: &Fact<String>, b: &Fact<String>| if a.is_absent() { b.clone() } else { a.clone() };
    let merged = Qualification {
        awarding_body: first(&stated.awarding_body, &taken_over.awarding_body),
        framework: first(&stated.framework, &taken_over.framework),
        pass_rule: if stated.pass_rule.is_absent() { taken_over.pass_rule } else { stated.pass_rule.clone() },
        ..stated.clone()
    };
    Fact::Known(merged, own.at().unwrap_or(at))
}
