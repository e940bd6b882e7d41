//! The coverage matrix of a course: for each requirement, what each unit gives a learner who takes it, and what is left on
//! the weakest route.

use super::chain::{self, Link};
use super::routes::{self, Taken};
use super::{Context, test_of};
use crate::model::Dossier;
use crate::model::combination::Take;
use crate::model::dossier::ClaimFrom;
use crate::model::matrix::{Matrix, MatrixCell, MatrixRow, MatrixUnit, Strength};
use crate::model::provider::Role;
use crate::model::result::Truth;
use crate::model::rule::Test;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Makes it.
pub fn matrix(dossier: &Dossier<'_>, cx: Context<'_>) -> Matrix {
    let course = dossier.course;
    let mut routes = Routes { dossier, known: BTreeMap::new(), unclear: None };
    let units: Vec<MatrixUnit> = course
        .units
        .iter()
        .enumerate()
        .map(|(i, u)| MatrixUnit {
            id: u.id.clone(),
            title: u.title.known().cloned(),
            group: u.group.known().cloned(),
            every_learner: routes.every_learner(i),
            size: super::size(u),
        })
        .collect();
    let about_outcomes = |t: &Test| matches!(t, Test::Outcomes(_) | Test::AssessedBy(_));
    let n = dossier.combination.take.len();
    let core = Taken { units: dossier.combination.take.iter().map(|t| *t == Take::Always).collect(), excused: vec![false; n] };
    let mut rows = Vec::new();
    for (index, a) in cx.selection.requirements.iter().enumerate() {
        let claimed = dossier.claims[index].iter().any(|c| matches!(c.from, ClaimFrom::Outcome(_)));
        if claimed || test_of(cx.catalogue, a).is_some_and(|t| t.value.contains(&about_outcomes)) {
            let r = a.of(cx.catalogue);
            let cells = cells(dossier, &core, index);
            let weakest = routes.weakest(&cells);
            rows.push(MatrixRow { requirement: r.id.clone(), code: r.code.clone(), title: r.title.clone(), cells, weakest });
        }
    }
    Matrix { units, rows }
}

/// What each unit gives a learner who takes it and no other optional unit: an assessment in a unit that is not taken is not
/// sat.
fn cells(dossier: &Dossier<'_>, core: &Taken, index: usize) -> Vec<MatrixCell> {
    let mut units: Vec<usize> = dossier.claims[index]
        .iter()
        .filter_map(|c| match c.from {
            ClaimFrom::Outcome(o) => Some(dossier.outcomes[o].unit),
            _ => None,
        })
        .collect();
    units.sort_unstable();
    units.dedup();
    let of_unit = |unit: usize| {
        let mut taken = Cow::Borrowed(core);
        if !core.units[unit] {
            taken.to_mut().units[unit] = true;
        }
        let mut links = chain::links(dossier, index, &taken);
        links.retain(|l| dossier.outcomes[l.outcome].unit == unit);
        links.sort_by_key(|l| l.outcome);
        let strength = links.iter().map(strength).max()?;
        let outcomes = links.iter().map(|l| dossier.outcomes[l.outcome].outcome.id.clone()).collect();
        Some(MatrixCell { unit, strength, outcomes })
    };
    units.into_iter().filter_map(of_unit).collect()
}

fn strength(link: &Link) -> Strength {
    match (link.role, link.assessed) {
        (Role::Assesses, Truth::Holds) => Strength::Assessed,
        (Role::Assesses, _) => Strength::Claims,
        (Role::Develops, _) => Strength::Develops,
        (Role::Introduces, _) => Strength::Introduces,
    }
}

/// What every route has. Many rows ask the same of the same units, and are answered once.
struct Routes<'a> {
    dossier: &'a Dossier<'a>,
    known: BTreeMap<Vec<usize>, Truth>,
    /// Whether the rules leave open what the routes are; asked once, because it takes longest to find out.
    unclear: Option<bool>,
}

impl Routes<'_> {
    /// The strongest that a unit of every route gives: of a core unit, or of one of several options of which a learner cannot
    /// leave out all.
    fn weakest(&mut self, cells: &[MatrixCell]) -> Option<Strength> {
        let tried = Strength::ALL.into_iter().filter(|s| cells.iter().any(|c| c.strength == *s));
        tried.into_iter().find(|s| {
            let units = cells.iter().filter(|c| c.strength >= *s).map(|c| c.unit).collect();
            self.have_one(units) == Truth::Holds
        })
    }

    /// Whether every learner takes a unit: it is core, or the rules leave no choice.
    fn every_learner(&mut self, unit: usize) -> Truth {
        match self.dossier.combination.take[unit] {
            Take::Never => Truth::Fails,
            _ => self.have_one(vec![unit]),
        }
    }

    /// Whether every route has one of these units.
    fn have_one(&mut self, units: Vec<usize>) -> Truth {
        let d = self.dossier;
        if units.iter().any(|u| d.combination.take[*u] == Take::Always) {
            return Truth::Holds;
        }
        if *self.unclear.get_or_insert_with(|| routes::least(d, &|_| Some(0.0)).is_none()) {
            return Truth::CannotTell;
        }
        let least = |units: &[usize]| match routes::least(d, &|u| Some(f64::from(u8::from(units.contains(&u))))) {
            Some(n) if n > 0.0 => Truth::Holds,
            Some(_) => Truth::Fails,
            None => Truth::CannotTell,
        };
        let truth = self.known.get(&units).copied().unwrap_or_else(|| least(&units));
        self.known.insert(units, truth);
        truth
    }
}
