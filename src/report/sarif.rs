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
use super::parts::{Frame, Part, Piece, around, item, nested, whole};
use super::rows;
use super::text::{line, waiver};
use crate::diagnostic::{self, Diagnostic};
use crate::model::caution;
use crate::model::result::{CourseResult, Finding, RunHeader};
use crate::source::{Place, Wide};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::HashMap;

/// Name of the fingerprint; another way of making it gets another name.
const FINGERPRINT: &str = "accredit/v1";
/// What course files are relative to.
const ROOT: &str = "%SRCROOT%";
/// What files of standards are relative to.
const STANDARDS: &str = "STANDARDS";

/// Stands on both sides of what only the courses before can tell: JSON holds it nowhere unescaped.
const HOLE: char = '\u{1}';

/// What a rule index is looked up by.
#[derive(Serialize, Deserialize)]
struct Named<'a>(Cow<'a, str>, u8, bool);

/// A course: what it was made of, its results with holes for what depends on the courses before it, and its summary. `wide`
/// tells columns in UTF-16 units.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn part(header: &RunHeader, c: &CourseResult, wide: &Wide) -> Result<Part, serde_json::Error> {
    let artifact = nested(&json!({"location": artifact(&c.file, ROOT), "hashes": {"sha-256": c.digest}}), 4)?;
    let results = alerts::of_course(header, c).map(|a| with_holes(&a, wide)).collect::<Result<Vec<_>, _>>()?;
    let summary = json!({"id": c.id, "title": rows::title(c), "file": &*c.file, "alignment": c.alignment, "standing": c.standing,
        "verdict": c.verdict, "counts": c.counts});
    Ok(Part::of([artifact, results.join(&item("", false, 4)), nested(&summary, 5)?]))
}

/// A run as SARIF, as one text.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn run(header: &RunHeader, courses: &[CourseResult], diagnostics: &[Diagnostic], wide: &Wide) -> Result<String, serde_json::Error> {
    let requirements = courses.first().map_or(&[][..], |c| &c.findings);
    let parts = courses.iter().map(|c| part(header, c, wide)).collect::<Result<Vec<_>, _>>()?;
    whole(Box::new(Log::new(header, requirements, wide)), parts.into_iter(), diagnostics)
}

/// The log around the results of all courses.
#[derive(Debug)]
pub struct Log<'a> {
    header: &'a RunHeader,
    wide: &'a Wide,
    requirements: &'a [Finding],
    rules: Rules,
    seen: HashMap<String, usize>,
    courses: usize,
    results: bool,
}

impl<'a> Log<'a> {
    /// For a run with this header, over these requirements.
    pub fn new(header: &'a RunHeader, requirements: &'a [Finding], wide: &'a Wide) -> Self {
        Log { header, wide, requirements, rules: Rules::default(), seen: HashMap::new(), courses: 0, results: false }
    }

    /// Results with their holes filled, as they follow those before.
    fn filled(&mut self, results: &str) -> Result<String, serde_json::Error> {
        let mut out = String::with_capacity(results.len());
        for (n, piece) in results.split(HOLE).enumerate() {
            if n % 2 == 0 {
                out.push_str(piece);
            } else if piece.starts_with('[') {
                let Named(rule, level, is_caution) = serde_json::from_str(piece)?;
                match level {
                    0 => {}
                    1 => self.rules.code(&rule, Level::Error, is_caution),
                    2 => self.rules.code(&rule, Level::Warning, is_caution),
                    _ => self.rules.code(&rule, Level::Note, is_caution),
                }
                out.push_str(&json!(self.rules.index.get(&*rule)).to_string());
            } else {
                out.push_str(&json!(fingerprint(serde_json::from_str(piece)?, &mut self.seen)).to_string());
            }
        }
        let out = if out.is_empty() { out } else { item(&out, !self.results, 4) };
        self.results |= !out.is_empty();
        Ok(out)
    }
}

impl Frame for Log<'_> {
    fn add(&mut self, part: &mut Part) {
        let (first, requirements) = (self.courses == 0, self.requirements);
        if first {
            requirements.iter().for_each(|f| self.rules.requirement(self.header, f));
        }
        self.courses += 1;
        if let [artifact, results, summary] = &mut part.texts[..] {
            *artifact = item(artifact, first, 4);
            // What was written with holes is read with them.
            *results = self.filled(results).unwrap_or_default();
            *summary = item(summary, first, 5);
        }
    }

    fn pieces(mut self: Box<Self>, diagnostics: &[Diagnostic]) -> Result<Vec<Piece>, serde_json::Error> {
        let mut last = String::new();
        for d in diagnostics {
            last += &self.filled(&with_holes(&alerts::of_diagnostic(d), self.wide)?)?;
        }
        let mut rest = log(self.header, &self.rules)?;
        let mut out = Vec::new();
        let lists = [
            ("artifacts", 3, self.courses > 0, String::new()),
            ("results", 3, self.results, last),
            ("courses", 4, self.courses > 0, String::new()),
        ];
        for (n, (key, depth, any, last)) in lists.into_iter().enumerate() {
            let Some((before, after)) = around(&rest, key, depth).filter(|_| any) else { continue };
            out.extend([Piece::Text(before), Piece::Section(n), Piece::Text(last)]);
            rest = after;
        }
        out.push(Piece::Text(rest));
        Ok(out)
    }
}

/// The log with empty lists.
fn log(header: &RunHeader, rules: &Rules) -> Result<String, serde_json::Error> {
    let base = |text: &str| json!({"description": {"text": text}});
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
            "artifacts": [],
            "results": [],
            "properties": {"as_of": header.as_of, "profile": header.profile, "standards": header.standards, "courses": [],
                "note": rows::NOT_ACCREDITATION},
        }],
    }))
}

/// Rules in the order in which they are first named.
#[derive(Debug, Default)]
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

/// A result with holes for the index of its rule and for its fingerprint.
fn with_holes(a: &Alert<'_>, wide: &Wide) -> Result<String, serde_json::Error> {
    let level = match (a.about, a.level) {
        (About::Finding(..), _) => 0,
        (_, Level::Error) => 1,
        (_, Level::Warning) => 2,
        (_, Level::Note) => 3,
    };
    let named = serde_json::to_string(&Named(a.rule.into(), level, matches!(a.about, About::Caution(_))))?;
    let (owner, pointer) = a.identity();
    let key = serde_json::to_string(&format!("{}\n{pointer}\n{owner}", a.rule))?;
    // Inside a string the marks would be escaped, so the first one is the property.
    let text = nested(&result(a, wide), 4)?.replacen("\"ruleIndex\": 0", &format!("\"ruleIndex\": {HOLE}{named}{HOLE}"), 1);
    Ok(text.replacen(&format!("\"{FINGERPRINT}\": \"\""), &format!("\"{FINGERPRINT}\": {HOLE}{key}{HOLE}"), 1))
}

fn result(a: &Alert<'_>, wide: &Wide) -> Value {
    let mut out = Map::new();
    out.insert("ruleId".into(), a.rule.into());
    out.insert("ruleIndex".into(), 0.into());
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
    out.insert("partialFingerprints".into(), json!({FINGERPRINT: ""}));
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
fn fingerprint(key: String, seen: &mut HashMap<String, usize>) -> String {
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
