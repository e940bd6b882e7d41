//! Standards, profiles, levels, methods and sources put together, with the checks that need all of them at once.
//!
//! A standard that is broken stops the run: a verdict against it could not be defended.

use super::{Checked, Declared};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::Catalogue;
use crate::model::caution;
use crate::model::fact::Placed;
use crate::model::inheritance::Inheritable;
use crate::model::rule::{Rule, Test};
use crate::model::standard::{BearsOn, Profile, Standard};
use crate::source::{At, Tree};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::Arc;

/// Puts a catalogue together. Diagnostics of the single files are included.
pub fn assemble(parts: Vec<Checked>) -> (Catalogue, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let mut catalogue = Catalogue::default();
    let mut standards: Vec<(Standard, Tree)> = Vec::new();
    let mut profiles: Vec<(Profile, Tree)> = Vec::new();
    for part in parts {
        out.extend(part.diagnostics);
        let Some(tree) = part.tree else { continue };
        let digest = digest(&tree.source.text);
        match part.declared {
            Declared::Standard(mut s) => {
                s.file = tree.source.name.to_string();
                s.digest = digest;
                for r in s.criteria.iter_mut().flat_map(|c| &mut c.requirements) {
                    r.place = Some(tree.place(r.at));
                }
                standards.push((*s, tree));
            }
            Declared::Profile(mut p) => {
                p.digest = digest;
                p.operations.iter_mut().for_each(|o| o.place = Some(tree.place(o.at)));
                profiles.push((*p, tree));
            }
            Declared::Levels(l) => catalogue.levels = l,
            Declared::Methods(m) => catalogue.methods.extend(m),
            Declared::Sources(s) => catalogue.sources.extend(s),
            Declared::Course(_) | Declared::Provider(_) | Declared::Waivers(_) | Declared::Changes(_) => {
                let d =
                    Diagnostic::new("kind-not-used", "courses, providers, waivers and changes are not read from the folder of standards");
                out.push(d.node(&tree, tree.root()));
            }
            Declared::Unreadable(_) => {}
        }
    }
    standards.sort_by(|a, b| (&a.0.id, &a.0.edition).cmp(&(&b.0.id, &b.0.edition)));
    profiles.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    for (s, tree) in &standards {
        standard(s, tree, &catalogue, &standards, &mut out);
    }
    for (p, tree) in &profiles {
        profile(p, tree, &catalogue, &standards, &mut out);
    }
    catalogue.standards = standards.into_iter().map(|(s, tree)| Standard { tree: Some(Arc::new(tree)), ..s }).collect();
    catalogue.profiles = profiles.into_iter().map(|(p, _)| p).collect();
    (catalogue, out)
}

/// sha256 of a text, in hexadecimal.
pub fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

fn standard(s: &Standard, tree: &Tree, catalogue: &Catalogue, all: &[(Standard, Tree)], out: &mut Vec<Diagnostic>) {
    let mut ids: HashMap<&str, At> = HashMap::new();
    let mut codes: HashMap<&str, At> = HashMap::new();
    for r in s.criteria.iter().flat_map(|c| &c.requirements) {
        for (seen, name, key) in [(&mut ids, &r.id, "id"), (&mut codes, &r.code, "code")] {
            if let Some(first) = seen.insert(name, r.at) {
                let d = Diagnostic::new("duplicate-id", format!("the {key} `{name}` is used twice in this standard"))
                    .node(tree, tree.get(r.at, key).unwrap_or(r.at));
                out.push(d.related("it was first used here", tree.place(first)));
            }
        }
        basis(&r.basis, tree, catalogue, out);
        let test = r.test.as_ref().or_else(|| s.default_tests.get(&r.kind));
        let binds = r.bears_on.is_none_or(|b| b == BearsOn::Course);
        if r.is_held() && binds && test.is_none() {
            out.push(
                Diagnostic::new(
                    "requirement-without-test",
                    format!("`{}` has no test, and the standard has no default one for its kind", r.code),
                )
                .node(tree, r.at),
            );
        }
        if let Some(t) = &r.test {
            rule(t, tree, all, out);
        }
    }
    s.default_tests.values().for_each(|t| rule(t, tree, all, out));
}

