//! What is kept on this machine: the journal, the settings, recent files; and what was lost before.
//!
//! Whatever fails here leaves the work alone, and is told in a sentence once, until it goes well again.

use std::path::{Path, PathBuf};

use super::{Document, Notice, Panel, Place, State};
use crate::app::effect::{Errand, LostDraft, MemoryErrand};
use crate::local_data::recent::RecentChange;
use crate::local_data::{JournalEntry, Recent, Settings};
use crate::message::Message;
use crate::storage::StorageError;

/// So long after a change the journal is written; what is typed meanwhile goes with it.
const JOURNAL_S: f64 = 0.5;
/// So long after a failure it is tried again, whether or not something changes.
const RETRY_S: f64 = 5.0;

/// What is kept on this machine, and how far that is.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// Drafts that were open, the last one first.
    pub recent: Recent,
    /// The settings as they stand in their file.
    settings_kept: Settings,
    /// The settings that are being written.
    settings_sent: Option<Settings>,
    journal: Journal,
}

/// How far the journal is.
#[derive(Clone, Debug, Default)]
struct Journal {
    /// When it has to be written, on the clock of [`State::now_s`].
    due_s: Option<f64>,
    /// So many things are being done to it. Nothing may be written meanwhile: writings are one after the
    /// other, and a lost draft that is being taken over has the name that would be written under.
    under_way: usize,
    /// Whether there is something in it.
    holds_something: bool,
    /// Whether it could not be written the last time.
    fails: bool,
}

impl Memory {
    /// With these settings in their file.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            settings_kept: settings.clone(),
            ..Self::default()
        }
    }

    /// When the journal has to be written, on the clock of [`State::now_s`]; none while nothing is to be
    /// done.
    #[must_use]
    pub fn due_s(&self) -> Option<f64> {
        self.journal.due_s.filter(|_| self.journal.under_way == 0)
    }
}

impl State {
    /// Asks for something to be done to what is kept.
    pub(super) fn remember(&mut self, errand: MemoryErrand) {
        self.errands.push(Errand::Memory(errand));
    }

    /// The window is open: looks for drafts that were lost, and for customers.
    pub(super) fn start(&mut self) {
        self.remember(MemoryErrand::FindLost);
        self.find_customers();
    }

    // -- the journal --

    /// Something changed that the journal should know.
    pub(super) fn note_in_journal(&mut self) {
        let due_s = self.now_s + JOURNAL_S;
        let journal = &mut self.memory.journal;
        journal.due_s = Some(journal.due_s.map_or(due_s, |known_s| known_s.min(due_s)));
    }

    /// Something changed after which the journal is wrong: it is written with the next frame.
    pub(super) fn note_in_journal_now(&mut self) {
        self.memory.journal.due_s = Some(self.now_s);
    }

    /// Somebody else writes into the journal: what is being saved.
    pub(super) fn journal_holds_something(&mut self) {
        self.memory.journal.holds_something = true;
    }

    /// Writes the journal when it is time to.
    pub(super) fn tick(&mut self) {
        if self.memory.due_s().is_none_or(|due_s| self.now_s < due_s) {
            return;
        }
        self.memory.journal.due_s = None;
        let kept = self.document.is_changed().then(|| {
            Box::new(JournalEntry {
                path: self.document.path.clone(),
                content_hash: self.document.stamp,
                draft: self.document.draft.clone(),
            })
        });
        if kept.is_none() && !self.memory.journal.holds_something {
            return;
        }
        self.memory.journal.holds_something = kept.is_some();
        self.memory.journal.under_way += 1;
        self.remember(MemoryErrand::Keep(kept));
    }

    pub(super) fn was_kept(&mut self, result: Result<(), StorageError>) {
        let journal = &mut self.memory.journal;
        journal.under_way = journal.under_way.saturating_sub(1);
        match result {
            Ok(()) => journal.fails = false,
            Err(error) => {
                // What is there may be of before.
                journal.holds_something = true;
                let retry_s = self.now_s + RETRY_S;
                journal.due_s.get_or_insert(retry_s);
                if !std::mem::replace(&mut journal.fails, true) {
                    self.tell_failure("local-data-no-journal", &error);
                }
            }
        }
    }

    fn tell_failure(&mut self, id: &'static str, error: &StorageError) {
        let message = Message::new(id).with("detail", error.message());
        let place = error.path.display().to_string();
        self.notice = Some(Notice::error(place, message));
    }

    /// Whether what isn't saved can't be kept either.
    #[must_use]
    pub fn journal_fails(&self) -> bool {
        self.memory.journal.fails
    }

    // -- what was lost --

    pub(super) fn were_lost(&mut self, lost: Vec<LostDraft>) {
        let is_any = !lost.is_empty();
        self.lost = lost;
        if is_any && self.question.is_none() && self.view.panel.is_none() {
            self.view.panel = Some(Panel::Recovery);
        }
    }

    /// Goes on with a draft that was lost.
    pub(super) fn recover(&mut self, name: String) {
        if self.document.is_changed() && !std::mem::take(&mut self.discards) {
            self.view.panel = None;
            self.ask_about_changes(crate::app::command::Command::Recover(name));
            return;
        }
        self.memory.journal.under_way += 1;
        self.remember(MemoryErrand::Adopt(name));
    }

