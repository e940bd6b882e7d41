//! Routes through core and optional units. What counts is what every completer gets (law 7).
//!
//! Routes are not listed one by one. For a requirement only the units that speak of it matter; of those, what matters is
//! which of them a learner can leave out. So the number of looks depends on those few units, not on all combinations.

use crate::model::dossier::ClaimFrom;
use crate::model::rule::{HoursKind, Test};
use crate::model::{Dossier, Fact};
use crate::source::{At, Place};

/// The most combinations of relevant optional units that are looked at for one requirement.
const MOST: usize = 4096;

/// Which units a learner on this route takes, by index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken(pub Vec<bool>);

impl Taken {
    /// Every unit, core and optional.
    pub fn everything(dossier: &Dossier<'_>) -> Self {
        Taken(vec![true; dossier.course.units.items.len()])
    }

    /// Ids of the units taken.
    pub fn names(&self, dossier: &Dossier<'_>) -> Vec<String> {
        dossier.course.units.iter().zip(&self.0).filter(|(_, t)| **t).map(|(u, _)| u.id.clone()).collect()
    }
}

/// The routes that matter for one requirement.
#[derive(Debug)]
pub struct Routes {
    /// One of each kind that matters, with the least of what counts.
    pub routes: Vec<Taken>,
    /// Every unit taken.
    pub everything: Taken,
    /// Whether there is more than one route at all.
    pub differ: bool,
    /// Whether there were more than can be looked at.
    pub too_many: bool,
    /// A unit of which it is not known whether every learner takes it, and whether a broken input is to blame.
    pub uncertain: Option<(Place, bool)>,
}

/// The routes on which a test could come to different results.
pub fn that_matter(dossier: &Dossier<'_>, index: usize, test: &Test) -> Routes {
    let everything = Taken::everything(dossier);
    let depends = |t: &Test| matches!(t, Test::Outcomes(_) | Test::AssessedBy(_) | Test::Assessment(_));
    let units = &dossier.course.units.items;
    let optional: Vec<usize> = (0..units.len()).filter(|u| !units[*u].group.is_absent()).collect();
    let uncertain = uncertain(dossier).map(|(n, broken)| (dossier.here(n), broken));
    if optional.is_empty() || !test.contains(&depends) {
        return Routes { routes: vec![everything.clone()], everything, differ: false, too_many: false, uncertain: None };
    }
    let relevant: Vec<usize> = speaking_of(dossier, index, test.contains(&|t| matches!(t, Test::Assessment(_))));
    let mut routes = vec![Taken((0..units.len()).map(|u| units[u].group.is_absent()).collect())];
    let mut too_many = false;
    for group in groups(dossier, &optional) {
        let Some(choices) = least_choices(dossier, &group, &relevant).filter(|c| routes.len() * c.len() <= MOST) else {
            too_many = true;
            continue;
        };
        routes = routes
            .iter()
            .flat_map(|r| {
                choices.iter().map(|c| {
                    let mut taken = r.clone();
                    c.iter().for_each(|u| taken.0[*u] = true);
                    taken
                })
            })
            .collect();
    }
    Routes { routes, everything, differ: true, too_many, uncertain }
}

/// A unit of which it is not known whether it is core: its group is broken, or declared nowhere, or without a readable rule,
/// or chosen by credit while its credit cannot be told.
pub fn uncertain(dossier: &Dossier<'_>) -> Option<(At, bool)> {
    let group = |g: &String| dossier.course.groups.iter().find(|x| x.id == *g);
    let blame = |at: Option<At>, broken| at.map(|a| (a, broken));
    dossier.course.units.iter().find_map(|u| match u.group.known() {
        Some(g) => match group(g).map(|x| &x.choose) {
            None => blame(u.group.at(), true),
            Some(Fact::Broken(at) | Fact::StatedNone(at)) => Some((*at, true)),
            Some(Fact::Absent) => blame(u.group.at(), true),
            Some(Fact::Known(c, _)) if c.units.is_none() && u.credit.known().is_none() => blame(u.group.at(), u.credit.broken().is_some()),
            _ => None,
        },
        None => blame(u.group.broken(), true),
    })
}

