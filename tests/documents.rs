//! Cited documents that are opened: what is in them, what is not, what cannot be told, and what no file may do.

use crate::support::*;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// A PDF written by hand: a line of text for each page, or a picture where the line is empty.
fn pdf(pages: &[&str], extra: &str) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|n| format!("{} 0 R ", 5 + 2 * n)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_string(),
        format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".into(),
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream".into(),
    ];
    for (n, text) in pages.iter().enumerate() {
        let shown = if text.is_empty() { "/Scan Do".to_string() } else { format!("BT /F1 18 Tf 72 760 Td ({text}) Tj ET") };
        let resources = "/Resources<</Font<</F1 3 0 R>>/XObject<</Scan 4 0 R>>>>";
        objects.push(format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R{resources}>>", 6 + 2 * n));
        objects.push(format!("<</Length {}>>stream\n{shown}\nendstream", shown.len()));
    }
    let (mut out, mut table) = (String::from("%PDF-1.4\n"), String::new());
    for (n, o) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", out.len()).unwrap();
        write!(out, "{} 0 obj\n{o}\nendobj\n", n + 1).unwrap();
    }
    let (size, at) = (objects.len() + 1, out.len());
    write!(out, "xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R{extra}>>\nstartxref\n{at}\n%%EOF\n").unwrap();
    out.into_bytes()
}

fn handbook() -> Vec<u8> {
    pdf(&["Contents", "4.2 Who may attend", "Aft\\145r the course"], "")
}

