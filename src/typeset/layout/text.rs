//! Titles, paragraphs, clauses: a row for each line.

use super::labels::LabelLevel;
use super::rows::{Layout, Source};
use super::style::TextStyle;
use crate::agreement::Part;
use crate::typeset::model::Ending;
use crate::typeset::paginate::cost;
use crate::typeset::row::Row;

impl Layout<'_> {
    pub(super) fn title(&mut self, block: usize, text: &Part) {
        let sizes = self.style.sizes;
        let style = TextStyle {
            leading_pt: sizes.title_pt * 1.2,
            ..TextStyle::heading(sizes, sizes.title_pt)
        };
        let first = self.rows.len();
        self.text_rows(block, text, style, sizes.leading_pt, self.frame.left_pt);
        self.keep_from(first);
    }

    pub(super) fn text(&mut self, block: usize, text: &Part) {
        self.text_from(block, text, self.frame.text_left_pt);
    }

    fn text_from(&mut self, block: usize, text: &Part, x_pt: f64) {
        let sizes = self.style.sizes;
        let (style, space_pt) = (TextStyle::text(sizes), sizes.leading_pt / 2.0);
        self.text_rows(block, text, style, space_pt, x_pt);
    }

    pub(super) fn clause(&mut self, block: usize, label: &Part, text: &Part) {
        let first = self.rows.len();
        let level = LabelLevel::of_clause(label);
        let x_pt = self.labels.text_left_pt(level, self.frame);
        self.text_from(block, text, x_pt);
        let style = TextStyle::text(self.style.sizes);
        self.hang_label(block, label, first, style, x_pt);
    }

    /// Adds a row for each line of a text, without widows and orphans.
    pub(super) fn text_rows(
        &mut self,
        block: usize,
        text: &Part,
        style: TextStyle,
        space_before_pt: f64,
        x_pt: f64,
    ) {
        let source = Source::part(block, text);
        let lines = self.paragraph(&text.runs, style, self.frame.right_pt - x_pt);
        let count = lines.len();
        let after_heading = self.ends_in_heading();
        for (index, line) in lines.iter().enumerate() {
            let break_cost = match index {
                0 if after_heading => cost::NEVER,
                0 => cost::FREE,
                _ if index == 1 || index + 1 == count => cost::WIDOW,
                _ => match lines[index - 1].ending {
                    Ending::Hyphen => cost::HYPHEN,
                    _ => cost::FREE,
                },
            };
            self.rows.push(Row {
                space_before_pt: match index {
                    0 if after_heading => space_before_pt / 2.0,
                    0 => space_before_pt,
                    _ => 0.0,
                },
                height_pt: style.leading_pt,
                break_cost,
                lines: source.lines(std::slice::from_ref(line), style, x_pt, 0.0),
                ..Row::default()
            });
        }
    }

    /// Keeps the rows from `first` on together.
    pub(super) fn keep_from(&mut self, first: usize) {
        for row in self.rows.all_from_mut(first + 1) {
            row.break_cost = cost::NEVER;
        }
    }

    /// Adds a label to the left of the rows from `first` on, whose text begins at `x_pt`.
    pub(super) fn hang_label(
        &mut self,
        block: usize,
        label: &Part,
        first: usize,
        style: TextStyle,
        x_pt: f64,
    ) {
        let style = style.aligned_left();
        let room_pt = x_pt - self.frame.left_pt;
        let lines = match self.labels.line(block, room_pt) {
            Some(line) => line,
            None => self.paragraph(&label.runs, style, room_pt.max(style.size_pt)),
        };
        // A label with more lines than its text pushes down what follows.
        let count = self.rows.len().saturating_sub(first);
        if lines.len() > count.max(1) {
            self.keep_from(first);
            if let Some(last) = self.rows.last_mut() {
                last.height_pt += (lines.len() - count) as f64 * style.leading_pt;
            }
        }
        let placed = Source::part(block, label).lines(&lines, style, self.frame.left_pt, 0.0);
        if let Some(row) = self.rows.get_mut(first) {
            // The label is read before the text.
            row.lines.splice(0..0, placed);
        }
    }
}
