//! Faults put into sound files, one at a time and everywhere: never a panic, never a word less than one finding for each
//! requirement, always a place, and nothing is met that was not met before.

use crate::support::*;
use accredit::diagnostic::{Diagnostic, Severity};
use accredit::model::result::{CourseResult, Status};
use accredit::pipeline::Providers;
use accredit::source::{Limits, Source};
use serde_json::{Value, json};

/// A sound course of some size, as JSON: YAML too, and easy to spoil in one place.
fn sound() -> Value {
    let text = text("tests/cases/broken/duplicate-key/broken.yaml").replacen("  tqt: 400\n", "", 1);
    accredit::source::read(&Source::new("c.yaml", &text), Limits::default()).0.unwrap().to_json()
}

/// A course as a file: a line for each of its keys.
fn file(course: &Value) -> String {
    course.as_object().unwrap().iter().map(|(k, v)| format!("{k}: {v}\n")).collect()
}

/// Judges a text that says it is a course; holds what is true of every text.
fn look(text: &str, what: &str) -> (CourseResult, Vec<Diagnostic>) {
    let checked = working().check(Source::new("c.yaml", text));
    let judged = working().judge(checked, &Providers::default()).unwrap_or_else(|| panic!("{what}: silently no course"));
    let lines = u32::try_from(text.lines().count()).unwrap();
    for d in &judged.diagnostics {
        let p = d.place.as_ref().unwrap_or_else(|| panic!("{what}: {d:?} has no place"));
        assert!(p.line <= lines + 1 && !d.message.is_empty() && !d.message.contains("::"), "{what}: {d:?}");
    }
    assert_eq!(judged.result.findings.len(), working().selection.requirements.len(), "{what}");
    (judged.result, judged.diagnostics)
}

fn errors(found: &[Diagnostic]) -> usize {
    found.iter().filter(|d| d.severity == Severity::Error).count()
}

/// Codes of what is met in one result and was not in the other.
fn newly_met(before: &CourseResult, after: &CourseResult) -> Vec<String> {
    let pairs = before.findings.iter().zip(&after.findings);
    pairs.filter(|(b, a)| b.status != Status::Met && a.status == Status::Met).map(|(_, a)| a.code.clone()).collect()
}

/// Pointers of every key of every mapping below a value.
fn keys(v: &Value, at: &str, out: &mut Vec<String>) {
    match v {
        Value::Object(m) => {
            for (k, v) in m {
                let here = format!("{at}/{}", k.replace('~', "~0").replace('/', "~1"));
                out.push(here.clone());
                keys(v, &here, out);
            }
        }
        Value::Array(a) => a.iter().enumerate().for_each(|(i, v)| keys(v, &format!("{at}/{i}"), out)),
        _ => {}
    }
}

fn every_key(v: &Value) -> Vec<String> {
    let mut out = Vec::new();
    keys(v, "", &mut out);
    out
}

/// The mapping that a key stands in, and the key.
fn holder<'v>(v: &'v mut Value, pointer: &str) -> (&'v mut serde_json::Map<String, Value>, String) {
    let (map, key) = pointer.rsplit_once('/').unwrap();
    (v.pointer_mut(map).unwrap().as_object_mut().unwrap(), key.replace("~1", "/").replace("~0", "~"))
}

#[test]
fn a_key_taken_out_meets_nothing_that_was_not_met() {
    let whole = sound();
    let (before, found) = look(&file(&whole), "the whole");
    assert!(found.is_empty(), "{found:?}");
    for pointer in every_key(&whole).into_iter().filter(|p| p != "/kind") {
        let mut spoilt = whole.clone();
        let (map, key) = holder(&mut spoilt, &pointer);
        map.shift_remove(&key);
        let (after, _) = look(&file(&spoilt), &pointer);
        assert_eq!(newly_met(&before, &after), [""; 0], "without {pointer}");
    }
}

#[test]
fn a_key_given_twice_is_told_and_relied_on_in_neither_place() {
    let whole = sound();
    let (before, _) = look(&file(&whole), "the whole");
    for pointer in every_key(&whole).iter().step_by(3) {
        let mut spoilt = whole.clone();
        let (map, key) = holder(&mut spoilt, pointer);
        let value = map[&key].clone();
        map.insert(format!("{key}\u{1}"), value);
        let text = file(&spoilt).replace("\\u0001", "").replace('\u{1}', "");
        let (after, found) = look(&text, pointer);
        assert!(found.iter().any(|d| d.code == "duplicate-key"), "{pointer}: {found:?}");
        assert_eq!(newly_met(&before, &after), [""; 0], "{pointer} twice");
    }
}

/// What no fact of a course may be. A value of the wrong kind breaks itself; what else it comes to is said by the file.
#[test]
fn a_value_of_another_kind_meets_nothing_and_is_told_where_it_stands() {
    let whole = sound();
    let (before, _) = look(&file(&whole), "the whole");
    let long = "x".repeat(200_000);
    let hostile = [
        "[]",
        "{}",
        "[[]]",
        "{\"a\":{\"b\":[1]}}",
        "1e400",
        "-1",
        "99999999999999999999",
        ".nan",
        "true",
        "~",
        "\"\"",
        "0x1F",
        "2026-02-30",
        "\"\\u202e\"",
        "*nothing",
        "!!binary aGk=",
        "\"=1+1\"",
        &long,
    ];
    for (n, pointer) in every_key(&whole).iter().enumerate().filter(|(_, p)| *p != "/kind") {
        for value in [hostile[n % hostile.len()], hostile[(n * 7 + 5) % hostile.len()]] {
            let mut spoilt = whole.clone();
            let (map, key) = holder(&mut spoilt, pointer);
            if map[&key] == json!(value) {
                continue;
            }
            map[&key] = json!("\u{1}");
            let text = file(&spoilt).replace("\"\\u0001\"", value);
            let short = &value[..value.len().min(20)];
            let (after, found) = look(&text, &format!("{pointer}: {short}"));
            // An error says that something is broken; then nothing may be better for it.
            if errors(&found) > 0 {
                assert_eq!(newly_met(&before, &after), [""; 0], "{pointer}: {short}");
            }
        }
    }
}

#[test]
fn the_order_of_keys_means_nothing() {
    fn turned(v: &Value) -> Value {
        match v {
            Value::Object(m) => Value::Object(m.iter().rev().map(|(k, v)| (k.clone(), turned(v))).collect()),
            Value::Array(a) => Value::Array(a.iter().map(turned).collect()),
            other => other.clone(),
        }
    }
    let whole = sound();
    let (before, _) = look(&file(&whole), "the whole");
    let (after, found) = look(&file(&turned(&whole)), "turned round");
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(statuses(&before), statuses(&after));
}

/// A file cut at every byte, as a disk that ran full leaves it.
#[test]
fn a_file_cut_at_any_byte_is_told_or_says_less() {
    let text = text("tests/cases/broken/duplicate-key/good.yaml");
    for cut in 0..text.len() {
        let checked = working().check(Source::new("c.yaml", &text[..cut]));
        assert!(checked.diagnostics.iter().all(|d| d.place.is_some()), "cut at {cut}");
        let known = !checked.diagnostics.is_empty();
        if cut % 9 > 0 && known {
            continue;
        }
        match working().judge(checked, &Providers::default()) {
            None => assert!(known, "cut at {cut} is silently no course"),
            Some(judged) => {
                assert!(judged.result.alignment != accredit::model::result::Alignment::Aligned, "cut at {cut}");
                assert!(judged.result.counts.met <= 5, "cut at {cut} meets more than the whole");
            }
        }
    }
}
