//! Complaints of the shape check as sentences: what is wrong with a value, and what to write instead.

use super::shape::Compiled;
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::{Node, NodeId, Tree, Value, is_harmful};
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError};
use serde_json::Value as Json;

pub(super) const UNKNOWN: &str = "leave the key out if it is not known";

/// The number in plain digits; quotes only where nothing but text is wanted.
pub(super) fn doubtful_help(tree: &Tree, c: &Compiled, node: NodeId, plain: &str) -> String {
    if rule_at(&c.schema, tree, node).and_then(|r| r.get("type")).and_then(Json::as_str) == Some("string") {
        format!("put it in quotes: \"{}\"", short(tree.text(node)))
    } else if plain.len() > 15 {
        UNKNOWN.to_string()
    } else {
        format!("write {plain}")
    }
}

/// The part of the schema that holds the rule which a value broke.
pub(super) fn rule_of<'s>(c: &'s Compiled, error: &ValidationError<'_>) -> Option<&'s Json> {
    c.schema.pointer(error.schema_path().as_str().rsplit_once('/')?.0)
}

/// The part of the schema that speaks of a node.
pub(super) fn rule_at<'s>(schema: &'s Json, tree: &Tree, node: NodeId) -> Option<&'s Json> {
    let Some(parent) = tree.parent(node) else { return Some(schema) };
    let above = rule_at(schema, tree, parent)?;
    let own = match tree.key_of(node) {
        Some(key) => above.get("properties")?.get(tree.text(key))?,
        None => above.get("items")?,
    };
    Some(resolve(schema, own))
}

pub(super) fn resolve<'s>(schema: &'s Json, rule: &'s Json) -> &'s Json {
    let named = rule.get("$ref").and_then(Json::as_str).and_then(|r| schema.pointer(r.trim_start_matches('#')));
    named.unwrap_or(rule)
}

pub(super) fn required(rule: &Json) -> Vec<&str> {
    rule.get("required").and_then(Json::as_array).map(|a| a.iter().filter_map(Json::as_str).collect()).unwrap_or_default()
}

pub(super) fn names(properties: Option<&Json>) -> Vec<&str> {
    properties.and_then(Json::as_object).map(|m| m.keys().map(String::as_str).collect()).unwrap_or_default()
}

/// The key a value stands under, or that of the list it stands in.
pub(super) fn name_of(tree: &Tree, node: NodeId) -> Option<&str> {
    tree.key_of(node).or_else(|| tree.parent(node).and_then(|p| tree.key_of(p))).map(|k| tree.text(k))
}

