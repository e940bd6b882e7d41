//! `field {name, is, not_before, includes_all, includes_any}`: a fact of the file is stated, has not passed, or holds values.
//!
//! A field that is only asked whether it is there earns no partial credit.

use super::inherit::{Candidate, Worth, settle};
use super::{Look, Seen, broken, list, plain, unknown};
use crate::model::dossier::{Side, Spot};
use crate::model::field::field;
use crate::model::inheritance::Inheritable;
use crate::model::result::{GapKind, Observation, Truth};
use crate::model::rule::{Field, FieldIs};
use crate::model::{Fact, Many};
use crate::source::Place;

const LEAF: &str = "field";

/// How people call a field.
fn called(name: &str) -> String {
    field(name).map_or_else(|| plain(name), |f| f.called.to_string())
}

/// In words.
pub fn in_words(l: &Field) -> String {
    let name = called(&l.name);
    let values = |v: &[String]| list(&v.iter().map(|x| plain(x)).collect::<Vec<_>>());
    if l.is == Some(FieldIs::None) {
        format!("{name}: stated as none")
    } else if l.not_after.is_some() {
        format!("{name} is stated, and is not later than the day of the verdict")
    } else if l.not_before.is_some() {
        format!("{name} has not passed, or is stated as none")
    } else if !l.includes_all.is_empty() {
        format!("{name} includes {}", values(&l.includes_all))
    } else if !l.includes_any.is_empty() {
        format!("{name} includes at least one of {}", values(&l.includes_any))
    } else {
        format!("{name}: stated")
    }
}

enum State {
    Values(Vec<String>),
    None,
    Absent,
    Broken,
}

struct Found {
    state: State,
    place: Option<Place>,
    /// A broken item of a list: it may be the one that is looked for.
    broken_item: bool,
}

/// Looks: at the course, and for what a provider may state, at both.
pub fn observe(l: &Field, look: &Look<'_>) -> Observation {
    let Some((of, theirs)) = of_provider(&l.name, look) else { return one(l, find(&l.name, look), look) };
    let own = (Side::Course, find(&l.name, look));
    let candidates = [Some(own), theirs.map(|f| (Side::Provider, f))].into_iter().flatten().filter_map(|(side, found)| {
        let at = found.place.clone()?;
        let worth = if matches!(found.state, State::Broken) { Worth::Unknown } else { Worth::Valid };
        Some(Candidate {
            key: l.name.clone(),
            id: l.name.clone(),
            title: Some(called(&l.name)),
            side,
            at,
            worth,
            seen: one(l, found, look),
        })
    });
    let mut settled = settle(of, candidates.collect(), look);
    settled.seen.take().unwrap_or_else(|| settled.but(unknown(LEAF, &called(&l.name), None)))
}

