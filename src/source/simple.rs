//! The part of YAML that nearly every file here is written in, read at many times the speed of all of it.
//!
//! It declines and never guesses: mappings and lists by indentation and in brackets, words on one line, texts in quotes without
//! escapes, blocks of text of one indentation. Anything else, every defect included, is left
//! to the YAML parser, which then reads the whole file. Builds with debug assertions have the parser read every file too and
//! hold the two trees to each other, so that each test, and each input of a fuzzer, is a test of this.

use super::Span;
use super::read::Builder;

/// Reads a text into a builder; `None` where it is not written in this part of YAML, and the builder is of no use.
pub(super) fn read(b: &mut Builder<'_>, text: &str) -> Option<()> {
    // Tabs, carriage returns, a byte order mark and the line ends of other alphabets have rules of their own.
    let odd = |i: usize, c: u8| match c {
        b'\n' => false,
        0..0x20 | 0x7f => true,
        0xc2 => text.as_bytes().get(i + 1) == Some(&0x85),
        0xe2 => text.as_bytes().get(i + 1) == Some(&0x80) && matches!(text.as_bytes().get(i + 2), Some(0xa8 | 0xa9)),
        0xef => text.as_bytes().get(i + 1) == Some(&0xbb),
        _ => false,
    };
    if text.bytes().enumerate().any(|(i, c)| !(0x20..0x7f).contains(&c) && odd(i, c)) {
        return None;
    }
    let mut r = Reader { b, text: text.as_bytes(), at: 0, indent: 0 };
    r.next_line()?;
    if r.indent != 0 {
        return None;
    }
    r.map(0)?;
    // What ends the mapping at the margin is the end of the text.
    (r.at == r.text.len()).then_some(())
}

struct Reader<'r, 'b, 's> {
    b: &'r mut Builder<'b>,
    text: &'s [u8],
    /// The next byte to read: at the start of a line's content, or inside a line.
    at: usize,
    /// Column of the content of the line.
    indent: usize,
}

