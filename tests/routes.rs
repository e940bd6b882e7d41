//! Routes: what every completer gets, against listing every route of generated specifications.

use crate::support::*;
use accredit::model::result::{CourseResult, Status};
use accredit::pipeline::Run;
use accredit::source::Source;
use proptest::prelude::*;
use std::fmt::Write;

/// A unit of a generated specification.
#[derive(Debug, Clone)]
struct Unit {
    credit: u32,
    guided: u32,
    /// Optional group; core without.
    group: Option<usize>,
    /// Whether it claims to assess the requirement.
    claims: bool,
    method: &'static str,
    occasions: u32,
    /// The unit whose assessment tests its outcome, counted on from itself.
    tested_by: usize,
    requires: Option<usize>,
    barred_with: Option<usize>,
}

/// A rule over some units: fewest, most; counted in units or in credit.
#[derive(Debug, Clone)]
struct Rule {
    by_credit: bool,
    least: u32,
    most: Option<u32>,
}

#[derive(Debug, Clone)]
struct Spec {
    units: Vec<Unit>,
    groups: Vec<Rule>,
    /// A rule over all groups together.
    across: Option<Rule>,
    /// Credit from which a learner may be excused without assessment.
    limit: Option<u32>,
}

impl Rule {
    fn holds(&self, chosen: &[&Unit]) -> bool {
        let n: u32 = if self.by_credit { chosen.iter().map(|u| u.credit).sum() } else { chosen.len() as u32 };
        n >= self.least && self.most.is_none_or(|m| n <= m)
    }

    fn yaml(&self) -> String {
        let what = if self.by_credit { "credit" } else { "units" };
        match self.most {
            Some(m) if m == self.least => format!("{{{what}: {m}}}"),
            Some(m) => format!("{{{what}_at_least: {}, {what}_at_most: {m}}}", self.least),
            None => format!("{{{what}_at_least: {}}}", self.least),
        }
    }
}

impl Spec {
    fn optional(&self) -> Vec<usize> {
        (0..self.units.len()).filter(|u| self.units[*u].group.is_some()).collect()
    }

    /// Every route, by trying every set of units.
    fn routes(&self) -> Vec<Vec<bool>> {
        let optional = self.optional();
        (0u32..1 << optional.len())
            .map(|mask| {
                let mut taken: Vec<bool> = self.units.iter().map(|u| u.group.is_none()).collect();
                optional.iter().enumerate().for_each(|(i, u)| taken[*u] = mask & (1 << i) != 0);
                taken
            })
            .filter(|taken| self.allows(taken))
            .collect()
    }

    /// What learners work through: every route less every set of its units from which they may be excused.
    fn worked_through(&self) -> Vec<Vec<bool>> {
        let Some(limit) = self.limit else { return self.routes() };
        let n = self.units.len();
        let mut out: Vec<Vec<bool>> = Vec::new();
        for route in self.routes() {
            for mask in 0u32..1 << n {
                let excused = |u: usize| mask & (1 << u) != 0;
                let credit: u32 = (0..n).filter(|u| excused(*u)).map(|u| self.units[u].credit).sum();
                if credit <= limit && (0..n).all(|u| route[u] || !excused(u)) {
                    out.push((0..n).map(|u| route[u] && !excused(u)).collect());
                }
            }
        }
        out.sort();
        out.dedup();
        out
    }

    fn allows(&self, taken: &[bool]) -> bool {
        let of = |g: Option<usize>| -> Vec<&Unit> {
            let all = self.units.iter().zip(taken).filter(|(u, t)| **t && u.group.is_some());
            all.filter(|(u, _)| g.is_none() || u.group == g).map(|(u, _)| u).collect()
        };
        let pairs = self.units.iter().zip(taken).filter(|(_, t)| **t).all(|(u, _)| {
            u.requires.is_none_or(|r| taken[r % taken.len()])
                && u.barred_with.is_none_or(|b| !taken[b % taken.len()] || std::ptr::eq(u, &self.units[b % taken.len()]))
        });
        let groups = self.groups.iter().enumerate().filter(|(g, _)| !self.units.iter().all(|u| u.group != Some(*g)));
        pairs
            && groups.into_iter().all(|(g, r)| r.holds(&of(Some(g))))
            && self.across.as_ref().filter(|_| !self.optional().is_empty()).is_none_or(|r| r.holds(&of(None)))
    }