fn one(l: &Field, found: Found, look: &Look<'_>) -> Observation {
    let name = called(&l.name);
    let Found { state, place, broken_item } = found;
    let guard = l.not_before.is_none() && l.includes_all.is_empty() && l.includes_any.is_empty();
    let mark = |s: Seen| if guard { s.guard() } else { s };
    let wants_none = l.is == Some(FieldIs::None);
    let values = match state {
        State::Broken => return broken(LEAF, &name, place),
        State::Absent => return unknown(LEAF, &name, place),
        State::None if wants_none => {
            return mark(Seen::new(LEAF, Truth::Holds, "stated-as-none", format!("{name}: stated as none"))).at(place).claimed().done();
        }
        State::None if l.not_before.is_some() => {
            return Seen::new(LEAF, Truth::Holds, "open-ended", format!("{name}: stated as none, so open-ended"))
                .at(place)
                .claimed()
                .done();
        }
        State::None => {
            return mark(Seen::new(LEAF, Truth::Fails, "stated-as-none", format!("{name}: stated as none")))
                .at(place)
                .close(GapKind::Supply, format!("provide {name}"))
                .done();
        }
        State::Values(v) => v,
    };
    if wants_none {
        return mark(Seen::new(LEAF, Truth::Fails, "stated", format!("{name}: stated"))).at(place).done();
    }
    if l.not_before.is_some() {
        let date = values.first().and_then(|v| v.parse::<jiff::civil::Date>().ok());
        return match date {
            Some(date) if date >= look.cx.as_of => Seen::new(LEAF, Truth::Holds, "not-passed", format!("{name}: {date}"))
                .value(date.to_string())
                .bound(format!("not before {}", look.cx.as_of))
                .at(place)
                .claimed()
                .done(),
            Some(date) => Seen::new(LEAF, Truth::Fails, "passed", format!("{name} was {date}: it has passed"))
                .value(date.to_string())
                .bound(format!("not before {}", look.cx.as_of))
                .at(place)
                .close(GapKind::Update, "a course that is closed to new learners cannot align: name the current specification")
                .done(),
            None => broken(LEAF, &name, place),
        };
    }
    if l.not_after.is_some() {
        return match values.first().and_then(|v| v.parse::<jiff::civil::Date>().ok()) {
            Some(date) if date <= look.cx.as_of => Seen::new(LEAF, Truth::Holds, "has-come", format!("{name}: {date}"))
                .guard()
                .value(date.to_string())
                .at(place)
                .claimed()
                .done(),
            Some(date) => Seen::new(LEAF, Truth::Fails, "not-yet", format!("{name} is {date}: it has not come yet"))
                .value(date.to_string())
                .bound(format!("not after {}", look.cx.as_of))
                .at(place)
                .close(GapKind::Update, "correct the date, or judge for a later day")
                .done(),
            None => broken(LEAF, &name, place),
        };
    }
    let missing: Vec<String> = l.includes_all.iter().filter(|w| !values.contains(w)).map(|w| plain(w)).collect();
    let any = l.includes_any.is_empty() || l.includes_any.iter().any(|w| values.contains(w));
    if missing.is_empty() && any {
        let shown: Vec<String> = values.iter().take(3).map(|v| if guard { shorten(v) } else { plain(v) }).collect();
        return mark(Seen::new(LEAF, Truth::Holds, "stated", format!("{name}: {}", list(&shown)))).at(place).claimed().done();
    }
    if broken_item {
        return broken(LEAF, &name, place);
    }
    let wanted = if missing.is_empty() { l.includes_any.iter().map(|w| plain(w)).collect::<Vec<_>>().join(" or ") } else { list(&missing) };
    let has = if values.is_empty() { "nothing".into() } else { list(&values.iter().map(|v| plain(v)).collect::<Vec<_>>()) };
    let text = format!("{name}: {has} is stated, and {wanted} is missing");
    Seen::new(LEAF, Truth::Fails, "value-missing", text)
        .value(has)
        .bound(in_words(l))
        .at(place)
        .close(GapKind::Supply, format!("add {wanted}, if it is so"))
        .done()
}

fn shorten(text: &str) -> String {
    if text.chars().count() > 60 { format!("{}…", text.chars().take(60).collect::<String>().trim_end()) } else { text.to_string() }
}

