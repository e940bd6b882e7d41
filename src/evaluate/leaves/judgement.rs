//! `judgement {question}`: a question only a person can answer.
//!
//! Until an assessor does, the provider's own statement counts where it has evidence, marked self-declared. For a
//! critical requirement the provider's own word is never enough.

use super::inherit::{Candidate, Worth, settle};
use super::{Followed, Look, Seen, broken, follow_all};
use crate::model::dossier::{Said, Side, Spot};
use crate::model::inheritance::Inheritable;
use crate::model::result::{Observation, Truth};
use crate::model::rule::Judgement;

const LEAF: &str = "judgement";

/// In words.
pub fn in_words(l: &Judgement) -> String {
    format!("a person has answered: {}", l.question)
}

/// Looks.
pub fn observe(l: &Judgement, look: &Look<'_>) -> Observation {
    let d = look.dossier;
    let candidates = d.statements[look.index].iter().map(|s| {
        let side = s.spot.side;
        let valid = s.says.is_some() && follow_all(s.evidence, side, look) == Some(Followed::ToAPlace);
        let id = look.cx.selection.requirements[look.index].of(look.cx.catalogue).code.clone();
        let worth = if valid { Worth::Valid } else { Worth::Invalid };
        Candidate { key: String::new(), id, title: None, side, at: d.place(s.spot), worth, seen: one(s, look) }
    });
    let mut settled = settle(Inheritable::Statements, candidates.collect(), look);
    if let Some(seen) = settled.seen.take() {
        return seen;
    }
    if let Some(node) = d.course.statements.first_broken() {
        return broken(LEAF, "an entry of `statements`", Some(d.here(node)));
    }
    if let Some((node, side)) = d.provider().and_then(|(p, _)| p.statements.first_broken()).map(|n| (n, Side::Provider)) {
        return broken(LEAF, "an entry of the provider's `statements`", Some(d.place(Spot { side, at: node })));
    }
    if d.unsure_statement.is_some() {
        return broken(LEAF, "a statement of which it is not clear what it speaks of", d.unsure_statement.clone());
    }
    let text = format!("nobody has answered yet: {}", l.question);
    settled.but(Seen::new(LEAF, Truth::CannotTell, "needs-judgement", text).claimed().done())
}

/// What one statement comes to.
fn one(s: &Said<'_>, look: &Look<'_>) -> Observation {
    let d = look.dossier;
    let place = Some(d.place(s.spot));
    if s.says.is_none() {
        return broken(LEAF, "the provider's statement", place);
    }
    let cannot = |code, text: &str| Seen::new(LEAF, Truth::CannotTell, code, text).claimed().at(place.clone()).done();
    if look.critical {
        return cannot(
            "provider-word-alone",
            "it rests on the provider's own statement alone, and for a critical requirement that is never enough: an assessor must judge it",
        );
    }
    match follow_all(s.evidence, s.spot.side, look) {
        Some(Followed::ToAPlace) => {
            Seen::new(LEAF, Truth::Holds, "self-declared", "the provider says so, with evidence; no assessor has judged it")
                .claimed()
                .at(place)
                .evidence(s.evidence, "the provider's statement", s.spot.side, look)
                .done()
        }
        Some(Followed::Broken) => broken(LEAF, "the evidence of the provider's statement", place),
        Some(Followed::Expired) => cannot("document-out-of-date", "the provider says so, and the document it cites is past its date"),
        Some(Followed::NotYet) => {
            cannot("document-not-yet", "the provider says so, and the document it cites is dated later than the day of this verdict")
        }
        Some(Followed::PageOutside) => {
            cannot("page-outside-document", "the provider says so, and the page it cites is not in the document")
        }
        Some(Followed::HeadingNotThere) => cannot(
            "heading-not-in-document",
            "the provider says so, and the heading it cites is not in the document, which was opened and read",
        ),
        Some(Followed::NoPlace) | None => {
            cannot("statement-without-evidence", "the provider says so and cites no page or heading where it can be checked")
        }
    }
}
