//! `policy {topic, in_date, covers}`: a policy on a topic, of the course or inherited from its provider; the profile's rule
//! says who wins, and both are shown. It must be found at a page or heading, and must not be past its review date.

use super::inherit::{Candidate, Worth, settle};
use super::{Followed, Holder, Look, Seen, both, broken, broken_evidence, follow_all, list, plain, spot, unnamed};
use crate::model::Fact;
use crate::model::dossier::{Side, Spot};
use crate::model::inheritance::Inheritable;
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
    let (rule, _) = look.cx.selection.inheritance.of(Inheritable::Policies, &l.topic);
    let theirs = d.provider().map(|(p, _)| &p.policies);
    let all = both(look, Holder::Institution, rule, &d.course.policies, theirs, |p| unnamed(&p.topic, p.at));
    let topic = plain(&l.topic);
    let candidates = all.items.iter().filter(|(p, _)| p.topic.known().is_some_and(|t| *t == l.topic)).map(|(p, side)| Candidate {
        key: l.topic.clone(),
        id: p.id.clone(),
        title: p.title.known().cloned(),
        side: *side,
        at: d.place(Spot { side: *side, at: p.at }),
        worth: worth(l, p, *side, look),
        seen: Seen::from(one(l, p, *side, look)).evidence(&p.evidence, &p.id, *side, look).done(),
    });
    let mut settled = settle(Inheritable::Policies, candidates.collect(), look);
    // A broken entry may be the policy that is looked for.
    if let Some(seen) = settled.seen.take_if(|b| b.truth != Truth::Fails || all.broken.is_none()) {
        return seen;
    }
    if all.broken.is_some() {
        return broken(LEAF, "`policies`, or an entry of it,", all.broken);
    }
    if !all.complete {
        let text = format!("the files do not state whether there is a policy on {topic}");
        return settled.but(Seen::new(LEAF, Truth::CannotTell, "not-stated", text).done());
    }
    let place = d.course.policies.whole.at().map(|n| d.here(n));
    let none = Seen::new(LEAF, Truth::Fails, "no-policy", format!("no policy on {topic} is listed, by course or provider"))
        .at(place)
        .close(GapKind::Supply, format!("adopt a policy on {topic} and list it with its dates and the page where it stands"));
    settled.but(none.done())
}

/// Whether a policy is in date and readable; not whether it covers enough.
fn worth(l: &PolicyBound, p: &Policy, side: Side, look: &Look<'_>) -> Worth {
    let dated = l.in_date != Some(false);
    if p.review_by.broken().or(p.date.broken()).or(p.covers.first_broken()).is_some() {
        return Worth::Unknown;
    }
    let in_date = match &p.review_by {
        Fact::Known(date, _) => *date >= look.cx.as_of,
        Fact::StatedNone(_) => true,
        _ => false,
    };
    if dated && (!in_date || p.date.known().is_some_and(|date| *date > look.cx.as_of)) {
        return Worth::Invalid;
    }
    match follow_all(&p.evidence, side, look) {
        Some(Followed::ToAPlace) => Worth::Valid,
        Some(Followed::Broken) => Worth::Unknown,
        _ => Worth::Invalid,
    }
}

fn one(l: &PolicyBound, p: &Policy, side: Side, look: &Look<'_>) -> Observation {
    let name = p.title.known().cloned().unwrap_or_else(|| format!("the policy on {}", plain(&l.topic)));
    let place = spot(look, side, p.at);
    let seen = |truth, code, text: String| Seen::new(LEAF, truth, code, text).at(place.clone());
    if let Some(node) = p.review_by.broken().or(p.date.broken()).or(p.covers.first_broken()) {
        return broken(LEAF, &name, spot(look, side, node));
    }
    if l.in_date != Some(false) {
        match &p.review_by {
            Fact::Known(date, _) if *date < look.cx.as_of => {
                let text = format!("{name} was due for review by {date}: it is out of date");
                return seen(Truth::Fails, "policy-out-of-date", text)
                    .value(date.to_string())
                    .bound(format!("not before {}", look.cx.as_of))
                    .close(GapKind::Update, "review it, and enter the new edition and review date")
                    .done();
            }
            Fact::Absent => {
                return seen(Truth::CannotTell, "policy-undated", format!("the file does not state when {name} is due for review"))
                    .guard()
                    .done();
            }
            _ => {}
        }
        if p.date.known().is_some_and(|date| *date > look.cx.as_of) {
            return seen(Truth::CannotTell, "policy-not-yet", format!("{name} is dated later than the day of this verdict")).done();
        }
    }
    let absent: Vec<String> = l.covers.iter().filter(|c| !p.covers.iter().any(|x| x == *c)).map(|c| plain(c)).collect();
    if !absent.is_empty() {
        if p.covers.whole.is_absent() {
            return seen(Truth::CannotTell, "coverage-not-stated", format!("the file does not state whom {name} covers")).guard().done();
        }
        let text = format!("{name} does not cover {}", list(&absent));
        return seen(Truth::Fails, "policy-covers-too-little", text)
            .close(GapKind::Supply, format!("widen it to {}", list(&absent)))
            .done();
    }
    match follow_all(&p.evidence, side, look) {
        Some(Followed::ToAPlace) => seen(Truth::Holds, "policy-in-date", name.clone()).done(),
        Some(Followed::Broken) => {
            let at = broken_evidence(&p.evidence, side, look).and_then(|n| spot(look, side, n));
            broken(LEAF, &format!("the evidence for {name}"), at.or(place))
        }
        Some(Followed::Expired) => seen(Truth::Fails, "document-out-of-date", format!("the document that holds {name} is past its date"))
            .close(GapKind::Update, "cite the current edition")
            .done(),
        Some(Followed::NotYet) => {
            seen(Truth::CannotTell, "policy-not-yet", format!("the document that holds {name} is dated later than the day of this verdict"))
                .done()
        }
        Some(Followed::PageOutside) => {
            seen(Truth::Fails, "page-outside-document", format!("the page cited for {name} is not in the document"))
                .close(GapKind::Locate, "correct the page number")
                .done()
        }
        Some(Followed::HeadingNotThere) => {
            let text = format!("the heading cited for {name} is not in the document, which was opened and read");
            seen(Truth::Fails, "heading-not-in-document", text)
                .close(GapKind::Locate, "correct the heading as the document has it; `accredit documents --headings` lists them")
                .done()
        }
        Some(Followed::NoPlace) => seen(Truth::Fails, "no-page-or-heading", format!("{name} is cited without page or heading"))
            .close(GapKind::Locate, "add the page or heading to its evidence")
            .done(),
        None => seen(Truth::Fails, "nothing-cited", format!("the file does not say where {name} can be read"))
            .close(GapKind::Locate, "add `evidence` with document and page or heading")
            .done(),
    }
}
