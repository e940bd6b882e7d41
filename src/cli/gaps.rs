//! `accredit gaps`.

use super::output::{print, print_bytes, unless_closed, write};
use super::run::courses;
use super::{Common, Failure, Results};
use crate::model::result::CourseResult;
use crate::report::{csv, json, markdown, terminal, xlsx};
use clap::{Args, ValueEnum};
use std::io::IsTerminal;

/// Arguments of `gaps`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit gaps my-course.yaml\n  accredit gaps --format xlsx --output gaps.xlsx\n  accredit gaps courses --format csv > gaps.csv"
)]
pub struct GapsArgs {
    #[command(flatten)]
    common: Common,
    /// Form of the output
    #[arg(long, short, default_value = "human")]
    format: Format,
    #[command(flatten)]
    results: Results,
}

/// Forms of a gap list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, on a terminal
    Human,
    /// A spreadsheet with columns for owner and due date
    Xlsx,
    /// The same rows as text
    Csv,
    /// For a pull request or a wiki
    Md,
    /// Everything, in the published shape `accredit/result@1`
    Json,
}

/// Runs it.
pub fn run(args: &GapsArgs) -> Result<u8, Failure> {
    let common = &args.common;
    let width = common.look.settle();
    if args.format == Format::Xlsx && args.results.output.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure::Usage("a spreadsheet cannot be shown here; name a file with `--output gaps.xlsx`".into()));
    }
    let (run, before) = common.prepare(width)?;
    let header = run.header();
    let mut all: Vec<CourseResult> = Vec::new();
    let tally = courses(
        common,
        &run,
        before,
        |c, _| c,
        |c| {
            all.push(c);
            Ok(())
        },
    )?;
    if !common.quiet {
        tally.show_diagnostics(width);
    }
    let render = |e: &dyn std::fmt::Display| Failure::Render(e.to_string());
    let bytes = match args.format {
        Format::Human => {
            let text = all.iter().map(|c| terminal::gaps(c, width)).collect::<Vec<_>>().join("\n");
            if args.results.output.is_none() {
                unless_closed(print(&terminal::bounded(text, run.limits.output(), 0, "`--output FILE` writes all of them")))?;
                return Ok(tally.code(args.results.fail_on));
            }
            anstream::adapter::strip_str(&text).to_string().into_bytes()
        }
        Format::Xlsx => xlsx::gaps(&header, &all).map_err(|e| render(&e))?,
        Format::Csv => csv::gaps(&header, &all).map_err(|e| render(&e))?.into_bytes(),
        Format::Md => markdown::run(&header, &all).into_bytes(),
        Format::Json => json::run(&header, &all, &tally.diagnostics).map_err(|e| render(&e))?.into_bytes(),
    };
    match &args.results.output {
        Some(path) => write(path, &bytes)?,
        None => unless_closed(print_bytes(&bytes))?,
    }
    Ok(tally.code(args.results.fail_on))
}
