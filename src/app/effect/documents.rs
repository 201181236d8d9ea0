//! What the window has done elsewhere: files, dialogs and other programs.
//!
//! The state asks for an [`Errand`]; [`Outside`] runs it on another thread, so that no frame waits for a
//! disk, a dialog or another program, and brings back a [`Command`]. What is kept on this machine is
//! written one thing after the other, in the order of asking; everything else has a thread of its own.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use eframe::egui;

use crate::app::command::Command;
use crate::app::platform::{Choice, FileKind, FileRequest, System};
use crate::date::Date;
use crate::draft::{self, Draft, ReadError};
use crate::local_data::recent::RecentChange;
use crate::local_data::{
    Customer, JournalEntry, Recent, RecoverableDraft, Session, Settings, customers, journal,
    recent, settings,
};
use crate::message::Message;
use crate::pdf::read::{MAX_PDF_BYTES, OpenError, draft_in};
use crate::pipeline::export::{ExportOptions, Exporter};
use crate::pipeline::target::must_not_replace;
use crate::storage::{self, ContentHash, Disk, Existing, StorageError, StorageErrorKind};
use crate::template::{self, Template};
use crate::typeset::fonts;
use crate::verify::{Known, Report, Verifier};

/// What a file or folder is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To open a draft.
    Open,
    /// To see whether a PDF still says what was agreed.
    Verify,
    /// To save the draft.
    Save,
    /// To save the draft elsewhere, because its own file was changed by somebody else.
    SaveCopy,
    /// To write the PDF.
    Export {
        /// With gaps, marked as a draft.
        is_draft: bool,
    },
    /// Where drafts are kept.
    DraftsFolder,
    /// Where PDFs are kept.
    PdfFolder,
}

/// Something done elsewhere.
#[derive(Debug)]
pub enum Errand {
    /// Asks the user for a file or folder.
    Choose {
        /// For what.
        purpose: Purpose,
        /// What the dialog says.
        request: FileRequest,
        /// Counts dialogs: an answer may come after nobody waits for it any more.
        turn: u64,
    },
    /// Reads a draft.
    Read(PathBuf),
    /// Looks whether the draft's file is still what it was.
    Look(PathBuf),
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
    /// Finds customers in the drafts of a folder.
    FindCustomers(PathBuf),
    /// Puts text on the clipboard.
    Copy(String),
    /// Something that is kept on this machine.
    Memory(MemoryErrand),
    /// Closes the window for good, and lets go of what was kept in the journal.
    Quit,
}

/// What is done to what is kept on this machine, one after the other.
#[derive(Debug)]
pub enum MemoryErrand {
    /// Keeps the draft as long as it isn't saved, or lets go of it.
    Keep(Option<Box<JournalEntry>>),
    /// Tells other windows which file is open here.
    Show(Option<PathBuf>),
    /// Looks for drafts that were left without saving them.
    FindLost,
    /// Goes on with such a draft in this window.
    Adopt(String),
    /// Throws such a draft away.
    Dismiss(String),
    /// Keeps what was changed in the settings.
    Settings {
        /// What they were.
        base: Box<Settings>,
        /// What they are.
        mine: Box<Settings>,
    },
    /// Changes the list of recent files.
    Recent(Recent, RecentChange),
    /// Forgets what is kept of persons, but for the settings.
    Forget(Vec<String>),
}

