//! `policy {topic, in_date, covers}`: a policy on a topic, of the course or inherited from its provider; the more specific
//! valid one wins, and both are shown. It must be found at a page or heading, and must not be past its review date.

use super::{Followed, Holder, Look, Seen, both, broken, broken_evidence, follow_all, list, plain, spot, unnamed};
use crate::model::Fact;
use crate::model::dossier::Side;
use crate::model::provider::Policy;
use crate::model::result::{GapKind, Observation, Truth};
use crate::model::rule::PolicyBound;

const LEAF: &str = "policy";

/// In words.
pub fn in_words(l: &PolicyBound) -> String {
    let covers: Vec<String> = l.covers.iter().map(|c| plain(c)).collect();
    let covers = if covers.is_empty() { String::new() } else { format!(" and covers {}", list(&covers)) };
    let date = if l.in_date == Some(false) { "" } else { ", is in date" };
    format!("there is a policy on {}: it can be found at a page or heading{date}{covers}", plain(&l.topic))
}

/// Looks.
pub fn observe(l: &PolicyBound, look: &Look<'_>) -> Observation {
    let d = look.dossier;
    let all = both(look, Holder::Institution, &d.course.policies, d.provider().map(|(p, _)| &p.policies), |p| unnamed(&p.topic, p.at));
    let topic = plain(&l.topic);
    let seen = all
        .items
        .iter()
        .filter(|(p, _)| p.topic.known().is_some_and(|t| *t == l.topic))
        .map(|(p, side)| Seen::from(one(l, p, *side, look)).evidence(&p.evidence, &p.id, *side, look).done());
    // The course's own comes first; the first of the best wins.
    let best = seen.reduce(|best, next| if next.truth > best.truth { next } else { best });
    // A broken entry may be the policy that is looked for.
    if let Some(seen) = best.filter(|b| b.truth != Truth::Fails || all.broken.is_none()) {
        return seen;
    }
    if all.broken.is_some() {
        return broken(LEAF, "`policies`, or an entry of it,", all.broken);
    }
    if !all.complete {
        return Seen::new(LEAF, Truth::CannotTell, "not-stated", format!("the files do not state whether there is a policy on {topic}"))
            .done();
    }
    let place = d.course.policies.whole.at().map(|n| d.here(n));
    Seen::new(LEAF, Truth::Fails, "no-policy", format!("no policy on {topic} is listed, by course or provider"))
        .at(place)
        .close(GapKind::Supply, format!("adopt a policy on {topic} and list it with its dates and the page where it stands"))
        .done()
}

fn one(l: &PolicyBound, p: &Policy, side: Side, look: &Look<'_>) -> Observation {
    let name = p.title.known().cloned().unwrap_or_else(|| format!("the policy on {}", plain(&l.topic)));
    let inherited = if side == Side::Provider { " (inherited from the provider)" } else { "" };
    let place = spot(look, side, p.at);
    let seen = |truth, code, text: String| Seen::new(LEAF, truth, code, text).at(place.clone());
    if let Some(node) = p.review_by.broken().or(p.date.broken()).or(p.covers.first_broken()) {
        return broken(LEAF, &name, spot(look, side, node));
    }
    if l.in_date != Some(false) {
        match &p.review_by {
            Fact::Known(date, _) if *date < look.cx.as_of => {
                let text = format!("{name}{inherited} was due for review by {date}: it is out of date");
                return seen(Truth::Fails, "policy-out-of-date", text)
                    .value(date.to_string())
                    .bound(format!("not before {}", look.cx.as_of))
                    .close(GapKind::Update, "review it, and enter the new edition and review date")
                    .done();
            }
            Fact::Absent => {
                return seen(
                    Truth::CannotTell,
                    "policy-undated",
                    format!("the file does not state when {name}{inherited} is due for review"),
                )
                .guard()
                .done();
            }
            _ => {}
        }
        if p.date.known().is_some_and(|date| *date > look.cx.as_of) {
            return seen(Truth::CannotTell, "policy-not-yet", format!("{name}{inherited} is dated later than the day of this verdict"))
                .done();
        }
    }
    let absent: Vec<String> = l.covers.iter().filter(|c| !p.covers.iter().any(|x| x == *c)).map(|c| plain(c)).collect();
    if !absent.is_empty() {
        if p.covers.whole.is_absent() {
            return seen(Truth::CannotTell, "coverage-not-stated", format!("the file does not state whom {name}{inherited} covers"))
                .guard()
                .done();
        }
        let text = format!("{name}{inherited} does not cover {}", list(&absent));
        return seen(Truth::Fails, "policy-covers-too-little", text)
            .close(GapKind::Supply, format!("widen it to {}", list(&absent)))
            .done();
    }
    match follow_all(&p.evidence, look) {
        Some(Followed::ToAPlace) => seen(Truth::Holds, "policy-in-date", format!("{name}{inherited}")).done(),
        Some(Followed::Broken) => {
            let at = broken_evidence(&p.evidence, look).and_then(|n| spot(look, side, n));
            broken(LEAF, &format!("the evidence for {name}"), at.or(place))
        }
        Some(Followed::Expired) => {
            seen(Truth::Fails, "document-out-of-date", format!("the document that holds {name}{inherited} is past its date"))
                .close(GapKind::Update, "cite the current edition")
                .done()
        }
        Some(Followed::NotYet) => seen(
            Truth::CannotTell,
            "policy-not-yet",
            format!("the document that holds {name}{inherited} is dated later than the day of this verdict"),
        )
        .done(),
        Some(Followed::PageOutside) => {
            seen(Truth::Fails, "page-outside-document", format!("the page cited for {name}{inherited} is not in the document"))
                .close(GapKind::Locate, "correct the page number")
                .done()
        }
        Some(Followed::NoPlace) => seen(Truth::Fails, "no-page-or-heading", format!("{name}{inherited} is cited without page or heading"))
            .close(GapKind::Locate, "add the page or heading to its evidence")
            .done(),
        None => seen(Truth::Fails, "nothing-cited", format!("the file does not say where {name}{inherited} can be read"))
            .close(GapKind::Locate, "add `evidence` with document and page or heading")
            .done(),
    }
}
