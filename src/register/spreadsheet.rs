//! The list as a spreadsheet: XLSX, or CSV as spreadsheets of Sweden and Finland read it.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::cases::Case;
use super::table::{Column, Names, row_of};
use crate::message::Message;

/// Characters with which spreadsheets begin a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// The widest that a column of a sheet is, in characters.
const MAX_WIDTH: usize = 60;

/// Returns the heading, then a row for each case.
fn rows(cases: &[&Case], names: &Names<'_>) -> Vec<Vec<String>> {
    let format = |column: Column| names.translator.format(&column.message());
    let mut heading: Vec<String> = Column::ALL.into_iter().map(format).collect();
    let file = Message::new("register-column-file");
    heading.push(names.translator.format(&file));
    let row = |case: &&Case| {
        let columns = Column::ALL.into_iter();
        let mut row: Vec<String> = columns.map(|column| row_of(case, column, names)).collect();
        row.push(case.files[0].path.display().to_string());
        row
    };
    std::iter::once(heading)
        .chain(cases.iter().map(row))
        .collect()
}

/// Returns cases as a workbook; the same cases give the same bytes.
///
/// # Errors
/// More rows than a sheet has, or a text that is longer than a cell.
pub fn to_xlsx(cases: &[&Case], names: &Names<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The day would be in it otherwise.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    let bold = Format::new().set_bold();
    let rows = rows(cases, names);
    let columns = rows.first().map_or(0, Vec::len);
    let mut widths = vec![0; columns];
    for (number, row) in (0..).zip(&rows) {
        for (column, text) in (0..).zip(row) {
            if number == 0 {
                sheet.write_string_with_format(number, column, text, &bold)?;
            } else {
                sheet.write_string(number, column, text)?;
            }
            let width = &mut widths[usize::from(column)];
            *width = text.chars().count().clamp(*width, MAX_WIDTH.max(*width));
        }
    }
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, width as f64 + 2.0)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    let last_row = u32::try_from(rows.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let last_column = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    workbook.save_to_buffer()
}

/// Returns cases as CSV: UTF-8 with its mark, semicolons, and no text that a spreadsheet takes for a formula.
///
/// # Errors
/// None that is known: it writes to memory.
pub fn to_csv(cases: &[&Case], names: &Names<'_>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows(cases, names) {
        writer.write_record(row.iter().map(|text| {
            if text.starts_with(FORMULA) {
                format!("'{text}")
            } else {
                text.clone()
            }
        }))?;
    }
    let written = writer.into_inner();
    written.map_err(|error| csv::Error::from(error.into_error()))
}
