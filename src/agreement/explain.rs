//! The explanation of an agreement: the reason for which each part is printed or left out.

use crate::template::{Cause, Condition};

/// A part of the agreement with the reason for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The name of the block, or of the service, row, choice or correction inside it.
    pub id: String,
    /// The kind of what is explained.
    pub kind: ExplainedKind,
    /// The block it belongs to; its own name for a block.
    pub block: String,
    /// The clause that a block belongs to, as people refer to it (`B) 7.1`); empty for what is inside a block.
    pub clause: String,
    /// Whether it is printed.
    pub printed: bool,
    /// The rule that decided.
    pub rule: Condition,
    /// Whether the rule holds. A correction may be switched off though its block is printed.
    pub rule_holds: bool,
    /// The facts that decided, each with its value.
    pub causes: Vec<Cause>,
    /// The first words, by which a reader recognises it.
    pub words: String,
}

/// The kind of what is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExplainedKind {
    /// A block.
    Block,
    /// A service in a list.
    Service,
    /// A row of a table.
    Row,
    /// An item of a list, or a term that is defined; its id is its number in the template.
    Item,
    /// A choice of wording inside a text; its id is the variant's name and the choice's number.
    Choice,
    /// An editorial correction.
    Correction,
}

impl ExplainedKind {
    /// Returns the kind's name in `--json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Service => "service",
            Self::Row => "row",
            Self::Item => "item",
            Self::Choice => "choice",
            Self::Correction => "correction",
        }
    }
}

/// Returns the first words of a text, followed by an ellipsis if there are more.
pub(super) fn first_words(text: &str) -> String {
    const MAX_CHARACTERS: usize = 48;
    let text = text.replace('\n', " ");
    if text.chars().count() <= MAX_CHARACTERS {
        return text;
    }
    let cut: String = text.chars().take(MAX_CHARACTERS).collect();
    let whole_words = cut.rfind(' ').map_or(cut.as_str(), |space| &cut[..space]);
    format!("{whole_words} …")
}
