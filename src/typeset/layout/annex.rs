//! The headings of annexes.

use super::rows::{Layout, Source};
use super::style::TextStyle;
use crate::agreement::Part;

/// The space between the label and the words, in ems.
const GAP_EM: f64 = 0.9;
/// The largest part of the width that the label takes.
const MAX_LABEL_SHARE: f64 = 0.5;

impl Layout<'_> {
    /// Adds the heading of an annex: its label and its words in one line, from the left edge.
    pub(super) fn annex(&mut self, block: usize, label: &Part, text: &Part) {
        let sizes = self.style.sizes;
        let size_pt = f64::midpoint(sizes.title_pt, sizes.heading_pt);
        let style = TextStyle::heading(sizes, size_pt);
        let max_pt = self.frame.full_pt() * MAX_LABEL_SHARE;
        let labels = self.paragraph(&label.runs, style, max_pt);
        let widths = labels.iter().map(|line| line.width_pt);
        let label_pt = widths.fold(0.0, f64::max) + GAP_EM * size_pt;
        let x_pt = (self.frame.left_pt + label_pt).max(self.frame.text_left_pt);
        let first = self.rows.len();
        self.text_rows(block, text, style, 0.0, x_pt);
        let placed = Source::part(block, label).lines(&labels, style, self.frame.left_pt, 0.0);
        if let Some(row) = self.rows.get_mut(first) {
            row.height_pt = row.height_pt.max(style.leading_pt * labels.len() as f64);
            row.lines.splice(0..0, placed);
        }
        self.keep_from(first);
        self.bookmark(1, Some(label), text);
        if let Some(row) = self.rows.last_mut() {
            row.height_pt += sizes.leading_pt * 0.5;
        }
    }
}
