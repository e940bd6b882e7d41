//! The shape check: JSON Schema says what a file may hold, and its complaints become sentences a course lead can use.

mod direct;

use super::phrases::{UNKNOWN, doubtful_help, name_of, names, one_of, required, rule_of, short, wrong_value};
use super::typed::Marks;
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::changes::PLACEHOLDER;
use crate::source::{Limits, Node, NodeId, Tree, Value};
use direct::{Direct, Seen};
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, ValidationError, ValidationOptions, Validator};
use serde_json::Value as Json;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The published schema of each kind of file, by kind; `result` and `plan` are what `check` and `plan` print as JSON.
/// These are printed and never read: they are no kinds of file.
pub const SCHEMAS: &[(&str, &str)] = &[
    ("course", include_str!("schemas/course.json")),
    ("provider", include_str!("schemas/provider.json")),
    ("standard", include_str!("schemas/standard.json")),
    ("profile", include_str!("schemas/profile.json")),
    ("levels", include_str!("schemas/levels.json")),
    ("methods", include_str!("schemas/methods.json")),
    ("sources", include_str!("schemas/sources.json")),
    ("waivers", include_str!("schemas/waivers.json")),
    ("changes", include_str!("schemas/changes.json")),
    ("plan", include_str!("schemas/plan.json")),
    ("result", include_str!("schemas/result.json")),
];

/// Shapes that are printed, and never read from a file.
pub const PRINTED: &[&str] = &["plan", "result"];

/// The schema of a kind, as published.
pub fn schema(kind: &str) -> Option<&'static str> {
    SCHEMAS.iter().find(|(k, _)| *k == kind).map(|(_, s)| *s)
}

pub(super) struct Compiled {
    pub(super) schema: Json,
    /// Tells whether a file is well shaped; nearly every one is.
    quick: Validator<Direct>,
    /// Tells what is wrong with one that is not; compiled when the first is met.
    thorough: OnceLock<Option<Validator>>,
    /// Every property name of the schema, with the life of the program.
    names: Vec<String>,
}

impl Compiled {
    fn thorough(&self) -> Option<&Validator> {
        let build = || jsonschema::draft202012::options().should_validate_formats(true).build(&self.schema).ok();
        self.thorough.get_or_init(build).as_ref()
    }
}

/// Compiled once for each kind. A schema of our own that does not compile is caught by a test, and counts as "no rule" here.
fn compiled(kind: &str) -> Option<&'static Compiled> {
    static CELLS: [OnceLock<Option<Compiled>>; SCHEMAS.len()] = [const { OnceLock::new() }; SCHEMAS.len()];
    let i = SCHEMAS.iter().position(|(k, _)| *k == kind)?;
    let cell = CELLS.get(i)?;
    cell.get_or_init(|| {
        let schema: Json = serde_json::from_str(SCHEMAS[i].1).ok()?;
        let quick =
            ValidationOptions::<_, Direct>::default().with_draft(Draft::Draft202012).should_validate_formats(true).build(&schema).ok()?;
        let mut names = Vec::new();
        collect_names(&schema, &mut names);
        Some(Compiled { schema, quick, thorough: OnceLock::new(), names })
    })
    .as_ref()
}

/// Compiles the schema of a kind, for whoever will need it soon.
pub fn warm(kind: &str) {
    compiled(kind);
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
    let kinds = || SCHEMAS.iter().map(|(k, _)| *k).filter(|k| !PRINTED.contains(k));
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
    if tree.is_null(node) || !matches!(tree.node(node), Node::Scalar(_)) {
        return refuse(node, "`kind` is not one word", one_of("", &kinds().collect::<Vec<_>>()));
    }
    match kinds().find(|k| *k == word) {
        Some(kind) => Ok(kind),
        None => refuse(node, &format!("`{}` is not a kind of file", short(word)), one_of(word, &kinds().collect::<Vec<_>>())),
    }
}

/// Checks the shape of a tree and marks what cannot be relied on.
pub fn check(tree: &Tree, kind: &str, limits: Limits, marks: &mut Marks, out: &mut Vec<Diagnostic>, causes: &mut HashMap<NodeId, usize>) {
    let Some(c) = compiled(kind) else { return };
    let mut shape = Shape { tree, c, most: limits.diagnostics().saturating_mul(10), left: false, marks, out, causes };
    // In proposed changes any value may stand, as any file may hold it, and a placeholder is at home.
    if kind != "changes" {
        // In a file of facts, a word for what is not known yet is none; standards and profiles have words of their own.
        shape.scalars(matches!(kind, "course" | "provider" | "waivers"));
    }
    // A blank value counts as absent. Its key may be unknown all the same, and is looked at apart.
    if tree.has_blanks() {
        let whole = tree.to_json_with_blanks();
        let errors: Vec<ValidationError<'_>> = c.thorough().map(|v| v.iter_errors(&whole).collect()).unwrap_or_default();
        shape.keys(&errors, |value| tree.is_null(value));
    }
    if c.quick.is_valid(Seen::At(tree, tree.root())) {
        return;
    }
    let json = tree.to_json();
    let errors: Vec<ValidationError<'_>> = c.thorough().map(|v| v.iter_errors(&json).collect()).unwrap_or_default();
    shape.keys(&errors, |_| true);
    shape.values(&errors);
    if shape.left {
        let d = Diagnostic::new("more-defects", "there are more defects in this file than are looked at one by one");
        out.push(d.node(tree, tree.root()).help("mend the others first"));
    }
}

