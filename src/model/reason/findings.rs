//! Reasons that come from the catalogue, or from what other requirements came to.

use super::{ReasonInfo, reason};

/// The catalogue, the offers, and the findings of other requirements.
pub const FINDINGS: &[ReasonInfo] = &[
    reason(
        "binds-another",
        "The requirement binds link workers, employers, a register or the health and education system, not a course.",
        "Nothing: it counts neither way.",
        &[],
    ),
    reason(
        "in-one-offer",
        "Of several offers of the course this is so in the one that is named, and another does better.",
        "Bring that offer up to the others.",
        &["HCPC-SETG-1"],
    ),
    reason(
        "no-finding-to-look-at",
        "The requirement looks at the findings of others, and the profile selects none of those, or none of them raises the question.",
        "Map outcomes to those requirements; if the profile leaves them out, select their standard, or exclude this requirement with a reason.",
        &[],
    ),
    reason(
        "others-fail",
        "The requirement looks at the findings of others, and at least one of those fails. Those are the root causes; they are named and not counted again.",
        "Close the gaps that are named.",
        &[],
    ),
    reason("others-hold", "The requirement looks at the findings of others, and every one of those holds.", "Nothing.", &[]),
    reason(
        "others-open",
        "The requirement looks at the findings of others; none of those fails, and at least one cannot be told.",
        "Settle those that are named.",
        &[],
    ),
    reason(
        "text-not-held",
        "The text of the requirement is not held here, so that nothing can be judged against it. It is neither met nor a gap.",
        "The publisher's text, as an edition of its own.",
        &[],
    ),
];
