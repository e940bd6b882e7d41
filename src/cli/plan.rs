//! `accredit plan`.

use super::output::{print, print_bytes, unless_closed, write};
use super::run::plans;
use super::{CLEAN, Common, FINDINGS, Failure, INVALID};
use crate::model::plan::Outcome;
use crate::report::{json, plan, terminal};
use camino::Utf8PathBuf;
use clap::{Args, ValueEnum};

/// Arguments of `plan`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit plan my-course.yaml\n  accredit plan my-course.yaml --format yaml --output changes.yaml\n  accredit check my-course.yaml --what-if changes.yaml\n\nEach step is verified: it is made in memory, and the course is judged again. What only you can know (a page, a date, the words of a new outcome) is left as `[to be supplied: …]`, and counts as nothing until you write it.\n\nExit codes: 0 there is a plan, or nothing to do; 1 no list of edits leads to aligned; 2 an input file is invalid; 3 could not run."
)]
pub struct PlanArgs {
    #[command(flatten)]
    common: Common,
    /// Form of the output
    #[arg(long, short, default_value = "human")]
    format: Format,
    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<Utf8PathBuf>,
}

/// Forms of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, on a terminal
    Human,
    /// For a pull request or a wiki
    Md,
    /// Everything, in the shape `accredit/plan@1`
    Json,
    /// A file of changes, which `check --what-if` takes as it is
    Yaml,
}

/// Runs it.
pub fn run(args: &PlanArgs) -> Result<u8, Failure> {
    let common = &args.common;
    let width = common.look.settle();
    let (run, before) = common.prepare(width)?;
    let (plans, tally) = plans(common, &run, before)?;
    if !common.quiet {
        tally.show_diagnostics(width);
    }
    let text = match (args.format, &plans[..]) {
        (Format::Human, all) => all.iter().map(|p| plan::human(p, width)).collect::<Vec<_>>().join("\n"),
        (Format::Md, all) => plan::page(all),
        (Format::Json, all) => json::plans(all).map_err(|e| Failure::Render(e.to_string()))?,
        (Format::Yaml, [one]) => plan::changes(one),
        (Format::Yaml, all) => {
            return Err(Failure::Usage(format!("a file of changes is for one course, and {} are given; name one course file", all.len())));
        }
    };
    match &args.output {
        Some(path) => write(path, anstream::adapter::strip_str(&text).to_string().as_bytes())?,
        None if args.format == Format::Human => {
            unless_closed(print(&terminal::bounded(text, run.limits.output(), 0, "`--output FILE` writes all of them")))?;
        }
        None => unless_closed(print_bytes(text.as_bytes()))?,
    }
    let leads = |o: Outcome| matches!(o, Outcome::NothingNeeded | Outcome::LeadsToAligned);
    Ok(match super::run::has_errors(&tally.diagnostics) {
        true => INVALID,
        false if plans.iter().all(|p| leads(p.outcome)) => CLEAN,
        false => FINDINGS,
    })
}
