//! `accredit report`.

use super::output::{file_name, print, say, write};
use super::run::{courses, has_errors};
use super::{CLEAN, Common, Failure, INVALID};
use crate::diagnostic::Diagnostic;
use crate::model::result::{CourseResult, RunHeader};
use crate::report::html::Html;
use crate::report::{csv, docx, json, terminal, xlsx};
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

/// The files of a report: what each name ends in, and its bytes. The first is the page.
pub type Files = Vec<(&'static str, Vec<u8>)>;

struct Made {
    row: terminal::Row,
    id: String,
    files: Result<Files, String>,
}

/// Makes the files of the report on one course.
///
/// # Errors
/// Where one cannot be made: a defect of this program.
pub fn files(html: &Html, header: &RunHeader, course: &CourseResult, diagnostics: &[Diagnostic]) -> Result<Files, String> {
    let one = std::slice::from_ref(course);
    let page = html.course(header, course, diagnostics).map_err(|e| format!("{e:#}"))?;
    let list = csv::gaps(header, one).map_err(|e| e.to_string())?;
    let sheet = xlsx::gaps(header, one).map_err(|e| e.to_string())?;
    let data = json::run(header, one, diagnostics).map_err(|e| e.to_string())?;
    let word = docx::course(header, course).map_err(|e| e.to_string())?;
    Ok(vec![
        (".html", page.into_bytes()),
        (".json", data.into_bytes()),
        ("-gaps.csv", list.into_bytes()),
        ("-gaps.xlsx", sheet),
        (".docx", word),
    ])
}

/// A file name for an id that no name before it has: two courses of one id, or of ids that differ only in case, must not
/// overwrite each other.
pub fn unique(names: &mut HashSet<String>, id: &str) -> String {
    let mut name = file_name(id);
    let mut n = 2;
    while !names.insert(name.to_ascii_lowercase()) {
        name = format!("{}-{n}", file_name(id));
        n += 1;
    }
    name
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
            Made { row, id, files: files(&html, &header, &course, diagnostics) }
        },
        |made| {
            let name = unique(&mut names, &made.id);
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
    text.push_str("\nReports written, each as Word document (.docx), with gap list (-gaps.xlsx, -gaps.csv) and data (.json) beside it:\n");
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
