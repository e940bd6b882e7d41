//! Opens the documents that evidence points into: a path that stays in its folder, then bytes, then what they are.
//!
//! Whoever sends a course file sends its documents too, so nothing here trusts them: paths may not lead out, sizes and
//! unfolded sizes are bounded, and what a file is shows in its first bytes and not in its name.

use super::{docx, markup, pdf};
use crate::model::opened::{DocumentKind, Opened, Opening, words};
use crate::source::{Limits, raise};
use camino::{Utf8Path, Utf8PathBuf};
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Names that Windows keeps for devices, in any folder and with any ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// What a reader made of a document's bytes.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// Text of each page, or one entry where the kind has no pages.
    pub pages: Vec<String>,
    /// Headings as the file marks them.
    pub headings: Vec<String>,
    /// Whether all of it could be read.
    pub whole: bool,
}

/// A document with the mark of what was found.
type Marked = (Arc<Opened>, String);
/// What was asked for: the folder, and the path as it is written.
type Asked = (Utf8PathBuf, String);

/// Documents opened in this run: one that many courses cite is opened once.
#[derive(Debug, Default)]
pub struct Reader {
    limits: Limits,
    seen: Mutex<BTreeMap<Asked, Arc<OnceLock<Marked>>>>,
    marks: Mutex<BTreeMap<Asked, Arc<OnceLock<String>>>>,
}

/// The slot of what was asked for; whoever comes first fills it, the others wait for that alone.
fn slot<T>(seen: &Mutex<BTreeMap<Asked, Arc<OnceLock<T>>>>, folder: &Utf8Path, file: &str) -> Arc<OnceLock<T>> {
    let key = (folder.to_path_buf(), file.to_string());
    seen.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default().clone()
}

impl Reader {
    /// A reader under some bounds.
    pub fn new(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Opens a document. `folder` is that of the file which names it, `file` the path written there.
    pub fn open(&self, folder: &Utf8Path, file: &str) -> Arc<Opened> {
        self.marked(folder, file).0
    }

    /// The same, with its mark: what is made of a document with the same mark is the same.
    pub fn marked(&self, folder: &Utf8Path, file: &str) -> Marked {
        slot(&self.seen, folder, file).get_or_init(|| open(folder, file, self.limits)).clone()
    }

    /// The mark of a document as it is now, without reading more of it than its bytes.
    pub fn mark(&self, folder: &Utf8Path, file: &str) -> String {
        slot(&self.marks, folder, file)
            .get_or_init(|| match bytes(folder, file, self.limits) {
                Ok((bytes, ending)) => mark(&sha256(&bytes), ending.as_deref()),
                Err(opening) => format!("{opening:?}"),
            })
            .clone()
    }
}

fn mark(sha256: &str, ending: Option<&str>) -> String {
    format!("{sha256}.{}", ending.unwrap_or_default())
}

fn open(folder: &Utf8Path, file: &str, limits: Limits) -> Marked {
    match bytes(folder, file, limits) {
        Ok((bytes, ending)) => {
            let opened = read(&bytes, ending.as_deref(), limits);
            let mark = mark(opened.sha256.as_deref().unwrap_or_default(), ending.as_deref());
            (Arc::new(opened), mark)
        }
        Err(opening) => {
            let mark = format!("{opening:?}");
            (Arc::new(Opened::of(opening)), mark)
        }
    }
}

/// The bytes of a document, with the ending of its name.
fn bytes(folder: &Utf8Path, file: &str, limits: Limits) -> Result<(Vec<u8>, Option<String>), Opening> {
    let most = limits.document_size() as u64;
    let too_large = || format!("it has more than {most} bytes; {}", raise("document-size"));
    let unreadable = |why: String| Err(Opening::Unreadable(why));
    let path = inside(folder, file)?;
    match std::fs::metadata(&path) {
        Ok(m) if m.is_dir() => return unreadable("it is a folder".into()),
        // A pipe would be waited for without end.
        Ok(m) if !m.is_file() => return unreadable("it is not a plain file".into()),
        Ok(m) if m.len() > most => return unreadable(too_large()),
        Ok(_) => {}
        Err(e) => return unreadable(reason(&e)),
    }
    // One byte more than the limit, so that a file that grows while it is read stays bounded.
    let bytes = match super::open(&path, false).and_then(|f| super::up_to(&f, most + 1)) {
        Ok(bytes) => bytes,
        Err(e) => return unreadable(reason(&e)),
    };
    if bytes.len() as u64 > most {
        return unreadable(too_large());
    }
    Ok((bytes, path.extension().map(str::to_string)))
}

fn sha256(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(64);
    for b in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{b:02x}");
    }
    out
}

