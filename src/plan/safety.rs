//! What several requirements rest on at once: assessments that must be passed, outcomes that are taught, prior learning.

use super::ways::Ways;
use super::{Ground, add, list, put};
use crate::model::course::RecognitionBasis;
use crate::model::dossier::Side;
use crate::model::provider::Role;
use crate::model::result::{GapKind, Truth};
use crate::model::rule::{FindingsAre, Test};

/// Ways for what a second look at other findings asks.
pub fn ways(g: &Ground<'_>, gap: usize, out: &mut Ways) {
    let f = &g.now.findings[gap];
    let waived = f.reasons.iter().any(|r| r.code == "waived-by-rpl") || not_waived(g, gap);
    if waived && g.course.recognition.then(|r| &r.basis).known() == Some(&RecognitionBasis::Exemption) {
        let edits = vec![put(g.tree, Side::Course, "/recognition/basis", "assessed")];
        let text = "Assess prior learning as equivalent before it stands in for a unit, and say so under `recognition`";
        let way = out.say(text, edits, GapKind::ReachEveryone, "a rule of recognition, and the work of assessing");
        way.provided = Some("nobody is exempted without assessment any more".into());
        way.place = g.tree.locate_named("/recognition");
    }
    for leaf in g.leaves(gap) {
        let Test::Findings(l) = leaf else { continue };
        let seen = f.observations.iter().find(|o| o.leaf == "findings" && o.truth == Truth::Fails);
        let Some(seen) = seen else { continue };
        let chosen = |code: &str| seen.causes.iter().any(|c| c == code);
        match l.are {
            FindingsAre::MustPass => must_pass(g, &chosen, out),
            FindingsAre::LinedUp => lined_up(g, &chosen, out),
            _ => {}
        }
    }
}

fn not_waived(g: &Ground<'_>, gap: usize) -> bool {
    g.leaves(gap).iter().any(|t| matches!(t, Test::Findings(l) if l.are == FindingsAre::NotWaived)) && g.fails(gap, "findings")
}

/// The ids claimed to assess the requirements that a code chooses.
fn claimed<'a>(g: &Ground<'a>, chosen: &dyn Fn(&str) -> bool) -> Vec<&'a str> {
    let requirements: Vec<_> = g.selection.requirements.iter().map(|a| a.of(g.catalogue)).filter(|r| chosen(&r.code)).collect();
    let named = |t: &String| requirements.iter().any(|r| *t == r.id || *t == r.code);
    let claims = g.course.mappings.iter().filter(|m| m.role.known() == Some(&Role::Assesses) && m.to.0.iter().any(named));
    claims.map(|m| m.from.as_str()).collect()
}

fn must_pass(g: &Ground<'_>, chosen: &dyn Fn(&str) -> bool, out: &mut Ways) {
    let ids = claimed(g, chosen);
    let outcome =
        |id: &str| g.course.units.iter().flat_map(|u| u.outcomes.iter()).find(|o| o.id == id || o.criteria.iter().any(|c| c.id == id));
    let carries = |t: &String| {
        ids.iter().any(|id| t == id || outcome(id).is_some_and(|o| o.id == *t || (o.id == *id && o.criteria.iter().any(|c| c.id == *t))))
    };
    let these: Vec<_> = g.course.assessments.iter().filter(|a| a.must_pass.known() != Some(&true) && a.tests.iter().any(carries)).collect();
    let Some(first) = these.first() else { return };
    let edits = these.iter().map(|a| put(g.tree, Side::Course, format!("/assessments/{}/must_pass", a.id), true)).collect();
    let names: Vec<String> = these.iter().map(|a| a.id.clone()).collect();
    let text = format!("Make {} a pass that nothing else makes up for, and mark it `must_pass: true`", list(&names));
    let way = out.say(text, edits, GapKind::Reconcile, "a rule of assessment");
    way.provided = Some("the assessment regulations say so first".into());
    way.place = Some(g.place(Side::Course, first.at));
}

fn lined_up(g: &Ground<'_>, chosen: &dyn Fn(&str) -> bool, out: &mut Ways) {
    let ids = claimed(g, chosen);
    let (mut edits, mut names, mut place) = (Vec::new(), Vec::new(), None);
    for u in &g.course.units {
        for o in u.outcomes.iter().filter(|o| ids.iter().any(|i| *i == o.id || o.criteria.iter().any(|c| c.id == *i))) {
            if u.teaching.iter().any(|t| t.outcomes.iter().any(|x| *x == o.id)) {
                continue;
            }
            let Some(first) = u.teaching.items.first() else { continue };
            edits.push(add(Side::Course, format!("{}/outcomes/-", g.path(Side::Course, first.at)), o.id.as_str()));
            names.push(o.id.clone());
            place = place.or_else(|| Some(g.place(Side::Course, o.at)));
        }
    }
    if edits.is_empty() {
        return;
    }
    let text = format!("List {} under the teaching that covers {}", list(&names), if names.len() == 1 { "it" } else { "them" });
    let way = out.say(text, edits, GapKind::Assess, "an entry under `teaching`");
    way.provided = Some("it is really taught there; if another activity does, name that one".into());
    way.place = place;
}
