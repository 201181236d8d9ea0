//! Words on pages, and what was changed in them.

use std::ops::Range;

use super::draw::{Bounds, Shape};
use super::page::Sheet;
use super::report::{Area, Spot};
use crate::typeset::{Owner, Pages};

/// A character that can be seen, with where it stands.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub character: char,
    pub page: usize,
    pub area: Area,
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

/// Rectangles of the file as they are reported: from the upper left corner.
pub(super) fn area(bounds: Bounds, sheet: Bounds) -> Area {
    Area {
        x_pt: bounds[0] - sheet[0],
        y_pt: sheet[3] - bounds[3],
        width_pt: bounds[2] - bounds[0],
        height_pt: bounds[3] - bounds[1],
    }
}

/// The letters of a page of a file, in the order in which they are drawn.
pub(super) fn found_letters(sheet: &Sheet, page: usize) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut starts = true;
    let mut baseline = f64::MAX;
    let mut end = 0.0;
    let mut is_broken = false;
    for item in &sheet.items {
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
                    area: area(item.bounds, sheet.bounds),
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

/// The letters of the pages as they should be, in the same order.
pub(super) fn expected_letters(pages: &Pages) -> Vec<Letter> {
    let mut letters = Vec::new();
    for (number, page) in pages.pages.iter().enumerate() {
        let mut goes_on = false;
        for line in &page.lines {
            let mut starts = !goes_on;
            goes_on = !matches!(
                line.text.ending,
                crate::typeset::Ending::Paragraph | crate::typeset::Ending::Space
            );
            for glyph in &line.text.glyphs {
                for character in line.text.text[glyph.text.clone()].chars() {
                    if is_letter(character) {
                        letters.push(Letter {
                            character,
                            page: number,
                            area: Area {
                                x_pt: line.x_pt + glyph.x_pt,
                                y_pt: line.baseline_pt - glyph.y_pt - 0.75 * line.size_pt,
                                width_pt: glyph.advance_pt,
                                height_pt: line.size_pt,
                            },
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

/// Letters as text, with spaces between words.
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

/// Where letters stand, a rectangle for each line; those of the first page that they stand on.
pub(super) fn spot(letters: &[Letter]) -> Option<Spot> {
    let page = letters.first()?.page;
    let mut areas: Vec<Area> = Vec::new();
    for letter in letters.iter().filter(|letter| letter.page == page) {
        match areas.last_mut() {
            Some(line) if (line.y_pt - letter.area.y_pt).abs() < 1.0 => {
                *line = both(*line, letter.area);
            }
            _ => areas.push(letter.area),
        }
    }
    Some(Spot { page, areas })
}

fn both(one: Area, other: Area) -> Area {
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

/// A place where two lists differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub before: Range<usize>,
    pub after: Range<usize>,
}

/// What was changed in letters, in whole words.
pub(super) fn changes_of_words(before: &[Letter], after: &[Letter]) -> Vec<Change> {
    let is_same = |one: usize, other: usize| before[one].character == after[other].character;
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

/// More changes than this are one: then it is another text.
const MAX_CHANGES: usize = 1200;

/// Where two lists differ (Myers, "An O(ND) difference algorithm and its variations", 1986).
pub(super) fn changes(
    before: usize,
    after: usize,
    is_same: &dyn Fn(usize, usize) -> bool,
) -> Vec<Change> {
    let shorter = before.min(after);
    let head = (0..shorter).take_while(|at| is_same(*at, *at)).count();
    let tail = (0..shorter - head)
        .take_while(|at| is_same(before - 1 - at, after - 1 - at))
        .count();
    let (old, new) = (before - head - tail, after - head - tail);
    if old == 0 && new == 0 {
        return Vec::new();
    }
    let same = |one: usize, other: usize| is_same(head + one, head + other);
    let kept = kept(old, new, &same).unwrap_or_default();
    let mut changes = Vec::new();
    let (mut at_old, mut at_new) = (0, 0);
    for (one, other) in kept.into_iter().chain([(old, new)]) {
        if one > at_old || other > at_new {
            changes.push(Change {
                before: head + at_old..head + one,
                after: head + at_new..head + other,
            });
        }
        (at_old, at_new) = (one + 1, other + 1);
    }
    changes
}

/// The pairs that stand in both lists, in order; nothing if there are too many changes.
fn kept(
    before: usize,
    after: usize,
    is_same: &dyn Fn(usize, usize) -> bool,
) -> Option<Vec<(usize, usize)>> {
    let (end_x, end_y) = (isize::try_from(before).ok()?, isize::try_from(after).ok()?);
    let at = |x: isize, y: isize| is_same(x.unsigned_abs(), y.unsigned_abs());
    // For each number of changes, how far each diagonal gets.
    let mut trace: Vec<Vec<isize>> = Vec::new();
    for changes in 0..=isize::try_from((before + after).min(MAX_CHANGES)).ok()? {
        let mut reach = vec![0; 2 * changes.unsigned_abs() + 1];
        for diagonal in (-changes..=changes).step_by(2) {
            let (_, mut x) = step(&trace, changes, diagonal);
            while x < end_x && x - diagonal < end_y && at(x, x - diagonal) {
                x += 1;
            }
            reach[(diagonal + changes).unsigned_abs()] = x;
            if x >= end_x && x - diagonal >= end_y {
                return Some(walked_back(&trace, end_x, end_y));
            }
        }
        trace.push(reach);
    }
    None
}

/// From which diagonal one comes to this one with so many changes, and how far that gets.
fn step(trace: &[Vec<isize>], changes: isize, diagonal: isize) -> (isize, isize) {
    let Some(last) = trace
        .get((changes - 1).max(0).unsigned_abs())
        .filter(|_| changes > 0)
    else {
        return (diagonal, 0);
    };
    let reach = |of: isize| last[(of + changes - 1).unsigned_abs()];
    let adds =
        diagonal == -changes || (diagonal != changes && reach(diagonal - 1) < reach(diagonal + 1));
    if adds {
        (diagonal + 1, reach(diagonal + 1))
    } else {
        (diagonal - 1, reach(diagonal - 1) + 1)
    }
}

fn walked_back(trace: &[Vec<isize>], end_x: isize, end_y: isize) -> Vec<(usize, usize)> {
    let (mut x, mut y) = (end_x, end_y);
    let mut pairs = Vec::new();
    for changes in (0..=isize::try_from(trace.len()).unwrap_or(0)).rev() {
        let diagonal = x - y;
        let (from, begin) = step(trace, changes, diagonal);
        let begin_y = begin - diagonal;
        while x > begin.max(0) && y > begin_y.max(0) {
            x -= 1;
            y -= 1;
            pairs.push((x.unsigned_abs(), y.unsigned_abs()));
        }
        if changes > 0 {
            // One step sideways or down, onto the diagonal that it came from.
            if from > diagonal {
                y -= 1;
            } else {
                x -= 1;
            }
        }
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let (old, new): (Vec<char>, Vec<char>) =
            (before.chars().collect(), after.chars().collect());
        let changes = changes(old.len(), new.len(), &|one, other| old[one] == new[other]);
        let changes = changes.into_iter().map(|change| {
            let old: String = old[change.before].iter().collect();
            let new: String = new[change.after].iter().collect();
            format!("{old}>{new}")
        });
        changes.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn changes_are_found() {
        let check = |before: &str, after: &str, expected: &str| {
            assert_eq!(shown(before, after), expected, "{before} {after}");
        };
        check("", "", "");
        check("abc", "abc", "");
        check("abc", "", "abc>");
        check("", "abc", ">abc");
        check("abc", "abd", "c>d");
        check("abcdef", "abXdef", "c>X");
        check("abcdef", "bcdefg", "a> >g");
        check("kitten on a mat", "kitten in a hat", "o>i m>h");
        check("aaaa", "aa", "aa>");
    }

    #[test]
    fn another_text_is_one_change() {
        let before = "a".repeat(3000);
        let after = "b".repeat(3000);
        assert_eq!(shown(&before, &after), format!("{before}>{after}"));
    }
}
