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
    let refuse =
        |at: NodeId, message: &str, help: String| Err(Box::new(Diagnostic::new("not-a-known-kind", message).node(tree, at).help(help)));
    if !matches!(tree.node(root), Node::Map(_)) {
        let dashed = tree.items(root).first().is_some_and(|first| tree.get(*first, "kind").is_some());
        let help = if dashed {
            "delete the `- ` before `kind`"
        } else {
            "a course file begins with `kind: course`; `accredit new course` writes one"
        };
        let what = match tree.is_null(root) {
            true => "this file is empty",
            false if dashed => "this file is a list, and must be keys with their values",
            false => "this file is not a list of keys with their values",
        };
        return refuse(root, what, help.into());
    }
    let Some(node) = tree.get(root, "kind") else {
        let near = tree.entries(root).iter().find(|(k, _)| nearest(tree.text(*k), ["kind"]).is_some()).map(|(k, _)| *k);
        let first = near.or(tree.entries(root).first().map(|(k, _)| *k)).unwrap_or(root);
        let help = if near.is_some() { "did you mean `kind`?" } else { "begin the file with `kind: course` or `kind: provider`" };
        return refuse(first, "this file does not say what it is: the key `kind` is missing", help.into());
    };
    let word = tree.text(node);
    match kinds().find(|k| *k == word) {
        Some(kind) => Ok(kind),
        None => refuse(node, &format!("`{}` is not a kind of file", short(word)), one_of(word, &kinds().collect::<Vec<_>>())),
    }
}

/// The choice that was meant, or all of them.
fn one_of(word: &str, choices: &[&str]) -> String {
    match nearest(word, choices.iter().copied()) {
        Some(n) => format!("did you mean `{n}`?"),
        None => format!("it is one of: {}", choices.join(", ")),
    }
}

/// Checks the shape of a tree and marks what cannot be relied on.
pub fn check(tree: &Tree, kind: &str, limits: Limits, marks: &mut Marks, out: &mut Vec<Diagnostic>, causes: &mut HashMap<NodeId, usize>) {
    let Some(c) = compiled(kind) else { return };
    let mut shape = Shape { tree, c, most: limits.problems, marks, out, causes };
    shape.scalars();
    // A blank value counts as absent. Its key may be unknown all the same, and is looked at apart.
    let (json, whole) = (tree.to_json(), tree.to_json_with_blanks());
    if json != whole {
        shape.keys(&c.validator.iter_errors(&whole).collect::<Vec<_>>(), |value| tree.is_null(value));
    }
    let errors: Vec<ValidationError<'_>> = c.validator.iter_errors(&json).collect();
    shape.keys(&errors, |_| true);
    shape.values(&errors);
}

/// One run of the shape check.
struct Shape<'a> {
    tree: &'a Tree,
    c: &'static Compiled,
    /// Most diagnostics of one file.
    most: usize,
    marks: &'a mut Marks,
    out: &'a mut Vec<Diagnostic>,
    causes: &'a mut HashMap<NodeId, usize>,
}

