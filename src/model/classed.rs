//! What the files of a course mark as not for everyone. It travels with a result, is never written, and tells whoever
//! publishes what has to be left out.

use super::provider::Visibility;

/// A text that not everyone may see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Classed {
    /// Who may see it.
    pub visibility: Visibility,
    /// Whether it is the id of a document, which may be an everyday word, and not a text of its own.
    pub id: bool,
    /// The id or the text.
    pub text: String,
}
