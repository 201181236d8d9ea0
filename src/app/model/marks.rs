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
    /// Something that stands beside the agreement.
    Addition,
}

impl State {
    /// Returns the marks on an expected page. While the file's own pages are not shown, they mark what is only in the
    /// file, too.
    #[must_use]
    pub fn expected_marks(&self, page: usize) -> Vec<Mark> {
        let Some(inspection) = self.inspection.as_ref().filter(|_| self.shows_inspected()) else {
            return Vec::new();
        };
        let is_compared = self.compared().is_some();
        let marks = inspection
            .differences()
            .flat_map(|(difference, is_current)| {
                let expected = difference.expected.as_ref();
                let expected = expected.map_or_else(Vec::new, |place| marks_of(place, is_current));
                let found = difference.found.as_ref();
                let found = found.filter(|_| difference.expected.is_none() && !is_compared);
                // That a page of the file is one too many says nothing about the expected one.
                let areas = found.map_or_else(Vec::new, |place| area_marks(place, is_current));
                expected.into_iter().chain(areas)
            });
        on_page(marks, page)
    }

    /// Returns the marks on a page of the file, from 0.
    #[must_use]
    pub fn found_marks(&self, page: usize) -> Vec<Mark> {
        let Some(inspection) = self
            .inspection
            .as_ref()
            .filter(|_| self.compared().is_some())
        else {
            return Vec::new();
        };
        let differences = inspection
            .differences()
            .flat_map(|(difference, is_current)| {
                let places = found_in_last(difference).into_iter();
                let places = places.chain(&difference.repeats);
                places.flat_map(move |place| marks_of(place, is_current))
            });
        let mut marks = on_page(differences, page);
        if inspection.is_framed_otherwise(page) {
            marks = whole_page(&marks);
        }
        let additions = inspection.report.additions.iter().enumerate();
        for (index, addition) in additions.filter(|(_, addition)| addition.page == page) {
            let mark = Mark {
                area: None,
                kind: MarkKind::Addition,
                is_current: inspection.current_addition == Some(index),
            };
            let areas = addition.areas.iter().map(|area| Mark {
                area: Some(*area),
                ..mark
            });
            marks.extend(areas);
            marks.extend(addition.areas.is_empty().then_some(mark));
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

/// Returns marks with their pages: the areas of a place, or the page as a whole.
fn marks_of(place: &Location, is_current: bool) -> Vec<(usize, Mark)> {
    let mut marks = area_marks(place, is_current);
    if marks.is_empty() {
        marks.push((place.page, difference_mark(None, is_current)));
    }
    marks
}

fn area_marks(place: &Location, is_current: bool) -> Vec<(usize, Mark)> {
    let areas = place.areas.iter();
    areas
        .map(|area| (place.page, difference_mark(Some(*area), is_current)))
        .collect()
}

fn difference_mark(area: Option<Area>, is_current: bool) -> Mark {
    Mark {
        area,
        kind: MarkKind::Difference,
        is_current,
    }
}

fn on_page(marks: impl Iterator<Item = (usize, Mark)>, page: usize) -> Vec<Mark> {
    let marks = marks.filter(|(of, _)| *of == page);
    marks.map(|(_, mark)| mark).collect()
}

/// Returns one mark of the page as a whole for all of them.
fn whole_page(marks: &[Mark]) -> Vec<Mark> {
    let is_current = marks.iter().any(|mark| mark.is_current);
    let mark = difference_mark(None, is_current);
    vec![mark; usize::from(!marks.is_empty())]
}
