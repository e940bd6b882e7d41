//! The command line: the only place that writes, prints, and reads environment or clock. One short file a command.

mod cache;
mod check;
mod desk;
mod documents;
mod explain;
mod gaps;
mod guarantees;
mod live;
mod new;
pub use new::TEMPLATES;
mod order;
mod output;
mod plan;
mod publish;
mod report;
mod run;
mod schema;
mod serve;
mod standards;
mod watch;

use crate::diagnostic::nearest;
use crate::report::messages::Lang;
use crate::source::{LIMITS, Limits};
use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::process::ExitCode;

/// What the program says about itself.
#[derive(Debug, Parser)]
#[command(name = "accredit", version, about = "Checks course specifications for link workers against standards held as YAML: a working draft of this project, and NALW's own documents as far as they are public.", long_about = None)]
#[command(
    after_help = "Examples:\n  accredit check                         check every course in courses/\n  accredit check my-course.yaml          check one course\n  accredit report --out report           write the alignment reports\n  accredit publish --out site            a site of all courses\n  accredit gaps --format xlsx -o gaps.xlsx\n  accredit serve my-course.yaml          the report in a browser while you edit\n  accredit plan my-course.yaml           the fewest changes that lead to aligned\n  accredit explain LWC-5.1               a requirement, its source and its test\n  accredit new course my-course.yaml     a commented starting file\n\nExit codes: 0 every course is aligned; 1 one is not, or cannot be told; 2 an input file is invalid; 3 could not run."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check courses: a table of all, then a screen for each with its verdict and what to do first
    Check(check::CheckArgs),
    /// Write the alignment report of each course: HTML and Word, with gap list (CSV, XLSX) and JSON beside it
    Report(report::ReportArgs),
    /// Write the reports, and write them again whenever a file they are made of changes
    Watch(watch::WatchArgs),
    /// Show the reports in a browser, and show them anew whenever a file they are made of changes
    Serve(serve::ServeArgs),
    /// Write a static site of all courses, standards, requirements and providers
    Publish(publish::PublishArgs),
    /// The gap list alone, ordered by what to do first
    Gaps(gaps::GapsArgs),
    /// What every completer has been assessed in, at what level and how, whichever units they choose
    Guarantees(guarantees::GuaranteesArgs),
    /// The shortest way to aligned: the fewest changes that close every mandatory gap
    Plan(plan::PlanArgs),
    /// List the documents that evidence points into: pages, headings, how often cited, fingerprints to paste
    Documents(documents::DocumentsArgs),
    /// Explain a requirement, a source or a diagnostic code
    Explain(explain::ExplainArgs),
    /// List, show or check the standards
    Standards(standards::StandardsArgs),
    /// Print a commented starting file
    New(new::NewArgs),
    /// Print the JSON Schema of a kind of file
    Schema(schema::SchemaArgs),
}

/// Options that every command on courses has.
#[derive(Debug, Args)]
struct Common {
    /// Course files or folders [default: courses]
    #[arg(value_name = "PATH")]
    paths: Vec<Utf8PathBuf>,
    #[command(flatten)]
    against: Against,
    /// File of waivers that are in force for this run; may be given several times
    #[arg(long, value_name = "FILE")]
    waivers: Vec<Utf8PathBuf>,
    /// Show only results, no summary on standard error
    #[arg(long, short)]
    quiet: bool,
    /// How many courses are looked at side by side [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    #[command(flatten)]
    look: Look,
}

/// Where results go, and what they do to the exit code.
#[derive(Debug, Args)]
struct Results {
    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<Utf8PathBuf>,
    /// What makes the exit code 1
    #[arg(long, value_name = "LEVEL", default_value = "cannot-tell")]
    fail_on: FailOn,
}

/// What courses are checked against.
#[derive(Debug, Args)]
struct Against {
    /// Folder of standards to use instead of the set compiled into the program
    #[arg(long, value_name = "DIR", env = "ACCREDIT_STANDARDS")]
    standards: Option<Utf8PathBuf>,
    /// Profile: which requirements apply
    #[arg(long, value_name = "ID", default_value = "working")]
    profile: String,
    /// Day the verdicts are made for, as 2026-11-21 [default: today]
    #[arg(long, value_name = "DATE", env = "ACCREDIT_AS_OF")]
    as_of: Option<jiff::civil::Date>,
    #[command(flatten)]
    bounds: Bounds,
}

