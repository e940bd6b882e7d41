//! A course file of any bytes: read, judged and shown in every form, it never panics, never loses a requirement, and is
//! never aligned by being broken.

#![no_main]

use accredit::model::result::Alignment;
use accredit::source::Source;
use accredit_fuzz::{forms, places, providers, run, site};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let checked = run().check(Source::new("courses/x.yaml", text));
    places(&checked.diagnostics);
    let readable = checked.tree.is_some();
    let Some(judged) = run().judge(checked, providers()) else { return };
    places(&judged.diagnostics);
    assert_eq!(judged.result.findings.len(), run().selection.requirements.len(), "a requirement without a finding");
    assert!(readable || judged.result.alignment == Alignment::CannotTell, "a file that cannot be read has a verdict");
    let made = forms(run(), &judged.result, &judged.diagnostics);
    serde_json::from_str::<serde_json::Value>(&made.json).expect("the data is JSON");
    // The site is dear, and shares most of its templates with the page.
    if data.len() % 8 == 0 {
        site(run(), &judged.result, &judged.diagnostics);
    }
});
