//! `staff {role, at_least, qualified, experienced, link_worker}`: people by role, with what each role needs.
//!
//! Ofqual C2.3 asks for a workforce of the right size and competence. Names have no place in a file: roles do.

use super::inherit::{INHERITED, Worth, sides};
use super::{Both, Holder, Look, Seen, both, broken, leads_to_a_place, list, plain, spot, unnamed};
use crate::model::dossier::{Side, Spot};
use crate::model::inheritance::{Considered, Inheritable};
use crate::model::provider::Staff;
use crate::model::result::{GapKind, Observation, Truth};
use crate::model::rule::StaffBound;

const LEAF: &str = "staff";

/// In words.
pub fn in_words(l: &StaffBound) -> String {
    let mut with = Vec::new();
    if l.qualified {
        with.push("the qualifications needed are stated".to_string());
    }
    if l.experienced {
        with.push("the experience needed is stated".into());
    }
    if !l.link_worker.is_empty() {
        with.push(format!("who is a link worker ({})", l.link_worker.join(" or ")));
    }
    let with = if with.is_empty() { String::new() } else { format!(": {}", list(&with)) };
    format!("at least {} {} is listed{with}", l.at_least.unwrap_or(1), who(l))
}

fn who(l: &StaffBound) -> String {
    if l.role.is_empty() { "person by role".into() } else { l.role.iter().map(|r| plain(r)).collect::<Vec<_>>().join(" or ") }
}

/// Looks. People of different roles add up; where course and provider both list a role, the profile's rule says whose count.
pub fn observe(l: &StaffBound, look: &Look<'_>) -> Observation {
    let d = look.dossier;
    let (rule, _) = look.cx.selection.inheritance.of(Inheritable::Staff, "");
    let broken_in =
        |s: &Staff| s.count.broken().or(s.link_worker.broken()).or(s.qualifications.first_broken()).or(s.experience.first_broken());
    let theirs = d.provider().map(|(p, _)| &p.staff);
    let all = both(look, Holder::Course, rule, &d.course.staff, theirs, |s| unnamed(&s.role, s.at).or(broken_in(s)));
    let fits = |s: &Staff| {
        s.role.known().is_some_and(|r| l.role.is_empty() || l.role.contains(r)) && s.count.known() != Some(&0) && s.count.broken().is_none()
    };
    let found: Vec<(&Staff, Side)> = all.items.iter().filter(|(s, _)| fits(s)).copied().collect();
    let worth = |s: &Staff| match lacking(l, s).0.is_empty() {
        _ if broken_in(s).is_some() => Worth::Unknown,
        true => Worth::Valid,
        false => Worth::Invalid,
    };
    let counting = |s: &Staff| {
        let best = |side| found.iter().filter(|(x, of)| *of == side && x.role.known() == s.role.known()).map(|(x, _)| worth(x)).max();
        sides(rule, best(Side::Course), best(Side::Provider))
    };
    let of = |side: Side| -> Vec<(&Staff, Side)> {
        let wanted = |s: &Staff| match counting(s) {
            [one] => Some(*one),
            [] => None,
            _ => Some(side),
        };
        found.iter().filter(|(s, of)| wanted(s) == Some(*of)).copied().collect()
    };
    let mut seen = count(l, &of(Side::Course), &all, look);
    if found.iter().any(|(s, _)| counting(s).len() == 2) {
        let theirs = count(l, &of(Side::Provider), &all, look);
        if theirs.truth < seen.truth {
            seen = theirs;
        }
        seen.reason.text.push_str(" (course and provider both list the role, and both have to hold)");
    }
    if found.iter().any(|(_, side)| *side == Side::Provider) {
        let list = found.iter().map(|(s, side)| Considered {
            kind: Inheritable::Staff,
            id: s.role.known().cloned().unwrap_or_default(),
            title: None,
            from: *side,
            counts: counting(s).contains(side),
            at: d.place(Spot { side: *side, at: s.at }),
            rule: Some(rule),
        });
        seen.considered.splice(0..0, list);
        if let Some(aside) = seen.considered.iter().find(|c| !c.counts) {
            let whose = if aside.from == Side::Course { "the course's own" } else { "the provider's" };
            seen.reason.text.push_str(&format!(" ({whose} entry for {} is set aside)", plain(&aside.id)));
        }
    }
    seen
}

