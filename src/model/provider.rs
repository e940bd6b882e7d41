//! A provider as its file states it, and the elements that courses and providers share.

use super::course::Describes;
use super::fact::{Fact, Many};
use crate::source::At;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An institution; its evidence is given once and inherited by its courses.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Provider {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Permanent id.
    pub id: String,
    /// Name.
    pub name: Fact<String>,
    /// Whether it is invented.
    pub example: Fact<bool>,
    /// Whether the file says all there is.
    pub describes: Fact<Describes>,
    /// Policies.
    pub policies: Many<Policy>,
    /// Staff shared by courses.
    pub staff: Many<Staff>,
    /// Supervision shared by courses.
    pub supervision: Many<Supervision>,
    /// Review of programmes.
    pub review: Fact<Review>,
    /// Lived experience.
    pub involvement: Fact<Involvement>,
    /// Documents.
    pub documents: Many<Document>,
    /// Own statements.
    pub statements: Many<Statement>,
    /// Claims.
    pub mappings: Many<Mapping>,
}
/// Where to look: a document and a place in it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Evidence {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Id of the document.
    pub document: String,
    /// Page or range.
    pub page: Fact<String>,
    /// Heading.
    pub heading: Fact<String>,
    /// Paragraph.
    pub paragraph: Fact<String>,
    /// Note.
    pub note: Fact<String>,
}
/// A policy.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Local id.
    pub id: String,
    /// Topic.
    pub topic: Fact<String>,
    /// Title.
    pub title: Fact<String>,
    /// Edition.
    pub edition: Fact<String>,
    /// Date.
    pub date: Fact<Date>,
    /// Review date.
    pub review_by: Fact<Date>,
    /// Whom or what it covers.
    pub covers: Many<String>,
    /// Where it can be read.
    pub evidence: Many<Evidence>,
}
/// A document that evidence points into.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Document {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Local id.
    pub id: String,
    /// Exact title.
    pub title: Fact<String>,
    /// Edition.
    pub edition: Fact<String>,
    /// Date.
    pub date: Fact<Date>,
    /// Last day on which it may be relied on.
    pub valid_until: Fact<Date>,
    /// Number of pages.
    pub pages: Fact<u32>,
    /// Path of its file, relative to the folder of the file that names it.
    pub file: Fact<String>,
    /// `sha256:` and 64 hexadecimal digits: the file as it was when it was mapped.
    pub fingerprint: Fact<String>,
    /// Who may see it.
    pub visibility: Fact<Visibility>,
}
/// Who may see a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// Everyone.
    Public,
    /// Assessors of a submission.
    Assessors,
    /// The provider alone; never published.
    Internal,
}
/// People by role; never by name.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Staff {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Role.
    pub role: Fact<String>,
    /// How many hold it.
    pub count: Fact<u32>,
    /// Qualifications.
    pub qualifications: Many<String>,
    /// Occupational experience.
    pub experience: Many<String>,
    /// Link work: practising, recent, former, no.
    pub link_worker: Fact<String>,
    /// Where this is set down.
    pub evidence: Many<Evidence>,
}
/// Supervision of learners.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Supervision {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Kind.
    pub kind: Fact<String>,
    /// Who gives it, by role.
    pub by: Fact<String>,
    /// What makes the supervisor able.
    pub able: Fact<String>,
    /// How often, in words.
    pub frequency: Fact<String>,
    /// Longest interval, in days.
    pub every_days: Fact<u32>,
    /// Where this is set down.
    pub evidence: Many<Evidence>,
}
/// Review of the programme.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Review {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// How often.
    pub cycle: Fact<String>,
    /// Whose evidence.
    pub evidence_from: Many<String>,
    /// Last review.
    pub last: Fact<Date>,
    /// Where this is set down.
    pub evidence: Many<Evidence>,
}
/// Involvement of people with lived experience.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Involvement {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Where they take part.
    pub lived_experience: Many<String>,
    /// Where this is set down.
    pub evidence: Many<Evidence>,
}
/// The provider's own answer to a question only a person can judge.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Statement {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Id or code.
    pub requirement: String,
    /// The statement.
    pub says: Fact<String>,
    /// When.
    pub date: Fact<Date>,
    /// Where it can be checked.
    pub evidence: Many<Evidence>,
}
/// A claim that something of the course addresses a requirement.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// Local id.
    pub from: String,
    /// Requirements.
    pub to: Targets,
    /// What it does for them.
    pub role: Fact<Role>,
    /// Where the claim can be followed.
    pub evidence: Many<Evidence>,
    /// Edition it was made against.
    pub edition: Fact<String>,
}
/// One requirement or several, as a mapping names them.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(from = "OneOrMany")]
pub struct Targets(pub Vec<String>);

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<OneOrMany> for Targets {
    fn from(value: OneOrMany) -> Self {
        match value {
            OneOrMany::One(s) => Targets(vec![s]),
            OneOrMany::Many(v) => Targets(v),
        }
    }
}

/// What an element does for a requirement, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Introduces it.
    Introduces,
    /// Develops or practises it.
    Develops,
    /// Assesses it.
    Assesses,
}
