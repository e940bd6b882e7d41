//! Waivers: `tests/cases/waivers/NAME/` holds a file of waivers for the course of Harrow Moor, which has nine gaps, and
//! `expected.txt`: the exit code, the verdict, what is waived, and what a person is told. A first line `# as-of: DATE` sets the day.

use crate::support::*;
use accredit::model::result::{Alignment, CourseResult, Status};
use accredit::pipeline::{self, Run};
use accredit::source::{Limits, Source};

const COURSE: &str = "courses/harrow-moor-institute";

#[test]
fn each_waiver_does_what_its_case_says() {
    let cases = folders("tests/cases/waivers");
    assert!(cases.len() >= 20, "only {} cases", cases.len());
    for folder in cases {
        let file = folder.join("waivers.yaml");
        let text = std::fs::read_to_string(&file).unwrap();
        let as_of = text.lines().next().and_then(|l| l.strip_prefix("# as-of: ")).unwrap_or(AS_OF);
        let courses = [COURSE, "courses/brambledown-training"];
        let courses = &courses[..if text.contains("brambledown") { 2 } else { 1 }];
        let mut args = vec!["check", "--format", "json", "--width", "100", "--as-of", as_of, "--waivers", file.to_str().unwrap()];
        args.extend(courses);
        let o = accredit(&args);
        let v: serde_json::Value = serde_json::from_slice(&o.stdout).unwrap_or_else(|e| panic!("{}: {e}: {}", folder.display(), err(&o)));
        let mut got = format!("exit {}\n", o.status.code().unwrap());
        for c in v["courses"].as_array().unwrap() {
            got.push_str(&format!("{}\n{}\n{}\n", c["headline"].as_str().unwrap(), c["verdict"].as_str().unwrap(), c["counts"]));
            for f in c["findings"].as_array().unwrap().iter().filter(|f| !f["waiver"].is_null()) {
                let w = &f["waiver"];
                let text = |key: &str| w[key].as_str().unwrap_or("any day").to_string();
                got.push_str(&format!(
                    "  {} {} waived from {} until {} by {}: {}\n",
                    f["code"].as_str().unwrap(),
                    f["status"].as_str().unwrap(),
                    text("from"),
                    text("until"),
                    text("authority"),
                    text("reason")
                ));
            }
        }
        expect(&folder.join("expected.txt"), &format!("{got}\n{}", err(&o)));
    }
}

fn waived(by: &str, profile: &str, more: &[Source]) -> (Run, CourseResult, Vec<accredit::diagnostic::Diagnostic>) {
    let mut sources = pipeline::shipped();
    sources.extend_from_slice(more);
    let mut run = run_with(sources, profile);
    let mut found = run.waive(vec![run.check(Source::new("waivers.yaml", by))]).unwrap();
    let (course, more) = judge(
        &run,
        &text(&format!("{COURSE}/level-4-diploma-social-prescribing-practice.yaml")),
        Some(&text(&format!("{COURSE}/provider.yaml"))),
    );
    found.extend(more);
    (run, course, found)
}

#[test]
fn a_waiver_changes_no_finding_and_its_gap_stands_last() {
    let by = text("tests/cases/waivers/one-of-several/waivers.yaml");
    let (run, course, found) = waived(&by, "working", &[]);
    assert!(found.is_empty(), "{found:#?}");
    let (plain, _) = judge(
        working(),
        &text(&format!("{COURSE}/level-4-diploma-social-prescribing-practice.yaml")),
        Some(&text(&format!("{COURSE}/provider.yaml"))),
    );
    assert_eq!(statuses(&course), statuses(&plain), "what the engine finds stays");
    let f = finding(&course, "LWC-3.4");
    assert!(f.waiver.is_some() && f.gap.as_ref().unwrap().missing == finding(&plain, "LWC-3.4").gap.as_ref().unwrap().missing);
    assert_eq!(course.findings[*course.gaps.last().unwrap()].code, "LWC-3.4");
    assert_eq!(f.gap.as_ref().unwrap().order, course.gaps.len());
    assert_eq!((course.gaps.len(), course.counts.waived), (plain.gaps.len(), 1));
    assert_eq!(run.header().waivers.len(), 1);
}

