//! Nothing typed into a file leaves its place in any form of output: each free text of a course and its provider holds a
//! hostile one in turn, and every output is read by the parser of its form. What stands in a page, a table or a document is the same
//! as with a harmless text of the same length, letter for letter, but for the text itself.

use crate::support::*;
use accredit::source::{Limits, Node, Source, Tree};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

/// Each begins as one form of attack does, and holds others.
const HOSTILE: [&str; 6] = [
    r#"<script>alert(1)</script><img src=x onerror=alert(1)>"' onload="x" <svg/onload=y> {{ 7 * 7 }}{% raw %} </title></style><!--"#,
    r#"=HYPERLINK("http://evil.example/","x")+cmd|' /C calc'!A0 <a href='javascript:alert(1)'>"#,
    r#"@SUM(1+1)*cmd [a](javascript:alert(1)) ![i](http://evil.example/x.png) <http://evil.example/> | a | b | **b** # h"#,
    r#"::error file=x::gone %0A::add-mask::y ##[error]z ]]> <![CDATA[ &amp; &#x1b; &evil; ?> <!DOCTYPE x>"#,
    r#"javascript:alert(1) data:text/html,<b>x</b> http://evil.example/ https://evil.example/ "#,
    r#"-2+3+cmd|'/C calc'!A0 ${7*7} $(id) \\evil\share %s %n {0} ../../x ~~s~~ <details open ontoggle=x>"#,
];

/// A text of the same form that means nothing anywhere.
fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() || c == ' ' { c } else { 'x' }).collect()
}

/// Keys whose value may be any text, as the published schema has it; those of a list end in `[]`.
fn free_keys(kind: &str) -> BTreeSet<String> {
    let schema: Value = serde_json::from_str(accredit::pipeline::schema(kind).unwrap()).unwrap();
    fn at<'a>(schema: &'a Value, v: &'a Value) -> &'a Value {
        v["$ref"].as_str().map_or(v, |r| schema.pointer(r.trim_start_matches('#')).unwrap())
    }
    fn free(schema: &Value, v: &Value) -> bool {
        let v = at(schema, v);
        let bound = ["enum", "const", "pattern", "format"].iter().any(|k| v.get(*k).is_some());
        let any = ["anyOf", "oneOf"].iter().filter_map(|k| v[*k].as_array()).flatten().any(|x| free(schema, x));
        !bound && (v["type"] == "string" || any)
    }
    let mut out = BTreeSet::new();
    let mut open = vec![&schema];
    while let Some(v) = open.pop() {
        for (name, p) in v["properties"].as_object().into_iter().flatten() {
            if free(&schema, p) {
                out.insert(name.clone());
            }
            if free(&schema, &at(&schema, p)["items"]) {
                out.insert(format!("{name}[]"));
            }
        }
        open.extend(v.as_object().into_iter().flat_map(|m| m.values()).chain(v.as_array().into_iter().flatten()));
    }
    // These are texts to the schema, and names of other things to the engine: with them wrong there is little to report.
    for name in ["framework", "method", "requirement", "requirements", "requirements[]", "to[]", "covers", "nations[]", "date", "file"] {
        out.remove(name);
    }
    out
}

/// The text of a file with every free text in it replaced.
fn with(text: &str, kind: &str, value: impl Fn(usize) -> String) -> (String, BTreeSet<String>) {
    let (tree, problems) = accredit::source::read(&Source::new("x.yaml", text), Limits::default());
    let tree = tree.unwrap();
    assert!(problems.is_empty());
    let keys = free_keys(kind);
    let mut seen = BTreeSet::new();
    let mut places = BTreeMap::new();
    walk(&tree, tree.root(), "", &mut |name, node| {
        if keys.contains(name) {
            seen.insert(name.to_string());
            let span = tree.span(node);
            places.insert(span.start as usize, span.end as usize);
        }
    });
    let mut out = text.to_string();
    for (n, (from, to)) in places.iter().enumerate().rev() {
        // A text over several lines is ended by the line that follows it.
        let end = if text[*from..*to].ends_with('\n') { "\n" } else { "" };
        out.replace_range(from..to, &format!("{}{end}", Value::from(value(n))));
    }
    (out, seen)
}

fn walk(tree: &Tree, node: accredit::source::NodeId, name: &str, each: &mut impl FnMut(&str, accredit::source::NodeId)) {
    match tree.node(node) {
        Node::Scalar(_) => each(name, node),
        Node::List(items) => items.iter().for_each(|i| walk(tree, *i, &format!("{name}[]"), each)),
        Node::Map(entries) => entries.iter().for_each(|(k, v)| walk(tree, *v, tree.text(*k), each)),
    }
}

