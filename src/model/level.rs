//! Levels of the four nations, EQF and NFQ, and how they correspond. The comparison is data with its source: nothing here
//! knows that 4 is less than 7.

use super::fact::Placed;
use super::rule::NamedLevel;
use indexmap::IndexMap;
use serde::Deserialize;

/// The levels file.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Levels {
    /// Frameworks.
    pub frameworks: Vec<Framework>,
    /// Rows of the published table, lowest first.
    pub correspondence: Vec<Row>,
    /// Finer pairing inside a row, lowest first.
    #[serde(default)]
    pub pairs: Vec<Pair>,
    /// Conversions between units of credit.
    #[serde(default)]
    pub credit_units: Vec<CreditConversion>,
}

/// A framework of levels.
#[derive(Debug, Clone, Deserialize)]
pub struct Framework {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// Nations.
    pub nations: Vec<String>,
    /// Other names found in documents.
    #[serde(default)]
    pub also_called: Vec<String>,
    /// `withdrawn` for a framework that still stands in documents.
    #[serde(default)]
    pub status: Option<String>,
    /// Levels, lowest first.
    pub levels: Vec<String>,
    /// Credit arithmetic, where the framework has one.
    #[serde(default)]
    pub credit: Option<CreditRule>,
    /// What it rests on.
    pub basis: Vec<Placed<String>>,
}

impl Framework {
    /// Whether it is in use.
    pub fn current(&self) -> bool {
        self.status.as_deref() != Some("withdrawn")
    }
}

/// How credit and hours hang together in a framework.
#[derive(Debug, Clone, Deserialize)]
pub struct CreditRule {
    /// Unit of credit.
    pub unit: super::course::CreditUnit,
    /// Notional hours for one credit.
    pub hours_per_credit: f64,
    /// Whether the rule is exact.
    pub rule: CreditRounding,
    /// What it rests on.
    pub basis: Vec<Placed<String>>,
}

/// Whether credit follows from hours exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreditRounding {
    /// Credit equals hours divided, to the nearest whole (Ofqual E8.2).
    RoundedExactly,
    /// A usual relation, not a rule.
    Typical,
}

/// A row of the correspondence table.
#[derive(Debug, Clone, Deserialize)]
pub struct Row {
    /// Levels of each framework in this row.
    pub levels: IndexMap<String, Vec<String>>,
    /// What it rests on.
    pub basis: Vec<Placed<String>>,
}

/// Levels that pair off inside a row.
#[derive(Debug, Clone, Deserialize)]
pub struct Pair {
    /// One level of each framework.
    pub levels: IndexMap<String, String>,
    /// What it rests on.
    pub basis: Vec<Placed<String>>,
}

/// One unit of credit in another.
#[derive(Debug, Clone, Deserialize)]
pub struct CreditConversion {
    /// The unit.
    pub unit: super::course::CreditUnit,
    /// How many.
    pub equals: f64,
    /// Of this unit.
    pub of: super::course::CreditUnit,
    /// What it rests on.
    pub basis: Vec<Placed<String>>,
}

/// What a comparison of levels can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// At or above the bound.
    AtOrAbove,
    /// Below it.
    Below,
    /// The published table does not say.
    CannotTell,
}

impl Levels {
    /// The framework of this name, by its id or another name it goes by.
    pub fn framework(&self, name: &str) -> Option<&Framework> {
        let same = |a: &str| a.eq_ignore_ascii_case(name.trim());
        self.frameworks.iter().find(|f| same(&f.id) || f.also_called.iter().any(|a| same(a)))
    }

    /// The levels of another framework that correspond to a level, through the row and, where known, the pair.
    pub fn corresponding(&self, level: &NamedLevel, to: &str) -> Vec<String> {
        let Some(from) = self.framework(&level.framework) else { return Vec::new() };
        if from.id == to {
            return vec![level.level.clone()];
        }
        let pair = self.pairs.iter().find(|p| p.levels.get(&from.id).is_some_and(|l| *l == level.level));
        if let Some(found) = pair.and_then(|p| p.levels.get(to)) {
            return vec![found.clone()];
        }
        let row = self.correspondence.iter().find(|r| r.levels.get(&from.id).is_some_and(|ls| ls.contains(&level.level)));
        row.and_then(|r| r.levels.get(to)).cloned().unwrap_or_default()
    }

    /// Compares two levels. A level that corresponds to several holds only if each of them does.
    pub fn compare(&self, level: &NamedLevel, bound: &NamedLevel) -> Compared {
        let (Some(from), Some(to)) = (self.framework(&level.framework), self.framework(&bound.framework)) else {
            return Compared::CannotTell;
        };
        let Some(floor) = to.levels.iter().position(|l| *l == bound.level) else { return Compared::CannotTell };
        let Some(own) = from.levels.iter().position(|l| *l == level.level) else { return Compared::CannotTell };
        let found: Vec<usize> = self.corresponding(level, &to.id).iter().filter_map(|l| to.levels.iter().position(|x| x == l)).collect();
        if found.is_empty() {
            // Levels under the table's last row correspond to nothing, and are below whatever its rows hold.
            let lowest = self.correspondence.iter().filter_map(|r| r.levels.get(&from.id)).flatten();
            let lowest = lowest.filter_map(|l| from.levels.iter().position(|x| x == l)).min();
            return if lowest.is_some_and(|l| own < l) { Compared::Below } else { Compared::CannotTell };
        }
        match (found.iter().all(|i| *i >= floor), found.iter().any(|i| *i >= floor)) {
            (true, _) => Compared::AtOrAbove,
            (false, false) => Compared::Below,
            (false, true) => Compared::CannotTell,
        }
    }
}
