//! Text that people typed, made safe to show: no control characters, no characters that turn the direction of a line.

use crate::model::result::WaiverResult;
pub use crate::source::is_harmful as is_unsafe;
use std::borrow::Cow;

/// Whether a text holds no character that may not be shown, told by its bytes: nearly every text is plain, and every
/// value of every page passes here.
pub fn is_plain(text: &str) -> bool {
    const PIECE: usize = 64;
    let bytes = text.as_bytes();
    let at = |i: usize| bytes.get(i).copied().unwrap_or(0);
    let is_fine = |i: usize| match at(i) {
        b'\n' | 0x20..=0x7e => true,
        0..=0x1f | 0x7f => false,
        0xc2 => at(i + 1) >= 0xa0,
        0xd8 => at(i + 1) != 0x9c,
        0xe2 => match at(i + 1) {
            0x80 => !matches!(at(i + 2), 0x8b..=0x8f | 0xa8..=0xae),
            0x81 => !matches!(at(i + 2), 0xa0..=0xa4 | 0xa6..=0xa9),
            _ => true,
        },
        0xef => (at(i + 1), at(i + 2)) != (0xbb, 0xbf),
        _ => true,
    };
    let from = |n: usize| n * PIECE;
    let mut pieces = bytes.chunks(PIECE).enumerate();
    pieces.all(|(n, piece)| is_ascii(piece, true) || (from(n)..from(n) + piece.len()).all(is_fine))
}

/// Whether all bytes are characters of ASCII that are seen, or ends of lines where these may stand. Without a branch for
/// each byte, so that it is done for many at once.
fn is_ascii(bytes: &[u8], ends: bool) -> bool {
    let odd = |b: u8| ((b < 0x20) & !(ends & (b == b'\n'))) | (b >= 0x7f);
    bytes.iter().fold(0, |any, b| any | u8::from(odd(*b))) == 0
}

/// One line of text for a terminal or a table cell.
pub fn line(text: &str) -> Cow<'_, str> {
    if is_ascii(text.as_bytes(), false) || (is_plain(text) && !text.contains('\n')) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        '\n' | '\t' => Some(' '),
        c if !is_unsafe(c) => Some(c),
        c => c.is_control().then_some('\u{fffd}'),
    };
    Cow::Owned(text.chars().filter_map(shown).collect())
}

/// The text, cut at a number of characters with a mark that it was cut.
pub fn cut(text: &str, most: usize) -> String {
    let text = line(text);
    if text.chars().count() <= most {
        text.into_owned()
    } else {
        format!("{}…", text.chars().take(most.saturating_sub(1)).collect::<String>().trim_end())
    }
}

/// A waiver in words: its time, who accepts it, and why.
pub fn waiver(w: &WaiverResult) -> String {
    let from = w.from.as_ref().map(|f| format!("from {f} ")).unwrap_or_default();
    format!("{from}until {} by {}: {}", w.until, w.authority, w.reason)
}

/// Breaks a text into lines of at most `width` characters, at spaces where there are any.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(20);
    let mut out = Vec::new();
    let mut current = String::new();
    let mut length = 0;
    for word in line(text).split(' ').filter(|w| !w.is_empty()) {
        let mut word: Vec<char> = word.chars().collect();
        if length > 0 && length + 1 + word.len() > width {
            out.push(std::mem::take(&mut current));
            length = 0;
        }
        while word.len() > width {
            let rest = word.split_off(width);
            out.push(word.into_iter().collect());
            word = rest;
        }
        if length > 0 {
            current.push(' ');
            length += 1;
        }
        length += word.len();
        current.extend(word);
    }
    if !current.is_empty() || out.is_empty() {
        out.push(current);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_can_move_the_cursor_or_turn_the_line() {
        assert_eq!(line("a\u{1b}[31mb\u{202e}c\nd"), "a\u{fffd}[31mbc d");
    }

    #[test]
    fn what_its_bytes_tell_is_what_its_characters_tell() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            assert_eq!(is_plain(&format!("a{c}b")), !is_unsafe(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn long_words_are_broken_and_short_ones_kept_whole() {
        assert_eq!(wrap("one two three", 20), ["one two three"]);
        assert!(wrap(&"x".repeat(10_000), 80).iter().all(|l| l.chars().count() <= 80));
    }
}
