//! What happens in the middle of a run: files that change after they were found, folders that are removed, signals. The run is
//! held still at a place that can be seen from outside, so that nothing here waits for a time. What was written is whole, what was
//! not is absent, the exit code says so, and the next run ends as if nothing had been.
#![cfg(target_os = "linux")]

use crate::support::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

const AWARD: &str = "tests/cases/broken/duplicate-key/good.yaml";

/// So many courses, each with an id of its own, in a folder `in`.
fn courses(count: usize) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("in")).unwrap();
    let award = text(AWARD);
    for n in 0..count {
        let text = award.replacen("sound-award", &format!("award-{n:03}"), 1);
        std::fs::write(dir.path().join(format!("in/c{n:03}.yaml")), text).unwrap();
    }
    dir
}

/// Every file below a folder.
fn names(folder: &Path) -> Vec<String> {
    let (mut out, mut open) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(dir) = open.pop() {
        for e in std::fs::read_dir(dir).into_iter().flatten().flatten() {
            match e.file_type() {
                Ok(t) if t.is_dir() => open.push(e.path()),
                _ => out.push(e.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned()),
            }
        }
    }
    out
}

/// The same with their bytes.
fn all(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    names(folder).into_iter().filter_map(|n| std::fs::read(folder.join(&n)).ok().map(|bytes| (n, bytes))).collect()
}

fn unfinished(name: &str) -> bool {
    name.contains(".accredit-")
}

fn signal(child: &Child, name: &str) {
    let done = Command::new("bash").args(["-c", &format!("kill -{name} {}", child.id())]).stderr(Stdio::null()).status();
    assert!(done.is_ok());
}

/// Starts a run and holds it still as soon as what is looked for can be seen. On two threads, so that much is still to come.
fn held(dir: &Path, args: &[&str], seen: impl Fn() -> bool) -> Child {
    let mut child = Command::new(env!("CARGO_BIN_EXE_accredit"))
        .args(args)
        .args(["--jobs", "2"])
        .current_dir(dir)
        .env_clear()
        .env("ACCREDIT_AS_OF", AS_OF)
        .env("NO_COLOR", "1")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    while !seen() && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    signal(&child, "STOP");
    child
}

fn go_on(child: Child) -> Output {
    signal(&child, "CONT");
    child.wait_with_output().unwrap()
}

#[test]
fn files_that_change_after_they_were_found_cost_no_more_than_themselves() {
    let dir = courses(160);
    assert_eq!(accredit_in(dir.path(), &["report", "in", "--out", "clean", "--only", "json"]).status.code(), Some(0));
    let clean = all(&dir.path().join("clean"));
    let outside = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(outside.path(), text(AWARD)).unwrap();
    // The first 64 courses are written before any that comes after the next 64 is read.
    let child = held(dir.path(), &["report", "in", "--out", "out", "--only", "json"], || !names(&dir.path().join("out")).is_empty());
    let file = |n: usize| dir.path().join(format!("in/c{n}.yaml"));
    let read = |n: usize| std::fs::read_to_string(file(n)).unwrap();
    for n in 150..155 {
        std::fs::remove_file(file(n)).unwrap();
    }
    std::fs::create_dir(file(151)).unwrap();
    assert!(Command::new("mkfifo").arg(file(152)).status().unwrap().success());
    std::os::unix::fs::symlink(outside.path(), file(153)).unwrap();
    std::fs::write(file(154), "").unwrap();
    let cut = read(155).find("mappings:").unwrap() + 20;
    std::fs::write(file(155), &read(155)[..cut]).unwrap();
    std::fs::write(file(156), format!("{}unknown: key\n", read(156))).unwrap();
    let o = go_on(child);
    let said = err(&o);
    assert_eq!(o.status.code(), Some(2), "{said}");
    for (n, what) in [
        (150, "error[file-unreadable]: this file could not be read: No such file"),
        (151, "error[file-unreadable]: this file could not be read: it is a folder"),
        (152, "error[file-unreadable]: this file could not be read: it is neither a file nor a folder"),
        (153, "error[file-unreadable]: this file could not be read: it is a link, which is not followed"),
        (154, "error[not-a-known-kind]: this file is empty"),
        (155, "error["),
        (156, "error[unknown-key]"),
    ] {
        let told = said.split("\n\n").find(|m| m.contains(&format!("in/c{n}.yaml:")));
        assert!(told.is_some_and(|m| m.contains(what)), "{n}: {told:?}\n{said}");
    }
    let now = all(&dir.path().join("out"));
    for (name, bytes) in &clean {
        let changed = (150..157).any(|n| name.contains(&format!("award-{n}")));
        assert!(changed || now.get(name) == Some(bytes), "{name} is another because others changed");
    }
    assert!(!now.keys().any(|n| unfinished(n) || (150..155).any(|i| n.contains(&format!("award-{i}")))), "{:?}", now.keys());
}

