//! A corpus of any size for measuring: one catalogue, one profile, providers and courses, all invented, from a seed.
//!
//! The same options give the same bytes on every machine. What is written has the shape of real files (length of texts,
//! number of outcomes and mappings, rule leaves in the mix of the shipped drafts), and most courses have gaps, as real ones do:
//! a corpus of perfect courses would leave the dearest work, explaining gaps, unmeasured.

mod course;
mod standards;
mod words;

use std::path::Path;
use std::{fs, io};

/// The day for which the corpus is dated; judge it with `--as-of` this.
pub const AS_OF: &str = "2026-11-21";
/// The id of the corpus's profile.
pub const PROFILE: &str = "corpus";

/// What to write.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Number of course files.
    pub courses: usize,
    /// Number of requirements of the catalogue, at least 20.
    pub requirements: usize,
    /// Another seed, another corpus of the same kind.
    pub seed: u64,
    /// Length of a course file in bytes, about. It never falls much below 20 KB, and is longer where there are thousands of
    /// requirements to map.
    pub bytes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options { courses: 1000, requirements: 120, seed: 1, bytes: 22_000 }
    }
}

impl Options {
    /// The files of the catalogue, as relative path and text.
    pub fn standards(&self) -> Vec<(String, String)> {
        standards::files(self)
    }

    /// The files of the providers.
    pub fn providers(&self) -> impl Iterator<Item = (String, String)> {
        let seed = self.seed;
        (0..self.courses.div_ceil(COURSES_EACH)).map(move |n| (format!("courses/{}/provider.yaml", provider(n)), course::provider(n, seed)))
    }

    /// The course files; each depends on its number and the options only.
    pub fn courses(&self) -> impl Iterator<Item = (String, String)> {
        let this = *self;
        let plan = standards::plan(&this);
        (0..this.courses)
            .map(move |n| (format!("courses/{}/course-{n:05}.yaml", provider(n / COURSES_EACH)), course::course(n, &this, &plan)))
    }
}

/// How many courses a provider has.
const COURSES_EACH: usize = 10;

fn provider(n: usize) -> String {
    format!("college-{n:04}")
}

/// Writes the corpus: `standards/` and `courses/` under the folder.
///
/// # Errors
/// Where a file or folder cannot be written.
pub fn write(dir: &Path, options: &Options) -> io::Result<()> {
    for (path, text) in options.standards().into_iter().chain(options.providers()).chain(options.courses()) {
        let path = dir.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// SplitMix64: small, the same everywhere, and good enough to vary a corpus.
pub struct Dice(u64);

impl Dice {
    /// Dice that depend on a seed and on what they are for.
    pub fn new(seed: u64, purpose: u64) -> Self {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ purpose.wrapping_mul(0xd1b5_4a32_d192_ed03))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, n: usize) -> bool {
        self.below(100) < n
    }

    /// One of several.
    pub fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}
