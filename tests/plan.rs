//! The shortest way to aligned, and a course as it would be: what is planned is judged again, by the same program.

use crate::support::*;
use accredit::model::opened::Shelf;
use accredit::model::plan::{Outcome, Plan};
use accredit::model::result::{Alignment, CourseResult};
use accredit::pipeline::{self, Providers};
use accredit::report::plan as report;
use accredit::source::Source;

const HARROW: &str = "courses/harrow-moor-institute";

fn harrow() -> (String, String) {
    (text(&format!("{HARROW}/level-4-diploma-social-prescribing-practice.yaml")), text(&format!("{HARROW}/provider.yaml")))
}

fn providers(provider: &str) -> Providers {
    let mut out = Providers::default();
    out.add(working().check(Source::new("provider.yaml", provider)));
    out
}

fn plan(course: &str, provider: &str) -> Plan {
    working()
        .plan(working().check(Source::new("course.yaml", course)), &providers(provider), &Shelf::default())
        .expect("it is a course")
        .plan
}

/// Judges a course with a text of changes; or the codes and messages of what does not fit.
fn what_if(course: &str, provider: &str, changes: &str) -> Result<(CourseResult, Vec<String>), Vec<String>> {
    let run = working();
    let said = |d: Vec<accredit::diagnostic::Diagnostic>| -> Vec<String> {
        d.iter()
            .map(|d| format!("{} {}:{}: {}", d.code, d.place.as_ref().unwrap().file, d.place.as_ref().unwrap().line, d.message))
            .collect()
    };
    let proposed = pipeline::proposed(run.check(Source::new("changes.yaml", changes))).map_err(said)?;
    let source = Source::new("course.yaml", course);
    let providers = providers(provider);
    let now = run.judge(run.check(source.clone()), &providers).unwrap().result;
    let then = run.suppose(&source, &providers, &Shelf::default(), &proposed, &now).map_err(said)?;
    Ok((then.result, said(then.diagnostics)))
}

