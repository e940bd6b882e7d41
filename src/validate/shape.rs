//! The shape check: JSON Schema says what a file may hold, and its complaints become sentences a course lead can use.

use super::typed::Marks;
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::{Limits, Node, NodeId, Tree, Value};
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError, Validator};
use serde_json::Value as Json;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The published schema of each kind of file, by kind; `result` is that of `check --format json`.
pub const SCHEMAS: &[(&str, &str)] = &[
    ("course", include_str!("schemas/course.json")),
    ("provider", include_str!("schemas/provider.json")),
    ("standard", include_str!("schemas/standard.json")),
    ("profile", include_str!("schemas/profile.json")),
    ("levels", include_str!("schemas/levels.json")),
    ("methods", include_str!("schemas/methods.json")),
    ("sources", include_str!("schemas/sources.json")),
    ("result", include_str!("schemas/result.json")),
];

/// The schema of a kind, as published.
pub fn schema(kind: &str) -> Option<&'static str> {
    SCHEMAS.iter().find(|(k, _)| *k == kind).map(|(_, s)| *s)
}

struct Compiled {
    schema: Json,
    validator: Validator,
    /// Every property name of the schema, with the life of the program.
    names: Vec<String>,
}

/// Compiled once for each kind. A schema of our own that does not compile is caught by a test, and counts as "no rule" here.
fn compiled(kind: &str) -> Option<&'static Compiled> {
    static CELLS: [OnceLock<Option<Compiled>>; 8] = [const { OnceLock::new() }; 8];
    let i = SCHEMAS.iter().position(|(k, _)| *k == kind)?;
    let cell = CELLS.get(i)?;
    cell.get_or_init(|| {
        let schema: Json = serde_json::from_str(SCHEMAS[i].1).ok()?;
        let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema).ok()?;
        let mut names = Vec::new();
        collect_names(&schema, &mut names);
        Some(Compiled { schema, validator, names })
    })
    .as_ref()
}

fn collect_names(schema: &Json, out: &mut Vec<String>) {
    match schema {
        Json::Object(map) => {
            if let Some(Json::Object(p)) = map.get("properties") {
                out.extend(p.keys().cloned());
            }
            map.values().for_each(|v| collect_names(v, out));
        }
        Json::Array(items) => items.iter().for_each(|v| collect_names(v, out)),
        _ => {}
    }
}

/// The kind a file declares in its first key.
pub fn kind_of(tree: &Tree) -> Result<&'static str, Box<Diagnostic>> {
    let root = tree.root();
    let kinds = || SCHEMAS.iter().map(|(k, _)| *k).filter(|k| *k != "result");
    if !matches!(tree.node(root), Node::Map(_)) {
        let what = if tree.is_null(root) { "this file is empty" } else { "this file is not a list of keys with their values" };
        return Err(Box::new(
            Diagnostic::new("not-a-known-kind", what)
                .node(tree, root)
                .help("a course file begins with `kind: course`; `accredit new course` writes one"),
        ));
    }
    let Some(node) = tree.get(root, "kind") else {
        let near = tree.entries(root).iter().find(|(k, _)| nearest(tree.text(*k), ["kind"]).is_some()).map(|(k, _)| *k);
        let d = Diagnostic::new("not-a-known-kind", "this file does not say what it is: the key `kind` is missing");
        let first = near.or(tree.entries(root).first().map(|(k, _)| *k)).unwrap_or(root);
        return Err(Box::new(d.node(tree, first).help("begin the file with `kind: course` or `kind: provider`")));
    };
    let word = tree.text(node);
    kinds().find(|k| *k == word).ok_or_else(|| {
        let help = match nearest(word, kinds()) {
            Some(k) => format!("did you mean `{k}`?"),
            None => format!("it is one of: {}", kinds().collect::<Vec<_>>().join(", ")),
        };
        Box::new(Diagnostic::new("not-a-known-kind", format!("`{}` is not a kind of file", short(word))).node(tree, node).help(help))
    })
}

