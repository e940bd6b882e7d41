//! The providers of a run: read before their courses, which inherit from them.

use super::Checked;
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::dossier::Institution;
use crate::model::{Course, Fact, Provider};
use crate::source::{Place, Tree};
use crate::validate::Declared;
use std::collections::BTreeMap;

/// The provider that a course names.
pub(super) fn institution<'p>(course: &Course, tree: &Tree, providers: &'p Providers, out: &mut Vec<Diagnostic>) -> Institution<'p> {
    let (id, at) = match (&course.provider, course.provider.broken()) {
        (Fact::Known(id, at), _) => (id, *at),
        (_, Some(node)) => return Institution::Broken(tree.place(node)),
        _ => return Institution::NotNamed,
    };
    match providers.by_id.get(id) {
        Some(Entry::Sound(p, t)) => Institution::Known(p, t),
        Some(Entry::Broken(place)) => Institution::Broken(place.clone()),
        None => {
            let d = Diagnostic::new("unknown-course-provider", format!("no file of the provider `{id}` is at hand")).node(tree, at);
            out.push(match nearest(id, providers.by_id.keys().map(String::as_str)) {
                Some(n) => d.help(format!("did you mean `{n}`?")),
                None => d.help("give its file in the same run: `accredit check FOLDER`"),
            });
            Institution::NotAtHand
        }
    }
}

/// Providers by id, with the files they stand in.
#[derive(Debug, Default)]
pub struct Providers {
    pub(super) by_id: BTreeMap<String, Entry>,
}

/// What is known of a provider.
#[derive(Debug)]
pub(super) enum Entry {
    /// One file declares it.
    Sound(Box<Provider>, Tree),
    /// Two files declare it, or its file cannot be read: nothing may rest on it.
    Broken(Place),
}

impl Providers {
    /// Adds a checked file if it is a provider. Returns its diagnostics, with one more where its id is taken.
    pub fn add(&mut self, checked: Checked) -> Vec<Diagnostic> {
        let Checked { source, tree, declared, mut diagnostics, .. } = checked;
        let (Declared::Provider(p), Some(tree)) = (declared, tree) else {
            // Of a file that cannot be read its id may still be seen: its courses then know why nothing is inherited.
            let id = source
                .text
                .lines()
                .find_map(|l| l.strip_prefix("id:"))
                .map(|v| v.split('#').next().unwrap_or("").trim().trim_matches(['"', '\'']));
            let place = diagnostics.first().and_then(|d| d.place.clone());
            if let (Some(id), Some(place)) = (id.filter(|i| !i.is_empty()), place) {
                self.by_id.insert(id.to_string(), Entry::Broken(place));
            }
            return diagnostics;
        };
        let at = tree.place(tree.get(tree.root(), "id").unwrap_or(tree.root()));
        let first = match self.by_id.get(&p.id) {
            None => {
                if let Some(other) = self.by_id.keys().find(|k| k.to_lowercase() == p.id.to_lowercase()) {
                    let message = format!("the id `{}` differs from that of another provider, `{other}`, only in capital letters", p.id);
                    let node = tree.get(tree.root(), "id").unwrap_or(tree.root());
                    let d = Diagnostic::new("duplicate-id", message).node(&tree, node);
                    diagnostics.push(d.help("give it an id of its own: the pages of providers are called by it"));
                }
                self.by_id.insert(p.id.clone(), Entry::Sound(p, tree));
                return diagnostics;
            }
            Some(Entry::Sound(_, theirs)) => theirs.place(theirs.get(theirs.root(), "id").unwrap_or(theirs.root())),
            Some(Entry::Broken(place)) => place.clone(),
        };
        let node = tree.get(tree.root(), "id").unwrap_or(tree.root());
        let d = Diagnostic::new(
            "duplicate-id",
            format!("another file declares a provider `{}` too, so nothing is inherited from either", p.id),
        );
        diagnostics.push(
            d.node(&tree, node).related("the other file", first).help("keep one file for each provider, or give one of them another id"),
        );
        self.by_id.insert(p.id.clone(), Entry::Broken(at));
        diagnostics
    }
}