/// A Word file with a heading in a translated style, a bold line, and a word torn by a spelling mark.
fn docx() -> Vec<u8> {
    let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="Pennawd1"><w:name w:val="heading 1"/></w:style></w:styles>"#;
    let body = r#"<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Pennawd1"/></w:pPr><w:r><w:t>Aims &amp; val</w:t></w:r><w:r><w:t>ues</w:t></w:r></w:p>
        <w:p><w:r><w:t>Who may attend</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>Taken away</w:delText></w:r></w:del></w:p></w:body></w:document>"#;
    zipped(&[("word/styles.xml", styles.as_bytes()), ("word/document.xml", body.as_bytes())])
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default().compression_level(Some(1))).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn utf16(text: &str) -> Vec<u8> {
    [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// What a citation came to: what was seen in the file, the reason of the finding, the codes of the diagnostics.
type Came = (String, String, String);

/// Checks courses in a folder, each of which cites one document: its entry but id and title, and the place in it.
fn cite_in(folder: &Path, citations: &[(String, &str)]) -> Vec<Came> {
    for (n, (document, place)) in citations.iter().enumerate() {
        let unit = "{id: u, title: U, outcomes: [{id: o, text: Explain the role.}]}";
        let mapping = format!("{{from: o, to: LWC-1.1, role: assesses, evidence: [{{document: d, {place}}}]}}");
        let documents = format!("{{id: d, title: Handbook, {document}}}");
        let head = format!("kind: course\nid: c{n}\ntitle: A course\n");
        let text = format!("{head}units:\n- {unit}\ndocuments:\n- {documents}\nmappings:\n- {mapping}\n");
        std::fs::write(folder.join(format!("course{n}.yaml")), text).unwrap();
    }
    let o = accredit_in(folder, &["check", ".", "--format", "json"]);
    let said = err(&o);
    assert!(!said.contains("panicked") && !said.contains("::"), "{said}");
    let result: serde_json::Value = serde_json::from_slice(&o.stdout).unwrap_or_else(|e| panic!("{e}: {said}"));
    let word = |v: &serde_json::Value| v.as_str().unwrap_or("null").to_string();
    let all = |v: &serde_json::Value, key: &str| v[key].as_array().unwrap().clone();
    let came = |n: usize| {
        let file = format!("course{n}.yaml");
        let course = all(&result, "courses").into_iter().find(|c| c["file"] == file.as_str()).unwrap();
        let f = all(&course, "findings").into_iter().find(|f| f["code"] == "LWC-1.1").unwrap();
        let cited = all(&f, "observations").into_iter().find(|o| o["leaf"] == "cited").unwrap();
        let mine = all(&result, "diagnostics").into_iter().filter(|d| d["file"] == file.as_str());
        // Each stands at the entry of the document, or where it is cited.
        let line = |d: &serde_json::Value| if d["code"] == "cited-place-not-there" { 9 } else { 7 };
        let codes: Vec<String> = mine.inspect(|d| assert_eq!(d["line"], line(d), "{d}")).map(|d| word(&d["code"])).collect();
        (word(&f["evidence"][0]["opened"]), word(&cited["reason"]["code"]), codes.join(" "))
    };
    (0..citations.len()).map(came).collect()
}

/// One citation in a folder.
fn cite_one(folder: &Path, document: &str, place: &str) -> Came {
    cite_in(folder, &[(document.to_string(), place)]).remove(0)
}

/// Citations of files that are written for them; `None` for one that is not there.
fn cite<'a>(cases: impl Iterator<Item = (&'a str, Option<&'a [u8]>, &'a str, &'a str)>) -> Vec<Came> {
    let dir = tempfile::tempdir().unwrap();
    let mut citations = Vec::new();
    for (n, (file, bytes, more, place)) in cases.enumerate() {
        let file = format!("{n}-{file}");
        if let Some(bytes) = bytes {
            std::fs::write(dir.path().join(&file), bytes).unwrap();
        }
        citations.push((format!("file: {file}{more}"), place));
    }
    cite_in(dir.path(), &citations)
}

#[test]
fn what_is_cited_is_looked_up_in_the_document() {
    let (pdf3, word) = (handbook(), docx());
    let html = b"<!doctype html><h2>4.2 Who <em>may</em> attend</h2><p>Text" as &[u8];
    let scan = pdf(&["", ""], "");
    let cases = [
        ("a.pdf", &pdf3[..], "page: 3", "found", "cited"),
        ("a.pdf", &pdf3, "page: 4", "not-found", "page-outside-document"),
        ("a.pdf", &pdf3, "page: 2-4", "not-found", "page-outside-document"),
        ("a.pdf", &pdf3, "page: 2, heading: Who may attend", "found", "cited"),
        ("a.pdf", &pdf3, "page: 2, heading: 7.1 WHO MAY ATTEND", "found", "cited"),
        ("a.pdf", &pdf3, "heading: After the course", "found", "cited"),
        ("a.pdf", &pdf3, "page: 2, heading: Who must attend", "not-found", "heading-not-in-document"),
        // What its name says is not what it is.
        ("a.txt", &pdf3, "page: 4", "not-found", "page-outside-document"),
        ("scan.pdf", &scan, "page: 2", "found", "cited"),
        ("scan.pdf", &scan, "page: 3", "not-found", "page-outside-document"),
        ("scan.pdf", &scan, "page: 2, heading: Who may attend", "cannot-tell", "cited"),
        ("a.docx", &word, "heading: Aims & values", "found", "cited"),
        ("a.docx", &word, "page: 2, heading: Who may attend", "found", "cited"),
        ("a.docx", &word, "heading: Taken away", "not-found", "heading-not-in-document"),
        ("a.docx", &word, "page: 900", "cannot-tell", "cited"),
        ("a.html", html, "heading: Who may attend", "found", "cited"),
        ("a.html", html, "heading: Who may leave", "not-found", "heading-not-in-document"),
        ("a.html", b"<html><script>app()</script><div id=app></div>", "heading: Who may attend", "cannot-tell", "cited"),
        ("a.md", b"# Aims\n\n## 2 Who may attend\n", "heading: Who may attend", "found", "cited"),
        ("a.md", b"# Aims\n", "heading: Who may attend", "not-found", "heading-not-in-document"),
        ("a.txt", b"WHO MAY ATTEND\r\n\r\nAnyone", "heading: Who may attend", "found", "cited"),
        ("wide.txt", &utf16("Who may attend\n"), "heading: Who may attend", "found", "cited"),
        ("wide.txt", &utf16("Aims\n"), "heading: Who may attend", "not-found", "heading-not-in-document"),
        ("a.md", b"# Aims\n", "note: see throughout", "null", "no-page-or-heading"),
    ];
    let got = cite(cases.iter().map(|(file, bytes, place, _, _)| (*file, Some(*bytes), "", *place)));
    for ((file, _, place, opened, because), got) in cases.iter().zip(got) {
        let told = if *opened == "not-found" { "cited-place-not-there" } else { "" };
        assert_eq!(got, (opened.to_string(), because.to_string(), told.to_string()), "{file}, {place}");
    }
}

#[test]
fn a_file_that_cannot_be_read_leaves_matters_as_they_were_and_is_named() {
    let bomb = zipped(&[("word/document.xml", &vec![b' '; 33 << 20])]);
    let whole = handbook();
    let locked = pdf(
        &["a"],
        "/Encrypt<</Filter/Standard/V 1/R 2/P -1/O(12345678901234567890123456789012)/U(12345678901234567890123456789012)>>/ID[(a)(a)]",
    );
    let cases = [
        ("empty.pdf", &b""[..]),
        ("cut.pdf", &whole[..40]),
        ("cut.docx", &docx()[..60]),
        ("bomb.docx", &bomb),
        ("locked.pdf", &locked),
        ("sheet.xlsx", &zipped(&[("xl/workbook.xml", b"<a/>")])),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"),
        ("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0"),
    ];
    for ((file, _), got) in cases.iter().zip(cite(cases.iter().map(|(f, b)| (*f, Some(*b), "", "page: 2, heading: Who may attend")))) {
        assert_eq!(got, ("cannot-tell".into(), "cited".into(), "document-unreadable".into()), "{file}");
    }
    let got = cite([("gone.pdf", None, "", "page: 2")].into_iter());
    assert_eq!(got, [("not-at-hand".into(), "cited".into(), "document-not-found".into())]);
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let outer = tempfile::tempdir().unwrap();
    let inner = outer.path().join("inner");
    std::fs::create_dir_all(inner.join("sub")).unwrap();
    std::fs::write(outer.path().join("secret.txt"), "Who may attend").unwrap();
    std::fs::write(inner.join("sub/own.txt"), "Who may attend").unwrap();
    let at = "heading: Who may attend";
    let secret = outer.path().join("secret.txt");
    let mut out =
        vec!["../secret.txt", "sub/../../secret.txt", "..\\secret.txt", "C:/secret.txt", "nul", "sub/COM1.txt", "https://a.example/b.pdf"];
    let mut fine = vec!["sub\\own.txt", "./sub/own.txt"];
    out.extend(secret.to_str());
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&secret, inner.join("link.txt")).unwrap();
        std::os::unix::fs::symlink(outer.path(), inner.join("up")).unwrap();
        std::os::unix::fs::symlink(inner.join("sub/own.txt"), inner.join("fine.txt")).unwrap();
        out.extend(["link.txt", "up/secret.txt"]);
        fine.push("fine.txt");
    }
    let paths = |list: &[&str]| -> Vec<(String, &str)> { list.iter().map(|p| (format!("file: '{p}'"), at)).collect() };
    for (path, (opened, because, codes)) in out.iter().zip(cite_in(&inner, &paths(&out))) {
        assert_eq!((because.as_str(), codes.as_str()), ("broken-input", "path-leaves-folder"), "{path}");
        assert_ne!(opened, "found", "{path}");
    }
    for (path, came) in fine.iter().zip(cite_in(&inner, &paths(&fine))) {
        assert_eq!((came.0.as_str(), came.2.as_str()), ("found", ""), "{path}");
    }
    assert_eq!(cite_one(&inner, "file: sub", at).2, "document-unreadable");
}

