//! The words of pages, by language: catalogues of messages (`messages/en`, `messages/cy`, in Fluent's notation), read once.
//!
//! A message without arguments is put into the source of a template before the template is compiled, and so is one whose
//! arguments only stand in it: neither costs anything when a page is made. In a template:
//!
//! | written | becomes |
//! | --- | --- |
//! | `[[key]]` | the text of the message |
//! | `[[key name=expression]]` | the text, with `{{ expression }}` in the argument's place; no space in the expression |
//! | ``[[key name=`source`]]`` | the text, with that piece of template in the argument's place |
//! | `[[@lang]]`, `[[@other]]` | the page's language, and the other one |
//! | `[[@en]]` | on a Welsh page the mark of an element whose text is English |
//! | `[[@cy]]…[[@end]]` | on a Welsh page what stands between; else nothing |
//! | `[[@mixed]]` | on a Welsh page the filter that marks English within a text; see [`Messages::foreign`] |
//!
//! Where the words depend on a number a template calls `t("key", n=…)`, which Fluent answers with the language's plural. Text
//! of a catalogue may hold small markup; arguments never can.

mod keys;

pub use keys::{Key, MONTHS};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::fmt::{Display, Write};
use std::sync::LazyLock;

/// A language of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// English.
    En,
    /// Welsh.
    Cy,
}

const EN: &[&str] = &[
    include_str!("messages/en/words.ftl"),
    include_str!("messages/en/report.ftl"),
    include_str!("messages/en/guide.ftl"),
    include_str!("messages/en/site.ftl"),
];
const CY: &[&str] = &[
    include_str!("messages/cy/words.ftl"),
    include_str!("messages/cy/report.ftl"),
    include_str!("messages/cy/guide.ftl"),
    include_str!("messages/cy/site.ftl"),
    include_str!("messages/cy/reasons.ftl"),
    include_str!("messages/cy/cautions.ftl"),
];

impl Lang {
    /// Every one, in the order in which pages are made.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Cy];

    /// The tag of a page in it.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en-GB",
            Lang::Cy => "cy",
        }
    }

    /// What the name of a report's page ends in.
    pub fn ending(self) -> &'static str {
        match self {
            Lang::En => ".html",
            Lang::Cy => ".cy.html",
        }
    }

    /// The other one.
    pub fn other(self) -> Lang {
        match self {
            Lang::En => Lang::Cy,
            Lang::Cy => Lang::En,
        }
    }

    /// Its catalogues.
    fn sources(self) -> &'static [&'static str] {
        match self {
            Lang::En => EN,
            Lang::Cy => CY,
        }
    }
}

/// What is wrong with a catalogue or with its use: a defect of this program, which tests keep from happening.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{lang:?} messages: {what}")]
pub struct MessageError {
    lang: Lang,
    what: String,
}

/// A message ready to be filled: text, and the numbers of its arguments.
#[derive(Debug)]
enum Part {
    Text(String),
    Argument(usize),
}

/// The messages of one language.
pub struct Messages {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    /// By [`Key`].
    phrases: Vec<Vec<Part>>,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Messages").field(&self.lang).finish()
    }
}

static ENGLISH: LazyLock<Result<Messages, MessageError>> = LazyLock::new(|| Messages::read(Lang::En));
static WELSH: LazyLock<Result<Messages, MessageError>> = LazyLock::new(|| Messages::read(Lang::Cy));

/// The messages of a language.
///
/// # Errors
/// Where a catalogue is not whole.
pub fn messages(lang: Lang) -> Result<&'static Messages, MessageError> {
    let all = match lang {
        Lang::En => &ENGLISH,
        Lang::Cy => &WELSH,
    };
    all.as_ref().map_err(Clone::clone)
}

/// Between these an argument's number stands while a message is taken apart; no message holds them.
const MARK: char = '\u{1}';
/// Around text in another language; nothing that is shown holds them.
const OPEN: char = '\u{2}';
const CLOSE: char = '\u{3}';

