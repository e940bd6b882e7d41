//! The published site, as its readers and its publisher meet it: links, structure, numbers, secrets, and what stays in a folder.

use crate::support::{AS_OF, accredit, accredit_in, aligned, check_json, err, out};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type Files = BTreeMap<String, Vec<u8>>;

fn collect(folder: &Path, under: &str, into: &mut Files) {
    for e in std::fs::read_dir(folder).unwrap() {
        let e = e.unwrap();
        let name = format!("{under}{}", e.file_name().to_string_lossy());
        if e.path().is_dir() {
            collect(&e.path(), &format!("{name}/"), into);
        } else {
            into.insert(name, std::fs::read(e.path()).unwrap());
        }
    }
}

fn files(folder: &Path) -> Files {
    let mut out = Files::new();
    collect(folder, "", &mut out);
    out
}

/// Publishes some paths with some options into a folder of its own.
fn published(paths: &[&str], options: &[&str]) -> Files {
    let temp = tempfile::tempdir().unwrap();
    let site = temp.path().join("site");
    let mut args = vec!["publish", "--out", site.to_str().unwrap()];
    args.extend(options);
    args.extend(paths);
    let o = accredit(&args);
    assert!(matches!(o.status.code(), Some(0 | 2)), "{}", err(&o));
    files(&site)
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path}"))).unwrap()
}

fn pages(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    files.keys().filter(|p| p.ends_with(".html")).map(|p| (p.as_str(), text(files, p)))
}

/// The values of an attribute.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    page.split(&format!(" {attribute}=\"")).skip(1).filter_map(|p| p.split('"').next()).collect()
}

/// Where a relative link on a page leads.
fn resolved(page: &str, link: &str) -> String {
    let mut steps: Vec<&str> = page.split('/').collect();
    steps.pop();
    for part in link.split('/') {
        match part {
            ".." => assert!(steps.pop().is_some(), "{page}: {link} leaves the site"),
            part => steps.push(part),
        }
    }
    steps.join("/")
}

fn check_links(files: &Files) {
    for (path, page) in pages(files).filter(|(p, _)| !p.ends_with("404.html")) {
        for link in values(page, "href").into_iter().chain(values(page, "src")) {
            let is_out = link.starts_with("https://") || link.starts_with("http://");
            if is_out {
                assert!(page.contains(&format!("<a href=\"{link}\"")), "{path} loads {link}");
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { path.to_string() } else { resolved(path, file) };
            assert!(files.contains_key(&target), "{path}: {link} leads nowhere");
            if !anchor.is_empty() {
                assert!(text(files, &target).contains(&format!(" id=\"{anchor}\"")), "{path}: {link} leads to no place");
            }
        }
    }
}

fn check_structure(files: &Files) {
    for (path, page) in pages(files) {
        let lang = if path.starts_with("cy/") { "cy" } else { "en-GB" };
        assert!(page.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{lang}\">")), "{path}");
        for once in ["<h1", "</h1>", "<main id=\"main\"", "</main>", "<title>", "name=\"viewport\"", "charset=\"utf-8\"", "</html>"] {
            assert_eq!(page.matches(once).count(), 1, "{path}: {once}");
        }
        let ids = values(page, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path}: an id twice");
        for name in ["table", "tr", "td", "th", "section", "ul", "ol", "li", "p", "div", "a", "dl", "nav", "b", "small"] {
            let opened = page.matches(&format!("<{name}>")).count() + page.matches(&format!("<{name} ")).count();
            assert_eq!(opened, page.matches(&format!("</{name}>")).count(), "{path}: <{name}>");
        }
        assert_eq!(page.matches("<table").count(), page.matches("<caption>").count(), "{path}: a table without a caption");
        if !path.ends_with("404.html") {
            for part in ["<header class=\"top\">", "<nav class=\"menu\"", "<footer class=\"bottom\">", "class=\"skip\" href=\"#main\""] {
                assert_eq!(page.matches(part).count(), 1, "{path}: {part}");
            }
        }
    }
}

