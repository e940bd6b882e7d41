//! Proposed changes to a course: steps, each with the edits that carry it out. Nothing in them is a fact of the course.
//!
//! Field by field the shape is that of `validate/schemas/changes.json`; a test keeps the two together.

use super::dossier::Side;
use super::fact::{Fact, Many};
use crate::source::At;
use serde::{Deserialize, Serialize};

/// How a value begins that only the provider can know: a page, a date, the words of new content. It stands for a supposed
/// value while changes are tried, and is a defect in any other file.
pub const PLACEHOLDER: &str = "[to be supplied";

/// Changes proposed for one course.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Changes {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Id of the course they are for; empty where it could not be read.
    pub course: String,
    /// The steps.
    pub changes: Many<Change>,
}

/// One step: what a course lead would call one action.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Change {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// The edits that carry it out.
    pub edits: Many<Edit>,
}

/// One edit of a file.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Edit {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub stands: At,
    /// What is done.
    pub op: Fact<Op>,
    /// Path of the value; the value itself stays in the tree of its file, as it was typed.
    pub at: Fact<String>,
    /// Whose file is edited; the course's where nothing is said.
    pub r#in: Fact<Side>,
}

/// What an edit does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Op {
    /// Adds what is not there.
    Add,
    /// Puts a value in the place of another.
    Replace,
    /// Takes a value out.
    Remove,
}