/// Units that can make a difference to a requirement: those whose outcomes are claimed for it, and those whose assessments
/// test these outcomes; for a test of assessments as such, every unit that has one.
fn speaking_of(dossier: &Dossier<'_>, index: usize, any_assessment: bool) -> Vec<usize> {
    let units = &dossier.course.units.items;
    let of_assessment = |i: usize| dossier.assessment(i).unit.known().and_then(|id| units.iter().position(|u| u.id == *id));
    let mut out: Vec<usize> = Vec::new();
    for claim in &dossier.claims[index] {
        if let ClaimFrom::Outcome(o) = claim.from {
            out.push(dossier.outcomes[o].unit);
            out.extend(dossier.outcomes[o].tested_by.iter().filter_map(|a| of_assessment(*a)));
        }
    }
    if any_assessment {
        out.extend((0..dossier.course.assessments.items.len()).filter_map(of_assessment));
    }
    out.sort_unstable();
    out.dedup();
    out
}

struct OptionalGroup {
    units: Vec<usize>,
    choose_units: Option<usize>,
    choose_credit: Option<f64>,
}

fn groups(dossier: &Dossier<'_>, optional: &[usize]) -> Vec<OptionalGroup> {
    let units = &dossier.course.units.items;
    let mut names: Vec<&str> = optional.iter().filter_map(|u| units[*u].group.known().map(String::as_str)).collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .map(|name| {
            let members = optional.iter().copied().filter(|u| units[*u].group.known().is_some_and(|g| g == name)).collect();
            let rule = dossier.course.groups.iter().find(|g| g.id == name).and_then(|g| g.choose.known());
            OptionalGroup {
                units: members,
                choose_units: rule.and_then(|c| c.units).map(|n| n as usize),
                choose_credit: rule.and_then(|c| c.credit),
            }
        })
        .collect()
}

/// The choices from a group that hold the fewest relevant units: every larger choice only adds to what they hold.
/// `None` where there are more than can be looked at.
fn least_choices(dossier: &Dossier<'_>, group: &OptionalGroup, relevant: &[usize]) -> Option<Vec<Vec<usize>>> {
    let (matter, rest): (Vec<usize>, Vec<usize>) = group.units.iter().partition(|u| relevant.contains(u));
    match (group.choose_units, group.choose_credit) {
        (Some(n), _) => {
            let n = n.min(group.units.len());
            let forced = n.saturating_sub(rest.len());
            // Counted before they are made, so that no specification can ask for more work than the bound.
            let k = forced.min(matter.len().saturating_sub(forced));
            let count = (0..k).try_fold(1usize, |c, i| c.checked_mul(matter.len() - i).map(|x| x / (i + 1)));
            count.filter(|c| *c <= MOST)?;
            let mut out = Vec::new();
            combinations(&matter, forced, &mut Vec::new(), &mut |c| {
                let mut chosen = c.to_vec();
                chosen.extend(rest.iter().take(n - forced));
                out.push(chosen);
            });
            Some(out)
        }
        (None, Some(wanted)) => by_credit(dossier, &matter, &rest, wanted),
        // No rule stated: nothing in the group is guaranteed.
        (None, None) => Some(vec![Vec::new()]),
    }
}

/// Choices that come to the credit wanted, as few relevant units as can be: for each selection of relevant units, whether
/// the rest can make up the difference is settled over sums of credit, not over combinations.
fn by_credit(dossier: &Dossier<'_>, matter: &[usize], rest: &[usize], wanted: f64) -> Option<Vec<Vec<usize>>> {
    if matter.len() >= 12 {
        return None;
    }
    // Tenths of a credit, so that sums are exact.
    let tenths = |u: &usize| dossier.course.units.items[*u].credit.known().map(|c| (c * 10.0).round() as i64);
    let goal = (wanted * 10.0).round() as i64;
    let mut reach: std::collections::BTreeMap<i64, Vec<usize>> = std::collections::BTreeMap::from([(0, Vec::new())]);
    for u in rest {
        let Some(c) = tenths(u) else { continue };
        let more: Vec<(i64, Vec<usize>)> =
            reach.iter().filter(|(s, _)| *s + c <= goal).map(|(s, units)| (s + c, [units.as_slice(), &[*u]].concat())).collect();
        for (s, units) in more {
            reach.entry(s).or_insert(units);
        }
        if reach.len() > MOST {
            return None;
        }
    }
    let mut out: Vec<(u32, Vec<usize>)> = Vec::new();
    for mask in 0u32..1 << matter.len() {
        let chosen: Vec<usize> = matter.iter().enumerate().filter(|(i, _)| mask & (1 << i) != 0).map(|(_, u)| *u).collect();
        let Some(sum) = chosen.iter().map(tenths).sum::<Option<i64>>() else { continue };
        // A smaller selection that is possible makes this one no worse than it.
        if out.iter().any(|(m, _)| m & mask == *m) {
            continue;
        }
        if let Some(units) = reach.get(&(goal - sum)) {
            out.push((mask, [chosen.as_slice(), units.as_slice()].concat()));
        }
    }
    // A rule that no choice can fulfil guarantees nothing.
    Some(if out.is_empty() { vec![Vec::new()] } else { out.into_iter().map(|(_, units)| units).collect() })
}

