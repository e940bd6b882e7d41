//! Levels, credit and hours that a reader could take for more than they are: equivalences the published table does not
//! bear out, hours printed as credit, a name that promises another size.
//!
//! What breaks a rule of the framework is a finding (`hours {agree}`); here stands what only makes somebody ask.

use super::Watch;
use super::words::{self, Titles};
use crate::evaluate::leaves::{list, number};
use crate::model::course::{CreditUnit, Unit};
use crate::model::level::{CreditRounding, Framework};
use crate::model::rule::{NamedLevel, Test};
use crate::model::{Dossier, Fact};
use crate::source::Place;

/// Looks at every figure.
pub fn check(w: &mut Watch<'_>) {
    credit_as_hours(w);
    credit_entries(w);
    equivalences(w);
    guided(w);
    practice_in_guided(w);
    size_of_the_name(w);
    unit_credit(w);
    unit_levels(w);
}

/// Credit above the hours it stands for: one figure was printed for the other.
fn credit_as_hours(w: &mut Watch<'_>) {
    let d = w.dossier;
    let q = &d.course.qualification;
    let (credit, tqt) = (q.then(|q| &q.credit).then(|c| &c.value), q.then(|q| &q.tqt));
    let about = figures(w);
    if let (Some(c), Some(t)) = (credit.known(), tqt.known())
        && *c > 0.0
        && c >= t
    {
        let framework = q.then(|q| &q.framework).known().and_then(|f| w.cx.catalogue.levels.framework(f));
        let rule = framework.and_then(|f| f.credit.as_ref()).filter(|r| q.then(|q| &q.credit).then(|c| &c.unit).known() == Some(&r.unit));
        let usual = rule.map(|r| format!(" (so many take about {} hours)", number(c * r.hours_per_credit))).unwrap_or_default();
        let text = format!("{} credits stand beside {} hours in all: a credit stands for several hours{usual}", number(*c), number(*t));
        w.raise("credit-as-hours", text, &about, [credit.at(), tqt.at()].into_iter().flatten().map(|a| d.here(a)).collect());
    }
    let of = |u: &&Unit| match (u.credit.known(), u.hours.then(|h| &h.total).known()) {
        (Some(c), Some(t)) => *c > 0.0 && c >= t,
        _ => false,
    };
    let (names, places) = named(d, words::units(d).filter(of));
    if !names.is_empty() {
        let text = format!("as many credits as hours, or more, in {}: a credit stands for several hours", list(&names));
        w.raise("credit-as-hours", text, &about, places);
    }
}

/// The same credit printed in two units that do not convert into one another.
fn credit_entries(w: &mut Watch<'_>) {
    let d = w.dossier;
    let Some(credit) = d.course.qualification.then(|q| &q.credit).known().cloned() else { return };
    let (Some(value), Some(unit)) = (credit.value.known(), credit.unit.known()) else { return };
    let table = &w.cx.catalogue.levels.credit_units;
    let factor = |from: CreditUnit, to: CreditUnit| match from == to {
        true => Some(1.0),
        false => {
            let line = |a, b| table.iter().find(|c| c.unit == a && c.of == b).map(|c| c.equals);
            line(from, to).or_else(|| line(to, from).map(|n| 1.0 / n))
        }
    };
    let about = figures(w);
    for other in &credit.also {
        let (Some(v), Some(u)) = (other.value.known(), other.unit.known()) else { continue };
        let Some(factor) = factor(*unit, *u) else { continue };
        let made = value * factor;
        // Half a credit is what rounding to whole or half credits can make.
        if u == unit && value != v {
            let text = format!("{} and {} {} are printed for one award", number(*value), number(*v), unit.words());
            w.raise("credit-entries-disagree", text, &about, vec![d.here(credit.at), d.here(other.at)]);
        } else if (made - v).abs() > 0.5 + 1e-9 {
            let text = format!(
                "{} {} are printed as {} {}, and usually make {} of them",
                number(*value),
                unit.words(),
                number(*v),
                u.words(),
                number(made)
            );
            w.raise("credit-entries-disagree", text, &about, vec![d.here(credit.at), d.here(other.at)]);
        }
    }
}

