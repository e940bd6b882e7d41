//! Words of any kind wherever a course or its provider has free text: what comes out in HTML, Markdown, CSV, JSON, SARIF and
//! JUnit holds them as words. No element, attribute or link that harmless words do not give too, nothing a spreadsheet would
//! reckon, nothing that turns or hides a line.

#![no_main]

use accredit::pipeline::{Judged, Providers};
use accredit::report::rows::is_formula;
use accredit::report::text::is_unsafe;
use accredit::source::Source;
use accredit_fuzz::{COURSE, Forms, PROVIDER, forms, places, run, site};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::OnceLock;

/// What harmless words give.
#[derive(Default)]
struct Harmless {
    /// Elements, and attributes of elements.
    html: BTreeSet<String>,
    markdown: BTreeSet<String>,
}

fuzz_target!(init: { harmless(); }, |data: &[u8]| {
    let Ok(words) = std::str::from_utf8(data) else { return };
    let judged = judge(words);
    let harmless = harmless();
    let made = forms(run(), &judged.result, &judged.diagnostics);
    for (name, html) in pages(&judged, &made) {
        let (found, scripts) = elements(&html);
        let strange: Vec<_> = found.difference(&harmless.html).collect();
        assert!(strange.is_empty(), "{name} has {strange:?}");
        assert!(scripts <= 4, "{name} has {scripts} scripts");
    }
    markdown(&made.markdown, &harmless.markdown);
    list(&made.csv);
    data_of(&made);
});

/// The course and its provider with these words in every free text, through the ordinary way.
fn judge(words: &str) -> Judged {
    // Every character by its number: YAML can then neither misread nor refuse the words themselves.
    let mut escaped = String::new();
    for c in words.chars() {
        let _ = write!(escaped, "\\U{:08X}", c as u32);
    }
    let mut providers = Providers::default();
    places(&providers.add(run().check(Source::new("provider.yaml", PROVIDER.replace("WORDS", &escaped)))));
    let checked = run().check(Source::new("courses/x.yaml", COURSE.replace("WORDS", &escaped)));
    let judged = run().judge(checked, &providers).expect("the course is a course whatever it is called");
    places(&judged.diagnostics);
    judged
}

fn harmless() -> &'static Harmless {
    static HARMLESS: OnceLock<Harmless> = OnceLock::new();
    HARMLESS.get_or_init(|| {
        let mut out = Harmless::default();
        let long = "words ".repeat(100);
        for words in [
            "words",
            "",
            " ",
            "two words",
            "https://college.example/a?b=c",
            "mailto:a@b.example",
            "12",
            "accredited",
            "none",
            "TBC",
            "\u{7}",
            "a\nb",
            &long,
        ] {
            let judged = judge(words);
            let made = forms(run(), &judged.result, &judged.diagnostics);
            for (_, html) in pages(&judged, &made) {
                out.html.extend(elements(&html).0);
            }
            out.markdown.extend(tags(&made.markdown));
        }
        out
    })
}

/// The pages of the report and those of a site, in each language.
fn pages(judged: &Judged, made: &Forms) -> Vec<(String, String)> {
    let files = site(run(), &judged.result, &judged.diagnostics).into_iter().filter(|(path, _)| path.ends_with(".html"));
    let files = files.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("a page is UTF-8")));
    files.chain(made.html.iter().map(|page| ("report".to_string(), page.clone()))).collect()
}

/// Elements and attributes of a page, and how many scripts it has. Addresses are looked at here.
fn elements(html: &str) -> (BTreeSet<String>, usize) {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let (mut out, mut scripts) = (BTreeSet::new(), 0);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        scripts += usize::from(name == "script");
        for (attribute, value) in &tag.attributes {
            let attribute = String::from_utf8_lossy(attribute);
            if matches!(&*attribute, "href" | "src" | "action" | "formaction" | "xlink:href" | "data" | "srcdoc") {
                address(&String::from_utf8_lossy(value));
            }
            out.insert(format!("{name} {attribute}"));
        }
        out.insert(name);
    }
    (out, scripts)
}

/// Addresses lead to the web, to a place in the page, or to a file of the site.
fn address(value: &str) {
    let bare: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
    let scheme = bare.split_once(':').map(|(s, _)| s).filter(|s| !s.contains(['/', '#', '?']));
    assert!(matches!(scheme, None | Some("http" | "https" | "mailto")), "a link to {value:?}");
}

/// What stands in angle brackets.
fn tags(markdown: &str) -> BTreeSet<String> {
    markdown.match_indices('<').map(|(i, _)| markdown[i..].chars().take_while(|c| !matches!(c, '>' | ' ')).collect()).collect()
}

fn markdown(text: &str, harmless: &BTreeSet<String>) {
    let strange: Vec<_> = tags(text).into_iter().filter(|t| !harmless.contains(t)).collect();
    assert!(strange.is_empty(), "the Markdown has {strange:?}");
    assert!(!text.chars().any(is_unsafe), "the Markdown has a hidden character: {text:?}");
}

fn list(csv: &str) {
    let mut lines = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    for line in lines.records() {
        for cell in &line.expect("every line has as many cells as the first") {
            assert!(!is_formula(cell), "a spreadsheet would reckon {cell:?}");
            assert!(!cell.chars().any(is_unsafe), "a cell has a hidden character: {cell:?}");
        }
    }
}

fn data_of(made: &Forms) {
    for json in [&made.json, &made.sarif] {
        serde_json::from_str::<serde_json::Value>(json).expect("the data is JSON");
        assert!(!json.chars().any(is_unsafe), "the data has a hidden character");
    }
    let mut xml = quick_xml::Reader::from_str(&made.junit);
    xml.config_mut().check_end_names = true;
    loop {
        match xml.read_event().expect("JUnit is XML") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(e) | quick_xml::events::Event::Empty(e) => {
                assert!(e.attributes().all(|a| a.is_ok()), "JUnit has an attribute that is none");
            }
            _ => {}
        }
    }
    let bad = made.junit.chars().find(|c| !matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..));
    assert!(bad.is_none(), "XML may not hold {bad:?}");
}
