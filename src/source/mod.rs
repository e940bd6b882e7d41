//! Text and places: a source file, spans in it, and the YAML node tree whose every node knows where it stands.
//!
//! The lowest layer. It knows nothing of courses, standards or diagnostics, reads no file and never fails as a whole:
//! what cannot be read comes back as [`Problem`]s beside whatever could be.

mod edit;
mod limits;
mod read;
mod show;
mod simple;
mod slips;
mod tree;
mod wide;

pub use edit::{Misfit, Stand};
pub use limits::{Budget, LIMITS, Limit, Limits, raise};
pub use read::read;
pub use show::{is_harmful, neutral};
pub use slips::Problem;
pub use tree::{At, Node, NodeId, Scalar, Tree, Value};
pub use wide::Wide;

use serde::Serialize;
use std::sync::{Arc, OnceLock};

/// A byte range in a source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from two byte offsets; offsets past 4 GiB saturate (the reader refuses such files long before).
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }
}

/// A text with its name: the path relative to the folder the run was given, with `/` between its parts.
#[derive(Debug, Clone)]
pub struct Source {
    /// Name shown to people; never an absolute path.
    pub name: Arc<str>,
    /// The text, without a byte order mark.
    pub text: Arc<str>,
    /// Where lines begin; counted when the first place is asked for.
    line_starts: Arc<OnceLock<Vec<u32>>>,
}

impl Source {
    /// Names a text.
    pub fn new(name: impl Into<Arc<str>>, text: impl AsRef<str>) -> Self {
        let text = text.as_ref();
        let text: Arc<str> = text.strip_prefix('\u{feff}').unwrap_or(text).into();
        Self { name: name.into(), text, line_starts: Arc::default() }
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let mut out = vec![0u32];
            // YAML ends a line with CR alone too, as very old programs did.
            let bytes = self.text.as_bytes();
            let ends = bytes.iter().enumerate().filter(|(i, b)| **b == b'\n' || (**b == b'\r' && bytes.get(i + 1) != Some(&b'\n')));
            out.extend(ends.map(|(i, _)| (i + 1) as u32));
            out
        })
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    pub fn line_column(&self, byte: u32) -> (u32, u32) {
        let byte = byte.min(self.text.len() as u32);
        let starts = self.line_starts();
        let line = starts.partition_point(|&s| s <= byte).max(1);
        let start = starts[line - 1] as usize;
        let column = self.text.get(start..byte as usize).map_or(0, |s| s.chars().count());
        (line as u32, column as u32 + 1)
    }

    /// The text of a line (from 1) without its line end, and the byte at which it begins.
    pub fn line(&self, line: u32) -> (&str, u32) {
        let starts = self.line_starts();
        let i = (line.max(1) as usize - 1).min(starts.len() - 1);
        let start = starts[i];
        let end = starts.get(i + 1).copied().unwrap_or(self.text.len() as u32);
        let text = self.text.get(start as usize..end as usize).unwrap_or("");
        (text.trim_end_matches(['\n', '\r']), start)
    }

    /// The place of a span, with the JSON pointer of the node it belongs to.
    pub fn place(&self, span: Span, pointer: String) -> Place {
        let (line, column) = self.line_column(span.start);
        Place { file: self.name.clone(), line, column, pointer }
    }
}

/// Where something stands: enough for an editor to jump there and for a report to say so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// Name of the file, relative to the folder the run was given.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// JSON pointer of the element in the file.
    pub pointer: String,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}
