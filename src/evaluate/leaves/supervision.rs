//! `supervision {kind, named, able, regular}`: learners are supervised, by a kind of supervision that counts.
//!
//! NHS England's supervision guidance tells the kinds apart; a role is named, never a person.

use super::inherit::{Candidate, Worth, settle};
use super::{Holder, Look, Seen, both, broken, leads_to_a_place, list, plain, spot, unnamed};
use crate::model::Fact;
use crate::model::dossier::{Side, Spot};
use crate::model::inheritance::Inheritable;
use crate::model::provider::Supervision;
use crate::model::result::{GapKind, Observation, Truth};
use crate::model::rule::SupervisionBound;

const LEAF: &str = "supervision";

/// In words.
pub fn in_words(l: &SupervisionBound) -> String {
    let kinds: Vec<String> = l.kind.iter().map(|k| plain(k)).collect();
    let mut with = Vec::new();
    if l.named {
        with.push("who gives it is named by role".to_string());
    }
    if l.able {
        with.push("what makes them able to supervise link work is said".into());
    }
    if l.regular {
        with.push("how often is stated".into());
    }
    let with = if with.is_empty() { String::new() } else { format!(", and {}", list(&with)) };
    format!("learners have supervision of the kind {}{with}", kinds.join(" or "))
}

/// Looks.
pub fn observe(l: &SupervisionBound, look: &Look<'_>) -> Observation {
    let d = look.dossier;
    let own = look
        .offer
        .and_then(|o| d.course.offers.items.get(o))
        .map(|o| &o.supervision)
        .filter(|s| !s.whole.is_absent())
        .unwrap_or(&d.course.supervision);
    let (rule, _) = look.cx.selection.inheritance.of(Inheritable::Supervision, "");
    let all = both(look, Holder::Course, rule, own, d.provider().map(|(p, _)| &p.supervision), |s| unnamed(&s.kind, s.at));
    let kinds: Vec<String> = l.kind.iter().map(|k| plain(k)).collect();
    let kinds = kinds.join(" or ");
    let wanted = |s: &Supervision| s.kind.known().filter(|k| l.kind.contains(k)).cloned();
    let candidates = all.items.iter().filter_map(|(s, side)| wanted(s).map(|kind| (s, *side, kind))).map(|(s, side, kind)| {
        let (worth, seen) = one(l, s, side, &kinds, look);
        let at = d.place(Spot { side, at: s.at });
        Candidate { id: kind.clone(), key: kind, title: None, side, at, worth, seen }
    });
    let mut settled = settle(Inheritable::Supervision, candidates.collect(), look);
    // A broken entry may be the one that is looked for.
    if let Some(seen) = settled.seen.take_if(|b| b.truth != Truth::Fails || all.broken.is_none()) {
        return seen;
    }
    if all.broken.is_some() {
        return broken(LEAF, "an entry of `supervision`", all.broken);
    }
    if !all.complete {
        let text = format!("the file does not state whether there is {kinds} supervision");
        return settled.but(Seen::new(LEAF, Truth::CannotTell, "not-stated", text).done());
    }
    let place = own.whole.at().map(|n| d.here(n));
    let none = Seen::new(LEAF, Truth::Fails, "no-supervision", format!("no supervision of this kind is listed: {kinds}"))
        .at(place)
        .close(GapKind::Supply, format!("arrange it ({kinds}), and list it with who gives it and how often"));
    settled.but(none.done())
}

/// What one entry comes to, and whether it says what it has to: stating that there is none is saying so.
fn one(l: &SupervisionBound, s: &Supervision, side: Side, kinds: &str, look: &Look<'_>) -> (Worth, Observation) {
    let lacks = lacking(l, s);
    let place = spot(look, side, s.at);
    if let Some(none) = denied(l, s) {
        let seen = Seen::new(LEAF, Truth::Fails, "no-supervision", format!("{kinds} supervision is listed without {none}"));
        return (Worth::Valid, seen.at(place).close(GapKind::Supply, format!("arrange it with {none}")).done());
    }
    let spoilt = s.by.broken().or(s.able.broken()).or(s.frequency.broken()).or(s.every_days.broken());
    if let (Some(node), false) = (spoilt, lacks.is_empty()) {
        return (Worth::Unknown, broken(LEAF, "an entry of `supervision`", spot(look, side, node)));
    }
    if !lacks.is_empty() {
        let text = format!("{kinds} supervision is named, and the file does not say {}", list(&lacks));
        return (Worth::Invalid, Seen::new(LEAF, Truth::CannotTell, "supervision-not-described", text).at(place).done());
    }
    let by = s.by.known().map(|b| format!(" by {b}")).unwrap_or_default();
    let text = format!("{} supervision{by}", plain(s.kind.known().map_or("", String::as_str)));
    let seen = Seen::new(LEAF, Truth::Holds, "supervision-stated", text)
        .at(place)
        .followed(leads_to_a_place(&s.evidence, side, look))
        .evidence(&s.evidence, "supervision", side, look);
    (Worth::Valid, seen.done())
}

/// What an entry states as none.
fn denied(l: &SupervisionBound, s: &Supervision) -> Option<&'static str> {
    let none = |f: &Fact<String>| matches!(f, Fact::StatedNone(_));
    match () {
        () if l.named && none(&s.by) => Some("anyone who gives it"),
        () if l.able && none(&s.able) => Some("anything that makes the supervisor able"),
        () if l.regular && none(&s.frequency) && s.every_days.known().is_none() => Some("any regularity"),
        () => None,
    }
}

fn lacking(l: &SupervisionBound, s: &Supervision) -> Vec<String> {
    let mut out = Vec::new();
    if l.named && s.by.known().is_none() {
        out.push("who gives it".to_string());
    }
    if l.able && s.able.known().is_none() {
        out.push("what makes the supervisor able".into());
    }
    if l.regular && s.frequency.known().is_none() && s.every_days.known().is_none() {
        out.push("how often".into());
    }
    out
}
