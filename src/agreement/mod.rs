//! What is said, and why.
//!
//! A [`Template`] and a [`Draft`] go in; an [`Agreement`] comes out: blocks of text runs in order.
//! Every run knows where its words come from, every part why it is there, and what was left out is
//! accounted for too. The room knows nothing of fonts, pages, PDF or screens, and no agreement in
//! particular: which blocks there are is the template's business.
//!
//! [`Template`]: crate::template::Template
//! [`Draft`]: crate::draft::Draft

mod build;
mod explain;
mod reason;
mod text;

pub use build::{Wording, build};
pub use explain::{Explained, Part};
pub use reason::{Names, Reasons};

use crate::draft::SignatoryPart;

/// What is printed in place of something that is not answered.
pub const GAP: &str = "______";

/// An agreement: what is said.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Why each part is there or isn't, in the order of the template.
    pub explanation: Vec<Explained>,
}

/// A block.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Its name in the template.
    pub id: String,
    /// Why it is there: an index into [`Agreement::explanation`].
    pub explained: usize,
    /// What it says.
    pub content: Content,
}

/// What a block says.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The agreement's title.
    Title(Runs),
    /// A heading.
    Heading {
        /// 1 for the highest under the title.
        level: u8,
        /// Its letter or number; may be empty.
        label: Runs,
        /// Its words.
        text: Runs,
    },
    /// A paragraph without a number.
    Paragraph(Runs),
    /// A numbered clause.
    Clause {
        /// Its number; may be empty.
        label: Runs,
        /// Its words.
        text: Runs,
    },
    /// A list of services.
    List(Vec<Runs>),
    /// Who the parties are.
    Parties(PartyTable),
    /// Where the signatories sign.
    Signatures(Signatures),
}

/// Text in pieces of one origin each.
pub type Runs = Vec<Run>;

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// The text. A line feed in it separates the lines of an answer.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a piece of text comes from.
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
    /// A signatory's name or title.
    Signatory {
        /// The field.
        field: String,
        /// Which.
        index: usize,
        /// Name or title.
        part: SignatoryPart,
    },
    /// The name of a chosen service.
    Service(String),
    /// A reference to a set or block.
    Reference(String),
    /// A gap: this field is not answered.
    Gap {
        /// The field; none for the line to sign on.
        field: Option<String>,
        /// Of a field of signatories: which one, from 0, and its name or title.
        signatory: Option<(usize, SignatoryPart)>,
        /// Whether an answer must be there; if not, it is a line to write on.
        required: bool,
    },
}

/// Who the parties are: a table.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyTable {
    /// A heading over it.
    pub heading: Runs,
    /// A column for each party, with its words as header.
    pub columns: Vec<Runs>,
    /// Rows with a cell for each party.
    pub rows: Vec<TableRow>,
    /// Rows with one cell.
    pub common: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// What it is.
    pub label: Runs,
    /// Its cells; one may be empty.
    pub cells: Vec<Runs>,
}

/// Where the signatories sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Signatures {
    /// A heading over them.
    pub heading: Runs,
    /// How many parties there are: a column each.
    pub parties: usize,
    /// The signatories: the first of each party, then the second of each, and so on.
    pub signatories: Vec<SignatoryBlock>,
}

/// A signatory's lines.
#[derive(Clone, Debug, PartialEq)]
pub struct SignatoryBlock {
    /// The party's name in the template.
    pub party: String,
    /// Which party, from 0.
    pub party_index: usize,
    /// Which of its signatories, from 0.
    pub index: usize,
    /// Who signs.
    pub signer: Runs,
    /// The lines.
    pub lines: Vec<SignatoryLine>,
}

/// A line in a signatory's block.
#[derive(Clone, Debug, PartialEq)]
pub struct SignatoryLine {
    /// What belongs on it.
    pub label: Runs,
    /// What stands on it; a gap if it is to be written on.
    pub value: Runs,
    /// Whether it is the line to sign on.
    pub is_signature: bool,
}

impl Run {
    /// A run of fixed wording.
    #[must_use]
    pub fn fixed(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            origin: Origin::Fixed,
        }
    }
}

/// The text of runs.
#[must_use]
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Whether a value is a line to write on: nothing but an optional gap.
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

impl Agreement {
    /// Its title, as plain text; empty if the template has none.
    #[must_use]
    pub fn title(&self) -> String {
        let title = self.blocks.iter().find_map(|block| match &block.content {
            Content::Title(runs) => Some(plain(runs)),
            _ => None,
        });
        title.unwrap_or_default()
    }
}
