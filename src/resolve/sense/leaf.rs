//! What one leaf of a rule asks, and what is wrong with it in itself: a bound that nothing reaches, or that excludes nothing,
//! a word that no course can have, a setting that is not looked at.

use super::Frame;
use super::domain::{Needs, Set};
use super::implied::reach;
use crate::diagnostic::nearest;
use crate::model::field::{Holds, field};
use crate::model::level::Compared;
use crate::model::rule::{AssessedBy, Bound, Field, FieldIs, Findings, Hours, HoursKind, LevelBound, NamedLevel, Test};
use crate::model::standard::{BearsOn, Parameter};
use crate::source::At;

/// Makes needs of facts and their states, at the leaf looked at.
type Ask<'a> = &'a dyn Fn(&[(&'static str, Set)]) -> Option<Needs>;

/// A flaw of one leaf.
#[derive(Debug)]
pub struct Flaw {
    /// Code of the diagnostic.
    pub code: &'static str,
    /// One sentence.
    pub message: String,
    /// What to write.
    pub help: String,
    /// Whether it is the profile that makes it one. What a standard alone shows is not said again for each profile.
    pub of_profile: bool,
}

/// What is known of a leaf.
#[derive(Debug)]
pub struct Leaf {
    /// What must be so for it to hold; `None` where it never can.
    pub holds: Option<Needs>,
    /// What must be so for it to fail; `None` where it never can.
    pub fails: Option<Needs>,
    /// What is wrong with it.
    pub flaws: Vec<Flaw>,
}

fn flaw(code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Flaw {
    Flaw { code, message: message.into(), help: help.into(), of_profile: false }
}

/// Looks at a leaf. Without a selection only what is so under every profile is said; with one, only what the profile adds.
pub fn look(test: &Test, at: At, frame: Frame<'_>) -> Leaf {
    let needs = |facts: &[(&'static str, Set)]| -> Option<Needs> { Some(facts.iter().map(|(f, s)| (*f, (*s, at))).collect()) };
    let mut out = Leaf { holds: needs(&[]), fails: needs(&[]), flaws: Vec::new() };
    match test {
        Test::Level(l) => {
            out.holds = needs(&[("qualification.level", Set::STATED), ("qualification.framework", Set::STATED)]);
            level(l, frame, &mut out);
        }
        Test::Credits(c) => {
            out.holds = needs(&[("qualification.credit", Set::STATED)]);
            bound(&c.at_least, &["percent", "credits"], frame, &mut out);
        }
        Test::Hours(h) => hours(h, frame, &needs, &mut out),
        Test::Placement(_) => out.holds = needs(&[("practice of an offer", Set::STATED)]),
        Test::Wording(_) => out.holds = needs(&[("public_information", Set::STATED), ("qualification.level", Set::STATED)]),
        Test::Supervision(s) if s.kind.is_empty() => {
            out.holds = None;
            out.flaws.push(flaw("rule-never-holds", "no kind of supervision counts here", "name at least one under `kind`"));
        }
        Test::AssessedBy(a) => assessed_by(a, frame, &mut out),
        Test::Field(f) => fact(f, &needs, &mut out),
        Test::Findings(f) => findings(f, frame, &mut out),
        _ => {}
    }
    out.flaws.retain(|f| frame.selection.is_some() == f.of_profile);
    out
}

fn level(l: &LevelBound, frame: Frame<'_>, out: &mut Leaf) {
    let levels = &frame.catalogue.levels;
    if levels.frameworks.is_empty() {
        return;
    }
    let NamedLevel { framework, level } = &l.at_least;
    let Some(known) = levels.framework(framework) else {
        out.holds = None;
        let names: Vec<&str> = levels.frameworks.iter().map(|f| f.id.as_str()).collect();
        let help = match nearest(framework, names.iter().copied()) {
            Some(n) => format!("did you mean `{n}`?"),
            None => format!("the frameworks are {}", names.join(", ")),
        };
        out.flaws.push(flaw(
            "rule-never-holds",
            format!("the levels file has no framework `{framework}`, so no level can be held against it"),
            help,
        ));
        return;
    };
    let Some(place) = known.levels.iter().position(|x| x == level) else {
        out.holds = None;
        let message = format!("the {} has no level {level}, so no award can reach it", known.id);
        out.flaws.push(flaw("rule-never-holds", message, format!("its levels are {}", known.levels.join(", "))));
        return;
    };
    if reach(&l.at_least, levels).is_empty() {
        out.holds = None;
        let message = format!("no level of any framework is known to reach {} {level}", known.id);
        out.flaws.push(flaw("rule-never-holds", message, "name the bound in a framework of the published table"));
    }
    let below = |l: &String| {
        let other = NamedLevel { framework: known.id.clone(), level: l.clone() };
        levels.compare(&other, &NamedLevel { framework: known.id.clone(), level: level.clone() }) == Compared::Below
    };
    if place == 0 && !known.levels.iter().any(below) {
        let message = format!("{level} is the lowest level of the {}: no award in that framework can fall short of it", known.id);
        out.flaws.push(flaw("bound-without-effect", message, "name a higher level, or one of a framework that has lower levels too"));
    }
}

/// A bound of credit or hours: its number or share, or its parameter once a profile is known.
fn bound(b: &Bound, units: &[&str], frame: Frame<'_>, out: &mut Leaf) -> Option<f64> {
    let Some(name) = &b.parameter else {
        let unit = if b.percent.is_some() { "percent" } else { "" };
        let value = b.percent.or(b.value)?;
        out.flaws.extend(sized(value, unit, "the bound", "write the bound that is meant"));
        return Some(value);
    };
    let selection = frame.selection?;
    let Some(Parameter { value, unit, .. }) = selection.parameters.get(name) else {
        let near = nearest(name, selection.parameters.keys().map(String::as_str))
            .map(|n| format!("did you mean `{n}`? If not, "))
            .unwrap_or_default();
        let message = format!("there is no parameter `{name}`, so this can never be told");
        let help = format!("{near}add it to the `parameters` of the profile; without `value` it counts as not settled");
        out.holds = None;
        out.flaws.push(Flaw { of_profile: true, ..flaw("unknown-parameter", message, help) });
        return None;
    };
    if !units.contains(&unit.as_str()) {
        let message = format!("the parameter `{name}` is in {unit}, and the bound here is in {}", units.join(" or "));
        let help = "give the parameter of the profile the right unit, or name another";
        out.flaws.push(Flaw { of_profile: true, ..flaw("unfit-bound", message, help) });
        return None;
    }
    let flaw = sized((*value)?, unit, &format!("the parameter `{name}`"), "correct its value in the profile");
    out.flaws.extend(flaw.map(|f| Flaw { of_profile: true, ..f }));
    *value
}

fn sized(value: f64, unit: &str, what: &str, help: &str) -> Option<Flaw> {
    if unit == "percent" && value > 100.0 {
        return Some(flaw("unfit-bound", format!("{what} is {value} per cent: no part is more than the whole"), help));
    }
    (value <= 0.0).then(|| flaw("bound-without-effect", format!("{what} is {value}: whatever is stated is at least that"), help))
}

fn hours(h: &Hours, frame: Frame<'_>, needs: Ask<'_>, out: &mut Leaf) {
    let useless = |message: &str, help: &str| flaw("rule-part-useless", message, help);
    let (kind, at_least) = match (h.kind, &h.at_least) {
        (Some(kind), Some(b)) => (kind, b),
        (None, None) => return,
        _ => {
            let message = "`kind` and `at_least` are looked at only together: as it stands this asks whether the figures agree";
            out.flaws.push(useless(message, "write both, or `agree: true` alone"));
            return;
        }
    };
    if h.agree == Some(true) {
        out.flaws
            .push(useless("`agree` is not looked at beside `kind` and `at_least`", "write `hours: {agree: true}` as a test of its own"));
    }
    let set = bound(at_least, &["hours"], frame, out).map_or(Set::STATED, Set::from);
    let fact = match kind {
        HoursKind::Total => "qualification.tqt",
        HoursKind::Guided => "qualification.glh",
        HoursKind::Practice => "practice hours of an offer",
    };
    out.holds = out.holds.take().and_then(|_| needs(&[(fact, set)]));
}

fn assessed_by(a: &AssessedBy, frame: Frame<'_>, out: &mut Leaf) {
    let methods = &frame.catalogue.methods;
    let fits = |m: &crate::model::standard::Method| {
        a.evidences.is_none_or(|e| m.evidences.contains(&e)) && (a.observed != Some(true) || m.observed)
    };
    if !methods.is_empty() && !methods.iter().any(fits) {
        out.holds = None;
        let message = "no method of the methods file can show this, so no assessment can";
        out.flaws.push(flaw("rule-never-holds", message, "ask for less, or add the method that shows it to the methods file"));
    }
}

fn fact(f: &Field, needs: Ask<'_>, out: &mut Leaf) {
    let Some(known) = field(&f.name) else {
        out.holds = None;
        let names = crate::model::field::FIELDS.iter().map(|n| n.name);
        let help = match nearest(&f.name, names.clone()) {
            Some(n) => format!("did you mean `{n}`?"),
            None => format!("a test can look at {}", names.collect::<Vec<_>>().join(", ")),
        };
        out.flaws.push(flaw("unknown-reference", format!("there is no fact `{}` that a test can look at", f.name), help));
        return;
    };
    let listed = !f.includes_all.is_empty() || !f.includes_any.is_empty();
    let dated = f.not_before.is_some() || f.not_after.is_some();
    let (holds, fails) = match () {
        () if f.is == Some(FieldIs::None) => (Set::NONE, Some(Set::STATED)),
        () if f.not_before.is_some() => (Set::NOT_PASSED, Some(Set::PASSED)),
        () if f.not_after.is_some() => (Set::COME, Some(Set::NOT_COME)),
        () => (Set::STATED, (!listed).then_some(Set::NONE)),
    };
    out.holds = needs(&[(known.name, holds)]);
    out.fails = needs(&fails.map(|s| (known.name, s)).into_iter().collect::<Vec<_>>());
    let ignored = match () {
        () if f.is == Some(FieldIs::None) && (dated || listed) => Some("the other settings are not looked at beside `is: none`"),
        () if f.not_before.is_some() && f.not_after.is_some() => Some("`not_after` is not looked at beside `not_before`"),
        () if dated && listed => Some("the values are not looked at beside a bound on a date"),
        () => None,
    };
    if let Some(message) = ignored {
        out.flaws.push(flaw("rule-part-useless", message, "write each as a test of its own, under `all`"));
        return;
    }
    if dated && !matches!(known.holds, Holds::Date | Holds::Text) {
        let message = format!("`{}` is no date, and cannot be held against the day of the verdict", f.name);
        out.flaws.push(flaw("unfit-bound", message, "name a date, for example `specification.open_until`"));
    }
    match known.holds {
        Holds::List(words) => values(f, words, out),
        Holds::Text => {}
        _ if listed => {
            out.flaws.push(flaw(
                "unfit-bound",
                format!("`{}` is no list, and holds no values to look for", f.name),
                "ask only whether it is stated",
            ));
        }
        _ => {}
    }
}

fn values(f: &Field, words: &[&str], out: &mut Leaf) {
    let unknown = |w: &&String| !words.contains(&w.as_str());
    for w in f.includes_all.iter().chain(&f.includes_any).filter(unknown) {
        let help = match nearest(w, words.iter().copied()) {
            Some(n) => format!("did you mean `{n}`?"),
            None => format!("a course can state {}", words.join(", ")),
        };
        out.flaws.push(flaw("invalid-value", format!("`{w}` is no value that `{}` can hold in a course", f.name), help));
    }
    let no_way = !f.includes_any.is_empty() && f.includes_any.iter().all(|w| unknown(&w));
    if no_way || f.includes_all.iter().any(|w| unknown(&w)) {
        out.holds = None;
    }
}

/// Whether the second round has anything to look at under a profile.
fn findings(f: &Findings, frame: Frame<'_>, out: &mut Leaf) {
    let Some(selection) = frame.selection else { return };
    let catalogue = frame.catalogue;
    let mut chosen = selection.requirements.iter().filter(|a| {
        let binds = a.of(catalogue).bears_on.is_none_or(|b| b == BearsOn::Course);
        binds && a.standard(catalogue).id == f.standard && f.force.is_none_or(|x| x == a.force) && (!f.critical || a.critical)
    });
    // A text that is not held is no defect: it stays open until the text is there (law 2).
    let looked = |a: &crate::model::Applicable| {
        let second = super::test_of(catalogue, a).is_some_and(|t| t.value.contains(&|x| matches!(x, Test::Findings(_))));
        !a.of(catalogue).is_held() || !second
    };
    if chosen.any(looked) {
        return;
    }
    out.holds = None;
    out.fails = None;
    let selected = selection.standards.iter().any(|s| catalogue.standards[*s].id == f.standard);
    let message = if selected {
        format!("no requirement of `{}` is left that this could look at", f.standard)
    } else {
        format!("`{}` is not selected, so this has nothing to look at", f.standard)
    };
    let help = format!("select `{}` in the profile, or exclude this requirement there with a reason", f.standard);
    out.flaws.push(Flaw { of_profile: true, ..flaw("rule-never-holds", message, help) });
}
