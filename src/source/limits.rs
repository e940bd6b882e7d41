//! Bounds on what one run and one file may ask for: one table of names, units and defaults, and one way to change each.
//!
//! Real files stay far below every default. Who meets one is told by a diagnostic that names the bound, and may raise it
//! with `--limit NAME=VALUE`.

use std::cell::Cell;

/// One bound: what it is called, what it counts, and where it stands unless somebody changes it.
#[derive(Debug)]
pub struct Limit {
    /// Name on the command line.
    pub name: &'static str,
    /// What is counted.
    pub unit: &'static str,
    /// Value unless changed.
    pub default: usize,
    /// The largest value it can be given.
    pub most: usize,
    /// What is bounded, and what happens beyond.
    pub meaning: &'static str,
}

/// Every bound, in the order in which [`Limits`] holds their values.
pub const LIMITS: [Limit; 11] = [
    Limit {
        // Places are kept as 32-bit numbers of bytes.
        most: 1 << 30,
        ..limit("file-size", "bytes", 8 << 20, "The size of a YAML file. A larger one is not read, and is undetermined as a whole.")
    },
    Limit {
        // What looks at a file goes down into it level by level, and a thread has only so much room for that.
        most: 1000,
        ..limit(
            "nesting",
            "levels",
            64,
            "Lists and mappings inside one another, 1000 at most. A file that goes deeper is undetermined as a whole.",
        )
    },
    limit("values", "values", 400_000, "Keys and values of a file, expanded aliases counted. A file with more is undetermined as a whole."),
    limit("aliases", "values", 100_000, "Values that the aliases of a file expand to. A file with more is undetermined as a whole."),
    limit("text", "characters", 100_000, "One value. A longer one is not relied on; the rest of its file is."),
    limit("diagnostics", "diagnostics", 100, "Defects told of one file. The others are counted."),
    limit(
        "work",
        "steps",
        1_000_000_000,
        "Steps that one file may ask for: what stands in it, times what it may refer to; and routes through optional units. A file beyond is not judged; routes beyond cannot be told.",
    ),
    limit("files", "files", 1_000_000, "YAML files of a run. With more, nothing is read."),
    Limit {
        most: 1 << 30,
        ..limit("document-size", "bytes", 32 << 20, "The size of a document that evidence points into. A larger one is not opened.")
    },
    limit("document-text", "bytes", 16 << 20, "The text of one document. What is beyond is not looked through, and cannot be told."),
    limit(
        "output",
        "bytes",
        64 << 10,
        "What a command writes for people on standard output, and on standard error. What is left out is counted.",
    ),
];

const fn limit(name: &'static str, unit: &'static str, default: usize, meaning: &'static str) -> Limit {
    Limit { name, unit, default, most: usize::MAX, meaning }
}

/// The bounds of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits([usize; LIMITS.len()]);

impl Default for Limits {
    fn default() -> Self {
        Self(std::array::from_fn(|i| LIMITS[i].default))
    }
}

impl Limits {
    /// Changes one bound; `false` where there is none of this name.
    #[must_use]
    pub fn set(&mut self, name: &str, value: usize) -> bool {
        let Some(i) = LIMITS.iter().position(|l| l.name == name) else { return false };
        self.0[i] = value.min(LIMITS[i].most);
        true
    }

    /// Largest YAML file, in bytes.
    pub fn file_size(&self) -> usize {
        self.0[0]
    }

    /// Deepest nesting of lists and mappings.
    pub fn nesting(&self) -> usize {
        self.0[1]
    }

    /// Most nodes of a file, expanded aliases included.
    pub fn values(&self) -> usize {
        self.0[2]
    }

    /// Most nodes that the aliases of a file expand to.
    pub fn aliases(&self) -> usize {
        self.0[3]
    }

    /// Longest scalar, in characters.
    pub fn text(&self) -> usize {
        self.0[4]
    }

    /// Most diagnostics of one file.
    pub fn diagnostics(&self) -> usize {
        self.0[5]
    }

    /// Most steps for one file.
    pub fn work(&self) -> usize {
        self.0[6]
    }

    /// Most YAML files of a run.
    pub fn files(&self) -> usize {
        self.0[7]
    }

    /// Largest document that is opened, in bytes.
    pub fn document_size(&self) -> usize {
        self.0[8]
    }

    /// Most text of one document, in bytes.
    pub fn document_text(&self) -> usize {
        self.0[9]
    }

    /// Most bytes for people on each of the standard streams.
    pub fn output(&self) -> usize {
        self.0[10]
    }
}

/// What to do where a bound is met.
pub fn raise(name: &str) -> String {
    format!("if it is meant so, raise the bound with `--limit {name}=VALUE`")
}

/// Steps that are left of the work on one file. Counted and never timed, so that a file comes to the same on every machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget(Cell<usize>);

impl Default for Budget {
    fn default() -> Self {
        Self::new(Limits::default().work())
    }
}

impl Budget {
    /// A budget of so many steps.
    pub fn new(steps: usize) -> Self {
        Self(Cell::new(steps))
    }

    /// Takes steps; `false` from when on there are not enough.
    pub fn spend(&self, steps: usize) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(steps));
        left >= steps
    }

    /// Whether nothing is left.
    pub fn is_spent(&self) -> bool {
        self.0.get() == 0
    }
}
