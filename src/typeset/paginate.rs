//! Page breaks.
//!
//! All page breaks are chosen together, so that the sum of their costs is minimal, as lines of a paragraph are. Every
//! cost is on one scale: the square of the hundredths of a page that stay white at its foot. A page of which a tenth is
//! white costs 100, and a break that costs 400 is avoided at the price of a fifth of a page. All costs are finite, so
//! there is always a solution.

use std::ops::Range;

use super::row::{Row, Rows};

/// Costs of breaks: how much white at the foot of a page is better.
pub(super) mod cost {
    /// A page may begin here.
    pub const FREE: f64 = 0.0;
    /// Inside a list.
    pub const LIST: f64 = 25.0;
    /// After a line that ends in a hyphen.
    pub const HYPHEN: f64 = 50.0;
    /// Inside what belongs together: signatories, the rows of a table.
    pub const SPLIT: f64 = 300.0;
    /// One item of a list, or the last of several signatories, stands alone at the foot or the head of a page.
    pub const LONE_ITEM: f64 = 1_500.0;
    /// The signatures stand under a single paragraph of one line.
    pub const ALMOST_ALONE: f64 = 900.0;
    /// A signature page stands alone.
    pub const ALONE: f64 = 2_500.0;
    /// A widow, an orphan, or a list apart from the text that announces it.
    pub const WIDOW: f64 = 30_000.0;
    /// Inside what a template keeps together.
    pub const TOGETHER: f64 = 200_000.0;
    /// Only if what belongs together is taller than a page: a heading at the foot of a page.
    pub const NEVER: f64 = 1e7;
}

/// The cost of a page: fewer pages are better.
const PAGE_COST: f64 = 400.0;
/// The part of a page that may stay white before it shows.
const MAX_WHITE: f64 = 0.25;
/// The cost of a page with more white than that, and of each hundredth beyond it.
const SPARSE_COST: f64 = 3_000.0;
const SPARSER_COST: f64 = 300.0;
/// The cost of a page with a row that is taller than the page.
const OVERFULL_COST: f64 = 1e9;

/// Returns the cost of what stays white at the foot of a page, of which that part is filled.
fn white_cost(filled: f64) -> f64 {
    let white = (1.0 - filled).max(0.0);
    let hundredths = white * 100.0;
    let beyond = hundredths - MAX_WHITE * 100.0;
    let sparse = if beyond > 0.0 {
        SPARSE_COST + SPARSER_COST * beyond
    } else {
        0.0
    };
    hundredths * hundredths + sparse
}

/// What page breaks depend on of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Measure {
    space_before_pt: f64,
    height_pt: f64,
    break_cost: f64,
    begins_page: bool,
    /// The height of the heading that is repeated over it.
    repeat_pt: f64,
}

impl Measure {
    fn of(row: &Row) -> Self {
        Self {
            space_before_pt: row.space_before_pt,
            height_pt: row.height_pt,
            break_cost: row.break_cost,
            begins_page: row.begins_page,
            repeat_pt: row.repeat.as_ref().map_or(0.0, |repeat| repeat.height_pt),
        }
    }
}

/// The best pages from a row on: their cost, and the number of rows on the first of them.
type Best = (f64, usize);

/// What follows the last row: nothing.
const END: Best = (0.0, 0);

/// Breaks rows into pages, and remembers the last ones: which breaks are best from a row on depends on nothing before
/// it, so that behind an edit they stay.
pub(super) struct Paginator {
    height_pt: f64,
    measures: Vec<Measure>,
    best: Vec<Best>,
}

impl Default for Paginator {
    fn default() -> Self {
        Self {
            height_pt: 0.0,
            measures: Vec::new(),
            best: vec![END],
        }
    }
}

impl Paginator {
    /// Returns the rows of each page, as ranges; `height_pt` is the room on a page.
    ///
    /// What the last page and a page before a forced break leave white costs nothing. Among breaks of equal cost it
    /// takes those that fill the earliest pages best: a reader expects a short page to be at the end.
    pub(super) fn paginate(&mut self, rows: &Rows, height_pt: f64) -> Vec<Range<usize>> {
        let measures: Vec<Measure> = rows.iter().map(|row| Measure::of(row)).collect();
        let mut best = vec![END; measures.len() + 1];
        let known = self.known(&measures, height_pt);
        let fresh = measures.len() - known;
        let known = &self.best[self.measures.len() - known..];
        best.splice(fresh.., known.iter().copied());
        for start in (0..fresh).rev() {
            best[start] = best_from(start, &measures, &best, height_pt);
        }
        let mut pages = Vec::new();
        let mut start = 0;
        while start < measures.len() {
            let end = start + best[start].1;
            pages.push(start..end);
            start = end;
        }
        *self = Self {
            height_pt,
            measures,
            best,
        };
        pages
    }

    /// Returns the number of rows at the end that are as they were. The first row isn't among them: no heading is
    /// repeated over it.
    fn known(&self, measures: &[Measure], height_pt: f64) -> usize {
        #[expect(clippy::float_cmp, reason = "the same page has the very same height")]
        let is_same_page = self.height_pt == height_pt;
        if !is_same_page {
            return 0;
        }
        let pairs = measures.iter().rev().zip(self.measures.iter().rev());
        let same = pairs.take_while(|(new, old)| new == old).count();
        let most = measures.len().min(self.measures.len()).saturating_sub(1);
        same.min(most)
    }
}

