//! The only stage that reads files: from paths to texts. It parses nothing.

mod content;
pub mod documents;
mod docx;
mod markup;
mod pdf;

use crate::diagnostic::Diagnostic;
use crate::source::{Limits, Source, Span, neutral, raise};
use camino::{Utf8Path, Utf8PathBuf};
use std::io::Read;

/// A path could not be read at all: the run cannot start.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A path given does not exist or may not be read.
    #[error("cannot read `{path}`: {cause}")]
    Unreadable {
        /// The path as it was given.
        path: String,
        /// Why.
        cause: std::io::Error,
    },
    /// A path given is not text that can be shown.
    #[error("the name of `{0}` is not UTF-8; rename it")]
    PathNotUtf8(String),
    /// A path given leads to a device, a pipe or a socket, which might never end.
    #[error("`{0}` is neither a file nor a folder")]
    NoFile(String),
    /// There are more files than a run takes.
    #[error("there are more than {0} YAML files under the paths given; {1}")]
    TooMany(usize, String),
}

/// A file to read, with the name people see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Name: relative to the folder the run was given, with `/`; never absolute.
    pub name: String,
    /// Path.
    pub path: Utf8PathBuf,
    /// Whether it was named itself, and not found in a folder.
    pub named: bool,
}

/// The YAML files under some paths, in a fixed order, without duplicates. A file that is named is taken whatever it is called.
///
/// # Errors
/// Where a path that was given does not exist, cannot be listed or is no file and no folder; where there are more files than
/// the bound.
pub fn find(paths: &[Utf8PathBuf], limits: Limits) -> Result<Vec<Found>, LoadError> {
    let mut out = Vec::new();
    for given in paths {
        let given = &plain(given);
        let unreadable = |cause| LoadError::Unreadable { path: given.to_string(), cause };
        let about = std::fs::metadata(given).map_err(unreadable)?;
        if !about.is_file() && !about.is_dir() {
            return Err(LoadError::NoFile(given.to_string()));
        }
        if about.is_file() {
            out.push(Found { name: shown(given, given), path: given.clone(), named: true });
            continue;
        }
        // Symbolic links are not followed: a folder of submissions must not lead out of itself.
        let walk = ignore::WalkBuilder::new(given).standard_filters(false).hidden(true).follow_links(false).build();
        for entry in walk {
            let entry = entry.map_err(|e| LoadError::Unreadable { path: given.to_string(), cause: std::io::Error::other(e) })?;
            if !entry.file_type().is_some_and(|t| t.is_file()) {
                continue;
            }
            if !entry.path().extension().is_some_and(|e| is_yaml(&e.to_string_lossy())) {
                continue;
            }
            let path =
                Utf8PathBuf::from_path_buf(entry.into_path()).map_err(|p| LoadError::PathNotUtf8(p.to_string_lossy().into_owned()))?;
            let path = plain(&path);
            if out.len() >= limits.files() {
                return Err(LoadError::TooMany(limits.files(), raise("files")));
            }
            out.push(Found { name: shown(given, &path), path, named: false });
        }
    }
    out.sort();
    out.dedup_by(|a, b| a.path == b.path);
    Ok(out)
}

/// Whether the ending of a name is that of a YAML file, in whatever case.
fn is_yaml(ending: &str) -> bool {
    ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
}

/// A path without the steps that lead nowhere, so that one file has one name.
fn plain(path: &Utf8Path) -> Utf8PathBuf {
    let steps: Utf8PathBuf = path.components().filter(|c| c.as_str() != ".").collect();
    if steps.as_str().is_empty() { Utf8PathBuf::from(".") } else { steps }
}

/// The folders in which files that were named stand: their providers may stand there too.
pub fn beside(found: &[Found]) -> Vec<Utf8PathBuf> {
    let mut out: Vec<Utf8PathBuf> = found
        .iter()
        .filter(|f| f.named)
        .filter_map(|f| f.path.parent())
        .map(|p| if p.as_str().is_empty() { Utf8PathBuf::from(".") } else { p.to_path_buf() })
        .collect();
    out.sort();
    out.dedup();
    out
}

