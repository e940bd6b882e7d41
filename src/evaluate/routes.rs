//! Routes through core and optional units. What counts is what every completer gets (law 7).
//!
//! Routes are not listed one by one. For a requirement only the units that speak of it matter; of those, what matters is
//! which of them a learner can leave out. So the number of looks depends on those few units, not on all combinations.

use crate::model::Dossier;
use crate::model::dossier::ClaimFrom;
use crate::model::rule::Test;

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
}

/// The routes on which a test could come to different results.
pub fn that_matter(dossier: &Dossier<'_>, index: usize, test: &Test) -> Routes {
    let everything = Taken::everything(dossier);
    let depends = |t: &Test| matches!(t, Test::Outcomes(_) | Test::AssessedBy(_) | Test::Assessment(_));
    let units = &dossier.course.units.items;
    let optional: Vec<usize> = (0..units.len()).filter(|u| units[*u].group.known().is_some()).collect();
    if optional.is_empty() || !test.contains(&depends) {
        return Routes { routes: vec![everything.clone()], everything, differ: false, too_many: false };
    }
    let relevant: Vec<usize> =
        if test.contains(&|t| matches!(t, Test::Assessment(_))) { with_assessments(dossier) } else { speaking_of(dossier, index) };
    let mut routes = vec![Taken((0..units.len()).map(|u| units[u].group.known().is_none()).collect())];
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
    Routes { routes, everything, differ: true, too_many }
}

/// Units whose outcomes are claimed for a requirement.
fn speaking_of(dossier: &Dossier<'_>, index: usize) -> Vec<usize> {
    let mut out: Vec<usize> = dossier.claims[index]
        .iter()
        .filter_map(|c| match c.from {
            ClaimFrom::Outcome(o) => Some(dossier.outcomes[o].unit),
            _ => None,
        })
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Units that have assessments of their own.
fn with_assessments(dossier: &Dossier<'_>) -> Vec<usize> {
    let units = dossier.course.units.iter().enumerate();
    units.filter(|(_, u)| dossier.course.assessments.iter().any(|a| a.unit.known() == Some(&u.id))).map(|(i, _)| i).collect()
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
fn least_choices(dossier: &Dossier<'_>, group: &OptionalGroup, relevant: &[usize]) -> Option<Vec<Vec<usize>>> {
    let (matter, rest): (Vec<usize>, Vec<usize>) = group.units.iter().partition(|u| relevant.contains(u));
    let credit = |u: &usize| dossier.course.units.items[*u].credit.known().copied().unwrap_or(0.0);
    // No rule stated: nothing in the group is guaranteed.
    let forced = match (group.choose_units, group.choose_credit) {
        (Some(n), _) => n.min(group.units.len()).saturating_sub(rest.len()),
        (None, Some(wanted)) => {
            let spare: f64 = rest.iter().map(credit).sum();
            let mut need = wanted - spare;
            let mut sizes: Vec<f64> = matter.iter().map(credit).collect();
            sizes.sort_by(|a, b| b.total_cmp(a));
            let mut n = 0;
            while need > 1e-9 && n < sizes.len() {
                need -= sizes[n];
                n += 1;
            }
            n
        }
        (None, None) => 0,
    };
    let fill = |chosen: &[usize]| {
        let mut out = chosen.to_vec();
        match (group.choose_units, group.choose_credit) {
            (Some(n), _) => out.extend(rest.iter().take(n.saturating_sub(chosen.len()))),
            (None, Some(wanted)) => {
                let mut have: f64 = chosen.iter().map(credit).sum();
                for u in &rest {
                    if have + 1e-9 < wanted {
                        have += credit(u);
                        out.push(*u);
                    }
                }
            }
            (None, None) => {}
        }
        out
    };
    // Counted before they are made, so that no specification can ask for more work than the bound.
    let count = (0..forced.min(matter.len() - forced.min(matter.len())))
        .try_fold(1usize, |n, i| n.checked_mul(matter.len() - i).map(|x| x / (i + 1)));
    count.filter(|n| *n <= MOST)?;
    let mut out = Vec::new();
    combinations(&matter, forced, &mut Vec::new(), &mut |c| out.push(fill(c)));
    Some(out)
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

/// Sums over a route: the least and the most that a completer can have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// On the route that has least.
    pub least: f64,
    /// On the route that has most.
    pub most: f64,
}

/// The least and the most of a figure over all routes; `None` where a unit's figure or a rule of combination is not known.
pub fn range(dossier: &Dossier<'_>, figure: &impl Fn(usize) -> Option<f64>) -> Option<Range> {
    let units = &dossier.course.units.items;
    let optional: Vec<usize> = (0..units.len()).filter(|u| units[*u].group.known().is_some()).collect();
    let mut total = Range { least: 0.0, most: 0.0 };
    for u in (0..units.len()).filter(|u| !optional.contains(u)) {
        let f = figure(u)?;
        total.least += f;
        total.most += f;
    }
    for g in groups(dossier, &optional) {
        let mut values = g.units.iter().map(|u| figure(*u)).collect::<Option<Vec<f64>>>()?;
        values.sort_by(f64::total_cmp);
        match (g.choose_units, g.choose_credit) {
            (Some(n), _) => {
                let n = n.min(values.len());
                total.least += values[..n].iter().sum::<f64>();
                total.most += values[values.len() - n..].iter().sum::<f64>();
            }
            (None, Some(wanted)) => {
                // A choice by credit: a figure in proportion to credit is fixed; any other lies between nothing and all.
                let credit: Option<Vec<f64>> = g.units.iter().map(|u| units[*u].credit.known().copied()).collect();
                let all = g.units.iter().map(|u| figure(*u)).collect::<Option<Vec<f64>>>()?;
                let same = credit.is_some_and(|c| c == all);
                total.least += if same { wanted } else { return None };
                total.most += wanted;
            }
            (None, None) => return None,
        }
    }
    Some(total)
}

/// The offers in which a test could come to different results: `None` stands for the course as such.
pub fn offers_that_matter(dossier: &Dossier<'_>, test: &Test) -> Vec<Option<usize>> {
    let depends = test.contains(&|t| matches!(t, Test::Placement(_) | Test::Supervision(_)));
    let differs = |o: &crate::model::course::Offer| !o.practice.is_absent() || !o.supervision.whole.is_absent();
    if !depends || !dossier.course.offers.iter().any(differs) {
        return vec![None];
    }
    (0..dossier.course.offers.items.len()).map(Some).collect()
}
