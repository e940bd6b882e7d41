//! Cautions: what an assessor would ask about before relying on a claim. A finding says whether a requirement is met; a
//! caution says why somebody should look twice, and changes no status unless the profile gives it that weight.

use crate::source::{At, Place};
use serde::{Deserialize, Serialize};

/// What a caution does, as the profile decides; weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// It is not raised.
    Off,
    /// Worth knowing.
    Note,
    /// Somebody should look before the claim is relied on.
    Warning,
    /// What would otherwise be met cannot be told until a person has looked.
    Doubt,
}

impl Weight {
    /// The word people read.
    pub fn words(self) -> &'static str {
        match self {
            Weight::Off => "off",
            Weight::Note => "note",
            Weight::Warning => "look again",
            Weight::Doubt => "in doubt",
        }
    }
}

/// What is known about a kind of caution: one line of the table that `explain`, the guide and the tests read.
#[derive(Debug, Clone, Copy)]
pub struct CautionInfo {
    /// Kebab-case name of what was noticed.
    pub code: &'static str,
    /// Weight where the profile says nothing.
    pub weight: Weight,
    /// What is noticed, and why it matters.
    pub meaning: &'static str,
    /// What to do.
    pub remedy: &'static str,
    /// Sources that the rule rests on; where there is none, `meaning` says that the rule is this project's own.
    pub basis: &'static [&'static str],
    /// The bound where the profile sets none, with its unit; only for codes that have one.
    pub bound: Option<(f64, &'static str)>,
}

/// Something an assessor would ask about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Caution {
    /// Stable code; `accredit explain CODE` tells more.
    pub code: &'static str,
    /// What it does.
    pub weight: Weight,
    /// What was noticed, in a sentence.
    pub text: String,
    /// What to do about it.
    pub help: String,
    /// Codes of the requirements whose claims it touches.
    pub requirements: Vec<String>,
    /// Places in the course or its provider.
    pub places: Vec<Place>,
}

/// How a profile treats one kind of caution.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Treatment {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Its weight; that of the table when absent.
    #[serde(default)]
    pub weight: Option<Weight>,
    /// Its bound; that of the table when absent.
    #[serde(default)]
    pub bound: Option<f64>,
    /// Why.
    pub reason: String,
}

/// Looks a code up.
pub fn info(code: &str) -> Option<&'static CautionInfo> {
    CAUTIONS.iter().flat_map(|family| family.iter()).find(|c| c.code == code)
}

/// Every kind of caution, by family, each in alphabetical order.
pub const CAUTIONS: &[&[CautionInfo]] = &[OVER_CLAIMS, CHAIN, FIGURES, NAMES];

/// Claims that say more than the file bears out.
pub const OVER_CLAIMS: &[CautionInfo] = &[CautionInfo {
    code: "claimed-not-assessed",
    weight: Weight::Warning,
    meaning: "A mapping claims that an outcome is assessed for a requirement, and no summative assessment of the course tests that outcome.",
    remedy: "Add the outcome to the `tests` of the assessment that shows it, or claim less: `develops`.",
    basis: &["HCPC-MAPD"],
    bound: None,
}];

/// Outcomes, teaching and assessment that do not fit together.
pub const CHAIN: &[CautionInfo] = &[];

/// Levels, credit and hours that do not add up.
pub const FIGURES: &[CautionInfo] = &[
    CautionInfo {
        code: "credit-as-hours",
        weight: Weight::Warning,
        meaning: "As much credit is printed as hours, or more. A credit stands for several hours (ten in the UK), so one figure was printed for the other.",
        remedy: "Find out which of the two is meant, and correct the other.",
        basis: &["OFQ-E-8.2", "ICTUKL-1"],
        bound: None,
    },
    CautionInfo {
        code: "credit-entries-disagree",
        weight: Weight::Warning,
        meaning: "The same credit is printed in two units that do not convert into one another: usually an ECTS credit is two UK credits, and an SQA unit credit eight SCQF points.",
        remedy: "Ask the awarding body which figure is right. The first is the one that counts here.",
        basis: &["QAA-DIAG-1", "REVT-1", "EDOC-HN-1", "BATH-1"],
        bound: None,
    },
    CautionInfo {
        code: "equivalence-not-in-table",
        weight: Weight::Warning,
        meaning: "The publisher prints an equivalence that the published correspondence of the frameworks does not have. It decides nothing here: the level is compared by the table.",
        remedy: "Take the equivalence out of what is printed, or correct it by the published table.",
        basis: &["QCCB", "QCCB-OLD", "CAWT-1"],
        bound: None,
    },
    CautionInfo {
        code: "equivalence-stands-alone",
        weight: Weight::Note,
        meaning: "The level names no framework, or one that no table places, and a national level printed beside it is the publisher's word alone.",
        remedy: "Ask the publisher in which national framework the award stands, and state that as `framework` and `level`.",
        basis: &["QCCB", "SCQF-LVL-1"],
        bound: None,
    },
    CautionInfo {
        code: "equivalence-too-narrow",
        weight: Weight::Note,
        meaning: "A level that takes in two of another framework is printed as one of the two: EQF 5 and NFQ 6 stand beside RQF 4 and 5 alike, and nothing says which.",
        remedy: "Print both, or ask the awarding body for the national level.",
        basis: &["QCCB-5", "QCCB-6"],
        bound: None,
    },
    CautionInfo {
        code: "guided-is-everything",
        weight: Weight::Note,
        meaning: "Guided hours are all the hours there are. Total time is guided learning and the time a learner is directed to spend without supervision; it may be right for a short course, and is often a figure copied twice.",
        remedy: "Check that no reading, assignment or practice without a tutor is expected.",
        basis: &["OFQ-E-7.2", "OFQ-E-GL"],
        bound: None,
    },
    CautionInfo {
        code: "practice-counted-as-guided",
        weight: Weight::Note,
        meaning: "Guided hours and hours of practice are together more than the hours in all, so some are counted as both. Practice that a tutor observes is guided learning; practice that nobody supervises is not.",
        remedy: "Say how many hours of practice are supervised by a tutor, and count only those as guided.",
        basis: &["OFQ-E-GL", "OFQ-E-7.2"],
        bound: None,
    },
    CautionInfo {
        code: "size-outside-band",
        weight: Weight::Warning,
        meaning: "The name of a regulated qualification promises another size: by Ofqual's guidance an Award has up to 120 hours, a Certificate 121 to 369, a Diploma 370 or more. Guidance, not a rule, so nothing fails for it.",
        remedy: "Ask the awarding organisation why the name differs from the guidance; if a figure was copied wrongly, correct it.",
        basis: &["OFQ-E-SIZE", "SQA-EW-1"],
        bound: None,
    },
    CautionInfo {
        code: "unit-credit-fraction",
        weight: Weight::Note,
        meaning: "A unit has credit that is neither whole nor half. No source forbids it: that it is worth a look is our own rule, since such a figure is mostly a slip or a conversion.",
        remedy: "Check the credit of the unit against the specification.",
        basis: &[],
        bound: None,
    },
    CautionInfo {
        code: "unit-level-far",
        weight: Weight::Warning,
        meaning: "A unit stands more levels from the award than is usual: several levels in one qualification need a published rationale, and a unit's level must make sense against the whole. Units below it are looked at in regulated awards alone, since degrees climb. How far is far is our own number.",
        remedy: "Check the level of the unit; if it is right, say where the rationale is published.",
        basis: &["OFQ-E-9"],
        bound: Some((1.0, "levels")),
    },
];

