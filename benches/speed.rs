//! How long each stage takes on a course of about 22 KB under 120 requirements: `cargo bench`.
//!
//! Everything but `process` runs in memory, on one thread, over the same twenty courses; the rate in the table is courses a
//! second. Times on a shared machine wander: for a figure that does not, see `.ci/instructions`.

mod corpus;

use accredit::model::result::{CourseResult, RunHeader};
use accredit::pipeline::{self, Checked, Providers, Run};
use accredit::report::html::Html;
use accredit::report::messages::Lang;
use accredit::report::site::{self, Site, private};
use accredit::report::{csv, docx, json, junit, markdown, sarif, xlsx};
use accredit::source::{Limits, Source, Wide, read};
use divan::Bencher;
use divan::counter::ItemsCount;
use std::process::Command;
use std::sync::OnceLock;

const OPTIONS: corpus::Options = corpus::Options { courses: 20, requirements: 120, seed: 1, bytes: 22_000 };

fn main() {
    divan::main();
}

/// What every bench starts from, made once.
struct Ready {
    run: Run,
    providers: Providers,
    courses: Vec<Source>,
    header: RunHeader,
    results: Vec<CourseResult>,
    html: Html,
}

impl Ready {
    fn checked(&self) -> Vec<Checked> {
        self.courses.iter().map(|s| self.run.check(s.clone())).collect()
    }

    fn judge(&self, checked: Vec<Checked>) -> Vec<CourseResult> {
        checked.into_iter().filter_map(|c| self.run.judge(c, &self.providers)).map(|j| j.result).collect()
    }
}

fn sources(files: impl IntoIterator<Item = (String, String)>) -> Vec<Source> {
    files.into_iter().map(|(name, text)| Source::new(name, text)).collect()
}

fn run(sources: Vec<Source>) -> Run {
    let (catalogue, found) = pipeline::catalogue(sources, Limits::default());
    assert!(found.is_empty(), "the corpus's catalogue is unsound: {found:?}");
    let as_of = corpus::AS_OF.parse().expect("a date");
    Run::new(catalogue, corpus::PROFILE, as_of, Limits::default()).expect("the corpus has its profile").0
}

fn ready() -> &'static Ready {
    static READY: OnceLock<Ready> = OnceLock::new();
    READY.get_or_init(|| {
        let run = run(sources(OPTIONS.standards()));
        let mut providers = Providers::default();
        for s in sources(OPTIONS.providers()) {
            providers.add(run.check(s));
        }
        let html = Html::new(Lang::En).expect("the templates parse");
        let mut ready = Ready { header: run.header(), run, providers, courses: sources(OPTIONS.courses()), results: Vec::new(), html };
        ready.results = ready.judge(ready.checked());
        assert_eq!(ready.results.len(), OPTIONS.courses);
        ready
    })
}

/// Does something to each of the twenty courses.
fn each<T>(bencher: Bencher, work: impl Fn(&Ready) -> T) {
    let ready = ready();
    bencher.counter(ItemsCount::new(OPTIONS.courses)).bench_local(|| work(ready));
}

/// Does something to each of the twenty results.
fn each_result<T>(bencher: Bencher, work: impl Fn(&Ready, &CourseResult) -> T) {
    each(bencher, |r| r.results.iter().map(|c| work(r, c)).collect::<Vec<_>>());
}

/// The stages up to the verdict.
mod stage {
    use super::*;

    /// YAML to a tree with places.
    #[divan::bench]
    fn parse(bencher: Bencher) {
        each(bencher, |r| r.courses.iter().map(|s| read(s, Limits::default()).0.is_ok()).filter(|ok| *ok).count());
    }

    /// The same and shape, types, and what a file says about itself.
    #[divan::bench]
    fn parse_and_validate(bencher: Bencher) {
        each(bencher, Ready::checked);
    }

    /// From a checked file to its findings and gaps: resolve, evaluate, judge.
    #[divan::bench]
    fn judge(bencher: Bencher) {
        let ready = ready();
        bencher.counter(ItemsCount::new(OPTIONS.courses)).with_inputs(|| ready.checked()).bench_local_values(|c| ready.judge(c));
    }

    /// The catalogue of 120 requirements, read and checked: what every run pays once.
    #[divan::bench]
    fn catalogue(bencher: Bencher) {
        let texts = OPTIONS.standards();
        bencher.bench_local(|| run(sources(texts.clone())));
    }

    /// The set compiled into the program.
    #[divan::bench]
    fn shipped_catalogue() -> usize {
        pipeline::shipped_catalogue(Limits::default()).0.standards.len()
    }
}

