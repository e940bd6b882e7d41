//! Writes a corpus to measure with: `cargo run --release --example corpus -- DIR --courses 1000 --requirements 120 --seed 1`.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "corpus DIR [--courses N] [--requirements N] [--seed N] [--bytes N]";

fn main() -> ExitCode {
    let mut options = corpus::Options::default();
    let mut dir = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|n| n.parse::<usize>().ok());
        let set = match arg.as_str() {
            "--courses" => number().map(|n| options.courses = n),
            "--requirements" => number().map(|n| options.requirements = n),
            "--seed" => number().map(|n| options.seed = n as u64),
            "--bytes" => number().map(|n| options.bytes = n),
            a if a.starts_with("--") || dir.is_some() => None,
            _ => {
                dir = Some(arg);
                Some(())
            }
        };
        if set.is_none() {
            eprintln!("usage: {USAGE}");
            return ExitCode::from(2);
        }
    }
    let Some(dir) = dir else {
        eprintln!("usage: {USAGE}");
        return ExitCode::from(2);
    };
    if let Err(e) = corpus::write(Path::new(&dir), &options) {
        eprintln!("cannot write the corpus to {dir}: {e}");
        return ExitCode::from(3);
    }
    println!(
        "accredit report {dir}/courses --standards {dir}/standards --profile {} --as-of {} --out {dir}/report",
        corpus::PROFILE,
        corpus::AS_OF
    );
    ExitCode::SUCCESS
}
