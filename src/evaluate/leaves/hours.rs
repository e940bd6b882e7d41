//! `hours {agree}` and `hours {kind, at_least}`: the figures of a specification agree with one another; or there are enough.
//!
//! Rules: credit is TQT divided by ten, to the nearest whole (Ofqual E8.2); guided learning lies within TQT (E7.2); where
//! routes differ, the whole is that of the smallest (criteria 12 and 20). Which rule a framework has stands in `levels.yaml`.
//! Each relation that fails or stays open is an observation of its own, so that its code tells it apart.

use super::{Look, Seen, broken, fact_place, number, reason};
use crate::evaluate::routes;
use crate::model::Fact;
use crate::model::course::{CreditUnit, Unit};
use crate::model::level::{CreditRounding, CreditRule};
use crate::model::result::{GapKind, Observation, Reason, Truth};
use crate::model::rule::{Hours, HoursKind};
use crate::source::Place;

const LEAF: &str = "hours";

/// In words.
pub fn in_words(l: &Hours) -> String {
    match (l.kind, &l.at_least) {
        (Some(kind), Some(b)) => format!("{} hours are at least {}", kind_word(kind), super::bound_words(b)),
        _ => "total time, guided hours, credit and the sums of the units agree with one another, by the framework's own arithmetic".into(),
    }
}

fn kind_word(kind: HoursKind) -> &'static str {
    match kind {
        HoursKind::Total => "total",
        HoursKind::Guided => "guided",
        HoursKind::Practice => "practice",
    }
}

/// Looks.
pub fn observe(l: &Hours, look: &Look<'_>) -> Vec<Observation> {
    match (l.kind, &l.at_least) {
        (Some(kind), Some(bound)) => vec![enough(kind, bound, look)],
        _ => agree(look),
    }
}

fn enough(kind: HoursKind, bound: &crate::model::rule::Bound, look: &Look<'_>) -> Observation {
    let d = look.dossier;
    let fact = match kind {
        HoursKind::Total => d.course.qualification.then(|q| &q.tqt),
        HoursKind::Guided => d.course.qualification.then(|q| &q.glh),
        HoursKind::Practice => super::practice(look).then(|p| &p.hours),
    };
    let place = fact_place(look, &fact);
    let need = match super::bound_value(bound, None, look) {
        Ok((need, _)) => need,
        Err(open) => return super::no_bound(LEAF, "how many hours are needed", open, look),
    };
    match fact {
        Fact::Known(h, _) if h + 1e-9 >= need => {
            Seen::new(LEAF, Truth::Holds, "hours-enough", format!("{} {} hours", number(h), kind_word(kind)))
                .value(number(h))
                .bound(number(need))
                .at(place)
                .done()
        }
        Fact::Known(h, _) => {
            Seen::new(LEAF, Truth::Fails, "hours-too-few", format!("{} {} hours; {} are needed", number(h), kind_word(kind), number(need)))
                .value(number(h))
                .bound(number(need))
                .at(place)
                .close(GapKind::Supply, "provide more hours")
                .done()
        }
        Fact::StatedNone(_) => Seen::new(LEAF, Truth::Fails, "hours-too-few", format!("there are no {} hours", kind_word(kind)))
            .at(place)
            .close(GapKind::Supply, "provide them")
            .done(),
        Fact::Broken(_) => broken(LEAF, "hours", place),
        Fact::Absent => super::unknown(LEAF, &format!("{} hours", kind_word(kind)), None),
    }
}

/// One relation between figures: whether it holds, why, and where.
struct Relation {
    truth: Truth,
    reason: Reason,
    place: Option<Place>,
}

