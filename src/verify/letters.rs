//! The letters on pages, and what was changed in their words.

use super::content::{Bounds, Item, Shape};
use super::document::PageContent;
use super::report::{Area, Location};
use crate::diff::{Change, changes};
use crate::typeset::{Ending, Owner, Pages};

/// A character that can be seen, with where it stands.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub character: char,
    pub page: usize,
    pub area: Area,
    /// The number of the item that draws it, on its page; 0 for a letter of typeset pages.
    pub item: usize,
    /// The expected glyph in whose place it stands: its page, its number, and which of its letters it is.
    pub anchor: Option<(usize, usize, usize)>,
    /// Whether a word begins with it.
    pub starts: bool,
    pub owner: Option<Owner>,
    pub is_furniture: bool,
}

/// Stands in a font for the hyphen of a broken word.
pub(super) const SOFT_HYPHEN: char = '\u{AD}';

fn is_letter(character: char) -> bool {
    !character.is_whitespace() && character != SOFT_HYPHEN
}

/// Returns a rectangle of the file as it is reported: from the upper left corner.
pub(super) fn area(bounds: Bounds, page: Bounds) -> Area {
    Area {
        x_pt: bounds[0] - page[0],
        y_pt: page[3] - bounds[3],
        width_pt: bounds[2] - bounds[0],
        height_pt: bounds[3] - bounds[1],
    }
}

/// Returns the letters of a page of a file, in the order in which they are drawn.
pub(super) fn found_letters(found: &PageContent, page: usize) -> Vec<Letter> {
    letters_of(&found.items, found.bounds, page)
}

/// Returns the letters of the items of a page.
pub(super) fn letters_of(items: &[Item], bounds: Bounds, page: usize) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut starts = true;
    let mut baseline = f64::MAX;
    let mut end = 0.0;
    let mut is_broken = false;
    for (number, item) in items.iter().enumerate() {
        let Shape::Glyph { text, matrix, .. } = &item.shape else {
            continue;
        };
        // Cells of a table stand apart on one line.
        let is_apart = item.bounds[0] - end > 1.0 || item.bounds[0] < end - 4.0;
        let is_new_line = (matrix[5] - baseline).abs() > 1.0;
        starts |= (is_new_line || is_apart) && !is_broken;
        end = item.bounds[2];
        is_broken = false;
        baseline = matrix[5];
        for character in text.chars() {
            if is_letter(character) {
                letters.push(Letter {
                    character,
                    page,
                    area: area(item.bounds, bounds),
                    item: number,
                    anchor: None,
                    starts,
                    owner: None,
                    is_furniture: item.is_furniture(),
                });
                starts = false;
            } else if character == SOFT_HYPHEN {
                is_broken = true;
            } else {
                starts = true;
            }
        }
    }
    letters
}

/// Returns the letters of the pages as they should be, in the same order.
pub(super) fn expected_letters(pages: &Pages) -> Vec<Letter> {
    let mut letters = Vec::new();
    for (number, page) in pages.pages.iter().enumerate() {
        let mut goes_on = false;
        for line in &page.lines {
            let mut starts = !goes_on;
            goes_on = !matches!(line.text.ending, Ending::Paragraph | Ending::Space);
            for glyph in &line.text.glyphs {
                let area = Area {
                    x_pt: line.x_pt + glyph.x_pt,
                    y_pt: line.baseline_pt - glyph.y_pt - 0.75 * line.size_pt,
                    width_pt: glyph.advance_pt,
                    height_pt: line.size_pt,
                };
                for character in line.text.text[glyph.text.clone()].chars() {
                    if is_letter(character) {
                        letters.push(Letter {
                            character,
                            page: number,
                            area,
                            item: 0,
                            anchor: None,
                            starts,
                            owner: Some(line.owner),
                            is_furniture: line.owner == Owner::Furniture,
                        });
                        starts = false;
                    } else if character != SOFT_HYPHEN {
                        starts = true;
                    }
                }
            }
        }
    }
    letters
}

/// Returns letters as text, with spaces between words.
pub(super) fn text(letters: &[Letter]) -> String {
    let mut text = String::new();
    for letter in letters {
        if letter.starts && !text.is_empty() {
            text.push(' ');
        }
        text.push(letter.character);
    }
    text
}

/// Returns where letters stand, a rectangle for each line; those of the first page that they stand on.
pub(super) fn location(letters: &[Letter]) -> Option<Location> {
    let page = letters.first()?.page;
    let mut areas: Vec<Area> = Vec::new();
    for letter in letters.iter().filter(|letter| letter.page == page) {
        match areas.last_mut() {
            Some(line) if (line.y_pt - letter.area.y_pt).abs() < 1.0 => {
                *line = union(*line, letter.area);
            }
            _ => areas.push(letter.area),
        }
    }
    Some(Location { page, areas })
}

/// Returns the smallest rectangle around two.
pub(super) fn union(one: Area, other: Area) -> Area {
    let x_pt = one.x_pt.min(other.x_pt);
    let y_pt = one.y_pt.min(other.y_pt);
    let right = (one.x_pt + one.width_pt).max(other.x_pt + other.width_pt);
    let bottom = (one.y_pt + one.height_pt).max(other.y_pt + other.height_pt);
    Area {
        x_pt,
        y_pt,
        width_pt: right - x_pt,
        height_pt: bottom - y_pt,
    }
}

/// Returns what was changed in letters, in whole words.
pub(super) fn changes_of_words(before: &[Letter], after: &[Letter]) -> Vec<Change> {
    let is_same = |one: usize, other: usize| {
        let (one, other) = (&before[one], &after[other]);
        match (one.anchor, other.anchor) {
            (None, None) => one.character == other.character,
            (anchor, other) => anchor == other,
        }
    };
    let begins = |letters: &[Letter], at: usize| letters.get(at).is_none_or(|letter| letter.starts);
    let is_border = |old: usize, new: usize| begins(before, old) && begins(after, new);
    let mut whole: Vec<Change> = Vec::new();
    for change in changes(before.len(), after.len(), &is_same) {
        // Back to where the word begins, if nothing else was changed before that.
        let last = whole
            .last()
            .map_or((0, 0), |last| (last.before.end, last.after.end));
        let room = change.before.start - last.0;
        let back = (0..=room)
            .find(|back| is_border(change.before.start - back, change.after.start - back));
        match (back, whole.last_mut()) {
            (None, Some(last)) => {
                last.before.end = change.before.end;
                last.after.end = change.after.end;
            }
            (back, _) => {
                let back = back.unwrap_or(room);
                whole.push(Change {
                    before: change.before.start - back..change.before.end,
                    after: change.after.start - back..change.after.end,
                });
            }
        }
    }
    // On to where the word ends: before the next change, which would have been one with this otherwise.
    let mut limit = (before.len(), after.len());
    for change in whole.iter_mut().rev() {
        while change.before.end < limit.0
            && change.after.end < limit.1
            && !is_border(change.before.end, change.after.end)
        {
            change.before.end += 1;
            change.after.end += 1;
        }
        limit = (change.before.start, change.after.start);
    }
    whole
}
