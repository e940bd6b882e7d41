//! Web pages and Markdown: their headings and their text.

use super::documents::Text;
use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Elements whose text nobody reads.
const UNSEEN: [&[u8]; 5] = [b"script", b"style", b"template", b"title", b"noscript"];
/// Elements that do not part words.
const INLINE: [&[u8]; 20] = [
    b"a", b"abbr", b"b", b"bdi", b"cite", b"code", b"em", b"font", b"i", b"ins", b"mark", b"q", b"s", b"small", b"span", b"strong", b"sub",
    b"sup", b"u", b"wbr",
];

/// Reads a web page. Scripts are not run: what only they would show is not seen.
pub(super) fn html(text: &str) -> Text {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let (mut out, mut heading, mut unseen) = (String::with_capacity(text.len() / 2), None::<String>, 0usize);
    let mut headings = Vec::new();
    for token in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => {
                let name: &[u8] = &tag.name;
                if UNSEEN.contains(&name) {
                    unseen += usize::from(!tag.self_closing);
                } else if is_heading(name) {
                    headings.extend(heading.replace(String::new()));
                }
                part(name, &mut out, &mut heading);
            }
            Ok(Token::EndTag(tag)) => {
                let name: &[u8] = &tag.name;
                if UNSEEN.contains(&name) {
                    unseen = unseen.saturating_sub(1);
                } else if is_heading(name) {
                    headings.extend(heading.take());
                }
                part(name, &mut out, &mut heading);
            }
            Ok(Token::String(s)) if unseen == 0 => {
                let s = String::from_utf8_lossy(&s);
                out.push_str(&s);
                if let Some(h) = &mut heading {
                    h.push_str(&s);
                }
            }
            _ => {}
        }
    }
    headings.extend(heading);
    Text { pages: vec![out], headings, whole: true }
}

fn is_heading(name: &[u8]) -> bool {
    matches!(name, [b'h', b'1'..=b'6'])
}

fn part(name: &[u8], out: &mut String, heading: &mut Option<String>) {
    if !INLINE.contains(&name) {
        out.push('\n');
        if let Some(h) = heading {
            h.push(' ');
        }
    }
}

/// Reads Markdown: lines with `#`, and lines underlined with `=` or `-`, outside fenced code.
pub(super) fn markdown(text: &str) -> Text {
    let mut headings: Vec<String> = Vec::new();
    let (mut fence, mut before) = (None::<&str>, "");
    for line in text.lines() {
        let bare = line.trim();
        let deep = line.len() - line.trim_start().len() > 3;
        let mark = ["```", "~~~"].into_iter().find(|m| bare.starts_with(m)).filter(|_| !deep);
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (Some(_), _) => {}
            (None, Some(mark)) => fence = Some(mark),
            (None, None) if deep => {}
            (None, None) => {
                let hashes = bare.len() - bare.trim_start_matches('#').len();
                let under = !bare.is_empty() && (bare.bytes().all(|b| b == b'=') || bare.bytes().all(|b| b == b'-'));
                if (1..=6).contains(&hashes) && bare[hashes..].starts_with([' ', '\t']) {
                    headings.push(inline(bare[hashes..].trim_end_matches('#')));
                } else if under && before.contains(char::is_alphanumeric) {
                    headings.push(inline(before));
                }
            }
        }
        before = if fence.is_some() || deep || bare.starts_with('#') { "" } else { bare };
    }
    // What stands in brackets after a link's words is its address.
    let plain: String = text.lines().flat_map(|l| [inline(l), "\n".into()]).collect();
    Text { pages: vec![plain], headings, whole: true }
}

/// A line without the addresses of its links and without marks of emphasis.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        out.push_str(before);
        rest = after;
        match after.split_once(')') {
            Some((_, after)) => rest = after,
            // Where this address does not end, none after it does.
            None => break,
        }
    }
    out.push_str(rest);
    out.retain(|c| !matches!(c, '*' | '`' | '[' | '_'));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_page_gives_its_headings_and_the_text_that_people_read() {
        let t = html(
            "<!doctype html><title>Not here</title><script>var Hidden</script><h1>1. Who <em>may</em>\nattend</h1><p>sup<b>port</b></p><h2>A &amp; B</h2>",
        );
        assert_eq!(t.headings.iter().map(|h| h.trim()).collect::<Vec<_>>(), ["1. Who may\nattend", "A & B"]);
        assert!(t.pages[0].contains("support") && !t.pages[0].contains("Hidden") && !t.pages[0].contains("Not here"));
        assert_eq!(html("<h1>Cut off").headings, [" Cut off"]);
    }

    #[test]
    fn markdown_gives_its_headings_and_no_addresses() {
        let t = markdown("# *One* [two](https://three.example) #\n\nSix\n---\n\n```\n# no heading\n```\n#tag\n    # code\n- item\n---\n");
        assert_eq!(t.headings.iter().map(|h| h.trim()).collect::<Vec<_>>(), ["One two", "Six", "- item"]);
        assert!(!t.pages[0].contains("three"));
    }
}
