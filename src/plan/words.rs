//! The sentences of a plan.

use super::list;
use super::ways::{Act, Way};
use crate::model::plan::{Named, Outcome, Plan, Step};

/// What to do.
pub fn title(act: &Act, objects: &[String]) -> String {
    match act {
        Act::Say(text) => text.clone(),
        Act::Test(assessment) => format!("Let {assessment} also test {}", list(objects)),
        Act::NewAssessment(unit, method) => {
            format!("Set a new summative assessment in unit {unit} ({method}) that tests {}", list(objects))
        }
    }
}

/// Why: which gaps it closes.
pub fn why(way: &Way, closes: &[Named]) -> String {
    let gaps: Vec<String> = closes.iter().map(|c| format!("{} {}", c.code, c.title)).collect();
    match (&way.act, closes.len()) {
        (_, 0) => "it is needed by another step".into(),
        (Act::Test(_) | Act::NewAssessment(..), n) if n > 1 => {
            format!("this one assessment, linked to outcomes that exist, closes {n} gaps: {}", list(&gaps))
        }
        (_, 1) => format!("closes {}", gaps[0]),
        (_, n) => format!("closes {n} gaps: {}", list(&gaps)),
    }
}

/// How far the number of steps can be relied on.
pub fn bound(complete: bool, new_content: bool, steps: &[Step], ways: usize) -> String {
    let conditions = if steps.iter().any(|s| s.provided.is_some()) {
        " Each step holds only if what stands beside it as a condition is so."
    } else {
        ""
    };
    let steps = steps.len();
    let n = if steps == 1 { "1 step".to_string() } else { format!("{steps} steps") };
    let each = if steps == 1 {
        "with it made the gaps close, and without it they do not"
    } else {
        "with all of them made every gap that they are for closes, and with any one left out it does not"
    };
    let judged = format!("Verified by judging the course with the steps made: {each}.");
    let number = match (complete, new_content) {
        (false, _) => {
            format!("{judged} {n} is a bound: the search was stopped before every set of the {ways} changes considered was looked at.")
        }
        (true, true) => {
            format!(
                "{judged} No fewer of the {ways} changes considered will do; but what is new can take other forms than those considered, so {n} is a bound."
            )
        }
        (true, false) => format!("{judged} {n}: no fewer of the {ways} changes considered will do."),
    };
    number + conditions
}

/// What the plan comes to.
pub fn summary(p: &Plan, gaps: usize) -> String {
    let steps = if p.steps.len() == 1 { "1 step closes".to_string() } else { format!("{} steps close", p.steps.len()) };
    let gap_word = |n: usize| if n == 1 { "1 mandatory gap".to_string() } else { format!("{n} mandatory gaps") };
    let open = p.unsettled.len() + p.unstated.len();
    let who = match (p.unsettled.len(), p.unstated.len()) {
        (_, 0) => "that only a person or another text can settle",
        (0, _) => "that the file does not answer",
        _ => "that a person must settle or the file does not answer",
    };
    let questions = if open == 1 { "1 question".to_string() } else { format!("{open} questions") };
    let stay = if open == 1 { "stays" } else { "stay" };
    match p.outcome {
        Outcome::NothingNeeded => "Nothing to do: every mandatory requirement is met.".into(),
        Outcome::LeadsToAligned => {
            format!("{steps} {} and {} to aligned.", gap_word(gaps), if p.steps.len() == 1 { "leads" } else { "lead" })
        }
        Outcome::LeadsToQuestions => {
            format!("{steps} {}; {questions} {stay} open {who}, so the verdict would be: cannot tell.", gap_word(gaps))
        }
        Outcome::OnlyQuestions => format!("There is no gap to close. {questions} {stay} open {who}; it is not for a plan to answer."),
        Outcome::LeavesGaps if p.left.is_empty() && !p.steps.is_empty() => {
            format!("{steps} the gaps shown, and another award of the course is not aligned: that does not lead to aligned.")
        }
        Outcome::LeavesGaps if p.steps.is_empty() => {
            format!(
                "No plan was found: for {} no change is known that would close {}.",
                gap_word(p.left.len()),
                if p.left.len() == 1 { "it" } else { "them" }
            )
        }
        Outcome::LeavesGaps => {
            format!("{steps} some gaps, and for {} no change is known: that does not lead to aligned.", gap_word(p.left.len()))
        }
        Outcome::Redesign => {
            let what: Vec<String> = p.redesign.iter().map(|r| format!("{} {}: {}", r.code, r.title, r.text)).collect();
            format!(
                "No list of edits leads to aligned. {} It is a fact of the award, and takes a course designed anew; so no steps are offered. The other gaps are listed by `accredit gaps`.",
                what.iter().map(|w| format!("{w}.")).collect::<Vec<_>>().join(" ")
            )
        }
    }
}
