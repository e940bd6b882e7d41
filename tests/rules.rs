//! The sense of rules: `tests/cases/rules/NAME/` holds a standard whose requirements trigger a defect or nearly do ("Near miss"),
//! perhaps a profile or other files, and `expected.txt`: what `accredit standards lint` says of them.

use crate::support::*;
use accredit::model::field::{FIELDS, Holds};
use accredit::model::result::Status;
use accredit::pipeline::{self, Run};
use accredit::report::diagnostics;
use accredit::source::{Limits, Source};
use proptest::prelude::*;
use std::collections::HashSet;
use std::sync::OnceLock;

const PROFILE: &str =
    "kind: profile\nid: case\ntitle: Case\nedition: \"1\"\nin_words: the case\nselects: [{standard: x, edition: \"1\"}]\n";
const SOURCES: &str = "kind: sources\nsources:\n- {id: CASE, title: A case, publisher: The tests}\n";

/// What every case stands on: the shipped levels and sources, and the shipped methods unless it has its own.
fn ground(own_methods: bool) -> Vec<Source> {
    let wanted = |n: &str| n.ends_with("levels.yaml") || n.ends_with("sources.yaml") || (n.ends_with("methods.yaml") && !own_methods);
    let mut out: Vec<Source> = pipeline::shipped().into_iter().filter(|s| wanted(&s.name)).collect();
    out.push(Source::new("case-sources.yaml", SOURCES));
    out
}

#[test]
fn each_rule_is_told_what_is_wrong_with_it_and_no_near_miss_is() {
    let cases = folders("tests/cases/rules");
    assert!(cases.len() >= 12, "only {} cases", cases.len());
    for folder in cases {
        let mut sources = ground(folder.join("methods.yaml").exists());
        for file in ["standard.yaml", "other.yaml", "methods.yaml"] {
            sources.extend(std::fs::read_to_string(folder.join(file)).ok().map(|t| Source::new(file, t)));
        }
        let profile = std::fs::read_to_string(folder.join("profile.yaml")).unwrap_or_else(|_| PROFILE.into());
        sources.push(Source::new("profile.yaml", profile));
        let standard = std::fs::read_to_string(folder.join("standard.yaml")).unwrap();
        let (_, mut found) = pipeline::lint(sources, Limits::default());
        accredit::diagnostic::sort(&mut found);
        assert!(found.iter().all(|d| d.place.is_some() && d.help.is_some()), "{}: {found:#?}", folder.display());
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        for d in &found {
            let place = d.place.as_ref().unwrap();
            let title = standard
                .lines()
                .take(place.line as usize)
                .filter_map(|l| l.trim().strip_prefix("title: "))
                .last()
                .unwrap_or("")
                .trim_matches('"');
            assert!(&*place.file != "standard.yaml" || !title.starts_with("Near miss"), "{name}: a false alarm: {title}: {d:#?}");
        }
        let text = anstream::adapter::strip_str(&diagnostics::render(&found, 100, 1 << 20)).to_string();
        expect(&folder.join("expected.txt"), &text);
    }
}

#[test]
fn the_words_of_a_list_are_those_of_the_course_schema() {
    let schema: serde_json::Value = serde_json::from_str(pipeline::schema("course").unwrap()).unwrap();
    for f in FIELDS {
        let mut at = &schema;
        for part in f.name.split('.') {
            at = &at["properties"][part];
            if let Some(definition) = at["$ref"].as_str() {
                at = schema.pointer(definition.trim_start_matches('#')).unwrap();
            }
        }
        assert!(at.is_object(), "{} is not in the schema", f.name);
        let words: Option<Vec<&str>> = at["items"]["enum"].as_array().map(|a| a.iter().map(|w| w.as_str().unwrap()).collect());
        match f.holds {
            Holds::List(own) => assert_eq!(Some(own.to_vec()), words, "{}", f.name),
            Holds::Whole => assert!(at["properties"].is_object(), "{}", f.name),
            Holds::Date => assert!(at.to_string().contains("date") || at.to_string().contains("[0-9]{4}"), "{} {at}", f.name),
            _ => assert!(words.is_none(), "{}", f.name),
        }
    }
}

