//! The laws of the design, each with a test that would fail if it were broken.

use crate::support::*;
use accredit::model::result::{Alignment, RestsOn, Status};
use accredit::pipeline;
use accredit::source::Source;

const BARE: &str = "kind: course\nid: bare\ntitle: A bare course\n";

#[test]
fn law_1_the_catalogue_is_the_denominator() {
    let n = working().selection.requirements.len();
    for text in [BARE.to_string(), format!("{BARE}mappings: []\n"), aligned().0] {
        let (course, _) = judge(working(), &text, None);
        assert_eq!(course.findings.len(), n);
        let mut codes: Vec<_> = course.findings.iter().map(|f| &f.requirement).collect();
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), n, "one finding each");
    }
}

#[test]
fn law_1_an_absent_mapping_is_a_gap_and_an_absent_fact_is_not() {
    let (course, _) = judge(working(), &format!("{BARE}assessments: []\nmappings: []\n"), None);
    assert_eq!(finding(&course, "LWC-1.1").status, Status::NotMet);
    assert_eq!(finding(&course, "LWP-1.1").status, Status::Undetermined);
    let (part, _) = judge(working(), &format!("{BARE}describes: part\nassessments: []\nmappings: []\n"), None);
    assert_eq!(finding(&part, "LWC-1.1").status, Status::Undetermined);
    assert!(part.findings.iter().all(|f| f.gap.is_none()), "a part invents no gap");
}

#[test]
fn law_2_text_that_is_not_held_is_neither_pass_nor_gap_and_bars_the_word_aligned() {
    // A standard of which one requirement is met and the other is not held: only the second can stand in the way.
    let standard = |force: &str| {
        format!(
            "kind: standard\nid: x\ncode: X\ntitle: X\npublisher: The tests\nedition: \"1\"\nstatus: draft\nstanding: paraphrase\nsource: {{title: A case}}\ncriteria:\n- code: X-1\n  title: One\n  requirements:\n  - {{id: x.one, code: X-1.1, title: Level, kind: programme, force: mandatory, basis: [QCCB], test: {{level: {{at_least: {{framework: RQF, level: 4}}}}}}}}\n  - {{id: x.two, code: X-1.2, title: Not held, kind: knowledge, force: {force}, text: not-held, placeholder: true, basis: [QCCB]}}\n"
        )
    };
    let profile = "kind: profile\nid: case\ntitle: Case\nedition: \"1\"\nselects: [{standard: x, edition: \"1\"}]\n";
    let with = |force: &str| {
        let mut sources = pipeline::shipped();
        sources.extend([Source::new("x.yaml", standard(force)), Source::new("case.yaml", profile)]);
        judge(&run_with(sources, "case"), "kind: course\nid: c\ntitle: C\nqualification: {framework: RQF, level: 4}\n", None).0
    };
    for (force, alignment) in
        [("mandatory", Alignment::CannotTell), ("unknown", Alignment::CannotTell), ("recommended", Alignment::Aligned)]
    {
        let course = with(force);
        let f = finding(&course, "X-1.2");
        assert_eq!((f.status, f.gap.is_none(), f.reasons[0].code), (Status::Undetermined, true, "text-not-held"));
        assert_eq!((finding(&course, "X-1.1").status, course.alignment), (Status::Met, alignment), "{force}");
    }
}

#[test]
fn law_3_a_broken_value_is_neither_pass_nor_gap_and_breaks_nothing_else() {
    let (c, p) = aligned();
    let (whole, _) = judge(working(), &c, Some(&p));
    let broken = c.replacen("tqt: 360", "tqt: threehundred", 1);
    let (course, diagnostics) = judge(working(), &broken, Some(&p));
    assert_eq!(diagnostics.len(), 1, "{diagnostics:#?}");
    assert_eq!(changed(&whole, &course), ["LWP-1.3"]);
    let f = finding(&course, "LWP-1.3");
    assert_eq!((f.status, f.gap.is_none()), (Status::Undetermined, true));
}

