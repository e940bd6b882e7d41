//! The routes that give least, without listing routes.
//!
//! Units are decided one after another. What is decided is forgotten as soon as no rule can ask for it again, so that routes
//! that can no longer differ in anything but their gain become one; of those only the ones with least gain are kept. So the
//! work grows with what the rules tie together, not with the number of routes: forty groups of two options are forty small
//! steps, not 2^40 routes. Parts of the course that no rule ties together are decided apart.

use super::Taken;
use crate::model::combination::{Combination, CountRule, Take};
use std::collections::BTreeMap;

/// Most partial routes kept at once. Rules of real specifications need a few dozen.
const MOST: usize = 20_000;
/// Most units whose gain can only be told together.
const TIED: usize = 16;

/// What a learner does with a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Takes it.
    In,
    /// Leaves it out.
    Out,
    /// Is excused from it for prior learning, without assessment.
    Excused,
}

/// What some units bring, given their states.
pub type Gain<'a> = dyn Fn(&[(usize, State)]) -> Vec<i64> + 'a;

/// What is asked of a search.
pub struct Question<'a> {
    /// The rules.
    pub rules: &'a Combination,
    /// Units that a learner might be excused from with a difference to the answer.
    pub excusable: &'a [usize],
    /// Units whose gain can only be told together.
    pub ties: &'a [(usize, usize)],
    /// What some units bring, given their states. Never less for taking more.
    pub gain: &'a Gain<'a>,
    /// For each part of the gain, the number from which more makes no difference.
    pub enough: &'a [i64],
    /// Where only some units bring anything: those, and a route that is known. What nothing ties to them is decided as it is
    /// there.
    pub only: Option<(&'a [usize], &'a Taken)>,
}

/// A route and what it brings.
pub type Least = (Vec<i64>, Vec<(usize, State)>);

/// What a search came to.
#[derive(Debug)]
pub enum Found {
    /// The routes of which no other brings less in every part, one for each such gain.
    Routes(Vec<Least>),
    /// The rules contradict one another: nobody can complete.
    Nobody,
    /// The rules tie more together than can be looked at.
    TooMany,
}

#[derive(Clone)]
struct Partial {
    gain: Vec<i64>,
    spent: i64,
    states: Vec<(usize, State)>,
}

impl Partial {
    fn no_more_than(&self, other: &Partial) -> bool {
        self.spent <= other.spent && self.gain.iter().zip(&other.gain).all(|(a, b)| a <= b)
    }
}

/// Keeps a partial route unless one kept already is as small in everything.
fn keep(kept: &mut Vec<Partial>, new: Partial) {
    if kept.iter().any(|k| k.no_more_than(&new)) {
        return;
    }
    kept.retain(|k| !new.no_more_than(k));
    kept.push(new);
}

/// Searches.
pub fn least(q: &Question<'_>) -> Found {
    let Some(choices) = choices(q) else { return Found::Nobody };
    let limit = q.rules.waivable.as_ref().map_or(0, |w| w.limit);
    let settled: Vec<(usize, State)> = choices.iter().enumerate().filter(|(_, s)| s.len() == 1).map(|(u, s)| (u, s[0])).collect();
    if !q.rules.rules.iter().all(|r| still_possible(r, &choices)) {
        return Found::Nobody;
    }
    let base = (q.gain)(&settled);
    let capped = base.iter().zip(q.enough).map(|(g, e)| *g.min(e)).collect();
    let mut all = vec![Partial { gain: capped, spent: 0, states: settled.clone() }];
    for part in parts(q, &choices) {
        if let Some((_, known)) = q.only.filter(|(bring, _)| !part.iter().any(|u| bring.contains(u))) {
            let as_known = part.iter().map(|u| (*u, if known.units[*u] { State::In } else { State::Out }));
            all.iter_mut().for_each(|p| p.states.extend(as_known.clone()));
            continue;
        }
        let found = match Part::new(q, &choices, part, &settled, &base).solve(limit) {
            Ok(found) if found.is_empty() => return Found::Nobody,
            Ok(found) => found,
            Err(()) => return Found::TooMany,
        };
        let mut next: Vec<Partial> = Vec::new();
        for a in &all {
            if !q.rules.budget.spend(found.len() * (next.len() + a.states.len() + 1)) {
                return Found::TooMany;
            }
            for b in &found {
                if a.spent + b.spent > limit {
                    continue;
                }
                let gain = a.gain.iter().zip(&b.gain).zip(q.enough).map(|((x, y), e)| (x + y).min(*e)).collect();
                keep(&mut next, Partial { gain, spent: a.spent + b.spent, states: [a.states.as_slice(), &b.states].concat() });
                if next.len() > MOST {
                    return Found::TooMany;
                }
            }
        }
        all = next;
    }
    Found::Routes(all.into_iter().map(|p| (p.gain, p.states)).collect())
}

