//! `accredit report`.

use super::output::{UNFINISHED, file_name, print, say, sweep, write};
use super::run::{courses, has_errors};
use super::{CLEAN, Common, Failure, INVALID, Languages};
use crate::diagnostic::Diagnostic;
use crate::model::result::{CourseResult, RunHeader};
use crate::report::html::Html;
use crate::report::messages::Lang;
use crate::report::{csv, docx, json, terminal, xlsx};
use camino::Utf8PathBuf;
use clap::Args;
use rayon::prelude::*;
use std::collections::HashSet;

/// Arguments of `report`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit report --out report\n  accredit report my-course.yaml --out report --as-of 2026-11-21\n  accredit report --out report --lang cy      the pages in Welsh alone\n\nA page is written as NAME.html in English and as NAME.cy.html in Welsh."
)]
pub struct ReportArgs {
    #[command(flatten)]
    common: Common,
    /// Folder to write into; it is made if it does not exist
    #[arg(long, short, value_name = "DIR")]
    out: Utf8PathBuf,
    #[command(flatten)]
    languages: Languages,
}

/// The files of a report: what each name ends in, and its bytes. The first is the page, in the first of its languages.
pub type Files = Vec<(&'static str, Vec<u8>)>;

struct Made {
    row: terminal::Row,
    id: String,
    files: Result<Files, String>,
}

/// What makes the pages of a report, one for each language.
///
/// # Errors
/// Where templates or messages are not whole: a defect of this program.
pub fn pages(languages: &Languages) -> Result<Vec<Html>, Failure> {
    languages.list().iter().map(|l| Html::new(*l).map_err(|e| Failure::Render(e.to_string()))).collect()
}

/// Makes the files of the report on one course.
///
/// # Errors
/// Where one cannot be made: a defect of this program.
pub fn files(pages: &[Html], header: &RunHeader, course: &CourseResult, diagnostics: &[Diagnostic]) -> Result<Files, String> {
    let one = std::slice::from_ref(course);
    let mut out = Files::new();
    for html in pages {
        let other = (pages.len() > 1).then(|| format!("{}{}", file_name(&course.id), html.lang().other().ending()));
        let page = html.course(header, course, diagnostics, other).map_err(|e| format!("{e:#}"))?;
        out.push((html.lang().ending(), page.into_bytes()));
    }
    let list = csv::gaps(header, one).map_err(|e| e.to_string())?;
    let sheet = xlsx::gaps(header, one).map_err(|e| e.to_string())?;
    let data = json::run(header, one, diagnostics).map_err(|e| e.to_string())?;
    let word = docx::course(header, course).map_err(|e| e.to_string())?;
    out.extend([(".json", data.into_bytes()), ("-gaps.csv", list.into_bytes()), ("-gaps.xlsx", sheet), (".docx", word)]);
    Ok(out)
}

/// Lets the pages of a report lead to each other under another name: the plain one may be another course's.
pub fn rename(files: &mut Files, plain: &str, name: &str) {
    for (ending, bytes) in files.iter_mut().filter(|(ending, _)| plain != name && ending.ends_with(".html")) {
        let Some(other) = Lang::ALL.iter().find(|l| l.ending() == *ending).map(|l| l.other().ending()) else { continue };
        let page = String::from_utf8_lossy(bytes);
        *bytes = page.replace(&format!("href=\"{plain}{other}\""), &format!("href=\"{name}{other}\"")).into_bytes();
    }
}

/// A file name for an id that no name before it has: two courses of one id, or of ids that differ only in case, must not
/// overwrite each other.
pub fn unique(names: &mut HashSet<String>, id: &str) -> String {
    let mut name = file_name(id);
    let mut n = 2;
    // A report has its page in Welsh beside it, whose name must not be another report's either.
    let both = |name: &str| [name.to_ascii_lowercase(), format!("{}.cy", name.to_ascii_lowercase())];
    while both(&name).iter().any(|n| names.contains(n)) {
        name = format!("{}-{n}", file_name(id));
        n += 1;
    }
    names.extend(both(&name));
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
    let html = pages(&args.languages)?;
    let page = args.languages.list().first().map_or(".html", |l| l.ending());
    fs_err::create_dir_all(&args.out).map_err(|cause| Failure::Write { what: format!("`{}`", args.out), cause })?;
    sweep(&args.out, UNFINISHED);
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
            let mut files = made.files.map_err(Failure::Render)?;
            rename(&mut files, &file_name(&made.id), &name);
            batch.extend(files.into_iter().map(|(ending, bytes)| (args.out.join(format!("{name}{ending}")), bytes)));
            if batch.len() >= BATCH {
                flush(&mut batch)?;
            }
            lines.push(format!("  {}\n", args.out.join(format!("{name}{page}"))));
            rows.push(made.row);
            Ok(())
        },
    )?;
    flush(&mut batch)?;
    if !common.quiet {
        tally.show_diagnostics(width);
    }
    let mut text = terminal::bounded(terminal::table(&header, &rows, width), run.limits.output(), 3, "the folder holds all of them");
    let welsh = if html.len() > 1 { "in Welsh (.cy.html), " } else { "" };
    text.push_str(&format!(
        "\nReports written, each {welsh}as Word document (.docx), with gap list (-gaps.xlsx, -gaps.csv) and data (.json) beside it:\n"
    ));
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
