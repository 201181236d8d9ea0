//! Lists without an order.

use super::rows::{Layout, Source};
use super::style::TextStyle;
use crate::agreement::{ListItem, Run};
use crate::typeset::paginate::cost;
use crate::typeset::row::Row;

impl Layout<'_> {
    pub(super) fn list(&mut self, block: usize, items: &[ListItem]) {
        let style = TextStyle::left(self.style.sizes);
        let indent_pt = style.size_pt * 1.3;
        let sign = [Run::fixed(self.style.list_sign.clone())];
        let left_pt = self.frame.text_left_pt;
        let width_pt = self.frame.measure_pt() - indent_pt;
        for (index, item) in items.iter().enumerate() {
            let sign = self.paragraph(&sign, style, indent_pt * 2.0);
            let lines = self.paragraph(&item.text.runs, style, width_pt);
            let source = Source::part(block, &item.text);
            for (number, line) in lines.iter().enumerate() {
                let mut placed = Vec::new();
                if number == 0 {
                    placed = Source::sign(block, item.sign).lines(&sign, style, left_pt, 0.0);
                }
                let line = std::slice::from_ref(line);
                placed.extend(source.lines(line, style, left_pt + indent_pt, 0.0));
                self.rows.push(Row {
                    space_before_pt: match (index, number) {
                        (0, 0) => style.leading_pt * 0.35,
                        _ => 0.0,
                    },
                    height_pt: style.leading_pt,
                    break_cost: match (index, number) {
                        // The first item stays with the paragraph that announces the list, and
                        // neither it nor the last one stands alone.
                        (0, 0) => cost::WIDOW,
                        (1, 0) => cost::LONE_ITEM,
                        (_, 0) if index + 1 == items.len() => cost::LONE_ITEM,
                        (_, 0) => cost::LIST,
                        _ => cost::WIDOW,
                    },
                    lines: placed,
                    ..Row::default()
                });
            }
        }
    }
}
