//! The shortest way to aligned: what `plan` proposes is put into the course and judged by the ordinary stages.

use super::{Checked, Declared, Entry, Judged, Providers, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::evaluate;
use crate::model::opened::Shelf;
use crate::model::plan::Plan;
use crate::plan::{self, Ground};
use crate::source::Source;
use crate::validate;
use serde_json::json;

/// The plan of a course, with the defects of its file.
#[derive(Debug)]
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// The defects, as an ordinary check tells them.
    pub diagnostics: Vec<Diagnostic>,
}

impl Run {
    /// Plans the shortest way to aligned; `None` where the file is no course, or cannot be read at all.
    pub fn plan(&self, checked: Checked, providers: &Providers, shelf: &Shelf) -> Option<Planned> {
        let source = checked.source.clone();
        let again = validate::check(source.clone(), self.limits);
        let Judged { result: now, diagnostics, .. } = self.judge_opened(checked, providers, shelf)?;
        let (Declared::Course(course), Some(tree)) = (&again.declared, &again.tree) else { return None };
        let provider = course.provider.known().and_then(|id| match providers.by_id.get(id) {
            Some(Entry::Sound(p, t)) => Some((p.as_ref(), t)),
            _ => None,
        });
        let tests = self.selection.requirements.iter().map(|a| evaluate::test_of(&self.catalogue, a)).collect();
        let ground = Ground {
            course,
            tree,
            provider,
            catalogue: &self.catalogue,
            selection: &self.selection,
            tests,
            profile: &self.profile.id,
            as_of: self.as_of,
            now: &now,
        };
        let ways = plan::ways(&ground);
        let steps: Vec<_> = ways.atoms.iter().map(|a| json!({"edits": a.edits})).collect();
        // JSON is YAML: what is tried here goes the very way that a file of changes goes.
        let text = json!({"kind": "changes", "course": now.id, "changes": steps}).to_string();
        let proposed = validate::propose(validate::check(Source::new("plan", text), self.limits)).ok();
        let errors = |found: &[Diagnostic]| found.iter().filter(|d| d.severity == Severity::Error).count();
        let before = errors(&diagnostics);
        let judge = |atoms: &[usize]| {
            let judged = self.judge_with(&source, providers, shelf, proposed.as_ref()?, atoms).ok()?;
            (errors(&judged.diagnostics) <= before).then_some(judged.result)
        };
        Some(Planned { plan: plan::plan(&ground, &ways, &judge), diagnostics })
    }
}
