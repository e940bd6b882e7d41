//! Evidence that a provider gives once and its courses inherit: what can be inherited, and the declared rule for who wins
//! where course and provider both have it. `evaluate` looks both up and says what it considered; nothing is lost silently.

use super::dossier::Side;
use super::rule::Test;
use crate::source::{At, Place};
use serde::{Deserialize, Serialize};

/// Who wins where both files have it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precedence {
    /// The course's own, unless only the provider's is valid: in date, readable, and saying what it has to say.
    #[default]
    MoreSpecificValid,
    /// The course's own; what the provider has does not count.
    CourseOnly,
    /// The provider's, unless only the course's own is valid.
    ProviderFirst,
    /// Both have to hold where both exist.
    Strictest,
}

impl Precedence {
    /// The rule in a few words.
    pub fn short(self) -> &'static str {
        match self {
            Precedence::MoreSpecificValid => "the course's own, where valid",
            Precedence::CourseOnly => "the course's own alone",
            Precedence::ProviderFirst => "the provider's, where valid",
            Precedence::Strictest => "neither: both have to hold",
        }
    }

    /// The rule in words.
    pub fn words(self) -> &'static str {
        match self {
            Precedence::MoreSpecificValid => "the course's own wins where it is valid (in date and readable), otherwise the provider's",
            Precedence::CourseOnly => "the course's own counts, and the provider's does not",
            Precedence::ProviderFirst => "the provider's wins where it is valid (in date and readable), otherwise the course's own",
            Precedence::Strictest => "where course and provider both have it, both have to hold",
        }
    }
}

/// What a course can take from its provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inheritable {
    /// Policies; those on one topic compete.
    Policies,
    /// People; those of one role compete.
    Staff,
    /// Supervision; that of one kind competes.
    Supervision,
    /// Own statements; those on one requirement compete.
    Statements,
    /// Claims for one requirement.
    Mappings,
    /// Review of programmes, fact by fact.
    Review,
    /// Lived experience, fact by fact.
    Involvement,
    /// Documents. They never compete: evidence means a document of its own file, or else, from a course, the provider's.
    #[serde(skip_deserializing)]
    Documents,
}

impl Inheritable {
    /// The word people read, for one of its kind.
    pub fn word(self) -> &'static str {
        match self {
            Inheritable::Policies => "policy",
            Inheritable::Staff => "staff",
            Inheritable::Supervision => "supervision",
            Inheritable::Statements => "statement",
            Inheritable::Mappings => "mapping",
            Inheritable::Review => "review",
            Inheritable::Involvement => "involvement",
            Inheritable::Documents => "document",
        }
    }
}

/// A profile's rule for who wins.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Inheritance {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// The rule.
    #[serde(default)]
    pub rule: Precedence,
    /// Why; `None` only where the profile declares nothing and the default holds.
    #[serde(default)]
    pub reason: Option<String>,
    /// What another rule holds for.
    #[serde(default)]
    pub except: Vec<Exception>,
}

/// What another rule holds for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Exception {
    /// Where it stands.
    #[serde(rename = "$at")]
    pub at: At,
    /// What is inherited.
    pub of: Inheritable,
    /// Of policies: those on this topic alone.
    #[serde(default)]
    pub topic: Option<String>,
    /// The rule.
    pub rule: Precedence,
    /// Why.
    pub reason: String,
}

impl Inheritance {
    /// The rule for something inherited, with the reason given for it: the narrowest that names it.
    pub fn of(&self, of: Inheritable, topic: &str) -> (Precedence, Option<&str>) {
        let named = |narrow: bool| {
            self.except.iter().find(|e| e.of == of && if narrow { e.topic.as_deref() == Some(topic) } else { e.topic.is_none() })
        };
        match named(true).or_else(|| named(false)) {
            Some(e) => (e.rule, Some(&e.reason)),
            None => (self.rule, self.reason.as_deref()),
        }
    }
}

/// What a leaf looks for in both files, with the topic where it has one.
pub fn looked_for(leaf: &Test) -> Option<(Inheritable, &str)> {
    match leaf {
        Test::Policy(p) => Some((Inheritable::Policies, &p.topic)),
        Test::Staff(_) => Some((Inheritable::Staff, "")),
        Test::Supervision(_) => Some((Inheritable::Supervision, "")),
        Test::Judgement(_) => Some((Inheritable::Statements, "")),
        Test::Cited(_) => Some((Inheritable::Mappings, "")),
        Test::Field(f) if f.name.starts_with("review.") => Some((Inheritable::Review, "")),
        Test::Field(f) if f.name.starts_with("involvement.") => Some((Inheritable::Involvement, "")),
        _ => None,
    }
}

/// One of the things that a leaf considered because course, provider or both have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Considered {
    /// What it is.
    pub kind: Inheritable,
    /// Id, role, kind or key by which its file knows it.
    pub id: String,
    /// Title, where it has one.
    pub title: Option<String>,
    /// Whose file it stands in.
    pub from: Side,
    /// Whether it counted; the other was set aside by the rule.
    pub counts: bool,
    /// Where it stands.
    pub at: Place,
    /// The rule that applied; none for documents.
    pub rule: Option<Precedence>,
}