#[test]
fn the_level_is_no_matter_for_a_waiver_even_where_a_profile_does_not_call_it_critical() {
    let profile = "kind: profile\nid: own\ntitle: Own\nedition: \"1\"\nin_words: our own working draft\nselects:\n- {standard: lwc, edition: \"2026.1\"}\n- {standard: lwp, edition: \"2026.1\"}\nparameters:\n  credit-at-level: {value: 50, unit: percent, basis: [SQA-HN]}\noperations:\n- {op: relax, requirement: LWP-1.1, critical: false, reason: A trial., authority: The committee}\n";
    let by = "kind: waivers\nauthority: The committee\nwaivers:\n- {course: harrow-moor-diploma-social-prescribing-practice, requirement: LWP-1.1, reason: A trial, until: 2027-01-31}\n";
    let (run, _, found) = waived(by, "own", &[Source::new("own.yaml", profile)]);
    assert!(run.waivers.is_empty() && found.iter().any(|d| d.code == "waiver-of-critical" && d.message.contains("level")), "{found:#?}");
}

#[test]
fn a_file_of_waivers_among_the_courses_has_no_effect() {
    let dir = tempfile::tempdir().unwrap();
    for f in ["level-4-diploma-social-prescribing-practice.yaml", "provider.yaml"] {
        std::fs::write(dir.path().join(f), text(&format!("{COURSE}/{f}"))).unwrap();
    }
    std::fs::write(dir.path().join("waivers.yaml"), text("tests/cases/waivers/every-gap/waivers.yaml")).unwrap();
    let o = accredit_in(dir.path(), &["check", ".", "--width", "100"]);
    assert_eq!(o.status.code(), Some(1));
    assert!(err(&o).contains("kind-not-used") && err(&o).contains("name it with `--waivers`"), "{}", err(&o));
    assert!(!out(&o).to_lowercase().contains("waive"), "{}", out(&o));
    // Named, it counts, and is not complained of.
    let o = accredit_in(dir.path(), &["check", ".", "--waivers", "waivers.yaml"]);
    assert_eq!((o.status.code(), err(&o).as_str()), (Some(0), ""));
    // A file of another kind is not taken for one that waives nothing.
    let o = accredit_in(dir.path(), &["check", ".", "--waivers", "provider.yaml"]);
    assert!(o.status.code() == Some(3) && err(&o).contains("holds no waivers"), "{}", err(&o));
}

