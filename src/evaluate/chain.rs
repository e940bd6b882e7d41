//! The chain outcome -> teaching -> assessment of one requirement: which outcomes it is claimed for, what tests them.

use super::Look;
use super::routes::{Ground, Taken};
use crate::model::Dossier;
use crate::model::course::{PassRule, Purpose, RecognitionBasis};
use crate::model::dossier::{ClaimFrom, Sits};
use crate::model::provider::Role;
use crate::model::result::Truth;
use crate::source::At;
use std::borrow::Cow;

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
    /// Whether a learner on this route works through its unit.
    pub reached: bool,
    /// Whether the learner is excused from it without assessment.
    pub excused: bool,
    /// Whether it is assessed.
    pub assessed: Truth,
    /// Why.
    pub why: Why,
    /// The assessments that count, or may, each with whether it does and why.
    pub assessments: Vec<(usize, Truth, Why)>,
}

/// The outcomes claimed for a requirement. [`super::routes::Ground::links`] keeps them.
pub fn links(dossier: &Dossier<'_>, index: usize, taken: &Taken) -> Vec<Link> {
    let mut out: Vec<Link> = Vec::new();
    for (i, claim) in dossier.claims[index].iter().enumerate() {
        let ClaimFrom::Outcome(outcome) = claim.from else { continue };
        let (assessed, why, assessments) = assessed(dossier, outcome, claim.id, taken);
        let unit = dossier.outcomes[outcome].unit;
        let (reached, excused) = (taken.reaches(unit), taken.excused[unit]);
        let link = Link { outcome, claim: i, role: claim.role, reached, excused, assessed, why, assessments };
        // Several claims of one outcome are one outcome: the strongest of them.
        match out.iter_mut().find(|l| l.outcome == outcome) {
            Some(known) if (link.role, link.assessed) > (known.role, known.assessed) => *known = link,
            Some(_) => {}
            None => out.push(link),
        }
    }
    out
}

/// Whether an outcome, or any part of it, is assessed, and why; whatever it is claimed for.
pub fn tested(dossier: &Dossier<'_>, outcome: usize, taken: &Taken) -> (Truth, Why) {
    let (truth, why, _) = assessed(dossier, outcome, &dossier.outcomes[outcome].outcome.id, taken);
    (truth, why)
}

