//! What a part of a rule asks of the facts of a course: for each fact it depends on, the states in which the part can hold
//! (or can fail). Every set is at least as wide as the truth, so that an empty one is a proof.

use crate::source::At;
use std::collections::BTreeMap;

/// States of one fact: stated as none, and values from `lo` up to but without `hi`. A day counts from the day of the
/// verdict; a fact that is only there or not has all numbers or none. What is absent or broken is in no set: it cannot be told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Set {
    none: bool,
    lo: f64,
    hi: f64,
}

impl Set {
    /// Stated as none.
    pub const NONE: Set = Set { none: true, lo: 0.0, hi: 0.0 };
    /// Stated, whatever the value.
    pub const STATED: Set = Set { none: false, lo: f64::NEG_INFINITY, hi: f64::INFINITY };
    /// A day that has not passed, or none.
    pub const NOT_PASSED: Set = Set { none: true, lo: 0.0, hi: f64::INFINITY };
    /// A day that has passed.
    pub const PASSED: Set = Set { none: false, lo: f64::NEG_INFINITY, hi: 0.0 };
    /// A day that has come.
    pub const COME: Set = Set { none: false, lo: f64::NEG_INFINITY, hi: 1.0 };
    /// A day that has not come, or none.
    pub const NOT_COME: Set = Set { none: true, lo: 1.0, hi: f64::INFINITY };

    /// A number of at least so much.
    pub fn from(lo: f64) -> Set {
        Set { lo, ..Set::STATED }
    }

    fn and(self, other: Set) -> Set {
        Set { none: self.none && other.none, lo: self.lo.max(other.lo), hi: self.hi.min(other.hi) }
    }

    fn or(self, other: Set) -> Set {
        let none = self.none || other.none;
        match (self.lo < self.hi, other.lo < other.hi) {
            (false, _) => Set { none, ..other },
            (_, false) => Set { none, ..self },
            _ => Set { none, lo: self.lo.min(other.lo), hi: self.hi.max(other.hi) },
        }
    }

    fn is_empty(self) -> bool {
        !self.none && self.lo >= self.hi
    }

    /// Whether no state is in both.
    pub fn excludes(self, other: Set) -> bool {
        self.and(other).is_empty()
    }
}

/// What is asked of each fact, and where in the standard it is asked.
pub type Needs = BTreeMap<&'static str, (Set, At)>;

/// Two parts that cannot be so at once: the fact, and where each stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clash {
    /// The fact.
    pub fact: &'static str,
    /// The earlier part.
    pub first: At,
    /// The later one.
    pub second: At,
}

/// What all of several ask together; `Err` where no course can be so, with the two that clash where it is two of them.
pub fn together<'n>(parts: impl IntoIterator<Item = &'n Option<Needs>>) -> Result<Needs, Option<Clash>> {
    let mut out = Needs::new();
    for part in parts {
        let Some(part) = part else { return Err(None) };
        for (fact, (set, at)) in part {
            match out.get_mut(fact) {
                None => drop(out.insert(fact, (*set, *at))),
                Some((have, first)) => {
                    if have.excludes(*set) {
                        return Err(Some(Clash { fact, first: *first, second: *at }));
                    }
                    *have = have.and(*set);
                }
            }
        }
    }
    Ok(out)
}

/// What is asked where one of several is so; `None` where none can be.
pub fn either<'n>(parts: impl IntoIterator<Item = &'n Option<Needs>>) -> Option<Needs> {
    let mut possible = parts.into_iter().flatten();
    let mut out = possible.next()?.clone();
    for part in possible {
        out.retain(|fact, _| part.contains_key(fact));
        for (fact, (set, _)) in &mut out {
            if let Some((other, _)) = part.get(fact) {
                *set = set.or(*other);
            }
        }
    }
    Some(out)
}