fn combinations(of: &[usize], n: usize, chosen: &mut Vec<usize>, found: &mut impl FnMut(&[usize])) {
    if n == 0 {
        return found(chosen);
    }
    if of.len() < n {
        return;
    }
    for i in 0..=of.len() - n {
        chosen.push(of[i]);
        combinations(&of[i + 1..], n - 1, chosen, found);
        chosen.pop();
    }
}

/// The least of a figure over all routes; `None` where a unit's figure or a rule of combination is not known.
pub fn least(dossier: &Dossier<'_>, figure: &impl Fn(usize) -> Option<f64>) -> Option<f64> {
    if uncertain(dossier).is_some() {
        return None;
    }
    let units = &dossier.course.units.items;
    let optional: Vec<usize> = (0..units.len()).filter(|u| units[*u].group.known().is_some()).collect();
    let mut total = 0.0;
    for u in (0..units.len()).filter(|u| !optional.contains(u)) {
        total += figure(u)?;
    }
    for g in groups(dossier, &optional) {
        let mut values = g.units.iter().map(|u| figure(*u)).collect::<Option<Vec<f64>>>()?;
        values.sort_by(f64::total_cmp);
        match (g.choose_units, g.choose_credit) {
            (Some(n), _) => {
                let n = n.min(values.len());
                total += values[..n].iter().sum::<f64>();
            }
            (None, Some(wanted)) => {
                // A choice by credit: what of the figure is not in the credit can be left out as far as the rest suffices.
                let credit: Vec<f64> = g.units.iter().map(|u| units[*u].credit.known().copied()).collect::<Option<_>>()?;
                let figures: Vec<f64> = g.units.iter().map(|u| figure(*u)).collect::<Option<_>>()?;
                let proportional = credit.iter().zip(&figures).all(|(c, f)| (c - f).abs() < 1e-9 || *f == 0.0);
                if !proportional {
                    return None;
                }
                let without: f64 = credit.iter().zip(&figures).filter(|(_, f)| **f == 0.0).map(|(c, _)| c).sum();
                total += (wanted - without).max(0.0);
            }
            (None, None) => return None,
        }
    }
    Some(total)
}

/// A broken offer, where a test could come to another result in it.
pub fn broken_offer(dossier: &Dossier<'_>, test: &Test) -> Option<Place> {
    let offers = &dossier.course.offers;
    let node = offers.first_broken().or_else(|| offers.iter().find_map(|o| o.practice.broken().or(o.supervision.first_broken())));
    node.filter(|_| looks_at_offers(test)).map(|n| dossier.here(n))
}

fn looks_at_offers(test: &Test) -> bool {
    test.contains(&|t| match t {
        Test::Placement(_) | Test::Supervision(_) => true,
        Test::Hours(h) => h.kind == Some(HoursKind::Practice),
        _ => false,
    })
}

/// The offers in which a test could come to different results: `None` stands for the course as such.
pub fn offers_that_matter(dossier: &Dossier<'_>, test: &Test) -> Vec<Option<usize>> {
    let depends = looks_at_offers(test);
    let differs = |o: &crate::model::course::Offer| !o.practice.is_absent() || !o.supervision.whole.is_absent();
    if !depends || !dossier.course.offers.iter().any(differs) {
        return vec![None];
    }
    (0..dossier.course.offers.items.len()).map(Some).collect()
}
