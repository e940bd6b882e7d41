//! `accredit report`.

use super::output::{file_name, print, say, write};
use super::run::{courses, has_errors};
use super::{CLEAN, Common, Failure, INVALID};
use crate::report::html::Html;
use crate::report::{csv, json, terminal, xlsx};
use camino::Utf8PathBuf;
use clap::Args;
use rayon::prelude::*;
use std::collections::HashSet;

/// Arguments of `report`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  accredit report --out report\n  accredit report my-course.yaml --out report --as-of 2026-11-21")]
pub struct ReportArgs {
    #[command(flatten)]
    common: Common,
    /// Folder to write into; it is made if it does not exist
    #[arg(long, short, value_name = "DIR")]
    out: Utf8PathBuf,
}

struct Made {
    row: terminal::Row,
    id: String,
    files: Result<Vec<(&'static str, Vec<u8>)>, String>,
}

/// How many files are held until they are written side by side.
const BATCH: usize = 256;

fn flush(batch: &mut Vec<(Utf8PathBuf, Vec<u8>)>) -> Result<(), Failure> {
    std::mem::take(batch).par_iter().try_for_each(|(path, bytes)| write(path, bytes))
}

/// Runs it.
pub fn run(args: &ReportArgs) -> Result<u8, Failure> {
    let common = &args.common;
    let width = common.look.settle();
    let (run, before) = common.prepare(width)?;
    let header = run.header();
    let html = Html::new().map_err(|e| Failure::Render(e.to_string()))?;
    fs_err::create_dir_all(&args.out).map_err(|cause| Failure::Write { what: format!("`{}`", args.out), cause })?;
    let mut rows = Vec::new();
    let mut names: HashSet<String> = HashSet::new();
    let mut lines = Vec::new();
    let mut batch = Vec::new();
    let tally = courses(
        common,
        &run,
        before,
        |course, diagnostics| {
            let row = terminal::row(&course);
            let id = course.id.clone();
            let page = html.course(&header, &course, diagnostics).map_err(|e| format!("{e:#}"));
            let one = std::slice::from_ref(&course);
            let files = page.and_then(|page| {
                let list = csv::gaps(&header, one).map_err(|e| e.to_string())?;
                let sheet = xlsx::gaps(&header, one).map_err(|e| e.to_string())?;
                let data = json::run(&header, one, diagnostics).map_err(|e| e.to_string())?;
                Ok(vec![
                    (".html", page.into_bytes()),
                    (".json", data.into_bytes()),
                    ("-gaps.csv", list.into_bytes()),
                    ("-gaps.xlsx", sheet),
                ])
            });
            Made { row, id, files }
        },
        |made| {
            let mut name = file_name(&made.id);
            let mut n = 2;
            // Two courses of one id, or of ids that differ only in case, must not overwrite each other.
            while !names.insert(name.to_ascii_lowercase()) {
                name = format!("{}-{n}", file_name(&made.id));
                n += 1;
            }
            let files = made.files.map_err(Failure::Render)?;
            batch.extend(files.into_iter().map(|(ending, bytes)| (args.out.join(format!("{name}{ending}")), bytes)));
            if batch.len() >= BATCH {
                flush(&mut batch)?;
            }
            lines.push(format!("  {}\n", args.out.join(format!("{name}.html"))));
            rows.push(made.row);
            Ok(())
        },
    )?;
    flush(&mut batch)?;
    if !common.quiet {
        tally.show_diagnostics(width);
    }
    let mut text = terminal::table(&header, &rows, width);
    text.push_str("\nReports written, each with its gap list (-gaps.xlsx, -gaps.csv) and data (.json) beside it:\n");
    lines.iter().take(40).for_each(|l| text.push_str(l));
    if lines.len() > 40 {
        text.push_str(&format!("  … and {} more\n", lines.len() - 40));
    }
    print(&text)?;
    if has_errors(&tally.diagnostics) {
        say("Some input files are invalid; what could be judged was judged and reported.\n");
        return Ok(INVALID);
    }
    Ok(CLEAN)
}