/// Whether what is claimed is assessed. A claim of one criterion needs a test of that criterion, or of the outcome as a
/// whole; a claim of the outcome is tested where any part of it is.
fn assessed(dossier: &Dossier<'_>, outcome: usize, claimed: &str, taken: &Taken) -> (Truth, Why, Vec<(usize, Truth, Why)>) {
    let links = &dossier.outcomes[outcome];
    let every = dossier.course.qualification.then(|q| &q.pass_rule).known() == Some(&PassRule::EveryCriterion);
    let mut best: Option<(Truth, Why)> = None;
    let mut counted = Vec::new();
    for i in &links.tested_by {
        let a = dossier.assessment(*i);
        if claimed != links.outcome.id && !a.tests.iter().any(|t| *t == claimed || *t == links.outcome.id) {
            continue;
        }
        let sat = sat(dossier, *i, taken);
        if sat == Truth::Fails {
            continue;
        }
        let (truth, why) = match (a.purpose.known(), a.purpose.broken()) {
            (Some(Purpose::Summative), _) => (Truth::Holds, Why::Summative),
            (Some(Purpose::Formative), _) => (Truth::Fails, Why::FormativeOnly),
            (None, Some(_)) => (Truth::CannotTell, Why::Broken),
            (None, None) if every => (Truth::Holds, Why::EveryCriterion),
            (None, None) => (Truth::CannotTell, Why::PurposeUnknown),
        };
        let (truth, why) = if sat == Truth::CannotTell && truth == Truth::Holds { (Truth::CannotTell, Why::Broken) } else { (truth, why) };
        if truth != Truth::Fails {
            counted.push((*i, truth, why));
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

/// Whether a learner on a route sits an assessment: one of a unit that is not taken is not sat.
pub fn sat(dossier: &Dossier<'_>, assessment: usize, taken: &Taken) -> Truth {
    match dossier.sits[assessment] {
        Sits::Everybody => Truth::Holds,
        Sits::Unit(u) if taken.reaches(u) => Truth::Holds,
        Sits::Unit(_) => Truth::Fails,
        Sits::Unknown => Truth::CannotTell,
    }
}

/// Whether recognition of prior learning can stand in for the assessment of a requirement (law 7), and where that stands.
pub fn waiver(dossier: &Dossier<'_>, critical: bool) -> (Truth, Option<At>) {
    let recognition = &dossier.course.recognition;
    let at = recognition.at();
    let unknown = if critical { Truth::CannotTell } else { Truth::Holds };
    match recognition {
        crate::model::Fact::StatedNone(_) => (Truth::Holds, at),
        crate::model::Fact::Known(r, _) => match (r.basis.known(), r.basis.broken()) {
            (Some(RecognitionBasis::Assessed), _) => (Truth::Holds, at),
            // With a limit, who can be excused from what is a matter of routes.
            (Some(RecognitionBasis::Exemption), _) if dossier.combination.waivable.is_some() => (Truth::Holds, at),
            (Some(RecognitionBasis::Exemption), _) => (Truth::Fails, at),
            (None, Some(node)) => (Truth::CannotTell, Some(node)),
            (None, None) => (unknown, at),
        },
        crate::model::Fact::Broken(_) => (Truth::CannotTell, at),
        _ => (unknown, at),
    }
}

/// What the second round asks of a first-round requirement.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// Whether a learning outcome is claimed for it.
    pub embedded: Option<bool>,
    /// Outcomes claimed as assessing it, each with whether it is taught and assessed.
    pub lined_up: Vec<(String, Truth, Truth, At)>,
    /// Assessments relied on, each with whether it must be passed.
    pub must_pass: Vec<(String, Truth, At)>,
    /// Whether recognition of prior learning can waive it.
    pub not_waived: Option<Truth>,
}

/// Sums a requirement up for the second round, over all units of the award.
pub fn summary(dossier: &Dossier<'_>, ground: &Ground, index: usize) -> Summary {
    let links = ground.links(dossier, index, &ground.everything);
    let links = || links.iter().filter(|l| l.reached);
    let rule = dossier.course.qualification.then(|q| &q.pass_rule).known().copied();
    let mut must_pass: Vec<(String, Truth, At)> = Vec::new();
    for (i, _, _) in links().filter(|l| l.role == Role::Assesses).flat_map(|l| &l.assessments) {
        let a = dossier.assessment(*i);
        let truth = match (a.must_pass.known(), rule) {
            _ if a.must_pass.broken().is_some() => Truth::CannotTell,
            (Some(true), _) | (None, Some(PassRule::EveryCriterion)) => Truth::Holds,
            // The file contradicts itself: every criterion must be passed, and this assessment need not be.
            (Some(false), Some(PassRule::EveryCriterion)) | (None, _) => Truth::CannotTell,
            (Some(false), _) => Truth::Fails,
        };
        if !must_pass.iter().any(|(id, _, _)| *id == a.id) {
            must_pass.push((a.id.clone(), truth, a.at));
        }
    }
    let lined_up = links()
        .filter(|l| l.role == Role::Assesses)
        .map(|l| {
            let o = &dossier.outcomes[l.outcome];
            (dossier.claims[index][l.claim].id.to_string(), o.taught, l.assessed, o.outcome.at)
        })
        .collect();
    Summary { embedded: Some(links().next().is_some()), lined_up, must_pass, not_waived: Some(waiver(dossier, true).0) }
}

/// The chain as a look sees it.
pub fn of<'a>(look: &Look<'a>) -> Cow<'a, [Link]> {
    look.ground.links(look.dossier, look.index, look.taken)
}
