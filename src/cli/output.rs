//! Writing: to the terminal, with or without colour; to files, whole or not at all.

use super::{Color, Failure, Look};
use crate::diagnostic::Diagnostic;
use crate::report::parts::{Frame, Part, Piece};
use camino::Utf8Path;
use std::io::{Read, Seek, Write};
use tempfile::SpooledTempFile;

impl Look {
    /// Settles colour for the whole run, and tells the width to write for.
    pub fn settle(&self) -> usize {
        match self.color {
            Color::Auto => {}
            Color::Always => anstream::ColorChoice::Always.write_global(),
            Color::Never => anstream::ColorChoice::Never.write_global(),
        }
        self.width()
    }

    /// Width to write for: what was asked, or the terminal's, or 100 where the output is no terminal.
    pub fn width(&self) -> usize {
        let own = || terminal_size::terminal_size().map(|(w, _)| usize::from(w.0)).filter(|w| *w >= 40);
        self.width.map(usize::from).or_else(own).unwrap_or(100).min(140)
    }
}

/// Prints a result on standard output.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(closed)
}

/// A verdict stands although nobody reads on: a closed pipe does not change the exit code.
pub fn unless_closed(done: Result<(), Failure>) -> Result<(), Failure> {
    match done {
        Err(Failure::Closed) => Ok(()),
        other => other,
    }
}

/// Prints bytes as they are: no terminal ever reads them.
pub fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(closed)
}

/// Says something on standard error; that nobody listens is no failure.
pub fn say(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

fn closed(cause: std::io::Error) -> Failure {
    match cause.kind() {
        std::io::ErrorKind::BrokenPipe => Failure::Closed,
        _ => Failure::Write { what: "standard output".into(), cause },
    }
}

/// How the names of files and folders begin that are not finished.
pub const UNFINISHED: &str = ".accredit-";
/// How many letters and digits by chance they end in: so many that no name which somebody chose is taken for one of ours.
const CHANCE: usize = 12;

/// A name for something unfinished, to be made in a folder.
fn unfinished(prefix: &str) -> tempfile::Builder<'_, 'static> {
    let mut out = tempfile::Builder::new();
    out.prefix(prefix).rand_bytes(CHANCE);
    out
}

/// Whether a name is that of something unfinished.
fn is_unfinished(name: &str, prefix: &str) -> bool {
    let chance = name.strip_prefix(prefix).and_then(|rest| rest.rsplit('-').next());
    chance.is_some_and(|c| c.len() == CHANCE && c.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Marks a file as one that somebody is at work on; `false` where another run has taken it for one that was left behind before it
/// was marked. Where locks are not to be had, it only looks left behind.
fn held(file: &std::fs::File, path: &std::path::Path) -> bool {
    !matches!(file.try_lock(), Err(std::fs::TryLockError::WouldBlock)) && path.exists()
}

/// How often something unfinished is made anew because another run has swept it away: its moment for that is short.
const TRIES: usize = 20;

/// A new file that is marked as being at work on.
fn unfinished_file(folder: &Utf8Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut tries = TRIES;
    loop {
        let file = unfinished(UNFINISHED).tempfile_in(folder)?;
        tries -= 1;
        if held(file.as_file(), file.path()) || tries == 0 {
            return Ok(file);
        }
    }
}

/// The same of a folder, with the file that marks it.
pub fn unfinished_folder(prefix: &str, parent: &Utf8Path) -> std::io::Result<(tempfile::TempDir, std::fs::File)> {
    let mut tries = TRIES;
    loop {
        let folder = unfinished(prefix).tempdir_in(parent)?;
        let path = folder.path().join(LOCK);
        tries -= 1;
        match std::fs::File::create(&path) {
            Ok(lock) if held(&lock, &path) || tries == 0 => return Ok((folder, lock)),
            Err(e) if e.kind() != std::io::ErrorKind::NotFound || tries == 0 => return Err(e),
            _ => {}
        }
    }
}

/// Removes from a folder what runs that were killed have left unfinished there. What another run is at work on is locked, and
/// stays; so does everything whose name is not made as ours are.
pub fn sweep(folder: &Utf8Path, prefix: &str) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, kind) = (entry.path(), entry.file_type());
        if !is_unfinished(&entry.file_name().to_string_lossy(), prefix) {
            continue;
        }
        // A link is never followed: it may lead anywhere. What cannot be removed is in nobody's way.
        // A folder without its lock was being removed when its run was killed.
        let left = |lock: &std::path::Path| match std::fs::OpenOptions::new().write(true).open(lock) {
            Ok(file) => file.try_lock().is_ok(),
            Err(e) => e.kind() == std::io::ErrorKind::NotFound,
        };
        match kind {
            Ok(k) if k.is_file() && left(&path) => drop(std::fs::remove_file(&path)),
            Ok(k) if k.is_dir() && left(&path.join(LOCK)) => drop(std::fs::remove_dir_all(&path)),
            _ => {}
        }
    }
}

/// The file in an unfinished folder that is locked as long as somebody is at work on it.
pub const LOCK: &str = ".lock";

