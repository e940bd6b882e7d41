//! Profiles: tailoring is a list of reasoned operations, and two that collide are an error that names both.

use crate::support::*;
use accredit::diagnostic::Diagnostic;
use accredit::model::result::{Alignment, Status};
use accredit::pipeline::{self, Run};
use accredit::source::{Limits, Source};

fn under(operations: &str) -> (Option<Run>, Vec<Diagnostic>) {
    let profile = format!(
        "kind: profile\nid: own\ntitle: Own\nedition: \"1\"\nin_words: our own working draft\nselects:\n- {{standard: lwc, edition: \"2026.1\"}}\n- {{standard: lwp, edition: \"2026.1\"}}\nparameters:\n  credit-at-level: {{value: 50, unit: percent, basis: [SQA-HN]}}\noperations:\n{operations}"
    );
    let mut sources = pipeline::shipped();
    sources.push(Source::new("own.yaml", profile));
    let (catalogue, mut found) = pipeline::catalogue(sources, Limits::default());
    match Run::new(catalogue, "own", AS_OF.parse().unwrap(), Limits::default()) {
        Ok((run, more)) => {
            found.extend(more);
            (Some(run), found)
        }
        Err(_) => (None, found),
    }
}

#[test]
fn an_operation_does_what_it_says_and_leaves_its_reason() {
    let (run, found) = under(
        "- {op: relax, requirement: LWC-3.4, force: recommended, reason: Pilot year., authority: Education committee}\n- {op: exclude, requirement: LWC-6.3, reason: Covered elsewhere.}\n- {op: tighten, requirement: LWC-3.6, force: mandatory, reason: Volunteers matter here.}\n",
    );
    assert!(found.is_empty(), "{found:#?}");
    let run = run.unwrap();
    assert_eq!(run.selection.requirements.len(), working().selection.requirements.len() - 1);
    let (c, p) = (
        text("courses/harrow-moor-institute/level-4-diploma-social-prescribing-practice.yaml"),
        text("courses/harrow-moor-institute/provider.yaml"),
    );
    let (course, _) = judge(&run, &c, Some(&p));
    assert!(course.findings.iter().all(|f| f.code != "LWC-6.3"));
    let relaxed = finding(&course, "LWC-3.4");
    assert!(relaxed.status == Status::PartlyMet && !relaxed.force.bars());
    // The second round follows the profile: what is recommended here no longer stands in the way of LWP-2.1.
    assert!(!finding(&course, "LWP-2.1").gap.as_ref().unwrap().causes.contains(&"LWC-3.4".to_string()));
    let history = run.selection.requirements.iter().flat_map(|a| &a.history).cloned().collect::<Vec<_>>().join("\n");
    assert!(history.contains("Pilot year.") && history.contains("Education committee"), "{history}");
}

#[test]
fn operations_that_collide_relax_without_authority_or_miss_are_errors_with_a_place() {
    for (operations, code) in [
        (
            "- {op: tighten, requirement: LWC-3.6, force: mandatory, reason: A}\n- {op: tighten, requirement: lwc.volunteers, force: mandatory, reason: B}\n",
            "conflicting-operations",
        ),
        ("- {op: relax, requirement: LWC-3.4, force: recommended, reason: A}\n", "relaxed-without-authority"),
        ("- {op: exclude, requirement: LWC-9.9, reason: A}\n", "unknown-reference"),
        ("- {op: set, parameter: credit-at-levle, value: 60, reason: A}\n", "unknown-reference"),
    ] {
        let (_, found) = under(operations);
        assert!(
            found.iter().any(|d| d.code == code && d.place.as_ref().is_some_and(|p| &*p.file == "own.yaml" && p.line > 10)),
            "{operations}{found:#?}"
        );
    }
    let (_, found) = under(
        "- {op: tighten, requirement: LWC-3.6, force: mandatory, reason: A}\n- {op: tighten, requirement: lwc.volunteers, force: mandatory, reason: B}\n",
    );
    assert_eq!(found[0].related.len(), 1, "it names both lines");
}

