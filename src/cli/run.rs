//! What the commands on courses share: standards, profile and date; finding files; judging them side by side, in order.

use super::cache::{Cache, Ticket};
use super::desk::{Desk, Recall, one};
use super::order::in_order;
use super::output::say;
use super::{Against, CLEAN, Common, FINDINGS, FailOn, Failure, INVALID};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::load::{self, Found};
use crate::model::Catalogue;
use crate::model::plan::Plan;
use crate::model::result::{Alignment, CourseResult};
use crate::pipeline::{self, Proposed, Run};
use crate::report::diagnostics;
use crate::source::{Limits, Place, Source, Wide};
use camino::Utf8PathBuf;
use std::collections::{BTreeSet, HashMap};
use std::io::IsTerminal;

const NO_COURSE: &str = "there is no course file under the paths given; a course file ends in .yaml and begins with `kind: course`";
/// Files after which a person who waits is told how far it is.
const STEP: usize = 64;

impl Against {
    /// The day of the verdicts. The only place that asks the clock.
    fn date(&self) -> jiff::civil::Date {
        self.as_of.unwrap_or_else(|| jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date())
    }

    /// The bounds of the run.
    pub fn limits(&self) -> Limits {
        self.bounds.limits()
    }

    /// The texts of the standards.
    pub fn sources(&self) -> Result<(Vec<Source>, Vec<Diagnostic>), Failure> {
        let Some(folder) = &self.standards else { return Ok((pipeline::shipped(), Vec::new())) };
        let (mut sources, mut out) = (Vec::new(), Vec::new());
        for found in load::find(std::slice::from_ref(folder), self.limits())? {
            match load::read(&found, self.limits()) {
                Ok(s) => sources.push(s),
                Err(u) => out.push(u.diagnostic),
            }
        }
        Ok((sources, out))
    }

    /// The catalogue, with the defects of its files.
    pub fn catalogue(&self) -> Result<(Catalogue, Vec<Diagnostic>), Failure> {
        if self.standards.is_none() {
            return Ok(pipeline::shipped_catalogue(Limits::default()));
        }
        let (sources, mut found) = self.sources()?;
        let (catalogue, more) = pipeline::catalogue(sources, self.limits());
        found.extend(more);
        Ok((catalogue, found))
    }

    /// Prepares a run.
    ///
    /// # Errors
    /// [`Failure::Invalid`], after the diagnostics, where standards or profile are broken: nothing is judged against them.
    pub fn prepare(&self, width: usize) -> Result<(Run, Vec<Diagnostic>), Failure> {
        let (catalogue, mut found) = self.catalogue()?;
        if has_errors(&found) {
            diagnostic::sort(&mut found);
            say(&diagnostics::render(&found, width, self.limits().output()));
            return Err(Failure::Invalid("the standards are invalid: nothing is judged against them"));
        }
        let (run, more) = Run::new(catalogue, &self.profile, self.date(), self.limits()).map_err(|known| {
            let near = diagnostic::nearest(&self.profile, known.iter().map(String::as_str))
                .map(|n| format!("; did you mean `{n}`?"))
                .unwrap_or_default();
            Failure::Usage(format!("there is no profile `{}` (there are: {}){near}", self.profile, known.join(", ")))
        })?;
        if has_errors(&more) {
            say(&diagnostics::render(&more, width, self.limits().output()));
            return Err(Failure::Invalid("the profile is invalid: nothing is judged under it"));
        }
        found.extend(more);
        Ok((run, found))
    }
}

impl Common {
    /// Prepares a run, with the waivers given for it.
    ///
    /// # Errors
    /// As [`Against::prepare`]; and where a file given as waivers is of another kind.
    pub fn prepare(&self, width: usize) -> Result<(Run, Vec<Diagnostic>), Failure> {
        // Both take about as long, and for one course are most of the run.
        let (mut run, mut found) = std::thread::scope(|s| {
            if self.jobs.is_none_or(|n| n > 1) {
                s.spawn(pipeline::warm);
            }
            self.against.prepare(width)
        })?;
        let read = |f: &Found| load::read(f, run.limits).map_or_else(|u| pipeline::unread(u.source, u.diagnostic), |s| run.check(s));
        let files = load::find(&self.waivers, run.limits)?.iter().map(read).collect();
        let other = |name| Failure::Usage(format!("`{name}` holds no waivers: such a file begins with `kind: waivers`"));
        found.extend(run.waive(files).map_err(other)?);
        Ok((run, found))
    }
}

/// What a run came to, as far as the exit code needs it.
#[derive(Debug, Default)]
pub struct Tally {
    /// Defects of every file, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// Number of courses with each alignment.
    pub alignments: HashMap<&'static str, usize>,
    /// Number of courses.
    pub courses: usize,
    /// Whether one of them was judged as it would be.
    pub supposed: bool,
    /// Most bytes of diagnostics that are shown.
    pub output: usize,
}