#[test]
fn a_contradiction_stops_a_run_before_anything_is_judged() {
    let dir = tempfile::tempdir().unwrap();
    for (name, body) in accredit::shipped::STANDARDS {
        let file = dir.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        // LWP-8.5 now asks for a limit to recognition, and LWP-1.1 for none.
        let (one, other) = ("field: {name: recognition.limit}", "field: {name: recognition.limit, is: none}");
        let body = body.replacen("          cited: {}\n        note", &format!("          {one}\n        note"), 1);
        let body = body.replacen(
            "level: {at_least: {framework: RQF, level: 4}}",
            &format!("all: [{{{other}}}, {{level: {{at_least: {{framework: RQF, level: 4}}}}}}]"),
            1,
        );
        std::fs::write(file, body.replace("force: recommended", "force: mandatory")).unwrap();
    }
    let o = accredit(&["check", "--standards", dir.path().to_str().unwrap()]);
    assert_eq!((o.status.code(), out(&o).as_str()), (Some(2), ""), "{}", err(&o));
    let said = err(&o);
    assert!(said.contains("rules-contradict") && said.matches("lwp.yaml:").count() >= 2 && said.contains("nothing is judged"), "{said}");
}

/// Courses that state much, little and the opposite: the cases of the leaves, and a few of their own.
fn samples() -> &'static Vec<(String, Option<String>)> {
    static ALL: OnceLock<Vec<(String, Option<String>)>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut out = Vec::new();
        for folder in folders("tests/cases/leaves") {
            let provider = std::fs::read_to_string(folder.join("provider.yaml")).ok();
            let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
            files.sort();
            let beside = ["standard.yaml", "provider.yaml", "profile.yaml"];
            for file in files.iter().filter(|f| !beside.iter().any(|b| f.ends_with(b))) {
                out.push((std::fs::read_to_string(file).unwrap(), provider.clone()));
            }
        }
        let head = "kind: course\nid: s\ntitle: S\n";
        for own in [
            "recognition: none\npractice: none\nadmission: none\npublic_information: none\nspecification: none\nqualification: {framework: none, level: none, tqt: none, glh: none}\n",
            "recognition: {limit: half, covers: units}\nadmission: {checks: [identity], backgrounds: [lay]}\nspecification: {date: 2026-11-21, open_until: 2026-11-21, review_by: 2020-01-01}\nqualification: {framework: RQF, level: 4, tqt: 100, glh: 40, credit: {value: 10}}\nunits: []\nmappings: []\n",
            "recognition: {limit: none, covers: none}\nadmission: {checks: [], backgrounds: [community, lay]}\nspecification: {date: 2027-11-21, open_until: none, review_by: none}\nqualification: {framework: SCQF, level: 7, tqt: 1200, glh: none}\npractice: {hours: 60}\noffers:\n- {id: a, practice: none}\n- {id: b}\n",
            "recognition: {limit: half}\nspecification: {open_until: 2020-01-01, review_by: 2030-01-01}\nqualification: {framework: EQF, level: 5, tqt: 20, glh: 10}\npractice: none\noffers:\n- {id: a, practice: {hours: 30, with_people: true, log: kept, confirmed_by: supervisor}}\n",
        ] {
            out.push((format!("{head}{own}"), None));
        }
        out
    })
}

fn leaf() -> impl Strategy<Value = String> {
    let field = prop::sample::select(vec![
        "recognition",
        "recognition.limit",
        "specification.date",
        "specification.open_until",
        "specification.review_by",
        "qualification.tqt",
        "qualification.level",
        "admission.checks",
        "practice",
        "public_information",
    ]);
    let how =
        prop::sample::select(vec!["", "", ", is: none", ", not_before: as-of", ", not_after: as-of", ", includes_any: [identity, lay]"]);
    prop_oneof![
        6 => (field, how).prop_map(|(f, h)| format!("{{field: {{name: {f}{h}}}}}")),
        2 => (prop::sample::select(vec!["RQF", "SCQF", "FHEQ"]), 3u32..10).prop_map(|(f, l)| format!("{{level: {{at_least: {{framework: {f}, level: {l}}}}}}}")),
        2 => (prop::sample::select(vec!["total", "guided", "practice"]), prop::sample::select(vec![0, 30, 100])).prop_map(|(k, n)| format!("{{hours: {{kind: {k}, at_least: {{value: {n}}}}}}}")),
        1 => Just("{placement: {}}".to_string()),
        1 => Just("{wording: {}}".to_string()),
        1 => Just("{cited: {}}".to_string()),
        1 => prop::sample::select(vec!["[teacher]", "[assessor]", "[teacher, assessor]"]).prop_map(|r| format!("{{staff: {{role: {r}}}}}")),
    ]
}