fn find(name: &str, look: &Look<'_>) -> Found {
    let c = look.dossier.course;
    let own = |state: State, at: Option<crate::source::At>| Found { state, place: at.map(|n| look.dossier.here(n)), broken_item: false };
    let text = |f: Fact<String>| own(state(&f, |v| vec![v.clone()]), f.at());
    let date = |f: Fact<jiff::civil::Date>| own(state(&f, |v| vec![v.to_string()]), f.at());
    let hours = |f: Fact<f64>| own(state(&f, |v| vec![super::number(*v)]), f.at());
    fn whole<T>(f: &Fact<T>) -> (State, Option<crate::source::At>) {
        (state(f, |_| vec!["stated".into()]), f.at())
    }
    match name {
        "specification.edition" => text(c.specification.then(|s| &s.edition)),
        "specification.date" => date(c.specification.then(|s| &s.date)),
        "specification.open_until" => date(c.specification.then(|s| &s.open_until)),
        "specification.review_by" => date(c.specification.then(|s| &s.review_by)),
        "qualification.framework" => text(c.qualification.then(|q| &q.framework)),
        "qualification.level" => text(c.qualification.then(|q| &q.level)),
        "qualification.credit" => hours(c.qualification.then(|q| &q.credit).then(|x| &x.value)),
        "qualification.tqt" => hours(c.qualification.then(|q| &q.tqt)),
        "qualification.glh" => hours(c.qualification.then(|q| &q.glh)),
        "admission.requirements" => text(c.admission.then(|a| &a.requirements)),
        "admission.published_at" => text(c.admission.then(|a| &a.published_at)),
        "admission.backgrounds" => listed(look, &c.admission, |a| &a.backgrounds, Side::Course),
        "admission.selection" => listed(look, &c.admission, |a| &a.selection, Side::Course),
        "admission.checks" => listed(look, &c.admission, |a| &a.checks, Side::Course),
        "recognition" => {
            let (s, at) = whole(&c.recognition);
            own(s, at)
        }
        "practice" => {
            let (s, at) = whole(&c.practice);
            own(s, at)
        }
        "public_information" => {
            let (s, at) = whole(&c.public_information);
            own(s, at)
        }
        "recognition.covers" => text(c.recognition.then(|r| &r.covers)),
        "recognition.limit" => text(c.recognition.then(|r| &r.limit)),
        "recognition.evidence_wanted" => text(c.recognition.then(|r| &r.evidence_wanted)),
        "review.cycle" => text(c.review.then(|r| &r.cycle)),
        "review.evidence_from" => listed(look, &c.review, |r| &r.evidence_from, Side::Course),
        "involvement.lived_experience" => listed(look, &c.involvement, |i| &i.lived_experience, Side::Course),
        _ => absent(),
    }
}

/// What a provider's file may state too, and what it states; `None` for a fact that is the course's alone.
fn of_provider(name: &str, look: &Look<'_>) -> Option<(Inheritable, Option<Found>)> {
    let provider = look.dossier.provider().map(|(p, _)| p);
    Some(match name {
        "review.cycle" => (
            Inheritable::Review,
            provider.map(|p| {
                let f = p.review.then(|r| &r.cycle);
                let place = f.at().map(|n| look.dossier.place(Spot { side: Side::Provider, at: n }));
                Found { state: state(&f, |v| vec![v.clone()]), place, broken_item: false }
            }),
        ),
        "review.evidence_from" => (Inheritable::Review, provider.map(|p| listed(look, &p.review, |r| &r.evidence_from, Side::Provider))),
        "involvement.lived_experience" => {
            (Inheritable::Involvement, provider.map(|p| listed(look, &p.involvement, |i| &i.lived_experience, Side::Provider)))
        }
        _ => return None,
    })
}

fn absent() -> Found {
    Found { state: State::Absent, place: None, broken_item: false }
}

fn state<T>(fact: &Fact<T>, values: impl FnOnce(&T) -> Vec<String>) -> State {
    match fact {
        Fact::Known(v, _) => State::Values(values(v)),
        Fact::StatedNone(_) => State::None,
        Fact::Absent => State::Absent,
        Fact::Broken(_) => State::Broken,
    }
}

fn listed<T>(look: &Look<'_>, whole: &Fact<T>, part: impl FnOnce(&T) -> &Many<String>, side: Side) -> Found {
    let at = |n| look.dossier.place(Spot { side, at: n });
    match whole {
        Fact::Known(v, outer) => {
            let l = part(v);
            let state = match (&l.whole, l.items.is_empty()) {
                (Fact::Absent, _) => State::Absent,
                (Fact::Broken(_), _) => State::Broken,
                (_, true) if !l.broken.is_empty() => State::Broken,
                (_, true) => State::None,
                _ => State::Values(l.items.clone()),
            };
            let place = Some(at(l.first_broken().or(l.whole.at()).unwrap_or(*outer)));
            Found { state, place, broken_item: !l.broken.is_empty() }
        }
        Fact::StatedNone(n) => Found { state: State::None, place: Some(at(*n)), broken_item: false },
        Fact::Broken(n) => Found { state: State::Broken, place: Some(at(*n)), broken_item: false },
        Fact::Absent => Found { state: State::Absent, place: None, broken_item: false },
    }
}
