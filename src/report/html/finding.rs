//! One finding as the page shows it: tags, the reasons with what each check saw, evidence, and what would close or settle it.

mod article;

pub use article::{article, gap_row};

use super::piece::Joined;
use super::words::{self, Say, Tag};
use crate::model::result::{EvidenceResult, Finding, Observation, Reason, RestsOn, Status, Truth, WaiverResult};
use crate::report::messages::Key;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;

/// A requirement with its finding.
#[derive(Debug, Serialize)]
pub struct Requirement<'a> {
    /// Anchor, unique on the page.
    pub anchor: Arc<str>,
    /// Address of a page on this requirement alone, where there is one.
    #[serde(skip)]
    page: Option<String>,
    code: &'a str,
    title: &'a str,
    #[serde(skip)]
    statement: Option<&'a str>,
    tag: Tag,
    critical: bool,
    /// Whether it binds.
    pub bars: bool,
    /// Whether a waiver is in force.
    pub waived: bool,
    #[serde(skip)]
    facts: String,
    why: Vec<Why>,
    #[serde(skip)]
    route: Option<String>,
    #[serde(skip)]
    evidence: Vec<Evidence<'a>>,
    gap: Option<GapView<'a>>,
    #[serde(skip)]
    waiver: Option<String>,
    settle: Option<String>,
    course_at: Option<String>,
    #[serde(skip)]
    course_near: Option<String>,
    #[serde(skip)]
    course_place: Option<String>,
    #[serde(skip)]
    standard_place: Option<String>,
}

#[derive(Debug, Serialize)]
struct Why {
    class: Option<&'static str>,
    text: String,
    meta: String,
}

#[derive(Debug)]
struct Evidence<'a> {
    class: Option<&'static str>,
    document: &'a str,
    locator: String,
    note: String,
}

#[derive(Debug, Serialize)]
struct GapView<'a> {
    order: usize,
    kind: &'static str,
    missing: String,
    close: String,
    causes: Vec<Cause<'a>>,
}

#[derive(Debug, Serialize)]
struct Cause<'a> {
    code: &'a str,
    anchor: Option<Arc<str>>,
}

/// A finding as the page shows it. `page` is the address of a page on the requirement alone; `home` is the file the report is
/// about; `anchors` leads from codes to anchors.
pub fn requirement<'a>(
    say: Say,
    f: &'a Finding,
    anchor: Arc<str>,
    page: Option<String>,
    home: &str,
    anchors: &HashMap<&str, Arc<str>>,
) -> Requirement<'a> {
    let cause = |code: &'a String| Cause { code, anchor: anchors.get(code.as_str()).cloned() };
    let gap = f.gap.as_ref().map(|g| GapView {
        order: g.order,
        kind: words::gap(say, g.kind),
        missing: say.told("reason", f.reasons.first().map_or("", |r| r.code), words::sentence(&g.missing)),
        close: say.told("close", words::gap_code(g.kind), words::sentence(&g.close)),
        causes: g.causes.iter().map(cause).collect(),
    });
    Requirement {
        anchor,
        page,
        code: &f.code,
        title: &f.title,
        statement: f.statement.as_deref(),
        tag: words::status(say, f.status),
        critical: f.critical,
        bars: f.force.bars(),
        waived: f.waiver.is_some(),
        facts: facts(say, f),
        why: why(say, f, home),
        route: route(say, f),
        evidence: f.evidence.iter().map(|e| evidence(say, e, followed(f).map(|o| words::truth(say, o.truth).class), home)).collect(),
        gap,
        waiver: f.waiver.as_ref().map(|w| waiver(say, w)),
        settle: f.settle.as_deref().map(|s| say.foreign(words::sentence(s)).into_owned()),
        course_at: f.course_at.as_ref().filter(|_| f.gap.is_some()).map(words::place),
        course_near: f.course_at.as_ref().filter(|_| f.gap.is_some()).map(|p| words::near(say, p, home)),
        course_place: f
            .course_at
            .as_ref()
            .filter(|p| !f.observations.iter().any(|o| o.places.contains(p)))
            .map(|p| words::near(say, p, home)),
        standard_place: f.standard_at.as_ref().map(|p| say.fill(Key::Line, &[&p.line])),
    }
}

/// A waiver in a sentence, with where it stands.
fn waiver(say: Say, w: &WaiverResult) -> String {
    let (until, by) = (words::date(say, &w.until), &w.authority);
    let (why, place) = (say.foreign(words::sentence(&w.reason)), words::place(&w.at));
    match &w.from {
        Some(from) => say.fill(Key::WaivedFromUntil, &[&words::date(say, from), &until, by, &why, &place]),
        None => say.fill(Key::WaivedUntil, &[&until, by, &why, &place]),
    }
}

