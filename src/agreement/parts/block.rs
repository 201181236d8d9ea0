//! Blocks and the kinds of content.
//!
//! Contents are made from runs by the functions here, which give each part its role.

use super::entries::{Definition, Grid, Item};
use super::part::{Part, Role};
use super::run::Runs;

/// A block of the agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The block's name in the template.
    pub id: String,
    /// The index of the block's own entry in the agreement's explanation.
    pub explained: usize,
    /// The content.
    pub content: Content,
    /// How it stands on pages beside other blocks.
    pub flow: Flow,
}

/// How a block stands on pages beside other blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// Whether it begins a page.
    pub begins_page: bool,
    /// Whether its lines stay on one page, if they fit one.
    pub together: bool,
    /// Whether it stays on one page with the block before it.
    pub with_previous: bool,
}

/// The content of a block.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The agreement's title.
    Title(Part),
    /// A heading.
    Heading {
        /// The level; 1 for the highest under the title.
        level: u8,
        /// The letter or number; may be empty.
        label: Part,
        /// The words.
        text: Part,
    },
    /// A paragraph without a number.
    Paragraph(Part),
    /// A numbered clause.
    Clause {
        /// The number; may be empty.
        label: Part,
        /// The words.
        text: Part,
    },
    /// A list without an order.
    List(Vec<ListItem>),
    /// A table with a heading over it.
    Table(Table),
    /// The places where the signatories sign.
    Signatures(Signatures),
    /// The heading of an annex.
    Annex {
        /// The number with the word before it.
        label: Part,
        /// The words.
        text: Part,
    },
    /// The end of a page.
    PageBreak,
    /// A list with labels, of which items may stand inside one another.
    Items(Vec<Item>),
    /// Terms with their definitions.
    Definitions(Vec<Definition>),
    /// A table with a header row only.
    Grid(Grid),
    /// A line at the head of every page, which stands beside the text.
    RunningHead(Part),
}

/// An item of a list without an order.
#[derive(Clone, Debug, PartialEq)]
pub struct ListItem {
    /// The role of the sign before it.
    pub sign: Role,
    /// The words.
    pub text: Part,
}

/// A table with a header row, and a header cell at the left of each row.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The heading over the table.
    pub heading: Part,
    /// The header cells of the columns beside the labels.
    pub columns: Vec<Part>,
    /// The rows with a cell for each column.
    pub rows: Vec<TableRow>,
    /// The rows after them with one cell over all columns.
    pub wide_rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// The header cell at the left.
    pub label: Part,
    /// The other cells; one may be empty.
    pub cells: Vec<Part>,
}

/// The places where the signatories sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Signatures {
    /// The heading over them.
    pub heading: Part,
    /// The number of parties: a column each.
    pub parties: usize,
    /// The signatories: the first of each party, then the second of each, and so on.
    pub signatories: Vec<Signatory>,
}

/// The lines of a signatory.
#[derive(Clone, Debug, PartialEq)]
pub struct Signatory {
    /// The signatory's index in the block.
    pub number: usize,
    /// The party's name in the template.
    pub party: String,
    /// The party's index.
    pub party_index: usize,
    /// The signatory's index among those of the party.
    pub index: usize,
    /// The heading over the lines: who signs.
    pub signer: Part,
    /// The lines.
    pub lines: Vec<SignatoryLine>,
}

/// A line of a signatory.
#[derive(Clone, Debug, PartialEq)]
pub struct SignatoryLine {
    /// The label, which says what belongs on the line.
    pub label: Part,
    /// The value; a gap if the line is to be written on.
    pub value: Part,
    /// Whether it is the line to sign on.
    pub is_signature: bool,
}

impl Content {
    /// Returns the agreement's title.
    #[must_use]
    pub fn title(text: Runs) -> Self {
        Self::Title(Part::new(Role::Text, text))
    }

    /// Returns a line at the head of every page.
    #[must_use]
    pub fn running_head(text: Runs) -> Self {
        Self::RunningHead(Part::new(Role::Text, text))
    }

