//! The cells of a sheet.

use super::cell_text::{is_error, is_too_long, shortened};
use super::error::SheetError;
use super::limits::{MAX_CELLS, MAX_COLUMNS, MAX_MERGED, MAX_ROWS, MAX_TEXT_BYTES};
use super::place::CellPlace;
use crate::date::Date;

/// A sheet: the cells that are not empty, row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The rows that have a cell, from the top.
    pub rows: Vec<SheetRow>,
    /// Areas of merged cells; only the first cell of each has a value.
    pub merged: Vec<MergedArea>,
    /// The numbers of rows that are hidden or filtered out, in order.
    pub hidden: Vec<u32>,
    /// Whether it is a text file whose encoding had to be guessed.
    pub is_encoding_guessed: bool,
}

/// A row that has a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetRow {
    /// Its number, from 0.
    pub number: u32,
    /// Its cells that are not empty, from the left.
    pub cells: Vec<SheetCell>,
}

/// A cell that is not empty.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetCell {
    /// Its column, from 0.
    pub column: u32,
    /// What is in it.
    pub value: CellValue,
}

/// What is in a cell. Of a formula it is the result that was stored with it.
#[derive(Clone, Debug, PartialEq)]
pub enum CellValue {
    /// Text, or a number that is shown with a fixed number of digits.
    Text(String),
    /// A number.
    Number(f64),
    /// A number that is shown as a percentage: 0.08 for 8 %.
    Percent(f64),
    /// A day.
    Date(Date),
    /// A day with a time that isn't midnight.
    Moment {
        /// The day.
        date: Date,
        /// The time: `08:30`.
        time: String,
    },
    /// A number that is shown as a day but counts none: below 1, beyond the year 9999, or the 29th of February 1900, which
    /// spreadsheets know.
    NoDay(f64),
    /// A time or a duration.
    Time(String),
    /// True or false.
    Bool(bool),
    /// An error such as `#REF!`.
    Error(String),
    /// A formula without a result, as it is typed: no program has computed it.
    NotComputed(String),
}

/// An area of merged cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MergedArea {
    /// Its first cell, which has the value.
    pub first: CellPlace,
    /// Its last cell.
    pub last: CellPlace,
}

impl MergedArea {
    /// Creates the area between two cells.
    pub(super) fn between(one: CellPlace, other: CellPlace) -> Self {
        let [top, bottom] = [one.row.min(other.row), one.row.max(other.row)];
        let [left, right] = [one.column.min(other.column), one.column.max(other.column)];
        Self {
            first: CellPlace::new(top, left),
            last: CellPlace::new(bottom, right),
        }
    }
}

impl CellValue {
    /// Returns the value of a cell in which a text is typed, cut to what a workbook holds; none for an empty one.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let is_empty = text.trim().is_empty();
        (!is_empty).then(|| Self::of_text(shortened(text).into_owned()))
    }

    /// Creates the value of a text; one that programs show where a formula failed is an error.
    pub(super) fn of_text(text: String) -> Self {
        if is_error(text.trim()) {
            Self::Error(text.trim().to_owned())
        } else {
            Self::Text(text)
        }
    }

    /// Returns the text that it keeps.
    fn kept_text(&self) -> Option<&str> {
        match self {
            Self::Text(text)
            | Self::Time(text)
            | Self::Moment { time: text, .. }
            | Self::Error(text)
            | Self::NotComputed(text) => Some(text),
            Self::Number(_) | Self::Percent(_) | Self::Date(_) | Self::NoDay(_) | Self::Bool(_) => {
                None
            }
        }
    }

    /// Returns what people see in the cell.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Time(text) | Self::Error(text) => text.clone(),
            Self::Number(number) | Self::NoDay(number) => kept_digits(*number).to_string(),
            Self::Percent(number) => format!("{} %", percentage(*number)),
            Self::Date(date) => date.to_string(),
            Self::Moment { date, time } => format!("{date} {time}"),
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
            Self::NotComputed(_) => String::new(),
        }
    }

    /// Whether there is nothing but white space in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

