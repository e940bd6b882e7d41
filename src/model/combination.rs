//! How units combine to an award: which every learner takes, which are chosen, and the rules of the choice. Where routes
//! differ, the size of a qualification is that of its smallest route (Ofqual criteria 12 and 20); what it covers likewise.

use super::course::Group;
use super::fact::Many;
use crate::source::{At, Budget};

/// Whether a learner takes a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// Every learner does.
    Always,
    /// It is chosen.
    Choice,
    /// It is no part of this award.
    Never,
}

/// A rule that counts: so many units, or so much credit, out of some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountRule {
    /// Each unit, by index, with what it counts for: 1, or its credit in hundredths.
    pub units: Vec<(usize, i64)>,
    /// The least that must come together.
    pub least: i64,
    /// The most that may.
    pub most: Option<i64>,
}

/// How much may be waived for prior learning without assessment, where a limit in credit is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waivable {
    /// The limit, in hundredths of a credit.
    pub limit: i64,
    /// Credit of each unit, in hundredths.
    pub credit: Vec<i64>,
}

/// The rules of combination of one award.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Combination {
    /// Whether a learner takes each unit.
    pub take: Vec<Take>,
    /// Rules that count.
    pub rules: Vec<CountRule>,
    /// Units that cannot be taken together.
    pub bars: Vec<(usize, usize)>,
    /// Units of which the first cannot be taken without the second.
    pub needs: Vec<(usize, usize)>,
    /// What may be waived.
    pub waivable: Option<Waivable>,
    /// Where it is not known how units combine, and whether a broken input is to blame.
    pub unsure: Option<(At, bool)>,
    /// What is left of the work of looking for routes.
    pub budget: Budget,
}

impl Combination {
    /// Whether there is anything to choose.
    pub fn has_choices(&self) -> bool {
        self.take.contains(&Take::Choice)
    }

    /// Whether there is one route and no rule that could stand in its way.
    pub fn is_plain(&self) -> bool {
        !self.has_choices() && self.bars.is_empty() && self.needs.is_empty()
    }
}

/// Ids of a group and of all groups that it joins, however far round; each once, so that a circle ends where it began.
pub fn joined<'a>(groups: &'a Many<Group>, group: &'a Group) -> Vec<&'a str> {
    let mut out: Vec<&str> = vec![&group.id];
    let mut next: Vec<&Group> = vec![group];
    while let Some(g) = next.pop() {
        for id in g.of.iter().filter(|id| !out.contains(&id.as_str())).collect::<Vec<_>>() {
            out.push(id);
            next.extend(groups.iter().filter(|x| x.id == *id));
        }
    }
    out
}

/// Hundredths, so that sums are exact.
pub fn hundredths(n: f64) -> i64 {
    (n * 100.0).round() as i64
}