#[test]
fn every_link_of_the_site_leads_somewhere_and_every_page_is_whole() {
    let site = published(&["courses"], &["--base-url", "https://example.org/courses"]);
    check_links(&site);
    check_structure(&site);
    let map = text(&site, "sitemap.xml");
    for (path, _) in pages(&site).filter(|(p, _)| !p.ends_with("404.html")) {
        assert!(map.contains(&format!("<loc>https://example.org/courses/{path}</loc>")), "{path} is not in the sitemap");
    }
    assert!(text(&site, "404.html").contains("href=\"https://example.org/courses/index.html\""));
    assert!(text(&site, "feed.xml").contains("https://example.org/courses/courses/tarn-valley-certificate-link-work.html"));
}

#[test]
fn without_an_address_there_is_no_sitemap_and_every_page_can_be_reached_from_the_first() {
    let site = published(&["courses"], &[]);
    assert!(!site.contains_key("sitemap.xml") && !site.contains_key("404.html"));
    let (mut seen, mut open) = (BTreeSet::new(), vec!["index.html".to_string()]);
    while let Some(path) = open.pop().filter(|p| p.ends_with(".html")) {
        if seen.insert(path.clone()) {
            let links = values(text(&site, &path), "href").into_iter().filter(|l| !l.contains(':'));
            open.splice(0..0, links.map(|l| l.split('#').next().unwrap()).filter(|l| l.ends_with(".html")).map(|l| resolved(&path, l)));
        }
    }
    let all: BTreeSet<String> = pages(&site).map(|(p, _)| p.to_string()).collect();
    assert_eq!(seen, all);
}

#[test]
fn every_page_names_the_standing_and_none_claims_more_than_alignment() {
    for (path, page) in pages(&published(&["courses"], &[])) {
        let [standing, limit] = if path.starts_with("cy/") {
            ["nid geiriau NALW", "Nid yr un peth yw cyd-fynd ac achredu."]
        } else {
            ["not NALW's words", "Alignment is not accreditation."]
        };
        assert!(page.replace("&#39;", "'").contains(standing), "{path} hides the standing");
        assert!(page.contains(limit), "{path}");
        // Requirements quote the words; no page across courses may use them.
        let quotes =
            ["courses/", "requirements/", "standards/", "search.html"].iter().any(|p| path.trim_start_matches("cy/").starts_with(p));
        let said = page.to_lowercase();
        assert!(quotes || !(said.contains("approved") || said.contains("accredited")), "{path}");
    }
}

/// The rows of the body of the first table with tools: the text of their cells.
fn rows(page: &str) -> Vec<Vec<String>> {
    let table = page.split("data-tools").nth(1).unwrap().split("</table>").next().unwrap();
    let body = table.split("<tbody>").nth(1).unwrap();
    let plain = |cell: &str| {
        let mut inside = false;
        let text: String = cell
            .chars()
            .filter(|c| {
                inside = (*c == '<') || (inside && *c != '>');
                !inside && *c != '>'
            })
            .collect();
        text.trim().to_string()
    };
    let cells = |row: &str| row.replace("<th", "<td").split("<td").skip(1).map(|c| plain(&format!("<x{c}"))).collect();
    body.split("<tr>").skip(1).map(cells).collect()
}

