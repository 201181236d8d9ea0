//! The journal of unsaved changes.
//!
//! Whatever fails here leaves the work alone, and is reported once, until it succeeds again.

use super::notice::Notice;
use super::state::State;
use super::update::Update;
use crate::app::command::Place;
use crate::app::effect::LocalDataEffect;
use crate::local_data::JournalEntry;
use crate::message::Message;
use crate::storage::StorageError;

/// How long after a change the journal is written; what is typed meanwhile goes with it.
const JOURNAL_S: f64 = 0.5;
/// How long after a failure it is written again, whether or not something changes.
const RETRY_S: f64 = 5.0;

impl Update<'_> {
    /// The window is open: looks for drafts that can be recovered, and for customers.
    pub(super) fn start(&mut self) {
        self.local_data(LocalDataEffect::FindRecoverable);
        self.find_customers();
        self.read_templates();
        self.focus(Place::Services);
        if self.state.has_register() {
            self.show_register();
            self.read_register(false);
        }
    }

    /// Writes the journal some time after a change.
    pub(super) fn write_journal_later(&mut self) {
        let due_s = self.state.now_s + JOURNAL_S;
        let journal = &mut self.state.local_data.journal;
        journal.due_s = Some(journal.due_s.map_or(due_s, |known_s| known_s.min(due_s)));
    }

    /// Writes the journal with the next frame, since what it holds is outdated.
    pub(super) fn write_journal_soon(&mut self) {
        self.state.local_data.journal.due_s = Some(self.state.now_s);
    }

    /// Writes the journal when it is time to.
    pub(super) fn tick(&mut self) {
        let due_s = self.state.local_data.due_s();
        if due_s.is_none_or(|due_s| self.state.now_s < due_s) {
            return;
        }
        self.state.local_data.journal.due_s = None;
        let document = &self.state.document;
        let entry = document.is_changed().then(|| {
            Box::new(JournalEntry {
                path: document.path.clone(),
                content_hash: document.content_hash,
                draft: document.draft.clone(),
            })
        });
        let journal = &mut self.state.local_data.journal;
        if entry.is_none() && !journal.has_entry {
            return;
        }
        journal.has_entry = entry.is_some();
        journal.running += 1;
        self.local_data(LocalDataEffect::WriteJournal(entry));
    }

    /// Removes what the journal and other windows know of this window's draft, until it is changed again.
    pub(super) fn forget_own_entry(&mut self) {
        let journal = &mut self.state.local_data.journal;
        journal.due_s = None;
        journal.has_entry = false;
        journal.running += 1;
        self.local_data(LocalDataEffect::WriteJournal(None));
        self.local_data(LocalDataEffect::ShowOpenFile(None));
    }

    pub(super) fn on_journal_written(&mut self, result: Result<(), StorageError>) {
        let journal = &mut self.state.local_data.journal;
        journal.running = journal.running.saturating_sub(1);
        match result {
            Ok(()) => journal.fails = false,
            Err(error) => {
                // What is there may be an earlier entry.
                journal.has_entry = true;
                let retry_s = self.state.now_s + RETRY_S;
                journal.due_s.get_or_insert(retry_s);
                if !std::mem::replace(&mut journal.fails, true) {
                    self.report_failure("local-data-no-journal", &error);
                }
            }
        }
    }

    /// Reports that something could not be kept on this machine.
    pub(super) fn report_failure(&mut self, id: &'static str, error: &StorageError) {
        let message = Message::new(id).with("detail", error.message());
        let place = error.path.display().to_string();
        self.notify(Notice::error(place, message));
    }
}

impl State {
    /// Whether unsaved changes can't be written to the journal either.
    #[must_use]
    pub fn journal_fails(&self) -> bool {
        self.local_data.journal.fails
    }
}
