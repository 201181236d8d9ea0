//! What the window has done elsewhere: files, dialogs and other programs.
//!
//! The state asks for an [`Errand`]; [`Outside`] runs it on a thread of its own, so that no frame
//! waits for a disk, a dialog or another program, and brings back a [`Command`].

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use eframe::egui;

use super::command::Command;
use super::system::{Choice, FileKind, FileRequest, System};
use crate::date::Date;
use crate::draft::{self, Draft, ReadError};
use crate::export::{ExportOptions, Exporter, must_not_replace};
use crate::message::Message;
use crate::pdf::{MOST_PDF_BYTES, OpenError, Writer, draft_in};
use crate::storage::{self, Existing, StorageError, StorageErrorKind};
use crate::template::Template;

/// What a file is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To open a draft.
    Open,
    /// To save the draft.
    Save,
    /// To write the PDF.
    Export {
        /// With gaps, marked as a draft.
        is_draft: bool,
    },
}

/// Something done elsewhere.
#[derive(Debug)]
pub enum Errand {
    /// Asks the user for a file.
    Choose {
        /// For what.
        purpose: Purpose,
        /// What the dialog says.
        request: FileRequest,
    },
    /// Reads a draft.
    Read(PathBuf),
    /// Writes the draft.
    Save {
        /// Where.
        path: PathBuf,
        /// What.
        draft: Draft,
        /// What may happen to a file that is there.
        existing: Existing,
    },
    /// Writes the PDF.
    Export {
        /// Where.
        path: PathBuf,
        /// What.
        draft: Draft,
        /// How.
        options: ExportOptions,
        /// What may happen to a file that is there.
        existing: Existing,
    },
    /// Opens a file in the program for it.
    Open(PathBuf),
    /// Prints a file.
    Print(PathBuf),
    /// Shows a file in its folder.
    Reveal(PathBuf),
    /// Writes the preferences.
    Remember(String),
    /// Puts text on the clipboard.
    Copy(String),
    /// Closes the window for good.
    Quit,
}

/// The answer to [`Errand::Choose`].
#[derive(Debug)]
pub struct Chosen {
    /// For what.
    pub purpose: Purpose,
    /// Which file, if any.
    pub choice: Choice,
}

/// A finished errand.
#[derive(Debug)]
pub enum Done {
    /// A draft was read, or couldn't be.
    Read {
        /// Where.
        path: PathBuf,
        /// What was in it.
        result: Result<Opened, OpenFailure>,
    },
    /// The draft was written, or couldn't be.
    Saved {
        /// Where.
        path: PathBuf,
        /// What.
        draft: Draft,
        /// How it went.
        result: Result<(), StorageError>,
    },
    /// The PDF was written, or couldn't be.
    Exported {
        /// Where.
        path: PathBuf,
        /// How.
        options: ExportOptions,
        /// How it went.
        result: Result<(), ExportError>,
    },
    /// Another program was asked to show a file, and couldn't be.
    NotShown {
        /// The file.
        path: PathBuf,
        /// What to say.
        message: Message,
    },
}

/// A draft that was read.
#[derive(Debug)]
pub struct Opened {
    /// The draft.
    pub draft: Draft,
    /// Whether it came out of a PDF.
    pub is_from_pdf: bool,
}

/// Why no draft could be read.
#[derive(Debug, thiserror::Error)]
pub enum OpenFailure {
    /// The file can't be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// There is no draft in the PDF.
    #[error(transparent)]
    Pdf(#[from] OpenError),
    /// It is no draft.
    #[error(transparent)]
    Draft(#[from] ReadError),
}

impl OpenFailure {
    /// Where it is: the file, with the line and column if they are known.
    #[must_use]
    pub fn place(&self, path: &Path) -> String {
        match self {
            Self::Draft(error) => error.place(path),
            Self::Storage(_) | Self::Pdf(_) => path.display().to_string(),
        }
    }

    /// The sentence for the person who reads it (without the place).
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Storage(error) => error.message(),
            Self::Pdf(error) => error.message(),
            Self::Draft(error) => {
                Message::new("window-broken-draft").with("detail", error.message())
            }
        }
    }

    /// Whether there is no such file.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Storage(error) if matches!(error.kind, StorageErrorKind::NotFound))
    }
}

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file can't be written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// There is a file of another kind.
    #[error("{0} is no PDF")]
    OtherKind(PathBuf),
    /// The PDF can't be made.
    #[error(transparent)]
    Pdf(#[from] crate::pdf::PdfError),
    /// The clock shows no date.
    #[error("the clock shows no date")]
    Clock,
}

impl ExportError {
    /// The sentence for the person who reads it (without the path).
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Storage(error) => error.message(),
            Self::OtherKind(_) => Message::new("window-not-onto-other"),
            Self::Pdf(error) => Message::new("export-failed").with("detail", error.to_string()),
            Self::Clock => Message::new("window-clock"),
        }
    }

    /// Whether there is a PDF that the user may want to replace.
    #[must_use]
    pub fn is_replaceable(&self) -> bool {
        matches!(self, Self::Storage(error) if matches!(error.kind, StorageErrorKind::Exists))
    }
}

/// Where errands are done.
pub struct Outside {
    system: Arc<dyn System>,
    template: Arc<Template>,
    /// Shared by exports, which differ in little.
    writer: Arc<Mutex<Writer>>,
    answers: Receiver<Command>,
    sender: Sender<Command>,
    in_threads: bool,
}

impl Outside {
    /// With threads, as in the window, or without, as tests want it.
    #[must_use]
    pub fn new(system: Arc<dyn System>, template: Arc<Template>, in_threads: bool) -> Self {
        let (sender, answers) = channel();
        Self {
            system,
            template,
            writer: Arc::default(),
            answers,
            sender,
            in_threads,
        }
    }

