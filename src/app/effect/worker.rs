//! What runs on the threads of the runner: an effect in, its outcome out.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::effects::{Effect, ExportRequest, LocalDataEffect, RegisterEffect};
use super::outcome::Outcome;
use super::pictures::draw_page;
use super::register_store::RegisterStore;
use super::sheets::SheetWritten;
use crate::app::platform::{Choice, Platform};
use crate::draft::Draft;
use crate::library::{Chosen, FilePlace, Templates};
use crate::local_data::{Session, customers};
use crate::message::Message;
use crate::pipeline::export::Exporter;
use crate::storage::{Disk, StorageError, StorageErrorKind};
use crate::verify::render::RenderError;

/// What the threads share.
pub(super) struct Worker {
    pub(super) platform: Arc<dyn Platform>,
    templates: Mutex<Templates>,
    /// Shared by exports, which differ in little.
    pub(super) exporter: Mutex<Exporter>,
    /// This window's session in the journal, from the first time that it is needed.
    session: Mutex<Option<Session>>,
    /// Whether the session is over: effects that were asked for before and run after that write nothing.
    has_ended: AtomicBool,
    /// The number of the last watch over a template's folder.
    watch: AtomicU64,
    /// The register, as it was read last.
    pub(super) register: Mutex<RegisterStore>,
    /// The number of the last reading of the register.
    pub(super) register_turn: AtomicU64,
    /// Why the log could not be written the last time.
    pub(super) log_failure: Mutex<Option<Message>>,
}

impl Worker {
    pub(super) fn new(platform: Arc<dyn Platform>, templates: Templates) -> Self {
        Self {
            platform,
            templates: Mutex::new(templates),
            exporter: Mutex::default(),
            session: Mutex::default(),
            has_ended: AtomicBool::new(false),
            watch: AtomicU64::new(0),
            register: Mutex::default(),
            register_turn: AtomicU64::new(0),
            log_failure: Mutex::default(),
        }
    }

    pub(super) fn platform(&self) -> &dyn Platform {
        &*self.platform
    }

    pub(super) fn disk(&self) -> &dyn Disk {
        self.platform.disk()
    }

    /// Runs an effect. If the program panics over it, that is the outcome: nobody waits for one that never comes.
    pub(super) fn run(&self, effect: Effect) -> Option<Outcome> {
        let after_panic = outcome_of_panic(&effect);
        // Whatever is shared is whole at any time, or only a cache.
        let outcome = catch_unwind(AssertUnwindSafe(|| self.outcome_of(effect)));
        self.logged(outcome.unwrap_or(after_panic))
    }

    /// Runs an effect on local data, in the same way.
    pub(super) fn local_data(&self, effect: LocalDataEffect) -> Option<Outcome> {
        let after_panic = outcome_of_local_data_panic(&effect);
        let outcome = catch_unwind(AssertUnwindSafe(|| self.local_data_outcome_of(effect)));
        self.logged(outcome.unwrap_or(after_panic))
    }

