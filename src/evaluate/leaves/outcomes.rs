//! `outcomes {at_least, role}`: learning outcomes of the course address this requirement.
//!
//! With role `assesses` (the default) an outcome counts only if a summative assessment tests it. It counts on every
//! route (law 7). Absent mappings are a gap; in a file that describes only a part they are unknown (law 1).

use super::{Look, Part, Seen, broken, list};
use crate::evaluate::chain::{self, Link, Why};
use crate::model::combination::Take;
use crate::model::dossier::ClaimFrom;
use crate::model::provider::Role;
use crate::model::result::{GapKind, Observation, Truth};
use crate::model::rule::Outcomes;
use crate::source::Place;

const LEAF: &str = "outcomes";

/// In words.
pub fn in_words(l: &Outcomes) -> String {
    let n = l.at_least.unwrap_or(1);
    let how = match l.role.unwrap_or(Role::Assesses) {
        Role::Assesses => "addresses it and is tested by a summative assessment",
        Role::Develops => "develops or assesses it",
        Role::Introduces => "addresses it",
    };
    format!("at least {n} learning outcome{} {how}, whichever optional units a learner takes", if n == 1 { "" } else { "s" })
}

/// How many outcomes hold, and how many hold or may.
pub fn parts(l: &Outcomes, look: &Look<'_>) -> [Part; 2] {
    let need = l.at_least.unwrap_or(1) as usize;
    let links = chain::of(look);
    let at_least = |t: Truth| links.iter().filter(|k| truth_of(l, k) >= t).count();
    [Part::of(at_least(Truth::Holds), need), Part::of(at_least(Truth::CannotTell), need)]
}

/// Whether an outcome counts.
fn truth_of(l: &Outcomes, k: &Link) -> Truth {
    let wanted = l.role.unwrap_or(Role::Assesses);
    if !k.reached || k.role < wanted {
        Truth::Fails
    } else if wanted == Role::Assesses {
        k.assessed
    } else {
        Truth::Holds
    }
}

/// Looks.
pub fn observe(l: &Outcomes, look: &Look<'_>) -> Observation {
    let wanted = l.role.unwrap_or(Role::Assesses);
    let need = l.at_least.unwrap_or(1) as usize;
    let links = chain::of(look);
    let truth_of = |k: &Link| truth_of(l, k);
    let holds = links.iter().filter(|k| truth_of(k) == Truth::Holds).count();
    let open = links.iter().filter(|k| truth_of(k) == Truth::CannotTell).count();
    let name = |k: &Link| claimed(look, k);
    if holds >= need {
        return waived(look).unwrap_or_else(|| {
            let names: Vec<String> = links.iter().filter(|k| truth_of(k) == Truth::Holds).map(name).collect();
            let every = links.iter().any(|k| k.why == Why::EveryCriterion && truth_of(k) == Truth::Holds);
            let because = if every { "; every criterion must be passed, so its assessment counts as summative" } else { "" };
            let text = if wanted == Role::Assesses {
                format!("{} addressed and summatively assessed{because}", is_are(&names))
            } else {
                format!("{} addressed", is_are(&names))
            };
            let seen = Seen::new(LEAF, Truth::Holds, "outcomes-hold", text);
            places(seen, look, &links, |k| truth_of(k) == Truth::Holds).value(holds.to_string()).bound(format!("at least {need}")).done()
        });
    }
    if holds + open >= need {
        let k = links.iter().find(|k| truth_of(k) == Truth::CannotTell);
        let (code, text) = match k.map(|k| k.why) {
            Some(Why::PurposeUnknown) => ("purpose-not-stated", "the file does not state whether its assessment is summative"),
            Some(Why::Broken) => ("broken-input", "the assessment that may test it cannot be relied on: see the diagnostics"),
            _ => ("not-described", "the file does not describe how it is assessed"),
        };
        let who = k.map(name).unwrap_or_default();
        let seen = Seen::new(LEAF, Truth::CannotTell, code, format!("outcome {who} addresses it, but {text}"));
        return places(seen, look, &links, |k| truth_of(k) == Truth::CannotTell).done();
    }
    if let Some(place) = &look.dossier.unsure[look.index] {
        return broken(LEAF, "a mapping that names or may name this requirement", Some(place.clone()));
    }
    miss(look, &links, wanted, need, holds)
}

