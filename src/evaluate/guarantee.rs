//! What every completer has been assessed in, how, and at what level: the positive side of a finding. Each part is the least
//! over all routes by itself, so that nobody who completes can have less.

use super::Context;
use super::chain::Link;
use super::routes::{self, Ground, Taken};
use crate::model::Dossier;
use crate::model::course::RecognitionBasis;
use crate::model::provider::Role;
use crate::model::result::{GuaranteeResult, ShownBy, Truth};

/// The guarantee for a requirement that holds on every route; `None` where no outcome carries it.
pub fn of(dossier: &Dossier<'_>, cx: Context<'_>, ground: &Ground, index: usize) -> Option<GuaranteeResult> {
    let counts = |k: &Link| k.role == Role::Assesses && k.reached && k.assessed == Truth::Holds;
    let on = |taken: &Taken| -> Vec<Link> { ground.links(dossier, index, taken).iter().filter(|k| counts(k)).cloned().collect() };
    let sole = routes::sole(dossier, ground, index).map(|taken| on(&taken));
    let fewest = |count: &dyn Fn(&[Link]) -> usize| -> usize {
        if let Some(links) = &sole {
            return count(links);
        }
        let gain = |taken: &Taken| i64::try_from(count(&on(taken))).unwrap_or(i64::MAX / 4);
        routes::fewest(dossier, ground, index, &gain).and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
    };
    let links = on(&ground.everything);
    let outcomes = fewest(&|l| l.len());
    if outcomes == 0 {
        return None;
    }
    let mut by: Vec<ShownBy> = Vec::new();
    for k in &links {
        for (i, truth, _) in &k.assessments {
            let a = dossier.assessment(*i);
            if *truth != Truth::Holds || by.iter().any(|b| b.assessment == a.id) {
                continue;
            }
            let method = a.method.known().and_then(|m| cx.catalogue.method(m));
            by.push(ShownBy {
                assessment: a.id.clone(),
                title: a.title.known().cloned(),
                method: method.map(|m| m.title.clone()),
                observed: method.is_some_and(|m| m.observed),
                outcome: dossier.outcomes[k.outcome].outcome.id.clone(),
                every_learner: fewest(&|l| {
                    usize::from(l.iter().any(|x| x.assessments.iter().any(|(y, t, _)| y == i && *t == Truth::Holds)))
                }) > 0,
            });
        }
    }
    let used = |l: &[Link]| -> Vec<usize> {
        let mut all: Vec<usize> =
            l.iter().flat_map(|k| k.assessments.iter().filter(|(_, t, _)| *t == Truth::Holds).map(|(i, _, _)| *i)).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let seen = |i: usize| dossier.assessment(i).method.known().and_then(|m| cx.catalogue.method(m)).is_some_and(|m| m.observed);
    let occasions = |i: usize| dossier.assessment(i).occasions.known().map_or(1, |n| *n as usize);
    Some(GuaranteeResult {
        outcomes,
        level: level(dossier, cx, &links, &|least| fewest(&|l| l.iter().filter(|k| least(k)).count()) > 0),
        observed: fewest(&|l| used(l).into_iter().filter(|i| seen(*i)).count()) > 0,
        occasions: fewest(&|l| used(l).into_iter().map(occasions).sum()),
        or_prior_learning: dossier.course.recognition.then(|r| &r.basis).known() == Some(&RecognitionBasis::Assessed),
        by,
    })
}

/// Whether every learner is assessed in a link of some kind.
type Holds<'a> = dyn Fn(&dyn Fn(&Link) -> bool) -> bool + 'a;

/// The highest level at or above which every learner is assessed in it, with the framework of the award.
fn level(dossier: &Dossier<'_>, cx: Context<'_>, links: &[Link], holds: &Holds<'_>) -> Option<String> {
    let q = &dossier.course.qualification;
    let framework = cx.catalogue.levels.framework(q.then(|q| &q.framework).known()?)?;
    let rank = |k: &Link| {
        let level = dossier.course.units.items[dossier.outcomes[k.outcome].unit].level.known()?;
        framework.levels.iter().position(|l| l == level.trim())
    };
    let mut ranks: Vec<usize> = links.iter().filter_map(rank).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let best = ranks.into_iter().rev().find(|r| holds(&|k| rank(k).is_some_and(|x| x >= *r)))?;
    Some(format!("{} level {}", framework.id, framework.levels[best]))
}
