//! Glyphs that stand where they should: whatever else a page shows, their words are not other ones.

use std::collections::BTreeMap;

use crate::verify::content::{Item, Shape};
use crate::verify::document::PageContent;

/// Glyphs stand in the same place if they are no farther apart.
const SAME_PLACE_PT: f64 = 0.05;
/// The side of the squares by which glyphs are looked up.
const SQUARE_PT: f64 = 4.0;
/// Where words were moved, a letter may come to stand where another of its kind should; so many in a row don't.
const MIN_RUN: usize = 8;

/// The expected items of glyphs of a page of the file, by their numbers.
pub(super) type Anchors = BTreeMap<usize, usize>;

/// Finds the glyphs of a page that stand where the same glyphs of the expected page do, in rows of several.
pub(super) fn anchors(expected: &PageContent, found: &PageContent) -> Anchors {
    let squares = squares(expected);
    let mut anchors = Anchors::new();
    let mut run: Vec<(usize, usize)> = Vec::new();
    for (number, item) in found.items.iter().enumerate() {
        if !item.is_glyph() {
            continue;
        }
        let twin = twin(item, expected, &squares);
        let goes_on = match (run.last(), twin) {
            (Some((_, last)), Some(twin)) => is_next(expected, *last, twin),
            (None, Some(_)) => true,
            _ => false,
        };
        if !goes_on {
            keep(&mut run, &mut anchors);
        }
        run.extend(twin.map(|twin| (number, twin)));
    }
    keep(&mut run, &mut anchors);
    anchors
}

/// Takes a row of glyphs, if it is long enough.
fn keep(run: &mut Vec<(usize, usize)>, anchors: &mut Anchors) {
    if run.len() >= MIN_RUN {
        anchors.extend(run.iter().copied());
    }
    run.clear();
}

/// Whether an expected glyph is the one after another.
fn is_next(expected: &PageContent, last: usize, next: usize) -> bool {
    let between = expected.items.get(last + 1..next);
    between.is_some_and(|between| between.iter().all(|item| !item.is_glyph()))
}

type Square = (i64, i64);

fn square(x: f64, y: f64) -> Square {
    #[expect(clippy::cast_possible_truncation, reason = "a page is small")]
    let side = |length: f64| (length / SQUARE_PT).floor() as i64;
    (side(x), side(y))
}

/// The glyphs of a page by the squares that they stand in.
fn squares(page: &PageContent) -> BTreeMap<Square, Vec<usize>> {
    let mut squares: BTreeMap<Square, Vec<usize>> = BTreeMap::new();
    for (number, item) in page.items.iter().enumerate() {
        if let Shape::Glyph { matrix, .. } = &item.shape {
            let own = square(matrix[4], matrix[5]);
            squares.entry(own).or_default().push(number);
        }
    }
    squares
}

/// Returns the expected glyph in whose place a glyph stands, if it is the same.
fn twin(
    item: &Item,
    expected: &PageContent,
    squares: &BTreeMap<Square, Vec<usize>>,
) -> Option<usize> {
    let Shape::Glyph { matrix, .. } = &item.shape else {
        return None;
    };
    let mut near = [-SAME_PLACE_PT, SAME_PLACE_PT].into_iter().flat_map(|x| {
        [-SAME_PLACE_PT, SAME_PLACE_PT].map(|y| square(matrix[4] + x, matrix[5] + y))
    });
    near.find_map(|square| {
        let mut numbers = squares.get(&square)?.iter();
        numbers
            .find(|number| is_twin(&expected.items[**number], item))
            .copied()
    })
}

fn is_twin(expected: &Item, found: &Item) -> bool {
    let (
        Shape::Glyph { matrix, text, .. },
        Shape::Glyph {
            matrix: other,
            text: other_text,
            ..
        },
    ) = (&expected.shape, &found.shape)
    else {
        return false;
    };
    let is_here = matrix
        .iter()
        .zip(other)
        .all(|(one, other)| (one - other).abs() < SAME_PLACE_PT);
    is_here && (text == other_text || expected.has_same_outline(found))
}
