//! What comes of effects.

use std::path::PathBuf;
use std::sync::Arc;

use super::derivation::NewFrom;
use super::errors::{ExportError, OpenFailure, SaveError};
use super::register_read::RegisterRead;
use super::sheets::{BatchDone, SheetRead, SheetWritten};
use super::templates_read::TemplatesRead;
use crate::app::platform::Choice;
use crate::draft::Draft;
use crate::library::Chosen;
use crate::local_data::{Customer, Recent, RecoverableDraft, Settings};
use crate::message::Message;
use crate::pipeline::export::ExportOptions;
use crate::register::Progress;
use crate::storage::{ContentHash, StorageError};
use crate::support::SupportInformation;
use crate::template::Label;
use crate::verify::Report;
use crate::verify::render::{DrawablePdf, PageImage, RenderError};

/// A PDF that was verified.
#[derive(Clone, Debug)]
pub struct VerifiedPdf {
    /// What verification found.
    pub report: Box<Report>,
    /// Why the trusted certificates of the settings could not be used: the path, and what is wrong with it.
    pub trust_problem: Option<(String, Message)>,
    /// The very bytes that were verified, to be drawn beside the expected pages; none for a file that is proven to be
    /// the export.
    pub drawable: Option<Arc<DrawablePdf>>,
}

/// What there is to say of a PDF that was written.
#[derive(Debug, Default)]
pub struct Exported {
    /// Why an agreement was withheld, and a draft written.
    pub withheld: Option<Message>,
    /// The draft, if the PDF is final.
    pub signed_draft: Option<Box<Draft>>,
    /// Whether the PDF holds all of that draft.
    pub is_held: bool,
    /// Why the export isn't in the list of exports.
    pub not_listed: Option<StorageError>,
}

