//! Broken files: `tests/cases/broken/NAME/` holds the files of a run, and `expected.txt` what a person is told. Whatever is
//! broken: a placed message, exit code 2, and the good course beside it is still judged.

use crate::support::*;
use accredit::pipeline::{self, Providers};
use accredit::source::{Limits, Source};

#[test]
fn each_broken_file_gets_a_placed_message_and_the_rest_is_judged() {
    let cases = folders("tests/cases/broken");
    assert!(cases.len() >= 30, "only {} cases", cases.len());
    for folder in cases {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let o = accredit_in(&folder, &["check", ".", "--width", "100"]);
        let said = err(&o);
        assert_eq!(o.status.code(), Some(2), "{name}\n{said}");
        assert!(said.contains("--> ") && said.contains(".yaml:"), "{name} has no place:\n{said}");
        assert!(!said.contains("panicked") && !said.contains("::"), "{name} shows the inside of the program:\n{said}");
        assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{name} lets a control character through");
        expect(&folder.join("expected.txt"), &said);
    }
}

/// Files too large or too deep to keep.
#[test]
fn huge_and_bottomless_files_are_refused_with_a_place() {
    let deep = format!("kind: course\nid: x\ntitle: {}", "[".repeat(100_000));
    let deep_blocks: String =
        std::iter::once("kind: course\n".to_string()).chain((0..2_000).map(|i| format!("{}k:\n", " ".repeat(i)))).collect();
    let wide = format!("kind: course\nid: x\ntitle: X\nnations: [{}]\n", "a, ".repeat(600_000));
    let laughs = {
        let mut s = String::from("kind: course\nid: x\ntitle: X\na: &a [x,x,x,x,x,x,x,x,x,x]\n");
        for (k, prev) in "bcdefghij".chars().zip("abcdefghi".chars()) {
            s.push_str(&format!("{k}: &{k} [{}]\n", format!("*{prev},").repeat(10)));
        }
        s
    };
    for (name, text, code) in [
        ("deep", deep, "nested-too-deeply"),
        ("blocks", deep_blocks, "nested-too-deeply"),
        ("wide", wide, "file-too-large"),
        ("laughs", laughs, "file-too-large"),
    ] {
        let checked = working().check(Source::new("x.yaml", &text));
        assert!(checked.diagnostics.iter().any(|d| d.code == code && d.place.is_some()), "{name}: {:?}", checked.diagnostics.first());
        // A course of which nothing can be read is undetermined as a whole, never a pass and never a gap.
        let course = working().judge(checked, &Providers::default()).expect("it says that it is a course").result;
        assert_eq!(course.counts.undetermined, course.findings.len());
    }
}

/// A good file cut at every line: never a panic, never a pass that the whole file would not get.
#[test]
fn a_file_cut_at_any_line_is_never_better_than_the_whole() {
    let (course, provider) = aligned();
    let mut providers = Providers::default();
    providers.add(working().check(Source::new("p.yaml", &provider)));
    let lines: Vec<&str> = course.split_inclusive('\n').collect();
    let mappings = lines.iter().position(|l| l.starts_with("mappings:")).unwrap();
    let (whole, _) = judge(working(), &course, Some(&provider));
    for n in 0..lines.len() {
        let text = lines[..n].concat();
        let checked = working().check(Source::new("c.yaml", &text));
        let placed = checked.diagnostics.iter().all(|d| d.place.is_some());
        assert!(placed, "cut at line {n}");
        let errors = !checked.diagnostics.is_empty();
        match working().judge(checked, &providers) {
            None => assert!(errors, "cut at line {n} is silently no course"),
            Some(accredit::pipeline::Judged { result, .. }) => {
                let aligned = result.alignment == accredit::model::result::Alignment::Aligned;
                assert!(result.counts.met <= whole.counts.met, "cut at line {n} does better than the whole");
                assert!(!aligned || n > mappings, "cut at line {n}, before its mappings, it passes");
            }
        }
    }
}

/// Each key of a good file deleted, misspelt and retyped in turn.
#[test]
fn no_key_can_be_spoilt_without_a_word() {
    let (course, _) = aligned();
    let lines: Vec<&str> = course.lines().collect();
    let mut spoilt = 0;
    for (i, line) in lines.iter().enumerate().step_by(3) {
        let Some((key, _)) = line.trim_start().trim_start_matches("- ").split_once(':') else { continue };
        if key.is_empty() || !key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') || line.trim_start().starts_with('#') {
            continue;
        }
        let misspelt = line.replacen(&format!("{key}:"), &format!("{key}x:"), 1);
        let mut text: Vec<&str> = lines.clone();
        text[i] = &misspelt;
        let checked = working().check(Source::new("c.yaml", text.join("\n")));
        let said = checked.diagnostics.iter().any(|d| d.place.as_ref().is_some_and(|p| p.line as usize == i + 1));
        assert!(said, "line {}: {misspelt}: {:?}", i + 1, checked.diagnostics);
        spoilt += 1;
    }
    assert!(spoilt > 50);
}

/// Every byte of a small file replaced by each hostile byte: no panic, and every place lies in the file.
#[test]
fn a_small_file_survives_every_single_byte_change() {
    let text = "kind: course\nid: a\ntitle: \"T\"\nnations: [England]\nqualification: {framework: RQF, level: 4}\nunits:\n- {id: u, title: U}\nmappings: []\n";
    for i in 0..text.len() {
        for b in [0u8, b'\t', b'"', b'\'', b'[', b'}', b':', b'-', b'&', b'*', b'!', b'|', b'%', b'@', b'#', b'\n', b' ', b'0', 0x7f] {
            let mut bytes = text.as_bytes().to_vec();
            bytes[i] = b;
            let changed = String::from_utf8(bytes).unwrap();
            let checked = accredit::validate::check(Source::new("x.yaml", &changed), Limits::default());
            for d in &checked.diagnostics {
                let p = d.place.as_ref().expect("a place");
                assert!(p.line as usize <= changed.lines().count() + 1, "{changed}\n{d:?}");
            }
            let _ = working().judge(checked, &Providers::default());
        }
    }
}

#[test]
fn a_broken_standard_stops_the_run_before_anything_is_judged_against_it() {
    let mut sources = pipeline::shipped();
    let i = sources.iter().position(|s| s.name.ends_with("lwc.yaml")).unwrap();
    sources[i] = Source::new("lwc.yaml", sources[i].text.replacen("NALW-ROLE-3", "NALW-ROLE-33", 1));
    let (_, diagnostics) = pipeline::catalogue(sources, Limits::default());
    let d = &diagnostics[0];
    assert_eq!((diagnostics.len(), d.code, d.help.as_deref()), (1, "unknown-reference", Some("did you mean `NALW-ROLE-3`?")));
}