/// A folder with a course that has gaps, and its provider; every free text is one of the six, each in turn by `turn`.
fn folder(turn: usize, make: impl Fn(&str) -> String) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let value = |n: usize| make(HOSTILE[(n + turn) % HOSTILE.len()]);
    let home = "courses/harrow-moor-institute";
    let (course, seen) = with(&text(&format!("{home}/level-4-diploma-social-prescribing-practice.yaml")), "course", value);
    assert!(seen.len() >= 20, "{seen:?}");
    let (provider, _) = with(&text(&format!("{home}/provider.yaml")), "provider", value);
    std::fs::write(dir.path().join("course.yaml"), course).unwrap();
    std::fs::write(dir.path().join("provider.yaml"), provider).unwrap();
    dir
}

/// Every file that `report` and `publish` write for a folder.
fn written(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    for args in
        [&["report", ".", "--out", "report"][..], &["publish", "course.yaml", "--out", "site", "--base-url", "https://example.org/"]]
    {
        let o = accredit_in(folder, args);
        assert_eq!(o.status.code(), Some(0), "{args:?}: {}", err(&o));
    }
    let (mut out, mut open) = (BTreeMap::new(), vec![folder.join("report"), folder.join("site")]);
    while let Some(dir) = open.pop() {
        for e in std::fs::read_dir(dir).unwrap() {
            let path = e.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                out.insert(path.strip_prefix(folder).unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    out
}

/// Elements of a page with the names of their attributes. What an attribute leads to is held to what we write ourselves.
fn page(html: &str) -> Vec<String> {
    use html5gum::{Token, Tokenizer};
    let name = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
    let mut out = Vec::new();
    for token in Tokenizer::new(html) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let mut element = name(&tag.name);
                for (key, value) in &tag.attributes {
                    let (key, value) = (name(key), name(value));
                    assert!(!key.starts_with("on"), "<{element} {key}>");
                    if matches!(key.as_str(), "href" | "src" | "action") {
                        let value = value.to_lowercase();
                        assert!(!value.contains("javascript:") && !value.starts_with("data:text"), "{value}");
                        assert!(!value.contains("//evil."), "data makes a link: {value}");
                    }
                    element += &format!(" {key}");
                }
                out.push(element);
            }
            Token::EndTag(tag) => out.push(format!("/{}", name(&tag.name))),
            Token::Comment(_) | Token::Doctype(_) => out.push("!".into()),
            Token::String(_) | Token::Error(_) => {}
        }
    }
    out
}

/// Elements of an XML text; fails where it is not well formed, or names what it does not declare itself.
fn xml(text: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut out = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|e| panic!("{e}: {text}")) {
            quick_xml::events::Event::Start(e) | quick_xml::events::Event::Empty(e) => {
                out.push(e.name().as_ref().to_string());
                e.attributes().for_each(|a| drop(quick_xml::escape::unescape(&a.unwrap().value).unwrap()));
            }
            quick_xml::events::Event::DocType(_) => panic!("a document type: {text}"),
            quick_xml::events::Event::Eof => return out,
            _ => {}
        }
    }
}

/// What Markdown makes of a text: its elements in order, without their text.
fn markdown(text: &str) -> Vec<String> {
    use pulldown_cmark::{Event, Options, Parser};
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES;
    let mut out = Vec::new();
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Html(h) | Event::InlineHtml(h) => out.push(format!("html {h}")),
            Event::Start(tag) => out.push(format!("{tag:?}").chars().take_while(|c| c.is_alphabetic()).collect()),
            Event::Code(_) => out.push("code".into()),
            _ => {}
        }
    }
    out
}

fn parts(zipped: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zipped)).unwrap();
    let names: Vec<String> = archive.file_names().map(|n| n.unwrap().into_owned()).collect();
    let mut read = |n: &String| {
        let mut text = String::new();
        archive.by_name(n).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    names.iter().map(|n| (n.clone(), read(n))).collect()
}

fn cells(csv: &str) -> usize {
    let mut rows = 0;
    for record in csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes()).records() {
        let record = record.unwrap();
        rows += 1;
        assert!(record.iter().all(|c| !c.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{record:?}");
    }
    rows
}

fn quiet(text: &str, of: &str) {
    let bad =
        |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.contains(bad), "{of}: {:?}", text.find(bad).map(|i| &text[i..(i + 20).min(text.len())]));
}

