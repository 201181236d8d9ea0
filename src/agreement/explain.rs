//! Why each part of an agreement is there, or was left out.

use crate::template::{Cause, Condition};

/// A part of the agreement and the reason for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The part's name: of a block; or of a service, row, variant or correction of that block.
    pub id: String,
    /// What kind of part it is.
    pub part: Part,
    /// The block it belongs to; its own name for a block.
    pub block: String,
    /// Whether it is printed.
    pub printed: bool,
    /// The rule that decided.
    pub rule: Condition,
    /// Whether the rule holds. A correction may be switched off though its block is printed.
    pub rule_holds: bool,
    /// The facts that decided, each as it stands.
    pub causes: Vec<Cause>,
    /// Its first words, so that a reader recognises it.
    pub words: String,
}

/// A kind of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A block.
    Block,
    /// A service in a list.
    Service,
    /// A row of the party table.
    Row,
    /// A choice of wording inside a text; its name is the variant's and the choice's number.
    Choice,
    /// An editorial correction.
    Correction,
}

impl Part {
    /// Its name in `--json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Service => "service",
            Self::Row => "row",
            Self::Choice => "choice",
            Self::Correction => "correction",
        }
    }
}

/// The first words of a text, at most so many characters and then an ellipsis.
pub(super) fn first_words(text: &str) -> String {
    const MOST: usize = 48;
    let text = text.replace('\n', " ");
    if text.chars().count() <= MOST {
        return text;
    }
    let cut: String = text.chars().take(MOST).collect();
    let whole_words = cut.rfind(' ').map_or(cut.as_str(), |space| &cut[..space]);
    format!("{whole_words} …")
}
