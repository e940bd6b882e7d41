//! Diagnostics on a terminal, in the manner of rustc: code, sentence, the line with a mark, other places, what to write.

use super::text;
use crate::diagnostic::{Diagnostic, Severity};
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

/// Renders diagnostics, separated by blank lines; at most `bytes` of them, with a count of what was left out.
pub fn render(diagnostics: &[Diagnostic], width: usize, bytes: usize) -> String {
    let mut out = String::new();
    for (i, d) in diagnostics.iter().enumerate() {
        let one = one(d, width);
        if out.len() + one.len() > bytes {
            out.push_str(&format!(
                "… and {} more; `--format json` prints all of them, and `--limit output=BYTES` shows more here\n",
                diagnostics.len() - i
            ));
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
    // A message continues below its first line, behind its own word and the gutter of line numbers.
    let gutter = d.place.as_ref().map_or(1, |p| p.line.to_string().len());
    let wrapped = |message: &str, before: usize| text::wrap(message, width.saturating_sub(before)).join("\n");
    let message = wrapped(&d.message, d.severity.word().len() + d.code.len() + 4);
    let title = level.primary_title(message.as_str()).id(d.code);
    let line = d.excerpt.as_ref().map(|e| text_line(&e.text, &e.mark));
    let related: Vec<String> = d.related.iter().map(|r| wrapped(&format!("{}: {}", r.message, r.place), gutter + 9)).collect();
    let help = d.help.as_ref().map(|h| wrapped(h, gutter + 9));
    let mut group = match (&d.place, &line) {
        (Some(place), Some((line, mark))) => {
            let snippet =
                Snippet::source(line.as_str()).line_start(place.line as usize).annotation(AnnotationKind::Primary.span(mark.clone()));
            annotate_snippets::Group::with_title(title).element(snippet.path(place.file.as_ref()))
        }
        (Some(place), None) => annotate_snippets::Group::with_title(title)
            .element(Origin::path(place.file.as_ref()).line(place.line as usize).char_column(place.column as usize)),
        (None, _) => annotate_snippets::Group::with_title(title),
    };
    for r in &related {
        group = group.element(Level::NOTE.message(r.as_str()));
    }
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let mut rendered = Renderer::styled().term_width(width).render(&[group]);
    // Of a long line only a part is shown, and the column was counted from there.
    if let (Some(place), Some((line, mark))) = (&d.place, &line) {
        let shown = line.get(..mark.start).map_or(0, |before| before.chars().count()) + 1;
        if shown != place.column as usize {
            let of = |column| format!("{}:{}:{column}", place.file, place.line);
            rendered = rendered.replacen(&of(shown), &of(place.column as usize), 1);
        }
    }
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
