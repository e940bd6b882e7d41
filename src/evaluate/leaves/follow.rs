//! Following evidence: to a document that may still be relied on, to a place in it, and into the document's own file where that
//! is at hand.

use super::Look;
use crate::model::dossier::Side;
use crate::model::fact::Many;
use crate::model::opened::{Opening, Sight};
use crate::model::provider::Evidence;

/// Whether a piece of evidence can be followed to a place in a document that may still be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Followed {
    /// Something about it is broken, or the document is not known; a diagnostic says so.
    Broken,
    /// A document alone: a title.
    NoPlace,
    /// A page that the document does not have, or a range that runs backwards.
    PageOutside,
    /// A heading that the document, which is at hand, does not have.
    HeadingNotThere,
    /// Dated later than the day of the verdict.
    NotYet,
    /// The document is past its date.
    Expired,
    /// To a page or heading.
    ToAPlace,
}

/// Follows one piece of evidence of a file.
pub fn follow(e: &Evidence, side: Side, look: &Look<'_>) -> Followed {
    let Some((document, side)) = look.dossier.document(side, &e.document) else { return Followed::Broken };
    let broken = document.valid_until.broken().or(document.date.broken()).or(document.pages.broken()).or(document.file.broken());
    let opened = look.dossier.opened(document, side);
    if broken.or(e.page.broken()).is_some() || opened.is_some_and(|o| matches!(o.opening, Opening::Refused(_))) {
        return Followed::Broken;
    }
    if document.valid_until.known().is_some_and(|d| *d < look.cx.as_of) {
        return Followed::Expired;
    }
    if document.date.known().is_some_and(|d| *d > look.cx.as_of) {
        return Followed::NotYet;
    }
    let page = cited_pages(e);
    let pages = opened.and_then(|o| o.pages).or(document.pages.known().copied());
    if let Some((first, last)) = page
        && (first > last || pages.is_some_and(|pages| last > pages))
    {
        return Followed::PageOutside;
    }
    let heading = cited_heading(e);
    if heading.zip(opened).is_some_and(|(h, o)| o.look_for(h, page).0 == Sight::NotFound) {
        Followed::HeadingNotThere
    } else if page.is_some() || heading.is_some() {
        Followed::ToAPlace
    } else if e.heading.broken().is_some() {
        Followed::Broken
    } else {
        Followed::NoPlace
    }
}

/// First and last page that evidence cites.
fn cited_pages(e: &Evidence) -> Option<(u32, u32)> {
    e.page.known().map(|p| {
        let mut ends = p.split('-').map(|n| n.parse::<u32>().unwrap_or(u32::MAX));
        let first = ends.next().unwrap_or(u32::MAX);
        (first, ends.next().unwrap_or(first))
    })
}

/// The heading that evidence cites. A dash or a blank is no heading.
fn cited_heading(e: &Evidence) -> Option<&str> {
    e.heading.known().map(String::as_str).filter(|h| h.chars().any(char::is_alphanumeric))
}

/// Whether what evidence cites was seen in the document itself, and on which page of its file; `None` where it cites no place.
pub fn sight(e: &Evidence, side: Side, look: &Look<'_>) -> Option<(Sight, Option<u32>)> {
    let (page, heading) = (cited_pages(e), cited_heading(e));
    if page.is_none() && heading.is_none() {
        return None;
    }
    let opened = look.dossier.document(side, &e.document).and_then(|(d, side)| look.dossier.opened(d, side));
    Some(match (opened, heading) {
        (None, _) => (Sight::NotAtHand, None),
        (Some(o), _) if o.pages.zip(page).is_some_and(|(pages, (first, last))| first > last || last > pages) => (Sight::NotFound, None),
        (Some(o), Some(heading)) => o.look_for(heading, page),
        (Some(o), None) => (if o.pages.is_some() { Sight::Found } else { Sight::CannotTell }, None),
    })
}

/// The best of several pieces of evidence; `None` where there is none.
pub fn follow_all(list: &Many<Evidence>, side: Side, look: &Look<'_>) -> Option<Followed> {
    list.iter().map(|e| follow(e, side, look)).max().or(list.first_broken().map(|_| Followed::Broken))
}

/// Whether evidence leads to a place.
pub fn leads_to_a_place(list: &Many<Evidence>, side: Side, look: &Look<'_>) -> bool {
    follow_all(list, side, look) == Some(Followed::ToAPlace)
}
