//! `findings {standard, force, critical, are}`: the second round. It looks at what the first round came to for other
//! requirements and points at those; it never counts them again, and never looks at itself or at another second-round one.

use super::{Look, Seen, list};
use crate::evaluate::LookedAt;
use crate::model::result::{GapKind, Observation, Truth};
use crate::model::rule::{Findings, FindingsAre};
use crate::model::standard::Force;
use crate::source::At;

const LEAF: &str = "findings";

/// In words.
pub fn in_words(l: &Findings) -> String {
    let which = match (l.critical, l.force) {
        (true, _) => "every critical requirement",
        (_, Some(Force::Mandatory)) => "every mandatory requirement",
        (_, Some(Force::Recommended)) => "every recommended requirement",
        _ => "every requirement",
    };
    let are = match l.are {
        FindingsAre::Met => "is met, on every route",
        FindingsAre::Embedded => "is addressed by a learning outcome, not only by a unit's title, a policy or a document",
        FindingsAre::LinedUp => "that an outcome claims to assess is taught by a teaching entry and tested by a summative assessment",
        FindingsAre::MustPass => "is assessed only by assessments that must be passed",
        FindingsAre::NotWaived => "is not waived for prior learning without assessment",
    };
    format!("{which} of standard `{}` {are}", l.standard)
}

/// Looks.
pub fn observe(l: &Findings, look: &Look<'_>) -> Observation {
    let cx = look.cx;
    let mut failing: Vec<(&str, String)> = Vec::new();
    let mut places: Vec<At> = Vec::new();
    let mut open: Vec<(&str, String)> = Vec::new();
    let mut seen = 0usize;
    let asked: Vec<bool> = cx.catalogue.standards.iter().map(|s| s.id == l.standard).collect();
    for (a, first) in cx.selection.requirements.iter().zip(look.first) {
        let chosen = asked[a.standard] && l.force.is_none_or(|f| f == a.force) && (!l.critical || a.critical);
        let Some(e) = first.as_ref().filter(|_| chosen) else { continue };
        let r = a.of(cx.catalogue);
        if e.looked_at != LookedAt::Tested {
            if e.looked_at == LookedAt::NotHeld {
                open.push((&r.code, "its text is not held".into()));
            }
            continue;
        }
        let (truth, why, at) = ask(l.are, e);
        let Some(truth) = truth else { continue };
        seen += 1;
        match truth {
            Truth::Fails => {
                failing.push((&r.code, why));
                places.extend(at);
            }
            Truth::CannotTell => open.push((&r.code, why)),
            Truth::Holds => {}
        }
    }
    let codes = |v: &[(&str, String)]| v.iter().map(|(c, _)| c.to_string()).collect::<Vec<_>>();
    let named = |v: &[(&str, String)]| {
        let shown: Vec<String> =
            v.iter().take(6).map(|(c, why)| if why.is_empty() { c.to_string() } else { format!("{c} ({why})") }).collect();
        if v.len() > 6 { format!("{} and {} more", shown.join(", "), v.len() - 6) } else { list(&shown) }
    };
    let what = match l.are {
        FindingsAre::Met => ("not met for every completer", "met"),
        FindingsAre::Embedded => ("not embedded in a learning outcome", "embedded in learning outcomes"),
        FindingsAre::LinedUp => ("claimed and not both taught and assessed", "taught and assessed where they are claimed"),
        FindingsAre::MustPass => ("assessed where a fail can be made up for", "carried by assessments that must be passed"),
        FindingsAre::NotWaived => ("waived for prior learning without assessment", "not waived without assessment"),
    };
    if !failing.is_empty() {
        let mut o = Seen::new(LEAF, Truth::Fails, "others-fail", format!("{}: {}", what.0, named(&failing)))
            .value(failing.len().to_string())
            .bound("none")
            .done();
        o.causes = codes(&failing);
        places.dedup();
        o.places = places.iter().take(4).map(|n| look.dossier.here(*n)).collect();
        o.remedy = Some(crate::model::result::Remedy { kind: root_kind(l.are), action: action(l.are, &failing) });
        return o;
    }
    if !open.is_empty() {
        let mut o = Seen::new(LEAF, Truth::CannotTell, "others-open", format!("cannot tell for {}", named(&open))).done();
        o.causes = codes(&open);
        return o;
    }
    if seen == 0 {
        return Seen::new(
            LEAF,
            Truth::CannotTell,
            "no-finding-to-look-at",
            format!("no requirement of `{}` could be looked at", l.standard),
        )
        .done();
    }
    Seen::new(LEAF, Truth::Holds, "others-hold", format!("all {seen} are {}", what.1)).value(seen.to_string()).done()
}

