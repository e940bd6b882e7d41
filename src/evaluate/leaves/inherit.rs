//! Who wins where course and provider both have something: the one mechanism of every leaf that looks at both files.
//!
//! A leaf makes one candidate of each entry that could answer it, and says whether the entry is valid: in date, readable,
//! and saying what it has to. The profile's rule then chooses, and the observation shows both: which counted, and what else there is.

use super::Look;
use crate::model::dossier::Side;
use crate::model::inheritance::{Considered, Inheritable, Precedence};
use crate::model::result::{EvidenceResult, Observation, Truth};
use crate::source::Place;

/// Whether an entry can be relied on as far as it goes, weakest first. It says nothing about whether it is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worth {
    /// Out of date, cannot be found, or does not say what it has to.
    Invalid,
    /// Broken: if it could be read it might win, so that nothing may be told past it (law 3).
    Unknown,
    /// In date and readable.
    Valid,
}

/// One entry that could answer a leaf.
pub struct Candidate {
    /// What competes: only entries of one key do.
    pub key: String,
    /// Id, role, kind or key by which its file knows it.
    pub id: String,
    /// Title, where it has one.
    pub title: Option<String>,
    /// Whose file it stands in.
    pub side: Side,
    /// Where it stands.
    pub at: Place,
    /// Whether it can be relied on.
    pub worth: Worth,
    /// What the leaf would see if it alone were there.
    pub seen: Observation,
}

/// What was chosen, and what was set aside although nothing was chosen.
pub struct Settled {
    /// What the leaf sees; `None` where nothing counts.
    pub seen: Option<Observation>,
    aside: Vec<Considered>,
}

impl Settled {
    /// An observation that nothing counts, with what was set aside.
    pub fn but(self, nothing: Observation) -> Observation {
        let mut nothing = nothing;
        if !self.aside.is_empty() {
            nothing.reason.text.push_str(" (the provider's file has it; the profile counts the course's own alone)");
            nothing.considered.extend(self.aside);
        }
        nothing
    }
}

/// Chooses among candidates, key by key; of several keys the best result counts, the first where they are equal.
pub fn settle(of: Inheritable, mut candidates: Vec<Candidate>, look: &Look<'_>) -> Settled {
    // What the course has once and nobody else has is not contested, whatever the rule.
    if let [Candidate { side: Side::Course, .. }] = candidates[..] {
        return Settled { seen: candidates.pop().map(|c| c.seen), aside: Vec::new() };
    }
    let mut keys: Vec<String> = Vec::new();
    for c in &candidates {
        if !keys.contains(&c.key) {
            keys.push(c.key.clone());
        }
    }
    let mut all = candidates;
    let mut out = Settled { seen: None, aside: Vec::new() };
    for key in keys {
        let (mine, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|c| c.key == key);
        all = rest;
        let (rule, _) = look.cx.selection.inheritance.of(of, &key);
        match choose(of, rule, mine) {
            Ok(seen) if out.seen.as_ref().is_none_or(|best| seen.truth > best.truth) => out.seen = Some(seen),
            Ok(_) => {}
            Err(aside) => out.aside.extend(aside),
        }
    }
    out
}

/// Which sides count, where the best that each has is worth so much; `None` where a side has nothing.
pub fn sides(rule: Precedence, course: Option<Worth>, provider: Option<Worth>) -> &'static [Side] {
    match (rule, course, provider) {
        (_, Some(_), None) => &[Side::Course],
        (Precedence::CourseOnly, c, _) => c.map_or(&[], |_| &[Side::Course]),
        (_, None, p) => p.map_or(&[], |_| &[Side::Provider]),
        (Precedence::Strictest, ..) => &[Side::Course, Side::Provider],
        (Precedence::MoreSpecificValid, Some(c), Some(p)) if c >= Worth::Unknown || p == Worth::Invalid => &[Side::Course],
        (Precedence::MoreSpecificValid, ..) => &[Side::Provider],
        (Precedence::ProviderFirst, Some(c), Some(p)) if p >= Worth::Unknown || c == Worth::Invalid => &[Side::Provider],
        (Precedence::ProviderFirst, ..) => &[Side::Course],
    }
}

