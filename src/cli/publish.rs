//! `accredit publish`.

use super::output::{print, say};
use super::run::{courses, has_errors};
use super::{CLEAN, Common, Failure, INVALID, Languages};
use crate::diagnostic::Diagnostic;
use crate::load;
use crate::model::result::CourseResult;
use crate::pipeline::{in_words, test_of};
use crate::report::messages::Lang;
use crate::report::site::private::{self, Audience};
use crate::report::site::{File, Options, PUBLICATION, Site};
use crate::report::terminal;
use camino::Utf8PathBuf;
use clap::{Args, ValueEnum};
use rayon::prelude::*;

mod folder;
use folder::Staged;

/// Arguments of `publish`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit publish --out site\n  accredit publish courses --out site --base-url https://example.org/courses/\n  accredit publish submissions --out for-assessors --for assessors\n  accredit publish --out site --lang en      no pages in Welsh, which else stand in the folder cy\n\nThe folder opens by double click on index.html and needs no server. Publishing again into it replaces what this program wrote,\nremoves what is no longer published, and lists on the page of changes what differs; other files in it are left alone.\nWhat is not public (evidence in documents that are not marked `visibility: public`) is left out."
)]
pub struct PublishArgs {
    #[command(flatten)]
    common: Common,
    /// Folder to write into; it is made if it does not exist
    #[arg(long, short, value_name = "DIR")]
    out: Utf8PathBuf,
    /// Address at which the folder will stand; adds a sitemap, a page for missing addresses, and whole addresses in feeds
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Who will read it: everyone, or the assessors of a submission, who may see what is for assessors only
    #[arg(long = "for", value_name = "WHO", default_value = "public")]
    audience: Who,
    #[command(flatten)]
    languages: Languages,
}

/// For whom a site is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Who {
    /// Everyone.
    Public,
    /// Assessors.
    Assessors,
}

/// How many courses are held until their pages are made side by side.
const BATCH: usize = 128;

type Held = (usize, CourseResult, Vec<Diagnostic>, usize);

fn flush(site: &Site, batch: &mut Vec<Held>, staged: &mut Staged) -> Result<(), Failure> {
    let made = std::mem::take(batch)
        .into_par_iter()
        .map(|(n, course, found, left_out)| {
            let files = site.course(n, &course, &found, left_out).map_err(|e| Failure::Render(e.to_string()))?;
            staged.write(files)
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    made.into_iter().for_each(|m| staged.add(m));
    Ok(())
}

/// The address with a slash at its end.
fn base_url(given: &str) -> Result<String, Failure> {
    let web = given.starts_with("https://") || given.starts_with("http://");
    if !web || given.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '?' | '#')) {
        return Err(Failure::Usage(format!("`{given}` is no address of a site; write one like https://example.org/courses/")));
    }
    Ok(format!("{}/", given.trim_end_matches('/')))
}

/// Runs it.
pub fn run(args: &PublishArgs) -> Result<u8, Failure> {
    let common = &args.common;
    let width = common.look.settle();
    let audience = if args.audience == Who::Assessors { Audience::Assessors } else { Audience::Public };
    let options = Options { audience, languages: args.languages.list(), base_url: args.base_url.as_deref().map(base_url).transpose()? };
    let (run, before) = common.prepare(width)?;
    let header = run.header();
    let test = |a| test_of(&run.catalogue, a).map(|t| in_words(&t.value)).unwrap_or_default();
    let tests = run.selection.requirements.iter().map(test).collect();
    let render = |e: crate::report::site::SiteError| Failure::Render(e.to_string());
    let mut site = Site::new(header.clone(), &run.catalogue, &run.selection, tests, options).map_err(render)?;
    let mut staged = Staged::new(&args.out)?;
    let mut rows = Vec::new();
    let mut batch: Vec<Held> = Vec::new();
    let mut hidden = 0;
    let tally = courses(
        common,
        &run,
        before,
        |course, found| {
            let (course, left_out) = private::of_course(course, audience);
            (course, private::of_diagnostics(found), left_out)
        },
        |(course, found, left_out)| {
            rows.push(terminal::row(&course));
            hidden += left_out;
            batch.push((site.add(&course), course, found, left_out));
            if batch.len() >= BATCH { flush(&site, &mut batch, &mut staged) } else { Ok(()) }
        },
    )?;
    flush(&site, &mut batch, &mut staged)?;
    let earlier = load::bytes(&args.out.join(PUBLICATION))?;
    let files: Vec<File> = site.finish(earlier.as_deref()).map_err(render)?;
    let made = files.into_par_iter().map(|f| staged.write(vec![f])).collect::<Result<Vec<_>, Failure>>()?;
    made.into_iter().for_each(|m| staged.add(m));
    let done = staged.publish()?;
    if !common.quiet {
        tally.show_diagnostics(width);
        done.kept.iter().for_each(|k| say(&format!("`{k}` is no longer published, but was changed by hand; it is left as it is.\n")));
    }
    let mut text = terminal::bounded(terminal::table(&header, &rows, width), run.limits.output(), 3, "the folder holds all of them");
    let first = if args.languages.list() == [Lang::Cy] { "cy/index.html" } else { "index.html" };
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    text.push_str(&format!("\n{} files in {}: open {}\n", done.written, args.out, args.out.join(first)));
    if hidden > 0 {
        text.push_str(&format!("{hidden} citation{} of what is not for its readers left out.\n", plural(hidden)));
    }
    if done.removed > 0 {
        text.push_str(&format!("{} file{} no longer published removed.\n", done.removed, plural(done.removed)));
    }
    print(&text)?;
    if has_errors(&tally.diagnostics) {
        say("Some input files are invalid; what could be judged was judged and published.\n");
        return Ok(INVALID);
    }
    Ok(CLEAN)
}
