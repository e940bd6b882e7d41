//! A piece of a page that is written straight into it: a template that is run for each of a hundred and twenty rows takes longer
//! than judging the course. What was typed passes [`Piece::text`], [`Piece::prose`] or [`Piece::mixed`], as in a template every
//! value passes the formatter.

use super::words::Say;
use super::{escape, escaped, prose};
use crate::report::messages::{self, Key, Lang};
use std::fmt::{Display, Formatter};

/// A piece of a page.
pub struct Piece {
    say: Say,
    /// What is written so far.
    pub out: String,
}

/// A text that is made safe as it is written.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(&escaped(self.0))
    }
}

impl Piece {
    /// An empty one with room for about so many bytes; room for very many is made as they come.
    pub fn of(say: Say, room: usize) -> Self {
        Piece { say, out: String::with_capacity(room.min(1 << 20)) }
    }

    /// Markup and words of ours.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// Markup and words of ours, where there is cause for them.
    pub fn when(&mut self, cause: bool, markup: &str) -> &mut Self {
        if cause { self.raw(markup) } else { self }
    }

    /// A number.
    pub fn number(&mut self, n: usize) -> &mut Self {
        use std::fmt::Write as _;
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{n}");
        self
    }

    /// A message of ours.
    pub fn say(&mut self, key: Key) -> &mut Self {
        let words = self.say.say(key);
        self.raw(words)
    }

    /// A message of ours with texts in it.
    pub fn fill<const N: usize>(&mut self, key: Key, texts: [&str; N]) -> &mut Self {
        let texts = texts.map(Escaped);
        self.say.fill_into(&mut self.out, key, &texts.each_ref().map(|t| t as &dyn Display));
        self
    }

    /// A text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.out.push_str(&escaped(text));
        self
    }

    /// A text in which code may stand between backticks, and on a Welsh page English.
    pub fn prose(&mut self, text: &str) -> &mut Self {
        match self.say.lang() {
            Lang::En if !text.contains('`') => self.text(text),
            Lang::En => self.raw(&prose(text)),
            Lang::Cy => self.raw(&messages::mixed(text, prose)),
        }
    }

    /// A text in which on a Welsh page English may stand.
    pub fn mixed(&mut self, text: &str) -> &mut Self {
        match self.say.lang() {
            Lang::En => self.text(text),
            Lang::Cy => self.raw(&messages::mixed(text, escape)),
        }
    }

    /// The mark of an element whose text is English.
    pub fn english(&mut self) -> &mut Self {
        self.when(self.say.lang() == Lang::Cy, " lang=\"en\"")
    }

    /// The class of an element, where it has one.
    pub fn class(&mut self, class: Option<&str>) -> &mut Self {
        match class {
            Some(class) => self.raw(" class=\"").raw(class).raw("\""),
            None => self,
        }
    }
}

/// Parts of a line, put together with something between them.
pub struct Joined {
    between: &'static str,
    out: String,
}

impl Joined {
    /// An empty one.
    pub fn with(between: &'static str) -> Self {
        Joined { between, out: String::new() }
    }

    fn next(&mut self) -> &mut String {
        if self.out.is_empty() {
            self.out.reserve(64);
        } else {
            self.out.push_str(self.between);
        }
        &mut self.out
    }

    /// A part.
    pub fn add(&mut self, part: &str) -> &mut Self {
        self.next().push_str(part);
        self
    }

    /// A message as a part.
    pub fn fill(&mut self, say: Say, key: Key, arguments: &[&dyn Display]) -> &mut Self {
        say.fill_into(self.next(), key, arguments);
        self
    }

    /// The line.
    pub fn done(self) -> String {
        self.out
    }
}