fn agree(look: &Look<'_>) -> Vec<Observation> {
    if let Some(node) = look.dossier.course.units.first_broken() {
        return vec![broken(LEAF, "the list of units", Some(look.dossier.here(node)))];
    }
    let relations = relations(look);
    let of = |truth: Truth| relations.iter().filter(move |r| r.truth == truth);
    let seen = |r: &Relation| Seen::new(LEAF, r.truth, r.reason.code, r.reason.text.clone()).at(r.place.clone());
    let close = "find out which figure is right, and correct the others in specification and file";
    if of(Truth::Fails).next().is_some() {
        return of(Truth::Fails).map(|r| seen(r).close(GapKind::Reconcile, close).done()).collect();
    }
    if let Some(node) = spoilt(look) {
        return vec![broken(LEAF, "a figure of the award or of a unit", Some(look.dossier.here(node)))];
    }
    if of(Truth::CannotTell).next().is_some() {
        return of(Truth::CannotTell).map(|r| seen(r).done()).collect();
    }
    let held: Vec<&str> = of(Truth::Holds).map(|r| r.reason.text.as_str()).collect();
    if held.is_empty() {
        let text = "the file states no figures that could be compared";
        return vec![Seen::new(LEAF, Truth::CannotTell, "figures-not-stated", text).done()];
    }
    let place = of(Truth::Holds).next().and_then(|r| r.place.clone());
    vec![Seen::new(LEAF, Truth::Holds, "figures-agree", held.join("; ")).at(place).done()]
}

/// A figure that is there and cannot be relied on.
pub(super) fn spoilt(look: &Look<'_>) -> Option<crate::source::At> {
    let c = look.dossier.course;
    let q = &c.qualification;
    let credit = q.then(|q| &q.credit);
    let whole = q.then(|q| &q.tqt).broken().or(q.then(|q| &q.glh).broken()).or(credit.broken()).or(credit.then(|c| &c.value).broken());
    let whole = whole.or(credit.then(|c| &c.unit).broken());
    let whole = whole.or(q.then(|q| &q.framework).broken());
    let unit = |u: &Unit| {
        let h = &u.hours;
        u.credit.broken().or(h.broken()).or(h.then(|h| &h.total).broken()).or(h.then(|h| &h.guided).broken())
    };
    whole
        .or_else(|| c.units.iter().find_map(unit))
        .or_else(|| c.groups.first_broken())
        .or_else(|| look.dossier.combination.unsure.filter(|(_, broken)| *broken).map(|(n, _)| n))
}

fn relations(look: &Look<'_>) -> Vec<Relation> {
    let mut out = Vec::new();
    of_the_whole(look, &mut out);
    of_practice(look, &mut out);
    within_units(look, &mut out);
    out
}

/// Credit, total time and guided hours of the award, with one another and with the sums of its units.
fn of_the_whole(look: &Look<'_>, out: &mut Vec<Relation>) {
    let q = &look.dossier.course.qualification;
    let (tqt, glh) = (q.then(|q| &q.tqt), q.then(|q| &q.glh));
    let credit = q.then(|q| &q.credit).then(|c| &c.value);
    let mut add = |(truth, reason), place| out.push(Relation { truth, reason, place });
    match (&credit, &tqt) {
        (Fact::StatedNone(_), _) | (_, Fact::StatedNone(_)) => {}
        (Fact::Known(c, _), Fact::Known(t, _)) => {
            let (c, rule) = tied(*c, look);
            add(credit_of_hours(c, *t, rule), fact_place(look, &credit));
        }
        _ => add(not_stated("both credit and total time"), None),
    }
    match (&glh, &tqt) {
        (Fact::StatedNone(_), _) | (_, Fact::StatedNone(_)) => {}
        (Fact::Known(g, _), Fact::Known(t, _)) if g <= t => {
            // How much of the time is guided is fixed by no rule: it is reported and not judged.
            let share = if *t > 0.0 { format!(" ({} per cent)", (g / t * 100.0).round()) } else { String::new() };
            let text = format!("{} guided hours lie within {}{share}", number(*g), number(*t));
            add((Truth::Holds, reason("figures-agree", text)), fact_place(look, &glh));
        }
        (Fact::Known(g, _), Fact::Known(t, _)) => {
            let text = format!("{} guided hours are more than the total time of {}", number(*g), number(*t));
            add((Truth::Fails, reason("guided-above-total", text)), fact_place(look, &glh));
        }
        _ => add(not_stated("both guided hours and total time"), None),
    }
    for (code, of, fact, figure) in [
        ("credit-of-units", "credit", &credit, unit_credit as fn(&Unit) -> Fact<f64>),
        ("hours-of-units", "total hours", &tqt, |u: &Unit| u.hours.then(|h| &h.total)),
        ("guided-of-units", "guided hours", &glh, |u: &Unit| u.hours.then(|h| &h.guided)),
    ] {
        if let Some(seen) = sum_of_units(look, code, of, fact, figure) {
            add(seen, fact_place(look, fact));
        }
    }
}

