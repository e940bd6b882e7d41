//! `placement {hours, with_people, logged, confirmed}`: practice learning, as the offer looked at provides it.
//!
//! Whether the hours are enough is a judgement: no source fixes a number for link work.

use super::{Look, Seen, broken, fact_place, leads_to_a_place, list, number, unknown};
use crate::model::Fact;
use crate::model::dossier::Side;
use crate::model::result::{GapKind, Observation, Truth};
use crate::model::rule::Placement;

const LEAF: &str = "placement";

/// In words.
pub fn in_words(l: &Placement) -> String {
    let mut parts = Vec::new();
    if let Some(h) = &l.hours {
        parts.push(format!("its hours are stated and more than {}", number(h.more_than)));
    }
    if l.with_people {
        parts.push("it is with people in a real link-working setting".into());
    }
    if l.logged {
        parts.push("hours are logged".into());
    }
    if l.confirmed {
        parts.push("someone confirms them".into());
    }
    format!("there is practice learning: {}", list(&parts))
}

/// Looks.
pub fn observe(l: &Placement, look: &Look<'_>) -> Observation {
    let d = look.dossier;
    let practice = super::practice(look);
    let place = fact_place(look, practice);
    let offer = look.offer.and_then(|o| d.course.offers.items.get(o)).map(|o| format!(" in the offer {}", o.id)).unwrap_or_default();
    let p = match practice {
        Fact::Known(p, _) => p,
        Fact::StatedNone(_) => {
            return Seen::new(LEAF, Truth::Fails, "no-practice", format!("there is no practice learning{offer}"))
                .at(place)
                .close(GapKind::Supply, "arrange practice with people in a link-working setting, with a log and someone who confirms it")
                .done();
        }
        Fact::Absent => return unknown(LEAF, "whether there is practice learning", None),
        Fact::Broken(_) => return broken(LEAF, "practice learning", place),
    };
    let mut missing: Vec<String> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut note = |wanted: bool, truth: Truth, absent: &str, none: &str| match truth {
        _ if !wanted => {}
        Truth::Fails => missing.push(none.to_string()),
        Truth::CannotTell => open.push(absent.to_string()),
        Truth::Holds => {}
    };
    if let Some(node) = p.hours.broken().or(p.with_people.broken()).or(p.log.broken()).or(p.confirmed_by.broken()) {
        return broken(LEAF, "practice learning", Some(d.here(node)));
    }
    let more = l.hours.as_ref().map(|h| h.more_than);
    let hours = match (&p.hours, more) {
        (Fact::Known(h, _), Some(m)) if *h > m => Truth::Holds,
        (Fact::Known(..) | Fact::StatedNone(_), _) => Truth::Fails,
        _ => Truth::CannotTell,
    };
    let said = |f: &Fact<String>| match f {
        Fact::Known(..) => Truth::Holds,
        Fact::StatedNone(_) => Truth::Fails,
        _ => Truth::CannotTell,
    };
    let people = match p.with_people.known() {
        Some(true) => Truth::Holds,
        Some(false) => Truth::Fails,
        None => Truth::CannotTell,
    };
    note(more.is_some(), hours, "the hours", "hours of practice");
    note(l.with_people, people, "whether it is with people in a real setting", "work with people in a real setting");
    note(l.logged, said(&p.log), "how hours are logged", "a log of hours");
    note(l.confirmed, said(&p.confirmed_by), "who confirms the log", "someone who confirms the log");
    if !missing.is_empty() {
        let text = format!("practice learning{offer} lacks {}", list(&missing));
        return Seen::new(LEAF, Truth::Fails, "practice-incomplete", text)
            .at(place)
            .close(GapKind::Supply, format!("provide {}", list(&missing)))
            .done();
    }
    if !open.is_empty() {
        return unknown(LEAF, &format!("{}{offer}", list(&open)), place);
    }
    let text = format!("{} hours of practice{offer}, logged and confirmed", p.hours.known().map_or("unstated".into(), |h| number(*h)));
    Seen::new(LEAF, Truth::Holds, "practice-stated", text)
        .at(place)
        .followed(leads_to_a_place(&p.evidence, Side::Course, look))
        .evidence(&p.evidence, "practice", Side::Course, look)
        .done()
}
