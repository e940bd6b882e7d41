//! Routes through core and optional units. What counts is what every completer gets (law 7).
//!
//! A requirement's test depends on the units a learner takes only through what a few leaves count. So the routes worth
//! looking at are those that bring least to these counts; `search` finds them exactly, and the whole test is then run on
//! each of them.

mod search;

use super::chain::{self, Link};
use super::leaves::{self, Part};
use super::{Context, Look};
use crate::model::Dossier;
use crate::model::combination::{Take, hundredths};
use crate::model::dossier::{ClaimFrom, Sits};
use crate::model::rule::{HoursKind, Test};
use crate::source::Place;
use search::{Found, Question, State};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::slice::from_ref;

/// What a learner does with each unit, by index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Whether the unit belongs to the route.
    pub units: Vec<bool>,
    /// Whether the learner is excused from it without assessment.
    pub excused: Vec<bool>,
}

impl Taken {
    /// Every unit of the award, core and optional.
    pub fn everything(dossier: &Dossier<'_>) -> Self {
        let units: Vec<bool> = dossier.combination.take.iter().map(|t| *t != Take::Never).collect();
        Taken { excused: vec![false; units.len()], units }
    }

    fn of(states: &[(usize, State)], n: usize) -> Self {
        let mut taken = Taken { units: vec![false; n], excused: vec![false; n] };
        for (u, state) in states.iter().filter(|(_, s)| *s != State::Out) {
            taken.units[*u] = true;
            taken.excused[*u] |= *state == State::Excused;
        }
        taken
    }

    /// Whether a learner on this route works through a unit.
    pub fn reaches(&self, unit: usize) -> bool {
        self.units[unit] && !self.excused[unit]
    }

    /// Ids of the units worked through.
    pub fn names(&self, dossier: &Dossier<'_>) -> Vec<String> {
        dossier.course.units.iter().enumerate().filter(|(u, _)| self.reaches(*u)).map(|(_, u)| u.id.clone()).collect()
    }

    /// The learner on this route, by what was chosen: `a learner who takes U4 and U6`.
    pub fn in_words(&self, dossier: &Dossier<'_>) -> String {
        let which = |f: &dyn Fn(usize) -> bool| -> Vec<String> {
            dossier.course.units.iter().enumerate().filter(|(u, _)| f(*u)).map(|(_, u)| u.id.clone()).collect()
        };
        let chosen = which(&|u| dossier.combination.take[u] == Take::Choice && self.reaches(u));
        let excused = which(&|u| self.excused[u]);
        let takes = match (dossier.combination.has_choices(), chosen.is_empty()) {
            (false, _) => String::new(),
            (true, true) => "takes no optional unit".into(),
            (true, false) => format!("takes {}", leaves::list(&chosen)),
        };
        let excused = if excused.is_empty() { String::new() } else { format!("is excused from {}", leaves::list(&excused)) };
        let both = if takes.is_empty() || excused.is_empty() { "" } else { " and " };
        format!("a learner who {takes}{both}{excused}")
    }
}

/// What is known of all routes of a course before any requirement is looked at.
#[derive(Debug)]
pub struct Ground {
    /// Every unit of the award, core and optional.
    pub everything: Taken,
    /// Any route; `None` where nobody can complete.
    any: Option<Taken>,
    /// Whether the rules tie too much together to be looked at.
    too_many: bool,
    /// What the outcomes of each requirement come to with every unit, and on any route: asked for again and again.
    followed: [Vec<OnceCell<Vec<Link>>>; 2],
}

