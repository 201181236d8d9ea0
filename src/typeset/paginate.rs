//! Page breaks.
//!
//! All page breaks are chosen together, so that the sum of their costs is minimal: a page costs a little, a
//! break where it hurts costs more. Costs that rule a break out are finite, so there is always a solution.

use super::model::{Image, Line, Rule, SignatureBox};

/// Lines and boxes that stand side by side and are never torn apart. Positions are relative to its upper edge.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Space over it, unless it begins a page.
    pub space_before_pt: f64,
    pub height_pt: f64,
    /// Whether it begins a page, whatever that costs.
    pub begins_page: bool,
    /// The cost of beginning a page with it.
    pub break_cost: f64,
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

/// Costs of breaks.
pub(super) mod cost {
    /// A page may begin here.
    pub const FREE: f64 = 0.0;
    /// A page had better not begin here.
    pub const POOR: f64 = 10.0;
    /// Only if what belongs together is taller than a page.
    pub const SPLIT: f64 = 1e6;
    /// A signature page would stand alone; still better than what is never done.
    pub const ALONE: f64 = 5e6;
    /// Never: a widow, an orphan, a heading at the foot of a page.
    pub const NEVER: f64 = 1e7;
}

/// The cost of a page: fewer pages are better.
const PAGE_COST: f64 = 30.0;
/// The cost of a page with a row that is taller than the page.
const OVERFULL_COST: f64 = 1e9;

/// Returns the rows of each page, as ranges; `height_pt` is the room on a page.
///
/// Among breaks of equal cost it takes those that fill the earliest pages best: a reader expects a short
/// page to be at the end.
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
            let page_ends = rows.get(end).is_some_and(|next| next.begins_page);
            let break_cost = rows
                .get(end)
                .filter(|next| !next.begins_page)
                .map_or(0.0, |next| next.break_cost);
            let page_cost = if overfull { OVERFULL_COST } else { PAGE_COST };
            let total = page_cost + break_cost + best[end].0;
            // At equal cost the fuller page wins: it comes later.
            if total <= best[start].0 {
                best[start] = (total, end);
            }
            if page_ends {
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
