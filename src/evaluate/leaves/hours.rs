//! `hours {agree}` and `hours {kind, at_least}`: the figures of a specification agree with one another; or there are enough.
//!
//! Rules: credit is TQT divided by ten, to the nearest whole (Ofqual E8.2); guided learning lies within TQT (E7.2); where
//! routes differ, the whole is that of the smallest (criteria 12 and 20). Which rule a framework has stands in `levels.yaml`.

use super::{Look, Seen, broken, fact_place, number};
use crate::evaluate::routes;
use crate::model::Fact;
use crate::model::course::{CreditUnit, Unit};
use crate::model::level::{CreditRounding, CreditRule};
use crate::model::result::{GapKind, Observation, Truth};
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
pub fn observe(l: &Hours, look: &Look<'_>) -> Observation {
    match (l.kind, &l.at_least) {
        (Some(kind), Some(bound)) => enough(kind, bound, look),
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
    let need = super::bound_value(bound, None, look);
    let Some(need) = need else {
        return Seen::new(LEAF, Truth::CannotTell, "parameter-unset", "the profile does not set how many hours are needed").done();
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

/// One relation between figures: whether it holds, in words, and where.
struct Relation {
    truth: Truth,
    text: String,
    place: Option<Place>,
}

fn agree(look: &Look<'_>) -> Observation {
    let relations = relations(look);
    if let Some(node) = look.dossier.course.units.first_broken() {
        return broken(LEAF, "the list of units", Some(look.dossier.here(node)));
    }
    let failing: Vec<&Relation> = relations.iter().filter(|r| r.truth == Truth::Fails).collect();
    let joined = |rs: &[&Relation]| rs.iter().map(|r| r.text.clone()).collect::<Vec<_>>().join("; ");
    if !failing.is_empty() {
        let mut seen = Seen::new(LEAF, Truth::Fails, "figures-disagree", joined(&failing));
        for r in &failing {
            seen = seen.at(r.place.clone());
        }
        return seen.close(GapKind::Reconcile, "find out which figure is right, and correct the others in specification and file").done();
    }
    if let Some(node) = spoilt(look) {
        return broken(LEAF, "a figure of the award or of a unit", Some(look.dossier.here(node)));
    }
    let open: Vec<&Relation> = relations.iter().filter(|r| r.truth == Truth::CannotTell).collect();
    let held: Vec<&Relation> = relations.iter().filter(|r| r.truth == Truth::Holds).collect();
    if !open.is_empty() || held.is_empty() {
        let text = if open.is_empty() { "the file states no figures that could be compared".into() } else { joined(&open) };
        return Seen::new(LEAF, Truth::CannotTell, "figures-not-stated", text).done();
    }
    Seen::new(LEAF, Truth::Holds, "figures-agree", joined(&held)).at(held[0].place.clone()).done()
}

/// A figure that is there and cannot be relied on.
pub(super) fn spoilt(look: &Look<'_>) -> Option<crate::source::At> {
    let c = look.dossier.course;
    let q = &c.qualification;
    let credit = q.then(|q| &q.credit);
    let whole = q.then(|q| &q.tqt).broken().or(q.then(|q| &q.glh).broken()).or(credit.broken()).or(credit.then(|c| &c.value).broken());
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
    let d = look.dossier;
    let q = &d.course.qualification;
    let (tqt, glh) = (q.then(|q| &q.tqt), q.then(|q| &q.glh));
    let credit = q.then(|q| &q.credit).then(|c| &c.value);
    let framework = q.then(|q| &q.framework).known().and_then(|f| look.cx.catalogue.levels.framework(f));
    let rule = framework.and_then(|f| f.credit.as_ref());
    let unit = q.then(|q| &q.credit).then(|c| &c.unit);
    let factor = rule.and_then(|r| factor(look, unit.known().copied().unwrap_or(r.unit), r));
    let mut out = Vec::new();
    let mut add = |truth, text: String, place| out.push(Relation { truth, text, place });

    match (&credit, &tqt) {
        (Fact::StatedNone(_), _) | (_, Fact::StatedNone(_)) => {}
        (Fact::Known(c, _), Fact::Known(t, _)) => match rule {
            Some(rule) => {
                let (truth, text) = match factor {
                    Some(f) => credit_of_hours(*c * f, *t, rule),
                    None => (Truth::CannotTell, "no rule of this framework ties the unit of credit that is stated to hours".into()),
                };
                add(truth, text, fact_place(look, &credit));
            }
            None => add(Truth::CannotTell, "no rule of a framework ties credit to hours here".into(), fact_place(look, &credit)),
        },
        _ => add(Truth::CannotTell, "the file does not state both credit and total time".into(), None),
    }
    match (&glh, &tqt) {
        (Fact::StatedNone(_), _) | (_, Fact::StatedNone(_)) => {}
        (Fact::Known(g, _), Fact::Known(t, _)) => {
            let fits = g <= t;
            let text = if fits {
                format!("{} guided hours lie within {}", number(*g), number(*t))
            } else {
                format!("{} guided hours are more than the total time of {}", number(*g), number(*t))
            };
            add(if fits { Truth::Holds } else { Truth::Fails }, text, fact_place(look, &glh));
        }
        _ => add(Truth::CannotTell, "the file does not state both guided hours and total time".into(), None),
    }
    for (of, fact, figure) in [
        ("credit", &credit, unit_credit as fn(&Unit) -> Fact<f64>),
        ("total hours", &tqt, |u: &Unit| u.hours.then(|h| &h.total)),
        ("guided hours", &glh, |u: &Unit| u.hours.then(|h| &h.guided)),
    ] {
        if let Some((truth, text)) = sum_of_units(look, of, fact, figure) {
            add(truth, text, fact_place(look, fact));
        }
    }
    let practice = d.course.practice.then(|p| &p.hours);
    if let (Some(p), Some(t)) = (practice.known(), tqt.known())
        && p > t
    {
        add(
            Truth::Fails,
            format!("{} hours of practice are more than the total time of {}", number(*p), number(*t)),
            fact_place(look, &practice),
        );
    }
    let of_units = routes::least(d, &|u| d.course.units.items[u].hours.then(|h| &h.practice).known().copied());
    if let (Some(p), Some(sum), false) = (practice.known(), of_units, d.course.units.items.is_empty() || d.is_part())
        && (p - sum).abs() > 1e-6
    {
        add(
            Truth::Fails,
            format!("{} hours of practice are stated, and the units' come to {}", number(*p), number(sum)),
            fact_place(look, &practice),
        );
    }
    if let (Some(rule), Some(factor)) = (rule, factor) {
        for u in &d.course.units {
            if let (Some(c), Some(t)) = (u.credit.known(), u.hours.then(|h| &h.total).known())
                && (c * factor - t / rule.hours_per_credit).abs() > 0.5 + 1e-9
            {
                let text = format!("unit {} has {} credits and {} hours", u.id, number(*c), number(*t));
                add(Truth::Fails, text, Some(d.here(u.at)));
            }
        }
    }
    for u in &d.course.units {
        let total = u.hours.then(|h| &h.total);
        for (what, part) in [("guided", u.hours.then(|h| &h.guided)), ("practice", u.hours.then(|h| &h.practice))] {
            if let (Some(p), Some(t)) = (part.known(), total.known())
                && p > t
            {
                add(
                    Truth::Fails,
                    format!("unit {} has {} {what} hours within {} in all", u.id, number(*p), number(*t)),
                    Some(d.here(u.at)),
                );
            }
        }
    }
    out
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

fn credit_of_hours(credit: f64, hours: f64, rule: &CreditRule) -> (Truth, String) {
    let exact = hours / rule.hours_per_credit;
    if (credit - exact).abs() <= 0.5 + 1e-9 {
        return (Truth::Holds, format!("{} credits for {} hours", number(credit), number(hours)));
    }
    let text = format!("{} credits are stated for {} hours, which make {}", number(credit), number(hours), number(exact.round()));
    match rule.rule {
        CreditRounding::RoundedExactly => (Truth::Fails, text),
        CreditRounding::Typical => (Truth::CannotTell, format!("{text} by the usual relation, which is no rule")),
    }
}

/// The sum of a figure over the units of the smallest route, against the whole.
fn sum_of_units(look: &Look<'_>, of: &str, whole: &Fact<f64>, figure: fn(&Unit) -> Fact<f64>) -> Option<(Truth, String)> {
    let d = look.dossier;
    if matches!(whole, Fact::StatedNone(_)) {
        return None;
    }
    let units = &d.course.units.items;
    let stated = units.iter().filter(|u| figure(u).known().is_some()).count();
    // TQT and GLH bind the whole and not, in law, single units (Ofqual E7.9): where no unit states them, nothing is missing.
    if stated == 0 && of != "credit" {
        return None;
    }
    let whole = match whole {
        Fact::Known(w, _) => *w,
        _ => return Some((Truth::CannotTell, format!("the file does not state {of} of the whole"))),
    };
    let part = d.is_part();
    let Some(sum) = routes::least(d, &|u| figure(&units[u]).known().copied()).filter(|_| stated > 0) else {
        let known = routes::least(d, &|u| Some(figure(&units[u]).known().copied().unwrap_or(0.0)));
        if let Some(k) = known.filter(|k| *k > whole + 1e-6) {
            return Some((Truth::Fails, format!("the units' {of} come to {} or more, and the whole has {}", number(k), number(whole))));
        }
        return Some((Truth::CannotTell, format!("the file does not state {of} of every unit, or a rule of combination")));
    };
    let routes_note = if d.course.groups.items.is_empty() { "" } else { " on the smallest route" };
    if (sum - whole).abs() <= 1e-6 {
        return Some((Truth::Holds, format!("the units' {of} come to {}{routes_note}", number(sum))));
    }
    let text = format!("the units' {of} come to {}{routes_note}, and the whole has {}", number(sum), number(whole));
    Some((if part && sum < whole { Truth::CannotTell } else { Truth::Fails }, text))
}