#[test]
fn law_4_no_output_calls_a_course_accredited_or_approved() {
    for args in [&["check"][..], &["gaps"], &["check", "--format", "md"], &["check", "--format", "csv"], &["gaps", "--format", "csv"]] {
        let said = out(&accredit(args)).to_lowercase();
        for word in ["accredited", "approved"] {
            for (at, _) in said.match_indices(word) {
                let around: String = said[..at].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
                // Requirements may speak of registers that are accredited; nothing may say so of a course.
                assert!(around.contains("register"), "{args:?}: …{around}{word}");
            }
        }
    }
}

#[test]
fn law_5_the_verdict_names_the_weakest_standing_in_the_same_sentence() {
    let (c, p) = aligned();
    let (course, _) = judge(working(), &c, Some(&p));
    assert!(course.verdict.starts_with("Aligned with the working draft") && course.headline.contains("working draft"));
    let named: Vec<Source> = pipeline::shipped()
        .into_iter()
        .map(|s| {
            if s.name.ends_with("working.yaml") {
                Source::new("w.yaml", s.text.replace("in_words: the working draft", "in_words: the gold standard"))
            } else {
                s
            }
        })
        .collect();
    let (course, _) = judge(&run_with(named, "working"), &c, Some(&p));
    assert!(course.verdict.contains("the gold standard (working draft)"), "{}", course.verdict);
}

#[test]
fn law_6_a_finding_says_what_it_rests_on_and_the_verdict_counts_it() {
    let (c, p) = aligned();
    let (course, _) = judge(working(), &c, Some(&p));
    assert_eq!(finding(&course, "LWC-1.1").rests_on, RestsOn::Checked);
    let declared = finding(&course, "LWP-3.1");
    assert!(declared.self_declared && declared.rests_on == RestsOn::Claim);
    for (file, provider) in [
        (c, p),
        (
            text("courses/harrow-moor-institute/level-4-diploma-social-prescribing-practice.yaml"),
            text("courses/harrow-moor-institute/provider.yaml"),
        ),
    ] {
        let (course, _) = judge(working(), &file, Some(&provider));
        let n = course.self_declared();
        assert!(n > 1 && course.verdict.contains(&format!("{n} requirements rest on the provider's own statement")), "{}", course.verdict);
    }
}

#[test]
fn law_6_the_providers_word_is_never_enough_for_a_critical_requirement() {
    let (c, p) =
        (text("courses/coleg-glan-afon/level-4-certificate-community-connector.yaml"), text("courses/coleg-glan-afon/provider.yaml"));
    let (course, _) = judge(working(), &c, Some(&p));
    let f = finding(&course, "LWP-8.3");
    assert_eq!(f.status, Status::Undetermined);
    assert!(f.reasons.iter().any(|r| r.code == "provider-word-alone"));
}

#[test]
fn law_7_coverage_counts_what_every_completer_gets() {
    let (c, p) = aligned();
    let (whole, _) = judge(working(), &c, Some(&p));
    // The unit that carries safeguarding becomes one of the options: whoever takes another never meets it.
    let optional = c.replacen("- id: safe\n", "- id: safe\n  group: focus\n", 1);
    let (course, _) = judge(working(), &optional, Some(&p));
    let f = finding(&course, "LWC-5.1");
    assert_eq!(finding(&whole, "LWC-5.1").status, Status::Met);
    assert!(f.status != Status::Met && f.reasons.iter().any(|r| r.code == "only-optional"), "{:?}", f.reasons);
    let route = f.route.as_ref().unwrap();
    assert!(!route.contains(&"safe".to_string()) && route.contains(&"conv".to_string()), "the finding names a route without it: {route:?}");
}