pub(super) fn wrong_value(tree: &Tree, c: &Compiled, error: &ValidationError<'_>, node: NodeId) -> Diagnostic {
    let name = short(name_of(tree, node).unwrap_or("this value"));
    let text = short(tree.text(node));
    let rule = rule_of(c, error).unwrap_or(&Json::Null);
    let about = rule.get("description").and_then(Json::as_str).map(|a| format!("`{name}`: {a}"));
    let (message, help) = match error.kind() {
        ValidationErrorKind::Type { kind } => {
            let wanted = types_in_words(kind, is_or_none(rule));
            let help = type_help(tree, &c.schema, rule, &name, node).or(about);
            (format!("`{name}` must be {wanted}, and this is {}", found_in_words(tree, node)), help)
        }
        ValidationErrorKind::Enum { options } => {
            let options: Vec<&str> = options.as_array().map(|a| a.iter().filter_map(Json::as_str).collect()).unwrap_or_default();
            (format!("`{text}` is not a choice for `{name}`"), Some(one_of(tree.text(node), &options)))
        }
        ValidationErrorKind::Pattern { .. } if is_or_none(rule) => {
            let wanted = if wants(rule, "object") { "a group of keys" } else { "a number" };
            (
                format!("`{name}` must be {wanted}, or the word `none`; this is `{text}`"),
                type_help(tree, &c.schema, rule, &name, node).or(about),
            )
        }
        ValidationErrorKind::Pattern { pattern } if pattern.contains("[0-9]{4}") => date_words(&name, &text),
        ValidationErrorKind::Format { .. } => date_words(&name, &text),
        ValidationErrorKind::Pattern { .. } => {
            let id = "use letters, digits, `.`, `_` and `-`, without spaces, at most 80";
            let told = tree.text(node).chars().find(|c| !c.is_ascii()).map(|c| match is_harmful(c) {
                true => format!("a character in it cannot be seen (U+{:04X}); {id}", c as u32),
                false => format!("`{c}` in it is no letter from a to z (U+{:04X}); {id}", c as u32),
            });
            let help = told.or(if name == "id" { Some(id.to_string()) } else { about });
            (format!("`{text}` does not have the form of `{name}`"), help)
        }
        ValidationErrorKind::Minimum { limit } => (format!("`{name}` must be at least {limit}; this is {text}"), about),
        ValidationErrorKind::Maximum { limit } => (format!("`{name}` must be at most {limit}; this is {text}"), about),
        ValidationErrorKind::MinLength { .. } | ValidationErrorKind::MinItems { .. } => {
            (format!("`{name}` is empty"), Some(UNKNOWN.into()))
        }
        ValidationErrorKind::MinProperties { .. } => (format!("`{name}` says nothing"), about),
        ValidationErrorKind::MaxProperties { .. } => (format!("`{name}` says more than one thing"), about),
        _ => (format!("`{name}` does not have the form it needs"), about),
    };
    let d = Diagnostic::new("invalid-value", message).node(tree, node);
    match help {
        Some(h) => d.help(h),
        None => d,
    }
}

/// Whether a rule asks for a value of a type, or for one of several.
pub(super) fn wants(rule: &Json, kind: &str) -> bool {
    rule.get("type").is_some_and(|t| t == kind || t.as_array().is_some_and(|a| a.iter().any(|x| x == kind)))
}

/// Whether the only text a rule allows is the word `none`.
pub(super) fn is_or_none(rule: &Json) -> bool {
    rule.get("pattern").and_then(Json::as_str) == Some("^none$")
}

/// What to write where a value is of another type than its key asks for.
pub(super) fn type_help(tree: &Tree, schema: &Json, rule: &Json, name: &str, node: NodeId) -> Option<String> {
    let text = short(tree.text(node));
    let found = tree.node(node);
    if wants(rule, "boolean") {
        Some("write `true` or `false`, without quotes".to_string())
    } else if wants(rule, "array") {
        let items = rule.get("items").map(|i| resolve(schema, i))?;
        let first = required(items).first().copied().or(names(items.get("properties")).first().copied());
        match (found, first) {
            (Node::Scalar(_), Some(key)) => Some(format!("begin each entry with `- `, for example `- {key}: …`")),
            (Node::Map(_), Some(_)) => Some("begin each entry with `- `".to_string()),
            (Node::Map(entries), None) => {
                let keys: Vec<&str> = entries.iter().map(|(k, _)| tree.text(*k)).collect();
                Some(format!("write `{name}: [{}]`", short(&keys.join(", "))))
            }
            _ => (!text.is_empty()).then(|| format!("write a list: `{name}: [{text}]`")),
        }
    } else if wants(rule, "object") {
        Some(format!("its keys are {}", names(rule.get("properties")).join(", "))).filter(|_| rule.get("properties").is_some())
    } else if let [item] = tree.items(node) {
        (!tree.text(*item).is_empty()).then(|| format!("write `{}`, without brackets", short(tree.text(*item))))
    } else if wants(rule, "number") || wants(rule, "integer") {
        matches!(found, Node::Scalar(_)).then(|| number_help(tree.text(node), !wants(rule, "number")))
    } else if rule.get("format").is_some() {
        date_words(name, &text).1
    } else if tree.is_null(node) {
        Some("write a value, or delete the item".to_string())
    } else {
        let written = if matches!(found, Node::Scalar(_)) { text } else { short(tree.written(node)) };
        let one_line = !matches!(found, Node::List(_)) && !tree.written(node).contains(['\n', '"', '\\']);
        one_line.then(|| format!("put it in quotes: \"{written}\""))
    }
}

