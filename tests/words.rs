//! The words of pages, in English and in Welsh: that both catalogues are whole, that neither is stale, and that no page says
//! anything that is in neither.

use crate::support::*;
use accredit::report::messages::{Key, Lang, messages};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

const MESSAGES: &str = "src/report/messages";

/// Families of messages that are looked up by a code of the model, in Welsh alone: the English is the model's own.
const BY_CODE: [&str; 3] = ["reason-", "caution-", "close-"];

/// A message of a catalogue.
#[derive(Debug, Default)]
struct Message {
    file: String,
    /// Its text in one line.
    text: String,
    /// Digest of the English it was made from, where it says so.
    of: Option<String>,
}

/// The catalogues of a language.
fn catalogue(lang: &str) -> BTreeMap<String, Message> {
    let mut out: BTreeMap<String, Message> = BTreeMap::new();
    let mut files: Vec<_> = std::fs::read_dir(root(MESSAGES).join(lang)).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for path in files {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.lines().count() <= 420, "{file} is long: split it");
        let (mut key, mut of) = (None::<String>, None);
        for line in text.lines() {
            if let Some(digest) = line.strip_prefix("# en ") {
                of = Some(digest.to_string());
            } else if let Some((k, rest)) = line.split_once(" =").filter(|(k, _)| k.starts_with(|c: char| c.is_ascii_lowercase())) {
                let message = Message { file: file.clone(), text: rest.trim().to_string(), of: of.take() };
                assert!(out.insert(k.to_string(), message).is_none(), "{lang}: `{k}` stands twice");
                key = Some(k.to_string());
            } else if let Some(more) = line.strip_prefix(' ').filter(|m| !m.trim().is_empty()) {
                let message = out.get_mut(key.as_ref().expect("a message goes on")).unwrap();
                message.text = format!("{} {}", message.text, more.trim()).trim().to_string();
            }
        }
    }
    out
}

fn by_code(key: &str) -> bool {
    BY_CODE.iter().any(|f| key.starts_with(f))
}

/// The English messages, by their keys.
fn english() -> BTreeMap<String, String> {
    catalogue("en").into_iter().map(|(k, m)| (k, m.text)).collect()
}

/// The English of what is looked up by a code: what the tables of the model say of it.
fn by_codes() -> BTreeMap<String, String> {
    let reasons = accredit::model::reason::all().map(|r| (format!("reason-{}", r.code), r.meaning));
    let cautions = accredit::model::caution::CAUTIONS.iter().flat_map(|f| f.iter()).map(|c| (format!("caution-{}", c.code), c.meaning));
    let mut out: BTreeMap<String, String> = reasons.chain(cautions).map(|(k, m)| (k, m.to_string())).collect();
    let kinds = english().into_iter().filter_map(|(k, text)| Some((format!("close-{}", k.strip_prefix("gap-")?), text)));
    out.extend(kinds.filter(|(k, _)| k != "close-list"));
    out
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().take(4).map(|b| format!("{b:02x}")).collect()
}

/// Names of the arguments of a message, and its markup.
fn parts(text: &str) -> (BTreeSet<String>, Vec<String>) {
    let args = text.split('$').skip(1).map(|p| p.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect()).collect();
    let mut tags: Vec<String> = text.split('<').skip(1).map(|t| t.split('>').next().unwrap().to_string()).collect();
    tags.sort();
    (args, tags)
}

#[test]
fn every_message_stands_in_both_languages_with_the_same_arguments_and_markup() {
    let (en, cy) = (catalogue("en"), catalogue("cy"));
    for (key, message) in &en {
        let welsh = cy.get(key).unwrap_or_else(|| panic!("`{key}` has no Welsh"));
        assert_eq!(welsh.file, message.file, "`{key}` stands in another file");
        assert_eq!(parts(&welsh.text), parts(&message.text), "`{key}`: other arguments or markup in Welsh");
        for text in [&message.text, &welsh.text] {
            assert!(!text.is_empty() && !text.contains(['\u{2066}', '\u{2069}', '&']), "`{key}`");
            let ok = |t: &String| matches!(t.trim_start_matches('/'), "strong" | "code" | "b" | "a") || t.starts_with("a href=\"#");
            assert!(parts(text).1.iter().all(ok), "`{key}` has markup that no message may have");
        }
    }
    let more: Vec<&String> = cy.keys().filter(|k| !en.contains_key(*k) && !by_code(k)).collect();
    assert!(more.is_empty(), "in Welsh alone: {more:?}");
}

