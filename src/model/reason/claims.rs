//! Reasons about claims: what is mapped to a requirement, and where the evidence leads.

use super::{ReasonInfo, reason};

/// Mappings, outcomes and evidence.
pub const CLAIMS: &[ReasonInfo] = &[
    reason(
        "cited",
        "A claim cites a document that may still be relied on, and a page or heading in it, so that an assessor can turn to the place.",
        "Nothing. That the page says what it should is for an assessor to read.",
        &["HCPC-MAPD-1", "BACP-CHK-1"],
    ),
    reason(
        "document-not-yet",
        "The document that is cited is dated later than the day of the verdict, so on that day nobody could have relied on it.",
        "Cite the edition in force, or judge for a later day with `--as-of`.",
        &[],
    ),
    reason(
        "document-out-of-date",
        "The document that is cited is past the date until which it may be relied on. Evidence has to be in date.",
        "Cite the current edition, and check that page and heading still hold.",
        &["BACP-CHK-1"],
    ),
    reason(
        "heading-not-in-document",
        "The document's file was opened and read, and the heading that is cited is not in it.",
        "Correct the heading as the document has it; `accredit documents --headings` lists them.",
        &["HCPC-MAPD-1"],
    ),
    reason(
        "no-page-or-heading",
        "A document is cited and no place in it. A title sends an assessor to search; it does not answer the requirement.",
        "Add the page or the heading to the evidence.",
        &["HCPC-MAPD-1", "GPHC-T-1"],
    ),
    reason(
        "no-route",
        "No choice of units fulfils all the rules of combination together, so nobody could complete the course as it is written.",
        "Correct the rules of combination, or the groups of the units.",
        &[],
    ),
    reason(
        "not-in-award",
        "Only units that are no part of this award reach the requirement, so its holders need not have been assessed in it.",
        "Add the unit to the award, or teach and assess it in a unit that every holder takes.",
        &[],
    ),
    reason(
        "not-mapped",
        "Nothing in the course is mapped to the requirement. The catalogue is the denominator: what a whole course file leaves out is a gap, never a blank.",
        "If the course already teaches it, map the outcome that does; if not, write an outcome and an assessment for it.",
        &["HCPC-SOPM-1"],
    ),
    reason(
        "nothing-cited",
        "A claim is made, or a policy listed, and no document is cited in which it could be followed.",
        "Add `evidence` with the document and its page or heading.",
        &["HCPC-MAPD-1", "GPHC-T-1"],
    ),
    reason(
        "only-optional",
        "Only units that a learner may leave out reach the requirement, so somebody can complete the course without it.",
        "Make the unit core, or add the outcome and its assessment to a core unit.",
        &["HCPC-SETG-1"],
    ),
    reason(
        "outcomes-hold",
        "As many learning outcomes as are asked for address the requirement on every route, in the role that is asked for.",
        "Nothing: the outcomes stand in the text of the finding.",
        &["HCPC-SETG-1"],
    ),
    reason(
        "page-outside-document",
        "The page that is cited is not in the document, by the pages of its file where that is at hand and else by the number stated, or the range of pages runs backwards.",
        "Correct the page, or the number of pages of the document.",
        &["HCPC-MAPD-1"],
    ),
    reason(
        "route",
        "The requirement holds on some routes through the optional units and fails on others; the units of one route on which it fails are named.",
        "Make what carries it core, or put it into every option of the group.",
        &["HCPC-SETG-1"],
    ),
    reason(
        "routes-too-many",
        "The rules of combination tie more units together than can be looked at, so that not every route was seen.",
        "Split the group, or carry the requirement in core units.",
        &[],
    ),
    reason(
        "rpl-not-stated",
        "The file does not state whether prior learning is assessed before units are waived, and the requirement is critical.",
        "Write `recognition` with its `basis`, or `recognition: none`.",
        &["OFQ-E-10"],
    ),
    reason(
        "title-only",
        "The claim is made from the title of a unit, an assessment, a policy or a document alone, and no learning outcome is named.",
        "Map the outcome that teaches it, with role, page and heading, and make sure that a summative assessment tests it.",
        &["GPHC-T-1"],
    ),
    reason(
        "too-few-outcomes",
        "Fewer outcomes address the requirement and are assessed than it asks for.",
        "Map and assess a further outcome that addresses it.",
        &[],
    ),
    reason(
        "waived-by-rpl",
        "Units can be waived for prior learning without an assessment of it, so not every completer has been assessed in this.",
        "Assess prior learning as equivalent, and say so under `recognition` with `basis: assessed`.",
        &["HCPC-SETG-1", "OFQ-E-10"],
    ),
];