/// What a set of entries comes to.
fn count(l: &StaffBound, found: &[(&Staff, Side)], all: &Both<'_, Staff>, look: &Look<'_>) -> Observation {
    let d = look.dossier;
    let need = l.at_least.unwrap_or(1);
    let mut people = 0u32;
    let mut good = None;
    let mut lacks: Vec<String> = Vec::new();
    let mut fails: Vec<String> = Vec::new();
    for (s, side) in found {
        let (absent, none) = lacking(l, s);
        if absent.is_empty() && none.is_empty() {
            people = people.saturating_add(s.count.known().copied().unwrap_or(1));
            good = good.or(Some((*s, *side)));
        }
        lacks.extend(absent);
        fails.extend(none);
    }
    let who = who(l);
    let place = found.first().and_then(|(s, side)| spot(look, *side, s.at)).or_else(|| d.course.staff.whole.at().map(|n| d.here(n)));
    if let Some((s, side)) = good.filter(|_| people >= need) {
        return Seen::new(
            LEAF,
            Truth::Holds,
            "staff-listed",
            format!(
                "{} listed, with what the role needs{}",
                plain(s.role.known().map_or("", String::as_str)),
                if side == Side::Provider { INHERITED } else { "" }
            ),
        )
        .value(people.to_string())
        .bound(format!("at least {need}"))
        .at(spot(look, side, s.at))
        .followed(leads_to_a_place(&s.evidence, side, look))
        .evidence(&s.evidence, "staff", side, look)
        .done();
    }
    if all.broken.is_some() {
        return broken(LEAF, "an entry of `staff`", all.broken.clone());
    }
    lacks.dedup();
    fails.dedup();
    if !lacks.is_empty() {
        return Seen::new(
            LEAF,
            Truth::CannotTell,
            "staff-not-described",
            format!("{who} is listed, and the file does not state {}", list(&lacks)),
        )
        .guard()
        .at(place)
        .done();
    }
    if !all.complete {
        return Seen::new(LEAF, Truth::CannotTell, "not-stated", format!("the file does not state who is {who}")).at(place).done();
    }
    let (code, text) = if people > 0 {
        ("too-few-staff", format!("{people} of {need} are listed: {who}"))
    } else if fails.is_empty() {
        ("no-such-staff", format!("no {who} is listed"))
    } else {
        ("staff-unsuited", format!("{who} is listed without {}", list(&fails)))
    };
    let seen = Seen::new(LEAF, Truth::Fails, code, text).value(people.to_string()).bound(format!("at least {need}")).at(place);
    seen.close(
        GapKind::Supply,
        format!(
            "name {} by role under `staff`, with {}",
            who,
            if l.link_worker.is_empty() {
                "qualifications and experience".into()
            } else {
                format!("`link_worker: {}`", l.link_worker.join("` or `"))
            }
        ),
    )
    .done()
}

/// What an entry does not state, and what it states as lacking.
fn lacking(l: &StaffBound, s: &Staff) -> (Vec<String>, Vec<String>) {
    let (mut absent, mut none) = (Vec::new(), Vec::new());
    for (wanted, list, word) in [(l.qualified, &s.qualifications, "qualifications"), (l.experienced, &s.experience, "experience")] {
        if wanted && list.items.is_empty() {
            if list.whole.is_absent() { absent.push(word.to_string()) } else { none.push(word.to_string()) }
        }
    }
    if !l.link_worker.is_empty() {
        match s.link_worker.known() {
            Some(x) if l.link_worker.contains(x) => {}
            Some(_) => none.push("present or recent link work".into()),
            None => absent.push("whether they are a link worker".into()),
        }
    }
    (absent, none)
}