#[test]
fn every_reason_caution_and_kind_of_change_has_its_welsh_sentence() {
    let wanted: BTreeSet<String> = by_codes().into_keys().collect();
    let held: BTreeSet<String> = catalogue("cy").into_keys().filter(|k| by_code(k)).collect();
    assert!(wanted.len() > 140);
    let (missing, gone): (Vec<_>, Vec<_>) = (wanted.difference(&held).collect(), held.difference(&wanted).collect());
    assert!(missing.is_empty() && gone.is_empty(), "without a Welsh sentence: {missing:?}; of no code: {gone:?}");
    for (key, message) in catalogue("cy").iter().filter(|(k, _)| by_code(k)) {
        let plain = message.text.ends_with('.') && !message.text.contains(['<', '{', '&']);
        assert!(plain && message.text.chars().count() < 140, "`{key}` is to be one short plain sentence");
    }
}

#[test]
fn every_welsh_message_was_made_from_the_english_that_stands_now() {
    let mut en = english();
    en.extend(by_codes());
    let mut stale = String::new();
    for (key, message) in catalogue("cy").iter().filter(|(k, _)| en.contains_key(*k)) {
        let now = digest(&en[key]);
        if message.of.as_ref() != Some(&now) {
            stale += &format!("\n{}: `{key}` was made from another text. The English is now:\n  {}\n", message.file, en[key]);
            stale += &format!("Look at the Welsh, and when it is right write above it:\n# en {now}\n");
        }
    }
    assert!(stale.is_empty(), "{stale}");
}

/// The templates and the source of the pages' code, without the tests in it.
fn sources() -> Vec<(String, String)> {
    let mut out = Vec::new();
    for folder in ["src/report", "src/report/html", "src/report/site", "src/cli"] {
        for entry in std::fs::read_dir(root(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| matches!(e.to_str(), Some("html" | "js" | "css" | "rs"))) {
                let text = std::fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]").next().unwrap().to_string();
                out.push((format!("{folder}/{}", path.file_name().unwrap().to_string_lossy()), text));
            }
        }
    }
    out.sort();
    out
}

/// Keys that a template or the code names.
fn used() -> BTreeSet<String> {
    let mut out: BTreeSet<String> = Key::ALL.iter().map(|(k, _)| k.to_string()).collect();
    let word = |text: &str| text.chars().take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-').collect::<String>();
    for (name, text) in sources().iter().filter(|(name, _)| !name.ends_with("messages.rs")) {
        let markers = if name.ends_with(".rs") { ["tell(\"", "count(\""] } else { ["[[", "t(\""] };
        for marker in markers {
            out.extend(text.split(marker).skip(1).map(word).filter(|k| !k.is_empty()));
        }
    }
    out
}

#[test]
fn every_message_that_is_used_stands_and_every_one_that_stands_is_used() {
    let (en, used) = (catalogue("en"), used());
    let missing: Vec<&String> = used.iter().filter(|k| !en.contains_key(*k)).collect();
    assert!(missing.is_empty(), "used, and in no catalogue: {missing:?}");
    let stale: Vec<&String> = en.keys().filter(|k| !used.contains(*k)).collect();
    assert!(stale.is_empty(), "in the catalogues, and never used: {stale:?}");
}

#[test]
fn what_depends_on_a_number_is_put_into_the_template_by_no_message_that_cannot_count() {
    let en = catalogue("en");
    for (name, text) in sources().iter().filter(|(n, _)| n.ends_with(".html") || n.ends_with(".js")) {
        for part in text.split("[[").skip(1) {
            let key: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            assert!(en.get(&key).is_none_or(|m| !m.text.contains("->")), "{name}: `{key}` counts: call it as t(\"{key}\", …)");
        }
    }
}