/// Printed equivalences against the published correspondence.
fn equivalences(w: &mut Watch<'_>) {
    let d = w.dossier;
    let Some(q) = d.course.qualification.known() else { return };
    let levels = &w.cx.catalogue.levels;
    let about = w.asking(&|t| matches!(t, Test::Level(_)));
    let stated: Vec<(&Framework, String, Place)> = q
        .stated_equivalences
        .iter()
        .filter_map(|e| Some((levels.framework(e.framework.known()?)?, e.level.known()?.trim().to_string(), d.here(e.at))))
        .collect();
    let own = q.framework.known().and_then(|f| levels.framework(f));
    let (Some(own), Some(level)) = (own, q.level.known()) else {
        // A framework that is broken may be a good one.
        let of = match &q.framework {
            Fact::Known(f, _) if own.is_none() => format!("is of `{f}`, no national framework"),
            Fact::Absent if q.level.known().is_some() => "names no framework".to_string(),
            _ => return,
        };
        if let Some((to, there, place)) = stated.first() {
            let text =
                format!("the level {of}; that {} {there} is printed beside it places nothing until the publisher confirms it", to.id);
            w.raise("equivalence-stands-alone", text, &about, vec![place.clone()]);
        }
        return;
    };
    let named = NamedLevel { framework: own.id.clone(), level: level.trim().to_string() };
    if !own.levels.contains(&named.level) {
        return;
    }
    let here = format!("{} {}", own.id, named.level);
    for (to, there, place) in &stated {
        let found = levels.corresponding(&named, &to.id);
        if !found.contains(there) {
            let table = match found.is_empty() {
                true => format!("the published table has no {} level beside {here}", to.id),
                false => format!("the published table has {} {} beside {here}", to.id, found.join(" or ")),
            };
            // The number may be right in another column of the table.
            let other = levels.frameworks.iter().filter(|f| f.current() && f.id != to.id && f.id != own.id);
            let other: Vec<&str> = other.filter(|f| levels.corresponding(&named, &f.id).contains(there)).map(|f| f.id.as_str()).collect();
            let like = match other.as_slice() {
                _ if *there == named.level => format!("; {there} is its number in the {} itself", own.id),
                [] => String::new(),
                ids => format!("; {there} is its level in the {}, which may have been taken for the {}", ids.join(" and the "), to.id),
            };
            let text = format!("{here} is printed as {} {there}, but {table}{like}", to.id);
            w.raise("equivalence-not-in-table", text, &about, vec![place.clone()]);
            continue;
        }
        let row = levels.correspondence.iter().find(|r| r.levels.get(&own.id).is_some_and(|l| l.contains(&named.level)));
        // A level that is the only one of its row takes in all that the row has elsewhere.
        let takes_in = row.is_some_and(|r| r.levels.get(&own.id).is_some_and(|l| l.len() == 1)) && found.len() > 1;
        let left: Vec<String> = found.iter().filter(|l| !stated.iter().any(|(t, x, _)| t.id == to.id && x == *l)).cloned().collect();
        if takes_in && !left.is_empty() {
            let text = format!("{here} is printed as {} {there} alone; it takes in {} {} too", to.id, to.id, list(&left));
            w.raise("equivalence-too-narrow", text, &about, vec![place.clone()]);
        }
    }
}

/// Not an hour of study beside the guided ones.
fn guided(w: &mut Watch<'_>) {
    let d = w.dossier;
    let q = &d.course.qualification;
    let (tqt, glh) = (q.then(|q| &q.tqt), q.then(|q| &q.glh));
    if let (Some(t), Some(g), Some(at)) = (tqt.known(), glh.known(), glh.at())
        && *t > 0.0
        && (t - g).abs() < 1e-9
    {
        let text = format!("all {} hours are guided: none is left for study, or practice, that nobody supervises", number(*t));
        w.raise("guided-is-everything", text, &figures(w), vec![d.here(at)]);
    }
}

/// Guided hours and hours of practice that together are more than there are, so that some are counted as both.
fn practice_in_guided(w: &mut Watch<'_>) {
    let d = w.dossier;
    let about = figures(w);
    let both = |guided: f64, practice: f64, total: f64| {
        let fit = guided <= total && practice <= total;
        Some(guided + practice - total).filter(|n| fit && *n > 1e-9)
    };
    let of = |u: &&Unit| {
        let part = |f: Fact<f64>| f.known().copied();
        let (g, p) = (part(u.hours.then(|h| &h.guided)), part(u.hours.then(|h| &h.practice)));
        let t = part(u.hours.then(|h| &h.total));
        matches!((g, p, t), (Some(g), Some(p), Some(t)) if both(g, p, t).is_some())
    };
    let (names, places) = named(d, words::units(d).filter(of));
    if !names.is_empty() {
        let text = format!("guided hours and hours of practice are together more than the hours in all, in {}", list(&names));
        w.raise("practice-counted-as-guided", text, &about, places);
        return;
    }
    let q = &d.course.qualification;
    let practice = d.course.practice.then(|p| &p.hours);
    if let (Some(g), Some(p), Some(t), Some(at)) = (q.then(|q| &q.glh).known(), practice.known(), q.then(|q| &q.tqt).known(), practice.at())
        && let Some(n) = both(*g, *p, *t)
    {
        let text = format!(
            "{} guided hours and {} of practice within {} in all: {} at least are counted as both",
            number(*g),
            number(*p),
            number(*t),
            number(n)
        );
        w.raise("practice-counted-as-guided", text, &about, vec![d.here(at)]);
    }
}

/// Least and most hours of an Award, a Certificate and a Diploma (OFQ-E-SIZE).
const SIZES: &[(&str, f64, f64)] = &[("award", 0.0, 120.0), ("certificate", 121.0, 369.0), ("diploma", 370.0, f64::INFINITY)];

