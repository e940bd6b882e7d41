//! The chain outcome -> teaching -> assessment of one requirement: which outcomes it is claimed for, what tests them.

use super::routes::Taken;
use super::{Context, Look};
use crate::model::Dossier;
use crate::model::course::{PassRule, Purpose, RecognitionBasis};
use crate::model::dossier::ClaimFrom;
use crate::model::provider::Role;
use crate::model::result::Truth;
use crate::source::Place;

/// Why an outcome does or does not count as assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A summative assessment tests it.
    Summative,
    /// Every criterion must be passed, so the assessment counts although its purpose is not stated.
    EveryCriterion,
    /// Whether its assessment counts is not stated.
    PurposeUnknown,
    /// Something about its assessment is broken.
    Broken,
    /// The file does not say how it is assessed.
    NotDescribed,
    /// Only a formative assessment tests it.
    FormativeOnly,
    /// Nothing tests it.
    Untested,
}

/// An outcome claimed for a requirement, on one route.
#[derive(Debug, Clone)]
pub struct Link {
    /// Index of the outcome.
    pub outcome: usize,
    /// Index of the claim.
    pub claim: usize,
    /// Strongest role claimed.
    pub role: Role,
    /// Whether its unit is taken on this route.
    pub reached: bool,
    /// Whether it is assessed.
    pub assessed: Truth,
    /// Why.
    pub why: Why,
    /// The assessments that count, or may.
    pub assessments: Vec<usize>,
}

/// The outcomes claimed for a requirement.
pub fn links(dossier: &Dossier<'_>, index: usize, taken: &Taken) -> Vec<Link> {
    let mut out: Vec<Link> = Vec::new();
    for (i, claim) in dossier.claims[index].iter().enumerate() {
        let ClaimFrom::Outcome(outcome) = claim.from else { continue };
        if let Some(known) = out.iter_mut().find(|l| l.outcome == outcome) {
            if claim.role > known.role {
                known.role = claim.role;
                known.claim = i;
            }
            continue;
        }
        let (assessed, why, assessments) = assessed(dossier, outcome, taken);
        let reached = taken.0[dossier.outcomes[outcome].unit];
        out.push(Link { outcome, claim: i, role: claim.role, reached, assessed, why, assessments });
    }
    out
}

fn assessed(dossier: &Dossier<'_>, outcome: usize, taken: &Taken) -> (Truth, Why, Vec<usize>) {
    let links = &dossier.outcomes[outcome];
    let every = dossier.course.qualification.then(|q| &q.pass_rule).known() == Some(&PassRule::EveryCriterion);
    let mut best: Option<(Truth, Why)> = None;
    let mut counted = Vec::new();
    for i in &links.tested_by {
        let a = dossier.assessment(*i);
        // An assessment of a unit that is not taken is not sat.
        let sat = a.unit.known().is_none_or(|u| dossier.course.units.iter().zip(&taken.0).any(|(unit, t)| unit.id == *u && *t));
        if !sat {
            continue;
        }
        let (truth, why) = match (a.purpose.known(), a.purpose.broken()) {
            (Some(Purpose::Summative), _) => (Truth::Holds, Why::Summative),
            (Some(Purpose::Formative), _) => (Truth::Fails, Why::FormativeOnly),
            (None, Some(_)) => (Truth::CannotTell, Why::Broken),
            (None, None) if every => (Truth::Holds, Why::EveryCriterion),
            (None, None) => (Truth::CannotTell, Why::PurposeUnknown),
        };
        if truth != Truth::Fails {
            counted.push(*i);
        }
        if best.is_none_or(|(t, _)| truth > t) {
            best = Some((truth, why));
        }
    }
    if best.is_none_or(|(t, _)| t == Truth::Fails) {
        if links.unsure_test.is_some() {
            return (Truth::CannotTell, Why::Broken, counted);
        }
        if dossier.course.assessments.whole.is_absent() || dossier.is_part() {
            return (Truth::CannotTell, Why::NotDescribed, counted);
        }
    }
    let (truth, why) = best.unwrap_or((Truth::Fails, Why::Untested));
    (truth, why, counted)
}

/// Whether recognition of prior learning can stand in for the assessment of a requirement (law 7).
pub fn waiver(dossier: &Dossier<'_>, critical: bool) -> (Truth, Option<Place>) {
    let recognition = &dossier.course.recognition;
    let at = recognition.at().map(|n| dossier.here(n));
    let unknown = if critical { Truth::CannotTell } else { Truth::Holds };
    match recognition {
        crate::model::Fact::StatedNone(_) => (Truth::Holds, at),
        crate::model::Fact::Known(r, _) => match r.basis.known() {
            Some(RecognitionBasis::Assessed) => (Truth::Holds, at),
            Some(RecognitionBasis::Exemption) => (Truth::Fails, at),
            None => (unknown, at),
        },
        _ => (unknown, at),
    }
}

/// What the second round asks of a first-round requirement.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// Whether a learning outcome is claimed for it.
    pub embedded: Option<bool>,
    /// Outcomes claimed as assessing it, each with whether it is taught and assessed.
    pub lined_up: Vec<(String, bool, Truth)>,
    /// Assessments relied on, each with whether it must be passed.
    pub must_pass: Vec<(String, Truth)>,
    /// Whether recognition of prior learning can waive it.
    pub not_waived: Option<Truth>,
}

/// Sums a requirement up for the second round, over all units.
pub fn summary(dossier: &Dossier<'_>, _cx: Context<'_>, index: usize, everything: &Taken) -> Summary {
    let links = links(dossier, index, everything);
    let rule = dossier.course.qualification.then(|q| &q.pass_rule).known().copied();
    let mut must_pass: Vec<(String, Truth)> = Vec::new();
    for i in links.iter().filter(|l| l.role == Role::Assesses).flat_map(|l| &l.assessments) {
        let a = dossier.assessment(*i);
        let truth = match (a.must_pass.known(), rule) {
            (Some(true), _) | (None, Some(PassRule::EveryCriterion)) => Truth::Holds,
            (Some(false), Some(PassRule::EveryCriterion)) => Truth::Holds,
            (Some(false), _) => Truth::Fails,
            (None, _) => Truth::CannotTell,
        };
        if !must_pass.iter().any(|(id, _)| *id == a.id) {
            must_pass.push((a.id.clone(), truth));
        }
    }
    let lined_up = links
        .iter()
        .filter(|l| l.role == Role::Assesses)
        .map(|l| (dossier.outcomes[l.outcome].outcome.id.clone(), dossier.outcomes[l.outcome].taught, l.assessed))
        .collect();
    Summary { embedded: Some(!links.is_empty()), lined_up, must_pass, not_waived: Some(waiver(dossier, true).0) }
}

/// The chain as a look sees it.
pub fn of(look: &Look<'_>) -> Vec<Link> {
    links(look.dossier, look.index, look.taken)
}