/// Hours of practice, with the total time and with what the units say.
fn of_practice(look: &Look<'_>, out: &mut Vec<Relation>) {
    let d = look.dossier;
    let practice = d.course.practice.then(|p| &p.hours);
    let Some(p) = practice.known() else { return };
    let mut fails = |code, text| out.push(Relation { truth: Truth::Fails, reason: reason(code, text), place: fact_place(look, &practice) });
    if let Some(t) = d.course.qualification.then(|q| &q.tqt).known().filter(|t| p > t) {
        fails("practice-above-total", format!("{} hours of practice are more than the total time of {}", number(*p), number(*t)));
    }
    let of_units = routes::least(d, &|u| d.course.units.items[u].hours.then(|h| &h.practice).known().copied());
    if let (Some(sum), false) = (of_units, d.course.units.items.is_empty() || d.is_part())
        && (p - sum).abs() > 1e-6
    {
        fails("practice-of-units", format!("{} hours of practice are stated, and the units' come to {}", number(*p), number(sum)));
    }
}

/// The figures inside each unit.
fn within_units(look: &Look<'_>, out: &mut Vec<Relation>) {
    let d = look.dossier;
    let tied = rule(look).ok();
    for u in &d.course.units {
        let mut add = |truth, code, text: String| out.push(Relation { truth, reason: reason(code, text), place: Some(d.here(u.at)) });
        let total = u.hours.then(|h| &h.total);
        let Some(t) = total.known() else { continue };
        if let (Some((rule, factor)), Some(c)) = (tied, u.credit.known())
            && (c * factor - t / rule.hours_per_credit).abs() > 0.5 + 1e-9
        {
            let text = format!("unit {} has {} credits and {} hours", u.id, number(*c), number(*t));
            match rule.rule {
                CreditRounding::RoundedExactly => add(Truth::Fails, "unit-credit-not-from-hours", text),
                CreditRounding::Typical => add(Truth::CannotTell, "credit-off-the-usual", format!("{text}, {USUAL}")),
            }
        }
        for (what, part) in [("guided", u.hours.then(|h| &h.guided)), ("practice", u.hours.then(|h| &h.practice))] {
            if let Some(p) = part.known().filter(|p| *p > t) {
                let text = format!("unit {} has {} {what} hours within {} in all", u.id, number(*p), number(*t));
                add(Truth::Fails, "unit-parts-above-total", text);
            }
        }
    }
}

const USUAL: &str = "which is not the usual relation; but the usual one is no rule here";

fn not_stated(what: &str) -> (Truth, Reason) {
    (Truth::CannotTell, reason("figures-not-stated", format!("the file does not state {what}")))
}

