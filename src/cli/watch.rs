//! `accredit watch`.

use super::live::{Session, follow};
use super::output::{say, write};
use super::report::pages;
use super::{CLEAN, Common, Failure, Languages};
use crate::report::diagnostics;
use crate::report::text::line;
use camino::Utf8PathBuf;
use clap::Args;
use std::collections::HashMap;

/// Arguments of `watch`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit watch --out report\n  accredit watch my-course.yaml --out report --lang en\n\nEnds with Ctrl-C. While a file is broken, its last good report stays and the diagnostics are shown. The reports are those\nthat `accredit report` writes; `accredit serve` shows them in a browser that loads them again by itself."
)]
pub struct WatchArgs {
    #[command(flatten)]
    common: Common,
    /// Folder to write into; it is made if it does not exist
    #[arg(long, short, value_name = "DIR")]
    out: Utf8PathBuf,
    #[command(flatten)]
    languages: Languages,
}

/// Runs it.
pub fn run(args: &WatchArgs) -> Result<u8, Failure> {
    let common = &args.common;
    let width = common.look.settle();
    let html = pages(&args.languages)?;
    let page = args.languages.list().first().map_or(".html", |l| l.ending());
    fs_err::create_dir_all(&args.out).map_err(|cause| Failure::Write { what: format!("`{}`", args.out), cause })?;
    let mut session = Session::default();
    let mut written: HashMap<Utf8PathBuf, Vec<u8>> = HashMap::new();
    follow(common, Some(&args.out), || {
        session.build(common, &html, width)?;
        for r in &session.reports {
            let mut changed = false;
            for (ending, bytes) in &r.files {
                let path = args.out.join(format!("{}{ending}", r.name));
                if written.get(&path) != Some(bytes) {
                    write(&path, bytes)?;
                    written.insert(path, bytes.clone());
                    changed = true;
                }
            }
            if changed && !common.quiet {
                say(&format!("{}: {}\n", args.out.join(format!("{}{page}", r.name)), line(&r.headline)));
            }
        }
        say(&trouble(&session, width));
        Ok(())
    })?;
    Ok(CLEAN)
}

/// What stands in the way of the reports, for a terminal.
pub fn trouble(session: &Session, width: usize) -> String {
    let mut out = diagnostics::render(&session.diagnostics, width, 16 << 10);
    for r in session.reports.iter().filter(|r| r.kept) {
        out.push_str(&format!("{} is broken: its last good report stays.\n", line(&r.file)));
    }
    if let Some(failure) = &session.failure {
        out.push_str(&format!("Nothing is judged: {}\n", line(failure)));
    }
    out
}
