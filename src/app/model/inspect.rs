//! Where an opened PDF differs from its draft.

use super::inspection::Inspection;
use super::requests::ScrollTarget;
use super::state::State;
use super::update::Update;
use crate::verify::{Area, Location, Verdict};

impl Update<'_> {
    /// Shows the verdict about a PDF whose draft can't be opened. The verdict about the open draft has precedence.
    pub(super) fn inspect_alone(&mut self, inspection: Option<Inspection>) {
        let is_ours = |one: &Inspection| one.report.verdict != Verdict::NotOurs;
        let current = self.state.inspection.as_ref();
        let is_free = current.is_none_or(|one| !one.is_open);
        if let Some(inspection) = inspection.filter(is_ours).filter(|_| is_free) {
            self.state.inspection = Some(Inspection {
                is_open: false,
                ..inspection
            });
        }
    }

    /// Scrolls to a difference.
    pub(super) fn show_difference(&mut self, index: usize) {
        let Some(inspection) = &mut self.state.inspection else {
            return;
        };
        let Some(difference) = inspection.report.differences.get(index) else {
            return;
        };
        inspection.current = Some(index);
        let location = difference.expected.as_ref().or(difference.found.as_ref());
        if let Some(Location { page, areas }) = location {
            let target = match areas.first() {
                Some(area) => ScrollTarget::Area(*page, *area),
                None => ScrollTarget::Page(*page),
            };
            self.scroll_to(target);
        }
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

    /// Returns the areas of a page where the PDF differs, and whether each belongs to the current difference.
    #[must_use]
    pub fn differing(&self, page: usize) -> Vec<(Area, bool)> {
        let Some(inspection) = self.inspection.as_ref().filter(|_| self.shows_inspected()) else {
            return Vec::new();
        };
        let mut areas = Vec::new();
        for (index, difference) in inspection.report.differences.iter().enumerate() {
            let is_current = inspection.current == Some(index);
            let location = difference.expected.as_ref().or(difference.found.as_ref());
            if let Some(location) = location.filter(|location| location.page == page) {
                areas.extend(location.areas.iter().map(|area| (*area, is_current)));
            }
        }
        areas
    }
}
