//! The report of one course as a Word document: for those who pass a gap list round, fill in owners and comment on it.
//!
//! A small part of Office Open XML, written by hand: headings, paragraphs and tables with heading rows in styles of their own,
//! so that Word and LibreOffice show a navigation pane and read the tables aloud. No macro, no link, no picture, nothing from
//! elsewhere. The rows are those of every other gap list. The bytes depend on the result alone.

use super::junit::xml;
use super::rows::{self, Cell, Column, Row};
use super::text::cut;
use crate::model::result::{CourseResult, RunHeader};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Width of the text in twentieths of a point: A4 on its side, less two margins of 2 cm.
const WIDTH: u32 = 14_570;
/// Most characters of a cell: what is longer is no cell that anybody reads.
const CELL: usize = 4_000;

/// The document of one course.
///
/// # Errors
/// Where the file cannot be packed.
pub fn course(header: &RunHeader, course: &CourseResult) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    for (name, text) in [
        ("[Content_Types].xml", include_str!("docx/types.xml").to_string()),
        ("_rels/.rels", include_str!("docx/package.xml").to_string()),
        ("docProps/core.xml", core(header, course)),
        ("word/_rels/document.xml.rels", include_str!("docx/document-relations.xml").to_string()),
        ("word/document.xml", document(header, course)),
        ("word/footer1.xml", include_str!("docx/footer.xml").to_string()),
        ("word/styles.xml", include_str!("docx/styles.xml").to_string()),
    ] {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn core(header: &RunHeader, c: &CourseResult) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>Alignment report: {}</dc:title><dc:subject>{}</dc:subject><dc:creator>accredit</dc:creator><dc:language>en-GB</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:created></cp:coreProperties>",
        xml(&cut(&rows::title(c), 200)),
        xml(&cut(&c.headline, 200)),
        xml(&header.as_of)
    )
}

fn document(header: &RunHeader, c: &CourseResult) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>",
    );
    // Writing to a string cannot fail.
    let _ = body(&mut out, header, c);
    out.push_str("<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
    out
}

fn body(out: &mut String, header: &RunHeader, c: &CourseResult) -> std::fmt::Result {
    paragraph(out, "Title", &cut(&rows::title(c), 500))?;
    paragraph(out, "Subtitle", &format!("Alignment report as of {}", header.as_of))?;
    paragraph(out, "Heading1", "Verdict")?;
    paragraph(out, "Verdict", &c.verdict)?;
    if let Some(s) = &c.supposed {
        paragraph(out, "Normal", &format!("This is a supposition, with the changes of {}. As it is: {}", s.file, s.verdict))?;
    }
    paragraph(out, "Normal", rows::NOT_ACCREDITATION)?;
    let n = &c.counts;
    table(
        out,
        "How many requirements have each status",
        &[("met", 1), ("partly met", 1), ("not met", 1), ("cannot tell", 1), ("not applicable", 1), ("of those unmet: waived", 1)],
        [n.met, n.partly_met, n.not_met, n.undetermined, n.not_applicable, n.waived]
            .map(|n| n.to_string())
            .chunks(6)
            .map(<[String]>::to_vec),
    )?;
    paragraph(out, "Heading1", "What was checked, against what")?;
    let profile = format!("{}, edition {} ({})", header.profile.title, header.profile.edition, header.profile.id);
    let facts = [
        ("course", c.id.clone()),
        ("provider", c.provider_name.clone().or_else(|| c.provider.clone()).unwrap_or_else(|| "not stated".into())),
        ("edition", c.edition.clone().unwrap_or_else(|| "not stated".into())),
        ("file", c.file.to_string()),
        ("sha256 of the file", c.digest.clone()),
        ("profile", profile),
    ];
    table(out, "What was checked", &[("fact", 1), ("value", 4)], facts.into_iter().map(|(k, v)| vec![k.to_string(), v]))?;
    let standards = header.standards.iter();
    let standards =
        standards.map(|s| vec![s.code.clone(), s.title.clone(), s.edition.clone(), s.standing_words.to_string(), s.not_held.join("; ")]);
    table(
        out,
        "Standards, with their standing",
        &[("standard", 1), ("title", 3), ("edition", 1), ("standing", 2), ("text not held", 2)],
        standards,
    )?;

    let (gaps, questions): (Vec<Row>, Vec<Row>) = rows::gaps(header, c).partition(Row::is_gap);
    paragraph(out, "Heading1", &format!("Gaps: {}", gaps.len()))?;
    paragraph(out, "Normal", "In the order in which to take them. Owner and due date are for you to fill in.")?;
    let heads = [
        ("no.", 2),
        ("requirement", 6),
        ("force", 4),
        ("status", 4),
        ("what is missing", 9),
        ("what would close it", 9),
        ("where", 6),
        ("owner", 4),
        ("due date", 4),
    ];
    let of = |row: &Row, columns: &[Column]| columns.iter().map(|k| cell(row, *k)).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
    table(
        out,
        "Gaps",
        &heads,
        gaps.iter().map(|r| {
            let waiver = Some(cell(r, Column::Waiver)).filter(|w| !w.is_empty()).map(|w| format!("; waived {w}")).unwrap_or_default();
            vec![
                cell(r, Column::Order),
                of(r, &[Column::Code, Column::Requirement]),
                force(r),
                format!("{}{waiver}", cell(r, Column::Status)),
                cell(r, Column::Missing),
                cell(r, Column::Close),
                place(r),
                String::new(),
                String::new(),
            ]
        }),
    )?;
    paragraph(out, "Heading1", &format!("Questions: {}", questions.len()))?;
    table(
        out,
        "Questions",
        &[("requirement", 6), ("force", 4), ("why it cannot be told", 10), ("what would settle it", 10), ("where", 6)],
        questions.iter().map(|r| {
            vec![of(r, &[Column::Code, Column::Requirement]), force(r), cell(r, Column::Missing), cell(r, Column::Close), place(r)]
        }),
    )?;
    paragraph(out, "Heading1", &format!("Cautions: {}", c.cautions.len()))?;
    table(
        out,
        "What an assessor would ask about",
        &[("weight", 2), ("what was noticed", 8), ("what to do", 6), ("touches", 4), ("where", 5)],
        c.cautions.iter().map(|k| {
            let place = k.places.first().map(ToString::to_string).unwrap_or_default();
            vec![k.weight.words().to_string(), k.text.clone(), k.help.clone(), k.requirements.join(", "), place]
        }),
    )?;
    paragraph(out, "Heading1", &format!("Every requirement: {}", c.findings.len()))?;
    table(
        out,
        "Every requirement",
        &[("requirement", 6), ("force", 4), ("status", 3), ("reasons", 12), ("rests on", 3), ("where", 6)],
        rows::findings(header, c).map(|r| {
            let rests = cell(&r, Column::RestsOn);
            let rests = if cell(&r, Column::OwnStatement) == "yes" { format!("{rests} (self-declared)") } else { rests };
            vec![
                of(&r, &[Column::Code, Column::Requirement]),
                force(&r),
                cell(&r, Column::Status),
                cell(&r, Column::Reasons),
                rests,
                place(&r),
            ]
        }),
    )
}

