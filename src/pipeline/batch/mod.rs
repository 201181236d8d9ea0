//! Many agreements at once: a row of a spreadsheet each.
//!
//! ```text
//! template ──> empty_sheet ──> a spreadsheet for people
//! sheet ──> layout ──> row ──> draft ──> check ──> run ──> PDFs, results
//! ```
//!
//! [`Batch`] is a sheet with what its columns are for. Each row becomes a draft ([`Batch::row`]) and is checked as any other draft is;
//! `check` adds what only shows between rows. `run` exports on several threads what [`Release`](crate::pipeline::release::Release)
//! lets go, so that the bytes are those of one export after the other. Nothing is kept of a row but its check: a batch takes the
//! memory of its sheet and of an agreement a thread, however many rows it has.
//!
//! A run can be killed at any moment: files are written whole, and what is there and right isn't written again. `journal` remembers
//! what was made of which draft; without it the same is found out by exporting again and comparing.
//!
//! | file | does |
//! | --- | --- |
//! | `cell` | what is in a cell as the answer to a field: dates, ticks, lost zeros |
//! | `check` | all rows' problems, and those between rows |
//! | `columns` | what a column can be for, and what it is called |
//! | `complete` | a run with its list of results |
//! | `control` | pausing and stopping a run |
//! | `empty_sheet` | a spreadsheet to fill in, made from a template |
//! | `folder` | what of a batch is in a folder already |
//! | `journal` | what earlier runs made in a folder |
//! | `layout` | which column of a sheet is for what |
//! | `merged` | merged cells, and the rows that they leave without a value |
//! | `problem` | what can be wrong, with its place |
//! | `results` | a spreadsheet that says what became of each row |
//! | `row` | the draft of a row |
//! | `run` | exporting |

mod cell;
mod check;
mod columns;
mod complete;
mod control;
mod empty_sheet;
mod folder;
mod journal;
mod layout;
mod merged;
mod problem;
mod results;
mod row;
mod run;

pub use check::{Checked, CheckedRow, between_rows, check};
pub use columns::ColumnRole;
pub use complete::{Completed, all_problems, complete, folder_problems};
pub use control::{Control, RunState};
pub use empty_sheet::{empty_sheet, left_out};
pub use folder::RowState;
pub use layout::{Layout, LayoutColumn};
pub use problem::{BatchProblem, BatchProblemKind, same_customers};
pub use results::ResultLine;
pub use row::{Batch, RowDraft};
pub use run::{RowOutcome, Run, RunError};