/// Force, kind and scope.
fn facts(say: Say, f: &Finding) -> String {
    let mut out = Joined::with(" · ");
    out.add(words::force(say, f.force)).add(words::kind(say, f.kind));
    if let Some(scope) = words::scope(say, f.scope) {
        out.add(scope);
    }
    if f.self_declared {
        out.add(say.say(Key::SelfDeclared));
    }
    out.done()
}

/// Reasons first, each with the check it comes from; then what the other checks saw.
fn why(say: Say, f: &Finding, home: &str) -> Vec<Why> {
    let own = followed(f).map(|o| &o.reason);
    let mut rest: Vec<&Observation> = f.observations.iter().filter(|o| Some(&o.reason) != own).collect();
    let mut out: Vec<Why> = Vec::new();
    for reason in f.reasons.iter().filter(|r| Some(*r) != own) {
        match rest.iter().position(|o| o.reason == *reason) {
            Some(i) => out.push(seen(say, f, rest.remove(i), home)),
            None => out.push(plain(say, reason)),
        }
    }
    out.extend(rest.into_iter().map(|o| seen(say, f, o, home)));
    out
}

fn plain(say: Say, reason: &Reason) -> Why {
    Why { class: None, text: told(say, reason), meta: String::new() }
}

fn told(say: Say, reason: &Reason) -> String {
    say.told("reason", reason.code, words::sentence(&reason.text))
}

fn seen(say: Say, f: &Finding, o: &Observation, home: &str) -> Why {
    let truth = words::truth(say, o.truth);
    // Of what is met each check holds, and its sentence says which it is; what it rests on is said where that is less than followed.
    let brief = f.status == Status::Met && o.truth == Truth::Holds;
    let mut meta = Joined::with(" · ");
    if !brief {
        meta.add(truth.words).add(&words::leaf(say, o.leaf));
    }
    // The sentence of these two names what was found; figures are told beside what was asked for, met or not.
    if !(brief && matches!(o.leaf, "outcomes" | "assessed-by")) {
        if let Some(value) = &o.value {
            meta.fill(say, Key::Found, &[&say.foreign(value)]);
        }
        if let Some(bound) = &o.bound {
            meta.fill(say, Key::AskedFor, &[&say.foreign(bound)]);
        }
    }
    if !brief || o.rests_on != RestsOn::Checked {
        meta.add(words::rests_on(say, o.rests_on));
    }
    words::places(say, &o.places, home, &mut meta);
    Why { class: Some(truth.class), text: told(say, &o.reason), meta: meta.done() }
}

/// The route on which it fails or stays open, unless a reason has already said so.
fn route(say: Say, f: &Finding) -> Option<String> {
    let taken = f.route.as_ref().filter(|r| !r.is_empty() && !f.reasons.iter().any(|r| r.code == "route"))?.join(", ");
    let key = match f.status {
        Status::NotMet => Key::RouteNotMet,
        Status::PartlyMet => Key::RoutePartly,
        _ => Key::RouteOpen,
    };
    Some(say.fill(key, &[&taken]))
}

/// The check that followed the evidence to a place, where it holds: it says the same as the evidence, so the two are shown as one.
fn followed(f: &Finding) -> Option<&Observation> {
    f.observations.iter().find(|o| o.leaf == "cited" && o.truth == Truth::Holds && !f.evidence.is_empty())
}

/// One citation, at its own place; marked as followed only where it names a page or heading.
fn evidence<'a>(say: Say, e: &'a EvidenceResult, followed: Option<&'static str>, home: &str) -> Evidence<'a> {
    let mut locator = Joined::with(", ");
    if let Some(edition) = &e.edition {
        locator.fill(say, Key::Edition, &[edition]);
    }
    if let Some(page) = &e.page {
        let key = if page.contains(['-', ',', '–']) { Key::Pages } else { Key::Page };
        locator.fill(say, key, &[page]);
    }
    if let Some(heading) = &e.heading {
        locator.fill(say, Key::Heading, &[heading]);
    }
    let mut note = Joined::with(" · ");
    note.fill(say, Key::CitedBy, &[&say.foreign(e.cited_by.as_str())]);
    if e.inherited {
        note.add(say.say(Key::FromProvider));
    }
    if !e.counts {
        note.add(say.say(Key::SetAside));
    }
    if let Some(visibility) = e.visibility.and_then(|v| words::visibility(say, v)) {
        note.add(visibility);
    }
    if let Some(seen) = e.opened.and_then(|s| words::sight(say, s)) {
        match e.opened_page {
            Some(page) => note.fill(say, Key::ItsPage, &[&seen, &page]),
            None => note.add(seen),
        };
    }
    words::places(say, std::slice::from_ref(&e.at), home, &mut note);
    let class = followed.filter(|_| e.counts).filter(|_| e.page.is_some() || e.heading.is_some());
    Evidence { class, document: &e.document, locator: locator.done(), note: note.done() }
}