/// The answer to [`Errand::Choose`].
#[derive(Debug)]
pub struct Chosen {
    /// For what.
    pub purpose: Purpose,
    /// Which file or folder, if any.
    pub choice: Choice,
    /// Which dialog it was.
    pub turn: u64,
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
        /// Of a PDF: whether it still says what was agreed.
        report: Option<Box<Report>>,
    },
    /// The draft's file was looked at.
    Looked {
        /// Where.
        path: PathBuf,
        /// What it holds; none if it can't be read.
        stamp: Option<ContentHash>,
        /// Whether another window has it open.
        is_open_elsewhere: bool,
    },
    /// The draft was written, or couldn't be.
    Saved {
        /// Where.
        path: PathBuf,
        /// What.
        draft: Draft,
        /// What the file holds now, or why not.
        result: Result<ContentHash, SaveError>,
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
    /// Customers were found.
    Customers(Vec<Customer>),
    /// The journal was written, or couldn't be.
    Kept(Result<(), StorageError>),
    /// Drafts were found that were left without saving them.
    Lost(Vec<LostDraft>),
    /// Such a draft is this window's now, unless another window was faster.
    Adopted {
        /// The session that kept it.
        name: String,
        /// Whether it is this window's.
        is_ours: bool,
    },
    /// Such a draft was thrown away, or couldn't be.
    Dismissed {
        /// The session that kept it.
        name: String,
        /// How it went.
        result: Result<(), StorageError>,
    },
    /// The settings were kept: what stands in the file now.
    Settings(Result<Box<Settings>, StorageError>),
    /// The list of recent files was kept: what stands there now.
    Recent(Recent),
    /// What could not be forgotten.
    Forgot(Vec<StorageError>),
}

/// A draft that was left without saving it.
#[derive(Debug)]
pub struct LostDraft {
    /// What the journal says.
    pub lost: RecoverableDraft,
    /// The draft in its file now, if it has one that can be read.
    pub saved: Option<Draft>,
}

/// Why a draft could not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The file can't be written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// Somebody else has changed the file.
    #[error("the file was changed by somebody else")]
    Conflict(Box<Theirs>),
}

/// What somebody else has made of the draft's file.
#[derive(Debug)]
pub struct Theirs {
    /// The draft in it.
    pub draft: Result<Draft, OpenFailure>,
    /// What it holds; none if it can't be read.
    pub stamp: Option<ContentHash>,
}

/// A draft that was read.
#[derive(Debug)]
pub struct Opened {
    /// The draft.
    pub draft: Draft,
    /// Whether it came out of a PDF.
    pub is_from_pdf: bool,
    /// What the file holds.
    pub stamp: ContentHash,
    /// Whether another window has it open.
    pub is_open_elsewhere: bool,
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
    Pdf(#[from] crate::pdf::write::PdfError),
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
    worker: Arc<Worker>,
    answers: Receiver<Command>,
    sender: Sender<Command>,
    /// Takes what is done one after the other; none without threads.
    lane: Option<Sender<(MemoryErrand, egui::Context)>>,
}

impl Outside {
    /// With threads, as in the window, or without, as tests want it.
    #[must_use]
    pub fn new(system: Arc<dyn System>, template: Arc<Template>, in_threads: bool) -> Self {
        let (sender, answers) = channel();
        let worker = Arc::new(Worker {
            system,
            template,
            exporter: Mutex::default(),
            session: Mutex::default(),
            has_ended: AtomicBool::new(false),
        });
        let lane = in_threads.then(|| start_lane(Arc::clone(&worker), sender.clone()));
        Self {
            worker,
            answers,
            sender,
            lane,
        }
    }

    /// The next answer that has come in.
    #[must_use]
    pub fn answer(&self) -> Option<Command> {
        self.answers.try_recv().ok()
    }

    /// Today, if the clock shows a date.
    #[must_use]
    pub fn today(&self) -> Option<Date> {
        self.worker.system.today()
    }

    /// Whether the clipboard has refused something since the last time that this was asked.
    #[must_use]
    pub fn clipboard_refused(&self) -> bool {
        self.worker.system.clipboard_refused()
    }