/// Checks the shape of a tree and marks what cannot be relied on.
pub fn check(tree: &Tree, kind: &str, limits: Limits, marks: &mut Marks, out: &mut Vec<Diagnostic>, causes: &mut HashMap<NodeId, usize>) {
    scalars(tree, limits, marks, out, causes);
    let Some(c) = compiled(kind) else { return };
    let json = tree.to_json();
    let mut required = Vec::new();
    for error in c.validator.iter_errors(&json) {
        if out.len() >= limits.problems {
            let left = "more defects of this file are not shown";
            out.push(Diagnostic::new("invalid-value", left).node(tree, tree.root()).help("mend those above first"));
            break;
        }
        let Some(node) = tree.locate(error.instance_path().as_str()) else { continue };
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                for key in unexpected {
                    unknown_key(tree, c, &error, node, key, marks, out);
                }
            }
            ValidationErrorKind::Required { property } => required.push((node, property.as_str().unwrap_or("").to_string())),
            _ => {
                if marks.broken.insert(node) {
                    causes.insert(node, out.len());
                    out.push(wrong_value(tree, c, &error, node));
                }
            }
        }
    }
    for (node, key) in required {
        // A misspelt key is one cause, not two.
        if marks.lost.get(&node).is_some_and(|l| l.iter().any(|(k, _)| *k == key)) {
            continue;
        }
        let name = tree.key_of(node).map(|k| tree.text(k)).or_else(|| tree.parent(node).and_then(|p| tree.key_of(p)).map(|k| tree.text(k)));
        let of = name.map_or_else(|| "this file".to_string(), |n| format!("this entry of `{n}`"));
        let blank = tree.get(node, &key);
        let message = if blank.is_some() { format!("`{key}` is left blank") } else { format!("`{key}` is missing from {of}") };
        let at = blank.and_then(|b| tree.key_of(b)).or(tree.entries(node).first().map(|(k, _)| *k)).unwrap_or(node);
        let mut d = Diagnostic::new("missing-key", message).node(tree, at);
        if let Some(text) = property_description(c, &key) {
            d = d.help(format!("`{key}`: {text}"));
        }
        out.push(d);
    }
}