    /// Returns a heading.
    #[must_use]
    pub fn heading(level: u8, label: Runs, text: Runs) -> Self {
        Self::Heading {
            level,
            label: Part::new(Role::Label, label),
            text: Part::new(Role::Text, text),
        }
    }

    /// Returns a paragraph.
    #[must_use]
    pub fn paragraph(text: Runs) -> Self {
        Self::Paragraph(Part::new(Role::Text, text))
    }

    /// Returns a clause.
    #[must_use]
    pub fn clause(label: Runs, text: Runs) -> Self {
        Self::Clause {
            label: Part::new(Role::Label, label),
            text: Part::new(Role::Text, text),
        }
    }

    /// Returns a list without an order.
    #[must_use]
    pub fn list(items: impl IntoIterator<Item = Runs>) -> Self {
        let items = items.into_iter().enumerate();
        let items = items.map(|(index, text)| ListItem {
            sign: Role::ItemSign(index),
            text: Part::new(Role::Item(index), text),
        });
        Self::List(items.collect())
    }
}

impl Content {
    /// Returns the heading of an annex.
    #[must_use]
    pub fn annex(label: Runs, text: Runs) -> Self {
        Self::Annex {
            label: Part::new(Role::Label, label),
            text: Part::new(Role::Text, text),
        }
    }
}

impl Table {
    /// Returns a table without rows.
    #[must_use]
    pub fn new(heading: Runs, columns: impl IntoIterator<Item = Runs>) -> Self {
        let columns = columns.into_iter().enumerate();
        let columns = columns.map(|(column, text)| Part::new(Role::HeaderCell(column), text));
        Self {
            heading: Part::new(Role::Text, heading),
            columns: columns.collect(),
            rows: Vec::new(),
            wide_rows: Vec::new(),
        }
    }

    /// Adds a row with a cell for each column. Rows stand before all wide rows.
    pub fn push_row(&mut self, label: Runs, cells: impl IntoIterator<Item = Runs>) {
        debug_assert!(self.wide_rows.is_empty(), "rows are numbered from the top");
        let row = TableRow::new(self.rows.len(), label, cells);
        self.rows.push(row);
    }

    /// Adds a row with one cell over all columns.
    pub fn push_wide_row(&mut self, label: Runs, cell: Runs) {
        let index = self.rows.len() + self.wide_rows.len();
        self.wide_rows.push(TableRow::new(index, label, [cell]));
    }

    /// Returns all rows, from the top.
    pub fn all_rows(&self) -> impl Iterator<Item = &TableRow> + Clone {
        self.rows.iter().chain(&self.wide_rows)
    }
}

impl TableRow {
    fn new(row: usize, label: Runs, cells: impl IntoIterator<Item = Runs>) -> Self {
        let cells = cells.into_iter().enumerate();
        let cells = cells.map(|(column, text)| Part::new(Role::Cell(row, column), text));
        Self {
            label: Part::new(Role::RowLabel(row), label),
            cells: cells.collect(),
        }
    }
}

impl Signatures {
    /// Returns signatures of so many parties, without signatories.
    #[must_use]
    pub fn new(heading: Runs, parties: usize) -> Self {
        Self {
            heading: Part::new(Role::Text, heading),
            parties,
            signatories: Vec::new(),
        }
    }

    /// Adds a signatory of a party, with their index among the party's; returns it for its lines.
    pub fn push(
        &mut self,
        party_index: usize,
        party: &str,
        index: usize,
        signer: Runs,
    ) -> &mut Signatory {
        let number = self.signatories.len();
        self.signatories.push(Signatory {
            number,
            party: party.to_owned(),
            party_index,
            index,
            signer: Part::new(Role::Signer(number), signer),
            lines: Vec::new(),
        });
        &mut self.signatories[number]
    }
}

impl Signatory {
    /// Adds a line.
    pub fn push_line(&mut self, label: Runs, value: Runs, is_signature: bool) {
        let line = self.lines.len();
        self.lines.push(SignatoryLine {
            label: Part::new(Role::LineLabel(self.number, line), label),
            value: Part::new(Role::LineValue(self.number, line), value),
            is_signature,
        });
    }
}