fn rule(rule_: &Rule, tree: &Tree, all: &[(Standard, Tree)], out: &mut Vec<Diagnostic>) {
    match &rule_.value {
        Test::Findings(f) if !all.iter().any(|(s, _)| s.id == f.standard) => {
            out.push(Diagnostic::new("unknown-reference", format!("there is no standard `{}`", f.standard)).node(tree, rule_.at));
        }
        _ => {}
    }
    rule_.value.children().iter().for_each(|c| rule(c, tree, all, out));
}

fn basis(ids: &[Placed<String>], tree: &Tree, catalogue: &Catalogue, out: &mut Vec<Diagnostic>) {
    for id in ids {
        if catalogue.basis(id).is_none() {
            let known =
                catalogue.sources.iter().flat_map(|s| std::iter::once(s.id.as_str()).chain(s.statements.iter().map(|x| x.id.as_str())));
            let d = Diagnostic::new("unknown-reference", format!("no source and no statement of a source has the id `{}`", id.value))
                .node(tree, id.at);
            out.push(match nearest(id, known) {
                Some(n) => d.help(format!("did you mean `{n}`?")),
                None => d.help("add it to sources.yaml: nothing may rest on a source that cannot be looked up"),
            });
        }
    }
}

fn profile(p: &Profile, tree: &Tree, catalogue: &Catalogue, all: &[(Standard, Tree)], out: &mut Vec<Diagnostic>) {
    for s in &p.selects {
        if !all.iter().any(|(x, _)| x.id == s.standard && x.edition == s.edition) {
            let editions: Vec<&str> = all.iter().filter(|(x, _)| x.id == s.standard).map(|(x, _)| x.edition.as_str()).collect();
            let d = Diagnostic::new("unknown-reference", format!("there is no standard `{}` in edition `{}`", s.standard, s.edition))
                .node(tree, s.at);
            let help = match (editions.is_empty(), nearest(&s.standard, all.iter().map(|(x, _)| x.id.as_str()))) {
                (false, _) => format!("its editions here are: {}", editions.join(", ")),
                (true, Some(n)) => format!("did you mean `{n}`?"),
                (true, None) => "`accredit standards list` lists the standards at hand".into(),
            };
            out.push(d.help(help));
        }
    }
    for (code, treatment) in &p.cautions {
        if caution::info(code).is_none() {
            let known = caution::CAUTIONS.iter().flat_map(|f| f.iter()).map(|c| c.code);
            let d = Diagnostic::new("unknown-reference", format!("there is no caution `{code}`")).node(tree, treatment.at);
            out.push(match nearest(code, known) {
                Some(n) => d.help(format!("did you mean `{n}`?")),
                None => d.help("`accredit explain cautions` lists them"),
            });
        }
    }
    inheritance(p, tree, out);
    for (name, parameter) in &p.parameters {
        basis(&parameter.basis, tree, catalogue, out);
        for own in &parameter.r#for {
            basis(&own.basis, tree, catalogue, out);
            for f in own.framework.iter().filter(|f| catalogue.levels.framework(f).is_none()) {
                let d = Diagnostic::new("unknown-reference", format!("there is no framework `{}`", f.value)).node(tree, f.at);
                let known = catalogue.levels.frameworks.iter().map(|f| f.id.as_str());
                out.push(match nearest(f, known) {
                    Some(n) => d.help(format!("did you mean `{n}`?")),
                    None => d.help("levels.yaml lists the frameworks"),
                });
            }
        }
        if parameter.value.is_none() {
            out.push(Diagnostic::new("parameter-unset", format!("the parameter `{name}` has no value")).node(tree, parameter.at));
        }
    }
}

/// Two exceptions for the same thing would leave open who wins; a topic is something that only policies have.
fn inheritance(p: &Profile, tree: &Tree, out: &mut Vec<Diagnostic>) {
    let except = &p.inheritance.except;
    for (i, e) in except.iter().enumerate() {
        if let Some(first) = except[..i].iter().find(|x| (x.of, &x.topic) == (e.of, &e.topic)) {
            let d = Diagnostic::new("conflicting-operations", "two exceptions say who wins for the same thing").node(tree, e.at);
            out.push(d.related("the other exception is here", tree.place(first.at)).help("keep one of the two"));
        }
        if e.topic.is_some() && e.of != Inheritable::Policies {
            let d = Diagnostic::new("invalid-value", "only policies have a topic").node(tree, tree.get(e.at, "topic").unwrap_or(e.at));
            out.push(d.help("take `topic` out, or write `of: policies`"));
        }
    }
}
