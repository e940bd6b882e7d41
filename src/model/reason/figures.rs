//! Reasons about levels, credit and hours.

use super::ReasonInfo;

/// Levels, credit and hours.
pub const FIGURES: &[ReasonInfo] = &[ReasonInfo {
    code: "figures-agree",
    meaning: "Credit, total time, guided hours and the sums of the units agree with one another, by the framework's own arithmetic.",
    remedy: "Nothing: the sums that were made stand in the text of the finding.",
    basis: &["OFQ-E-8.2", "OFQ-E"],
}];