/// Returns the best pages from a row on, of which those from any later row on are known.
fn best_from(start: usize, measures: &[Measure], best: &[Best], height_pt: f64) -> Best {
    let mut found = (f64::INFINITY, 1);
    let mut filled_pt = if start > 0 {
        measures[start].repeat_pt
    } else {
        0.0
    };
    for end in start + 1..=measures.len() {
        let row = &measures[end - 1];
        if end - 1 > start {
            filled_pt += row.space_before_pt;
        }
        filled_pt += row.height_pt;
        let overfull = filled_pt > height_pt + 1e-6;
        if overfull && end - 1 > start {
            break;
        }
        let next = measures.get(end).filter(|next| !next.begins_page);
        let break_cost = match next {
            Some(next) => next.break_cost + white_cost(filled_pt / height_pt),
            None => 0.0,
        };
        let page_cost = if overfull { OVERFULL_COST } else { PAGE_COST };
        let total = page_cost + break_cost + best[end].0;
        // At equal cost the fuller page wins: it comes later.
        if total <= found.0 {
            found = (total, end - start);
        }
        if measures.get(end).is_some_and(|next| next.begins_page) {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::row::Repeat;
    use super::*;

    fn paginate(rows: &[Row], height_pt: f64) -> Vec<Range<usize>> {
        Paginator::default().paginate(&rows.iter().cloned().collect(), height_pt)
    }

    fn row(height_pt: f64, break_cost: f64) -> Row {
        Row {
            height_pt,
            break_cost,
            ..Row::default()
        }
    }

    fn check(rows: &[Row], expected: &[std::ops::Range<usize>]) {
        assert_eq!(paginate(rows, 100.0), expected);
    }

    #[test]
    fn pages_are_filled() {
        let rows: Vec<Row> = (0..5).map(|_| row(40.0, cost::FREE)).collect();
        check(&rows, &[0..2, 2..4, 4..5]);
        check(&[], &[]);
    }

    #[test]
    fn a_break_that_hurts_is_moved() {
        let mut rows: Vec<Row> = (0..4).map(|_| row(40.0, cost::FREE)).collect();
        rows[2].break_cost = cost::NEVER;
        check(&rows, &[0..1, 1..3, 3..4]);
    }

    #[test]
    fn a_cost_is_worth_some_white() {
        let check_cost = |break_cost: f64, expected: &[std::ops::Range<usize>]| {
            let mut rows: Vec<Row> = (0..12).map(|_| row(10.0, cost::FREE)).collect();
            rows[10].break_cost = break_cost;
            check(&rows, expected);
        };
        check_cost(cost::LIST, &[0..10, 10..12]);
        check_cost(99.0, &[0..10, 10..12]);
        check_cost(101.0, &[0..9, 9..12]);
        check_cost(cost::NEVER, &[0..9, 9..12]);
    }

    #[test]
    fn white_is_shared_out_rather_than_left_on_one_page() {
        // The four last rows stay together, and don't fit after the others.
        let mut rows: Vec<Row> = (0..26).map(|_| row(10.0, cost::FREE)).collect();
        for row in &mut rows[17..24] {
            row.break_cost = cost::NEVER;
        }
        let pages = paginate(&rows, 100.0);
        let lengths: Vec<usize> = pages.iter().map(ExactSizeIterator::len).collect();
        assert_eq!(lengths, [8, 8, 10]);
    }

    #[test]
    fn a_forced_break_leaves_any_white() {
        let mut rows: Vec<Row> = (0..4).map(|_| row(40.0, cost::FREE)).collect();
        rows[1].begins_page = true;
        rows[1].break_cost = cost::NEVER;
        check(&rows, &[0..1, 1..3, 3..4]);
    }

    #[test]
    fn a_row_taller_than_a_page_gets_one() {
        let rows = [row(40.0, 0.0), row(300.0, 0.0), row(40.0, 0.0)];
        check(&rows, &[0..1, 1..2, 2..3]);
    }

    #[test]
    fn a_row_can_begin_a_page() {
        let mut rows: Vec<Row> = (0..4).map(|_| row(30.0, cost::NEVER)).collect();
        rows[2].begins_page = true;
        check(&rows, &[0..2, 2..4]);
    }

    #[test]
    fn a_repeated_heading_takes_room() {
        let mut rows: Vec<Row> = (0..4).map(|_| row(45.0, cost::FREE)).collect();
        for row in &mut rows[1..] {
            row.repeat = Some(Arc::new(Repeat {
                height_pt: 20.0,
                lines: Vec::new(),
                rules: Vec::new(),
            }));
        }
        check(&rows, &[0..2, 2..3, 3..4]);
    }

    #[test]
    fn what_is_remembered_changes_no_break() {
        let mut random = fastrand::Rng::with_seed(14);
        let mut paginator = Paginator::default();
        let mut rows: Vec<Row> = Vec::new();
        for _ in 0..500 {
            let at = random.usize(..=rows.len());
            let costs = [cost::FREE, cost::LIST, cost::WIDOW, cost::NEVER];
            let mut row = row(random.f64() * 40.0, random.choice(costs).unwrap());
            row.begins_page = random.u8(..) < 10;
            row.space_before_pt = random.f64() * 5.0;
            row.repeat = random.bool().then(|| {
                Arc::new(Repeat {
                    height_pt: 10.0,
                    lines: Vec::new(),
                    rules: Vec::new(),
                })
            });
            match random.u8(..4) {
                0 if at < rows.len() => drop(rows.remove(at)),
                1 if at < rows.len() => rows[at] = row,
                _ => rows.insert(at, row),
            }
            let height_pt = if random.u8(..20) == 0 { 90.0 } else { 100.0 };
            let shared = rows.iter().cloned().collect();
            let found = paginator.paginate(&shared, height_pt);
            assert_eq!(found, paginate(&rows, height_pt));
        }
    }
}
