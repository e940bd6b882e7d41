//! XLSX: the gap list as a workbook to work through, with a sheet that says what it is.
//!
//! The rows are those of the CSV file. Text is always written as text, never as a formula; a text that begins as a formula does
//! also carries Excel's quote prefix, so that editing the cell does not turn it into one. The bytes depend on the result
//! alone: the creation date is the date the verdicts are made for.

use super::rows::{self, Cell, Column, GAPS};
use crate::model::matrix::Strength;
use crate::model::result::{CourseResult, RunHeader, StandardResult};
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;

/// Excel's bound for a cell is 32,767 UTF-16 units.
const CELL: usize = 32_000;
const A4: u8 = 9;
const FOOTER: &str = "&LAlignment is not accreditation&RPage &P of &N";

/// The gap list of all courses, as the bytes of a workbook with the sheets "Gaps", "Coverage" and "About".
pub fn gaps(header: &RunHeader, courses: &[CourseResult]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::parse_from_str(&header.as_of)?;
    book.set_properties(&DocProperties::new().set_title("Gap list").set_comment(rows::NOT_ACCREDITATION).set_creation_datetime(&created));
    let formats = Formats::new();
    gap_sheet(book.add_worksheet(), &formats, header, courses)?;
    coverage_sheet(book.add_worksheet(), &formats, header, courses)?;
    about_sheet(book.add_worksheet(), &formats, header, courses)?;
    book.save_to_buffer()
}

struct Formats {
    head: Format,
    title: Format,
    label: Format,
    text: Format,
    quoted: Format,
    number: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            head: head.clone().set_background_color(Color::RGB(0xE3_E9_EE)).set_border_bottom(FormatBorder::Thin),
            title: Format::new().set_bold().set_font_size(14),
            label: head,
            quoted: text.clone().set_quote_prefix(),
            number: Format::new().set_align(FormatAlign::Top),
            date: text.clone().set_num_format("yyyy-mm-dd"),
            text,
        }
    }
}

/// Writes a text as text.
fn write(sheet: &mut Worksheet, formats: &Formats, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    let text = short(text);
    let format = if rows::is_formula(&text) { &formats.quoted } else { &formats.text };
    sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}

/// The text, cut with a mark where a cell cannot hold it.
fn short(text: &str) -> Cow<'_, str> {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > CELL {
            return Cow::Owned(format!("{}…", text.get(..at).unwrap_or_default()));
        }
    }
    Cow::Borrowed(text)
}

/// Width of a column in characters.
fn width(column: Column) -> f64 {
    match column {
        Column::Order | Column::Line => 7.0,
        Column::Critical => 9.0,
        Column::Standard | Column::Code | Column::RestsOn | Column::Status => 10.0,
        Column::DueDate | Column::AsOf | Column::FollowsFrom => 12.0,
        Column::Force | Column::KindOfChange | Column::Course => 14.0,
        Column::Standing | Column::Owner => 16.0,
        Column::CourseTitle | Column::Criterion => 20.0,
        Column::Missing | Column::Close => 40.0,
        _ => 24.0,
    }
}

/// Writes the sheet "Gaps"; gives the number of rows below the head.
fn gap_sheet(sheet: &mut Worksheet, formats: &Formats, header: &RunHeader, courses: &[CourseResult]) -> Result<u32, XlsxError> {
    sheet.set_name("Gaps")?;
    for (i, column) in (0u16..).zip(GAPS) {
        sheet.set_column_width(i, width(column))?;
        sheet.write_string_with_format(0, i, column.heading(), &formats.head)?;
    }
    let mut last = 0;
    for row in courses.iter().flat_map(|c| rows::gaps(header, c)) {
        last += 1;
        for (i, column) in (0u16..).zip(GAPS) {
            match row.cell(column) {
                Cell::Text(text) => write(sheet, formats, last, i, &text)?,
                Cell::Number(n) => drop(sheet.write_number_with_format(last, i, n, &formats.number)?),
                Cell::Empty if column == Column::DueDate => drop(sheet.write_blank(last, i, &formats.date)?),
                Cell::Empty => drop(sheet.write_blank(last, i, &formats.text)?),
            }
        }
    }
    let end = u16::try_from(GAPS.len() - 1).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last, end)?;
    // On paper: down to the due date; the places in files after it are for the screen.
    let due = (0u16..).zip(GAPS).find(|(_, c)| *c == Column::DueDate).map_or(end, |(i, _)| i);
    sheet.set_print_area(0, 0, last, due)?;
    sheet.set_repeat_rows(0, 0)?;
    page(sheet);
    sheet.set_header(format!("&LGap list, as of {}&R{}", code(&header.as_of), code(&header.profile.title)));
    Ok(last)
}

/// A4, landscape, one page wide.
fn page(sheet: &mut Worksheet) {
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    sheet.set_footer(FOOTER);
}

/// A text for a page header, where `&` begins a code, and 255 characters are the bound.
fn code(text: &str) -> String {
    rows::clean(text).chars().take(90).collect::<String>().replace('&', "&&")
}

