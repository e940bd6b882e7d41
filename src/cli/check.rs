//! `accredit check`.

use super::cache::{Kept, Remember, Ticket};
use super::desk::Recall;
use super::output::{Spool, unless_closed};
use super::run::{With, courses_with, what_if, wide};
use super::{Common, Failure, Results};
use crate::diagnostic::Diagnostic;
use crate::model::result::CourseResult;
use crate::report::parts::{Frame, Part};
use crate::report::{annotations, csv, json, junit, markdown, sarif, terminal};
use camino::Utf8PathBuf;
use clap::{Args, ValueEnum};

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit check\n  accredit check courses/tarn-valley-college --as-of 2026-11-21\n  accredit check my-course.yaml --format json --output result.json\n  accredit check --format sarif --output accredit.sarif    for code scanning\n  accredit check --format junit --output accredit.xml      for a test report\n  accredit check --format github                           annotations in GitHub Actions\n  accredit check my-course.yaml --what-if changes.yaml\n  accredit check --profile nalw --fail-on not-aligned\n  accredit check --waivers waivers.yaml  count what was accepted, and say so\n  accredit check --cache .accredit        judge again only what has changed\n\nThe exit code does not depend on the format: 1 when a course is not aligned or cannot be told. In a workflow that uploads\nthe SARIF file in a later step, let that step run anyway (`if: always()`), or give `--fail-on never`."
)]
pub struct CheckArgs {
    #[command(flatten)]
    common: Common,
    /// Form of the output
    #[arg(long, short, default_value = "human")]
    format: Format,
    /// Judge the course that FILE names as it would be with the changes proposed there, and show the difference
    #[arg(long, value_name = "FILE")]
    what_if: Option<Utf8PathBuf>,
    #[command(flatten)]
    remember: Remember,
    #[command(flatten)]
    results: Results,
}

/// Forms of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, on a terminal
    Human,
    /// Everything, in the published shape `accredit/result@1`
    Json,
    /// Every finding, a row each
    Csv,
    /// For a pull request or a wiki
    Md,
    /// SARIF 2.1.0, for code scanning and editors: gaps, questions, cautions and diagnostics at their lines
    Sarif,
    /// JUnit XML: a suite for each course, a case for each requirement
    Junit,
    /// Workflow commands of GitHub Actions: the same alerts as annotations
    Github,
}

/// Runs it.
pub fn run(args: &CheckArgs) -> Result<u8, Failure> {
    let common = &args.common;
    let width = common.look.settle();
    let begun = args.remember.begin(common)?;
    let (run, before) = common.prepare(width)?;
    let proposed = args.what_if.as_ref().map(|file| what_if(&run, file, width)).transpose()?;
    let proposed = proposed.as_ref();
    let header = run.header();
    let (wide, requirements) = match args.format {
        Format::Sarif => (wide(common, args.what_if.as_ref())?, run.requirements()),
        _ => Default::default(),
    };
    let render = |c: CourseResult| -> Result<Part, String> {
        match args.format {
            Format::Human => Ok(terminal::part(&c, width)),
            Format::Json => json::part(&c).map_err(|e| e.to_string()),
            Format::Csv => csv::part(&header, &c).map_err(|e| e.to_string()),
            Format::Md => Ok(markdown::part(&header, &c)),
            Format::Sarif => sarif::part(&header, &c, &wide).map_err(|e| e.to_string()),
            Format::Junit => Ok(junit::part(&header, &c)),
            Format::Github => Ok(annotations::part(&header, &c)),
        }
    };
    // A file holds all of it; a screen, as much as somebody may read.
    let most = if args.results.output.is_none() { run.limits.output() } else { usize::MAX };
    let frame: Box<dyn Frame + '_> = match args.format {
        Format::Human => Box::new(terminal::Summary::new(&header, width, most)),
        Format::Json => Box::new(json::Around::new(&header)),
        Format::Csv => Box::new(csv::Heading),
        Format::Md => Box::new(markdown::Page::new(&header)),
        Format::Sarif => Box::new(sarif::Log::new(&header, &requirements, &wide)),
        Format::Junit => Box::<junit::Suites>::default(),
        Format::Github => Box::new(annotations::Order),
    };
    let mut spool = Spool::new(frame);
    // What would be is tried and not kept.
    let begun = begun.filter(|_| proposed.is_none());
    let cache = args.remember.cache(begun, common, &run, &format!("check {:?}", args.format), &width.to_string())?;
    let recall = |kept: Kept| serde_json::from_str(&kept.made).ok().map(|part| Ok(Part { texts: kept.texts, ..part }));
    let with = With { proposed, memory: cache.as_ref().map(|c| (c, &recall as &Recall<'_, _>)) };
    let work = |course: CourseResult, _: &[Diagnostic], ticket: Option<Ticket>| {
        let part = render(course);
        if let (Some(cache), Some(ticket), Ok(part)) = (&cache, ticket, &part) {
            cache.keep(&ticket, part, &part.texts);
        }
        part
    };
    let tally = courses_with(common, &run, before, with, work, |part, _| spool.add(part.map_err(Failure::Render)?))?;
    cache.iter().for_each(|c| c.report(common.quiet));
    // A runner reads both streams: there each diagnostic is said once, as an annotation.
    if !common.quiet && args.format != Format::Github {
        tally.show_diagnostics(width);
    }
    if proposed.is_some() && !tally.supposed {
        if common.quiet {
            tally.show_diagnostics(width);
        }
        return Err(Failure::Invalid("nothing of the proposed changes was applied, and nothing is judged"));
    }
    let written = spool.write(&tally.diagnostics, args.results.output.as_deref());
    if args.results.output.is_some() {
        written?
    } else {
        unless_closed(written)?
    }
    Ok(tally.code(args.results.fail_on))
}
