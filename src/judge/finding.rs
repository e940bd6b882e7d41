//! One finding for one requirement: its status, its reasons, and the gap where it is one.

use crate::model::result::{
    EvidenceResult, Finding, Gap, GapKind, GuaranteeResult, Observation, Reason, Remedy, RestsOn, Status, Truth, WaiverResult,
};
use crate::model::standard::{BearsOn, Scope};
use crate::model::{Applicable, Catalogue};
use crate::source::Place;

/// What evaluation saw of one requirement, as the judge needs it.
#[derive(Debug)]
pub struct Looked {
    /// The requirement binds something other than a course.
    pub binds_another: Option<BearsOn>,
    /// Its text is not held.
    pub not_held: bool,
    /// What its test came to.
    pub truth: Truth,
    /// What each leaf saw.
    pub observations: Vec<Observation>,
    /// Units of the route where it came to least.
    pub route: Option<Vec<String>>,
    /// The learner on that route, in words.
    pub learner: Option<String>,
    /// What every completer has been assessed in.
    pub guarantee: Option<GuaranteeResult>,
    /// Offer where it came to least.
    pub offer: Option<String>,
    /// Where the course speaks of it.
    pub course_at: Option<Place>,
    /// The waiver in force for it, whether or not it turns out to be a gap.
    pub waiver: Option<WaiverResult>,
}

/// Gives the status and, where it is not met, the gap.
pub fn finding(catalogue: &Catalogue, a: &Applicable, looked: Looked) -> Finding {
    let r = a.of(catalogue);
    let s = a.standard(catalogue);
    let Looked { binds_another, not_held, truth, mut observations, route, learner, guarantee, offer, course_at, waiver: _ } = looked;
    let mut evidence: Vec<EvidenceResult> = Vec::new();
    for e in observations.iter_mut().flat_map(|o| std::mem::take(&mut o.evidence)) {
        if !evidence.contains(&e) {
            evidence.push(e);
        }
    }
    let status = match (binds_another, not_held, truth) {
        (Some(_), _, _) => Status::NotApplicable,
        (None, true, _) => Status::Undetermined,
        (None, false, Truth::Holds) => Status::Met,
        (None, false, Truth::CannotTell) => Status::Undetermined,
        (None, false, Truth::Fails) => {
            // A guard earns nothing, and a level is met or not met.
            let some = observations.iter().any(|o| o.truth == Truth::Holds && !o.guard);
            if some { Status::PartlyMet } else { Status::NotMet }
        }
    };
    let mut reasons = reasons(status, binds_another, r.placeholder, not_held, &observations);
    if let (Some(offer), true) = (&offer, status != Status::Met) {
        reasons.push(Reason { code: "in-one-offer", text: format!("this is so in the offer {offer}") });
    }
    if let Some(learner) = learner.filter(|_| matches!(status, Status::NotMet | Status::PartlyMet)) {
        reasons.push(Reason { code: "route", text: format!("{learner} never meets it") });
    }
    let gap = matches!(status, Status::NotMet | Status::PartlyMet).then(|| gap(&observations));
    let settle = (status == Status::Undetermined).then(|| settle(not_held, r.placeholder, &observations));
    let relied = || observations.iter().filter(|o| o.truth == truth);
    let self_declared = observations.iter().any(|o| o.reason.code == "self-declared");
    let rests_on = relied().map(|o| o.rests_on).min().unwrap_or(RestsOn::Claim);
    let course_at = observations.iter().filter(|o| o.truth == truth).flat_map(|o| o.places.first()).next().cloned().or(course_at);
    Finding {
        requirement: r.id.clone(),
        code: r.code.clone(),
        title: r.title.clone(),
        statement: r.statement.clone(),
        standard: s.id.clone(),
        criterion: s.criteria[a.criterion].code.clone(),
        kind: r.kind,
        force: a.force,
        critical: a.critical,
        scope: r.scope.unwrap_or(Scope::Programme),
        status,
        reasons,
        observations,
        evidence,
        gap,
        waiver: None,
        settle,
        rests_on,
        self_declared,
        guarantee: guarantee.filter(|_| status == Status::Met),
        route,
        course_at,
        standard_at: r.place.clone(),
    }
}

