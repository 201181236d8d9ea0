//! The effects.

use std::path::PathBuf;
use std::sync::Arc;

use super::derivation::NewFrom;
use super::register_read::{ListRequest, RegisterRequest};
use super::sheets::{BatchRequest, SheetRequest, SheetToWrite};
use super::trusted_folders::TrustedFolders;
use crate::app::platform::FileRequest;
use crate::diff::{Comparison, ComparisonNames};
use crate::draft::Draft;
use crate::library::{Chosen, FilePlace};
use crate::local_data::recent::RecentChange;
use crate::local_data::{JournalEntry, Recent, Settings};
use crate::message::Language;
use crate::pipeline::export::ExportOptions;
use crate::storage::Existing;
use crate::template::Template;
use crate::verify::render::DrawablePdf;

/// A message to open in the mail program.
#[derive(Clone, Debug)]
pub struct MailRequest {
    /// The PDF that is attached.
    pub path: PathBuf,
    /// The addresses that it goes to.
    pub to: Vec<String>,
    /// The subject.
    pub subject: String,
}

/// A PDF to write.
#[derive(Debug)]
pub struct ExportRequest {
    /// The file.
    pub path: PathBuf,
    /// The draft.
    pub draft: Draft,
    /// What kind of PDF.
    pub options: ExportOptions,
    /// The template, and whether it may be signed.
    pub chosen: Chosen,
    /// What may happen to a file that exists.
    pub existing: Existing,
    /// The folders of agreements: a final export is entered in the list of the one that it is in.
    pub folders: Vec<PathBuf>,
}

/// Something that takes time, and runs on another thread.
#[derive(Debug)]
pub enum Effect {
    /// Asks the user for a file or folder.
    ChooseFile {
        /// The texts and the folder of the dialog.
        request: FileRequest,
        /// The number of the dialog: an answer may come after nobody waits for it any more.
        turn: u64,
    },
    /// Reads a draft.
    ReadDraft {
        /// The file.
        path: PathBuf,
        /// The revision of the draft in the window that the user gave up for it.
        discarded: Option<u64>,
        /// What is trusted when it is a PDF.
        trusted: TrustedFolders,
    },
    /// Checks whether the draft's file still has the content that was read.
    CheckFile(PathBuf),
    /// Writes the draft.
    SaveDraft {
        /// The file.
        path: PathBuf,
        /// The draft.
        draft: Draft,
        /// What may happen to a file that exists.
        existing: Existing,
    },
    /// Writes the PDF.
    ExportPdf(Box<ExportRequest>),
    /// Writes the comparison of the agreement with the template's standard.
    ExportStandardComparison(Box<StandardComparison>),
    /// Draws a page of an opened PDF.
    DrawPage {
        /// The number of the opened PDF: the picture may come after it was closed.
        number: u64,
        /// The file.
        file: Arc<DrawablePdf>,
        /// The page, from 0.
        page: usize,
        /// How many pixels a point has.
        px_per_pt: f64,
    },
    /// Opens a file in the program for it.
    OpenFile(PathBuf),
    /// Opens a message with a PDF in the mail program.
    MailFile(Box<MailRequest>),
    /// Writes the signing package beside a PDF.
    WriteSigningPackage(Box<ExportRequest>),
    /// Prints a file.
    PrintFile(PathBuf),
    /// Shows a file in its folder.
    RevealFile(PathBuf),
    /// Finds customers in the drafts of a folder.
    FindCustomers(PathBuf),
    /// Reads the folders of templates again, and finds the template of that hash.
    ReadTemplates(String),
    /// Opens a template's folder to work on.
    OpenTemplateFolder {
        /// The folder.
        path: PathBuf,
        /// The hash of the template that is shown.
        hash: String,
    },
    /// Goes back to the library, and to the template of the draft in it.
    CloseTemplateFolder(Box<Draft>),
    /// Opens a file in the user's editor, at a place.
    EditFile {
        /// The file, and where in it.
        place: FilePlace,
        /// The command of the editor; none for the program that the desktop opens such files in.
        editor: Option<String>,
    },
    /// Writes a comparison of two templates as a PDF.
    ExportComparison {
        /// The file.
        path: PathBuf,
        /// What differs.
        comparison: Arc<Comparison>,
        /// The names of both.
        names: ComparisonNames,
        /// The newer template, whose style the pages have.
        template: Arc<Template>,
        /// What may happen to a file that exists.
        existing: Existing,
    },
    /// Reads a spreadsheet and checks its rows.
    ReadSheet(Box<SheetRequest>),
    /// Writes a spreadsheet.
    WriteSheet(SheetToWrite),
    /// Exports the rows of a spreadsheet.
    RunBatch(Box<BatchRequest>),
    /// Does something with the register.
    Register(RegisterEffect),
    /// Looks at what support needs to know.
    ReadSupport,
    /// Puts text on the clipboard.
    CopyText(String),
    /// Reads or writes local data.
    LocalData(LocalDataEffect),
    /// Closes the window for good, and ends its session in the journal.
    Quit,
}

/// An effect on local data. They run one after the other, in the order in which they were asked for.
#[derive(Debug)]
pub enum LocalDataEffect {
    /// Writes the draft into the journal, or removes it there.
    WriteJournal(Option<Box<JournalEntry>>),
    /// Shows other windows which file is open in this one.
    ShowOpenFile(Option<PathBuf>),
    /// Finds drafts of windows that ended without saving.
    FindRecoverable,
    /// Takes over the session of such a draft.
    Adopt(String),
    /// Removes such a draft.
    Dismiss(String),
    /// Writes the settings that changed.
    WriteSettings {
        /// The settings as they were.
        base: Box<Settings>,
        /// The settings as they are.
        changed: Box<Settings>,
    },
    /// Changes the list of recent files.
    ChangeRecent(Recent, RecentChange),
    /// Counts the lists that `klausul list` remembers.
    CountLists,
    /// Removes personal data, but not the settings.
    Forget(Vec<String>),
}

/// An effect on the register.
#[derive(Debug)]
pub enum RegisterEffect {
    /// Reads it, and follows what changes in its folders from then on.
    Read(RegisterRequest),
    /// Writes a list of agreements as a spreadsheet.
    ExportList(Box<ListRequest>),
    /// Reads the draft that a new one is begun from.
    ReadForNew(NewFrom),
}

/// What the comparison of the agreement with the template's standard is written from.
#[derive(Debug)]
pub struct StandardComparison {
    /// The file.
    pub path: PathBuf,
    /// The draft.
    pub draft: Draft,
    /// Its template.
    pub template: Arc<Template>,
    /// What the standard and the agreement are called in it.
    pub names: ComparisonNames,
    /// The language of sentences where the template's has none.
    pub language: Language,
    /// What may happen to a file that exists.
    pub existing: Existing,
}
