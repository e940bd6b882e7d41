//! The second reading: an independent YAML reader (`serde_yaml`, the YAML organisation's fork) reads the same text, and both
//! must mean the same. Where they differ, the file would mean something else in other people's tools.

use crate::diagnostic::Diagnostic;
use crate::source::{Limits, Source, read};
use serde_json::Value as Json;

/// Compares both readings of a file; one diagnostic at the first value that differs.
pub fn second_reading(source: &Source) -> Option<Diagnostic> {
    let (Ok(tree), _) = read(source, Limits::default()) else { return None };
    let theirs: Result<serde_yaml::Value, _> = serde_yaml::from_str(&source.text);
    let ours = tree.to_json();
    let (pointer, message) = match theirs.map(|v| json(&v)) {
        Err(_) => (String::new(), "an independent YAML reader refuses this file".to_string()),
        Ok(theirs) => differ(&ours, &theirs, String::new())?,
    };
    let node = tree.locate(&pointer).unwrap_or(tree.root());
    Some(Diagnostic::new("reader-disagreement", message).node(&tree, node).help("put the value in quotes"))
}

/// Their value as JSON, with blank values left out as ours leaves them out.
fn json(v: &serde_yaml::Value) -> Json {
    match v {
        serde_yaml::Value::Null => Json::Null,
        serde_yaml::Value::Bool(b) => Json::Bool(*b),
        serde_yaml::Value::Number(n) => n
            .as_i64()
            .map(Json::from)
            .or_else(|| n.as_f64().and_then(|f| serde_json::Number::from_f64(f).map(Json::Number)))
            .unwrap_or(Json::Null),
        serde_yaml::Value::String(s) => Json::String(s.clone()),
        serde_yaml::Value::Sequence(s) => Json::Array(s.iter().map(json).collect()),
        serde_yaml::Value::Mapping(m) => {
            Json::Object(m.iter().filter(|(_, v)| !v.is_null()).filter_map(|(k, v)| k.as_str().map(|k| (k.to_string(), json(v)))).collect())
        }
        serde_yaml::Value::Tagged(t) => json(&t.value),
    }
}

fn differ(a: &Json, b: &Json, at: String) -> Option<(String, String)> {
    match (a, b) {
        (Json::Object(x), Json::Object(y)) => {
            let extra =
                y.keys().find(|k| !x.contains_key(*k)).map(|k| (at.clone(), format!("an independent YAML reader finds a key `{k}` here")));
            x.iter()
                .find_map(|(k, v)| differ(v, y.get(k).unwrap_or(&Json::Null), format!("{at}/{}", k.replace('~', "~0").replace('/', "~1"))))
                .or(extra)
        }
        (Json::Array(x), Json::Array(y)) if x.len() == y.len() => {
            x.iter().zip(y).enumerate().find_map(|(i, (p, q))| differ(p, q, format!("{at}/{i}")))
        }
        _ if a == b => None,
        _ => Some((at, format!("an independent YAML reader reads {b} here, and this program {a}"))),
    }
}
