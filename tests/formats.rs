//! SARIF, JUnit and annotations: they say what JSON, CSV and Markdown say, and hold what their readers ask for.

use crate::support::*;
use serde_json::Value;

fn check(format: &str, paths: &[&str]) -> String {
    let mut args = vec!["check", "--quiet", "--format", format];
    args.extend(paths);
    out(&accredit(&args))
}

fn sarif(paths: &[&str]) -> Value {
    serde_json::from_str(&check("sarif", paths)).unwrap()
}

fn list<'a>(v: &'a Value, key: &str) -> &'a Vec<Value> {
    v[key].as_array().unwrap_or_else(|| panic!("{key}: {v}"))
}

/// Elements of an XML text with their attributes; fails where tags do not nest.
fn elements(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut out, mut open) = (Vec::new(), Vec::new());
    loop {
        let (e, opens) = match reader.read_event().unwrap_or_else(|e| panic!("{e}: {xml}")) {
            quick_xml::events::Event::Start(e) => (e, true),
            quick_xml::events::Event::Empty(e) => (e, false),
            quick_xml::events::Event::End(_) => {
                open.pop().unwrap();
                continue;
            }
            quick_xml::events::Event::Eof => break,
            _ => continue,
        };
        let name = std::str::from_utf8(e.name().as_ref().as_ref()).unwrap().to_string();
        let attributes = e.attributes().map(|a| {
            let a = a.unwrap();
            (std::str::from_utf8(a.key.as_ref().as_ref()).unwrap().to_string(), quick_xml::escape::unescape(&a.value).unwrap().into_owned())
        });
        out.push((name.clone(), attributes.collect()));
        if opens {
            open.push(name);
        }
    }
    assert!(open.is_empty());
    out
}

fn attribute(e: &(String, Vec<(String, String)>), key: &str) -> String {
    e.1.iter().find(|(k, _)| k == key).map(|(_, v)| v.clone()).unwrap_or_default()
}

const WAIVERS: &str = "tests/cases/waivers/one-of-several/waivers.yaml";

#[test]
fn tallies_agree_in_every_format_for_every_shipped_course() {
    let json = check_json(&["courses"]);
    let (sarif, junit) = (sarif(&["courses"]), check("junit", &["courses"]));
    let (csv, md, github) = (check("csv", &["courses"]), check("md", &["courses"]), check("github", &["courses"]));
    let csv: Vec<csv::StringRecord> = csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).collect();
    let run = &sarif["runs"][0];
    let all = elements(&junit);
    let mut alerts = 0;
    for (c, in_run) in list(&json, "courses").iter().zip(list(&run["properties"], "courses")) {
        let (id, counts) = (c["id"].as_str().unwrap(), &c["counts"]);
        let n = |key: &str| usize::try_from(counts[key].as_u64().unwrap()).unwrap();
        assert_eq!((&in_run["counts"], &in_run["verdict"], &in_run["alignment"]), (counts, &c["verdict"], &c["alignment"]));

        let results: Vec<&Value> = list(run, "results").iter().filter(|r| r["properties"]["course"] == id).collect();
        let with = |status: &str| results.iter().filter(|r| r["properties"]["status"] == status).count();
        assert_eq!([with("not-met"), with("partly-met"), with("undetermined")], [n("not-met"), n("partly-met"), n("undetermined")], "{id}");
        let kind = |k: &str| results.iter().filter(|r| r["kind"] == k).count();
        assert_eq!([kind("fail"), kind("open")], [list(c, "gaps").len(), list(c, "questions").len()]);
        alerts += results.len() + list(c, "cautions").len();

        let rows = |status: &str| csv.iter().filter(|r| r[0] == *id && r.iter().any(|cell| cell == status)).count();
        assert_eq!(
            [rows("met"), rows("partly met"), rows("not met"), rows("cannot tell")],
            [n("met"), n("partly-met"), n("not-met"), n("undetermined")]
        );
        let sentence =
            format!("{} met, {} partly met, {} not met, {} cannot tell.", n("met"), n("partly-met"), n("not-met"), n("undetermined"));
        assert!(md.contains(&sentence), "{id}: {sentence}");

        let at = all.iter().position(|e| e.0 == "property" && attribute(e, "name") == "id" && attribute(e, "value") == id).unwrap();
        let suite = all[..at].iter().rev().find(|e| e.0 == "testsuite").unwrap();
        let own = |k: &str| attribute(suite, k).parse::<usize>().unwrap();
        assert_eq!(own("tests"), list(c, "findings").len(), "{id}");
        let properties: Vec<_> = all[at..].iter().take_while(|e| e.0 == "property").collect();
        for (words, key) in [("met", "met"), ("partly met", "partly-met"), ("not met", "not-met"), ("cannot tell", "undetermined")] {
            let p = properties.iter().find(|e| attribute(e, "name") == words).unwrap();
            assert_eq!(attribute(p, "value"), n(key).to_string(), "{id}");
        }
        assert!(own("failures") <= n("not-met") + n("partly-met") && own("errors") <= n("undetermined"));
        let verdict = match (own("failures"), own("errors")) {
            (0, 0) => "aligned",
            (0, _) => "cannot-tell",
            _ => "not-aligned",
        };
        assert_eq!(c["alignment"], verdict, "{id}");
    }
    let courses = list(&json, "courses").len();
    assert_eq!(github.lines().count(), alerts + courses);
    assert_eq!(list(run, "results").len(), alerts);
    let root = all.iter().find(|e| e.0 == "testsuites").unwrap();
    for (key, tag) in [("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
        assert_eq!(attribute(root, key), all.iter().filter(|e| e.0 == tag).count().to_string(), "{key}");
    }
}

