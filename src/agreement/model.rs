//! The agreement.

use super::explain::Explained;
use super::parts::{Block, Content, Element, Run};

/// An agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// The reason for which each part is printed or left out, in the order of the template.
    pub explanation: Vec<Explained>,
}

impl Agreement {
    /// Returns the title as plain text; empty if the template has none.
    #[must_use]
    pub fn title(&self) -> String {
        let title = self.blocks.iter().find_map(|block| match &block.content {
            Content::Title(title) => Some(title.text()),
            _ => None,
        });
        title.unwrap_or_default()
    }

    /// Returns all runs, labels included.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        let parts = self.blocks.iter().flat_map(Block::parts);
        parts.flat_map(|part| part.runs.iter())
    }

    /// Returns the number of the clause that a block belongs to, as people refer to it: the label of the
    /// block, or of the nearest labelled one before it, behind the label of the heading of the first level
    /// above it, since numbers start over there.
    #[must_use]
    pub fn clause(&self, block: usize) -> String {
        let mut own = String::new();
        for (index, before) in self.blocks.iter().enumerate().take(block + 1).rev() {
            let elements = before.content.elements();
            let (label, is_first_level) = match elements.first() {
                Some(Element::Heading { level, label, .. }) => (label.text(), *level == 1),
                Some(Element::NumberedItem { label, .. }) => (label.text(), false),
                // A block after a table isn't part of it.
                Some(Element::Caption(_)) if index != block => break,
                Some(Element::Caption(heading)) => (heading.text(), true),
                _ => (String::new(), false),
            };
            let label = label.trim();
            if label.is_empty() || !(own.is_empty() || is_first_level) {
                continue;
            }
            if is_first_level {
                return format!("{label} {own}").trim_end().to_owned();
            }
            label.clone_into(&mut own);
        }
        own
    }
}
