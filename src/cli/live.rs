//! What `watch` and `serve` share: making the reports again when a file changes, and keeping the last good one of a course
//! whose file is broken while somebody edits it.

use super::output::file_name;
use super::report::{Files, Form, files, rename, unique};
use super::run::{courses, has_errors};
use super::{Common, Failure};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::html::Html;
use camino::{Utf8Path, Utf8PathBuf};
use notify::{RecursiveMode, Watcher};
use std::collections::HashSet;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// How long nothing must change before the reports are made again: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(120);

/// The report of one course.
#[derive(Debug)]
pub struct Report {
    /// Name of the course file.
    pub file: String,
    /// Name of its files, without what they end in.
    pub name: String,
    /// Title of the course.
    pub title: String,
    /// The verdict in a few words.
    pub headline: String,
    /// The files.
    pub files: Files,
    /// Whether this is the last good report, and the file is broken now.
    pub kept: bool,
    id: String,
    good: bool,
}

/// The reports as they are now.
#[derive(Debug, Default)]
pub struct Session {
    /// One for each course, in the order of the files.
    pub reports: Vec<Report>,
    /// Defects of the input files.
    pub diagnostics: Vec<Diagnostic>,
    /// Why nothing could be judged, where that is so; the reports are then the last ones.
    pub failure: Option<String>,
    begun: bool,
}

impl Session {
    /// Makes the reports again. What cannot be judged now leaves the last report in place.
    ///
    /// # Errors
    /// Where nothing could be judged yet: there is nothing to show.
    pub fn build(&mut self, common: &Common, html: &[Html], width: usize) -> Result<(), Failure> {
        match fresh(common, html, width) {
            Ok((new, diagnostics)) => {
                self.failure = None;
                self.diagnostics = diagnostics;
                self.take(new);
                self.begun = true;
            }
            Err(e) if self.begun => self.failure = Some(e.to_string()),
            Err(e) => return Err(e),
        }
        Ok(())
    }

    fn take(&mut self, new: Vec<Report>) {
        let is_course = |file: &str| new.iter().chain(&self.reports).any(|r| r.file == file);
        let broken = |file: &str| self.diagnostics.iter().any(|d| is_error(d) && named(d) == Some(file));
        // A broken provider, for one, breaks what is said of every course.
        let beside = self.diagnostics.iter().any(|d| is_error(d) && named(d).is_some_and(|f| !is_course(f)));
        let states: Vec<bool> = new.iter().map(|r| !beside && !broken(&r.file)).collect();
        let gone: Vec<bool> = self.reports.iter().map(|r| new.iter().all(|n| n.file != r.file) && broken(&r.file)).collect();
        let mut old: Vec<Option<Report>> = std::mem::take(&mut self.reports).into_iter().map(Some).collect();
        for (mut report, good) in new.into_iter().zip(states) {
            report.good = good;
            let last = old.iter_mut().find(|o| o.as_ref().is_some_and(|o| o.file == report.file)).and_then(Option::take);
            match last.filter(|o| !good && o.good) {
                Some(last) => self.reports.push(Report { kept: true, ..last }),
                None => self.reports.push(report),
            }
        }
        // A file that cannot be known as a course now was one when its report was made.
        let left = old.into_iter().zip(gone).filter(|(_, gone)| *gone).filter_map(|(o, _)| o);
        self.reports.extend(left.map(|o| Report { kept: true, ..o }));
        self.reports.sort_by(|a, b| a.file.cmp(&b.file));
        let mut names = HashSet::new();
        for r in &mut self.reports {
            let name = unique(&mut names, &r.id);
            rename(&mut r.files, &r.name, &name);
            r.name = name;
        }
    }
}

fn is_error(d: &Diagnostic) -> bool {
    d.severity == Severity::Error
}

fn named(d: &Diagnostic) -> Option<&str> {
    d.place.as_ref().map(|p| &*p.file)
}

fn fresh(common: &Common, html: &[Html], width: usize) -> Result<(Vec<Report>, Vec<Diagnostic>), Failure> {
    let (run, before) = common.prepare(width)?;
    let header = run.header();
    let mut reports = Vec::new();
    let tally = courses(
        common,
        &run,
        before,
        |c, diagnostics| {
            files(html, &header, &c, diagnostics, &Form::ALL).map(|files| Report {
                file: c.file.to_string(),
                name: file_name(&c.id),
                title: c.title,
                headline: c.headline,
                files,
                kept: false,
                good: !has_errors(diagnostics),
                id: c.id,
            })
        },
        |made| made.map(|r| reports.push(r)).map_err(Failure::Render),
    )?;
    Ok((reports, tally.diagnostics))
}

enum Signal {
    Changed,
    Stop,
}

/// Calls `again` whenever a file has changed that a report may be made of, until the program is told to end. What changes
/// in the folder `out` is ours.
///
/// # Errors
/// Where files cannot be watched, or `again` fails.
pub fn follow(common: &Common, out: Option<&Utf8Path>, mut again: impl FnMut() -> Result<(), Failure>) -> Result<(), Failure> {
    let failed = |e: &dyn std::fmt::Display| Failure::Usage(format!("cannot watch for changes: {e}"));
    let (tell, told) = mpsc::channel();
    let stop = tell.clone();
    ctrlc::set_handler(move || drop(stop.send(Signal::Stop))).map_err(|e| failed(&e))?;
    let own = out.and_then(|o| o.canonicalize_utf8().ok());
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let ours = |p: &std::path::Path| own.as_ref().is_some_and(|o| p.starts_with(o));
        // Reading is no change; without this each look would cause the next one.
        let counts = |e: &notify::Event| !e.kind.is_access() && (e.paths.is_empty() || !e.paths.iter().all(|p| ours(p)));
        if event.as_ref().map_or(true, counts) {
            // Nobody listens any more when the program ends.
            let _ = tell.send(Signal::Changed);
        }
    })
    .map_err(|e| failed(&e))?;
    for (path, mode) in places(common) {
        let path = path.canonicalize_utf8().unwrap_or(path);
        watcher.watch(path.as_std_path(), mode).map_err(|e| failed(&e))?;
    }
    // What changed before the watch began must not be missed.
    again()?;
    while let Ok(Signal::Changed) = told.recv() {
        loop {
            match told.recv_timeout(QUIET) {
                Ok(Signal::Changed) => {}
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        again()?;
    }
    Ok(())
}

/// Folders to watch: those given with all in them, and those in which files stand that were given. A file is not watched itself:
/// most editors replace it.
fn places(common: &Common) -> Vec<(Utf8PathBuf, RecursiveMode)> {
    let given = if common.paths.is_empty() { vec![Utf8PathBuf::from("courses")] } else { common.paths.clone() };
    let mut out: Vec<(Utf8PathBuf, RecursiveMode)> = Vec::new();
    for path in given.iter().chain(&common.waivers).chain(&common.against.standards) {
        if path.is_dir() {
            out.push((path.clone(), RecursiveMode::Recursive));
        } else {
            let folder = path.parent().filter(|p| !p.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
            if !out.iter().any(|(p, _)| p == folder) {
                out.push((folder.to_path_buf(), RecursiveMode::NonRecursive));
            }
        }
    }
    out
}
