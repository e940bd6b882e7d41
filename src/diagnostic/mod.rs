//! Diagnostics: defects of input files, each with a stable code, a place, one sentence and, where possible, what to write.

mod codes;
mod nearest;

pub use codes::{CODES, CodeInfo, info};
pub use nearest::nearest;

use crate::source::{Place, Problem, Source, Span, Tree};
use serde::Serialize;

/// How bad a defect is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The input is invalid; what depends on the broken part is undetermined. Exit code 2.
    Error,
    /// The input can be used, and something in it deserves a look.
    Warning,
}

impl Severity {
    /// The word people read.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// The line a diagnostic points at, kept with it so that no report needs the file again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, cut to a readable length.
    pub text: String,
    /// Byte range to underline within `text`.
    pub mark: std::ops::Range<usize>,
}

/// A defect in an input file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Stable kebab-case name of the defect; `accredit explain CODE` tells more.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// One lower-case sentence.
    pub message: String,
    /// Where; absent only when the file could not be opened at all.
    #[serde(flatten)]
    pub place: Option<Place>,
    /// What to write instead.
    pub help: Option<String>,
    /// Other places that matter, with what each is.
    pub related: Vec<Related>,
    /// The offending line.
    #[serde(skip)]
    pub excerpt: Option<Excerpt>,
}

/// A second place of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Related {
    /// What it is.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
}

const EXCERPT: usize = 160;

impl Diagnostic {
    /// A diagnostic without a place yet. The severity is the one its code has in the table.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        let severity = info(code).map_or(Severity::Error, |i| i.severity);
        Self { code, severity, message: message.into(), place: None, help: None, related: Vec::new(), excerpt: None }
    }

    /// Points at a span of a source.
    pub fn at(mut self, source: &Source, span: Span, pointer: String) -> Self {
        let place = source.place(span, pointer);
        let (line, start) = source.line(place.line);
        let mut from = (span.start.saturating_sub(start) as usize).min(line.len());
        while !line.is_char_boundary(from) {
            from -= 1;
        }
        // A very long line is cut to a window around the mark.
        let mut begin = from.saturating_sub(EXCERPT / 2);
        while !line.is_char_boundary(begin) {
            begin -= 1;
        }
        if from < EXCERPT / 2 || line.len() <= EXCERPT {
            begin = 0;
        }
        let mut end = (begin + EXCERPT).min(line.len());
        while !line.is_char_boundary(end) {
            end -= 1;
        }
        let mut to = (span.end.saturating_sub(start) as usize).clamp(from, end.max(from));
        while !line.is_char_boundary(to) {
            to -= 1;
        }
        self.excerpt =
            Some(Excerpt { text: line[begin..end.max(begin)].to_string(), mark: from.saturating_sub(begin)..to.saturating_sub(begin) });
        self.place = Some(place);
        self
    }

    /// Points at a node.
    pub fn node(self, tree: &Tree, node: crate::source::NodeId) -> Self {
        let span = match tree.node(node) {
            crate::source::Node::Scalar(_) => tree.span(node),
            _ => tree.span(tree.key_of(node).unwrap_or(node)),
        };
        let pointer = tree.pointer(node);
        self.at(&tree.source, span, pointer)
    }

    /// Says what to write instead.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a second place.
    pub fn related(mut self, message: impl Into<String>, place: Place) -> Self {
        self.related.push(Related { message: message.into(), place });
        self
    }

    /// From a defect of the text itself.
    pub fn from_problem(source: &Source, problem: &Problem) -> Self {
        let mut out = Self::new(problem.code, &problem.message).at(source, problem.span, String::new());
        out.help.clone_from(&problem.help);
        if let Some((span, message)) = &problem.related {
            out = out.related(message, source.place(*span, String::new()));
        }
        out
    }
}

/// Orders diagnostics by file and place, so that output never depends on the order of work.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
}

/// Keeps so many diagnostics of each file, and says in one more how many were left out. They must be sorted.
pub fn cap(diagnostics: &mut Vec<Diagnostic>, most: usize) {
    if diagnostics.len() <= most {
        return;
    }
    let file = |d: &Diagnostic| d.place.as_ref().map(|p| p.file.clone());
    let mut out: Vec<Diagnostic> = Vec::new();
    for of_one in std::mem::take(diagnostics).chunk_by(|a, b| file(a) == file(b)) {
        let uncounted = of_one.iter().any(|d| d.code == "more-defects");
        let counted: Vec<&Diagnostic> = of_one.iter().filter(|d| d.code != "more-defects").collect();
        let (shown, left) = counted.split_at(most.min(counted.len()));
        out.extend(shown.iter().map(|d| (*d).clone()));
        let Some(first) = left.first() else { continue };
        let message = match left.len() {
            n if uncounted => format!("at least {n} more defects of this file are not shown"),
            1 => "one more defect of this file is not shown".to_string(),
            n => format!("{n} more defects of this file are not shown"),
        };
        let mut d =
            Diagnostic::new("more-defects", message).help(format!("mend those above first; {}", crate::source::raise("diagnostics")));
        d.place.clone_from(&first.place);
        d.excerpt.clone_from(&first.excerpt);
        // Where nothing but warnings is left out, nothing more is invalid.
        d.severity = left.iter().map(|d| d.severity).min().unwrap_or(d.severity);
        out.push(d);
    }
    *diagnostics = out;
}
