//! What the files of cited documents say against what is written about them.

use crate::diagnostic::Diagnostic;
use crate::model::Dossier;
use crate::model::dossier::Side;
use crate::model::opened::{Opened, Opening, Sight};
use crate::model::provider::Document;
use crate::source::{NodeId, Tree};

/// The defects that the opened documents of a course and of its provider show.
pub fn documents(dossier: &Dossier<'_>) -> Vec<Diagnostic> {
    let own = dossier.course.documents.iter().map(|d| (d, Side::Course, dossier.tree));
    let theirs = dossier.provider().into_iter().flat_map(|(p, tree)| p.documents.iter().map(move |d| (d, Side::Provider, tree)));
    let mut out = Vec::new();
    let mut none = true;
    for (document, side, tree) in own.chain(theirs) {
        if let Some(opened) = dossier.shelf.and_then(|s| s.get(side, document)) {
            none = false;
            out.extend(document_defects(document, tree, opened));
        }
    }
    // Of what was not opened no citation can be followed.
    if none {
        return out;
    }
    citations(dossier, Side::Course, dossier.tree, &mut out);
    if let Some((_, tree)) = dossier.provider() {
        citations(dossier, Side::Provider, tree, &mut out);
    }
    out
}

/// Places that are cited anywhere in a file and are not in the document: not every citation is one that a requirement rests on.
fn citations(dossier: &Dossier<'_>, citing: Side, tree: &Tree, out: &mut Vec<Diagnostic>) {
    for node in (0..tree.len()).filter_map(|i| u32::try_from(i).ok().map(NodeId)) {
        let Some(id) = tree.get(node, "document") else { continue };
        let Some((document, side)) = dossier.document(citing, tree.text(id)) else { continue };
        let Some(opened) = dossier.opened(document, side).filter(|o| o.opening == Opening::Read) else { continue };
        let (page, heading) = (tree.get(node, "page"), tree.get(node, "heading"));
        let last = page.and_then(|p| tree.text(p).rsplit('-').next().and_then(|n| n.trim().parse::<u32>().ok()));
        let title = document.title.known().unwrap_or(&document.id);
        if let (Some(at), Some(last), Some(pages)) = (page, last, opened.pages)
            && last > pages
        {
            let d = Diagnostic::new("cited-place-not-there", format!("page {last} is cited, and the file of “{title}” has {pages} pages"));
            out.push(d.node(tree, at).help("correct the page; a page is counted from the first of the file"));
        } else if let Some(at) = heading
            && opened.look_for(tree.text(at), None).0 == Sight::NotFound
        {
            let d = Diagnostic::new("cited-place-not-there", format!("no such heading is in the file of “{title}”"));
            out.push(d.node(tree, at).help("correct it as the document has it; `accredit documents --headings` lists them"));
        }
    }
}

/// The defects that one opened document shows.
pub fn document_defects(document: &Document, tree: &Tree, opened: &Opened) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let Some((file, at)) = document.file.known().zip(document.file.at()) else { return out };
    let file: String = file.chars().take(120).collect();
    match &opened.opening {
        Opening::Read => {}
        Opening::NotThere => out.push(
            Diagnostic::new("document-not-found", format!("there is no file `{file}` in the folder of this file"))
                .node(tree, at)
                .help("correct the path, put the document there, or delete `file`; nothing was opened, so what it says is taken on trust"),
        ),
        Opening::Unreadable(why) => out.push(
            Diagnostic::new("document-unreadable", format!("`{file}` cannot be read: {why}"))
                .node(tree, at)
                .help("pages and headings cited from it are taken on trust until it can be read"),
        ),
        Opening::Refused(why) => {
            out.push(Diagnostic::new("path-leaves-folder", format!("`{file}` is not opened: {why}")).node(tree, at).help(
                "keep the document in the folder of this file or below it, and write its path from there; an address belongs under `url`",
            ))
        }
    }
    if let (Some(pages), Some((stated, at))) = (opened.pages, document.pages.known().zip(document.pages.at()))
        && pages != *stated
    {
        out.push(
            Diagnostic::new("document-pages-differ", format!("`{file}` has {pages} pages, and this says {stated}"))
                .node(tree, at)
                .help(format!("write `pages: {pages}`; what is cited is held against the file")),
        );
    }
    if let (Some(sha256), Some((written, at))) = (&opened.sha256, document.fingerprint.known().zip(document.fingerprint.at()))
        && written.strip_prefix("sha256:") != Some(sha256)
    {
        out.push(
            Diagnostic::new("document-changed", format!("`{file}` is no longer the file that was mapped"))
                .node(tree, at)
                .help(format!("check that pages and headings still hold, then write `fingerprint: sha256:{sha256}`")),
        );
    }
    out
}
