//! Verbs that ask for less than RQF level 4. Lists of verbs contradict one another, so this only ever asks: criteria are
//! looked at before outcomes, and a word that is not in the table below is no reason for anything.

use super::Watch;
use crate::evaluate::level_of;
use crate::model::level::Compared;
use crate::model::rule::NamedLevel;

const CODE: &str = "verb-below-level";

/// What an outcome should not begin with: an inner state that nobody can see (BRIST-1, ABER-LO-1).
const PASSIVE: [&str; 20] = [
    "know",
    "understand",
    "comprehend",
    "appreciate",
    "learn",
    "be aware of",
    "be familiar with",
    "have knowledge of",
    "have a knowledge of",
    "have an understanding of",
    "have awareness of",
    "have an awareness of",
    "show awareness of",
    "show an understanding of",
    "show understanding of",
    "demonstrate knowledge of",
    "demonstrate awareness of",
    "demonstrate understanding of",
    "demonstrate an understanding of",
    "gain an understanding of",
];

/// What is only to remember (UCD-1, Bloom's first step).
const RECALL: [&str; 9] = ["define", "list", "name", "state", "recall", "label", "memorise", "recite", "repeat"];

/// What asks for more, wherever in the sentence it stands (OFQ-E-DESC, UCD-1).
const DEMANDING: [&str; 24] = [
    "analyse",
    "adapt",
    "apply",
    "appraise",
    "argue",
    "assess",
    "compare",
    "create",
    "critique",
    "decide",
    "defend",
    "demonstrate",
    "design",
    "discuss",
    "evaluate",
    "examine",
    "explain",
    "interpret",
    "judge",
    "justify",
    "plan",
    "reflect",
    "review",
    "use",
];

/// What may stand before the verb.
const BEFORE: [&str; 12] = [
    "the learner will be able to ",
    "the learner should be able to ",
    "the learner is able to ",
    "the learner can ",
    "the learner will ",
    "learners will be able to ",
    "learners can ",
    "learners will ",
    "students will be able to ",
    "students can ",
    "be able to ",
    "to ",
];

/// Looks at every outcome that is claimed.
pub fn check(w: &mut Watch<'_>) {
    let mut found = Vec::new();
    let mut about = Vec::new();
    for outcome in 0..w.dossier.outcomes.len() {
        let claimed = w.claimed_for(outcome);
        if !claimed.is_empty() && at_level(w, outcome) && is_low(w, outcome) {
            found.push(outcome);
            about.extend_from_slice(claimed);
        }
    }
    if !found.is_empty() {
        let (s, asks) = if found.len() == 1 { ("", "asks") } else { ("s", "ask") };
        let text = format!("outcome{s} {} {asks} only to know of something, to list or to name", w.names(&found));
        w.raise(CODE, text, &about, w.at(&found));
    }
}

/// Whether the unit, or else the award, is known to be at RQF level 4 or its like. Below it nobody claims more, and the
/// level's own finding says so.
fn at_level(w: &Watch<'_>, outcome: usize) -> bool {
    let levels = &w.cx.catalogue.levels;
    let Some(mut own) = level_of(w.dossier.course, levels) else { return false };
    let unit = &w.dossier.course.units.items[w.dossier.outcomes[outcome].unit];
    match (unit.level.known(), unit.level.broken()) {
        (Some(level), _) => own.level = level.trim().to_string(),
        (None, Some(_)) => return false,
        (None, None) => {}
    }
    levels.compare(&own, &NamedLevel { framework: "RQF".into(), level: "4".into() }) == Compared::AtOrAbove
}

/// Whether every criterion is low; the outcome itself where it has none, and the file is not silent about them.
fn is_low(w: &Watch<'_>, outcome: usize) -> bool {
    let o = w.dossier.outcomes[outcome].outcome;
    if o.criteria.first_broken().is_some() {
        return false;
    }
    if o.criteria.items.is_empty() {
        return !w.dossier.is_part() && o.text.known().is_some_and(|t| low(t));
    }
    o.criteria.iter().all(|c| c.text.known().is_some_and(|t| low(t)))
}

/// Whether a sentence begins with a verb of the two tables and asks for nothing more.
fn low(text: &str) -> bool {
    let text = text.to_lowercase();
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let text = BEFORE.iter().find_map(|b| text.strip_prefix(b)).unwrap_or(text);
    let begins = |v: &&str| text.strip_prefix(*v).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    PASSIVE.iter().chain(&RECALL).any(begins) && !words.any(|x| x != "demonstrate" && DEMANDING.contains(&x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_to_be_low_is_low() {
        assert!(low("Know the models of social prescribing.") && low("The learner can list three services") && low("Be aware of the law"));
        assert!(low("Demonstrate an understanding of consent"));
        for quiet in ["Explain consent", "Disgrifio'r model", "Name two models and compare them", "Statement work", "Recognise neglect", ""]
        {
            assert!(!low(quiet), "{quiet}");
        }
    }
}
