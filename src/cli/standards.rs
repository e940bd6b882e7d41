//! `accredit standards list|show|lint`.

use super::explain::{Page, serde_word};
use super::output::{print, say};
use super::run::has_errors;
use super::{Against, CLEAN, Failure, INVALID, Look};
use crate::diagnostic::{self, Diagnostic, Severity, nearest};
use crate::model::Catalogue;
use crate::pipeline;
use crate::report::diagnostics;
use clap::{Args, Subcommand};

/// Arguments of `standards`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit standards list\n  accredit standards show lwc\n  accredit standards lint --standards my-standards"
)]
pub struct StandardsArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Every standard and profile at hand, with edition and standing
    List(Options),
    /// One standard with its requirements
    Show {
        /// Id or code of a standard
        standard: String,
        #[command(flatten)]
        options: Options,
    },
    /// Check the standards: shape, references, rules, and what an independent YAML reader makes of them
    Lint(Options),
}

#[derive(Debug, Args)]
struct Options {
    #[command(flatten)]
    against: Against,
    #[command(flatten)]
    look: Look,
}

/// Runs it.
pub fn run(args: &StandardsArgs) -> Result<u8, Failure> {
    match &args.what {
        What::List(o) => list(o),
        What::Show { standard, options } => show(standard, options),
        What::Lint(o) => lint(o),
    }
}

fn read(o: &Options) -> Result<(Catalogue, Vec<Diagnostic>), Failure> {
    let (catalogue, mut found) = o.against.catalogue()?;
    diagnostic::sort(&mut found);
    Ok((catalogue, found))
}

fn list(o: &Options) -> Result<u8, Failure> {
    let (catalogue, found) = read(o)?;
    let mut page = Page::new(o.look.settle());
    page.head("Standards");
    for s in &catalogue.standards {
        let n: usize = s.criteria.iter().map(|c| c.requirements.len()).sum();
        let held = s.criteria.iter().flat_map(|c| &c.requirements).filter(|r| r.is_held()).count();
        page.item(
            &s.id,
            &format!("{} {}, edition {} ({}): {n} requirements, {held} with text", s.code, s.title, s.edition, s.standing.words()),
        );
    }
    page.out.push('\n');
    page.head("Profiles");
    for p in &catalogue.profiles {
        let selects: Vec<String> = p.selects.iter().map(|s| format!("{} {}", s.standard, s.edition)).collect();
        page.item(&p.id, &format!("{}, edition {}: {}", p.title, p.edition, selects.join(", ")));
    }
    print(&page.out)?;
    Ok(if has_errors(&found) { INVALID } else { CLEAN })
}

fn show(name: &str, o: &Options) -> Result<u8, Failure> {
    let (catalogue, found) = read(o)?;
    let Some(s) = catalogue.standards.iter().find(|s| s.id == name || s.code.eq_ignore_ascii_case(name)) else {
        let near =
            nearest(name, catalogue.standards.iter().map(|s| s.id.as_str())).map(|n| format!("; did you mean `{n}`?")).unwrap_or_default();
        return Err(Failure::Usage(format!("there is no standard `{name}`{near}")));
    };
    let mut page = Page::new(o.look.settle());
    page.head(&format!("{} {}", s.code, s.title));
    page.item("Edition", &format!("{} ({})", s.edition, s.status));
    page.item("Standing", s.standing.words());
    page.item("Publisher", &s.publisher);
    page.item("Source", &format!("{}{}", s.source.title, s.source.url.as_ref().map(|u| format!(", {u}")).unwrap_or_default()));
    if let Some(n) = &s.note {
        page.item("Note", n);
    }
    for n in &s.not_held {
        page.item("Not held", n);
    }
    for c in &s.criteria {
        page.gap(&format!("{} {}", c.code, c.title));
        for r in &c.requirements {
            let critical = if r.critical { ", critical" } else { "" };
            page.bullet(&format!("{} {} ({}, {}{critical}; {})", r.code, r.title, serde_word(&r.kind), serde_word(&r.force), r.id), 0);
            page.bullet(r.statement.as_deref().unwrap_or("text not held"), 2);
        }
    }
    print(&page.out)?;
    Ok(if has_errors(&found) { INVALID } else { CLEAN })
}

fn lint(o: &Options) -> Result<u8, Failure> {
    let (sources, mut found) = o.against.sources()?;
    let files = sources.len();
    let (catalogue, more) = pipeline::lint(sources, o.against.limits());
    found.extend(more);
    diagnostic::sort(&mut found);
    let width = o.look.settle();
    say(&diagnostics::render(&found, width, o.against.limits().output()));
    let errors = found.iter().filter(|d| d.severity == Severity::Error).count();
    let (standards, requirements) = (catalogue.standards.len(), catalogue.requirements().count());
    let warnings = found.len() - errors;
    print(&format!(
        "{files} files, {standards} standards, {requirements} requirements, {} sources: {errors} errors, {warnings} warnings\n",
        catalogue.sources.len()
    ))?;
    Ok(if has_errors(&found) { INVALID } else { CLEAN })
}
