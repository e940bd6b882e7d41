//! Waivers in a run: taken up from the files given for it, handed to each course, and accounted for at its end.

use super::Run;
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::result::{CourseResult, WaiverResult, WaiversResult};
use crate::model::waiver::InForce;
use crate::resolve;
use crate::validate::{self, Checked, Declared};
use std::sync::Arc;

impl Run {
    /// Takes up the waivers of some files. What is wrong with a file or a waiver costs only itself.
    ///
    /// # Errors
    /// The name of a file that is of another kind.
    pub fn waive(&mut self, files: Vec<Checked>) -> Result<Vec<Diagnostic>, Arc<str>> {
        let (mut out, mut read) = (Vec::new(), Vec::new());
        for file in files {
            out.extend(file.diagnostics);
            match (file.declared, file.tree) {
                (Declared::Waivers(w), Some(tree)) => {
                    self.waived_by.push(WaiversResult { file: file.source.name.clone(), digest: validate::digest(&file.source.text) });
                    read.push((*w, tree));
                }
                (Declared::Unreadable(None | Some("waivers")), _) => {}
                _ => return Err(file.source.name),
            }
        }
        let (in_force, more) = resolve::waivers(&read, &self.catalogue, &self.selection, self.as_of);
        self.waivers = in_force;
        out.extend(more);
        Ok(out)
    }

    /// What to say of the waivers for courses that were not among those judged.
    pub fn waivers_without_course<'a>(&self, judged: impl Iterator<Item = &'a str> + Clone) -> Vec<Diagnostic> {
        let absent = self.waivers.iter().filter(|w| !judged.clone().any(|id| id == w.course));
        let said = absent.map(|w| {
            let message = format!("no course of this run has the id `{}`, so nothing is waived for it", w.course);
            let d = Diagnostic { message, ..w.unused.clone() };
            match nearest(&w.course, judged.clone()) {
                Some(n) => d.help(format!("did you mean `{n}`?")),
                None => d.help("check its course in the same run, or delete the waiver"),
            }
        });
        said.collect()
    }

    /// The waiver in force for a requirement of the selection.
    pub(super) fn waiver(&self, course: &str, index: usize) -> Option<WaiverResult> {
        let id = &self.selection.requirements[index].of(&self.catalogue).id;
        self.waivers.iter().find(|w| w.course == course && w.requirement == *id).map(|w| w.shown.clone())
    }

    /// Waivers for a course that met no gap of it, in none of its awards.
    pub(super) fn unused(&self, awards: &[&CourseResult]) -> Vec<Diagnostic> {
        let own = self.waivers.iter().filter(|w| awards.iter().any(|a| a.id == w.course));
        let findings = |w: &InForce| awards.iter().flat_map(|a| &a.findings).filter(|f| f.requirement == w.requirement).collect::<Vec<_>>();
        let said = own.map(|w| (w, findings(w))).filter(|(_, of)| of.iter().all(|f| f.waiver.is_none())).filter_map(|(w, of)| {
            let f = of.first()?;
            let why =
                if of.iter().any(|f| f.settle.is_some()) { "cannot be told here, and what is unknown is no gap" } else { "is no gap here" };
            let d = Diagnostic { message: format!("`{}` {why}: there is nothing to waive", f.code), ..w.unused.clone() };
            Some(d.help("delete the waiver, or keep it for the day there is a gap"))
        });
        said.collect()
    }
}
