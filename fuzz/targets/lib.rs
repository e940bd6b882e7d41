//! What the targets share: a small catalogue, a course that uses most of it, and the ways a result leaves the program.

use accredit::diagnostic::Diagnostic;
use accredit::model::result::CourseResult;
use accredit::pipeline::{self, Providers, Run};
use accredit::report::html::Html;
use accredit::report::messages::Lang;
use accredit::report::site::{self, Site, private};
use accredit::report::{csv, diagnostics, docx, json, junit, markdown, sarif, terminal, xlsx};
use accredit::source::{Limits, Source, Wide};
use std::slice::from_ref;
use std::sync::OnceLock;

/// A course that the small catalogue finds something in for every leaf.
pub const COURSE: &str = include_str!("../catalogue/course.yaml");
/// Its provider.
pub const PROVIDER: &str = include_str!("../catalogue/provider.yaml");
const STANDARD: &str = include_str!("../catalogue/standard.yaml");
const OTHERS: [(&str, &str); 4] = [
    ("levels.yaml", include_str!("../catalogue/levels.yaml")),
    ("methods.yaml", include_str!("../catalogue/methods.yaml")),
    ("profile.yaml", include_str!("../catalogue/profile.yaml")),
    ("sources.yaml", include_str!("../catalogue/sources.yaml")),
];

/// The files of the catalogue, with a standard of one's own.
pub fn catalogue(standard: &str) -> Vec<Source> {
    let others = OTHERS.iter().map(|(name, text)| Source::new(*name, text));
    others.chain([Source::new("standard.yaml", standard)]).collect()
}

/// A run against the small catalogue; `None` where the catalogue has errors.
pub fn run_against(standard: &str) -> Option<Run> {
    let (catalogue, found) = pipeline::catalogue(catalogue(standard), Limits::default());
    places(&found);
    let as_of = "2026-11-21".parse().expect("a date");
    let errors = found.iter().any(|d| d.severity == accredit::diagnostic::Severity::Error);
    let (run, more) = Run::new(catalogue, "small", as_of, Limits::default()).ok()?;
    places(&more);
    (!errors).then_some(run)
}

/// The run against the small catalogue as it is.
pub fn run() -> &'static Run {
    static RUN: OnceLock<Run> = OnceLock::new();
    RUN.get_or_init(|| run_against(STANDARD).expect("the small catalogue is sound"))
}

/// The provider alone.
pub fn providers() -> &'static Providers {
    static PROVIDERS: OnceLock<Providers> = OnceLock::new();
    PROVIDERS.get_or_init(|| {
        let mut providers = Providers::default();
        providers.add(run().check(Source::new("provider.yaml", PROVIDER)));
        providers
    })
}

/// What makes the page of a report, in English and in Welsh.
fn html() -> &'static [Html] {
    static HTML: OnceLock<Vec<Html>> = OnceLock::new();
    HTML.get_or_init(|| Lang::ALL.iter().map(|l| Html::new(*l).expect("the templates parse")).collect())
}

/// Every diagnostic has words and, where it has a place, one that exists; the terminal is sent nothing that it would obey.
pub fn places(found: &[Diagnostic]) {
    for d in found {
        assert!(!d.message.is_empty(), "a diagnostic without words");
        assert!(d.place.as_ref().is_none_or(|p| p.line > 0 && p.column > 0), "a place before the first: {d:?}");
    }
    for_terminal(&diagnostics::render(found, 100, 64 << 10));
}

/// A text for a terminal: no control character but the end of a line and the program's own colours.
pub fn for_terminal(text: &str) {
    let mut plain = text.to_string();
    for own in ["0", "1", "2", "31", "32", "33", "34", "35", "36", "91", "92", "93", "94", "95", "96"] {
        plain = plain.replace(&format!("\u{1b}[{own}m"), "");
    }
    let bad = plain.chars().find(|c| accredit::report::text::is_unsafe(*c));
    assert!(bad.is_none(), "{bad:?} is sent to the terminal: {text:?}");
}

/// One result in every form that is text.
pub struct Forms {
    /// The page in each language.
    pub html: Vec<String>,
    pub json: String,
    pub csv: String,
    pub markdown: String,
    pub sarif: String,
    pub junit: String,
}

/// Renders a result in every form; the laws that hold for each form are checked by whoever knows what went in.
pub fn forms(run: &Run, result: &CourseResult, found: &[Diagnostic]) -> Forms {
    let (header, one) = (run.header(), from_ref(result));
    for_terminal(&terminal::screen(result, 100));
    for_terminal(&terminal::gaps(result, 100));
    xlsx::gaps(&header, one).expect("a spreadsheet");
    docx::course(&header, result).expect("a document");
    Forms {
        html: html().iter().map(|h| h.course(&header, result, found, Some("c.html".into())).expect("a page")).collect(),
        json: json::run(&header, one, found).expect("data"),
        csv: csv::gaps(&header, one).expect("a list"),
        markdown: markdown::run(&header, one),
        sarif: sarif::run(&header, one, found, &Wide::default()).expect("a log"),
        junit: junit::run(&header, one, found),
    }
}

/// The pages of a site of one course, in each language.
pub fn site(run: &Run, result: &CourseResult, found: &[Diagnostic]) -> Vec<site::File> {
    let test = |a| pipeline::test_of(&run.catalogue, a).map(|t| pipeline::in_words(&t.value)).unwrap_or_default();
    let tests = run.selection.requirements.iter().map(test).collect();
    let options = site::Options { audience: private::Audience::Public, languages: &Lang::ALL, base_url: Some("https://x.example/".into()) };
    let mut site = Site::new(run.header(), &run.catalogue, &run.selection, tests, options).expect("the templates parse");
    let (course, left_out) = private::of_course(result.clone(), private::Audience::Public);
    let n = site.add(&course);
    let mut files = site.course(n, &course, &private::of_diagnostics(found), left_out).expect("a page");
    files.extend(site.finish(None).expect("a site"));
    for (path, _) in &files {
        assert!(!path.starts_with('/') && !path.contains("..") && !path.contains('\\'), "{path:?} leads out of the folder");
    }
    files
}