    fn outcome_of(&self, effect: Effect) -> Option<Outcome> {
        match effect {
            Effect::ChooseFile { request, turn } => Some(Outcome::FileChosen {
                choice: self.platform.choose(&request),
                turn,
            }),
            Effect::ReadDraft {
                path,
                discarded,
                trusted,
            } => Some(self.read_draft(path, discarded, &trusted)),
            Effect::CheckFile(path) => Some(self.check_file(path)),
            Effect::SaveDraft {
                path,
                draft,
                existing,
            } => Some(self.save_draft(path, draft, existing)),
            Effect::ExportPdf(request) => Some(self.export_pdf(*request)),
            Effect::ExportStandardComparison(request) => {
                Some(self.export_standard_comparison(&request))
            }
            Effect::DrawPage {
                number,
                file,
                page,
                px_per_pt,
            } => Some(draw_page(number, &file, page, px_per_pt)),
            Effect::OpenFile(path) => not_shown(self.platform.open(&path), path),
            Effect::MailFile(request) => self.mail(&request),
            Effect::WriteSigningPackage(request) => Some(self.write_signing_package(&request)),
            Effect::PrintFile(path) => not_shown(self.platform.print(&path), path),
            Effect::RevealFile(path) => not_shown(self.platform.reveal(&path), path),
            Effect::FindCustomers(folder) => self.find_customers(&folder),
            Effect::ReadTemplates(hash) => Some(self.read_templates(&hash)),
            Effect::OpenTemplateFolder { path, hash } => {
                Some(self.open_template_folder(path, &hash))
            }
            Effect::CloseTemplateFolder(draft) => Some(self.close_template_folder(&draft)),
            Effect::EditFile { place, editor } => self.edit_file(&place, editor.as_deref()),
            Effect::ExportComparison {
                path,
                comparison,
                names,
                template,
                existing,
            } => Some(self.export_comparison(path, &comparison, &names, &template, existing)),
            Effect::ReadSheet(request) => Some(self.read_sheet(*request)),
            Effect::WriteSheet(sheet) => Some(self.write_sheet(sheet)),
            Effect::RunBatch(request) => Some(self.run_batch(&request)),
            Effect::Register(effect) => self.register_outcome_of(effect),
            Effect::ReadSupport => Some(self.read_support()),
            Effect::CopyText(_) | Effect::LocalData(_) | Effect::Quit => None,
        }
    }

    fn find_customers(&self, folder: &Path) -> Option<Outcome> {
        let standard = self.templates().standard()?;
        let customers = customers::scan(self.disk(), folder, &standard.template);
        Some(Outcome::CustomersFound(customers))
    }

    /// Returns where templates come from, as it was read last.
    pub(super) fn templates(&self) -> MutexGuard<'_, Templates> {
        // A refresh that panics leaves fewer entries, and the next one reads them again.
        self.templates
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the template of a draft.
    pub(super) fn template_of(&self, draft: &Draft) -> Option<Chosen> {
        let hash = draft.template_hash.as_deref();
        let templates = self.templates();
        templates.for_draft(&draft.template, &draft.version, hash)
    }

    /// Whether templates come from a folder that somebody works on.
    pub(super) fn is_folder_open(&self) -> bool {
        self.templates().folder().is_some()
    }

