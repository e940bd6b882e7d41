//! `assessment {observed, at_least}`: summative assessments of the course, whatever they test, that every learner sits.

use super::{Look, Part, Seen, broken, list};
use crate::evaluate::chain;
use crate::model::course::{Assessment, PassRule, Purpose};
use crate::model::result::{GapKind, Observation, Truth};
use crate::model::rule::AssessmentBound;

const LEAF: &str = "assessment";

/// In words.
pub fn in_words(l: &AssessmentBound) -> String {
    let n = l.at_least.unwrap_or(1);
    let what = if l.observed { " in which someone watches the learner work with a person, live, recorded or simulated" } else { "" };
    format!("every learner sits at least {n} summative assessment{}{what}", if n == 1 { "" } else { "s" })
}

/// The assessments that a learner on this route sits, sorted: those that surely count, the first that may, and the first of
/// which it is not stated whether it is summative.
struct Sat<'a> {
    found: Vec<&'a Assessment>,
    open: Option<&'a Assessment>,
    unstated: Option<&'a Assessment>,
}

fn sat<'a>(l: &AssessmentBound, look: &Look<'a>) -> Sat<'a> {
    let d = look.dossier;
    let every = d.course.qualification.then(|q| &q.pass_rule).known() == Some(&PassRule::EveryCriterion);
    let mut out = Sat { found: Vec::new(), open: None, unstated: None };
    for (i, a) in d.course.assessments.iter().enumerate() {
        let sat = chain::sat(d, i, look.taken);
        if sat == Truth::Fails || a.purpose.known() == Some(&Purpose::Formative) {
            continue;
        }
        let method = a.method.known().and_then(|m| look.cx.catalogue.method(m));
        let summative = a.purpose.known() == Some(&Purpose::Summative) || (a.purpose.is_absent() && every);
        match method {
            Some(m) if (!l.observed || m.observed) && summative && sat == Truth::Holds => out.found.push(a),
            Some(m) if l.observed && !m.observed => {}
            Some(_) if a.purpose.is_absent() && sat == Truth::Holds => out.unstated = out.unstated.or(Some(a)),
            _ => out.open = out.open.or(Some(a)),
        }
    }
    out
}

/// How many surely count, and whether any may.
pub fn parts(l: &AssessmentBound, look: &Look<'_>) -> [Part; 2] {
    let Sat { found, open, unstated } = sat(l, look);
    [Part::of(found.len(), l.at_least.unwrap_or(1) as usize), Part::of(usize::from(open.or(unstated).is_some()), 1)]
}

/// Looks.
pub fn observe(l: &AssessmentBound, look: &Look<'_>) -> Observation {
    let d = look.dossier;
    let need = l.at_least.unwrap_or(1) as usize;
    let Sat { found, open, unstated } = sat(l, look);
    if found.len() >= need {
        let names: Vec<String> = found.iter().take(4).map(|a| a.id.clone()).collect();
        let seen = Seen::new(LEAF, Truth::Holds, "practice-observed", format!("practice is seen in {}", list(&names)))
            .value(found.len().to_string())
            .bound(format!("at least {need}"));
        return found.iter().take(4).fold(seen, |s, a| s.at(Some(d.here(a.at)))).done();
    }
    if let (Some(a), None) = (unstated, open) {
        let text = format!("the file does not state whether assessment {} is summative", a.id);
        return Seen::new(LEAF, Truth::CannotTell, "purpose-not-stated", text).at(Some(d.here(a.at))).done();
    }
    if let Some(a) = open {
        return broken(LEAF, &format!("the method, purpose or unit of assessment {}", a.id), Some(d.here(a.at)));
    }
    if let Some(node) = d.course.assessments.first_broken() {
        return broken(LEAF, "an entry of `assessments`", Some(d.here(node)));
    }
    if d.course.assessments.whole.is_absent() || d.is_part() {
        return Seen::new(LEAF, Truth::CannotTell, "not-stated", "the file does not state how the course is assessed").guard().done();
    }
    let place = d.course.assessments.whole.at().map(|n| d.here(n));
    let text = if l.observed {
        "no summative assessment that every learner sits watches them work with a person"
    } else {
        "there are too few summative assessments"
    };
    Seen::new(LEAF, Truth::Fails, "practice-not-observed", text)
        .value(found.len().to_string())
        .bound(format!("at least {need}"))
        .at(place)
        .close(GapKind::Assess, "add observed practice, a simulation or a recorded conversation to a core unit")
        .done()
}