impl Reader<'_, '_, '_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn spaces(&mut self) {
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
    }

    /// Moves to the next line that has content; at the end of the text, there is none and its indentation is 0.
    fn next_line(&mut self) -> Option<()> {
        loop {
            let start = self.at;
            self.spaces();
            self.indent = self.at - start;
            match self.peek() {
                None => {
                    self.indent = 0;
                    return Some(());
                }
                Some(b'\n') => self.at += 1,
                Some(b'#') => self.skip_line(),
                Some(_) => return Some(()),
            }
        }
    }

    fn skip_line(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.iter().position(|c| *c == b'\n').map_or(rest.len(), |n| n + 1);
    }

    /// What follows a value on its line is nothing, or a comment; then on to the next line with content.
    fn end_of_line(&mut self) -> Option<()> {
        let before = self.at;
        self.spaces();
        match self.peek() {
            None => {}
            Some(b'\n') => self.at += 1,
            Some(b'#') if self.at > before => self.skip_line(),
            Some(_) => return None,
        }
        self.next_line()
    }

    /// Whether a key begins here, and how long it is.
    fn key(&self) -> Option<usize> {
        let rest = &self.text[self.at..];
        let n = rest.iter().take(128).position(|c| !(c.is_ascii_alphanumeric() || matches!(c, b'_' | b'-' | b'.')))?;
        (n > 0
            && (rest[0].is_ascii_alphanumeric() || rest[0] == b'_')
            && rest[n] == b':'
            && matches!(rest.get(n + 1), None | Some(b' ' | b'\n')))
        .then_some(n)
    }

    /// Whether an item of a list begins here.
    fn dash(&self) -> bool {
        self.peek() == Some(b'-') && self.text.get(self.at + 1) == Some(&b' ')
    }

    /// A mapping whose keys stand in one column; the first begins here.
    fn map(&mut self, column: usize) -> Option<()> {
        self.b.simple_map(Span::new(self.at, self.at))?;
        loop {
            let n = self.key()?;
            self.b.simple_scalar(self.at, self.at + n, true)?;
            self.at += n + 1;
            self.value_of_key(column)?;
            let more = self.indent == column && self.at < self.text.len();
            if !more {
                break;
            }
        }
        // Further in, a line would belong to something that has ended.
        (self.indent <= column).then_some(())?;
        self.b.simple_close(Span::default())
    }

    fn value_of_key(&mut self, column: usize) -> Option<()> {
        let before = self.at;
        self.spaces();
        match self.peek() {
            Some(b'\n') | None => {}
            Some(b'#') if self.at > before => {}
            Some(_) => return self.inline(column),
        }
        self.at = before;
        self.end_of_line()?;
        if self.at == self.text.len() {
            return None;
        }
        match self.dash() {
            true if self.indent >= column => self.list(self.indent, self.indent == column),
            false if self.indent > column && self.key().is_some() => self.map(self.indent),
            false if self.indent > column => self.inline(column),
            _ => None,
        }
    }

    /// A list whose dashes stand in one column; the first is here. `level` with the key that it is the value of.
    fn list(&mut self, column: usize, level: bool) -> Option<()> {
        let mut first = true;
        while self.indent == column && self.at < self.text.len() && self.dash() {
            let dash = self.at;
            self.at += 1;
            self.spaces();
            if first {
                let start = if level { self.at } else { dash };
                self.b.simple_list(Span::new(start, start))?;
                first = false;
            }
            if self.key().is_some() {
                self.map(column + self.at - dash)?;
            } else {
                self.inline(column)?;
            }
        }
        let ended = self.at == self.text.len() || self.indent < column || (level && self.indent == column);
        ended.then_some(())?;
        self.b.simple_close(Span::default())
    }

    /// A value that begins here, below what stands in a column; then on to the next line with content.
    fn inline(&mut self, column: usize) -> Option<()> {
        match self.peek()? {
            b'|' | b'>' => return self.block(column),
            b'[' | b'{' => self.brackets(column)?,
            b'"' | b'\'' => self.quoted(column)?,
            _ => self.words(false)?,
        }
        self.end_of_line()
    }

    /// A text in quotes that holds no escape. Its lines are folded into one; none of them is empty.
    fn quoted(&mut self, column: usize) -> Option<()> {
        let quote = self.peek()?;
        let start = self.at + 1;
        let mut from = start;
        let mut folded: Option<String> = None;
        loop {
            let n = self.text[from..].iter().position(|c| *c == quote || *c == b'\n' || (*c == b'\\' && quote == b'"'))?;
            let end = from + n;
            match self.text[end] {
                b'\n' => {
                    let line = std::str::from_utf8(&self.text[from..end]).ok()?.trim_end_matches(' ');
                    let text = folded.get_or_insert_default();
                    text.push_str(line);
                    text.push(' ');
                    self.at = end + 1;
                    self.spaces();
                    let indent = self.at - end - 1;
                    if line.is_empty() || indent <= column || matches!(self.peek()?, b'\n' | b'"' | b'\'') {
                        return None;
                    }
                    from = self.at;
                }
                c if c == quote && self.text.get(end + 1) != Some(&quote) => {
                    self.at = end + 1;
                    return match folded {
                        None => self.b.simple_scalar(start, end, false),
                        Some(text) => {
                            self.b.simple_text(text + std::str::from_utf8(&self.text[from..end]).ok()?, Span::new(start - 1, end + 1))
                        }
                    };
                }
                _ => return None,
            }
        }
    }

    /// Words without quotes, on one line.
    fn words(&mut self, inside: bool) -> Option<()> {
        let from = self.at;
        let second = self.text.get(from + 1).copied();
        let may_begin = match self.peek()? {
            c if c.is_ascii_alphanumeric() || c >= 0x80 => true,
            b'(' | b'_' | b'/' | b'.' | b'+' | b'~' => true,
            b'-' => second.is_some_and(|c| c.is_ascii_alphanumeric()),
            _ => false,
        };
        if !may_begin {
            return None;
        }
        let mut end = from;
        loop {
            match self.text.get(self.at) {
                None | Some(b'\n') => break,
                Some(b',' | b']' | b'}') if inside => break,
                Some(b'[' | b'{') if inside => return None,
                Some(b':') if matches!(self.text.get(self.at + 1), None | Some(b' ' | b'\n' | b',' | b'[' | b']' | b'{' | b'}')) => {
                    return None;
                }
                Some(b'#') if self.text[self.at - 1] == b' ' => {
                    if inside {
                        return None;
                    }
                    break;
                }
                Some(b' ') => {}
                Some(_) => end = self.at + 1,
            }
            self.at += 1;
        }
        self.at = end;
        self.b.simple_scalar(from, end, true)
    }

    /// Spaces between what stands in brackets, and one line end.
    fn gap(&mut self, column: usize) -> Option<()> {
        self.spaces();
        if self.peek() == Some(b'\n') {
            self.at += 1;
            let start = self.at;
            self.spaces();
            (self.at - start > column).then_some(())?;
        }
        Some(())
    }

    /// A list or a mapping in brackets.
    fn brackets(&mut self, column: usize) -> Option<()> {
        let from = self.at;
        let is_map = self.peek()? == b'{';
        let close = if is_map { b'}' } else { b']' };
        let span = Span::new(from, from + 1);
        if is_map {
            self.b.simple_map(span)?
        } else {
            self.b.simple_list(span)?
        }
        self.at += 1;
        self.gap(column)?;
        if self.peek()? != close {
            loop {
                if is_map {
                    let n = self.key()?;
                    self.b.simple_scalar(self.at, self.at + n, true)?;
                    self.at += n + 1;
                    self.spaces();
                }
                match self.peek()? {
                    b'[' | b'{' => self.brackets(column)?,
                    b'"' | b'\'' => self.quoted(column)?,
                    _ => self.words(true)?,
                }
                self.gap(column)?;
                match self.peek()? {
                    b',' => {
                        self.at += 1;
                        self.gap(column)?;
                    }
                    c if c == close => break,
                    _ => return None,
                }
            }
        }
        self.at += 1;
        self.b.simple_close(Span::new(self.at - 1, self.at))
    }

    /// A block of text, its lines kept (`|`) or folded (`>`), whose lines have one indentation.
    fn block(&mut self, column: usize) -> Option<()> {
        let folded = self.peek()? == b'>';
        self.at += 1;
        let strip = self.peek()? == b'-';
        self.at += usize::from(strip);
        if self.peek()? != b'\n' {
            return None;
        }
        self.at += 1;
        let start = self.at;
        self.spaces();
        let inner = self.at - start;
        let first = self.at;
        if inner <= column || matches!(self.peek(), None | Some(b'\n' | b'#')) {
            return None;
        }
        let mut text = String::new();
        let end;
        loop {
            // Here at the content of a line; up to its end.
            let line = self.at;
            let n = self.text[line..].iter().position(|c| *c == b'\n')?;
            let odd = |c: u8| matches!(c, b' ' | b'\t');
            if n == 0 || odd(self.text[line + n - 1]) || (folded && odd(self.text[line])) {
                return None;
            }
            text.push_str(std::str::from_utf8(&self.text[line..line + n]).ok()?);
            self.at = line + n + 1;
            let blank_from = self.at;
            while self.peek() == Some(b'\n') {
                self.at += 1;
            }
            let blank = self.at - blank_from;
            let from = self.at;
            self.spaces();
            let indent = self.at - from;
            let over = self.at == self.text.len() || indent < inner;
            // A line of blanks alone, and a block that goes on after an empty line, are left to the parser.
            if self.peek() == Some(b'\n') || (self.at == self.text.len() && indent > 0) || (!over && blank > 0) {
                return None;
            }
            if over {
                end = line + n;
                self.at = from;
                break;
            }
            self.at = from + inner;
            text.push(if folded { ' ' } else { '\n' });
        }
        if !strip {
            text.push('\n');
        }
        self.b.simple_text(text, Span::new(first, end))?;
        self.next_line()
    }
}

