//! The bars at the head and the foot of the pages: one at a time, so that together they don't take the pages' room.
//!
//! The rule: the bar that was opened last is in front, and only it is drawn. What it covers is not closed: it comes back
//! once the one in front is closed, so that no error and no verdict is lost, and F9 brings the verdict to the front. The
//! one exception: the find bar is a line, and has the keyboard. So a notice stands beside it, not in its place.
//!
//! In the register and beside a spreadsheet there are no pages, and a notice is all that there can be.

use super::bar::Bar;
use super::main_view::MainView;
use super::question::Question;
use super::state::State;
use super::update::Update;
use super::view_state::Find;

impl Update<'_> {
    /// Brings a bar to the front.
    pub(super) fn bring_to_front(&mut self, bar: Bar) {
        self.state.view.bars.bring_to_front(bar);
    }

    /// Closes what Escape closes first; returns whether there was anything. The verdict stays until it is dismissed.
    pub(super) fn close_bar(&mut self) -> bool {
        let state = &mut *self.state;
        let mut closable = [Bar::Find, Bar::Reasons, Bar::Notice].into_iter();
        let Some(bar) = closable.find(|bar| state.shows_bar(*bar)) else {
            return false;
        };
        match bar {
            Bar::Find => state.view.find = None,
            Bar::Reasons => state.view.reasons = None,
            Bar::Notice => state.notice = None,
            Bar::Verdict => {}
        }
        true
    }
}

impl State {
    /// Whether a bar is drawn: it is open, and no other one covers it.
    #[must_use]
    pub fn shows_bar(&self, bar: Bar) -> bool {
        if !self.has_bar(bar) || (bar == Bar::Notice && self.is_error_in_question()) {
            return false;
        }
        if self.main_view() != MainView::Document {
            return bar == Bar::Notice;
        }
        let mut in_front = self.view.bars.before(bar);
        in_front.all(|other| !self.has_bar(other) || other.shares_with(bar))
    }

    /// Whether the error stands in the dialog that asks for another path.
    fn is_error_in_question(&self) -> bool {
        let question = self.question.as_ref();
        question.is_some_and(|question| {
            matches!(
                question,
                Question::TypePath {
                    problem: Some(_),
                    ..
                }
            )
        })
    }

    /// Returns what is sought, as long as the find bar is drawn: hits are not marked without a bar that says of what.
    #[must_use]
    pub fn shown_find(&self) -> Option<&Find> {
        let is_shown = self.shows_bar(Bar::Find);
        self.view.find.as_ref().filter(|_| is_shown)
    }

    /// Whether a bar is open, be it in front or covered.
    #[must_use]
    pub fn has_bar(&self, bar: Bar) -> bool {
        match bar {
            Bar::Notice => self.notice.is_some(),
            Bar::Verdict => self.inspection.is_some(),
            Bar::Reasons => self.explained_block().is_some(),
            Bar::Find => self.view.find.is_some(),
        }
    }
}
