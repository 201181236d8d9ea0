//! What has to be answered before anything else happens.

use std::path::PathBuf;

use super::State;
use super::form::Place;
use crate::app::command::Command;
use crate::app::effect::{MemoryErrand, Purpose, Theirs};
use crate::draft::{Change, Draft, difference};
use crate::storage::Existing;

/// What has to be answered before anything else happens.
#[derive(Debug)]
pub enum Question {
    /// There are changes that aren't saved; what is to be done after the answer.
    Unsaved(Box<Command>),
    /// A file is there already.
    Replace {
        /// What it is for.
        purpose: Purpose,
        /// Which file.
        path: PathBuf,
    },
    /// Somebody else has changed the draft's file since it was read.
    Conflict {
        /// Which file.
        path: PathBuf,
        /// What is in it.
        theirs: Theirs,
    },
    /// No file dialog can be shown: the path is typed.
    TypePath {
        /// What for.
        purpose: Purpose,
        /// What is typed.
        path: String,
    },
    /// A profile needs a name.
    ProfileName {
        /// What is typed.
        name: String,
    },
    /// Whether what is kept of persons is to be forgotten.
    Forget,
    /// Whether a draft that was lost is to be thrown away: the one of that session.
    Dismiss(String),
}

/// An answer to a [`Question`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Replace the file, take what is typed, forget.
    Accept,
    /// Replace what somebody else has made of the file.
    KeepMine,
    /// Take what somebody else has made of the file.
    TakeTheirs,
    /// Save in another file.
    SaveCopy,
    /// Leave everything as it is.
    Cancel,
}

impl State {
    pub(super) fn answer(&mut self, answer: Answer) {
        let Some(question) = self.question.take() else {
            return;
        };
        match (question, answer) {
            (Question::Unsaved(next), Answer::Save) => {
                self.after_save = Some(next);
                self.save();
            }
            (Question::Unsaved(next), Answer::Discard) => {
                self.discards = true;
                self.apply(*next);
            }
            (Question::Replace { purpose, path }, Answer::Accept) => {
                self.use_path(purpose, path, Existing::Replace);
            }
            (Question::TypePath { purpose, path }, Answer::Accept) if path.trim().is_empty() => {
                self.question = Some(Question::TypePath { purpose, path });
            }
            (Question::TypePath { purpose, path }, Answer::Accept) => {
                self.typed_path = Some((purpose, path.clone()));
                self.use_path(purpose, PathBuf::from(path.trim()), Existing::Keep);
            }
            (Question::ProfileName { name }, Answer::Accept) if name.trim().is_empty() => {
                self.question = Some(Question::ProfileName { name });
            }
            (Question::ProfileName { name }, Answer::Accept) => self.save_profile(name.trim()),
            (Question::Forget, Answer::Accept) => self.forget(),
            (Question::Dismiss(name), Answer::Accept) => {
                self.remember(MemoryErrand::Dismiss(name));
            }
            (Question::Conflict { path, theirs }, answer) => self.settle(path, theirs, answer),
            _ => self.after_save = None,
        }
    }

    fn settle(&mut self, path: PathBuf, theirs: Theirs, answer: Answer) {
        match answer {
            Answer::KeepMine => {
                // What is replaced is what the question was about, and nothing that came after it.
                let existing = match theirs.stamp {
                    Some(stamp) => Existing::IfStill(stamp),
                    None => Existing::Replace,
                };
                self.write_draft(path, existing);
            }
            Answer::TakeTheirs => {
                self.after_save = None;
                if let (Ok(draft), Some(stamp)) = (theirs.draft, theirs.stamp) {
                    self.take_theirs(draft, stamp);
                }
            }
            Answer::SaveCopy => self.ask(Purpose::SaveCopy),
            _ => self.after_save = None,
        }
    }

    /// Takes what somebody else has made of the file, in a step that can be taken back.
    fn take_theirs(&mut self, theirs: Draft, stamp: crate::storage::ContentHash) {
        self.document.unchanged = Some(theirs.clone());
        self.document.stamp = Some(stamp);
        self.view.typing = None;
        self.edit(Place::Services, false, |draft| *draft = theirs);
        self.left_all();
    }

    /// What differs between what is at hand and what somebody else has made of its file, before and after.
    #[must_use]
    pub fn differences(&self, before: &Draft, after: &Draft) -> Vec<Change> {
        difference(&self.template, before, after)
    }

    /// Changes what is typed as an answer.
    pub(super) fn type_answer(&mut self, typed: String) {
        match &mut self.question {
            Some(Question::TypePath { path, .. }) => *path = typed,
            Some(Question::ProfileName { name }) => *name = typed,
            _ => {}
        }
    }
}
