//! From a dossier to observations: each requirement's test, leaf by leaf, on every route and in every offer.
//!
//! Nothing here decides. A test holds, fails or cannot be told, and says what it saw; `judge` makes findings of that.

mod cautions;
mod chain;
mod guarantee;
mod leaves;
mod matrix;
mod routes;
mod tree;

pub use leaves::{in_words, level_of};
pub use matrix::matrix;

use crate::model::caution::{Caution, Weight};
use crate::model::course::{Course, Unit};
use crate::model::result::{Figures, GuaranteeResult, Observation, Truth};
use crate::model::rule::{Rule, Test};
use crate::model::standard::{AsOf, BearsOn, Requirement, Scope};
use crate::model::{Applicable, Catalogue, Dossier, Fact, Selection};
use routes::{Ground, Taken, Unclear};

/// What every evaluation of a run shares.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// What the profile selects.
    pub selection: &'a Selection,
    /// The date the verdicts are made for.
    pub as_of: AsOf,
}

/// What the test of one requirement came to, on the route and in the offer where it came to least.
#[derive(Debug, Clone)]
pub struct Evaluated {
    /// Whether it could be looked at.
    pub looked_at: LookedAt,
    /// What it came to.
    pub truth: Truth,
    /// What each leaf saw, the telling ones first.
    pub observations: Vec<Observation>,
    /// That route, where routes differ.
    pub route: Option<Route>,
    /// The offer, where offers differ.
    pub offer: Option<usize>,
    /// What the second round asks.
    pub chain: chain::Summary,
    /// What every completer has been assessed in, where it holds.
    pub guarantee: Option<GuaranteeResult>,
}

/// A route through the units.
#[derive(Debug, Clone)]
pub struct Route {
    /// Ids of the units a learner works through.
    pub units: Vec<String>,
    /// The learner, by what was chosen.
    pub learner: String,
}

/// Whether a requirement could be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookedAt {
    /// Its test was run.
    Tested,
    /// Its text is not held (law 2).
    NotHeld,
    /// It does not bind a course.
    BindsAnother(BearsOn),
}

/// Evaluates every applicable requirement; those that look at others come second, never in a circle. Between the two
/// rounds come the cautions, so that a doubt reaches the second.
pub fn evaluate(dossier: &Dossier<'_>, cx: Context<'_>) -> (Vec<Evaluated>, Vec<Caution>) {
    let second = |a: &Applicable| test_of(cx.catalogue, a).is_some_and(|t| t.value.contains(&|x| matches!(x, Test::Findings(_))));
    let ground = Ground::of(dossier);
    let n = cx.selection.requirements.len();
    let mut out: Vec<Option<Evaluated>> = (0..n).map(|_| None).collect();
    for (i, a) in cx.selection.requirements.iter().enumerate().filter(|(_, a)| !second(a)) {
        out[i] = Some(one(dossier, cx, &ground, i, a, &[]));
    }
    let cautions = cautions::cautions(dossier, cx, &ground, &out);
    for (caution, about) in cautions.iter().filter(|(c, _)| c.weight == Weight::Doubt) {
        for i in about {
            if let Some(e) = out[*i].as_mut().filter(|e| e.truth == Truth::Holds) {
                e.truth = Truth::CannotTell;
                e.observations.insert(0, leaves::in_doubt(caution));
            }
        }
    }
    let later = cx.selection.requirements.iter().enumerate().filter(|(_, a)| second(a));
    let later: Vec<(usize, Evaluated)> = later.map(|(i, a)| (i, one(dossier, cx, &ground, i, a, &out))).collect();
    later.into_iter().for_each(|(i, e)| out[i] = Some(e));
    (out.into_iter().flatten().collect(), cautions.into_iter().map(|(c, _)| c).collect())
}

/// What the units come to on the route that has least of each. Nothing where there are no units to sum.
pub fn least(dossier: &Dossier<'_>) -> Figures {
    let units = &dossier.course.units.items;
    if units.is_empty() || dossier.course.units.first_broken().is_some() {
        return Figures::default();
    }
    let sizes: Vec<Figures> = units.iter().map(size).collect();
    let least = |figure: &dyn Fn(&Figures) -> Option<f64>| routes::least(dossier, &|u| figure(&sizes[u]));
    Figures { credit: least(&|s| s.credit), hours: least(&|s| s.hours), guided: least(&|s| s.guided), practice: least(&|s| s.practice) }
}

/// Credit and hours of a unit.
pub(crate) fn size(u: &Unit) -> Figures {
    Figures {
        credit: figure(u.credit.clone()),
        hours: figure(u.hours.then(|h| &h.total)),
        guided: figure(u.hours.then(|h| &h.guided)),
        practice: figure(u.hours.then(|h| &h.practice)),
    }
}

/// Credit and hours as stated for the award.
pub fn stated(course: &Course) -> Figures {
    let q = &course.qualification;
    Figures {
        credit: figure(q.then(|q| &q.credit).then(|c| &c.value)),
        hours: figure(q.then(|q| &q.tqt)),
        guided: figure(q.then(|q| &q.glh)),
        practice: figure(course.practice.then(|p| &p.hours)),
    }
}

/// What is stated to be none is nothing; what is not stated is unknown.
fn figure(f: Fact<f64>) -> Option<f64> {
    if matches!(f, Fact::StatedNone(_)) { Some(0.0) } else { f.known().copied() }
}