/// What came of an effect.
#[derive(Debug)]
pub enum Outcome {
    /// A file dialog was answered.
    FileChosen {
        /// The file or folder, if one was chosen.
        choice: Choice,
        /// The number of the dialog.
        turn: u64,
    },
    /// A draft was read, or couldn't be.
    DraftRead {
        /// The file.
        path: PathBuf,
        /// The draft in it, or why there is none.
        result: Result<Box<OpenedDraft>, OpenFailure>,
        /// Of a PDF: whether it still says what was agreed.
        verified: Option<VerifiedPdf>,
        /// The revision of the draft in the window that the user gave up for it.
        discarded: Option<u64>,
    },
    /// The draft's file was checked.
    FileChecked {
        /// The file.
        path: PathBuf,
        /// The hash of its content; none if it can't be read.
        content_hash: Option<ContentHash>,
        /// Whether another window has it open.
        is_open_elsewhere: bool,
    },
    /// The draft was saved, or couldn't be.
    DraftSaved {
        /// The file.
        path: PathBuf,
        /// The draft.
        draft: Draft,
        /// The hash of the file's content now, or why nothing was saved.
        result: Result<ContentHash, SaveError>,
    },
    /// The PDF was written, or couldn't be.
    PdfExported {
        /// The file.
        path: PathBuf,
        /// What kind of PDF.
        options: ExportOptions,
        /// What there is to say of it; or why nothing was written.
        result: Result<Exported, ExportError>,
    },
    /// A message was handed to the mail program.
    MailOpened(PathBuf),
    /// The signing package was written beside a PDF, or couldn't be.
    PackageWritten {
        /// The PDF.
        path: PathBuf,
        /// Why it wasn't.
        result: Result<(), ExportError>,
    },
    /// The comparison with the standard was written, or couldn't be.
    StandardComparisonExported {
        /// The file.
        path: PathBuf,
        /// Why nothing was written.
        result: Result<(), ExportError>,
    },
    /// A page of an opened PDF was drawn, or couldn't be.
    PageDrawn {
        /// The number of the opened PDF.
        number: u64,
        /// The page, from 0.
        page: usize,
        /// How many pixels a point has.
        px_per_pt: f64,
        /// Its picture.
        result: Result<PageImage, RenderError>,
    },
    /// Another program was asked to show a file, and couldn't.
    NotShown {
        /// The file.
        path: PathBuf,
        /// Why.
        message: Message,
    },
    /// The folders of templates were read.
    TemplatesRead(Box<TemplatesRead>),
    /// A comparison of two templates was written, or couldn't be.
    ComparisonWritten {
        /// The file.
        path: PathBuf,
        /// Why nothing was written.
        result: Result<(), ExportError>,
    },
    /// A spreadsheet was read, or couldn't be.
    SheetRead {
        /// The file.
        path: PathBuf,
        /// The batch, or why there is none.
        result: Result<Box<SheetRead>, Message>,
    },
    /// A spreadsheet was written, or couldn't be.
    SheetWritten(SheetWritten),
    /// The rows of a spreadsheet were exported, or couldn't be.
    BatchDone {
        /// The number of the spreadsheet.
        table: u64,
        /// The folder.
        folder: PathBuf,
        /// What it came to, or why it could not go on.
        result: Result<Box<BatchDone>, Message>,
    },
    /// Customers were found in a folder.
    CustomersFound(Vec<Customer>),
    /// The register was read, as far as it says.
    RegisterRead(Box<RegisterRead>),
    /// The register is being read.
    RegisterProgress(Progress),
    /// A list of agreements was written, or couldn't be.
    ListExported {
        /// The file.
        path: PathBuf,
        /// Why nothing was written.
        result: Result<(), ExportError>,
    },
    /// The draft that a new one is begun from was read, or couldn't be: the file, and why.
    ReadForNew {
        /// What was asked for.
        request: NewFrom,
        /// The draft.
        result: Result<Box<OpenedDraft>, (PathBuf, Message)>,
    },
    /// The journal was written, or couldn't be.
    JournalWritten(Result<(), StorageError>),
    /// Drafts of windows that ended without saving were looked for.
    RecoverableFound(Vec<RecoveryOffer>),
    /// Such a draft was taken over, unless another window was faster.
    Adopted {
        /// The session that wrote it.
        name: String,
        /// Whether it is this window's now.
        is_ours: bool,
    },
    /// Such a draft was removed, or couldn't be.
    Dismissed {
        /// The session that wrote it.
        name: String,
        /// Why it is still there.
        result: Result<(), StorageError>,
    },
    /// The settings were written: what the file holds now.
    SettingsWritten(Result<Box<Settings>, StorageError>),
    /// The list of recent files was written: what it holds now.
    RecentWritten(Recent),
    /// So many lists are remembered by `klausul list`.
    ListsCounted(usize),
    /// What support needs to know.
    SupportRead(Box<SupportInformation>),
    /// Personal data was removed, but for what these errors are about.
    Forgotten(Vec<StorageError>),
}

/// A draft that was read.
#[derive(Debug)]
pub struct OpenedDraft {
    /// The draft.
    pub draft: Draft,
    /// The template that it was made with, or the nearest version; none if that isn't here.
    pub chosen: Option<Chosen>,
    /// Whether it came out of a PDF.
    pub is_from_pdf: bool,
    /// What it lost on the way: with a label and a sentence each.
    pub left_out: Vec<(Label, Message)>,
    /// The hash of the file's content.
    pub content_hash: ContentHash,
    /// Whether another window has it open.
    pub is_open_elsewhere: bool,
}

/// A draft that can be recovered, beside the one that was saved.
#[derive(Debug)]
pub struct RecoveryOffer {
    /// What the journal holds.
    pub recoverable: RecoverableDraft,
    /// The draft in its file now, if it has one that can be read.
    pub saved: Option<Draft>,
    /// The template that it was made with, or the nearest version; none if that isn't here.
    pub chosen: Option<Chosen>,
}
