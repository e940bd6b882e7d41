//! The rules of the house, read off the source: who may know whom, who may touch the world, how long a file may be.

use crate::support::root;
use std::path::{Path, PathBuf};

/// What each folder may import from the crate. A stage knows the nouns; it does not know another stage.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("diagnostic", &["source"]),
    ("model", &["source", "diagnostic"]),
    ("load", &["source", "diagnostic", "model"]),
    ("validate", &["source", "diagnostic", "model"]),
    ("resolve", &["source", "diagnostic", "model"]),
    ("evaluate", &["source", "diagnostic", "model"]),
    ("judge", &["source", "diagnostic", "model"]),
    ("report", &["source", "diagnostic", "model"]),
    ("plan", &["source", "diagnostic", "model"]),
    ("pipeline", &["source", "diagnostic", "model", "shipped", "validate", "resolve", "evaluate", "judge", "plan"]),
    ("shipped", &[]),
    ("cli", &["source", "diagnostic", "model", "load", "pipeline", "report"]),
];

fn sources() -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut open: Vec<PathBuf> = vec![root("src")];
    while let Some(dir) = open.pop() {
        for e in std::fs::read_dir(&dir).unwrap() {
            let p = e.unwrap().path();
            if p.is_dir() {
                open.push(p);
            } else if p.extension().is_some_and(|x| x == "rs") {
                let name = p.strip_prefix(root("src")).unwrap().to_string_lossy().replace('\\', "/");
                out.push((name, std::fs::read_to_string(&p).unwrap()));
            }
        }
    }
    out.sort();
    out
}

/// Code without comments, and without what stands under `#[cfg(test)]`.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or(text);
    text.lines().map(|l| if l.trim_start().starts_with("//") { "" } else { l }).collect::<Vec<_>>().join("\n")
}

fn folder(name: &str) -> &str {
    name.split('/').next().unwrap().trim_end_matches(".rs")
}

#[test]
fn imports_point_one_way() {
    for (name, text) in sources() {
        let Some((_, allowed)) = MAY_KNOW.iter().find(|(f, _)| *f == folder(&name)) else { continue };
        for part in code(&text).split("crate::").skip(1) {
            let other: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            let ok = other == folder(&name) || allowed.contains(&other.as_str());
            assert!(ok, "{name} may not know `{other}`");
        }
    }
}

#[test]
fn every_folder_of_src_has_its_rule() {
    for (name, _) in sources() {
        let f = folder(&name);
        assert!(matches!(f, "main" | "lib") || MAY_KNOW.iter().any(|(x, _)| *x == f), "say in tests/structure.rs what `{f}` may know");
    }
}

#[test]
fn only_load_reads_files_and_only_cli_touches_the_rest_of_the_world() {
    for (name, text) in sources() {
        let code = code(&text);
        let f = folder(&name);
        for (word, who) in [
            ("std::fs", &["load", "cli"][..]),
            ("fs_err", &["load", "cli"]),
            ("File::open", &["load"]),
            ("read_to_string", &["load"]),
            ("std::env", &["cli"]),
            ("Timestamp::now", &["cli"]),
            ("Zoned::now", &["cli"]),
            ("SystemTime", &[]),
            ("println!", &["cli"]),
            ("eprint", &["cli"]),
            ("std::thread", &["cli"]),
            ("std::net", &["cli"]),
            ("rayon", &["cli"]),
            ("std::process", &["cli", "main"]),
            ("unsafe", &[]),
        ] {
            let found = code.contains(word) && !(word == "unsafe" && (f == "lib" || f == "report"));
            assert!(!found || who.contains(&f), "{name} may not use `{word}`");
        }
    }
}

#[test]
fn only_judge_gives_a_status_or_an_alignment() {
    for (name, text) in sources() {
        let f = folder(&name);
        if matches!(f, "judge" | "model" | "report" | "cli") {
            continue;
        }
        let code = code(&text);
        for word in ["Status::Met", "Status::NotMet", "Status::PartlyMet", "Alignment::Aligned", "Alignment::NotAligned"] {
            assert!(!code.contains(word), "{name} gives a status: {word}");
        }
    }
}

#[test]
fn nothing_a_user_can_send_reaches_a_panic() {
    for (name, text) in sources() {
        let code = code(&text);
        for word in [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "dbg!("] {
            assert!(!code.contains(word), "{name} has {word}");
        }
    }
}

#[test]
fn each_file_opens_with_what_it_is_for_and_stays_readable() {
    for (name, text) in sources() {
        assert!(text.starts_with("//! "), "{name} does not say what it is for");
        let lines = code(&text).lines().filter(|l| !l.trim().is_empty()).count();
        assert!(lines <= 400, "{name} has {lines} lines of code");
    }
}

