//! Proposed changes put into a file in memory, between reading and checking: what comes out is checked as any file is.

use super::{Checked, Declared, examine};
use crate::diagnostic::Diagnostic;
use crate::model::changes::{Change, Changes, Edit, Op, PLACEHOLDER};
use crate::model::dossier::Side;
use crate::model::standard::AsOf;
use crate::source::{Limits, Misfit, NodeId, Source, Tree};

/// A file of changes that can be tried.
#[derive(Debug)]
pub struct Proposed {
    /// Id of the course they are for.
    pub course: String,
    steps: Vec<Change>,
    tree: Tree,
}

/// A file of proposed changes.
///
/// # Errors
/// Its defects: changes that cannot be read are not tried in part.
pub fn propose(checked: Checked) -> Result<Proposed, Vec<Diagnostic>> {
    let Checked { source, tree, declared, mut diagnostics, .. } = checked;
    match (declared, tree) {
        (Declared::Changes(c), Some(tree)) if diagnostics.is_empty() => {
            let Changes { course, changes, .. } = *c;
            Ok(Proposed { course, steps: changes.items, tree })
        }
        (declared, tree) => {
            if diagnostics.is_empty() {
                let d = Diagnostic::new("not-a-known-kind", "this is no file of proposed changes").help("begin it with `kind: changes`");
                let root = tree.as_ref().map(|t| (t, t.get(t.root(), "kind").unwrap_or(t.root())));
                diagnostics.push(match (root, declared) {
                    (Some((t, n)), _) => d.node(t, n),
                    (None, _) => d.at(&source, crate::source::Span::default(), String::new()),
                });
            }
            Err(diagnostics)
        }
    }
}

impl Proposed {
    /// Name of its file.
    pub fn file(&self) -> &str {
        &self.tree.source.name
    }

    /// Number of steps.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether there is no step.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// How many values in it are left for the provider to supply.
    pub fn placeholders(&self) -> usize {
        (0..self.tree.len()).filter(|i| self.tree.text(NodeId(*i as u32)).starts_with(PLACEHOLDER)).count()
    }

    /// A diagnostic that points at the course the changes name.
    pub fn at_course(&self, d: Diagnostic) -> Diagnostic {
        d.node(&self.tree, self.tree.get(self.tree.root(), "course").unwrap_or(self.tree.root()))
    }

    /// Whether a step edits the file of a side.
    pub fn touches(&self, side: Side, steps: &[usize]) -> bool {
        steps.iter().filter_map(|i| self.steps.get(*i)).flat_map(|s| &s.edits).any(|e| side_of(e) == side)
    }

    /// The first edit of the provider's file as a change that does not fit, where no such file is at hand.
    pub fn no_provider(&self) -> Option<Diagnostic> {
        let edit = self.steps.iter().flat_map(|s| &s.edits).find(|e| side_of(e) == Side::Provider)?;
        let node = self.tree.get(edit.stands, "in").unwrap_or(edit.stands);
        let d = Diagnostic::new("change-does-not-fit", "the provider's file, which this would edit, is not at hand");
        Some(d.node(&self.tree, node).help("give its file in the same run: name the folder of the course"))
    }

    /// Checks a file as it would be with some of the steps, in their order. What does not fit comes second.
    pub fn check(&self, source: Source, limits: Limits, side: Side, steps: &[usize], as_of: AsOf) -> (Checked, Vec<Diagnostic>) {
        let mut misfits = Vec::new();
        let mut grafts: Vec<(NodeId, NodeId)> = Vec::new();
        let mut checked = examine(source, limits, true, &mut |tree| {
            for edit in steps.iter().filter_map(|i| self.steps.get(*i)).flat_map(|s| &s.edits).filter(|e| side_of(e) == side) {
                match self.apply(tree, edit, as_of) {
                    Ok(new) => grafts.extend(new),
                    Err(d) => misfits.push(*d),
                }
            }
        });
        if let Some(tree) = &checked.tree {
            let grafts: Vec<(String, NodeId)> = grafts.iter().map(|(n, v)| (tree.pointer(*n), *v)).collect();
            for d in &mut checked.diagnostics {
                self.point_here(d, &grafts);
            }
        }
        (checked, misfits)
    }

    fn apply(&self, tree: &mut Tree, edit: &Edit, as_of: AsOf) -> Result<Option<(NodeId, NodeId)>, Box<Diagnostic>> {
        let stand = |key: &str, text: &str| supposed(key, text, as_of);
        let unfit = |key: &str, m: Misfit| {
            let node = self.tree.get(edit.stands, key).unwrap_or(edit.stands);
            Box::new(Diagnostic::new("change-does-not-fit", m.message).node(&self.tree, node).help(m.help))
        };
        let (Some(op), Some(path)) = (edit.op.known(), edit.at.known()) else { return Ok(None) };
        let value = self.tree.get(edit.stands, "value");
        let missing = || unfit("op", Misfit { message: "there is no `value` to put there".into(), help: "add `value: …`".into() });
        match (op, value) {
            (Op::Remove, None) => tree.remove(path).map(|()| None).map_err(|m| unfit("at", m)),
            (Op::Remove, Some(_)) => {
                let m = Misfit { message: "`remove` takes no value".into(), help: "delete `value`, or write `op: replace`".into() };
                Err(unfit("value", m))
            }
            (_, None) => Err(missing()),
            (Op::Add, Some(v)) => tree.add(path, &self.tree, v, &stand).map(|n| Some((n, v))).map_err(|m| unfit("at", m)),
            (Op::Replace, Some(v)) => tree.replace(path, &self.tree, v, &stand).map(|n| Some((n, v))).map_err(|m| unfit("at", m)),
        }
    }

    /// A defect of a value that was put in is a defect of the changes, and is shown there.
    fn point_here(&self, d: &mut Diagnostic, grafts: &[(String, NodeId)]) {
        let Some(pointer) = d.place.as_ref().map(|p| p.pointer.clone()) else { return };
        let own = grafts.iter().rev().find_map(|(p, v)| {
            let inside = pointer.strip_prefix(p.as_str()).filter(|r| r.is_empty() || r.starts_with('/'))?;
            self.tree.locate(&format!("{}{inside}", self.tree.pointer(*v))).or(Some(*v))
        });
        if let Some(node) = own {
            *d = d.clone().node(&self.tree, node);
        }
    }
}

fn side_of(edit: &Edit) -> Side {
    edit.r#in.known().copied().unwrap_or(Side::Course)
}

/// What stands for a value that is left for the provider to supply: the least that its key can hold and that makes no
/// difference of its own.
fn supposed(key: &str, text: &str, as_of: AsOf) -> Option<String> {
    if !text.starts_with(PLACEHOLDER) {
        return None;
    }
    Some(match key {
        "date" | "review_by" | "valid_until" | "open_from" | "open_until" | "last" => as_of.to_string(),
        "url" | "published_at" => "https://supposed.example/".into(),
        "pages" => "99999".into(),
        "page" | "count" | "every_days" | "occasions" | "hours" | "total" | "guided" | "practice" | "weight" => "1".into(),
        _ => "supposed".into(),
    })
}