/// Reads a document from its bytes. The ending of its name decides only between plain text and Markdown.
pub(super) fn read(bytes: &[u8], ending: Option<&str>, limits: Limits) -> Opened {
    let kind = sniff(bytes, ending);
    let mut out = Opened { sha256: Some(sha256(bytes)), kind: kind.clone().ok(), ..Opened::of(Opening::Read) };
    let text = kind.and_then(|kind| {
        guarded(|| match kind {
            DocumentKind::Pdf => pdf::read(bytes),
            DocumentKind::Docx => docx::read(bytes),
            DocumentKind::Html => Ok(markup::html(&decode(bytes))),
            DocumentKind::Markdown => Ok(markup::markdown(&decode(bytes))),
            DocumentKind::Text => Ok(Text { pages: vec![decode(bytes)], headings: Vec::new(), whole: true }),
        })
    });
    let text = match text {
        Ok(text) => text,
        Err(why) => return Opened { opening: Opening::Unreadable(why), ..out },
    };
    let paged = out.kind == Some(DocumentKind::Pdf);
    out.pages = paged.then(|| u32::try_from(text.pages.len()).unwrap_or(u32::MAX));
    out.torn = paged;
    let mut room = limits.document_text();
    out.whole = text.whole;
    for page in &text.pages {
        let page = words(page);
        out.whole &= page.len() <= room;
        room = room.saturating_sub(page.len());
        out.text.push(if room > 0 { page } else { String::new() });
    }
    // A page of scripts, a file of pictures: what it shows is not text, and nothing can be missed in it.
    out.whole &= out.text.iter().any(|t| t.len() > 2);
    out.headings = text.headings.iter().map(|h| h.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|h| !h.is_empty()).collect();
    out
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is inside a reader of documents: what goes wrong there is told as a defect of the document.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Runs a reader so that a file made to break it breaks nothing else. The readers give errors; this is for the fault that
/// nobody has found yet in a library that reads other people's formats.
fn guarded(read: impl FnOnce() -> Result<Text, String>) -> Result<Text, String> {
    GUARDED.set(true);
    let out = catch_unwind(AssertUnwindSafe(read));
    GUARDED.set(false);
    out.unwrap_or_else(|_| Err("it breaks the reader of such files".into()))
}

/// Where a path leads, or why it is not followed.
fn inside(folder: &Utf8Path, file: &str) -> Result<Utf8PathBuf, Opening> {
    let refused = |why: &str| Err(Opening::Refused(why.to_string()));
    // Written on Windows, read elsewhere: both signs part folders.
    let file = file.replace('\\', "/");
    if file.contains("://") {
        return refused("it is a web address");
    }
    if file.starts_with('/') || file.contains(':') {
        return refused("it is not relative to the folder of this file");
    }
    if file.contains(|c: char| c.is_control()) {
        return refused("it holds a control character");
    }
    let steps: Vec<&str> = file.split('/').filter(|s| !s.is_empty() && *s != ".").collect();
    if steps.contains(&"..") {
        return refused("it goes up with `..`");
    }
    for step in &steps {
        let stem = step.split('.').next().unwrap_or(step).trim_end().to_ascii_lowercase();
        let numbered =
            |s: &str| s.strip_prefix("com").or(s.strip_prefix("lpt")).is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit());
        if DEVICES.contains(&stem.as_str()) || numbered(&stem) {
            return refused("it is the name of a device");
        }
    }
    let folder = if folder.as_str().is_empty() { Utf8Path::new(".") } else { folder };
    let (Ok(home), path) = (folder.canonicalize(), folder.join(steps.join("/"))) else { return Err(Opening::NotThere) };
    let real = match path.canonicalize() {
        Ok(real) => real,
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Err(Opening::NotThere),
        Err(e) => return Err(Opening::Unreadable(reason(&e))),
    };
    if !real.starts_with(&home) {
        return refused("a link on the way leads out of the folder");
    }
    Utf8PathBuf::from_path_buf(real).map_err(|_| Opening::Unreadable("a folder on the way has a name that is not UTF-8".into()))
}

/// Why a file could not be opened, without words of the operating system.
fn reason(e: &std::io::Error) -> String {
    match e.kind() {
        ErrorKind::PermissionDenied => "you may not read it".into(),
        ErrorKind::NotFound => "it went away while it was looked at".into(),
        _ => "it could not be read from the disk".into(),
    }
}

