//! A command being applied.

use std::mem::discriminant;

use super::bar::Bar;
use super::document::FollowUp;
use super::notice::Notice;
use super::question::Question;
use super::requests::{Requests, ScrollTarget, ViewRequest};
use super::state::State;
use crate::app::command::Column;
use crate::app::effect::{Effect, LocalDataEffect};

/// A command being applied: the state that it changes, and what is to be done outside of it.
pub(super) struct Update<'a> {
    pub(super) state: &'a mut State,
    requests: Requests,
}

impl<'a> Update<'a> {
    pub(super) fn new(state: &'a mut State) -> Self {
        Self {
            state,
            requests: Requests::default(),
        }
    }

    /// Returns what is to be done.
    pub(super) fn finish(self) -> Requests {
        self.requests
    }

    /// Asks for an effect.
    pub(super) fn effect(&mut self, effect: Effect) {
        self.requests.effects.push(effect);
    }

    /// Asks for an effect on local data.
    pub(super) fn local_data(&mut self, effect: LocalDataEffect) {
        self.effect(Effect::LocalData(effect));
    }

    /// Asks a view to do something once.
    pub(super) fn view(&mut self, request: ViewRequest) {
        self.requests.views.push(request);
    }

    /// Asks for the pages to be scrolled.
    pub(super) fn scroll_to(&mut self, target: ScrollTarget) {
        if matches!(target, ScrollTarget::Line(_)) {
            // Lines stand on the expected pages only.
            self.state.view.column = Column::Expected;
        }
        self.view(ViewRequest::Scroll(target));
    }

    /// Shows a notice in place of the one before.
    pub(super) fn notify(&mut self, notice: Notice) {
        self.state.notice = Some(notice);
        self.bring_to_front(Bar::Notice);
    }

    /// Asks a question. One that is open already waits behind it, with what is typed there, unless it is the same.
    pub(super) fn ask(&mut self, question: Question) {
        let kind = discriminant(&question);
        let waiting = &mut self.state.waiting_questions;
        waiting.extend(self.state.question.replace(question));
        waiting.retain(|other| discriminant(other) != kind);
    }

    /// Forgets what was to follow the saving that goes on or is being asked about: somebody saves for another
    /// reason, or the draft is gone.
    pub(super) fn forget_follow_up(&mut self) {
        self.state.saving.follow(None);
        self.state.dialog.forget_follow_up();
        let waiting = self.state.waiting_questions.iter_mut();
        for question in waiting.chain(&mut self.state.question) {
            question.forget_follow_up();
        }
    }

    /// Goes on with what was to follow, if anything was.
    pub(super) fn follow_up(&mut self, then: Option<FollowUp>) {
        if let Some(then) = then {
            self.proceed(then, false);
        }
    }
}
