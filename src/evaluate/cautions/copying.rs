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
    let cx = w.cx;
    let statement = |i: usize| cx.selection.requirements[i].of(cx.catalogue).statement.as_deref().map(words);
    let mut copied: Vec<String> = Vec::new();
    let mut touched = Vec::new();
    let mut places: Vec<Place> = Vec::new();
    for outcome in 0..w.dossier.outcomes.len() {
        let about = w.claimed_for(outcome).to_vec();
        let against: Vec<Vec<String>> = about.iter().filter_map(|i| statement(*i)).collect();
        let Some(texts) = texts(w, outcome).filter(|_| !against.is_empty()) else { continue };
        if texts.iter().all(|t| against.iter().any(|s| is_copy(&words(t), s, bound))) {
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
        let Some(statement) = statement(index) else { continue };
        for s in said {
            if s.says.is_some_and(|t| is_copy(&words(t), &statement, bound)) {
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

/// Words as they are compared: without case, marks or the `s` of a plural or a third person.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let all = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    all.map(|w| if w.chars().count() > 3 && !w.ends_with("ss") { w.strip_suffix('s').unwrap_or(w) } else { w }.to_string()).collect()
}

/// Whether a text is, for more than half, one run of the statement's words: at least `bound` of them, or all there are.
fn is_copy(text: &[String], statement: &[String], bound: usize) -> bool {
    let run = longest_run(text, statement);
    run * 2 > text.len() && run >= bound.min(statement.len().max(5))
}

/// Length of the longest run of words that two texts share.
fn longest_run(a: &[String], b: &[String]) -> usize {
    let mut best = 0;
    let mut above = vec![0usize; b.len() + 1];
    for x in a {
        let mut row = vec![0usize; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            if x == y {
                row[j + 1] = above[j] + 1;
                best = best.max(row[j + 1]);
            }
        }
        above = row;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_and_quotation_marks_do_not_hide_a_copy() {
        let statement = words("Explains how consent, capacity and a person's right to choose shape what a link worker may do.");
        let copy = |t: &str| is_copy(&words(t), &statement, 8);
        assert!(copy("Explain how consent, capacity and a person\u{2019}s right to choose shape what a link worker may do"));
        assert!(copy("\u{201c}how consent, capacity and a person's right to choose shape\u{201d} (LWC-1.6)"));
        assert!(!copy("Explain consent and what a link worker may do"));
        assert!(!copy(
            "Apply the Mental Capacity Act to a decision, say how consent, capacity and a person's right to choose bear on it, and defend that"
        ));
    }
}
