//! Properties: what holds for every specification, on generated ones.

use crate::support::*;
use accredit::model::result::Status;
use accredit::source::{Limits, Source};
use proptest::prelude::*;

/// A unit of a generated course: its credit, and whether it teaches and assesses the requirement.
type Unit = (u32, bool);

#[derive(Debug, Clone)]
enum Rule {
    Units(usize),
    Credit(u32),
}

fn group() -> impl Strategy<Value = (Vec<Unit>, Rule)> {
    (prop::collection::vec((prop::sample::select(vec![5u32, 10, 15, 20]), any::<bool>()), 1..5), 0usize..4, any::<bool>()).prop_map(
        |(units, n, by_credit)| {
            let n = n.min(units.len());
            // A rule by credit that some choice can fulfil.
            let rule = if by_credit { Rule::Credit(units[..n].iter().map(|u| u.0).sum()) } else { Rule::Units(n) };
            (units, rule)
        },
    )
}

/// Whether every route meets the requirement, by listing every route.
fn every_route_meets(core: &[Unit], groups: &[(Vec<Unit>, Rule)]) -> bool {
    if core.iter().any(|u| u.1) {
        return true;
    }
    groups.iter().any(|(units, rule)| {
        (0u32..1 << units.len())
            .map(|mask| units.iter().enumerate().filter(move |(i, _)| mask & (1 << i) != 0).map(|(_, u)| *u).collect::<Vec<_>>())
            .filter(|chosen| match rule {
                Rule::Units(n) => chosen.len() == *n,
                Rule::Credit(c) => chosen.iter().map(|u| u.0).sum::<u32>() == *c,
            })
            .all(|chosen| chosen.iter().any(|u| u.1))
    })
}

fn course(core: &[Unit], groups: &[(Vec<Unit>, Rule)]) -> String {
    let mut units = String::new();
    let mut assessments = String::new();
    let mut mappings = String::new();
    let mut rules = String::new();
    let mut one = |id: String, unit: &Unit, group: Option<usize>| {
        let group = group.map(|g| format!(", group: g{g}")).unwrap_or_default();
        units.push_str(&format!(
            "- {{id: {id}, title: Unit {id}, credit: {}{group}, outcomes: [{{id: {id}.1, text: Explain it}}]}}\n",
            unit.0
        ));
        assessments.push_str(&format!("- {{id: a-{id}, unit: {id}, method: essay, purpose: summative, tests: [{id}.1]}}\n"));
        if unit.1 {
            mappings.push_str(&format!("- {{from: {id}.1, to: LWC-4.1, role: assesses, evidence: [{{document: d, page: 1}}]}}\n"));
        }
    };
    core.iter().enumerate().for_each(|(i, u)| one(format!("c{i}"), u, None));
    for (g, (members, rule)) in groups.iter().enumerate() {
        members.iter().enumerate().for_each(|(i, u)| one(format!("g{g}u{i}"), u, Some(g)));
        let rule = match rule {
            Rule::Units(n) => format!("units: {n}"),
            Rule::Credit(c) => format!("credit: {c}"),
        };
        rules.push_str(&format!("- {{id: g{g}, choose: {{{rule}}}}}\n"));
    }
    let list = |name: &str, body: &str| if body.is_empty() { format!("{name}: []\n") } else { format!("{name}:\n{body}") };
    format!(
        "kind: course\nid: x\ntitle: X\nrecognition: none\ndocuments:\n- {{id: d, title: D, pages: 9}}\n{}{}{}{}",
        list("units", &units),
        list("groups", &rules),
        list("assessments", &assessments),
        list("mappings", &mappings)
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Law 7: coverage on the weakest route is what listing every route gives.
    #[test]
    fn coverage_is_what_every_completer_gets(core in prop::collection::vec((Just(10u32), prop::bool::weighted(0.1)), 1..3), groups in prop::collection::vec(group(), 0..4)) {
        let text = course(&core, &groups);
        let (result, diagnostics) = judge(working(), &text, None);
        prop_assert!(diagnostics.is_empty(), "{}\n{:?}", text, diagnostics);
        let f = finding(&result, "LWC-4.1");
        prop_assert_eq!(f.status == Status::Met, every_route_meets(&core, &groups), "{}\n{:?}", text, f.reasons);
        // A route that is named exists: it holds every core unit, and misses each unit that would have met the requirement.
        if let Some(route) = &f.route {
            let all_core = (0..core.len()).all(|i| route.contains(&format!("c{i}")));
            prop_assert!(all_core);
        }
    }

    /// Whatever a file holds: no panic, every diagnostic has a place, and one finding for each requirement.
    #[test]
    fn any_text_is_survived(text in "(kind: course\n)?(id: [a-z]{1,4}\n)?(title: .{0,20}\n)?([a-z_]{1,12}: [^\n]{0,30}\n|- [^\n]{0,20}\n|  [a-z]{1,6}:[^\n]{0,12}\n){0,12}") {
        let checked = accredit::validate::check(Source::new("x.yaml", &text), Limits::default());
        prop_assert!(checked.diagnostics.iter().all(|d| d.place.is_some() && !d.message.is_empty()));
        let known = checked.diagnostics.len();
        match working().judge(checked, &Default::default()) {
            Some(judged) => prop_assert_eq!(judged.result.findings.len(), working().selection.requirements.len()),
            None => prop_assert!(known > 0, "silently no course: {}", text),
        }
    }

    /// The pointer of every node leads back to it.
    #[test]
    fn every_pointer_leads_back(keys in prop::collection::hash_set("[a-z~/]{1,6}", 1..6), values in prop::collection::vec("[a-z]{1,5}", 6)) {
        let body: String = keys.iter().zip(&values).map(|(k, v)| format!("\"{k}\": [{v}, {{\"{k}\": {v}}}]\n")).collect();
        let (tree, _) = accredit::source::read(&Source::new("x.yaml", &body), Limits::default());
        let tree = tree.map_err(|()| TestCaseError::fail("unreadable"))?;
        let mut open = vec![tree.root()];
        while let Some(n) = open.pop() {
            prop_assert_eq!(tree.locate(&tree.pointer(n)), Some(n));
            open.extend(tree.items(n).iter().copied());
            open.extend(tree.entries(n).iter().map(|(_, v)| *v));
        }
    }
}