#[test]
fn each_language_counts_in_its_own_way() {
    for lang in Lang::ALL {
        let messages = messages(lang).unwrap();
        for (key, message) in catalogue("en").iter().filter(|(_, m)| m.text.contains("->")) {
            for n in 0..=12 {
                let args: Vec<(&'static str, usize)> =
                    parts(&message.text).0.iter().map(|a| (&*Box::leak(a.clone().into_boxed_str()), n)).collect();
                let text = messages.count(key, &args).unwrap();
                assert!(text.contains(&n.to_string()) && !text.contains(['{', '}', '\u{2068}']), "{lang:?} {key}: {text}");
            }
        }
    }
    let say = |lang: Lang, n: usize| messages(lang).unwrap().count("requirements-apply", &[("n", n)]).unwrap();
    assert_eq!((say(Lang::En, 1), say(Lang::En, 2)), ("1 requirement applies".into(), "2 requirements apply".into()));
    assert_eq!((say(Lang::Cy, 2), say(Lang::Cy, 3)), ("Mae 2 ofyniad yn berthnasol".into(), "Mae 3 gofyniad yn berthnasol".into()));
}

/// What a reader of a template would see of it itself: no code, no markup, no messages; but attributes that are read out.
fn own_words(template: &str) -> String {
    let mut out = String::new();
    let mut rest = template.to_string();
    for (open, close) in [("<style", "</style>"), ("[[", "]]"), ("{{", "}}"), ("{%", "%}")] {
        let mut kept = String::new();
        let mut left = rest.as_str();
        while let Some((before, after)) = left.split_once(open) {
            kept.push_str(before);
            let mut inside = after.split_once(close).map_or(("", ""), |p| p);
            // A message may hold another in an argument.
            while open == "[[" && inside.0.matches('`').count() % 2 == 1 {
                let Some(more) = inside.1.split_once(close) else { break };
                inside = (&after[..inside.0.len() + close.len() + more.0.len()], more.1);
            }
            // Words that a template gives to a macro are words, too.
            if open.starts_with('{') {
                for literal in inside.0.split('"').skip(1).step_by(2).filter(|l| l.contains(' ') || l.starts_with(char::is_uppercase)) {
                    out += &format!("{literal}\n");
                }
            }
            left = inside.1;
        }
        kept.push_str(left);
        rest = kept;
    }
    for part in rest.split('<').skip(1) {
        let tag = part.split('>').next().unwrap();
        for name in
            ["aria-label=\"", "title=\"", "alt=\"", "data-choose=\"", "data-note=\"", "data-told=\"", "data-more=\"", "placeholder=\""]
        {
            out.extend(tag.split_once(name).map(|(_, v)| format!("{}\n", v.split('"').next().unwrap())));
        }
        out += &format!("{}\n", part.split_once('>').map_or("", |p| p.1));
    }
    out + rest.split('<').next().unwrap()
}

/// Names, which are the same in every language.
const NAMES: [&str; 2] = ["accredit", "JSON"];

#[test]
fn no_template_has_words_of_its_own() {
    assert_eq!(own_words("<p title=\"A b\">[[a b=`<i>[[c]]</i>`]] seen {{ x or \"not so\" }}</p>").split_whitespace().count(), 5);
    for (name, text) in sources().iter().filter(|(n, _)| n.ends_with(".html")) {
        let words = own_words(text);
        let mut left = words.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() > 1 && !NAMES.contains(w));
        assert_eq!(left.next(), None, "{name} says something that is in no catalogue");
    }
}