#[test]
fn every_diagnostic_code_is_used_and_every_code_used_is_in_the_table() {
    let all: String = sources().iter().filter(|(n, _)| n != "diagnostic/codes.rs").map(|(_, t)| code(t)).collect();
    for c in accredit::diagnostic::CODES {
        assert!(all.contains(&format!("\"{}\"", c.code)), "`{}` is never given", c.code);
    }
    for marker in ["Diagnostic::new(\"", "Problem::new(\"", "refuse(\""] {
        for part in all.split(marker).skip(1) {
            let code = part.split('"').next().unwrap();
            assert!(accredit::diagnostic::info(code).is_some(), "`{code}` is not in the table");
        }
    }
}

/// Codes that stand in more than one table, because they mean the same there; `explain` shows every page of them.
const SHARED: &[&str] = &["claimed-not-assessed", "parameter-unset", "taught-not-assessed"];

/// Words of the judge with a hyphen that are no reason.
const NO_REASON: &[&str] = &["cannot-tell"];

fn is_code(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !word.ends_with('-')
}

#[test]
fn every_reason_given_is_in_the_table_and_every_reason_in_the_table_is_given() {
    // Cautions have a table of their own, and tests that keep it whole.
    let stage = |f: &str| -> String {
        let of = sources().into_iter().filter(|(n, _)| folder(n) == f && !n.starts_with("evaluate/cautions/"));
        of.map(|(_, t)| code(&t)).collect::<Vec<_>>().join("\n")
    };
    let (evaluate, judge) = (stage("evaluate"), stage("judge"));
    for r in accredit::model::reason::all() {
        let literal = format!("\"{}\"", r.code);
        assert!(evaluate.contains(&literal) || judge.contains(&literal), "the reason `{}` is never given", r.code);
    }
    let known = |c: &str| accredit::model::reason::info(c).is_some();
    // What follows a truth is a reason; so is a hyphenated word that is the first argument of a call, or of a pair.
    let both = format!("{evaluate}\n{judge}").split_whitespace().collect::<Vec<_>>().join(" ");
    for (marker, hyphen) in [
        ("Truth::Holds, \"", false),
        ("Truth::Fails, \"", false),
        ("Truth::CannotTell, \"", false),
        ("code: \"", false),
        ("(\"", true),
        ("( \"", true),
    ] {
        for part in both.split(marker).skip(1) {
            let (word, rest) = part.split_once('"').unwrap();
            let meant = is_code(word) && (!hyphen || word.contains('-') && rest.starts_with(','));
            assert!(!meant || known(word), "`{word}` is given as a reason and is not in src/model/reason");
        }
    }
    for word in judge.split('"').skip(1).step_by(2).filter(|w| is_code(w) && w.contains('-')) {
        assert!(known(word) || NO_REASON.contains(&word), "the judge knows a reason `{word}` that is not in src/model/reason");
    }
}

#[test]
fn no_code_means_two_things() {
    let cautions = accredit::model::caution::CAUTIONS.iter().flat_map(|f| f.iter()).map(|c| c.code);
    let mut all: Vec<&str> = accredit::diagnostic::CODES.iter().map(|c| c.code).chain(cautions).collect();
    for family in accredit::model::reason::REASONS {
        for pair in family.windows(2) {
            assert!(pair[0].code < pair[1].code, "{} stands before {}", pair[0].code, pair[1].code);
        }
        all.extend(family.iter().map(|r| r.code));
    }
    let mut reasons: Vec<&str> = accredit::model::reason::all().map(|r| r.code).collect();
    reasons.sort_unstable();
    assert!(reasons.windows(2).all(|p| p[0] != p[1]), "a reason stands twice in the table");
    all.sort_unstable();
    for pair in all.windows(2).filter(|p| p[0] == p[1]) {
        assert!(SHARED.contains(&pair[0]), "`{}` stands in two tables: if it means the same in both, say so in SHARED", pair[0]);
    }
}

#[test]
fn paths_named_in_the_documents_exist() {
    for doc in ["README.md", "CHANGELOG.md", "docs/guide.md"] {
        let Ok(text) = std::fs::read_to_string(root(doc)) else { panic!("{doc} is missing") };
        for word in text.split(['`', '(', ')', ' ', '\n', '"']) {
            let word = word.split('#').next().unwrap_or(word).trim_end_matches(['.', ',', ':', ';']);
            let ours = ["src/", "standards/", "courses/", "tests/", "docs/", "benches/", ".ci/"].iter().any(|p| word.starts_with(p));
            if ours && !word.contains(['*', '<', '…']) && !word.chars().any(|c| c.is_ascii_uppercase()) {
                assert!(Path::new(&root(word)).exists(), "{doc} names {word}, which does not exist");
            }
        }
    }
}
