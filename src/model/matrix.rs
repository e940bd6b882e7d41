//! The coverage matrix: requirements by units, with the strongest evidence each unit gives, and what a learner meets
//! whichever optional units they take (law 7). It shows what findings rest on; it decides nothing.

use super::result::{Figures, Truth};
use serde::Serialize;

/// How far outcomes of a unit carry a requirement, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// It is introduced.
    Introduces,
    /// It is developed or practised.
    Develops,
    /// It is claimed to be assessed, and no summative assessment is known to test it.
    Claims,
    /// It is claimed to be assessed, and a summative assessment tests it.
    Assessed,
}

impl Strength {
    /// Every one, the strongest first.
    pub const ALL: [Strength; 4] = [Strength::Assessed, Strength::Claims, Strength::Develops, Strength::Introduces];

    /// The words people read; each begins with the letter that stands for it in a cell.
    pub fn words(self) -> &'static str {
        match self {
            Strength::Introduces => "introduced",
            Strength::Develops => "developed",
            Strength::Claims => "claimed to be assessed, and not known to be",
            Strength::Assessed => "assessed",
        }
    }

    /// The letter in a cell.
    pub fn letter(self) -> char {
        match self {
            Strength::Introduces => 'I',
            Strength::Develops => 'D',
            Strength::Claims => 'C',
            Strength::Assessed => 'A',
        }
    }
}

/// Requirements by units.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Matrix {
    /// Units, in the order of the file.
    pub units: Vec<MatrixUnit>,
    /// Requirements that an outcome can carry, in the order of the findings.
    pub rows: Vec<MatrixRow>,
}

/// A unit: a column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixUnit {
    /// Local id.
    pub id: String,
    /// Title.
    pub title: Option<String>,
    /// Group of optional units it belongs to; absent where it is core, or where the group is broken.
    pub group: Option<String>,
    /// Whether every learner takes it.
    pub every_learner: Truth,
    /// Its credit and hours, as stated; what is stated to be none is 0.
    pub size: Figures,
}

/// A requirement: a row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixRow {
    /// Permanent id.
    pub requirement: String,
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Units of which something is claimed, in their order.
    pub cells: Vec<MatrixCell>,
    /// The strongest evidence on the weakest route: what every learner is sure to meet. Nothing, where a learner can leave
    /// out all of it, or where it is not known which units are taken.
    pub weakest: Option<Strength>,
}

/// What a unit gives to a requirement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixCell {
    /// Index into the units.
    pub unit: usize,
    /// The strongest that one of its outcomes gives.
    pub strength: Strength,
    /// Ids of the outcomes claimed, in the order of the file.
    pub outcomes: Vec<String>,
}

impl MatrixRow {
    /// The cell of a unit.
    pub fn cell(&self, unit: usize) -> Option<&MatrixCell> {
        self.cells.iter().find(|c| c.unit == unit)
    }
}