fn tree() -> impl Strategy<Value = String> {
    leaf().prop_recursive(3, 12, 4, |inner| {
        let parts = prop::collection::vec(inner, 1..4);
        (parts, 0u32..3, 1usize..5).prop_map(|(p, how, n)| match how {
            0 => format!("{{all: [{}]}}", p.join(", ")),
            1 => format!("{{any: [{}]}}", p.join(", ")),
            _ => format!("{{at_least: {{n: {n}, of: [{}]}}}}", p.join(", ")),
        })
    })
}

/// A rule of which one part always holds.
fn tautology() -> impl Strategy<Value = String> {
    let field = prop::sample::select(vec!["recognition", "practice", "qualification.tqt", "specification.open_until"]);
    (field, leaf()).prop_map(|(f, l)| format!("{{any: [{{field: {{name: {f}}}}}, {{field: {{name: {f}, is: none}}}}, {l}]}}"))
}

/// A run over one standard with a rule for each requirement, and which of them are told never, or always, to hold.
fn generated(trees: &[String]) -> (Run, HashSet<String>, HashSet<String>) {
    let mut standard = String::from(
        "kind: standard\nid: x\ncode: X\ntitle: X\npublisher: The tests\nedition: \"1\"\nstatus: draft\nstanding: working-draft\nsource: {title: A case}\ncriteria:\n- code: X-1\n  title: The case\n  requirements:\n",
    );
    for (n, t) in trees.iter().enumerate() {
        standard
            .push_str(&format!("  - {{id: x.{n}, code: X-{n}, title: T, kind: programme, force: mandatory, basis: [CASE], test: {t}}}\n"));
    }
    let mut sources = ground(false);
    sources.extend([Source::new("standard.yaml", standard), Source::new("profile.yaml", PROFILE)]);
    let (catalogue, found) = pipeline::catalogue(sources, Limits::default());
    let (run, _) = Run::new(catalogue, "case", AS_OF.parse().unwrap(), Limits::default()).unwrap();
    let of = |d: &accredit::diagnostic::Diagnostic| {
        let p = d.place.as_ref().unwrap().pointer.split('/').nth(4).unwrap().to_string();
        format!("X-{p}")
    };
    let never = found.iter().filter(|d| d.message.contains("no course can meet")).map(of).collect();
    // Only where the whole rule is meant, and not a part of it.
    let root = |d: &&accredit::diagnostic::Diagnostic| d.place.as_ref().unwrap().pointer.split('/').count() == 7;
    let always = found.iter().filter(|d| d.code == "rule-always-holds").filter(root).map(of).collect();
    (run, never, always)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is told never to hold holds on no course at hand, and what is told always to hold fails on none.
    #[test]
    fn what_is_said_of_a_rule_is_so_on_every_course(trees in prop::collection::vec(prop_oneof![5 => tree(), 1 => tautology()], 120)) {
        let (run, never, always) = generated(&trees);
        prop_assert!(!never.is_empty() && !always.is_empty());
        for (course, provider) in samples() {
            let (result, _) = judge(&run, course, provider.as_deref());
            for (f, tree) in result.findings.iter().zip(&trees) {
                let unmet = matches!(f.status, Status::NotMet | Status::PartlyMet);
                prop_assert!(f.status != Status::Met || !never.contains(&f.code), "{} is met by\n{}", tree, course);
                prop_assert!(!unmet || !always.contains(&f.code), "{} fails on\n{}", tree, course);
            }
        }
    }
}
