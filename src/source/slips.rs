//! Defects of the text itself, and the slips behind them: what a parser complains of, said as a person can use it.

use super::tree::NodeId;
use super::{Source, Span, raise};

/// A defect of the text itself. `code` is a code of the diagnostic table.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Code of the diagnostic table.
    pub code: &'static str,
    /// One lower-case sentence.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What to write instead.
    pub help: Option<String>,
    /// Another place that matters, with what it is.
    pub related: Option<(Span, String)>,
    /// The value that cannot be relied on because of it.
    pub spoils: Option<NodeId>,
}

impl Problem {
    pub(super) fn new(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), span, help: None, related: None, spoils: None }
    }
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
    pub(super) fn spoils(mut self, node: NodeId) -> Self {
        self.spoils = Some(node);
        self
    }
}

/// Nesting beyond the limit.
pub(super) fn too_deep(span: Span, depth: usize) -> Problem {
    Problem::new("nested-too-deeply", span, format!("lists and mappings are nested more than {depth} deep here")).help(raise("nesting"))
}

/// Looks at the place of a complaint for one kind of slip.
type Look = fn(&Scene) -> Option<Problem>;

/// What the parser says, and who can tell which slip is behind it. The first line that fits and finds its slip speaks.
const COMPLAINTS: &[(&str, Look)] = &[
    ("unclosed bracket", |s| s.bracket(s.at)),
    ("mismatched bracket", |s| s.bracket(s.at)),
    ("expected ',' or", |s| s.inside_brackets()),
    ("illegal placement of ':'", |s| s.inside_brackets()),
    ("invalid indentation in flow construct", |s| s.open_bracket()),
    ("misplaced bracket", |s| s.slip(s.at, 1, "a bracket is closed here and none is open", s.in_quotes())),
    ("unclosed quote", |s| s.quotation(s.at)),
    ("multiline quoted scalar", |s| s.open_quotation()),
    ("unexpected document indicator", |s| s.open_quotation()),
    ("trailing content after", |s| s.after_quotation()),
    ("while parsing a quoted scalar", |s| s.backslash()),
    ("simple key expected", |s| s.key()),
    ("tab", |s| s.tab()),
    ("unexpected character", |s| s.first_character()),
    ("unknown anchor", |s| s.first_character()),
    ("scanning an anchor or alias", |s| s.first_character()),
    ("scanning a block scalar", |s| s.first_character()),
    ("mapping keys are not allowed", |s| s.first_character()),
    ("directive", |s| s.directive()),
    ("version", |s| s.directive()),
    ("tag", |s| s.first_character()),
    ("handle wasn't declared", |s| s.first_character()),
    ("block sequence entries", |s| {
        s.slip(s.at, 1, "a list may not begin on the line of its key", "begin it on the next line, one `- ` for each item")
    }),
    ("':' may not precede", |s| s.slip(s.at, 1, "there is no space after the colon", "put one space after it")),
    ("comments must be separated", |s| s.slip(s.at, 1, "there is no space before the `#`", "put a space before it")),
    ("did not find expected key", |s| s.after_bracket()),
    ("did not find expected key", |s| s.indentation()),
    ("expected '-' indicator", |s| s.indentation()),
    ("wrongly indented", |s| s.indentation()),
    ("invalid indentation", |s| s.indentation()),
    ("mapping values are not allowed", |s| s.second_colon()),
    ("mapping values are not allowed", |s| s.line_before()),
    ("mapping values are not allowed", |s| s.indentation()),
];

/// Turns the parser's complaint into a sentence a course lead can use, by looking at what stands there.
pub(super) fn explain(source: &Source, at: usize, said: &str, depth: usize) -> Problem {
    if said.contains("recursion") || said.contains("nesting") || said.contains("too deep") {
        return too_deep(Span::new(at, at + 1), depth);
    }
    let scene = Scene::new(source, at);
    if let Some(problem) = scene.conflict().or_else(|| scene.strange()).or_else(|| scene.before()?.strange()) {
        return problem;
    }
    COMPLAINTS.iter().filter(|(words, _)| said.contains(words)).find_map(|(_, look)| look(&scene)).unwrap_or_else(|| scene.unknown())
}

/// The place of a complaint: the line, and what stands before and after.
struct Scene<'s> {
    source: &'s Source,
    /// Byte of the complaint.
    at: usize,
    number: u32,
    line: &'s str,
    /// Byte at which the line begins.
    start: usize,
}

