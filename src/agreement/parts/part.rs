//! A part of a block, and its role.

use super::run::{Runs, plain};

/// A part of a block: a piece of text with a place of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The role in the block; no two parts of a block have the same role.
    pub role: Role,
    /// The text.
    pub runs: Runs,
}

/// The role of a part in its block. Indices count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The letter or number of a heading or clause.
    Label,
    /// The text; of a table or the signatures, the heading.
    Text,
    /// The sign before a list item, by item: typography, which has no runs in the agreement.
    ItemSign(usize),
    /// A list item.
    Item(usize),
    /// A header cell of a table, by column.
    HeaderCell(usize),
    /// The label of a table row.
    RowLabel(usize),
    /// A cell of a table, by row and column.
    Cell(usize, usize),
    /// The number or letter of a list item, by item.
    ItemLabel(usize),
    /// A term that is defined, by definition; the definition is an [`Item`](Self::Item).
    Term(usize),
    /// The heading over a signatory's lines, by signatory.
    Signer(usize),
    /// The label of a signatory's line, by signatory and line.
    LineLabel(usize, usize),
    /// The value on a signatory's line, by signatory and line.
    LineValue(usize, usize),
}

impl Part {
    pub(super) fn new(role: Role, runs: Runs) -> Self {
        Self { role, runs }
    }

    /// Returns the part's text.
    #[must_use]
    pub fn text(&self) -> String {
        plain(&self.runs)
    }

    /// Returns whether the part prints nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}

impl Role {
    /// Returns whether the part stands beside another, which it labels.
    #[must_use]
    pub fn is_label(self) -> bool {
        matches!(
            self,
            Self::Label
                | Self::ItemSign(_)
                | Self::ItemLabel(_)
                | Self::Term(_)
                | Self::RowLabel(_)
                | Self::LineLabel(..)
        )
    }
}