    /// The course file; with a route, the same course with the units of that route alone, all of them core.
    fn yaml(&self, route: Option<&[bool]>) -> String {
        let inside = |u: usize| route.is_none_or(|r| r[u]);
        let (mut units, mut assessments, mut mappings, mut groups) = (String::new(), String::new(), String::new(), String::new());
        for (i, u) in self.units.iter().enumerate().filter(|(i, _)| inside(*i)) {
            let choice = if route.is_some() { String::new() } else { self.choice(u) };
            let n = self.units.len();
            writeln!(units, "- {{id: u{i}, title: Unit {i}, credit: {}, hours: {{guided: {}}}{choice}, outcomes: [{{id: u{i}.1, text: Plan support}}]}}", u.credit, u.guided).unwrap();
            let tests: Vec<String> =
                (0..n).filter(|x| inside(*x) && (x + self.units[*x].tested_by) % n == i).map(|x| format!("u{x}.1")).collect();
            writeln!(
                assessments,
                "- {{id: a{i}, unit: u{i}, method: {}, purpose: summative, occasions: {}, tests: [{}]}}",
                u.method,
                u.occasions,
                tests.join(", ")
            )
            .unwrap();
            if u.claims {
                writeln!(mappings, "- {{from: u{i}.1, to: T-1, role: assesses}}").unwrap();
            }
        }
        if route.is_none() {
            for (g, r) in self.groups.iter().enumerate().filter(|(g, _)| self.units.iter().any(|u| u.group == Some(*g))) {
                writeln!(groups, "- {{id: g{g}, choose: {}}}", r.yaml()).unwrap();
            }
            let all: Vec<String> =
                (0..self.groups.len()).filter(|g| self.units.iter().any(|u| u.group == Some(*g))).map(|g| format!("g{g}")).collect();
            if let (Some(r), false) = (&self.across, all.is_empty()) {
                writeln!(groups, "- {{id: across, of: [{}], choose: {}}}", all.join(", "), r.yaml()).unwrap();
            }
        }
        let list = |name: &str, body: &str| if body.is_empty() { format!("{name}: []\n") } else { format!("{name}:\n{body}") };
        let rest = list("units", &units) + &list("groups", &groups) + &list("assessments", &assessments) + &list("mappings", &mappings);
        let recognition = match self.limit.filter(|_| route.is_none()) {
            Some(limit) => format!("{{basis: exemption, limit_credit: {limit}}}"),
            None => "none".into(),
        };
        format!("kind: course\nid: x\ntitle: X\nrecognition: {recognition}\n{rest}")
    }

    fn choice(&self, u: &Unit) -> String {
        let n = self.units.len();
        let mut out = u.group.map(|g| format!(", group: g{g}")).unwrap_or_default();
        out.extend(u.requires.map(|r| format!(", requires: [u{}]", r % n)));
        out.extend(u.barred_with.map(|b| format!(", barred_with: [u{}]", b % n)));
        out
    }
}

