//! Names of files made of ids: safe in every file system, the same in every publication, and never shared by two ids.

use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt::Write;

/// Longest name, without what tells two apart.
const LONGEST: usize = 60;

/// sha256 in hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut out, b| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// An id as the name of a file. What it loses is made up for by the first digits of the id's digest, so that the name
/// depends on the id alone and not on what else is published.
pub fn plain(id: &str) -> String {
    let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    let reduced: String = id.to_lowercase().chars().take(LONGEST).map(|c| if safe(c) { c } else { '-' }).collect();
    let reduced = reduced.trim_matches(['-', '.']);
    let stem = reduced.split('.').next().unwrap_or_default();
    let numbered = stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"));
    let device = matches!(stem, "con" | "prn" | "aux" | "nul") || numbered;
    if reduced == id && !device && !reduced.is_empty() {
        return reduced.to_string();
    }
    let digest = digest(id.as_bytes());
    let digest = digest.get(..8).unwrap_or_default();
    if reduced.is_empty() || device { format!("x-{digest}") } else { format!("{reduced}-{digest}") }
}

/// Names given out in one folder.
#[derive(Debug, Default)]
pub struct Names(HashSet<String>);

impl Names {
    /// The name of an id; numbered where the id itself is taken twice.
    pub fn take(&mut self, id: &str) -> String {
        let plain = plain(id);
        let mut name = plain.clone();
        let mut n = 2;
        while !self.0.insert(name.clone()) {
            name = format!("{plain}-{n}");
            n += 1;
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_id_is_its_own_name() {
        assert_eq!(plain("tvc-level-4"), "tvc-level-4");
        assert_eq!(plain("lwc.what-matters"), "lwc.what-matters");
    }

    #[test]
    fn ids_that_reduce_to_the_same_are_told_apart_whatever_their_order() {
        let all = ["a/b", "a b", "a-b", "A-B", "a.b", "../a-b", "", ".", "con", "com1.x", "é", "è", &"x".repeat(200), &"x".repeat(300)];
        let names: HashSet<String> = all.iter().map(|id| plain(id)).collect();
        assert_eq!(names.len(), all.len());
        assert!(names.iter().all(|n| n.len() < 80 && n.is_ascii() && !n.contains('/') && !n.starts_with('.')));
    }

    #[test]
    fn one_id_twice_has_two_names() {
        let mut names = Names::default();
        assert_eq!((names.take("a"), names.take("a"), names.take("a")), ("a".into(), "a-2".into(), "a-3".into()));
    }
}