impl Ground {
    /// Looks for a first route.
    pub fn of(dossier: &Dossier<'_>) -> Self {
        let everything = Taken::everything(dossier);
        let with = |any: Option<Taken>, too_many| {
            let blank = || vec![OnceCell::new(); dossier.claims.len()];
            Ground { everything: everything.clone(), any, too_many, followed: [blank(), blank()] }
        };
        if dossier.combination.is_plain() || dossier.combination.unsure.is_some() {
            return with(Some(everything.clone()), false);
        }
        let q = Question { rules: &dossier.combination, excusable: &[], ties: &[], gain: &|_| Vec::new(), enough: &[], only: None };
        match search::least(&q) {
            Found::Routes(r) => with(r.first().map(|(_, s)| Taken::of(s, dossier.combination.take.len())), false),
            Found::Nobody => with(None, false),
            Found::TooMany => with(Some(everything.clone()), true),
        }
    }

    /// The outcomes claimed for a requirement, as they stand on a route.
    pub fn links(&self, dossier: &Dossier<'_>, index: usize, taken: &Taken) -> Cow<'_, [Link]> {
        let kept = [Some(&self.everything), self.any.as_ref()].iter().position(|t| *t == Some(taken));
        match kept.and_then(|k| self.followed[k].get(index)) {
            Some(kept) => Cow::Borrowed(kept.get_or_init(|| chain::links(dossier, index, taken))),
            None => Cow::Owned(chain::links(dossier, index, taken)),
        }
    }
}

/// Why the routes of a course cannot be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unclear {
    /// It is not known how units combine; whether a broken input is to blame.
    Unsure(Place, bool),
    /// The rules contradict one another.
    Nobody,
    /// The rules tie too much together.
    TooMany,
}

/// The routes that matter for one requirement.
#[derive(Debug)]
pub struct Routes<'a> {
    /// Those that bring least.
    pub routes: Cow<'a, [Taken]>,
    /// Whether the result can depend on the route.
    pub differ: bool,
    /// Why they cannot be told, where they cannot.
    pub unclear: Option<Unclear>,
}

/// The routes on which a test could come to its least.
pub fn that_matter<'a>(dossier: &Dossier<'_>, cx: Context<'_>, ground: &'a Ground, index: usize, test: &Test) -> Routes<'a> {
    let everything = &ground.everything;
    let depends = |t: &Test| matches!(t, Test::Outcomes(_) | Test::AssessedBy(_) | Test::Assessment(_));
    let rules = &dossier.combination;
    let alike = |route: &'a Taken, unclear| Routes { routes: Cow::Borrowed(from_ref(route)), differ: false, unclear };
    if !test.contains(&depends) || (rules.is_plain() && rules.waivable.is_none()) {
        return alike(everything, None);
    }
    let relevant = speaking_of(dossier, index, test.contains(&|t| matches!(t, Test::Assessment(_))));
    let chosen = |u: &usize| rules.take[*u] == Take::Choice;
    if let Some((at, broken)) = rules.unsure {
        // At the least nothing that is chosen counts; at the most everything does.
        let core = Taken { units: rules.take.iter().map(|t| *t == Take::Always).collect(), excused: vec![false; rules.take.len()] };
        let unclear = Some(Unclear::Unsure(dossier.here(at), broken));
        return Routes { routes: Cow::Owned(vec![core]), differ: true, unclear };
    }
    let Some(any) = &ground.any else { return alike(everything, Some(Unclear::Nobody)) };
    if ground.too_many {
        return alike(everything, relevant.iter().any(chosen).then_some(Unclear::TooMany));
    }
    let excusable: Vec<usize> = if rules.waivable.is_some() { relevant.clone() } else { Vec::new() };
    if !relevant.iter().any(chosen) && excusable.is_empty() {
        return alike(any, None);
    }
    let n = rules.take.len();
    let (gain, enough) = counted(ground, dossier, cx, index, test);
    let ties = ties(dossier, index);
    let gain = |states: &[(usize, State)]| gain(&Taken::of(states, n));
    match search::least(&Question { rules, excusable: &excusable, ties: &ties, gain: &gain, enough: &enough, only: Some((&relevant, any)) })
    {
        Found::Routes(r) => Routes { routes: r.iter().map(|(_, s)| Taken::of(s, n)).collect(), differ: true, unclear: None },
        Found::Nobody => alike(everything, Some(Unclear::Nobody)),
        Found::TooMany => alike(everything, Some(Unclear::TooMany)),
    }
}