/// What a claim names: the outcome, or the one criterion of it that is claimed.
fn claimed(look: &Look<'_>, k: &Link) -> String {
    look.dossier.claims[look.index][k.claim].id.to_string()
}

/// What is missing, the nearest miss first.
fn miss(look: &Look<'_>, links: &[Link], wanted: Role, need: usize, holds: usize) -> Observation {
    let d = look.dossier;
    let outcome = |k: &Link| &d.outcomes[k.outcome];
    let names = |which: &[&Link]| list(&which.iter().map(|k| claimed(look, k)).collect::<Vec<_>>());
    let fails = |code, text: String| Seen::new(LEAF, Truth::Fails, code, text).value(holds.to_string()).bound(format!("at least {need}"));
    let excused: Vec<&Link> = links.iter().filter(|k| k.excused && k.role >= wanted).collect();
    if !excused.is_empty() {
        let text = format!("a learner can be excused from outcome {} for prior learning without assessment", names(&excused));
        let action = "assess prior learning as equivalent, and say so under `recognition` with `basis: assessed`; or except these units from exemption";
        return places(fails("waived-by-rpl", text).close(GapKind::ReachEveryone, action), look, links, |k| k.excused).done();
    }
    let elsewhere = |k: &Link| d.combination.take[outcome(k).unit] == Take::Never;
    let optional: Vec<&Link> = links.iter().filter(|k| !k.reached && k.role >= wanted).collect();
    if !optional.is_empty() && optional.iter().all(|k| elsewhere(k)) {
        let mut units: Vec<String> = optional.iter().map(|k| d.course.units.items[outcome(k).unit].id.clone()).collect();
        units.dedup();
        let text = format!("outcome {} addresses it, in {} that is no part of this award", names(&optional), list(&units));
        let action = format!("add {} to the units of the award, or teach and assess it in a unit that every holder takes", list(&units));
        return places(fails("not-in-award", text).close(GapKind::ReachEveryone, action), look, links, |k| !k.reached).done();
    }
    if !optional.is_empty() {
        let units: Vec<String> = optional.iter().map(|k| d.course.units.items[outcome(k).unit].id.clone()).collect();
        let mut units = units;
        units.dedup();
        let text = format!(
            "only the optional unit{} {} reach{} it (outcome {}), and a learner can complete without",
            s(units.len()),
            list(&units),
            if units.len() == 1 { "es" } else { "" },
            names(&optional)
        );
        let seen = fails("only-optional", text)
            .close(GapKind::ReachEveryone, format!("make {} core, or add the outcome and its assessment to a core unit", list(&units)));
        return places(seen, look, links, |k| !k.reached).done();
    }
    let claimed: Vec<&Link> = links.iter().filter(|k| k.reached && k.role == Role::Assesses && k.assessed != Truth::Holds).collect();
    if let Some(first) = claimed.first() {
        let (code, what) = if claimed.iter().all(|k| k.why == Why::FormativeOnly) {
            ("formative-only", "only a formative assessment tests it")
        } else {
            ("claimed-not-assessed", "no assessment of the course tests it")
        };
        let unit = d.course.units.items[outcome(first).unit].id.clone();
        let seen = fails(code, format!("outcome {} is claimed to assess it, and {what}", names(&claimed)))
            .close(GapKind::Assess, format!("add {} to the `tests` of a summative assessment of unit {unit}, or set one", names(&claimed)));
        return places(seen, look, links, |k| k.role == Role::Assesses).done();
    }
    let taught: Vec<&Link> = links.iter().filter(|k| k.reached && k.role < wanted).collect();
    if !taught.is_empty() {
        let tested = taught.iter().any(|k| k.assessed == Truth::Holds);
        let action = if tested {
            format!(
                "{} is already tested by a summative assessment: if that assessment shows this requirement, change the mapping's role to `assesses`",
                names(&taught)
            )
        } else {
            format!("set a summative assessment of {} and map it with role `assesses`", names(&taught))
        };
        let kind = if tested { GapKind::Map } else { GapKind::Assess };
        let seen = fails("taught-not-assessed", format!("outcome {} introduces or develops it, and nothing assesses it", names(&taught)))
            .close(kind, action);
        return places(seen, look, links, |_| true).done();
    }
    if holds > 0 {
        let good: Vec<&Link> =
            links.iter().filter(|k| k.reached && k.role >= wanted && (wanted != Role::Assesses || k.assessed == Truth::Holds)).collect();
        let text = format!("only {holds} of {need} outcomes address it and are assessed: {}", names(&good));
        let seen = fails("too-few-outcomes", text).close(GapKind::Map, "map and assess a further outcome that addresses it");
        return places(seen, look, links, |_| true).done();
    }
    let unreached: Vec<&Link> = links.iter().filter(|k| !k.reached).collect();
    if !unreached.is_empty() {
        let text = format!("only an outcome of an optional unit ({}) touches it, and does not assess it", names(&unreached));
        let seen = fails("only-optional", text).close(GapKind::ReachEveryone, "teach and assess it in a core unit, and map that outcome");
        return places(seen, look, links, |_| true).done();
    }
    if let Some(c) = d.claims[look.index].iter().find(|c| !matches!(c.from, ClaimFrom::Outcome(_))) {
        let what = match c.from {
            ClaimFrom::Unit(_) => "unit",
            ClaimFrom::Assessment(_) => "assessment",
            ClaimFrom::Policy => "policy",
            _ => "document",
        };
        let text = format!("it is claimed only by the title of {what} {}: no learning outcome is named", c.id);
        let seen = fails("title-only", text).close(
            GapKind::Map,
            "map the outcome that teaches it, with role, page and heading, and make sure that a summative assessment tests that outcome",
        );
        return seen.at(Some(d.place(c.spot))).done();
    }
    if let Some(node) = d.course.describes.broken() {
        return broken(LEAF, "whether the file describes the whole course", Some(d.here(node)));
    }
    if d.is_part() {
        return Seen::new(
            LEAF,
            Truth::CannotTell,
            "not-described",
            "this file describes the course only in part, and the part does not speak of it",
        )
        .done();
    }
    let place: Option<Place> = d.course.mappings.whole.at().map(|n| d.here(n));
    let action = "if the course already teaches it, map the outcome that does; if not, write an outcome and an assessment for it";
    fails("not-mapped", "nothing in the course is mapped to it".into()).close(GapKind::Map, action).at(place).done()
}