/// Gaps that close with others are `follows`; some have a change of their own.
fn root_kind(are: FindingsAre) -> GapKind {
    match are {
        FindingsAre::MustPass => GapKind::Reconcile,
        FindingsAre::LinedUp => GapKind::Assess,
        _ => GapKind::Follows,
    }
}

fn action(are: FindingsAre, failing: &[(&str, String)]) -> String {
    match are {
        FindingsAre::MustPass => "set `must_pass: true` on those assessments, once the assessment regulations say so".into(),
        FindingsAre::LinedUp => {
            "list the outcomes named here under the teaching that covers them, and in the `tests` of an assessment".into()
        }
        _ => format!(
            "it closes when {} close{}",
            if failing.len() == 1 { "that gap" } else { "those gaps" },
            if failing.len() == 1 { "s" } else { "" }
        ),
    }
}

/// What one first-round requirement answers; `None` where the question does not arise.
fn ask(are: FindingsAre, e: &crate::evaluate::Evaluated) -> (Option<Truth>, String, Option<At>) {
    let c = &e.chain;
    match are {
        FindingsAre::Met => (Some(e.truth), String::new(), None),
        FindingsAre::Embedded => {
            // Where the first round could not see the claims, neither can this one.
            let unseen = e.observations.iter().any(|o| o.leaf == "outcomes" && o.truth == Truth::CannotTell);
            let truth = match c.embedded {
                Some(true) => Truth::Holds,
                _ if unseen => Truth::CannotTell,
                _ => Truth::Fails,
            };
            (Some(truth), String::new(), None)
        }
        FindingsAre::LinedUp => {
            if c.lined_up.is_empty() {
                return (None, String::new(), None);
            }
            let named = |v: &[&(String, Truth, Truth, At)]| v.iter().map(|x| x.0.as_str()).collect::<Vec<_>>().join(", ");
            let untaught: Vec<_> = c.lined_up.iter().filter(|x| x.1 == Truth::Fails).collect();
            let unassessed: Vec<_> = c.lined_up.iter().filter(|x| x.2 == Truth::Fails).collect();
            if let Some(first) = untaught.first() {
                return (Some(Truth::Fails), format!("{} is not listed under any teaching", named(&untaught)), Some(first.3));
            }
            if let Some(first) = unassessed.first() {
                return (Some(Truth::Fails), format!("{} is not assessed", named(&unassessed)), Some(first.3));
            }
            let open = c.lined_up.iter().any(|x| x.1 == Truth::CannotTell || x.2 == Truth::CannotTell);
            (Some(if open { Truth::CannotTell } else { Truth::Holds }), String::new(), None)
        }
        FindingsAre::MustPass => match c.must_pass.iter().min_by_key(|(_, t, _)| *t) {
            None => (Some(Truth::CannotTell), "no summative assessment of it is known".into(), None),
            Some((_, Truth::Holds, _)) => (Some(Truth::Holds), String::new(), None),
            Some((id, Truth::Fails, at)) => (Some(Truth::Fails), format!("{id} need not be passed"), Some(*at)),
            Some((id, Truth::CannotTell, at)) => {
                (Some(Truth::CannotTell), format!("whether {id} must be passed is not clear from the file"), Some(*at))
            }
        },
        FindingsAre::NotWaived => (c.not_waived, String::new(), None),
    }
}
