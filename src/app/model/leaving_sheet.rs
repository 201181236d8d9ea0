//! What takes the place of the spreadsheet that is open, once nothing of it would be lost.

use super::batch::{BatchStage, BatchTable};
use super::document::{FollowUp, Purpose};
use super::question::Question;
use super::update::Update;

impl Update<'_> {
    /// Whether something has to wait for the answer to a question: its rows are being exported, or it has changes that no
    /// file has. The answer leads on to `next`.
    pub(super) fn asks_about_sheet(&mut self, next: &FollowUp) -> bool {
        let Some(table) = &mut self.state.batch else {
            return false;
        };
        table.commit();
        if let BatchStage::Running(run) = &mut table.stage {
            run.then = None;
            self.ask(Question::Running(next.clone()));
        } else if table.would_be_lost() {
            self.ask(Question::UnsavedSheet(next.clone()));
        } else {
            return false;
        }
        true
    }

    /// Puts the spreadsheet away, unless something of it would be lost.
    pub(super) fn close_sheet(&mut self) {
        self.state.batch.take_if(|table| !table.would_be_lost());
    }

    /// Asks where to save the spreadsheet with its changes; then something may follow.
    pub(super) fn save_mended(&mut self, then: Option<FollowUp>) {
        if let Some(table) = &mut self.state.batch {
            table.commit();
            let table = table.number;
            self.choose(Purpose::MendedSheet { table, then });
        }
    }

    /// Lets something follow the export of the rows, which goes on or is stopped; at once if it has ended meanwhile.
    pub(super) fn follow_run(&mut self, next: FollowUp, is_stopped: bool) {
        let table = self.state.batch.as_mut();
        let Some(BatchStage::Running(run)) = table.map(|table| &mut table.stage) else {
            return self.proceed(next, false);
        };
        run.then = Some(next);
        let is_paused = run.paused_s.is_some();
        if is_stopped {
            self.stop_batch();
        } else if is_paused {
            // Nobody is there to go on with it.
            self.toggle_pause();
        }
    }

    /// Returns what is to follow the export of the rows, which has ended, be it that the question about it is still open.
    pub(super) fn after_run(&mut self) -> Option<FollowUp> {
        if let Some(Question::Running(next)) = &self.state.question {
            let next = next.clone();
            self.state.question = self.state.waiting_questions.pop();
            return Some(next);
        }
        let is_about_run = |question: &Question| matches!(question, Question::Running(_));
        let waiting = &mut self.state.waiting_questions;
        waiting.retain(|question| !is_about_run(question));
        let table = self.state.batch.as_mut()?;
        match &mut table.stage {
            BatchStage::Running(run) => run.then.take(),
            BatchStage::Ready | BatchStage::Done { .. } => None,
        }
    }
}

impl BatchTable {
    /// Whether something would be lost if it were closed: what is typed, changes that neither a file nor all of the agreements
    /// have, the export of its rows.
    #[must_use]
    pub fn would_be_lost(&self) -> bool {
        self.is_running() || self.would_lose_changes() || self.is_typed_new()
    }
}
