//! The coverage matrix: what it says of the worked examples, on which route, and that every report shows the same letters.

use crate::support::*;
use accredit::model::matrix::{MatrixRow, Strength};
use accredit::model::result::{CourseResult, Status, Truth};

fn judged(course: &str) -> CourseResult {
    let folder = course.rsplit_once('/').unwrap().0;
    judge(working(), &text(course), Some(&text(&format!("{folder}/provider.yaml")))).0
}

fn row<'a>(course: &'a CourseResult, code: &str) -> &'a MatrixRow {
    course.matrix.rows.iter().find(|r| r.code == code).unwrap_or_else(|| panic!("no row {code}"))
}

const HARROW: &str = "courses/harrow-moor-institute/level-4-diploma-social-prescribing-practice.yaml";

#[test]
fn an_option_that_can_be_left_out_carries_nothing() {
    let course = judged(HARROW);
    let unit = |id: &str| course.matrix.units.iter().position(|u| u.id == id).unwrap();
    let only = row(&course, "LWC-3.4");
    let cells: Vec<_> = only.cells.iter().map(|c| (c.unit, c.strength, c.outcomes.join(" "))).collect();
    assert_eq!((cells, only.weakest), (vec![(unit("SP411"), Strength::Assessed, "SP411.1".to_string())], None));
    assert_eq!(course.matrix.units[unit("SP411")].every_learner, Truth::Fails);
    assert_eq!(course.matrix.units[unit("SP401")].every_learner, Truth::Holds);
    let both = row(&course, "LWC-1.6");
    let strengths: Vec<_> = both.cells.iter().map(|c| c.strength).collect();
    assert_eq!((strengths, both.weakest), (vec![Strength::Assessed, Strength::Develops], Some(Strength::Assessed)));
    assert_eq!(row(&course, "LWC-6.3").weakest, Some(Strength::Develops));
    // Claimed by the title of a unit: no outcome, so nothing to show.
    assert_eq!((row(&course, "LWC-4.2").cells.len(), row(&course, "LWC-4.2").weakest), (0, None));
}

#[test]
fn what_is_met_is_assessed_for_every_learner() {
    let mut courses = 0;
    for path in folders("courses").into_iter().flat_map(|f| std::fs::read_dir(f).unwrap().map(|e| e.unwrap().path())) {
        if path.file_name().is_some_and(|n| n == "provider.yaml") || path.extension().is_none_or(|e| e != "yaml") {
            continue;
        }
        let provider = std::fs::read_to_string(path.with_file_name("provider.yaml")).unwrap();
        let (course, _) = judge(working(), &std::fs::read_to_string(&path).unwrap(), Some(&provider));
        for r in &course.matrix.rows {
            let met = r.code.starts_with("LWC") && finding(&course, &r.code).status == Status::Met;
            assert!(!met || r.weakest == Some(Strength::Assessed), "{}: {} is met, and {:?}", path.display(), r.code, r.weakest);
        }
        assert!(course.matrix.rows.len() > 30, "{} has {} rows", path.display(), course.matrix.rows.len());
        courses += 1;
    }
    assert_eq!(courses, 5);
}

const OPTIONS: &str = "
kind: course
id: x
title: X
recognition: none
groups: [{id: g, choose: {units: 1}}]
units:
- id: U1
  title: One
  group: g
  outcomes: [{id: U1.1, text: Explain one}]
- id: U2
  title: Two
  group: g
  outcomes: [{id: U2.1, text: Explain two}]
assessments:
- {id: a, unit: U1, method: essay, purpose: summative, tests: [U1.1]}
- {id: b, unit: U2, method: essay, purpose: formative, tests: [U2.1]}
documents: [{id: d, title: D}]
mappings:
- {from: U1.1, to: LWC-4.1, role: assesses, evidence: [{document: d, page: 1}]}
- {from: U2.1, to: LWC-4.1, role: assesses, evidence: [{document: d, page: 2}]}
";

#[test]
fn of_several_options_the_least_counts() {
    let (course, _) = judge(working(), OPTIONS, None);
    let strengths: Vec<_> = row(&course, "LWC-4.1").cells.iter().map(|c| c.strength).collect();
    assert_eq!((strengths, row(&course, "LWC-4.1").weakest), (vec![Strength::Assessed, Strength::Claims], Some(Strength::Claims)));
    let (both, _) = judge(working(), &OPTIONS.replace("units: 1", "units: 2"), None);
    assert_eq!(row(&both, "LWC-4.1").weakest, Some(Strength::Assessed));
    assert!(both.matrix.units.iter().all(|u| u.every_learner == Truth::Holds));
    let (unknown, _) = judge(working(), &OPTIONS.replace("group: g", "group: h"), None);
    assert_eq!(row(&unknown, "LWC-4.1").weakest, None);
    assert!(unknown.matrix.units.iter().all(|u| u.every_learner == Truth::CannotTell));
}

#[test]
fn every_report_shows_the_same_letters() {
    let course = judged(HARROW);
    let strengths = course.matrix.rows.iter().flat_map(|r| r.weakest.into_iter().chain(r.cells.iter().map(|c| c.strength)));
    let letters: String = strengths.map(Strength::letter).collect();
    let md = out(&accredit(&["check", "courses/harrow-moor-institute", "--format", "md", "--quiet"]));
    let table = md.split_once("### Coverage matrix").unwrap().1;
    let rows = table.lines().filter(|l| l.starts_with("| LW"));
    let seen: String = rows.flat_map(|l| l.split('|').map(str::trim).filter(|c| c.len() == 1)).collect();
    assert_eq!(seen, letters);
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().to_str().unwrap();
    assert!(accredit(&["report", "courses/harrow-moor-institute", "--out", to, "--quiet"]).status.success());
    let page = std::fs::read_to_string(folder.path().join(format!("{}.html", course.id))).unwrap();
    let table = page.split_once("<table class=\"matrix\">").unwrap().1.split_once("</table>").unwrap().0;
    // A letter with the rest of its word, so that nobody has to learn letters who hears the table.
    let seen: String = table.match_indices("<i>").filter_map(|(at, _)| table[..at].chars().last()).collect();
    assert_eq!(seen, letters);
    assert!(table.contains("A<i>ssessed</i>") && table.contains("D<i>eveloped</i>"));
}
