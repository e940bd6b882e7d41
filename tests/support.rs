//! What the tests share: running the program as a person would, and judging texts in memory.

use accredit::model::result::{CourseResult, Finding, Status};
use accredit::pipeline::{self, Providers, Run};
use accredit::source::{Limits, Source};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// The day for which every test judges.
pub const AS_OF: &str = "2026-11-21";

/// A path in the repository.
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Runs the program in the repository, without colour, at a fixed width and day.
pub fn accredit(args: &[&str]) -> Output {
    accredit_in(&root("."), args)
}

/// Runs the program in a folder.
pub fn accredit_in(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_accredit"))
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("ACCREDIT_AS_OF", AS_OF)
        .env("NO_COLOR", "1")
        .output()
        .expect("the program starts")
}

/// Standard output as text.
pub fn out(o: &Output) -> String {
    String::from_utf8(o.stdout.clone()).expect("output is UTF-8")
}

/// Standard error as text.
pub fn err(o: &Output) -> String {
    String::from_utf8(o.stderr.clone()).expect("messages are UTF-8")
}

/// `check --format json` of some paths.
pub fn check_json(args: &[&str]) -> Value {
    let mut all = vec!["check", "--format", "json", "--quiet"];
    all.extend(args);
    let o = accredit(&all);
    serde_json::from_slice(&o.stdout).unwrap_or_else(|e| panic!("{e}: {}", err(&o)))
}

/// A run over the shipped standards under the working profile.
pub fn working() -> &'static Run {
    static RUN: OnceLock<Run> = OnceLock::new();
    RUN.get_or_init(|| run_with(pipeline::shipped(), "working"))
}

/// A run over given standards.
pub fn run_with(sources: Vec<Source>, profile: &str) -> Run {
    let (catalogue, diagnostics) = pipeline::catalogue(sources, Limits::default());
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let (run, diagnostics) = Run::new(catalogue, profile, AS_OF.parse().unwrap(), Limits::default()).unwrap();
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    run
}

/// Reads a text of the repository.
pub fn text(path: &str) -> String {
    std::fs::read_to_string(root(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Judges a course text with a provider text, if any.
pub fn judge(run: &Run, course: &str, provider: Option<&str>) -> (CourseResult, Vec<accredit::diagnostic::Diagnostic>) {
    let mut providers = Providers::default();
    if let Some(p) = provider {
        providers.add(run.check(Source::new("provider.yaml", p)));
    }
    let judged = run.judge(run.check(Source::new("course.yaml", course)), &providers).expect("it is a course");
    (judged.result, judged.diagnostics)
}

/// The finding on a requirement.
pub fn finding<'a>(course: &'a CourseResult, code: &str) -> &'a Finding {
    course.findings.iter().find(|f| f.code == code).unwrap_or_else(|| panic!("no finding on {code}"))
}

/// The statuses of a course by code, to compare two results.
pub fn statuses(course: &CourseResult) -> Vec<(String, Status)> {
    course.findings.iter().map(|f| (f.code.clone(), f.status)).collect()
}

/// Codes of the requirements whose status differs between two results.
pub fn changed(a: &CourseResult, b: &CourseResult) -> Vec<String> {
    let pairs = statuses(a).into_iter().zip(statuses(b));
    pairs.filter(|(x, y)| x != y).map(|(x, _)| x.0).collect()
}

/// The aligned example and its provider.
pub fn aligned() -> (String, String) {
    (text("courses/tarn-valley-college/level-4-certificate-link-work.yaml"), text("courses/tarn-valley-college/provider.yaml"))
}

/// Compares a text with a file of expectations; `BLESS=1` writes the file instead.
pub fn expect(path: &Path, got: &str) {
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, got).unwrap();
        return;
    }
    let wanted = std::fs::read_to_string(path).unwrap_or_default();
    assert!(wanted == got, "{} differs; BLESS=1 accepts it\n--- expected\n{wanted}\n--- got\n{got}", path.display());
}

/// Folders of a folder, in order.
pub fn folders(path: &str) -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = std::fs::read_dir(root(path)).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    out.sort();
    out
}

/// The entries of a top-level list of a file, each with all its lines.
pub fn entries<'a>(text: &'a str, list: &str) -> Vec<&'a str> {
    let at = text.find(&format!("\n{list}:")).unwrap_or_else(|| panic!("no list `{list}`")) + 1;
    let body = &text[at..];
    let end = body
        .match_indices('\n')
        .find(|(i, _)| body[i + 1..].starts_with(|c: char| c.is_ascii_lowercase()))
        .map_or(body.len(), |(i, _)| i + 1);
    let body = &body[..end];
    let starts: Vec<usize> = body.match_indices("\n- ").map(|(i, _)| i + 1).collect();
    starts.iter().enumerate().map(|(n, s)| &body[*s..starts.get(n + 1).copied().unwrap_or(body.len())]).collect()
}

/// The only mapping that names a requirement.
pub fn mapping_of(course: &str, code: &str) -> String {
    let found: Vec<&str> = entries(course, "mappings").into_iter().filter(|e| e.contains(code)).collect();
    assert_eq!(found.len(), 1, "{code} is mapped once: {found:?}");
    found[0].to_string()
}
