//! Where an opened PDF differs from its draft.

use super::bar::Bar;
use super::inspection::Inspection;
use super::marks::found_in_last;
use super::requests::ScrollTarget;
use super::state::State;
use super::update::Update;
use crate::app::command::Column;
use crate::verify::{Area, Location, Verdict};

impl Update<'_> {
    /// Shows the verdict about a PDF whose draft can't be opened. The verdict about the open draft has precedence.
    pub(super) fn inspect_alone(&mut self, inspection: Option<Inspection>) {
        let is_ours = |one: &Inspection| one.report.verdict != Verdict::NotOurs;
        let current = self.state.inspection.as_ref();
        let is_free = current.is_none_or(|one| !one.is_open);
        if let Some(inspection) = inspection.filter(is_ours).filter(|_| is_free) {
            self.show_draft();
            self.close_sheet();
            self.state.inspection = Some(Inspection {
                is_open: false,
                ..inspection
            });
            self.bring_to_front(Bar::Verdict);
        }
    }

    /// Scrolls to what there is to look at first.
    pub(super) fn show_first(&mut self) {
        let inspection = self.state.inspection.as_ref();
        if inspection.is_some_and(|one| one.report.differences.is_empty()) {
            self.show_addition(0);
        } else {
            self.show_difference(0);
        }
    }

    /// Scrolls to a difference, on both sides where both are shown.
    pub(super) fn show_difference(&mut self, index: usize) {
        let rows = self.state.rows();
        let is_compared = self.state.compared().is_some();
        let Some(inspection) = &mut self.state.inspection else {
            return;
        };
        let Some(difference) = inspection.report.differences.get(index) else {
            return;
        };
        inspection.current = Some(index);
        inspection.current_addition = None;
        let expected = difference.expected.as_ref();
        let expected = expected.map(|place| (rows.of_expected(place.page), place));
        let found = found_in_last(difference).filter(|_| is_compared);
        let found = found.map(|place| (rows.of_found(place.page), place));
        let column = match found {
            Some(_) => Column::Found,
            None => Column::Expected,
        };
        // Where there is nothing to compare with, the same place on the expected page.
        let elsewhere = difference.found.as_ref().map(|place| (place.page, place));
        let target = match found.or(expected).or(elsewhere) {
            Some((row, place)) => {
                let beside = expected.filter(|(other, _)| *other == row);
                Some(target(row, place, beside.map(|(_, beside)| beside)))
            }
            None => None,
        };
        self.show_place(target, column);
    }

    /// Scrolls to an addition.
    pub(super) fn show_addition(&mut self, index: usize) {
        let rows = self.state.rows();
        let Some(inspection) = &mut self.state.inspection else {
            return;
        };
        let Some(addition) = inspection.report.additions.get(index) else {
            return;
        };
        inspection.current = None;
        inspection.current_addition = Some(index);
        let row = rows.of_found(addition.page);
        let target = match addition.areas.first() {
            Some(area) => ScrollTarget::Area(row, *area),
            None => ScrollTarget::Row(row),
        };
        self.show_place(Some(target), Column::Found);
    }

    fn show_place(&mut self, target: Option<ScrollTarget>, column: Column) {
        if let Some(target) = target {
            self.state.view.column = column;
            self.scroll_to(target);
        }
    }
}

/// Returns where to scroll to so that a place in a row is visible, and with it the one beside it.
fn target(row: usize, place: &Location, beside: Option<&Location>) -> ScrollTarget {
    let Some(area) = place.areas.first() else {
        return ScrollTarget::Row(row);
    };
    let beside = beside.and_then(|beside| beside.areas.first());
    let area = beside.map_or(*area, |beside| union(area, beside));
    ScrollTarget::Area(row, area)
}

fn union(one: &Area, other: &Area) -> Area {
    let x_pt = one.x_pt.min(other.x_pt);
    let y_pt = one.y_pt.min(other.y_pt);
    let right = |area: &Area| area.x_pt + area.width_pt;
    let bottom = |area: &Area| area.y_pt + area.height_pt;
    Area {
        x_pt,
        y_pt,
        width_pt: right(one).max(right(other)) - x_pt,
        height_pt: bottom(one).max(bottom(other)) - y_pt,
    }
}

impl State {
    /// Whether the pages that are shown are those that the PDF should have, so that differences can be marked on
    /// them: its draft is open, unchanged, and made with the template that was known.
    #[must_use]
    pub fn shows_inspected(&self) -> bool {
        let Some(inspection) = &self.inspection else {
            return false;
        };
        let template = inspection.report.template.as_ref();
        template.is_some_and(|used| used.hash == self.template.hash)
            && inspection.report.draft.as_ref() == Some(&self.document.draft)
    }
}
