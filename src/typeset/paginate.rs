//! Page breaks.
//!
//! All page breaks are chosen together, so that the sum of their costs is minimal, as lines of a paragraph are. Every
//! cost is on one scale: the square of the hundredths of a page that stay white at its foot. A page of which a tenth is
//! white costs 100, and a break that costs 400 is avoided at the price of a fifth of a page. All costs are finite, so
//! there is always a solution.

use super::model::{Image, Line, Rule, SignatureBox};

/// Lines and boxes that stand side by side and are never torn apart. Positions are relative to its upper edge.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Space over it, unless it begins a page.
    pub space_before_pt: f64,
    pub height_pt: f64,
    /// The cost of beginning a page with it.
    pub break_cost: f64,
    /// Whether it begins a page in any case.
    pub begins_page: bool,
    pub lines: Vec<Line>,
    pub rules: Vec<Rule>,
    pub images: Vec<Image>,
    pub boxes: Vec<SignatureBox>,
    /// A heading that begins here: depth and text.
    pub outline: Option<(usize, String)>,
    /// The heading that is repeated over it if it begins a page.
    pub repeat: Option<Repeat>,
}

/// A heading that is repeated over what continues on another page.
#[derive(Clone, Debug)]
pub(super) struct Repeat {
    pub height_pt: f64,
    pub lines: Vec<Line>,
    pub rules: Vec<Rule>,
}

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

/// Returns the rows of each page, as ranges; `height_pt` is the room on a page.
///
/// What the last page and a page before a forced break leave white costs nothing. Among breaks of equal cost it takes
/// those that fill the earliest pages best: a reader expects a short page to be at the end.
pub(super) fn paginate(rows: &[Row], height_pt: f64) -> Vec<std::ops::Range<usize>> {
    // best[n]: the minimal cost of pages for the rows from n on, and where the page after the first of
    // them begins.
    let mut best = vec![(0.0, rows.len()); rows.len() + 1];
    for start in (0..rows.len()).rev() {
        best[start] = (f64::INFINITY, start + 1);
        let repeat = rows[start].repeat.as_ref().filter(|_| start > 0);
        let mut filled_pt = repeat.map_or(0.0, |repeat| repeat.height_pt);
        for end in start + 1..=rows.len() {
            let row = &rows[end - 1];
            if end - 1 > start {
                filled_pt += row.space_before_pt;
            }
            filled_pt += row.height_pt;
            let overfull = filled_pt > height_pt + 1e-6;
            if overfull && end - 1 > start {
                break;
            }
            let next = rows.get(end).filter(|next| !next.begins_page);
            let break_cost = match next {
                Some(next) => next.break_cost + white_cost(filled_pt / height_pt),
                None => 0.0,
            };
            let page_cost = if overfull { OVERFULL_COST } else { PAGE_COST };
            let total = page_cost + break_cost + best[end].0;
            // At equal cost the fuller page wins: it comes later.
            if total <= best[start].0 {
                best[start] = (total, end);
            }
            if rows.get(end).is_some_and(|next| next.begins_page) {
                break;
            }
        }
    }
    let mut pages = Vec::new();
    let mut start = 0;
    while start < rows.len() {
        let end = best[start].1;
        pages.push(start..end);
        start = end;
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

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
            row.repeat = Some(Repeat {
                height_pt: 20.0,
                lines: Vec::new(),
                rules: Vec::new(),
            });
        }
        check(&rows, &[0..2, 2..3, 3..4]);
    }
}
