//! Effects on local data: the journal, settings and recent files.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::effects::LocalDataEffect;
use super::outcome::{Outcome, RecoveryOffer};
use super::worker::Worker;
use crate::local_data::recent::RecentChange;
use crate::local_data::{
    JournalEntry, Recent, Session, Settings, forget_earlier, journal, list_index, outbox, recent,
    settings,
};
use crate::storage::{self, StorageError, StorageErrorKind};
use crate::support::Log;

impl Worker {
    pub(super) fn local_data_outcome_of(&self, effect: LocalDataEffect) -> Option<Outcome> {
        use LocalDataEffect as E;
        Some(match effect {
            E::WriteJournal(entry) => Outcome::JournalWritten(self.write_journal(entry.as_deref())),
            E::ShowOpenFile(path) => {
                let _ = self.with_session(|session| {
                    session.show(self.disk(), path.as_deref());
                    Ok(())
                });
                return None;
            }
            E::FindRecoverable => Outcome::RecoverableFound(self.find_recoverable()),
            E::Adopt(name) => Outcome::Adopted {
                is_ours: self.adopt(&name),
                name,
            },
            E::Dismiss(name) => Outcome::Dismissed {
                result: self.dismiss(&name),
                name,
            },
            E::WriteSettings { base, changed } => {
                Outcome::SettingsWritten(self.write_settings(&base, &changed))
            }
            E::ChangeRecent(before, change) => {
                Outcome::RecentWritten(self.change_recent(&before, &change)?)
            }
            E::CountLists => {
                let data = self.platform.folders().data?;
                Outcome::ListsCounted(list_index::count(self.disk(), &data))
            }
            E::Forget(names) => Outcome::Forgotten(self.forget(&names)),
        })
    }

    /// Does something with this window's session, which begins with the first call.
    fn with_session(
        &self,
        action: impl FnOnce(&Session) -> Result<(), StorageError>,
    ) -> Result<(), StorageError> {
        let folder = self.platform.folders().journal().ok_or_else(no_home)?;
        let mut session = self.session();
        if self.has_ended() {
            return Ok(());
        }
        let session = match &mut *session {
            Some(session) => session,
            none => {
                let name = self.platform.new_name();
                none.insert(Session::begin(self.disk(), &folder, &name)?)
            }
        };
        action(session)
    }

    /// Returns the name of this window's session; empty as long as it has none.
    fn own_name(&self) -> String {
        let session = self.session();
        session
            .as_ref()
            .map_or_else(String::new, |session| session.name().to_owned())
    }

    /// Whether another window has a file open.
    pub(super) fn is_open_elsewhere(&self, path: &Path) -> bool {
        let own = self.own_name();
        let journal = self.platform.folders().journal();
        journal.is_some_and(|folder| journal::is_open_elsewhere(&folder, &own, path))
    }

    /// Returns a lock to hold while something is written that other windows write too.
    pub(super) fn turn_to_save(&self) -> Option<File> {
        journal::turn_to_save(&self.platform.folders().journal()?)
    }

    pub(super) fn write_journal(&self, entry: Option<&JournalEntry>) -> Result<(), StorageError> {
        self.with_session(|session| match entry {
            Some(entry) => session.keep(self.disk(), entry),
            None => session.clear(self.disk()),
        })
    }

    fn find_recoverable(&self) -> Vec<RecoveryOffer> {
        let Some(folder) = self.platform.folders().journal() else {
            return Vec::new();
        };
        // The session begins here, so that other windows see this one from its start.
        let _ = self.with_session(|_| Ok(()));
        let own = self.own_name();
        let mut offers = Vec::new();
        for recoverable in journal::recoverable(self.disk(), &folder, &own) {
            let entry = recoverable.entry.as_ref().ok();
            let path: Option<PathBuf> = entry.and_then(|entry| entry.path.clone());
            let saved = path.and_then(|path| self.theirs(&path).draft.ok());
            if entry.is_some_and(|entry| saved.as_ref() == Some(&entry.draft)) {
                // The window went down between saving and tidying up.
                let _ = journal::dismiss(self.disk(), &folder, &recoverable.name);
            } else {
                let chosen = entry.and_then(|entry| self.template_of(&entry.draft));
                offers.push(RecoveryOffer {
                    recoverable,
                    saved,
                    chosen,
                });
            }
        }
        offers
    }

    fn adopt(&self, name: &str) -> bool {
        let folder = self.platform.folders().journal();
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
        let folder = self.platform.folders().journal().ok_or_else(no_home)?;
        journal::dismiss(self.disk(), &folder, name)
    }

    fn write_settings(
        &self,
        base: &Settings,
        changed: &Settings,
    ) -> Result<Box<Settings>, StorageError> {
        let folder = self.platform.folders().settings.ok_or_else(no_home)?;
        let _turn = self.turn_to_save();
        settings::keep(self.disk(), &folder, base, changed).map(Box::new)
    }

    /// Changes the list of recent files. None when it can't be written: it is a convenience.
    fn change_recent(&self, before: &Recent, change: &RecentChange) -> Option<Recent> {
        let folder = self.platform.folders().data?;
        let _turn = self.turn_to_save();
        recent::keep(self.disk(), &folder, before, change).ok()
    }

    fn forget(&self, names: &[String]) -> Vec<StorageError> {
        let mut failed: Vec<StorageError> = names
            .iter()
            .filter_map(|name| self.dismiss(name).err())
            .collect();
        if let Some(folder) = self.platform.folders().journal() {
            storage::tidy(self.disk(), &folder, Duration::ZERO);
        }
        if let Some(folder) = self.platform.folders().data {
            failed.extend(recent::forget(self.disk(), &folder).err());
            failed.extend(outbox::forget(self.disk(), &folder));
            failed.extend(list_index::forget(self.disk(), &folder));
            // What was being written when a program was killed.
            storage::tidy(self.disk(), &folder, Duration::ZERO);
        }
        failed.extend(forget_earlier(self.disk(), &self.platform.folders()));
        if let Some(log) = Log::of(&self.platform.folders()) {
            failed.extend(log.forget(self.disk()));
        }
        failed.extend(self.forget_register());
        if let Some(folder) = self.platform.folders().settings {
            failed.extend(settings::forget_others(self.disk(), &folder));
        }
        failed
    }
}

fn no_home() -> StorageError {
    StorageError::new(Path::new(""), StorageErrorKind::NoHome)
}
