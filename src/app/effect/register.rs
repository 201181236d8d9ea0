//! Effects on the register: reading the folders, keeping what is known of them, writing lists.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::documents::target;
use super::effects::RegisterEffect;
use super::errors::ExportError;
use super::outcome::Outcome;
use super::register_read::{ListRequest, RegisterRead, RegisterRequest};
use super::register_store::RegisterStore;
use super::remembered::TrustMemory;
use super::worker::Worker;
use crate::app::platform::FileKind;
use crate::clock;
use crate::local_data::{customers, register_index, settings};
use crate::message::{Message, Translator};
use crate::register::{
    Case, Filters, Names, Progress, ReadContext, Register, Rereading, Update, to_xlsx,
};
use crate::storage::{self, Existing, StorageError, StorageErrorKind};

/// How often what was read so far is shown.
const PARTIAL: Duration = Duration::from_millis(700);
/// How often the progress is shown.
const PROGRESS: Duration = Duration::from_millis(100);
/// How often what was read so far is kept on disk.
const KEPT: Duration = Duration::from_secs(20);

impl Worker {
    /// Begins a reading of the register, which ends the one before; returns its number.
    pub(super) fn begin_register(&self) -> u64 {
        let order = std::sync::atomic::Ordering::Relaxed;
        self.register_turn.fetch_add(1, order) + 1
    }

    /// Whether a reading is the last one.
    pub(super) fn is_register_turn(&self, turn: u64) -> bool {
        self.register_turn
            .load(std::sync::atomic::Ordering::Relaxed)
            == turn
    }

    fn register(&self) -> MutexGuard<'_, RegisterStore> {
        // Records are whole at any time.
        self.register.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads what changed in the folders, and sends what is known. Returns whether any file had to be read.
    pub(super) fn read_register(
        &self,
        request: &RegisterRequest,
        turn: u64,
        send: &dyn Fn(Outcome),
    ) -> bool {
        let read = || self.read_register_now(request, turn, send);
        // What was read by then stays known.
        catch_unwind(AssertUnwindSafe(read)).unwrap_or(false)
    }

    fn read_register_now(
        &self,
        request: &RegisterRequest,
        turn: u64,
        send: &dyn Fn(Outcome),
    ) -> bool {
        let mut store = self.register();
        if !self.is_register_turn(turn) {
            return false;
        }
        let folders = self.platform.folders();
        if !store.is_loaded {
            store.is_loaded = true;
            if let Some(folder) = &folders.data {
                store.register = register_index::load(self.disk(), folder);
                let is_known = store.register.records().next().is_some();
                if is_known && is_of(&store.register, &request.folders) {
                    send(self.register_read(&store.register, None));
                }
            }
        }
        let context = self.read_context(request, &mut store.trust);
        let update = Update {
            disk: self.disk(),
            context: &context,
            folders: &request.folders,
            rereading: if request.verifies_all {
                Rereading::All
            } else {
                Rereading::Changed
            },
        };
        let mut timer = Timer::new();
        let mut register = std::mem::take(&mut store.register);
        let mut read = 0;
        let updated = register.update(&update, &mut |register, progress| {
            read = progress.all;
            if progress.all > 0 && timer.progress.is_due(PROGRESS) {
                send(Outcome::RegisterProgress(progress));
            }
            if progress.done > 0 && timer.partial.is_due(PARTIAL) {
                send(self.register_read(register, Some(progress)));
            }
            if timer.kept.is_due(KEPT) {
                self.keep_register(register);
            }
            self.is_register_turn(turn)
        });
        store.register = register;
        store.is_changed |= updated.is_changed || read > 0;
        if updated.is_changed || read > 0 || request.is_first {
            send(self.register_read(&store.register, None));
        }
        if store.is_changed && self.is_register_turn(turn) && self.keep_register(&store.register) {
            store.is_changed = false;
        }
        read > 0
    }

    /// Keeps what is known; whether that was possible. Nothing is kept once the settings name no folder: another window may
    /// have been told to forget.
    fn keep_register(&self, register: &Register) -> bool {
        let folders = self.platform.folders();
        let (Some(settings), Some(data)) = (&folders.settings, &folders.data) else {
            return true;
        };
        let kept = settings::peek(self.disk(), settings);
        !kept.register_folders.is_empty()
            && register_index::keep(self.disk(), data, register).is_ok()
    }