/// Whether a rule can be kept at all: what is settled is not too much, and with all that is open it is enough.
fn still_possible(r: &CountRule, choices: &[Vec<State>]) -> bool {
    let sum = |f: &dyn Fn(&Vec<State>) -> bool| r.units.iter().filter(|(u, _)| f(&choices[*u])).map(|(_, w)| w).sum::<i64>();
    let (least, most) = (sum(&|s| !s.contains(&State::Out)), sum(&|s| s != &[State::Out]));
    most >= r.least && r.most.is_none_or(|m| least <= m || r.units.iter().any(|(u, _)| choices[*u].len() > 1))
}

/// What can be done with each unit: one state where nothing is left to decide. `None` where the rules leave a unit nothing.
fn choices(q: &Question<'_>) -> Option<Vec<Vec<State>>> {
    let rules = q.rules;
    let excusable = |u: usize| rules.waivable.as_ref().is_some_and(|w| w.credit[u] <= w.limit) && q.excusable.contains(&u);
    let mut out: Vec<Vec<State>> = (0..rules.take.len())
        .map(|u| {
            let mut s = match rules.take[u] {
                Take::Always => vec![State::In],
                Take::Choice => vec![State::In, State::Out],
                Take::Never => return vec![State::Out],
            };
            if excusable(u) {
                s.push(State::Excused);
            }
            s
        })
        .collect();
    // What follows from units that are settled settles others.
    loop {
        let mut changed = false;
        let mut strike = |out: &mut Vec<Vec<State>>, u: usize, gone: &dyn Fn(State) -> bool| {
            let before = out[u].len();
            out[u].retain(|s| !gone(*s));
            changed |= out[u].len() != before;
        };
        let taken = |s: &Vec<State>| !s.contains(&State::Out);
        for (a, b) in &rules.bars {
            for (x, y) in [(*a, *b), (*b, *a)] {
                if taken(&out[x]) {
                    strike(&mut out, y, &|s| s != State::Out);
                }
            }
        }
        for (u, v) in &rules.needs {
            if taken(&out[*u]) {
                strike(&mut out, *v, &|s| s == State::Out);
            }
            if out[*v] == [State::Out] {
                strike(&mut out, *u, &|s| s != State::Out);
            }
        }
        if out.iter().any(Vec::is_empty) {
            return None;
        }
        if !changed {
            return Some(out);
        }
    }
}

/// Units that are left to decide, in groups that nothing ties to one another, each in the order of the file.
fn parts(q: &Question<'_>, choices: &[Vec<State>]) -> Vec<Vec<usize>> {
    let mut root: Vec<usize> = (0..choices.len()).collect();
    fn find(root: &mut [usize], u: usize) -> usize {
        let mut u = u;
        while root[u] != u {
            root[u] = root[root[u]];
            u = root[u];
        }
        u
    }
    let mut join = |a: usize, b: usize| {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        root[a.max(b)] = a.min(b);
    };
    let open = |u: &usize| choices[*u].len() > 1;
    for r in &q.rules.rules {
        let members: Vec<usize> = r.units.iter().map(|(u, _)| *u).filter(open).collect();
        members.windows(2).for_each(|w| join(w[0], w[1]));
    }
    for (a, b) in q.rules.bars.iter().chain(&q.rules.needs).chain(q.ties) {
        if open(a) && open(b) {
            join(*a, *b);
        }
    }
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for u in (0..choices.len()).filter(open) {
        out.entry(find(&mut root, u)).or_default().push(u);
    }
    out.into_values().collect()
}