#[test]
fn sarif_has_what_its_readers_ask_for() {
    for paths in [&["courses"][..], &["tests/real"], &["tests/cases/broken/duplicate-key"], &["tests/cases/cautions/assessed-not-taught"]] {
        let log = sarif(paths);
        assert_eq!((log["version"].as_str(), list(&log, "runs").len()), (Some("2.1.0"), 1));
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "utf16CodeUnits");
        let rules = list(&run["tool"]["driver"], "rules");
        let ids: std::collections::BTreeSet<&str> = rules.iter().map(|r| r["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), rules.len(), "a rule stands once");
        for r in rules {
            for key in ["shortDescription", "fullDescription", "help"] {
                assert!(r[key]["text"].as_str().unwrap().len() > 1, "{r}");
            }
        }
        let mut prints = std::collections::BTreeSet::new();
        for r in list(run, "results") {
            assert_eq!(rules[r["ruleIndex"].as_u64().unwrap() as usize]["id"], r["ruleId"]);
            let fails = r["kind"] == "fail";
            assert!(fails != (r["level"] == "none") && (fails || r["kind"] == "open"), "{r}");
            let print = r["partialFingerprints"]["accredit/v1"].as_str().unwrap();
            assert!(print.len() == 12 && prints.insert(print), "{r}");
            for l in list(r, "locations").iter().chain(r["relatedLocations"].as_array().into_iter().flatten()) {
                let at = &l["physicalLocation"];
                let (uri, base) = (at["artifactLocation"]["uri"].as_str().unwrap(), at["artifactLocation"]["uriBaseId"].as_str().unwrap());
                assert!(!uri.starts_with('/') && !uri.contains([':', ' ', '#', '?', '\\']), "{uri}");
                assert!(run["originalUriBaseIds"].get(base).is_some());
                assert!(at["region"]["startLine"].as_u64() >= Some(1) && at["region"]["startColumn"].as_u64() >= Some(1));
            }
        }
    }
}

#[test]
fn a_fingerprint_survives_lines_that_move() {
    let dir = tempfile::tempdir().unwrap();
    let (course, provider) = aligned();
    let broken = course.replacen("level: 4", "level: 3", 1);
    let prints = |text: &str| {
        std::fs::write(dir.path().join("c.yaml"), text).unwrap();
        std::fs::write(dir.path().join("provider.yaml"), &provider).unwrap();
        let v = sarif(&[dir.path().to_str().unwrap()]);
        let of = |r: &Value| {
            (r["partialFingerprints"]["accredit/v1"].clone(), r["locations"][0]["physicalLocation"]["region"]["startLine"].clone())
        };
        list(&v["runs"][0], "results").iter().map(of).unzip::<_, _, Vec<_>, Vec<_>>()
    };
    let (before, lines) = prints(&broken);
    let (after, moved) = prints(&format!("# a line\n# and another\n{broken}"));
    assert!(!before.is_empty() && before == after && lines != moved);
}

#[test]
fn waived_gaps_are_suppressed_with_their_justification_and_no_failure() {
    let args = ["courses/harrow-moor-institute", "--waivers", WAIVERS];
    let (json, log) = (check_json(&args), sarif(&args));
    let waived: u64 = list(&json, "courses").iter().map(|c| c["counts"]["waived"].as_u64().unwrap()).sum();
    let suppressed: Vec<&Value> = list(&log["runs"][0], "results").iter().filter(|r| r.get("suppressions").is_some()).collect();
    assert!(waived > 0 && suppressed.len() as u64 == waived);
    for r in &suppressed {
        let s = &r["suppressions"][0];
        assert!(s["kind"] == "external" && s["status"] == "accepted" && s["justification"].as_str().unwrap().contains("until "), "{s}");
        assert_eq!(r["level"], "note");
    }
}

#[test]
fn hostile_titles_do_no_harm_in_any_format() {
    let dir = tempfile::tempdir().unwrap();
    let evil = r#"x\n::error::gone ::add-mask::a\r\n##[error]b ]]> <!-- & \"'> [a](http://x) {0} \u200bevil \U0001F600"#;
    let course = format!(
        "kind: course\nid: nice\ntitle: \"{evil}\"\nunits:\n- {{title: \"\u{1f600}\", id: \"{evil}\", credits: 3}}\nmappings:\n- {{of: \"{evil}\", role: \"{evil}\"}}\n"
    );
    let folder = dir.path().join("a b#c%,é:x");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("c d.yaml"), course).unwrap();
    let path = folder.to_str().unwrap();

    let github = accredit(&["check", "--format", "github", path]);
    for l in out(&github).lines() {
        assert!(["::error ", "::warning ", "::notice "].iter().any(|c| l.starts_with(c)), "{l}");
        let head = l[2..].split_once("::").unwrap().0;
        assert!(head.contains("title=") && !head.contains("::"), "{l}");
        assert!(!head.contains("file=") || head.contains("file=a b#c%25%2Cé%3Ax/c d.yaml,"), "{head}");
    }
    assert_eq!(err(&github), "", "each diagnostic is said once");

    let junit = check("junit", &[path]);
    assert!(junit.chars().all(|c| matches!(c, '\n' | ' '..) && !matches!(c, '\u{202e}' | '\u{fffe}' | '\u{ffff}' | '\u{7f}')));
    assert!(elements(&junit).iter().any(|e| e.0 == "testsuite" && attribute(e, "name").contains("]]> <!-- &")));

    let text = check("sarif", &[path]);
    let log: Value = serde_json::from_str(&text).unwrap();
    assert!(text.contains("a%20b%23c%25%2C%C3%A9%3Ax/c%20d.yaml") && !text.contains('\u{202e}'), "{text}");
    for r in list(&log["runs"][0], "results") {
        let message = r["message"]["text"].as_str().unwrap();
        assert!(!message.replace("\\[", "").contains('[') && !message.replace("{{", "").contains('{'), "{message}");
    }
    // The face before it takes two UTF-16 units, so the column in SARIF is one more than the one people read.
    let json = check_json(&[path]);
    let people = list(&json, "diagnostics").iter().find(|d| d["code"] == "unknown-key").expect("a diagnostic after the face");
    let at = list(&log["runs"][0], "results").iter().find(|r| r["ruleId"] == "unknown-key").unwrap();
    let column = at["locations"][0]["physicalLocation"]["region"]["startColumn"].as_u64().unwrap();
    assert!(column > people["column"].as_u64().unwrap(), "{at}");
}

#[test]
fn the_exit_code_does_not_depend_on_the_format() {
    for format in ["sarif", "junit", "github"] {
        for (path, code) in [
            ("courses/tarn-valley-college", 0),
            ("courses/harrow-moor-institute", 1),
            ("courses/coleg-glan-afon", 1),
            ("tests/cases/broken/duplicate-key", 2),
            ("no/such/folder", 3),
        ] {
            assert_eq!(accredit(&["check", "--format", format, path]).status.code(), Some(code), "{format} {path}");
        }
        assert_eq!(accredit(&["check", "--format", format, "--fail-on", "never"]).status.code(), Some(0));
        assert_eq!(check(format, &["courses"]), check(format, &["courses"]), "same input, same bytes");
    }
}
