//! Differences in the items of a page that has the same words.

use super::appearance::appearance_differences;
use super::clauses::find_owner;
use super::expected::Expected;
use crate::diff::changes;
use crate::verify::content::{Bounds, Item, Shape};
use crate::verify::document::PageContent;
use crate::verify::letters::{Letter, SOFT_HYPHEN, area, expected_letters};
use crate::verify::report::{
    AppearanceChange, Difference, DifferenceKind, Drawing, MAX_DIFFERENCES,
};

/// Returns what a page of the file (of number `found_number`) draws differently than the expected one (`number`).
pub(super) fn item_differences(
    expected: &Expected<'_>,
    number: usize,
    found: &PageContent,
    found_number: usize,
) -> Vec<Difference> {
    let page = &expected.document.pages[number];
    let is_same = |one: usize, other: usize| page.items[one].is_same(&found.items[other]);
    let mut all = Vec::new();
    for change in changes(page.items.len(), found.items.len(), &is_same) {
        let old = &page.items[change.before];
        let new = &found.items[change.after];
        all.extend(appearance_differences(old, new, found_number, found.bounds));
        all.extend(glyph_difference(old, new, found_number, found.bounds));
        let drawn = new.iter().filter(|item| !item.is_glyph());
        all.extend(drawn.map(|item| drawn_on(item, found, found_number)));
        let missing = old.iter().filter(|item| !item.is_glyph());
        all.extend(missing.map(|item| missing_on(item, page, number)));
    }
    find_owners(&mut all, expected, number, found_number);
    all
}

/// Returns the difference of an item that a page of the file draws and should not.
fn drawn_on(item: &Item, found: &PageContent, found_number: usize) -> Difference {
    let areas = vec![area(item.bounds, found.bounds)];
    Difference::on_page(drawing_difference(item, true), found_number, areas)
}

/// Returns the difference of an item that a page of the file should draw.
fn missing_on(item: &Item, page: &PageContent, number: usize) -> Difference {
    let areas = vec![area(item.bounds, page.bounds)];
    Difference::on_expected_page(drawing_difference(item, false), number, areas)
}

/// Finds the parts of the agreement that the differences of a page belong to.
fn find_owners(
    differences: &mut [Difference],
    expected: &Expected<'_>,
    number: usize,
    found_number: usize,
) {
    let letters: Vec<Letter> = expected_letters(expected.pages)
        .into_iter()
        .filter(|letter| letter.page == number)
        .collect();
    // More are not listed.
    for difference in differences.iter_mut().take(MAX_DIFFERENCES) {
        find_owner(difference, number, found_number, &letters);
    }
}

/// Returns everything that a page draws beside letters.
fn drawings(page: &PageContent) -> Vec<&Item> {
    let items = page.items.iter();
    items.filter(|item| !item.is_glyph()).collect()
}

/// Returns the lines, areas and pictures that a page of the file has and should not have, or the other way round,
/// whatever its words are.
pub(super) fn drawing_differences(
    expected: &Expected<'_>,
    number: usize,
    found: &PageContent,
    found_number: usize,
) -> Vec<Difference> {
    let page = &expected.document.pages[number];
    let mut missing = drawings(page);
    let mut all: Vec<Difference> = Vec::new();
    for item in drawings(found).into_iter().take(MAX_DIFFERENCES) {
        if let Some(place) = missing.iter().position(|other| other.is_same(item)) {
            missing.remove(place);
            continue;
        }
        let difference = drawn_on(item, found, found_number);
        // What isn't understood is reported once: nobody can tell one from the other.
        let is_unknown = difference.kind == DifferenceKind::Drawn(Drawing::Unknown);
        if !is_unknown || all.iter().all(|other| other.kind != difference.kind) {
            all.push(difference);
        }
    }
    let missing = missing.into_iter();
    all.extend(missing.map(|item| missing_on(item, page, number)));
    find_owners(&mut all, expected, number, found_number);
    all
}

/// Returns the difference of a hyphen or a space more or less, or of glyphs that were torn apart.
fn glyph_difference(
    old: &[Item],
    new: &[Item],
    found_number: usize,
    bounds: Bounds,
) -> Option<Difference> {
    let count = |items: &[Item]| items.iter().filter(|item| item.is_glyph()).count();
    if count(old) == count(new) {
        return None;
    }
    let glyph = new.iter().chain(old).find(|item| item.is_glyph())?;
    let words = match &glyph.shape {
        Shape::Glyph { text, .. } => text.replace(SOFT_HYPHEN, "-"),
        _ => String::new(),
    };
    let kind = DifferenceKind::Appearance {
        words,
        change: AppearanceChange::Other,
    };
    let areas = vec![area(glyph.bounds, bounds)];
    Some(Difference::on_page(kind, found_number, areas))
}

/// Returns the difference of something that is drawn, or isn't.
pub(super) fn drawing_difference(item: &Item, is_added: bool) -> DifferenceKind {
    let drawing = match &item.shape {
        Shape::Path { .. } => Drawing::Shape,
        Shape::Picture { .. } => Drawing::Picture,
        Shape::AlternateText(text) => return DifferenceKind::AlternateText(text.clone()),
        Shape::Glyph { .. } | Shape::Unknown => Drawing::Unknown,
    };
    if is_added {
        DifferenceKind::Drawn(drawing)
    } else {
        DifferenceKind::NotDrawn(drawing)
    }
}