/// The test of a requirement: its own, or its standard's default for its kind.
pub fn test_of<'a>(catalogue: &'a Catalogue, a: &Applicable) -> Option<&'a Rule> {
    let r: &Requirement = a.of(catalogue);
    r.test.as_ref().or_else(|| a.standard(catalogue).default_tests.get(&r.kind))
}

fn one(dossier: &Dossier<'_>, cx: Context<'_>, ground: &Ground, index: usize, a: &Applicable, first: &[Option<Evaluated>]) -> Evaluated {
    let r = a.of(cx.catalogue);
    let blank = |looked_at| Evaluated {
        looked_at,
        truth: Truth::CannotTell,
        observations: Vec::new(),
        route: None,
        offer: None,
        chain: chain::Summary::default(),
        guarantee: None,
    };
    if let Some(other) = r.bears_on.filter(|b| *b != BearsOn::Course) {
        return blank(LookedAt::BindsAnother(other));
    }
    let (true, Some(test)) = (r.is_held(), test_of(cx.catalogue, a)) else { return blank(LookedAt::NotHeld) };
    let routes = routes::that_matter(dossier, cx, ground, index, &test.value);
    let offers = routes::offers_that_matter(dossier, &test.value);
    let mut worst: Option<Evaluated> = None;
    // The best each offer does on its worst route: an offer is named only where another does better.
    let mut by_offer = vec![Truth::Holds; offers.len()];
    for taken in routes.routes.iter() {
        for (n, offer) in offers.iter().enumerate() {
            let look = Look { dossier, cx, index, critical: a.critical, ground, taken, offer: *offer, first };
            let mut observations = Vec::new();
            let truth = tree::walk(test, &look, &mut observations);
            let truth = without_provider(truth, r, dossier, &mut observations);
            by_offer[n] = by_offer[n].min(truth);
            if worst.as_ref().is_none_or(|w| truth < w.truth) {
                let route = (routes.differ && truth != Truth::Holds)
                    .then(|| Route { units: taken.names(dossier), learner: taken.in_words(dossier) });
                worst = Some(Evaluated {
                    looked_at: LookedAt::Tested,
                    truth,
                    observations,
                    route,
                    offer: *offer,
                    chain: chain::Summary::default(),
                    guarantee: None,
                });
            }
        }
    }
    if let Some(w) = &mut worst {
        w.offer = w.offer.filter(|_| by_offer.iter().any(|t| *t > w.truth));
    }
    let mut out = worst.unwrap_or_else(|| blank(LookedAt::Tested));
    out.chain = chain::summary(dossier, ground, index);
    if out.observations.iter().any(|o| o.truth == Truth::Fails && o.reason.code == "waived-by-rpl") {
        out.chain.not_waived = Some(Truth::Fails);
    }
    if routes.differ && out.truth == Truth::Fails {
        let look = Look { dossier, cx, index, critical: a.critical, ground, taken: &ground.everything, offer: out.offer, first };
        let with_every_unit = tree::walk(test, &look, &mut Vec::new());
        // What fails whichever units are taken is not the route's fault.
        out.route = out.route.filter(|_| with_every_unit != Truth::Fails);
        // A unit of which it is not known whether everybody takes it can neither close a gap nor open one.
        if let (Some(why @ Unclear::Unsure(..)), true) = (&routes.unclear, with_every_unit != Truth::Fails) {
            out.truth = Truth::CannotTell;
            out.observations = vec![leaves::route_not_known(why.clone())];
            out.route = None;
        }
    }
    // What holds or fails whichever units are taken does so whatever the rules are.
    if let Some(why @ (Unclear::Nobody | Unclear::TooMany)) = &routes.unclear
        && out.truth == Truth::Holds
    {
        out.truth = Truth::CannotTell;
        out.observations.push(leaves::route_not_known(why.clone()));
    }
    if let (Some(place), Truth::Holds) = (routes::broken_offer(dossier, &test.value), out.truth) {
        out.truth = Truth::CannotTell;
        out.observations.push(leaves::broken("offers", "an offer of the course", Some(place)));
    }
    out.observations.sort_by_key(|o| (o.truth, o.guard));
    if out.truth == Truth::Holds {
        out.guarantee = guarantee::of(dossier, cx, ground, index);
    }
    out
}

/// Without the provider's file, what an institution would supply is not missing but unknown.
fn without_provider(truth: Truth, r: &Requirement, dossier: &Dossier<'_>, observations: &mut [Observation]) -> Truth {
    if r.scope != Some(Scope::Institution) || dossier.provider().is_some() || truth != Truth::Fails {
        return truth;
    }
    for o in observations.iter_mut().filter(|o| o.truth == Truth::Fails) {
        o.truth = Truth::CannotTell;
        o.reason = leaves::no_institution(dossier);
        o.remedy = None;
    }
    Truth::CannotTell
}

/// What there is to see in a file that cannot be read at all.
pub fn broken_file(place: Option<crate::source::Place>) -> Observation {
    leaves::broken("file", "this file", place)
}

/// One look: a requirement, on one route, in one offer.
pub(crate) struct Look<'a> {
    pub dossier: &'a Dossier<'a>,
    pub cx: Context<'a>,
    pub index: usize,
    pub critical: bool,
    pub ground: &'a Ground,
    pub taken: &'a Taken,
    pub offer: Option<usize>,
    /// First-round results, for the second round.
    pub first: &'a [Option<Evaluated>],
}
