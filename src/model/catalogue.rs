//! The catalogue: every standard, level, method and source at hand; and the selection a profile makes from it.

use super::caution::Treatment;
use super::inheritance::Inheritance;
use super::level::Levels;
use super::standard::{Force, Method, Op, Parameter, Profile, PublishedSource, Requirement, Standard};
use super::wording::Wording;
use indexmap::IndexMap;
use std::collections::HashMap;

/// Everything a course can be checked against. Shared and unchanging during a run.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// Standards, by id and edition, in a fixed order.
    pub standards: Vec<Standard>,
    /// Profiles by id.
    pub profiles: Vec<Profile>,
    /// Levels.
    pub levels: Levels,
    /// Assessment methods.
    pub methods: Vec<Method>,
    /// Sources.
    pub sources: Vec<PublishedSource>,
}

impl Catalogue {
    /// A profile by id.
    pub fn profile(&self, id: &str) -> Option<&Profile> {
        self.profiles.iter().find(|p| p.id == id)
    }

    /// Requirements of every standard with their criterion, in order.
    pub fn requirements(&self) -> impl Iterator<Item = (&Standard, usize, &Requirement)> {
        self.standards
            .iter()
            .flat_map(|s| s.criteria.iter().enumerate().flat_map(move |(c, cr)| cr.requirements.iter().map(move |r| (s, c, r))))
    }

    /// A method by id.
    pub fn method(&self, id: &str) -> Option<&Method> {
        self.methods.iter().find(|m| m.id == id)
    }

    /// The source and, where the id names one, its statement.
    pub fn basis(&self, id: &str) -> Option<(&PublishedSource, Option<&super::standard::SourceStatement>)> {
        self.sources.iter().find_map(|s| {
            if s.id == id {
                return Some((s, None));
            }
            s.statements.iter().find(|st| st.id == id).map(|st| (s, Some(st)))
        })
    }
}

/// One requirement as a profile applies it.
#[derive(Debug, Clone)]
pub struct Applicable {
    /// Index of the standard in the catalogue.
    pub standard: usize,
    /// Index of the criterion in the standard.
    pub criterion: usize,
    /// Index of the requirement in the criterion.
    pub requirement: usize,
    /// Force after the profile's operations.
    pub force: Force,
    /// Whether it is critical after them.
    pub critical: bool,
    /// What the profile did to it, in words, with the reason.
    pub history: Vec<String>,
}

impl Applicable {
    /// The standard it belongs to.
    pub fn standard<'a>(&self, catalogue: &'a Catalogue) -> &'a Standard {
        &catalogue.standards[self.standard]
    }

    /// The requirement itself.
    pub fn of<'a>(&self, catalogue: &'a Catalogue) -> &'a Requirement {
        &catalogue.standards[self.standard].criteria[self.criterion].requirements[self.requirement]
    }
}

/// What a profile selects: the denominator of every count (law 1).
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Applicable requirements in the order of profile and standard.
    pub requirements: Vec<Applicable>,
    /// Parameters after operations.
    pub parameters: IndexMap<String, Parameter>,
    /// How the profile treats cautions, by code.
    pub cautions: IndexMap<String, Treatment>,
    /// Who wins where course and provider both have something.
    pub inheritance: Inheritance,
    /// Standards selected, by index.
    pub standards: Vec<usize>,
    /// Requirement by permanent id, and by code where that is unique.
    pub by_name: HashMap<String, Option<usize>>,
    /// The words of their statements.
    pub wording: Wording,
}

impl Selection {
    /// The applicable requirement of this id or code: `Err(true)` where several share the code.
    pub fn find(&self, name: &str) -> Result<usize, bool> {
        match self.by_name.get(name) {
            Some(Some(i)) => Ok(*i),
            Some(None) => Err(true),
            None => Err(false),
        }
    }
}

/// Words for an operation, as a report shows them.
pub fn operation_words(op: Op) -> &'static str {
    match op {
        Op::Exclude => "excluded",
        Op::Set => "set",
        Op::Tighten => "tightened",
        Op::Relax => "relaxed",
        Op::Add => "added",
    }
}
