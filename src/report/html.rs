//! The report of one course as one self-contained HTML page: no script, no network, no font but the reader's own.
//!
//! In order: the result becomes a view (plain words, classes, bar widths; `html/view.rs`), templates turn the view into a
//! page (`html/*.html`) in English or in Welsh (`messages`), and one formatter stands between every value and the page: it takes out what could move the cursor
//! or turn a line (`text::line`) and escapes the rest, so that no template can forget to.

pub(super) mod anchors;
mod finding;
pub mod live;
mod matrix;
mod piece;
mod units;
pub(super) mod verdict;
pub(super) mod view;
pub(super) mod words;

use super::messages::{self, Lang, MessageError, messages};
use super::text::line;
use crate::diagnostic::Diagnostic;
use crate::model::result::{CourseResult, RunHeader};
use fluent_bundle::FluentArgs;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use std::borrow::Cow;

pub(super) const STYLE: &str = include_str!("html/style.css");
const TEMPLATES: [(&str, &str); 9] = [
    ("course.html", include_str!("html/course.html")),
    ("macros.html", include_str!("html/macros.html")),
    ("summary.html", include_str!("html/summary.html")),
    ("gaps.html", include_str!("html/gaps.html")),
    ("matrix.html", include_str!("html/matrix.html")),
    ("units.html", include_str!("html/units.html")),
    ("inherited.html", include_str!("html/inherited.html")),
    ("requirements.html", include_str!("html/requirements.html")),
    ("guide.html", include_str!("html/guide.html")),
];

/// Renders course reports in one language; templates are compiled once.
#[derive(Debug)]
pub struct Html {
    env: Environment<'static>,
    /// The words of the language.
    pub(super) say: words::Say,
}

impl From<MessageError> for Error {
    fn from(e: MessageError) -> Self {
        Error::new(ErrorKind::InvalidOperation, e.to_string())
    }
}

/// Answers `t("key", n=…)` in a template: a message whose words depend on numbers.
fn counted(say: words::Say, key: &str, given: &Kwargs) -> Result<Value, Error> {
    let mut args = FluentArgs::new();
    for name in given.args() {
        args.set(name.to_string(), given.get::<usize>(name)?);
    }
    Ok(Value::from_safe_string(say.format(key, &args)?.into_owned()))
}

impl Html {
    /// Compiles the templates of a report.
    ///
    /// # Errors
    /// Where a template does not parse; they are compiled into the program, and a test keeps that from happening.
    pub fn new(lang: Lang) -> Result<Self, Error> {
        let say = messages(lang)?;
        let mut env = Environment::new();
        env.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_auto_escape_callback(|_| AutoEscape::Html);
        env.set_formatter(format);
        match lang {
            Lang::En => env.add_filter("prose", |text: &str| Value::from_safe_string(prose(text))),
            Lang::Cy => env.add_filter("prose", |text: &str| Value::from_safe_string(messages::mixed(text, prose))),
        }
        env.add_filter("mixed", |text: &str| Value::from_safe_string(messages::mixed(text, escape)));
        env.add_function("t", move |key: &str, given: Kwargs| counted(say, key, &given));
        env.add_filter("css", |text: &str| Value::from_safe_string(css(text)));
        env.add_global("style", Value::from_safe_string(lean(STYLE)));
        let mut out = Self { env, say };
        out.take(&TEMPLATES)?;
        Ok(out)
    }

    /// Compiles further templates.
    ///
    /// # Errors
    /// Where one does not parse, or names a message that is not there.
    pub(super) fn take(&mut self, templates: &[(&'static str, &'static str)]) -> Result<(), Error> {
        for (name, source) in templates {
            self.env.add_template_owned(*name, self.say.source(source)?)?;
        }
        Ok(())
    }

    /// The language of its pages.
    pub fn lang(&self) -> Lang {
        self.say.lang()
    }

    /// A page made of a template and what it sees.
    ///
    /// # Errors
    /// Where the two disagree.
    pub(super) fn render(&self, template: &str, view: &impl serde::Serialize) -> Result<String, Error> {
        self.env.get_template(template)?.render(Value::from(Serde(view)))
    }

