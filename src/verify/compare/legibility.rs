//! Whether the letters of a page can be read where they stand.

use std::collections::HashSet;

use crate::typeset::fonts::UNITS_PER_EM;
use crate::verify::content::{Bounds, Item, Shape, enclosing};
use crate::verify::document::PageContent;
use crate::verify::outline::Ink;
use crate::verify::report::AppearanceChange;

/// Goes over a page's letters as somebody would who reads it, and tells which can't be read, or would be read
/// in another place than that in which they are drawn.
pub(super) struct Legibility {
    page: Bounds,
    /// What the letters of the agreement reach over: left, bottom, right, top.
    column: Bounds,
    lines: Vec<TextLine>,
    /// The line of the letter before.
    current: usize,
    /// Where there is ink already, in steps of half a point.
    ink: HashSet<(i32, i32)>,
}

/// A line of text, as far as it was gone over.
struct TextLine {
    baseline: f64,
    size: f64,
    right: f64,
}

/// Sizes in which words are read, and in which a mark for a machine is set.
const SIZES_PT: std::ops::RangeInclusive<f64> = 6.0..=40.0;
const MARK_SIZES_PT: std::ops::RangeInclusive<f64> = 0.5..=40.0;
/// Nobody reads what is smaller.
const MIN_READ_PT: f64 = 2.0;
/// Letters on one line have the same baseline but for this.
const SAME_LINE_PT: f64 = 0.1;
/// How far a letter may reach into the one before it, as a part of its size: kerning.
const KERNING: f64 = 0.15;
/// How far lines must be apart, as a part of the size.
const LEADING: f64 = 0.9;
/// Half of the thickest line that is no area.
const LINE_PT: f64 = 1.0;
/// How far a letter reaches up beyond its heart.
const UPPER_PT: f64 = 3.0;
/// No page has more lines.
const MAX_LINES: usize = 1000;

impl Legibility {
    pub fn new(page: &PageContent) -> Self {
        let words = page
            .items
            .iter()
            .filter(|item| item.is_glyph() && !item.is_furniture() && item.style.mode == 0);
        Self {
            page: page.bounds,
            column: enclosing(words.map(|item| item.bounds)),
            lines: Vec::new(),
            current: 0,
            ink: HashSet::new(),
        }
    }

    /// Whether something that is drawn lies over letters that were gone over.
    pub fn covers(&self, [left, bottom, right, top]: Bounds) -> bool {
        // A line is as thick as it is, and letters reach up beyond their hearts.
        let (bottom, top) = (bottom - LINE_PT - UPPER_PT, top + LINE_PT);
        let (columns, rows) = (
            steps(left - LINE_PT)..=steps(right + LINE_PT),
            steps(bottom)..=steps(top),
        );
        let mut ink = self.ink.iter();
        ink.any(|(column, row)| columns.contains(column) && rows.contains(row))
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
        let is_in_place = if item.is_furniture() {
            size < MIN_READ_PT || self.is_beside_column([from, y, to, y + size])
        } else {
            self.follows(from, to, y, size)
        };
        if !is_in_place {
            return Some(AppearanceChange::Moved);
        }
        // Letters may touch, but not at their hearts.
        let quarter = (to - from) / 4.0;
        let is_free = self.fill([from + quarter, y + 0.1 * size, to - quarter, y + 0.4 * size]);
        (!is_free).then_some(AppearanceChange::Hidden)
    }

    /// Whether an area keeps clear of the column of text: above, below or beside it.
    fn is_beside_column(&self, [left, bottom, right, top]: Bounds) -> bool {
        let column = self.column;
        right < column[0] || left > column[2] || top < column[1] || bottom > column[3]
    }

    /// Whether a letter is read after the one that is drawn before it: further right on its line, on a line below,
    /// or in the next column.
    fn follows(&mut self, left: f64, right: f64, baseline: f64, size: f64) -> bool {
        let Some(current) = self.lines.get_mut(self.current) else {
            self.begin(right, baseline, size);
            return true;
        };
        if (current.baseline - baseline).abs() < SAME_LINE_PT {
            let is_further = left > current.right - KERNING * size;
            current.right = current.right.max(right);
            return is_further;
        }
        let bottom = current.baseline;
        let is_below = baseline < bottom;
        let before = self
            .lines
            .iter()
            .position(|line| (line.baseline - baseline).abs() < SAME_LINE_PT && left > line.right);
        let is_clear = self.lines.iter().all(|line| {
            let apart = (line.baseline - baseline).abs();
            if apart < SAME_LINE_PT {
                return left > line.right;
            }
            // Beside it, too: a column that is moved by less than a line is read with the other's rows.
            apart > LEADING * size.min(line.size)
        });
        // Further up is the next column, beside everything that was read there.
        let mut level = self
            .lines
            .iter()
            .filter(|line| (bottom..baseline + size).contains(&line.baseline));
        let is_next_column = level.all(|line| left > line.right);
        match before {
            Some(line) => {
                self.current = line;
                let line = &mut self.lines[line];
                line.right = line.right.max(right);
            }
            None if self.lines.len() < MAX_LINES => self.begin(right, baseline, size),
            None => return false,
        }
        is_clear && (is_below || before.is_some() || is_next_column)
    }

    fn begin(&mut self, right: f64, baseline: f64, size: f64) {
        self.current = self.lines.len();
        self.lines.push(TextLine {
            baseline,
            size,
            right,
        });
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
