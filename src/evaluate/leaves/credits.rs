//! `credits {at, at_least}`: enough credit, at the award's own level or at any, on the route that has least.
//!
//! Ofqual lets units stand at several levels (handbook section E), so one level of the whole does not say enough. No
//! source fixes how much credit must be at level for every award: the bound is a parameter of the profile, with values of
//! their own for the types of award whose rule is published.

use super::{Look, Seen, broken, fact_place, number};
use crate::evaluate::routes;
use crate::model::Fact;
use crate::model::result::{GapKind, Observation, Truth};
use crate::model::rule::{CreditAt, Credits};

const LEAF: &str = "credits";

/// In words.
pub fn in_words(l: &Credits) -> String {
    let what = match l.at {
        CreditAt::AwardLevel => "credit at or above the award's own level",
        CreditAt::AnyLevel => "credit",
    };
    format!("{what} is at least {}, on the route that has least", super::bound_words(&l.at_least))
}

/// Looks.
pub fn observe(l: &Credits, look: &Look<'_>) -> Observation {
    let d = look.dossier;
    let q = &d.course.qualification;
    let credit = q.then(|q| &q.credit);
    let whole = credit.then(|c| &c.value);
    let place = fact_place(look, &whole);
    if let Some(node) = whole.broken().or(d.course.units.first_broken()) {
        return broken(LEAF, "credit", Some(d.here(node)));
    }
    let cannot = |what: &str| {
        Seen::new(LEAF, Truth::CannotTell, "credit-not-stated", format!("the file does not state {what}")).at(place.clone()).done()
    };
    if let (Fact::StatedNone(_), Some(need)) = (&whole, l.at_least.value) {
        let text = format!("the award has no credit; {} are needed", number(need));
        return Seen::new(LEAF, Truth::Fails, "credit-too-little", text)
            .at(place)
            .close(GapKind::Redesign, "an award without credit cannot meet a rule of credit")
            .done();
    }
    let Some(whole) = whole.known().copied() else { return cannot("the credit of the whole award") };
    let (need, of) = match super::bound_value(&l.at_least, Some(whole), look) {
        Ok(found) => found,
        Err(open) => return super::no_bound(LEAF, "how much credit is needed", open, look),
    };
    let of = of.map(|award| format!(" of an award of type {award}")).unwrap_or_default();
    if d.course.units.items.is_empty() {
        return cannot("the units with their levels and credit");
    }
    let framework = q.then(|q| &q.framework).known().and_then(|f| look.cx.catalogue.levels.framework(f));
    let award = q.then(|q| &q.level);
    let rank = |level: &str| framework.and_then(|f| f.levels.iter().position(|x| x == level.trim()));
    // Credit of a unit that counts; `None` where its level or credit is not known.
    let counts = |u: usize| {
        let unit = &d.course.units.items[u];
        let credit = if matches!(unit.credit, Fact::StatedNone(_)) { Some(0.0) } else { unit.credit.known().copied() };
        match l.at {
            CreditAt::AnyLevel => credit,
            CreditAt::AwardLevel => {
                let (own, floor) = (unit.level.known()?, award.known()?);
                // Without a framework only the same level, in the same document, can be said to be at level.
                let at_level = own.trim() == floor.trim() || rank(own)? >= rank(floor)?;
                if at_level { credit } else { Some(0.0) }
            }
        }
    };
    let at = if l.at == CreditAt::AwardLevel { " at or above the award's level" } else { "" };
    let bound = format!("at least {}{of}", number(need));
    let known_least = routes::least(d, &counts);
    // What is not known counts as nothing: if the rest already suffices, nothing more needs to be known.
    let at_least = routes::least(d, &|u| Some(counts(u).unwrap_or(0.0)));
    if let Some(sure) = at_least.filter(|s| s + 1e-9 >= need) {
        return Seen::new(
            LEAF,
            Truth::Holds,
            "credit-enough",
            format!("{} of {} credits are{at}, on the route that has least", number(sure), number(whole)),
        )
        .value(number(sure))
        .bound(bound)
        .at(place)
        .done();
    }
    match known_least {
        Some(have) if !d.is_part() => {
            let text = format!(
                "only {} of {} credits are{at} on the route that has least; {} are needed{of}",
                number(have),
                number(whole),
                number(need)
            );
            Seen::new(LEAF, Truth::Fails, "credit-too-little", text)
                .value(number(have))
                .bound(bound)
                .at(place)
                .close(
                    GapKind::Redesign,
                    "the level of units is no entry to correct: raise units to the award's level, or lower the level claimed",
                )
                .done()
        }
        _ => match super::hours::spoilt(look)
            .or_else(|| d.course.units.iter().find_map(|u| u.level.broken()))
            .or(q.then(|q| &q.level).broken())
        {
            Some(node) => broken(LEAF, "a level, a credit or a group of units", Some(d.here(node))),
            None => cannot("the level and credit of every unit, or its rules of combination"),
        },
    }
}
