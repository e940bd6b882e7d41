//! `accredit report`.

use super::cache::{Cache, Kept, Remember, Ticket};
use super::desk::Recall;
use super::output::{UNFINISHED, file_name, print, say, sweep, write};
use super::run::{With, courses_with, has_errors};
use super::{CLEAN, Common, Failure, INVALID, Languages};
use crate::diagnostic::Diagnostic;
use crate::model::result::{CourseResult, RunHeader};
use crate::report::html::Html;
use crate::report::messages::Lang;
use crate::report::{csv, docx, json, terminal, xlsx};
use camino::{Utf8Path, Utf8PathBuf};
use clap::{Args, ValueEnum};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Arguments of `report`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit report --out report\n  accredit report my-course.yaml --out report --as-of 2026-11-21\n  accredit report --out report --lang cy      the pages in Welsh alone\n  accredit report --out report --only html,docx\n  accredit report --out report --cache .accredit    write again only what has changed\n\nA page is written as NAME.html in English and as NAME.cy.html in Welsh."
)]
pub struct ReportArgs {
    #[command(flatten)]
    common: Common,
    /// Folder to write into; it is made if it does not exist
    #[arg(long, short, value_name = "DIR")]
    out: Utf8PathBuf,
    /// Which forms to write, parted by commas [default: all]
    #[arg(long, value_name = "FORM", value_delimiter = ',')]
    only: Vec<Form>,
    #[command(flatten)]
    languages: Languages,
    #[command(flatten)]
    remember: Remember,
}

/// Forms of a report on one course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Form {
    /// The page, in each language
    Html,
    /// The data, in the published shape `accredit/result@1`
    Json,
    /// The gap list as text
    Csv,
    /// The gap list as a spreadsheet
    Xlsx,
    /// The Word document
    Docx,
}

impl Form {
    /// Every form, in the order in which they are made.
    pub const ALL: [Form; 5] = [Form::Html, Form::Json, Form::Csv, Form::Xlsx, Form::Docx];

    /// What the names of its files end in.
    fn endings(self, languages: &[Lang]) -> Vec<&'static str> {
        match self {
            Form::Html => languages.iter().map(|l| l.ending()).collect(),
            Form::Json => vec![".json"],
            Form::Csv => vec!["-gaps.csv"],
            Form::Xlsx => vec!["-gaps.xlsx"],
            Form::Docx => vec![".docx"],
        }
    }
}