/// The folder in which a file stands: what it names is looked for there.
pub fn folder(found: &Found) -> &Utf8Path {
    found.path.parent().unwrap_or(Utf8Path::new(""))
}

/// The YAML files of one folder, without those of folders inside it.
pub fn siblings(folder: &Utf8Path) -> Vec<Found> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().filter_map(|e| Utf8PathBuf::from_path_buf(e.path()).ok()).map(|p| plain(&p));
    // As in a folder that is named, links are not followed.
    let yaml = paths.filter(|p| p.symlink_metadata().is_ok_and(|m| m.is_file()) && p.extension().is_some_and(is_yaml));
    let mut out: Vec<Found> = yaml.map(|path| Found { name: shown(&path, &path), path, named: false }).collect();
    out.sort();
    out
}

/// Opens a plain file. It may have changed since it was found: a pipe or a device in its place is refused and never waited for,
/// and so is a link, unless `links` are followed.
fn open(path: &Utf8Path, links: bool) -> std::io::Result<std::fs::File> {
    let mut how = std::fs::OpenOptions::new();
    how.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        how.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY | if links { 0 } else { libc::O_NOFOLLOW });
    }
    let linked = |e: &std::io::Error| !links && path.is_symlink() && e.kind() != std::io::ErrorKind::NotFound;
    let file = how.open(path).map_err(|e| if linked(&e) { std::io::Error::other("it is a link, which is not followed") } else { e })?;
    match file.metadata()? {
        about if about.is_file() => Ok(file),
        about if about.is_dir() => Err(std::io::Error::other("it is a folder")),
        _ => Err(std::io::Error::other("it is neither a file nor a folder")),
    }
}

/// A file that could not be read as text, with what of it can be seen.
#[derive(Debug)]
pub struct Unread {
    /// The readable part, foreign bytes replaced.
    pub source: Source,
    /// Why.
    pub diagnostic: Diagnostic,
}