#[cfg(test)]
mod tests {
    use crate::source::read::{simply, wholly};
    use crate::source::{Limits, Source};
    use proptest::prelude::*;

    /// Whether it was read simply; then both readers read the same, and the parser sees no defect.
    fn same(text: &str) -> bool {
        let source = Source::new("a.yaml", text);
        let Some(tree) = simply(&source, Limits::default(), true) else { return false };
        let (whole, problems) = wholly(&source, Limits::default(), true);
        assert!(problems.is_empty() && whole.is_ok_and(|whole| tree.is_same(&whole)), "{text}");
        true
    }

    const SIMPLE: &str = "# c\nkind: course\nid: 'x y'  # hi\nlist:\n- a\n- {b: 1, c: [x, \"y, z\"], d: {}}\n- k: v\n  m: |-\n    one\n     # two\n  \
        n: 3\n\nnested:\n    deep:\n      - p\n      - q: 1\n        r: [s t,\n          \"u\n          v\"]\nfold: >\n  aa\n  bb\n\n\nlast: z\n";

    #[test]
    fn what_is_simple_is_read_simply() {
        for text in [
            SIMPLE,
            "a: b",
            "a:  b c  # d\n",
            "# c\n\na: 'b: c #d'\n  # deeper\nb: \"d e\"\n\n",
            "a:\n- b\n-   c: d\n    e: f\n-  [g, {h: i j}, [], \"k, l\"]\nm: n\n",
            "a: 'b  \n    c d'\ne:\n  - 'f\n   g'\n  - [h,\n   i\n   ]\n",
            "a:\n  b c\nd:\n- >-\n  e\n- [\n  f, {g: 'h \\ i'}]\nj:\n\n  {k: l}\n",
            "a:   # why\n    b:\n      - c\n\n# d\n      - e: [f]\n",
            "a: >-\n  b c\n  d: e\n\nf: |\n    g # h\n      i\n    j\nk: >\n  l\n",
            "a: Caffi Cymunedol Tŷ Bach\nb: 2026-11-21\nc: https://example.org/#d\ne: f,g [h] {i} 'j'\n",
        ] {
            assert!(same(text), "{text}");
        }
        for text in ["a: b: c\n", "a: b\n  c\n", "a:\n", "a: \\\n", "a: &b c\n", "a: |\n  b\n\n  c\n", "- a\n", "a:\tb\n", "a: b\n---\n"] {
            assert!(!same(text), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn both_readers_read_the_same_where_both_read(
            parts in prop::collection::vec(prop::sample::select(vec![
                "a", "b", "key", "a: ", "b: ", "c:", ": ", ":", "- ", "-", "\n", "\n", "\n  ", "\n  ", "\n    ", "\n- ", "\n  - ", " ", "  ", "'", "\"", "[", "]", "{", "}", ", ",
                ",", "#", " # ", "|", ">", "|-", ">-", "\n\n", "x y", "1", "~", "&a", "*a", "!", "?", "? ", "\\", "---", "...", "é", "\u{2028}", "%", "@", "`", "<<: ", "''", "\"\"",
            ]), 0..24)
        ) {
            same(&parts.concat());
        }

        #[test]
        fn a_simple_text_that_is_changed_is_read_the_same_or_not_simply(
            edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..4, prop::sample::select(vec![
                "", " ", "  ", "\n", "- ", ": ", ":", "#", " #", "'", "\"", ",", "[", "]", "{", "}", "|", ">", "x", "\n  ", "\n    ", "\n\n", "-", "? ", "\\", "é",
            ])), 1..4)
        ) {
            let mut text = SIMPLE.to_string();
            for (at, gone, new) in &edits {
                let mut at = at.index(text.len());
                while !text.is_char_boundary(at) { at -= 1; }
                let mut to = (at + gone).min(text.len());
                while !text.is_char_boundary(to) { to += 1; }
                text.replace_range(at..to, new);
            }
            same(&text);
        }
    }
}
