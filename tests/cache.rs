//! What is kept between runs: the answer is that of a run without it, whatever has changed and whatever became of the entries.

use crate::support::{accredit_in, err, root};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

const COURSE: &str = "courses/tarn-valley-college/level-4-certificate-link-work.yaml";
const PROVIDER: &str = "courses/tarn-valley-college/provider.yaml";
const DOCUMENT: &str = "courses/tarn-valley-college/practice-learning-handbook.md";

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for e in fs::read_dir(from).unwrap().map(|e| e.unwrap()) {
        let to = to.join(e.file_name());
        if e.path().is_dir() { copy(&e.path(), &to) } else { assert!(fs::copy(e.path(), to).is_ok()) }
    }
}

/// A folder with the shipped courses and standards.
fn place() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    copy(&root("courses"), &dir.path().join("courses"));
    copy(&root("standards"), &dir.path().join("standards"));
    dir
}

fn edit(dir: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(dir.join(file)).unwrap();
    assert!(text.contains(from), "{file} holds no `{from}`");
    fs::write(dir.join(file), text.replacen(from, to, 1)).unwrap();
}

fn entries(cache: &Path) -> Vec<PathBuf> {
    let Ok(inside) = fs::read_dir(cache) else { return Vec::new() };
    let mut out: Vec<PathBuf> = inside.map(|e| e.unwrap().path()).flat_map(|p| if p.is_dir() { entries(&p) } else { vec![p] }).collect();
    out.sort();
    out
}

fn seen(o: &Output) -> (Option<i32>, Vec<u8>, String) {
    (o.status.code(), o.stdout.clone(), err(o))
}

/// Runs twice, with the cache and without, and holds both to the same answer.
fn same(dir: &Path, args: &[&str]) {
    let with: Vec<&str> = args.iter().copied().chain(["--cache", "kept"]).collect();
    let (with, without) = (seen(&accredit_in(dir, &with)), seen(&accredit_in(dir, args)));
    assert!(with == without, "{args:?}: {}\n{}\n{}", with.2, String::from_utf8_lossy(&with.1), String::from_utf8_lossy(&without.1));
}

fn bytes(files: &[PathBuf]) -> Vec<Vec<u8>> {
    files.iter().map(|f| fs::read(f).unwrap()).collect()
}

#[test]
fn every_form_is_the_same_with_it_and_without() {
    let dir = place();
    edit(dir.path(), COURSE, "title:", "titel: x\ntitle:");
    fs::write(dir.path().join("courses/broken.yaml"), "kind: course\nid: [\n").unwrap();
    for form in ["human", "json", "csv", "md", "sarif", "junit", "github"] {
        let args = ["check", "courses", "--format", form];
        same(dir.path(), &args);
        let kept = entries(&dir.path().join("kept"));
        same(dir.path(), &args);
        assert_eq!(entries(&dir.path().join("kept")), kept, "one entry for each course and form");
    }
    assert_eq!(entries(&dir.path().join("kept")).len(), 7 * 6);
    same(dir.path(), &["check", "courses", "--width", "60"]);
    same(dir.path(), &["check", "courses", "--color", "always"]);
    assert_eq!(entries(&dir.path().join("kept")).len(), 7 * 6, "an option that changes the output replaces the entry");
}