    /// Forgets the register, here and on disk.
    pub(super) fn forget_register(&self) -> Option<StorageError> {
        // What is being read ends with the next file.
        self.begin_register();
        let mut store = self.register();
        *store = RegisterStore {
            is_loaded: true,
            ..RegisterStore::default()
        };
        let folder = self.platform.folders().data?;
        register_index::forget(self.disk(), &folder).err()
    }

    fn read_context(&self, request: &RegisterRequest, trust: &mut TrustMemory) -> ReadContext {
        let trusted = &request.trusted;
        let templates = self.templates();
        ReadContext {
            templates: templates.all(),
            approval_days: templates.approval_days(),
            trusted: trust.certificates(trusted.certificates.as_deref()),
            exports: trust.exports(&trusted.agreements),
            asks_second_judge: request.verifies_all,
        }
    }

    fn register_read(&self, register: &Register, progress: Option<Progress>) -> Outcome {
        let cases = register.cases();
        // They are counted once, at the end.
        let standard = progress.is_none().then(|| self.templates().standard());
        let customers = standard.flatten().map(|standard| {
            let template = &standard.template;
            customers::of_register(template, register)
        });
        Outcome::RegisterRead(Box::new(RegisterRead {
            filters: Filters::of(&cases),
            cases: Arc::new(cases),
            problems: register.problems().to_vec(),
            customers: customers.unwrap_or_default(),
            progress,
        }))
    }

    pub(super) fn register_outcome_of(&self, effect: RegisterEffect) -> Option<Outcome> {
        match effect {
            // The runner begins it.
            RegisterEffect::Read(_) => None,
            RegisterEffect::ExportList(request) => Some(self.export_list(&request)),
            RegisterEffect::ReadForNew(request) => Some(Outcome::ReadForNew {
                result: self.read_for_new(request.path.clone()),
                request,
            }),
        }
    }

    /// Writes a list as a spreadsheet.
    fn export_list(&self, request: &ListRequest) -> Outcome {
        let (path, existing) = target(request.path.clone(), FileKind::Sheet, request.existing);
        let write = |existing| self.write_list(&path, request, existing);
        Outcome::ListExported {
            result: existing.map_err(ExportError::from).and_then(write),
            path,
        }
    }

    fn write_list(
        &self,
        path: &Path,
        request: &ListRequest,
        existing: Existing,
    ) -> Result<(), ExportError> {
        if storage::is_of_another_kind(path, b"PK") {
            return Err(ExportError::OtherKind(path.to_owned()));
        }
        let templates = self.templates().all();
        let names = Names {
            templates: &templates,
            translator: &Translator::new(request.language),
            moment: &clock::local_ns,
        };
        let cases = request
            .rows
            .iter()
            .filter_map(|row| request.cases.get(*row));
        let cases: Vec<&Case> = cases.collect();
        let bytes = to_xlsx(&cases, &names).map_err(|error| {
            let error = std::io::Error::other(error.to_string());
            StorageError::new(path, StorageErrorKind::Other(error))
        })?;
        storage::write_on(self.disk(), path, &bytes, existing)?;
        Ok(())
    }

    /// Reads the draft that a new one is begun from.
    fn read_for_new(&self, path: PathBuf) -> Result<Box<super::OpenedDraft>, (PathBuf, Message)> {
        let read = storage::read_on(self.disk(), &path, crate::pdf::read::MAX_PDF_BYTES);
        let opened = read
            .map_err(super::OpenFailure::from)
            .and_then(|bytes| self.opened(&path, bytes));
        opened.map_err(|failure| (path, failure.message()))
    }
}

/// Whether a register is about some of these folders.
fn is_of(register: &Register, folders: &[PathBuf]) -> bool {
    register
        .folders()
        .any(|known| folders.iter().any(|folder| folder == known))
}

/// When something was done last.
struct Clock(Instant);

impl Clock {
    /// Whether so much time has passed; if so, it begins anew.
    fn is_due(&mut self, after: Duration) -> bool {
        let is_due = self.0.elapsed() >= after;
        if is_due {
            self.0 = Instant::now();
        }
        is_due
    }
}

struct Timer {
    progress: Clock,
    partial: Clock,
    kept: Clock,
}

impl Timer {
    fn new() -> Self {
        let now = || Clock(Instant::now());
        Self {
            progress: now(),
            partial: now(),
            kept: now(),
        }
    }
}
