//! What claims cite: a title, a page that is not there, one page for most of the course (HCPC mapping guidance; GPhC
//! template; BACP checklist).

use super::{Touched, Watch, count, some};
use crate::evaluate::leaves::{Followed, follow, follow_all, number};
use crate::model::dossier::{ClaimFrom, Side, Spot};
use crate::model::provider::Evidence;
use crate::source::Place;
use std::collections::BTreeMap;

/// Below this number of requirements one page for most of them is no wonder.
const AT_LEAST: usize = 10;

/// Looks at the evidence of every claim.
pub fn check(w: &mut Watch<'_>) {
    rests_on_a_title(w);
    page_beyond_document(w);
    one_page_for_most(w);
}

/// A claim from a title alone, where no finding speaks of it because another claim holds.
fn rests_on_a_title(w: &mut Watch<'_>) {
    let ground = w.ground;
    let mut titles: Vec<String> = Vec::new();
    let (mut about, mut places) = (Vec::new(), Vec::new());
    for (index, claims) in w.dossier.claims.iter().enumerate() {
        if claims.is_empty() || w.told(index, &["title-only", "no-page-or-heading", "nothing-cited"]) {
            continue;
        }
        let look = w.look(index, &ground.everything);
        for claim in claims {
            let what = match claim.from {
                ClaimFrom::Unit(_) => "unit",
                ClaimFrom::Document => "document",
                ClaimFrom::Assessment(a) if w.dossier.assessment(a).tests.items.is_empty() => "assessment",
                _ => continue,
            };
            if matches!(follow_all(claim.evidence, claim.spot.side, &look), None | Some(Followed::NoPlace)) {
                titles.push(format!("{what} {}", claim.id));
                about.push(index);
                places.push(w.place(claim.spot));
            }
        }
    }
    titles.dedup();
    if !titles.is_empty() {
        let text = format!("{} on a title alone: {}", count(about.len(), "claim rests", "claims rest"), some(&titles));
        w.raise("rests-on-a-title", text, &about, places);
    }
}

/// Every piece of evidence of claims and statements on a requirement.
fn cited<'a>(w: &Watch<'a>, index: usize) -> Vec<(&'a Evidence, Side)> {
    let claims = w.dossier.claims[index].iter().map(|c| (c.evidence, c.spot.side));
    let said = w.dossier.statements[index].iter().map(|s| (s.evidence, s.spot.side));
    claims.chain(said).flat_map(|(list, side)| list.iter().map(move |e| (e, side))).collect()
}

/// A page outside its document, beside evidence that leads somewhere: the finding names only the best.
fn page_beyond_document(w: &mut Watch<'_>) {
    let ground = w.ground;
    let mut pages: Vec<String> = Vec::new();
    let mut places: Vec<Place> = Vec::new();
    let mut about = Vec::new();
    for index in 0..w.dossier.claims.len() {
        let nothing = w.dossier.claims[index].is_empty() && w.dossier.statements[index].is_empty();
        if nothing || w.told(index, &["page-outside-document"]) {
            continue;
        }
        let look = w.look(index, &ground.everything);
        for (e, side) in cited(w, index).into_iter().filter(|(e, side)| follow(e, *side, &look) == Followed::PageOutside) {
            about.push(index);
            let place = w.place(Spot { side, at: e.at });
            if places.contains(&place) {
                continue;
            }
            let document = w.dossier.document(side, &e.document);
            let title = document.and_then(|(d, _)| d.title.known()).unwrap_or(&e.document);
            // The pages of the file go before those that are stated.
            let pages_of = document.and_then(|(d, s)| w.dossier.opened(d, s).and_then(|o| o.pages).or(d.pages.known().copied()));
            let of = pages_of.map(|n| format!(" of {n}")).unwrap_or_default();
            pages.push(format!("page {}{of} of {title}", e.page.known().map_or("", String::as_str)));
            places.push(place);
        }
    }
    if !places.is_empty() {
        let text = format!("{} not in the document cited: {}", count(places.len(), "page is", "pages are"), some(&pages));
        w.raise("page-beyond-document", text, &about, places);
    }
}

/// One page or heading for most of what is claimed from a place.
fn one_page_for_most(w: &mut Watch<'_>) {
    let Some(share) = w.bound("one-document-page-for-most") else { return };
    let ground = w.ground;
    let mut by_place: BTreeMap<(&str, Side, &str), Touched> = BTreeMap::new();
    let mut from_a_place = 0;
    for (index, claims) in w.dossier.claims.iter().enumerate() {
        let look = w.look(index, &ground.everything);
        let all = claims.iter().flat_map(|c| c.evidence.iter().map(move |e| (e, c.spot.side)));
        let mut any = false;
        for (e, side) in all.filter(|(e, side)| follow(e, *side, &look) == Followed::ToAPlace) {
            any = true;
            let Some(place) = e.page.known().or(e.heading.known()) else { continue };
            let stands = w.dossier.document(side, &e.document).map_or(side, |(_, stands)| stands);
            let (about, places) = by_place.entry((&e.document, stands, place.trim())).or_default();
            if about.last() != Some(&index) {
                about.push(index);
                places.push(w.place(Spot { side, at: e.at }));
            }
        }
        from_a_place += usize::from(any);
    }
    for ((document, stands, place), (about, places)) in by_place {
        if about.len() >= AT_LEAST && about.len() as f64 * 100.0 > share * from_a_place as f64 {
            let title =
                w.dossier.document(stands, document).and_then(|(d, _)| d.title.known().cloned()).unwrap_or_else(|| document.to_string());
            let place = if place.starts_with(|c: char| c.is_ascii_digit()) { format!("page {place}") } else { format!("`{place}`") };
            let text = format!(
                "{place} of {title} is the evidence for {} of the {from_a_place} requirements claimed from a place; more than {} per cent are asked about",
                about.len(),
                number(share)
            );
            w.raise("one-document-page-for-most", text, &about, places);
        }
    }
}
