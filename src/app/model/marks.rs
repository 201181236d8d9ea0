//! What is marked on the pages of an opened PDF: differences on the expected pages and on those of the file,
//! additions on the latter.

use super::inspection::Inspection;
use super::state::State;
use crate::verify::{Area, Difference, DifferenceKind, Location};

/// A mark on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Where it is; none for the page as a whole.
    pub area: Option<Area>,
    /// What it marks.
    pub kind: MarkKind,
    /// Whether it belongs to the difference or addition that was scrolled to last.
    pub is_current: bool,
}

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Something that is not as it should be.
    Difference,
    /// The same place on the other side, where there is nothing of it.
    OtherSide,
    /// Something that stands beside the agreement.
    Addition,
}

impl State {
    /// Returns the marks on an expected page: while the file's own pages are beside it, a place where only those have
    /// something is marked as well.
    #[must_use]
    pub fn expected_marks(&self, page: usize) -> Vec<Mark> {
        let Some(inspection) = self.inspection.as_ref().filter(|_| self.shows_inspected()) else {
            return Vec::new();
        };
        let other = if self.compared().is_some() {
            MarkKind::OtherSide
        } else {
            MarkKind::Difference
        };
        let mut marks = Vec::new();
        for (difference, is_current) in inspection.differences() {
            if let Some(place) = &difference.expected {
                add_place(&mut marks, page, place, (MarkKind::Difference, is_current));
                continue;
            }
            for place in difference.found.iter().chain(&difference.repeats) {
                add_areas(&mut marks, page, place, (other, is_current));
            }
        }
        marks
    }

    /// Returns the marks on a page of the file, from 0.
    #[must_use]
    pub fn found_marks(&self, page: usize) -> Vec<Mark> {
        let inspection = self.inspection.as_ref();
        let Some(inspection) = inspection.filter(|_| self.compared().is_some()) else {
            return Vec::new();
        };
        let mut marks = Vec::new();
        for (difference, is_current) in inspection.differences() {
            let kind = (MarkKind::Difference, is_current);
            let repeats = difference.repeats.iter();
            let repeats = repeats.filter(|_| difference.revision.is_none());
            for place in found_in_last(difference).into_iter().chain(repeats) {
                add_place(&mut marks, page, place, kind);
            }
            if let (None, Some(place)) = (&difference.found, &difference.expected) {
                add_areas(&mut marks, page, place, (MarkKind::OtherSide, is_current));
            }
        }
        if inspection.is_framed_otherwise(page) {
            marks = whole_page(&marks);
        }
        let additions = inspection.report.additions.iter().enumerate();
        for (index, addition) in additions {
            let place = Location {
                page: addition.page,
                areas: addition.areas.clone(),
            };
            let is_current = inspection.current_addition == Some(index);
            add_place(&mut marks, page, &place, (MarkKind::Addition, is_current));
        }
        marks
    }
}

impl Inspection {
    /// Returns the differences, and whether each is the current one.
    fn differences(&self) -> impl Iterator<Item = (&Difference, bool)> {
        let differences = self.report.differences.iter().enumerate();
        differences.map(|(index, difference)| (difference, self.current == Some(index)))
    }

    /// Whether a page of the file is turned, cut or of another size: then places on it are others in its picture.
    fn is_framed_otherwise(&self, page: usize) -> bool {
        let mut differences = self.report.differences.iter();
        differences.any(|difference| {
            let found = difference.found.as_ref();
            difference.kind == DifferenceKind::PageFrame
                && found.is_some_and(|found| found.page == page)
        })
    }
}

/// Returns where a difference is in the file as it is now; none if only an earlier revision has it.
pub(super) fn found_in_last(difference: &Difference) -> Option<&Location> {
    let found = difference.found.as_ref();
    found.filter(|_| difference.revision.is_none())
}

/// Adds marks of a place, if it is on a page: its areas, or the page as a whole.
fn add_place(marks: &mut Vec<Mark>, page: usize, place: &Location, kind: (MarkKind, bool)) {
    add_areas(marks, page, place, kind);
    if place.page == page && place.areas.is_empty() {
        marks.push(mark(None, kind));
    }
}

/// Adds marks of the areas of a place, if it is on a page.
fn add_areas(marks: &mut Vec<Mark>, page: usize, place: &Location, kind: (MarkKind, bool)) {
    if place.page == page {
        marks.extend(place.areas.iter().map(|area| mark(Some(*area), kind)));
    }
}

fn mark(area: Option<Area>, (kind, is_current): (MarkKind, bool)) -> Mark {
    Mark {
        area,
        kind,
        is_current,
    }
}

/// Returns one mark of the page as a whole for all of them.
fn whole_page(marks: &[Mark]) -> Vec<Mark> {
    let is_current = marks.iter().any(|mark| mark.is_current);
    let mark = mark(None, (MarkKind::Difference, is_current));
    vec![mark; usize::from(!marks.is_empty())]
}