fn reasons(status: Status, binds_another: Option<BearsOn>, placeholder: bool, not_held: bool, observations: &[Observation]) -> Vec<Reason> {
    if let Some(whom) = binds_another {
        let whom = match whom {
            BearsOn::Practitioner => "link workers",
            BearsOn::Employer => "employers",
            BearsOn::Register => "the holder of a register",
            _ => "the health and education system",
        };
        return vec![Reason { code: "binds-another", text: format!("it binds {whom}, not a course") }];
    }
    if not_held {
        let text = if placeholder {
            "the text is not held here, and not even the number of its parts is known; nothing can be judged against it"
        } else {
            "the text is not held here; nothing can be judged against it"
        };
        return vec![Reason { code: "text-not-held", text: text.into() }];
    }
    let wanted = match status {
        Status::Met => Truth::Holds,
        Status::Undetermined => Truth::CannotTell,
        _ => Truth::Fails,
    };
    let mut out: Vec<Reason> = Vec::new();
    for o in observations.iter().filter(|o| o.truth == wanted) {
        // Followers of another cause are left to the observations.
        if !matches!(o.reason.code, "nothing-to-look-at" | "assessment-not-known") && !out.contains(&o.reason) {
            out.push(o.reason.clone());
        }
    }
    if out.is_empty() {
        out.extend(observations.iter().filter(|o| o.truth == wanted).map(|o| o.reason.clone()).take(1));
    }
    // What holds is part of a partly met finding, and what is open of one that is not met.
    if wanted == Truth::Fails {
        for o in observations.iter().filter(|o| o.truth == Truth::CannotTell && !o.guard) {
            if !out.iter().any(|r| r.code == o.reason.code) {
                out.push(o.reason.clone());
            }
        }
    }
    out
}

fn gap(observations: &[Observation]) -> Gap {
    let failing: Vec<&Observation> = observations.iter().filter(|o| o.truth == Truth::Fails).collect();
    let with: Vec<&Remedy> = failing.iter().filter_map(|o| o.remedy.as_ref()).collect();
    // The change that takes most is what the gap is called; the smaller ones are said beside it.
    let kind = with.iter().map(|r| r.kind).max().unwrap_or(GapKind::Map);
    let mut missing: Vec<&str> = Vec::new();
    for o in failing.iter().filter(|o| o.remedy.is_some()) {
        if !missing.contains(&o.reason.text.as_str()) {
            missing.push(&o.reason.text);
        }
    }
    if missing.is_empty() {
        missing.extend(failing.first().map(|o| o.reason.text.as_str()));
    }
    let mut close: Vec<&str> = Vec::new();
    for r in &with {
        if !close.contains(&r.action.as_str()) {
            close.push(&r.action);
        }
    }
    let causes = failing.iter().flat_map(|o| o.causes.iter().cloned()).collect();
    if close.is_empty() {
        // Where a citation is all that is asked for, there is no outcome to map, and no other leaf that says so.
        let nothing_cited = failing.iter().any(|o| o.reason.code == "nothing-cited");
        close.push(if nothing_cited {
            "map the document that says it, with its page or heading; if none does, write it"
        } else {
            "see the reasons"
        });
    }
    Gap { kind, order: 0, missing: missing.join("; "), close: close.join("; "), causes }
}

/// What would settle an undetermined finding.
fn settle(not_held: bool, placeholder: bool, observations: &[Observation]) -> String {
    if not_held {
        return if placeholder {
            "the publisher's text, once it is at hand as an edition of its own".into()
        } else {
            "the text of this requirement".into()
        };
    }
    let mut out: Vec<String> = Vec::new();
    for o in observations.iter().filter(|o| o.truth == Truth::CannotTell) {
        let line = match o.reason.code {
            "broken-input" => "mend the defect shown in the diagnostics".to_string(),
            "needs-judgement" => "an assessor's judgement; until then a statement by the provider under `statements`, with evidence".into(),
            "provider-word-alone" => "an assessor's judgement, or facts in the file that can be checked".into(),
            "statement-without-evidence" => "a page or heading for the provider's statement".into(),
            "needs-reading" => "an assessor's reading of the text for applicants".into(),
            "no-provider-file" => "the provider's file".into(),
            "text-not-held" => "the text of the requirements it looks at".into(),
            "others-open" => format!("it settles with {}", o.causes.join(", ")),
            "framework-not-stated" | "framework-not-known" => "the name of the national framework, from the awarding body".into(),
            "credit-off-the-usual" => "the awarding body's word that these figures are right".into(),
            "credit-not-tied-to-hours" => "the framework, and credit in its own unit; only then can credit be held against hours".into(),
            "units-in-part" => "the units that the file leaves out".into(),
            "rpl-not-stated" => "`recognition` with its `basis`, or `recognition: none`".into(),
            "parameter-unset" => "a value for the profile's parameter".into(),
            "not-described" => "the rest of the specification: this file describes only a part of it".into(),
            "assessment-not-known" => continue,
            _ => match o.reason.text.split_once(" not state ") {
                Some((_, wanted)) => format!("say in the file {wanted}"),
                None => format!("settle this: {}", o.reason.text),
            },
        };
        if !out.contains(&line) {
            out.push(line);
        }
    }
    if out.is_empty() { "the missing facts".into() } else { out.join("; ") }
}
