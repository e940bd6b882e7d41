//! A rule tree of any text inside a standard: refused with a place, or judged and explained.

#![no_main]

use accredit::pipeline;
use accredit::source::Source;
use accredit_fuzz::{COURSE, PROVIDER, forms, places, run_against};
use libfuzzer_sys::fuzz_target;
use std::fmt::Write;

const HEAD: &str = include_str!("../catalogue/standard-head.yaml");

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut standard = HEAD.to_string();
    for line in text.lines() {
        let _ = writeln!(standard, "          {line}");
    }
    let Some(run) = run_against(&standard) else { return };
    for a in &run.selection.requirements {
        if let Some(test) = pipeline::test_of(&run.catalogue, a) {
            assert!(!pipeline::in_words(&test.value).is_empty(), "a test without words");
        }
    }
    let mut providers = pipeline::Providers::default();
    providers.add(run.check(Source::new("provider.yaml", PROVIDER)));
    let judged = run.judge(run.check(Source::new("courses/x.yaml", COURSE)), &providers).expect("the course is a course");
    places(&judged.diagnostics);
    assert_eq!(judged.result.findings.len(), run.selection.requirements.len(), "a requirement without a finding");
    forms(&run, &judged.result, &judged.diagnostics);
});