fn cell(row: &Row, column: Column) -> String {
    match row.cell(column) {
        Cell::Empty => String::new(),
        Cell::Text(t) => t.into_owned(),
        Cell::Number(n) => n.to_string(),
    }
}

fn force(row: &Row) -> String {
    let critical = if cell(row, Column::Critical) == "yes" { ", critical" } else { "" };
    format!("{}{critical}", cell(row, Column::Force))
}

fn place(row: &Row) -> String {
    match cell(row, Column::Line) {
        line if line.is_empty() => cell(row, Column::CourseFile),
        line => format!("{}:{line}", cell(row, Column::CourseFile)),
    }
}

fn paragraph(out: &mut String, style: &str, text: &str) -> std::fmt::Result {
    write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", xml(text))
}

/// A table whose first row is repeated on each page; the word "None." where it would have no other.
fn table(out: &mut String, caption: &str, heads: &[(&str, u32)], rows: impl Iterator<Item = Vec<String>>) -> std::fmt::Result {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return paragraph(out, "Normal", "None.");
    }
    let whole: u32 = heads.iter().map(|(_, share)| share).sum::<u32>().max(1);
    let widths: Vec<u32> = heads.iter().map(|(_, share)| WIDTH * share / whole).collect();
    write!(
        out,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Report\"/><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
        xml(caption)
    )?;
    widths.iter().try_for_each(|w| write!(out, "<w:gridCol w:w=\"{w}\"/>"))?;
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    heads.iter().zip(&widths).try_for_each(|((head, _), w)| one(out, *w, head))?;
    out.push_str("</w:tr>");
    for row in rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        widths.iter().zip(&row).try_for_each(|(w, text)| one(out, *w, &cut(text, CELL)))?;
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
    // Two tables without a paragraph between them would be one.
    paragraph(out, "Normal", "")
}

fn one(out: &mut String, width: u32, text: &str) -> std::fmt::Result {
    write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>")?;
    paragraph(out, "Cell", text)?;
    write!(out, "</w:tc>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::rows::tests::run as sample;
    use std::io::Read;

    fn part(bytes: &[u8], name: &str) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn it_has_a_row_for_each_gap_question_and_requirement_under_a_heading_row() {
        let (header, courses) = sample();
        let bytes = super::course(&header, &courses[0]).unwrap();
        let text = part(&bytes, "word/document.xml");
        let rows = |caption: &str| {
            let table = text.split(&format!("w:val=\"{caption}\"")).nth(1).unwrap().split("</w:tbl>").next().unwrap();
            assert_eq!(table.matches("<w:tblHeader/>").count(), 1);
            table.matches("<w:tr>").count() - 1
        };
        assert_eq!([rows("Gaps"), rows("Questions"), rows("Every requirement")], [2, 1, 4]);
        assert!(text.contains("Gaps: 2") && text.contains("working draft, not NALW's words") && text.contains("Cautions: 0"));
        assert_eq!(bytes, super::course(&header, &courses[0]).unwrap(), "same input, same bytes");
    }

    #[test]
    fn every_part_is_sound_xml_whatever_is_typed() {
        let (header, mut courses) = sample();
        courses[0].title = "<w:p>\u{0}\u{b}\u{ffff}&amp;\"]]>".into();
        courses[0].verdict = "x".repeat(100_000);
        let bytes = super::course(&header, &courses[0]).unwrap();
        let names: Vec<String> =
            zip::ZipArchive::new(Cursor::new(&bytes[..])).unwrap().file_names().map(|n| n.unwrap().to_string()).collect();
        for name in names {
            let text = part(&bytes, &name);
            let mut reader = quick_xml::Reader::from_str(&text);
            while !matches!(reader.read_event().unwrap_or_else(|e| panic!("{name}: {e}")), quick_xml::events::Event::Eof) {}
            assert!(!text.contains(['\u{0}', '\u{b}', '\u{ffff}', '\u{202e}']), "{name}");
        }
    }
}
