//! Cautions, one small file for each family. They look at claims across requirements, which no rule tree can.
//!
//! To add one: a line in its family's table in `model/caution.rs`, a function here or beside, and two cases under
//! `tests/cases/cautions/CODE/`: one that raises it and a near miss that does not.

mod chain;
mod copying;
mod evidence;
mod figures;
mod names;
mod over_claims;
mod verbs;
mod words;

use super::routes::{Ground, Taken};
use super::{Context, Evaluated, Look, test_of};
use crate::model::Dossier;
use crate::model::caution::{Caution, Weight, info};
use crate::model::dossier::{ClaimFrom, Spot};
use crate::model::result::Truth;
use crate::model::rule::{FindingsAre, Test};
use crate::source::{At, Place};

/// What every check looks at.
pub struct Watch<'a> {
    /// The course with everything that bears on it.
    pub dossier: &'a Dossier<'a>,
    /// What the run shares.
    pub cx: Context<'a>,
    /// The routes through it.
    pub ground: &'a Ground,
    /// What the first round saw of each requirement; blank for those of the second.
    pub first: &'a [Option<Evaluated>],
    /// Requirements that each outcome, or one of its criteria, is claimed for.
    claimed_for: Vec<Vec<usize>>,
    /// Requirements that look at the findings on others.
    second_round: Vec<usize>,
    raised: Vec<(Caution, Vec<usize>)>,
}

impl Watch<'_> {
    /// The weight of a code in this profile.
    fn weight(&self, code: &str) -> Weight {
        let own = self.cx.selection.cautions.get(code).and_then(|t| t.weight);
        own.or(info(code).map(|i| i.weight)).unwrap_or(Weight::Off)
    }

    /// The bound of a code in this profile.
    pub fn bound(&self, code: &str) -> Option<f64> {
        let own = self.cx.selection.cautions.get(code).and_then(|t| t.bound);
        own.or(info(code).and_then(|i| i.bound).map(|(b, _)| b))
    }

    /// Raises a caution: `about` are the requirements, by index, whose claims it touches.
    pub fn raise(&mut self, code: &'static str, text: String, about: &[usize], places: Vec<Place>) {
        let weight = self.weight(code);
        if weight == Weight::Off {
            return;
        }
        let mut about = about.to_vec();
        about.sort_unstable();
        about.dedup();
        let requirements = about.iter().map(|i| self.cx.selection.requirements[*i].of(self.cx.catalogue).code.clone()).collect();
        let help = info(code).map(|i| i.remedy.to_string()).unwrap_or_default();
        self.raised.push((Caution { code, weight, text, help, requirements, places }, about));
    }

    /// A look at a requirement, as the leaves of its test have it.
    pub fn look<'b>(&'b self, index: usize, taken: &'b Taken) -> Look<'b> {
        Look { dossier: self.dossier, cx: self.cx, index, critical: false, ground: self.ground, taken, offer: None, first: &[] }
    }

    /// Whether the finding on a requirement says one of these already.
    pub fn told(&self, index: usize, codes: &[&str]) -> bool {
        let seen = self.first.get(index).and_then(Option::as_ref);
        seen.is_some_and(|e| e.observations.iter().any(|o| o.truth == Truth::Fails && codes.contains(&o.reason.code)))
    }

    /// Whether a requirement of the second round asks this of another: then its finding tells, and no caution need.
    pub fn asked(&self, index: usize, are: FindingsAre) -> bool {
        let other = &self.cx.selection.requirements[index];
        let standard = &other.standard(self.cx.catalogue).id;
        let asks = |t: &Test| {
            let Test::Findings(f) = t else { return false };
            f.are == are && f.standard == *standard && f.force.is_none_or(|x| x == other.force) && (!f.critical || other.critical)
        };
        let test = |i: &usize| test_of(self.cx.catalogue, &self.cx.selection.requirements[*i]);
        self.second_round.iter().any(|i| test(i).is_some_and(|t| t.value.contains(&asks)))
    }

    /// Requirements that an outcome, or one of its criteria, is claimed for.
    pub fn claimed_for(&self, outcome: usize) -> &[usize] {
        &self.claimed_for[outcome]
    }

    /// Ids of outcomes, so many that a sentence can hold them.
    pub fn names(&self, outcomes: &[usize]) -> String {
        some(&outcomes.iter().map(|o| self.dossier.outcomes[*o].outcome.id.clone()).collect::<Vec<_>>())
    }

    /// Where outcomes stand.
    pub fn at(&self, outcomes: &[usize]) -> Vec<Place> {
        outcomes.iter().map(|o| self.here(self.dossier.outcomes[*o].outcome.at)).collect()
    }

    /// The requirements whose test looks at something, by index.
    pub fn asking(&self, of: &impl Fn(&Test) -> bool) -> Vec<usize> {
        let all = &self.cx.selection.requirements;
        (0..all.len()).filter(|i| test_of(self.cx.catalogue, &all[*i]).is_some_and(|t| t.value.contains(of))).collect()
    }

    /// Whether a requirement of the profile already fails at this place, so that nothing more need be said.
    pub fn found_at(&self, place: &Place) -> bool {
        self.first.iter().flatten().flat_map(|e| &e.observations).any(|o| o.truth == Truth::Fails && o.places.contains(place))
    }

    /// A place in the course's own file.
    pub fn here(&self, at: At) -> Place {
        self.dossier.here(at)
    }

    /// The place of a spot in course or provider.
    pub fn place(&self, spot: Spot) -> Place {
        self.dossier.place(spot)
    }
}

/// Every caution of a course, the weightiest first, each with the requirements it touches by index.
pub fn cautions(dossier: &Dossier<'_>, cx: Context<'_>, ground: &Ground, first: &[Option<Evaluated>]) -> Vec<(Caution, Vec<usize>)> {
    let mut claimed_for: Vec<Vec<usize>> = vec![Vec::new(); dossier.outcomes.len()];
    for (index, claims) in dossier.claims.iter().enumerate() {
        for claim in claims {
            if let ClaimFrom::Outcome(o) = claim.from
                && claimed_for[o].last() != Some(&index)
            {
                claimed_for[o].push(index);
            }
        }
    }
    let second_round = first.iter().enumerate().filter(|(_, e)| e.is_none()).map(|(i, _)| i).collect();
    let mut watch = Watch { dossier, cx, ground, first, claimed_for, second_round, raised: Vec::new() };
    over_claims::check(&mut watch);
    evidence::check(&mut watch);
    copying::check(&mut watch);
    verbs::check(&mut watch);
    chain::check(&mut watch);
    figures::check(&mut watch);
    names::check(&mut watch);
    let mut out = watch.raised;
    out.sort_by(|(a, _), (b, _)| (b.weight, a.code, &a.places, &a.text).cmp(&(a.weight, b.code, &b.places, &b.text)));
    out
}

/// Requirements that a caution touches, by index, and places that show it.
type Touched = (Vec<usize>, Vec<Place>);

/// How many names a sentence holds.
const NAMED: usize = 8;

/// A list of names, cut where it is too long to read.
fn some(names: &[String]) -> String {
    if names.len() <= NAMED {
        return super::leaves::list(names);
    }
    format!("{} and {} more", names[..NAMED].join(", "), names.len() - NAMED)
}

/// A count with its noun.
fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}
