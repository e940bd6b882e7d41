//! Text that people typed, made safe to show: no control characters, no characters that turn the direction of a line.

use crate::model::result::WaiverResult;
pub use crate::source::is_harmful as is_unsafe;
use std::borrow::Cow;

/// One line of text for a terminal or a table cell.
pub fn line(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| is_unsafe(c) || c == '\n') {
        Cow::Owned(
            text.chars()
                .filter_map(|c| {
                    if c == '\n' || c == '\t' {
                        Some(' ')
                    } else if is_unsafe(c) {
                        if c.is_control() { Some('\u{fffd}') } else { None }
                    } else {
                        Some(c)
                    }
                })
                .collect(),
        )
    } else {
        Cow::Borrowed(text)
    }
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
    fn long_words_are_broken_and_short_ones_kept_whole() {
        assert_eq!(wrap("one two three", 20), ["one two three"]);
        assert!(wrap(&"x".repeat(10_000), 80).iter().all(|l| l.chars().count() <= 80));
    }
}