#[test]
fn every_form_of_the_result_shows_what_is_waived_and_its_tallies_agree() {
    let file = root("tests/cases/waivers/one-of-several/waivers.yaml");
    let with = |verb: &str, format: &str| {
        let args = [verb, COURSE, "--waivers", file.to_str().unwrap(), "--format", format, "--width", "120"];
        out(&accredit(&args))
    };
    let said = "1 requirement is waived until 2027-01-31 by Education committee";
    let term = "until 2027-01-31 by Education committee: Agreed for a time.";
    let json: serde_json::Value = serde_json::from_str(&with("check", "json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(pipeline::schema("result").unwrap()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    assert!(validator.is_valid(&json));
    let course = &json["courses"][0];
    for key in ["headline", "verdict"] {
        assert!(course[key].as_str().unwrap().contains(said), "{}", course[key]);
    }
    let n = course["counts"]["waived"].as_u64().unwrap() as usize;
    let marked = course["findings"].as_array().unwrap().iter().filter(|f| !f["waiver"].is_null()).count();
    let by_criterion: u64 = course["criteria"].as_array().unwrap().iter().map(|c| c["counts"]["waived"].as_u64().unwrap()).sum();
    assert_eq!((n, marked, by_criterion), (1, 1, 1));
    for (verb, format) in [("check", "csv"), ("gaps", "csv")] {
        let text = with(verb, format);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let column = reader.headers().unwrap().iter().position(|h| h == "waiver").unwrap();
        let cells: Vec<String> = reader.records().map(|r| r.unwrap()[column].to_string()).filter(|c| !c.is_empty()).collect();
        assert_eq!(cells, [term], "{verb}");
    }
    let one_line = |t: String| t.split_whitespace().collect::<Vec<_>>().join(" ");
    for (verb, format) in [("check", "human"), ("gaps", "human"), ("check", "md"), ("gaps", "md")] {
        let text = one_line(with(verb, format));
        assert!(text.contains(said) && text.contains(term), "{verb} {format}: {text}");
    }
    let dir = tempfile::tempdir().unwrap();
    accredit(&["report", COURSE, "--waivers", file.to_str().unwrap(), "--out", dir.path().to_str().unwrap()]);
    let page = std::fs::read_to_string(dir.path().join("harrow-moor-diploma-social-prescribing-practice.html")).unwrap();
    assert!(page.contains(said) && page.contains("Waived until 31 January 2027 by Education committee: Agreed for a time."));
    // Once in the gap list and once with the requirement.
    assert_eq!(page.matches(">waived</b>").count(), 2 * n, "the tag stands with every waived finding");
}

#[test]
fn nothing_typed_into_a_waiver_becomes_markup() {
    let dir = tempfile::tempdir().unwrap();
    let hostile = "\"<script>alert(1)</script> {{ 7*7 }} =1 \\u200Bevil\\uFEFF\"";
    let by = text("tests/cases/waivers/one-of-several/waivers.yaml")
        .replace("Agreed for a time.", hostile)
        .replace("Education committee", hostile);
    let file = dir.path().join("w.yaml");
    std::fs::write(&file, by).unwrap();
    let o = accredit(&["report", COURSE, "--waivers", file.to_str().unwrap(), "--out", dir.path().to_str().unwrap()]);
    let page = std::fs::read_to_string(dir.path().join("harrow-moor-diploma-social-prescribing-practice.html")).unwrap();
    assert!(!page.contains("<script>"));
    for text in [&page, &out(&o), &err(&o), &out(&accredit(&["check", COURSE, "--waivers", file.to_str().unwrap()]))] {
        assert!(!text.contains('\u{200b}') && !text.contains('\u{feff}'));
    }
    assert!(page.contains("&lt;script&gt;alert(1)"));
}

#[test]
fn without_waivers_nothing_is_waived() {
    let mut run = run_with(pipeline::shipped(), "working");
    assert!(run.waive(Vec::new()).unwrap().is_empty() && run.waivers.is_empty());
    let checked = accredit::validate::check(Source::new("w.yaml", "kind: waivers\nwaivers: []\n"), Limits::default());
    assert!(run.waive(vec![checked]).unwrap().is_empty() && run.waivers.is_empty());
    let (course, _) = judge(&run, &text(&format!("{COURSE}/level-4-diploma-social-prescribing-practice.yaml")), None);
    assert!(course.alignment == Alignment::NotAligned && course.counts.waived == 0);
    assert!(course.findings.iter().filter(|f| f.status == Status::NotMet).all(|f| f.waiver.is_none()));
}

#[test]
fn a_gap_of_one_award_alone_is_a_gap_to_waive() {
    let (course, provider) = aligned();
    let two = format!("{course}\nawards:\n- {{id: short, title: Short award, units: [conv], groups: []}}\n");
    let (worst, found) = judge(working(), &two, Some(&provider));
    assert!(found.is_empty() && worst.award.as_deref() == Some("Short award"), "{found:#?}");
    let gap = worst.findings.iter().find(|f| f.gap.is_some() && !f.critical).unwrap();
    let by = format!(
        "kind: waivers\nauthority: The committee\nwaivers:\n- {{course: {}, requirement: {}, reason: A pilot, until: 2027-01-31}}\n",
        worst.id, gap.code
    );
    let mut run = run_with(pipeline::shipped(), "working");
    assert!(run.waive(vec![run.check(Source::new("waivers.yaml", by))]).unwrap().is_empty());
    let (worst, found) = judge(&run, &two, Some(&provider));
    assert!(found.is_empty() && finding(&worst, &gap.code).waiver.is_some(), "{found:#?}");
    // The main award alone meets it.
    let (_, found) = judge(&run, &course, Some(&provider));
    assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), ["waiver-unused"]);
}