/// The files of a report: what each name ends in, and its bytes, in the order of [`Form::ALL`] and of the languages.
pub type Files = Vec<(&'static str, Vec<u8>)>;

struct Made {
    row: terminal::Row,
    id: String,
    files: Result<Files, String>,
    ticket: Option<Ticket>,
    /// The name under which an earlier run has written the same files.
    kept: Option<String>,
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
pub fn files(
    pages: &[Html],
    header: &RunHeader,
    course: &CourseResult,
    diagnostics: &[Diagnostic],
    forms: &[Form],
) -> Result<Files, String> {
    let one = std::slice::from_ref(course);
    let page = |html: &Html| -> Result<Vec<u8>, String> {
        let other = (pages.len() > 1).then(|| format!("{}{}", file_name(&course.id), html.lang().other().ending()));
        Ok(html.course(header, course, diagnostics, other).map_err(|e| format!("{e:#}"))?.into_bytes())
    };
    let make = |form: Form| -> Result<Vec<Vec<u8>>, String> {
        Ok(match form {
            Form::Html => pages.iter().map(page).collect::<Result<_, _>>()?,
            Form::Json => vec![json::run(header, one, diagnostics).map_err(|e| e.to_string())?.into_bytes()],
            Form::Csv => vec![csv::gaps(header, one).map_err(|e| e.to_string())?.into_bytes()],
            Form::Xlsx => vec![xlsx::gaps(header, one).map_err(|e| e.to_string())?],
            Form::Docx => vec![docx::course(header, course).map_err(|e| e.to_string())?],
        })
    };
    let languages: Vec<Lang> = pages.iter().map(Html::lang).collect();
    let mut out = Files::new();
    for form in forms {
        out.extend(form.endings(&languages).into_iter().zip(make(*form)?));
    }
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

/// What is kept of the report on one course: its files, as they were when they had been written.
#[derive(Serialize, Deserialize)]
struct Written {
    row: terminal::Row,
    id: String,
    name: String,
    files: Vec<(String, Stamp)>,
}

/// Size of a file in bytes, and when it was last changed, in nanoseconds since 1970: as with git, a file that has both is the same.
type Stamp = (u64, u64);

fn stamp(path: &Utf8Path) -> Option<Stamp> {
    let about = std::fs::symlink_metadata(path).ok().filter(|m| m.is_file())?;
    let changed = about.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some((about.len(), u64::try_from(changed.as_nanos()).ok()?))
}

impl Written {
    /// What an earlier run has written, if it is still there.
    fn found(kept: &Kept, out: &Utf8Path) -> Option<Made> {
        let w: Written = serde_json::from_str(&kept.made).ok()?;
        let there = w.files.iter().all(|(ending, was)| stamp(&out.join(format!("{}{ending}", w.name))) == Some(*was));
        there.then(|| Made { row: w.row, id: w.id, files: Ok(Vec::new()), ticket: None, kept: Some(w.name) })
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

/// Writes the files of a report, and keeps what they are.
fn put(name: String, made: Made, out: &Utf8Path, cache: Option<&Cache>) -> Result<(), Failure> {
    let files = made.files.map_err(Failure::Render)?;
    let paths: Vec<_> = files.iter().map(|(ending, _)| (*ending, out.join(format!("{name}{ending}")))).collect();
    files.iter().zip(&paths).try_for_each(|((_, bytes), (_, path))| write(path, bytes))?;
    if let (Some(cache), Some(ticket)) = (cache, made.ticket) {
        let stamps: Option<Vec<_>> = paths.iter().map(|(ending, path)| Some((ending.to_string(), stamp(path)?))).collect();
        if let Some(files) = stamps {
            cache.keep(&ticket, &Written { row: made.row, id: made.id, name, files }, &[]);
        }
    }
    Ok(())
}

/// Runs it.
pub fn run(args: &ReportArgs) -> Result<u8, Failure> {
    let common = &args.common;
    let width = common.look.settle();
    let forms: Vec<Form> = Form::ALL.into_iter().filter(|f| args.only.is_empty() || args.only.contains(f)).collect();
    let begun = args.remember.begin(common)?;
    let (run, before) = common.prepare(width)?;
    let header = run.header();
    let html = pages(&args.languages)?;
    let endings: Vec<&str> = forms.iter().flat_map(|f| f.endings(args.languages.list())).collect();
    let first = endings.first().copied().unwrap_or(".html");
    fs_err::create_dir_all(&args.out).map_err(|cause| Failure::Write { what: format!("`{}`", args.out), cause })?;
    sweep(&args.out, UNFINISHED);
    let cache = args.remember.cache(begun, common, &run, &format!("report {endings:?} {}", args.out), "")?;
    let mut rows = Vec::new();
    let mut names: HashSet<String> = HashSet::new();
    let mut lines = Vec::new();
    let recall = |kept: Kept| Written::found(&kept, &args.out);
    let with = With { proposed: None, memory: cache.as_ref().map(|c| (c, &recall as &Recall<'_, _>)) };
    let tally = courses_with(
        common,
        &run,
        before,
        with,
        |course, diagnostics, ticket| {
            let row = terminal::row(&course);
            let files = files(&html, &header, &course, diagnostics, &forms);
            Made { row, id: course.id, files, ticket, kept: None }
        },
        |mut made, again| {
            let name = unique(&mut names, &made.id);
            if made.kept.as_ref().is_some_and(|k| *k != name) {
                made = again().ok_or_else(|| Failure::Usage(format!("the file of `{name}` changed while it was read; run it again")))?;
            }
            if let Ok(files) = &mut made.files {
                rename(files, &file_name(&made.id), &name);
            }
            lines.push(format!("  {}\n", args.out.join(format!("{name}{first}"))));
            rows.push(made.row.clone());
            if made.kept.is_none() { put(name, made, &args.out, cache.as_ref()) } else { Ok(()) }
        },
    )?;
    cache.iter().for_each(|c| c.report(common.quiet));
    if !common.quiet {
        tally.show_diagnostics(width);
    }
    let mut text = terminal::bounded(terminal::table(&header, &rows, width), run.limits.output(), 3, "the folder holds all of them");
    if forms == Form::ALL {
        let welsh = if html.len() > 1 { "in Welsh (.cy.html), " } else { "" };
        text.push_str(&format!(
            "\nReports written, each {welsh}as Word document (.docx), with gap list (-gaps.xlsx, -gaps.csv) and data (.json) beside it:\n"
        ));
    } else {
        text.push_str(&format!("\nReports written ({}):\n", endings.join(", ")));
    }
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
