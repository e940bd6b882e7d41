//! Outcome, teaching and assessment that do not fit together (Durham: every outcome is assessed, and everything assessed is
//! taught; Kokomo: orphan outcomes and idle units). What a finding says already, or what the file leaves open, raises nothing.

use super::{Watch, count, some};
use crate::evaluate::chain::{self, Why};
use crate::evaluate::leaves::{list, number};
use crate::model::combination::Take;
use crate::model::course::{PassRule, Purpose};
use crate::model::dossier::ClaimFrom;
use crate::model::provider::Role;
use crate::model::result::Truth;
use crate::model::rule::{Evidences, FindingsAre};
use crate::model::standard::Kind;

/// Looks at the course as a whole.
pub fn check(w: &mut Watch<'_>) {
    skill_only_in_writing(w);
    critical_can_be_compensated(w);
    // In a file that tells only a part, what is missing says nothing.
    if !w.dossier.is_part() {
        mapped(w);
        lined_up(w);
        assessment_tests_nothing(w);
    }
}

/// Outcomes and units that no mapping names, also none to a requirement that this profile leaves out.
fn mapped(w: &mut Watch<'_>) {
    let (d, course) = (w.dossier, w.dossier.course);
    if course.mappings.first_broken().or(course.units.first_broken()).or(course.assessments.first_broken()).is_some() {
        return;
    }
    let named = |id: &str| course.mappings.iter().any(|m| m.from == id);
    let is_mapped = |o: usize| {
        let o = d.outcomes[o].outcome;
        named(&o.id) || o.criteria.first_broken().is_some() || o.criteria.iter().any(|c| named(&c.id))
    };
    let outcomes_of = |u: usize| (0..d.outcomes.len()).filter(move |o| d.outcomes[*o].unit == u);
    if !(0..d.outcomes.len()).any(is_mapped) {
        return;
    }
    let (mut idle, mut orphans, mut core) = (Vec::new(), Vec::new(), 0usize);
    for (u, unit) in course.units.iter().enumerate().filter(|(u, _)| d.combination.take[*u] == Take::Always) {
        core += outcomes_of(u).count();
        let by_assessment = course.assessments.iter().any(|a| named(&a.id) && a.unit.known().is_none_or(|x| *x == unit.id));
        let served = named(&unit.id) || by_assessment || unit.outcomes.first_broken().is_some() || outcomes_of(u).any(is_mapped);
        if served {
            orphans.extend(outcomes_of(u).filter(|o| !is_mapped(*o)));
        } else if outcomes_of(u).next().is_some() {
            idle.push(u);
        }
    }
    if !idle.is_empty() {
        let names: Vec<String> = idle.iter().map(|u| course.units.items[*u].id.clone()).collect();
        let text = format!("{} no requirement: {}", count(idle.len(), "core unit serves", "core units serve"), some(&names));
        let places = idle.iter().map(|u| w.here(course.units.items[*u].at)).collect();
        w.raise("idle-unit", text, &[], places);
    }
    let bound = w.bound("orphan-outcome").unwrap_or_default();
    if !orphans.is_empty() && orphans.len() as f64 * 100.0 > bound * core as f64 {
        let text = format!(
            "no mapping names {} of the {core} outcomes of core units: {}; more than {} per cent are asked about",
            orphans.len(),
            w.names(&orphans),
            number(bound)
        );
        w.raise("orphan-outcome", text, &[], w.at(&orphans));
    }
}

/// Taught and not assessed, assessed and not taught: whatever no finding and no other caution says.
fn lined_up(w: &mut Watch<'_>) {
    let ground = w.ground;
    let assessments = &w.dossier.course.assessments;
    let (mut untested, mut untaught) = (Vec::new(), Vec::new());
    let part = |u: usize| w.dossier.combination.take[u] != Take::Never;
    for (o, links) in w.dossier.outcomes.iter().enumerate().filter(|(_, o)| part(o.unit)) {
        let about = w.claimed_for(o);
        let role = about.iter().flat_map(|i| &w.dossier.claims[*i]).filter(|c| c.from == ClaimFrom::Outcome(o)).map(|c| c.role).max();
        let (tested, why) = chain::tested(w.dossier, o, &ground.everything);
        let told = role == Some(Role::Assesses) || about.iter().any(|i| w.told(*i, &["taught-not-assessed", "only-optional"]));
        let nothing = tested == Truth::Fails && matches!(why, Why::Untested | Why::FormativeOnly);
        if links.taught == Truth::Holds && nothing && !told && !assessments.items.is_empty() {
            untested.push(o);
        }
        let asked = || role == Some(Role::Assesses) && about.iter().any(|i| w.asked(*i, FindingsAre::LinedUp));
        if links.taught == Truth::Fails && tested == Truth::Holds && !asked() {
            untaught.push(o);
        }
    }
    for (code, found, what) in [
        ("taught-not-assessed", untested, "taught, and no summative assessment tests"),
        ("assessed-not-taught", untaught, "assessed, and no teaching of its unit lists"),
    ] {
        if found.is_empty() {
            continue;
        }
        let (s, is, it) = if found.len() == 1 { ("", "is", "it") } else { ("s", "are", "them") };
        let what = if found.len() == 1 { what.to_string() } else { what.replace("its unit", "their units") };
        let about: Vec<usize> = found.iter().flat_map(|o| w.claimed_for(*o).to_vec()).collect();
        w.raise(code, format!("outcome{s} {} {is} {what} {it}", w.names(&found)), &about, w.at(&found));
    }
}

