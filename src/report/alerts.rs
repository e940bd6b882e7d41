//! What a code host should point at, line by line: gaps and questions of each course, cautions, diagnostics. One list, so
//! that SARIF and annotations say the same in the same order and with the same weight.

use super::text::{line, waiver};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::caution::Weight;
use crate::model::result::{CourseResult, Finding, RunHeader, Status, WaiverResult};
use crate::source::Place;
use std::borrow::Cow;

/// How much an alert matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It bars the verdict, or makes an input invalid.
    Error,
    /// Somebody should look.
    Warning,
    /// Worth knowing.
    Note,
}

/// What an alert is about.
#[derive(Debug, Clone, Copy)]
pub enum About<'a> {
    /// A gap, or a question where there is none.
    Finding(&'a CourseResult, &'a Finding),
    /// What an assessor would ask about.
    Caution(&'a CourseResult),
    /// A defect in an input file.
    Diagnostic,
}

/// Something to point at.
#[derive(Debug, Clone)]
pub struct Alert<'a> {
    /// Permanent id of the requirement, or code of the caution or diagnostic.
    pub rule: &'a str,
    /// How much it matters.
    pub level: Level,
    /// What it is about.
    pub about: About<'a>,
    /// A few words.
    pub title: String,
    /// What is the matter and what would close it, in sentences.
    pub text: String,
    /// File to point at; absent only for a file that could not be opened.
    pub file: Option<&'a str>,
    /// Place in it, where one is known.
    pub place: Option<&'a Place>,
    /// Other places that matter, with what each is.
    pub related: Vec<(Cow<'a, str>, &'a Place)>,
}

impl<'a> Alert<'a> {
    /// Whether the matter could not be told: neither pass nor gap (law 2).
    pub fn is_open(&self) -> bool {
        matches!(self.about, About::Finding(_, f) if f.status == Status::Undetermined)
    }

    /// The waiver in force.
    pub fn waiver(&self) -> Option<&'a WaiverResult> {
        match self.about {
            About::Finding(_, f) => f.waiver.as_ref(),
            _ => None,
        }
    }

    /// What tells it from others of its rule, whatever the line: the course or the file, and the element.
    pub fn identity(&self) -> (&'a str, &'a str) {
        let owner = match self.about {
            About::Finding(c, _) | About::Caution(c) => &*c.id,
            About::Diagnostic => self.file.unwrap_or(""),
        };
        (owner, self.place.map_or("", |p| p.pointer.as_str()))
    }
}

/// Gaps, questions and cautions of a course, each in the order of its list.
pub fn of_course<'a>(header: &'a RunHeader, c: &'a CourseResult) -> impl Iterator<Item = Alert<'a>> {
    let findings = c.gaps.iter().chain(&c.questions).filter_map(|i| c.findings.get(*i)).map(move |f| of_finding(header, c, f));
    findings.chain(c.cautions.iter().map(move |k| Alert {
        rule: k.code,
        level: if k.weight == Weight::Note { Level::Note } else { Level::Warning },
        about: About::Caution(c),
        title: format!("{}: {}", k.weight.words(), k.code),
        text: format!("{} What to do: {}", sentence(&k.text), end(&k.help)),
        file: Some(k.places.first().map_or(&*c.file, |p| &*p.file)),
        place: k.places.first(),
        related: k.places.iter().skip(1).map(|p| (Cow::Borrowed("another place"), p)).collect(),
    }))
}

fn of_finding<'a>(header: &'a RunHeader, c: &'a CourseResult, f: &'a Finding) -> Alert<'a> {
    let mut text = format!("{}: {} ({}", line(&f.title), f.status.words(), binding(f));
    text.push_str(if f.critical { ", critical)." } else { ")." });
    match &f.gap {
        Some(g) => text.push_str(&format!(" What is missing: {} What would close it: {}", end(&g.missing), end(&g.close))),
        None => {
            f.reasons.iter().for_each(|r| text.push_str(&format!(" {}", sentence(&r.text))));
            f.settle.iter().for_each(|s| text.push_str(&format!(" What would settle it: {}", end(s))));
        }
    }
    if let Some(w) = &f.waiver {
        text.push_str(&format!(" Waived {}", end(&waiver(w))));
    }
    text.push_str(&format!(" {}", standing(header, f)));
    Alert {
        rule: &f.requirement,
        level: match (f.bars(), f.status) {
            (false, _) => Level::Note,
            (true, Status::Undetermined) => Level::Warning,
            (true, _) => Level::Error,
        },
        about: About::Finding(c, f),
        title: format!("{} {}", f.code, f.status.words()),
        text,
        file: Some(f.course_at.as_ref().map_or(&*c.file, |p| &*p.file)),
        place: f.course_at.as_ref(),
        related: f.standard_at.iter().map(|p| (Cow::Borrowed("the requirement"), p)).collect(),
    }
}

/// A defect of an input file.
pub fn of_diagnostic(d: &Diagnostic) -> Alert<'_> {
    let help = d.help.as_ref().map(|h| format!(" What to do: {}", end(h))).unwrap_or_default();
    Alert {
        rule: d.code,
        level: if d.severity == Severity::Error { Level::Error } else { Level::Warning },
        about: About::Diagnostic,
        title: format!("{}: {}", d.severity.word(), d.code),
        text: format!("{}{help}", sentence(&d.message)),
        file: d.place.as_ref().map(|p| &*p.file),
        place: d.place.as_ref(),
        related: d.related.iter().map(|r| (Cow::Borrowed(r.message.as_str()), &r.place)).collect(),
    }
}

/// How a requirement binds, in a word.
pub fn binding(f: &Finding) -> &'static str {
    use crate::model::standard::Force;
    match f.force {
        Force::Mandatory => "mandatory",
        Force::Recommended => "recommended",
        Force::Unknown => "of unknown force, counts as mandatory",
    }
}

/// Which standard and edition a finding is against, with its standing (law 5): a sentence.
pub fn standing(header: &RunHeader, f: &Finding) -> String {
    header
        .standards
        .iter()
        .find(|s| s.id == f.standard)
        .map_or_else(String::new, |s| format!("Against {}, edition {}: {}.", line(&s.code), line(&s.edition), s.standing_words))
}

/// The end of a sentence: one line, with the mark that ends it.
fn end(text: &str) -> String {
    let text = line(text.trim());
    let mark = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{text}{mark}")
}

/// A whole sentence, with a capital.
fn sentence(text: &str) -> String {
    let text = end(text);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
