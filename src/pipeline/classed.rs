//! Collects what the files of a course mark as not for everyone: documents that are not public, the places cited in them,
//! statements and policies that can be read in no public document.
//!
//! It reads the files themselves and not the declarations, so that what is broken or cited by nothing is found too. In
//! doubt a text is classed: a document without a visibility is for assessors, one whose visibility cannot be read is internal.

use crate::model::classed::Classed;
use crate::model::dossier::Institution;
use crate::model::provider::Visibility;
use crate::source::{NodeId, Tree};
use std::collections::HashMap;

/// What is classed in a course's file and in its provider's.
pub fn classed(course: &Tree, provider: &Institution<'_>) -> Vec<Classed> {
    let provider = if let Institution::Known(_, tree) = provider { Some(*tree) } else { None };
    let trees: Vec<&Tree> = std::iter::once(course).chain(provider).collect();
    let documents = documents(&trees);
    let mut out: Vec<Classed> = Vec::new();
    for tree in &trees {
        let root = tree.root();
        let list = |key| tree.get(root, key).map(|l| tree.items(l)).unwrap_or_default();
        for d in list("documents") {
            let id = said(tree, *d, "id");
            let visibility = documents.get(id).copied().unwrap_or(Visibility::Internal).max(visibility(tree, *d));
            if visibility == Visibility::Public {
                continue;
            }
            add(&mut out, visibility, true, id);
            let title = said(tree, *d, "title");
            add(&mut out, visibility, false, if title.is_empty() { id } else { title });
            ["file", "fingerprint"].iter().for_each(|k| add(&mut out, visibility, false, said(tree, *d, k)));
        }
        for node in (0..tree.len()).filter_map(|i| u32::try_from(i).ok()).map(NodeId) {
            if let Some(at) = tree.get(node, "document") {
                let visibility = documents.get(tree.text(at)).copied().unwrap_or(Visibility::Internal);
                ["heading", "paragraph", "note"].iter().for_each(|k| add(&mut out, visibility, false, said(tree, node, k)));
            }
        }
        for (key, text, uncited) in [("statements", "says", Visibility::Assessors), ("policies", "title", Visibility::Public)] {
            for item in list(key) {
                let cited = tree.get(*item, "evidence").map(|l| tree.items(l)).unwrap_or_default();
                let seen = cited.iter().map(|e| documents.get(said(tree, *e, "document")).copied().unwrap_or(Visibility::Internal));
                add(&mut out, seen.min().unwrap_or(uncited), false, said(tree, *item, text));
            }
        }
    }
    out.sort();
    out.dedup();
    out
}

/// Documents of both files by id. Where both have the id, or one has it twice, whoever may see least decides.
fn documents<'t>(trees: &[&'t Tree]) -> HashMap<&'t str, Visibility> {
    let mut out: HashMap<&str, Visibility> = HashMap::new();
    for tree in trees {
        for d in tree.get(tree.root(), "documents").map(|l| tree.items(l)).unwrap_or_default() {
            let seen = out.entry(said(tree, *d, "id")).or_insert(Visibility::Public);
            *seen = (*seen).max(visibility(tree, *d));
        }
    }
    out
}

fn visibility(tree: &Tree, document: NodeId) -> Visibility {
    match tree.get(document, "visibility").map(|v| tree.text(v)) {
        Some("public") => Visibility::Public,
        Some("assessors") | None => Visibility::Assessors,
        Some(_) => Visibility::Internal,
    }
}

fn said<'t>(tree: &'t Tree, node: NodeId, key: &str) -> &'t str {
    tree.get(node, key).map_or("", |v| tree.text(v))
}

fn add(out: &mut Vec<Classed>, visibility: Visibility, id: bool, text: &str) {
    if visibility > Visibility::Public && !text.trim().is_empty() {
        out.push(Classed { visibility, id, text: text.to_string() });
    }
}