#[test]
fn the_english_of_pages_is_that_of_every_other_form() {
    use accredit::diagnostic::Severity;
    use accredit::model::caution::Weight;
    use accredit::model::inheritance::{Inheritable, Precedence};
    use accredit::model::matrix::Strength;
    use accredit::model::opened::Sight;
    use accredit::model::result::{Alignment, GapKind, Status};
    use accredit::model::standard::{Kind, Standing};
    use accredit::report::inherited;
    let en = messages(Lang::En).unwrap();
    let same = |key: Key, words: &str| assert_eq!(en.say(key), words);
    for (key, s) in [
        (Key::StatusMet, Status::Met),
        (Key::StatusPartlyMet, Status::PartlyMet),
        (Key::StatusNotMet, Status::NotMet),
        (Key::StatusUndetermined, Status::Undetermined),
        (Key::StatusNotApplicable, Status::NotApplicable),
    ] {
        same(key, s.words());
    }
    for (key, a) in [(Key::Aligned, Alignment::Aligned), (Key::NotAligned, Alignment::NotAligned), (Key::CannotTell, Alignment::CannotTell)]
    {
        same(key, a.words());
    }
    for (key, s) in [
        (Key::StandingOfficial, Standing::Official),
        (Key::StandingTranscribed, Standing::Transcribed),
        (Key::StandingParaphrase, Standing::Paraphrase),
        (Key::StandingWorkingDraft, Standing::WorkingDraft),
    ] {
        same(key, s.words());
    }
    for (key, k) in [
        (Key::KindKnowledge, Kind::Knowledge),
        (Key::KindSkill, Kind::Skill),
        (Key::KindBehaviour, Kind::Behaviour),
        (Key::KindProgramme, Kind::Programme),
    ] {
        same(key, k.word());
    }
    for (key, k) in [
        (Key::GapRedesign, GapKind::Redesign),
        (Key::GapLocate, GapKind::Locate),
        (Key::GapMap, GapKind::Map),
        (Key::GapReconcile, GapKind::Reconcile),
        (Key::GapUpdate, GapKind::Update),
        (Key::GapSupply, GapKind::Supply),
        (Key::GapAssess, GapKind::Assess),
        (Key::GapAssessOtherwise, GapKind::AssessOtherwise),
        (Key::GapReachEveryone, GapKind::ReachEveryone),
        (Key::GapFollows, GapKind::Follows),
    ] {
        same(key, k.words());
    }
    for (key, s) in [
        (Key::StrengthAssessed, Strength::Assessed),
        (Key::StrengthClaims, Strength::Claims),
        (Key::StrengthDevelops, Strength::Develops),
        (Key::StrengthIntroduces, Strength::Introduces),
    ] {
        same(key, s.words());
    }
    for (key, w) in [
        (Key::WeightOff, Weight::Off),
        (Key::WeightNote, Weight::Note),
        (Key::WeightWarning, Weight::Warning),
        (Key::WeightDoubt, Weight::Doubt),
    ] {
        same(key, w.words());
    }
    for (key, s) in [(Key::SeenInFile, Sight::Found), (Key::SeenNotInFile, Sight::NotFound), (Key::SeenCannotTell, Sight::CannotTell)] {
        same(key, s.words().unwrap());
    }
    for (key, i) in [
        (Key::InheritedPolicy, Inheritable::Policies),
        (Key::InheritedStaff, Inheritable::Staff),
        (Key::InheritedSupervision, Inheritable::Supervision),
        (Key::InheritedStatement, Inheritable::Statements),
        (Key::InheritedMapping, Inheritable::Mappings),
        (Key::InheritedReview, Inheritable::Review),
        (Key::InheritedInvolvement, Inheritable::Involvement),
        (Key::InheritedDocument, Inheritable::Documents),
    ] {
        same(key, i.word());
    }
    for (key, p) in [
        (Key::RuleSpecific, Precedence::MoreSpecificValid),
        (Key::RuleCourse, Precedence::CourseOnly),
        (Key::RuleProvider, Precedence::ProviderFirst),
        (Key::RuleBoth, Precedence::Strictest),
    ] {
        same(key, p.short());
    }
    same(Key::SeverityError, Severity::Error.word());
    same(Key::SeverityWarning, Severity::Warning.word());
    let texts = english();
    assert_eq!((texts["inherited-heading"].as_str(), texts["inherited-caption"].as_str()), (inherited::HEADING, inherited::CAPTION));
    let columns = ["what", "counts", "aside", "wins", "where"].map(|c| texts[&format!("inherited-{c}")].to_lowercase());
    assert_eq!(columns.each_ref().map(String::as_str), inherited::COLUMNS);
    let mut letters: Vec<&str> =
        catalogue("cy").iter().filter(|(k, _)| k.starts_with("strength-")).map(|(_, m)| &*m.text.clone().leak()).collect();
    letters.sort_by_key(|w| w.chars().next());
    letters.dedup_by_key(|w| w.chars().next());
    assert_eq!(letters.len(), 4, "two signs of the Welsh matrix are one letter");
}

/// The pages of the shipped courses, in some languages.
fn reports(lang: &[&str]) -> BTreeMap<String, String> {
    let dir = tempfile::tempdir().unwrap();
    let mut args = vec!["report", "--out", dir.path().to_str().unwrap(), "--quiet"];
    args.extend(lang);
    let o = accredit(&args);
    assert!(o.status.success(), "{}", err(&o));
    let files = std::fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().path());
    let pages = files.filter(|p| p.extension().is_some_and(|e| e == "html"));
    pages.map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&p).unwrap())).collect()
}