    /// Runs an errand; the answer comes later, with a repaint.
    pub fn run(&self, errand: Errand, context: &egui::Context) {
        match errand {
            Errand::Copy(text) => context.copy_text(text),
            Errand::Quit => {
                self.finish();
                context.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Errand::Memory(errand) => match &self.lane {
                Some(lane) => {
                    // The lane lives as long as this.
                    let _ = lane.send((errand, context.clone()));
                }
                None => self.give(self.worker.try_to_remember(errand), context),
            },
            errand if self.lane.is_some() => {
                let (worker, sender) = (Arc::clone(&self.worker), self.sender.clone());
                let context = context.clone();
                thread::spawn(move || {
                    if let Some(answer) = worker.try_to_run(errand) {
                        // Nobody waits for the answer when the window is gone.
                        let _ = sender.send(answer);
                        context.request_repaint();
                    }
                });
            }
            errand => self.give(self.worker.try_to_run(errand), context),
        }
    }

    fn give(&self, answer: Option<Command>, context: &egui::Context) {
        if let Some(answer) = answer {
            let _ = self.sender.send(answer);
            context.request_repaint();
        }
    }

    /// Ends the window's session: everything is saved, or may go.
    pub fn finish(&self) {
        let mut session = self.worker.session();
        self.worker.has_ended.store(true, Ordering::Relaxed);
        if let Some(session) = session.take() {
            // What stays is offered at the next start, as if it had been lost.
            let _ = session.clear(self.worker.system.disk());
        }
    }
}

fn defect(path: &Path) -> StorageError {
    StorageError::new(path, StorageErrorKind::Defect)
}

/// The answer to an errand over which the program failed.
fn failed(errand: &Errand) -> Option<Command> {
    Some(Command::Done(match errand {
        Errand::Choose { purpose, turn, .. } => {
            return Some(Command::Chosen(Chosen {
                purpose: *purpose,
                choice: Choice::NoDialog,
                turn: *turn,
            }));
        }
        Errand::Read(path) => Done::Read {
            path: path.clone(),
            result: Err(defect(path).into()),
            report: None,
        },
        Errand::Save { path, draft, .. } => Done::Saved {
            path: path.clone(),
            draft: draft.clone(),
            result: Err(defect(path).into()),
        },
        Errand::Export { path, options, .. } => Done::Exported {
            path: path.clone(),
            options: options.clone(),
            result: Err(defect(path).into()),
        },
        Errand::Open(path) | Errand::Print(path) | Errand::Reveal(path) => Done::NotShown {
            path: path.clone(),
            message: defect(path).message(),
        },
        Errand::Look(_)
        | Errand::FindCustomers(_)
        | Errand::Copy(_)
        | Errand::Memory(_)
        | Errand::Quit => return None,
    }))
}

/// The same for what is kept on this machine.
fn failed_to_remember(errand: &MemoryErrand) -> Option<Command> {
    let defect = defect(Path::new(""));
    Some(Command::Done(match errand {
        MemoryErrand::Keep(_) => Done::Kept(Err(defect)),
        MemoryErrand::FindLost => Done::Lost(Vec::new()),
        MemoryErrand::Adopt(name) => Done::Adopted {
            name: name.clone(),
            is_ours: false,
        },
        MemoryErrand::Dismiss(name) => Done::Dismissed {
            name: name.clone(),
            result: Err(defect),
        },
        MemoryErrand::Settings { .. } => Done::Settings(Err(defect)),
        MemoryErrand::Forget(_) => Done::Forgot(vec![defect]),
        MemoryErrand::Show(_) | MemoryErrand::Recent(..) => return None,
    }))
}

/// A thread for what is done one after the other. It ends with the window.
fn start_lane(
    worker: Arc<Worker>,
    answers: Sender<Command>,
) -> Sender<(MemoryErrand, egui::Context)> {
    let (sender, errands) = channel::<(MemoryErrand, egui::Context)>();
    thread::spawn(move || {
        for (errand, context) in errands {
            if let Some(answer) = worker.try_to_remember(errand) {
                let _ = answers.send(answer);
                context.request_repaint();
            }
        }
    });
    sender
}

struct Worker {
    system: Arc<dyn System>,
    template: Arc<Template>,
    /// Shared by exports, which differ in little.
    exporter: Mutex<Exporter>,
    /// This window's place in the journal, from the first time that it is needed.
    session: Mutex<Option<Session>>,
    /// Whether that is over: what was asked for before and comes after it is not kept any more.
    has_ended: AtomicBool,
}

impl Worker {
    /// Does an errand. If the program fails over it, that is the answer: nobody waits for one that never comes.
    fn try_to_run(&self, errand: Errand) -> Option<Command> {
        let failed = failed(&errand);
        // Whatever is shared is whole at any time, or only remembers what can be made anew.
        catch_unwind(AssertUnwindSafe(|| self.run(errand))).unwrap_or(failed)
    }

