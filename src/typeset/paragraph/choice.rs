//! The choice of the best breaks.

use super::breaks::{Breakpoint, EMERGENCY_PENALTY, Tolerance};
use super::style::{Alignment, ParagraphStyle};
use crate::typeset::fonts::UNITS_PER_EM;

/// The number of lines in a row that may end in a hyphen.
const MAX_HYPHENS: usize = 3;

/// The part of its width that a space may grow before it hurts.
const STRETCH: f64 = 0.50;
/// The part of its width that a space may shrink.
const SHRINK: f64 = 0.28;

/// Demerits, on the scale of TeX's.
const LINE_PENALTY: f64 = 10.0;
const CONSECUTIVE_HYPHENS: f64 = 6_000.0;
/// A third hyphen in a row is a last resort.
const THIRD_HYPHEN: f64 = 3_000_000.0;
/// Two lines running end in the same two letters and a hyphen.
const SAME_LETTERS: f64 = 400_000.0;
const CONTRAST: f64 = 3_000.0;
const LAST_LINE_SHORT: f64 = 60_000.0;
const HYPHEN_BEFORE_LAST_LINE: f64 = 60_000.0;
/// A last line that is the rest of a broken word.
const LAST_LINE_FRAGMENT: f64 = 2_000_000.0;

/// The best way to a breakpoint.
#[derive(Clone, Copy, Debug)]
struct Best {
    demerits: f64,
    /// The breakpoint before, and its number of hyphens in a row.
    from: Option<(usize, usize)>,
    /// The stretch (positive) or shrinkage of the spaces in the last line.
    ratio: f64,
}

/// The best ways to a breakpoint, by the number of hyphens in a row that they end with.
type Ways = [Option<Best>; MAX_HYPHENS + 1];

/// The way to the beginning of a paragraph.
const BEGINNING: [Option<Best>; 1] = [Some(Best {
    demerits: 0.0,
    from: None,
    ratio: 0.0,
})];

/// Chooses the breaks of a paragraph.
pub(super) struct BreakChoice {
    measure: f64,
    /// The width of a space.
    space: f64,
    alignment: Alignment,
    tolerance: Tolerance,
}

impl BreakChoice {
    /// Returns a choice for a paragraph of that style; the width of a space is given in the face's units.
    pub(super) fn new(style: ParagraphStyle, space_width: f64, tolerance: Tolerance) -> Self {
        Self {
            measure: style.measure_pt(),
            // Another order of the operations rounds to another number.
            space: space_width * f64::from(style.size_mpt) / 1000.0 / UNITS_PER_EM,
            alignment: style.alignment,
            tolerance,
        }
    }

    /// Returns the breaks with the fewest demerits, the end of the paragraph included; `None` if no breaks
    /// keep to the rules.
    pub(super) fn best(&self, points: &[Breakpoint]) -> Option<Vec<Breakpoint>> {
        let mut best: Vec<Ways> = Vec::with_capacity(points.len());
        for to in 0..points.len() {
            let ways = self.ways_to(points, to, &best);
            best.push(ways);
        }
        trace_back(points, &best)
    }

