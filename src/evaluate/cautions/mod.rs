//! Cautions, one small file for each family. They look at claims across requirements, which no rule tree can.
//!
//! To add one: a line in its family's table in `model/caution.rs`, a function here or beside, and two cases under
//! `tests/cases/cautions/CODE/`: one that raises it and a near miss that does not.

mod figures;
mod names;
mod over_claims;
mod words;

use super::{Context, Evaluated, test_of};
use crate::model::Dossier;
use crate::model::caution::{Caution, Weight, info};
use crate::model::dossier::Spot;
use crate::model::result::Truth;
use crate::model::rule::Test;
use crate::source::{At, Place};

/// What every check looks at.
pub struct Watch<'a> {
    /// The course with everything that bears on it.
    pub dossier: &'a Dossier<'a>,
    /// What the run shares.
    pub cx: Context<'a>,
    /// What the first round saw of each requirement; blank for those of the second.
    pub first: &'a [Option<Evaluated>],
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
        let requirements = about.iter().map(|i| self.cx.selection.requirements[*i].of(self.cx.catalogue).code.clone()).collect();
        let help = info(code).map(|i| i.remedy.to_string()).unwrap_or_default();
        self.raised.push((Caution { code, weight, text, help, requirements, places }, about.to_vec()));
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
pub fn cautions(dossier: &Dossier<'_>, cx: Context<'_>, first: &[Option<Evaluated>]) -> Vec<(Caution, Vec<usize>)> {
    let mut watch = Watch { dossier, cx, first, raised: Vec::new() };
    over_claims::check(&mut watch);
    figures::check(&mut watch);
    names::check(&mut watch);
    let mut out = watch.raised;
    out.sort_by(|(a, _), (b, _)| (b.weight, a.code, &a.places, &a.text).cmp(&(a.weight, b.code, &b.places, &b.text)));
    out
}
