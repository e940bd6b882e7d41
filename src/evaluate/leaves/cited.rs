//! `cited`: at least one claim points to a document that may still be relied on, and to a page or heading in it.
//!
//! HCPC mapping guidance wants title, page and paragraph; the GPhC template refuses a criterion answered only by a
//! file name or a module title; the BACP checklist returns such work unassessed.

use super::inherit::{Candidate, Worth, settle};
use super::{Followed, Look, Seen, broken, follow, list, sight};
use crate::model::dossier::{Claim, ClaimFrom, Side, Spot};
use crate::model::inheritance::Inheritable;
use crate::model::opened::Sight;
use crate::model::provider::{Evidence, Role};
use crate::model::result::{GapKind, Observation, Truth};
use crate::source::{At, Place};

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
    let unheard = |side: Side| chosen(side).is_empty();
    let unheard = (unheard(Side::Course), unheard(Side::Provider));
    for c in all.iter().filter(|c| if c.spot.side == Side::Course { unheard.0 } else { unheard.1 }) {
        out = out.evidence(c.evidence, c.id, c.spot.side, look);
    }
    out.done()
}

/// A piece of evidence of a claim; without one, a broken one.
struct Cited<'a> {
    claim: &'a Claim<'a>,
    evidence: Option<&'a Evidence>,
    at: At,
}

impl Cited<'_> {
    fn place(&self, look: &Look<'_>) -> Place {
        look.dossier.place(Spot { side: self.claim.spot.side, at: self.at })
    }

    fn name(&self, followed: Followed, look: &Look<'_>) -> String {
        let (Some(e), side) = (self.evidence, self.claim.spot.side) else { return self.claim.id.to_string() };
        let title = look.dossier.document(side, &e.document).and_then(|(x, _)| x.title.known()).unwrap_or(&e.document);
        let page = e.page.known().map(|p| format!(", page {p}")).unwrap_or_default();
        let heading = e.heading.known().filter(|_| followed == Followed::HeadingNotThere);
        let heading = heading.map(|h| format!(", heading “{h}”")).unwrap_or_default();
        let found = sight(e, side, look).is_some_and(|(s, _)| s == Sight::Found);
        format!("{title}{page}{heading}{}", if found { " (seen in the file)" } else { "" })
    }
}

fn seen(claims: &[&Claim<'_>], look: &Look<'_>) -> Observation {
    let d = look.dossier;
    let mut seen: Vec<(Followed, Cited<'_>)> = Vec::new();
    for c in claims {
        seen.extend(c.evidence.first_broken().map(|node| (Followed::Broken, Cited { claim: c, evidence: None, at: node })));
        seen.extend(c.evidence.iter().map(|e| (follow(e, c.spot.side, look), Cited { claim: c, evidence: Some(e), at: e.at })));
    }
    let best = seen.iter().map(|(f, _)| *f).max();
    let pick = |f: Followed| seen.iter().filter(move |(x, _)| *x == f).map(|(_, c)| c);
    // A broken claim may be the one that leads somewhere.
    let stray = pick(Followed::Broken).next().map(|c| c.place(look)).or_else(|| d.unsure[look.index].clone());
    if stray.is_some() && best != Some(Followed::ToAPlace) {
        return broken(LEAF, "evidence or a mapping that may lead to a place", stray);
    }
    // The best of the evidence leads nowhere: what stops it, and where that stands.
    let miss = |code, what: &str, kind, action: &str| {
        let first = best.and_then(|f| pick(f).next().map(|c| (c.name(f, look), c.place(look))));
        let (name, place) = first.unzip();
        Seen::new(LEAF, Truth::Fails, code, format!("{what}: {}", name.unwrap_or_default())).at(place).close(kind, action).done()
    };
    match best {
        Some(Followed::ToAPlace) => {
            let mut names: Vec<String> = Vec::new();
            for c in pick(Followed::ToAPlace) {
                let name = c.name(Followed::ToAPlace, look);
                if names.last() != Some(&name) {
                    names.push(name);
                }
                if names.len() == 3 {
                    break;
                }
            }
            let place = pick(Followed::ToAPlace).next().map(|c| c.place(look));
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
