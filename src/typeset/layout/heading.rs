//! Headings, also those over tables and signatures.

use super::labels::LabelLevel;
use super::rows::Layout;
use super::style::TextStyle;
use crate::agreement::{Mark, Part, Run};

impl Layout<'_> {
    pub(super) fn heading(&mut self, block: usize, level: u8, label: Option<&Part>, text: &Part) {
        let sizes = self.style.sizes;
        let space_pt = if level <= 1 {
            sizes.leading_pt * 1.6
        } else {
            sizes.leading_pt * 0.9
        };
        let label = label.filter(|label| !label.is_empty());
        let style = TextStyle::heading_of_level(sizes, level);
        let first = self.rows.len();
        // Without a label the heading itself begins where labels do.
        let x_pt = match label {
            Some(_) => {
                let level = LabelLevel::Heading(level);
                self.labels.text_left_pt(level, self.frame)
            }
            None if level > 2 => self.frame.text_left_pt,
            None => self.frame.left_pt,
        };
        self.text_rows(block, text, style, space_pt, x_pt);
        self.keep_from(first);
        if let Some(label) = label {
            self.hang_label(block, label, first, style, x_pt);
        }
        self.bookmark(level, label, text);
    }

    /// Marks the last row as the end of a heading, which bookmarks lead to.
    pub(super) fn bookmark(&mut self, level: u8, label: Option<&Part>, text: &Part) {
        let label = label.map(current_text).unwrap_or_default();
        let bookmark = format!("{label} {}", current_text(text));
        // The last row carries the bookmark: what follows it is what must stay with it.
        if let Some(row) = self.rows.last_mut() {
            row.outline = Some((usize::from(level.max(1)) - 1, bookmark.trim().to_owned()));
        }
    }
}

/// Returns the text of a part without what a comparison marks as removed, and without its notes.
fn current_text(part: &Part) -> String {
    let is_current =
        |run: &&Run| !matches!(run.mark(), Some(Mark::Removed { .. } | Mark::Note { .. }));
    let runs = part.runs.iter().filter(is_current);
    runs.map(|run| run.text.as_str()).collect()
}