#[test]
fn law_8_time_is_an_argument() {
    let status = |day: &str| {
        let o = accredit(&["check", "courses/tarn-valley-college", "--format", "json", "--as-of", day]);
        let v: serde_json::Value = serde_json::from_slice(&o.stdout).unwrap();
        assert_eq!(v["as_of"], day);
        v["courses"][0]["alignment"].as_str().unwrap().to_string()
    };
    assert_eq!(status("2026-11-21"), "aligned");
    assert_eq!(status("2045-01-01"), "not-aligned");
    // Before the edition existed a verdict is a comparison, and says so.
    let before = accredit(&["check", "courses/tarn-valley-college", "--as-of", "2026-10-05"]);
    assert!(err(&before).contains("edition-out-of-time"), "{}", err(&before));
}

#[test]
fn law_9_the_same_command_twice_gives_the_same_bytes_whatever_the_number_of_threads() {
    for format in ["human", "json", "csv", "md"] {
        let a = accredit(&["check", "--format", format, "--jobs", "1"]);
        let b = accredit(&["check", "--format", format, "--jobs", "4"]);
        assert!(a.stdout == b.stdout && !a.stdout.is_empty(), "{format}");
    }
    let a = accredit(&["gaps", "--format", "xlsx"]);
    assert!(a.stdout.starts_with(b"PK") && a.stdout == accredit(&["gaps", "--format", "xlsx"]).stdout);
}

#[test]
fn law_9_the_order_of_mappings_changes_no_status() {
    let (c, p) = aligned();
    let (whole, _) = judge(working(), &c, Some(&p));
    let all = entries(&c, "mappings");
    let start = c.find(all[0]).unwrap();
    let reversed: String = all.iter().rev().map(|e| format!("{}\n", e.trim_end().trim_end_matches('#'))).collect();
    let shuffled = format!("{}{reversed}", &c[..start]);
    let (course, diagnostics) = judge(working(), &shuffled, Some(&p));
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    assert_eq!(statuses(&course), statuses(&whole));
}

#[test]
fn law_9_no_output_shows_a_path_of_the_machine() {
    let root = root("").to_string_lossy().into_owned();
    let courses = format!("{root}courses");
    for format in ["human", "json", "csv", "md"] {
        let said = out(&accredit(&["check", &courses, "--format", format]));
        assert!(!said.contains(root.trim_end_matches('/')), "{format}");
        assert!(said.contains("courses/") || format == "human");
    }
}

#[test]
fn law_10_a_verdict_travels_with_its_reasons_and_places() {
    let (c, p) = (
        text("courses/harrow-moor-institute/level-4-diploma-social-prescribing-practice.yaml"),
        text("courses/harrow-moor-institute/provider.yaml"),
    );
    let (course, _) = judge(working(), &c, Some(&p));
    for f in &course.findings {
        assert!(!f.reasons.is_empty() && f.standard_at.is_some(), "{}", f.code);
        assert!(f.observations.iter().all(|o| !o.reason.text.is_empty()), "{}", f.code);
        if f.gap.is_some() {
            assert!(f.course_at.is_some() || !f.observations.iter().all(|o| o.causes.is_empty()), "{} has no place", f.code);
        }
    }
}

#[test]
fn tallies_agree_in_every_form_of_the_same_result() {
    let v = check_json(&["courses"]);
    let csv = out(&accredit(&["check", "--format", "csv"]));
    for status in ["met", "partly-met", "not-met", "undetermined"] {
        let json: usize = v["courses"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c["findings"].as_array().unwrap().iter().filter(|f| f["status"] == status).count())
            .sum();
        let counts: usize = v["courses"].as_array().unwrap().iter().map(|c| c["counts"][status].as_u64().unwrap() as usize).sum();
        let words = status.replace("undetermined", "cannot tell").replace('-', " ");
        let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let column = reader.headers().unwrap().iter().position(|h| h == "status").unwrap();
        let rows = reader.records().filter(|r| matches!(r.as_ref().unwrap().get(column), Some(s) if s == words || s == status)).count();
        assert_eq!((json, json), (counts, rows), "{status}");
    }
}
