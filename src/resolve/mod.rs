//! From declarations to a plan: which requirements a profile applies, and what of a course and its provider bears on each.

mod award;
mod combination;
mod course;
mod documents;
mod outcomes;
mod provider;
mod selection;
pub mod sense;
mod waivers;

pub use award::award;
pub use course::course;
pub use documents::{document_defects, documents};
pub use provider::provider;
pub use selection::select;
pub use waivers::waivers;
