//! Removing one thing from the aligned course changes exactly the findings it should, and says why.

use crate::support::*;
use accredit::model::result::Status;

/// Takes something out of the aligned example and gives what changed, second-round findings aside, with the reason codes.
fn without(from: &str, to: &str) -> (Vec<String>, Vec<&'static str>) {
    let (c, p) = aligned();
    let (whole, _) = judge(working(), &c, Some(&p));
    let (course_text, provider_text) =
        if c.contains(from) { (c.replacen(from, to, 1), p.clone()) } else { (c.clone(), p.replacen(from, to, 1)) };
    assert!(course_text != c || provider_text != p, "`{from}` is in neither file");
    let (course, _) = judge(working(), &course_text, Some(&provider_text));
    let codes: Vec<String> = changed(&whole, &course);
    let first: Vec<String> = codes.iter().filter(|c| !c.starts_with("LWP-2.")).cloned().collect();
    if first.iter().any(|c| c.starts_with("LWC")) && first.iter().any(|c| finding(&course, c).force.bars()) {
        assert!(codes.contains(&"LWP-2.1".to_string()), "what every learner gets changes too: {codes:?}");
    }
    let reasons = first.iter().map(|c| finding(&course, c).reasons[0].code).collect();
    (first, reasons)
}

#[test]
fn a_mapping_taken_out_is_a_gap_in_that_requirement_alone() {
    let (codes, reasons) = without(&mapping_of(&aligned().0, "LWC-6.3"), "");
    assert_eq!((codes, reasons), (vec!["LWC-6.3".to_string()], vec!["not-mapped"]));
}

#[test]
fn a_page_and_heading_taken_out_leave_a_claim_that_cannot_be_followed() {
    let entry = mapping_of(&aligned().0, "LWC-6.3");
    let evidence = &entry[entry.find("{document:").unwrap()..=entry.find("}]").unwrap()];
    let document = evidence.split([',', '}']).next().unwrap();
    let (codes, reasons) = without(&entry, &entry.replace(evidence, &format!("{document}}}")));
    assert_eq!((codes, reasons), (vec!["LWC-6.3".to_string()], vec!["no-page-or-heading"]));
}

#[test]
fn an_assessment_that_no_longer_tests_an_outcome_leaves_its_claims_unassessed() {
    let (c, p) = aligned();
    let (whole, _) = judge(working(), &c, Some(&p));
    let outcome = "safe-2";
    let claimed: Vec<String> =
        whole.findings.iter().filter(|f| f.evidence.iter().any(|e| e.cited_by.starts_with(outcome))).map(|f| f.code.clone()).collect();
    let mut text = c.clone();
    for entry in entries(&c, "assessments") {
        let (head, list) = entry.split_once("tests: [").unwrap();
        let (list, tail) = list.split_once(']').unwrap();
        let kept: Vec<&str> = list.split(", ").filter(|t| !t.starts_with(outcome)).collect();
        text = text.replacen(entry, &format!("{head}tests: [{}]{tail}", kept.join(", ")), 1);
    }
    let (course, diagnostics) = judge(working(), &text, Some(&p));
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let codes: Vec<String> = changed(&whole, &course).into_iter().filter(|c| c.starts_with("LWC")).collect();
    assert_eq!(codes, claimed);
    assert_eq!(finding(&course, "LWC-5.2").reasons[0].code, "claimed-not-assessed");
}

#[test]
fn a_unit_taken_out_opens_what_it_carried_and_the_sums() {
    let (c, p) = aligned();
    let (whole, _) = judge(working(), &c, Some(&p));
    let unit = entries(&c, "units").into_iter().find(|u| u.starts_with("- id: safe\n")).unwrap();
    let (course, diagnostics) = judge(working(), &c.replacen(unit, "", 1), Some(&p));
    // What still refers to the unit is told, place by place; what it may have meant is not called a gap.
    assert!(diagnostics.iter().all(|d| d.code == "unknown-reference") && !diagnostics.is_empty());
    let codes = changed(&whole, &course);
    for code in ["LWC-5.1", "LWC-5.2", "LWC-5.3", "LWP-1.3"] {
        assert!(codes.contains(&code.to_string()), "{code} in {codes:?}");
    }
    for code in codes.iter().filter(|c| c.starts_with("LWC")) {
        assert!(mapping_of(&c, code).contains("from: safe-"), "{code} did not rest on the unit");
        assert_eq!(finding(&course, code).status, Status::Undetermined, "{code}");
    }
}

#[test]
fn a_policy_that_lapses_opens_what_rests_on_it_and_nothing_else() {
    let (_, p) = aligned();
    let at = p.find("topic: safeguarding").unwrap();
    let line = p[at..].lines().find(|l| l.contains("review_by: ")).unwrap();
    let date = &line[line.find("review_by: ").unwrap()..][..21];
    let lapsed = format!("{}{}", &p[..at], p[at..].replacen(date, "review_by: 2025-01-01", 1));
    let (c, _) = aligned();
    let (whole, _) = judge(working(), &c, Some(&p));
    let (course, _) = judge(working(), &c, Some(&lapsed));
    assert_eq!(changed(&whole, &course), ["LWP-7.1"]);
    let f = finding(&course, "LWP-7.1");
    assert_eq!(f.reasons[0].code, "policy-out-of-date");
    assert!(f.course_at.as_ref().unwrap().file.contains("provider"), "the place is in the provider's file");
}

#[test]
fn without_the_providers_file_what_an_institution_supplies_is_unknown_and_not_a_gap() {
    let (c, p) = aligned();
    let (whole, _) = judge(working(), &c, Some(&p));
    let (course, diagnostics) = judge(working(), &c, None);
    assert!(diagnostics.iter().any(|d| d.code == "unknown-course-provider"));
    let codes = changed(&whole, &course);
    for code in ["LWP-4.3", "LWP-7.1", "LWP-7.4", "LWP-8.2", "LWP-8.4"] {
        assert!(codes.contains(&code.to_string()), "{code} in {codes:?}");
        let f = finding(&course, code);
        assert_eq!((f.status, f.gap.is_none()), (Status::Undetermined, true), "{code}: {:?}", f.reasons);
    }
}

#[test]
fn each_mapping_taken_out_changes_what_it_names_and_what_looks_at_that() {
    let (c, p) = aligned();
    let (whole, _) = judge(working(), &c, Some(&p));
    let all = entries(&c, "mappings");
    assert!(all.len() > 35);
    for entry in all {
        let (course, diagnostics) = judge(working(), &c.replacen(entry, "", 1), Some(&p));
        assert!(diagnostics.is_empty(), "{entry}{diagnostics:#?}");
        for code in changed(&whole, &course) {
            let named = entry.contains(&code) || code.starts_with("LWP-2.") || code == "LWP-4.2" || code == "LWP-5.3";
            assert!(named, "{entry} changes {code}");
        }
    }
}