    /// Begins a watch over that folder, which ends the one before; returns its number.
    pub(super) fn begin_watch(&self) -> u64 {
        self.watch.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Whether a watch is the last one, and there is something to be watched.
    pub(super) fn goes_on(&self, watch: u64) -> bool {
        self.watch.load(Ordering::Relaxed) == watch && self.is_folder_open()
    }

    pub(super) fn session(&self) -> MutexGuard<'_, Option<Session>> {
        // A session is whole at any time.
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn has_ended(&self) -> bool {
        self.has_ended.load(Ordering::Relaxed)
    }

    pub(super) fn end_session(&self) {
        let mut session = self.session();
        self.has_ended.store(true, Ordering::Relaxed);
        if let Some(session) = session.take() {
            // What stays is offered at the next start, as after a crash.
            let _ = session.clear(self.disk());
        }
    }
}

fn not_shown(result: Result<(), Message>, path: PathBuf) -> Option<Outcome> {
    let message = result.err()?;
    Some(Outcome::NotShown { path, message })
}

fn defect(path: &Path) -> StorageError {
    StorageError::new(path, StorageErrorKind::Defect)
}

/// The outcome of an effect over which the program panicked.
fn outcome_of_panic(effect: &Effect) -> Option<Outcome> {
    match effect {
        Effect::ChooseFile { turn, .. } => Some(Outcome::FileChosen {
            choice: Choice::NoDialog,
            turn: *turn,
        }),
        Effect::ReadDraft {
            path, discarded, ..
        } => Some(Outcome::DraftRead {
            path: path.clone(),
            result: Err(defect(path).into()),
            verified: None,
            discarded: *discarded,
        }),
        Effect::SaveDraft { path, draft, .. } => Some(Outcome::DraftSaved {
            path: path.clone(),
            draft: draft.clone(),
            result: Err(defect(path).into()),
        }),
        Effect::ExportPdf(request) => Some(export_after_panic(request)),
        Effect::ExportStandardComparison(request) => Some(comparison_after_panic(&request.path)),
        Effect::DrawPage {
            number,
            page,
            px_per_pt,
            ..
        } => Some(Outcome::PageDrawn {
            number: *number,
            page: *page,
            px_per_pt: *px_per_pt,
            result: Err(RenderError::Failed),
        }),
        Effect::WriteSigningPackage(request) => Some(Outcome::PackageWritten {
            path: request.path.clone(),
            result: Err(defect(&request.path).into()),
        }),
        Effect::MailFile(request) => Some(not_shown_after_panic(&request.path)),
        Effect::OpenFile(path)
        | Effect::PrintFile(path)
        | Effect::RevealFile(path)
        | Effect::OpenTemplateFolder { path, .. }
        | Effect::EditFile {
            place: FilePlace { path, .. },
            ..
        } => Some(not_shown_after_panic(path)),
        Effect::ExportComparison { path, .. } => Some(Outcome::ComparisonWritten {
            path: path.clone(),
            result: Err(defect(path).into()),
        }),
        Effect::Register(effect) => register_outcome_of_panic(effect),
        of_sheets => sheet_panic(of_sheets),
    }
}

/// The outcome of showing a file, over which the program panicked.
fn not_shown_after_panic(path: &Path) -> Outcome {
    Outcome::NotShown {
        path: path.to_owned(),
        message: defect(path).message(),
    }
}

/// The outcome of an export over which the program panicked.
fn export_after_panic(request: &ExportRequest) -> Outcome {
    Outcome::PdfExported {
        path: request.path.clone(),
        options: request.options.clone(),
        result: Err(defect(&request.path).into()),
    }
}

fn outcome_of_local_data_panic(effect: &LocalDataEffect) -> Option<Outcome> {
    let defect = defect(Path::new(""));
    match effect {
        LocalDataEffect::WriteJournal(_) => Some(Outcome::JournalWritten(Err(defect))),
        LocalDataEffect::FindRecoverable => Some(Outcome::RecoverableFound(Vec::new())),
        LocalDataEffect::Adopt(name) => Some(Outcome::Adopted {
            name: name.clone(),
            is_ours: false,
        }),
        LocalDataEffect::Dismiss(name) => Some(Outcome::Dismissed {
            name: name.clone(),
            result: Err(defect),
        }),
        LocalDataEffect::WriteSettings { .. } => Some(Outcome::SettingsWritten(Err(defect))),
        LocalDataEffect::Forget(_) => Some(Outcome::Forgotten(vec![defect])),
        LocalDataEffect::ShowOpenFile(_)
        | LocalDataEffect::ChangeRecent(..)
        | LocalDataEffect::CountLists => None,
    }
}

/// The outcome of an effect on the register over which the program panicked.
fn register_outcome_of_panic(effect: &RegisterEffect) -> Option<Outcome> {
    match effect {
        RegisterEffect::Read(_) => None,
        RegisterEffect::ExportList(request) => Some(Outcome::ListExported {
            path: request.path.clone(),
            result: Err(defect(&request.path).into()),
        }),
        RegisterEffect::ReadForNew(request) => Some(Outcome::ReadForNew {
            result: Err((request.path.clone(), defect(&request.path).message())),
            request: request.clone(),
        }),
    }
}

/// The outcome of a comparison with the standard over which the program panicked.
fn comparison_after_panic(path: &Path) -> Outcome {
    Outcome::StandardComparisonExported {
        path: path.to_owned(),
        result: Err(defect(path).into()),
    }
}

/// The outcome of an effect on a spreadsheet over which the program panicked.
fn sheet_panic(effect: &Effect) -> Option<Outcome> {
    match effect {
        Effect::ReadSheet(request) => Some(Outcome::SheetRead {
            path: request.path.clone(),
            result: Err(defect(&request.path).message()),
        }),
        Effect::WriteSheet(sheet) => Some(Outcome::SheetWritten(SheetWritten {
            path: sheet.path.clone(),
            content: sheet.content.clone(),
            result: Err(defect(&sheet.path)),
        })),
        Effect::RunBatch(request) => Some(Outcome::BatchDone {
            table: request.table,
            folder: request.folder.clone(),
            result: Err(defect(&request.folder).message()),
        }),
        _ => None,
    }
}
