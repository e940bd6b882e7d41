//! Which documents the evidence of a run cites, and so which files are worth opening.

use super::{Entry, Providers};
use crate::diagnostic::{self, Diagnostic};
use crate::model::Many;
use crate::model::dossier::Side;
use crate::model::opened::{Listed, Opened, Opening};
use crate::model::provider::Document;
use crate::resolve;
use crate::source::{NodeId, Tree};
use crate::validate::{Checked, Declared};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A document to open for one course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Whose file names it.
    pub side: Side,
    /// Path as it is written.
    pub file: String,
}

/// The documents with a file that a course, or its provider, cites. What nobody cites needs no opening; with `all` they are
/// listed too.
pub fn wanted(checked: &Checked, providers: &Providers, all: bool) -> Vec<Wanted> {
    let (Declared::Course(course), Some(tree)) = (&checked.declared, &checked.tree) else { return Vec::new() };
    let mut out = Vec::new();
    let provider = course.provider.known().and_then(|id| match providers.by_id.get(id) {
        Some(Entry::Sound(p, t)) => Some((p, t)),
        _ => None,
    });
    let lists = [Some(&course.documents), provider.map(|(p, _)| &p.documents)];
    if !lists.into_iter().flatten().flatten().any(|d| d.file.known().is_some()) {
        return out;
    }
    let mut cited: BTreeSet<&str> = citations(tree).into_iter().map(|c| c.document).collect();
    if let Some((_, tree)) = provider {
        cited.extend(citations(tree).into_iter().map(|c| c.document));
    }
    let mut take = |documents: &Many<Document>, side| {
        for d in documents.iter().filter(|d| all || cited.contains(d.id.as_str())) {
            out.extend(d.file.known().map(|file| Wanted { side, file: file.clone() }));
        }
    };
    take(&course.documents, Side::Course);
    if let Some((provider, _)) = provider {
        take(&provider.documents, Side::Provider);
    }
    out
}

/// The id of the provider that a checked file declares.
pub fn provider_id(checked: &Checked) -> Option<&str> {
    match &checked.declared {
        Declared::Provider(p) => Some(&p.id),
        _ => None,
    }
}

/// The id of the provider that a checked course names.
pub fn provider_of(checked: &Checked) -> Option<&str> {
    match &checked.declared {
        Declared::Course(c) => c.provider.known().map(String::as_str),
        _ => None,
    }
}

struct Citation<'a> {
    document: &'a str,
    page: Option<&'a str>,
}

/// Every piece of evidence of a file: wherever it stands, it is the mapping that names a document.
fn citations(tree: &Tree) -> Vec<Citation<'_>> {
    let nodes = (0..tree.len()).filter_map(|i| u32::try_from(i).ok().map(NodeId));
    let named = nodes.filter_map(|n| tree.get(n, "document").map(|d| (n, d)));
    named.map(|(n, d)| Citation { document: tree.text(d), page: tree.get(n, "page").map(|p| tree.text(p)) }).collect()
}

/// Every document of some files, cited or not, with what was found in it. `open` opens a path written in the file with the
/// given number.
pub fn list(files: &[Checked], open: &dyn Fn(usize, &str) -> Arc<Opened>) -> (Vec<Listed>, Vec<Diagnostic>) {
    let (mut out, mut defects) = (Vec::new(), Vec::new());
    let ids = |documents: &Many<Document>| documents.iter().map(|d| d.id.clone()).collect::<BTreeSet<_>>();
    // Which file a citation leads to: the course's own document goes before its provider's.
    let mut cited: BTreeMap<(usize, &str), Vec<&str>> = BTreeMap::new();
    let home_of = |c: &Checked| files.iter().position(|f| provider_of(c).is_some_and(|id| provider_id(f) == Some(id)));
    for (n, f) in files.iter().enumerate() {
        let Some(tree) = &f.tree else { continue };
        let (own, theirs) = match &f.declared {
            Declared::Course(c) => (ids(&c.documents), home_of(f)),
            _ => (BTreeSet::new(), None),
        };
        for c in citations(tree) {
            let home = if own.contains(c.document) { n } else { theirs.unwrap_or(n) };
            cited.entry((home, c.document)).or_default().push(c.page.unwrap_or_default());
        }
    }
    for (n, f) in files.iter().enumerate() {
        defects.extend(f.diagnostics.iter().cloned());
        let (documents, Some(tree)) = (
            match &f.declared {
                Declared::Course(c) => &c.documents,
                Declared::Provider(p) => &p.documents,
                _ => continue,
            },
            &f.tree,
        ) else {
            continue;
        };
        for d in documents {
            let opened = d.file.known().map(|file| open(n, file));
            defects.extend(opened.iter().flat_map(|o| resolve::document_defects(d, tree, o)));
            let by = cited.get(&(n, d.id.as_str())).map(Vec::as_slice).unwrap_or_default();
            out.push(listed(d, tree, opened.as_deref(), by));
        }
    }
    diagnostic::sort(&mut defects);
    (out, defects)
}

fn listed(d: &Document, tree: &Tree, opened: Option<&Opened>, cited: &[&str]) -> Listed {
    let mut pages: Vec<String> = cited.iter().filter(|p| !p.is_empty()).map(|p| p.to_string()).collect();
    let number = |p: &String| p.split('-').next().and_then(|n| n.trim().parse::<u32>().ok()).unwrap_or(u32::MAX);
    pages.sort_by_key(|p| (number(p), p.clone()));
    pages.dedup();
    let fingerprint = opened.and_then(|o| o.sha256.as_ref()).map(|s| format!("sha256:{s}"));
    Listed {
        at: tree.place(d.at),
        id: d.id.clone(),
        title: d.title.known().cloned(),
        file: d.file.known().cloned(),
        opened: opened.map(|o| match &o.opening {
            Opening::Read if o.whole => "read",
            Opening::Read => "partly-read",
            Opening::NotThere => "not-found",
            Opening::Unreadable(_) => "unreadable",
            Opening::Refused(_) => "refused",
        }),
        kind: opened.and_then(|o| o.kind),
        pages: opened.and_then(|o| o.pages),
        pages_stated: d.pages.known().copied(),
        changed: d.fingerprint.known().zip(fingerprint.as_ref()).map(|(was, is)| was != is),
        fingerprint,
        cited: cited.len(),
        pages_cited: pages,
        headings: opened.map(|o| o.headings.clone()).unwrap_or_default(),
    }
}
