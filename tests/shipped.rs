//! The shipped standards and courses: no diagnostics, and the results agreed for them.

use crate::support::*;
use accredit::pipeline;
use accredit::source::Limits;
use accredit::validate;
use std::collections::BTreeMap;

#[test]
fn the_shipped_standards_have_no_defect_and_both_readers_agree_on_them() {
    let (catalogue, diagnostics) = pipeline::catalogue(pipeline::shipped(), Limits::default());
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    assert!(catalogue.requirements().count() > 60);
    for s in pipeline::shipped() {
        assert_eq!(validate::second_reading(&s), None);
    }
}

#[test]
fn both_readers_agree_on_every_shipped_course() {
    for file in yaml_under("courses").into_iter().chain(yaml_under("tests/real")) {
        let source = accredit::source::Source::new(file.as_str(), text(&file));
        assert_eq!(validate::second_reading(&source), None, "{file}");
    }
}

#[test]
fn the_set_compiled_in_is_the_folder() {
    let mut files = yaml_under("standards");
    files.sort();
    let compiled: Vec<String> = accredit::shipped::STANDARDS.iter().map(|(n, _)| n.to_string()).collect();
    assert_eq!(compiled, files);
}

#[test]
fn the_five_worked_courses_get_the_agreed_results() {
    let result = check_json(&["courses"]);
    assert_eq!(result["diagnostics"].as_array().unwrap().len(), 0, "{}", result["diagnostics"]);
    let mut seen = BTreeMap::new();
    for c in result["courses"].as_array().unwrap() {
        let open: Vec<String> = c["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|f| f["status"] != "met")
            .map(|f| {
                format!("{} {} {}", f["code"].as_str().unwrap(), f["status"].as_str().unwrap(), f["reasons"][0]["code"].as_str().unwrap())
            })
            .collect();
        seen.insert(
            c["id"].as_str().unwrap().to_string(),
            format!(
                "{} ({} level {}, {})\n  {}",
                c["alignment"].as_str().unwrap(),
                c["level"]["framework"].as_str().unwrap(),
                c["level"]["stated"].as_str().unwrap(),
                c["level"]["credit"].as_str().unwrap(),
                open.join("\n  ")
            ),
        );
    }
    let got: String = seen.iter().map(|(id, s)| format!("{id}: {s}\n")).collect();
    expect(&root("tests/expected-courses.txt"), &got);
}

#[test]
fn the_profile_of_nalw_documents_cannot_tell_and_says_which_texts_would_change_that() {
    let result = check_json(&["courses/tarn-valley-college", "--profile", "nalw"]);
    let c = &result["courses"][0];
    assert_eq!(c["alignment"], "cannot-tell");
    assert!(c["verdict"].as_str().unwrap().contains("not held here"), "{}", c["verdict"]);
    assert!(c["verdict"].as_str().unwrap().contains("paraphrase"), "{}", c["verdict"]);
    let first = &c["findings"][c["questions"][0].as_u64().unwrap() as usize];
    assert_eq!((first["statement"].is_null(), first["reasons"][0]["code"].as_str()), (true, Some("text-not-held")));
}

#[test]
fn the_result_validates_against_the_published_schema() {
    let schema: serde_json::Value = serde_json::from_str(validate::schema("result").unwrap()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for args in [&["courses"][..], &["tests/real"], &["courses", "--profile", "nalw"], &["tests/cases/broken/duplicate-key"]] {
        let result = check_json(args);
        let errors: Vec<String> = validator.iter_errors(&result).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{args:?}: {errors:#?}");
    }
}

#[test]
fn the_guide_lists_every_code_as_the_tables_have_it() {
    let mut guide = text("docs/guide.md");
    let diagnostics: String =
        accredit::diagnostic::CODES.iter().map(|c| format!("| `{}` | {} | {} |\n", c.code, c.severity.word(), c.meaning)).collect();
    let reasons: String = accredit::model::reason::all().map(|r| format!("| `{}` | {} | {} |\n", r.code, r.meaning, r.remedy)).collect();
    let cautions = accredit::model::caution::CAUTIONS.iter().flat_map(|f| f.iter());
    let cautions: String = cautions.map(|c| format!("| `{}` | {} | {} |\n", c.code, c.weight.words(), c.meaning)).collect();
    for (heading, rows) in [
        ("| code | severity | meaning |\n| --- | --- | --- |\n", diagnostics),
        ("| reason | meaning | what to do |\n| --- | --- | --- |\n", reasons),
        ("| caution | weight | meaning |\n| --- | --- | --- |\n", cautions),
    ] {
        let (head, tail) = guide.split_once(heading).unwrap_or_else(|| panic!("the table {heading}"));
        let after: String = tail.split_inclusive('\n').skip_while(|l| l.starts_with('|')).collect();
        guide = format!("{head}{heading}{rows}{after}");
    }
    expect(&root("docs/guide.md"), &guide);
}

#[test]
fn every_reason_is_explained_with_its_source() {
    let catalogue = &working().catalogue;
    for r in accredit::model::reason::all() {
        assert!(r.meaning.ends_with('.') && r.remedy.ends_with('.'), "{}", r.code);
        r.basis.iter().for_each(|b| assert!(catalogue.basis(b).is_some(), "{}: no source {b}", r.code));
    }
    let list = out(&accredit(&["explain", "reasons", "--width", "100"]));
    accredit::model::reason::all().for_each(|r| assert!(list.contains(&format!("- {}: ", r.code)), "{}", r.code));
    let page = out(&accredit(&["explain", "no-page-or-heading"]));
    assert!(page.starts_with("no-page-or-heading (reason of a finding)") && page.contains("GPHC-T-1"), "{page}");
}

#[test]
fn a_code_of_two_tables_has_both_pages() {
    let page = out(&accredit(&["explain", "claimed-not-assessed"]));
    assert!(page.contains("(reason of a finding)") && page.contains("(caution)") && page.contains("Weight"), "{page}");
    let page = out(&accredit(&["explain", "parameter-unset"]));
    assert!(page.contains("parameter-unset (warning)"), "{page}");
}

#[test]
fn the_readme_shows_the_table_as_it_is_printed() {
    let printed = out(&accredit(&["check", "--width", "112"]));
    let table: Vec<&str> = printed.lines().skip_while(|l| !l.starts_with(" Course")).take_while(|l| !l.is_empty()).collect();
    let readme = text("README.md");
    let (head, rest) = readme.split_once("```text\n").expect("the table");
    let (_, tail) = rest.split_once("```").expect("its end");
    expect(&root("README.md"), &format!("{head}```text\n{}\n```{tail}", table.join("\n")));
}

#[test]
fn each_starting_file_passes_the_check_of_its_kind() {
    for (kind, template) in accredit::cli::TEMPLATES {
        let checked = validate::check(accredit::source::Source::new("new.yaml", *template), Limits::default());
        assert!(checked.diagnostics.is_empty(), "{kind}: {:#?}", checked.diagnostics);
        // With the comment signs of its examples taken away it must be sound too.
        let full: String = template.lines().map(uncomment).collect::<Vec<_>>().join("\n");
        let checked = validate::check(accredit::source::Source::new("new.yaml", full), Limits::default());
        assert!(checked.diagnostics.is_empty(), "{kind}: {:#?}", checked.diagnostics);
    }
}

/// Examples stand behind one sign, explanations behind two.
fn uncomment(line: &str) -> String {
    line.strip_prefix("# ").unwrap_or(line).to_string()
}

fn yaml_under(folder: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut open = vec![root(folder)];
    while let Some(dir) = open.pop() {
        for e in std::fs::read_dir(dir).unwrap() {
            let p = e.unwrap().path();
            if p.is_dir() {
                open.push(p);
            } else if p.extension().is_some_and(|x| x == "yaml") {
                out.push(p.strip_prefix(root("")).unwrap().to_string_lossy().replace('\\', "/"));
            }
        }
    }
    out
}

/// What a schema has and the engine does not read: kept for people, or for later.
const READ_BY_PEOPLE: &[&str] = &[
    "kind",
    "note",
    "sources",
    "url",
    "publisher",
    "seen",
    "mode",
    "attendance",
    "starts",
    "ends",
    "language",
    "minimum_attendance_percent",
    "minimum_age",
    "assessed_by",
    "nations",
    "title",
    "paraphrase",
];

#[test]
fn schema_and_model_have_the_same_keys() {
    for (model, schema, pairs) in [
        (
            "src/model/course.rs",
            "course",
            &[
                ("Course", ""),
                ("Specification", "/properties/specification"),
                ("Qualification", "/$defs/qualification"),
                ("Unit", "/properties/units/items"),
                ("UnitHours", "/properties/units/items/properties/hours"),
                ("LearningOutcome", "/properties/units/items/properties/outcomes/items"),
                ("Teaching", "/properties/units/items/properties/teaching/items"),
                ("Assessment", "/properties/assessments/items"),
                ("Practice", "/properties/practice"),
                ("Admission", "/properties/admission"),
                ("Recognition", "/properties/recognition"),
                ("PublicInformation", "/properties/public_information"),
                ("Offer", "/properties/offers/items"),
                ("Group", "/$defs/group"),
                ("Choose", "/$defs/choose"),
                ("Award", "/properties/awards/items"),
            ][..],
        ),
        (
            "src/model/provider.rs",
            "provider",
            &[
                ("Provider", ""),
                ("Policy", "/$defs/policy"),
                ("Document", "/$defs/document"),
                ("Staff", "/$defs/staff"),
                ("Supervision", "/$defs/supervision"),
                ("Statement", "/$defs/statement"),
                ("Mapping", "/$defs/mapping"),
                ("Evidence", "/$defs/evidence"),
                ("Review", "/properties/review"),
                ("Involvement", "/properties/involvement"),
            ],
        ),
        ("src/model/waiver.rs", "waivers", &[("WaiversFile", ""), ("Waiver", "/properties/waivers/items")]),
    ] {
        let code = text(model);
        let json: serde_json::Value = serde_json::from_str(validate::schema(schema).unwrap()).unwrap();
        for (name, pointer) in pairs {
            let body = code.split(&format!("pub struct {name} {{")).nth(1).unwrap().split("\n}").next().unwrap();
            let fields: Vec<&str> = body
                .lines()
                .filter_map(|l| l.trim().strip_prefix("pub "))
                .map(|l| l.split(':').next().unwrap().trim_start_matches("r#"))
                .filter(|f| *f != "at")
                .collect();
            let keys: Vec<&String> = json.pointer(pointer).unwrap()["properties"].as_object().unwrap().keys().collect();
            for f in &fields {
                assert!(keys.iter().any(|k| k == f), "{name}.{f} is not in the schema of {schema}");
            }
            for k in keys {
                assert!(
                    fields.contains(&k.as_str()) || READ_BY_PEOPLE.contains(&k.as_str()),
                    "`{k}` of {name} is in the schema and not read"
                );
            }
        }
    }
}