/// Holds one written file against the same with harmless texts.
fn held(name: &str, bytes: &[u8], other: &[u8]) {
    let text = |b: &[u8]| String::from_utf8(b.to_vec()).unwrap();
    match name.rsplit('.').next().unwrap() {
        "html" => assert!(page(&text(bytes)) == page(&text(other)), "{name}: the elements differ"),
        "csv" => assert_eq!(cells(&text(bytes)), cells(&text(other)), "{name}"),
        "json" => drop(serde_json::from_slice::<Value>(bytes).unwrap()),
        "xml" => assert_eq!(xml(&text(bytes)), xml(&text(other)), "{name}"),
        "xlsx" | "docx" => {
            let (these, those) = (parts(bytes), parts(other));
            assert_eq!(these.keys().collect::<Vec<_>>(), those.keys().collect::<Vec<_>>(), "{name}");
            for (part, body) in &these {
                assert!(!body.contains("<f>") && !body.contains("TargetMode") && !body.contains("instrText"), "{name} {part}");
                let elements = |b: &str| xml(b).into_iter().collect::<BTreeSet<String>>();
                assert_eq!(elements(body), elements(&those[part]), "{name} {part}");
            }
        }
        "js" => {
            let data = |b: &[u8]| {
                let (before, list) = text(b).split_once('=').map(|(a, b)| (a.to_string(), b.to_string()))?;
                ["window.accreditIndex", "window.accreditCompare"].contains(&before.as_str()).then_some(list)
            };
            if let Some(list) = data(bytes).map(|t| t.trim_end().trim_end_matches(';').to_string()) {
                assert!(serde_json::from_str::<Value>(&list).unwrap().is_array(), "{name}");
            } else {
                assert!(bytes == other, "{name} holds what was typed");
            }
        }
        _ => {}
    }
    if !name.ends_with("xlsx") && !name.ends_with("docx") {
        // Rows of a CSV file end with both, as its standard has it.
        quiet(&text(bytes).replace("\r\n", "\n"), name);
    }
}

#[test]
fn nothing_typed_leaves_its_place_in_any_form_of_output() {
    // Two of six turns: every field holds two of the texts, every text stands in a third of the fields. `0..6` takes minutes.
    for turn in [0, 3] {
        let (evil, good) = (folder(turn, str::to_string), folder(turn, harmless));
        let (these, those) = (written(evil.path()), written(good.path()));
        // Names of files are made of ids, so both runs write the same.
        assert_eq!(these.keys().collect::<Vec<_>>(), those.keys().collect::<Vec<_>>());
        these.iter().for_each(|(name, bytes)| held(name, bytes, &those[name]));

        let run = |dir: &tempfile::TempDir, args: &[&str]| {
            let o = accredit_in(dir.path(), args);
            assert!(matches!(o.status.code(), Some(0 | 1)), "{args:?}: {}", err(&o));
            quiet(&err(&o), "messages");
            out(&o)
        };
        for args in [&["check", "."][..], &["gaps", "."], &["plan", "."], &["guarantees", "."], &["documents", "."]] {
            quiet(&run(&evil, args), args[0]);
        }
        cells(&run(&evil, &["check", ".", "--format", "csv"]));
        for args in [["check", ".", "--format", "md"], ["plan", ".", "--format", "md"], ["guarantees", ".", "--format", "md"]] {
            let (this, that) = (markdown(&run(&evil, &args)), markdown(&run(&good, &args)));
            let first = this.iter().zip(&that).position(|(a, b)| a != b).map(|i| &this[i.saturating_sub(3)..=i]);
            assert!(this == that, "{args:?} of turn {turn}: {first:?}");
        }
        let junit = run(&evil, &["check", ".", "--format", "junit"]);
        assert_eq!(xml(&junit), xml(&run(&good, &["check", ".", "--format", "junit"])), "turn {turn}");
        for line in run(&evil, &["check", ".", "--format", "github"]).lines() {
            let (head, data) = line.strip_prefix("::").and_then(|l| l.split_once("::")).unwrap_or_else(|| panic!("{line}"));
            let command = head.split(' ').next().unwrap();
            assert!(["error", "warning", "notice"].contains(&command), "{line}");
            assert!(head.split_once(' ').unwrap().1.split(',').all(|p| p.contains('=')), "{line}");
            assert!(!data.contains("%0A") && !data.contains('\r'), "{line}");
        }
        let sarif: Value = serde_json::from_str(&run(&evil, &["check", ".", "--format", "sarif"])).unwrap();
        for r in sarif["runs"][0]["results"].as_array().unwrap() {
            let said = r["message"]["text"].as_str().unwrap();
            assert!(!said.replace("\\[", "").contains('[') && !said.replace("{{", "").contains('{'), "{said}");
        }
        let yaml = run(&evil, &["plan", ".", "--format", "yaml"]);
        let read = accredit::validate::check(Source::new("changes.yaml", &yaml), Limits::default());
        assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics.first());
    }
}
