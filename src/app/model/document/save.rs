//! Saving the draft.

use std::path::{Path, PathBuf};

use super::saving::{NextSave, Saving};
use super::{FollowUp, Purpose};
use crate::app::effect::{Effect, LocalDataEffect, SaveError};
use crate::app::model::notice::Notice;
use crate::app::model::question::Question;
use crate::app::model::state::State;
use crate::app::model::update::Update;
use crate::draft::Draft;
use crate::message::Message;
use crate::storage::{ContentHash, Existing, StorageErrorKind};

impl Update<'_> {
    /// Saves the draft in its file, or asks where; then something may follow.
    pub(in crate::app::model) fn save(&mut self, then: Option<FollowUp>) {
        self.forget_follow_up();
        let existing = match self.state.document.content_hash {
            // A draft whose first saving was interrupted: the user was not asked about the file.
            None => Existing::Keep,
            Some(_) => Existing::Replace,
        };
        match self.state.document.path.clone() {
            Some(path) => self.write_draft(path, existing, then),
            None => self.choose(Purpose::Save { then }),
        }
    }

    /// Asks where to save the draft.
    pub(in crate::app::model) fn save_as(&mut self) {
        self.forget_follow_up();
        self.choose(Purpose::Save { then: None });
    }

    /// Writes the draft. Its own file is replaced only as long as it holds what it held.
    pub(in crate::app::model) fn write_draft(
        &mut self,
        path: PathBuf,
        existing: Existing,
        follow_up: Option<FollowUp>,
    ) {
        let number = self.state.document.number;
        if let Saving::Writing { next, then, .. } = &mut self.state.saving {
            *next = Some(NextSave {
                document: number,
                path,
                existing,
            });
            *then = follow_up;
            return;
        }
        self.state.saving = Saving::Writing {
            document: number,
            next: None,
            then: follow_up,
        };
        self.state.document.history.end_run();
        let is_own = self.state.document.path.as_deref() == Some(&path);
        let existing = match (existing, self.state.document.content_hash) {
            (Existing::Replace, Some(content_hash)) if is_own => Existing::IfStill(content_hash),
            (existing, _) => existing,
        };
        // The journal holds what is being saved until it is.
        self.state.local_data.journal.has_entry = true;
        let draft = self.state.document.draft.clone();
        self.effect(Effect::SaveDraft {
            path,
            draft,
            existing,
        });
    }

    pub(in crate::app::model) fn on_saved(
        &mut self,
        path: PathBuf,
        draft: Draft,
        result: Result<ContentHash, SaveError>,
    ) {
        let Saving::Writing {
            document,
            next,
            mut then,
        } = std::mem::take(&mut self.state.saving)
        else {
            return;
        };
        self.write_journal_soon();
        let is_current = document == self.state.document.number;
        let is_saved = result.is_ok();
        match result {
            // It was put away meanwhile, and is safe.
            Ok(_) if !is_current => self.add_recent(path, &draft),
            Ok(content_hash) => self.note_saved(path, draft, content_hash),
            Err(error) if !is_current => self.could_not_save_other(&path, &error),
            Err(error) => self.could_not_save(path, error, then.take()),
        }
        match next.filter(|next| self.state.has_to_save(next)) {
            Some(next) => self.write_draft(next.path, next.existing, then),
            None if is_saved && is_current => self.follow_up(then),
            None => {}
        }
    }

    fn note_saved(&mut self, path: PathBuf, draft: Draft, content_hash: ContentHash) {
        self.state.dialog.take_typed();
        self.add_recent(path.clone(), &draft);
        self.state.document.baseline = Some(draft);
        self.state.document.content_hash = Some(content_hash);
        if self.state.document.path.as_ref() != Some(&path) {
            self.local_data(LocalDataEffect::ShowOpenFile(Some(path.clone())));
        }
        self.state.document.path = Some(path);
        self.state.notice = None;
        self.add_customers();
    }

    /// Reports that a draft that was put away meanwhile wasn't saved. There is nothing to ask: the draft in the window
    /// is another one.
    fn could_not_save_other(&mut self, path: &Path, error: &SaveError) {
        let message = match error {
            SaveError::Conflict(_) => Message::new("save-other-conflict"),
            SaveError::Storage(error) => error.message(),
        };
        self.fail(Notice::error(path.display().to_string(), message));
    }

    /// Asks what to do, and keeps what was to follow for the answer; or reports the error.
    fn could_not_save(&mut self, path: PathBuf, error: SaveError, then: Option<FollowUp>) {
        match error {
            SaveError::Conflict(theirs) => {
                self.ask(Question::Conflict {
                    path,
                    theirs: *theirs,
                    then,
                });
            }
            SaveError::Storage(error) if matches!(error.kind, StorageErrorKind::Exists) => {
                let purpose = Purpose::Save { then };
                self.ask(Question::Replace { purpose, path });
            }
            SaveError::Storage(error) => {
                let place = error.path.display().to_string();
                self.fail(Notice::error(place, error.message()));
            }
        }
    }
}

impl State {
    /// Whether a saving that was asked for meanwhile is still to be done. While there is a question about a file, its
    /// answer saves.
    fn has_to_save(&self, next: &NextSave) -> bool {
        let is_elsewhere = self.document.path.as_ref() != Some(&next.path);
        next.document == self.document.number
            && self.question.is_none()
            && (is_elsewhere || self.document.is_changed())
    }
}