    fn try_to_remember(&self, errand: MemoryErrand) -> Option<Command> {
        let failed = failed_to_remember(&errand);
        catch_unwind(AssertUnwindSafe(|| self.remember(errand))).unwrap_or(failed)
    }

    fn run(&self, errand: Errand) -> Option<Command> {
        Some(Command::Done(match errand {
            Errand::Choose {
                purpose,
                request,
                turn,
            } => {
                let choice = self.system.choose(&request);
                return Some(Command::Chosen(Chosen {
                    purpose,
                    choice,
                    turn,
                }));
            }
            Errand::Read(path) => {
                let path = whole_path(path);
                let (result, report) = self.read(&path);
                Done::Read {
                    path,
                    result,
                    report,
                }
            }
            Errand::Look(path) => {
                let bytes = storage::read_on(self.disk(), &path, MAX_PDF_BYTES);
                Done::Looked {
                    stamp: bytes.ok().map(|bytes| ContentHash::of(&bytes)),
                    is_open_elsewhere: self.is_open_elsewhere(&path),
                    path,
                }
            }
            Errand::Save {
                path,
                draft,
                existing,
            } => {
                let (path, result) = target(path, FileKind::Draft, existing);
                let save = |existing| self.save(&path, &draft, existing);
                Done::Saved {
                    result: result.map_err(SaveError::from).and_then(save),
                    path,
                    draft,
                }
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
                Done::Exported {
                    result: result.and_then(export),
                    path,
                    options,
                }
            }
            Errand::Open(path) => not_shown(self.system.open(&path), path)?,
            Errand::Print(path) => not_shown(self.system.print(&path), path)?,
            Errand::Reveal(path) => not_shown(self.system.reveal(&path), path)?,
            Errand::FindCustomers(folder) => {
                Done::Customers(customers::scan(self.disk(), &folder, &self.template))
            }
            Errand::Copy(_) | Errand::Memory(_) | Errand::Quit => return None,
        }))
    }

    fn disk(&self) -> &dyn Disk {
        self.system.disk()
    }

