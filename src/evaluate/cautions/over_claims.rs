//! Claims that say more than the file bears out (HCPC mapping guidance; GPhC template; `rivals` of the field call it
//! over-claiming).

use super::{Touched, Watch, some};
use crate::evaluate::chain::Why;
use crate::evaluate::leaves::number;
use crate::model::course::Teaching;
use crate::model::dossier::{ClaimFrom, Spot};
use crate::model::provider::Role;
use crate::model::result::Truth;
use crate::model::rule::Test;
use crate::source::{At, Place};
use std::collections::BTreeMap;

/// Looks at every claim.
pub fn check(w: &mut Watch<'_>) {
    claimed_not_assessed(w);
    one_outcome_for_many(w);
    hours_claimed_twice(w);
}

/// An outcome claimed to assess something, and tested by nothing. Several requirements it is claimed for are one caution.
fn claimed_not_assessed(w: &mut Watch<'_>) {
    let ground = w.ground;
    let mut found: Vec<(&str, Why, Vec<usize>, Vec<Place>)> = Vec::new();
    for index in 0..w.dossier.claims.len() {
        for link in ground.links(w.dossier, index, &ground.everything).iter() {
            // What is claimed of units that are no part of this award says nothing of it.
            if link.role != Role::Assesses || link.assessed != Truth::Fails || !link.reached {
                continue;
            }
            let claim = &w.dossier.claims[index][link.claim];
            let place = w.place(claim.spot);
            match found.iter_mut().find(|(id, ..)| *id == claim.id) {
                Some((_, _, about, places)) => {
                    about.push(index);
                    places.push(place);
                }
                None => found.push((claim.id, link.why, vec![index], vec![place])),
            }
        }
    }
    for (id, why, about, places) in found {
        let what = if why == Why::FormativeOnly { "only a formative assessment tests it" } else { "no assessment tests it" };
        w.raise("claimed-not-assessed", format!("outcome {id} is claimed to be assessed, and {what}"), &about, places);
    }
}

/// Requirements by index, and where they are claimed.
type Claimed = (Vec<usize>, Vec<Spot>);

/// One outcome, or one criterion, claimed for more requirements of one standard than it plausibly carries. Each standard
/// is counted by itself: a course checked against two that overlap claims each outcome twice, and rightly.
fn one_outcome_for_many(w: &mut Watch<'_>) {
    let Some(bound) = w.bound("one-outcome-for-many") else { return };
    let mut found: BTreeMap<(&str, usize), Claimed> = BTreeMap::new();
    for (index, claims) in w.dossier.claims.iter().enumerate() {
        let standard = w.cx.selection.requirements[index].standard;
        for claim in claims.iter().filter(|c| matches!(c.from, ClaimFrom::Outcome(_))) {
            let (about, spots) = found.entry((claim.id, standard)).or_default();
            if about.last() != Some(&index) {
                about.push(index);
            }
            if spots.last() != Some(&claim.spot) {
                spots.push(claim.spot);
            }
        }
    }
    let mut by_standard: BTreeMap<usize, (Vec<String>, Touched)> = BTreeMap::new();
    for ((id, standard), (about, spots)) in found {
        if about.len() as f64 > bound {
            let (names, all) = by_standard.entry(standard).or_default();
            names.push(format!("{id} for {}", about.len()));
            all.0.extend(about);
            all.1.extend(spots.into_iter().map(|s| w.place(s)));
        }
    }
    for (standard, (names, (about, places))) in by_standard {
        let (code, bound) = (&w.cx.catalogue.standards[standard].code, number(bound));
        let text = format!("one outcome is claimed for more than {bound} requirements of {code}: {}", some(&names));
        w.raise("one-outcome-for-many", text, &about, places);
    }
}

/// Hours that count twice for certain: the same entry word for word, or more than the unit has. Practice beyond the units,
/// or practice that a tutor observes, may rightly stand in two places, so that is left alone.
fn hours_claimed_twice(w: &mut Watch<'_>) {
    let mut found: Vec<(String, Vec<Place>)> = Vec::new();
    let mut seen: BTreeMap<Entry<'_>, (At, &str)> = BTreeMap::new();
    for unit in &w.dossier.course.units {
        let sum: f64 = unit.teaching.iter().filter_map(|t| t.hours.known()).sum();
        if let Some((total, at)) = unit.hours.known().and_then(|h| h.total.known().zip(h.total.at()))
            && sum > total + 0.5
        {
            let text = format!("the teaching of unit {} comes to {} hours, and the unit has {}", unit.id, number(sum), number(*total));
            found.push((text, vec![w.here(at)]));
        }
        for t in &unit.teaching {
            let Some((entry, hours)) = entry(t) else { continue };
            if let Some((at, first)) = seen.insert(entry, (t.at, &unit.id)) {
                let listed = if first == unit.id { format!("unit {first} twice") } else { format!("units {first} and {}", unit.id) };
                let text = format!("the same teaching ({} h) is listed in {listed}", number(hours));
                found.push((text, vec![w.here(at), w.here(t.at)]));
            }
        }
    }
    if found.is_empty() {
        return;
    }
    let about = w.asking(&|t: &Test| matches!(t, Test::Hours(_)));
    for (text, places) in found {
        w.raise("hours-claimed-twice", text, &about, places);
    }
}

/// What makes two entries one: activity, minutes and outcomes. Many units have "own study" of as many hours, so the
/// outcomes must be the same too.
type Entry<'a> = (String, i64, Vec<&'a str>);

fn entry(t: &Teaching) -> Option<(Entry<'_>, f64)> {
    let words = t.activity.known()?.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let hours = t.hours.known().copied().filter(|h| *h > 0.0)?;
    let mut outcomes: Vec<&str> = t.outcomes.iter().map(String::as_str).collect();
    outcomes.sort_unstable();
    (!outcomes.is_empty()).then_some(((words, (hours * 60.0).round() as i64, outcomes), hours))
}