    /// The page of one course, with the defects of its files. `other` is the address of the same page in the other language,
    /// where there is one.
    ///
    /// # Errors
    /// Where a template and its view disagree.
    pub fn course(
        &self,
        header: &RunHeader,
        course: &CourseResult,
        diagnostics: &[Diagnostic],
        other: Option<String>,
    ) -> Result<String, Error> {
        self.render("course.html", &view::page(self.say, header, course, diagnostics, other, |_| None))
    }
}

/// The style without the spaces that only help whoever edits it.
fn lean(style: &str) -> String {
    let lines: Vec<&str> = style.lines().map(str::trim).collect();
    let pairs = [(" { ", "{"), ("; }", "}"), (" }", "}"), ("; ", ";"), (": ", ":"), (", ", ",")];
    pairs.iter().fold(lines.join("\n"), |text, (long, short)| text.replace(long, short))
}

/// Puts a value on the page. What is missing is an error, never an empty place or the word "none".
fn format(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    if value.is_undefined() || value.is_none() {
        return Err(Error::new(ErrorKind::UndefinedError, format!("a value of {} is missing", state.name())));
    }
    match value.as_str() {
        Some(text) if !value.is_safe() => out.write_str(&escaped(text)).map_err(Error::from),
        Some(text) => out.write_str(text).map_err(Error::from),
        None if value.is_number() => write!(out, "{value}").map_err(Error::from),
        None => out.write_str(&escaped(&value.to_string())).map_err(Error::from),
    }
}

/// Text for an element or a quoted attribute.
pub(super) fn escape(text: &str) -> String {
    escaped(text).into_owned()
}

/// Whether a text has no such byte. Without a branch for each byte, so that it is done for many at once.
fn has_none(text: &str, odd: impl Fn(u8) -> bool) -> bool {
    text.as_bytes().chunks(64).all(|piece| piece.iter().fold(0, |any, b| any | u8::from(odd(*b))) == 0)
}

/// Whether a byte is a mark of the language of pages.
fn is_mark(b: u8) -> bool {
    (b == b'&') | (b == b'<') | (b == b'>') | (b == b'"') | (b == b'\'')
}

