//! What an agreement prints of a template, and which of the template's parts that shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::template::Fact;

/// What an agreement prints of a template. Blocks, rows, variants and choices are counted as in the template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that pages have or haven't"
)]
pub struct Printed {
    /// The parties, printed or not.
    pub parties: Vec<String>,
    /// For each block what is printed of it; none if the block isn't printed.
    pub blocks: Vec<Option<PrintedBlock>>,
    /// The fields that are printed: an answer, a gap, or nothing at all, on purpose.
    pub fields: BTreeSet<String>,
    /// Those of them that must have an answer and have none.
    pub missing: BTreeSet<String>,
    /// The fields of whose answer one of them has the genitive.
    pub genitives: BTreeSet<String>,
    /// The services in lists.
    pub services: BTreeSet<String>,
    /// Whether there is a table of the parties.
    pub has_party_table: bool,
    /// Whether there is a list of which the items have the page's sign.
    pub has_signs: bool,
    /// Whether there are signatures of the parties.
    pub has_signatures: bool,
    /// Whether the pages are marked as a draft.
    pub is_draft: bool,
    /// Answers and choices of services that conditions ask for, but that no page prints.
    pub unprinted: BTreeSet<Fact>,
    /// Fields of which no page prints the answer, with those that hold of all the tests that conditions make of it, by
    /// their number.
    pub answers: BTreeMap<String, Vec<usize>>,
}

/// Something that holds of a draft without being printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unprinted {
    /// A fact.
    Fact(Fact),
    /// Those that hold of all the tests that conditions make of the answer of a field, by their number.
    Answer(String, Vec<usize>),
}

/// What is printed of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedBlock {
    /// For each row of a table, item of a list or term, whether it is printed.
    pub rows: Vec<bool>,
    /// For each row of the party table the parties that have a cell in it; none for a row without a condition.
    pub cells: Vec<Vec<bool>>,
    /// For each variant in its texts, which choice is printed.
    pub choices: Vec<Option<usize>>,
}

/// The marks of a part: facts about the draft, which are in no hash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// The service is chosen, or the field answered, though no page prints it.
    pub holds: bool,
    /// The field has no answer, and must have one.
    pub required: bool,
    /// Of a field whose answer no page prints, the tests that hold.
    pub tests: Option<Vec<usize>>,
}

/// What puts a part on the pages, if its parent is there.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PrintedBy {
    /// Nothing more.
    Itself,
    /// Nothing: it is never printed.
    Nothing,
    /// Any part of it.
    ItsParts,
    /// The block.
    Block(usize),
    /// The block's row.
    Row(usize, usize),
    /// The block's row, by having a cell for the party with that index.
    Cell(usize, usize, usize),
    /// The block's variant, by choosing this.
    Choice(usize, usize, usize),
    /// The field.
    Field(String),
    /// The field, of which this is the place of the answer.
    Answer(String),
    /// The field of that name of any party.
    PartyField(String),
    /// The service.
    Service(String),
    /// A list of services.
    List,
    /// A table of the parties, or their signatures.
    Parties,
    /// A table of the parties.
    PartyTable,
    /// Somebody's place to sign.
    Signatures,
    /// That the pages are a draft's.
    Draft,
}

impl Printed {
    /// Whether a part is printed, if its parent is.
    pub(super) fn shows(&self, printed_by: &PrintedBy) -> bool {
        let block = |index: &usize| self.blocks.get(*index).and_then(Option::as_ref);
        match printed_by {
            PrintedBy::Itself | PrintedBy::ItsParts => true,
            PrintedBy::Nothing => false,
            PrintedBy::Block(index) => block(index).is_some(),
            PrintedBy::Row(index, row) => {
                block(index).is_some_and(|block| block.rows.get(*row) == Some(&true))
            }
            PrintedBy::Cell(index, row, party) => block(index).is_some_and(|block| {
                let row = block.cells.get(*row);
                row.and_then(|cells| cells.get(*party)) == Some(&true)
            }),
            PrintedBy::Choice(index, variant, choice) => block(index)
                .is_some_and(|block| block.choices.get(*variant) == Some(&Some(*choice))),
            PrintedBy::Field(field) => self.fields.contains(field),
            PrintedBy::Answer(field) => self.shows_answer(field),
            PrintedBy::PartyField(name) => {
                let mut parties = self.parties.iter();
                parties.any(|party| self.shows_answer(&format!("{party}.{name}")))
            }
            PrintedBy::Service(service) => self.services.contains(service),
            PrintedBy::List => !self.services.is_empty() || self.has_signs,
            PrintedBy::Parties => self.has_party_table || self.has_signatures,
            PrintedBy::PartyTable => self.has_party_table,
            PrintedBy::Signatures => self.has_signatures,
            PrintedBy::Draft => self.is_draft,
        }
    }

    /// Whether an answer or its genitive is printed.
    fn shows_answer(&self, field: &str) -> bool {
        self.fields.contains(field) || self.genitives.contains(field)
    }

    /// Returns the marks of a part.
    pub(super) fn marks(&self, printed_by: &PrintedBy) -> Marks {
        let fact = printed_by.fact();
        Marks {
            holds: fact.is_some_and(|fact| self.unprinted.contains(&fact)),
            required: matches!(printed_by, PrintedBy::Field(field) if self.missing.contains(field)),
            tests: match printed_by {
                PrintedBy::Field(field) => self.answers.get(field).cloned(),
                _ => None,
            },
        }
    }
}

impl PrintedBy {
    /// What a condition may ask about a service or a field.
    pub(super) fn fact(&self) -> Option<Fact> {
        match self {
            Self::Service(service) => Some(Fact::Service(service.clone())),
            Self::Field(field) => Some(Fact::Answered(field.clone())),
            _ => None,
        }
    }
}
