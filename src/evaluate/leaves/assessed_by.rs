//! `assessed_by {evidences, observed, occasions}`: the summative assessments that test this requirement's outcomes can
//! show what it asks for. What a method can show is a table in `standards/methods.yaml`: a written exam is no practice.

use super::{Look, Part, Seen, broken, list};
use crate::evaluate::chain::{self, Why};
use crate::model::provider::Role;
use crate::model::result::{GapKind, Observation, Truth};
use crate::model::rule::{AssessedBy, Evidences};

const LEAF: &str = "assessed-by";

/// In words.
pub fn in_words(l: &AssessedBy) -> String {
    let mut parts = Vec::new();
    if let Some(e) = l.evidences {
        parts.push(format!("by a method that can show {}", e.word()));
    }
    if l.observed == Some(true) {
        parts.push("by someone who sees the learner do it".into());
    }
    if let Some(n) = l.occasions {
        parts.push(format!("on at least {n} occasion{}", if n == 1 { "" } else { "s" }));
    }
    format!("it is assessed summatively {}", list(&parts))
}

/// On how many occasions it is surely shown, and whether anything is open.
pub fn parts(l: &AssessedBy, look: &Look<'_>) -> [Part; 2] {
    let need = l.occasions.unwrap_or(1) as usize;
    let links = chain::of(look);
    let reached = || links.iter().filter(|k| k.reached && k.role == Role::Assesses);
    let (mut seen, mut shown, mut open) = (Vec::new(), 0usize, 0usize);
    for (i, sure, _) in reached().flat_map(|k| &k.assessments) {
        if seen.contains(i) {
            continue;
        }
        seen.push(*i);
        let a = look.dossier.assessment(*i);
        let method = a.method.known().and_then(|m| look.cx.catalogue.method(m));
        let fits = method.map(|m| l.evidences.is_none_or(|e| m.evidences.contains(&e)) && (l.observed != Some(true) || m.observed));
        match fits {
            Some(true) if *sure == Truth::Holds => {
                shown = shown.saturating_add(a.occasions.known().copied().unwrap_or(1) as usize);
                open += usize::from(a.occasions.known().is_none());
            }
            Some(false) => {}
            _ => open += 1,
        }
        open += usize::from(a.occasions.broken().is_some());
    }
    open += reached().filter(|k| k.assessed == Truth::CannotTell || look.dossier.outcomes[k.outcome].unsure_test.is_some()).count();
    [Part::of(shown, need), Part::of(open, 1)]
}

