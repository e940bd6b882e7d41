//! The nouns: standards, profiles, courses, providers, and what a run finds about them.
//!
//! Types only, with what each can say about itself. Nothing here reads files, judges or prints.

pub mod catalogue;
pub mod caution;
pub mod changes;
pub mod classed;
pub mod combination;
pub mod course;
pub mod dossier;
pub mod fact;
pub mod field;
pub mod inheritance;
pub mod level;
pub mod matrix;
pub mod opened;
pub mod plan;
pub mod provider;
pub mod reason;
pub mod result;
pub mod rule;
pub mod standard;
pub mod waiver;
pub mod wording;

pub use catalogue::{Applicable, Catalogue, Selection};
pub use course::Course;
pub use dossier::Dossier;
pub use fact::{Fact, Many, Placed};
pub use provider::Provider;
pub use standard::{Profile, Requirement, Standard};
