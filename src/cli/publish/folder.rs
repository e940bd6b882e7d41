//! The folder of a site: written beside it first, then moved in file by file. What this program wrote there is in a list
//! that it keeps; nothing else is ever overwritten or removed.

use super::super::Failure;
use super::super::output::{UNFINISHED, sweep, unfinished_folder, write};
use crate::load;
use crate::report::site::{File, PUBLICATION, digest};
use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The list, within the folder: paths with the digests of what was written.
const LIST: &str = "accredit-files.json";

/// Digest by path.
type Digests = BTreeMap<String, String>;

/// A site that is being written.
pub struct Staged {
    out: Utf8PathBuf,
    beside: tempfile::TempDir,
    /// Locked until the end, so that no other run takes the folder beside for one that was left behind.
    _lock: std::fs::File,
    ours: Digests,
    written: Digests,
}

/// What publishing did.
pub struct Published {
    /// Number of files.
    pub written: usize,
    /// Number of files that were removed.
    pub removed: usize,
    /// Files that are no longer published and were left, for somebody changed them.
    pub kept: Vec<String>,
}

fn failed(path: &Utf8Path) -> impl Fn(std::io::Error) -> Failure + '_ {
    move |cause| Failure::Write { what: format!("`{path}`"), cause }
}

/// Whether a path of the list stays within the folder: the list may have been changed by hand.
fn is_within(path: &str) -> bool {
    !path.is_empty() && path.split('/').all(|p| !p.is_empty() && p != "." && p != ".." && !p.contains(['\\', ':']))
}

impl Staged {
    /// Makes the folder, and another beside it to write into.
    pub fn new(out: &Utf8Path) -> Result<Self, Failure> {
        fs::create_dir_all(out).map_err(failed(out))?;
        let out = out.canonicalize_utf8().map_err(failed(out))?;
        let parent = out.parent().unwrap_or(&out);
        // Sites beside this one may be in the making too.
        let prefix = format!("{UNFINISHED}{}-", out.file_name().unwrap_or_default());
        sweep(parent, &prefix);
        sweep(&out, UNFINISHED);
        let beside = unfinished_folder(&prefix, parent);
        // The folder above may not be ours to write into.
        let (beside, lock) = beside.or_else(|_| unfinished_folder(&prefix, &out)).map_err(failed(&out))?;
        let ours = load::bytes(&out.join(LIST))?.and_then(|b| serde_json::from_slice(&b).ok()).unwrap_or_default();
        Ok(Self { out, beside, _lock: lock, ours, written: Digests::new() })
    }

    /// Writes files beside the folder; several threads may.
    pub fn write(&self, files: Vec<File>) -> Result<Vec<(String, String)>, Failure> {
        let one = |(path, bytes): File| {
            let to = self.staged(&path);
            let failed = |cause| Failure::Write { what: format!("`{path}`"), cause };
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder).map_err(failed)?;
            }
            fs::write(&to, &bytes).map_err(failed)?;
            let digest = digest(&bytes);
            Ok((path, digest))
        };
        files.into_iter().map(one).collect()
    }

    /// Notes what was written.
    pub fn add(&mut self, files: Vec<(String, String)>) {
        self.written.extend(files);
    }

    fn staged(&self, path: &str) -> std::path::PathBuf {
        self.beside.path().join(path)
    }

    fn keep(&self, list: &Digests) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(list).map_err(|e| Failure::Render(e.to_string()))?;
        write(&self.out.join(LIST), format!("{text}\n").as_bytes())
    }

    /// Moves everything in, and removes what is no longer published.
    ///
    /// # Errors
    /// Before anything is touched, where a file stands in the way that this program did not write.
    pub fn publish(self) -> Result<Published, Failure> {
        let foreign = |p: &&String| !self.ours.contains_key(*p) && fs::symlink_metadata(self.out.join(p)).is_ok();
        if let Some(path) = self.written.keys().find(foreign) {
            return Err(Failure::Usage(format!(
                "`{}` was not written by `accredit publish`, and is not overwritten; choose another folder, or move it away",
                self.out.join(path)
            )));
        }
        // Should this be interrupted, the next run still knows what is ours.
        let mut both = self.ours.clone();
        both.extend(self.written.clone());
        self.keep(&both)?;
        self.folders()?;
        // What the next run compares with comes last: until then it finds what this run found, and says the same.
        self.written.par_iter().filter(|(p, _)| *p != PUBLICATION).try_for_each(|(p, _)| self.move_in(p))?;
        let (mut removed, mut kept) = (0, Vec::new());
        for (path, was) in self.ours.iter().filter(|(p, _)| !self.written.contains_key(*p) && is_within(p)) {
            let at = self.out.join(path);
            let Some(now) = load::bytes(&at)? else { continue };
            if digest(&now) == *was {
                fs::remove_file(&at).map_err(failed(&at))?;
                removed += 1;
            } else {
                kept.push(path.clone());
            }
        }
        if self.written.contains_key(PUBLICATION) {
            self.move_in(PUBLICATION)?;
        }
        self.keep(&self.written)?;
        Ok(Published { written: self.written.len() + 1, removed, kept })
    }
    /// Makes the folders that the files stand in. A link among them would lead out of this one.
    fn folders(&self) -> Result<(), Failure> {
        let folders: BTreeSet<&Utf8Path> = self.written.keys().filter_map(|p| Utf8Path::new(p).parent()).collect();
        for folder in folders.into_iter().map(|f| self.out.join(f)) {
            fs::create_dir_all(&folder).map_err(failed(&folder))?;
            if !folder.canonicalize_utf8().map_err(failed(&folder))?.starts_with(&self.out) {
                return Err(Failure::Usage(format!(
                    "`{folder}` is a link that leads out of the folder; remove it, or choose another folder"
                )));
            }
        }
        Ok(())
    }

    fn move_in(&self, path: &str) -> Result<(), Failure> {
        let (from, to) = (self.staged(path), self.out.join(path));
        match fs::rename(&from, &to) {
            // The folder is a file system of its own: renaming works within it only.
            Err(e) if e.kind() == std::io::ErrorKind::CrossesDevices => write(&to, &fs::read(&from).map_err(failed(&to))?),
            other => other.map_err(failed(&to)),
        }
    }
}
