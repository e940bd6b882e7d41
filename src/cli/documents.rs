//! `accredit documents`.

use super::output::{print, say, unless_closed};
use super::run::has_errors;
use super::{Bounds, CLEAN, Failure, INVALID, Look};
use crate::diagnostic;
use crate::load::documents::Reader;
use crate::load::{self, Found};
use crate::pipeline::{self, Checked};
use crate::report::{diagnostics, documents, terminal};
use camino::Utf8PathBuf;
use clap::{Args, ValueEnum};

/// Arguments of `documents`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit documents courses/tarn-valley-college\n  accredit documents my-course.yaml --headings\n  accredit documents --format json"
)]
pub struct DocumentsArgs {
    /// Course files, provider files or folders [default: courses]
    #[arg(value_name = "PATH")]
    paths: Vec<Utf8PathBuf>,
    /// Also list the headings found in each document
    #[arg(long)]
    headings: bool,
    /// Form of the output
    #[arg(long, short, default_value = "human")]
    format: Format,
    #[command(flatten)]
    bounds: Bounds,
    #[command(flatten)]
    look: Look,
}

/// Forms of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, on a terminal
    Human,
    /// Everything, in the shape `accredit/documents@1`
    Json,
}

/// Runs it.
pub fn run(args: &DocumentsArgs) -> Result<u8, Failure> {
    let width = args.look.settle();
    let paths = if args.paths.is_empty() { vec![Utf8PathBuf::from("courses")] } else { args.paths.clone() };
    let limits = args.bounds.limits();
    let mut found = load::find(&paths, limits)?;
    // A course that is named alone cites its provider's documents too.
    let beside = load::beside(&found).into_iter().flat_map(|f| load::siblings(&f)).filter(|f| pipeline::is_provider(&load::head(f)));
    for f in beside.collect::<Vec<Found>>() {
        if found.iter().all(|x| x.path != f.path) {
            found.push(f);
        }
    }
    let files: Vec<Checked> = found
        .iter()
        .map(|f| load::read(f, limits).map_or_else(|u| pipeline::unread(u.source, u.diagnostic), |s| pipeline::check(s, limits)))
        .collect();
    let reader = Reader::new(limits);
    let (list, mut defects) = pipeline::documents::list(&files, &|n, file| reader.open(load::folder(&found[n]), file));
    diagnostic::cap(&mut defects, limits.diagnostics());
    if args.format == Format::Json {
        unless_closed(print(&documents::json(&list, &defects).map_err(|e| Failure::Render(e.to_string()))?))?;
    } else if list.is_empty() {
        say("No document is named in these files: `documents` lists what evidence points into.\n");
    } else {
        let text = documents::human(&list, args.headings, width);
        unless_closed(print(&terminal::bounded(text, limits.output(), 0, "`--format json` prints all of them")))?;
    }
    if !defects.is_empty() {
        say(&diagnostics::render(&defects, width, limits.output()));
    }
    Ok(if has_errors(&defects) { INVALID } else { CLEAN })
}
