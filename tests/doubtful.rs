//! Spoilt copies of the aligned example: what cannot be relied on is never a pass and never a gap, whatever else is in the file.

use crate::support::*;
use accredit::diagnostic::Diagnostic;
use accredit::model::result::{Alignment, CourseResult, Status};

/// The aligned example with some pieces of text replaced, each in its first place, and something at its end.
fn spoilt(changes: &[(&str, &str)], end: &str) -> (CourseResult, Vec<String>) {
    let (mut course, provider) = aligned();
    for (from, to) in changes {
        assert!(course.contains(from), "`{from}` is not in the course");
        course = course.replacen(from, to, 1);
    }
    let checked = working().check(accredit::source::Source::new("course.yaml", format!("{course}\n{end}")));
    let codes = |d: &[Diagnostic]| d.iter().map(|d| d.code.to_string()).collect::<Vec<_>>();
    let mut found = codes(&checked.diagnostics);
    let (result, more) = judge(working(), &format!("{course}\n{end}"), Some(&provider));
    found.extend(codes(&more));
    found.sort_unstable();
    found.dedup();
    (result, found)
}

fn of(result: &CourseResult, code: &str) -> (Status, &'static str) {
    let f = finding(result, code);
    (f.status, f.reasons[0].code)
}

fn gaps(result: &CourseResult) -> Vec<&str> {
    result.gaps.iter().map(|i| result.findings[*i].code.as_str()).collect()
}

/// Two units, documents or groups with one id: which of them is meant is not known.
#[test]
fn of_two_things_with_one_id_neither_carries_a_requirement() {
    let (unit, said) = spoilt(&[("- id: young\n", "- id: safe\n")], "");
    assert_eq!(said, ["duplicate-id", "unknown-reference"]);
    assert_eq!(of(&unit, "LWC-5.1"), (Status::Undetermined, "broken-input"));
    assert_eq!((unit.alignment, gaps(&unit)), (Alignment::CannotTell, vec![]));

    let second = "documents:\n- {id: specification, title: Another, pages: 2}\n";
    let (document, said) = spoilt(&[("documents:\n", second)], "");
    assert_eq!(said, ["duplicate-id"]);
    assert_eq!(of(&document, "LWC-5.1"), (Status::Undetermined, "broken-input"));
    assert_eq!((document.alignment, gaps(&document)), (Alignment::CannotTell, vec![]));

    let (group, said) = spoilt(&[("groups:\n", "groups:\n- {id: focus, choose: {units: 2}}\n")], "");
    assert_eq!((said, group.alignment, gaps(&group)), (vec!["duplicate-id".to_string()], Alignment::CannotTell, vec![]));
}

/// An assessment that tests one of two outcomes of the same name tests neither for sure.
#[test]
fn a_test_of_one_of_two_outcomes_with_one_id_is_not_known_to_test_either() {
    let changes = [("  - id: young-1\n", "  - id: safe-2\n"), ("{from: safe-2, to: LWC-5.2", "{from: safe-2.1, to: LWC-5.2")];
    let (course, _) = spoilt(&changes, "");
    assert_eq!(of(&course, "LWC-5.2"), (Status::Undetermined, "broken-input"));
}

/// A word for what is not known yet is no fact.
#[test]
fn a_word_for_what_is_not_known_yet_is_no_fact() {
    for word in ["TBC", "to be confirmed", "(tbc)", "???", "-", "n/a", "ToDo"] {
        let (course, said) = spoilt(&[("practice log, one line for each contact, signed weekly", &format!("\"{word}\""))], "");
        assert_eq!(said, ["placeholder-left"], "{word}");
        assert_eq!((course.alignment, gaps(&course)), (Alignment::CannotTell, vec![]), "{word}");
    }
    for sound in ["to be confirmed each week by the supervisor", "a log, form N/A-1"] {
        let (course, said) = spoilt(&[("practice log, one line for each contact, signed weekly", sound)], "");
        assert_eq!((said, course.alignment), (vec![], Alignment::Aligned), "{sound}");
    }
}

