//! Office Open XML workbooks (xlsx).

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};

use super::displayed::displayed;
use super::error::SheetError;
use super::hidden_rows::hidden_rows;
use super::limits::{MAX_SHEETS, MAX_UNPACKED_BYTES};
use super::package::Package;
use super::place::CellPlace;
use super::sheet::{CellValue, MergedArea, Sheet, SheetBuilder};
use crate::date::Date;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the first visible sheet with anything in it. Its package must have been checked.
pub(super) fn read(bytes: &[u8], package: &mut Package<'_>) -> Result<Sheet, SheetError> {
    // The reader computes with places that a file names, without asking whether they can be.
    let read = catch_unwind(AssertUnwindSafe(|| read_trusting(bytes, package)));
    read.unwrap_or_else(|_| Err(SheetError::damaged("overflow")))
}

fn read_trusting(bytes: &[u8], package: &mut Package<'_>) -> Result<Sheet, SheetError> {
    let mut workbook = Workbook::new(Cursor::new(bytes)).map_err(SheetError::damaged)?;
    let sheets = workbook.sheets_metadata().iter();
    let visible = sheets.filter(|sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    });
    let names: Vec<String> = visible.map(|sheet| sheet.name.clone()).collect();
    for name in names.iter().take(MAX_SHEETS) {
        let builder = cells(&mut workbook, name)?;
        if !builder.is_empty() {
            let merged = merged(&mut workbook, name)?;
            return builder.finish(merged, hidden_rows(package, name));
        }
    }
    Err(SheetError::Empty)
}

fn cells(workbook: &mut Workbook<'_>, name: &str) -> Result<SheetBuilder, SheetError> {
    let formats = formats(workbook, name)?;
    let last_day = last_day(workbook);
    let mut formatted = formats.cells.iter().peekable();
    let mut reader = workbook
        .worksheet_cells_reader(name)
        .map_err(SheetError::damaged)?;
    let mut builder = SheetBuilder::default();
    let mut formula_bytes = 0;
    while let Some(cell) = reader
        .next_cell_with_formula()
        .map_err(SheetError::damaged)?
    {
        // Formulas that cells share are made out for each of them.
        formula_bytes += cell.formula.as_ref().map_or(0, String::len);
        if formula_bytes > MAX_UNPACKED_BYTES {
            return Err(SheetError::TooLargeUnpacked);
        }
        let place = CellPlace::new(cell.pos.0, cell.pos.1);
        // Both lists are in the order of the file.
        let style = formatted.next_if(|(known, _)| *known == place);
        let format = style.and_then(|(_, style)| formats.codes.get(style));
        let value = value_of(&cell.value, format.map(String::as_str), last_day);
        let value = match (value, cell.formula) {
            // As text, a formula is computed as little as in a text file.
            (Some(CellValue::Text(text)), None) if text.starts_with('=') => {
                CellValue::NotComputed(text)
            }
            (Some(value), _) => value,
            (None, Some(formula)) => CellValue::NotComputed(format!("={formula}")),
            (None, None) => continue,
        };
        builder.add(place, value)?;
    }
    Ok(builder)
}

/// Number formats that say more than a cell's value.
#[derive(Default)]
struct Formats {
    /// The formats by the number of their style.
    codes: BTreeMap<usize, String>,
    /// The cells that have one, with the number of its style, in the order of the file.
    cells: Vec<(CellPlace, usize)>,
}

fn formats(workbook: &mut Workbook<'_>, name: &str) -> Result<Formats, SheetError> {
    let mut reader = workbook
        .worksheet_cells_reader(name)
        .map_err(SheetError::damaged)?;
    let styles = reader.styles().iter().enumerate();
    let codes = styles.filter_map(|(id, style)| {
        let code = &style.number_format.as_ref()?.format_code;
        let says_more = code.contains('%') || code.contains("00");
        (says_more && code.len() < 100).then(|| (id, code.clone()))
    });
    let mut formats = Formats {
        codes: codes.collect(),
        cells: Vec::new(),
    };
    if formats.codes.is_empty() {
        return Ok(formats);
    }
    while let Some((row, column, style)) = reader.next_style_id().map_err(SheetError::damaged)? {
        if formats.codes.contains_key(&style) {
            formats.cells.push((CellPlace::new(row, column), style));
        }
    }
    Ok(formats)
}