#[test]
fn a_folder_removed_midway_is_told_and_ends_the_run() {
    for (verb, removed, count) in [("report", "out", 70), ("publish", "out", 3), ("publish", "beside", 3)] {
        let dir = courses(count);
        let (out, clean) = (dir.path().join("out"), dir.path().join("clean"));
        let begun = || names(if verb == "report" { &out } else { dir.path() }).iter().any(|n| verb == "report" || unfinished(n));
        let args = |to| [verb, "in", "--out", to];
        let child = held(dir.path(), &args("out"), begun);
        for e in std::fs::read_dir(dir.path()).unwrap().flatten() {
            let name = e.file_name().to_string_lossy().into_owned();
            if removed == if unfinished(&name) { "beside" } else { &name } {
                std::fs::remove_dir_all(e.path()).unwrap();
            }
        }
        let o = go_on(child);
        let said = err(&o);
        assert_eq!(accredit_in(dir.path(), &args("clean")).status.code(), Some(0));
        // What was to be written beside is made again where nothing of it is lost.
        let whole = removed == "beside" && o.status.code() == Some(0) && all(&out) == all(&clean);
        assert!(whole || o.status.code() == Some(3) && said.contains("cannot write `"), "{verb}, {removed}: {said}");
        assert!(!said.contains("panicked"), "{verb}, {removed}: {said}");
        assert!(!names(dir.path()).iter().any(|n| unfinished(n)), "{verb}, {removed}: something is left");
        assert_eq!(accredit_in(dir.path(), &args("out")).status.code(), Some(0));
        assert!(all(&out) == all(&clean), "{verb}, {removed}: the next run does not end as a clean one");
    }
}

/// A few of the rounds that were run by hand some hundred times.
#[test]
fn a_run_that_is_ended_leaves_whole_files_and_the_next_one_ends_as_if_nothing_had_been() {
    let dir = courses(3);
    let report = ["report", "in", "--out", "out"].as_slice();
    let publish = ["publish", "in", "--out", "out"].as_slice();
    let cached = ["report", "in", "--out", "out", "--cache", "kept"].as_slice();
    let check = ["check", "in", "--format", "json", "--output", "out/result.json", "--cache", "kept"].as_slice();
    let (out, kept) = (dir.path().join("out"), dir.path().join("kept"));
    for args in [report, publish, cached, check] {
        let fresh = || {
            let _ = std::fs::remove_dir_all(&out);
            let _ = std::fs::remove_dir_all(&kept);
            if args[0] == "check" {
                std::fs::create_dir(&out).unwrap();
            }
        };
        fresh();
        let code = accredit_in(dir.path(), args).status.code();
        assert_eq!(code, Some(i32::from(args[0] == "check")), "{args:?}");
        let (whole, whole_kept) = (all(&out), all(&kept));
        // After so many files are there, finished or not, in the folder, beside it or in the cache.
        let there = || names(dir.path()).len() - 3;
        let most = whole.len() + whole_kept.len();
        for (n, with) in [(1, "INT"), (most / 2, "TERM"), (most - 1, "KILL")] {
            fresh();
            let child = held(dir.path(), args, || there() >= n);
            signal(&child, with);
            let ended = go_on(child);
            assert!(!ended.status.success() || there() >= most, "{args:?}: {with} does not end it");
            for (name, bytes) in all(&out).iter().filter(|(n, _)| !unfinished(n) && !n.ends_with("-files.json")) {
                assert!(whole.get(name) == Some(bytes), "{args:?}, {with}: {name} is not whole");
            }
            for (name, bytes) in all(&kept).iter().filter(|(n, _)| !unfinished(n) && args[0] == "check") {
                assert!(whole_kept.get(name) == Some(bytes), "{args:?}, {with}: {name} is not whole");
            }
            let o = accredit_in(dir.path(), args);
            assert_eq!(o.status.code(), code, "{}", err(&o));
            assert!(all(&out) == whole, "{args:?}, {with}: the next run does not end as a clean one");
            let left: Vec<String> = names(dir.path()).into_iter().filter(|n| unfinished(n)).collect();
            assert!(left.is_empty(), "{args:?}, {with} leaves {left:?} behind");
        }
    }
}
