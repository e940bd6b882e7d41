//! Defects of the text itself, and the slips behind them: what a parser complains of, said as a person can use it.

use super::tree::NodeId;
use super::{Source, Span};

/// A defect of the text itself. `code` is a code of the diagnostic table.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Code of the diagnostic table.
    pub code: &'static str,
    /// One lower-case sentence.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What to write instead.
    pub help: Option<String>,
    /// Another place that matters, with what it is.
    pub related: Option<(Span, String)>,
    /// The value that cannot be relied on because of it.
    pub spoils: Option<NodeId>,
}

impl Problem {
    pub(super) fn new(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), span, help: None, related: None, spoils: None }
    }
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Nesting beyond the limit.
pub(super) fn too_deep(span: Span, depth: usize) -> Problem {
    Problem::new("nested-too-deeply", span, format!("lists and mappings are nested more than {depth} deep here"))
}

/// Turns the parser's complaint into a sentence a course lead can use, by looking at what stands there.
pub(super) fn explain(source: &Source, at: usize, said: &str, depth: usize) -> Problem {
    let span = Span::new(at, (at + 1).min(source.text.len()));
    let lower = said.to_ascii_lowercase();
    if lower.contains("recursion") || lower.contains("nesting") || lower.contains("too deep") {
        return too_deep(span, depth);
    }
    let (line_no, _) = source.line_column(span.start);
    // The parser often notices one line late; the slip is on this line or the one before.
    for n in [line_no, line_no.saturating_sub(1).max(1)] {
        let (line, start) = source.line(n);
        let lead = line.len() - line.trim_start().len();
        let body = line.trim_start();
        let value = body.strip_prefix("- ").unwrap_or(body);
        let value = value.split_once(": ").map_or(value, |(_, v)| v.trim_start());
        let here = |offset: usize| Span::new(start as usize + offset, start as usize + offset + 1);
        let offset = line.len() - value.len();
        let found = if line.as_bytes()[..lead].contains(&b'\t') {
            Some((here(line.find('\t').unwrap_or(0)), "a tab is used to indent", "use spaces: two for each step"))
        } else if value.starts_with('@') || value.starts_with('`') || value.starts_with('%') {
            Some((here(offset), "a value may not begin with `@`, `%` or a backtick", "put the value in double quotes"))
        } else if value.starts_with(['"', '\'']) && unclosed(value) {
            Some((here(offset), "a quotation mark is opened here and not closed", "close it at the end of the value"))
        } else if value.contains(": ") && !value.starts_with(['{', '[', '"', '\'', '|', '>', '#']) {
            let colon = offset + value.find(": ").unwrap_or(0);
            Some((here(colon), "a colon and a space inside a value look like another key", "put the value in double quotes"))
        } else if n == line_no
            && !body.is_empty()
            && !body.contains(": ")
            && !body.ends_with(':')
            && !body.starts_with(['-', '#', '"', '\'', '[', '{', '}', ']'])
            && body.contains(':')
        {
            Some((here(lead), "there is no space after the colon", "write `key: value`"))
        } else {
            None
        };
        if let Some((span, message, help)) = found {
            return Problem::new("yaml-syntax", span, message).help(help);
        }
    }
    let at_end = source.text.get(at..).is_none_or(|t| t.trim().is_empty());
    let message = if at_end {
        "the file ends in the middle of something: it seems to be cut off here"
    } else {
        "this is not readable as YAML from here on"
    };
    let help = if at_end {
        "compare the end of the file with your own copy"
    } else {
        "check the indentation of this line and the one above, and that lists begin with `- `"
    };
    Problem::new("yaml-syntax", span, message).help(help)
}

fn unclosed(value: &str) -> bool {
    let quote = value.as_bytes()[0];
    let mut escaped = false;
    for b in value.bytes().skip(1) {
        if escaped {
            escaped = false;
        } else if b == b'\\' && quote == b'"' {
            escaped = true;
        } else if b == quote {
            return false;
        }
    }
    true
}