/// A file as it stands; nothing where there is none.
///
/// # Errors
/// Where it is there and cannot be read.
pub fn bytes(path: &Utf8Path) -> Result<Option<Vec<u8>>, LoadError> {
    let mut bytes = Vec::new();
    match open(path, true).and_then(|mut f| f.read_to_end(&mut bytes)) {
        Ok(_) => Ok(Some(bytes)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(LoadError::Unreadable { path: path.to_string(), cause }),
    }
}

/// The bytes of a plain file that has at most so many; `None` where there is no such file, or it cannot be read.
pub fn whole(path: &Utf8Path, most: u64) -> Option<Vec<u8>> {
    let file = open(path, true).ok().filter(|f| f.metadata().is_ok_and(|m| m.len() <= most))?;
    up_to(&file, most).ok()
}

/// At most so many bytes of a file, with room made at once for those that it says it has.
fn up_to(file: &std::fs::File, most: u64) -> std::io::Result<Vec<u8>> {
    let room = file.metadata().map_or(0, |m| m.len()).min(most);
    let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or_default() + 1);
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The first lines of a file, whatever its encoding: enough to see what it says it is. Empty where it cannot be read.
pub fn head(found: &Found) -> String {
    let bytes = open(&found.path, found.named).and_then(|f| up_to(&f, 16 << 10));
    bytes.map_or_else(|_| String::new(), |b| String::from_utf8_lossy(&b).replace('\0', ""))
}

/// Reads one file. A defect of the file is a diagnostic, not an error: the rest of the work goes on.
///
/// # Errors
/// The diagnostic, with what could be seen of the file.
pub fn read(found: &Found, limits: Limits) -> Result<Source, Box<Unread>> {
    let fault = |seen: &str, at: usize, code, message: String, help: &str| {
        let source = Source::new(found.name.as_str(), seen);
        let diagnostic = Diagnostic::new(code, message).at(&source, Span::new(at, at + 1), String::new()).help(help);
        Box::new(Unread { source, diagnostic })
    };
    let unreadable = |e: std::io::Error| {
        fault("", 0, "file-unreadable", format!("this file could not be read: {e}"), "check that it exists and that you may read it")
    };
    let file = open(&found.path, found.named).map_err(unreadable)?;
    // One byte more than the limit, so that a file that grows while it is read stays bounded.
    let bytes = up_to(&file, limits.file_size() as u64 + 1).map_err(unreadable)?;
    if bytes.len() > limits.file_size() {
        let seen = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned();
        return Err(fault(
            &seen,
            0,
            "file-too-large",
            format!("this file has more than {} bytes", limits.file_size()),
            &format!("split it; {}", raise("file-size")),
        ));
    }
    let as_utf8 = "save it again as UTF-8; in Windows Notepad choose it in `Save as`";
    if let Some((name, wide, big, mark)) = foreign(&bytes) {
        let unit = |c: &[u8]| c.iter().enumerate().fold(0, |n, (i, b)| n | u32::from(*b) << (8 * if big { wide - 1 - i } else { i }));
        let units = bytes[mark..].chunks_exact(wide).map(unit);
        let seen: String = match wide {
            2 => char::decode_utf16(units.map(|u| u as u16)).map(|c| c.unwrap_or('\u{fffd}')).collect(),
            _ => units.map(|u| char::from_u32(u).unwrap_or('\u{fffd}')).collect(),
        };
        return Err(fault(&seen, 0, "not-utf8", format!("this file is {name}, not UTF-8"), as_utf8));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(found.name.as_str(), text)),
        Err(e) => {
            let at = e.utf8_error().valid_up_to();
            let seen = String::from_utf8_lossy(e.as_bytes()).into_owned();
            let text = seen.chars().take(4096).filter(|c| *c == '\u{fffd}' || (c.is_control() && !c.is_whitespace())).count() * 8
                < seen.chars().take(4096).count();
            let (message, help) = if text {
                ("this file is not UTF-8 text: a byte here belongs to another encoding", as_utf8)
            } else {
                ("this is not a text file", "name the file that holds the course as text")
            };
            Err(fault(&seen, at, "not-utf8", message.into(), help))
        }
    }
}

/// The encoding of a text that uses two or four bytes for each letter: its name, how many, whether the highest comes first, and the
/// length of the mark that says so. Without a mark it shows in the zeros about its first letters.
fn foreign(bytes: &[u8]) -> Option<(&'static str, usize, bool, usize)> {
    match bytes.get(..4).or(bytes.get(..2))? {
        [0xff, 0xfe, 0, 0] => Some(("UTF-32", 4, false, 4)),
        [0, 0, 0xfe, 0xff] => Some(("UTF-32", 4, true, 4)),
        [0xff, 0xfe, ..] => Some(("UTF-16", 2, false, 2)),
        [0xfe, 0xff, ..] => Some(("UTF-16", 2, true, 2)),
        [a, 0, b, 0] if *a != 0 && *b != 0 => Some(("UTF-16", 2, false, 0)),
        [0, a, 0, b] if *a != 0 && *b != 0 => Some(("UTF-16", 2, true, 0)),
        _ => None,
    }
}

/// A path as people see it: as given where that is relative; below an absolute one, from its last part on. A name may hold any
/// character but `/`, and is shown in every report: what could move the cursor or turn the line is replaced.
fn shown(given: &Utf8Path, path: &Utf8Path) -> String {
    let base = if given.is_absolute() { given.parent().unwrap_or(given) } else { Utf8Path::new("") };
    let rest = path.strip_prefix(base).unwrap_or(path);
    let steps = rest.components().map(|c| c.as_str()).filter(|c| *c != "." && *c != "/");
    neutral(&steps.collect::<Vec<_>>().join("/")).into_owned()
}
