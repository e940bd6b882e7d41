//! Columns in UTF-16 units, as editors and SARIF count them. Inside, a column counts characters; the two differ only on
//! lines that hold a character beyond the basic plane, so only such lines are kept.

use super::{Place, Source};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The columns of characters that take two UTF-16 units, by file and line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wide(BTreeMap<(Arc<str>, u32), Vec<u32>>);

impl Wide {
    /// Adds a file.
    pub fn add(&mut self, source: &Source) {
        if source.text.chars().all(|c| c.len_utf16() == 1) {
            return;
        }
        for (n, line) in (1u32..).zip(source.text.split('\n')) {
            let columns: Vec<u32> = (1u32..).zip(line.chars()).filter(|(_, c)| c.len_utf16() == 2).map(|(i, _)| i).collect();
            if !columns.is_empty() {
                self.0.insert((source.name.clone(), n), columns);
            }
        }
    }

    /// The column of a place in UTF-16 units, from 1.
    pub fn column(&self, place: &Place) -> u32 {
        let before = self.0.get(&(place.file.clone(), place.line)).map_or(0, |c| c.partition_point(|w| *w < place.column));
        place.column.saturating_add(u32::try_from(before).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_beyond_the_basic_plane_counts_twice_for_what_follows_it() {
        let source = Source::new("a.yaml", "a: b\nŵ: \u{1f600}x\u{1f600}y\n");
        let mut wide = Wide::default();
        wide.add(&source);
        let at = |line, column| wide.column(&Place { file: "a.yaml".into(), line, column, pointer: String::new() });
        assert_eq!([at(1, 4), at(2, 1), at(2, 4), at(2, 5), at(2, 6), at(2, 7)], [4, 1, 4, 6, 7, 9]);
        assert_eq!(source.line_column(source.text.find('y').unwrap() as u32), (2, 7));
    }
}