/// Looks.
pub fn observe(l: &AssessedBy, look: &Look<'_>) -> Observation {
    let d = look.dossier;
    let links = chain::of(look);
    let reached = || links.iter().filter(|k| k.reached && k.role == Role::Assesses);
    let mut used: Vec<(usize, Truth, Why)> = Vec::new();
    for a in reached().flat_map(|k| &k.assessments) {
        if !used.iter().any(|(x, _, _)| *x == a.0) {
            used.push(*a);
        }
    }
    if used.is_empty() {
        let open = reached().any(|k| k.assessed == Truth::CannotTell)
            || d.unsure[look.index].is_some()
            || (d.is_part() && d.claims[look.index].is_empty());
        if open {
            return Seen::new(LEAF, Truth::CannotTell, "assessment-not-known", "how it is assessed is not known").guard().done();
        }
        return Seen::new(
            LEAF,
            Truth::Fails,
            "nothing-to-look-at",
            "there is no summative assessment of it whose method could be looked at",
        )
        .done();
    }
    let mut can = Vec::new();
    let mut cannot = Vec::new();
    let mut open = None;
    let mut occasions = 0u32;
    let mut open_occasions = false;
    let mut unstated = None;
    for (i, sure, why) in &used {
        let a = d.assessment(*i);
        let place = d.here(a.at);
        if a.occasions.broken().is_some() {
            open_occasions = true;
        }
        let method = a.method.known().and_then(|m| look.cx.catalogue.method(m));
        match method {
            None => open = open.or(Some((a.id.clone(), place, Why::Broken))),
            Some(m) => {
                let fits = l.evidences.is_none_or(|e| m.evidences.contains(&e)) && (l.observed != Some(true) || m.observed);
                if fits && *sure == Truth::Holds {
                    if a.occasions.is_absent() {
                        unstated = unstated.or(Some(a));
                    }
                    occasions = occasions.saturating_add(a.occasions.known().copied().unwrap_or(1));
                    can.push((a, m));
                } else if fits {
                    open = open.or(Some((a.id.clone(), place, *why)));
                } else {
                    cannot.push((a, m));
                }
            }
        }
    }
    let need = l.occasions.unwrap_or(1);
    let bound = in_words(l);
    if !can.is_empty() && occasions >= need {
        let names: Vec<String> = can.iter().map(|(a, m)| format!("{} ({})", a.id, m.title.to_lowercase())).collect();
        let mut seen = Seen::new(LEAF, Truth::Holds, "method-shows-it", format!("assessed by {}", list(&names)))
            .bound(bound)
            .value(occasions.to_string());
        for (a, _) in can.iter().take(4) {
            seen = seen.at(Some(d.here(a.at)));
        }
        return seen.done();
    }
    if let Some((id, place, Why::PurposeUnknown)) = open {
        let text = format!("assessment {id} could show it, and the file does not state whether it is summative");
        return Seen::new(LEAF, Truth::CannotTell, "purpose-not-stated", text).at(Some(place)).done();
    }
    if let Some((id, place, _)) = open {
        return broken(LEAF, &format!("the method or purpose of assessment {id}"), Some(place));
    }
    // A broken assessment or claim may be the one that shows it.
    let stray = reached().find_map(|k| d.outcomes[k.outcome].unsure_test.clone()).or_else(|| d.unsure[look.index].clone());
    if stray.is_some() {
        return broken(LEAF, "an assessment or a mapping that may show it", stray);
    }
    if let Some(k) = reached().find(|k| k.assessed == Truth::CannotTell && k.assessments.is_empty()) {
        let text = format!("how outcome {} is assessed is not known", d.outcomes[k.outcome].outcome.id);
        return Seen::new(LEAF, Truth::CannotTell, "assessment-not-known", text).guard().done();
    }
    if open_occasions {
        return broken(LEAF, "the number of occasions", None);
    }
    // An assessment is at least one occasion; that it is no more must be said.
    if let Some(a) = unstated {
        let text = format!("the file does not state on how many occasions {} is taken, and {need} are needed", a.id);
        return Seen::new(LEAF, Truth::CannotTell, "occasions-not-stated", text).at(Some(d.here(a.at))).done();
    }
    if !can.is_empty() {
        let (a, _) = can[0];
        let text = format!("it is assessed on {occasions} occasion{}, and {need} are needed", if occasions == 1 { "" } else { "s" });
        let action = format!("assess it on {need} separate occasions; if {} already has more than one, state them in `occasions`", a.id);
        return Seen::new(LEAF, Truth::Fails, "too-few-occasions", text)
            .value(occasions.to_string())
            .bound(bound)
            .at(Some(d.here(a.at)))
            .close(GapKind::AssessOtherwise, action)
            .done();
    }
    let names: Vec<String> = cannot.iter().map(|(a, m)| format!("{} ({})", a.id, m.title.to_lowercase())).collect();
    let what = match l.evidences {
        Some(Evidences::Skill) => "a skill",
        Some(Evidences::Behaviour) => "a behaviour over time",
        _ => "it",
    };
    let fitting: Vec<String> = look
        .cx
        .catalogue
        .methods
        .iter()
        .filter(|m| l.evidences.is_none_or(|e| m.evidences.contains(&e)) && (l.observed != Some(true) || m.observed))
        .map(|m| m.title.to_lowercase())
        .take(4)
        .collect();
    let text = format!("it is assessed only by {}, which cannot show {what}", list(&names));
    let mut seen = Seen::new(LEAF, Truth::Fails, "method-cannot-show-it", text)
        .bound(bound)
        .close(GapKind::AssessOtherwise, format!("assess it by a method that can: {}, for example", list(&fitting)));
    for (a, _) in cannot.iter().take(4) {
        seen = seen.at(Some(d.here(a.at)));
    }
    seen.done()
}
