//! From observations to findings, gaps and a verdict. The only place where a status is given.

mod awards;
mod finding;
mod inherited;
mod verdict;
mod waived;

pub use awards::of_all_awards;
pub use finding::Looked;
pub use verdict::{CourseFacts, course};
