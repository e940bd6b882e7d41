//! From observations to findings, gaps and a verdict. The only place where a status is given.

mod finding;
mod verdict;

pub use finding::Looked;
pub use verdict::{CourseFacts, course};
