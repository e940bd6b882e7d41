//! What people type, made safe to show: which characters may never reach a screen as they are.

use std::borrow::Cow;

/// Whether a character may not be shown as it is: controls, and the bidirectional and invisible marks that can make a
/// line read other than it is.
pub fn is_harmful(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{061c}')
}

/// A name with every such character, and every line end, replaced by a sign that stands for it.
pub fn neutral(name: &str) -> Cow<'_, str> {
    let bad = |c: char| is_harmful(c) || c == '\n';
    if name.contains(bad) { Cow::Owned(name.replace(bad, "\u{fffd}")) } else { Cow::Borrowed(name) }
}
