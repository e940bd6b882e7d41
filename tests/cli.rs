//! The command line as a person meets it: exit codes, help, formats, files written.

use crate::support::*;
use std::collections::BTreeSet;

#[test]
fn exit_codes_are_a_contract() {
    for (args, code) in [
        (&["check", "courses/tarn-valley-college"][..], 0),
        (&["check", "courses/harrow-moor-institute"], 1),
        (&["check", "courses/harrow-moor-institute", "--fail-on", "never"], 0),
        (&["check", "courses/coleg-glan-afon"], 1),
        (&["check", "courses/coleg-glan-afon", "--fail-on", "not-aligned"], 0),
        (&["gaps", "courses/harrow-moor-institute"], 1),
        (&["check", "tests/cases/broken/duplicate-key"], 2),
        (&["check", "no/such/folder"], 3),
        (&["check", "--profile", "workng"], 3),
        (&["check", "--as-of", "yesterday"], 3),
        (&["chek"], 3),
        (&["plan", "courses/tarn-valley-college"], 0),
        (&["plan", "courses/brambledown-training"], 1),
        (&["explain", "LWC-5.1"], 0),
        (&["explain", "LWC-55.1"], 3),
        (&["standards", "lint"], 0),
        (&["--help"], 0),
    ] {
        let o = accredit(args);
        assert_eq!(o.status.code(), Some(code), "{args:?}: {}", err(&o));
    }
}

#[test]
fn results_go_to_standard_output_and_everything_else_to_standard_error() {
    let o = accredit(&["check", "--format", "json", "tests/real"]);
    serde_json::from_slice::<serde_json::Value>(&o.stdout).unwrap();
    assert!(err(&o).contains("unknown-framework"));
}

#[test]
fn a_slip_in_the_command_gets_a_suggestion() {
    assert!(err(&accredit(&["check", "--profile", "workng"])).contains("did you mean `working`?"));
    assert!(err(&accredit(&["explain", "LWC-55.1"])).contains("did you mean"));
    assert!(err(&accredit(&["standards", "show", "lcw"])).contains("did you mean `lwc`?"));
}

#[test]
fn every_command_has_help_with_examples() {
    for verb in ["check", "report", "watch", "serve", "gaps", "plan", "documents", "explain", "standards", "new", "schema"] {
        assert!(out(&accredit(&[verb, "--help"])).contains("Examples:\n"), "{verb}");
    }
}

#[test]
fn a_screen_of_one_course_fits_a_terminal() {
    let o = out(&accredit(&["check", "courses/harrow-moor-institute", "--width", "120"]));
    let screen = o.rsplit('─').next().unwrap();
    assert!(screen.lines().count() <= 50, "{} lines", screen.lines().count());
    assert!(o.lines().all(|l| l.chars().count() <= 120));
    let narrow = out(&accredit(&["check", "courses/harrow-moor-institute", "--width", "60"]));
    assert!(narrow.lines().all(|l| l.chars().count() <= 60), "{:?}", narrow.lines().find(|l| l.chars().count() > 60));
}

#[test]
fn colour_is_written_only_when_asked_or_wanted() {
    assert!(!out(&accredit(&["check"])).contains('\u{1b}'));
    assert!(out(&accredit(&["check", "--color", "always"])).contains('\u{1b}'));
}

#[test]
fn report_writes_six_whole_files_for_each_course() {
    let dir = tempdir();
    let o = accredit(&["report", "--out", dir.path().to_str().unwrap()]);
    assert_eq!(o.status.code(), Some(0), "{}", err(&o));
    let files: BTreeSet<String> = std::fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(files.len(), 30, "{files:?}");
    for f in files.iter().filter(|f| f.ends_with(".html")) {
        let page = std::fs::read_to_string(dir.path().join(f)).unwrap();
        assert!(page.trim_end().ends_with("</html>"), "{f}");
        assert!(!page.contains("<script") && !page.contains("http-equiv"), "{f} needs no script");
        // A Welsh page has the findings' own English sentences beside its own.
        let (most, standing) = if f.ends_with(".cy.html") { (168_000, "drafft gweithio") } else { (132_000, "working draft") };
        assert!(page.len() < most, "{f} has {} bytes", page.len());
        assert!(page.contains(standing) && page.contains("2026-11-21"), "{f}");
    }
    let again = tempdir();
    accredit(&["report", "--out", again.path().to_str().unwrap()]);
    for f in &files {
        assert!(std::fs::read(dir.path().join(f)).unwrap() == std::fs::read(again.path().join(f)).unwrap(), "{f} differs between two runs");
    }
}

#[test]
fn hostile_titles_and_ids_do_no_harm() {
    let dir = tempdir();
    let course =
        "kind: course\nid: nice\ntitle: \"<script>alert(1)</script> {{ 7*7 }} =HYPERLINK(1) \\u200Bevil\\uFEFF | `x`\"\nmappings: []\n";
    std::fs::write(dir.path().join("c.yaml"), course).unwrap();
    let target = dir.path().join("out");
    let o = accredit(&["report", dir.path().join("c.yaml").to_str().unwrap(), "--out", target.to_str().unwrap()]);
    assert_eq!(o.status.code(), Some(0), "{}", err(&o));
    let html = std::fs::read_to_string(target.join("nice.html")).unwrap();
    assert!(!html.contains("<script>") && html.contains("&lt;script&gt;") && html.contains("{{ 7*7 }}"));
    for text in [html, out(&o), out(&accredit(&["check", dir.path().to_str().unwrap(), "--format", "md"]))] {
        assert!(!text.contains('\u{200b}') && !text.contains('\u{feff}'));
    }
}

