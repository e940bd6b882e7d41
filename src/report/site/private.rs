//! What never reaches a published site. This file is the one place that says so.
//!
//! | class | public site | site for assessors |
//! | --- | --- | --- |
//! | evidence in a document marked `internal`, or whose visibility or entry cannot be read | left out | left out |
//! | evidence in a document marked `assessors`, or not marked | left out | shown |
//! | title, file and fingerprint of such a document; headings, paragraphs and notes cited in it | left out | as its document |
//! | a provider's statement, or a policy's title, that can be read in no document shown | left out | as its document |
//! | messages of diagnostics, the lines they quote, and what to write instead | left out | left out |
//!
//! Waivers are published: whoever publishes gives them for the run. Where a sentence speaks of one of the classes above, the
//! whole sentence is left out, and the meaning of its code stands in its place. Statuses and counts are never changed.

use crate::diagnostic::{self, Diagnostic};
use crate::model::caution;
use crate::model::classed::Classed;
use crate::model::inheritance::Inheritable;
use crate::model::provider::Visibility;
use crate::model::reason;
use crate::model::result::{CourseResult, EvidenceResult, Finding};
use crate::source::Place;

/// For whom a site is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everyone.
    Public,
    /// The assessors of a submission.
    Assessors,
}

impl Audience {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Audience::Public => "public",
            Audience::Assessors => "assessors",
        }
    }

    fn may_see(self, v: Visibility) -> bool {
        v <= match self {
            Audience::Public => Visibility::Public,
            Audience::Assessors => Visibility::Assessors,
        }
    }
}

/// Stands where a sentence is left out whose code has no page.
const LEFT_OUT: &str = "what this rests on is not published";
/// A text that may have been cut short is known by this many of its first characters.
const BEGINNING: usize = 24;

/// What a course must not tell.
struct Secrets {
    audience: Audience,
    /// Each as words with single spaces between and around, so that whole words are looked for; and how it begins.
    texts: Vec<(String, String)>,
    ids: Vec<String>,
}

/// Letters and digits in lower case, everything else one space.
fn words(text: &str) -> String {
    let mut out = String::from(" ");
    for c in text.chars() {
        match c.is_alphanumeric() {
            true => out.extend(c.to_lowercase()),
            false if !out.ends_with(' ') => out.push(' '),
            false => {}
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

impl Secrets {
    fn new(classed: &[Classed], audience: Audience) -> Self {
        let hidden = || classed.iter().filter(|c| !audience.may_see(c.visibility));
        let mut texts = Vec::new();
        for c in hidden().filter(|c| !c.id) {
            let whole = words(&c.text);
            let beginning: String = whole.chars().take(BEGINNING).collect();
            texts.push((whole, beginning));
        }
        texts.retain(|(t, _)| t.trim() != "");
        Self { audience, texts, ids: hidden().filter(|c| c.id).map(|c| c.text.clone()).collect() }
    }

    fn tells(&self, text: &str) -> bool {
        !self.texts.is_empty() && {
            let (said, is_cut) = (words(text), text.contains('…'));
            self.texts.iter().any(|(t, beginning)| said.contains(t.as_str()) || (is_cut && said.contains(beginning.as_str())))
        }
    }

    fn may_show(&self, e: &EvidenceResult) -> bool {
        // A visibility that cannot be read is known by the title alone.
        e.visibility.is_some_and(|v| self.audience.may_see(v)) && !self.is_one(&e.document)
    }

    fn is_one(&self, title: &str) -> bool {
        let title = words(title);
        self.texts.iter().any(|(t, _)| *t == title)
    }

    fn is_document(&self, kind: Inheritable, id: &str) -> bool {
        kind == Inheritable::Documents && self.ids.iter().any(|i| i == id)
    }

    /// Replaces a sentence that tells.
    fn hush(&self, text: &mut String, instead: &str) {
        if self.tells(text) {
            *text = instead.to_string();
        }
    }
}

fn meaning(code: &str) -> &'static str {
    let own = reason::info(code).map(|r| r.meaning);
    own.or_else(|| caution::info(code).map(|c| c.meaning)).unwrap_or(LEFT_OUT)
}

fn remedy(code: &str) -> &'static str {
    let own = reason::info(code).map(|r| r.remedy);
    own.or_else(|| caution::info(code).map(|c| c.remedy)).unwrap_or(LEFT_OUT)
}

/// A result without what the audience may not see, and how many citations were left out.
pub fn of_course(mut course: CourseResult, audience: Audience) -> (CourseResult, usize) {
    let secrets = Secrets::new(&std::mem::take(&mut course.classed), audience);
    let left_out = course.findings.iter_mut().map(|f| finding(f, &secrets)).sum();
    for c in &mut course.cautions {
        secrets.hush(&mut c.text, meaning(c.code));
        secrets.hush(&mut c.help, remedy(c.code));
    }
    let tells = |id: &str, title: Option<&String>| secrets.tells(id) || title.is_some_and(|t| secrets.tells(t));
    course.inherited.retain(|i| !secrets.is_document(i.kind, &i.id) && !tells(&i.id, i.title.as_ref()));
    (course, left_out)
}

fn finding(f: &mut Finding, secrets: &Secrets) -> usize {
    let before = f.evidence.len();
    f.evidence.retain(|e| secrets.may_show(e));
    let left_out = before - f.evidence.len();
    let first = f.reasons.first().map_or("", |r| r.code);
    for r in &mut f.reasons {
        secrets.hush(&mut r.text, meaning(r.code));
    }
    for o in &mut f.observations {
        let told = [o.value.as_ref(), o.bound.as_ref()].into_iter().flatten().any(|t| secrets.tells(t));
        if told || secrets.tells(&o.reason.text) {
            o.reason.text = meaning(o.reason.code).to_string();
            (o.value, o.bound) = (None, None);
        }
        o.evidence.retain(|e| secrets.may_show(e));
        let tells = |id: &str, title: Option<&String>| secrets.tells(id) || title.is_some_and(|t| secrets.tells(t));
        o.considered.retain(|c| !secrets.is_document(c.kind, &c.id) && !tells(&c.id, c.title.as_ref()));
    }
    if let Some(gap) = &mut f.gap {
        secrets.hush(&mut gap.missing, meaning(first));
        secrets.hush(&mut gap.close, remedy(first));
    }
    if let Some(waiver) = &mut f.waiver {
        secrets.hush(&mut waiver.reason, LEFT_OUT);
    }
    if let Some(settle) = &mut f.settle {
        secrets.hush(settle, remedy(first));
    }
    left_out
}

/// Diagnostics by what they mean, and where: their messages quote the files.
pub fn of_diagnostics(diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let plain = |d: &Diagnostic| Diagnostic {
        code: d.code,
        severity: d.severity,
        message: diagnostic::info(d.code).map_or(LEFT_OUT, |i| i.meaning).to_string(),
        place: d.place.as_ref().map(|p| Place { pointer: String::new(), ..p.clone() }),
        help: None,
        related: Vec::new(),
        excerpt: None,
    };
    diagnostics.iter().map(plain).collect()
}
