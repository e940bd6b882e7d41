//! Diagnostics on a terminal, in the manner of rustc: code, sentence, the line with a mark, other places, what to write.

use super::text;
use crate::diagnostic::{Diagnostic, Severity};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// Renders diagnostics, separated by blank lines; at most `bytes` of them, with a count of what was left out.
pub fn render(diagnostics: &[Diagnostic], width: usize, bytes: usize) -> String {
    let mut out = String::new();
    for (i, d) in diagnostics.iter().enumerate() {
        let one = one(d, width);
        if out.len() + one.len() > bytes {
            out.push_str(&format!("… and {} more; `--format json` prints all of them\n", diagnostics.len() - i));
            break;
        }
        out.push_str(&one);
        out.push('\n');
    }
    out
}

fn one(d: &Diagnostic, width: usize) -> String {
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = text::line(&d.message);
    let title = level.primary_title(message.as_ref()).id(d.code);
    let line = d.excerpt.as_ref().map(|e| text_line(&e.text, &e.mark));
    let related: Vec<String> = d.related.iter().map(|r| format!("{}: {}", text::line(&r.message), r.place)).collect();
    let help = d.help.as_ref().map(|h| text::line(h).into_owned());
    let mut group = match (&d.place, &line) {
        (Some(place), Some((line, mark))) => {
            let snippet = Snippet::source(line.as_str())
                .path(place.file.as_ref())
                .line_start(place.line as usize)
                .annotation(AnnotationKind::Primary.span(mark.clone()));
            annotate_snippets::Group::with_title(title).element(snippet)
        }
        (Some(place), None) => annotate_snippets::Group::with_title(title)
            .element(annotate_snippets::Origin::path(place.file.as_ref()).line(place.line as usize)),
        (None, _) => annotate_snippets::Group::with_title(title),
    };
    for r in &related {
        group = group.element(Level::NOTE.message(r.as_str()));
    }
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let rendered = Renderer::styled().term_width(width).render(&[group]);
    format!("{rendered}\n")
}

/// The line with control characters replaced one for one, and the mark in bytes of that line.
fn text_line(line: &str, mark: &std::ops::Range<usize>) -> (String, std::ops::Range<usize>) {
    let mut out = String::with_capacity(line.len());
    let (mut start, mut end) = (None, None);
    for (i, c) in line.char_indices() {
        if i >= mark.start && start.is_none() {
            start = Some(out.len());
        }
        if i >= mark.end && end.is_none() {
            end = Some(out.len());
        }
        out.push(if c == '\t' {
            ' '
        } else if text::is_unsafe(c) {
            '\u{fffd}'
        } else {
            c
        });
    }
    let start = start.unwrap_or(out.len());
    let end = end.unwrap_or(out.len()).max(start);
    (out, start..end)
}