impl Messages {
    fn read(lang: Lang) -> Result<Self, MessageError> {
        let failed = |what: String| MessageError { lang, what };
        let name = match lang {
            Lang::En => "en-GB",
            Lang::Cy => "cy",
        };
        let id = name.parse().map_err(|e| failed(format!("{e:?}")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        for source in lang.sources() {
            let resource = FluentResource::try_new((*source).to_string()).map_err(|(_, e)| failed(format!("{e:?}")))?;
            bundle.add_resource(resource).map_err(|e| failed(format!("{e:?}")))?;
        }
        let mut out = Self { lang, bundle, phrases: Vec::new() };
        out.phrases = Key::ALL.iter().map(|(key, arguments)| out.parts(key, arguments)).collect::<Result<_, _>>()?;
        Ok(out)
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    fn fail<T>(&self, what: impl Display) -> Result<T, MessageError> {
        Err(MessageError { lang: self.lang, what: what.to_string() })
    }

    /// A message with its arguments in place, by Fluent.
    ///
    /// # Errors
    /// Where there is no such message, or it names an argument that is not given.
    pub fn format(&self, key: &str, args: &FluentArgs<'_>) -> Result<Cow<'_, str>, MessageError> {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return self.fail(format_args!("`{key}` is missing"));
        };
        let mut errors = Vec::new();
        let text = match self.bundle.format_pattern(pattern, Some(args), &mut errors) {
            Cow::Owned(text) => Cow::Owned(text),
            Cow::Borrowed(text) => Cow::Owned(text.to_string()),
        };
        match errors.first() {
            Some(e) => self.fail(format_args!("`{key}`: {e}")),
            None => Ok(text),
        }
    }

    fn parts(&self, key: &str, arguments: &[&'static str]) -> Result<Vec<Part>, MessageError> {
        let mut args = FluentArgs::new();
        for (i, name) in arguments.iter().enumerate() {
            args.set(*name, format!("{MARK}{i}{MARK}"));
        }
        let text = self.format(key, &args)?;
        let mut out = Vec::new();
        for (i, piece) in text.split(MARK).enumerate() {
            match piece.parse() {
                Ok(n) if i % 2 == 1 => out.push(Part::Argument(n)),
                _ if piece.is_empty() => {}
                _ => out.push(Part::Text(piece.to_string())),
            }
        }
        Ok(out)
    }

    /// A message without arguments.
    pub fn say(&'static self, key: Key) -> &'static str {
        match self.phrases.get(key as usize).and_then(|p| p.first()) {
            Some(Part::Text(text)) => text,
            _ => "",
        }
    }

    /// A message with its arguments, in the order in which [`Key`] names them.
    pub fn fill(&self, key: Key, arguments: &[&dyn Display]) -> String {
        let mut out = String::with_capacity(64);
        self.fill_into(&mut out, key, arguments);
        out
    }

    /// The same, put to the end of a text.
    pub fn fill_into(&self, out: &mut String, key: Key, arguments: &[&dyn Display]) {
        for part in self.phrases.get(key as usize).into_iter().flatten() {
            // Writing to a string cannot fail.
            let _ = match part {
                Part::Text(text) => out.write_str(text),
                Part::Argument(n) => arguments.get(*n).map_or(Ok(()), |a| write!(out, "{a}")),
            };
        }
    }

    /// A message whose words depend on numbers; all its arguments are numbers.
    ///
    /// # Errors
    /// As [`Messages::format`].
    pub fn count(&self, key: &str, numbers: &[(&'static str, usize)]) -> Result<String, MessageError> {
        let args: FluentArgs<'_> = numbers.iter().map(|(name, n)| (*name, FluentValue::from(*n))).collect();
        Ok(self.format(key, &args)?.into_owned())
    }

    /// English text within a text of the page, marked so that a voice can read it as such; the page's own language stays.
    pub fn foreign<'a>(&self, text: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
        match self.lang {
            Lang::En => text.into(),
            Lang::Cy => format!("{OPEN}{}{CLOSE}", super::text::line(&text.into())).into(),
        }
    }

    /// What the English sentence of a code comes to, where a catalogue has it (`reason-CODE`, `close-KIND`, `caution-CODE`),
    /// and that sentence beside it.
    pub fn told(&self, family: &str, code: &str, sentence: String) -> String {
        if self.lang == Lang::En {
            return sentence;
        }
        let sentence = self.foreign(sentence);
        match self.format(&format!("{family}-{code}"), &FluentArgs::new()) {
            Ok(own) => format!("{own} {sentence}"),
            Err(_) => sentence.into_owned(),
        }
    }

    /// A template with its messages in place.
    ///
    /// # Errors
    /// Where a message is missing, or an argument of it.
    pub fn source(&self, template: &str) -> Result<String, MessageError> {
        let mut out = String::with_capacity(template.len() * 2);
        let mut rest = template;
        while let Some(at) = next(rest) {
            out.push_str(&rest[..at]);
            rest = &rest[at + 2..];
            let Some(end) = end(rest) else { return self.fail("a message has no end") };
            let inside = &rest[..end];
            rest = &rest[end + 2..];
            match inside {
                "@lang" => out.push_str(self.lang.tag()),
                "@other" => out.push_str(self.lang.other().tag()),
                "@en" => out.push_str(if self.lang == Lang::Cy { " lang=\"en\"" } else { "" }),
                "@mixed" => out.push_str(if self.lang == Lang::Cy { "|mixed" } else { "" }),
                "@end" => {}
                "@cy" if self.lang == Lang::Cy => {}
                "@cy" => match rest.split_once("[[@end]]") {
                    // A line of its own goes with its end.
                    Some((_, after)) => rest = after.strip_prefix('\n').filter(|_| out.ends_with('\n')).unwrap_or(after),
                    None => return self.fail("a part for one language has no end"),
                },
                _ => out.push_str(&self.inline(inside)?),
            }
        }
        out.push_str(rest);
        Ok(out)
    }

    /// A message as a piece of template.
    fn inline(&self, inside: &str) -> Result<String, MessageError> {
        let (key, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
        let mut args = FluentArgs::new();
        while let Some((name, value)) = rest.split_once('=') {
            let (value, after) = match value.strip_prefix('`') {
                Some(raw) => {
                    let Some((raw, after)) = raw.split_once('`') else { return self.fail(format_args!("`{key}`: an argument has no end")) };
                    (self.source(raw)?, after)
                }
                None => {
                    let (expression, after) = value.split_once(' ').unwrap_or((value, ""));
                    (format!("{{{{ {expression} }}}}"), after)
                }
            };
            args.set(name.trim().to_string(), value);
            rest = after;
        }
        Ok(self.format(key, &args)?.into_owned())
    }
}

/// Where the next message begins; lists of lists begin alike, but not with a letter or `@`.
fn next(text: &str) -> Option<usize> {
    text.match_indices("[[").map(|(at, _)| at).find(|at| text[at + 2..].starts_with(|c: char| c == '@' || c.is_ascii_lowercase()))
}

/// Where it ends: the first `]]` that stands in no argument.
fn end(text: &str) -> Option<usize> {
    let mut raw = false;
    text.char_indices().find_map(|(at, c)| {
        raw ^= c == '`';
        (!raw && text[at..].starts_with("]]")).then_some(at)
    })
}

/// Text in which [`Messages::foreign`] has marked English, as HTML.
pub fn mixed(text: &str, escape: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    for (i, part) in text.split([OPEN, CLOSE]).enumerate() {
        let text = escape(part);
        out.push_str(&if i % 2 == 1 { format!("<span lang=\"en\">{text}</span>") } else { text });
    }
    out
}
