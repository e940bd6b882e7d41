//! A cited document of any bytes: opened as what it is, or said to be unreadable, within bounds.

#![no_main]

use accredit::load::documents::Reader;
use camino::Utf8Path;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

fn folder() -> &'static Utf8Path {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    Utf8Path::from_path(FOLDER.get_or_init(|| tempfile::tempdir().expect("a folder")).path()).expect("a name that is text")
}

fuzz_target!(
    init: {
        // The reader of PDF is somebody else's and may panic; what reads through it catches that, and this must not stop it.
        std::panic::set_hook(Box::new(|_| {}));
    },
    |data: &[u8]| {
        // The first byte says under which ending the rest is sent, since a name may lie.
        let Some((kind, bytes)) = data.split_first() else { return };
        let name = ["a.pdf", "a.docx", "a.html", "a.md", "a.txt"][usize::from(*kind) % 5];
        std::fs::write(folder().join(name), bytes).expect("a file");
        let opened = Reader::default().open(folder(), name);
        let _ = format!("{opened:?}");
    }
);
