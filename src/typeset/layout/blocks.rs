//! Each block by its kind of content.

use super::rows::Layout;
use crate::agreement::{Block, Content};

impl Layout<'_> {
    /// Lays out the block with that index.
    pub(super) fn block(&mut self, index: usize, block: &Block) {
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
        }
    }
}
