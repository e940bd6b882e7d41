//! SARIF 2.1.0, for code hosts and editors: a rule for each requirement, caution and diagnostic, and a result for each gap,
//! question, caution and diagnostic at its line.
//!
//! A gap is a result of kind `fail`: `error` where it bars the verdict, `note` where it is only recommended. What cannot be
//! told is of kind `open`, which SARIF has for just that, and therefore of level `none`: neither pass nor gap (law 2). A
//! waived gap is suppressed, with its justification. Requirements that are met give no result; the counts of each
//! course stand in the properties of the run. A message is plain text in which braces and brackets have a meaning, so both
//! are escaped as the format asks.

use super::alerts::{self, About, Alert, Level, standing};
use super::json::escaped_pretty;
use super::rows;
use super::text::{line, waiver};
use crate::diagnostic::{self, Diagnostic};
use crate::model::caution;
use crate::model::result::{CourseResult, Finding, RunHeader};
use crate::source::{Place, Wide};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Name of the fingerprint; another way of making it gets another name.
const FINGERPRINT: &str = "accredit/v1";
/// What course files are relative to.
const ROOT: &str = "%SRCROOT%";
/// What files of standards are relative to.
const STANDARDS: &str = "STANDARDS";

/// A run as SARIF. `wide` tells columns in UTF-16 units.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn run(header: &RunHeader, courses: &[CourseResult], diagnostics: &[Diagnostic], wide: &Wide) -> Result<String, serde_json::Error> {
    let mut rules = Rules::default();
    for c in courses {
        c.findings.iter().for_each(|f| rules.requirement(header, f));
    }
    let mut seen = HashMap::new();
    let results: Vec<Value> = alerts::all(header, courses, diagnostics).map(|a| result(&a, &mut rules, &mut seen, wide)).collect();
    let base = |text: &str| json!({"description": {"text": text}});
    let artifacts = courses.iter().map(|c| json!({"location": artifact(&c.file, ROOT), "hashes": {"sha-256": c.digest}}));
    let artifacts: Vec<Value> = artifacts.collect();
    escaped_pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "accredit",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "shortDescription": {"text": env!("CARGO_PKG_DESCRIPTION")},
                "language": "en-GB",
                "rules": rules.list,
            }},
            "language": "en-GB",
            "automationDetails": {"id": format!("accredit/{}/", header.profile.id)},
            "columnKind": "utf16CodeUnits",
            "originalUriBaseIds": {
                ROOT: base("The folder in which the program was run."),
                STANDARDS: base("The folder of the standards: those compiled into the program, unless the run named others."),
            },
            "artifacts": artifacts,
            "results": results,
            "properties": properties(header, courses),
        }],
    }))
}

fn properties(header: &RunHeader, courses: &[CourseResult]) -> Value {
    let courses: Vec<Value> = courses
        .iter()
        .map(|c| {
            json!({"id": c.id, "title": rows::title(c), "file": &*c.file, "alignment": c.alignment, "standing": c.standing,
                "verdict": c.verdict, "counts": c.counts})
        })
        .collect();
    json!({"as_of": header.as_of, "profile": header.profile, "standards": header.standards, "courses": courses,
        "note": rows::NOT_ACCREDITATION})
}

/// Rules in the order in which they are first named.
#[derive(Default)]
struct Rules {
    list: Vec<Value>,
    index: HashMap<String, usize>,
}

impl Rules {
    fn add(&mut self, id: &str, rule: impl FnOnce() -> Value) {
        if !self.index.contains_key(id) {
            self.index.insert(id.to_string(), self.list.len());
            self.list.push(rule());
        }
    }

    fn requirement(&mut self, header: &RunHeader, f: &Finding) {
        self.add(&f.requirement, || {
            let statement = f.statement.as_deref().unwrap_or("The text of this requirement is not held here.");
            let full = format!("{} {}", line(statement), standing(header, f));
            let more = format!("{full} `accredit explain {}` shows its sources and its test.", line(&f.code));
            let level = if f.force.bars() { "error" } else { "note" };
            rule(&f.requirement, &format!("{} {}", f.code, f.title), &full, &more, level, &["requirement", &f.standard, &f.criterion])
        });
    }

