//! The documents that files name, as `accredit documents` lists them: for people, and as JSON.

use super::json::escaped_pretty;
use super::text::{line, wrap};
use crate::diagnostic::Diagnostic;
use crate::model::opened::{DocumentKind, Listed};
use serde::Serialize;

/// Name and version of the JSON shape.
const FORMAT: &str = "accredit/documents@1";

#[derive(Serialize)]
struct Run<'a> {
    format: &'static str,
    documents: &'a [Listed],
    diagnostics: &'a [Diagnostic],
}

/// The list as JSON that ends in a line end.
///
/// # Errors
/// Where it cannot be written as JSON: a defect of this program.
pub fn json(documents: &[Listed], diagnostics: &[Diagnostic]) -> Result<String, serde_json::Error> {
    escaped_pretty(&Run { format: FORMAT, documents, diagnostics })
}

/// The list for people, file by file; with `headings`, those found in each document.
pub fn human(documents: &[Listed], headings: bool, width: usize) -> String {
    let mut out = String::new();
    let mut push = |text: &str, first: &str, rest: &str| {
        // A fingerprint is there to be copied: it stays on one line whatever the width.
        let lines = if text.starts_with("sha256:") { vec![text.to_string()] } else { wrap(text, width.saturating_sub(rest.len())) };
        for (i, l) in lines.iter().enumerate() {
            out.push_str(if i == 0 { first } else { rest });
            out.push_str(l);
            out.push('\n');
        }
    };
    let mut file = "";
    for d in documents {
        if d.at.file.as_ref() != file {
            push(&d.at.file, if file.is_empty() { "" } else { "\n" }, "");
            file = &d.at.file;
        }
        push(&format!("{}: {}", d.id, d.title.as_deref().unwrap_or("(no title)")), "\n  ", "    ");
        push(&opened(d), "    file         ", "                 ");
        let pages = match (d.pages, d.pages_stated) {
            (Some(is), Some(says)) if is != says => Some(format!("{is} in the file, {says} stated")),
            (Some(is), _) => Some(format!("{is} in the file")),
            (None, Some(says)) => Some(format!("{says} stated")),
            _ => None,
        };
        pages.iter().for_each(|p| push(p, "    pages        ", "                 "));
        let times = |n: usize| if n == 1 { "once".to_string() } else { format!("{n} times") };
        let cited = match (d.cited, d.pages_cited.is_empty()) {
            (0, _) => "never: delete it, or cite it where it is evidence".to_string(),
            (n, true) => times(n),
            (n, false) => {
                let many = d.pages_cited.len() > 1 || d.pages_cited.iter().any(|p| p.contains('-'));
                format!("{}, {} {}", times(n), if many { "pages" } else { "page" }, d.pages_cited.join(", "))
            }
        };
        push(&cited, "    cited        ", "                 ");
        if let Some(f) = &d.fingerprint {
            let state = match d.changed {
                Some(false) => "   # as it is written",
                Some(true) => "   # another is written",
                None => "",
            };
            push(&format!("{f}{state}"), "    fingerprint: ", "");
        }
        if headings {
            d.headings.iter().for_each(|h| push(&line(h), "      · ", "        "));
        }
    }
    let never = documents.iter().filter(|d| d.cited == 0).count();
    let open = documents.iter().filter(|d| matches!(d.opened, Some("read" | "partly-read"))).count();
    push(&format!("{} documents, {open} opened, {never} never cited.", documents.len()), "\n", "");
    out
}

fn opened(d: &Listed) -> String {
    let kind = d.kind.map(|k| match k {
        DocumentKind::Pdf => "PDF",
        DocumentKind::Docx => "Word",
        DocumentKind::Html => "web page",
        DocumentKind::Markdown => "Markdown",
        DocumentKind::Text => "text",
    });
    let Some(file) = &d.file else { return "none named: add `file` to have pages and headings checked".into() };
    let state = match d.opened {
        Some("read") => {
            let headings = match d.headings.len() {
                0 => "no headings marked".to_string(),
                1 => "1 heading".to_string(),
                n => format!("{n} headings"),
            };
            format!("{}, {headings}", kind.unwrap_or("read"))
        }
        Some("partly-read") => format!("{}, not all of its text can be read", kind.unwrap_or("opened")),
        Some("not-found") => "not there".into(),
        Some("refused") => "not opened, because its path leads out of the folder".into(),
        _ => "cannot be read".into(),
    };
    format!("{file} ({state})")
}