/// Bounds on files and output.
#[derive(Debug, Args)]
struct Bounds {
    /// Change a bound on files or output (`accredit explain limits` lists them); may be given several times
    #[arg(long = "limit", value_name = "NAME=VALUE", value_parser = bound)]
    bounds: Vec<(&'static str, usize)>,
}

impl Bounds {
    /// The bounds of the run.
    fn limits(&self) -> Limits {
        let mut out = Limits::default();
        for (name, value) in &self.bounds {
            // The name is one of the table: `bound` looked it up there.
            let _ = out.set(name, *value);
        }
        out
    }
}

/// A bound as it is written on the command line.
fn bound(text: &str) -> Result<(&'static str, usize), String> {
    let (name, value) = text.split_once('=').ok_or("write a name, `=` and a number, as in file-size=20000000")?;
    let Some(limit) = LIMITS.iter().find(|l| l.name == name) else {
        let near = nearest(name, LIMITS.iter().map(|l| l.name)).map(|n| format!("; did you mean `{n}`?"));
        return Err(format!("there is no bound `{name}`{}", near.unwrap_or("; `accredit explain limits` lists them".into())));
    };
    match value.parse() {
        Ok(value) if value <= limit.most => Ok((limit.name, value)),
        Ok(_) => Err(format!("`{name}` can be {} {} at most", limit.most, limit.unit)),
        Err(_) => Err(format!("`{value}` is no whole number of {}", limit.unit)),
    }
}

/// In which languages pages are written.
#[derive(Debug, Args)]
struct Languages {
    /// Language of the pages [default: both, each page with a link to its other]
    #[arg(long, value_name = "LANG")]
    lang: Option<Language>,
}

/// A language of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Language {
    /// English.
    En,
    /// Welsh.
    Cy,
}

impl Languages {
    /// The languages, in the order in which pages are made.
    fn list(&self) -> &'static [Lang] {
        match self.lang {
            None => &Lang::ALL,
            Some(Language::En) => &[Lang::En],
            Some(Language::Cy) => &[Lang::Cy],
        }
    }
}

/// How output looks.
#[derive(Debug, Args)]
struct Look {
    /// Whether to colour the output
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: Color,
    /// Width of the terminal in characters [default: its own]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..=400))]
    width: Option<u16>,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// Where the terminal has it and `NO_COLOR` is not set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What makes the exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Nothing.
    Never,
    /// A course that is not aligned.
    NotAligned,
    /// A course that is not aligned, or of which it cannot be told.
    CannotTell,
}

/// Why a command could not run: exit code 3.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// A path could not be read.
    #[error(transparent)]
    Load(#[from] crate::load::LoadError),
    /// Something could not be written.
    #[error("cannot write {what}: {cause}")]
    Write {
        /// What.
        what: String,
        /// Why.
        cause: std::io::Error,
    },
    /// The command line asks for something that does not exist.
    #[error("{0}")]
    Usage(String),
    /// A report could not be made; a defect of this program.
    #[error("this is a defect of accredit, please report it: {0}")]
    Render(String),
    /// What everything would be judged against is invalid: exit code 2, after the diagnostics.
    #[error("{0}")]
    Invalid(&'static str),
    /// Whoever read the output went away: a normal end.
    #[error("the output was closed")]
    Closed,
}

/// Exit codes, a contract.
const CLEAN: u8 = 0;
const FINDINGS: u8 = 1;
const INVALID: u8 = 2;
const COULD_NOT_RUN: u8 = 3;

/// Runs the program.
pub fn main() -> ExitCode {
    // A fault of this program is told as such, in a line; one of a document's reader is told with that document.
    std::panic::set_hook(Box::new(|fault| {
        if !crate::load::documents::is_guarded() {
            let place = fault.location().map(|l| format!(" ({}:{})", l.file(), l.line())).unwrap_or_default();
            anstream::eprintln!("accredit: this is a defect of accredit, please report it{place}");
        }
    }));
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => {
            let code = if e.use_stderr() { COULD_NOT_RUN } else { CLEAN };
            let _ = e.print();
            return ExitCode::from(code);
        }
    };
    let done = match cli.command {
        Command::Check(a) => check::run(&a),
        Command::Report(a) => report::run(&a),
        Command::Watch(a) => watch::run(&a),
        Command::Serve(a) => serve::run(&a),
        Command::Publish(a) => publish::run(&a),
        Command::Gaps(a) => gaps::run(&a),
        Command::Guarantees(a) => guarantees::run(&a),
        Command::Plan(a) => plan::run(&a),
        Command::Documents(a) => documents::run(&a),
        Command::Explain(a) => explain::run(&a),
        Command::Standards(a) => standards::run(&a),
        Command::New(a) => new::run(&a),
        Command::Schema(a) => schema::run(&a),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(Failure::Closed) => ExitCode::from(CLEAN),
        Err(failure) => {
            anstream::eprintln!("accredit: {}", crate::report::text::line(&failure.to_string()));
            ExitCode::from(if matches!(failure, Failure::Invalid(_)) { INVALID } else { COULD_NOT_RUN })
        }
    }
}
