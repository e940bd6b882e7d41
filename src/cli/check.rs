//! `accredit check`.

use super::output::{bounded, print, unless_closed, write};
use super::run::{courses_supposing, what_if, wide};
use super::{Common, Failure, Results};
use crate::model::result::CourseResult;
use crate::report::{annotations, csv, json, junit, markdown, sarif, terminal};
use camino::Utf8PathBuf;
use clap::{Args, ValueEnum};

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit check\n  accredit check courses/tarn-valley-college --as-of 2026-11-21\n  accredit check my-course.yaml --format json --output result.json\n  accredit check --format sarif --output accredit.sarif    for code scanning\n  accredit check --format junit --output accredit.xml      for a test report\n  accredit check --format github                           annotations in GitHub Actions\n  accredit check my-course.yaml --what-if changes.yaml\n  accredit check --profile nalw --fail-on not-aligned\n  accredit check --waivers waivers.yaml  count what was accepted, and say so\n\nThe exit code does not depend on the format: 1 when a course is not aligned or cannot be told. In a workflow that uploads\nthe SARIF file in a later step, let that step run anyway (`if: always()`), or give `--fail-on never`."
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

/// Where all of an output is that was cut.
const ELSEWHERE: &str = "`--output FILE` writes all of them";

/// Runs it.
pub fn run(args: &CheckArgs) -> Result<u8, Failure> {
    let common = &args.common;
    let width = common.look.settle();
    let (run, before) = common.prepare(width)?;
    let proposed = args.what_if.as_ref().map(|file| what_if(&run, file, width)).transpose()?;
    let proposed = proposed.as_ref();
    let header = run.header();
    let render = |e: &dyn std::fmt::Display| Failure::Render(e.to_string());
    let (tally, text) = if args.format == Format::Human {
        let (mut rows, mut screens) = (Vec::new(), Vec::new());
        let tally = courses_supposing(
            common,
            &run,
            before,
            proposed,
            |c, _| (terminal::row(&c), terminal::screen(&c, width)),
            |(row, screen)| {
                rows.push(row);
                screens.push(screen);
                Ok(())
            },
        )?;
        let rule = format!("\n{}\n", "─".repeat(width));
        let mut text = terminal::table(&header, &rows, width);
        // A file holds all of it; a screen, as much as somebody may read.
        let most = if args.results.output.is_none() { run.limits.output() } else { usize::MAX };
        text = bounded(text, most / 2, 3, ELSEWHERE);
        let shown = screens.iter().scan(text.len(), |n, s| {
            *n += rule.len() + s.len();
            Some(*n)
        });
        let shown = shown.take_while(|n| *n <= most).count();
        for s in &screens[..shown] {
            text.push_str(&rule);
            text.push_str(s);
        }
        if shown < screens.len() {
            let more = if shown > 0 { "more " } else { "" };
            let n = screens.len() - shown;
            let s = if n == 1 { "" } else { "s" };
            text.push_str(&format!("{rule}… {n} {more}course{s} left out; {ELSEWHERE}, and `--limit output=BYTES` shows more here\n"));
        }
        (tally, text)
    } else {
        let mut all: Vec<CourseResult> = Vec::new();
        let tally = courses_supposing(
            common,
            &run,
            before,
            proposed,
            |c, _| c,
            |c| {
                all.push(c);
                Ok(())
            },
        )?;
        let text = match args.format {
            Format::Json => json::run(&header, &all, &tally.diagnostics).map_err(|e| render(&e))?,
            Format::Csv => csv::findings(&header, &all).map_err(|e| render(&e))?,
            Format::Sarif => {
                let wide = wide(common, args.what_if.as_ref())?;
                sarif::run(&header, &all, &tally.diagnostics, &wide).map_err(|e| render(&e))?
            }
            Format::Junit => junit::run(&header, &all, &tally.diagnostics),
            Format::Github => annotations::run(&header, &all, &tally.diagnostics),
            _ => markdown::run(&header, &all),
        };
        (tally, text)
    };
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
    match &args.results.output {
        Some(path) => write(path, anstream::adapter::strip_str(&text).to_string().as_bytes())?,
        None => unless_closed(print(&text))?,
    }
    Ok(tally.code(args.results.fail_on))
}