#[test]
fn what_is_written_about_a_file_is_held_against_it() {
    let whole = handbook();
    let other = format!(", pages: 3, fingerprint: 'sha256:{}'", "0".repeat(64));
    let cases = [
        (", pages: 60", "page: 40", ("not-found", "page-outside-document", "document-pages-differ cited-place-not-there")),
        (other.as_str(), "page: 3", ("found", "cited", "document-changed")),
        (", fingerprint: md5", "page: 3", ("found", "cited", "invalid-value")),
    ];
    let got = cite(cases.iter().map(|(more, place, _)| ("a.pdf", Some(&whole[..]), *more, *place)));
    for ((more, _, wanted), (opened, because, codes)) in cases.iter().zip(&got) {
        assert_eq!((opened.as_str(), because.as_str(), codes.as_str()), *wanted, "{more}");
    }
}

/// What the tool prints is what makes the warning go away, and what nobody cites is named.
#[test]
fn documents_lists_what_to_paste_and_what_is_never_cited() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.pdf"), handbook()).unwrap();
    let provider = "kind: provider\nid: p\nname: P\ndocuments:\n- {id: e, title: Policies, file: a.pdf}\n- {id: f, title: Leaflet}\npolicies:\n- {id: s, topic: safeguarding, title: S, evidence: [{document: e, page: 9}]}\n";
    std::fs::write(dir.path().join("provider.yaml"), provider).unwrap();
    cite_one(dir.path(), "file: a.pdf", "page: 3");
    let o = accredit_in(dir.path(), &["documents", ".", "--format", "json"]);
    assert_eq!(o.status.code(), Some(0), "{}", err(&o));
    let list: serde_json::Value = serde_json::from_slice(&o.stdout).unwrap();
    let d = &list["documents"];
    assert_eq!((&d[0]["pages"], &d[0]["cited"], &d[0]["pages_cited"][0], &d[2]["cited"]), (&3.into(), &1.into(), &"3".into(), &0.into()));
    let fingerprint = d[0]["fingerprint"].as_str().unwrap();
    assert_eq!(cite_one(dir.path(), &format!("file: a.pdf, fingerprint: {fingerprint}"), "page: 3").2, "");
    let human = out(&accredit_in(dir.path(), &["documents"]));
    assert!(human.is_empty(), "no folder `courses` here");
    let human = out(&accredit_in(dir.path(), &["documents", "course0.yaml", "--width", "60"]));
    assert!(human.contains(fingerprint) && human.contains("never"), "{human}");
}

/// A defect of a provider's document is one defect, however many courses inherit it.
#[test]
fn a_document_that_many_courses_inherit_is_complained_of_once() {
    let dir = tempfile::tempdir().unwrap();
    let provider = "kind: provider\nid: p\nname: P\ndocuments:\n- {id: e, title: Policies, file: gone.pdf}\npolicies:\n- {id: s, topic: safeguarding, title: S, evidence: [{document: e, page: 9}]}\n";
    std::fs::write(dir.path().join("provider.yaml"), provider).unwrap();
    for id in ["a", "b", "c"] {
        std::fs::write(dir.path().join(format!("{id}.yaml")), format!("kind: course\nid: {id}\ntitle: A course\nprovider: p\n")).unwrap();
    }
    let said = err(&accredit_in(dir.path(), &["check", "."]));
    assert_eq!(said.matches("document-not-found").count(), 1, "{said}");
}
