//! One finding as the page shows it: tags, the reasons with what each check saw, evidence, and what would close or settle it.

use super::words::{self, Tag};
use crate::model::result::{EvidenceResult, Finding, Observation, Reason, Status, Truth, WaiverResult};
use serde::Serialize;
use std::collections::HashMap;

/// A requirement with its finding.
#[derive(Debug, Serialize)]
pub struct Requirement {
    /// Anchor, unique on the page.
    pub anchor: String,
    /// Address of a page on this requirement alone, where there is one.
    pub page: Option<String>,
    code: String,
    title: String,
    statement: Option<String>,
    tag: Tag,
    critical: bool,
    /// Whether it binds.
    pub bars: bool,
    /// Whether a waiver is in force.
    pub waived: bool,
    facts: String,
    why: Vec<Why>,
    route: Option<String>,
    evidence: Vec<Evidence>,
    gap: Option<GapView>,
    waiver: Option<String>,
    settle: Option<String>,
    course_at: Option<String>,
    course_near: Option<String>,
    course_place: Option<String>,
    standard_place: Option<String>,
}

#[derive(Debug, Serialize)]
struct Why {
    class: Option<&'static str>,
    text: String,
    meta: String,
}

#[derive(Debug, Serialize)]
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

/// A finding as the page shows it. `home` is the file the report is about; `anchors` leads from codes to anchors.
pub fn requirement(f: &Finding, anchor: String, home: &str, anchors: &HashMap<&str, String>) -> Requirement {
    let cause = |code: &String| Cause { code: code.clone(), anchor: anchors.get(code.as_str()).cloned() };
    let gap = f.gap.as_ref().map(|g| GapView {
        order: g.order,
        kind: g.kind.words(),
        missing: words::sentence(&g.missing),
        close: words::sentence(&g.close),
        causes: g.causes.iter().map(cause).collect(),
    });
    Requirement {
        anchor,
        page: None,
        code: f.code.clone(),
        title: f.title.clone(),
        statement: f.statement.clone(),
        tag: words::status(f.status),
        critical: f.critical,
        bars: f.force.bars(),
        waived: f.waiver.is_some(),
        facts: facts(f),
        why: why(f, home),
        route: route(f),
        evidence: f.evidence.iter().map(|e| evidence(e, followed(f).map(|o| words::truth(o.truth).class), home)).collect(),
        gap,
        waiver: f.waiver.as_ref().map(waiver),
        settle: f.settle.as_deref().map(words::sentence),
        course_at: f.course_at.as_ref().map(words::place),
        course_near: f.course_at.as_ref().map(|p| words::near(p, home)),
        course_place: f.course_at.as_ref().map(|p| words::near(p, home)),
        standard_place: f.standard_at.as_ref().map(|p| format!("line {}", p.line)),
    }
}

/// A waiver in a sentence, with where it stands.
fn waiver(w: &WaiverResult) -> String {
    let from = w.from.as_ref().map(|f| format!("from {} ", words::date(f))).unwrap_or_default();
    let (until, by) = (words::date(&w.until), &w.authority);
    format!("Waived {from}until {until} by {by}: {} ({})", words::sentence(&w.reason), words::place(&w.at))
}

/// Force, kind and scope.
fn facts(f: &Finding) -> String {
    let mut out = vec![words::force(f.force), words::kind(f.kind)];
    out.extend(words::scope(f.scope));
    if f.self_declared {
        out.push("self-declared");
    }
    out.join(" · ")
}

/// Reasons first, each with the check it comes from; then what the other checks saw.
fn why(f: &Finding, home: &str) -> Vec<Why> {
    let own = followed(f).map(|o| &o.reason);
    let mut rest: Vec<&Observation> = f.observations.iter().filter(|o| Some(&o.reason) != own).collect();
    let mut out: Vec<Why> = Vec::new();
    for reason in f.reasons.iter().filter(|r| Some(*r) != own) {
        match rest.iter().position(|o| o.reason == *reason) {
            Some(i) => out.push(seen(rest.remove(i), home)),
            None => out.push(plain(reason)),
        }
    }
    out.extend(rest.into_iter().map(|o| seen(o, home)));
    out
}

fn plain(reason: &Reason) -> Why {
    Why { class: None, text: words::sentence(&reason.text), meta: String::new() }
}

fn seen(o: &Observation, home: &str) -> Why {
    let truth = words::truth(o.truth);
    let mut meta = vec![truth.words.to_string(), words::leaf(o.leaf)];
    if let Some(v) = &o.value {
        meta.push(format!("found: {v}"));
    }
    if let Some(b) = &o.bound {
        meta.push(format!("asked for: {b}"));
    }
    meta.push(words::rests_on(o.rests_on).into());
    meta.extend(words::places(&o.places, home));
    Why { class: Some(truth.class), text: words::sentence(&o.reason.text), meta: meta.join(" · ") }
}

/// The route on which it fails or stays open, unless a reason has already said so.
fn route(f: &Finding) -> Option<String> {
    let taken = f.route.as_ref().filter(|r| !r.is_empty() && !f.reasons.iter().any(|r| r.code == "route"))?.join(", ");
    Some(match f.status {
        Status::NotMet => format!("A learner who takes {taken} finishes without meeting it."),
        Status::PartlyMet => format!("A learner who takes {taken} finishes with only part of it."),
        _ => format!("This is so for a learner who takes {taken}."),
    })
}

/// The check that followed the evidence to a place, where it holds: it says the same as the evidence, so the two are shown as one.
fn followed(f: &Finding) -> Option<&Observation> {
    f.observations.iter().find(|o| o.leaf == "cited" && o.truth == Truth::Holds && !f.evidence.is_empty())
}

/// One citation, at its own place; marked as followed only where it names a page or heading.
fn evidence(e: &EvidenceResult, followed: Option<&'static str>, home: &str) -> Evidence {
    let mut locator = Vec::new();
    if let Some(edition) = &e.edition {
        locator.push(format!("edition {edition}"));
    }
    if let Some(page) = &e.page {
        let word = if page.contains(['-', ',', '–']) { "pages" } else { "page" };
        locator.push(format!("{word} {page}"));
    }
    if let Some(heading) = &e.heading {
        locator.push(format!("“{heading}”"));
    }
    let mut note = vec![format!("cited by {}", e.cited_by)];
    if e.inherited {
        note.push("from the provider's file".into());
    }
    if !e.counts {
        note.push("set aside: the other file's counts".into());
    }
    note.extend(e.visibility.and_then(words::visibility).map(String::from));
    if let Some(seen) = e.opened.and_then(|s| s.words()) {
        note.push(e.opened_page.map_or(seen.into(), |p| format!("{seen}, its page {p}")));
    }
    note.extend(words::places(std::slice::from_ref(&e.at), home));
    let class = followed.filter(|_| e.counts).filter(|_| e.page.is_some() || e.heading.is_some());
    Evidence { class, document: e.document.clone(), locator: locator.join(", "), note: note.join(" · ") }
}
