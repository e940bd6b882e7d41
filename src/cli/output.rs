//! Writing: to the terminal, with or without colour; to files, whole or not at all.

use super::{Color, Failure, Look};
use camino::Utf8Path;
use std::io::Write;

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

/// A text for people, cut to a bound: its first lines, how many are left out, and its last ones, where the sums stand.
pub fn bounded(text: String, most: usize, last: usize, elsewhere: &str) -> String {
    if text.len() <= most {
        return text;
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let end = lines.len().saturating_sub(last);
    let mut room = most.saturating_sub(lines[end..].iter().map(|l| l.len()).sum());
    let shown = lines[..end].iter().take_while(|l| room.checked_sub(l.len()).inspect(|left| room = *left).is_some()).count();
    let note = match end - shown {
        0 => String::new(),
        n => {
            format!("… {n} more line{} left out; {elsewhere}, and `--limit output=BYTES` shows more here\n", if n == 1 { "" } else { "s" })
        }
    };
    [&lines[..shown].concat(), note.as_str(), &lines[end..].concat()].concat()
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

/// Marks a file as one that somebody is at work on. Where locks are not to be had, it only looks left behind.
pub fn held(file: &std::fs::File) {
    let _ = file.try_lock();
}

/// Removes from a folder what runs that were killed have left unfinished there. What another run is at work on is locked, and
/// stays; so does everything whose name does not begin as ours do.
pub fn sweep(folder: &Utf8Path, prefix: &str) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, kind) = (entry.path(), entry.file_type());
        if !entry.file_name().to_string_lossy().starts_with(prefix) {
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
    let failed = |cause| Failure::Write { what: format!("`{path}`"), cause };
    if std::fs::metadata(path).is_ok_and(|m| !m.is_file() && !m.is_dir()) {
        return std::fs::OpenOptions::new().write(true).open(path).and_then(|mut f| f.write_all(bytes)).map_err(failed);
    }
    let folder = path.parent().filter(|p| !p.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder).map_err(failed)?;
    held(file.as_file());
    file.write_all(bytes).map_err(failed)?;
    // A temporary file is the owner's alone; a report is for others to read.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644)).map_err(failed)?;
    }
    file.persist(path).map_err(|e| failed(e.error))?;
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
    use super::{bounded, file_name};

    #[test]
    fn a_text_beyond_its_bound_is_cut_between_lines_and_counted() {
        let text = || (1..=9).map(|n| format!("line {n}\n")).collect::<String>();
        assert_eq!(bounded(text(), 63, 1, "x"), text());
        let cut = bounded(text(), 30, 1, "x");
        assert_eq!(cut, "line 1\nline 2\nline 3\n… 5 more lines left out; x, and `--limit output=BYTES` shows more here\nline 9\n");
    }

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
