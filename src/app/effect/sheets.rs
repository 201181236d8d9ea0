//! What spreadsheets are read and exported with, and what comes of it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::draft::Draft;
use crate::library::Chosen;
use crate::message::{Language, Message};
use crate::pipeline::batch::{Batch, BatchProblem, Checked, Completed, Control};
use crate::pipeline::export::ExportOptions;
use crate::storage::{Existing, StorageError};
use crate::template::Template;

/// What a spreadsheet is read with.
#[derive(Clone, Debug)]
pub struct SheetRequest {
    /// The file.
    pub path: PathBuf,
    /// The template, and whether it may be signed.
    pub chosen: Chosen,
    /// What the draft of each row begins with.
    pub base: Draft,
    /// The window's language, for names of columns.
    pub language: Language,
}

/// A spreadsheet that was read and checked.
#[derive(Debug)]
pub struct SheetRead {
    /// What it was read with.
    pub request: SheetRequest,
    /// The batch.
    pub batch: Batch,
    /// What is wrong with its rows.
    pub checked: Checked,
}

/// What is in a spreadsheet that is written.
#[derive(Clone, Debug)]
pub enum SheetContent {
    /// A column for each answer of a template, to be filled in.
    Empty(Arc<Template>),
    /// The cells of a sheet that was mended.
    Mended(Arc<Batch>),
}

/// A spreadsheet to write.
#[derive(Clone, Debug)]
pub struct SheetToWrite {
    /// The file.
    pub path: PathBuf,
    /// What is in it.
    pub content: SheetContent,
    /// The language of what it is called.
    pub language: Language,
    /// What may happen to a file that exists.
    pub existing: Existing,
}

/// A spreadsheet that was written, or couldn't be.
#[derive(Debug)]
pub struct SheetWritten {
    /// The file.
    pub path: PathBuf,
    /// What is in it.
    pub content: SheetContent,
    /// Why nothing was written.
    pub result: Result<(), StorageError>,
}

/// What the rows of a spreadsheet are exported with.
#[derive(Clone, Debug)]
pub struct BatchRequest {
    /// The number of the spreadsheet.
    pub table: u64,
    /// The batch.
    pub batch: Arc<Batch>,
    /// What is wrong with its rows.
    pub checked: Checked,
    /// The template, and whether it may be signed.
    pub chosen: Chosen,
    /// The folder.
    pub folder: PathBuf,
    /// The folders of agreements in the settings.
    pub folders: Vec<PathBuf>,
    /// How each agreement is exported.
    pub options: ExportOptions,
    /// The language of the list of results.
    pub language: Language,
    /// Pauses and stops it, and says how far it is.
    pub control: Arc<Control>,
}

/// What an export of rows came to.
#[derive(Debug)]
pub struct BatchDone {
    /// What became of each row.
    pub completed: Completed,
    /// What of it was in the folder already.
    pub problems: Vec<BatchProblem>,
    /// Why drafts were written instead of agreements.
    pub withheld: Option<Message>,
}
