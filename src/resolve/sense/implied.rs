//! Whether whatever meets one part of a rule meets another too. Only what can be proven counts: `false` says nothing.

use crate::model::level::{Compared, Levels};
use crate::model::provider::Role;
use crate::model::rule::{Bound, CreditAt, Field, FieldIs, NamedLevel, Test};
use std::cell::Cell;

/// Most comparisons for one pair of parts: a rule that nests deeper than any real one is not looked at further.
const STEPS: u32 = 4_000;

/// Whether two tests are the same, wherever they stand.
pub fn same(a: &Test, b: &Test) -> bool {
    match (a, b) {
        (Test::All(x), Test::All(y)) | (Test::Any(x), Test::Any(y)) => pairwise(x, y),
        (Test::AtLeast(x), Test::AtLeast(y)) => x.n == y.n && pairwise(&x.of, &y.of),
        (Test::All(_) | Test::Any(_) | Test::AtLeast(_), _) => false,
        _ => a == b,
    }
}

fn pairwise(x: &[crate::model::rule::Rule], y: &[crate::model::rule::Rule]) -> bool {
    x.len() == y.len() && x.iter().zip(y).all(|(a, b)| same(&a.value, &b.value))
}

/// Whether whatever meets `a` meets `b`.
pub fn implies(a: &Test, b: &Test, levels: &Levels) -> bool {
    step(a, b, levels, &Cell::new(STEPS))
}

fn step(a: &Test, b: &Test, levels: &Levels, left: &Cell<u32>) -> bool {
    left.set(left.get().saturating_sub(1));
    if left.get() == 0 {
        return false;
    }
    let go = |a: &Test, b: &Test| step(a, b, levels, left);
    if same(a, b) {
        return true;
    }
    if let Test::All(bs) = b {
        return bs.iter().all(|b| go(a, &b.value));
    }
    if let Test::Any(parts) = a {
        return parts.iter().all(|a| go(&a.value, b));
    }
    if let Test::All(parts) = a
        && parts.iter().any(|a| go(&a.value, b))
    {
        return true;
    }
    if let Test::Any(bs) = b {
        return bs.iter().any(|b| go(a, &b.value));
    }
    leaf(a, b, levels)
}

fn leaf(a: &Test, b: &Test, levels: &Levels) -> bool {
    let at_least = |x: Option<u32>, y: Option<u32>| x.unwrap_or(1) >= y.unwrap_or(1);
    let within = |x: &[String], y: &[String]| x.iter().all(|w| y.contains(w));
    // A list that is empty lets everything count.
    let narrower = |x: &[String], y: &[String]| y.is_empty() || (!x.is_empty() && within(x, y));
    match (a, b) {
        (Test::Outcomes(x), Test::Outcomes(y)) => {
            at_least(x.at_least, y.at_least) && x.role.unwrap_or(Role::Assesses) >= y.role.unwrap_or(Role::Assesses)
        }
        (Test::AssessedBy(x), Test::AssessedBy(y)) => {
            (y.evidences.is_none() || x.evidences == y.evidences)
                && (y.observed != Some(true) || x.observed == Some(true))
                && at_least(x.occasions, y.occasions)
        }
        (Test::Level(x), Test::Level(y)) => {
            let (high, low) = (reach(&x.at_least, levels), reach(&y.at_least, levels));
            !high.is_empty() && high.iter().all(|l| low.contains(l))
        }
        (Test::Credits(x), Test::Credits(y)) => (x.at == y.at || y.at == CreditAt::AnyLevel) && bound(&x.at_least, &y.at_least),
        (Test::Hours(x), Test::Hours(y)) => match (&x.at_least, &y.at_least) {
            (Some(m), Some(n)) => x.kind.is_some() && x.kind == y.kind && bound(m, n),
            _ => false,
        },
        (Test::Placement(x), Test::Placement(y)) => {
            let hours = match (&x.hours, &y.hours) {
                (_, None) => true,
                (Some(m), Some(n)) => m.more_than >= n.more_than,
                (None, Some(_)) => false,
            };
            hours && x.with_people >= y.with_people && x.logged >= y.logged && x.confirmed >= y.confirmed
        }
        (Test::Supervision(x), Test::Supervision(y)) => {
            within(&x.kind, &y.kind) && x.named >= y.named && x.able >= y.able && x.regular >= y.regular
        }
        (Test::Staff(x), Test::Staff(y)) => {
            narrower(&x.role, &y.role)
                && narrower(&x.link_worker, &y.link_worker)
                && at_least(x.at_least, y.at_least)
                && x.qualified >= y.qualified
                && x.experienced >= y.experienced
        }
        (Test::Policy(x), Test::Policy(y)) => {
            x.topic == y.topic && x.in_date.unwrap_or(true) >= y.in_date.unwrap_or(true) && within(&y.covers, &x.covers)
        }
        (Test::Field(x), Test::Field(y)) => field(x, y),
        (Test::Assessment(x), Test::Assessment(y)) => x.observed >= y.observed && at_least(x.at_least, y.at_least),
        _ => false,
    }
}

/// The levels of every framework that reach a bound.
pub fn reach(bound: &NamedLevel, levels: &Levels) -> Vec<(usize, usize)> {
    let all = levels.frameworks.iter().enumerate().flat_map(|(i, f)| (0..f.levels.len()).map(move |l| (i, l)));
    all.filter(|(i, l)| {
        let f = &levels.frameworks[*i];
        let level = NamedLevel { framework: f.id.clone(), level: f.levels[*l].clone() };
        levels.compare(&level, bound) == Compared::AtOrAbove
    })
    .collect()
}

fn bound(x: &Bound, y: &Bound) -> bool {
    match (x, y) {
        (Bound { parameter: Some(a), .. }, Bound { parameter: Some(b), .. }) => a == b,
        (Bound { parameter: None, percent: Some(a), .. }, Bound { parameter: None, percent: Some(b), .. }) => a >= b,
        (Bound { parameter: None, percent: None, value: Some(a) }, Bound { parameter: None, percent: None, value: Some(b) }) => a >= b,
        _ => false,
    }
}

fn field(x: &Field, y: &Field) -> bool {
    let plain = |f: &Field| f.is != Some(FieldIs::None) && f.not_before.is_none() && f.not_after.is_none();
    let bare = |f: &Field| plain(f) && f.includes_all.is_empty() && f.includes_any.is_empty();
    if x.name != y.name || x.is == Some(FieldIs::None) || x.not_before.is_some() {
        return false;
    }
    // A value, or a day that has come, is stated.
    if bare(y) {
        return true;
    }
    let any = || {
        y.includes_any.is_empty()
            || y.includes_any.iter().any(|w| x.includes_all.contains(w))
            || (!x.includes_any.is_empty() && x.includes_any.iter().all(|w| y.includes_any.contains(w)))
    };
    plain(x) && plain(y) && y.includes_all.iter().all(|w| x.includes_all.contains(w)) && any()
}