impl Tally {
    /// The exit code of `check` and `gaps`.
    pub fn code(&self, fail_on: FailOn) -> u8 {
        let n = |a: Alignment| self.alignments.get(a.words()).copied().unwrap_or(0);
        let fails = match fail_on {
            FailOn::Never => false,
            FailOn::NotAligned => n(Alignment::NotAligned) > 0,
            FailOn::CannotTell => n(Alignment::NotAligned) + n(Alignment::CannotTell) > 0,
        };
        if has_errors(&self.diagnostics) {
            INVALID
        } else if fails {
            FINDINGS
        } else {
            CLEAN
        }
    }

    /// Shows the diagnostics on standard error.
    pub fn show_diagnostics(&self, width: usize) {
        if !self.diagnostics.is_empty() {
            say(&diagnostics::render(&self.diagnostics, width, self.output));
            let errors = self.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
            let warnings = self.diagnostics.len() - errors;
            say(&format!(
                "{errors} error{}, {warnings} warning{} in the input files. `accredit explain CODE` tells more.\n",
                plural(errors),
                plural(warnings)
            ));
        }
    }
}

fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// Whether an input is invalid.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}

/// Judges every course under the given paths. `work` runs side by side; `sink` sees its results one by one, in the order of
/// the files, so that output never depends on timing.
///
/// # Errors
/// Where a path cannot be read, or `sink` fails.
pub fn courses<T: Send>(
    common: &Common,
    run: &Run,
    before: Vec<Diagnostic>,
    work: impl Fn(CourseResult, &[Diagnostic]) -> T + Sync,
    mut sink: impl FnMut(T) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    courses_with(common, run, before, With::default(), |c, d, _| work(c, d), |t, _| sink(t))
}

/// What a run on courses may be given besides.
pub struct With<'a, T> {
    /// Changes: the course that they name is judged as it would be.
    pub proposed: Option<&'a Proposed>,
    /// What was kept of earlier runs, and what makes of it what `work` would make; `None` where it is of no use any more.
    pub memory: Option<(&'a Cache, &'a Recall<'a, T>)>,
}

impl<T> Default for With<'_, T> {
    fn default() -> Self {
        With { proposed: None, memory: None }
    }
}

