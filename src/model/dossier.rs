//! A course with everything that bears on it: its provider, its claims sorted by requirement, its outcomes with the
//! assessments that test them. Made by `resolve`, looked at by `evaluate`, never changed.

use super::combination::Combination;
use super::course::{Assessment, Course, Describes, LearningOutcome};
use super::fact::Many;
use super::opened::{Opened, Opening, Shelf};
use super::provider::{Document, Evidence, Provider, Role, Visibility};
use super::result::Truth;
use crate::source::{At, Place, Tree};
use serde::{Deserialize, Serialize};

/// Whose file something stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The course's own file.
    Course,
    /// Its provider's: inherited.
    Provider,
}

/// A place in one of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The file.
    pub side: Side,
    /// The node.
    pub at: At,
}

/// What a claim is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimFrom {
    /// An outcome, or one of its criteria: index into [`Dossier::outcomes`].
    Outcome(usize),
    /// An assessment.
    Assessment(usize),
    /// A unit as a whole: a title.
    Unit(usize),
    /// A policy.
    Policy,
    /// A document.
    Document,
}

/// A provider's claim that something addresses a requirement.
#[derive(Debug, Clone)]
pub struct Claim<'a> {
    /// Id of what it is made from.
    pub id: &'a str,
    /// What it is made from.
    pub from: ClaimFrom,
    /// Its role; `introduces` where none is stated, because that is the least it can mean.
    pub role: Role,
    /// Evidence cited.
    pub evidence: &'a Many<Evidence>,
    /// Where it stands.
    pub spot: Spot,
}

/// A provider's own statement on a requirement.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    /// The words; broken or absent where they could not be read.
    pub says: Option<&'a str>,
    /// Evidence cited.
    pub evidence: &'a Many<Evidence>,
    /// Where it stands.
    pub spot: Spot,
}

/// An outcome with what tests and teaches it.
#[derive(Debug, Clone)]
pub struct OutcomeLinks<'a> {
    /// Index of its unit.
    pub unit: usize,
    /// The outcome.
    pub outcome: &'a LearningOutcome,
    /// Indices of the assessments that test it or one of its criteria.
    pub tested_by: Vec<usize>,
    /// Whether a teaching entry of its unit lists it.
    pub taught: Truth,
    /// A broken assessment that may test it.
    pub unsure_test: Option<Place>,
}

/// The provider of a course, as far as this run has it.
#[derive(Debug, Clone)]
pub enum Institution<'a> {
    /// Its file, with its tree.
    Known(&'a Provider, &'a Tree),
    /// The course names none.
    NotNamed,
    /// The course names one of which no file is at hand.
    NotAtHand,
    /// Its file, or the name of it, cannot be relied on.
    Broken(Place),
}

/// Which unit an assessment is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sits {
    /// None: it is of the whole course.
    Everybody,
    /// One, by index.
    Unit(usize),
    /// It names a unit that does not exist, could not be read, or has its id from two; a diagnostic says so.
    Unknown,
}

/// A course with everything that bears on it.
#[derive(Debug)]
pub struct Dossier<'a> {
    /// The course.
    pub course: &'a Course,
    /// Its tree.
    pub tree: &'a Tree,
    /// Its provider.
    pub institution: Institution<'a>,
    /// How units combine.
    pub combination: Combination,
    /// Outcomes in the order of the file.
    pub outcomes: Vec<OutcomeLinks<'a>>,
    /// The unit that each assessment is of.
    pub sits: Vec<Sits>,
    /// Claims by applicable requirement.
    pub claims: Vec<Vec<Claim<'a>>>,
    /// Statements by applicable requirement.
    pub statements: Vec<Vec<Said<'a>>>,
    /// A broken claim that names this requirement, or may.
    pub unsure: Vec<Option<Place>>,
    /// A statement of which it is not known what it speaks of.
    pub unsure_statement: Option<Place>,
    /// The cited documents that were opened; none where there is no file system.
    pub shelf: Option<&'a Shelf>,
}

impl<'a> Dossier<'a> {
    /// Whether the course's file describes only a part.
    pub fn is_part(&self) -> bool {
        // A word that cannot be read may have been `part`.
        self.course.describes.known() == Some(&Describes::Part) || self.course.describes.broken().is_some()
    }

    /// The provider's file, where it can be relied on.
    pub fn provider(&self) -> Option<(&'a Provider, &'a Tree)> {
        match self.institution {
            Institution::Known(p, t) => Some((p, t)),
            _ => None,
        }
    }

    /// Whether the provider's file describes only a part.
    pub fn provider_is_part(&self) -> bool {
        self.provider().is_some_and(|(p, _)| p.describes.known() == Some(&Describes::Part))
    }

    /// The tree of a side.
    pub fn tree_of(&self, side: Side) -> &'a Tree {
        match (side, self.provider()) {
            (Side::Provider, Some((_, tree))) => tree,
            _ => self.tree,
        }
    }

    /// The place of a spot.
    pub fn place(&self, spot: Spot) -> Place {
        self.tree_of(spot.side).place(spot.at)
    }

    /// A place in the course's own file.
    pub fn here(&self, at: At) -> Place {
        self.tree.place(at)
    }

    /// An assessment.
    pub fn assessment(&self, i: usize) -> &'a Assessment {
        &self.course.assessments.items[i]
    }

    /// The document that evidence in a file names. In a course's file that is its own before the provider's; a provider's
    /// file means its own alone, whatever ids its courses use. Of two with one id, which is meant is not known.
    pub fn document(&self, citing: Side, id: &str) -> Option<(&'a Document, Side)> {
        let own = self.course.documents.iter().filter(|d| d.id == id && citing == Side::Course).map(|d| (d, Side::Course));
        let theirs = self.provider().into_iter().flat_map(|(p, _)| p.documents.iter()).filter(|d| d.id == id).map(|d| (d, Side::Provider));
        let mut found = own.chain(theirs);
        let first = found.next()?;
        found.all(|(_, side)| side != first.1).then_some(first)
    }

    /// What came of opening a document's file; `None` where it is not at hand.
    pub fn opened(&self, document: &Document, side: Side) -> Option<&'a Opened> {
        let opened = self.shelf?.get(side, document)?;
        (opened.opening != Opening::NotThere).then_some(opened)
    }

    /// Who may see a document; `assessors` where nothing is said, because publishing is the thing that needs a word.
    pub fn visibility(&self, document: &Document) -> Visibility {
        document.visibility.known().copied().unwrap_or(Visibility::Assessors)
    }
}
