//! Waivers: accepted exceptions, each for one requirement and one course, with who accepted it, why, and until when.
//!
//! A waiver changes no finding. It says that a gap does not bar the verdict for a time, and the verdict says so with it.

use super::fact::{Fact, Many};
use super::result::WaiverResult;
use crate::diagnostic::Diagnostic;
use crate::source::At;
use jiff::civil::Date;
use serde::Deserialize;

/// A file of waivers. It counts only where it is named for a run: nobody waives gaps of their own by leaving a file about.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct WaiversFile {
    /// Who accepts those that name nobody of their own.
    pub authority: Fact<String>,
    /// The waivers.
    pub waivers: Many<Waiver>,
}

/// A waiver as it is written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Waiver {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Id, for those who keep a list of their own.
    pub id: Fact<String>,
    /// Id of the course.
    pub course: Fact<String>,
    /// Id or code of the requirement.
    pub requirement: Fact<String>,
    /// Why.
    pub reason: Fact<String>,
    /// Who accepts it; that of the file where absent.
    pub authority: Fact<String>,
    /// First day in force; any day where absent.
    pub from: Fact<Date>,
    /// Last day in force.
    pub until: Fact<Date>,
}

/// A waiver in force on the day of the verdicts.
#[derive(Debug, Clone)]
pub struct InForce {
    /// Id of the course.
    pub course: String,
    /// Permanent id of the requirement.
    pub requirement: String,
    /// What a finding shows of it.
    pub shown: WaiverResult,
    /// What is said of it where it meets no gap; its message is still to be filled in.
    pub unused: Diagnostic,
}
