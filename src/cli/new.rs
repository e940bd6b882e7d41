//! `accredit new`: a commented starting file. A test checks that each passes the check of its own kind.

use super::output::{print, say, write};
use super::{CLEAN, Failure};
use camino::Utf8PathBuf;
use clap::{Args, ValueEnum};

/// Arguments of `new`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit new course my-course.yaml\n  accredit new provider provider.yaml\n  accredit new course | less"
)]
pub struct NewArgs {
    /// Kind of file
    kind: NewKind,
    /// File to write; without it the text is printed. An existing file is never overwritten
    #[arg(value_name = "FILE")]
    file: Option<Utf8PathBuf>,
}

/// Kinds of starting file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NewKind {
    /// One edition of one course specification
    Course,
    /// An institution, whose evidence its courses inherit
    Provider,
    /// A standard of your own
    Standard,
    /// A selection of requirements
    Profile,
    /// Accepted exceptions, each with its end
    Waivers,
}

/// The starting file of each kind.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("course", include_str!("new/course.yaml")),
    ("provider", include_str!("new/provider.yaml")),
    ("standard", include_str!("new/standard.yaml")),
    ("profile", include_str!("new/profile.yaml")),
    ("waivers", include_str!("new/waivers.yaml")),
];

/// Runs it.
pub fn run(args: &NewArgs) -> Result<u8, Failure> {
    let text = TEMPLATES[args.kind as usize].1;
    let Some(file) = &args.file else { return print(text).map(|()| CLEAN) };
    if file.exists() {
        return Err(Failure::Usage(format!("`{file}` exists already, and is not overwritten; name another file")));
    }
    write(file, text.as_bytes())?;
    let option = if args.kind == NewKind::Waivers { "--waivers " } else { "" };
    say(&format!("{file} is written. Fill it in, then run: accredit check {option}{file}\n"));
    Ok(CLEAN)
}
