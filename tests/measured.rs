//! The corpus that speed is measured on: sound, varied, and the same every time, or the figures mean nothing.

use crate::corpus;
use crate::support::{err, out};
use serde_json::Value;
use std::collections::BTreeSet;

const SMALL: corpus::Options = corpus::Options { courses: 12, requirements: 120, seed: 1, bytes: 22_000 };

fn check(dir: &str) -> Value {
    let (courses, standards) = (format!("{dir}/courses"), format!("{dir}/standards"));
    let args = ["check", "--format", "json", "--quiet", &courses, "--standards", &standards, "--profile", corpus::PROFILE];
    let o = crate::support::accredit(&args);
    serde_json::from_str(&out(&o)).unwrap_or_else(|e| panic!("{e}: {}", err(&o)))
}

#[test]
fn a_small_corpus_is_sound_and_varied() {
    assert_eq!(corpus::AS_OF, crate::support::AS_OF);
    let dir = tempfile::tempdir().expect("a folder");
    corpus::write(dir.path(), &SMALL).expect("a corpus");
    let result = check(dir.path().to_str().expect("a path"));
    assert_eq!(result["diagnostics"], serde_json::json!([]));
    let courses = result["courses"].as_array().expect("courses");
    assert_eq!(courses.len(), SMALL.courses);
    let mut statuses = BTreeSet::new();
    for c in courses {
        let findings = c["findings"].as_array().expect("findings");
        assert_eq!(findings.len(), SMALL.requirements);
        statuses.extend(findings.iter().map(|f| f["status"].as_str().expect("a status").to_string()));
    }
    assert_eq!(statuses, ["met", "not-met", "partly-met", "undetermined"].map(String::from).into());
    let verdicts: BTreeSet<&str> = courses.iter().filter_map(|c| c["alignment"].as_str()).collect();
    assert!(verdicts.len() > 1, "every course has the same verdict: {verdicts:?}");
}

#[test]
fn the_same_seed_gives_the_same_corpus_and_another_seed_another() {
    let texts = |o: corpus::Options| o.courses().map(|(_, text)| text).collect::<Vec<_>>();
    assert_eq!(texts(SMALL), texts(SMALL));
    assert_ne!(texts(SMALL), texts(corpus::Options { seed: 2, ..SMALL }));
    let lengths: Vec<usize> = texts(SMALL).iter().map(String::len).collect();
    assert!(lengths.iter().all(|l| (20_000..25_000).contains(l)), "{lengths:?}");
}

#[test]
fn thousands_of_requirements_are_mapped_too() {
    let dir = tempfile::tempdir().expect("a folder");
    corpus::write(dir.path(), &corpus::Options { courses: 1, requirements: 400, ..SMALL }).expect("a corpus");
    let result = check(dir.path().to_str().expect("a path"));
    assert_eq!(result["diagnostics"], serde_json::json!([]));
    let met = result["courses"][0]["counts"]["met"].as_u64().expect("a count");
    assert!(met > 200, "only {met} of 400 are met");
}