/// One run of the shape check.
struct Shape<'a> {
    tree: &'a Tree,
    c: &'static Compiled,
    /// Most diagnostics that are put into words: more than are told, so that those told are the first of the file.
    most: usize,
    /// Whether there were more.
    left: bool,
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
                if let Some((key, value)) = entry.filter(|(_, v)| which(*v)) {
                    if self.room() {
                        self.unknown_key(map, key, value, rule);
                    } else if self.marks.broken.insert(map) {
                        // What the key may have meant is not looked for any more, and could be anything there.
                        self.causes.insert(map, self.most);
                    }
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
            if !lost && !self.marks.broken.contains(&node) && self.room() {
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
            if self.room() {
                self.out.push(say(self.tree, self.c));
            }
        }
    }

    /// Whether one more defect is put into words. What is broken is marked all the same.
    fn room(&mut self) -> bool {
        let room = self.out.len() < self.most;
        self.left |= !room;
        room
    }

    /// Questions scalars that people and other programs read differently.
    fn scalars(&mut self, facts: bool) {
        let tree = self.tree;
        for i in 0..tree.len() {
            let node = NodeId(i as u32);
            let text = tree.text(node);
            if let Some(left) = placeholder(tree, node, facts) {
                let message = format!("`{}` stands where a value is to be supplied", short(tree.text(node)));
                let help = "write the value itself, or take the key out while it is not known; nothing may rest on this";
                self.broken(left, |tree, _| Diagnostic::new("placeholder-left", message).node(tree, left).help(help));
                continue;
            }
            if text.is_empty() || !matches!(tree.node(node), Node::Scalar(s) if s.plain) {
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

/// The value that a placeholder stands for: a text that begins as one, or the list that it makes where its quotes are lost.
fn placeholder(tree: &Tree, node: NodeId, facts: bool) -> Option<NodeId> {
    let text = tree.text(node);
    if text.starts_with(PLACEHOLDER) {
        return Some(node);
    }
    if let Some(not_yet) = stands_in(text).filter(|_| facts && !tree.is_null(node)) {
        let holder = tree.parent(node)?;
        let entry = tree.entries(holder).iter().find(|(_, v)| *v == node);
        let is_value = entry.is_some() || tree.items(holder).contains(&node);
        // A dash for a heading says that there is none, as many write it: that is no place, and no defect.
        let no_heading = !not_yet && entry.is_some_and(|(k, _)| tree.text(*k) == "heading");
        return (is_value && !no_heading).then_some(node);
    }
    let holder = tree.parent(node).filter(|_| text.starts_with(PLACEHOLDER.trim_start_matches('[')))?;
    let list = if tree.items(holder).is_empty() { tree.parent(holder)? } else { holder };
    (tree.items(list).len() == 1).then_some(list)
}

/// What people write where they do not know yet; each alone, whatever its case.
const NOT_YET: &[&str] = &[
    "n/a",
    "not known",
    "not yet known",
    "not yet decided",
    "tba",
    "tbc",
    "tbd",
    "to be added",
    "to be advised",
    "to be agreed",
    "to be announced",
    "to be completed",
    "to be confirmed",
    "to be decided",
    "to be determined",
    "to follow",
    "todo",
    "xxx",
];

/// Whether a text only holds the place of one: a word for what is not known yet (`true`), or no letter and no digit (`false`).
fn stands_in(text: &str) -> Option<bool> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() {
        // The dots of a starting file are left to the judgement: a file that is still being written is no broken one.
        return (!text.trim().is_empty() && text.trim() != "…").then_some(false);
    }
    NOT_YET.iter().any(|w| w.eq_ignore_ascii_case(bare)).then_some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_schema_compiles() {
        for (kind, _) in SCHEMAS {
            assert!(compiled(kind).is_some_and(|c| c.thorough().is_some()), "{kind}");
        }
    }

    /// Every file of the tests, sound or not: the tree itself is seen as the JSON that is made of it.
    #[test]
    fn both_ways_of_looking_see_the_same() {
        let here = camino::Utf8Path::new(env!("CARGO_MANIFEST_DIR"));
        let (mut sound, mut not) = (0, 0);
        for entry in ["courses", "standards", "tests/cases"].into_iter().flat_map(|f| ignore::Walk::new(here.join(f))) {
            let entry = entry.unwrap();
            if entry.path().extension().is_none_or(|e| e != "yaml") {
                continue;
            }
            let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
            let source = crate::source::Source::new("a.yaml", &text);
            let (Ok(tree), _) = crate::source::read(&source, Limits::default()) else { continue };
            let Some(c) = kind_of(&tree).ok().and_then(compiled) else { continue };
            let quick = c.quick.is_valid(Seen::At(&tree, tree.root()));
            assert_eq!(quick, c.thorough().unwrap().is_valid(&tree.to_json()), "{}", entry.path().display());
            *if quick { &mut sound } else { &mut not } += 1;
        }
        assert!(sound > 400 && not > 40, "{sound} sound, {not} not");
    }
}
