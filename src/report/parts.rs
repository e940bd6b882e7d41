//! Output made course by course: each course becomes texts as soon as it is judged, beside others, and what stands around
//! them is made at the end. So no run holds the results of all its courses, and a text can be kept from one run to the next.

#[cfg(feature = "command")]
use super::terminal::Row;
use crate::diagnostic::Diagnostic;
use serde::{Deserialize, Serialize};

/// What a form of output makes of one course, whatever the courses before it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Part {
    /// A text for each section of the output.
    #[serde(skip)]
    pub texts: Vec<String>,
    /// Its row in the table of all courses.
    #[cfg(feature = "command")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<Row>,
    /// What the frame sums up over all courses.
    #[serde(default)]
    pub counts: [usize; 4],
}

impl Part {
    /// A part of texts alone.
    pub fn of<const N: usize>(texts: [String; N]) -> Self {
        Part { texts: texts.into(), ..Part::default() }
    }
}

/// A piece of the finished output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A text.
    Text(String),
    /// The texts of a section, of all courses in their order.
    Section(usize),
    /// So many bytes of them, from the first.
    Beginning(usize, u64),
}

/// What stands around the texts of the courses.
pub trait Frame {
    /// Takes in the next course, in the order of the output; fills in what depends on those before it.
    fn add(&mut self, part: &mut Part);

    /// The output, when all courses are in.
    ///
    /// # Errors
    /// Where it cannot be written as JSON.
    fn pieces(self: Box<Self>, diagnostics: &[Diagnostic]) -> Result<Vec<Piece>, serde_json::Error>;
}

/// The whole output as one text, for few courses.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn whole(
    mut frame: Box<dyn Frame + '_>,
    parts: impl Iterator<Item = Part>,
    diagnostics: &[Diagnostic],
) -> Result<String, serde_json::Error> {
    let mut sections: Vec<String> = Vec::new();
    for mut part in parts {
        frame.add(&mut part);
        sections.resize(sections.len().max(part.texts.len()), String::new());
        sections.iter_mut().zip(&part.texts).for_each(|(s, t)| s.push_str(t));
    }
    let mut out = String::new();
    for piece in frame.pieces(diagnostics)? {
        match piece {
            Piece::Text(text) => out.push_str(&text),
            Piece::Section(n) => out.push_str(sections.get(n).map_or("", String::as_str)),
            Piece::Beginning(n, most) => {
                let text = sections.get(n).map_or("", String::as_str);
                out.push_str(usize::try_from(most).ok().and_then(|n| text.get(..n)).unwrap_or(text));
            }
        }
    }
    Ok(out)
}

/// Pretty JSON of a value that stands `depth` steps inside another.
///
/// # Errors
/// Where it cannot be written as JSON.
pub(super) fn nested(value: &impl Serialize, depth: usize) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string_pretty(value)?;
    // A line end inside a string is written as an escape, so every one here is of the form.
    Ok(super::json::quotable(text.replace('\n', &format!("\n{}", "  ".repeat(depth)))))
}

/// The pieces of a JSON text around an empty list that is to hold something: at its first place, in which it stands alone.
pub(super) fn around(text: &str, key: &str, depth: usize) -> Option<(String, String)> {
    let (before, after) = text.split_once(&format!("\n{}\"{key}\": []", "  ".repeat(depth)))?;
    let indent = "  ".repeat(depth);
    Some((format!("{before}\n{indent}\"{key}\": ["), format!("\n{indent}]{after}")))
}

/// What stands before an item of a JSON list: a comma after another one, a new line, the indent.
pub(super) fn item(text: &str, first: bool, depth: usize) -> String {
    format!("{}\n{}{text}", if first { "" } else { "," }, "  ".repeat(depth))
}
