//! Citations: a page that is missing, a page that is not there, a document past its date.

use super::{Ground, add, put, supply};
use crate::model::Many;
use crate::model::dossier::Side;
use crate::model::plan::PlannedEdit;
use crate::model::provider::{Document, Evidence};
use crate::model::result::GapKind;
use serde_json::{Value as Json, json};

/// What would make a list of evidence lead to a place.
#[derive(Debug, Clone)]
pub struct Mend {
    /// The edits.
    pub edits: Vec<PlannedEdit>,
    /// What to do, without its object.
    pub text: String,
    /// Kind of change.
    pub kind: GapKind,
    /// What it takes.
    pub takes: &'static str,
}

/// What would make the evidence of an element lead to a place; `None` where it does, or nothing is known that would.
pub fn mend(g: &Ground<'_>, side: Side, list: &Many<Evidence>, holder: &str, what: &str) -> Option<Mend> {
    if list.first_broken().is_some() || list.iter().any(|e| leads(g, e)) {
        return None;
    }
    let usable = list.iter().find(|e| g.document(&e.document).is_some_and(|(d, _)| current(g, d)));
    if let Some(e) = usable {
        let at = format!("{}/page", g.path(side, e.at));
        let title = title(g, &e.document);
        let text = if e.page.known().is_some() {
            format!("correct the page of {title} that is cited for {what}")
        } else {
            format!("enter the page (or the heading) of {title} where {what} stands")
        };
        let edits = vec![put(g.tree_of(side), side, at, supply("page"))];
        return Some(Mend { edits, text, kind: GapKind::Locate, takes: "only a page number" });
    }
    if let Some((d, of)) = list.iter().find_map(|e| g.document(&e.document)) {
        if d.date.known().is_some_and(|x| *x > g.as_of) {
            return None;
        }
        let tree = g.tree_of(of);
        let path = format!("/documents/{}", d.id);
        let mut edits = vec![put(tree, of, format!("{path}/valid_until"), supply("last day on which it may be relied on"))];
        if d.edition.known().is_some() {
            edits.insert(0, put(tree, of, format!("{path}/edition"), supply("current edition")));
        }
        let title = title(g, &d.id);
        return Some(Mend {
            edits,
            text: format!("bring {title} up to date, enter its current edition and dates, and check the pages cited in it"),
            kind: GapKind::Update,
            takes: "a document brought up to date",
        });
    }
    let (new, mut edits) = citation(g, side);
    edits.push(add(side, format!("{holder}/evidence/-"), new));
    Some(Mend {
        edits,
        text: format!("cite the document where {what} stands, with the page"),
        kind: GapKind::Locate,
        takes: "only a page number",
    })
}

/// A new citation, in the document of a side that is cited most; with the edits that list a document where there is none.
pub fn citation(g: &Ground<'_>, side: Side) -> (Json, Vec<PlannedEdit>) {
    let own = match side {
        Side::Course => &g.course.documents,
        Side::Provider => g.provider.map_or(&g.course.documents, |(p, _)| &p.documents),
    };
    let cited = |id: &str| g.course.mappings.iter().flat_map(|m| &m.evidence.items).filter(|e| e.document == id).count();
    let best = own.iter().rev().filter(|d| current(g, d)).max_by_key(|d| cited(&d.id));
    match best {
        Some(d) => (json!({"document": d.id, "page": supply("page")}), Vec::new()),
        None => {
            let id = "document-to-be-listed";
            let new = json!({"id": id, "title": supply("title of the document"), "date": supply("its date")});
            let known = own.iter().any(|d| d.id == id);
            let edits = if known { Vec::new() } else { vec![add(side, "/documents/-", new)] };
            (json!({"document": id, "page": supply("page")}), edits)
        }
    }
}

fn title(g: &Ground<'_>, document: &str) -> String {
    g.document(document).and_then(|(d, _)| d.title.known().cloned()).unwrap_or_else(|| document.to_string())
}

/// Whether a document may be relied on that day.
fn current(g: &Ground<'_>, d: &Document) -> bool {
    let sound = d.valid_until.broken().or(d.date.broken()).or(d.pages.broken()).is_none();
    sound && d.valid_until.known().is_none_or(|x| *x >= g.as_of) && d.date.known().is_none_or(|x| *x <= g.as_of)
}

fn leads(g: &Ground<'_>, e: &Evidence) -> bool {
    let Some((d, _)) = g.document(&e.document).filter(|(d, _)| current(g, d)) else { return false };
    let within = |p: &String| {
        let mut ends = p.split('-').filter_map(|n| n.parse::<u32>().ok());
        let first = ends.next().unwrap_or(0);
        let last = ends.next().unwrap_or(first);
        first <= last && d.pages.known().is_none_or(|n| last <= *n)
    };
    match e.page.known() {
        Some(p) => within(p),
        None => e.heading.known().is_some_and(|h| h.chars().any(char::is_alphanumeric)),
    }
}
