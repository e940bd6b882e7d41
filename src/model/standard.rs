//! Standards, profiles, sources and methods: what a course is checked against, with where each part comes from.

use super::caution::Treatment;
use super::fact::Placed;
use super::inheritance::Inheritance;
use super::rule::{Evidences, Rule};
use crate::source::{At, Place, Tree};
use indexmap::IndexMap;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Whose words a standard's text is (law 5), strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The publisher's own file.
    Official,
    /// Copied word for word from the publisher's document.
    Transcribed,
    /// Retold from a public source.
    Paraphrase,
    /// Drafted here from published sources; nobody's official text.
    WorkingDraft,
}

impl Standing {
    /// The word or two that name it in a verdict.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Official => "official text",
            Standing::Transcribed => "transcribed text",
            Standing::Paraphrase => "paraphrase",
            Standing::WorkingDraft => "working draft",
        }
    }

    /// The words people read.
    pub fn words(self) -> &'static str {
        match self {
            Standing::Official => "official text",
            Standing::Transcribed => "transcribed text",
            Standing::Paraphrase => "paraphrase, not the publisher's words",
            Standing::WorkingDraft => "working draft, not NALW's words",
        }
    }
}

/// What a requirement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Something a learner knows.
    Knowledge,
    /// Something a learner can do.
    Skill,
    /// A way a learner acts.
    Behaviour,
    /// Something about the programme or the institution.
    Programme,
}

impl Kind {
    /// The word people read.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Knowledge => "knowledge",
            Kind::Skill => "skill",
            Kind::Behaviour => "behaviour",
            Kind::Programme => "programme",
        }
    }
}

/// Whether a requirement binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// Must be met.
    Mandatory,
    /// Better met; never bars a verdict.
    Recommended,
    /// Not settled by what is public; counts as mandatory in a verdict.
    Unknown,
}

impl Force {
    /// Whether an unmet requirement bars the word "aligned".
    pub fn bars(self) -> bool {
        self != Force::Recommended
    }
}

/// What a requirement binds within a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The institution; evidence is given once.
    Institution,
    /// The programme.
    Programme,
    /// Practice learning.
    Placement,
}

/// Whom a requirement binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BearsOn {
    /// A course.
    Course,
    /// A link worker.
    Practitioner,
    /// An employer.
    Employer,
    /// The holder of a register.
    Register,
    /// The health and education system.
    System,
}

/// Whether the wording is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// It is.
    Held,
    /// It is not public here; no verdict is possible (law 2).
    NotHeld,
}

/// One published document in one edition.
#[derive(Debug, Clone, Deserialize)]
pub struct Standard {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Permanent id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Edition.
    pub edition: String,
    /// State of the edition.
    pub status: String,
    /// Whose words these are.
    pub standing: Standing,
    /// When this edition exists.
    #[serde(default)]
    pub effective: Option<Effective>,
    /// Where the text comes from.
    pub source: Origin,
    /// Note shown beside it.
    #[serde(default)]
    pub note: Option<String>,
    /// What of its text is not held.
    #[serde(default)]
    pub not_held: Vec<String>,
    /// Tests used where a requirement names none.
    #[serde(default)]
    pub default_tests: IndexMap<Kind, Rule>,
    /// Numbered groups.
    pub criteria: Vec<Criterion>,
    /// Name of its file.
    #[serde(skip)]
    pub file: String,
    /// sha256 of its file.
    #[serde(skip)]
    pub digest: String,
    /// The tree of its file: what is found out about a rule later is said at its line.
    #[serde(skip)]
    pub tree: Option<Arc<Tree>>,
}

/// When an edition exists.
#[derive(Debug, Clone, Deserialize)]
pub struct Effective {
    /// First day.
    pub from: Date,
    /// Last day; open-ended when absent or `none`.
    #[serde(default)]
    pub until: Option<String>,
}

/// Where a text comes from.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Origin {
    /// Title.
    pub title: String,
    /// Web address.
    #[serde(default)]
    pub url: Option<String>,
    /// Date as printed.
    #[serde(default)]
    pub date: Option<String>,
    /// Licence, or what is known of it.
    #[serde(default)]
    pub licence: Option<String>,
    /// How much of it was read.
    #[serde(default)]
    pub coverage: Option<String>,
}

/// A numbered group of requirements.
#[derive(Debug, Clone, Deserialize)]
pub struct Criterion {
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Requirements.
    pub requirements: Vec<Requirement>,
}

/// The smallest statement with its own status.
#[derive(Debug, Clone, Deserialize)]
pub struct Requirement {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Permanent id, never reused.
    pub id: String,
    /// Human code; may be renumbered.
    pub code: String,
    /// Title.
    pub title: String,
    /// The statement; absent where the text is not held.
    #[serde(default)]
    pub statement: Option<String>,
    /// What it is about.
    pub kind: Kind,
    /// Whether it binds.
    pub force: Force,
    /// What it binds within a course.
    #[serde(default)]
    pub scope: Option<Scope>,
    /// Whom it binds; a course when absent.
    #[serde(default)]
    pub bears_on: Option<BearsOn>,
    /// Never compensated, never self-declared.
    #[serde(default)]
    pub critical: bool,
    /// Whether the wording is held.
    #[serde(default)]
    pub text: Option<Held>,
    /// Stands for parts whose number is not known.
    #[serde(default)]
    pub placeholder: bool,
    /// What it rests on.
    pub basis: Vec<Placed<String>>,
    /// Its test.
    #[serde(default)]
    pub test: Option<Rule>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
    /// Its place in the standard's file.
    #[serde(skip)]
    pub place: Option<Place>,
}