/// The number a text was meant to be: thousands with a comma, a unit behind it, a decimal comma, quotes.
pub(super) fn number_help(text: &str, whole: bool) -> String {
    let number = text.trim().trim_end_matches(|c: char| !c.is_ascii_digit()).trim_start_matches(['£', '~']);
    let groups: Vec<&str> = number.split([',', ' ', '\u{a0}', '\'']).collect();
    let thousands = groups.len() > 1 && groups.iter().skip(1).all(|g| g.len() == 3);
    let plain = if thousands { groups.concat() } else { number.replace(',', ".") };
    let usable = plain.starts_with(|c: char| c.is_ascii_digit()) && plain.parse::<f64>().is_ok() && plain.len() < 16;
    let far = text.trim().parse::<f64>().is_ok_and(|n| n.is_infinite()) && text.contains(|c: char| c.is_ascii_digit());
    match usable {
        _ if far => "it is too large for a number; write digits, for example 40".to_string(),
        _ if text.eq_ignore_ascii_case("none") => "write `none`".to_string(),
        true if whole && plain.contains('.') => "write a whole number, for example 40".to_string(),
        true => format!("write {plain}{}", if plain == text { ", without quotes" } else { "" }),
        false => "write digits, for example 40".to_string(),
    }
}

pub(super) fn date_words(name: &str, text: &str) -> (String, Option<String>) {
    let parts: Vec<i16> = text.split(['-', '/', '.', ' ']).map_while(|p| p.parse().ok()).collect();
    let day = |y: i16, m: i16, d: i16| jiff::civil::Date::new(y, m.try_into().ok()?, d.try_into().ok()?).ok();
    let example = "write year, month and day: 2026-09-01".to_string();
    let (message, help) = match parts[..] {
        [y, m, d] if y > 999 && day(y, m, d).is_none() => {
            (Some(format!("`{text}` is not a day of the calendar")), "check the month and the day".to_string())
        }
        [y, m, d] if y > 999 => (None, day(y, m, d).map_or(example, |date| format!("write {date}"))),
        [d, m, y] if y > 999 => {
            let meant = day(y, m, d).or_else(|| day(y, d, m));
            (None, meant.map_or(example, |date| format!("write {date} if {} is meant", date.strftime("%-d %B"))))
        }
        _ => (None, example),
    };
    (message.unwrap_or_else(|| format!("`{name}` must be a date, and `{text}` is not one")), Some(help))
}

pub(super) fn types_in_words(kind: &TypeKind, or_none: bool) -> String {
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
        TypeKind::Multiple(set) => {
            let words = set.iter().filter(|t| !or_none || *t != JsonType::String).map(word);
            words.chain(or_none.then_some("the word `none`")).collect::<Vec<_>>().join(" or ")
        }
    }
}

pub(super) fn found_in_words(tree: &Tree, node: NodeId) -> String {
    match tree.node(node) {
        Node::List(_) => "a list".into(),
        Node::Map(_) => "a group of keys".into(),
        Node::Scalar(_) => match tree.value(node) {
            Value::Int(_) | Value::Float(_) => format!("the number {}", short(tree.text(node))),
            Value::Bool(b) => b.to_string(),
            Value::Null => "blank".into(),
            Value::Text => format!("`{}`", short(tree.text(node))),
        },
    }
}

pub(super) fn short(text: &str) -> String {
    let one_line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(60).collect();
    if text.chars().count() > 60 { format!("{one_line}…") } else { one_line }
}

/// The choice that was meant, or all of them.
pub(super) fn one_of(word: &str, choices: &[&str]) -> String {
    match nearest(word, choices.iter().copied()) {
        Some(n) => format!("did you mean `{n}`?"),
        None => format!("it is one of: {}", choices.join(", ")),
    }
}
