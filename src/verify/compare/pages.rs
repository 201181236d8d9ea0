//! Pairs pages, and finds other words on them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::expected::Expected;
use super::frame::frame_differences;
use super::items::{drawing_differences, item_differences};
use crate::verify::diff::{Change, changes};
use crate::verify::document::{PageContent, RenderedDocument};
use crate::verify::letters::{
    Letter, are_same_letters, changes_of_words, expected_letters, found_letters, location, text,
};
use crate::verify::report::{AppearanceChange, Difference, DifferenceKind, Location};

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
    let of_words = word_differences(expected, found, missing, surplus);
    let has_other_words = !of_words.is_empty();
    all.extend(of_words);
    for page in surplus.iter().skip(missing.len()) {
        let kind = DifferenceKind::PageAdded;
        all.push(Difference::on_page(kind, *page, Vec::new()));
    }
    for page in missing.iter().skip(surplus.len()) {
        let kind = DifferenceKind::PageMissing;
        all.push(Difference::on_expected_page(kind, *page, Vec::new()));
    }
    for (&one, &other) in missing.iter().zip(surplus) {
        pairing.pairs.push((one, other));
        let (expected_page, found_page) = (&expected.document.pages[one], &found.pages[other]);
        let has_same_words = !has_other_words
            || are_same_letters(
                &found_letters(expected_page, 0),
                &found_letters(found_page, 0),
            );
        if has_same_words {
            let mut of_items = item_differences(expected, one, found_page, other);
            // Other words need other glyphs, so every font is another one: that is no news then.
            of_items.retain(|difference| !(has_other_words && is_font(difference)));
            all.extend(of_items);
        } else {
            all.extend(drawing_differences(expected, one, found_page, other));
        }
    }
}

fn is_font(difference: &Difference) -> bool {
    let change = AppearanceChange::Font;
    matches!(&difference.kind, DifferenceKind::Appearance { change: found, .. } if *found == change)
}

/// Returns other words on the pages that are left over: those of the agreement, then those of the page furniture.
fn word_differences(
    expected: &Expected<'_>,
    found: &RenderedDocument,
    missing: &[usize],
    surplus: &[usize],
) -> Vec<Difference> {
    let before = expected_letters(expected.pages).into_iter();
    let before: Vec<Letter> = before
        .filter(|letter| missing.contains(&letter.page))
        .collect();
    let after = surplus.iter();
    let after: Vec<Letter> = after
        .flat_map(|page| found_letters(&found.pages[*page], *page))
        .collect();
    let mut differences = Vec::new();
    for is_furniture in [false, true] {
        let of_kind = |letters: &[Letter]| -> Vec<Letter> {
            let letters = letters.iter().cloned();
            letters
                .filter(|letter| letter.is_furniture == is_furniture)
                .collect()
        };
        let (before, after) = (of_kind(&before), of_kind(&after));
        for change in changes_of_words(&before, &after) {
            differences.push(word_difference(&before, &after, &change));
        }
    }
    differences
}

/// Returns the difference that a change of words is.
pub(super) fn word_difference(before: &[Letter], after: &[Letter], change: &Change) -> Difference {
    let old = &before[change.before.clone()];
    let new = &after[change.after.clone()];
    // Where words were added, the ones before them tell the clause.
    let owner = old
        .first()
        .or_else(|| before.get(change.before.start.saturating_sub(1)))
        .and_then(|letter| letter.owner);
    let near = after.get(change.after.start).or(after.last());
    let found = location(new).or_else(|| {
        near.map(|letter| Location {
            page: letter.page,
            areas: Vec::new(),
        })
    });
    Difference {
        found,
        expected: location(old),
        owner,
        ..Difference::new(DifferenceKind::Words {
            expected: text(old),
            found: text(new),
        })
    }
}
