//! Bounds: each has a default that no real file comes near, can be changed in one way, and says its name where it is met.

use crate::support::*;
use accredit::source::{LIMITS, Limits};
use std::fmt::Write as _;
use std::path::Path;

const AWARD: &str = "tests/cases/broken/duplicate-key/good.yaml";

/// Runs a command on a folder with one bound changed: exit code, what came out, what was said.
fn under(folder: &Path, verb: &str, bound: &str) -> (i32, String, String) {
    let o = accredit_in(folder, &[verb, ".", "--limit", bound]);
    (o.status.code().unwrap_or(-1), out(&o), err(&o))
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, text)| std::fs::write(dir.path().join(name), text).unwrap());
    dir
}

#[test]
fn each_bound_is_met_told_by_name_and_can_be_changed() {
    let award = text(AWARD);
    let aliases = award.replacen("nations: [England]", "nations: &n [England]", 1) + "\noffers:\n- {id: a, title: A, language: *n}\n";
    let many: String = award.clone() + &(0..30).map(|i| format!("unknown{i}: 1\n")).collect::<String>();
    let cites = award.replacen("{id: specification,", "{id: specification, file: s.md,", 1);
    let plain = folder(&[("c.yaml", &award)]);
    let two = folder(&[("c.yaml", &award), ("d.yaml", &award.replacen("sound-award", "other", 1))]);
    let (aliases, many) = (folder(&[("c.yaml", &aliases)]), folder(&[("c.yaml", &many)]));
    let document = folder(&[("c.yaml", &cites), ("s.md", "# Specification\n\nText of a specification.\n")]);
    for (name, tight, wide, folder, code, says) in [
        ("file-size", 500, 900_000, &plain, 2, "error[file-too-large]"),
        ("nesting", 2, 70, &plain, 2, "error[nested-too-deeply]"),
        ("values", 50, 500_000, &plain, 2, "error[file-too-large]"),
        ("aliases", 1, 200_000, &aliases, 2, "error[file-too-large]"),
        ("text", 20, 200_000, &plain, 2, "error[text-too-long]"),
        ("diagnostics", 3, 40, &many, 2, "27 more defects of this file are not shown"),
        ("work", 1_000, 2_000_000_000, &plain, 2, "error[too-much-work]"),
        ("files", 1, 2, &two, 3, "there are more than 1 YAML files"),
        ("document-size", 10, 40_000_000, &document, 1, "warning[document-unreadable]"),
    ] {
        let (exit, _, said) = under(folder.path(), "check", &format!("{name}={tight}"));
        let words = said.split_whitespace().filter(|w| *w != "=").collect::<Vec<_>>().join(" ");
        assert_eq!(exit, code, "{name}: {said}");
        assert!(words.contains(says) && words.contains(&format!("--limit {name}=")), "{name}: {said}");
        assert!(code == 3 || said.contains("c.yaml:"), "{name} has no place: {said}");
        let (_, _, said) = under(folder.path(), "check", &format!("{name}={wide}"));
        assert!(!said.contains(says), "{name}: {said}");
    }
    // Every bound has its row above or a test of its own below.
    assert_eq!(LIMITS.len(), 9 + ["document-text", "output"].len());
}

#[test]
fn what_lies_beyond_the_text_of_a_document_cannot_be_told() {
    let course =
        text(AWARD).replacen("{id: specification,", "{id: specification, file: s.md,", 1).replacen("page: 4", "heading: Late words", 1);
    let dir = folder(&[("c.yaml", &course), ("s.md", &format!("# Early\n\n{}\n\nLate words\n", "text ".repeat(400)))]);
    let whole = under(dir.path(), "check", "document-text=100000").2;
    let cut = under(dir.path(), "check", "document-text=1000").2;
    assert!(!cut.contains("cited-place-not-there"), "what was not looked at is not called missing: {cut}");
    let missing =
        text(AWARD).replacen("{id: specification,", "{id: specification, file: s.md,", 1).replacen("page: 4", "heading: Never there", 1);
    std::fs::write(dir.path().join("c.yaml"), missing).unwrap();
    assert!(!whole.contains("cited-place-not-there"), "{whole}");
    assert!(under(dir.path(), "check", "document-text=100000").2.contains("cited-place-not-there"));
    assert!(!under(dir.path(), "check", "document-text=1000").2.contains("cited-place-not-there"));
}