impl Shape<'_> {
    /// Questions the keys that the schema does not know.
    fn keys(&mut self, errors: &[ValidationError<'_>], which: impl Fn(NodeId) -> bool) {
        for error in errors {
            let ValidationErrorKind::AdditionalProperties { unexpected } = error.kind() else { continue };
            let Some(map) = self.tree.locate(error.instance_path().as_str()) else { continue };
            let rule = rule_of(self.c, error).unwrap_or(&Json::Null);
            for key in unexpected {
                let entry = self.tree.entries(map).iter().find(|(k, _)| self.tree.text(*k) == key).copied();
                if let Some((key, value)) = entry.filter(|(_, v)| which(*v))
                    && self.out.len() < self.most
                {
                    self.unknown_key(map, key, value, rule);
                }
            }
        }
    }

    fn unknown_key(&mut self, map: NodeId, key: NodeId, value: NodeId, rule: &Json) {
        let known = names(rule.get("properties"));
        let text = self.tree.text(key);
        // `role:assesses`, without a space, is one long key with nothing behind it.
        let glued = text.split_once(':').filter(|(name, _)| known.contains(name) && self.tree.is_null(value));
        let meant = glued.map(|(name, _)| name).or_else(|| nearest(text, known.iter().copied()));
        if let Some(name) = meant.and_then(|n| self.c.names.iter().find(|x| *x == n))
            && self.tree.get(map, name).is_none()
        {
            self.marks.lost.entry(map).or_default().push((name.as_str(), value));
            self.causes.entry(value).or_insert(self.out.len());
            // Nothing can stand in for a value that every such mapping must have.
            if self.tree.is_null(value) && required(rule).contains(&name.as_str()) && self.marks.broken.insert(map) {
                self.causes.insert(map, self.out.len());
            }
        }
        let message = match glued {
            Some(_) => format!("there is no space after the colon in `{}`", short(text)),
            None => format!("there is no key `{}` here", short(text)),
        };
        let help = match (glued, meant) {
            (Some((name, rest)), _) => format!("write `{name}: {}`", short(rest.trim())),
            (None, Some(n)) => format!("did you mean `{n}`?"),
            (None, None) if known.len() <= 12 => format!("the keys are: {}", known.join(", ")),
            (None, None) => "`accredit schema` lists the keys of each kind of file".to_string(),
        };
        self.out.push(Diagnostic::new("unknown-key", message).node(self.tree, key).help(help));
    }

    /// Questions the values, and then the keys that are not there.
    fn values(&mut self, errors: &[ValidationError<'_>]) {
        let mut missing = Vec::new();
        for error in errors {
            if self.out.len() >= self.most {
                let left = "more defects of this file are not shown";
                self.out.push(Diagnostic::new("invalid-value", left).node(self.tree, self.tree.root()).help("mend those above first"));
                break;
            }
            let Some(node) = self.tree.locate(error.instance_path().as_str()) else { continue };
            match error.kind() {
                ValidationErrorKind::AdditionalProperties { .. } => {}
                ValidationErrorKind::Required { property } => missing.push((node, property.as_str().unwrap_or("").to_string(), error)),
                _ => self.broken(node, |tree, c| wrong_value(tree, c, error, node)),
            }
        }
        for (node, key, error) in missing {
            // A misspelt key, or a mapping that could not be read, is one cause, not two.
            let lost = self.marks.lost.get(&node).is_some_and(|l| l.iter().any(|(k, _)| *k == key));
            if !lost && !self.marks.broken.contains(&node) {
                self.out.push(self.missing_key(node, &key, error));
            }
        }
    }

    fn missing_key(&self, node: NodeId, key: &str, error: &ValidationError<'_>) -> Diagnostic {
        let tree = self.tree;
        let of = name_of(tree, node).map_or_else(|| "this file".to_string(), |n| format!("this entry of `{n}`"));
        let blank = tree.get(node, key);
        let message = if blank.is_some() { format!("`{key}` is left blank") } else { format!("`{key}` is missing from {of}") };
        let at = blank.and_then(|b| tree.key_of(b)).or(tree.entries(node).first().map(|(k, _)| *k)).unwrap_or(node);
        let d = Diagnostic::new("missing-key", message).node(tree, at);
        let about = rule_of(self.c, error).and_then(|r| r.get("properties")?.get(key)?.get("description")?.as_str());
        d.help(about.map_or_else(|| format!("add `{key}: …`"), |a| format!("`{key}`: {a}")))
    }

    /// Marks a value as one that cannot be relied on, and says why; once.
    fn broken(&mut self, node: NodeId, say: impl FnOnce(&Tree, &Compiled) -> Diagnostic) {
        if self.marks.broken.insert(node) {
            self.causes.insert(node, self.out.len());
            self.out.push(say(self.tree, self.c));
        }
    }

    /// Questions scalars that people and other programs read differently.
    fn scalars(&mut self) {
        let tree = self.tree;
        for i in 0..tree.len() {
            let node = NodeId(i as u32);
            let text = tree.text(node);
            if text.is_empty() || !matches!(tree.node(node), Node::Scalar(s) if s.plain) || self.out.len() >= self.most {
                continue;
            }
            let said = match tree.value(node) {
                Value::Int(_) | Value::Float(_) => tree.doubtful_number(node).map(|plain| {
                    let help = doubtful_help(tree, self.c, node, &plain);
                    ("doubtful-number", format!("`{}` is read differently by different programs", short(text)), help)
                }),
                Value::Text if tree.is_old_boolean(node) => {
                    let help = format!("put it in quotes if it is a word: \"{text}\"; for yes or no write `true` or `false`");
                    Some(("ambiguous-word", format!("`{text}` is a word here and means true or false to other programs"), help))
                }
                Value::Text if tree.is_special_number(node) => {
                    Some(("doubtful-number", format!("`{text}` is not a number that can be used"), UNKNOWN.to_string()))
                }
                _ => None,
            };
            // A key that reads as a number or a word of doubt is no key of ours; the unknown-key check speaks for it.
            let is_key = || tree.parent(node).is_some_and(|p| tree.entries(p).iter().any(|(k, _)| *k == node));
            if let Some((code, message, help)) = said
                && !is_key()
            {
                self.broken(node, |tree, _| Diagnostic::new(code, message).node(tree, node).help(help));
            }
        }
    }
}

const UNKNOWN: &str = "leave the key out if it is not known";

/// The number in plain digits; quotes only where nothing but text is wanted.
fn doubtful_help(tree: &Tree, c: &Compiled, node: NodeId, plain: &str) -> String {
    if rule_at(&c.schema, tree, node).and_then(|r| r.get("type")).and_then(Json::as_str) == Some("string") {
        format!("put it in quotes: \"{}\"", short(tree.text(node)))
    } else if plain.len() > 15 {
        UNKNOWN.to_string()
    } else {
        format!("write {plain}")
    }
}

/// The part of the schema that holds the rule which a value broke.
fn rule_of<'s>(c: &'s Compiled, error: &ValidationError<'_>) -> Option<&'s Json> {
    c.schema.pointer(error.schema_path().as_str().rsplit_once('/')?.0)
}

/// The part of the schema that speaks of a node.
fn rule_at<'s>(schema: &'s Json, tree: &Tree, node: NodeId) -> Option<&'s Json> {
    let Some(parent) = tree.parent(node) else { return Some(schema) };
    let above = rule_at(schema, tree, parent)?;
    let own = match tree.key_of(node) {
        Some(key) => above.get("properties")?.get(tree.text(key))?,
        None => above.get("items")?,
    };
    Some(resolve(schema, own))
}

