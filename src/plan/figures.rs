//! Figures that contradict one another: each single figure whose correction makes all of them agree.

use super::ways::Ways;
use super::{Ground, put};
use crate::model::dossier::Side;
use crate::model::result::{GapKind, Observation, Truth};
use serde_json::{Number, Value as Json};

/// Corrections of single figures, those of the award as a whole first; then of all figures of the whole at once.
pub fn ways(g: &Ground<'_>, gap: usize, out: &mut Ways) {
    // Each relation that fails is an observation of its own.
    let reconcile = |o: &&Observation| o.truth == Truth::Fails && o.remedy.as_ref().is_some_and(|r| r.kind == GapKind::Reconcile);
    let seen: Vec<&Observation> = g.now.findings[gap].observations.iter().filter(|o| o.leaf == "hours").filter(reconcile).collect();
    let clauses: Vec<&str> = seen.iter().map(|o| o.reason.text.as_str()).collect();
    let numbers = numbers(&clauses.join("; "));
    let provided = "the other figures are right: find out first which one is wrong";
    for (path, word) in figures(g) {
        let Some(now) = value(g, &path) else { continue };
        if !clauses.iter().any(|c| c.contains(word)) {
            continue;
        }
        let mut tried: Vec<f64> = Vec::new();
        let sums = numbers.iter().flat_map(|a| numbers.iter().flat_map(move |b| [*a, now + a - b, a * 10.0, a / 10.0]));
        for to in sums {
            let whole_or_half = (to * 2.0 - (to * 2.0).round()).abs() < 1e-9;
            if to <= 0.0 || !whole_or_half || (to - now).abs() < 1e-9 || tried.iter().any(|t| (t - to).abs() < 1e-9) {
                continue;
            }
            tried.push(to);
            let text = format!("Correct `{}` from {now} to {to}", path.trim_start_matches('/').replace('/', "."));
            let way = out.say(text, vec![put(g.tree, Side::Course, path.clone(), json(to))], GapKind::Reconcile, "one figure");
            way.provided = Some(provided.into());
            way.place = g.tree.locate_named(&path);
        }
    }
    let mut edits = Vec::new();
    for clause in &clauses {
        let whole = WHOLE.iter().find(|(_, _, says)| clause.starts_with(says));
        if let (Some((path, _, _)), Some(sum)) = (whole, self::numbers(clause).first()) {
            edits.push(put(g.tree, Side::Course, *path, json(*sum)));
        }
    }
    if edits.len() > 1 {
        let text = "Correct the figures of the whole to what the units come to";
        let way = out.say(text, edits, GapKind::Reconcile, "figures of the whole");
        way.provided = Some("the figures of the units are right: find out first which are wrong".into());
        way.place = seen.iter().find_map(|o| o.places.first().cloned());
    }
}

/// Figures of the whole: path, the word that a sentence about it holds, how the sentence about the units' sum begins.
const WHOLE: [(&str, &str, &str); 3] = [
    ("/qualification/credit/value", "credit", "the units' credit"),
    ("/qualification/tqt", "total", "the units' total hours"),
    ("/qualification/glh", "guided", "the units' guided hours"),
];

fn figures(g: &Ground<'_>) -> Vec<(String, &'static str)> {
    let mut out: Vec<(String, &'static str)> = WHOLE.iter().map(|(p, w, _)| (p.to_string(), *w)).collect();
    out.push(("/practice/hours".into(), "practice"));
    for u in &g.course.units {
        for (part, word) in [("credit", "credit"), ("hours/total", "hours"), ("hours/guided", "guided"), ("hours/practice", "practice")] {
            out.push((format!("/units/{}/{part}", u.id), word));
        }
    }
    out
}

fn value(g: &Ground<'_>, path: &str) -> Option<f64> {
    let node = g.tree.follow(path).ok()?;
    g.tree.text(node).parse().ok()
}

/// A whole number without decimals, so that it is written as people write it.
fn json(n: f64) -> Json {
    if (n - n.round()).abs() < 1e-9 {
        Json::Number((n.round() as i64).into())
    } else {
        Number::from_f64(n).map_or(Json::Null, Json::Number)
    }
}

/// The numbers in a text; those that are part of a name are none.
fn numbers(text: &str) -> Vec<f64> {
    let words = text.split([' ', ';', ',']).map(|w| w.trim_end_matches('.'));
    let mut out: Vec<f64> = Vec::new();
    for n in words.filter_map(|w| w.parse::<f64>().ok()).filter(|n| n.is_finite()) {
        if !out.contains(&n) {
            out.push(n);
        }
    }
    out
}