/// One part of the course, decided by itself.
struct Part<'q> {
    q: &'q Question<'q>,
    choices: &'q [Vec<State>],
    settled: &'q [(usize, State)],
    /// What the settled units bring by themselves.
    base: &'q [i64],
    units: Vec<usize>,
    /// Rules that speak of these units: their indices, and what settled units bring to them already.
    rules: Vec<(usize, i64)>,
    /// Units whose gain is told together, each list ending with the unit decided last.
    ties: Vec<Vec<usize>>,
    /// For each unit, the position after which its state is never asked again.
    asked_until: Vec<usize>,
}

impl<'q> Part<'q> {
    fn new(q: &'q Question<'q>, choices: &'q [Vec<State>], units: Vec<usize>, settled: &'q [(usize, State)], base: &'q [i64]) -> Self {
        let at = |u: usize| units.iter().position(|x| *x == u);
        let rules = q.rules.rules.iter().enumerate().filter(|(_, r)| r.units.iter().any(|(u, _)| at(*u).is_some()));
        let taken = |u: usize| settled.iter().any(|(x, s)| *x == u && *s != State::Out);
        let rules = rules.map(|(i, r)| (i, r.units.iter().filter(|(u, _)| taken(*u)).map(|(_, w)| w).sum())).collect();
        let ties = tied(q, &units);
        let mut asked_until: Vec<usize> = (0..units.len()).collect();
        let mut ask = |a: usize, b: usize| {
            let (first, last) = (a.min(b), a.max(b));
            asked_until[first] = asked_until[first].max(last);
        };
        for (a, b) in q.rules.bars.iter().chain(&q.rules.needs) {
            if let (Some(a), Some(b)) = (at(*a), at(*b)) {
                ask(a, b);
            }
        }
        for t in &ties {
            let places: Vec<usize> = t.iter().filter_map(|u| at(*u)).collect();
            let last = places.iter().copied().max().unwrap_or(0);
            places.iter().for_each(|p| ask(*p, last));
        }
        Part { q, choices, settled, base, units, rules, ties, asked_until }
    }

    /// The smallest ways to decide this part; an error where there are too many to look at.
    fn solve(&self, limit: i64) -> Result<Vec<Partial>, ()> {
        if self.ties.iter().any(|t| t.len() > TIED) {
            return Err(());
        }
        let q = self.q;
        let weight = |rule: usize, u: usize| q.rules.rules[rule].units.iter().find(|(x, _)| *x == u).map_or(0, |(_, w)| *w);
        // What the units from a position on can still bring to a rule.
        let rest: Vec<Vec<i64>> = self
            .rules
            .iter()
            .map(|(r, _)| {
                let mut sums = vec![0; self.units.len() + 1];
                for i in (0..self.units.len()).rev() {
                    sums[i] = sums[i + 1] + weight(*r, self.units[i]);
                }
                sums
            })
            .collect();
        type Key = (Vec<i64>, Vec<(usize, State)>);
        let start = Partial { gain: vec![0; q.enough.len()], spent: 0, states: Vec::new() };
        let mut layer: BTreeMap<Key, Vec<Partial>> =
            BTreeMap::from([((self.rules.iter().map(|(_, settled)| *settled).collect(), Vec::new()), vec![start])]);
        for (i, u) in self.units.iter().enumerate() {
            let mut next: BTreeMap<Key, Vec<Partial>> = BTreeMap::new();
            let mut kept = 0;
            // What tied units bring depends on their states alone, and is asked for once.
            let mut brought: BTreeMap<Vec<(usize, State)>, Vec<i64>> = BTreeMap::new();
            let tie = self.ties.iter().find(|t| t.last() == Some(u));
            for ((sums, held), partials) in &layer {
                for state in &self.choices[*u] {
                    let Some(sums) = self.counted(sums, i, *state, &rest, &weight) else { continue };
                    if !self.allowed(*u, *state, held) {
                        continue;
                    }
                    let mut known = held.clone();
                    known.push((*u, *state));
                    let gain = tie.map(|t| {
                        let own: Vec<(usize, State)> = known.iter().filter(|(x, _)| t.contains(x)).copied().collect();
                        &*brought.entry(own).or_insert_with_key(|own| {
                            let states = [self.settled, own].concat();
                            (q.gain)(&states).iter().zip(self.base).map(|(all, base)| all - base).collect()
                        })
                    });
                    known.retain(|(x, _)| self.units.iter().position(|y| y == x).is_some_and(|p| self.asked_until[p] > i));
                    let cost = if *state == State::Excused { q.rules.waivable.as_ref().map_or(0, |w| w.credit[*u]) } else { 0 };
                    let slot = next.entry((sums, known)).or_default();
                    for p in partials {
                        if p.spent + cost > limit {
                            continue;
                        }
                        let mut p = p.clone();
                        p.spent += cost;
                        p.states.push((*u, *state));
                        if let Some(g) = gain {
                            p.gain.iter_mut().zip(g).zip(q.enough).for_each(|((x, y), e)| *x = (*x + y).min(*e));
                        }
                        let before = slot.len();
                        if !q.rules.budget.spend(self.units.len() + before * (q.enough.len() + 1)) {
                            return Err(());
                        }
                        keep(slot, p);
                        kept += slot.len().saturating_sub(before);
                    }
                }
                if kept > MOST {
                    return Err(());
                }
            }
            next.retain(|_, v| !v.is_empty());
            layer = next;
        }
        let mut out = Vec::new();
        layer.into_values().flatten().for_each(|p| keep(&mut out, p));
        Ok(out)
    }

