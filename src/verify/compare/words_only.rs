//! The words of a file that another typesetter made: all of them, in order, where somebody reads them.
//!
//! Lines and pages may be others. What is drawn is held against what any page of ours looks like: upright
//! letters with the outlines of our typeface, nothing laid over them, hidden, tiny or pale.

use std::collections::BTreeSet;

use super::clauses::name_clauses;
use super::expected::Expected;
use super::extras::{attachment_differences, extra_differences};
use super::frame::{is_signed_appearance, is_unseen_signature};
use super::house_style::HouseStyle;
use super::items::drawing_difference;
use super::legibility::Legibility;
use super::words::word_difference;
use crate::verify::content::{Item, Shape};
use crate::verify::document::{Annotation, PageContent, RenderedDocument};
use crate::verify::letters::{
    Letter, area, changes_of_words, expected_letters, found_letters, location, text,
};
use crate::verify::report::{AppearanceChange, Difference, DifferenceKind};

/// Returns how the words of the agreement differ, in order, whatever the lines and pages are, and what is laid over
/// them or hidden: all that can be known of a file that another typesetter made.
pub(in crate::verify) fn differences_of_words(
    expected: &Expected<'_>,
    found: &RenderedDocument,
) -> Vec<Difference> {
    let mut all = Vec::new();
    let of_text = |letters: Vec<Letter>| -> Vec<Letter> {
        let letters = letters.into_iter();
        letters.filter(|letter| !letter.is_furniture).collect()
    };
    let before = of_text(expected_letters(expected.pages));
    let pages = found.pages.iter().enumerate();
    let found_all: Vec<Letter> = pages
        .flat_map(|(number, page)| found_letters(page, number))
        .collect();
    let after = of_text(found_all.clone());
    for change in changes_of_words(&before, &after) {
        all.push(word_difference(&before, &after, &change));
    }
    furniture_differences(expected, &found_all, found.pages.len(), &mut all);
    let style = HouseStyle::new(&expected.document.pages);
    for (number, page) in found.pages.iter().enumerate() {
        item_differences(page, number, &style, &mut all);
        frame_difference(expected, page, number, &mut all);
        annotation_differences(expected, page, number, &mut all);
    }
    attachment_differences(expected, found, &mut all);
    extra_differences(expected, found, &mut all);
    name_clauses(expected.agreement, &mut all);
    all
}

/// Adds page furniture that says what it says on no expected page, whatever its numbers are.
fn furniture_differences(
    expected: &Expected<'_>,
    found: &[Letter],
    pages: usize,
    all: &mut Vec<Difference>,
) {
    let of_page = |letters: &[Letter], page: usize| -> Vec<Letter> {
        let letters = letters.iter();
        let of_page = letters.filter(|letter| letter.page == page && letter.is_furniture);
        of_page.cloned().collect()
    };
    let letters = expected_letters(expected.pages);
    let known: BTreeSet<String> = (0..expected.pages.pages.len())
        .map(|page| without_numbers(&text(&of_page(&letters, page))))
        .collect();
    for page in 0..pages {
        let letters = of_page(found, page);
        let words = text(&letters);
        if !known.contains(&without_numbers(&words)) {
            all.push(Difference {
                found: location(&letters),
                ..Difference::new(DifferenceKind::Words {
                    expected: String::new(),
                    found: words,
                })
            });
        }
    }
}

/// Adds what a page draws beside words that can be read, thin lines, and expected pictures.
fn item_differences(
    page: &PageContent,
    number: usize,
    style: &HouseStyle<'_>,
    all: &mut Vec<Difference>,
) {
    let mut legibility = Legibility::new(page);
    // Drawings may stand before or after the letters that they cover.
    let (letters, drawings): (Vec<&Item>, Vec<&Item>) =
        page.items.iter().partition(|item| item.is_glyph());
    for item in letters.into_iter().chain(drawings) {
        let Some(change) = appearance_change(item, style, &mut legibility) else {
            continue;
        };
        let kind = match &item.shape {
            Shape::Glyph { text, .. } => DifferenceKind::Appearance {
                words: text.clone(),
                change,
            },
            _ => drawing_difference(item, true),
        };
        let areas = vec![area(item.bounds, page.bounds)];
        all.push(Difference::on_page(kind, number, areas));
    }
}

/// Returns what is wrong with something that is drawn.
fn appearance_change(
    item: &Item,
    style: &HouseStyle<'_>,
    legibility: &mut Legibility,
) -> Option<AppearanceChange> {
    let change = match &item.shape {
        Shape::Glyph { .. } => style
            .appearance_change(item)
            .or_else(|| legibility.appearance_change(item)),
        Shape::Path { .. } if style.has_line(item) && !legibility.covers(item.bounds) => None,
        Shape::Path { .. } if style.has_drawing(item) && !legibility.covers(item.bounds) => None,
        Shape::Picture { content, .. }
            if style.has_picture(content) && !legibility.covers(item.bounds) =>
        {
            None
        }
        _ => Some(AppearanceChange::Other),
    };
    let is_in_layer = item.marks.contains("OC");
    change.or(is_in_layer.then_some(AppearanceChange::Layer))
}

fn frame_difference(
    expected: &Expected<'_>,
    page: &PageContent,
    number: usize,
    all: &mut Vec<Difference>,
) {
    let first = expected.document.pages.first();
    let is_same = first.is_none_or(|first| first.has_same_size(page));
    if !is_same {
        let kind = DifferenceKind::PageFrame;
        all.push(Difference::on_page(kind, number, Vec::new()));
    }
}

fn annotation_differences(
    expected: &Expected<'_>,
    page: &PageContent,
    number: usize,
    all: &mut Vec<Difference>,
) {
    for annotation in &page.annotations {
        if !is_expected_field(expected, annotation) && !is_unseen_signature(annotation) {
            let areas = vec![area(annotation.bounds, page.bounds)];
            let kind = DifferenceKind::AnnotationAdded(annotation.subtype.clone());
            all.push(Difference::on_page(kind, number, areas));
        }
    }
}

/// Whether an annotation is one of our fields and shows nothing but what its signature covers.
fn is_expected_field(expected: &Expected<'_>, annotation: &Annotation) -> bool {
    let pages = expected.document.pages.iter();
    let mut known = pages.flat_map(|page| &page.annotations);
    known.any(|known| {
        let is_empty = known.appearance == annotation.appearance;
        known.field == annotation.field
            && annotation.is_signature
            && (is_empty || is_signed_appearance(expected, annotation))
    })
}

fn without_numbers(text: &str) -> String {
    let mut shape = String::new();
    for character in text.chars() {
        if !character.is_ascii_digit() {
            shape.push(character);
        } else if !shape.ends_with('#') {
            shape.push('#');
        }
    }
    shape
}