#[test]
fn the_pages_say_what_check_says() {
    let site = published(&["courses"], &[]);
    let result = check_json(&["courses"]);
    let home = rows(text(&site, "index.html"));
    let courses = result["courses"].as_array().unwrap();
    assert_eq!(home.len(), courses.len());
    let word = |s: &Value| match s.as_str().unwrap() {
        "undetermined" => "cannot tell".to_string(),
        other => other.replace('-', " "),
    };
    for (row, course) in home.iter().zip(courses) {
        assert_eq!(row[1], course["headline"].as_str().unwrap());
        assert_eq!(row.len(), 4 + course["criteria"].as_array().unwrap().len());
        for (cell, criterion) in row[4..].iter().zip(course["criteria"].as_array().unwrap()) {
            for (status, n) in criterion["counts"].as_object().unwrap().iter().filter(|(s, n)| *s != "waived" && **n != 0) {
                let said = format!("{n} {}", word(&Value::from(status.as_str())));
                assert!(cell.contains(&said), "{}: `{cell}` without `{said}`", row[0]);
            }
        }
    }
    // So does what courses are put side by side from.
    let index = text(&site, "compare-index.js").strip_prefix("window.accreditCompare=").unwrap().trim_end().strip_suffix(';').unwrap();
    let index: Value = serde_json::from_str(index).unwrap();
    let order: Vec<String> =
        values(text(&site, "compare.html").split("<template>").nth(1).unwrap().split("</template>").next().unwrap(), "class")
            .iter()
            .map(|c| c.replace("tag ", ""))
            .collect();
    for (entry, course) in index.as_array().unwrap().iter().zip(courses) {
        let class = |s: &Value| match s.as_str().unwrap() {
            "met" => "met",
            "partly-met" => "partly",
            "not-met" => "not",
            "undetermined" => "open",
            _ => "na",
        };
        let said: Vec<&str> = entry[4].as_str().unwrap().chars().map(|d| order[d.to_digit(10).unwrap() as usize].as_str()).collect();
        assert_eq!(said, course["findings"].as_array().unwrap().iter().map(|f| class(&f["status"])).collect::<Vec<_>>());
        assert!(site.contains_key(&format!("courses/{}.html", entry[3].as_str().unwrap())));
    }
    // The page of a requirement says of each course what the course's finding and the comparison say.
    for (n, finding) in courses[0]["findings"].as_array().unwrap().iter().enumerate() {
        let id = finding["requirement"].as_str().unwrap();
        let own = rows(text(&site, &format!("requirements/{id}.html")));
        let side = rows(text(&site, &format!("compare/{}.html", finding["criterion"].as_str().unwrap().to_lowercase())));
        let first = courses[0]["findings"].as_array().unwrap().iter().position(|f| f["criterion"] == finding["criterion"]).unwrap();
        for (c, course) in courses.iter().enumerate() {
            let status = word(&course["findings"][n]["status"]);
            assert_eq!((own[c][2].as_str(), side[c][4 + n - first].as_str()), (status.as_str(), status.as_str()), "{id} of {}", own[c][0]);
            assert!(!own[c][3].is_empty(), "{id} of {}: no word on how", own[c][0]);
        }
    }
    // The data beside the pages of requirements and providers lead to those of courses, and say the same.
    let data = |path: &str| -> Value { serde_json::from_str(text(&site, path)).unwrap() };
    for (n, finding) in courses[0]["findings"].as_array().unwrap().iter().enumerate() {
        let own = data(&format!("requirements/{}.json", finding["requirement"].as_str().unwrap()));
        let said: Vec<_> = own["courses"].as_array().unwrap().iter().map(|c| (&c["id"], &c["status"])).collect();
        assert_eq!(said, courses.iter().map(|c| (&c["id"], &c["findings"][n]["status"])).collect::<Vec<_>>());
    }
    for course in courses {
        let own = data(&format!("providers/{}.json", course["provider"].as_str().unwrap()));
        let entry = own["courses"].as_array().unwrap().iter().find(|c| c["id"] == course["id"]).unwrap();
        assert_eq!(entry["alignment"], course["alignment"]);
        assert!(site.contains_key(entry["page"].as_str().unwrap()) && site.contains_key(entry["data"].as_str().unwrap()));
    }
    // The data beside a page has the same statuses, and of all requirements.
    for course in courses {
        let data: Value = serde_json::from_str(text(&site, &format!("courses/{}.json", course["id"].as_str().unwrap()))).unwrap();
        for key in ["alignment", "verdict", "counts", "criteria", "gaps", "level"] {
            assert_eq!(data["courses"][0][key], course[key], "{key}");
        }
        let statuses = |c: &Value| c["findings"].as_array().unwrap().iter().map(|f| f["status"].clone()).collect::<Vec<_>>();
        assert_eq!(statuses(&data["courses"][0]), statuses(course));
    }
}

