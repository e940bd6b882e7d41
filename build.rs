//! Gives the program a digest of all it is made of, so that what one build has kept is never taken for another's.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, fs};

fn main() {
    let mut hasher = DefaultHasher::new();
    for part in ["src", "standards", "Cargo.toml", "Cargo.lock", "build.rs"] {
        println!("cargo:rerun-if-changed={part}");
        add(Path::new(part), &mut hasher);
    }
    for name in ["TARGET", "PROFILE", "OPT_LEVEL", "CARGO_CFG_FEATURE"] {
        env::var(name).unwrap_or_default().hash(&mut hasher);
    }
    println!("cargo:rustc-env=ACCREDIT_ENGINE={:016x}", hasher.finish());
}

/// A file, or all files of a folder in a fixed order. What is not there counts as empty: a package has no lock file of its own.
fn add(path: &Path, hasher: &mut DefaultHasher) {
    if let Ok(entries) = fs::read_dir(path) {
        let mut inside: Vec<_> = entries.flatten().map(|e| e.path()).collect();
        inside.sort();
        inside.iter().for_each(|p| add(p, hasher));
    } else {
        path.to_string_lossy().replace('\\', "/").hash(hasher);
        fs::read(path).unwrap_or_default().hash(hasher);
    }
}