fn escaped(text: &str) -> Cow<'_, str> {
    if has_none(text, |b| is_mark(b) | !(0x20..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    let text = line(text);
    // The first byte of the characters that no page may hold is 0xef.
    if has_none(&text, |b| is_mark(b) | (b == 0xef)) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 32);
    let mut done = 0;
    for (i, b) in text.bytes().enumerate() {
        let (instead, length) = match b {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            b'\'' => ("&#39;", 1),
            // Never a character in a document; a page that holds one is not valid.
            0xef if text[i..].starts_with(|c| matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{fdd0}'..='\u{fdef}')) => ("\u{fffd}", 3),
            _ => continue,
        };
        out.push_str(&text[done..i]);
        out.push_str(instead);
        done = i + length;
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// The same, with what stands between backticks shown as code.
fn prose(text: &str) -> String {
    if !text.contains('`') {
        return escape(text);
    }
    let mut out = String::new();
    let parts: Vec<&str> = text.split('`').collect();
    for (i, part) in parts.iter().enumerate() {
        let closed = i + 1 < parts.len();
        match (i % 2 == 1, closed) {
            (true, true) => out.push_str(&format!("<code>{}</code>", escape(part))),
            (true, false) => out.push_str(&format!("`{}", escape(part))),
            (false, _) => out.push_str(&escape(part)),
        }
    }
    out
}

/// Text within a quoted CSS string: everything but letters, digits and spaces by its number.
fn css(text: &str) -> String {
    let safe = |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | ':');
    line(text).chars().map(|c| if safe(c) { c.to_string() } else { format!("\\{:x} ", u32::from(c)) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::matrix::*;
    use crate::model::result::*;
    use crate::model::standard::{Force, Kind, Origin, Scope, Standing};

    const HOSTILE: &str = "<script>alert(1)</script>{{ 7 * 7 }}{% raw %}\u{202e}\"'&\u{0}\u{ffff}";

    /// Every character by itself and behind a long run that needs nothing, where bytes are looked at many at once.
    #[test]
    fn every_character_is_escaped_wherever_it_stands() {
        let plain = |c: char| match c {
            '&' => "&amp;".into(),
            '<' => "&lt;".into(),
            '>' => "&gt;".into(),
            '"' => "&quot;".into(),
            '\'' => "&#39;".into(),
            '\u{fffe}' | '\u{ffff}' | '\u{fdd0}'..='\u{fdef}' => "\u{fffd}".into(),
            c => line(&c.to_string()).into_owned(),
        };
        let run = "x".repeat(67);
        for c in (0..=0x1_0000).filter_map(char::from_u32) {
            let (alone, long) = (escape(&c.to_string()), escape(&format!("{run}{c}é{c}")));
            assert!(alone == plain(c) && long == format!("{run}{alone}é{alone}"), "{c:?}: {alone:?} {long:?}");
        }
    }

    fn finding(code: &str) -> Finding {
        Finding {
            requirement: "x.y".into(),
            code: code.into(),
            title: HOSTILE.into(),
            statement: None,
            standard: "s".into(),
            criterion: HOSTILE.into(),
            kind: Kind::Skill,
            force: Force::Mandatory,
            critical: true,
            scope: Scope::Programme,
            status: Status::NotMet,
            reasons: vec![Reason { code: "x", text: format!("`{HOSTILE}`") }],
            observations: Vec::new(),
            evidence: vec![EvidenceResult {
                document: HOSTILE.into(),
                edition: None,
                page: Some(HOSTILE.into()),
                heading: None,
                cited_by: HOSTILE.into(),
                at: crate::source::Place { file: HOSTILE.into(), line: 1, column: 1, pointer: HOSTILE.into() },
                inherited: true,
                counts: false,
                visibility: None,
                opened: None,
                opened_page: None,
            }],
            gap: Some(Gap { kind: GapKind::Map, order: 1, missing: HOSTILE.into(), close: HOSTILE.into(), causes: vec![HOSTILE.into()] }),
            waiver: Some(WaiverResult {
                reason: HOSTILE.into(),
                authority: HOSTILE.into(),
                from: Some(HOSTILE.into()),
                until: HOSTILE.into(),
                follows: vec![],
                at: crate::source::Place { file: HOSTILE.into(), line: 1, column: 1, pointer: HOSTILE.into() },
            }),
            settle: None,
            rests_on: RestsOn::Claim,
            self_declared: true,
            guarantee: None,
            route: Some(vec![HOSTILE.into()]),
            course_at: None,
            standard_at: None,
        }
    }

    fn matrix() -> Matrix {
        let cell = MatrixCell { unit: 0, strength: Strength::Claims, outcomes: vec![HOSTILE.into()] };
        let unit = MatrixUnit {
            id: HOSTILE.into(),
            title: Some(HOSTILE.into()),
            group: Some(HOSTILE.into()),
            every_learner: Truth::Fails,
            size: Figures::default(),
        };
        let row = MatrixRow { requirement: "x.y".into(), code: HOSTILE.into(), title: HOSTILE.into(), cells: vec![cell], weakest: None };
        Matrix { units: vec![unit], rows: vec![row] }
    }

    fn hostile() -> (RunHeader, CourseResult) {
        let url = Some("javascript:alert(1)".into());
        let source = Origin { title: HOSTILE.into(), url, date: None, licence: None, coverage: None };
        let standing = Standing::WorkingDraft;
        let standard = StandardResult {
            id: "s".into(),
            code: "S".into(),
            title: HOSTILE.into(),
            publisher: HOSTILE.into(),
            edition: HOSTILE.into(),
            standing,
            standing_words: standing.words(),
            note: None,
            not_held: Vec::new(),
            source,
            digest: String::new(),
        };
        let header = RunHeader {
            format: FORMAT,
            as_of: "2026-11-21".into(),
            profile: ProfileResult { id: HOSTILE.into(), title: HOSTILE.into(), edition: HOSTILE.into(), digest: String::new() },
            standards: vec![standard],
            waivers: vec![WaiversResult { file: HOSTILE.into(), digest: HOSTILE.into() }],
        };
        let level = LevelResult {
            framework: Some(HOSTILE.into()),
            stated: Some(HOSTILE.into()),
            eligible: "cannot-tell",
            corresponds: vec![HOSTILE.into()],
            credit: None,
            hours: Some(1.5),
        };
        let course = CourseResult {
            id: HOSTILE.into(),
            title: HOSTILE.repeat(200),
            provider: None,
            provider_name: Some(HOSTILE.into()),
            example: true,
            part: true,
            edition: Some(HOSTILE.into()),
            nations: vec![HOSTILE.into()],
            file: HOSTILE.into(),
            digest: HOSTILE.into(),
            level,
            alignment: Alignment::NotAligned,
            standing,
            verdict: HOSTILE.into(),
            headline: HOSTILE.into(),
            offer: Some(HOSTILE.into()),
            stated: Figures { hours: Some(1e300), ..Figures::default() },
            least: Figures::default(),
            award: None,
            awards: Vec::new(),
            cautions: Vec::new(),
            counts: Counts { not_met: 2, ..Counts::default() },
            criteria: vec![CriterionResult {
                standard: "s".into(),
                code: HOSTILE.into(),
                title: HOSTILE.into(),
                counts: Counts { not_met: 2, ..Counts::default() },
            }],
            findings: vec![finding(HOSTILE), finding(HOSTILE)],
            gaps: vec![0, 1, 99],
            questions: vec![1, 99],
            matrix: matrix(),
            weakest_route: Some(WeakestRoute { units: vec![HOSTILE.into()], findings: vec![0, 99] }),
            inherited: vec![Inherited {
                kind: crate::model::inheritance::Inheritable::Policies,
                id: HOSTILE.into(),
                title: None,
                at: crate::source::Place { file: HOSTILE.into(), line: 1, column: 1, pointer: HOSTILE.into() },
                used_by: vec![HOSTILE.into()],
                set_aside_by: vec![],
                rule: None,
            }],
            classed: Vec::new(),
            supposed: None,
        };
        (header, course)
    }

    #[test]
    fn templates_parse_and_nothing_typed_becomes_markup() -> Result<(), Box<dyn std::error::Error>> {
        let (header, course) = hostile();
        let diagnostic = Diagnostic::new("file-unreadable", HOSTILE).help(HOSTILE);
        for lang in Lang::ALL {
            let page = Html::new(lang)?.course(&header, &course, std::slice::from_ref(&diagnostic), Some(HOSTILE.into()))?;
            assert!(!page.contains("<script") && !page.contains("javascript:"));
            assert!(!page.chars().any(|c| super::super::text::is_unsafe(c) || c == '\u{ffff}'));
            assert!(page.contains("&lt;script&gt;") && page.contains("{{ 7 * 7 }}"));
            for anchor in ["id=\"verdict\"", "id=\"gaps\"", "id=\"method\""] {
                assert_eq!(page.matches(anchor).count(), 1, "{anchor}");
            }
            assert_eq!(page.matches("<span").count(), page.matches("</span>").count());
        }
        Ok(())
    }

    #[test]
    fn two_requirements_of_one_code_have_two_anchors() -> Result<(), Error> {
        let (header, mut course) = hostile();
        course.findings = vec![finding("verdict"), finding("A 1"), finding("A/1")];
        let page = Html::new(Lang::En)?.course(&header, &course, &[], None)?;
        assert!(["id=\"verdict-2\"", "id=\"A-1\"", "id=\"A-1-2\""].iter().all(|a| page.contains(a)));
        Ok(())
    }

    #[test]
    fn nothing_on_the_page_claims_more_than_alignment() -> Result<(), Error> {
        let (header, mut course) = hostile();
        course.headline = "Aligned".into();
        let page = Html::new(Lang::En)?.course(&header, &course, &[], None)?.to_lowercase();
        assert!(!page.contains("accredited") && !page.contains("approved"));
        Ok(())
    }

    #[test]
    fn a_title_stays_within_its_string_in_the_style() {
        assert_eq!(css("a\"}</style>"), "a\\22 \\7d \\3c \\2f style\\3e ");
    }
}