#[test]
fn two_builds_are_the_same_to_the_byte_and_a_second_into_the_same_folder_too() {
    let temp = tempfile::tempdir().unwrap();
    let build = |name: &str, jobs: &str| {
        let site = temp.path().join(name);
        let o = accredit(&["publish", "--quiet", "--jobs", jobs, "--out", site.to_str().unwrap()]);
        assert_eq!(o.status.code(), Some(0), "{}", err(&o));
        files(&site)
    };
    let first = build("a", "1");
    assert_eq!(first, build("b", "4"));
    assert_eq!(first, build("a", "2"));
}

#[test]
fn what_changed_is_told_and_the_day_of_an_unchanged_verdict_stays() {
    let temp = tempfile::tempdir().unwrap();
    let (course, provider) = aligned();
    let folder = temp.path().join("in");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("provider.yaml"), provider).unwrap();
    std::fs::write(folder.join("a.yaml"), &course).unwrap();
    std::fs::write(folder.join("b.yaml"), course.replacen("tarn-valley-certificate-link-work", "other", 1)).unwrap();
    let publish = |day: &str| {
        let o = accredit_in(temp.path(), &["publish", "in", "--out", "site", "--as-of", day]);
        assert_eq!(o.status.code(), Some(0), "{}", err(&o));
        (files(&temp.path().join("site")), out(&o))
    };
    let (site, _) = publish("2026-11-20");
    assert!(text(&site, "changes.html").contains("first publication"));
    let at = course.find("mappings:").unwrap();
    std::fs::write(folder.join("a.yaml"), format!("{}{}", &course[..at], "mappings: []\n")).unwrap();
    std::fs::remove_file(folder.join("b.yaml")).unwrap();
    std::fs::write(folder.join("c.yaml"), course.replacen("tarn-valley-certificate-link-work", "third", 1)).unwrap();
    std::fs::write(temp.path().join("site/mine.txt"), "not of the program").unwrap();
    let (site, said) = publish(AS_OF);
    let changes = text(&site, "changes.html");
    for word in [
        "20 November 2026",
        "was “Aligned with the working draft”, is “Not aligned",
        "LWC-1.1: was met, is not met",
        "new here",
        "no longer published",
    ] {
        assert!(changes.contains(word), "no `{word}` in the page of changes");
    }
    assert!(!site.contains_key("courses/other.html") && !site.contains_key("courses/other.json"), "a page of a removed course stays");
    assert!(site.contains_key("mine.txt") && said.contains("3 files no longer published removed"), "{said}");
    // Of a course that did not change, the feed keeps the day.
    std::fs::write(folder.join("a.yaml"), course).unwrap();
    let (site, _) = publish("2026-11-22");
    let feed: Value = serde_json::from_str(text(&site, "feed.json")).unwrap();
    let days: Vec<_> = feed["items"].as_array().unwrap().iter().map(|i| i["date_modified"].as_str().unwrap()[..10].to_string()).collect();
    assert_eq!(days, ["2026-11-22", AS_OF]);
    check_links(&site);
}

#[test]
fn files_that_are_not_ours_are_neither_overwritten_nor_removed() {
    let temp = tempfile::tempdir().unwrap();
    let site = temp.path().join("site");
    std::fs::create_dir(&site).unwrap();
    std::fs::write(site.join("index.html"), "mine").unwrap();
    let args = ["publish", "--quiet", "--out", site.to_str().unwrap()];
    let o = accredit(&args);
    assert_eq!(o.status.code(), Some(3));
    assert!(err(&o).contains("index.html` was not written by `accredit publish`"), "{}", err(&o));
    assert_eq!(files(&site), Files::from([("index.html".to_string(), b"mine".to_vec())]), "something was written beside it");
    assert_eq!(std::fs::read_dir(temp.path()).unwrap().count(), 1, "something is left beside the folder");
    // A list that names what lies outside the folder removes nothing there.
    std::fs::write(temp.path().join("outside.txt"), "mine").unwrap();
    std::fs::remove_file(site.join("index.html")).unwrap();
    let digest = accredit::report::site::digest(b"mine");
    std::fs::write(site.join("accredit-files.json"), format!("{{\"../outside.txt\": \"{digest}\", \"/etc/x\": \"{digest}\"}}")).unwrap();
    assert_eq!(accredit(&args).status.code(), Some(0));
    assert!(temp.path().join("outside.txt").exists());
}