fn units(groups: usize, most: usize) -> impl Strategy<Value = Vec<Unit>> {
    let unit = (
        (prop::sample::select(vec![5u32, 10, 15, 20]), 0u32..30, prop::option::weighted(0.85, 0..groups), any::<bool>()),
        (
            prop::sample::select(vec!["essay", "simulation", "portfolio-of-practice"]),
            1u32..3,
            prop::sample::select(vec![0usize, 0, 0, 1, 2]),
        ),
        (prop::option::weighted(0.12, 0usize..99), prop::option::weighted(0.12, 0usize..99)),
    );
    let unit = unit.prop_map(|((credit, guided, group, claims), (method, occasions, tested_by), (requires, barred_with))| Unit {
        credit,
        guided,
        group,
        claims,
        method,
        occasions,
        tested_by,
        requires,
        barred_with,
    });
    prop::collection::vec(unit, 1..most)
}

fn rule() -> impl Strategy<Value = Rule> {
    (any::<bool>(), 0u32..3, prop::option::of(0u32..2)).prop_map(|(by_credit, n, more)| {
        let unit = if by_credit { 10 } else { 1 };
        Rule { by_credit, least: n * unit, most: more.map(|m| (n + m) * unit) }
    })
}

fn spec(groups: usize, most: usize) -> impl Strategy<Value = Spec> {
    (units(groups, most), prop::collection::vec(rule(), groups), prop::option::weighted(0.3, rule()))
        .prop_map(|(units, groups, across)| Spec { units, groups, across, limit: None })
}

/// A run over a standard with the one requirement T-1 and this test.
fn run_of(test: &str) -> Run {
    let standard = format!(
        "kind: standard\nid: t\ncode: T\ntitle: T\npublisher: P\nedition: \"1\"\nstatus: draft\nstanding: working-draft\nsource: {{title: S}}\ncriteria:\n- code: T\n  title: T\n  requirements:\n  - {{id: t.one, code: T-1, title: One, statement: S, kind: skill, force: mandatory, basis: [NALW-ES], test: {test}}}\n"
    );
    let profile = "kind: profile\nid: p\ntitle: P\nedition: \"1\"\nselects:\n- {standard: t, edition: \"1\"}\n";
    let keep = |s: &Source| ["levels.yaml", "methods.yaml", "sources.yaml"].iter().any(|n| s.name.ends_with(n));
    let mut sources: Vec<Source> = accredit::pipeline::shipped().into_iter().filter(keep).collect();
    sources.extend([Source::new("t.yaml", &standard), Source::new("p.yaml", profile)]);
    run_with(sources, "p")
}

fn judged(run: &Run, text: &str) -> CourseResult {
    let (result, diagnostics) = judge(run, text, None);
    let bad: Vec<_> = diagnostics.iter().filter(|d| d.code != "invalid-value").collect();
    assert!(bad.is_empty(), "{text}\n{bad:#?}");
    result
}