/// Each form of the report, from the results in memory to bytes.
mod form {
    use super::*;
    use std::slice::from_ref;

    #[divan::bench]
    fn html(bencher: Bencher) {
        each_result(bencher, |r, c| r.html.course(&r.header, c, &[], None).map(|t| t.len()));
    }

    /// The templates, parsed: what every run that writes pages pays once.
    #[divan::bench]
    fn html_templates() -> bool {
        Html::new(Lang::En).is_ok()
    }

    #[divan::bench]
    fn json(bencher: Bencher) {
        each_result(bencher, |r, c| super::json::run(&r.header, from_ref(c), &[]).map(|t| t.len()));
    }

    #[divan::bench]
    fn csv(bencher: Bencher) {
        each_result(bencher, |r, c| super::csv::gaps(&r.header, from_ref(c)).map(|t| t.len()));
    }

    #[divan::bench]
    fn xlsx(bencher: Bencher) {
        each_result(bencher, |r, c| super::xlsx::gaps(&r.header, from_ref(c)).map(|t| t.len()));
    }

    #[divan::bench]
    fn docx(bencher: Bencher) {
        each_result(bencher, |r, c| super::docx::course(&r.header, c).map(|t| t.len()));
    }

    #[divan::bench]
    fn markdown(bencher: Bencher) {
        each(bencher, |r| super::markdown::run(&r.header, &r.results).len());
    }

    #[divan::bench]
    fn sarif(bencher: Bencher) {
        each(bencher, |r| super::sarif::run(&r.header, &r.results, &[], &Wide::default()).map(|t| t.len()));
    }

    #[divan::bench]
    fn junit(bencher: Bencher) {
        each(bencher, |r| super::junit::run(&r.header, &r.results, &[]).len());
    }
}

/// What is made of several courses.
mod all {
    use super::*;

    fn publish(r: &Ready) -> usize {
        let test = |a| pipeline::test_of(&r.run.catalogue, a).map(|t| pipeline::in_words(&t.value)).unwrap_or_default();
        let tests = r.run.selection.requirements.iter().map(test).collect();
        let options = site::Options { audience: private::Audience::Public, base_url: None, languages: &[Lang::En] };
        let mut site = Site::new(r.header.clone(), &r.run.catalogue, &r.run.selection, tests, options).expect("the templates parse");
        let mut bytes = 0;
        for c in &r.results {
            let (course, left_out) = private::of_course(c.clone(), private::Audience::Public);
            let n = site.add(&course);
            bytes += site.course(n, &course, &[], left_out).expect("a page").iter().map(|f| f.1.len()).sum::<usize>();
        }
        bytes + site.finish(None).expect("the site").iter().map(|f| f.1.len()).sum::<usize>()
    }

    /// The site of twenty courses, from their results.
    #[divan::bench(name = "publish")]
    fn publish_site(bencher: Bencher) {
        each(bencher, publish);
    }

    /// From texts to one page each, on one thread.
    #[divan::bench]
    fn texts_to_pages(bencher: Bencher) {
        each(bencher, |r| {
            let pages = r.courses.iter().filter_map(|s| r.run.judge(r.run.check(s.clone()), &r.providers));
            pages.filter_map(|j| r.html.course(&r.header, &j.result, &j.diagnostics, None).ok()).map(|p| p.len()).sum::<usize>()
        });
    }
}

/// The program as people start it, files and all.
mod process {
    use super::*;

    fn accredit(bencher: Bencher, courses: usize, verb: &str, more: &[&str]) {
        let dir = tempfile::tempdir().expect("a folder");
        corpus::write(dir.path(), &corpus::Options { courses, ..OPTIONS }).expect("a corpus");
        let here = ["courses", "--standards", "standards", "--profile", corpus::PROFILE, "--as-of", corpus::AS_OF];
        let mut command = Command::new(env!("CARGO_BIN_EXE_accredit"));
        command.current_dir(dir.path()).arg(verb).args(here).args(more);
        bencher.counter(ItemsCount::new(courses)).bench_local(|| {
            let done = command.output().expect("the program starts");
            assert!(matches!(done.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&done.stderr));
        });
    }

    /// One course, from process start to printed verdict.
    #[divan::bench]
    fn check_one(bencher: Bencher) {
        accredit(bencher, 1, "check", &[]);
    }

    /// All files of the report on a hundred courses.
    #[divan::bench(args = [1, 2], sample_count = 10)]
    fn report_100_on_threads(bencher: Bencher, threads: usize) {
        accredit(bencher, 100, "report", &["--out", "report", "--quiet", "--jobs", &threads.to_string()]);
    }
}
