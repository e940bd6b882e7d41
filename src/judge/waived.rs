//! Waivers at work: a finding keeps its status and gains the waiver, and an unmet one then no longer bars the verdict.

use crate::model::result::{Finding, Status, Truth, WaiverResult};
use std::collections::BTreeSet;

/// Most authorities that a verdict names one by one; the findings name them all.
const NAMED: usize = 3;

/// Marks the findings of a course that are waived, then those that follow from waived gaps alone.
pub fn mark(findings: &mut [Finding], given: Vec<Option<WaiverResult>>) {
    if given.iter().all(Option::is_none) {
        return;
    }
    for (f, waiver) in findings.iter_mut().zip(given).filter(|(f, _)| waivable(f)) {
        f.waiver = waiver;
    }
    // Second-round findings never rest on one another, so one pass over the first round's waivers is enough.
    let direct: Vec<(String, WaiverResult)> = findings.iter().filter_map(|f| Some((f.code.clone(), f.waiver.clone()?))).collect();
    for f in findings.iter_mut().filter(|f| waivable(f) && f.waiver.is_none()) {
        f.waiver = follows(f, &direct);
    }
}

/// Unknown is no gap, and nothing makes up for what is critical.
fn waivable(f: &Finding) -> bool {
    matches!(f.status, Status::NotMet | Status::PartlyMet) && !f.critical
}

/// The waiver of a finding that fails for nothing but waived gaps: in force as long as all of theirs are.
fn follows(f: &Finding, direct: &[(String, WaiverResult)]) -> Option<WaiverResult> {
    let causes = f.gap.as_ref().map(|g| &g.causes)?;
    // What is open beside the waived gaps stays open, and what fails for a reason of its own is a gap of its own.
    let others = f.observations.iter().any(|o| match o.truth {
        Truth::Holds => false,
        Truth::CannotTell => true,
        Truth::Fails => o.causes.is_empty(),
    });
    let theirs: Option<Vec<&WaiverResult>> = causes.iter().map(|c| direct.iter().find(|(code, _)| code == c).map(|(_, w)| w)).collect();
    let theirs = theirs.filter(|t| !t.is_empty() && !others)?;
    let first = theirs.iter().min_by(|a, b| a.until.cmp(&b.until))?;
    let mut authorities: Vec<&str> = Vec::new();
    for w in &theirs {
        if !authorities.contains(&w.authority.as_str()) {
            authorities.push(&w.authority);
        }
    }
    Some(WaiverResult {
        reason: format!("it fails only for what is waived: {}", causes.join(", ")),
        authority: authorities.join("; "),
        from: theirs.iter().filter_map(|w| w.from.clone()).max(),
        until: first.until.clone(),
        follows: causes.clone(),
        at: first.at.clone(),
    })
}

/// What a verdict says of waivers, from its semicolon on; empty where there is none.
pub fn words(findings: &[Finding]) -> String {
    let direct: Vec<&WaiverResult> = findings.iter().filter_map(|f| f.waiver.as_ref()).filter(|w| w.follows.is_empty()).collect();
    let until: BTreeSet<&str> = direct.iter().map(|w| w.until.as_str()).collect();
    let by: BTreeSet<&str> = direct.iter().map(|w| w.authority.as_str()).collect();
    let follow = findings.iter().filter(|f| f.waiver.as_ref().is_some_and(|w| !w.follows.is_empty())).count();
    let Some(first) = until.first() else { return String::new() };
    let some = if direct.len() == 1 { "1 requirement is waived".to_string() } else { format!("{} requirements are waived", direct.len()) };
    let until = if until.len() == 1 { format!("until {first}") } else { format!("(the first until {first})") };
    let by = if by.len() > NAMED { format!("{} authorities", by.len()) } else { by.into_iter().collect::<Vec<_>>().join("; ") };
    let follow = match (follow, direct.len()) {
        (0, _) => String::new(),
        (1, _) => ", and 1 more follows from that".into(),
        (n, _) => format!(", and {n} more follow from that"),
    };
    format!("; {some} {until} by {by}{follow}")
}