    /// The next answer, if one is there.
    #[must_use]
    pub fn answer(&self) -> Option<Command> {
        self.answers.try_recv().ok()
    }

    /// Today.
    #[must_use]
    pub fn today(&self) -> Option<Date> {
        self.system.today()
    }

    /// Runs an errand; the answer comes later, with a repaint.
    pub fn run(&self, errand: Errand, context: &egui::Context) {
        match errand {
            Errand::Copy(text) => return context.copy_text(text),
            Errand::Quit => return context.send_viewport_cmd(egui::ViewportCommand::Close),
            _ => {}
        }
        let worker = Worker {
            system: Arc::clone(&self.system),
            template: Arc::clone(&self.template),
            writer: Arc::clone(&self.writer),
        };
        let (sender, context) = (self.sender.clone(), context.clone());
        let work = move || {
            if let Some(answer) = worker.run(errand) {
                // Nobody waits for the answer when the window is gone.
                let _ = sender.send(answer);
                context.request_repaint();
            }
        };
        if self.in_threads {
            thread::spawn(work);
        } else {
            work();
        }
    }
}

struct Worker {
    system: Arc<dyn System>,
    template: Arc<Template>,
    writer: Arc<Mutex<Writer>>,
}

impl Worker {
    fn run(&self, errand: Errand) -> Option<Command> {
        Some(match errand {
            Errand::Choose { purpose, request } => {
                let choice = self.system.choose(&request);
                Command::Chosen(Chosen { purpose, choice })
            }
            Errand::Read(path) => {
                let path = whole_path(path);
                Command::Done(Done::Read {
                    result: opened(&path),
                    path,
                })
            }
            Errand::Save {
                path,
                draft,
                existing,
            } => {
                let (path, result) = target(path, FileKind::Draft, existing);
                let text = draft::write(&draft);
                let write = |existing| storage::write(&path, text.as_bytes(), existing);
                Command::Done(Done::Saved {
                    result: result.and_then(write),
                    path,
                    draft,
                })
            }
            Errand::Export {
                path,
                draft,
                options,
                existing,
            } => {
                let (path, result) = target(path, FileKind::Pdf, existing);
                let result = result.map_err(ExportError::from);
                let export = |existing| self.export(&path, &draft, &options, existing);
                Command::Done(Done::Exported {
                    result: result.and_then(export),
                    path,
                    options,
                })
            }
            Errand::Open(path) => {
                let result = self.system.open(&path);
                return not_shown(path, result);
            }
            Errand::Print(path) => {
                let result = self.system.print(&path);
                return not_shown(path, result);
            }
            Errand::Reveal(path) => {
                let result = self.system.reveal(&path);
                return not_shown(path, result);
            }
            Errand::Remember(text) => {
                // Preferences are a convenience: no word about a disk that is full.
                self.system.remember(&text);
                return None;
            }
            Errand::Copy(_) | Errand::Quit => return None,
        })
    }

    fn export(
        &self,
        path: &Path,
        draft: &Draft,
        options: &ExportOptions,
        existing: Existing,
    ) -> Result<(), ExportError> {
        if must_not_replace(path) {
            return Err(ExportError::OtherKind(path.to_owned()));
        }
        let date = self.system.today().ok_or(ExportError::Clock)?;
        // A panic while another export held it leaves at worst an unfinished memory of subsets.
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut exporter = Exporter::with(std::mem::take(&mut *writer));
        let bytes = exporter.pdf_of(&self.template, draft, date, options);
        *writer = exporter.into_writer();
        drop(writer);
        let bytes = bytes?;
        storage::write(path, &bytes, existing)?;
        Ok(())
    }
}

/// The draft in a file: its own, or the one that travels inside a PDF.
fn opened(path: &Path) -> Result<Opened, OpenFailure> {
    let mut bytes = storage::read(path, MOST_PDF_BYTES)?;
    let is_from_pdf = bytes.starts_with(b"%PDF");
    if is_from_pdf {
        bytes = draft_in(&bytes)?;
    }
    Ok(Opened {
        draft: draft::read(&bytes)?,
        is_from_pdf,
    })
}

/// Where a file of that kind is written: the path with its extension, which dialogs and people forget.
/// A name that nobody was asked about is not replaced unasked.
fn target(
    path: PathBuf,
    kind: FileKind,
    existing: Existing,
) -> (PathBuf, Result<Existing, StorageError>) {
    let path = whole_path(path);
    if path.is_dir() {
        let error = StorageError {
            path: path.clone(),
            kind: StorageErrorKind::IsFolder,
        };
        return (path, Err(error));
    }
    let extension = kind.extension();
    let has_it = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(extension));
    if has_it {
        return (path, Ok(existing));
    }
    // A name may hold points of its own: "Öst & Söner Ab. 2.0".
    let mut name = path.into_os_string();
    name.push(".");
    name.push(extension);
    (PathBuf::from(name), Ok(Existing::Keep))
}

/// The path from the root: it is remembered, and the next start may be in another folder.
fn whole_path(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

fn not_shown(path: PathBuf, result: Result<(), Message>) -> Option<Command> {
    let message = result.err()?;
    Some(Command::Done(Done::NotShown { path, message }))
}

impl Purpose {
    /// The kind of file.
    #[must_use]
    pub fn kind(self) -> FileKind {
        match self {
            Self::Open | Self::Save => FileKind::Draft,
            Self::Export { .. } => FileKind::Pdf,
        }
    }
}