impl Requirement {
    /// Whether its wording is at hand.
    pub fn is_held(&self) -> bool {
        self.text != Some(Held::NotHeld) && !self.placeholder
    }
}

/// Which requirements apply, how they are tailored, and the rule of decision.
#[derive(Debug, Clone, Deserialize)]
pub struct Profile {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Permanent id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Edition.
    pub edition: String,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
    /// How a verdict names what it rests on.
    #[serde(default)]
    pub in_words: Option<String>,
    /// Nations in scope; all when empty.
    #[serde(default)]
    pub nations: Vec<String>,
    /// Standards selected.
    pub selects: Vec<Selected>,
    /// Bounds that no source fixes for us.
    #[serde(default)]
    pub parameters: IndexMap<String, Parameter>,
    /// How it treats cautions, by code.
    #[serde(default)]
    pub cautions: IndexMap<String, Treatment>,
    /// Who wins where course and provider both have something.
    #[serde(default)]
    pub inheritance: Inheritance,
    /// Reasoned changes.
    #[serde(default)]
    pub operations: Vec<Operation>,
    /// sha256 of its file.
    #[serde(skip)]
    pub digest: String,
}

/// A selected standard.
#[derive(Debug, Clone, Deserialize)]
pub struct Selected {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Id.
    pub standard: String,
    /// Edition.
    pub edition: String,
}

/// A typed bound.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Parameter {
    /// Where it stands.
    #[serde(rename = "$at", skip_serializing)]
    pub at: At,
    /// Value; unset when absent.
    #[serde(default)]
    pub value: Option<f64>,
    /// Unit.
    pub unit: String,
    /// What it rests on.
    #[serde(skip_serializing)]
    pub basis: Vec<Placed<String>>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
    /// Values of their own for types of award; the first that names the award counts.
    #[serde(default)]
    pub r#for: Vec<ForAward>,
}

/// The value of a parameter for awards of a type.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct ForAward {
    /// Names and abbreviations of the type, as `qualification.type` has them.
    pub award: Vec<String>,
    /// Frameworks in which it holds; every one when empty.
    #[serde(default, skip_serializing)]
    pub framework: Vec<Placed<String>>,
    /// Value; absent where no rule was seen, and then nothing is told.
    #[serde(default)]
    pub value: Option<f64>,
    /// Unit.
    pub unit: String,
    /// What it rests on.
    #[serde(skip_serializing)]
    pub basis: Vec<Placed<String>>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
}

impl ForAward {
    /// Whether a type of award is meant: one of the names stands in it word for word, whatever the case and punctuation.
    pub fn names(&self, kind: &str) -> bool {
        let words = |s: &str| {
            let s = s.to_lowercase().replace(['\'', '’', '.'], "");
            let words: Vec<&str> = s.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
            format!(" {} ", words.join(" "))
        };
        let kind = words(kind);
        self.award.iter().any(|a| kind.contains(&words(a)))
    }
}

/// A reasoned change to what is selected.
#[derive(Debug, Clone, Deserialize)]
pub struct Operation {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// What is done.
    pub op: Op,
    /// Id or code of the requirement.
    #[serde(default)]
    pub requirement: Option<String>,
    /// Standard of an added requirement.
    #[serde(default)]
    pub standard: Option<String>,
    /// Parameter that is set.
    #[serde(default)]
    pub parameter: Option<String>,
    /// Its value.
    #[serde(default)]
    pub value: Option<f64>,
    /// New force.
    #[serde(default)]
    pub force: Option<Force>,
    /// Whether it becomes critical.
    #[serde(default)]
    pub critical: Option<bool>,
    /// Why.
    pub reason: String,
    /// Who allows it.
    #[serde(default)]
    pub authority: Option<String>,
    /// Its place in the profile's file.
    #[serde(skip)]
    pub place: Option<Place>,
}

/// Kinds of operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Op {
    /// Leaves a requirement out.
    Exclude,
    /// Sets a parameter.
    Set,
    /// Makes a requirement stricter.
    Tighten,
    /// Makes it weaker; names its authority.
    Relax,
    /// Adds a requirement of a standard that is not selected.
    Add,
}

/// A published source.
#[derive(Debug, Clone, Deserialize)]
pub struct PublishedSource {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Date as printed.
    #[serde(default)]
    pub date: Option<String>,
    /// Edition or reference.
    #[serde(default)]
    pub edition: Option<String>,
    /// Web address.
    #[serde(default)]
    pub url: Option<String>,
    /// How much of it was read.
    #[serde(default)]
    pub coverage: Option<String>,
    /// Statements a basis can name.
    #[serde(default)]
    pub statements: Vec<SourceStatement>,
}

/// A statement of a source, in our words.
#[derive(Debug, Clone, Deserialize)]
pub struct SourceStatement {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Id.
    pub id: String,
    /// Heading.
    pub heading: String,
    /// Paraphrase.
    #[serde(default)]
    pub paraphrase: Option<String>,
}

/// What an assessment method can evidence.
#[derive(Debug, Clone, Deserialize)]
pub struct Method {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Id used in a course.
    pub id: String,
    /// Title.
    pub title: String,
    /// What it can evidence.
    pub evidences: Vec<Evidences>,
    /// Someone sees the learner work with a person.
    pub observed: bool,
    /// What it rests on.
    pub basis: Vec<Placed<String>>,
}

/// The date a verdict is made for (law 8).
pub type AsOf = Date;
