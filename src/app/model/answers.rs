//! Answers to questions.

use std::path::PathBuf;

use super::document::{FollowUp, Purpose};
use super::question::Question;
use super::state::State;
use super::update::Update;
use crate::app::command::{Answer, Place};
use crate::app::effect::{LocalDataEffect, Theirs};
use crate::draft::{Change, Draft, difference};
use crate::storage::{ContentHash, Existing};

impl Update<'_> {
    pub(super) fn answer(&mut self, answer: Answer) {
        let Some(question) = self.state.question.take() else {
            return;
        };
        self.act_on(question, answer);
        if self.state.question.is_none() {
            self.state.question = self.state.waiting_questions.pop();
        }
    }

    fn act_on(&mut self, question: Question, answer: Answer) {
        match (question, answer) {
            (Question::Unsaved(next), Answer::Save) => self.save(Some(next)),
            (Question::Unsaved(next), Answer::Discard) => self.proceed(next, true),
            (Question::Replace { purpose, path }, Answer::Accept) => {
                self.use_path(purpose, path, Existing::Replace);
            }
            // What is asked for has to be typed.
            (question, Answer::Accept) if question.is_empty() => self.ask(question),
            (Question::TypePath { purpose, path, .. }, Answer::Accept) => {
                self.use_typed_path(purpose, path);
            }
            (Question::ProfileName { name }, Answer::Accept) => self.save_profile(name.trim()),
            (Question::PresetName { name }, Answer::Accept) => self.save_preset(name.trim()),
            (Question::Pasted(pasted), Answer::Accept) => self.distribute(&pasted),
            (Question::Pasted(pasted), Answer::Discard) => {
                self.focus(Place::Field(pasted.field));
            }
            (Question::Pasted(pasted), _) => self.paste_plain(pasted),
            (Question::UnsavedSheet(next), Answer::Save) => self.save_mended(Some(next)),
            (Question::UnsavedSheet(next), Answer::Discard) => {
                self.state.batch = None;
                self.proceed(next, false);
            }
            (Question::Running(next), Answer::Wait) => self.follow_run(next, false),
            (Question::Running(next), Answer::Stop) => self.follow_run(next, true),
            (Question::Forget, Answer::Accept) => self.forget(),
            (Question::Dismiss(name), Answer::Accept) => {
                self.local_data(LocalDataEffect::Dismiss(name));
            }
            (Question::Conflict { path, theirs, then }, answer) => {
                self.settle_conflict(path, theirs, then, answer);
            }
            // Nothing follows, and nothing that was typed is corrected.
            _ => {
                self.state.dialog.take_typed();
            }
        }
    }

    fn settle_conflict(
        &mut self,
        path: PathBuf,
        theirs: Theirs,
        then: Option<FollowUp>,
        answer: Answer,
    ) {
        match answer {
            Answer::KeepMine => {
                // What is replaced is what the question was about, and nothing that came after it.
                let existing = match theirs.content_hash {
                    Some(content_hash) => Existing::IfStill(content_hash),
                    None => Existing::Replace,
                };
                self.write_draft(path, existing, then);
            }
            Answer::TakeTheirs => {
                if let (Ok(draft), Some(content_hash)) = (theirs.draft, theirs.content_hash) {
                    self.take_theirs(draft, content_hash);
                }
            }
            Answer::SaveCopy => self.choose(Purpose::SaveCopy { then }),
            Answer::Save
            | Answer::Discard
            | Answer::Accept
            | Answer::Wait
            | Answer::Stop
            | Answer::Cancel => {}
        }
    }

    /// Takes over what somebody else has made of the file, in a step that can be undone.
    fn take_theirs(&mut self, theirs: Draft, content_hash: ContentHash) {
        self.state.document.baseline = Some(theirs.clone());
        self.state.document.content_hash = Some(content_hash);
        self.state.view.typing = None;
        self.edit(Place::Services, false, |draft| *draft = theirs);
        self.visit_mistakes();
    }

    /// Changes what is typed as an answer.
    pub(super) fn type_answer(&mut self, typed: String) {
        match &mut self.state.question {
            Some(Question::TypePath { path, .. }) => *path = typed,
            Some(Question::ProfileName { name } | Question::PresetName { name }) => *name = typed,
            _ => {}
        }
    }
}

impl State {
    /// Returns what differs between two drafts.
    #[must_use]
    pub fn differences(&self, before: &Draft, after: &Draft) -> Vec<Change> {
        difference(&self.template, before, after)
    }
}
