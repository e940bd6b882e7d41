//! Word files: the text of the body, and the paragraphs whose style is a heading or has an outline level.

use super::documents::Text;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most bytes that one part of the file may unfold to.
const MOST_UNFOLDED: u64 = 32 << 20;
/// Most steps from a style to the one it is based on.
const MOST_STEPS: usize = 20;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Reads a Word file.
///
/// # Errors
/// Why it cannot be read, in words that follow "cannot be read:".
pub(super) fn read(bytes: &[u8]) -> Result<Text, String> {
    let damaged = || "it is damaged, or only a part of it is here".to_string();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let is_body = |n: &String| n.starts_with("word/document") && n.ends_with(".xml");
    let Some(body) = archive.file_names().flatten().map(|n| n.into_owned()).filter(is_body).min() else {
        return Err("it is a zip file and no Word document".into());
    };
    let headings = match part(&mut archive, "word/styles.xml")? {
        Some(xml) => heading_styles(&xml).unwrap_or_default(),
        None => HashSet::new(),
    };
    let xml = part(&mut archive, &body)?.ok_or_else(damaged)?;
    paragraphs(&xml, &headings).ok_or_else(damaged)
}

/// One part of the file as text.
fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, String> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(MOST_UNFOLDED + 1).read_to_end(&mut bytes).map_err(|_| "it is damaged, or only a part of it is here".to_string())?;
    if bytes.len() as u64 > MOST_UNFOLDED {
        return Err(format!("it unfolds to more than {} MiB", MOST_UNFOLDED >> 20));
    }
    String::from_utf8(bytes).map(Some).map_err(|_| "it is not written in UTF-8 inside".into())
}

fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes().flatten().find(|a| a.key.as_ref() == name).map(|a| a.value.to_string())
}

/// Ids of the styles that make a paragraph a heading. Their ids are translated, their names are not.
fn heading_styles(xml: &str) -> Option<HashSet<String>> {
    let mut reader = Reader::from_str(xml);
    let (mut own, mut based, mut current) = (HashSet::new(), HashMap::new(), None::<String>);
    loop {
        match reader.read_event().ok()? {
            Event::Start(t) | Event::Empty(t) => match (t.name().as_ref(), &current) {
                ("w:style", _) => current = value(&t, "w:styleId"),
                ("w:name", Some(id)) => {
                    let name = value(&t, "w:val").unwrap_or_default().to_ascii_lowercase();
                    if name == "title" || name.starts_with("heading ") {
                        own.insert(id.clone());
                    }
                }
                ("w:outlineLvl", Some(id)) if value(&t, "w:val").is_some_and(|v| v != "9") => drop(own.insert(id.clone())),
                ("w:basedOn", Some(id)) => drop(based.insert(id.clone(), value(&t, "w:val").unwrap_or_default())),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    let is_heading = |id: &String| {
        let steps = std::iter::successors(Some(id), |id| based.get(*id)).take(MOST_STEPS);
        steps.into_iter().any(|id| own.contains(id))
    };
    Some(based.keys().chain(&own).filter(|id| is_heading(id)).cloned().collect())
}

fn paragraphs(xml: &str, styles: &HashSet<String>) -> Option<Text> {
    let mut reader = Reader::from_str(xml);
    let (mut text, mut headings) = (String::new(), Vec::new());
    // Paragraphs stand in one another where a text box hangs on one.
    let mut open: Vec<(String, bool)> = Vec::new();
    let (mut in_text, mut whole) = (false, true);
    loop {
        match reader.read_event().ok()? {
            Event::Start(t) if t.name().as_ref() == "w:p" => open.push((String::new(), false)),
            Event::Start(t) if t.name().as_ref() == "w:t" => in_text = true,
            Event::End(t) if t.name().as_ref() == "w:t" => in_text = false,
            Event::End(t) if t.name().as_ref() == "w:p" => {
                if let Some((p, heading)) = open.pop() {
                    text.push_str(&p);
                    text.push('\n');
                    headings.extend(heading.then_some(p));
                }
            }
            Event::Start(t) | Event::Empty(t) => {
                if let Some((p, heading)) = open.last_mut() {
                    match t.name().as_ref() {
                        "w:pStyle" => *heading |= value(&t, "w:val").is_some_and(|v| styles.contains(&v)),
                        "w:outlineLvl" => *heading |= value(&t, "w:val").is_some_and(|v| v != "9"),
                        "w:tab" | "w:br" | "w:cr" => p.push(' '),
                        _ => {}
                    }
                }
                // Another document is hung in here, and it is not opened.
                whole &= t.name().as_ref() != "w:altChunk";
            }
            Event::Text(t) if in_text => {
                if let Some((p, _)) = open.last_mut() {
                    p.push_str(&t);
                }
            }
            Event::GeneralRef(r) if in_text => {
                let c = match &*r {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => r.resolve_char_ref().ok().flatten(),
                };
                if let (Some((p, _)), Some(c)) = (open.last_mut(), c) {
                    p.push(c);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Some(Text { pages: vec![text], headings, whole })
}
