//! What goes wrong around a run: full disks, names and files that are none, what killed runs have left. What was written is whole, what
//! was not is absent, and the exit code says so.

use crate::support::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const AWARD: &str = "tests/cases/broken/duplicate-key/good.yaml";

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, text)| std::fs::write(dir.path().join(name), text).unwrap());
    dir
}

/// Every file below a folder, with its bytes.
fn all(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut out, mut open) = (BTreeMap::new(), vec![folder.to_path_buf()]);
    while let Some(dir) = open.pop() {
        for e in std::fs::read_dir(dir).into_iter().flatten().flatten() {
            match e.path() {
                p if p.is_dir() => open.push(p),
                p => drop(out.insert(p.strip_prefix(folder).unwrap().to_string_lossy().into_owned(), std::fs::read(&p).unwrap())),
            }
        }
    }
    out
}

/// What a killed run has left is removed; what another run is at work on, and what is not ours, is not.
#[test]
fn only_what_was_left_behind_is_removed() {
    let dir = folder(&[("c.yaml", &text(AWARD))]);
    let out = dir.path().join("out");
    std::fs::create_dir(&out).unwrap();
    for name in [".accredit-Left0Behind0", ".accredit-Busy0Working", ".accredit-notes", ".other"] {
        std::fs::write(out.join(name), "half").unwrap();
    }
    let busy = std::fs::OpenOptions::new().write(true).open(out.join(".accredit-Busy0Working")).unwrap();
    busy.lock().unwrap();
    assert_eq!(accredit_in(dir.path(), &["report", "c.yaml", "--out", "out"]).status.code(), Some(0));
    let there = |name: &str| out.join(name).exists();
    assert!(!there(".accredit-Left0Behind0") && there(".accredit-Busy0Working") && there(".accredit-notes") && there(".other"));
}

