//! The agreement.

use std::sync::Arc;

use super::clause::ClauseNumber;
use super::explain::Explained;
use super::parts::{Block, Content, Run};

/// An agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// The reason for which each part is printed or left out, in the order of the template.
    pub explanation: Vec<Arc<Explained>>,
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
        let upto = self.blocks.get(..=block).unwrap_or_default();
        let starts_over = |block: &Block| ClauseNumber::starts_over(&block.content);
        let start = upto.iter().rposition(starts_over).unwrap_or(0);
        let mut number = ClauseNumber::default();
        let numbers = upto[start..].iter();
        let numbers = numbers.map(|block| number.next(&block.content));
        numbers.last().unwrap_or_default()
    }
}