/// A further award of which the file cannot be relied on bars the word aligned, and makes nothing a gap.
#[test]
fn an_award_that_cannot_be_relied_on_is_neither_pass_nor_gap() {
    let whole = "qualification: {level: 4, credit: {value: 36, unit: credits}, tqt: 360, glh: 180}";
    for awards in [
        "awards: Diploma\n".to_string(),
        "awards: [Diploma]\n".to_string(),
        format!("awards:\n- {{id: d, title: Diploma, {whole}, units: [role, conv, plan, place, saef, prof]}}\n"),
        format!("awards:\n- {{id: d, title: Diploma, {whole}, groups: [{{id: focsu, choose: {{units: 1}}}}]}}\n"),
        format!("awards:\n- {{id: d, title: Diploma, exit: \"yes\", {whole}, units: [role]}}\n"),
    ] {
        let (course, said) = spoilt(&[], &awards);
        assert_eq!(said.len(), 1, "{awards}: {said:?}");
        assert_eq!((course.alignment, gaps(&course)), (Alignment::CannotTell, vec![]), "{awards}");
        assert!(course.verdict.starts_with("Cannot tell for the award "), "{}", course.verdict);
    }
}

/// What a unit outside an award says is not held against the award a second time.
#[test]
fn a_unit_that_is_no_part_of_an_award_is_named_as_such() {
    let award = "awards:\n- {id: short, title: Short award, units: [role, conv, plan, place, prof]}\n";
    let (course, said) = spoilt(&[], award);
    assert_eq!((said, course.award.as_deref()), (vec![], Some("Short award")));
    assert_eq!(of(&course, "LWC-5.1"), (Status::PartlyMet, "not-in-award"));
    assert_eq!(finding(&course, "LWP-2.3").status, Status::Met, "what the award does not claim is not unassessed in it");
    assert!(course.cautions.iter().all(|c| c.code != "claimed-not-assessed"), "{:?}", course.cautions);
}

/// `group: none` says that a unit is in no optional group.
#[test]
fn a_unit_stated_to_be_in_no_group_is_core() {
    let (course, said) = spoilt(&[("- id: safe\n", "- id: safe\n  group: none\n")], "");
    assert_eq!((said, course.alignment), (vec![], Alignment::Aligned));
}

/// Groups that join one another in circles are as many units as there are, and soon counted.
#[test]
fn groups_joined_in_circles_are_counted_at_once() {
    let ids: Vec<String> = (0..40).map(|i| format!("g{i}")).collect();
    let groups: String =
        ids.iter().map(|id| format!("- {{id: {id}, of: [{}], choose: {{units_at_least: 1}}}}\n", ids.join(", "))).collect();
    let changes = [("- {id: focus, ", groups.as_str()), ("  group: focus\n", "  group: g0\n"), ("  group: focus\n", "  group: g1\n")];
    let (mut course, provider) = aligned();
    for (from, to) in &changes[1..] {
        course = course.replacen(from, to, 1);
    }
    let line = course.lines().find(|l| l.starts_with("- {id: focus, ")).unwrap().to_string();
    course = course.replacen(&format!("{line}\n"), &groups, 1);
    let (result, said) = judge(working(), &course, Some(&provider));
    assert_eq!((said, result.alignment), (vec![], Alignment::Aligned));
}

/// A claim made from a criterion is named by the criterion: its outcome may well be tested otherwise.
#[test]
fn a_criterion_that_nothing_tests_is_named_itself() {
    let (course, _) = spoilt(&[("tests: [plan-2.3]", "tests: [plan-2.1]")], "");
    let f = finding(&course, "LWC-2.3");
    assert_eq!(f.reasons[0].text, "outcome plan-2.3 is claimed to assess it, and no assessment of the course tests it");
    let close = &f.gap.as_ref().unwrap().close;
    assert!(close.starts_with("add plan-2.3 to the `tests`"), "{close}");
}
