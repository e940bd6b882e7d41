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
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn utf16(text: &str) -> Vec<u8> {
    [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// Checks a course that cites one document, in a folder where the document stands. Gives what the evidence came to, the reason
/// of the finding, and the codes of the diagnostics.
fn cite(file: &str, bytes: Option<&[u8]>, document: &str, place: &str) -> (String, String, String) {
    let dir = tempfile::tempdir().unwrap();
    if let Some(bytes) = bytes {
        std::fs::write(dir.path().join(file), bytes).unwrap();
    }
    let (evidence, cited, codes, _) = cite_in(dir.path(), &format!("file: {file}{document}"), place);
    (evidence, cited, codes)
}

/// The same in a folder that is there, with what is said on standard error.
fn cite_in(folder: &Path, document: &str, place: &str) -> (String, String, String, String) {
    let course = format!(
        "kind: course\nid: c\ntitle: A course\nunits:\n- {{id: u, title: U, outcomes: [{{id: o, text: Explain the role.}}]}}\ndocuments:\n- {{id: d, title: Handbook, {document}}}\nmappings:\n- {{from: o, to: LWC-1.1, role: assesses, evidence: [{{document: d, {place}}}]}}\n"
    );
    std::fs::write(folder.join("course.yaml"), course).unwrap();
    let o = accredit_in(folder, &["check", "course.yaml", "--format", "json"]);
    let said = err(&o);
    assert!(!said.contains("panicked") && !said.contains("::"), "{document}: {said}");
    let result: serde_json::Value = serde_json::from_slice(&o.stdout).unwrap_or_else(|e| panic!("{e}: {said}"));
    let findings = result["courses"][0]["findings"].as_array().unwrap();
    let f = findings.iter().find(|f| f["code"] == "LWC-1.1").unwrap();
    let observations = f["observations"].as_array().unwrap();
    let cited = observations.iter().find(|o| o["leaf"] == "cited").unwrap();
    let word = |v: &serde_json::Value| v.as_str().unwrap_or("null").to_string();
    let codes: Vec<String> = result["diagnostics"].as_array().unwrap().iter().map(|d| word(&d["code"])).collect();
    assert!(result["diagnostics"].as_array().unwrap().iter().all(|d| d["line"].is_u64()), "{}", result["diagnostics"]);
    (word(&f["evidence"][0]["opened"]), word(&cited["reason"]["code"]), codes.join(" "), said)
}

#[test]
fn what_is_cited_is_looked_up_in_the_document() {
    let (pdf3, word) = (handbook(), docx());
    let html = b"<!doctype html><h2>4.2 Who <em>may</em> attend</h2><p>Text" as &[u8];
    let scan = pdf(&["", ""], "");
    for (file, bytes, place, opened, because) in [
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
    ] {
        let got = cite(file, Some(bytes), "", place);
        assert_eq!(got, (opened.into(), because.into(), String::new()), "{file}, {place}");
    }
}

#[test]
fn a_file_that_cannot_be_read_leaves_matters_as_they_were_and_is_named() {
    let bomb = zipped(&[("word/document.xml", &vec![b' '; 80 << 20])]);
    let whole = handbook();
    let locked = pdf(
        &["a"],
        "/Encrypt<</Filter/Standard/V 1/R 2/P -1/O(12345678901234567890123456789012)/U(12345678901234567890123456789012)>>/ID[(a)(a)]",
    );
    for (file, bytes) in [
        ("empty.pdf", &b""[..]),
        ("cut.pdf", &whole[..40]),
        ("cut.docx", &docx()[..60]),
        ("bomb.docx", &bomb),
        ("locked.pdf", &locked),
        ("sheet.xlsx", &zipped(&[("xl/workbook.xml", b"<a/>")])),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"),
        ("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0"),
    ] {
        let got = cite(file, Some(bytes), "", "page: 2, heading: Who may attend");
        assert_eq!(got, ("cannot-tell".into(), "cited".into(), "document-unreadable".into()), "{file}");
    }
    let got = cite("gone.pdf", None, "", "page: 2");
    assert_eq!(got, ("not-at-hand".into(), "cited".into(), "document-not-found".into()));
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
    for path in
        ["../secret.txt", "sub/../../secret.txt", "..\\secret.txt", "C:/secret.txt", "nul", "sub/COM1.txt", "https://a.example/b.pdf"]
            .into_iter()
            .chain(secret.to_str())
    {
        let (opened, because, codes, said) = cite_in(&inner, &format!("file: '{path}'"), at);
        assert_eq!((because.as_str(), codes.as_str()), ("broken-input", "path-leaves-folder"), "{path}");
        assert_ne!(opened, "found", "{path}");
        assert!(said.contains("course.yaml:7:"), "{said}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&secret, inner.join("link.txt")).unwrap();
        std::os::unix::fs::symlink(outer.path(), inner.join("up")).unwrap();
        std::os::unix::fs::symlink(inner.join("sub/own.txt"), inner.join("fine.txt")).unwrap();
        for path in ["link.txt", "up/secret.txt"] {
            assert_eq!(cite_in(&inner, &format!("file: {path}"), at).2, "path-leaves-folder", "{path}");
        }
        assert_eq!(cite_in(&inner, "file: fine.txt", at).0, "found");
    }
    assert_eq!(cite_in(&inner, "file: sub", at).2, "document-unreadable");
    assert_eq!(cite_in(&inner, "file: 'sub\\own.txt'", at).0, "found");
    assert_eq!(cite_in(&inner, "file: ./sub/own.txt", at).0, "found");
}

#[test]
fn what_is_written_about_a_file_is_held_against_it() {
    let whole = handbook();
    let (opened, because, codes) = cite("a.pdf", Some(&whole), ", pages: 60", "page: 40");
    assert_eq!((opened.as_str(), because.as_str(), codes.as_str()), ("not-found", "page-outside-document", "document-pages-differ"));
    let other = "0".repeat(64);
    let (opened, _, codes) = cite("a.pdf", Some(&whole), &format!(", pages: 3, fingerprint: 'sha256:{other}'"), "page: 3");
    assert_eq!((opened.as_str(), codes.as_str()), ("found", "document-changed"));
    assert_eq!(cite("a.pdf", Some(&whole), ", fingerprint: md5", "page: 3").2, "invalid-value");
}

/// What the tool prints is what makes the warning go away, and what nobody cites is named.
#[test]
fn documents_lists_what_to_paste_and_what_is_never_cited() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.pdf"), handbook()).unwrap();
    let provider = "kind: provider\nid: p\nname: P\ndocuments:\n- {id: e, title: Policies, file: a.pdf}\n- {id: f, title: Leaflet}\npolicies:\n- {id: s, topic: safeguarding, title: S, evidence: [{document: e, page: 9}]}\n";
    std::fs::write(dir.path().join("provider.yaml"), provider).unwrap();
    cite_in(dir.path(), "file: a.pdf", "page: 3");
    let o = accredit_in(dir.path(), &["documents", ".", "--format", "json"]);
    assert_eq!(o.status.code(), Some(0), "{}", err(&o));
    let list: serde_json::Value = serde_json::from_slice(&o.stdout).unwrap();
    let d = &list["documents"];
    assert_eq!((&d[0]["pages"], &d[0]["cited"], &d[0]["pages_cited"][0], &d[2]["cited"]), (&3.into(), &1.into(), &"3".into(), &0.into()));
    let fingerprint = d[0]["fingerprint"].as_str().unwrap();
    assert_eq!(cite_in(dir.path(), &format!("file: a.pdf, fingerprint: {fingerprint}"), "page: 3").2, "");
    let human = out(&accredit_in(dir.path(), &["documents"]));
    assert!(human.is_empty(), "no folder `courses` here");
    let human = out(&accredit_in(dir.path(), &["documents", "course.yaml", "--width", "60"]));
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