/// A course full of marked secrets: every text in or about a document that is not public holds the word it is classed by.
fn secrets() -> (String, String) {
    let (course, provider) = aligned();
    let documents = "documents:\n- {id: kept, title: Zinnwald staff rota of the quiet room, edition: \"7z\", date: 2026-08-24, valid_until: 2028-08-31, pages: 9, visibility: internal, file: /srv/zinnwald/rota.pdf}\n- {id: panel, title: Ostrava panel minutes, edition: \"1\", date: 2026-08-24, valid_until: 2028-08-31, pages: 9, visibility: assessors}\n- {id: unmarked, title: Kolding handbook of nobody, edition: \"1\", date: 2026-08-24, valid_until: 2028-08-31, pages: 9}\n- {id: wrong, title: Uppsala list, edition: \"1\", date: 2026-08-24, valid_until: 2028-08-31, pages: 9, visibility: pubilc}\n";
    let mut course = course.replacen("documents:\n", documents, 1);
    let at = course.find("\nmappings:\n").unwrap() + "\nmappings:\n".len();
    let from = course.split("- {from: ").nth(1).or_else(|| course.split("from: ").nth(1)).unwrap();
    let from = from.split([',', '\n']).next().unwrap().trim().to_string();
    let mut mappings = String::new();
    for (document, heading) in [
        ("kept", "Zinnwald heading"),
        ("panel", "Ostrava heading"),
        ("unmarked", "Kolding heading"),
        ("wrong", "Uppsala heading"),
        ("nowhere", "Zinnwald nowhere"),
    ] {
        mappings.push_str(&format!(
            "- {{from: {from}, to: [LWC-1.1, LWC-5.1, LWP-3.1], role: assesses, evidence: [{{document: {document}, page: \"99\", heading: {heading}, note: {heading} note}}]}}\n"
        ));
    }
    course.insert_str(at, &mappings);
    let at = course.find("\nstatements:\n").unwrap() + "\nstatements:\n".len();
    course.insert_str(at, "- {requirement: LWP-3.2, says: Zinnwald says this to itself, date: 2026-09-01, evidence: [{document: kept, page: \"2\", heading: Zinnwald page}]}\n- {requirement: LWP-3.3, says: Zinnwald without a document, date: 2026-09-01}\n");
    course.push_str("zinnwald_key: Zinnwald value of a key that nobody knows\n");
    (course, provider)
}