fn against_schema(kind: &str, value: &serde_json::Value) -> Vec<String> {
    let schema: serde_json::Value = serde_json::from_str(accredit::validate::schema(kind).unwrap()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap().iter_errors(value).map(|e| e.to_string()).collect()
}

/// A file of changes without one of its steps.
fn without_step(changes: &str, n: usize) -> String {
    let starts: Vec<usize> = changes.match_indices("\n- id: ").map(|(i, _)| i + 1).collect();
    let end = starts.get(n + 1).copied().unwrap_or(changes.len());
    format!("{}{}", &changes[..starts[n]], &changes[end..])
}

#[test]
fn the_plan_of_the_faulty_course_leads_to_aligned_and_no_step_can_be_left_out() {
    let (course, provider) = harrow();
    let plan = plan(&course, &provider);
    assert_eq!((plan.outcome, plan.then), (Outcome::LeadsToAligned, Some(Alignment::Aligned)), "{}", plan.summary);
    let changes = report::changes(&plan);
    let (all, defects) = what_if(&course, &provider, &changes).unwrap();
    assert_eq!((all.alignment, defects), (Alignment::Aligned, vec![]));
    assert!(all.verdict.starts_with("Supposing that the 6 changes of changes.yaml were made, which nothing here shows: aligned"));
    for n in 0..plan.steps.len() {
        let (fewer, _) = what_if(&course, &provider, &without_step(&changes, n)).unwrap();
        assert_eq!(fewer.alignment, Alignment::NotAligned, "without step {}: {}", n + 1, plan.steps[n].title);
    }
}

#[test]
fn a_plan_tells_linking_from_new_content_and_a_page_from_both() {
    let (course, provider) = harrow();
    let plan = plan(&course, &provider);
    let by = |code: &str| plan.steps.iter().find(|s| s.closes.iter().any(|c| c.code == code)).unwrap();
    assert_eq!(by("LWC-6.6").takes, "only a page number");
    // One assessment that exists, linked to two outcomes that exist.
    let one = by("LWC-6.3");
    assert_eq!(one.closes.iter().map(|c| c.code.as_str()).collect::<Vec<_>>(), ["LWC-6.3", "LWC-7.1"]);
    assert!(one.title.contains("as-407-supervisor") && one.title.contains("SP407.2 and SP407.4"), "{}", one.title);
    assert!(one.why.contains("this one assessment") && one.provided.is_some(), "{}", one.why);
    // New content, written into a core unit where its neighbours are taught; its words are the provider's to supply.
    let new = by("LWC-3.4");
    assert_eq!((new.takes, plan.exact), ("new content in a core unit", Some(false)));
    assert!(new.title.contains("SP405") && new.edits[0].value.as_ref().unwrap()["text"].as_str().unwrap().starts_with("[to be supplied"));
    assert!(plan.bound.as_ref().unwrap().contains("is a bound"));
    // A figure: one is corrected, others that would do as well are named, and a person is told to find out.
    let figure = by("LWP-1.3");
    assert!(figure.title.contains("264 to 258") && figure.instead.is_some() && figure.provided.as_ref().unwrap().contains("find out"));
    assert_eq!(plan.follows.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(), ["LWP-2.1", "LWP-2.2"]);
    let order: Vec<usize> = plan.steps.iter().map(|s| s.place.as_ref().unwrap().line as usize).collect();
    assert!(order.iter().all(|l| *l > 1), "each step has its place: {order:?}");
}

#[test]
fn from_the_command_line_a_plan_becomes_a_file_of_changes_that_check_tries() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("changes.yaml");
    let path = file.to_str().unwrap();
    let o = accredit(&["plan", HARROW, "--format", "yaml", "--output", path]);
    assert_eq!(o.status.code(), Some(0), "{}", err(&o));
    let first = std::fs::read(&file).unwrap();
    accredit(&["plan", HARROW, "--format", "yaml", "--output", path]);
    assert!(first == std::fs::read(&file).unwrap(), "same input, same bytes");
    let o = accredit(&["check", HARROW, "--what-if", path]);
    let shown = out(&o);
    assert_eq!(o.status.code(), Some(0), "{}", err(&o));
    for said in ["Supposing changes: aligned", "As it is: Not aligned", "LWC-7.1 Records and confidentiality: partly met → met"] {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
    // In the published shape too, beside the courses that nothing is proposed for.
    let v = check_json(&["courses", "--what-if", path]);
    assert_eq!(against_schema("result", &v), Vec::<String>::new());
    let planned: serde_json::Value = serde_json::from_slice(&accredit(&["plan", HARROW, "--format", "json"]).stdout).unwrap();
    assert_eq!(against_schema("plan", &planned), Vec::<String>::new());
    let supposed: Vec<&serde_json::Value> = v["courses"].as_array().unwrap().iter().filter(|c| !c["supposed"].is_null()).collect();
    assert_eq!(
        (supposed.len(), &supposed[0]["alignment"], &supposed[0]["supposed"]["alignment"]),
        (1, &"aligned".into(), &"not-aligned".into())
    );
    assert_eq!(supposed[0]["supposed"]["differences"].as_array().unwrap().len(), 9);
}

#[test]
fn what_no_edit_changes_is_not_planned() {
    for (course, code, outcome, said) in [
        ("brambledown-training", 1, "redesign", "No list of edits leads to aligned"),
        ("coleg-glan-afon", 1, "only-questions", "only a person or another text can settle"),
        ("inverlochan-college", 0, "nothing-needed", "Nothing to do"),
    ] {
        let o = accredit(&["plan", &format!("courses/{course}"), "--format", "json"]);
        assert_eq!(o.status.code(), Some(code), "{course}: {}", err(&o));
        let v: serde_json::Value = serde_json::from_slice(&o.stdout).unwrap();
        assert_eq!(against_schema("plan", &v), Vec::<String>::new());
        assert_eq!((v[0]["outcome"].as_str().unwrap(), v[0]["steps"].as_array().unwrap().len()), (outcome, 0), "{course}");
        assert!(v[0]["summary"].as_str().unwrap().contains(said), "{course}: {}", v[0]["summary"]);
    }
}

/// Takes something from the aligned example or its provider, and plans.
fn after(from: &str, to: &str) -> (Plan, String, String) {
    let (c, p) = aligned();
    let (course, provider) = if c.contains(from) { (c.replacen(from, to, 1), p.clone()) } else { (c.clone(), p.replacen(from, to, 1)) };
    assert!(course != c || provider != p, "`{from}` is in neither file");
    (plan(&course, &provider), course, provider)
}

#[test]
fn one_thing_taken_out_is_one_step_back() {
    let (c, _) = aligned();
    let mapping = mapping_of(&c, "LWC-6.3");
    let bare = mapping_of(&c, "LWC-8.1");
    let page = &bare[bare.find(", page:").unwrap()..bare.find("}]").unwrap()];
    for (what, from, to, code) in [
        ("a mapping", mapping.as_str(), "", "LWC-6.3"),
        ("a page", page, "", "LWC-8.1"),
        ("a test", "tests: [safe-2]", "tests: []", "LWC-5.2"),
        ("a role", "{from: conv-4, to: LWC-1.6, role: assesses", "{from: conv-4, to: LWC-1.6, role: develops", "LWC-1.6"),
        (
            "a method",
            "unit: safe, method: simulation,\n   purpose: summative, must_pass: true, assessed_by: course tutor and mental",
            "unit: safe, method: essay,\n   purpose: summative, must_pass: true, assessed_by: course tutor and mental",
            "LWC-5.2",
        ),
        (
            "occasions",
            "method: reflective-journal, purpose: summative,\n   must_pass: true, occasions: 6",
            "method: reflective-journal, purpose: summative,\n   must_pass: true, occasions: 1",
            "",
        ),
        ("a figure", "glh: 180", "glh: 181", "LWP-1.3"),
        ("a review date", "review_by: 2027-08-31   #", "review_by: 2026-08-31   #", "LWP-7.1"),
        ("a topic", "topic: appeals", "topic: data-protection", "LWP-4.3"),
        ("a cover", "covers: [learners, people-supported, staff, placements, online-delivery]", "covers: [learners]", "LWP-7.1"),
        ("a role of staff", "- role: assessor\n", "- role: external-examiner\n", "LWP-6.1"),
        ("supervision", "- kind: clinical\n", "- kind: peer\n", "LWP-3.3"),
        ("people with lived experience", "lived_experience: [design, teaching, assessment, review]", "lived_experience: []", "LWP-6.3"),
        ("a closed specification", "open_until: 2029-08-31", "open_until: 2026-10-31", "LWP-1.4"),
        ("a check", "checks: [identity, criminal-record,", "checks: [identity,", "LWP-7.4"),
        ("recognition", "basis: assessed ", "basis: exemption ", "LWP-5.3"),
        ("practice with people", "with_people: true", "with_people: false", "LWP-3.1"),
    ] {
        let (plan, course, provider) = after(from, to);
        if code.is_empty() {
            assert!(plan.steps.len() <= 1, "{what}: {}", plan.summary);
            continue;
        }
        assert_eq!((plan.outcome, plan.steps.len()), (Outcome::LeadsToAligned, 1), "{what}: {}\n{:#?}", plan.summary, plan.left);
        let gaps: Vec<&str> = plan.steps[0].closes.iter().chain(&plan.follows).map(|c| c.code.as_str()).collect();
        assert!(gaps.contains(&code), "{what}: {gaps:?}");
        let (then, defects) = what_if(&course, &provider, &report::changes(&plan)).unwrap();
        assert_eq!((then.alignment, defects), (Alignment::Aligned, vec![]), "{what}");
    }
}

const PAGE: &str = "kind: changes\ncourse: harrow-moor-diploma-social-prescribing-practice\nchanges:\n- edits:\n";

#[test]
fn a_change_that_does_not_fit_is_told_where_it_stands_and_nothing_is_applied() {
    let (course, provider) = harrow();
    for (edit, said) in [
        ("{op: replace, at: /qualification/ghl, value: 258}", "`/qualification/ghl` leads nowhere: there is no `ghl`"),
        ("{op: add, at: /qualification/glh, value: 258}", "`/qualification/glh` is there already"),
        ("{op: replace, at: /units/SP499/credit, value: 3}", "there is no `SP499`"),
        ("{op: add, at: /title/-, value: x}", "`/title` is not a list"),
        ("{op: replace, at: /qualification/glh}", "there is no `value` to put there"),
        ("{op: remove, at: /qualification/glh, value: 1}", "`remove` takes no value"),
        ("{op: raplace, at: /qualification/glh, value: 1}", "`raplace` is not a choice for `op`"),
        ("{op: replace, in: provider, at: /policies/pol-none/date, value: 2026-01-01}", "there is no `pol-none`"),
    ] {
        let found = what_if(&course, &provider, &format!("{PAGE}  - {edit}\n")).unwrap_err();
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains(said) && found[0].contains("changes.yaml:5"), "{edit}: {found:?}");
    }
    // A value that the file may not hold is a defect of the changes, and is shown there.
    let (then, defects) =
        what_if(&course, &provider, &format!("{PAGE}  - {{op: replace, at: /qualification/glh, value: many}}\n")).unwrap();
    assert_eq!(then.alignment, Alignment::NotAligned);
    assert_eq!(defects.len(), 1, "{defects:?}");
    assert!(defects[0].starts_with("invalid-value changes.yaml:5") || defects[0].contains(" changes.yaml:5"), "{defects:?}");
}

