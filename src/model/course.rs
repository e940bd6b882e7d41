//! A course specification as its file states it: every value a fact with its place.
//!
//! Field by field the shape is that of `validate/schemas/course.json`; a test keeps the two together.

use super::fact::{Fact, Many};
use super::provider::{Document, Evidence, Involvement, Mapping, Policy, Review, Staff, Statement, Supervision};
use crate::source::At;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One edition of one course specification.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Course {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Permanent id; empty where it could not be read.
    pub id: String,
    /// Title.
    pub title: Fact<String>,
    /// Id of the provider.
    pub provider: Fact<String>,
    /// Whether it is an invented example.
    pub example: Fact<bool>,
    /// Anything a reader should know.
    pub note: Fact<String>,
    /// Whether the file describes the whole course.
    pub describes: Fact<Describes>,
    /// Nations it prepares learners to work in.
    pub nations: Many<String>,
    /// Identity of the specification.
    pub specification: Fact<Specification>,
    /// The qualification.
    pub qualification: Fact<Qualification>,
    /// How it is offered.
    pub offers: Many<Offer>,
    /// Units.
    pub units: Many<Unit>,
    /// Groups of optional units.
    pub groups: Many<Group>,
    /// Further awards.
    pub awards: Many<Award>,
    /// Assessments.
    pub assessments: Many<Assessment>,
    /// Practice learning.
    pub practice: Fact<Practice>,
    /// Supervision of learners.
    pub supervision: Many<Supervision>,
    /// People by role.
    pub staff: Many<Staff>,
    /// Lived experience.
    pub involvement: Fact<Involvement>,
    /// Admission.
    pub admission: Fact<Admission>,
    /// Recognition of prior learning.
    pub recognition: Fact<Recognition>,
    /// What applicants are told.
    pub public_information: Fact<PublicInformation>,
    /// Review of the programme.
    pub review: Fact<Review>,
    /// Policies.
    pub policies: Many<Policy>,
    /// Documents.
    pub documents: Many<Document>,
    /// The provider's own statements.
    pub statements: Many<Statement>,
    /// Claims.
    pub mappings: Many<Mapping>,
}
/// Whether a file says all there is, or only what was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Describes {
    /// What is not listed does not exist.
    Whole,
    /// What is not listed is unknown.
    Part,
}
/// Identity and dates of the specification.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Specification {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Edition.
    pub edition: Fact<String>,
    /// Date of the edition.
    pub date: Fact<Date>,
    /// First day of registration.
    pub open_from: Fact<Date>,
    /// Last day of registration.
    pub open_until: Fact<Date>,
    /// Next review.
    pub review_by: Fact<Date>,
    /// Cohorts.
    pub cohorts: Many<String>,
}
/// The qualification, apart from how a centre offers it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Qualification {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Title as certificated.
    pub title: Fact<String>,
    /// Award, Certificate, Diploma …
    pub r#type: Fact<String>,
    /// Who awards it.
    pub awarding_body: Fact<String>,
    /// Qualification number.
    pub number: Fact<String>,
    /// Who regulates it.
    pub regulated_by: Many<String>,
    /// Framework of the level.
    pub framework: Fact<String>,
    /// Level as the framework writes it.
    pub level: Fact<String>,
    /// Equivalences the publisher prints.
    pub stated_equivalences: Many<Equivalence>,
    /// Credit of the whole.
    pub credit: Fact<Credit>,
    /// Total Qualification Time, in hours.
    pub tqt: Fact<f64>,
    /// Guided learning hours.
    pub glh: Fact<f64>,
    /// What must be passed.
    pub pass_rule: Fact<PassRule>,
}
/// A printed equivalence.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Equivalence {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Framework.
    pub framework: Fact<String>,
    /// Level.
    pub level: Fact<String>,
}
/// An amount of credit with its unit.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Credit {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Amount.
    pub value: Fact<f64>,
    /// Unit.
    pub unit: Fact<CreditUnit>,
    /// The same credit as the publisher prints it in other units.
    pub also: Many<CreditEntry>,
}
/// Credit as printed in another unit.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreditEntry {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Amount.
    pub value: Fact<f64>,
    /// Unit.
    pub unit: Fact<CreditUnit>,
}
/// Units of credit; they are never interchanged silently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreditUnit {
    /// UK credit: ten notional hours.
    Credits,
    /// SCQF credit points: ten notional hours.
    ScqfPoints,
    /// SQA unit credits: eight SCQF points at Higher National level.
    SqaUnitCredits,
    /// European credit.
    Ects,
}
impl CreditUnit {
    /// The words people read.
    pub fn words(self) -> &'static str {
        match self {
            CreditUnit::Credits => "credits",
            CreditUnit::ScqfPoints => "SCQF points",
            CreditUnit::SqaUnitCredits => "SQA unit credits",
            CreditUnit::Ects => "ECTS",
        }
    }
}

