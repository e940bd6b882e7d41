//! `cited`: at least one claim points to a document that may still be relied on, and to a page or heading in it.
//!
//! HCPC mapping guidance wants title, page and paragraph; the GPhC template refuses a criterion answered only by a
//! file name or a module title; the BACP checklist returns such work unassessed.

use super::inherit::{Candidate, Worth, settle};
use super::{Followed, Look, Seen, broken, follow, list, sight};
use crate::model::dossier::{Claim, ClaimFrom, Side};
use crate::model::inheritance::Inheritable;
use crate::model::opened::Sight;
use crate::model::provider::Role;
use crate::model::result::{GapKind, Observation, Truth};

const LEAF: &str = "cited";

/// In words.
pub fn in_words() -> String {
    "a claim cites a document in date, and a page or heading in it".into()
}

/// Looks.
pub fn observe(look: &Look<'_>) -> Observation {
    let all = &look.dossier.claims[look.index];
    // Where outcomes are claimed to assess it, theirs is the evidence that counts: a brochure beside them is none.
    let counts = |c: &&Claim<'_>| matches!(c.from, ClaimFrom::Outcome(_)) && c.role == Role::Assesses;
    let any = all.iter().any(|c| counts(&c));
    let chosen = |side: Side| -> Vec<&Claim<'_>> { all.iter().filter(|c| c.spot.side == side && (!any || counts(c))).collect() };
    let candidate = |side: Side| {
        let claims = chosen(side);
        let first = claims.first()?;
        let mut seen = Seen::from(seen(&claims, look));
        for c in all.iter().filter(|c| c.spot.side == side) {
            seen = seen.evidence(c.evidence, c.id, side, look);
        }
        let seen = seen.done();
        let worth = if seen.truth == Truth::Holds { Worth::Valid } else { Worth::Invalid };
        Some(Candidate { key: String::new(), id: first.id.to_string(), title: None, side, at: look.dossier.place(first.spot), worth, seen })
    };
    let candidates = [Side::Course, Side::Provider].into_iter().filter_map(candidate).collect();
    let mut settled = settle(Inheritable::Mappings, candidates, look);
    let mut out = Seen::from(settled.seen.take().unwrap_or_else(|| settled.but(seen(&[], look))));
    for c in all.iter().filter(|c| chosen(c.spot.side).is_empty()) {
        out = out.evidence(c.evidence, c.id, c.spot.side, look);
    }
    out.done()
}

fn seen(claims: &[&Claim<'_>], look: &Look<'_>) -> Observation {
    let d = look.dossier;
    let mut seen: Vec<(Followed, String, crate::source::Place)> = Vec::new();
    for c in claims {
        if let Some(node) = c.evidence.first_broken() {
            let place = d.tree_of(c.spot.side).place(node);
            seen.push((Followed::Broken, c.id.to_string(), place));
        }
        for e in c.evidence {
            let place = d.tree_of(c.spot.side).place(e.at);
            let title =
                d.document(c.spot.side, &e.document).and_then(|(x, _)| x.title.known().cloned()).unwrap_or_else(|| e.document.clone());
            let page = e.page.known().map(|p| format!(", page {p}")).unwrap_or_default();
            let followed = follow(e, c.spot.side, look);
            let heading = e.heading.known().filter(|_| followed == Followed::HeadingNotThere);
            let heading = heading.map(|h| format!(", heading “{h}”")).unwrap_or_default();
            let found = sight(e, c.spot.side, look).is_some_and(|(s, _)| s == Sight::Found);
            seen.push((followed, format!("{title}{page}{heading}{}", if found { " (seen in the file)" } else { "" }), place));
        }
    }
    let best = seen.iter().map(|(f, _, _)| *f).max();
    let pick = |f: Followed| seen.iter().filter(move |(x, _, _)| *x == f);
    // A broken claim may be the one that leads somewhere.
    let stray = pick(Followed::Broken).next().map(|(_, _, p)| p.clone()).or_else(|| d.unsure[look.index].clone());
    if stray.is_some() && best != Some(Followed::ToAPlace) {
        return broken(LEAF, "evidence or a mapping that may lead to a place", stray);
    }
    // The best of the evidence leads nowhere: what stops it, and where that stands.
    let miss = |code, what: &str, kind, action: &str| {
        let first = seen.iter().find(|(f, _, _)| Some(*f) == best);
        let name = first.map_or("", |(_, n, _)| n.as_str());
        Seen::new(LEAF, Truth::Fails, code, format!("{what}: {name}")).at(first.map(|(_, _, p)| p.clone())).close(kind, action).done()
    };
    match best {
        Some(Followed::ToAPlace) => {
            let mut names: Vec<String> = pick(Followed::ToAPlace).map(|(_, n, _)| n.clone()).collect();
            names.dedup();
            names.truncate(3);
            let place = pick(Followed::ToAPlace).next().map(|(_, _, p)| p.clone());
            Seen::new(LEAF, Truth::Holds, "cited", format!("cited: {}", list(&names))).at(place).done()
        }
        Some(Followed::Expired) => miss(
            "document-out-of-date",
            "the document it cites is past the date until which it may be relied on",
            GapKind::Update,
            "cite the current edition, and check that page and heading still hold",
        ),
        Some(Followed::NotYet) => miss(
            "document-not-yet",
            "the document it cites is dated later than the day of this verdict",
            GapKind::Update,
            "cite the edition in force, or judge for a later day",
        ),
        Some(Followed::PageOutside) => miss(
            "page-outside-document",
            "the page it cites is not in the document, or the range runs backwards",
            GapKind::Locate,
            "correct the page, or the number of pages of the document",
        ),
        Some(Followed::HeadingNotThere) => miss(
            "heading-not-in-document",
            "the heading it cites is not in the document, which was opened and read",
            GapKind::Locate,
            "correct the heading as the document has it; `accredit documents --headings` lists them",
        ),
        Some(Followed::NoPlace) => miss(
            "no-page-or-heading",
            "it cites a document and no place in it",
            GapKind::Locate,
            "add the page or the heading to the evidence",
        ),
        Some(Followed::Broken) => broken(LEAF, "the evidence it cites", None),
        None if d.course.describes.broken().is_some() => {
            broken(LEAF, "whether the file describes the whole course", d.course.describes.broken().map(|n| d.here(n)))
        }
        None if d.is_part() => {
            Seen::new(LEAF, Truth::CannotTell, "not-described", "this file describes the course only in part, and cites nothing for it")
                .guard()
                .done()
        }
        None => {
            let place = claims.first().map(|c| d.place(c.spot));
            let text = if claims.is_empty() { "nothing is cited, because nothing is claimed" } else { "the claim cites no document" };
            let seen = Seen::new(LEAF, Truth::Fails, "nothing-cited", text).at(place);
            if claims.is_empty() {
                seen.done()
            } else {
                seen.close(GapKind::Locate, "add `evidence` with the document and its page or heading").done()
            }
        }
    }
}