#[test]
fn changes_for_a_course_that_is_not_there_judge_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("changes.yaml");
    std::fs::write(&file, PAGE.replace("harrow", "narrow") + "  - {op: remove, at: /note}\n").unwrap();
    let o = accredit(&["check", HARROW, "--what-if", file.to_str().unwrap()]);
    assert_eq!((o.status.code(), out(&o).as_str()), (Some(2), ""));
    assert!(
        err(&o).contains("there is no course `narrow-moor") && err(&o).contains("nothing of the proposed changes was applied"),
        "{}",
        err(&o)
    );
    // Among the courses, a file of changes is told what it is.
    let o = accredit(&["check", file.to_str().unwrap()]);
    assert!(err(&o).contains("--what-if"), "{}", err(&o));
}

#[test]
fn what_is_left_alone_stays_as_it_was_typed() {
    let (course, provider) = harrow();
    // `none`, a number that is read in two ways, and a tag mean something only as they were typed.
    let course = course
        .replacen("glh: 264", "glh: 0264", 1)
        .replacen("number: \"000/0002/8\"", "number: !x a", 1)
        .replace("minimum_age: 18", "minimum_age: none");
    let (now, before) = judge(working(), &course, Some(&provider));
    let (then, _) = what_if(&course, &provider, &format!("{PAGE}  - {{op: replace, at: /note, value: another}}\n")).unwrap();
    assert_eq!(statuses(&now), statuses(&then));
    let places = |r: &CourseResult| r.findings.iter().map(|f| f.course_at.clone()).collect::<Vec<_>>();
    assert_eq!(places(&now), places(&then));
    assert!(before.iter().any(|d| d.code == "doubtful-number") && before.iter().any(|d| d.code == "unknown-tag"));
    assert!(then.supposed.unwrap().differences.is_empty());
}