#[test]
fn new_never_overwrites() {
    let dir = tempdir();
    let file = dir.path().join("c.yaml");
    assert_eq!(accredit_in(dir.path(), &["new", "course", "c.yaml"]).status.code(), Some(0));
    std::fs::write(&file, "mine").unwrap();
    assert_eq!(accredit_in(dir.path(), &["new", "course", "c.yaml"]).status.code(), Some(3));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn it_works_in_an_empty_folder() {
    let dir = tempdir();
    let o = accredit_in(dir.path(), &["check"]);
    assert_eq!(o.status.code(), Some(3));
    assert!(err(&o).contains("accredit new course"), "{}", err(&o));
    accredit_in(dir.path(), &["new", "course", "my.yaml"]);
    let o = accredit_in(dir.path(), &["check", "my.yaml"]);
    assert_eq!(o.status.code(), Some(1), "{}{}", out(&o), err(&o));
}

#[test]
fn a_course_named_alone_finds_its_provider_beside_it() {
    let alone = check_json(&["courses/tarn-valley-college/level-4-certificate-link-work.yaml"]);
    let folder = check_json(&["courses/tarn-valley-college"]);
    assert_eq!(alone["courses"][0]["findings"], folder["courses"][0]["findings"]);
}

#[test]
fn standards_can_be_replaced_with_a_folder() {
    let own = accredit(&["check", "--format", "json", "--standards", "standards"]);
    let shipped = accredit(&["check", "--format", "json"]);
    let verdicts = |o: &std::process::Output| {
        let v: serde_json::Value = serde_json::from_slice(&o.stdout).unwrap();
        v["courses"].as_array().unwrap().iter().map(|c| c["verdict"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(verdicts(&own), verdicts(&shipped));
}

#[test]
fn nothing_is_judged_against_broken_standards() {
    let dir = tempdir();
    for (name, body) in accredit::shipped::STANDARDS {
        let file = dir.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, body.replacen("force: mandatory", "force: compulsory", usize::from(name.ends_with("lwc.yaml")))).unwrap();
    }
    let o = accredit(&["check", "--standards", dir.path().to_str().unwrap()]);
    assert_eq!((o.status.code(), out(&o).as_str()), (Some(2), ""));
    assert!(err(&o).contains("`compulsory` is not a choice for `force`") && err(&o).contains("nothing is judged"), "{}", err(&o));
}

#[test]
fn schemas_are_printed_as_published() {
    for kind in ["course", "provider", "standard", "profile", "levels", "methods", "sources", "waivers", "changes", "plan", "result"] {
        let o = accredit(&["schema", kind]);
        let v: serde_json::Value = serde_json::from_slice(&o.stdout).unwrap();
        assert_eq!(v["$schema"], "https://json-schema.org/draft/2020-12/schema", "{kind}");
    }
}

fn tempdir() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn guarantees_say_what_every_completer_has_been_assessed_in_and_what_not() {
    let o = accredit(&["guarantees", "courses/harrow-moor-institute", "--quiet"]);
    assert_eq!(o.status.code(), Some(0));
    let text = out(&o);
    assert!(
        text.contains("LWC-1.1")
            && text.contains("assessed at RQF level 4 or above, seen by somebody at work with a person, on at least 2"),
        "{text}"
    );
    // What only an option reaches is not guaranteed, and the statement says so.
    let not = text.split("that outcomes should carry are not").nth(1).unwrap();
    assert!(not.contains("LWC-3.4") && not.contains("only the optional unit SP411"), "{not}");
    assert!(text.contains("not NALW's words") && text.contains("Alignment is not accreditation"));
    // A file that is partly broken guarantees less, and the exit code says so.
    assert_eq!(accredit(&["guarantees", "tests/cases/broken/duplicate-key", "--quiet"]).status.code(), Some(2));
    let page = out(&accredit(&["guarantees", "courses/harrow-moor-institute", "--quiet", "--format", "md"]));
    assert!(page.contains("| LWC\\-1.1") || page.contains("| LWC-1.1"), "{page}");
}

/// What is no file is never replaced by one: a report renamed over a device would take it from every program.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_written_into_and_stays_what_it_is() {
    use std::os::unix::fs::FileTypeExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    let _listening = std::os::unix::net::UnixListener::bind(&path).unwrap();
    let o = accredit(&["check", "courses/tarn-valley-college", "--quiet", "--output", path.to_str().unwrap()]);
    assert_eq!(o.status.code(), Some(3), "a socket cannot be opened as a file: {}", err(&o));
    assert!(std::fs::metadata(&path).unwrap().file_type().is_socket(), "it was replaced");
}
