//! Every change that may close a gap. Whether it does is for the judgement to say.

use super::{Ground, assess, figures, safety, supply};
use crate::model::plan::PlannedEdit;
use crate::model::result::GapKind;
use crate::source::Place;

/// What one way does for one gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Atom {
    /// The edits, in their order.
    pub edits: Vec<PlannedEdit>,
    /// What it is about, where the way names it: an outcome.
    pub object: String,
}

/// What a way does, as its sentence says it.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// A sentence.
    Say(String),
    /// An assessment that exists tests outcomes that exist.
    Test(String),
    /// A new assessment tests outcomes that exist: its unit and method.
    NewAssessment(String, String),
}

/// A way to close one gap, or several at once: one action.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// What it does.
    pub act: Act,
    /// Atoms, by index: what it does for each gap.
    pub atoms: Vec<usize>,
    /// Kind of change.
    pub kind: GapKind,
    /// What it takes.
    pub takes: &'static str,
    /// Whether it is new content, whose form the provider chooses.
    pub new_content: bool,
    /// What must be so.
    pub provided: Option<String>,
    /// Other ways to the same end.
    pub instead: Option<String>,
    /// Where to begin.
    pub place: Option<Place>,
}

/// Ways in the making, with the atoms they are made of.
#[derive(Debug, Default)]
pub struct Ways {
    /// What single edits there are.
    pub atoms: Vec<Atom>,
    /// The ways.
    pub ways: Vec<Way>,
}

impl Ways {
    /// Notes what a way does for a gap.
    pub fn atom(&mut self, edits: Vec<PlannedEdit>, object: impl Into<String>) -> usize {
        let atom = Atom { edits, object: object.into() };
        match self.atoms.iter().position(|a| *a == atom) {
            Some(i) => i,
            None => {
                self.atoms.push(atom);
                self.atoms.len() - 1
            }
        }
    }

    /// A way of one atom.
    pub fn say(&mut self, text: impl Into<String>, edits: Vec<PlannedEdit>, kind: GapKind, takes: &'static str) -> &mut Way {
        let atom = self.atom(edits, "");
        self.ways.push(Way {
            act: Act::Say(text.into()),
            atoms: vec![atom],
            kind,
            takes,
            new_content: false,
            provided: None,
            instead: None,
            place: None,
        });
        let last = self.ways.len() - 1;
        &mut self.ways[last]
    }
}

/// The ways that may close the gaps of a course that bar the word aligned.
pub fn ways(g: &Ground<'_>) -> Ways {
    let mut out = Ways::default();
    assess::ways(g, &mut out);
    for gap in g.aims() {
        supply::ways(g, gap, &mut out);
        figures::ways(g, gap, &mut out);
        safety::ways(g, gap, &mut out);
    }
    let mut seen: Vec<Vec<usize>> = Vec::new();
    let Ways { atoms, ways } = &mut out;
    ways.retain(|w| {
        // What needs no edit closes nothing.
        let known = seen.contains(&w.atoms) || w.atoms.iter().all(|a| atoms[*a].edits.is_empty());
        seen.push(w.atoms.clone());
        !known
    });
    out
}