/// The one route that tells how little of a requirement a learner can have, where no search is needed to find it.
pub fn sole<'a>(dossier: &Dossier<'_>, ground: &'a Ground, index: usize) -> Option<Cow<'a, Taken>> {
    let rules = &dossier.combination;
    if rules.is_plain() && rules.waivable.is_none() {
        return Some(Cow::Borrowed(&ground.everything));
    }
    if rules.unsure.is_some() {
        // At the least, nothing that is chosen counts.
        let core = rules.take.iter().map(|t| *t == Take::Always).collect();
        return Some(Cow::Owned(Taken { units: core, excused: vec![false; rules.take.len()] }));
    }
    let any = ground.any.as_ref().filter(|_| !ground.too_many)?;
    let alike = rules.waivable.is_none() && !speaking_of(dossier, index, false).iter().any(|u| rules.take[*u] == Take::Choice);
    alike.then_some(Cow::Borrowed(any))
}

/// The least of a number over all routes, where it grows with what a learner takes and speaks only of the units that speak of
/// a requirement, and where no [`sole`] route tells. `None` where the routes cannot be told.
pub fn fewest(dossier: &Dossier<'_>, ground: &Ground, index: usize, count: &dyn Fn(&Taken) -> i64) -> Option<i64> {
    let rules = &dossier.combination;
    let any = ground.any.as_ref().filter(|_| !ground.too_many)?;
    // Less than nothing there is not.
    if count(any) == 0 {
        return Some(0);
    }
    let n = rules.take.len();
    let relevant = speaking_of(dossier, index, false);
    let excusable: &[usize] = if rules.waivable.is_some() { &relevant } else { &[] };
    let gain = |states: &[(usize, State)]| vec![count(&Taken::of(states, n))];
    match search::least(&Question {
        rules,
        excusable,
        ties: &ties(dossier, index),
        gain: &gain,
        enough: &[i64::MAX / 4],
        only: Some((&relevant, any)),
    }) {
        Found::Routes(r) => r.iter().map(|(g, _)| g[0]).min(),
        Found::Nobody | Found::TooMany => None,
    }
}

/// What the leaves of a test count on a route, and the number of each from which more makes no difference.
fn counted<'a>(
    ground: &'a Ground,
    dossier: &'a Dossier<'a>,
    cx: Context<'a>,
    index: usize,
    test: &'a Test,
) -> (impl Fn(&Taken) -> Vec<i64> + 'a, Vec<i64>) {
    let count = move |taken: &Taken| -> Vec<Part> {
        let look = Look { dossier, cx, index, critical: false, ground, taken, offer: None, first: &[] };
        let mut out = Vec::new();
        leaves::parts(test, &look, &mut out);
        out
    };
    let enough = count(&ground.everything).iter().map(|p| p.enough).collect();
    (move |taken: &Taken| count(taken).iter().map(|p| p.count).collect(), enough)
}