#[test]
fn what_is_in_the_way_is_told_and_nothing_is_written_over_it() {
    let dir = folder(&[("c.yaml", &text(AWARD)), ("file", "mine")]);
    std::fs::create_dir_all(dir.path().join("taken/sound-award.html")).unwrap();
    for (args, says) in [
        (["report", "c.yaml", "--out", "file"], "cannot write `file`"),
        (["report", "c.yaml", "--out", "taken"], "sound-award.html"),
        (["check", "c.yaml", "--output", "no/such/folder"], "cannot write `no/such/folder`"),
        (["check", "c.yaml", "--output", "taken"], "cannot write `taken`"),
    ] {
        let o = accredit_in(dir.path(), &args);
        assert!(o.status.code() == Some(3) && err(&o).contains(says), "{args:?}: {}", err(&o));
    }
    assert_eq!(std::fs::read_to_string(dir.path().join("file")).unwrap(), "mine");
    let left = all(dir.path()).into_keys().filter(|n| n.contains(".accredit-")).collect::<Vec<_>>();
    assert!(left.is_empty(), "{left:?}");
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_folder_of_a_site_or_a_report() {
    let dir = folder(&[("c.yaml", &text(AWARD))]);
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::write(elsewhere.path().join("kept"), "mine").unwrap();
    for out in ["site", "report"] {
        std::fs::create_dir(dir.path().join(out)).unwrap();
    }
    std::os::unix::fs::symlink(elsewhere.path(), dir.path().join("site/courses")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("kept"), dir.path().join("report/sound-award.html")).unwrap();
    let o = accredit_in(dir.path(), &["publish", "c.yaml", "--out", "site"]);
    assert!(o.status.code() == Some(3) && err(&o).contains("leads out of the folder"), "{}", err(&o));
    assert_eq!(accredit_in(dir.path(), &["report", "c.yaml", "--out", "report"]).status.code(), Some(0));
    assert_eq!(all(elsewhere.path()), BTreeMap::from([("kept".to_string(), b"mine".to_vec())]));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_a_closed_pipe_is_no_fault() {
    let dir = folder(&[("c.yaml", &text(AWARD))]);
    let sh = |script: &str| {
        let o =
            Command::new("bash").args(["-c", script]).current_dir(dir.path()).env("A", env!("CARGO_BIN_EXE_accredit")).output().unwrap();
        (out(&o), err(&o))
    };
    let (code, said) = sh("$A check c.yaml --quiet > /dev/full; echo $? >&1");
    assert!(code == "3\n" && said.contains("cannot write standard output"), "{code}{said}");
    // A bound on the size of files stands for a disk that runs full.
    for verb in ["report", "publish"] {
        let (code, said) = sh(&format!("trap '' XFSZ; ulimit -f 8; $A {verb} c.yaml --out full-{verb} > /dev/null; echo $?"));
        assert!(code == "3\n" && said.contains("cannot write"), "{verb}: {code}{said}");
        assert!(all(&dir.path().join(format!("full-{verb}"))).is_empty(), "{verb} leaves a part");
    }
    let (codes, said) = sh("$A check c.yaml --format json --quiet | head -c 1 > /dev/null; echo ${PIPESTATUS[0]}");
    assert!(codes == "1\n" && said.is_empty(), "the verdict stands though nobody reads on: {codes}{said}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_named_as_such_and_never_waited_for() {
    let dir = folder(&[("c.yaml", &text(AWARD))]);
    let pipe = dir.path().join("pipe.yaml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in ["pipe.yaml", "/dev/zero", "/dev/null"] {
        let o = accredit_in(dir.path(), &["check", path]);
        assert!(o.status.code() == Some(3) && err(&o).contains("is neither a file nor a folder"), "{path}: {}", err(&o));
    }
    let begun = std::time::Instant::now();
    assert_eq!(accredit_in(dir.path(), &["check", "."]).status.code(), Some(1));
    assert!(begun.elapsed() < Duration::from_secs(60));
}

#[cfg(unix)]
#[test]
fn names_of_files_are_shown_so_that_they_do_no_harm() {
    use std::os::unix::ffi::OsStrExt;
    let broken = text(AWARD).replacen("tqt: 60", "tqt: many", 1);
    let dir = folder(&[("a\u{1b}[31m\nb.yaml", &broken), ("c\u{202e}d.yaml", &broken.replacen("sound-award", "other", 1))]);
    for format in ["human", "json", "md", "csv", "sarif", "junit", "github"] {
        let o = accredit_in(dir.path(), &["check", ".", "--format", format]);
        assert_eq!(o.status.code(), Some(2));
        for text in [out(&o), err(&o)] {
            assert!(!text.contains(['\u{1b}', '\u{202e}']) && !text.contains("31m\nb.yaml"), "{format}: {text}");
        }
    }
    // A name that is no text stops nothing unless it is that of a course, and is told then.
    let odd = folder(&[("c.yaml", &text(AWARD))]);
    let name = |bytes: &[u8]| odd.path().join(std::ffi::OsStr::from_bytes(bytes));
    std::fs::write(name(b"caf\xe9.txt"), "x").unwrap();
    assert_eq!(accredit_in(odd.path(), &["check", "."]).status.code(), Some(1));
    std::fs::write(name(b"caf\xe9.yaml"), "x").unwrap();
    let o = accredit_in(odd.path(), &["check", "."]);
    assert!(o.status.code() == Some(3) && err(&o).contains("caf\u{fffd}.yaml` is not UTF-8"), "{}", err(&o));
}

#[test]
fn line_ends_of_any_kind_count_as_lines_and_endings_in_capitals_are_read() {
    let broken = text(AWARD).replacen("tqt: 60", "tqt: many", 1);
    let line = broken.lines().position(|l| l.contains("many")).unwrap() + 1;
    for (name, text) in [("lf.yaml", broken.clone()), ("crlf.YAML", broken.replace('\n', "\r\n")), ("cr.Yml", broken.replace('\n', "\r"))] {
        let dir = folder(&[(name, &text)]);
        let o = accredit_in(dir.path(), &["check", "."]);
        assert!(err(&o).contains(&format!("{name}:{line}:")), "{name}: {}", err(&o));
    }
}

#[test]
fn where_nothing_is_judged_nothing_is_sound() {
    let dir = folder(&[("w.yaml", "kind: waivers\nwaivers: []\n")]);
    let o = accredit_in(dir.path(), &["check", "."]);
    assert_eq!(o.status.code(), Some(3), "{}", err(&o));
    assert!(err(&o).contains("kind-not-used") && err(&o).contains("there is no course file"), "{}", err(&o));
}

/// A cell of a spreadsheet holds less than a text may have.
#[test]
fn the_longest_texts_are_reported_in_every_form() {
    let long = "x".repeat(90_000);
    let course = text(AWARD)
        .replacen("title: First conversations", &format!("title: {long}"), 1)
        .replacen("title: Level 4 Award", &format!("title: {long}"), 1)
        .replacen("- id: talk\n", &format!("- id: talk\n  code: {long}\n"), 1);
    let dir = folder(&[("c.yaml", &course), ("d.yaml", &text(AWARD).replace("talk", &long).replacen("sound-award", "other", 1))]);
    for verb in ["report", "publish"] {
        let o = accredit_in(dir.path(), &[verb, ".", "--out", verb]);
        assert_eq!(o.status.code(), Some(2), "{verb}: {}", err(&o).chars().take(2000).collect::<String>());
        assert!(!err(&o).contains("defect of accredit"), "{verb}");
    }
}
