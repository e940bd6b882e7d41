//! Reasons about assessment: what tests an outcome, by what means, and how often.

use super::{ReasonInfo, reason};

/// How what is taught is assessed.
pub const ASSESSMENT: &[ReasonInfo] = &[
    reason(
        "assessment-not-known",
        "How the requirement is assessed is not known, so its method could not be looked at. It follows from another reason of the same finding.",
        "Settle the other reason first.",
        &[],
    ),
    reason(
        "claimed-not-assessed",
        "A mapping claims that an outcome is assessed for the requirement, and no summative assessment of the course tests that outcome.",
        "Add the outcome to the `tests` of the assessment that shows it, or claim less: `develops`.",
        &["HCPC-MAPD"],
    ),
    reason(
        "formative-only",
        "The outcome is claimed to be assessed, and only a formative assessment tests it: one that a learner need not pass.",
        "Add the outcome to the `tests` of a summative assessment, or set one.",
        &[],
    ),
    reason(
        "method-cannot-show-it",
        "The assessments of the requirement are of methods that cannot show what it asks for: a written case study is no practice. What a method can show is a table, `standards/methods.yaml`.",
        "Assess it by a method that can.",
        &["OFQ-E-DESC"],
    ),
    reason(
        "method-shows-it",
        "A summative assessment of the requirement is of a method that can show what it asks for, on as many occasions as are needed.",
        "Nothing: the assessments and their methods stand in the text of the finding.",
        &["OFQ-E-DESC"],
    ),
    reason(
        "nothing-to-look-at",
        "There is no summative assessment of the requirement whose method could be looked at. It follows from another reason of the same finding.",
        "Close the other gap first.",
        &[],
    ),
    reason(
        "occasions-not-stated",
        "An assessment is at least one occasion. More are asked for, and the file does not state how many there are.",
        "State them in `occasions`.",
        &[],
    ),
    reason(
        "practice-not-observed",
        "No summative assessment that every learner sits has somebody watch them work with a person, live, recorded or simulated.",
        "Add observed practice, a simulation or a recorded conversation to a core unit.",
        &[],
    ),
    reason(
        "practice-observed",
        "In a summative assessment that every learner sits, somebody watches them work with a person.",
        "Nothing: the assessments stand in the text of the finding.",
        &[],
    ),
    reason(
        "purpose-not-stated",
        "An assessment would count if it is summative, and the file does not state its purpose.",
        "State `purpose: summative` or `purpose: formative`.",
        &[],
    ),
    reason(
        "taught-not-assessed",
        "An outcome introduces or develops what is required, and nothing is claimed to assess it.",
        "Map the outcome with role `assesses` if a summative assessment of it shows this; if none does, set one.",
        &[],
    ),
    reason(
        "too-few-occasions",
        "The assessments that can show it come to fewer occasions than it asks for.",
        "Assess it on as many separate occasions as are needed; if an assessment already has more than one, state them in `occasions`.",
        &[],
    ),
];
