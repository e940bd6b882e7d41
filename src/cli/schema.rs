//! `accredit schema`.

use super::Failure;
use super::output::print;
use crate::pipeline::{SCHEMAS, schema};
use clap::Args;

/// Arguments of `schema`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit schema course > course.schema.json\n  accredit schema result\n\nIn an editor with YAML support, put this line first into a course file:\n  # yaml-language-server: $schema=course.schema.json"
)]
pub struct SchemaArgs {
    /// course, provider, standard, profile, levels, methods, sources, waivers, changes, plan, or result
    kind: String,
}

/// Runs it.
pub fn run(args: &SchemaArgs) -> Result<u8, Failure> {
    match schema(&args.kind) {
        Some(text) => print(text).map(|()| super::CLEAN),
        None => {
            let kinds: Vec<&str> = SCHEMAS.iter().map(|(k, _)| *k).collect();
            Err(Failure::Usage(format!("there is no schema for `{}`; there are: {}", args.kind, kinds.join(", "))))
        }
    }
}
