//! Pages of `explain` about codes: diagnostics, reasons and cautions. A code that stands in two tables means the same in
//! both, and has both pages.

use super::{Page, basis};
use crate::diagnostic;
use crate::model::caution::{self, CAUTIONS, CautionInfo};
use crate::model::reason;
use crate::pipeline::Run;
use crate::source::LIMITS;

/// Whether a code is only that of a diagnostic: such a page needs no standards, and must come out though they are broken.
pub fn is_diagnostic_alone(code: &str) -> bool {
    diagnostic::info(code).is_some() && reason::info(code).is_none() && caution::info(code).is_none()
}

/// The page of a code as a diagnostic; `false` where it is none.
pub fn diagnostic(code: &str, page: &mut Page) -> bool {
    let Some(i) = diagnostic::info(code) else { return false };
    head(page, i.code, i.severity.word(), i.meaning, i.remedy);
    true
}

/// Every page of a code; `false` where it is none.
pub fn any(run: &Run, code: &str, page: &mut Page) -> bool {
    let mut found = diagnostic(code, page);
    if let Some(i) = reason::info(code) {
        page.part(found);
        head(page, i.code, "reason of a finding", i.meaning, i.remedy);
        sources(run, i.basis, page);
        found = true;
    }
    if let Some(i) = caution::info(code) {
        page.part(found);
        about_caution(run, i, page);
        found = true;
    }
    found
}

/// Every code there is.
pub fn known<'a>() -> impl Iterator<Item = &'a str> {
    let cautions = CAUTIONS.iter().flat_map(|f| f.iter()).map(|c| c.code);
    diagnostic::CODES.iter().map(|c| c.code).chain(reason::all().map(|r| r.code)).chain(cautions)
}

/// Every kind of caution, a line each.
pub fn cautions(run: &Run, page: &mut Page) {
    page.head("Cautions: what an assessor would ask about before relying on a claim");
    page.text("A caution changes no status, unless the profile gives it the weight `doubt`.");
    for i in CAUTIONS.iter().flat_map(|f| f.iter()) {
        let own = run.selection.cautions.get(i.code).and_then(|t| t.weight).unwrap_or(i.weight);
        page.bullet(&format!("{} ({}): {}", i.code, own.words(), i.meaning), 0);
    }
}

/// Every reason, a line each.
pub fn reasons(page: &mut Page) {
    page.head("Reasons: why a finding is what it is");
    page.text("Results carry the code; `accredit explain CODE` adds what to do and what the rule rests on.");
    reason::all().for_each(|i| page.bullet(&format!("{}: {}", i.code, i.meaning), 0));
}

/// Every bound, with its unit and where it stands.
pub fn limits(page: &mut Page) {
    page.head("Bounds: what a file or a run may ask for");
    page.text("Real files stay far below each of them. `--limit NAME=VALUE` changes one, and may be given several times.");
    LIMITS.iter().for_each(|l| page.bullet(&format!("{} ({} {}): {}", l.name, l.default, l.unit, l.meaning), 0));
}

fn about_caution(run: &Run, i: &CautionInfo, page: &mut Page) {
    head(page, i.code, "caution", i.meaning, i.remedy);
    let own = run.selection.cautions.get(i.code);
    page.item("Weight", &format!("{} (profile {})", own.and_then(|t| t.weight).unwrap_or(i.weight).words(), run.profile.id));
    if let Some((bound, unit)) = i.bound {
        page.item("Bound", &format!("{} {unit}", own.and_then(|t| t.bound).unwrap_or(bound)));
    }
    if let Some(t) = own {
        page.item("Because", &t.reason);
    }
    sources(run, i.basis, page);
}

fn head(page: &mut Page, code: &str, what: &str, meaning: &str, remedy: &str) {
    page.head(&format!("{code} ({what})"));
    page.text(meaning);
    page.item("What to do", remedy);
}

fn sources(run: &Run, ids: &[&str], page: &mut Page) {
    if !ids.is_empty() {
        page.gap("Basis");
    }
    ids.iter().for_each(|b| basis(run, b, page));
}