/// Returns a number with the fifteen digits that spreadsheets keep and show, without those that binary fractions add: 59.97 for
/// 59.96999999999999.
#[must_use]
pub fn kept_digits(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

/// Returns a share as a percentage, without the digits that binary fractions add.
#[must_use]
pub fn percentage(share: f64) -> f64 {
    (share * 1e10).round() / 1e8
}

impl SheetRow {
    /// Returns the value in a column.
    #[must_use]
    pub fn value(&self, column: u32) -> Option<&CellValue> {
        let index = self.cells.binary_search_by_key(&column, |cell| cell.column);
        self.cells.get(index.ok()?).map(|cell| &cell.value)
    }

    /// Puts a value into a column, or empties it, and returns what was there.
    pub fn replace(&mut self, column: u32, value: Option<CellValue>) -> Option<CellValue> {
        let found = self.cells.binary_search_by_key(&column, |cell| cell.column);
        match (found, value) {
            (Ok(index), None) => Some(self.cells.remove(index).value),
            (Ok(index), Some(value)) => {
                Some(std::mem::replace(&mut self.cells[index].value, value))
            }
            (Err(_), None) => None,
            (Err(index), Some(value)) => {
                self.cells.insert(index, SheetCell { column, value });
                None
            }
        }
    }
}

impl Sheet {
    /// Returns the row of a number.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&SheetRow> {
        let index = self.rows.binary_search_by_key(&number, |row| row.number);
        self.rows.get(index.ok()?)
    }

    /// Puts a text into a cell of a row that has one; an empty text empties the cell, and one that is longer than
    /// a workbook holds is cut. Returns what was there.
    pub fn set(&mut self, place: CellPlace, text: &str) -> Option<CellValue> {
        self.replace(place, CellValue::typed(text))
    }

    /// Puts a value into a cell of a row that has one, or empties the cell, and returns what was there.
    pub fn replace(&mut self, place: CellPlace, value: Option<CellValue>) -> Option<CellValue> {
        let index = self.rows.binary_search_by_key(&place.row, |row| row.number);
        let row = index.ok().and_then(|index| self.rows.get_mut(index))?;
        row.replace(place.column, value)
    }
}

/// Collects the cells of a sheet within the limits.
#[derive(Default)]
pub(super) struct SheetBuilder {
    sheet: Sheet,
    cells: usize,
    text_bytes: usize,
    /// The first cell with more text than a workbook holds.
    too_long: Option<CellPlace>,
}

impl SheetBuilder {
    /// Adds a cell; blank ones are left out.
    pub(super) fn add(&mut self, place: CellPlace, value: CellValue) -> Result<(), SheetError> {
        if value.is_blank() {
            return Ok(());
        }
        if place.row as usize >= MAX_ROWS {
            return Err(SheetError::TooManyRows { found: place });
        }
        if place.column as usize >= MAX_COLUMNS {
            return Err(SheetError::TooManyColumns { found: place });
        }
        self.cells += 1;
        let text = value.kept_text().unwrap_or_default();
        self.text_bytes += text.len();
        if is_too_long(text) {
            self.too_long.get_or_insert(place);
        }
        if self.cells > MAX_CELLS || self.text_bytes > MAX_TEXT_BYTES {
            return Err(SheetError::TooMuchText);
        }
        let column = place.column;
        let cell = SheetCell { column, value };
        let rows = &mut self.sheet.rows;
        match rows.last_mut() {
            Some(last) if last.number == place.row => insert(&mut last.cells, cell),
            Some(last) if last.number > place.row => {
                // Files have their rows in order; one that hasn't is still read.
                match rows.binary_search_by_key(&place.row, |row| row.number) {
                    Ok(index) => insert(&mut rows[index].cells, cell),
                    Err(index) => rows.insert(index, new_row(place.row, cell)),
                }
            }
            _ => rows.push(new_row(place.row, cell)),
        }
        Ok(())
    }

    /// Whether there is no cell.
    pub(super) fn is_empty(&self) -> bool {
        self.sheet.rows.is_empty()
    }

    /// Returns the sheet; of the hidden rows those that have a cell.
    pub(super) fn finish(
        self,
        merged: Vec<MergedArea>,
        hidden: Vec<u32>,
    ) -> Result<Sheet, SheetError> {
        if let Some(found) = self.too_long {
            return Err(SheetError::TextTooLong { found });
        }
        if merged.len() > MAX_MERGED {
            return Err(SheetError::TooManyMerged);
        }
        let mut sheet = Sheet {
            merged,
            ..self.sheet
        };
        let mut hidden = hidden;
        hidden.retain(|number| sheet.row(*number).is_some());
        hidden.sort_unstable();
        hidden.dedup();
        sheet.hidden = hidden;
        Ok(sheet)
    }
}

fn new_row(number: u32, cell: SheetCell) -> SheetRow {
    SheetRow {
        number,
        cells: vec![cell],
    }
}

fn insert(cells: &mut Vec<SheetCell>, cell: SheetCell) {
    match cells.binary_search_by_key(&cell.column, |known| known.column) {
        Ok(index) => cells[index] = cell,
        Err(index) => cells.insert(index, cell),
    }
}
