//! The laws that hold for every template.

use crate::message::Message;

/// A law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Law {
    /// Each chosen service is printed, and brings its set.
    Services,
    /// Every block can be printed.
    Blocks,
    /// What is referred to is printed where the reference is.
    References,
    /// Every field is printed somewhere, or marked as one of the form only.
    Fields,
    /// No number stands twice under one heading.
    Numbers,
    /// No label is wider than its column.
    Labels,
    /// Every party has a place to sign.
    Signatures,
    /// Every table that is printed has a row.
    Tables,
    /// The document's language has hyphenation, or the report says that it has none.
    Hyphenation,
}

impl Law {
    /// All laws, in the order of the report.
    pub const ALL: [Self; 9] = [
        Self::Services,
        Self::Blocks,
        Self::References,
        Self::Fields,
        Self::Numbers,
        Self::Labels,
        Self::Signatures,
        Self::Tables,
        Self::Hyphenation,
    ];

    /// Returns its name in `--json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Blocks => "blocks",
            Self::References => "references",
            Self::Fields => "fields",
            Self::Numbers => "numbers",
            Self::Labels => "labels",
            Self::Signatures => "signatures",
            Self::Tables => "tables",
            Self::Hyphenation => "hyphenation",
        }
    }

    /// Returns what it says.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Services => "template-law-services",
            Self::Blocks => "template-law-blocks",
            Self::References => "template-law-references",
            Self::Fields => "template-law-fields",
            Self::Numbers => "template-law-numbers",
            Self::Labels => "template-law-labels",
            Self::Signatures => "template-law-signatures",
            Self::Tables => "template-law-tables",
            Self::Hyphenation => "template-law-hyphenation",
        })
    }
}
