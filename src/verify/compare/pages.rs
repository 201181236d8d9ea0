//! Pairs pages, and finds other words on them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::anchors::anchors;
use super::expected::Expected;
use super::frame::frame_differences;
use super::items::{drawing_differences, item_differences};
use super::words::{PageRuns, word_differences};
use crate::diff::{Change, changes};
use crate::verify::document::{PageContent, RenderedDocument};
use crate::verify::report::{Difference, DifferenceKind, Location};

/// Returns what the pages of a file show differently, in their order.
pub(super) fn page_differences(
    expected: &Expected<'_>,
    found: &RenderedDocument,
) -> Vec<Difference> {
    let mut all = Vec::new();
    let mut pairing = Pairing::new(&expected.document.pages, &found.pages, &mut all);
    other_pages(expected, found, &mut pairing, &mut all);
    for (one, other) in pairing.pairs {
        frame_differences(expected, one, &found.pages[other], other, &mut all);
    }
    all.sort_by_key(|difference| {
        let location = difference.found.as_ref().or(difference.expected.as_ref());
        location.map(|location| location.page)
    });
    all
}

/// The pairs of expected pages and pages of the file, and the pages that are left over.
struct Pairing {
    /// Numbers of an expected page and of one of the file.
    pairs: Vec<(usize, usize)>,
    /// Expected pages that draw what no page of the file draws.
    missing: Vec<usize>,
    /// Pages of the file that draw what no page should.
    surplus: Vec<usize>,
}

impl Pairing {
    /// Pairs pages that draw the same. Those that are in another place or stand there twice are differences.
    fn new(expected: &[PageContent], found: &[PageContent], all: &mut Vec<Difference>) -> Self {
        let is_same = |one: usize, other: usize| expected[one].draws_same(&found[other]);
        let changes = changes(expected.len(), found.len(), &is_same);
        let of = |side: fn(&Change) -> Range<usize>| changes.iter().flat_map(side).collect();
        let mut missing: Vec<usize> = of(|change| change.before.clone());
        let left_over: Vec<usize> = of(|change| change.after.clone());
        let mut pairs = unchanged_pairs(expected.len(), found.len(), &missing, &left_over);
        let mut surplus = Vec::new();
        let mut moved = BTreeSet::new();
        for page in left_over {
            let twin =
                (0..expected.len()).find(|other| is_same(*other, page) && !moved.contains(other));
            let kind = match twin {
                // A page that is what it should be, but not where.
                Some(twin) if missing.contains(&twin) => {
                    moved.insert(twin);
                    pairs.push((twin, page));
                    DifferenceKind::PageMoved
                }
                Some(_) => DifferenceKind::PageRepeated,
                None => {
                    surplus.push(page);
                    continue;
                }
            };
            all.push(Difference::on_page(kind, page, Vec::new()));
        }
        missing.retain(|page| !moved.contains(page));
        Self {
            pairs,
            missing,
            surplus,
        }
    }
}

/// Returns the pages that are the same, by their numbers.
fn unchanged_pairs(
    expected: usize,
    found: usize,
    missing: &[usize],
    left_over: &[usize],
) -> Vec<(usize, usize)> {
    let old = (0..expected).filter(|page| !missing.contains(page));
    let new = (0..found).filter(|page| !left_over.contains(page));
    old.zip(new).collect()
}

/// Compares pages that draw something else than any page should.
fn other_pages(
    expected: &Expected<'_>,
    found: &RenderedDocument,
    pairing: &mut Pairing,
    all: &mut Vec<Difference>,
) {
    let (missing, surplus) = (&pairing.missing, &pairing.surplus);
    if missing.is_empty() || surplus.is_empty() {
        for page in surplus {
            let kind = DifferenceKind::PageAdded;
            all.push(Difference::on_page(kind, *page, Vec::new()));
        }
        for page in missing {
            let kind = DifferenceKind::PageMissing;
            all.push(Difference::on_expected_page(kind, *page, Vec::new()));
        }
        return;
    }
    let pairs = alike_pairs(expected, found, missing, surplus);
    let runs = PageRuns {
        missing,
        surplus,
        pairs: &pairs,
    };
    all.extend(word_differences(expected, found, &runs));
    for page in surplus {
        if pairs.iter().all(|(_, other)| other != page) {
            let kind = DifferenceKind::PageAdded;
            all.push(Difference::on_page(kind, *page, Vec::new()));
        }
    }
    for page in missing {
        if pairs.iter().all(|(one, _)| one != page) {
            let kind = DifferenceKind::PageMissing;
            all.push(Difference::on_expected_page(kind, *page, Vec::new()));
        }
    }
    for &(one, other) in &pairs {
        let found_page = &found.pages[other];
        all.extend(drawing_differences(expected, one, found_page, other));
        let is_reported = all.iter().any(|difference| is_on(difference, one, other));
        if !is_reported {
            // Hyphens and spaces more or less, which are no words.
            all.extend(item_differences(expected, one, found_page, other));
        }
    }
    pairing.pairs.extend(pairs);
}

/// Whether a difference is on a page of the file, or on the expected one.
fn is_on(difference: &Difference, expected: usize, found: usize) -> bool {
    let is = |location: &Option<Location>, page: usize| {
        location
            .as_ref()
            .is_some_and(|location| location.page == page)
    };
    is(&difference.found, found) || is(&difference.expected, expected)
}

/// Pairs the pages that are left over: where there are more of one kind, those that have most in common.
fn alike_pairs(
    expected: &Expected<'_>,
    found: &RenderedDocument,
    missing: &[usize],
    surplus: &[usize],
) -> Vec<(usize, usize)> {
    if missing.len() == surplus.len() {
        return missing
            .iter()
            .copied()
            .zip(surplus.iter().copied())
            .collect();
    }
    let mut candidates = Vec::new();
    for &one in missing {
        for &other in surplus {
            let common = anchors(&expected.document.pages[one], &found.pages[other]).len();
            candidates.push((std::cmp::Reverse(common), one, other));
        }
    }
    candidates.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, one, other) in candidates {
        if pairs.iter().all(|pair| pair.0 != one && pair.1 != other) {
            pairs.push((one, other));
        }
    }
    pairs
}