/// The framework's rule, with how much of its unit of credit one stated unit is; or why nothing ties credit to hours here.
fn rule<'a>(look: &Look<'a>) -> Result<(&'a CreditRule, f64), &'static str> {
    let q = &look.dossier.course.qualification;
    let framework = q.then(|q| &q.framework).known().and_then(|f| look.cx.catalogue.levels.framework(f));
    let rule = framework.and_then(|f| f.credit.as_ref()).ok_or("no rule of a framework ties credit to hours here")?;
    let unit = match q.then(|q| &q.credit).then(|c| &c.unit) {
        Fact::Known(u, _) => u,
        Fact::Broken(_) => return Err("the unit of credit cannot be relied on"),
        _ => rule.unit,
    };
    let factor = factor(look, unit, rule).ok_or("no rule of this framework ties the unit of credit that is stated to hours")?;
    Ok((rule, factor))
}

/// How much of the framework's own unit one stated unit of credit is. Hours are never converted through ECTS: 60 ECTS stand
/// for 1,500 to 1,800 hours, and 120 UK credits for 1,200.
fn factor(look: &Look<'_>, unit: CreditUnit, rule: &CreditRule) -> Option<f64> {
    if unit == rule.unit {
        return Some(1.0);
    }
    if unit == CreditUnit::Ects || rule.unit == CreditUnit::Ects {
        return None;
    }
    let table = &look.cx.catalogue.levels.credit_units;
    table.iter().find(|c| c.unit == unit && c.of == rule.unit).map(|c| c.equals)
}

fn unit_credit(u: &Unit) -> Fact<f64> {
    u.credit.clone()
}

/// The credit that is held against hours: the award's own, or where that is in a unit that nothing ties to hours, the same
/// credit as it is printed in one that does.
fn tied<'a>(credit: f64, look: &Look<'a>) -> (f64, Result<(&'a CreditRule, f64), &'static str>) {
    let own = rule(look);
    let q = &look.dossier.course.qualification;
    let framework = q.then(|q| &q.framework).known().and_then(|f| look.cx.catalogue.levels.framework(f));
    let (Err(_), Some(rule), Some(stated)) = (own, framework.and_then(|f| f.credit.as_ref()), q.then(|q| &q.credit).known().cloned())
    else {
        return (credit, own);
    };
    let other = stated.also.iter().find_map(|e| Some((*e.value.known()?, factor(look, *e.unit.known()?, rule)?)));
    // A unit that is broken may have been the right one.
    match other.filter(|_| stated.unit.known().is_some()) {
        Some((value, factor)) => (value, Ok((rule, factor))),
        None => (credit, own),
    }
}

fn credit_of_hours(credit: f64, hours: f64, rule: Result<(&CreditRule, f64), &'static str>) -> (Truth, Reason) {
    let (rule, factor) = match rule {
        Ok(r) => r,
        Err(why) => return (Truth::CannotTell, reason("credit-not-tied-to-hours", why)),
    };
    let exact = hours / rule.hours_per_credit;
    let exactly = rule.rule == CreditRounding::RoundedExactly;
    let whole = (credit - credit.round()).abs() < 1e-9;
    if (credit * factor - exact).abs() <= 0.5 + 1e-9 && (whole || !exactly) {
        return (Truth::Holds, reason("figures-agree", format!("{} credits for {} hours", number(credit), number(hours))));
    }
    let make = if exactly { exact.round() } else { exact } / factor;
    let text = format!("{} credits are stated for {} hours, which make {}", number(credit), number(hours), number(make));
    match exactly {
        true => (Truth::Fails, reason("credit-not-from-hours", text)),
        false => (Truth::CannotTell, reason("credit-off-the-usual", format!("{text} by the usual relation, which is no rule"))),
    }
}

/// The sum of a figure over the units of the smallest route, against the whole.
fn sum_of_units(
    look: &Look<'_>,
    code: &'static str,
    of: &str,
    whole: &Fact<f64>,
    figure: fn(&Unit) -> Fact<f64>,
) -> Option<(Truth, Reason)> {
    let d = look.dossier;
    if matches!(whole, Fact::StatedNone(_)) {
        return None;
    }
    let come = if of == "credit" { "comes" } else { "come" };
    let units = &d.course.units.items;
    let stated = units.iter().filter(|u| figure(u).known().is_some()).count();
    // TQT and GLH bind the whole and not, in law, single units (Ofqual E7.9): where no unit states them, nothing is missing.
    if stated == 0 && of != "credit" {
        return None;
    }
    let whole = match whole {
        Fact::Known(w, _) => *w,
        _ => return Some(not_stated(&format!("{of} of the whole"))),
    };
    let part = d.is_part();
    let Some(sum) = routes::least(d, &|u| figure(&units[u]).known().copied()).filter(|_| stated > 0) else {
        let known = routes::least(d, &|u| Some(figure(&units[u]).known().copied().unwrap_or(0.0)));
        if let Some(k) = known.filter(|k| *k > whole + 1e-6) {
            let text = format!("the units' {of} {come} to {} or more, and the whole has {}", number(k), number(whole));
            return Some((Truth::Fails, reason(code, text)));
        }
        return Some(not_stated(&format!("{of} of every unit, or a rule of combination")));
    };
    let routes_note = if d.course.groups.items.is_empty() { "" } else { " on the smallest route" };
    if (sum - whole).abs() <= 1e-6 {
        return Some((Truth::Holds, reason("figures-agree", format!("the units' {of} {come} to {}{routes_note}", number(sum)))));
    }
    let text = format!("the units' {of} {come} to {}{routes_note}, and the whole has {}", number(sum), number(whole));
    // A file that describes only a part may leave units out.
    Some(if part && sum < whole { (Truth::CannotTell, reason("units-in-part", text)) } else { (Truth::Fails, reason(code, text)) })
}