/// Questions scalars that people and other programs read differently.
fn scalars(tree: &Tree, limits: Limits, marks: &mut Marks, out: &mut Vec<Diagnostic>, causes: &mut HashMap<NodeId, usize>) {
    for i in 0..tree.len() {
        let node = NodeId(i as u32);
        let Node::Scalar(s) = tree.node(node) else { continue };
        if !s.plain || out.len() >= limits.problems {
            continue;
        }
        let text = tree.text(node);
        let bytes = text.as_bytes();
        if bytes.is_empty() {
            continue;
        }
        let d = match tree.value(node) {
            Value::Int(_) | Value::Float(_) => {
                let digits = text.trim_start_matches(['-', '+']);
                let doubtful = (digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0."))
                    || text.contains(['e', 'E', 'x', 'o', '+'])
                    || digits.bytes().filter(u8::is_ascii_digit).count() > 15;
                doubtful.then(|| {
                    Diagnostic::new("doubtful-number", format!("`{}` is read differently by different programs", short(text)))
                        .help(format!("write a plain number, or put it in quotes: \"{}\"", short(text)))
                })
            }
            Value::Text if is_old_boolean(text) => {
                let help = format!("put it in quotes if it is a word: \"{text}\"; for yes or no write `true` or `false`");
                Some(
                    Diagnostic::new("ambiguous-word", format!("`{text}` is a word here and means true or false to other programs"))
                        .help(help),
                )
            }
            Value::Text if is_special_number(text) => Some(
                Diagnostic::new("doubtful-number", format!("`{text}` is not a number that can be used"))
                    .help("write a plain number, or leave the key out if it is not known"),
            ),
            _ => None,
        };
        if let Some(d) = d {
            // A key that reads as a number or a word of doubt is no key of ours; the unknown-key check speaks for it.
            let is_key = tree.parent(node).is_some_and(|p| tree.entries(p).iter().any(|(k, _)| *k == node));
            if !is_key && marks.broken.insert(node) {
                causes.insert(node, out.len());
                out.push(d.node(tree, node));
            }
        }
    }
}

/// YAML 1.1 reads these as booleans; YAML 1.2 as words.
fn is_old_boolean(text: &str) -> bool {
    matches!(text, "y" | "Y" | "n" | "N" | "yes" | "Yes" | "YES" | "no" | "No" | "NO" | "on" | "On" | "ON" | "off" | "Off" | "OFF")
}

fn is_special_number(text: &str) -> bool {
    matches!(text.trim_start_matches(['-', '+']), ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN")
}

fn unknown_key(
    tree: &Tree,
    c: &'static Compiled,
    error: &ValidationError<'_>,
    node: NodeId,
    key: &str,
    marks: &mut Marks,
    out: &mut Vec<Diagnostic>,
) {
    let known =
        error.schema_path().as_str().strip_suffix("/additionalProperties").and_then(|p| c.schema.pointer(&format!("{p}/properties")));
    let known: Vec<&str> = known.and_then(Json::as_object).map(|m| m.keys().map(String::as_str).collect()).unwrap_or_default();
    let value = tree.get(node, key);
    let place = tree.entries(node).iter().find(|(k, _)| tree.text(*k) == key).map_or(node, |(k, _)| *k);
    let near = nearest(key, known.iter().copied());
    if let (Some(name), Some(value)) = (near.and_then(|n| c.names.iter().find(|x| *x == n)), value)
        && tree.get(node, name).is_none()
    {
        marks.lost.entry(node).or_default().push((name.as_str(), value));
    }
    let mut d = Diagnostic::new("unknown-key", format!("there is no key `{}` here", short(key))).node(tree, place);
    d = d.help(match near {
        Some(n) => format!("did you mean `{n}`?"),
        None if known.len() <= 12 => format!("the keys are: {}", known.join(", ")),
        None => "`accredit schema` lists the keys of each kind of file".to_string(),
    });
    out.push(d);
}

fn wrong_value(tree: &Tree, c: &Compiled, error: &ValidationError<'_>, node: NodeId) -> Diagnostic {
    let name = tree
        .key_of(node)
        .map(|k| tree.text(k))
        .or_else(|| tree.parent(node).and_then(|p| tree.key_of(p)).map(|k| tree.text(k)))
        .unwrap_or("this value");
    let name = short(name);
    let text = short(tree.text(node));
    let rule = error.schema_path().as_str().rsplit_once('/').and_then(|(p, _)| c.schema.pointer(p));
    let about = rule.and_then(|r| r.get("description")).and_then(Json::as_str);
    let types = rule.and_then(|r| r.get("type"));
    let numeric = matches!(tree.value(node), Value::Int(_) | Value::Float(_));
    let (message, help) = match error.kind() {
        ValidationErrorKind::Type { kind } => {
            let wanted = types_in_words(kind);
            let text_wanted = matches!(kind, TypeKind::Single(JsonType::String));
            let help = if text_wanted && numeric {
                Some(format!("put it in quotes: \"{text}\""))
            } else if wanted == "true or false" {
                Some("write `true` or `false`, without quotes".to_string())
            } else if wanted.starts_with("a list") && matches!(tree.node(node), Node::Scalar(_)) && !text.is_empty() {
                Some(format!("write a list: `{name}: [{text}]`"))
            } else {
                about.map(|a| format!("`{name}`: {a}"))
            };
            (format!("`{name}` must be {wanted}, and this is {}", found_in_words(tree, node)), help)
        }
        ValidationErrorKind::Enum { options } => {
            let options: Vec<&str> = options.as_array().map(|a| a.iter().filter_map(Json::as_str).collect()).unwrap_or_default();
            let help = match nearest(tree.text(node), options.iter().copied()) {
                Some(n) => format!("did you mean `{n}`?"),
                None => format!("it is one of: {}", options.join(", ")),
            };
            (format!("`{text}` is not a choice for `{name}`"), Some(help))
        }
        ValidationErrorKind::Pattern { pattern } if pattern == "^none$" => {
            let wanted = types.and_then(Json::as_array).and_then(|a| a.first()).and_then(Json::as_str).unwrap_or("value");
            let wanted = match wanted {
                "number" | "integer" => "a number",
                "object" => "a group of keys",
                other => other,
            };
            (format!("`{name}` must be {wanted}, or the word `none`; this is `{text}`"), about.map(|a| format!("`{name}`: {a}")))
        }
        ValidationErrorKind::Pattern { pattern } if pattern.contains("[0-9]{4}") => date_words(&name, &text),
        ValidationErrorKind::Format { .. } => date_words(&name, &text),
        ValidationErrorKind::Pattern { .. } => {
            let help = if name == "id" {
                Some("use letters, digits, `.`, `_` and `-`, without spaces, at most 80".to_string())
            } else {
                about.map(|a| format!("`{name}`: {a}"))
            };
            (format!("`{text}` does not have the form of `{name}`"), help)
        }
        ValidationErrorKind::Minimum { limit } => (format!("`{name}` must be at least {limit}; this is {text}"), about.map(str::to_string)),
        ValidationErrorKind::Maximum { limit } => (format!("`{name}` must be at most {limit}; this is {text}"), about.map(str::to_string)),
        ValidationErrorKind::MinLength { .. } | ValidationErrorKind::MinItems { .. } => {
            (format!("`{name}` is empty"), Some("leave the key out if it is not known".to_string()))
        }
        ValidationErrorKind::MinProperties { .. } => (format!("`{name}` says nothing"), about.map(|a| format!("`{name}`: {a}"))),
        ValidationErrorKind::MaxProperties { .. } => {
            (format!("`{name}` says more than one thing"), about.map(|a| format!("`{name}`: {a}")))
        }
        _ => (format!("`{name}` does not have the form it needs"), about.map(|a| format!("`{name}`: {a}"))),
    };
    let d = Diagnostic::new("invalid-value", message).node(tree, node);
    match help {
        Some(h) => d.help(h),
        None => d,
    }
}

fn date_words(name: &str, text: &str) -> (String, Option<String>) {
    (format!("`{name}` must be a date, and `{text}` is not one"), Some("write year, month and day: 2026-09-01".to_string()))
}

fn types_in_words(kind: &TypeKind) -> String {
    let word = |t: JsonType| match t {
        JsonType::Array => "a list",
        JsonType::Boolean => "true or false",
        JsonType::Integer => "a whole number",
        JsonType::Number => "a number",
        JsonType::Object => "a group of keys",
        JsonType::String => "text",
        JsonType::Null => "blank",
    };
    match kind {
        TypeKind::Single(t) => word(*t).to_string(),
        TypeKind::Multiple(set) => set.iter().map(word).collect::<Vec<_>>().join(" or "),
    }
}

fn found_in_words(tree: &Tree, node: NodeId) -> String {
    match tree.node(node) {
        Node::List(_) => "a list".into(),
        Node::Map(_) => "a group of keys".into(),
        Node::Scalar(_) => match tree.value(node) {
            Value::Int(_) | Value::Float(_) => format!("the number {}", short(tree.text(node))),
            Value::Bool(b) => b.to_string(),
            _ => format!("`{}`", short(tree.text(node))),
        },
    }
}

fn property_description<'a>(c: &'a Compiled, key: &str) -> Option<&'a str> {
    c.schema.pointer(&format!("/properties/{key}/description")).and_then(Json::as_str)
}

fn short(text: &str) -> String {
    let one_line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(60).collect();
    if text.chars().count() > 60 { format!("{one_line}…") } else { one_line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_schema_compiles() {
        for (kind, _) in SCHEMAS {
            assert!(compiled(kind).is_some(), "{kind}");
        }
    }
}
