//! What can be wrong with a coverage file.

use crate::message::{Message, Suggestion};
use crate::ron_text::{Position, SyntaxError};

/// Something that is wrong with a coverage file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageProblem {
    /// Where it is.
    pub position: Option<Position>,
    /// What is wrong.
    pub kind: CoverageProblemKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CoverageProblemKind {
    /// It is no RON of this format.
    #[error(transparent)]
    Syntax(SyntaxError),
    /// It is of a newer format.
    #[error("format {found}, known is {known}")]
    NewerFormat {
        /// Its format.
        found: u32,
        /// The newest that is known.
        known: u32,
    },
    /// The regulation asks for nothing by that name.
    #[error("there is no item {found}")]
    UnknownItem {
        /// The name.
        found: String,
        /// What may be meant.
        suggestion: Suggestion,
    },
    /// The template has no block of that name.
    #[error("the template has no block {found}")]
    UnknownBlock {
        /// The name.
        found: String,
        /// What may be meant.
        suggestion: Suggestion,
    },
    /// An item stands in the file twice.
    #[error("the item {0} stands here twice")]
    ItemTwice(String),
    /// A block is named twice for one item.
    #[error("the block {0} is named twice")]
    BlockTwice(String),
    /// A block that only stands in an annex where somebody fills it in is said to be there always.
    #[error("the block {0} is printed only where it is filled in")]
    OptionalBlock(String),
    /// A block that is named as one of an annex that may be left out isn't one.
    #[error("the block {0} stands in no annex that may be left out")]
    NotInOptionalAnnex(String),
    /// An item without blocks.
    #[error("no block is named for {0}")]
    NoBlocks(String),
}

impl CoverageProblem {
    pub(super) fn of_syntax(error: SyntaxError) -> Self {
        Self {
            position: error.position,
            kind: CoverageProblemKind::Syntax(error),
        }
    }

    /// Returns the sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        let named = |id, name: &str| Message::new(id).with("name", name);
        match &self.kind {
            CoverageProblemKind::Syntax(error) => error.message(),
            CoverageProblemKind::NewerFormat { found, known } => Message::new("newer-format")
                .with("found", found.to_string())
                .with("known", known.to_string()),
            CoverageProblemKind::UnknownItem { found, suggestion } => {
                Message::unknown_name(Message::new("named-item"), found, suggestion)
            }
            CoverageProblemKind::UnknownBlock { found, suggestion } => {
                Message::unknown_name(Message::new("named-block"), found, suggestion)
            }
            CoverageProblemKind::ItemTwice(name) => named("coverage-item-twice", name),
            CoverageProblemKind::BlockTwice(name) => named("coverage-block-twice", name),
            CoverageProblemKind::OptionalBlock(name) => named("coverage-optional-block", name),
            CoverageProblemKind::NotInOptionalAnnex(name) => named("coverage-no-annex", name),
            CoverageProblemKind::NoBlocks(name) => named("coverage-no-blocks", name),
        }
    }
}
