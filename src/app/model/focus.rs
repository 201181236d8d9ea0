//! The focus in the form, and the way through its gaps.

use super::requests::{ScrollTarget, ViewRequest};
use super::state::State;
use super::update::Update;
use crate::app::command::{Place, RowsCommand};
use crate::template::FieldKind;

impl Update<'_> {
    /// Moves the focus to a place of the form.
    pub(super) fn focus(&mut self, place: Place) {
        self.focus_on(place, false);
    }

    fn focus_on(&mut self, place: Place, selects: bool) {
        let section = self.state.section_of(&place);
        self.state.view.folded.remove(&section);
        self.state.view.shows_own_party |= self.state.is_of_own_group(&place);
        self.view(ViewRequest::FocusPlace { place, selects });
    }

    /// The focus has moved: what was left shows its mistakes, and the pages show what is filled in now.
    pub(super) fn on_focused(&mut self, place: Option<Place>) {
        let view = &mut self.state.view;
        if place.is_some() {
            view.near.clone_from(&place);
        }
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
        // From a button, the way goes on where the button stands.
        let here = self.state.view.near.as_ref().map(key);
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
            self.focus_on(place, true);
        }
    }

    /// Moves the focus to the first gap, or else to the first field. The pages stay where they are: at their beginning,
    /// or at what was found in an opened PDF.
    pub(super) fn focus_first(&mut self) {
        let gap = self.state.gaps().into_iter().next();
        let place = gap.unwrap_or_else(|| self.state.first_field());
        self.state.view.near = Some(place.clone());
        self.state.view.focus = Some(place.clone());
        self.focus(place);
    }

    /// Gives the focus back to the form: where it was at last, if it was anywhere.
    pub(super) fn focus_again(&mut self) {
        match self.state.view.near.clone() {
            Some(place) => self.focus(place),
            None => self.focus_first(),
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

    /// Moves the row that the focus is in.
    pub(super) fn move_row(&mut self, down: bool) {
        let to = |from: usize, count: usize| {
            let to = if down {
                from.checked_add(1)
            } else {
                from.checked_sub(1)
            };
            to.filter(|to| from.max(*to) < count)
        };
        let draft = &self.state.document.draft;
        match self.state.view.near.clone() {
            Some(Place::Signatory { field, index, .. }) => {
                if let Some(to) = to(index, draft.signatories(&field).len()) {
                    self.move_signatory(&field, index, to);
                }
            }
            Some(Place::Cell { field, row, .. }) => {
                if let Some(to) = to(row, draft.rows(&field).len()) {
                    self.edit_rows(&field, RowsCommand::Move { from: row, to });
                }
            }
            _ => {}
        }
    }

    /// Removes the row that the focus is in.
    pub(super) fn remove_row(&mut self) {
        match self.state.view.near.clone() {
            Some(Place::Signatory { field, index, .. }) => self.remove_signatory(&field, index),
            Some(Place::Cell { field, row, .. }) => {
                self.edit_rows(&field, RowsCommand::Remove(row));
            }
            _ => {}
        }
    }

    /// Opens the calendar of the date that the focus is in.
    pub(super) fn open_calendar(&mut self) {
        if self.state.is_in_date()
            && let Some(Place::Field(field)) = self.state.view.near.clone()
        {
            self.view(ViewRequest::OpenCalendar(field));
        }
    }

    /// Folds the section that the focus is in or was in last.
    pub(super) fn fold_here(&mut self) {
        if let Some(place) = &self.state.view.near {
            let section = self.state.section_of(place);
            self.state.view.folded.insert(section);
        }
    }
}

impl State {
    /// Whether Enter leads to the next gap: everywhere in the form but in a text of several lines, and on buttons.
    #[must_use]
    pub fn enter_steps(&self) -> bool {
        let is_in_form = !self.register.is_open && self.batch.is_none();
        let Some(place) = self.view.focus.as_ref().filter(|_| is_in_form) else {
            return false;
        };
        let field = place.field().and_then(|id| self.template.field(id));
        let has_lines =
            field.is_some_and(|field| matches!(field.kind, FieldKind::Text { lines: 2.. }));
        !(has_lines && matches!(place, Place::Field(_)))
    }

    /// Whether the focus is in a date, or was before a menu was opened.
    #[must_use]
    pub fn is_in_date(&self) -> bool {
        let Some(Place::Field(id)) = &self.view.near else {
            return false;
        };
        let field = self.template.field(id);
        field.is_some_and(|field| field.kind == FieldKind::Date)
    }

    /// Whether the focus is in a row that can be moved and removed, or was before a menu was opened.
    #[must_use]
    pub fn is_in_row(&self) -> bool {
        let focus = self.view.near.as_ref();
        matches!(focus, Some(Place::Signatory { .. } | Place::Cell { .. }))
    }
}
