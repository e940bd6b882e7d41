//! From the units and groups of a course to its rules of combination. What cannot be read makes the whole uncertain.

use crate::model::combination::{Combination, CountRule, Take, Waivable, hundredths, joined};
use crate::model::course::{Choose, Group, RecognitionBasis, Unit};
use crate::model::{Course, Fact, Many};
use crate::source::At;

/// The rules of a course; `outside` tells which units are no part of the award that is looked at.
pub fn of(course: &Course, outside: &[bool]) -> Combination {
    let units = &course.units.items;
    let out = |u: usize| outside.get(u).copied().unwrap_or(false);
    let take = |u: usize| match (out(u), units[u].is_core()) {
        (true, _) => Take::Never,
        (false, true) => Take::Always,
        (false, false) => Take::Choice,
    };
    let mut c = Combination { take: (0..units.len()).map(take).collect(), ..Combination::default() };
    c.unsure = unsure(course, &c.take);
    for g in &course.groups {
        let Some(choose) = g.choose.known() else { continue };
        let members: Vec<usize> = members(course, g).into_iter().filter(|u| c.take[*u] == Take::Choice).collect();
        let one = members.iter().map(|u| (*u, 1)).collect();
        push(&mut c.rules, one, choose.units.map(i64::from), choose.units_at_least.map(i64::from), choose.units_at_most.map(i64::from));
        if choose.counts_credit() {
            let credit = members.iter().map(|u| (*u, hundredths(credit_of(course, *u).unwrap_or(0.0)))).collect();
            let [exact, least, most] = [choose.credit, choose.credit_at_least, choose.credit_at_most].map(|n| n.map(hundredths));
            push(&mut c.rules, credit, exact, least, most);
        }
    }
    let index = |id: &str| units.iter().position(|u| u.id == id);
    for (u, unit) in units.iter().enumerate() {
        c.needs.extend(unit.requires.iter().filter_map(|id| index(id)).filter(|v| *v != u).map(|v| (u, v)));
        c.bars.extend(unit.barred_with.iter().filter_map(|id| index(id)).filter(|v| *v != u).map(|v| (u.min(v), u.max(v))));
    }
    c.bars.sort_unstable();
    c.bars.dedup();
    c.waivable = waivable(course);
    c
}

fn push(rules: &mut Vec<CountRule>, units: Vec<(usize, i64)>, exact: Option<i64>, least: Option<i64>, most: Option<i64>) {
    if let Some(n) = exact {
        rules.push(CountRule { units, least: n, most: Some(n) });
    } else if least.or(most).is_some() {
        rules.push(CountRule { units, least: least.unwrap_or(0), most });
    }
}

/// Credit of a unit; one that is stated to have none counts for nothing.
fn credit_of(course: &Course, u: usize) -> Option<f64> {
    let credit = &course.units.items[u].credit;
    if matches!(credit, Fact::StatedNone(_)) { Some(0.0) } else { credit.known().copied() }
}

/// Units of a group, those of the groups it joins included.
fn members(course: &Course, g: &Group) -> Vec<usize> {
    let groups = joined(&course.groups, g);
    let own = |u: &Unit| u.group.known().is_some_and(|x| groups.contains(&x.as_str()));
    course.units.iter().enumerate().filter(|(_, u)| own(u)).map(|(i, _)| i).collect()
}

/// A part of the rules that is not known: a unit's group is broken, or declared nowhere, or without a readable rule, or
/// chosen by credit while its credit cannot be told; or one of the lists that bear on the choice is broken.
fn unsure(course: &Course, take: &[Take]) -> Option<(At, bool)> {
    let chosen = || course.units.iter().enumerate().filter(|(i, _)| take[*i] != Take::Never).map(|(_, u)| u);
    let by_credit = |g: &Group| g.choose.known().is_some_and(Choose::counts_credit);
    let counted = |id: &String| course.groups.iter().any(|g| (g.id == *id || g.of.items.contains(id)) && by_credit(g));
    let of_unit = chosen().find_map(|u| match u.group.known() {
        Some(g) => match course.groups.iter().find(|x| x.id == *g).map(|x| &x.choose) {
            None => u.group.at().map(|a| (a, true)),
            Some(Fact::Broken(at) | Fact::StatedNone(at)) => Some((*at, true)),
            Some(Fact::Absent) => u.group.at().map(|a| (a, true)),
            Some(Fact::Known(c, at)) if c.contradiction().is_some() => Some((*at, true)),
            Some(Fact::Known(..)) if counted(g) && u.credit.known().is_none() && !matches!(u.credit, Fact::StatedNone(_)) => {
                u.group.at().map(|a| (a, u.credit.broken().is_some()))
            }
            Some(Fact::Known(..)) => None,
        },
        None => u.group.broken().map(|a| (a, true)),
    });
    let has_choice = take.contains(&Take::Choice);
    let broken = |l: &Many<String>| l.first_broken();
    // Of two with one id, which is meant is not known.
    let ids = |l: &Many<String>| l.iter().any(|id| course.units.iter().filter(|u| u.id == *id).count() != 1);
    let twin = |g: &Group| course.groups.iter().filter(|x| x.id == g.id).count() > 1;
    let of_lists = || {
        let unit = chosen().find_map(|u| broken(&u.requires).or_else(|| broken(&u.barred_with)));
        let stray = chosen().flat_map(|u| [&u.requires, &u.barred_with]).find(|l| ids(l)).and_then(|l| l.whole.at());
        let joins = |g: &Group| g.of.iter().any(|id| !course.groups.iter().any(|x| x.id == *id)).then(|| g.of.whole.at()).flatten();
        let rule = |g: &Group| broken(&g.of).or(g.choose.broken()).or_else(|| joins(g)).or(twin(g).then_some(g.at));
        let group = course.groups.first_broken().or_else(|| course.groups.iter().find_map(rule));
        unit.or(stray).or(group).filter(|_| has_choice).map(|a| (a, true))
    };
    of_unit.or_else(of_lists)
}

/// What may be waived without assessment, where its limit and the credit of every unit are known.
fn waivable(course: &Course) -> Option<Waivable> {
    let r = course.recognition.known()?;
    if r.basis.known() != Some(&RecognitionBasis::Exemption) {
        return None;
    }
    let limit = hundredths(*r.limit_credit.known()?);
    let credit = (0..course.units.items.len()).map(|u| credit_of(course, u).map(hundredths)).collect::<Option<Vec<i64>>>()?;
    Some(Waivable { limit, credit })
}
