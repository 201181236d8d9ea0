//! Runs: text in pieces of one origin each.

use std::sync::Arc;

use crate::draft::SignatoryPart;
use crate::template::Emphasis;

/// The text that is printed in place of a missing answer.
pub const GAP: &str = "______";

/// Text in pieces of one origin each; shared by the agreement and the lines that print it.
pub type Runs = Arc<[Run]>;

/// A piece of text of one origin.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// The text. A line feed in it separates the lines of an answer.
    pub text: String,
    /// The origin of the text.
    pub origin: Origin,
    /// How it is emphasised, if it is.
    pub emphasis: Option<Emphasis>,
}

/// The origin of a piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The template's fixed wording.
    Fixed,
    /// Fixed wording in another language than the document's, named by a BCP 47 tag.
    Foreign(String),
    /// An editorial correction: an index into the template's.
    Correction(usize),
    /// A field's answer.
    Field(String),
    /// A text of a signatory.
    Signatory {
        /// The field of signatories.
        field: String,
        /// The signatory's index in the field.
        index: usize,
        /// Which one.
        part: SignatoryPart,
    },
    /// The name of a chosen service.
    Service(String),
    /// A reference to a set or block.
    Reference(String),
    /// The day on which the template was approved, or a gap in its place.
    Approval,
    /// A gap in place of a missing answer.
    Gap {
        /// The field; none for the line to sign on.
        field: Option<String>,
        /// In a field of signatories: the signatory's index, and which of its texts.
        signatory: Option<(usize, SignatoryPart)>,
        /// Whether an answer must be there; if not, the gap is a line to write on.
        required: bool,
    },
    /// A comparison of two documents, which marks its words.
    Comparison(Mark),
}

/// What a comparison says of a run. No agreement has such runs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Only the newer document has the words.
    Added {
        /// The sentence that is read aloud in place of the words.
        read_as: String,
    },
    /// Only the older one has them.
    Removed {
        /// The sentence that is read aloud in place of the words.
        read_as: String,
    },
    /// A note beside the words, which neither has.
    Note {
        /// Its language as a BCP 47 tag, where it isn't the document's.
        language: Option<String>,
    },
}

impl Mark {
    /// Returns the sentence that is read aloud in place of the words, if there is one.
    #[must_use]
    pub fn read_as(&self) -> Option<&str> {
        match self {
            Self::Added { read_as } | Self::Removed { read_as } => Some(read_as),
            Self::Note { .. } => None,
        }
    }
}

impl Run {
    /// Returns a run that isn't emphasised.
    #[must_use]
    pub fn new(text: impl Into<String>, origin: Origin) -> Self {
        Self {
            text: text.into(),
            origin,
            emphasis: None,
        }
    }

    /// Returns a run of fixed wording.
    #[must_use]
    pub fn fixed(text: impl Into<String>) -> Self {
        Self::new(text, Origin::Fixed)
    }

    /// Returns the run's language as a BCP 47 tag, where it isn't the document's.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        match &self.origin {
            Origin::Foreign(language) => Some(language),
            Origin::Comparison(Mark::Note { language }) => language.as_deref(),
            _ => None,
        }
    }

    /// Returns what a comparison says of the run.
    #[must_use]
    pub fn mark(&self) -> Option<&Mark> {
        match &self.origin {
            Origin::Comparison(mark) => Some(mark),
            _ => None,
        }
    }
}

/// Returns the text of runs.
#[must_use]
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Returns whether a value is a line to write on: nothing but an optional gap.
#[must_use]
pub fn is_to_write_on(value: &[Run]) -> bool {
    matches!(
        value,
        [Run {
            origin: Origin::Gap {
                required: false,
                ..
            },
            ..
        }]
    )
}
