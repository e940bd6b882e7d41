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
pub const FIGURES: &[CautionInfo] = &[];

/// Titles and dates.
pub const NAMES: &[CautionInfo] = &[];
