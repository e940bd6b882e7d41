//! A course as it would be: proposed changes put into its file and its provider's in memory, then the ordinary check and
//! the ordinary judgement. What comes out is a supposition, and says so wherever it goes.

use super::{Checked, Declared, Entry, Judged, Providers, Run};
use crate::diagnostic::Diagnostic;
use crate::model::dossier::Side;
use crate::model::opened::Shelf;
use crate::model::result::{CourseResult, Difference, Supposed};
use crate::source::Source;
use crate::validate::{self, Proposed};

/// A file of proposed changes.
///
/// # Errors
/// Its defects.
pub fn proposed(checked: Checked) -> Result<Proposed, Vec<Diagnostic>> {
    validate::propose(checked)
}

impl Run {
    /// Whether a checked file is the course that changes are for.
    pub fn concerns(&self, checked: &Checked, proposed: &Proposed) -> bool {
        matches!(&checked.declared, Declared::Course(c) if c.id == proposed.course)
    }

    /// Judges a course with all the changes proposed, and says how it differs from what it is.
    ///
    /// # Errors
    /// The changes that do not fit: then nothing is applied, because one step may build on another.
    pub fn suppose(
        &self,
        source: &Source,
        providers: &Providers,
        shelf: &Shelf,
        proposed: &Proposed,
        now: &CourseResult,
    ) -> Result<Judged, Vec<Diagnostic>> {
        let steps: Vec<usize> = (0..proposed.len()).collect();
        let mut judged = self.judge_with(source, providers, shelf, proposed, &steps)?;
        judged.result.supposed = Some(supposed(now, &judged.result, proposed));
        let r = &mut judged.result;
        let n = proposed.len();
        let (s, were) = if n == 1 { ("", "was") } else { ("s", "were") };
        r.verdict =
            format!("Supposing that the {n} change{s} of {} {were} made, which nothing here shows: {}", proposed.file(), lower(&r.verdict));
        r.headline = format!("Supposing changes: {}", lower(&r.headline));
        Ok(judged)
    }

    /// Judges a course with some of the steps proposed.
    ///
    /// # Errors
    /// The changes that do not fit.
    pub fn judge_with(
        &self,
        source: &Source,
        providers: &Providers,
        shelf: &Shelf,
        proposed: &Proposed,
        steps: &[usize],
    ) -> Result<Judged, Vec<Diagnostic>> {
        let (checked, mut misfits) = proposed.check(source.clone(), self.limits, Side::Course, steps, self.as_of);
        let mut theirs = None;
        if proposed.touches(Side::Provider, steps) {
            let Some((changed, defects, more)) = self.provider_with(&checked, providers, proposed, steps) else {
                return Err(proposed.no_provider().into_iter().collect());
            };
            misfits.extend(more);
            theirs = Some((changed, defects));
        }
        if !misfits.is_empty() {
            return Err(misfits);
        }
        let mut judged = self.judge_opened(checked, theirs.as_ref().map_or(providers, |(p, _)| p), shelf).ok_or_else(Vec::new)?;
        judged.diagnostics.extend(theirs.into_iter().flat_map(|(_, d)| d));
        Ok(judged)
    }

    /// The provider of a course with some of the steps; with its defects, and the changes that do not fit.
    fn provider_with(
        &self,
        course: &Checked,
        providers: &Providers,
        proposed: &Proposed,
        steps: &[usize],
    ) -> Option<(Providers, Vec<Diagnostic>, Vec<Diagnostic>)> {
        let Declared::Course(c) = &course.declared else { return None };
        let Entry::Sound(_, tree) = providers.by_id.get(c.provider.known()?)? else { return None };
        let (checked, misfits) = proposed.check(tree.source.clone(), self.limits, Side::Provider, steps, self.as_of);
        let mut changed = Providers::default();
        let defects = changed.add(checked);
        Some((changed, defects, misfits))
    }
}

/// How a course would differ from what it is.
fn supposed(now: &CourseResult, then: &CourseResult, proposed: &Proposed) -> Supposed {
    let pairs = now.findings.iter().zip(&then.findings).filter(|(a, b)| a.status != b.status);
    Supposed {
        file: proposed.file().to_string(),
        changes: proposed.len(),
        to_be_supplied: proposed.placeholders(),
        alignment: now.alignment,
        verdict: now.verdict.clone(),
        differences: pairs
            .map(|(a, b)| Difference {
                requirement: a.requirement.clone(),
                code: a.code.clone(),
                title: a.title.clone(),
                before: a.status,
                after: b.status,
            })
            .collect(),
    }
}

/// A sentence that goes on after a colon.
fn lower(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map(|c| c.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