/// What recognition of prior learning does to a result that would hold (law 7).
fn waived(look: &Look<'_>) -> Option<Observation> {
    let (truth, at) = chain::waiver(look.dossier, look.critical);
    let place = || at.map(|a| look.dossier.here(a));
    match truth {
        Truth::Holds => None,
        Truth::Fails => {
            let text = "units can be waived for prior learning without assessment, so not every completer has been assessed in it";
            Some(
                Seen::new(LEAF, Truth::Fails, "waived-by-rpl", text)
                    .at(place())
                    .close(
                        GapKind::ReachEveryone,
                        "assess prior learning as equivalent, and say so under `recognition` with `basis: assessed`",
                    )
                    .done(),
            )
        }
        Truth::CannotTell if !look.dossier.course.recognition.is_absent() && rpl_broken(look) => {
            Some(broken(LEAF, "recognition of prior learning", place()))
        }
        Truth::CannotTell => {
            let text = "the file does not state whether prior learning is assessed or units are waived without assessment, and this requirement is critical";
            Some(Seen::new(LEAF, Truth::CannotTell, "rpl-not-stated", text).at(place()).done())
        }
    }
}

fn rpl_broken(look: &Look<'_>) -> bool {
    let r = &look.dossier.course.recognition;
    r.broken().is_some() || r.then(|r| &r.basis).broken().is_some()
}

fn places(mut seen: Seen, look: &Look<'_>, links: &[Link], which: impl Fn(&Link) -> bool) -> Seen {
    for k in links.iter().filter(|k| which(k)).take(4) {
        seen = seen.at(Some(look.dossier.place(look.dossier.claims[look.index][k.claim].spot)));
        seen = seen.at(Some(look.dossier.here(look.dossier.outcomes[k.outcome].outcome.at)));
    }
    seen
}

fn is_are(names: &[String]) -> String {
    format!("outcome{} {} {}", s(names.len()), list(names), if names.len() == 1 { "is" } else { "are" })
}

fn s(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}
