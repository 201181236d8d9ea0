//! The cells of a sheet as a workbook, so that reading it gives the same cells again.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError,
};

use super::cell_text::error_code;
use super::sheet::{CellValue, Sheet};
use crate::date::Date;

/// The width of the columns, in characters.
const WIDTH: f64 = 18.0;

/// How each kind of value is shown.
struct Formats {
    text: Format,
    heading: Format,
    day: Format,
    moment: Format,
    time: Format,
    duration: Format,
    percent: Format,
}

impl Formats {
    fn new() -> Self {
        let of = |code: &str| Format::new().set_num_format(code);
        Self {
            // Text stays what was typed.
            text: of("@"),
            heading: of("@").set_bold().set_text_wrap(),
            day: of("yyyy-mm-dd"),
            moment: of("yyyy-mm-dd hh:mm"),
            time: of("hh:mm"),
            duration: of("[h]:mm:ss"),
            percent: of("0.00%"),
        }
    }
}

/// Writes the cells of a sheet as a workbook (xlsx) with that name; the rows before `first_row` stay at the top, and hidden rows stay
/// hidden. Merged cells come apart: only the first of them had a value.
///
/// # Errors
/// What the writer says; unreachable for a sheet within [`super::limits`] and a name of at most 31 characters.
pub fn write_cells(sheet: &Sheet, name: &str, first_row: u32) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A date of today would make other bytes every day.
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let formats = Formats::new();
    let page = workbook.add_worksheet().set_name(name)?;
    let cells = sheet.rows.iter().flat_map(|row| &row.cells);
    let columns = cells.map(|cell| column(cell.column) + 1).max();
    for column in 0..columns.unwrap_or_default() {
        page.set_column_width(column, WIDTH)?;
        page.set_column_format(column, &formats.text)?;
    }
    for row in &sheet.rows {
        let is_heading = row.number < first_row;
        for cell in &row.cells {
            let place = (row.number, column(cell.column));
            write_cell(page, place, &cell.value, is_heading, &formats)?;
        }
    }
    for row in &sheet.hidden {
        page.set_row_hidden(*row)?;
    }
    page.set_freeze_panes(first_row, 1)?;
    workbook.save_to_buffer()
}

/// Within the limits of a sheet, a column is no larger.
fn column(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

fn write_cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    value: &CellValue,
    is_heading: bool,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        CellValue::Text(text) if is_heading => {
            page.write_string_with_format(row, column, text, &formats.heading)?
        }
        CellValue::Text(text) => page.write_string_with_format(row, column, text, &formats.text)?,
        CellValue::Number(number) => {
            page.write_number_with_format(row, column, *number, &Format::new())?
        }
        CellValue::Percent(share) => {
            page.write_number_with_format(row, column, *share, &formats.percent)?
        }
        CellValue::NoDay(number) => {
            page.write_number_with_format(row, column, *number, &formats.day)?
        }
        CellValue::Bool(is_true) => page.write_boolean(row, column, *is_true)?,
        CellValue::Date(date) => match moment(*date, "00:00") {
            Some(day) => page.write_datetime_with_format(row, column, &day, &formats.day)?,
            None => page.write_string_with_format(row, column, date.to_string(), &formats.text)?,
        },
        CellValue::Moment { date, time } => match moment(*date, time) {
            Some(moment) => {
                page.write_datetime_with_format(row, column, &moment, &formats.moment)?
            }
            None => page.write_string_with_format(row, column, value.shown(), &formats.text)?,
        },
        CellValue::Time(time) => match (hours(time), time.parse::<f64>()) {
            (Some((hour, minute)), _) => {
                let time = ExcelDateTime::from_hms(hour, minute, 0)?;
                page.write_datetime_with_format(row, column, &time, &formats.time)?
            }
            (None, Ok(days)) => {
                page.write_number_with_format(row, column, days, &formats.duration)?
            }
            (None, Err(_)) => page.write_string_with_format(row, column, time, &formats.text)?,
        },
        CellValue::Error(error) => failed(page, row, column, error)?,
        // What it refers to may be gone, so that it stays what was typed: text, which nobody takes for a result.
        CellValue::NotComputed(formula) => {
            page.write_string_with_format(row, column, formula, &formats.text)?
        }
    };
    Ok(())
}

/// Writes the error that a formula came to, under the name that workbooks have for it, so that nobody takes it for a text.
fn failed<'w>(
    page: &'w mut Worksheet,
    row: u32,
    column: u16,
    error: &str,
) -> Result<&'w mut Worksheet, XlsxError> {
    let formula = Formula::new("=NA()").set_result(error_code(error));
    page.write_formula(row, column, formula)
}

fn moment(date: Date, time: &str) -> Option<ExcelDateTime> {
    let (hour, minute) = hours(time)?;
    let year = u16::try_from(date.year()).ok()?;
    let day = ExcelDateTime::from_ymd(year, date.month(), date.day()).ok()?;
    day.and_hms(hour, minute, 0).ok()
}

/// Returns the hours and minutes of a time: `08:30`.
fn hours(time: &str) -> Option<(u16, u8)> {
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some((hour, minute))
}
