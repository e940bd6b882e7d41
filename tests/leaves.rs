//! Cases of the leaves: `tests/cases/leaves/LEAF/`.
//!
//! `standard.yaml` holds one requirement, X-1.1, whose test is the leaf. Every other file is a course (or `provider.yaml`),
//! named after the status it must get: `met.yaml`, `not-met-page-outside.yaml`, `undetermined.yaml` … and its first line says
//! why: `# because: CODE`, the code of a reason of the finding. A line `# says: TEXT` asks for words in one of the reasons.
//! `profile.yaml`, where there is one, is added to the profile of the case.

use crate::support::*;
use accredit::model::reason;
use accredit::pipeline::{self, Run};
use accredit::source::{Limits, Source};

const PROFILE: &str = "kind: profile\nid: case\ntitle: Case\nedition: \"1\"\nin_words: the case\nselects: [{standard: x, edition: \"1\"}]\nparameters:\n  bound: {value: 50, unit: percent, basis: [CASE]}\n  by-award:\n    value: 50\n    unit: percent\n    basis: [CASE]\n    for:\n    - {award: [HND, Higher National Diploma], framework: [SCQF], value: 64, unit: credits, basis: [CASE]}\n    - {award: [Bachelor's degree], value: 25, unit: percent, basis: [CASE]}\n  nowhere: {unit: credits, basis: [CASE]}\n";
const SOURCES: &str = "kind: sources\nsources:\n- {id: CASE, title: A case, publisher: The tests}\n";

#[test]
fn each_leaf_holds_fails_and_cannot_tell_as_its_cases_say() {
    let (mut seen, mut wrong) = (0, Vec::new());
    for folder in folders("tests/cases/leaves") {
        let leaf = folder.file_name().unwrap().to_string_lossy().into_owned();
        let standard = std::fs::read_to_string(folder.join("standard.yaml")).unwrap();
        let mut sources: Vec<Source> = pipeline::shipped()
            .into_iter()
            .filter(|s| s.name.ends_with("levels.yaml") || s.name.ends_with("methods.yaml") || s.name.ends_with("sources.yaml"))
            .collect();
        sources.push(Source::new("case-sources.yaml", SOURCES));
        sources.push(Source::new("standard.yaml", standard));
        // What the profile of a case says beyond the usual.
        let own = std::fs::read_to_string(folder.join("profile.yaml")).unwrap_or_default();
        sources.push(Source::new("profile.yaml", format!("{PROFILE}{own}")));
        let (catalogue, mut found) = pipeline::catalogue(sources, Limits::default());
        let (run, more) = Run::new(catalogue, "case", AS_OF.parse().unwrap(), Limits::default()).unwrap();
        found.extend(more);
        // That `nowhere` has no value is what one of the cases is about.
        assert!(found.iter().all(|d| d.code == "parameter-unset"), "{leaf}: {found:#?}");
        let provider = std::fs::read_to_string(folder.join("provider.yaml")).ok();
        let mut statuses = Vec::new();
        let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        for file in files {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            if matches!(&*name, "standard" | "provider" | "profile") {
                continue;
            }
            let text = std::fs::read_to_string(&file).unwrap();
            let wanted = ["partly-met", "not-met", "met", "undetermined"]
                .into_iter()
                .find(|s| name.starts_with(s))
                .unwrap_or_else(|| panic!("{name}: begin the name with a status"));
            let because = text
                .lines()
                .next()
                .and_then(|l| l.strip_prefix("# because: "))
                .unwrap_or_else(|| panic!("{leaf}/{name}: say why in the first line"));
            let says = text.lines().find_map(|l| l.strip_prefix("# says: "));
            let (course, diagnostics) = judge(&run, &text, provider.as_deref());
            let f = finding(&course, "X-1.1");
            let got = f.status.words().replace(' ', "-").replace("cannot-tell", "undetermined");
            let codes: Vec<&str> = f.reasons.iter().map(|r| r.code).chain(f.observations.iter().map(|o| o.reason.code)).collect();
            let said = says.is_none_or(|s| f.reasons.iter().any(|r| r.text.contains(s)));
            if got != wanted || !said || !codes.contains(&because) || diagnostics.is_empty() == (because == "broken-input") {
                wrong.push(format!(
                    "{leaf}/{name} because {because}\n    is {got}: {:?}\n    {:?}",
                    f.reasons,
                    diagnostics.iter().map(|d| &d.message).collect::<Vec<_>>()
                ));
            }
            statuses.push(wanted);
            seen += 1;
        }
        for needed in ["met", "not-met", "undetermined"] {
            assert!(statuses.contains(&needed), "{leaf} has no case that is {needed}");
        }
    }
    assert!(wrong.is_empty(), "{} of {seen} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(seen >= 45, "only {seen} cases");
}

#[test]
fn every_relation_between_figures_has_a_case_and_is_in_the_table() {
    let cases: String =
        std::fs::read_dir(root("tests/cases/leaves/hours")).unwrap().map(|e| std::fs::read_to_string(e.unwrap().path()).unwrap()).collect();
    for code in reason::DISAGREE {
        assert!(reason::info(code).is_some(), "{code} is not in the table");
        assert!(cases.contains(&format!("# because: {code}\n")), "{code} has no case");
    }
    for r in reason::FIGURES {
        assert!(r.meaning.ends_with('.') && r.remedy.ends_with('.'), "{}", r.code);
        r.basis.iter().for_each(|b| assert!(working().catalogue.basis(b).is_some(), "{}: no source {b}", r.code));
    }
}
