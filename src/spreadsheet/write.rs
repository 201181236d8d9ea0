//! A new workbook of one table, whose bytes depend on nothing but its content.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::cell_text::shortened;
use super::limits::MAX_ROWS;
use super::place::column_name;

/// A table to be written.
#[derive(Clone, Debug, Default)]
pub struct NewSheet {
    /// What the sheet is called; at most 31 characters.
    pub name: String,
    /// Its columns.
    pub columns: Vec<NewColumn>,
    /// Its rows: a text for each column. One that is longer than a cell holds is cut.
    pub rows: Vec<Vec<String>>,
    /// How many columns stay at the left when the sheet is scrolled.
    pub frozen_columns: u16,
}

/// A column of a new table. Its cells are text, so that no program makes numbers or dates of what is typed.
#[derive(Clone, Debug, Default)]
pub struct NewColumn {
    /// Its heading.
    pub heading: String,
    /// Its identifier, which stands under the heading in grey; only where all columns have one.
    pub id: Option<String>,
    /// Its width, in characters.
    pub width: f64,
    /// Whether its heading is marked: something must stand in each row.
    pub is_required: bool,
    /// What can be chosen in its cells; other texts are possible.
    pub options: Vec<String>,
    /// What a program shows while a cell is filled in.
    pub help: String,
    /// Whether its texts are centred, as ticks are.
    pub is_centred: bool,
}

/// The colour behind headings.
const HEADING: u32 = 0x00E8_E4DC;
/// The colour behind headings of required columns.
const REQUIRED: u32 = 0x00F6_DFA4;
/// The colour of identifiers.
const GREY: u32 = 0x0080_8080;
/// The most characters of what a program shows while a cell is filled in.
const MAX_HELP: usize = 250;
/// The sheet with what can be chosen.
const LISTS: &str = "lists";

/// Writes a table as a workbook (xlsx).
///
/// # Errors
/// What the writer says; unreachable for a table within [`super::limits`] and a name of at most 31 characters.
pub fn write_sheet(sheet: &NewSheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A date of today would make other bytes every day.
    let properties =
        DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?);
    workbook.set_properties(&properties);
    let lists: Vec<&[String]> = lists(sheet);
    let page = workbook.add_worksheet().set_name(&sheet.name)?;
    let has_ids = sheet.columns.iter().any(|column| column.id.is_some());
    let first_row = if has_ids { 2 } else { 1 };
    for (number, column) in (0_u16..).zip(&sheet.columns) {
        write_column(page, number, column, first_row, &lists)?;
    }
    for (row, cells) in (first_row..).zip(&sheet.rows) {
        for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            page.write_string(row, column, shortened(text).as_ref())?;
        }
    }
    page.set_freeze_panes(first_row, sheet.frozen_columns)?;
    if !lists.is_empty() {
        let page = workbook.add_worksheet().set_name(LISTS)?;
        page.set_hidden(true);
        for (column, list) in (0_u16..).zip(&lists) {
            for (row, option) in (0_u32..).zip(*list) {
                page.write_string(row, column, option)?;
            }
        }
    }
    workbook.save_to_buffer()
}

/// The lists that can be chosen from, each once.
fn lists(sheet: &NewSheet) -> Vec<&[String]> {
    let mut lists: Vec<&[String]> = Vec::new();
    for column in &sheet.columns {
        let options = column.options.as_slice();
        if !options.is_empty() && !lists.contains(&options) {
            lists.push(options);
        }
    }
    lists
}

fn write_column(
    page: &mut Worksheet,
    number: u16,
    column: &NewColumn,
    first_row: u32,
    lists: &[&[String]],
) -> Result<(), XlsxError> {
    // "@" is the format of text.
    let mut format = Format::new().set_num_format("@").set_text_wrap();
    format = format.set_align(FormatAlign::Top);
    if column.is_centred {
        format = format.set_align(FormatAlign::Center);
    }
    page.set_column_format(number, &format)?;
    page.set_column_width(number, column.width)?;
    let colour = if column.is_required {
        REQUIRED
    } else {
        HEADING
    };
    let heading = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_background_color(Color::RGB(colour))
        .set_num_format("@");
    page.write_string_with_format(0, number, &column.heading, &heading)?;
    if let Some(id) = &column.id {
        let grey = Format::new().set_font_color(Color::RGB(GREY));
        let grey = grey.set_font_size(8).set_num_format("@");
        page.write_string_with_format(1, number, id, &grey)?;
    }
    let place = lists
        .iter()
        .position(|list| *list == column.options.as_slice());
    if place.is_none() && column.help.is_empty() {
        return Ok(());
    }
    let validation = match place {
        Some(list) => DataValidation::new()
            .allow_list_formula(list_formula(list, column.options.len()))
            .set_error_style(DataValidationErrorStyle::Warning),
        None => DataValidation::new(),
    };
    let help: String = column.help.chars().take(MAX_HELP).collect();
    let validation = validation.set_input_message(help)?;
    let last_row = u32::try_from(MAX_ROWS - 1).unwrap_or(u32::MAX);
    page.add_data_validation(first_row, number, last_row, number, &validation)?;
    Ok(())
}

/// The cells of a list on the sheet with what can be chosen.
fn list_formula(list: usize, length: usize) -> Formula {
    let column = column_name(u32::try_from(list).unwrap_or_default());
    Formula::new(format!("={LISTS}!${column}$1:${column}${length}"))
}