#[test]
fn output_for_people_is_bounded_and_what_is_left_out_is_counted() {
    let dir = tempfile::tempdir().unwrap();
    for i in 0..60 {
        let course = text(AWARD).replacen("sound-award", &format!("award-{i}"), 1).replacen("tqt: 60", "tqt: many", 1);
        std::fs::write(dir.path().join(format!("c{i:02}.yaml")), course).unwrap();
    }
    for verb in ["check", "gaps", "guarantees"] {
        let o = accredit_in(dir.path(), &[verb, "."]);
        assert!(o.stdout.len() <= (64 << 10) + 400, "{verb}: {} bytes", o.stdout.len());
        assert!(o.stderr.len() <= (64 << 10) + 400, "{verb}: {} bytes", o.stderr.len());
        assert!(out(&o).contains("left out; `--output FILE` writes all of them"), "{verb}");
        let (_, small, said) = under(dir.path(), verb, "output=3000");
        assert!(small.len() <= 3_400 && small.contains("left out"), "{verb}: {} bytes\n{small}", small.len());
        assert!(said.len() <= 3_400 && said.contains("… and ") && said.contains("--limit output="), "{verb}: {} bytes\n{said}", said.len());
    }
    // The sums stand whatever is left out; and a file holds everything.
    let (_, small, _) = under(dir.path(), "check", "output=3000");
    assert!(small.contains("60 courses: ") && small.contains("60 courses left out"), "{small}");
    let o = accredit_in(dir.path(), &["check", ".", "--output", "all.txt"]);
    assert_eq!(o.status.code(), Some(2));
    let all = std::fs::read_to_string(dir.path().join("all.txt")).unwrap();
    assert!(all.len() > 64 << 10 && !all.contains("left out"));
}

/// Forty optional units that come to a number of credits in many ways: what hangs on them cannot be told, and the run ends.
#[test]
fn routes_beyond_the_budget_cannot_be_told() {
    let mut course = text(AWARD);
    let mut units = String::new();
    for i in 0..40 {
        writeln!(units, "- {{id: u{i}, title: U{i}, credit: {}, group: g, outcomes: [{{id: u{i}.1, text: Explain it}}]}}", i + 1).unwrap();
    }
    course = course.replacen("\nassessments:", &format!("{units}\nassessments:"), 1) + "groups:\n- {id: g, choose: {credit: 400}}\n";
    course = course.replacen("from: talk-1,", "from: u3.1,", 1);
    let dir = folder(&[("c.yaml", &course)]);
    let (exit, shown, said) = under(dir.path(), "check", "work=700000");
    assert_eq!(exit, 2, "{said}");
    assert!(said.contains("ask for more than 700000 steps") && said.contains("work=VALUE"), "{said}\n{shown}");
    let (exit, _, said) = under(dir.path(), "check", "work=1000000000");
    assert!(exit == 1 && !said.contains("too-much-work"), "{said}");
}

/// A bound that is raised as far as it goes lets nothing fall over: what is too deep for a thread cannot be asked for.
#[test]
fn the_deepest_file_that_can_be_asked_for_is_told_of_like_any_other() {
    let flow = format!("kind: course\nid: a\ntitle: A\nfoo: {}{}\n", "[".repeat(990), "]".repeat(990));
    let block = (1..990).fold("kind: course\nid: b\ntitle: B\nfoo:\n".to_string(), |t, i| t + &" ".repeat(i) + "k:\n");
    let dir = folder(&[("a.yaml", &flow), ("b.yaml", &block)]);
    for command in ["check", "gaps"] {
        let (exit, _, said) = under(dir.path(), command, "nesting=1000");
        assert!(exit == 2 && said.contains("`foo`") && !said.contains("nested-too-deeply"), "{command}: {said}");
    }
}

/// No bound falls over where it is given as much as it takes, or nothing.
#[test]
fn every_bound_can_be_given_its_most_and_nothing() {
    for l in &LIMITS {
        for value in [l.most, 0] {
            let o = accredit(&["check", AWARD, "--quiet", "--limit", &format!("{}={value}", l.name)]);
            assert!(o.status.code().is_some_and(|c| c <= 3) && !err(&o).contains("panicked"), "{}={value}: {}", l.name, err(&o));
        }
    }
}

/// Real files stay far below every default: an eighth of each is enough for all of them.
#[test]
fn no_real_file_comes_near_a_bound() {
    let mut args: Vec<String> = ["check", "courses", "tests/real", "--format", "json", "--quiet"].map(String::from).to_vec();
    let whole = accredit(&args.iter().map(String::as_str).collect::<Vec<_>>());
    for l in LIMITS.iter().filter(|l| l.name != "output" && l.name != "files") {
        args.extend(["--limit".into(), format!("{}={}", l.name, l.default / 8)]);
    }
    let tight = accredit(&args.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(whole.stdout == tight.stdout, "an eighth is not enough");
}

#[test]
fn bounds_are_listed_and_a_slip_in_a_name_is_told() {
    let page = out(&accredit(&["explain", "limits"]));
    for l in &LIMITS {
        let mut limits = Limits::default();
        assert!(limits.set(l.name, 1) && limits != Limits::default(), "{}", l.name);
        assert!(page.contains(&format!("{} ({} {})", l.name, l.default, l.unit)), "{}", l.name);
        assert!(text("docs/guide.md").contains(&format!("| `{}` | {} {} |", l.name, l.default, l.unit)), "the guide lacks `{}`", l.name);
    }
    for (given, says) in [
        ("filesize=1", "did you mean `file-size`?"),
        ("file-size", "write a name, `=` and a number"),
        ("nesting=-1", "no whole number"),
        ("nesting=1001", "`nesting` can be 1000 levels at most"),
        ("file-size=18446744073709551615", "`file-size` can be 1073741824 bytes at most"),
    ] {
        let o = accredit(&["check", AWARD, "--limit", given]);
        assert!(o.status.code() == Some(3) && err(&o).contains(says), "{given}: {}", err(&o));
    }
}