const TESTS: [&str; 5] = [
    "{outcomes: {at_least: 1}}",
    "{outcomes: {at_least: 3}}",
    "{all: [{outcomes: {at_least: 1}}, {assessed_by: {evidences: skill, occasions: 2}}]}",
    "{any: [{outcomes: {at_least: 2}}, {assessed_by: {observed: true}}]}",
    "{at_least: {n: 2, of: [{outcomes: {at_least: 2}}, {assessed_by: {evidences: skill}}, {assessment: {observed: true, at_least: 2}}]}}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    /// A requirement is met if and only if it is met by the course of each single route.
    #[test]
    fn a_requirement_is_met_where_each_single_route_meets_it(spec in spec(3, 7), test in 0usize..TESTS.len(), limit in prop::option::weighted(0.3, 5u32..30)) {
        let spec = Spec { limit, ..spec };
        let run = run_of(TESTS[test]);
        let whole = judged(&run, &spec.yaml(None));
        let f = finding(&whole, "T-1");
        let routes = spec.worked_through();
        let met = |r: &Vec<bool>| finding(&judged(&run, &spec.yaml(Some(r))), "T-1").status == Status::Met;
        let worst = routes.iter().all(met);
        if routes.is_empty() {
            // Nobody can complete: nothing is guaranteed, and only what no unit could change is a gap.
            prop_assert!(f.status != Status::Met, "{}\n{:?}", spec.yaml(None), f.reasons);
        } else {
            prop_assert_eq!(f.status == Status::Met, worst, "{}\n{:?}", spec.yaml(None), f.reasons);
            prop_assert!(f.status != Status::Undetermined, "{}\n{:?}", spec.yaml(None), f.reasons);
        }
        // What every completer gets is the least that any route gives.
        if let Some(g) = &f.guarantee {
            let each: Vec<_> = routes.iter().map(|r| finding(&judged(&run, &spec.yaml(Some(r))), "T-1").guarantee.clone().unwrap()).collect();
            prop_assert_eq!(Some(g.outcomes), each.iter().map(|g| g.outcomes).min(), "{}", spec.yaml(None));
            prop_assert_eq!(Some(g.occasions), each.iter().map(|g| g.occasions).min(), "{}", spec.yaml(None));
            prop_assert_eq!(g.observed, each.iter().all(|g| g.observed), "{}", spec.yaml(None));
            for b in &g.by {
                let everywhere = each.iter().all(|g| g.by.iter().any(|x| x.assessment == b.assessment));
                prop_assert_eq!(b.every_learner, everywhere, "{}\n{}", spec.yaml(None), b.assessment);
            }
        }
        // A route that is named exists, and does not meet it.
        if let Some(route) = &f.route {
            let taken: Vec<bool> = (0..spec.units.len()).map(|u| route.contains(&format!("u{u}"))).collect();
            prop_assert!(routes.contains(&taken), "{}\nno route: {:?}", spec.yaml(None), route);
            prop_assert!(!met(&taken));
        }
    }

    /// Credit and hours are those of the smallest route, for up to a dozen groups.
    #[test]
    fn credit_and_hours_are_those_of_the_smallest_route(spec in spec(12, 15)) {
        let run = run_of("{outcomes: {at_least: 1}}");
        let whole = judged(&run, &spec.yaml(None));
        let routes = spec.routes();
        let least = |f: &dyn Fn(&Unit) -> u32| -> Option<f64> {
            let sums = routes.iter().map(|r| spec.units.iter().zip(r).filter(|(_, t)| **t).map(|(u, _)| f(u)).sum::<u32>());
            sums.min().map(f64::from)
        };
        prop_assert_eq!(whole.least.credit, least(&|u| u.credit), "{}", spec.yaml(None));
        prop_assert_eq!(whole.least.guided, least(&|u| u.guided), "{}", spec.yaml(None));
        // Coverage, by the units a route takes: each one's own assessment, or that of another unit, tests its outcome.
        let n = spec.units.len();
        let covers = |r: &Vec<bool>| (0..n).any(|u| r[u] && spec.units[u].claims && r[(u + spec.units[u].tested_by) % n]);
        let met = finding(&whole, "T-1").status == Status::Met;
        prop_assert_eq!(met, !routes.is_empty() && routes.iter().all(covers), "{}", spec.yaml(None));
    }
}