/// The same, with what it may be given besides. `work` gets a ticket where what it makes is to be kept; `sink` gets a way to
/// have `work` done after all for what was remembered.
///
/// # Errors
/// Where a path cannot be read, or `sink` fails.
pub fn courses_with<T: Send>(
    common: &Common,
    run: &Run,
    before: Vec<Diagnostic>,
    with: With<'_, T>,
    work: impl Fn(CourseResult, &[Diagnostic], Option<Ticket>) -> T + Sync,
    mut sink: impl FnMut(T, &dyn Fn() -> Option<T>) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    let With { proposed, memory } = with;
    let forget = |_| None;
    let files = files(common)?;
    let mut tally = Tally { diagnostics: before, output: run.limits.output(), ..Tally::default() };
    let (desk, rest) = Desk::new(run, &files, &mut tally.diagnostics);
    let progress = std::io::stderr().is_terminal() && !common.quiet && rest.len() > 4 * STEP;
    let mut ids: HashMap<String, (String, Place)> = HashMap::new();
    let mut names: BTreeSet<String> = BTreeSet::new();
    let work_on = |f: &Found| one(&desk, f, proposed, memory, &work);
    let mut n = 0;
    in_order(&rest, common.jobs, work_on, |f, (judged, found)| {
        n += 1;
        if progress && n % STEP == 0 {
            say(&format!("\r{n} of {} files", rest.len()));
        }
        tally.diagnostics.extend(found);
        let Some(judged) = judged else { return Ok(()) };
        tally.courses += 1;
        tally.supposed |= judged.supposed;
        *tally.alignments.entry(judged.alignment.words()).or_default() += 1;
        names.insert(judged.id.clone());
        if let Some(at) = judged.id_at {
            // Files are called by it, and on many machines names that differ in case alone are one.
            match ids.get(&judged.id.to_lowercase()) {
                Some((id, first)) => tally.diagnostics.push(same_id(&judged.id, &at, id, first)),
                None => drop(ids.insert(judged.id.to_lowercase(), (judged.id, at))),
            }
        }
        let again = || one(&desk, f, proposed, memory.map(|(cache, _)| (cache, &forget as &Recall<'_, T>)), &work).0.map(|d| d.value);
        sink(judged.value, &again)
    })?;
    if progress {
        say("\r\u{1b}[K");
    }
    tally.diagnostics.extend(run.waivers_without_course(names.iter().map(String::as_str)));
    if let Some(p) = proposed.filter(|_| !tally.supposed && !tally.diagnostics.iter().any(|d| d.code == "change-does-not-fit")) {
        let d = Diagnostic::new("change-does-not-fit", format!("there is no course `{}` under the paths given", p.course));
        tally.diagnostics.push(p.at_course(d).help("name the course's file in the same run, or correct the id"));
    }
    diagnostic::sort(&mut tally.diagnostics);
    // What is wrong with a provider's document is said with each course that inherits it, and counted once.
    tally.diagnostics.dedup();
    if tally.courses == 0 && tally.diagnostics.is_empty() && !files.is_empty() && rest.is_empty() {
        say(
            "There is no course here; the files of providers are sound. A provider is judged with its courses: name their files or the folder too.\n",
        );
        return Ok(tally);
    }
    // Where nothing was judged, nothing is sound: a warning that a file is of another kind is no verdict.
    if tally.courses == 0 && !has_errors(&tally.diagnostics) {
        tally.show_diagnostics(common.look.width());
        return Err(Failure::Usage(NO_COURSE.into()));
    }
    Ok(tally)
}

/// Plans every course under the given paths, in the order of the files.
///
/// # Errors
/// Where a path cannot be read.
pub fn plans(common: &Common, run: &Run, before: Vec<Diagnostic>) -> Result<(Vec<Plan>, Tally), Failure> {
    let files = files(common)?;
    let mut tally = Tally { diagnostics: before, output: run.limits.output(), ..Tally::default() };
    let (desk, rest) = Desk::new(run, &files, &mut tally.diagnostics);
    let mut out = Vec::new();
    for found in &rest {
        let checked = match load::read(found, run.limits) {
            Ok(s) => run.check(s),
            Err(unread) => pipeline::unread(unread.source, unread.diagnostic),
        };
        let own = checked.diagnostics.clone();
        let shelf = desk.shelf(&checked, found, true);
        match (pipeline::not_a_course(&checked), run.plan(checked, &desk.providers, &shelf)) {
            (None, Some(planned)) => {
                tally.diagnostics.extend(planned.diagnostics);
                out.push(planned.plan);
            }
            (other, _) => tally.diagnostics.extend(own.into_iter().chain(other)),
        }
    }
    diagnostic::sort(&mut tally.diagnostics);
    tally.diagnostics.dedup();
    if out.is_empty() && tally.diagnostics.is_empty() {
        return Err(Failure::Usage(NO_COURSE.into()));
    }
    Ok((out, tally))
}

/// The files under the paths given; those of waivers are none of them.
fn files(common: &Common) -> Result<Vec<Found>, Failure> {
    let limits = common.against.limits();
    let mut files = load::find(&paths(common)?, limits)?;
    let waivers = load::find(&common.waivers, limits)?;
    files.retain(|f| !waivers.iter().any(|w| w.path == f.path));
    Ok(files)
}

/// What tells columns in UTF-16 units, for every file that a place of the run may name.
///
/// # Errors
/// Where a path cannot be read.
pub fn wide(common: &Common, what_if: Option<&Utf8PathBuf>) -> Result<Wide, Failure> {
    let limits = common.against.limits();
    let mut found = files(common)?;
    found.extend(load::beside(&found).iter().flat_map(|folder| load::siblings(folder)));
    found.extend(load::find(&common.waivers, limits)?);
    found.extend(load::find(what_if.map_or(&[], std::slice::from_ref), limits)?);
    let mut out = Wide::default();
    found.iter().for_each(|f| out.add(&load::read(f, limits).unwrap_or_else(|u| u.source)));
    common.against.sources()?.0.iter().for_each(|s| out.add(s));
    Ok(out)
}

/// The paths given, or the folder of courses.
fn paths(common: &Common) -> Result<Vec<Utf8PathBuf>, Failure> {
    let paths = if common.paths.is_empty() { vec![Utf8PathBuf::from("courses")] } else { common.paths.clone() };
    if common.paths.is_empty() && !paths[0].exists() {
        return Err(Failure::Usage(
            "there is no folder `courses` here; name a course file or a folder, or begin with `accredit new course my-course.yaml`".into(),
        ));
    }
    Ok(paths)
}

/// A file of proposed changes.
///
/// # Errors
/// [`Failure::Invalid`], after the diagnostics, where it has a defect: changes are tried whole or not at all.
pub fn what_if(run: &Run, path: &Utf8PathBuf, width: usize) -> Result<Proposed, Failure> {
    let found = load::find(std::slice::from_ref(path), run.limits)?;
    let [one] = &found[..] else { return Err(Failure::Usage(format!("`--what-if` takes one file, and `{path}` is none"))) };
    let checked = load::read(one, run.limits).map(|s| run.check(s)).unwrap_or_else(|u| pipeline::unread(u.source, u.diagnostic));
    pipeline::proposed(checked).map_err(|mut found| {
        diagnostic::sort(&mut found);
        say(&diagnostics::render(&found, width, run.limits.output()));
        Failure::Invalid("the proposed changes are invalid: nothing of them was applied, and nothing is judged")
    })
}

fn same_id(id: &str, at: &Place, other: &str, first: &Place) -> Diagnostic {
    let message = match other == id {
        true => format!("another course has the id `{id}` too"),
        false => format!("the id `{id}` differs from that of another course, `{other}`, only in capital letters"),
    };
    let mut d = Diagnostic::new("duplicate-id", message).related("the other course", first.clone());
    d.place = Some(at.clone());
    d.help("give each course an id of its own: reports and registers tell courses apart by it")
}