    /// The sums of the rules with one more unit decided; `None` where a rule can no longer be kept.
    fn counted(&self, sums: &[i64], i: usize, state: State, rest: &[Vec<i64>], weight: &dyn Fn(usize, usize) -> i64) -> Option<Vec<i64>> {
        let mut out = Vec::with_capacity(sums.len());
        for (n, ((rule, _), sum)) in self.rules.iter().zip(sums).enumerate() {
            let r = &self.q.rules.rules[*rule];
            let own = if state == State::Out { 0 } else { weight(*rule, self.units[i]) };
            let mut sum = sum + own;
            if r.most.is_some_and(|m| sum > m) || sum + rest[n][i + 1] < r.least {
                return None;
            }
            // Beyond what is asked, and once nothing more can be asked, sums are alike.
            if r.most.is_none() {
                sum = sum.min(r.least);
            }
            if rest[n][i + 1] == 0 {
                sum = 0.max(r.least);
            }
            out.push(sum);
        }
        Some(out)
    }

    /// Whether a state fits with what was decided before.
    fn allowed(&self, u: usize, state: State, held: &[(usize, State)]) -> bool {
        let of = |x: usize| if x == u { Some(state) } else { held.iter().find(|(y, _)| *y == x).map(|(_, s)| *s) };
        let taken = |x: usize| of(x).map(|s| s != State::Out);
        let r = self.q.rules;
        let barred = r.bars.iter().any(|(a, b)| (*a == u || *b == u) && taken(*a) == Some(true) && taken(*b) == Some(true));
        let lacking = r.needs.iter().any(|(a, b)| (*a == u || *b == u) && taken(*a) == Some(true) && taken(*b) == Some(false));
        !barred && !lacking
    }
}

/// Lists of units whose gain is told together, in the order of decision; a unit with no tie is a list of its own.
fn tied(q: &Question<'_>, units: &[usize]) -> Vec<Vec<usize>> {
    let mut lists: Vec<Vec<usize>> = units.iter().map(|u| vec![*u]).collect();
    for (a, b) in q.ties {
        let at = |lists: &[Vec<usize>], u: usize| lists.iter().position(|l| l.contains(&u));
        if let (Some(x), Some(y)) = (at(&lists, *a), at(&lists, *b))
            && x != y
        {
            let more = lists.remove(x.max(y));
            lists[x.min(y)].extend(more);
        }
    }
    for l in &mut lists {
        l.sort_by_key(|u| units.iter().position(|x| x == u));
    }
    lists
}