fn value_of(data: &DataRef<'_>, format: Option<&str>, last_day: f64) -> Option<CellValue> {
    Some(match data {
        DataRef::Empty => return None,
        DataRef::String(text) => CellValue::of_text(text.clone()),
        DataRef::SharedString(text) => CellValue::of_text((*text).to_owned()),
        // A spreadsheet's whole numbers are exact far beyond this.
        #[expect(
            clippy::cast_precision_loss,
            reason = "numbers are f64 in the file, too"
        )]
        DataRef::Int(number) => numeric(*number as f64, format),
        DataRef::Float(number) => numeric(*number, format),
        DataRef::Bool(is_true) => CellValue::Bool(*is_true),
        DataRef::DateTime(moment) if moment.is_duration() => {
            CellValue::Time(moment.as_f64().to_string())
        }
        DataRef::DateTime(moment) => day_of(moment, last_day),
        DataRef::DateTimeIso(text) => iso_date(text),
        DataRef::DurationIso(text) => CellValue::Time(text.clone()),
        DataRef::Error(error) => CellValue::Error(error.to_string()),
    })
}

/// Returns the number of the 31st of December 9999, the last day: some workbooks count from 1904.
fn last_day(workbook: &Workbook<'_>) -> f64 {
    if workbook.has_1904_epoch() {
        2_957_003.0
    } else {
        2_958_465.0
    }
}

/// Returns the value of a number that is shown as a day or a time.
fn day_of(moment: &ExcelDateTime, last_day: f64) -> CellValue {
    let number = moment.as_f64();
    // The reader takes what is beyond the last day for that day.
    if number <= 0.0 || number >= last_day + 1.0 {
        return CellValue::NoDay(number);
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}");
    match Date::new(i32::from(year), month, day) {
        // A time alone is a part of the day before the first.
        _ if number < 1.0 => CellValue::Time(time),
        Ok(date) if number.fract() == 0.0 => CellValue::Date(date),
        Ok(date) => CellValue::Moment { date, time },
        Err(_) => CellValue::NoDay(number),
    }
}

/// Returns the value of a day in ISO form, with or without a time.
pub(super) fn iso_date(text: &str) -> CellValue {
    let Some(Ok(date)) = text.get(..10).map(Date::parse) else {
        return CellValue::Time(text.to_owned());
    };
    let time = text[10..]
        .trim_start_matches(['T', ' '])
        .trim_end_matches('Z');
    let is_midnight = time.chars().all(|sign| matches!(sign, '0' | ':' | '.'));
    if is_midnight {
        return CellValue::Date(date);
    }
    let time: String = time.chars().take(5).collect();
    CellValue::Moment { date, time }
}

fn numeric(number: f64, format: Option<&str>) -> CellValue {
    match format {
        Some(format) if format.contains('%') => CellValue::Percent(number),
        Some(format) => match displayed(number, format) {
            Some(text) => CellValue::Text(text),
            None => CellValue::Number(number),
        },
        None => CellValue::Number(number),
    }
}

/// Returns the areas of merged cells.
fn merged(workbook: &mut Workbook<'_>, name: &str) -> Result<Vec<MergedArea>, SheetError> {
    let areas = workbook.merge_cells_by_sheet_name(name);
    let areas = areas.map_err(SheetError::damaged)?;
    let place = |(row, column): (u32, u32)| CellPlace::new(row, column);
    let area = |area: &Dimensions| MergedArea::between(place(area.start), place(area.end));
    Ok(areas.iter().map(area).collect())
}
