//! Claims in the words of the requirement. A mapping is a signpost to what a course does (HCPC mapping form); text that
//! repeats the standard points nowhere.

use super::{Watch, some};
use crate::model::dossier::ClaimFrom;
use crate::source::Place;

const CODE: &str = "claim-copied-from-standard";

/// Looks at every outcome that is claimed, and at every statement.
pub fn check(w: &mut Watch<'_>) {
    let Some(bound) = w.bound(CODE) else { return };
    let bound = bound.max(1.0) as usize;
    let wording = &w.cx.selection.wording;
    let mut copied: Vec<String> = Vec::new();
    let mut touched = Vec::new();
    let mut places: Vec<Place> = Vec::new();
    for outcome in 0..w.dossier.outcomes.len() {
        let about = w.claimed_for(outcome).to_vec();
        let against: Vec<&[u32]> = about.iter().filter_map(|i| wording.statement(*i)).collect();
        let Some(texts) = texts(w, outcome).filter(|_| !against.is_empty()) else { continue };
        let copies = |t: &&str| {
            let t = wording.read(t);
            against.iter().any(|s| is_copy(&t, s, bound))
        };
        if texts.iter().all(copies) {
            let links = &w.dossier.outcomes[outcome];
            copied.push(format!("outcome {}", links.outcome.id));
            places.push(w.here(links.outcome.at));
            let spots = about.iter().flat_map(|i| &w.dossier.claims[*i]).filter(|c| c.from == ClaimFrom::Outcome(outcome));
            places.extend(spots.map(|c| w.place(c.spot)).take(1));
            touched.extend(about);
        }
    }
    for (index, said) in w.dossier.statements.iter().enumerate() {
        if said.is_empty() {
            continue;
        }
        let Some(statement) = wording.statement(index) else { continue };
        for s in said {
            if s.says.is_some_and(|t| is_copy(&wording.read(t), statement, bound)) {
                copied.push(format!("the statement on {}", w.cx.selection.requirements[index].of(w.cx.catalogue).code));
                places.push(w.place(s.spot));
                touched.push(index);
            }
        }
    }
    if !copied.is_empty() {
        let (repeat, say) = if copied.len() == 1 { ("repeats", "says") } else { ("repeat", "say") };
        let text = format!("{} {repeat} the words of what is claimed and {say} nothing of this course", some(&copied));
        w.raise(CODE, text, &touched, places);
    }
}

/// The words of an outcome and of its criteria; `None` where they are not all known.
fn texts<'a>(w: &Watch<'a>, outcome: usize) -> Option<Vec<&'a str>> {
    let o = w.dossier.outcomes[outcome].outcome;
    if o.criteria.first_broken().is_some() || (o.criteria.items.is_empty() && w.dossier.is_part()) {
        return None;
    }
    let all = std::iter::once(&o.text).chain(o.criteria.iter().map(|c| &c.text));
    all.map(|t| t.known().map(String::as_str)).collect()
}

/// Whether a text is, for more than half, one run of the statement's words: at least `bound` of them, or all there are.
fn is_copy(text: &[Option<u32>], statement: &[u32], bound: usize) -> bool {
    // Most texts share too few words with a statement for that.
    if text.iter().flatten().filter(|w| statement.contains(w)).count() * 2 <= text.len() {
        return false;
    }
    let run = longest_run(text, statement);
    run * 2 > text.len() && run >= bound.min(statement.len().max(5))
}

/// Length of the longest run of words that two texts share.
fn longest_run(a: &[Option<u32>], b: &[u32]) -> usize {
    let mut best = 0;
    let mut runs = vec![0usize; b.len() + 1];
    for x in a {
        for (j, y) in b.iter().enumerate().rev() {
            runs[j + 1] = if *x == Some(*y) { runs[j] + 1 } else { 0 };
            best = best.max(runs[j + 1]);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::wording::Wording;

    #[test]
    fn endings_and_quotation_marks_do_not_hide_a_copy() {
        let statement = "Explains how consent, capacity and a person's right to choose shape what a link worker may do.";
        let wording = Wording::of(std::iter::once(Some(statement)));
        let copy = |t: &str| is_copy(&wording.read(t), wording.statement(0).unwrap_or_default(), 8);
        assert!(copy("Explain how consent, capacity and a person\u{2019}s right to choose shape what a link worker may do"));
        assert!(copy("\u{201c}how consent, capacity and a person's right to choose shape\u{201d} (LWC-1.6)"));
        assert!(!copy("Explain consent and what a link worker may do"));
        assert!(!copy(
            "Apply the Mental Capacity Act to a decision, say how consent, capacity and a person's right to choose bear on it, and defend that"
        ));
    }
}
