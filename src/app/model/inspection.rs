//! A PDF that was opened: whether it still says what was agreed, and where it doesn't.

use std::path::PathBuf;

use super::State;
use super::view::ScrollTarget;
use crate::verify::{Area, Location, Report, Verdict};

/// A PDF that was opened.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// The file.
    pub path: PathBuf,
    /// What was found out about it.
    pub report: Box<Report>,
    /// Which of the differences is looked at.
    pub current: Option<usize>,
    /// Whether its draft was opened; otherwise the pages beside it are those of another one.
    pub is_open: bool,
}

impl State {
    /// What was found out about a PDF whose draft can't be opened. What is known of the draft at hand stays.
    pub(super) fn inspect_alone(&mut self, inspection: Option<Inspection>) {
        let says_something = |one: &Inspection| one.report.verdict != Verdict::NotOurs;
        let is_free = self.inspection.as_ref().is_none_or(|one| !one.is_open);
        if let Some(inspection) = inspection.filter(says_something).filter(|_| is_free) {
            self.inspection = Some(Inspection {
                is_open: false,
                ..inspection
            });
        }
    }

    /// Whether the pages that are shown are those that the PDF should have, so that places can be marked
    /// on them: its draft is at hand, unchanged, and made with the template that was known.
    #[must_use]
    pub fn shows_inspected(&self) -> bool {
        let Some(inspection) = &self.inspection else {
            return false;
        };
        let template = inspection.report.template.as_ref();
        template.is_some_and(|used| used.hash == self.template.hash)
            && inspection.report.draft.as_ref() == Some(&self.document.draft)
    }

    /// The places of a page where the PDF differs, and whether each is the one that is looked at.
    #[must_use]
    pub fn differing(&self, page: usize) -> Vec<(Area, bool)> {
        let Some(inspection) = self.inspection.as_ref().filter(|_| self.shows_inspected()) else {
            return Vec::new();
        };
        let mut areas = Vec::new();
        for (index, difference) in inspection.report.differences.iter().enumerate() {
            let is_current = inspection.current == Some(index);
            let location = difference.expected.as_ref().or(difference.found.as_ref());
            let here = location.filter(|location| location.page == page);
            areas.extend(
                here.into_iter()
                    .flat_map(|location| &location.areas)
                    .map(|area| (*area, is_current)),
            );
        }
        areas
    }

    /// Looks at a difference: the pages go there.
    pub(super) fn look_at_difference(&mut self, index: usize) {
        let Some(inspection) = &mut self.inspection else {
            return;
        };
        let Some(difference) = inspection.report.differences.get(index) else {
            return;
        };
        inspection.current = Some(index);
        let location = difference.expected.as_ref().or(difference.found.as_ref());
        let location = location.cloned();
        if let Some(Location { page, areas }) = location {
            self.view.scroll_to = Some(match areas.first() {
                Some(area) => ScrollTarget::Area(page, *area),
                None => ScrollTarget::Page(page),
            });
        }
    }
}