/// Messages without arguments whose English could stand on a Welsh page by mistake: sentences, so that it is no accident.
fn telling() -> Vec<(String, String)> {
    let cy = catalogue("cy");
    let long = |t: &str| !t.contains('$') && t.split_whitespace().count() > 3 && t.starts_with(|c: char| c.is_uppercase());
    english().into_iter().filter(|(k, t)| long(t) && cy[k].text != *t).collect()
}

#[test]
fn every_report_has_both_its_pages_and_each_leads_to_the_other() {
    let pages = reports(&[]);
    let english: Vec<&String> = pages.keys().filter(|n| !n.ends_with(".cy.html")).collect();
    assert_eq!((pages.len(), english.len()), (10, 5));
    let headings = |p: &str| {
        p.split("<h").skip(1).filter(|h| h.starts_with(|c: char| c.is_ascii_digit())).map(|h| h[..1].to_string()).collect::<String>()
    };
    let ids = |p: &str| p.split(" id=\"").skip(1).map(|i| i.split('"').next().unwrap().to_string()).collect::<Vec<_>>();
    let telling = telling();
    assert!(telling.len() > 100);
    for name in english {
        let welsh = name.replace(".html", ".cy.html");
        let (en, cy) = (&pages[name], &pages[&welsh]);
        assert!(en.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">") && cy.starts_with("<!DOCTYPE html>\n<html lang=\"cy\">"));
        assert!(en.contains(&format!("href=\"{welsh}\" hreflang=\"cy\" lang=\"cy\">Cymraeg</a>")), "{name}");
        assert!(cy.contains(&format!("href=\"{name}\" hreflang=\"en-GB\" lang=\"en-GB\">English</a>")), "{welsh}");
        assert_eq!((headings(en), ids(en)), (headings(cy), ids(cy)), "{welsh}: other headings or anchors");
        assert!(cy.contains("yn disgwyl cael ei adolygu gan siaradwr Cymraeg") && !en.contains("siaradwr"));
        assert!(!en.contains("lang=\"en\"") && cy.contains("<blockquote lang=\"en\">") && cy.contains("Testun Saesneg yn unig"));
        for (key, text) in &telling {
            assert!(!cy.contains(text.as_str()), "{welsh} says `{key}` in English: {text}");
        }
        for (key, text) in catalogue("cy").iter().filter(|(_, m)| m.text.contains('ŵ') || m.text.contains("Nid yw'r rhain")) {
            assert!(!en.contains(&text.text), "{name} says `{key}` in Welsh");
        }
        assert!(!cy.contains(['\u{1}', '\u{2}', '\u{3}']) && !cy.contains("[["), "{welsh}");
    }
}

#[test]
fn a_page_without_its_other_does_not_lead_to_one() {
    for (lang, ending) in [("en", ".html"), ("cy", ".cy.html")] {
        let pages = reports(&["--lang", lang]);
        assert_eq!(pages.len(), 5);
        for (name, page) in pages {
            assert_eq!((name.ends_with(".cy.html"), name.ends_with(ending)), (lang == "cy", true));
            assert!(!page.contains("hreflang"), "{name}");
        }
    }
}

#[test]
fn two_courses_of_one_name_lead_each_to_its_own_other_page() {
    let (course, provider) = aligned();
    let dir = tempfile::tempdir().unwrap();
    for (n, id) in ["tarn-valley-certificate-link-work", "tarn-valley-certificate-link-work", "tarn-valley-certificate-link-work.cy"]
        .iter()
        .enumerate()
    {
        let text = course.replacen("id: tarn-valley-certificate-link-work", &format!("id: {id}"), 1);
        std::fs::write(dir.path().join(format!("course-{n}.yaml")), text).unwrap();
    }
    std::fs::write(dir.path().join("provider.yaml"), provider).unwrap();
    let out = dir.path().join("out");
    accredit(&["report", dir.path().to_str().unwrap(), "--out", out.to_str().unwrap(), "--quiet"]);
    let mut pages = 0;
    for entry in std::fs::read_dir(&out).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "html")) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        let page = std::fs::read_to_string(&entry).unwrap();
        let other = page.split_once("class=\"lang\" href=\"").unwrap().1.split('"').next().unwrap();
        let back = std::fs::read_to_string(out.join(other)).unwrap_or_else(|_| panic!("{name} leads to {other}"));
        assert!(back.contains(&format!("class=\"lang\" href=\"{name}\"")) && other != name, "{name} and {other}");
        pages += 1;
    }
    assert_eq!(pages, 6);
}