fn choose(of: Inheritable, rule: Precedence, candidates: Vec<Candidate>) -> Result<Observation, Vec<Considered>> {
    let (mut course, mut provider): (Vec<Candidate>, Vec<Candidate>) = candidates.into_iter().partition(|c| c.side == Side::Course);
    let inherits = !provider.is_empty();
    let (own, theirs) = (take_best(&mut course), take_best(&mut provider));
    let counting = sides(rule, own.as_ref().map(|c| c.worth), theirs.as_ref().map(|c| c.worth));
    let both = counting.len() == 2;
    let provider_wins = match (&own, &theirs) {
        // Where both have to hold, the one that does worse says so; where neither is valid, the one that does better.
        (Some(c), Some(p)) if both => p.seen.truth < c.seen.truth,
        (Some(c), Some(p)) if rule != Precedence::CourseOnly && c.worth == Worth::Invalid && p.worth == Worth::Invalid => {
            p.seen.truth > c.seen.truth || (p.seen.truth == c.seen.truth && rule == Precedence::ProviderFirst)
        }
        _ => counting.first() == Some(&Side::Provider),
    };
    let (won, lost) = if provider_wins { (theirs, own) } else { (own, theirs) };
    let entry = |c: &Candidate, counts: bool| Considered {
        kind: of,
        id: c.id.clone(),
        title: c.title.clone(),
        from: c.side,
        counts,
        at: c.at.clone(),
        rule: Some(rule),
    };
    let Some(won) = won.filter(|_| !counting.is_empty()) else {
        return Err(lost.iter().chain(&provider).map(|c| entry(c, false)).collect());
    };
    let mut list: Vec<Considered> = Vec::new();
    if inherits {
        list.push(entry(&won, true));
        list.extend(lost.iter().map(|c| entry(c, both)));
        list.extend(course.iter().chain(&provider).map(|c| entry(c, false)));
    }
    let (side, mut seen) = (won.side, won.seen);
    seen.reason.text.push_str(&note(rule, side, lost.as_ref(), both));
    let better = lost.as_ref().is_some_and(|l| l.side == Side::Provider && l.worth == Worth::Valid && l.seen.truth == Truth::Holds);
    if let (Precedence::MoreSpecificValid, true, Some(remedy)) = (rule, better, seen.remedy.as_mut()) {
        remedy.action.push_str("; or take it out of the course's file, so that the provider's counts");
    }
    if let Some(other) = lost {
        set_beside(&mut seen, other.seen, both);
    }
    for other in course.into_iter().chain(provider) {
        set_beside(&mut seen, other.seen, false);
    }
    seen.considered.splice(0..0, list);
    Ok(seen)
}

/// Shows beside what counted what else there is: its place, its evidence, its documents.
fn set_beside(seen: &mut Observation, other: Observation, counts: bool) {
    seen.places.extend(other.places.into_iter().take(1).filter(|p| !seen.places.contains(p)).collect::<Vec<_>>());
    seen.evidence.extend(other.evidence.into_iter().map(|e| EvidenceResult { counts, ..e }));
    seen.considered.extend(other.considered.into_iter().map(|c| Considered { counts, ..c }));
}

/// The best of one file's entries, taken out: the one that does most, then the most reliable, then the first.
fn take_best(list: &mut Vec<Candidate>) -> Option<Candidate> {
    let mut best = 0;
    for (i, c) in list.iter().enumerate() {
        if (c.seen.truth, c.worth) > (list[best].seen.truth, list[best].worth) {
            best = i;
        }
    }
    (!list.is_empty()).then(|| list.remove(best))
}

/// What is said of an inherited thing, and of one that stands beside another.
fn note(rule: Precedence, won: Side, lost: Option<&Candidate>, both: bool) -> String {
    let Some(lost) = lost else {
        return if won == Side::Provider { INHERITED.to_string() } else { String::new() };
    };
    let (this, that) = match won {
        Side::Course => ("the course's own", "the provider's"),
        Side::Provider => ("inherited from the provider", "the course's own"),
    };
    if both {
        return format!(" ({this}; {that} is there too, and both have to hold)");
    }
    match (rule, lost.worth) {
        (Precedence::CourseOnly, _) => format!(" ({this}, which alone counts; {that} is set aside)"),
        (_, Worth::Invalid) => format!(" ({this}; {that} does not count: {})", lost.seen.reason.text),
        _ => format!(" ({this}, which takes the place of {that})"),
    }
}

/// What is said of something that only the provider has.
pub const INHERITED: &str = " (inherited from the provider)";
