//! Cautions: each code has cases that raise it and near misses that do not, a page in `explain`, and a source; and on the
//! aligned examples none is raised.

use crate::support::*;
use accredit::model::caution::CAUTIONS;
use std::path::Path;

fn codes(course: &Path) -> Vec<&'static str> {
    let folder = course.parent().unwrap();
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
    // A folder may bring a profile of its own, where the working profile has a finding that speaks first.
    let own = text("profile.yaml").map(|p| {
        let mut standards = accredit::pipeline::shipped();
        standards.push(accredit::source::Source::new("profiles/case.yaml", &p));
        run_with(standards, "case")
    });
    let run = own.as_ref().unwrap_or_else(|| working());
    let (result, diagnostics) = judge(run, &std::fs::read_to_string(course).unwrap(), text("provider.yaml").as_deref());
    // A house scheme of levels, say, is warned of wherever it stands.
    let errors: Vec<_> = diagnostics.iter().filter(|d| d.severity == accredit::diagnostic::Severity::Error).collect();
    assert!(errors.is_empty(), "{}: {errors:#?}", course.display());
    let mut out: Vec<&'static str> = result.cautions.iter().map(|c| c.code).collect();
    out.dedup();
    out
}

#[test]
fn every_caution_has_cases_that_raise_it_and_near_misses_that_do_not() {
    let known: Vec<&str> = CAUTIONS.iter().flat_map(|f| f.iter()).map(|c| c.code).collect();
    for folder in folders("tests/cases/cautions") {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert!(known.contains(&name.as_str()), "there is no caution `{name}`");
    }
    for code in known {
        let (mut raised, mut quiet) = (0, 0);
        let folder = root("tests/cases/cautions").join(code);
        let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{code}: {e}")).map(|e| e.unwrap().path()).collect();
        files.sort();
        for f in files {
            let name = f.file_name().unwrap().to_string_lossy().into_owned();
            if name.starts_with("raised") {
                assert!(codes(&f).contains(&code), "{code}/{name} does not raise it: {:?}", codes(&f));
                raised += 1;
            } else if name.starts_with("quiet") {
                assert!(!codes(&f).contains(&code), "{code}/{name} raises it");
                quiet += 1;
            }
        }
        assert!(raised > 0 && quiet > 0, "{code} has {raised} cases that raise it and {quiet} that do not");
    }
}

#[test]
fn every_caution_is_explained_with_its_source() {
    let catalogue = &working().catalogue;
    for family in CAUTIONS {
        for pair in family.windows(2) {
            assert!(pair[0].code < pair[1].code, "{} stands before {}", pair[0].code, pair[1].code);
        }
        for c in *family {
            assert!(c.meaning.ends_with('.') && c.remedy.ends_with('.'), "{}", c.code);
            c.basis.iter().for_each(|b| assert!(catalogue.basis(b).is_some(), "{}: no source {b}", c.code));
            assert!(!c.basis.is_empty() || c.meaning.contains("our own"), "{} has no source and does not say that it is ours", c.code);
            let page = accredit(&["explain", c.code]);
            assert!(
                page.status.success() && out(&page).contains(c.remedy.split('`').next().unwrap().split(' ').next().unwrap()),
                "{}",
                c.code
            );
        }
    }
}

#[test]
fn the_aligned_examples_raise_none() {
    for path in ["courses/tarn-valley-college", "courses/inverlochan-college"] {
        let result = check_json(&[path]);
        assert_eq!(result["courses"][0]["cautions"], serde_json::json!([]), "{path}");
    }
}

#[test]
fn a_profile_can_let_a_caution_stand_in_the_way() {
    let text = text("tests/cases/cautions/claimed-not-assessed/raised.yaml");
    let standards: Vec<_> = accredit::pipeline::shipped()
        .into_iter()
        .map(|s| {
            let with = "\ncautions:\n  claimed-not-assessed: {weight: doubt, reason: a panel asked for it}\n";
            let own = if s.name.contains("profiles/working") { format!("{}{with}", s.text) } else { s.text.to_string() };
            accredit::source::Source::new(&*s.name, &own)
        })
        .collect();
    let (before, _) = judge(working(), &text, None);
    let (after, _) = judge(&run_with(standards, "working"), &text, None);
    let code = &before.cautions[0].requirements[0];
    let status = |r: &accredit::model::result::CourseResult| finding(r, code).status;
    assert_eq!((status(&before), status(&after)), (accredit::model::result::Status::Met, accredit::model::result::Status::Undetermined));
}

#[test]
fn what_is_broken_raises_nothing() {
    let says = |body: &str| {
        let text = format!("kind: course\nid: x\ntitle: PGC Level 7 Diploma in Community Connecting\n{body}");
        let (result, diagnostics) = judge(working(), &text, None);
        assert!(!diagnostics.is_empty() || body.contains("level: 7}"), "{body}");
        result.cautions.iter().map(|c| c.code).collect::<Vec<_>>()
    };
    assert_eq!(says("qualification: {level: 7}\n"), ["he-word-in-title"]);
    for body in [
        "qualification: postgraduate\n",
        "qualification: {level: 7, framework: [RQF]}\n",
        "qualification: {level: 7, awarding_body: [University of Tarn]}\n",
        "qualification: {framework: FHEQ, level: [4]}\n",
        "qualification: {framework: FHEQ, level: 7, credit: {value: many, unit: credits}, tqt: 5}\n",
        "qualification: {framework: FHEQ, level: 7, credit: {value: 46, unit: credits, also: [{value: 9, unit: etcs}]}}\n",
        "qualification: {framework: FHEQ, level: 7, stated_equivalences: [{framework: EQF, level: [1]}]}\n",
        "qualification: {framework: FHEQ, level: 7}\nspecification: {review_by: 2026-02-30}\n",
    ] {
        assert_eq!(says(body), Vec::<&str>::new(), "{body}");
    }
}
