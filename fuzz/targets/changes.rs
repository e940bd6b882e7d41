//! A file of proposed changes of any text: refused with a place, or applied to the course in memory and judged; and the
//! plan of a course that was changed so.

#![no_main]

use accredit::model::opened::Shelf;
use accredit::pipeline;
use accredit::source::Source;
use accredit_fuzz::{COURSE, forms, places, providers, run};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let run = run();
    let proposed = match pipeline::proposed(run.check(Source::new("changes.yaml", text))) {
        Ok(proposed) => proposed,
        Err(found) => {
            assert!(!found.is_empty(), "changes are refused without a word");
            return places(&found);
        }
    };
    let source = Source::new("courses/x.yaml", COURSE);
    let now = run.judge(run.check(source.clone()), providers()).expect("the course is a course").result;
    match run.suppose(&source, providers(), &Shelf::default(), &proposed, &now) {
        Ok(judged) => {
            places(&judged.diagnostics);
            forms(run, &judged.result, &judged.diagnostics);
        }
        Err(found) => places(&found),
    }
});
