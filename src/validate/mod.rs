//! From a text to a typed declaration: syntax, then shape (JSON Schema 2020-12), then types (serde), then what the file
//! says about itself. All problems of a file in one run, one per cause; never fails as a whole.

mod catalogue;
mod combination;
mod local;
mod phrases;
mod second;
mod shape;
mod supposed;
mod typed;

pub use catalogue::{assemble, digest};
pub use second::second_reading;
pub use shape::{SCHEMAS, schema, warm};
pub use supposed::{Proposed, propose};

use crate::diagnostic::{Diagnostic, nearest};
use crate::model::changes::Changes;
use crate::model::level::Levels;
use crate::model::standard::{Method, Profile, PublishedSource, Standard};
use crate::model::waiver::WaiversFile;
use crate::model::{Course, Provider};
use crate::source::{Limits, NodeId, Source, Tree, raise, read};
use serde::Deserialize;
use std::collections::HashMap;

/// What a file declares itself to be.
#[derive(Debug)]
pub enum Declared {
    /// A course.
    Course(Box<Course>),
    /// A provider.
    Provider(Box<Provider>),
    /// A standard.
    Standard(Box<Standard>),
    /// A profile.
    Profile(Box<Profile>),
    /// Levels.
    Levels(Levels),
    /// Assessment methods.
    Methods(Vec<Method>),
    /// Sources.
    Sources(Vec<PublishedSource>),
    /// Waivers.
    Waivers(Box<WaiversFile>),
    /// Proposed changes.
    Changes(Box<Changes>),
    /// Nothing that can be used; the kind it seems to be, if its first lines say so.
    Unreadable(Option<&'static str>),
}

/// A file after all checks that need nothing but the file.
#[derive(Debug)]
pub struct Checked {
    /// The source.
    pub source: Source,
    /// The tree; absent where the text is not YAML.
    pub tree: Option<Tree>,
    /// What it declares.
    pub declared: Declared,
    /// Its defects, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// Which diagnostic explains a broken value, by the node it stands at.
    pub causes: HashMap<NodeId, usize>,
}

/// Checks one file.
pub fn check(source: Source, limits: Limits) -> Checked {
    examine(source, limits, true, &mut |_| {})
}

/// Reads one file of the set compiled in: its shape is held by a test, and need not be checked at every start.
pub fn trusted(source: Source, limits: Limits) -> Checked {
    examine(source, limits, false, &mut |_| {})
}

/// Examines a file; `change` may edit it between reading and everything else.
fn examine(source: Source, limits: Limits, doubt: bool, change: &mut dyn FnMut(&mut Tree)) -> Checked {
    let (mut tree, problems) = read(&source, limits);
    if let Ok(tree) = &mut tree {
        change(tree);
    }
    let mut diagnostics: Vec<Diagnostic> = problems.iter().map(|p| Diagnostic::from_problem(&source, p)).collect();
    let mut causes = HashMap::new();
    let Ok(tree) = tree else {
        let kind = sniff(&source.text);
        return Checked { source, tree: None, declared: Declared::Unreadable(kind), diagnostics, causes };
    };
    let mut marks = typed::Marks::default();
    for (i, p) in problems.iter().enumerate() {
        if let Some(node) = p.spoils {
            marks.broken.insert(node);
            causes.insert(node, i);
        }
    }
    let kind = match shape::kind_of(&tree) {
        Ok(kind) => kind,
        Err(diagnostic) => {
            let sniffed = sniff(&source.text);
            diagnostics.push(*diagnostic);
            return Checked { source, tree: Some(tree), declared: Declared::Unreadable(sniffed), diagnostics, causes };
        }
    };
    if matches!(kind, "course" | "provider") && asked_of(&tree) > limits.work() {
        let message = format!("this file asks for more than {} steps: so much stands in it, and refers to so much", limits.work());
        let help = format!("split it; {}", raise("work"));
        diagnostics.push(Diagnostic::new("too-much-work", message).node(&tree, tree.root()).help(help));
        return Checked { source, tree: None, declared: Declared::Unreadable(Some(kind)), diagnostics, causes };
    }
    if doubt {
        shape::check(&tree, kind, limits, &mut marks, &mut diagnostics, &mut causes);
    }
    let failures = typed::Failures::default();
    let declared = match kind {
        "course" => typed::read(&tree, &marks, &failures).map(Declared::Course),
        "provider" => typed::read(&tree, &marks, &failures).map(Declared::Provider),
        "standard" => typed::read(&tree, &marks, &failures).map(Declared::Standard),
        "profile" => typed::read(&tree, &marks, &failures).map(Declared::Profile),
        "levels" => typed::read(&tree, &marks, &failures).map(Declared::Levels),
        "waivers" => typed::read(&tree, &marks, &failures).map(Declared::Waivers),
        "changes" => typed::read(&tree, &marks, &failures).map(Declared::Changes),
        "methods" => typed::read::<MethodsFile>(&tree, &marks, &failures).map(|f| Declared::Methods(f.methods)),
        _ => typed::read::<SourcesFile>(&tree, &marks, &failures).map(|f| Declared::Sources(f.sources)),
    };
    let mut fallen: Vec<(NodeId, String)> = failures.into_inner();
    let declared = declared.unwrap_or_else(|failure| {
        fallen.push(failure);
        Declared::Unreadable(Some(kind))
    });
    // The innermost failure is noted first; the ones around it have the same cause.
    let mut last: Option<NodeId> = None;
    for (node, message) in fallen {
        let inside = last.is_some_and(|l| l == node || tree.pointer(l).starts_with(&tree.pointer(node)));
        if !inside && !diagnostics.iter().any(|d| d.place.as_ref().is_some_and(|p| p.pointer.starts_with(&tree.pointer(node)))) {
            causes.insert(node, diagnostics.len());
            diagnostics.push(Diagnostic::new("invalid-value", typed_message(&tree, node, &message)).node(&tree, node));
        }
        last = Some(node);
    }
    match &declared {
        Declared::Course(course) => local::course(&tree, course, &causes, &mut diagnostics),
        Declared::Provider(provider) => local::provider(&tree, provider, &mut diagnostics),
        Declared::Waivers(file) => local::waivers(&tree, file, &mut diagnostics),
        _ => {}
    }
    Checked { source, tree: Some(tree), declared, diagnostics, causes }
}

/// Steps for each pair of a value and a thing with an id: how often later stages look one up for the other, about.
const STEPS: usize = 8;

/// The steps that a file may ask for, from above: every value may name everything that has an id, and every key of a mapping is
/// looked for among the others.
fn asked_of(tree: &Tree) -> usize {
    let (mut with_id, mut keys) = (0usize, 0usize);
    for node in (0..tree.len()).map(|i| NodeId(i as u32)) {
        let n = tree.entries(node).len();
        keys = keys.saturating_add(n.saturating_mul(n));
        with_id += usize::from(n > 0 && tree.get(node, "id").is_some());
    }
    with_id.saturating_mul(tree.len()).saturating_mul(STEPS).saturating_add(keys)
}

fn typed_message(tree: &Tree, node: NodeId, message: &str) -> String {
    let text = tree.text(node);
    let digit_or_dash = |(i, b): (usize, u8)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() };
    if text.len() == 10 && text.bytes().enumerate().all(digit_or_dash) {
        return format!("`{text}` is not a day of the calendar");
    }
    let name = tree.key_of(node).map_or("this value", |k| tree.text(k));
    let plain = !message.contains("::") && !message.contains("expected");
    if plain && message.len() < 120 {
        format!("`{name}` cannot be used: {message}")
    } else {
        format!("`{name}` cannot be used as it stands")
    }
}

#[derive(Deserialize)]
struct MethodsFile {
    methods: Vec<Method>,
}

#[derive(Deserialize)]
struct SourcesFile {
    sources: Vec<PublishedSource>,
}

/// The kind a text seems to be, from its lines at the left margin alone: enough to say that a course could not be judged.
pub fn sniff(text: &str) -> Option<&'static str> {
    let kinds = || SCHEMAS.iter().map(|(k, _)| *k).filter(|k| !shape::PRINTED.contains(k));
    let mut keys = text.lines().take(400).filter(|l| l.starts_with(|c: char| c.is_ascii_alphabetic())).filter_map(|l| l.split_once(':'));
    let said = keys.clone().find(|(k, _)| *k == "kind").or_else(|| keys.clone().take(3).find(|(k, _)| nearest(k, ["kind"]).is_some()));
    let word = said.map(|(_, v)| v.split('#').next().unwrap_or("").trim().trim_matches(['"', '\'']));
    let named = word.and_then(|w| kinds().find(|k| *k == w).or_else(|| nearest(w, kinds())));
    named.or_else(|| keys.any(|(k, _)| matches!(k, "units" | "qualification")).then_some("course"))
}
