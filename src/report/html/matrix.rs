//! The coverage matrix as the page shows it: a letter in a cell, and the rest of its word for whoever does not see the table.

use super::piece::Piece;
use super::words::{self, Say};
use crate::model::matrix::{Matrix, MatrixRow, Strength};
use crate::model::result::Truth;
use crate::report::messages::Key;
use crate::report::text::cut;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;

/// The matrix.
#[derive(Debug, Serialize)]
pub struct MatrixView {
    units: Vec<UnitView>,
    /// The rows as they stand on the page.
    rows: String,
    key: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct UnitView {
    id: String,
    title: String,
    /// What sets it apart from a unit that everybody takes; empty for one.
    group: &'static str,
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
pub fn matrix(say: Say, m: &Matrix, anchors: &HashMap<&str, Arc<str>>) -> MatrixView {
    let units = m.units.iter().map(|u| UnitView {
        id: cut(&u.id, 40),
        title: cut(u.title.as_deref().unwrap_or_default(), 60),
        group: match u.every_learner {
            Truth::Holds => "",
            Truth::Fails => say.say(Key::UnitOptional),
            Truth::CannotTell => say.say(Key::UnitNotKnown),
        },
    });
    let mut rows = Piece::of(say, m.rows.len() * (128 + 24 * m.units.len()));
    for r in &m.rows {
        row(&mut rows, say, m, r, anchors.get(r.code.as_str()));
    }
    MatrixView { units: units.collect(), rows: rows.out, key: Strength::ALL.map(|s| mark(say, s)).into() }
}

/// Writes a row: the requirement, what every learner is sure to meet of it, and what each unit gives.
fn row(p: &mut Piece, say: Say, m: &Matrix, r: &MatrixRow, anchor: Option<&Arc<str>>) {
    p.raw("<tr><th scope=\"row\">");
    match anchor {
        Some(anchor) => p.raw("<a href=\"#").text(anchor).raw("\">").text(&r.code).raw("</a>"),
        None => p.text(&r.code),
    };
    p.raw(" <small").english().raw(">").text(&cut(&r.title, 80)).raw("</small></th>");
    let cell = |p: &mut Piece, s: Strength| {
        let Mark { letter, rest, class } = mark(say, s);
        p.raw("<td").class(Some(class)).raw(">").text(letter.encode_utf8(&mut [0; 4])).raw("<i>").text(rest).raw("</i></td>");
    };
    match r.weakest {
        Some(s) => cell(p, s),
        None => {
            p.raw("<td>").say(Key::None).raw("</td>");
        }
    }
    for u in 0..m.units.len() {
        match r.cell(u) {
            Some(c) => cell(p, c.strength),
            None => {
                p.raw("<td></td>");
            }
        }
    }
    p.raw("</tr>\n");
}
