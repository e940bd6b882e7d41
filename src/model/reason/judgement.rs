//! Reasons that leave a question to a person, and about what applicants are told.

use super::{ReasonInfo, reason};

/// Questions for a person, and the text for applicants.
pub const JUDGEMENT: &[ReasonInfo] = &[
    reason(
        "needs-judgement",
        "The question is one that only a person can answer, and neither an assessor nor the provider has answered it yet.",
        "An assessor judges it; until then the provider may answer under `statements`, with evidence.",
        &[],
    ),
    reason(
        "needs-reading",
        "The text for applicants holds a word of recognition, another level or letters of another script. The engine reads words, not meaning.",
        "An assessor reads whether the text is true and cannot be taken for accreditation.",
        &[],
    ),
    reason(
        "no-public-text",
        "Nothing is said to applicants yet, so there is nothing to read.",
        "Enter the text word for word under `public_information` once there is one.",
        &[],
    ),
    reason(
        "provider-word-alone",
        "The provider has answered a question that only a person can answer, and the requirement is critical. There the provider's own word is never enough.",
        "An assessor judges it, or the file states facts that can be checked.",
        &[],
    ),
    reason(
        "self-declared",
        "The provider says so, with evidence at a page or heading; no assessor has judged it. It counts, is marked, and is counted in the verdict.",
        "Nothing is needed for the verdict; an assessor's judgement makes it firm.",
        &[],
    ),
    reason(
        "statement-without-evidence",
        "The provider says so, and cites no page or heading where that can be checked.",
        "Add the page or heading to the evidence of the statement.",
        &["GPHC-T-1"],
    ),
    reason(
        "wording-incomplete",
        "The text for applicants does not name the level of the award, the award itself, or both.",
        "Name them in the text, as the specification does.",
        &["OFQ-E-3.2"],
    ),
    reason(
        "wording-plain",
        "The text for applicants is given word for word and dated, names level and award, and uses no word of recognition.",
        "Nothing.",
        &["OFQ-E-3.2"],
    ),
];
