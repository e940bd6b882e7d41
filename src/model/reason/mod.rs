//! The table of reasons: why a finding is what it is. `explain`, the guide and the tests read it. One file for each family.

mod assessment;
mod claims;
mod facts;
mod figures;
mod findings;
mod institution;
mod judgement;

pub use assessment::ASSESSMENT;
pub use claims::CLAIMS;
pub use facts::FACTS;
pub use figures::{DISAGREE, FIGURES};
pub use findings::FINDINGS;
pub use institution::INSTITUTION;
pub use judgement::JUDGEMENT;

/// What is known about a reason.
#[derive(Debug, Clone, Copy)]
pub struct ReasonInfo {
    /// Kebab-case code, as results carry it.
    pub code: &'static str,
    /// What was seen, and why it counts as it does.
    pub meaning: &'static str,
    /// What to do; for what holds, what it rests on.
    pub remedy: &'static str,
    /// Sources that the rule rests on; empty where it is a plain reading of the file or this project's own rule.
    pub basis: &'static [&'static str],
}

const fn reason(code: &'static str, meaning: &'static str, remedy: &'static str, basis: &'static [&'static str]) -> ReasonInfo {
    ReasonInfo { code, meaning, remedy, basis }
}

/// Every reason, by family, each in alphabetical order.
pub const REASONS: &[&[ReasonInfo]] = &[CLAIMS, ASSESSMENT, FIGURES, INSTITUTION, JUDGEMENT, FINDINGS, FACTS];

/// Every reason, family by family.
pub fn all() -> impl Iterator<Item = &'static ReasonInfo> {
    REASONS.iter().flat_map(|family| family.iter())
}

/// Looks a code up.
pub fn info(code: &str) -> Option<&'static ReasonInfo> {
    all().find(|r| r.code == code)
}
