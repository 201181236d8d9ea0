//! The focus in the form, and the way through its gaps.

use super::requests::{ScrollTarget, ViewRequest};
use super::update::Update;
use crate::app::command::Place;

impl Update<'_> {
    /// Moves the focus to a place of the form.
    pub(super) fn focus(&mut self, place: Place) {
        let section = self.state.section_of(&place);
        self.state.view.folded.remove(&section);
        self.state.view.shows_own_party |= self.state.is_of_own_group(&place);
        self.view(ViewRequest::FocusPlace(place));
    }

    /// The focus has moved: what was left shows its mistakes, and the pages show what is filled in now.
    pub(super) fn on_focused(&mut self, place: Option<Place>) {
        let view = &mut self.state.view;
        let before = std::mem::replace(&mut view.focus, place);
        if before == view.focus {
            return;
        }
        self.state.document.history.end_run();
        self.normalise_typed();
        let view = &mut self.state.view;
        if let Some(before) = before
            && Some(before.row()) != view.focus.as_ref().map(Place::row)
        {
            view.visited.insert(before.row());
        }
        // The services stand in many places of the pages, none of which is the one that is meant.
        let focus = self.state.view.focus.clone();
        if let Some(place) = focus.filter(|place| *place != Place::Services) {
            let line = self.state.lines_of(&place).next();
            if let Some(line) = line {
                self.scroll_to(ScrollTarget::Line(line));
            }
        }
    }

    /// Moves to the next gap or the previous one, from the last to the first; without gaps, to the export.
    pub(super) fn step_gap(&mut self, forward: bool) {
        let gaps = self.state.gaps();
        if gaps.is_empty() {
            return self.view(ViewRequest::FocusExport);
        }
        let key = |place: &Place| (self.state.order(place), place.clone());
        let here = self.state.view.focus.as_ref().map(key);
        let next = match (here, forward) {
            (None, true) => gaps.first(),
            (None, false) => gaps.last(),
            (Some(here), true) => {
                let mut later = gaps.iter().filter(|gap| key(gap) > here);
                later.next().or(gaps.first())
            }
            (Some(here), false) => {
                let earlier = gaps.iter().rfind(|gap| key(gap) < here);
                earlier.or(gaps.last())
            }
        };
        if let Some(place) = next.cloned() {
            self.focus(place);
        }
    }

    /// Shows the own party's fields, or one line in their place.
    pub(super) fn toggle_own_party(&mut self) {
        self.state.view.shows_own_party ^= true;
    }

    /// Folds a section of the form, or unfolds it.
    pub(super) fn fold(&mut self, section: usize) {
        let folded = &mut self.state.view.folded;
        if !folded.remove(&section) {
            folded.insert(section);
        }
    }
}