    fn code(&mut self, code: &str, level: Level, is_caution: bool) {
        self.add(code, || {
            let (meaning, remedy, tag) = if is_caution {
                caution::info(code).map_or(("", "", "caution"), |i| (i.meaning, i.remedy, "caution"))
            } else {
                diagnostic::info(code).map_or(("", "", "diagnostic"), |i| (i.meaning, i.remedy, "diagnostic"))
            };
            let title = code.replace('-', " ");
            let full = if meaning.is_empty() { &title } else { meaning };
            rule(code, &title, full, &format!("{full} {remedy}"), words(level), &[tag])
        });
    }
}

fn rule(id: &str, short: &str, full: &str, help: &str, level: &str, tags: &[&str]) -> Value {
    json!({
        "id": id,
        "shortDescription": {"text": message(short)},
        "fullDescription": {"text": message(full)},
        "help": {"text": message(help.trim())},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": tags},
    })
}

fn result(a: &Alert<'_>, rules: &mut Rules, seen: &mut HashMap<String, usize>, wide: &Wide) -> Value {
    match a.about {
        About::Finding(..) => {}
        About::Caution(_) => rules.code(a.rule, a.level, true),
        About::Diagnostic => rules.code(a.rule, a.level, false),
    }
    let mut out = Map::new();
    out.insert("ruleId".into(), a.rule.into());
    out.insert("ruleIndex".into(), rules.index.get(a.rule).copied().into());
    out.insert("kind".into(), if a.is_open() { "open" } else { "fail" }.into());
    out.insert("level".into(), if a.is_open() { "none" } else { words(a.level) }.into());
    out.insert("message".into(), json!({"text": message(&a.text)}));
    let locations: Vec<Value> = a.file.iter().map(|f| location(f, a.place, ROOT, wide)).collect();
    out.insert("locations".into(), locations.into());
    if !a.related.is_empty() {
        let base = if matches!(a.about, About::Finding(..)) { STANDARDS } else { ROOT };
        let related = (1..).zip(&a.related).map(|(id, (what, place))| {
            let mut l = location(&place.file, Some(place), base, wide);
            l["id"] = json!(id);
            l["message"] = json!({"text": message(what)});
            l
        });
        out.insert("relatedLocations".into(), related.collect());
    }
    out.insert("partialFingerprints".into(), json!({FINGERPRINT: fingerprint(a, seen)}));
    if let Some(w) = a.waiver() {
        let at = location(&w.at.file, Some(&w.at), ROOT, wide);
        let justification = waiver(w);
        out.insert(
            "suppressions".into(),
            json!([{"kind": "external", "status": "accepted", "justification": line(&justification), "location": at}]),
        );
    }
    if let About::Finding(c, f) = a.about {
        out.insert(
            "properties".into(),
            json!({"course": c.id, "code": f.code, "status": f.status, "force": f.force, "critical": f.critical,
                "rests_on": f.rests_on, "reasons": f.reasons.iter().map(|r| r.code).collect::<Vec<_>>()}),
        );
    }
    out.into()
}