/// The files of a site of the shipped courses.
fn site(more: &[&str]) -> BTreeMap<String, String> {
    let dir = tempfile::tempdir().unwrap();
    let mut args = vec!["publish", "courses", "--out", dir.path().to_str().unwrap(), "--quiet", "--base-url", "https://example.org/"];
    args.extend(more);
    let o = accredit(&args);
    assert!(o.status.success(), "{}", err(&o));
    let (mut out, mut open) = (BTreeMap::new(), vec![dir.path().to_path_buf()]);
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
            match path.is_dir() {
                true => open.push(path),
                false => {
                    let name = path.strip_prefix(dir.path()).unwrap().to_string_lossy().replace('\\', "/");
                    out.insert(name, std::fs::read_to_string(&path).unwrap());
                }
            }
        }
    }
    out
}

#[test]
fn the_site_has_every_page_in_both_languages_and_each_leads_to_the_other() {
    let files = site(&[]);
    let pages = |welsh: bool| -> Vec<&str> {
        let html = files.keys().filter(|p| p.ends_with(".html") && p.starts_with("cy/") == welsh);
        html.map(|p| p.trim_start_matches("cy/")).collect()
    };
    assert_eq!(pages(false), pages(true));
    assert!(pages(true).len() > 90);
    let own: Vec<&String> = files.keys().filter(|p| p.starts_with("cy/") && !p.ends_with(".html")).collect();
    assert_eq!(own, ["cy/site.js"], "data, feeds and index are shared");
    let (telling, map) = (telling(), &files["sitemap.xml"]);
    for path in pages(true).into_iter().filter(|p| *p != "404.html") {
        let (en, cy) = (&files[path], &files[&format!("cy/{path}")]);
        let up = "../".repeat(path.matches('/').count());
        assert!(en.contains(&format!("href=\"{up}cy/{path}\" hreflang=\"cy\" lang=\"cy\">Cymraeg</a>")), "{path}");
        assert!(cy.contains(&format!("href=\"{up}../{path}\" hreflang=\"en-GB\" lang=\"en-GB\">English</a>")), "cy/{path}");
        assert!(en.contains(&format!("<link rel=\"alternate\" hreflang=\"cy\" href=\"{up}cy/{path}\">")), "{path}");
        assert!(cy.starts_with("<!DOCTYPE html>\n<html lang=\"cy\">") && cy.contains("yn disgwyl cael ei adolygu"), "cy/{path}");
        for (key, text) in &telling {
            assert!(!cy.contains(text.as_str()), "cy/{path} says `{key}` in English: {text}");
        }
        let at = |p: &str| {
            format!(
                "<loc>https://example.org/{p}</loc><xhtml:link rel=\"alternate\" hreflang=\"en-GB\" href=\"https://example.org/{path}\"/>"
            )
        };
        assert!(map.contains(&at(path)) && map.contains(&at(&format!("cy/{path}"))), "{path} is not in the sitemap in both languages");
    }
    assert!(files["cy/404.html"].contains("href=\"https://example.org/cy/index.html\""));
    assert!(files["cy/site.js"].contains("\"Trefnu yn ôl {name}\"") && !files["cy/site.js"].contains("Sort"));
    assert!(files["site.js"].contains("\"Sort by {name}\"") && !files["site.js"].contains("[["));
}

#[test]
fn a_site_in_one_language_leads_to_no_other_and_its_addresses_are_the_same() {
    let both: BTreeSet<String> = site(&[]).into_keys().collect();
    for lang in ["en", "cy"] {
        let files = site(&["--lang", lang]);
        assert!(files.keys().all(|p| both.contains(p)));
        for (path, page) in files.iter().filter(|(p, _)| p.ends_with(".html")) {
            assert_eq!(path.starts_with("cy/"), lang == "cy", "{path}");
            assert!(!page.contains("hreflang"), "{path}");
        }
    }
}
