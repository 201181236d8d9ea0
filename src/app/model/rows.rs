//! The rows in which the pages of an opened PDF stand beside the expected ones.

use super::state::State;
use crate::verify::{Difference, DifferenceKind, Location};

/// The rows of pages. A page that is missing from the file, or is one too many, has a row of its own, so that those
/// after it still stand beside their like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The row of each expected page.
    pub expected: Vec<usize>,
    /// The row of each page of the file; none while those aren't shown.
    pub found: Vec<usize>,
    /// The rows in which the file has no page.
    pub missing: Vec<usize>,
    /// How many rows there are.
    pub count: usize,
}

impl Rows {
    /// The rows of expected pages alone.
    fn alone(expected: usize) -> Self {
        Self {
            expected: (0..expected).collect(),
            count: expected,
            ..Self::default()
        }
    }

    /// Pairs so many expected pages with so many of the file.
    fn pair(expected: usize, found: usize, differences: &[Difference]) -> Self {
        let mut rows = Self::default();
        while rows.expected.len() < expected || rows.found.len() < found {
            let row = rows.count;
            let has_expected = rows.expected.len() < expected;
            let has_found = rows.found.len() < found;
            let is_missing = has_expected && is_missing(differences, rows.expected.len());
            let is_added = has_found && is_added(differences, rows.found.len());
            if has_expected && (is_missing || !is_added) {
                rows.expected.push(row);
            }
            if has_found && (is_added || !is_missing) {
                rows.found.push(row);
            } else {
                rows.missing.push(row);
            }
            rows.count += 1;
        }
        rows
    }

    /// Returns the row of an expected page.
    #[must_use]
    pub fn of_expected(&self, page: usize) -> usize {
        self.expected.get(page).copied().unwrap_or(page)
    }

    /// Returns the row of a page of the file.
    #[must_use]
    pub fn of_found(&self, page: usize) -> usize {
        self.found.get(page).copied().unwrap_or(page)
    }
}

impl State {
    /// Returns the rows of the pages that are shown.
    #[must_use]
    pub fn rows(&self) -> Rows {
        let expected = self.derived.pages.pages.len();
        let inspection = self.inspection.as_ref();
        match (self.compared(), inspection) {
            (Some(found), Some(inspection)) => {
                // As many frames as there should be pages say why none can be drawn.
                let found = found.count().unwrap_or(expected);
                Rows::pair(expected, found, &inspection.report.differences)
            }
            _ => Rows::alone(expected),
        }
    }
}

fn is_missing(differences: &[Difference], page: usize) -> bool {
    let is_missing = |difference: &Difference| {
        difference.kind == DifferenceKind::PageMissing && is_on(difference.expected.as_ref(), page)
    };
    let mut last = differences.iter().filter(|one| one.revision.is_none());
    last.any(is_missing)
}

fn is_added(differences: &[Difference], page: usize) -> bool {
    use DifferenceKind as K;
    let is_added = |difference: &Difference| {
        matches!(difference.kind, K::PageAdded | K::PageRepeated)
            && is_on(difference.found.as_ref(), page)
    };
    let mut last = differences.iter().filter(|one| one.revision.is_none());
    last.any(is_added)
}

fn is_on(place: Option<&Location>, page: usize) -> bool {
    place.is_some_and(|place| place.page == page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(kind: DifferenceKind, page: usize) -> Difference {
        let place = Some(Location {
            page,
            areas: Vec::new(),
        });
        let is_missing = kind == DifferenceKind::PageMissing;
        let (expected, found) = if is_missing {
            (place, None)
        } else {
            (None, place)
        };
        Difference {
            kind,
            found,
            expected,
            owner: None,
            clause: String::new(),
            revision: None,
            repeats: Vec::new(),
            after_signer: None,
        }
    }

    /// Rows as text: `1=1` side by side, `2=.` missing, `.=2` added.
    fn check(expected: usize, found: usize, differences: &[Difference], text: &str) {
        let rows = Rows::pair(expected, found, differences);
        let number = |pages: &[usize], row: usize| {
            let page = pages.iter().position(|of| *of == row);
            page.map_or(".".to_owned(), |page| (page + 1).to_string())
        };
        let row = |row| {
            format!(
                "{}={}",
                number(&rows.expected, row),
                number(&rows.found, row)
            )
        };
        let all: Vec<String> = (0..rows.count).map(row).collect();
        assert_eq!(all.join(" "), text);
        let missing = (0..rows.count).filter(|row| !rows.found.contains(row));
        assert_eq!(rows.missing, missing.collect::<Vec<_>>());
    }

    #[test]
    fn pages_stand_beside_their_like() {
        let missing = |page| difference(DifferenceKind::PageMissing, page);
        let added = |page| difference(DifferenceKind::PageAdded, page);
        check(2, 2, &[], "1=1 2=2");
        check(2, 3, &[], "1=1 2=2 .=3");
        check(3, 2, &[], "1=1 2=2 3=.");
        check(3, 2, &[missing(1)], "1=1 2=. 3=2");
        check(2, 3, &[added(0)], ".=1 1=2 2=3");
        check(2, 2, &[missing(0), added(0)], "1=1 2=2");
        check(2, 2, &[missing(0), added(1)], "1=. 2=1 .=2");
        check(0, 0, &[], "");
    }
}
