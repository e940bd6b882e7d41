//! The table of reasons: why a finding is what it is. `explain`, the guide and the tests read it. One file for each family.

mod figures;

pub use figures::{DISAGREE, FIGURES};

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

/// Every reason, by family, each in alphabetical order.
pub const REASONS: &[&[ReasonInfo]] = &[FIGURES];

/// Looks a code up.
pub fn info(code: &str) -> Option<&'static ReasonInfo> {
    REASONS.iter().flat_map(|family| family.iter()).find(|r| r.code == code)
}
