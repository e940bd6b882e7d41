//! `accredit guarantees`.

use super::output::{print, unless_closed, write};
use super::run::courses;
use super::{Common, FailOn, Failure};
use crate::model::result::CourseResult;
use crate::report::{guarantees, json, terminal};
use camino::Utf8PathBuf;
use clap::{Args, ValueEnum};

/// Arguments of `guarantees`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit guarantees my-course.yaml\n  accredit guarantees my-course.yaml --format md --output statement.md\n\nExit codes: 0 the statement was made; 2 an input file is invalid: what rests on it is not in the statement; 3 could not run."
)]
pub struct GuaranteesArgs {
    #[command(flatten)]
    common: Common,
    /// Form of the output
    #[arg(long, short, default_value = "human")]
    format: Format,
    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<Utf8PathBuf>,
}

/// Forms of the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, on a terminal
    Human,
    /// To print or to hand on
    Md,
    /// Everything, in the published shape `accredit/result@1`
    Json,
}

/// Runs it.
pub fn run(args: &GuaranteesArgs) -> Result<u8, Failure> {
    let width = args.common.look.settle();
    let (run, before) = args.common.against.prepare(width)?;
    let header = run.header();
    let mut all: Vec<CourseResult> = Vec::new();
    let tally = courses(
        &args.common,
        &run,
        before,
        |c, _| c,
        |c| {
            all.push(c);
            Ok(())
        },
    )?;
    if !args.common.quiet {
        tally.show_diagnostics(width);
    }
    let text = match args.format {
        Format::Human => all.iter().map(|c| guarantees::terminal(&header, c, width)).collect::<Vec<_>>().join("\n"),
        Format::Md => all.iter().map(|c| guarantees::markdown(&header, c)).collect::<Vec<_>>().join("\n"),
        Format::Json => json::run(&header, &all, &tally.diagnostics).map_err(|e| Failure::Render(e.to_string()))?,
    };
    match &args.output {
        Some(path) => write(path, text.as_bytes())?,
        None if args.format == Format::Human => {
            unless_closed(print(&terminal::bounded(text, run.limits.output(), 0, "`--output FILE` writes all of them")))?;
        }
        None => unless_closed(print(&text))?,
    }
    Ok(tally.code(FailOn::Never))
}
