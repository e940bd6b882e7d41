//! References of a provider's file that only the catalogue can settle, and those that must stay within the file. They are
//! checked once, with the file; the courses that inherit from it do not repeat them.

use super::course::{Named, Reading, other_edition, requirement};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::dossier::Side;
use crate::model::provider::Evidence;
use crate::model::{Catalogue, Many, Provider, Selection};
use crate::source::{NodeId, Tree};

/// Checks them. `spoilt` tells which nodes a diagnostic already speaks of: one message for one cause.
pub fn provider(
    p: &Provider,
    tree: &Tree,
    catalogue: &Catalogue,
    selection: &Selection,
    spoilt: &dyn Fn(NodeId) -> bool,
) -> Vec<Diagnostic> {
    let reading = Reading { side: Side::Provider, tree };
    let mut out = Vec::new();
    let lists = p.policies.iter().map(|x| &x.evidence).chain(p.staff.iter().map(|x| &x.evidence));
    let lists = lists.chain(p.supervision.iter().map(|x| &x.evidence)).chain(p.review.known().map(|x| &x.evidence));
    let lists = lists.chain(p.involvement.known().map(|x| &x.evidence)).chain(p.statements.iter().map(|x| &x.evidence));
    lists.chain(p.mappings.iter().map(|x| &x.evidence)).for_each(|list| documents(p, tree, list, &mut out));
    for s in &p.statements {
        requirement(&s.requirement, tree.get(s.at, "requirement").unwrap_or(s.at), reading, catalogue, selection, &mut out);
    }
    let lists_are_sound = p.policies.first_broken().or(p.documents.first_broken()).is_none();
    for m in &p.mappings {
        let own = || p.policies.iter().map(|x| x.id.as_str()).chain(p.documents.iter().map(|x| x.id.as_str()));
        if lists_are_sound && !own().any(|id| id == m.from) {
            let message = format!("`{}` is not the id of a policy or document of this provider", m.from);
            let d = Diagnostic::new("unknown-reference", message).node(tree, tree.get(m.at, "from").unwrap_or(m.at));
            out.push(match nearest(&m.from, own()) {
                Some(n) => d.help(format!("did you mean `{n}`?")),
                None => d.help("correct the id; what only one course has is mapped in that course's file"),
            });
        }
        for (i, target) in m.to.0.iter().enumerate() {
            let at = tree.get(m.at, "to").map_or(m.at, |t| tree.items(t).get(i).copied().unwrap_or(t));
            if let Named::Selected(i) = requirement(target, at, reading, catalogue, selection, &mut out) {
                other_edition(m, reading, selection.requirements[i].standard(catalogue), &mut out);
            }
        }
    }
    out.retain(|x| x.place.as_ref().and_then(|p| tree.locate(&p.pointer)).is_none_or(|n| !spoilt(n)));
    out
}

fn documents(p: &Provider, tree: &Tree, list: &Many<Evidence>, out: &mut Vec<Diagnostic>) {
    for e in list.iter().filter(|e| p.documents.first_broken().is_none() && !p.documents.iter().any(|d| d.id == e.document)) {
        let message = format!("there is no document `{}` in this provider's file", e.document);
        let d = Diagnostic::new("unknown-reference", message).node(tree, tree.get(e.at, "document").unwrap_or(e.at));
        out.push(match nearest(&e.document, p.documents.iter().map(|d| d.id.as_str())) {
            Some(n) => d.help(format!("did you mean `{n}`?")),
            None => d.help("list it under `documents`; what a course lists is not known to its provider"),
        });
    }
}