/// What a learner must pass for the award.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassRule {
    /// Every assessment criterion.
    EveryCriterion,
    /// Every unit.
    EveryUnit,
    /// An overall mark; one part may make up for another.
    OverallMark,
}
/// How the qualification is offered.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Offer {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Local id.
    pub id: String,
    /// Name.
    pub title: Fact<String>,
    /// Practice learning, where it differs.
    pub practice: Fact<Practice>,
    /// Supervision, where it differs.
    pub supervision: Many<Supervision>,
}
/// A unit or module.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Unit {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Local id.
    pub id: String,
    /// Code.
    pub code: Fact<String>,
    /// Title.
    pub title: Fact<String>,
    /// Level.
    pub level: Fact<String>,
    /// Credit, in the unit of the whole.
    pub credit: Fact<f64>,
    /// Hours.
    pub hours: Fact<UnitHours>,
    /// Optional group; core without.
    pub group: Fact<String>,
    /// Units without which it cannot be taken.
    pub requires: Many<String>,
    /// Units that cannot be taken beside it.
    pub barred_with: Many<String>,
    /// Learning outcomes.
    pub outcomes: Many<LearningOutcome>,
    /// Teaching.
    pub teaching: Many<Teaching>,
}
impl Unit {
    /// Whether every learner takes it: it names no optional group, or states that it is in none.
    pub fn is_core(&self) -> bool {
        matches!(self.group, Fact::Absent | Fact::StatedNone(_))
    }
}
/// Hours of a unit.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct UnitHours {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Total learning time.
    pub total: Fact<f64>,
    /// Guided learning.
    pub guided: Fact<f64>,
    /// Practice.
    pub practice: Fact<f64>,
}
/// A learning outcome.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct LearningOutcome {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Local id.
    pub id: String,
    /// The outcome.
    pub text: Fact<String>,
    /// Its assessment criteria.
    pub criteria: Many<AssessmentCriterion>,
}
/// An assessment criterion.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AssessmentCriterion {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Local id.
    pub id: String,
    /// The criterion.
    pub text: Fact<String>,
}
/// What learners do, and which outcomes it teaches.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Teaching {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Activity.
    pub activity: Fact<String>,
    /// Hours.
    pub hours: Fact<f64>,
    /// Outcomes it teaches.
    pub outcomes: Many<String>,
}
/// A group of optional units with its rule of combination.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Group {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Id that units name.
    pub id: String,
    /// Groups whose units it joins, for a rule across groups.
    pub of: Many<String>,
    /// The rule.
    pub choose: Fact<Choose>,
}
/// How many units, or how much credit: exactly, or within bounds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Choose {
    /// Number of units.
    pub units: Option<u32>,
    /// Fewest units.
    pub units_at_least: Option<u32>,
    /// Most units.
    pub units_at_most: Option<u32>,
    /// Credit.
    pub credit: Option<f64>,
    /// Least credit.
    pub credit_at_least: Option<f64>,
    /// Most credit.
    pub credit_at_most: Option<f64>,
}
impl Choose {
    /// What is wrong with the rule in itself, where it says two things.
    pub fn contradiction(&self) -> Option<&'static str> {
        let units = self.units.is_some() && self.units_at_least.or(self.units_at_most).is_some();
        let credit = self.credit.is_some() && self.credit_at_least.or(self.credit_at_most).is_some();
        let crossed = self.units_at_least.zip(self.units_at_most).is_some_and(|(a, b)| a > b);
        let crossed = crossed || self.credit_at_least.zip(self.credit_at_most).is_some_and(|(a, b)| a > b);
        if units || credit {
            Some("the rule gives an exact number and a bound beside it")
        } else if crossed {
            Some("the least is more than the most")
        } else {
            None
        }
    }

    /// Whether it counts credit.
    pub fn counts_credit(&self) -> bool {
        self.credit.or(self.credit_at_least).or(self.credit_at_most).is_some()
    }
}
/// A further award that the same specification leads to.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Award {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Local id.
    pub id: String,
    /// Title.
    pub title: Fact<String>,
    /// Given to learners who leave early.
    pub exit: Fact<bool>,
    /// What differs from the main qualification.
    pub qualification: Fact<Qualification>,
    /// Units that every holder takes; those of the course when absent.
    pub units: Many<String>,
    /// Its rules of combination; those of the course when absent.
    pub groups: Many<Group>,
}
/// An exam or piece of coursework; never a run of this program.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Assessment {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Local id.
    pub id: String,
    /// Title.
    pub title: Fact<String>,
    /// Unit it belongs to.
    pub unit: Fact<String>,
    /// Id of a method.
    pub method: Fact<String>,
    /// Whether it counts.
    pub purpose: Fact<Purpose>,
    /// Per cent of the unit.
    pub weight: Fact<f64>,
    /// No other mark makes up for it.
    pub must_pass: Fact<bool>,
    /// Separate occasions.
    pub occasions: Fact<u32>,
    /// Outcomes and criteria it tests.
    pub tests: Many<String>,
}
/// Whether an assessment counts towards the award.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// It counts.
    Summative,
    /// It does not.
    Formative,
}
/// Practice learning with people.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Practice {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Hours every completer does.
    pub hours: Fact<f64>,
    /// Settings.
    pub settings: Many<String>,
    /// In a real link-working setting with people.
    pub with_people: Fact<bool>,
    /// How hours are logged.
    pub log: Fact<String>,
    /// Who confirms them.
    pub confirmed_by: Fact<String>,
    /// Where this is set down.
    pub evidence: Many<Evidence>,
}
/// How learners are admitted.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Admission {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Entry requirements.
    pub requirements: Fact<String>,
    /// Where they are published.
    pub published_at: Fact<String>,
    /// Backgrounds welcomed.
    pub backgrounds: Many<String>,
    /// What selection looks at.
    pub selection: Many<String>,
    /// Checks before practice.
    pub checks: Many<String>,
    /// Where this is set down.
    pub evidence: Many<Evidence>,
}
/// Recognition of prior learning.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Recognition {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Assessed, or exempted.
    pub basis: Fact<RecognitionBasis>,
    /// What may be recognised.
    pub covers: Fact<String>,
    /// How much, in words.
    pub limit: Fact<String>,
    /// How much at most, in the award's unit of credit.
    pub limit_credit: Fact<f64>,
    /// Evidence a learner gives.
    pub evidence_wanted: Fact<String>,
    /// Where this is set down.
    pub evidence: Many<Evidence>,
}
/// How prior learning stands in for a unit (law 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecognitionBasis {
    /// Assessed as equivalent: it counts.
    Assessed,
    /// Waived without assessment: it does not.
    Exemption,
}
/// What applicants are told, word for word.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct PublicInformation {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Date of the text.
    pub date: Fact<Date>,
    /// Where it stands.
    pub url: Fact<String>,
    /// The text.
    pub text: Fact<String>,
    /// Where it is printed.
    pub evidence: Many<Evidence>,
}