#[test]
fn a_placeholder_that_is_left_in_a_course_is_a_defect_and_no_content() {
    let (c, p) = aligned();
    for (from, to) in [
        ("page: 15, heading: \"LW2, outcome 1\"}]}\n- {from: conv-1.3", "page: \"[to be supplied: page]\"}]}\n- {from: conv-1.3"),
        ("page: 15, heading: \"LW2, outcome 1\"}]}\n- {from: conv-1.3", "heading: \"[to be supplied: heading]\"}]}\n- {from: conv-1.3"),
        // The quotes lost on the way.
        ("page: 15, heading: \"LW2, outcome 1\"}]}\n- {from: conv-1.3", "heading: [to be supplied]}]}\n- {from: conv-1.3"),
    ] {
        assert!(c.contains(from));
        let (r, found) = judge(working(), &c.replacen(from, to, 1), Some(&p));
        assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), ["placeholder-left"], "{to}: {found:#?}");
        assert_eq!(r.alignment, Alignment::CannotTell, "{to}");
        assert_eq!(finding(&r, "LWC-1.1").reasons[0].code, "broken-input", "{to}");
    }
}

#[test]
fn schema_and_model_of_changes_have_the_same_keys() {
    let json: serde_json::Value = serde_json::from_str(accredit::validate::schema("changes").unwrap()).unwrap();
    let keys = |pointer: &str| json.pointer(pointer).unwrap()["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(""), ["kind", "course", "note", "changes"]);
    assert_eq!(keys("/properties/changes/items"), ["id", "title", "why", "edits"]);
    assert_eq!(keys("/properties/changes/items/properties/edits/items"), ["op", "at", "in", "value"]);
}

#[test]
fn a_course_with_nothing_mapped_gets_a_plan_that_holds() {
    let (c, p) = aligned();
    let bare = format!("{}\nmappings: []\n", &c[..c.find("\nmappings:").unwrap()]);
    let plan = plan(&bare, &p);
    assert_eq!(plan.outcome, Outcome::LeadsToAligned, "{}", plan.summary);
    let (then, defects) = what_if(&bare, &p, &report::changes(&plan)).unwrap();
    assert_eq!((then.alignment, defects), (Alignment::Aligned, vec![]));
}

#[test]
fn nothing_typed_in_a_course_can_break_out_of_a_plan() {
    let (course, provider) = harrow();
    let hostile = "\"<b>x</b> \\u202Eevil\\u001b[31m | `x` ]} # :\"";
    let course = course.replacen("title: Information governance paper,", &format!("title: {hostile},"), 1);
    let course = course.replacen("title: Supervisor's reports on team work and use of supervision,", &format!("title: {hostile},"), 1);
    let plan = plan(&course, &provider);
    let changes = report::changes(&plan);
    for text in [&changes, &report::human(&plan, 100), &report::page(std::slice::from_ref(&plan))] {
        let text = anstream::adapter::strip_str(text).to_string();
        assert!(!text.contains('\u{202e}') && !text.contains('\u{1b}'), "{text}");
    }
    assert_eq!(what_if(&course, &provider, &changes).unwrap().0.alignment, Alignment::Aligned);
}
