//! Each block by its kind of content.

use super::rows::Layout;
use crate::agreement::{Block, Content, Flow};
use crate::typeset::paginate::cost;

impl Layout<'_> {
    /// Lays out the block with that index.
    pub(super) fn block(&mut self, index: usize, block: &Block) {
        let first = self.rows.len();
        match &block.content {
            Content::Title(text) => self.title(index, text),
            Content::Heading { level, label, text } => {
                self.heading(index, *level, Some(label), text);
            }
            Content::Paragraph(text) => self.text(index, text),
            Content::Clause { label, text } => self.clause(index, label, text),
            Content::List(items) => self.list(index, items),
            Content::Table(table) => self.table(index, table),
            Content::Signatures(signatures) => self.signatures(index, signatures),
            Content::Annex { label, text } => self.annex(index, label, text),
            // The head is set with each page.
            Content::PageBreak | Content::RunningHead(_) => {}
            Content::Items(items) => self.items(index, items),
            Content::Definitions(definitions) => self.definitions(index, definitions),
            Content::Grid(grid) => self.grid(index, grid),
        }
        self.apply_flow(first, block.flow);
    }

    /// Lets a block begin a page, or stay on one with the block before it.
    fn apply_flow(&mut self, first: usize, flow: Flow) {
        self.begins_page |= flow.begins_page;
        if self.begins_page
            && let Some(row) = self.rows.get_mut(first)
        {
            row.begins_page = std::mem::take(&mut self.begins_page);
        }
        if flow.together {
            let first = first + usize::from(!flow.with_previous);
            for row in self.rows.all_from_mut(first) {
                row.break_cost = row.break_cost.max(cost::TOGETHER);
            }
        }
    }
}