/// Writes a file whole or not at all: into a temporary file beside it, then renamed. A device, a pipe or a socket is written into
/// and stays what it is: a file renamed over `/dev/null` would take it from every program.
pub fn write(path: &Utf8Path, bytes: &[u8]) -> Result<(), Failure> {
    write_with(path, |out| out.write_all(bytes))
}

/// The same with what `fill` writes.
fn write_with(path: &Utf8Path, fill: impl FnOnce(&mut std::fs::File) -> std::io::Result<()>) -> Result<(), Failure> {
    if std::fs::metadata(path).is_ok_and(|m| !m.is_file() && !m.is_dir()) {
        let failed = |cause| Failure::Write { what: format!("`{path}`"), cause };
        return std::fs::OpenOptions::new().write(true).open(path).and_then(|mut f| fill(&mut f)).map_err(failed);
    }
    write_by_way_of(parent(path), path, fill)
}

/// The folder that a file stands in.
fn parent(path: &Utf8Path) -> &Utf8Path {
    path.parent().filter(|p| !p.as_str().is_empty()).unwrap_or(Utf8Path::new("."))
}

/// Writes a file whole or not at all, by way of an unfinished one in a folder of the same file system.
pub fn write_by_way_of(
    folder: &Utf8Path,
    path: &Utf8Path,
    fill: impl FnOnce(&mut std::fs::File) -> std::io::Result<()>,
) -> Result<(), Failure> {
    let failed = |cause| Failure::Write { what: format!("`{path}`"), cause };
    let mut file = unfinished_file(folder).map_err(failed)?;
    fill(file.as_file_mut()).map_err(failed)?;
    // A temporary file is the owner's alone; a report is for others to read.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644)).map_err(failed)?;
    }
    file.persist(path).map_err(|e| failed(e.error))?;
    Ok(())
}

/// Bytes of a section that are kept in memory; what is more waits in a temporary file without a name.
const HELD: usize = 4 << 20;

/// Output that is made course by course and written when the last one is judged.
pub struct Spool<'a> {
    frame: Box<dyn Frame + 'a>,
    sections: Vec<SpooledTempFile>,
}

impl<'a> Spool<'a> {
    /// For output with this frame.
    pub fn new(frame: Box<dyn Frame + 'a>) -> Self {
        Spool { frame, sections: Vec::new() }
    }

    /// Takes in the next course.
    ///
    /// # Errors
    /// Where the temporary file cannot be written.
    pub fn add(&mut self, mut part: Part) -> Result<(), Failure> {
        self.frame.add(&mut part);
        while self.sections.len() < part.texts.len() {
            self.sections.push(tempfile::spooled_tempfile(HELD));
        }
        let written = self.sections.iter_mut().zip(&part.texts).try_for_each(|(s, t)| s.write_all(t.as_bytes()));
        written.map_err(|cause| Failure::Write { what: "a temporary file".into(), cause })
    }

    /// Writes it all: to a file, without colour; or to standard output.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(self, diagnostics: &[Diagnostic], to: Option<&Utf8Path>) -> Result<(), Failure> {
        let pieces = self.frame.pieces(diagnostics).map_err(|e| Failure::Render(e.to_string()))?;
        let mut sections = self.sections;
        match to {
            Some(path) => {
                sweep(parent(path), UNFINISHED);
                write_with(path, |out| pour(&pieces, &mut sections, &mut anstream::StripStream::new(out)))
            }
            None => pour(&pieces, &mut sections, &mut anstream::stdout().lock()).map_err(closed),
        }
    }
}

fn pour(pieces: &[Piece], sections: &mut [SpooledTempFile], out: &mut dyn Write) -> std::io::Result<()> {
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.write_all(text.as_bytes())?,
            Piece::Section(n) => copy(sections.get_mut(*n), u64::MAX, out)?,
            Piece::Beginning(n, most) => copy(sections.get_mut(*n), *most, out)?,
        }
    }
    out.flush()
}

fn copy(section: Option<&mut SpooledTempFile>, most: u64, out: &mut dyn Write) -> std::io::Result<()> {
    if let Some(s) = section {
        s.rewind()?;
        std::io::copy(&mut s.take(most), out)?;
    }
    Ok(())
}

/// A file name made of an id: it cannot leave its folder, name a device, or grow without end.
pub fn file_name(id: &str) -> String {
    let mut out: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' }).take(80).collect();
    while out.starts_with('.') || out.starts_with('-') {
        out.remove(0);
    }
    let stem = out.split('.').next().unwrap_or("").to_ascii_lowercase();
    let device =
        matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || (stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")));
    if out.is_empty() || device {
        out.insert_str(0, "course-");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_name_stays_in_its_folder() {
        for (id, name) in [
            ("../../etc/passwd", "etc-passwd"),
            ("a/b", "a-b"),
            ("", "course-"),
            ("CON", "course-CON"),
            (".hidden", "hidden"),
            ("l4-cert", "l4-cert"),
            ("com1.x", "course-com1.x"),
        ] {
            assert_eq!(file_name(id), name);
        }
    }
}
