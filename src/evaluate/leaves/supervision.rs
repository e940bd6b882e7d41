//! `supervision {kind, named, able, regular}`: learners are supervised, by a kind of supervision that counts.
//!
//! NHS England's supervision guidance tells the kinds apart; a role is named, never a person.

use super::{Holder, Look, Seen, both, broken, leads_to_a_place, list, plain, spot, unnamed};
use crate::model::Fact;
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
    let all = both(look, Holder::Course, own, d.provider().map(|(p, _)| &p.supervision), |s| unnamed(&s.kind, s.at));
    let kinds: Vec<String> = l.kind.iter().map(|k| plain(k)).collect();
    let kinds = kinds.join(" or ");
    let mut best: Option<(Truth, Observation)> = None;
    for (s, side) in all.items.iter().filter(|(s, _)| s.kind.known().is_some_and(|k| l.kind.contains(k))) {
        let lacks = lacking(l, s);
        let place = spot(look, *side, s.at);
        if let Some(none) = denied(l, s) {
            let text = format!("{kinds} supervision is listed without {none}");
            let seen =
                Seen::new(LEAF, Truth::Fails, "no-supervision", text).at(place).close(GapKind::Supply, format!("arrange it with {none}"));
            let seen = (Truth::Fails, seen.done());
            best = best.filter(|(t, _)| *t > Truth::Fails).or(Some(seen));
            continue;
        }
        let spoilt = s.by.broken().or(s.able.broken()).or(s.frequency.broken()).or(s.every_days.broken());
        if let (Some(node), false) = (spoilt, lacks.is_empty()) {
            let seen = (Truth::CannotTell, broken(LEAF, "an entry of `supervision`", spot(look, *side, node)));
            best = best.filter(|(t, _)| *t >= Truth::CannotTell).or(Some(seen));
            continue;
        }
        let truth = if lacks.is_empty() { Truth::Holds } else { Truth::CannotTell };
        let seen = if lacks.is_empty() {
            let by = s.by.known().map(|b| format!(" by {b}")).unwrap_or_default();
            Seen::new(LEAF, truth, "supervision-stated", format!("{} supervision{by}", plain(s.kind.known().map_or("", String::as_str))))
                .at(place)
                .followed(leads_to_a_place(&s.evidence, look))
                .evidence(&s.evidence, "supervision", *side, look)
                .done()
        } else {
            Seen::new(
                LEAF,
                truth,
                "supervision-not-described",
                format!("{kinds} supervision is named, and the file does not say {}", list(&lacks)),
            )
            .at(place)
            .done()
        };
        if best.as_ref().is_none_or(|(t, _)| truth > *t) {
            best = Some((truth, seen));
        }
    }
    // A broken entry may be the one that is looked for.
    if let Some((_, seen)) = best.filter(|(t, _)| *t > Truth::Fails || all.broken.is_none()) {
        return seen;
    }
    if all.broken.is_some() {
        return broken(LEAF, "an entry of `supervision`", all.broken);
    }
    if !all.complete {
        return Seen::new(LEAF, Truth::CannotTell, "not-stated", format!("the file does not state whether there is {kinds} supervision"))
            .done();
    }
    let place = own.whole.at().map(|n| d.here(n));
    Seen::new(LEAF, Truth::Fails, "no-supervision", format!("no supervision of this kind is listed: {kinds}"))
        .at(place)
        .close(GapKind::Supply, format!("arrange it ({kinds}), and list it with who gives it and how often"))
        .done()
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
