//! How a comparison shows changes: words that were added are underlined, those that were removed struck through, and a
//! bar stands in the margin beside each.

use super::rows::Layout;
use crate::agreement::{Mark, Run};
use crate::typeset::model::{Glyph, Ink, Line, Rule};
use crate::typeset::row::Row;

/// The thickness of underlines and strikes, in ems.
const THICKNESS_EM: f64 = 0.055;
/// The distance of an underline below the baseline, in ems.
const UNDERLINE_EM: f64 = 0.14;
/// The distance of a strike above the baseline, in ems: half the height of small letters.
const STRIKE_EM: f64 = 0.24;
/// The width of the bar in the margin.
const BAR_PT: f64 = 1.4;
/// The distance of the bar from labels.
const BAR_GAP_PT: f64 = 9.0;

impl Layout<'_> {
    /// Returns the bar beside a row, at `top_pt`, if the row shows a passage that changed.
    pub(super) fn change_bar(&self, row: &Row, top_pt: f64) -> Option<Rule> {
        let is_marked = |line: &Line| line.runs.iter().any(|run| run.mark().is_some());
        row.lines.iter().any(is_marked).then(|| Rule {
            x_pt: self.frame.left_pt - BAR_GAP_PT,
            y_pt: top_pt + row.height_pt / 2.0,
            width_pt: BAR_PT,
            thickness_pt: row.height_pt,
            ink: Ink::Black,
        })
    }
}

/// Returns the underlines and strikes of a line.
pub(super) fn mark_rules(line: &Line) -> Vec<Rule> {
    if line.runs.iter().all(|run| run.mark().is_none()) {
        return Vec::new();
    }
    let glyphs = &line.text.glyphs;
    let parts = glyphs.chunk_by(|one, other| one.run == other.run);
    parts.filter_map(|part| mark_rule(line, part)).collect()
}

/// Returns the underline or the strike of glyphs of one run.
fn mark_rule(line: &Line, glyphs: &[Glyph]) -> Option<Rule> {
    let (first, last) = (glyphs.first()?, glyphs.last()?);
    let rise_em = match line.runs.get(first.run).and_then(Run::mark)? {
        Mark::Added { .. } => -UNDERLINE_EM,
        Mark::Removed { .. } => STRIKE_EM,
        Mark::Note { .. } => return None,
    };
    // The space at the end of a line isn't seen.
    let end_pt = (last.x_pt + last.advance_pt).min(line.text.width_pt);
    Some(Rule {
        x_pt: line.x_pt + first.x_pt,
        y_pt: line.baseline_pt - rise_em * line.size_pt,
        width_pt: (end_pt - first.x_pt).max(0.0),
        thickness_pt: THICKNESS_EM * line.size_pt,
        ink: line.ink,
    })
}