    /// Saves a draft while no other window does, so that what is compared is what is replaced.
    fn save(
        &self,
        path: &Path,
        draft: &Draft,
        existing: Existing,
    ) -> Result<ContentHash, SaveError> {
        // The journal holds what is being saved: whoever finds both after a crash sees that nothing was
        // lost. Where it can't be written, that was told already.
        let _ = self.keep(Some(&JournalEntry {
            path: Some(path.to_owned()),
            content_hash: match existing {
                Existing::IfStill(stamp) => Some(stamp),
                Existing::Replace | Existing::Keep => None,
            },
            draft: draft.clone(),
        }));
        let text = draft::write(draft);
        let turn = self.turn_to_save();
        let written = storage::write_on(self.disk(), path, text.as_bytes(), existing);
        drop(turn);
        match written {
            Ok(()) => Ok(ContentHash::of(text.as_bytes())),
            Err(error) if matches!(error.kind, StorageErrorKind::Changed) => {
                let theirs = self.theirs(path);
                // Whoever made the same change has made no other one.
                if theirs.stamp == Some(ContentHash::of(text.as_bytes())) {
                    return Ok(ContentHash::of(text.as_bytes()));
                }
                Err(SaveError::Conflict(Box::new(theirs)))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// What a draft's own file holds now.
    fn theirs(&self, path: &Path) -> Theirs {
        match storage::read_on(self.disk(), path, MAX_PDF_BYTES) {
            Ok(bytes) => Theirs {
                draft: draft::read(&bytes).map_err(OpenFailure::from),
                stamp: Some(ContentHash::of(&bytes)),
            },
            Err(error) => Theirs {
                draft: Err(error.into()),
                stamp: None,
            },
        }
    }

    /// The draft in a file, and whether a PDF still says what was agreed.
    fn read(&self, path: &Path) -> (Result<Opened, OpenFailure>, Option<Box<Report>>) {
        match storage::read_on(self.disk(), path, MAX_PDF_BYTES) {
            Ok(bytes) => {
                let report = bytes.starts_with(b"%PDF").then(|| self.verified(&bytes));
                (self.opened(path, bytes), report.flatten())
            }
            Err(error) => (Err(error.into()), None),
        }
    }

    /// What can be found out about a PDF; nothing about one that can't be read, which is told anyway.
    fn verified(&self, pdf: &[u8]) -> Option<Box<Report>> {
        let built_in = template::built_in(&fonts::TYPEFACE).ok();
        let known = Known {
            templates: std::iter::once(&*self.template).chain(&built_in).collect(),
            ..Known::default()
        };
        Verifier::new().verify(pdf, &known).ok().map(Box::new)
    }

    /// The draft in a file's bytes: its own, or the one that travels inside a PDF.
    fn opened(&self, path: &Path, mut bytes: Vec<u8>) -> Result<Opened, OpenFailure> {
        let stamp = ContentHash::of(&bytes);
        // What is called a PDF and is none is told so.
        let extension = path.extension().unwrap_or_default();
        let is_from_pdf = bytes.starts_with(b"%PDF") || extension.eq_ignore_ascii_case("pdf");
        if is_from_pdf {
            bytes = draft_in(&bytes)?;
        }
        let draft = draft::read(&bytes)?;
        Ok(Opened {
            draft,
            is_from_pdf,
            stamp,
            is_open_elsewhere: self.is_open_elsewhere(path),
        })
    }

    /// Held while something is written that other windows write too.
    fn turn_to_save(&self) -> Option<File> {
        journal::turn_to_save(&self.system.folders().journal()?)
    }

    fn is_open_elsewhere(&self, path: &Path) -> bool {
        let own = self.own_name();
        let journal = self.system.folders().journal();
        journal.is_some_and(|folder| journal::is_open_elsewhere(&folder, &own, path))
    }

    /// The name of this window's session; empty as long as it has none.
    fn own_name(&self) -> String {
        let session = self.session();
        session
            .as_ref()
            .map_or_else(String::new, |session| session.name().to_owned())
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
        let mut kept = self.exporter.lock().unwrap_or_else(PoisonError::into_inner);
        // It is put back when it is done: a panic leaves a new one, which remembers nothing.
        let mut exporter = std::mem::take(&mut *kept);
        let result = exporter.export(&self.template, draft, date, options);
        *kept = exporter;
        drop(kept);
        storage::write_on(self.disk(), path, &result?.pdf, existing)?;
        Ok(())
    }
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
        let error = StorageError::new(&path, StorageErrorKind::IsFolder);
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

fn not_shown(result: Result<(), Message>, path: PathBuf) -> Option<Done> {
    let message = result.err()?;
    Some(Done::NotShown { path, message })
}

impl Purpose {
    /// The kind of file.
    #[must_use]
    pub fn kind(self) -> FileKind {
        match self {
            Self::Open | Self::Save | Self::SaveCopy => FileKind::Draft,
            Self::Verify | Self::Export { .. } => FileKind::Pdf,
            Self::DraftsFolder | Self::PdfFolder => FileKind::Folder,
        }
    }
}

// -- what is kept on this machine --

impl Worker {
    fn remember(&self, errand: MemoryErrand) -> Option<Command> {
        Some(Command::Done(match errand {
            MemoryErrand::Keep(kept) => Done::Kept(self.keep(kept.as_deref())),
            MemoryErrand::Show(path) => {
                let _ = self.with_session(|session| {
                    session.show(self.disk(), path.as_deref());
                    Ok(())
                });
                return None;
            }
            MemoryErrand::FindLost => Done::Lost(self.find_lost()),
            MemoryErrand::Adopt(name) => Done::Adopted {
                is_ours: self.adopt(&name),
                name,
            },
            MemoryErrand::Dismiss(name) => Done::Dismissed {
                result: self.dismiss(&name),
                name,
            },
            MemoryErrand::Settings { base, mine } => Done::Settings(self.settings(&base, &mine)),
            MemoryErrand::Recent(usual, change) => Done::Recent(self.recent(&usual, &change)?),
            MemoryErrand::Forget(names) => Done::Forgot(self.forget(&names)),
        }))
    }

    fn session(&self) -> MutexGuard<'_, Option<Session>> {
        // A session is whole at any time.
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with this window's session, which begins with it.
    fn with_session(
        &self,
        action: impl FnOnce(&Session) -> Result<(), StorageError>,
    ) -> Result<(), StorageError> {
        let folder = self.system.folders().journal().ok_or_else(no_home)?;
        let mut session = self.session();
        if self.has_ended.load(Ordering::Relaxed) {
            return Ok(());
        }
        let session = match &mut *session {
            Some(session) => session,
            none => {
                let name = self.system.new_name();
                none.insert(Session::begin(self.disk(), &folder, &name)?)
            }
        };
        action(session)
    }

    fn keep(&self, kept: Option<&JournalEntry>) -> Result<(), StorageError> {
        self.with_session(|session| match kept {
            Some(kept) => session.keep(self.disk(), kept),
            None => session.clear(self.disk()),
        })
    }

    fn find_lost(&self) -> Vec<LostDraft> {
        let Some(folder) = self.system.folders().journal() else {
            return Vec::new();
        };
        // The session begins here, so that other windows see this one from its start.
        let _ = self.with_session(|_| Ok(()));
        let own = self.own_name();
        let mut found = Vec::new();
        for lost in journal::recoverable(self.disk(), &folder, &own) {
            let path = lost.entry.as_ref().ok().and_then(|kept| kept.path.clone());
            let saved = path.and_then(|path| self.theirs(&path).draft.ok());
            let is_saved = lost
                .entry
                .as_ref()
                .is_ok_and(|kept| saved.as_ref() == Some(&kept.draft));
            if is_saved {
                // The window went down between saving and tidying up.
                let _ = journal::dismiss(self.disk(), &folder, &lost.name);
            } else {
                found.push(LostDraft { lost, saved });
            }
        }
        found
    }

    fn adopt(&self, name: &str) -> bool {
        let folder = self.system.folders().journal();
        let Some(adopted) = folder.and_then(|folder| Session::adopt(&folder, name)) else {
            return false;
        };
        let before = self.session().replace(adopted);
        if let Some(before) = before {
            let _ = before.clear(self.disk());
        }
        true
    }

    fn dismiss(&self, name: &str) -> Result<(), StorageError> {
        let folder = self.system.folders().journal().ok_or_else(no_home)?;
        journal::dismiss(self.disk(), &folder, name)
    }

    fn settings(&self, base: &Settings, mine: &Settings) -> Result<Box<Settings>, StorageError> {
        let folder = self.system.folders().settings.ok_or_else(no_home)?;
        let _turn = self.turn_to_save();
        settings::keep(self.disk(), &folder, base, mine).map(Box::new)
    }

    /// What the list of recent files is after a change. None when it can't be kept: it is a convenience.
    fn recent(&self, usual: &Recent, change: &RecentChange) -> Option<Recent> {
        let folder = self.system.folders().data?;
        let _turn = self.turn_to_save();
        recent::keep(self.disk(), &folder, usual, change).ok()
    }

    fn forget(&self, names: &[String]) -> Vec<StorageError> {
        let mut failed: Vec<StorageError> = names
            .iter()
            .filter_map(|name| self.dismiss(name).err())
            .collect();
        if let Some(folder) = self.system.folders().journal() {
            storage::tidy(self.disk(), &folder, Duration::ZERO);
        }
        if let Some(folder) = self.system.folders().data {
            failed.extend(recent::forget(self.disk(), &folder).err());
        }
        if let Some(folder) = self.system.folders().settings {
            failed.extend(settings::forget_others(self.disk(), &folder));
        }
        failed
    }
}

fn no_home() -> StorageError {
    StorageError::new(Path::new(""), StorageErrorKind::NoHome)
}