#[test]
fn what_is_not_public_is_nowhere_in_the_site() {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("in");
    std::fs::create_dir(&folder).unwrap();
    let (course, provider) = secrets();
    std::fs::write(folder.join("course.yaml"), course).unwrap();
    std::fs::write(folder.join("provider.yaml"), provider).unwrap();
    let given = folder.to_str().unwrap();
    let check = accredit(&["check", "--format", "json", given]);
    let full = out(&check).to_lowercase();
    for word in ["zinnwald", "ostrava", "kolding", "uppsala"] {
        assert!(full.contains(word), "`{word}` is not in the full result, so that its absence elsewhere would mean nothing");
    }
    let leaks = |site: &Files, words: &[&str]| {
        for (path, bytes) in site {
            let text = String::from_utf8_lossy(bytes).to_lowercase();
            for word in words {
                let at = text.find(&word.to_lowercase());
                assert!(
                    at.is_none(),
                    "`{word}` is in {path}: …{}…",
                    at.map_or("", |a| &text[a.saturating_sub(80)..(a + 60).min(text.len())])
                );
            }
        }
    };
    let here = temp.path().to_string_lossy().to_string();
    let public = published(&[given], &[]);
    leaks(&public, &["zinnwald", "ostrava", "kolding", "uppsala", &here, "/srv/"]);
    check_links(&public);
    check_structure(&public);
    let assessors = published(&[given], &["--for", "assessors"]);
    leaks(&assessors, &["zinnwald", "uppsala", &here, "/srv/"]);
    let shown = assessors.values().any(|b| String::from_utf8_lossy(b).contains("Ostrava"));
    assert!(shown, "assessors do not see what is for them");
    assert!(
        pages(&assessors).all(|(_, p)| (p.contains("Do not publish it") || p.contains("Peidiwch â'i gyhoeddi")) && p.contains("noindex"))
    );
    // Leaving out changes no verdict.
    let full: Value = serde_json::from_str(&out(&check)).unwrap();
    let id = full["courses"][0]["id"].as_str().unwrap();
    let data: Value = serde_json::from_str(text(&public, &format!("courses/{id}.json"))).unwrap();
    assert_eq!(data["courses"][0]["counts"], full["courses"][0]["counts"]);
}

#[test]
fn no_title_however_hostile_breaks_a_page() {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("in");
    std::fs::create_dir(&folder).unwrap();
    let (course, provider) = aligned();
    std::fs::write(folder.join("provider.yaml"), provider).unwrap();
    let line = course.lines().find(|l| l.starts_with("title:")).unwrap().to_string();
    let long = "word ".repeat(2000);
    let titles = [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }} {% raw %} ]]>",
        "\\u202e gnp\\u2066 \\u0007 \\u2028",
        "&lt;b&gt; ' \\\" --> </title>",
        &long,
        &"x".repeat(10_000),
    ];
    for (n, title) in titles.iter().enumerate() {
        let course =
            course.replacen(&line, &format!("title: \"{title}\""), 1).replacen("tarn-valley-certificate-link-work", &format!("A b{n}"), 1);
        std::fs::write(folder.join(format!("{n}.yaml")), course).unwrap();
    }
    let site = published(&[folder.to_str().unwrap()], &["--base-url", "https://example.org/"]);
    check_links(&site);
    check_structure(&site);
    for (path, bytes) in &site {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(!text.chars().any(|c| matches!(c, '\u{202e}' | '\u{2066}' | '\u{2028}' | '\u{7}')), "{path}");
        assert!(!path.ends_with(".html") || !text.contains("<script>"), "{path}");
    }
    assert!(text(&site, "index.html").len() < 100_000, "a long title is not cut on the page of all courses");
    let index = text(&site, "search-index.js").strip_prefix("window.accreditIndex=").unwrap().trim_end().strip_suffix(';').unwrap();
    let index: Value = serde_json::from_str(index).unwrap();
    assert!(index.as_array().unwrap().iter().all(|e| site.contains_key(e[3].as_str().unwrap())));
}

#[test]
fn courses_of_one_id_have_a_page_each() {
    let temp = tempfile::tempdir().unwrap();
    let (course, provider) = aligned();
    for (name, text) in [("provider.yaml", &provider), ("a.yaml", &course), ("b.yaml", &course)] {
        std::fs::write(temp.path().join(name), text).unwrap();
    }
    let site = published(&[temp.path().to_str().unwrap()], &[]);
    assert!(site.contains_key("courses/tarn-valley-certificate-link-work.html"));
    assert!(site.contains_key("courses/tarn-valley-certificate-link-work-2.html"));
    check_links(&site);
}

#[test]
fn an_address_that_is_none_is_refused() {
    let temp = tempfile::tempdir().unwrap();
    let site = temp.path().join("site");
    let o = accredit(&["publish", "--out", site.to_str().unwrap(), "--base-url", "javascript:alert(1)"]);
    assert_eq!(o.status.code(), Some(3));
    assert!(!site.exists());
}