/// Units that can make a difference to a requirement: those whose outcomes are claimed for it, and those whose assessments
/// test these outcomes; for a test of assessments as such, every unit that has one.
fn speaking_of(dossier: &Dossier<'_>, index: usize, any_assessment: bool) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for claim in &dossier.claims[index] {
        if let ClaimFrom::Outcome(o) = claim.from {
            out.push(dossier.outcomes[o].unit);
            out.extend(dossier.outcomes[o].tested_by.iter().filter_map(|a| unit_of(dossier, *a)));
        }
    }
    if any_assessment {
        out.extend((0..dossier.course.assessments.items.len()).filter_map(|a| unit_of(dossier, a)));
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn unit_of(dossier: &Dossier<'_>, assessment: usize) -> Option<usize> {
    match dossier.sits[assessment] {
        Sits::Unit(u) => Some(u),
        // Of two units with one id the first stands for both: what is sat there cannot be told anyway.
        Sits::Unknown => dossier.assessment(assessment).unit.known().and_then(|id| dossier.course.units.iter().position(|u| u.id == *id)),
        Sits::Everybody => None,
    }
}

/// Units that an assessment ties together: its own, and those whose outcomes it tests. What they bring can only be told
/// together.
fn ties(dossier: &Dossier<'_>, index: usize) -> Vec<(usize, usize)> {
    let mut by_assessment: Vec<(usize, Vec<usize>)> = Vec::new();
    for claim in &dossier.claims[index] {
        let ClaimFrom::Outcome(o) = claim.from else { continue };
        for a in &dossier.outcomes[o].tested_by {
            let unit = dossier.outcomes[o].unit;
            match by_assessment.iter_mut().find(|(x, _)| x == a) {
                Some((_, units)) => units.push(unit),
                None => by_assessment.push((*a, vec![unit])),
            }
        }
        // Several assessments of one outcome make it assessed once.
        let own: Vec<usize> = dossier.outcomes[o].tested_by.iter().filter_map(|a| unit_of(dossier, *a)).collect();
        by_assessment.push((usize::MAX, own));
    }
    let mut out = Vec::new();
    for (a, mut units) in by_assessment {
        units.extend((a != usize::MAX).then(|| unit_of(dossier, a)).flatten());
        units.sort_unstable();
        units.dedup();
        out.extend(units.windows(2).map(|w| (w[0], w[1])));
    }
    out
}

/// The least of a figure over all routes, with the route; `None` where a unit's figure or a rule of combination is not known.
pub fn least(dossier: &Dossier<'_>, figure: &impl Fn(usize) -> Option<f64>) -> Option<f64> {
    let rules = &dossier.combination;
    if rules.unsure.is_some() {
        return None;
    }
    let known: Vec<i64> = (0..rules.take.len())
        .map(|u| if rules.take[u] == Take::Never { Some(0) } else { figure(u).map(hundredths) })
        .collect::<Option<_>>()?;
    if rules.is_plain() {
        return Some(known.iter().sum::<i64>() as f64 / 100.0);
    }
    let gain = |states: &[(usize, State)]| vec![states.iter().filter(|(_, s)| *s == State::In).map(|(u, _)| known[*u]).sum()];
    match search::least(&Question { rules, excusable: &[], ties: &[], gain: &gain, enough: &[i64::MAX / 4], only: None }) {
        Found::Routes(r) => r.iter().map(|(g, _)| g[0]).min().map(|g| g as f64 / 100.0),
        Found::Nobody | Found::TooMany => None,
    }
}

/// A broken offer, where a test could come to another result in it.
pub fn broken_offer(dossier: &Dossier<'_>, test: &Test) -> Option<Place> {
    let offers = &dossier.course.offers;
    let node = offers.first_broken().or_else(|| offers.iter().find_map(|o| o.practice.broken().or(o.supervision.first_broken())));
    node.filter(|_| looks_at_offers(test)).map(|n| dossier.here(n))
}

fn looks_at_offers(test: &Test) -> bool {
    test.contains(&|t| match t {
        Test::Placement(_) | Test::Supervision(_) => true,
        Test::Hours(h) => h.kind == Some(HoursKind::Practice),
        _ => false,
    })
}

/// The offers in which a test could come to different results: `None` stands for the course as such.
pub fn offers_that_matter(dossier: &Dossier<'_>, test: &Test) -> Vec<Option<usize>> {
    let depends = looks_at_offers(test);
    let differs = |o: &crate::model::course::Offer| !o.practice.is_absent() || !o.supervision.whole.is_absent();
    if !depends || !dossier.course.offers.iter().any(differs) {
        return vec![None];
    }
    (0..dossier.course.offers.items.len()).map(Some).collect()
}