#[test]
fn whatever_it_was_made_from_may_change() {
    let dir = place();
    let run = |more: &[&str]| {
        let base = ["check", "courses", "--format", "json", "--standards", "standards"];
        let args: Vec<&str> = base.iter().chain(more).copied().collect();
        same(dir.path(), &args);
        accredit_in(dir.path(), &args).stdout
    };
    let mut last = run(&[]);
    let mut differs = |what: &str, now: Vec<u8>| assert!(std::mem::replace(&mut last, now.clone()) != now, "{what} changes the result");
    edit(dir.path(), COURSE, "title: ", "title: Another ");
    differs("the course", run(&[]));
    edit(dir.path(), PROVIDER, "name: ", "name: Another ");
    differs("its provider", run(&[]));
    fs::write(dir.path().join(DOCUMENT), "# Another\n\nNothing is here.\n").unwrap();
    differs("a document", run(&[]));
    fs::remove_file(dir.path().join(DOCUMENT)).unwrap();
    differs("a document that is gone", run(&[]));
    edit(dir.path(), "standards/working/lwc.yaml", "\n", "\n# another digest\n");
    differs("a standard", run(&[]));
    edit(dir.path(), "standards/levels.yaml", "\n", "\n# seen nowhere in the result\n");
    run(&[]);
    differs("the day", run(&["--as-of", "2040-01-01"]));
    fs::write(dir.path().join("w.yaml"), "kind: waivers\nwaivers: []\n").unwrap();
    run(&["--waivers", "w.yaml"]);
    fs::copy(dir.path().join(PROVIDER), dir.path().join("courses/second.yaml")).unwrap();
    differs("a second file of the provider", run(&[]));
    fs::remove_file(dir.path().join("courses/second.yaml")).unwrap();
    fs::remove_file(dir.path().join(PROVIDER)).unwrap();
    differs("a provider that is gone", run(&[]));
    fs::write(dir.path().join("courses/near.yaml"), "kind: provider\nid: tarn-valley-colleg\nname: Near\n").unwrap();
    differs("a provider with an id that is near", run(&[]));
}

#[test]
fn changes_that_are_tried_are_not_kept() {
    let dir = place();
    fs::write(dir.path().join("none.yaml"), "kind: changes\n").unwrap();
    accredit_in(dir.path(), &["check", COURSE, "--what-if", "none.yaml", "--cache", "kept"]);
    assert!(entries(&dir.path().join("kept")).is_empty());
}

