//! How much of a spreadsheet is read.

/// The longest file, in bytes.
pub const MAX_BYTES: usize = 32 << 20;
/// The most that a packed file holds, in bytes.
pub const MAX_UNPACKED_BYTES: usize = 192 << 20;
/// The most parts of a packed file.
pub const MAX_PARTS: usize = 1_000;
/// The most rows, from the first of the sheet.
pub const MAX_ROWS: usize = 20_000;
/// The most columns, from the first of the sheet.
pub const MAX_COLUMNS: usize = 1_000;
/// The most cells that aren't empty.
pub const MAX_CELLS: usize = 2_000_000;
/// The most characters of all cells together, in bytes.
pub const MAX_TEXT_BYTES: usize = 64 << 20;
/// The most characters of a cell, in units of UTF-16: no workbook holds more (Microsoft, "Excel specifications and limits").
pub const MAX_CELL_UNITS: usize = 32_767;
/// The most elements and texts of an `OpenDocument` sheet: each costs memory while it is read.
pub const MAX_NODES: u32 = 3_000_000;
/// The most areas of merged cells.
pub const MAX_MERGED: usize = 1_000;
/// The most sheets of a workbook that are looked into.
pub const MAX_SHEETS: usize = 20;