/// An assessment that counts, or may, and names nothing that it tests.
fn assessment_tests_nothing(w: &mut Watch<'_>) {
    let blank = |a: &&crate::model::course::Assessment| {
        a.tests.items.is_empty()
            && a.tests.first_broken().is_none()
            && a.purpose.broken().is_none()
            && a.purpose.known() != Some(&Purpose::Formative)
    };
    let found: Vec<_> = w.dossier.course.assessments.iter().filter(blank).collect();
    if !found.is_empty() {
        let names: Vec<String> = found.iter().map(|a| a.id.clone()).collect();
        let text = format!("{} nothing that is named: {}", count(found.len(), "assessment tests", "assessments test"), some(&names));
        let places = found.iter().map(|a| w.here(a.at)).collect();
        w.raise("assessment-tests-nothing", text, &[], places);
    }
}

/// An outcome claimed for a skill or a behaviour and tested only by what cannot show one, where another carries it.
fn skill_only_in_writing(w: &mut Watch<'_>) {
    let ground = w.ground;
    let mut found: Vec<(usize, Vec<String>, Vec<usize>)> = Vec::new();
    for index in 0..w.dossier.claims.len() {
        let wanted = match w.cx.selection.requirements[index].of(w.cx.catalogue).kind {
            Kind::Skill => Evidences::Skill,
            Kind::Behaviour => Evidences::Behaviour,
            _ => continue,
        };
        if w.first[index].as_ref().is_none_or(|e| e.truth != Truth::Holds) {
            continue;
        }
        let links = ground.links(w.dossier, index, &ground.everything);
        for link in links.iter().filter(|l| l.role == Role::Assesses && l.assessed == Truth::Holds) {
            let unsure = w.dossier.outcomes[link.outcome].unsure_test.is_some() || link.assessments.iter().any(|a| a.1 != Truth::Holds);
            let methods: Option<Vec<_>> =
                link.assessments.iter().map(|a| w.dossier.assessment(a.0).method.known().and_then(|m| w.cx.catalogue.method(m))).collect();
            let Some(methods) = methods.filter(|m| !unsure && m.iter().all(|m| !m.evidences.contains(&wanted))) else { continue };
            match found.iter_mut().find(|(o, ..)| *o == link.outcome) {
                Some((_, _, about)) => about.push(index),
                None => {
                    let mut titles: Vec<String> = methods.iter().map(|m| m.title.to_lowercase()).collect();
                    titles.dedup();
                    found.push((link.outcome, titles, vec![index]));
                }
            }
        }
    }
    for (outcome, methods, about) in found {
        let codes: Vec<String> = about.iter().map(|i| w.cx.selection.requirements[*i].of(w.cx.catalogue).code.clone()).collect();
        let text =
            format!("outcome {} is claimed to assess {}, and is tested only by {}", w.names(&[outcome]), some(&codes), list(&methods));
        w.raise("skill-only-in-writing", text, &about, w.at(&[outcome]));
    }
}

/// A critical requirement whose assessments another mark can make up for, where the profile does not ask about that.
fn critical_can_be_compensated(w: &mut Watch<'_>) {
    let rule = match w.dossier.course.qualification.then(|q| &q.pass_rule).known() {
        Some(PassRule::OverallMark) => "an overall mark",
        Some(PassRule::EveryUnit) => "a mark for each unit",
        _ => return,
    };
    let ground = w.ground;
    for index in 0..w.dossier.claims.len() {
        let a = &w.cx.selection.requirements[index];
        if !a.critical || w.asked(index, FindingsAre::MustPass) {
            continue;
        }
        let links = ground.links(w.dossier, index, &ground.everything);
        let mut used: Vec<usize> = links.iter().filter(|l| l.role == Role::Assesses).flat_map(|l| &l.assessments).map(|a| a.0).collect();
        used.sort_unstable();
        used.dedup();
        let assessments: Vec<_> = used.into_iter().map(|i| w.dossier.assessment(i)).collect();
        // One that must be passed, or may have to, or that is all of its unit, is enough.
        let part = |a: &&crate::model::course::Assessment| {
            a.must_pass.broken().is_none() && a.must_pass.known() != Some(&true) && a.weight.known().is_some_and(|x| *x < 100.0)
        };
        if assessments.is_empty() || !assessments.iter().all(part) {
            continue;
        }
        let names: Vec<String> = assessments.iter().map(|a| a.id.clone()).collect();
        let text = format!(
            "{} is critical and is carried by {}, which the file does not say must be passed: under {rule} another part can make up for it",
            a.of(w.cx.catalogue).code,
            some(&names)
        );
        let places = assessments.iter().map(|a| w.here(a.at)).collect();
        w.raise("critical-can-be-compensated", text, &[index], places);
    }
}