impl<'s> Scene<'s> {
    fn new(source: &'s Source, at: usize) -> Self {
        let (number, _) = source.line_column(at.try_into().unwrap_or(u32::MAX));
        let (line, start) = source.line(number);
        Scene { source, at, number, line, start: start as usize }
    }

    fn slip(&self, at: usize, length: usize, message: &str, help: impl Into<String>) -> Option<Problem> {
        Some(Problem::new("yaml-syntax", Span::new(at, at + length), message).help(help))
    }

    fn text(&self, from: usize, to: usize) -> &'s str {
        self.source.text.get(from..to).unwrap_or("")
    }

    /// What stands from a byte to the end of its line, without a comment.
    fn rest(&self, from: usize) -> &'s str {
        let rest = self.text(from, self.start + self.line.len());
        rest.split(" #").next().unwrap_or("").trim_end()
    }

    /// The line before, blank lines and comments left out.
    fn before(&self) -> Option<Scene<'s>> {
        (1..self.number).rev().map(|n| Scene::new(self.source, self.source.line(n).1 as usize)).find(|s| s.says_something())
    }

    fn says_something(&self) -> bool {
        !self.body().is_empty() && !self.body().starts_with('#')
    }

    fn body(&self) -> &'s str {
        self.line.trim_start()
    }

    fn indent(&self) -> usize {
        self.line.len() - self.body().len()
    }

    /// The byte at which the value of the line begins: after its dashes and its first key.
    fn value(&self) -> usize {
        let mut value = self.body();
        while let Some(rest) = value.strip_prefix("- ") {
            value = rest.trim_start();
        }
        if !value.starts_with(['{', '[', '"', '\'']) {
            value = value.split_once(": ").map_or(value, |(_, v)| v.trim_start());
        }
        self.start + self.line.len() - value.len()
    }

    /// Advice to quote, with the words to write where they are few and simple.
    fn quote(&self, from: usize) -> String {
        let value = self.rest(from);
        if value.is_empty() || value.len() > FEW || value.contains(['"', '\\', ']', '}']) {
            "put the value in double quotes".to_string()
        } else {
            format!("put it in double quotes: \"{value}\"")
        }
    }

    fn in_quotes(&self) -> String {
        self.quote(self.value())
    }

    /// The last of some opening characters that is still open at a byte; looked for on this line and some before it.
    fn opened(&self, end: usize, which: &[u8]) -> Option<usize> {
        (1..=self.number).rev().take(50).find_map(|n| {
            let start = self.source.line(n).1 as usize;
            left_open(self.text(start, end))
                .map(|i| start + i)
                .filter(|i| self.source.text.as_bytes().get(*i).is_some_and(|b| which.contains(b)))
        })
    }

    fn bracket(&self, at: usize) -> Option<Problem> {
        let (what, close) = if self.text(at, at + 1) == "[" { ("list (`[`)", ']') } else { ("mapping (`{`)", '}') };
        let help = format!("close it with `{close}`; if the file ends here, it is cut off");
        self.slip(at, 1, &format!("a {what} is opened here and not closed"), help)
    }

    fn open_bracket(&self) -> Option<Problem> {
        self.bracket(self.opened(self.at, b"[{")?)
    }

    /// Something stands between brackets that cannot: a forgotten bracket above, or a colon in a value.
    fn inside_brackets(&self) -> Option<Problem> {
        let open = self.opened(self.at, b"[{")?;
        if open < self.start || self.text(self.at, self.at + 1) != ":" {
            return self.bracket(open);
        }
        self.slip(self.at, 1, COLON, "put the value in double quotes; or put a comma before the next key")
    }

    fn quotation(&self, at: usize) -> Option<Problem> {
        self.slip(at, 1, "a quotation mark is opened here and not closed", "close it at the end of the value")
    }

    fn open_quotation(&self) -> Option<Problem> {
        self.quotation(self.opened(self.at, b"\"'")?)
    }

    fn after_quotation(&self) -> Option<Problem> {
        let close = self.text(0, self.at).rfind(['"', '\''])?;
        let open = self.opened(close, b"\"'")?;
        if open < self.start {
            return self.quotation(open);
        }
        let whole = self.rest(open);
        let help = if whole.starts_with('\'') {
            "an apostrophe inside: use double quotes round the whole value".to_string()
        } else if whole.contains(['\'', '}', ']']) || whole.len() > FEW {
            "put the whole value in quotes".to_string()
        } else {
            format!("put the whole value in quotes: '{whole}'")
        };
        self.slip(self.at, 1, "the quotation ends before the end of the value", help)
    }

    fn backslash(&self) -> Option<Problem> {
        let at = self.text(self.at, self.source.text.len()).find('\\').map_or(self.at, |i| self.at + i);
        let help = "use single quotes, in which a backslash is a backslash";
        self.slip(at, 1, "a backslash between double quotes begins an escape that does not exist", help)
    }

    /// A line that should be a key with its value.
    fn key(&self) -> Option<Problem> {
        let body = self.rest(self.at);
        if body.starts_with(['{', '[', '"', '\'']) {
            return None;
        }
        let words: Vec<&str> = body.split_whitespace().collect();
        let (message, help) = match (body.split_once(':'), words.as_slice()) {
            _ if body.find(": ").unwrap_or(body.len()) > 1024 => ("this key is longer than a key may be", "shorten it".to_string()),
            (None, [key, value]) if body.len() <= FEW => ("this line has no colon", format!("write `{key}: {value}`")),
            (None, _) if self.ends_here() => {
                ("this line has no colon", "write `key: value`; if the file ends here, it is cut off".to_string())
            }
            (None, _) => ("this line has no colon", "write `key: value`; text that continues a value is indented below it".to_string()),
            (Some(_), _) if body.len() > FEW => ("there is no space after the colon", "put one space after it".to_string()),
            (Some((key, value)), _) => ("there is no space after the colon", format!("write `{}: {}`", key.trim(), value.trim())),
        };
        self.slip(self.at, body.len().clamp(1, 40), message, help)
    }

    fn ends_here(&self) -> bool {
        self.text(self.start + self.line.len(), self.source.text.len()).trim().is_empty()
    }

    /// The first line indented with a tab, at the complaint or after it: the parser reads ahead, and stops before it.
    fn tab(&self) -> Option<Problem> {
        let mut from = self.start;
        for line in self.text(self.start, self.source.text.len()).split_inclusive('\n').take(50) {
            let lead = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
            if let Some(tab) = lead.find('\t') {
                return self.slip(from + tab, lead.len() - tab, "a tab is used to indent", "use spaces: two for each step");
            }
            from += line.len();
        }
        let tab = self.start + self.line.find('\t')?;
        self.slip(tab, 1, "a tab stands here", "use a space")
    }

    /// A character that means something to YAML begins a value or a line.
    fn first_character(&self) -> Option<Problem> {
        let at = if self.line.starts_with('%') { self.start } else { self.at };
        let first = self.text(at, self.source.text.len()).chars().next().filter(|c| "@`%*&|>?!".contains(*c))?;
        let (what, help) = if at == self.start + self.indent() {
            ("line", "begin it with a key; quote the key if the character belongs to it".to_string())
        } else {
            ("value", self.quote(at))
        };
        let first = if first == '`' { "a backtick".to_string() } else { format!("`{first}`") };
        self.slip(at, 1, &format!("a {what} may not begin with {first}"), help)
    }

    /// Text after a value that begins with a bracket.
    fn after_bracket(&self) -> Option<Problem> {
        let value = self.value();
        (value < self.at && self.text(value, self.at).starts_with(['{', '['])).then_some(())?;
        let whole = self.rest(value);
        let help = if whole.contains(['"', '\\']) || whole.len() > FEW {
            "put it in quotes".to_string()
        } else {
            format!("put it in double quotes: \"{whole}\"")
        };
        self.slip(value, 1, "a value that begins with `{` or `[` needs quotes", help)
    }

    /// A second colon in one line.
    fn second_colon(&self) -> Option<Problem> {
        let value = self.value();
        if value > self.at
            || self.text(value, self.at).is_empty()
            || self.text(value, self.at).starts_with(['{', '['])
            || value == self.key_at()
        {
            return None;
        }
        self.curly(value).or_else(|| self.slip(self.at, 1, COLON, self.quote(value)))
    }

    /// The byte at which the key of the line begins.
    fn key_at(&self) -> usize {
        self.start + self.line.len() - self.line.trim_start_matches([' ', '-']).len()
    }

    fn curly(&self, value: usize) -> Option<Problem> {
        let whole = self.rest(value);
        let first = whole.chars().next().filter(|c| "“”‘’„".contains(*c))?;
        let plain = whole.trim_matches(['“', '”', '‘', '’', '„', '"']);
        self.slip(value, first.len_utf8(), "curly quotes are not quotation marks here", format!("use straight quotes: \"{plain}\""))
    }

    /// What a tool for versions writes where two people changed the same lines.
    fn conflict(&self) -> Option<Problem> {
        let marks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
        let mark = |s: &Scene| marks.iter().any(|m| s.line.starts_with(m));
        let near = std::iter::once(self.number).chain(self.before().map(|b| b.number));
        let scene = near.map(|n| Scene::new(self.source, self.source.line(n).1 as usize)).find(mark)?;
        let help = "two versions of these lines stand below each other: keep one, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`";
        self.slip(scene.start, 7, "two people have changed these lines, and nobody has decided between them", help)
    }

    /// A character that looks like one YAML knows, or like none, where the line begins, before its value or as its colon.
    fn strange(&self) -> Option<Problem> {
        let value = self.body().split_once(": ").map_or(self.body(), |(_, v)| v);
        let lead = self.line.find(|c| !matches!(c, ' ' | '-')).and_then(|i| self.line[i..].chars().next().map(|c| (i, c)));
        let first = value.chars().next().map(|c| (self.line.len() - value.len(), c));
        let colon = self.line.char_indices().find(|(_, c)| *c == '：').filter(|_| !self.line.contains(": "));
        let colon = colon.or_else(|| self.line.find(":\u{a0}").map(|i| (i + 1, '\u{a0}')));
        let end = self.line.char_indices().find(|(_, c)| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}'));
        let (at, c) = [lead, first, colon, end].into_iter().flatten().find(|(_, c)| STRANGE.iter().any(|(s, ..)| s == c))?;
        let (_, what, help) = STRANGE.iter().find(|(s, ..)| *s == c)?;
        self.slip(self.start + at, c.len_utf8(), &format!("{what} (U+{:04X}) stands here", c as u32), *help)
    }

    /// A line that begins with `%` tells a YAML reader how to read; of this nothing is needed here.
    fn directive(&self) -> Option<Problem> {
        let line = (self.line.starts_with('%')).then_some(self.line)?;
        self.slip(
            self.start,
            line.trim_end().len().clamp(1, 40),
            "a line may not begin with `%`: to a reader of YAML it is an instruction, and this one says nothing it knows",
            "delete the line",
        )
    }

    /// The line before was taken for a text that goes on here.
    fn line_before(&self) -> Option<Problem> {
        let before = self.before()?;
        let body = before.body();
        if let Some(rest) = body.strip_prefix('-')
            && rest.starts_with(|c: char| c.is_alphanumeric())
            && rest.contains(':')
        {
            return self.slip(
                before.start + before.indent(),
                1,
                "there is no space after the dash",
                format!("write `- {}`", rest.trim_end()),
            );
        }
        before.curly(before.value())
    }

    fn indentation(&self) -> Option<Problem> {
        let before = self.before();
        // Where the lines on both sides of the line before agree, that line is the odd one.
        let odd = before.as_ref().filter(|b| b.indent() != self.indent() && b.before().is_some_and(|bb| bb.indent() == self.indent()));
        let odd = odd.unwrap_or(self);
        let dashed = |s: &Scene| s.body().starts_with("- ");
        let mixed = before.as_ref().is_some_and(|b| b.indent() == self.indent() && dashed(b) != dashed(self));
        let (message, help) = match (mixed, dashed(self)) {
            (true, true) => ("this line begins with `- ` and the line above does not", "a list stands below a key of its own"),
            (true, false) => ("this line does not begin with `- ` as the line above does", "a list holds nothing but its items"),
            _ => ("this line is indented differently from the lines around it", "line it up with the line above"),
        };
        self.slip(odd.start + odd.indent(), odd.body().len().clamp(1, 40), message, help)
    }

    /// Nothing more can be said than where.
    fn unknown(&self) -> Problem {
        let at_end = self.text(self.at, self.source.text.len()).trim().is_empty();
        let (message, help) = if at_end {
            ("the file ends in the middle of something: it seems to be cut off here", "compare the end of the file with your own copy")
        } else {
            (
                "this is not readable as YAML from here on",
                "check the indentation of this line and the one above, and that lists begin with `- `",
            )
        };
        Problem::new("yaml-syntax", Span::new(self.at, self.at + 1), message).help(help)
    }
}