/// Writes the sheet "Coverage": requirements by units, one block for each course.
fn coverage_sheet(sheet: &mut Worksheet, formats: &Formats, header: &RunHeader, courses: &[CourseResult]) -> Result<(), XlsxError> {
    sheet.set_name("Coverage")?;
    for (i, width) in (0u16..).zip([14.0, 34.0, 14.0]) {
        sheet.set_column_width(i, width)?;
    }
    let key: Vec<String> = Strength::ALL.iter().map(|s| format!("{} {}", s.letter(), s.words())).collect();
    sheet.write_string_with_format(0, 0, "Coverage", &formats.title)?;
    let key = format!("{}. Optional units are marked (o). Every learner: what no choice of units leaves out.", key.join("; "));
    sheet.write_string(1, 0, key)?;
    let mut row = 1;
    for c in courses.iter().filter(|c| !c.matrix.rows.is_empty() && !c.matrix.units.is_empty()) {
        row += 2;
        sheet.write_string_with_format(row, 0, short(&rows::title(c)), &formats.label)?;
        row += 1;
        // A sheet has no more columns than this.
        let units: Vec<String> = c.matrix.units.iter().take(16_000).map(|u| rows::clean(&rows::unit(u)).into_owned()).collect();
        let heads: Vec<&str> = ["Code", "Requirement", "Every learner"].into_iter().chain(units.iter().map(|u| &**u)).collect();
        head(sheet, formats, row, &heads)?;
        for r in &c.matrix.rows {
            row += 1;
            line(sheet, formats, row, &[&r.code, &r.title, &r.weakest.map_or_else(|| "none".into(), |s| s.letter().to_string())])?;
            for cell in &r.cells {
                if let Some(column) = u16::try_from(cell.unit + 3).ok().filter(|_| cell.unit < units.len()) {
                    sheet.write_string_with_format(row, column, cell.strength.letter().to_string(), &formats.text)?;
                }
            }
        }
    }
    page(sheet);
    sheet.set_header(format!("&LCoverage, as of {}&R{}", code(&header.as_of), code(&header.profile.title)));
    Ok(())
}

/// Writes the sheet "About": date, profile, the standing of each standard, and the verdict on each course.
fn about_sheet(sheet: &mut Worksheet, formats: &Formats, header: &RunHeader, courses: &[CourseResult]) -> Result<(), XlsxError> {
    sheet.set_name("About")?;
    for (i, width) in (0u16..).zip([16.0, 44.0, 30.0, 12.0, 24.0, 60.0, 44.0]) {
        sheet.set_column_width(i, width)?;
    }
    sheet.write_string_with_format(0, 0, "Gap list", &formats.title)?;
    let profile = format!("{}, edition {} ({})", header.profile.title, header.profile.edition, header.profile.id);
    let about = [
        ("As of", header.as_of.as_str()),
        ("Profile", profile.as_str()),
        ("What this is", rows::NOT_ACCREDITATION),
        (
            "To fill in",
            "Owner and due date of each row on the sheet Gaps. Rows without an order are open questions: what is supplied does not say.",
        ),
    ];
    let mut row = 0;
    for (label, text) in about {
        row += 1;
        sheet.write_string_with_format(row, 0, label, &formats.label)?;
        write(sheet, formats, row, 1, &rows::clean(text))?;
    }
    row += 2;
    head(sheet, formats, row, &["Standard", "Title", "Publisher", "Edition", "Standing", "Note", "Text not held"])?;
    for s in &header.standards {
        row += 1;
        let StandardResult { code, title, publisher, edition, standing_words, note, not_held, .. } = s;
        line(
            sheet,
            formats,
            row,
            &[code, title, publisher, edition, standing_words, note.as_deref().unwrap_or_default(), &not_held.join("; ")],
        )?;
    }
    for w in &header.waivers {
        row += 1;
        sheet.write_string_with_format(row, 0, "Waivers", &formats.label)?;
        write(sheet, formats, row, 1, &rows::clean(&w.file))?;
    }
    row += 2;
    head(sheet, formats, row, &["Course", "Title", "File", "Gaps", "Weakest standing", "Verdict", "Offer"])?;
    for c in courses {
        row += 1;
        let waived = if c.counts.waived > 0 { format!(", {} of them waived", c.counts.waived) } else { String::new() };
        let gaps = format!("{}{waived} (and {} open)", c.gaps.len(), c.questions.len());
        line(
            sheet,
            formats,
            row,
            &[&c.id, &rows::title(c), &c.file, &gaps, c.standing.words(), &c.verdict, c.offer.as_deref().unwrap_or_default()],
        )?;
    }
    page(sheet);
    Ok(())
}

fn head(sheet: &mut Worksheet, formats: &Formats, row: u32, cells: &[&str]) -> Result<(), XlsxError> {
    for (i, cell) in (0u16..).zip(cells) {
        sheet.write_string_with_format(row, i, short(cell), &formats.head)?;
    }
    Ok(())
}

fn line(sheet: &mut Worksheet, formats: &Formats, row: u32, cells: &[&str]) -> Result<(), XlsxError> {
    (0u16..).zip(cells).try_for_each(|(i, cell)| write(sheet, formats, row, i, &rows::clean(cell)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::rows::tests::run;

    #[test]
    fn one_row_for_each_gap_and_question() {
        let (header, courses) = run();
        let rows = gap_sheet(&mut Worksheet::new(), &Formats::new(), &header, &courses).unwrap();
        assert_eq!(rows as usize, courses[0].gaps.len() + courses[0].questions.len());
    }

    #[test]
    fn the_same_result_gives_the_same_bytes() {
        let (header, courses) = run();
        let bytes = gaps(&header, &courses).unwrap();
        assert!(bytes.starts_with(b"PK"));
        assert!(bytes == gaps(&header, &courses).unwrap());
    }

    #[test]
    fn no_gap_and_no_end_of_text_stops_the_workbook() {
        let (header, mut courses) = run();
        assert!(gaps(&header, &[]).is_ok());
        courses[0].verdict = "𝕏".repeat(40_000);
        assert!(gaps(&header, &courses).is_ok());
    }
}