/// Titles and dates.
pub const NAMES: &[CautionInfo] = &[
    CautionInfo {
        code: "dates-out-of-order",
        weight: Weight::Warning,
        meaning: "Two dates of the specification run backwards: registration closes before it opens, or a review falls before the edition it reviews. That one of them is a slip is our own reading.",
        remedy: "Correct the date that is wrong.",
        basis: &[],
        bound: None,
    },
    CautionInfo {
        code: "equated-with-degree",
        weight: Weight::Warning,
        meaning: "The text for applicants calls the award equal to one of higher education that stands at a higher level: a level 4 diploma, say, called equal to a foundation degree.",
        remedy: "Take the comparison out of the text, or compare with an award at the same level.",
        basis: &["KEELE-1", "QAA-FHEQ14-2", "QAA-CF21-2", "CLEAR-1"],
        bound: None,
    },
    CautionInfo {
        code: "foreign-level",
        weight: Weight::Warning,
        meaning: "The title names another country before the type of award, and no framework that is known places its level. A \"Level 4\" of New Zealand is no level 4 of the RQF.",
        remedy: "Ask for a statement of comparability from a national information centre; the number alone says nothing.",
        basis: &["NZQA-1", "QCCB"],
        bound: None,
    },
    CautionInfo {
        code: "he-word-in-title",
        weight: Weight::Warning,
        meaning: "A vocational title has a word or letters of higher education (Graduate, Postgraduate, Masters, Honours, PGC). Guidance calls such words misleading in a regulated qualification. The abbreviations of degrees and \"foundation degree\" are our own additions to its list.",
        remedy: "Ask who awards it. If it is a regulated qualification, use its title as registered.",
        basis: &["OFQ-E-TITLE", "TECHNO-1"],
        bound: None,
    },
    CautionInfo {
        code: "other-level-named",
        weight: Weight::Warning,
        meaning: "The title, or the text for applicants, names a level that is not the level stated. Which one counts is for the awarding body to say; that the two should be one follows from a title having to carry the level.",
        remedy: "Make title, text and `level` say the same, and name the framework where two are meant.",
        basis: &["OFQ-E-TITLE"],
        bound: None,
    },
    CautionInfo {
        code: "praise-in-title",
        weight: Weight::Note,
        meaning: "The title of a regulated qualification calls the award advanced, higher or extended. Guidance asks that such a word is earned, and a file cannot show whether it is.",
        remedy: "Ask what the award has that one without the word has not.",
        basis: &["OFQ-E-TITLE"],
        bound: None,
    },
    CautionInfo {
        code: "review-overdue",
        weight: Weight::Warning,
        meaning: "The date by which the specification was to be reviewed has passed. A specification is kept current; that a missed review is worth asking about is our own rule.",
        remedy: "Review the specification, and enter the new edition and the next date.",
        basis: &["OFQ-E-3.4"],
        bound: None,
    },
    CautionInfo {
        code: "withdrawn-framework",
        weight: Weight::Warning,
        meaning: "A framework that has been withdrawn (QCF, NQF) is still named. Its levels are those of the RQF, so the level stands; but the document may be as old as the name.",
        remedy: "Ask for the current specification, and name the framework it has now.",
        basis: &["SQA-EW-1", "OFQ-E-TITLE", "RQF-SAME"],
        bound: None,
    },
];
