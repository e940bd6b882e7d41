//! The coverage matrix as the page shows it: a letter in a cell, and the rest of its word for whoever does not see the table.

use super::escape;
use super::words::{self, Say};
use crate::model::matrix::{Matrix, Strength};
use crate::model::result::Truth;
use crate::report::messages::Key;
use crate::report::text::cut;
use serde::Serialize;
use std::collections::HashMap;

/// The matrix.
#[derive(Debug, Serialize)]
pub struct MatrixView {
    units: Vec<UnitView>,
    rows: Vec<RowView>,
    key: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct UnitView {
    id: String,
    title: String,
    /// What sets it apart from a unit that everybody takes; empty for one.
    group: &'static str,
}

#[derive(Debug, Serialize)]
struct RowView {
    anchor: Option<String>,
    code: String,
    title: String,
    weakest: Option<Mark>,
    /// The cells as they stand on the page, which holds a thousand of them: letters and words of ours, and nothing that was typed.
    cells: String,
}

/// A letter and the rest of its word.
#[derive(Debug, Serialize)]
struct Mark {
    letter: char,
    rest: &'static str,
    /// How deep the colour of its cell is.
    class: &'static str,
}

fn mark(say: Say, s: Strength) -> Mark {
    let class = match s {
        Strength::Assessed => "s4",
        Strength::Claims => "s3",
        Strength::Develops => "s2",
        Strength::Introduces => "s1",
    };
    let words = words::strength(say, s);
    let mut rest = words.chars();
    Mark { letter: rest.next().map_or(' ', |c| c.to_ascii_uppercase()), rest: rest.as_str(), class }
}

/// Makes the view. `anchors` leads from codes to anchors.
pub fn matrix(say: Say, m: &Matrix, anchors: &HashMap<&str, String>) -> MatrixView {
    let units = m.units.iter().map(|u| UnitView {
        id: cut(&u.id, 40),
        title: cut(u.title.as_deref().unwrap_or_default(), 60),
        group: match u.every_learner {
            Truth::Holds => "",
            Truth::Fails => say.say(Key::UnitOptional),
            Truth::CannotTell => say.say(Key::UnitNotKnown),
        },
    });
    let cells = Strength::ALL.map(|s| {
        let m = mark(say, s);
        (s, format!("<td class=\"{}\">{}<i>{}</i></td>", m.class, escape(&m.letter.to_string()), escape(m.rest)))
    });
    let filled = |s: Strength| cells.iter().find(|(c, _)| *c == s).map_or("<td></td>", |(_, cell)| cell.as_str());
    let rows = m.rows.iter().map(|r| RowView {
        anchor: anchors.get(r.code.as_str()).cloned(),
        code: r.code.clone(),
        title: cut(&r.title, 80),
        weakest: r.weakest.map(|s| mark(say, s)),
        cells: (0..m.units.len()).map(|u| r.cell(u).map_or("<td></td>", |c| filled(c.strength))).collect(),
    });
    MatrixView { units: units.collect(), rows: rows.collect(), key: Strength::ALL.map(|s| mark(say, s)).into() }
}
