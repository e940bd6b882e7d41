//! Evidence given once by a provider: what a course takes from it is told in every report, with who won and what stands beside it.

use crate::support::*;
use accredit::diagnostic::Diagnostic;
use accredit::model::dossier::Side;
use accredit::model::result::Status;
use accredit::pipeline::{self, Run};
use accredit::source::{Limits, Source};

fn under(inheritance: &str) -> (Run, Vec<Diagnostic>) {
    let profile = format!(
        "kind: profile\nid: own\ntitle: Own\nedition: \"1\"\nin_words: our own working draft\nselects:\n- {{standard: lwc, edition: \"2026.1\"}}\n- {{standard: lwp, edition: \"2026.1\"}}\nparameters:\n  credit-at-level: {{value: 50, unit: percent, basis: [SQA-HN]}}\n{inheritance}"
    );
    let mut sources = pipeline::shipped();
    sources.push(Source::new("own.yaml", profile));
    let (catalogue, found) = pipeline::catalogue(sources, Limits::default());
    let (run, _) = Run::new(catalogue, "own", AS_OF.parse().unwrap(), Limits::default()).unwrap();
    (run, found)
}

#[test]
fn the_aligned_course_shows_what_it_takes_and_what_its_own_replaces() {
    let result = check_json(&["courses/tarn-valley-college"]);
    let course = &result["courses"][0];
    let inherited = course["inherited"].as_array().unwrap();
    let of = |id: &str| inherited.iter().find(|i| i["kind"] == "policies" && i["id"] == id).unwrap_or_else(|| panic!("{id}"));
    assert_eq!(of("safeguarding")["used_by"], serde_json::json!(["LWP-7.1"]));
    assert_eq!(of("learner-support")["set_aside_by"], serde_json::json!(["LWP-7.2"]));
    assert_eq!(of("appeals")["used_by"], serde_json::json!(["LWP-4.3", "LWP-8.4"]), "given once, used twice");
    // Both are shown: the course's evidence, which counts, and the provider's, which is set aside.
    let finding = course["findings"].as_array().unwrap().iter().find(|f| f["code"] == "LWP-7.2").unwrap();
    let shown: Vec<(bool, bool)> = finding["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (e["inherited"].as_bool().unwrap(), e["counts"].as_bool().unwrap()))
        .collect();
    assert_eq!(shown, [(false, true), (true, false)]);
    let text = finding["reasons"][0]["text"].as_str().unwrap();
    assert!(text.ends_with("(the course's own, which takes the place of the provider's)"), "{text}");
}

#[test]
fn every_report_lists_what_is_inherited() {
    let run = |args: &[&str]| out(&accredit(args));
    let path = "courses/tarn-valley-college";
    let screen = run(&["check", path, "--width", "120"]);
    assert!(screen.contains("Taken from the provider's file\n  policy: Safeguarding and Prevent policy; "), "{screen}");
    let page = run(&["check", path, "--format", "md"]);
    assert!(page.contains("### Taken from the provider's file: ") && page.contains("| policy: Complaints procedure | LWP-8.4 | none | the course's own, where valid | courses/tarn-valley-college/provider.yaml:75 |"), "{page}");
    let rows = run(&["check", path, "--format", "csv"]);
    let row = rows.lines().find(|l| l.contains(",LWP-7.2,")).unwrap();
    assert!(rows.starts_with("course,") && row.contains("policy Student wellbeing and support policy (set aside)"), "{row}");
    let dir = tempfile::tempdir().unwrap();
    accredit(&["report", path, "--lang", "en", "--out", &dir.path().to_string_lossy()]);
    let html = std::fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().path()).find(|p| p.extension().is_some_and(|x| x == "html"));
    let html = std::fs::read_to_string(html.unwrap()).unwrap();
    let list = html.split("id=\"inherited\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert_eq!(list.matches("<th scope=\"row\">").count(), 18, "{list}");
    assert!(html.contains("from the provider&#39;s file · set aside") || html.contains("from the provider's file · set aside"));
}

#[test]
fn another_rule_changes_who_wins_and_explain_says_so() {
    let (c, p) = aligned();
    // The provider's own policy on learner support has run out; the course's is in date.
    let at = p.find("topic: learner-support").unwrap();
    let stale = format!("{}{}", &p[..at], p[at..].replacen("review_by: 202", "review_by: 201", 1));
    let status = |rule: &str, provider: &str| {
        let (run, found) = under(&format!(
            "inheritance:\n  rule: more-specific-valid\n  reason: Usual.\n  except:\n  - {{of: policies, topic: learner-support, rule: {rule}, reason: A panel asked for it.}}\n"
        ));
        assert!(found.is_empty(), "{found:#?}");
        let (course, _) = judge(&run, &c, Some(provider));
        let f = finding(&course, "LWP-7.2");
        let from = f.observations.iter().flat_map(|o| &o.considered).find(|c| c.counts).map(|c| c.from);
        (f.status, from)
    };
    assert_eq!(status("more-specific-valid", &p), (Status::Met, Some(Side::Course)));
    assert_eq!(status("provider-first", &p), (Status::Met, Some(Side::Provider)));
    assert_eq!(status("more-specific-valid", &stale), (Status::Met, Some(Side::Course)));
    assert_eq!(status("provider-first", &stale), (Status::Met, Some(Side::Course)));
    assert_eq!(status("strictest", &stale), (Status::NotMet, Some(Side::Provider)));
    assert_eq!(status("course-only", &stale).0, Status::Met);
    let page = out(&accredit(&["explain", "LWP-7.2", "--width", "100"]));
    assert!(page.contains("Who wins") && page.contains("policy on learner support: the course's own wins where it is valid"), "{page}");
}

#[test]
fn two_exceptions_for_one_thing_are_an_error_that_names_both() {
    let (_, found) = under(
        "inheritance:\n  reason: Usual.\n  except:\n  - {of: staff, rule: strictest, reason: A}\n  - {of: staff, rule: course-only, reason: B}\n",
    );
    assert_eq!((found.len(), found[0].code, found[0].related.len()), (1, "conflicting-operations", 1), "{found:#?}");
    let (_, found) = under("inheritance:\n  reason: Usual.\n  except:\n  - {of: staff, topic: appeals, rule: strictest, reason: A}\n");
    assert_eq!((found.len(), found[0].code), (1, "invalid-value"), "{found:#?}");
}

#[test]
fn a_broken_date_of_the_courses_own_is_not_passed_over() {
    let (c, p) = aligned();
    let at = c.find("topic: learner-support").unwrap();
    let spoilt = format!("{}{}", &c[..at], c[at..].replacen("review_by: 20", "review_by: soon 20", 1));
    let (course, found) = judge(working(), &spoilt, Some(&p));
    let f = finding(&course, "LWP-7.2");
    assert_eq!((f.status, f.reasons[0].code, found.len()), (Status::Undetermined, "broken-input", 1), "{found:#?}");
}

#[test]
fn a_gap_that_the_providers_own_would_fill_says_so() {
    let (c, p) = aligned();
    let at = c.find("topic: learner-support").unwrap();
    let narrow = format!("{}{}", &c[..at], c[at..].replacen("covers: [", "covers: [staff] # [", 1));
    let (course, found) = judge(working(), &narrow, Some(&p));
    let f = finding(&course, "LWP-7.2");
    assert!(found.is_empty() && f.reasons[0].code == "policy-covers-too-little", "{found:#?} {:?}", f.reasons);
    let close = &f.gap.as_ref().unwrap().close;
    assert!(close.ends_with("or take it out of the course's file, so that the provider's counts"), "{close}");
}