/// What a file is.
fn sniff(bytes: &[u8], ending: Option<&str>) -> Result<DocumentKind, String> {
    let ending = ending.map(str::to_ascii_lowercase);
    let head = &bytes[..bytes.len().min(1024)];
    if bytes.is_empty() {
        return Err("it is empty".into());
    }
    if head.windows(5).any(|w| w == b"%PDF-") {
        return Ok(DocumentKind::Pdf);
    }
    if head.starts_with(b"PK\x03\x04") {
        return Ok(DocumentKind::Docx);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err("it is an old Word file, or one with a password; save it as .docx or PDF".into());
    }
    if head.starts_with(b"{\\rtf") {
        return Err("it is a rich text file; save it as .docx or PDF".into());
    }
    let wide = matches!(head, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
    let sample = &bytes[..bytes.len().min(64 << 10)];
    let odd = sample.iter().filter(|b| b.is_ascii_control() && !b.is_ascii_whitespace()).count();
    if !wide && (sample.contains(&0) || odd * 100 > sample.len()) {
        return Err("it is no PDF, no Word file (.docx), no web page and no text".into());
    }
    let start = decode(head).to_ascii_lowercase();
    let tag = ["<!doctype html", "<html", "<head", "<body"].iter().any(|t| start.contains(t));
    Ok(match ending.as_deref() {
        Some("md" | "markdown") => DocumentKind::Markdown,
        Some("html" | "htm" | "xhtml") => DocumentKind::Html,
        _ if tag => DocumentKind::Html,
        _ => DocumentKind::Text,
    })
}

/// A text in UTF-8 or UTF-16; in anything else each byte is one sign, which keeps letters in the old western code pages.
fn decode(bytes: &[u8]) -> String {
    let wide = |read: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|c| read([c[0], c[1]]));
        char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_string(),
            // The head of a file may end in the middle of a sign.
            Err(e) if e.error_len().is_none() => String::from_utf8_lossy(bytes).into_owned(),
            Err(_) => bytes.iter().map(|b| char::from(*b)).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PDF of pages with one line each. Its table of places is true.
    fn sample() -> Vec<u8> {
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_string(),
            "<</Type/Pages/Count 2/Kids[4 0 R 6 0 R]>>".into(),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".into(),
        ];
        for (n, text) in ["Contents", "4.2 Who may attend"].iter().enumerate() {
            let shown = format!("BT /F1 18 Tf 72 760 Td ({text}) Tj ET");
            objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R/Resources<</Font<</F1 3 0 R>>>>>>", 5 + 2 * n));
            objects.push(format!("<</Length {}>>stream\n{shown}\nendstream", shown.len()));
        }
        let (mut out, mut table) = (String::from("%PDF-1.4\n"), String::new());
        for (n, o) in objects.iter().enumerate() {
            table += &format!("{:010} 00000 n \n", out.len());
            out += &format!("{} 0 obj\n{o}\nendobj\n", n + 1);
        }
        let size = objects.len() + 1;
        format!("{out}xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", out.len())
            .into_bytes()
    }

    /// Cut at every byte, and with bytes that are not its own: never a panic, and never more pages than are there.
    #[test]
    fn a_reader_that_breaks_breaks_nothing_else() {
        let out = guarded(|| panic!("a fault of the reader"));
        assert!(out.is_err_and(|why| why.contains("breaks the reader")));
        assert!(!is_guarded());
    }

    #[test]
    fn a_damaged_pdf_is_read_as_far_as_it_goes_or_refused() {
        let whole = sample();
        assert_eq!((read(&whole, None, Limits::default()).pages, read(&whole, None, Limits::default()).whole), (Some(2), true));
        for cut in 0..whole.len() {
            assert!(read(&whole[..cut], None, Limits::default()).pages.is_none_or(|p| p <= 2), "cut at {cut}");
        }
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut next = move |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % below as u64) as usize
        };
        let marks = b"0123456789<>[]()/R";
        for _ in 0..400 {
            let mut bytes = whole.clone();
            for _ in 0..=next(8) {
                let at = next(bytes.len());
                bytes[at] = if next(2) == 0 { marks[next(marks.len())] } else { next(256) as u8 };
            }
            read(&bytes, None, Limits::default());
        }
    }

    #[test]
    fn what_a_file_is_shows_in_its_bytes() {
        for (bytes, ending, kind) in [
            (&b"\n%PDF-1.7\n"[..], "docx", Ok(DocumentKind::Pdf)),
            (&b"PK\x03\x04"[..], "pdf", Ok(DocumentKind::Docx)),
            (b"<!DOCTYPE html><p>", "txt", Ok(DocumentKind::Html)),
            (&b"# One"[..], "md", Ok(DocumentKind::Markdown)),
            (b"# One", "pdf", Ok(DocumentKind::Text)),
            (b"\xff\xfeO\0n\0", "txt", Ok(DocumentKind::Text)),
            (b"\x89PNG\0", "md", Err(())),
            (b"\xd0\xcf\x11\xe0", "doc", Err(())),
            (b"", "md", Err(())),
        ] {
            assert_eq!(sniff(bytes, Some(ending)).map_err(drop), kind, "{bytes:?} .{ending}");
        }
        assert_eq!(decode(b"\xfe\xff\0O\0n"), "On");
        assert_eq!(decode(b"caf\xe9s"), "caf\u{e9}s");
    }
}
