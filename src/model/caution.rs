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
pub const OVER_CLAIMS: &[CautionInfo] = &[
    CautionInfo {
        code: "claim-copied-from-standard",
        weight: Weight::Warning,
        meaning: "An outcome and all its criteria, or a provider's statement, repeat the words of the requirement they are claimed for, and say \
                  nothing of what this course does. Standards are meant to be built in, so an outcome in a standard's words is no fault where its \
                  criteria are the course's own. How long a run of words counts is our own rule.",
        remedy: "Say in the criteria, or in the statement, what learners on this course do and how that is seen.",
        basis: &["HCPC-SOPM-1", "NALW-ES-1.3"],
        bound: Some((8.0, "words in a row, and more than half of the text")),
    },
    CautionInfo {
        code: "claimed-not-assessed",
        weight: Weight::Warning,
        meaning: "A mapping claims that an outcome is assessed for a requirement, and no summative assessment of the course tests that outcome.",
        remedy: "Add the outcome to the `tests` of the assessment that shows it, or claim less: `develops`.",
        basis: &["HCPC-MAPD"],
        bound: None,
    },
    CautionInfo {
        code: "hours-claimed-twice",
        weight: Weight::Warning,
        meaning: "The same teaching is listed twice with its hours, word for word and for the same outcomes, or the teaching of a unit comes to more \
                  hours than the unit has. Total time counts an hour once.",
        remedy: "List each activity once, with hours that fit into the unit.",
        basis: &["OFQ-E-7.2"],
        bound: None,
    },
    CautionInfo {
        code: "one-document-page-for-most",
        weight: Weight::Warning,
        meaning: "One page or heading is the evidence for most of what is claimed, and for at least ten requirements. A document as a whole may well \
                  be cited for everything; a page cannot bear it. The share and the ten are our own.",
        remedy: "Cite for each claim the page where the outcome, its teaching or its assessment is set out.",
        basis: &["HCPC-MAPD-1", "BACP-CHK-1"],
        bound: Some((50.0, "per cent of the requirements claimed from a place")),
    },
    CautionInfo {
        code: "one-outcome-for-many",
        weight: Weight::Warning,
        meaning: "One outcome, or one criterion, is claimed for more requirements of one standard than a single piece of learning plausibly carries. \
                  The number is our own: twice as many as in any of the worked examples.",
        remedy: "Map the criteria that carry each requirement, or write outcomes for what this one only touches.",
        basis: &["BACP-CHK-1"],
        bound: Some((6.0, "requirements of one standard")),
    },
    CautionInfo {
        code: "page-beyond-document",
        weight: Weight::Warning,
        meaning: "A claim cites a page that its document does not have, beside evidence that leads somewhere; so no finding speaks of it, and a reader \
                  who follows the reference finds nothing.",
        remedy: "Correct the page, or the number of pages of the document.",
        basis: &["HCPC-MAPD-1"],
        bound: None,
    },
    CautionInfo {
        code: "rests-on-a-title",
        weight: Weight::Note,
        meaning: "A unit, an assessment or a document is claimed by its title alone, without an outcome, a page or a heading. Another claim carries the \
                  requirement, so no finding speaks of this one.",
        remedy: "Map the outcome that does it, or cite the page; or take the claim out.",
        basis: &["GPHC-T-1"],
        bound: None,
    },
    CautionInfo {
        code: "verb-below-level",
        weight: Weight::Note,
        meaning: "An outcome of a unit at RQF level 4 or its like, mapped to a requirement, asks in all its criteria (in its own words where it has none) \
                  only to know of something, to list or to name. Lists of verbs contradict one another, so this is for a person to weigh: an outcome \
                  that begins with \u{201c}Understand\u{201d} over active criteria is not meant, nor are words that this program does not know.",
        remedy: "Say what the learner does with it: explain, analyse, adapt, judge.",
        basis: &["OFQ-E-DESC", "BRIST-1", "ABER-LO-1", "UCD-1", "WARW-1"],
        bound: None,
    },
];

/// Outcomes, teaching and assessment that do not fit together.
pub const CHAIN: &[CautionInfo] = &[
    CautionInfo {
        code: "assessed-not-taught",
        weight: Weight::Warning,
        meaning: "A summative assessment tests an outcome that no teaching of its unit lists, and no finding of the profile says so.",
        remedy: "Add the outcome to the teaching that prepares for it.",
        basis: &["DURHAM-1"],
        bound: None,
    },
    CautionInfo {
        code: "assessment-tests-nothing",
        weight: Weight::Warning,
        meaning: "An assessment that counts, or may, names no outcome or criterion that it tests, in a file that describes the whole course.",
        remedy: "Say in `tests` what it tests.",
        basis: &["DURHAM-1"],
        bound: None,
    },
    CautionInfo {
        code: "critical-can-be-compensated",
        weight: Weight::Warning,
        meaning: "Under the pass rule of the award, another mark can make up for the only assessments of a critical requirement, and no requirement of \
                  the profile asks about that.",
        remedy: "Mark one assessment that carries it as `must_pass`.",
        basis: &["NHSE-SUP20-2"],
        bound: None,
    },
    CautionInfo {
        code: "idle-unit",
        weight: Weight::Note,
        meaning: "A core unit serves no requirement: neither it nor any of its outcomes and assessments is mapped. A course may teach more than a \
                  standard asks; more often a mapping was forgotten.",
        remedy: "Map its outcomes, or leave it as what the course adds of its own.",
        basis: &["KOKOMO-1", "NALW-ES-1.4"],
        bound: None,
    },
    CautionInfo {
        code: "orphan-outcome",
        weight: Weight::Note,
        meaning: "Many outcomes of the core units, in units that serve a requirement, are named by no mapping. A course may teach more than a standard \
                  asks, so single ones are no matter; the share is our own.",
        remedy: "Map those that address a requirement.",
        basis: &["KOKOMO-1", "NALW-ES-1.4"],
        bound: Some((20.0, "per cent of the outcomes of the core units")),
    },
    CautionInfo {
        code: "skill-only-in-writing",
        weight: Weight::Note,
        meaning: "An outcome is claimed to assess a skill or a behaviour, and is tested only by methods that cannot show one. Another outcome carries \
                  the requirement, so no finding speaks of it.",
        remedy: "Claim less for it (`develops`), or assess it where it can be seen.",
        basis: &["OFQ-E-DESC"],
        bound: None,
    },
    CautionInfo {
        code: "taught-not-assessed",
        weight: Weight::Note,
        meaning: "Outcomes are taught and no summative assessment tests them, and no finding and no other caution says so.",
        remedy: "Add them to the `tests` of an assessment, or set one.",
        basis: &["DURHAM-1"],
        bound: None,
    },
];

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
