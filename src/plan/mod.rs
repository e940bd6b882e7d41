//! From findings to the shortest way to aligned: changes that would close gaps, each verified by judging the course with it,
//! and the smallest set of them that closes every mandatory gap.
//!
//! Nothing here knows how a course is judged. It is handed the findings, and a way of judging the course with some of the
//! changes made; what it proposes counts only as far as that judgement bears it out. `ways` proposes, `choose` verifies
//! and chooses, `words` says what came of it.

mod assess;
mod choose;
mod cite;
mod cover;
mod figures;
mod safety;
mod supply;
mod targets;
mod ways;
mod words;

pub use choose::{Judge, plan};
pub use ways::{Act, Atom, Way, Ways, ways};

use crate::model::changes::{Op, PLACEHOLDER};
use crate::model::dossier::Side;
use crate::model::plan::PlannedEdit;
use crate::model::provider::Document;
use crate::model::result::{CourseResult, GapKind, Truth};
use crate::model::rule::{Rule, Test};
use crate::model::standard::AsOf;
use crate::model::{Catalogue, Course, Provider, Selection};
use crate::source::{At, Place, Tree};
use serde_json::Value as Json;

/// What a plan is made from.
#[derive(Debug, Clone)]
pub struct Ground<'a> {
    /// The course.
    pub course: &'a Course,
    /// Its tree.
    pub tree: &'a Tree,
    /// Its provider, where its file can be relied on.
    pub provider: Option<(&'a Provider, &'a Tree)>,
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// What the profile selects; findings stand in the same order.
    pub selection: &'a Selection,
    /// The test of each selected requirement.
    pub tests: Vec<Option<&'a Rule>>,
    /// Id of the profile.
    pub profile: &'a str,
    /// The day of the verdicts.
    pub as_of: AsOf,
    /// The course as it is.
    pub now: &'a CourseResult,
}

impl<'a> Ground<'a> {
    /// The mandatory gaps, as indices into the findings, in the order to take them.
    pub fn gaps(&self) -> impl Iterator<Item = usize> + '_ {
        self.now.gaps.iter().copied().filter(|i| self.now.findings[*i].bars())
    }

    /// The gaps to close: the mandatory ones, and the recommended ones for which a mandatory one fails.
    pub fn aims(&self) -> Vec<usize> {
        let causes: Vec<&String> = self.gaps().filter_map(|i| self.now.findings[i].gap.as_ref()).flat_map(|g| &g.causes).collect();
        let all = self.now.gaps.iter().copied().map(|i| (i, &self.now.findings[i]));
        all.filter(|(_, f)| f.bars() || (f.waiver.is_none() && causes.contains(&&f.code))).map(|(i, _)| i).collect()
    }

    /// Whether a gap closes with others that are gaps themselves: nothing fails in it but what fails in those.
    pub fn follows(&self, finding: usize) -> bool {
        let f = &self.now.findings[finding];
        let Some(gap) = &f.gap else { return false };
        let others = f.observations.iter().any(|o| o.truth == Truth::Fails && o.causes.is_empty());
        let is_gap = |code: &String| self.now.gaps.iter().any(|i| self.now.findings[*i].code == *code);
        gap.kind == GapKind::Follows || (!others && !gap.causes.is_empty() && gap.kind == GapKind::Assess && gap.causes.iter().all(is_gap))
    }

    /// Whether a leaf of a finding fails.
    pub fn fails(&self, finding: usize, leaf: &str) -> bool {
        let observations = &self.now.findings[finding].observations;
        observations.iter().any(|o| o.leaf == leaf && o.truth == Truth::Fails)
    }

    /// The leaves of a finding's test.
    pub fn leaves(&self, finding: usize) -> Vec<&'a Test> {
        fn collect<'t>(test: &'t Test, out: &mut Vec<&'t Test>) {
            match test.children() {
                [] => out.push(test),
                children => children.iter().for_each(|c| collect(&c.value, out)),
            }
        }
        let mut out = Vec::new();
        if let Some(rule) = self.tests.get(finding).copied().flatten() {
            collect(&rule.value, &mut out);
        }
        out
    }

    /// The tree of a side.
    pub fn tree_of(&self, side: Side) -> &'a Tree {
        match (side, self.provider) {
            (Side::Provider, Some((_, tree))) => tree,
            _ => self.tree,
        }
    }

    /// The path of an element.
    pub fn path(&self, side: Side, at: At) -> String {
        self.tree_of(side).named_path(at)
    }

    /// The place of an element.
    pub fn place(&self, side: Side, at: At) -> Place {
        self.tree_of(side).place(at)
    }

    /// A document: the course's own before the provider's.
    pub fn document(&self, id: &str) -> Option<(&'a Document, Side)> {
        let own = self.course.documents.iter().find(|d| d.id == id).map(|d| (d, Side::Course));
        own.or_else(|| self.provider.and_then(|(p, _)| p.documents.iter().find(|d| d.id == id)).map(|d| (d, Side::Provider)))
    }
}

/// A value that only the provider can know.
fn supply(what: &str) -> Json {
    Json::String(format!("{PLACEHOLDER}: {what}]"))
}

fn edit(op: Op, side: Side, at: impl Into<String>, value: impl Into<Json>) -> PlannedEdit {
    PlannedEdit { op, r#in: side, at: at.into(), value: Some(value.into()) }
}

fn add(side: Side, at: impl Into<String>, value: impl Into<Json>) -> PlannedEdit {
    edit(Op::Add, side, at, value)
}

/// Puts a value where one is, or adds it where none is.
fn put(tree: &Tree, side: Side, at: impl Into<String>, value: impl Into<Json>) -> PlannedEdit {
    let at = at.into();
    let op = if tree.follow(&at).is_ok_and(|n| !tree.is_null(n)) { Op::Replace } else { Op::Add };
    edit(op, side, at, value)
}

/// Words with `and`.
fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn plain(word: &str) -> String {
    word.replace('-', " ")
}
