//! Whether the letters of a page can be read where they stand.

use std::collections::HashSet;

use crate::typeset::fonts::UNITS_PER_EM;
use crate::verify::content::{Bounds, Item, Shape};
use crate::verify::document::PageContent;
use crate::verify::outline::Ink;
use crate::verify::report::AppearanceChange;

/// Goes over a page's letters as somebody would who reads it, and tells which can't be read.
pub(super) struct Legibility {
    page: Bounds,
    /// Where the letter before stood: from the left, up, and its size.
    last: Option<(f64, f64, f64)>,
    /// Where there is ink already, in steps of half a point.
    ink: HashSet<(i32, i32)>,
}

/// Sizes in which words are read, and in which a mark for a machine is set.
const SIZES_PT: std::ops::RangeInclusive<f64> = 6.0..=40.0;
const MARK_SIZES_PT: std::ops::RangeInclusive<f64> = 0.5..=40.0;

impl Legibility {
    pub fn new(page: &PageContent) -> Self {
        Self {
            page: page.bounds,
            last: None,
            ink: HashSet::new(),
        }
    }

    /// Returns what is wrong with where a letter stands: askew, tiny, beside the page, over another one, or before
    /// what is drawn before it.
    pub fn appearance_change(&mut self, item: &Item) -> Option<AppearanceChange> {
        let Shape::Glyph {
            font, code, matrix, ..
        } = &item.shape
        else {
            return None;
        };
        let Ink::Reaches(left, right) = font.outline(*code)?.ink else {
            return None;
        };
        if item.style.mode != 0 {
            // A line to write on.
            return None;
        }
        let [width, up, aside, size, x, y] = *matrix;
        let is_upright = up.abs().max(aside.abs()) < 0.01 && (width - size).abs() < 0.02 * size;
        let sizes = if item.is_furniture() {
            MARK_SIZES_PT
        } else {
            SIZES_PT
        };
        if !is_upright || !sizes.contains(&size) {
            return Some(AppearanceChange::Other);
        }
        let [page_left, page_bottom, page_right, page_top] = self.page;
        let reach = |units: i16| x + f64::from(units) / UNITS_PER_EM * size;
        let (from, to) = (reach(left), reach(right));
        let is_on_page = from >= page_left && to <= page_right && y >= page_bottom;
        if !is_on_page || y + size > page_top {
            return Some(AppearanceChange::Hidden);
        }
        if !item.is_furniture() && !self.follows(x, y, size) {
            return Some(AppearanceChange::Moved);
        }
        // Letters may touch, but not at their hearts.
        let quarter = (to - from) / 4.0;
        let is_free = self.fill([from + quarter, y + 0.1 * size, to - quarter, y + 0.4 * size]);
        (!is_free).then_some(AppearanceChange::Hidden)
    }

    /// Whether a letter is read after the one that is drawn before it: further right, further down, or in the
    /// next column.
    fn follows(&mut self, x: f64, y: f64, size: f64) -> bool {
        let last = self.last.replace((x, y, size));
        last.is_none_or(|(last_x, last_y, last_size)| {
            let is_same_line = (last_y - y).abs() < 0.3 * last_size;
            if is_same_line {
                x > last_x - 0.3 * size
            } else {
                y < last_y || x > last_x
            }
        })
    }

    /// Fills an area with ink; whether none was there.
    fn fill(&mut self, [left, bottom, right, top]: Bounds) -> bool {
        let columns = steps(left)..=steps(right);
        for row in steps(bottom)..=steps(top) {
            for column in columns.clone() {
                if !self.ink.insert((column, row)) {
                    return false;
                }
            }
        }
        true
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a page is far smaller")]
fn steps(length_pt: f64) -> i32 {
    (length_pt * 2.0).floor() as i32
}
