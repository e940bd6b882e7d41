//! One finding as the page shows it: tags, the reasons with what each check saw, evidence, and what would close or settle it.

mod article;

pub use article::{article, gap_row};

use super::words::{self, Say, Tag};
use crate::model::result::{EvidenceResult, Finding, Observation, Reason, RestsOn, Status, Truth, WaiverResult};
use crate::report::messages::Key;
use serde::Serialize;
use std::collections::HashMap;

/// A requirement with its finding.
#[derive(Debug, Serialize)]
pub struct Requirement {
    /// Anchor, unique on the page.
    pub anchor: String,
    /// Address of a page on this requirement alone, where there is one.
    #[serde(skip)]
    page: Option<String>,
    code: String,
    title: String,
    #[serde(skip)]
    statement: Option<String>,
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
    evidence: Vec<Evidence>,
    gap: Option<GapView>,
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
struct Evidence {
    class: Option<&'static str>,
    document: String,
    locator: String,
    note: String,
}

#[derive(Debug, Serialize)]
struct GapView {
    order: usize,
    kind: &'static str,
    missing: String,
    close: String,
    causes: Vec<Cause>,
}

#[derive(Debug, Serialize)]
struct Cause {
    code: String,
    anchor: Option<String>,
}

/// A finding as the page shows it. `page` is the address of a page on the requirement alone; `home` is the file the report is
/// about; `anchors` leads from codes to anchors.
pub fn requirement(
    say: Say,
    f: &Finding,
    anchor: String,
    page: Option<String>,
    home: &str,
    anchors: &HashMap<&str, String>,
) -> Requirement {
    let cause = |code: &String| Cause { code: code.clone(), anchor: anchors.get(code.as_str()).cloned() };
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
        code: f.code.clone(),
        title: f.title.clone(),
        statement: f.statement.clone(),
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
        course_at: f.course_at.as_ref().map(words::place),
        course_near: f.course_at.as_ref().map(|p| words::near(say, p, home)),
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
    let mut out = vec![words::force(say, f.force), words::kind(say, f.kind)];
    out.extend(words::scope(say, f.scope));
    if f.self_declared {
        out.push(say.say(Key::SelfDeclared));
    }
    out.join(" · ")
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
    let mut meta = if brief { Vec::new() } else { vec![truth.words.to_string(), words::leaf(say, o.leaf)] };
    // The sentence of these two names what was found; figures are told beside what was asked for, met or not.
    if !(brief && matches!(o.leaf, "outcomes" | "assessed-by")) {
        meta.extend(o.value.as_ref().map(|v| say.fill(Key::Found, &[&say.foreign(v)])));
        meta.extend(o.bound.as_ref().map(|b| say.fill(Key::AskedFor, &[&say.foreign(b)])));
    }
    if !brief || o.rests_on != RestsOn::Checked {
        meta.push(words::rests_on(say, o.rests_on).into());
    }
    meta.extend(words::places(say, &o.places, home));
    Why { class: Some(truth.class), text: told(say, &o.reason), meta: meta.join(" · ") }
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
fn evidence(say: Say, e: &EvidenceResult, followed: Option<&'static str>, home: &str) -> Evidence {
    let mut locator = Vec::new();
    if let Some(edition) = &e.edition {
        locator.push(say.fill(Key::Edition, &[edition]));
    }
    if let Some(page) = &e.page {
        let key = if page.contains(['-', ',', '–']) { Key::Pages } else { Key::Page };
        locator.push(say.fill(key, &[page]));
    }
    if let Some(heading) = &e.heading {
        locator.push(say.fill(Key::Heading, &[heading]));
    }
    let mut note = vec![say.fill(Key::CitedBy, &[&say.foreign(e.cited_by.as_str())])];
    if e.inherited {
        note.push(say.say(Key::FromProvider).into());
    }
    if !e.counts {
        note.push(say.say(Key::SetAside).into());
    }
    note.extend(e.visibility.and_then(|v| words::visibility(say, v)).map(String::from));
    if let Some(seen) = e.opened.and_then(|s| words::sight(say, s)) {
        note.push(e.opened_page.map_or(seen.into(), |p| say.fill(Key::ItsPage, &[&seen, &p])));
    }
    note.extend(words::places(say, std::slice::from_ref(&e.at), home));
    let class = followed.filter(|_| e.counts).filter(|_| e.page.is_some() || e.heading.is_some());
    Evidence { class, document: e.document.clone(), locator: locator.join(", "), note: note.join(" · ") }
}