fn resolve<'s>(schema: &'s Json, rule: &'s Json) -> &'s Json {
    let named = rule.get("$ref").and_then(Json::as_str).and_then(|r| schema.pointer(r.trim_start_matches('#')));
    named.unwrap_or(rule)
}

fn required(rule: &Json) -> Vec<&str> {
    rule.get("required").and_then(Json::as_array).map(|a| a.iter().filter_map(Json::as_str).collect()).unwrap_or_default()
}

fn names(properties: Option<&Json>) -> Vec<&str> {
    properties.and_then(Json::as_object).map(|m| m.keys().map(String::as_str).collect()).unwrap_or_default()
}

/// The key a value stands under, or that of the list it stands in.
fn name_of(tree: &Tree, node: NodeId) -> Option<&str> {
    tree.key_of(node).or_else(|| tree.parent(node).and_then(|p| tree.key_of(p))).map(|k| tree.text(k))
}

fn wrong_value(tree: &Tree, c: &Compiled, error: &ValidationError<'_>, node: NodeId) -> Diagnostic {
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
            (format!("`{text}` does not have the form of `{name}`"), if name == "id" { Some(id.to_string()) } else { about })
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
fn wants(rule: &Json, kind: &str) -> bool {
    rule.get("type").is_some_and(|t| t == kind || t.as_array().is_some_and(|a| a.iter().any(|x| x == kind)))
}

/// Whether the only text a rule allows is the word `none`.
fn is_or_none(rule: &Json) -> bool {
    rule.get("pattern").and_then(Json::as_str) == Some("^none$")
}

/// What to write where a value is of another type than its key asks for.
fn type_help(tree: &Tree, schema: &Json, rule: &Json, name: &str, node: NodeId) -> Option<String> {
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
fn number_help(text: &str, whole: bool) -> String {
    let number = text.trim().trim_end_matches(|c: char| !c.is_ascii_digit()).trim_start_matches(['£', '~']);
    let groups: Vec<&str> = number.split([',', ' ', '\u{a0}', '\'']).collect();
    let thousands = groups.len() > 1 && groups.iter().skip(1).all(|g| g.len() == 3);
    let plain = if thousands { groups.concat() } else { number.replace(',', ".") };
    let usable = plain.starts_with(|c: char| c.is_ascii_digit()) && plain.parse::<f64>().is_ok() && plain.len() < 16;
    match usable {
        _ if text.eq_ignore_ascii_case("none") => "write `none`".to_string(),
        true if whole && plain.contains('.') => "write a whole number, for example 40".to_string(),
        true => format!("write {plain}{}", if plain == text { ", without quotes" } else { "" }),
        false => "write digits, for example 40".to_string(),
    }
}

fn date_words(name: &str, text: &str) -> (String, Option<String>) {
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

fn types_in_words(kind: &TypeKind, or_none: bool) -> String {
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

fn found_in_words(tree: &Tree, node: NodeId) -> String {
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