/// A regulated qualification whose name promises another size than its hours have.
fn size_of_the_name(w: &mut Watch<'_>) {
    let d = w.dossier;
    let Some(q) = d.course.qualification.known() else { return };
    if !words::regulated(q, &w.cx.catalogue.levels) {
        return;
    }
    let size_of = |text: &str| {
        let words = words::of(text);
        // Names of higher education keep their own sizes.
        let other = |a: &str| words::has(&words, a);
        if ["hnc", "hnd", "higher national", "of higher education", "postgraduate", "graduate"].into_iter().any(other) {
            return None;
        }
        let mut found = SIZES.iter().filter(|(name, ..)| words.iter().any(|w| w == name));
        found.next().filter(|_| found.next().is_none())
    };
    // One name says no more than the other where both are there: a title alone is looked at only without a type.
    let (name, at) = match (&q.r#type, Titles::of(d).certificated) {
        (Fact::Known(kind, at), _) => (kind.clone(), *at),
        (Fact::Absent, Some((title, at))) => (title, at),
        _ => return,
    };
    let Some((word, least, most)) = size_of(&name) else { return };
    let credit = d.course.qualification.then(|q| &q.credit).then(|c| &c.value);
    let rule = q.framework.known().and_then(|f| w.cx.catalogue.levels.framework(f)).and_then(|f| f.credit.as_ref());
    let (low, high, what) = match (&q.tqt, credit.known(), rule) {
        // Hours that are no more than the credit are a slip of their own.
        (Fact::Known(t, _), Some(c), _) if c >= t => return,
        (Fact::Known(t, _), ..) => (*t, *t, format!("{} hours", number(*t))),
        // Credit is rounded, so it stands for a span of hours.
        (Fact::Absent, Some(c), Some(r)) if r.rule == CreditRounding::RoundedExactly => {
            let (a, b) = ((c - 0.5) * r.hours_per_credit, (c + 0.5) * r.hours_per_credit);
            (a, b, format!("{} credits, about {} hours", number(*c), number(c * r.hours_per_credit)))
        }
        _ => return,
    };
    if high < *least || low > *most {
        let fits = SIZES.iter().find(|(_, l, m)| low <= *m && high >= *l).map_or("another", |(name, ..)| name);
        let text =
            format!("`{name}` has {what}; by the guidance on titles that is the size of {} {fits}, not of {} {word}", a(fits), a(word));
        w.raise("size-outside-band", text, &figures(w), vec![d.here(at)]);
    }
}

fn a(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// Credit of units that is neither whole nor half.
fn unit_credit(w: &mut Watch<'_>) {
    let d = w.dossier;
    let odd = |u: &&Unit| u.credit.known().is_some_and(|c| (c * 2.0 - (c * 2.0).round()).abs() > 1e-9);
    let (names, places) = named(d, words::units(d).filter(odd));
    if !names.is_empty() {
        let text = format!("credit that is neither whole nor half, in {}", list(&names));
        w.raise("unit-credit-fraction", text, &figures(w), places);
    }
}

/// Units far from the level of the award.
fn unit_levels(w: &mut Watch<'_>) {
    let d = w.dossier;
    let (Some(q), Some(bound)) = (d.course.qualification.known(), w.bound("unit-level-far")) else { return };
    let Some(framework) = q.framework.known().and_then(|f| w.cx.catalogue.levels.framework(f)) else { return };
    let rank = |l: &str| framework.levels.iter().position(|x| x == l.trim()).map(|i| i as f64);
    let Some(award) = q.level.known().and_then(|l| rank(l)) else { return };
    // A degree climbs through several levels, so only a regulated award is asked about units below it.
    let below = words::regulated(q, &w.cx.catalogue.levels);
    let far = |u: &&Unit| {
        let own = u.level.known().and_then(|l| rank(l));
        own.is_some_and(|own| own - award > bound || (below && award - own > bound))
    };
    let (names, places) = named(d, words::units(d).filter(far));
    if !names.is_empty() {
        let (level, id) = (q.level.known().map_or("", |l| l.trim()), &framework.id);
        let text = format!("far from the award's {id} level {level}: {}", list(&names));
        w.raise("unit-level-far", text, &w.asking(&|t| matches!(t, Test::Credits(_))), places);
    }
}

/// Requirements that look at credit and hours.
fn figures(w: &Watch<'_>) -> Vec<usize> {
    w.asking(&|t| matches!(t, Test::Hours(_)))
}

/// Names of units for a sentence, with their places.
fn named<'a>(d: &Dossier<'_>, units: impl Iterator<Item = &'a Unit>) -> (Vec<String>, Vec<Place>) {
    units
        .map(|u| {
            let level = u.level.known().map(|l| format!(" (level {})", l.trim())).unwrap_or_default();
            (format!("unit {}{level}", u.id), d.here(u.at))
        })
        .unzip()
}
