//! The smallest set of ways that closes every gap: an exact search with a bound on its work, and the bound is told.

/// A way as the search sees it.
#[derive(Debug, Clone)]
pub struct Reach {
    /// Which gaps it closes, as positions in the list of gaps.
    pub closes: Vec<usize>,
    /// Effort; the lower is chosen among sets of the same number.
    pub effort: u32,
}

/// What the search came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The ways, by index, in rising order.
    pub ways: Vec<usize>,
    /// Whether the search was complete.
    pub exact: bool,
}

/// How many sets are looked at before the search stops.
const MOST: usize = 200_000;

struct Search<'a> {
    options: &'a [Reach],
    by_gap: Vec<Vec<usize>>,
    banned: &'a [Vec<usize>],
    best: Option<(usize, u32, Vec<usize>)>,
    looked: usize,
    widest: usize,
}

/// The fewest ways that close `gaps` gaps, then the least effort, then the first in order; `None` where a gap has no way.
/// `banned` sets are passed over.
pub fn smallest(gaps: usize, options: &[Reach], banned: &[Vec<usize>]) -> Option<Chosen> {
    let mut by_gap = vec![Vec::new(); gaps];
    // A way that closes no more than another, and takes as much, is never needed, unless a set with the other is banned.
    let outdone = |i: usize| {
        let (a, rank) = (&options[i], |k: usize| (options[k].effort, k));
        let by = |k: usize| rank(k) < rank(i) && a.closes.iter().all(|g| options[k].closes.contains(g));
        banned.is_empty() && (0..options.len()).any(by)
    };
    for (i, o) in options.iter().enumerate().filter(|(i, _)| !outdone(*i)) {
        for g in &o.closes {
            if let Some(list) = by_gap.get_mut(*g) {
                list.push(i);
            }
        }
    }
    if by_gap.iter().any(Vec::is_empty) {
        return None;
    }
    // Ways that close most come first, so that a good set is found early and bounds the rest.
    for list in &mut by_gap {
        list.sort_by_key(|i| (std::cmp::Reverse(options[*i].closes.len()), options[*i].effort, *i));
    }
    let widest = options.iter().map(|o| o.closes.len()).max().unwrap_or(1).max(1);
    let mut s = Search { options, by_gap, banned, best: None, looked: 0, widest };
    s.go(&mut vec![0; gaps], &mut Vec::new(), 0);
    let exact = s.looked < MOST;
    s.best.map(|(_, _, ways)| Chosen { ways, exact })
}

impl Search<'_> {
    fn go(&mut self, covered: &mut Vec<u32>, taken: &mut Vec<usize>, effort: u32) {
        self.looked += 1;
        if self.looked >= MOST {
            return;
        }
        let open = covered.iter().filter(|n| **n == 0).count();
        let least = taken.len() + open.div_ceil(self.widest);
        if self.best.as_ref().is_some_and(|(n, e, _)| (least, effort) > (*n, *e)) {
            return;
        }
        let next = (0..covered.len()).filter(|g| covered[*g] == 0).min_by_key(|g| self.by_gap[*g].len());
        let Some(gap) = next else {
            let mut ways = taken.clone();
            ways.sort_unstable();
            let found = (ways.len(), effort, ways);
            if !self.banned.contains(&found.2) && self.best.as_ref().is_none_or(|b| found < *b) {
                self.best = Some(found);
            }
            return;
        };
        for way in self.by_gap[gap].clone() {
            let (closes, cost) = (self.options[way].closes.clone(), self.options[way].effort);
            closes.iter().for_each(|g| covered[*g] += 1);
            taken.push(way);
            self.go(covered, taken, effort.saturating_add(cost));
            taken.pop();
            closes.iter().for_each(|g| covered[*g] -= 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn option(closes: &[usize], effort: u32) -> Reach {
        Reach { closes: closes.to_vec(), effort }
    }

    #[test]
    fn fewest_first_then_least_effort_then_first_in_order() {
        // The greedy choice, the way that closes three, would need three ways in all.
        let o = [option(&[1, 2, 3], 1), option(&[0, 1, 2], 9), option(&[3, 4, 5], 9), option(&[0], 1), option(&[4, 5], 1)];
        assert_eq!(smallest(6, &o, &[]).unwrap(), Chosen { ways: vec![1, 2], exact: true });
        let o = [option(&[0], 5), option(&[0], 2), option(&[0], 2)];
        assert_eq!(smallest(1, &o, &[]).unwrap().ways, [1]);
        assert_eq!(smallest(1, &o, &[vec![1]]).unwrap().ways, [2]);
        assert_eq!(smallest(2, &o, &[]), None);
    }

    #[test]
    fn a_search_that_is_stopped_says_so() {
        let o: Vec<Reach> = (0..400).map(|i| option(&[i % 40, (i * 7 + 3) % 40, (i * 11 + 5) % 40], 1)).collect();
        let c = smallest(40, &o, &[]).unwrap();
        assert!(c.ways.len() < 40);
        assert!(!c.exact);
    }
}