#[test]
fn an_entry_that_is_not_whole_is_none() {
    let dir = place();
    let args = ["check", COURSE, "--cache", "kept"];
    let good = seen(&accredit_in(dir.path(), &args));
    let files = entries(&dir.path().join("kept"));
    assert_eq!(files.len(), 1);
    let whole = fs::read(&files[0]).unwrap();
    let line = whole.iter().position(|b| *b == b'\n').unwrap();
    let text = String::from_utf8(whole.clone()).unwrap();
    let mut damaged: Vec<Vec<u8>> = Vec::new();
    damaged.extend((0..12).map(|n| whole[..whole.len() * n / 12].to_vec()));
    damaged.extend([line, line + 1, whole.len() - 1].map(|n| whole[..n].to_vec()));
    for at in [0, 15, 17, line - 1, line, line + 5, line + 200, whole.len() - 30, whole.len() - 1] {
        let mut flipped = whole.clone();
        flipped[at] ^= 1;
        damaged.push(flipped);
    }
    damaged.push(text.replacen("accredit-cache 1 ", "accredit-cache 2 ", 1).into_bytes());
    damaged.push(text.replacen("accredit-cache 1 ", "accredit-cache 1 99999999999999999999999", 1).into_bytes());
    damaged.push([&whole[..], b"more"].concat());
    damaged.push(vec![0xff; 4096]);
    for bytes in damaged {
        fs::write(&files[0], &bytes).unwrap();
        assert!(seen(&accredit_in(dir.path(), &args)) == good, "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(200)]));
        assert!(fs::read(&files[0]).unwrap() == whole, "it is made again");
    }
    fs::remove_file(&files[0]).unwrap();
    fs::create_dir(&files[0]).unwrap();
    let o = accredit_in(dir.path(), &args);
    assert!((o.status.code(), &o.stdout) == (good.0, &good.1), "a folder in its place changes no result");
    assert!(err(&o).contains("Nothing more is kept in the cache `kept`"), "{}", err(&o));
}

/// The damage is not seen by its digest alone: a whole entry of another course is none of this one.
#[test]
fn an_entry_of_another_course_is_none() {
    let dir = place();
    let args = ["check", "courses", "--format", "json", "--cache", "kept"];
    let good = seen(&accredit_in(dir.path(), &args));
    let files = entries(&dir.path().join("kept"));
    let whole = bytes(&files);
    for (n, f) in files.iter().enumerate() {
        fs::write(f, &whole[(n + 1) % whole.len()]).unwrap();
    }
    assert!(seen(&accredit_in(dir.path(), &args)) == good);
    assert!(bytes(&files) == whole);
}

#[test]
fn a_folder_that_cannot_be_written_is_a_note_and_the_run_goes_on() {
    let dir = place();
    fs::write(dir.path().join("kept"), "a file").unwrap();
    let (with, without) = (accredit_in(dir.path(), &["check", COURSE, "--cache", "kept"]), accredit_in(dir.path(), &["check", COURSE]));
    assert_eq!((with.status.code(), &with.stdout), (without.status.code(), &without.stdout));
    let said = err(&with);
    assert_eq!(said.matches("Nothing more is kept in the cache `kept`").count(), 1, "{said}");
}

#[test]
fn a_report_that_is_there_is_left_alone_and_one_that_is_not_is_written() {
    let dir = place();
    let out = dir.path().join("out");
    let args = ["report", "courses", "--out", "out", "--cache", "kept"];
    let first = seen(&accredit_in(dir.path(), &args));
    let files = entries(&out);
    let whole = bytes(&files);
    assert_eq!(files.len(), 6 * 5);
    let changed = |f: &PathBuf| fs::metadata(f).unwrap().modified().unwrap();
    let times: Vec<_> = files.iter().map(changed).collect();
    assert!(seen(&accredit_in(dir.path(), &args)) == first);
    assert!(files.iter().map(changed).eq(times.iter().copied()), "nothing is written again");
    // Another has the name now; what was there is cut, gone, or by another hand.
    fs::write(&files[0], &whole[0][..10]).unwrap();
    fs::remove_file(&files[7]).unwrap();
    fs::write(&files[13], vec![b'x'; whole[13].len()]).unwrap();
    assert!(seen(&accredit_in(dir.path(), &args)) == first);
    assert!(bytes(&files) == whole && entries(&out) == files);
    assert_eq!(files.iter().map(changed).zip(&times).filter(|(a, b)| a == *b).count(), 2 * 6);
    // Another folder is another matter.
    fs::remove_dir_all(&out).unwrap();
    assert!(seen(&accredit_in(dir.path(), &args)) == first && bytes(&files) == whole);
    edit(dir.path(), COURSE, "title: ", "title: Another ");
    let now = accredit_in(dir.path(), &args);
    let clean = accredit_in(dir.path(), &["report", "courses", "--out", "clean"]);
    assert_eq!(now.status.code(), clean.status.code());
    assert!(bytes(&entries(&dir.path().join("clean"))) == bytes(&files));
}

#[test]
fn a_name_that_passes_to_another_course_takes_the_reports_along() {
    let dir = place();
    let text = fs::read_to_string(dir.path().join(COURSE)).unwrap();
    let (a, b) = ("courses/tarn-valley-college/a.yaml", "courses/tarn-valley-college/b.yaml");
    fs::write(dir.path().join(a), text.replacen("title: ", "title: First ", 1)).unwrap();
    fs::write(dir.path().join(b), text.replacen("title: ", "title: Second ", 1)).unwrap();
    let run = |more: &[&str]| accredit_in(dir.path(), &[&["report", a, b, "--only", "html", "--quiet"][..], more].concat());
    run(&["--out", "out", "--cache", "kept"]);
    edit(dir.path(), a, "id: ", "id: other-");
    for _ in 0..2 {
        run(&["--out", "out", "--cache", "kept"]);
        run(&["--out", "clean"]);
        for f in entries(&dir.path().join("clean")) {
            let kept = dir.path().join("out").join(f.file_name().unwrap());
            assert!(fs::read(&kept).unwrap() == fs::read(&f).unwrap(), "{}", kept.display());
        }
    }
}

#[test]
fn only_the_forms_asked_for_are_written_and_they_are_those_of_the_whole() {
    let dir = place();
    accredit_in(dir.path(), &["report", COURSE, "--out", "all"]);
    accredit_in(dir.path(), &["report", COURSE, "--out", "some", "--only", "csv,html"]);
    let some = entries(&dir.path().join("some"));
    let names: Vec<_> = some.iter().map(|f| f.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(names, ["-gaps.csv", ".cy.html", ".html"].map(|e| format!("tarn-valley-certificate-link-work{e}")));
    for (f, name) in some.iter().zip(&names) {
        assert!(fs::read(f).unwrap() == fs::read(dir.path().join("all").join(name)).unwrap());
    }
    let o = accredit_in(dir.path(), &["report", COURSE, "--out", "x", "--only", "pdf"]);
    assert_eq!(o.status.code(), Some(3));
}