fn words(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

/// The same for as long as rule, course and element are the same, wherever the lines have moved; a second result with all
/// three alike gets another.
fn fingerprint(a: &Alert<'_>, seen: &mut HashMap<String, usize>) -> String {
    let (owner, pointer) = a.identity();
    let key = format!("{}\n{pointer}\n{owner}", a.rule);
    let n = seen.entry(key.clone()).or_default();
    *n += 1;
    let text = if *n > 1 { format!("{key}\n{n}") } else { key };
    Sha256::digest(text.as_bytes()).iter().take(6).map(|b| format!("{b:02x}")).collect()
}

fn location(file: &str, place: Option<&Place>, base: &str, wide: &Wide) -> Value {
    let region = match place {
        Some(p) => json!({"startLine": p.line, "startColumn": wide.column(p)}),
        None => json!({"startLine": 1, "startColumn": 1}),
    };
    json!({"physicalLocation": {"artifactLocation": artifact(file, base), "region": region}})
}

fn artifact(file: &str, base: &str) -> Value {
    json!({"uri": uri(file), "uriBaseId": base})
}

/// A relative URI reference: everything but what RFC 3986 leaves unreserved is encoded, `/` kept.
fn uri(file: &str) -> String {
    let mut out = String::with_capacity(file.len());
    for b in file.bytes() {
        match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(b)),
            _ => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}

/// Plain text for a message: no placeholder and no link can begin in it.
fn message(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in line(text).chars() {
        match c {
            '{' | '}' => out.extend([c, c]),
            '[' | ']' | '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    // A description must say something.
    if out.trim().is_empty() { "-".to_string() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::result::WaiverResult;
    use crate::report::rows::tests::run as sample;
    use crate::source::Source;

    fn value(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn gaps_questions_and_waivers_each_have_their_kind() {
        let (header, mut courses) = sample();
        let at = Place { file: "w.yaml".into(), line: 4, column: 3, pointer: "/waivers/0".into() };
        let (reason, authority, until) = ("r".into(), "the board".into(), "2026-12-31".into());
        courses[0].findings[0].waiver = Some(WaiverResult { reason, authority, from: None, until, follows: vec![], at });
        let v = value(&run(&header, &courses, &[], &Wide::default()).unwrap());
        let results = v["runs"][0]["results"].as_array().unwrap();
        let shape: Vec<_> =
            results.iter().map(|r| (r["ruleId"].as_str().unwrap(), r["kind"].as_str().unwrap(), r["level"].as_str().unwrap())).collect();
        assert_eq!(shape, [("test.1", "fail", "error"), ("test.2", "fail", "note"), ("test.3", "open", "none")]);
        assert_eq!(results[1]["suppressions"][0]["justification"], "until 2026-12-31 by the board: r");
        assert!(results[0].get("suppressions").is_none());
        let rules = v["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(rules.len(), 4, "requirements that are met have a rule too");
        for r in results {
            assert_eq!(rules[r["ruleIndex"].as_u64().unwrap() as usize]["id"], r["ruleId"]);
        }
        assert!(rules.iter().all(|r| r["help"]["text"].as_str().unwrap().contains("working draft")));
    }

    #[test]
    fn nothing_typed_becomes_a_link_or_a_placeholder() {
        assert_eq!(message("[a](http://x) {0} \\ \u{202e}"), "\\[a\\](http://x) {{0}} \\\\ ");
        let (header, courses) = sample();
        let text = run(&header, &courses, &[], &Wide::default()).unwrap();
        assert!(text.contains("\\\\[c\\\\](d)") && !text.chars().any(crate::report::text::is_unsafe));
    }

    #[test]
    fn a_name_becomes_a_relative_uri_and_never_a_scheme() {
        assert_eq!(uri("a b/ŵ#?%:c.yaml"), "a%20b/%C5%B5%23%3F%25%3Ac.yaml");
        assert_eq!(uri("javascript:alert(1)"), "javascript%3Aalert%281%29");
    }

    #[test]
    fn columns_are_utf16_and_fingerprints_differ_where_all_else_is_alike() {
        let source = Source::new("a.yaml", "\u{1f600}: {a: b}\n");
        let mut wide = Wide::default();
        wide.add(&source);
        let d = Diagnostic::new("duplicate-key", "x").at(&source, crate::source::Span::new(7, 8), "/a".into());
        let v = value(&run(&sample().0, &[], &[d.clone(), d], &wide).unwrap());
        let results = v["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results[0]["locations"][0]["physicalLocation"]["region"], json!({"startLine": 1, "startColumn": 6}));
        let print = |n: usize| results[n]["partialFingerprints"][FINGERPRINT].as_str().unwrap().to_string();
        assert!(print(0) != print(1) && print(0).len() == 12);
    }
}