const LINE_END: &str = "a line end that ends no line in YAML";

/// Characters that look like one YAML knows, or like none: what each is, and what to do about it.
const STRANGE: [(char, &str, &str); 7] = [
    ('\u{a0}', "a no-break space", "replace it by a space; it often comes from copying out of a web page or Word"),
    ('\u{3000}', "a wide space", "replace it by a space"),
    ('\u{feff}', "an invisible mark", "delete it; it belongs at the very beginning of a file, if anywhere"),
    ('\u{85}', LINE_END, "replace it by an ordinary line end"),
    ('\u{2028}', LINE_END, "replace it by an ordinary line end"),
    ('\u{2029}', LINE_END, "replace it by an ordinary line end"),
    ('：', "a wide colon", "replace it by a colon and a space"),
];

/// Bytes of a text that is short enough to be said again in a help line.
const FEW: usize = 60;
const COLON: &str = "a colon and a space inside a value look like another key";

/// The innermost quotation mark or bracket that a text opens and does not close.
fn left_open(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut brackets, mut quote, mut fresh) = (Vec::new(), None, true);
    let mut i = 0;
    while let Some(&b) = bytes.get(i) {
        let next = bytes.get(i + 1);
        match (quote, b) {
            (Some((_, b'"')), b'\\') | (Some((_, b'\'')), b'\'') if b == b'\\' || next == Some(&b'\'') => i += 1,
            (Some((_, q)), _) if b == q => (quote, fresh) = (None, false),
            (Some(_), _) => {}
            (None, b'"' | b'\'') if fresh => quote = Some((i, b)),
            (None, b'[' | b'{') if fresh || !brackets.is_empty() => {
                brackets.push(i);
                fresh = true;
            }
            (None, b']' | b'}') => {
                brackets.pop();
                fresh = false;
            }
            (None, b'#') if i == 0 || bytes[i - 1].is_ascii_whitespace() => {
                i += text[i..].find('\n').unwrap_or(text.len() - i);
                fresh = true;
                continue;
            }
            (None, b'\n') => fresh = true,
            (None, b' ') => {}
            (None, b',') => fresh = !brackets.is_empty(),
            (None, b':') => fresh = next.is_none_or(u8::is_ascii_whitespace),
            (None, b'-') if fresh => fresh = next.is_none_or(u8::is_ascii_whitespace),
            (None, _) => fresh = false,
        }
        i += 1;
    }
    quote.map(|(i, _)| i).or(brackets.pop())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_open_is_found_behind_quotes_and_comments() {
        for (text, open) in [
            ("a: [b, 'c]'", Some(3)),
            ("a: [b] # [", None),
            ("a: it's", None),
            ("a: \"x \\\" y", Some(3)),
            ("- {a: 'it''s', b: [", Some(18)),
            ("a: 'it''s'", None),
            ("text (a [b", None),
        ] {
            assert_eq!(left_open(text), open, "{text}");
        }
    }

    /// The words of the table are the parser's own; a new version of it may say something else.
    #[test]
    fn each_slip_is_named_where_it_stands() {
        for (text, line, column, message) in [
            ("m:\n- {a: b, c: [d}\n", 2, 13, "a list (`[`) is opened here"),
            ("x:\n  n: [E\n  y: z\n", 2, 6, "a list (`[`) is opened here"),
            ("a: {b: c: d}\n", 1, 9, "a colon and a space inside a value"),
            ("a: b\nb: ]\n", 2, 4, "a bracket is closed here"),
            ("x:\n  a: \"one\n  b: \"two\"\n", 2, 6, "a quotation mark is opened here"),
            ("a: \"C:\\temp\\q\"\n", 1, 7, "a backslash between double quotes"),
            ("a: |draft\n", 1, 4, "a value may not begin with `|`"),
            ("a: & b\n", 1, 4, "a value may not begin with `&`"),
            ("% hello\na: b\n", 1, 1, "a line may not begin with `%`"),
            ("a: ? what\n", 1, 4, "a value may not begin with `?`"),
            ("a: - b\n", 1, 4, "a list may not begin on the line of its key"),
            ("a: \"b\"#c\n", 1, 7, "there is no space before the `#`"),
            ("a:\n    b: 1\n  c: 2\n", 3, 3, "this line is indented differently"),
            ("a:\n  - x\n  y: z\n", 3, 3, "this line does not begin with `- `"),
            ("a: |\n\ttext\n", 2, 1, "a tab is used to indent"),
        ] {
            let source = Source::new("x.yaml", text);
            let (_, problems) = crate::source::read(&source, crate::source::Limits::default());
            let first = problems.first().map(|p| (source.line_column(p.span.start), p.message.starts_with(message)));
            assert_eq!(first, Some(((line, column), true)), "{text}{problems:?}");
        }
    }
}