    /// Returns the best ways to a breakpoint, from those to the ones before it.
    fn ways_to(&self, points: &[Breakpoint], to: usize, best: &[Ways]) -> Ways {
        let end = &points[to];
        let is_last = to + 1 == points.len();
        let mut ways = [None; MAX_HYPHENS + 1];
        for from in (0..=to).rev() {
            let before = from.checked_sub(1);
            let start = before.map(|index| &points[index]);
            let Some((ratio, own)) = self.demerits(start, end, is_last) else {
                break; // the line only gets longer from here
            };
            let ways_before = before.map_or(&BEGINNING[..], |index| &best[index][..]);
            for (hyphens, way) in ways_before.iter().enumerate() {
                let Some(way) = way else { continue };
                let Some(in_a_row) = self.hyphens_in_a_row(end, hyphens) else {
                    continue;
                };
                let mut demerits = way.demerits + own;
                if start.is_some() {
                    demerits += CONTRAST * contrast(way.ratio, ratio);
                }
                if in_a_row > 1 {
                    demerits += CONSECUTIVE_HYPHENS;
                }
                if in_a_row > 2 {
                    demerits += THIRD_HYPHEN;
                }
                let start_letters = start.and_then(|start| start.last_letters);
                if start_letters.is_some() && start_letters == end.last_letters {
                    demerits += SAME_LETTERS;
                }
                if is_last && hyphens > 0 {
                    demerits += HYPHEN_BEFORE_LAST_LINE;
                }
                let slot: &mut Option<Best> = &mut ways[in_a_row];
                if slot.is_none_or(|found| demerits < found.demerits) {
                    *slot = Some(Best {
                        demerits,
                        from: before.map(|index| (index, hyphens)),
                        ratio,
                    });
                }
            }
        }
        ways
    }

    /// Returns the stretch ratio and the demerits of a line; `None` if it is too long.
    fn demerits(
        &self,
        start: Option<&Breakpoint>,
        end: &Breakpoint,
        is_last: bool,
    ) -> Option<(f64, f64)> {
        let (width_start, spaces_start) =
            start.map_or((0.0, 0), |point| (point.width_after, point.spaces_after));
        let natural = end.width_before - width_start + end.hyphen_width;
        let spaces = end.spaces_before.saturating_sub(spaces_start) as f64;
        let slack = self.measure - natural;
        // Rounding must not make a line that fits exactly too long.
        let min_slack = -spaces * self.space * SHRINK - 1e-6;
        if slack < min_slack {
            return None;
        }
        let room = match self.alignment {
            Alignment::Justified => spaces * self.space * STRETCH,
            Alignment::Left => self.measure * 0.15,
        };
        let ratio = if slack < 0.0 {
            slack / (spaces * self.space * SHRINK)
        } else if is_last {
            0.0
        } else {
            slack / room.max(self.space * STRETCH * 0.5)
        };
        let badness = (100.0 * ratio.abs().powi(3)).min(1e6);
        let mut demerits = (LINE_PENALTY + badness + end.penalty).powi(2);
        if is_last && natural < self.measure * 0.12 && start.is_some() {
            demerits += LAST_LINE_SHORT;
        }
        let begins_inside = start.is_some_and(|start| start.inside.is_some());
        if is_last && begins_inside && spaces < 1.0 {
            demerits += LAST_LINE_FRAGMENT;
        }
        Some((ratio, demerits))
    }

    /// Returns the number of hyphens in a row with this break; `None` if that is too many.
    fn hyphens_in_a_row(&self, point: &Breakpoint, before: usize) -> Option<usize> {
        let is_allowed = self.tolerance != Tolerance::Normal || point.penalty >= EMERGENCY_PENALTY;
        match (point.hyphen, before) {
            (false, _) => Some(0),
            (true, MAX_HYPHENS..) => is_allowed.then_some(MAX_HYPHENS),
            (true, before) => Some(before + 1),
        }
    }
}

/// Returns the unevenness of two lines, one of which is loose and the other tight.
fn contrast(before: f64, after: f64) -> f64 {
    let difference = (before.clamp(-1.0, 2.0) - after.clamp(-1.0, 2.0)).abs();
    (difference - 0.7).max(0.0).powi(2)
}

fn trace_back(points: &[Breakpoint], best: &[Ways]) -> Option<Vec<Breakpoint>> {
    let last = best.last()?;
    let ways = last
        .iter()
        .enumerate()
        .filter_map(|(row, way)| Some((row, (*way)?)));
    let (row, _) = ways.min_by(|a, b| a.1.demerits.total_cmp(&b.1.demerits))?;
    let mut at = Some((points.len() - 1, row));
    let mut chosen = Vec::new();
    while let Some((index, row)) = at {
        chosen.push(points[index]);
        at = best[index][row].and_then(|way| way.from);
    }
    chosen.reverse();
    Some(chosen)
}
