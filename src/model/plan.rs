//! The shortest way to aligned: the published shape `accredit/plan@1`. Every report of a plan is rendered from these types.

use super::changes::Op;
use super::dossier::Side;
use super::result::{Alignment, GapKind};
use crate::source::Place;
use serde::Serialize;
use std::sync::Arc;

/// Name and version of the shape.
pub const FORMAT: &str = "accredit/plan@1";

/// A plan for one course.
#[derive(Debug, Clone, Serialize)]
pub struct Plan {
    /// Always [`FORMAT`].
    pub format: &'static str,
    /// The date the verdicts are made for.
    pub as_of: String,
    /// Id of the profile.
    pub profile: String,
    /// Id of the course.
    pub course: String,
    /// Title of the course.
    pub title: String,
    /// Its file.
    pub file: Arc<str>,
    /// The verdict as it is.
    pub alignment: Alignment,
    /// The verdict as it is, in a sentence.
    pub verdict: String,
    /// What the plan comes to.
    pub outcome: Outcome,
    /// The same in a sentence.
    pub summary: String,
    /// The verdict with every step made; absent where there is no step.
    pub then: Option<Alignment>,
    /// Whether no smaller number of the changes considered would do; absent where there is no step.
    pub exact: Option<bool>,
    /// How far the number can be relied on, in a sentence.
    pub bound: Option<String>,
    /// The steps, in the order in which to take them.
    pub steps: Vec<Step>,
    /// Gaps that follow from others and close with them.
    pub follows: Vec<Named>,
    /// Gaps that no edit closes: facts of the award itself.
    pub redesign: Vec<Named>,
    /// Gaps for which no change was found that closes them without opening another.
    pub left: Vec<Named>,
    /// What stays open with every step made, and only a person or another text can settle.
    pub unsettled: Vec<Named>,
    /// What stays open with every step made because the file does not say it, or says it so that it cannot be relied on.
    pub unstated: Vec<Named>,
}

/// What a plan comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The course is aligned as it is.
    NothingNeeded,
    /// The steps lead to aligned.
    LeadsToAligned,
    /// The steps close every gap, and questions stay open.
    LeadsToQuestions,
    /// There is no gap, and questions are open.
    OnlyQuestions,
    /// Gaps are left for which nothing was found.
    LeavesGaps,
    /// A fact of the award itself stands against it: no list of edits leads to aligned.
    Redesign,
}

/// A requirement that a plan speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// What is missing, or what would settle it.
    pub text: String,
}

/// One step: what a course lead would call one action.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// Name of the step in its plan.
    pub id: String,
    /// What to do, in a sentence.
    pub title: String,
    /// Why: which gaps it closes.
    pub why: String,
    /// What must be so for the step to be true.
    pub provided: Option<String>,
    /// Other ways to the same end.
    pub instead: Option<String>,
    /// Kind of change that takes most.
    pub kind: GapKind,
    /// What the step takes, in a few words.
    pub takes: &'static str,
    /// The gaps it closes by itself.
    pub closes: Vec<Named>,
    /// Where to begin.
    pub place: Option<Place>,
    /// The edits that carry it out.
    pub edits: Vec<PlannedEdit>,
}

/// One edit of a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlannedEdit {
    /// What is done.
    pub op: Op,
    /// Whose file is edited.
    pub r#in: Side,
    /// Path of the value.
    pub at: String,
    /// The value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<serde_json::Value>,
}