/// Forty groups of two: 2^40 routes, told apart at once.
#[test]
fn a_million_million_routes_are_no_more_work_than_forty_choices() {
    let unit = |g: usize, i: usize| Unit {
        credit: 5 + 5 * i as u32,
        guided: 1 + i as u32,
        group: Some(g),
        claims: true,
        method: "essay",
        occasions: 1,
        tested_by: 0,
        requires: None,
        barred_with: None,
    };
    let one = Rule { by_credit: false, least: 1, most: Some(1) };
    let mut spec =
        Spec { units: (0..40).flat_map(|g| [unit(g, 0), unit(g, 1)]).collect(), groups: vec![one; 40], across: None, limit: None };
    let status = |spec: &Spec, test: &str| finding(&judged(&run_of(test), &spec.yaml(None)), "T-1").status;
    assert_eq!(status(&spec, "{outcomes: {at_least: 40}}"), Status::Met);
    assert_ne!(status(&spec, "{outcomes: {at_least: 41}}"), Status::Met);
    let whole = judged(&run_of("{outcomes: {at_least: 1}}"), &spec.yaml(None));
    assert_eq!((whole.least.credit, whole.least.guided), (Some(200.0), Some(40.0)));
    // One of each group no longer claims it: the route through all of those never meets it.
    spec.units.iter_mut().step_by(2).for_each(|u| u.claims = false);
    let run = run_of("{outcomes: {at_least: 1}}");
    let result = judged(&run, &spec.yaml(None));
    let f = finding(&result, "T-1");
    assert_eq!(f.status, Status::NotMet);
    assert_eq!(f.route.as_ref().unwrap().len(), 40);
    // The same forty units to choose from in one group, by number and by credit, tied by bars and prerequisites.
    for choose in [Rule { by_credit: false, least: 20, most: Some(20) }, Rule { by_credit: true, least: 150, most: Some(150) }] {
        let mut units: Vec<Unit> = (0..40).map(|i| unit(0, i % 2)).collect();
        units.iter_mut().enumerate().for_each(|(i, u)| {
            u.claims = i >= 25;
            u.barred_with = (i % 10 == 3).then(|| i + 1);
            u.requires = (i % 10 == 7).then(|| i - 1);
        });
        let spec = Spec { units, groups: vec![choose], across: None, limit: None };
        assert_ne!(status(&spec, "{outcomes: {at_least: 1}}"), Status::Undetermined);
        assert_ne!(status(&spec, "{outcomes: {at_least: 9}}"), Status::Undetermined);
    }
}

const AWARDS: &str = "kind: course
id: x
title: Diploma in Link Work
recognition: none
qualification: {title: Diploma in Link Work, framework: FHEQ, level: 5, credit: {value: 240, unit: credits}}
units:
- {id: talk, title: Talking, level: 4, credit: 120, outcomes: [{id: talk-1, text: Begin from what matters}]}
- {id: place, title: Placement, level: 5, credit: 120, outcomes: [{id: place-1, text: Plan support}]}
assessments:
- {id: recording, unit: talk, method: recorded-conversation, purpose: summative, tests: [talk-1]}
- {id: report, unit: place, method: supervisor-report, purpose: summative, tests: [place-1]}
mappings:
- {from: place-1, to: T-1, role: assesses}
awards:
- {id: early, title: Certificate in Link Work, exit: EXIT, qualification: {level: 4, credit: {value: 120, unit: credits}}, units: UNITS}
";

/// Who leaves early with another award has not met what only the later units assess; that is said, and bars nothing.
#[test]
fn an_award_for_those_who_leave_early_is_judged_on_its_own() {
    let run = run_of("{outcomes: {at_least: 1}}");
    let of = |exit: &str, units: &str| judged(&run, &AWARDS.replace("EXIT", exit).replace("UNITS", units));
    let early = of("true", "[talk]");
    assert_eq!(serde_json::to_value(early.alignment).unwrap(), "aligned");
    assert_eq!(early.awards.iter().map(|a| a.not_met.len()).collect::<Vec<_>>(), [0, 1]);
    assert_eq!((early.awards[1].level.as_deref(), early.awards[1].exit), (Some("FHEQ level 4"), true));
    // The same award given to those who complete it bars the verdict, which names it.
    let other = of("false", "[talk]");
    assert_eq!(serde_json::to_value(other.alignment).unwrap(), "not-aligned");
    assert_eq!(other.award.as_deref(), Some("Certificate in Link Work"));
    assert!(other.verdict.contains("for the award Certificate in Link Work"), "{}", other.verdict);
    // With the unit that assesses it, both hold.
    let both = of("false", "[talk, place]");
    assert_eq!((serde_json::to_value(both.alignment).unwrap(), both.award.clone()), (serde_json::json!("aligned"), None));
    assert_eq!(both.least.credit, Some(240.0));
}