#[test]
fn a_parameter_decides_and_an_unset_one_cannot_tell() {
    let (c, p) = aligned();
    let (run, _) = under("- {op: set, parameter: credit-at-level, value: 100, reason: All of it.}\n");
    let (course, _) = judge(&run.unwrap(), &c, Some(&p));
    assert_eq!((course.alignment, finding(&course, "LWP-1.2").status), (Alignment::Aligned, Status::Met));
    let (run, _) = under("- {op: set, parameter: credit-at-level, reason: Unset.}\n");
    let (course, _) = judge(&run.unwrap(), &c, Some(&p));
    let f = finding(&course, "LWP-1.2");
    assert_eq!((f.status, f.reasons[0].code), (Status::Undetermined, "parameter-unset"));
}

/// What published rules ask of types of award: enough is enough, and one credit less is not.
#[test]
fn each_type_of_award_is_asked_for_the_credit_at_level_that_its_own_rule_asks() {
    let status = |kind: &str, framework: &str, (low, high): (u32, u32), (whole, at_level): (u32, u32)| {
        let text = format!(
            "kind: course\nid: x\ntitle: X\nqualification: {{type: \"{kind}\", framework: {framework}, level: {high}, credit: {{value: {whole}, unit: credits}}}}\nunits:\n- {{id: a, title: A, level: {low}, credit: {}}}\n- {{id: b, title: B, level: {high}, credit: {at_level}}}\n",
            whole - at_level
        );
        let (course, found) = judge(working(), &text, None);
        assert!(found.is_empty(), "{kind}: {found:#?}");
        finding(&course, "LWP-1.2").status
    };
    for (kind, framework, levels, whole, at_level) in [
        ("HNC", "SCQF", (6, 7), 96, 48),
        ("Higher National Diploma", "SCQF", (7, 8), 240, 64),
        ("HND", "RQF", (4, 5), 240, 120),
        ("Foundation Degree", "FHEQ", (4, 5), 240, 90),
        ("BSc (Hons)", "FHEQ", (5, 6), 360, 90),
        ("Ordinary Bachelor's Degree", "FHEQ", (5, 6), 300, 60),
        ("PGCert", "FHEQ", (6, 7), 60, 40),
        ("Postgraduate Diploma", "FHEQ", (6, 7), 120, 90),
        ("MSc", "FHEQ", (6, 7), 180, 150),
        ("Integrated Master’s Degree", "FHEQ", (6, 7), 480, 120),
        ("Diploma", "RQF", (3, 4), 37, 19),
    ] {
        assert_eq!(status(kind, framework, levels, (whole, at_level)), Status::Met, "{kind}");
        assert_eq!(status(kind, framework, levels, (whole, at_level - 1)), Status::NotMet, "{kind}");
    }
    // No rule was seen for a degree of Scotland: neither enough nor too little.
    assert_eq!(status("BA (Hons)", "SCQF", (9, 10), (480, 90)), Status::Undetermined);
}

#[test]
fn a_value_for_a_type_of_award_names_frameworks_and_sources_that_exist() {
    let profile = "kind: profile\nid: own\ntitle: Own\nedition: \"1\"\nin_words: ours\nselects:\n- {standard: lwp, edition: \"2026.1\"}\nparameters:\n  credit-at-level:\n    value: 50\n    unit: percent\n    basis: [SQA-HN]\n    for:\n    - {award: [HND], framework: [SCQE], value: 64, unit: credits, basis: [SQA-HM-2]}\n";
    let mut sources = pipeline::shipped();
    sources.push(Source::new("own.yaml", profile));
    let (_, found) = pipeline::catalogue(sources, Limits::default());
    let seen: Vec<_> = found.iter().map(|d| (d.code, d.place.as_ref().map(|p| p.line), d.help.as_deref())).collect();
    assert_eq!(
        seen,
        [("unknown-reference", Some(14), Some("did you mean `SQA-HN-2`?")), ("unknown-reference", Some(14), Some("did you mean `SCQF`?")),]
    );
}
