//! Spreadsheets as people send them: files of four formats in, plain cells with their places out; and new ones.
//!
//! A file of a stranger's is read within bounds ([`limits`]): it is unpacked no further than they allow, and nothing that it
//! says of its own size is believed. What is read is a [`Sheet`]: the cells that are not empty, row by row, with what
//! spreadsheet programs make of them (a number, a date, an error), since that decides what was lost on the way.
//!
//! | file | does |
//! | --- | --- |
//! | `cell_text` | texts of cells: which are errors, and how long they may be |
//! | `displayed` | numbers as a number format shows them, so that leading zeros survive |
//! | `error` | why a file can't be read |
//! | `hidden_rows` | rows of a workbook that are hidden or filtered out |
//! | `limits` | how much is read |
//! | `ods` | OpenDocument |
//! | `package` | the ZIP file around a workbook, unpacked within bounds |
//! | `place` | names of cells: `B7` |
//! | `read` | which format a file has |
//! | `sheet` | the cells of a sheet |
//! | `text` | CSV and TSV, in the encodings and with the delimiters that programs write |
//! | `workbook` | Office Open XML (xlsx) |
//! | `write_cells` | the cells of a sheet as a workbook |
//! | `write` | a new workbook, whose bytes depend on nothing but its content |

mod cell_text;
mod displayed;
mod error;
mod hidden_rows;
pub mod limits;
mod ods;
mod package;
mod place;
mod read;
mod sheet;
mod text;
mod workbook;
mod write;
mod write_cells;

pub use error::SheetError;
pub use place::{CellPlace, column_name};
pub use read::read_sheet;
pub use sheet::{CellValue, MergedArea, Sheet, SheetCell, SheetRow, kept_digits, percentage};
pub use write::{NewColumn, NewSheet, write_sheet};
pub use write_cells::write_cells;