    pub(super) fn was_adopted(&mut self, name: &str, is_ours: bool) {
        let journal = &mut self.memory.journal;
        journal.under_way = journal.under_way.saturating_sub(1);
        let index = self.lost.iter().position(|lost| lost.lost.name == name);
        let Some(LostDraft { lost, saved }) = index.map(|index| self.lost.remove(index)) else {
            return;
        };
        self.view.panel = None;
        let (true, Ok(kept)) = (is_ours, lost.entry) else {
            self.notice = Some(Notice::information("", Message::new("local-data-taken")));
            return;
        };
        if kept.draft.template != self.template.id {
            self.notice = Some(self.other_template(&lost.file, &kept.draft));
            return;
        }
        self.put(Document::lost(kept, saved));
        self.left_all();
        // It is written anew under this window's name, which is the one that it had.
        self.memory.journal.holds_something = true;
        self.note_in_journal();
        if let Some(place) = self.gaps().into_iter().next() {
            self.focus(place);
        } else {
            self.focus(Place::Services);
        }
    }

    pub(super) fn was_dismissed(&mut self, name: &str, result: Result<(), StorageError>) {
        match result {
            Ok(()) => self.lost.retain(|lost| lost.lost.name != name),
            Err(error) => self.tell_failure("local-data-not-removed", &error),
        }
        if self.lost.is_empty() && self.view.panel == Some(Panel::Recovery) {
            self.view.panel = None;
        }
    }

    // -- settings and recent files --

    /// Changes a setting, and keeps it.
    pub(super) fn set(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings);
        self.keep_settings();
    }

    /// One writing at a time: what changes meanwhile goes with the next one.
    fn keep_settings(&mut self) {
        if self.memory.settings_sent.is_some() || self.settings == self.memory.settings_kept {
            return;
        }
        self.memory.settings_sent = Some(self.settings.clone());
        let (base, mine) = (self.memory.settings_kept.clone(), self.settings.clone());
        self.remember(MemoryErrand::Settings {
            base: Box::new(base),
            mine: Box::new(mine),
        });
    }

    pub(super) fn were_set(&mut self, result: Result<Box<Settings>, StorageError>) {
        let sent = self.memory.settings_sent.take().unwrap_or_default();
        match result {
            Ok(kept) => {
                // What another window has set holds here from its next start; its profiles do at once.
                self.settings.profiles = self.settings.merged(&sent, &kept).profiles;
                let mut base = sent;
                base.profiles = kept.profiles;
                self.memory.settings_kept = base;
                self.keep_settings();
            }
            Err(error) => self.tell_failure("local-data-no-settings", &error),
        }
    }

    pub(super) fn add_recent(&mut self, path: PathBuf) {
        self.change_recent(RecentChange::Add(path));
    }

    pub(super) fn forget_recent(&mut self, path: &Path) {
        self.change_recent(RecentChange::Forget(path.to_owned()));
    }

    fn change_recent(&mut self, change: RecentChange) {
        let before = self.memory.recent.clone();
        self.memory.recent.change(&change);
        self.remember(MemoryErrand::Recent(before, change));
    }

    // -- forgetting --

    /// Forgets what is kept of persons: profiles, customers, recent files and drafts that were lost.
    pub(super) fn forget(&mut self) {
        let names = self.lost.iter().map(|lost| lost.lost.name.clone());
        let names = names.collect();
        self.remember(MemoryErrand::Forget(names));
        let said = self.what_is_kept();
        self.lost.clear();
        self.customers.clear();
        self.memory.recent = Recent::default();
        self.exported = None;
        self.set(|settings| {
            settings.profile = None;
            settings.profiles.clear();
            settings.drafts_folder = None;
            settings.pdf_folder = None;
        });
        let mut notice = Notice::information("", Message::new("local-data-forgot"));
        notice
            .lines
            .extend(said.into_iter().map(|line| (String::new(), line)));
        notice
            .lines
            .push((String::new(), Message::new("local-data-drafts-stay")));
        self.notice = Some(notice);
    }

    /// What is kept of persons, in a line each.
    #[must_use]
    pub fn what_is_kept(&self) -> Vec<Message> {
        let folders = [&self.settings.drafts_folder, &self.settings.pdf_folder];
        let counts = [
            ("local-data-profiles", self.settings.profiles.len()),
            ("local-data-customers", self.customers.len()),
            ("local-data-recent", self.memory.recent.paths.len()),
            ("local-data-folders", folders.into_iter().flatten().count()),
            ("local-data-lost", self.lost.len()),
        ];
        let kept = counts.into_iter().filter(|(_, count)| *count > 0);
        kept.map(|(id, count)| Message::new(id).with("count", count))
            .collect()
    }

    pub(super) fn were_forgotten(&mut self, failed: &[StorageError]) {
        if let Some(error) = failed.first() {
            self.tell_failure("local-data-not-removed", error);
        }
    }
}
