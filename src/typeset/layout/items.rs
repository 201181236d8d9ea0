//! Lists with labels, and definitions.

use super::rows::{LABEL_GAP_PT, Layout, ROUNDING_PT, Source};
use super::style::TextStyle;
use crate::agreement::{Definition, Item, Part, Run};
use crate::typeset::fonts::Face;
use crate::typeset::paginate::cost;
use crate::typeset::row::Row;

/// The largest part of the measure that terms take.
const MAX_TERM_SHARE: f64 = 0.32;

/// The label of an entry: what it is set from, its style, and the place at the left of it.
struct Label<'p> {
    part: &'p Part,
    /// The sign that is set where the part has no text.
    runs: Vec<Run>,
    style: TextStyle,
    x_pt: f64,
    width_pt: f64,
}

impl Layout<'_> {
    pub(super) fn items(&mut self, block: usize, items: &[Item]) {
        let style = TextStyle::left(self.style.sizes);
        let indents_pt = self.indents(items, style);
        for (index, item) in items.iter().enumerate() {
            let left_pt: f64 = indents_pt[..item.depth.min(indents_pt.len())].iter().sum();
            let width_pt = indents_pt.get(item.depth).copied().unwrap_or(0.0);
            let label = Label {
                part: &item.label,
                runs: self.label_runs(item),
                style,
                x_pt: self.frame.text_left_pt + left_pt,
                width_pt,
            };
            let first = self.rows.len();
            self.entry(block, &label, &item.text, TextStyle::text(self.style.sizes));
            self.entry_breaks(first, (index, items.len()), 0.35, 0.15);
            let announces = index.checked_sub(1).and_then(|before| items.get(before));
            if announces.is_some_and(|before| before.depth < item.depth)
                && let Some(row) = self.rows.get_mut(first)
            {
                // What announces a list stays with it.
                row.break_cost = cost::WIDOW;
            }
        }
    }

    fn label_runs(&self, item: &Item) -> Vec<Run> {
        if item.label.is_empty() {
            vec![Run::fixed(self.style.list_sign.clone())]
        } else {
            item.label.runs.to_vec()
        }
    }

    /// Returns the room that the labels of each depth need.
    fn indents(&mut self, items: &[Item], style: TextStyle) -> Vec<f64> {
        let mut indents_pt: Vec<f64> = Vec::new();
        for item in items {
            if indents_pt.len() <= item.depth {
                indents_pt.resize(item.depth + 1, style.size_pt * 1.3);
            }
            let runs = self.label_runs(item);
            let lines = self.paragraph(&runs, style, self.frame.measure_pt());
            let width_pt = lines.first().map_or(0.0, |line| line.width_pt) + LABEL_GAP_PT;
            indents_pt[item.depth] = indents_pt[item.depth].max(width_pt);
        }
        indents_pt
    }

    pub(super) fn definitions(&mut self, block: usize, definitions: &[Definition]) {
        let style = TextStyle {
            face: Face::Semibold,
            ..TextStyle::left(self.style.sizes)
        };
        let max_pt = self.frame.measure_pt() * MAX_TERM_SHARE;
        let mut term_pt: f64 = 0.0;
        for definition in definitions {
            let lines = self.paragraph(&definition.term.runs, style, max_pt);
            let widths = lines.iter().map(|line| line.width_pt);
            term_pt = widths.fold(term_pt, f64::max);
        }
        for (index, definition) in definitions.iter().enumerate() {
            let label = Label {
                part: &definition.term,
                runs: definition.term.runs.to_vec(),
                style,
                x_pt: self.frame.text_left_pt,
                width_pt: term_pt + 2.0 * LABEL_GAP_PT,
            };
            let first = self.rows.len();
            let text = TextStyle::text(self.style.sizes);
            self.entry(block, &label, &definition.text, text);
            self.entry_breaks(first, (index, definitions.len()), 0.35, 0.35);
        }
    }

    /// Adds a row for each line of a label and of the text beside it.
    fn entry(&mut self, block: usize, label: &Label<'_>, text: &Part, style: TextStyle) {
        let room_pt = label.width_pt - LABEL_GAP_PT + ROUNDING_PT;
        let labels = self.paragraph(&label.runs, label.style, room_pt.max(label.style.size_pt));
        let label_source = if label.part.is_empty() {
            Source::sign(block, label.part.role)
        } else {
            Source::part(block, label.part)
        };
        let x_pt = label.x_pt + label.width_pt;
        let lines = self.paragraph(&text.runs, style, self.frame.right_pt - x_pt);
        let source = Source::part(block, text);
        for number in 0..lines.len().max(labels.len()) {
            let mut row = Row {
                height_pt: style.leading_pt,
                ..Row::default()
            };
            if let Some(line) = labels.get(number) {
                let line = std::slice::from_ref(line);
                row.lines
                    .extend(label_source.lines(line, label.style, label.x_pt, 0.0));
            }
            if let Some(line) = lines.get(number) {
                let line = std::slice::from_ref(line);
                row.lines.extend(source.lines(line, style, x_pt, 0.0));
            }
            self.rows.push(row);
        }
    }

    /// Says where the rows of an entry may begin a page, and how much space stands over the entry, in lines.
    fn entry_breaks(
        &mut self,
        first: usize,
        (index, entries): (usize, usize),
        before_first: f64,
        before: f64,
    ) {
        let leading_pt = self.style.sizes.leading_pt;
        let after_heading = self.follows_heading(first);
        let count = self.rows.len() - first;
        for (number, row) in self.rows.all_from_mut(first).enumerate() {
            row.break_cost = match (index, number) {
                // The first entry stays with what announces it, and neither it nor the last one stands alone.
                (0, 0) => cost::WIDOW,
                (1, 0) => cost::LONE_ITEM,
                (_, 0) if index + 1 == entries => cost::LONE_ITEM,
                (_, 0) => cost::LIST,
                _ if number == 1 || number + 1 == count => cost::WIDOW,
                _ => cost::HYPHEN,
            };
            if number == 0 {
                row.space_before_pt = match index {
                    0 if after_heading => leading_pt * before_first / 2.0,
                    0 => leading_pt * before_first,
                    _ => leading_pt * before,
                };
            }
        }
    }

    fn follows_heading(&self, row: usize) -> bool {
        let before = row.checked_sub(1).and_then(|before| self.rows.get(before));
        before.is_some_and(|before| before.outline.is_some())
    }
}
