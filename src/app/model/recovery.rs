//! Recovering drafts of windows that ended without saving.

use super::document::Document;
use super::notice::Notice;
use super::update::Update;
use crate::app::command::{Panel, Place};
use crate::app::effect::{LocalDataEffect, RecoveryOffer};
use crate::message::Message;
use crate::storage::StorageError;

impl Update<'_> {
    pub(super) fn on_recoverable(&mut self, offers: Vec<RecoveryOffer>) {
        let has_offers = !offers.is_empty();
        self.state.recoverable = offers;
        if has_offers && self.state.question.is_none() && self.state.view.panel.is_none() {
            self.state.view.panel = Some(Panel::Recovery);
        }
    }

    /// Takes over the session of a recoverable draft.
    pub(super) fn recover(&mut self, name: String) {
        self.state.local_data.journal.running += 1;
        // What is typed meanwhile is meant for it.
        self.state.opening_since_s = Some(self.state.now_s);
        self.local_data(LocalDataEffect::Adopt(name));
    }

    pub(super) fn on_adopted(&mut self, name: &str, is_ours: bool) {
        self.state.opening_since_s = None;
        let journal = &mut self.state.local_data.journal;
        journal.running = journal.running.saturating_sub(1);
        let mut offers = self.state.recoverable.iter();
        let Some(index) = offers.position(|offer| offer.recoverable.name == name) else {
            return;
        };
        let RecoveryOffer {
            recoverable,
            saved,
            chosen,
        } = self.state.recoverable.remove(index);
        self.state.view.panel = None;
        let (true, Ok(entry)) = (is_ours, recoverable.entry) else {
            let message = Message::new("local-data-taken");
            return self.notify(Notice::information("", message));
        };
        let Some(chosen) = chosen else {
            let notice = self.state.other_template(&recoverable.file, &entry.draft);
            return self.notify(notice);
        };
        self.state.use_template(chosen);
        self.replace_document(Document::recovered(entry, saved));
        self.visit_mistakes();
        // The entry has the name of this window's session now, and is written again under it.
        self.state.local_data.journal.has_entry = true;
        self.write_journal_later();
        let gap = self.state.gaps().into_iter().next();
        self.focus(gap.unwrap_or(Place::Services));
    }

    pub(super) fn on_dismissed(&mut self, name: &str, result: Result<(), StorageError>) {
        match result {
            Ok(()) => {
                let offers = &mut self.state.recoverable;
                offers.retain(|offer| offer.recoverable.name != name);
            }
            Err(error) => self.report_failure("local-data-not-removed", &error),
        }
        let is_open = self.state.view.panel == Some(Panel::Recovery);
        if self.state.recoverable.is_empty() && is_open {
            self.state.view.panel = None;
        }
    }
}
