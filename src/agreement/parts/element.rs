//! Elements: the structure of a block in the terms that plain text, tagged PDF and word processors share.

use super::block::{Block, Content, ListItem, Signatory, Table};
use super::entries::{Definition, Grid, Item};
use super::part::Part;

/// An element of a block's structure.
#[derive(Clone, Debug, PartialEq)]
pub enum Element<'a> {
    /// The agreement's title.
    Title(&'a Part),
    /// A heading.
    Heading {
        /// The level; 1 for the highest under the title.
        level: u8,
        /// The letter or number; may be empty.
        label: &'a Part,
        /// The words.
        text: &'a Part,
    },
    /// A heading of the first level over a table or the signatures; left out if it prints nothing.
    Caption(&'a Part),
    /// A paragraph.
    Paragraph(&'a Part),
    /// An item of a numbered list; items in a row form one list.
    NumberedItem {
        /// The number.
        label: &'a Part,
        /// The words.
        text: &'a Part,
    },
    /// A list without an order.
    List(&'a [ListItem]),
    /// A table: the cells of each row.
    Table(Vec<Vec<Cell<'a>>>),
    /// A list with labels, of which items may stand inside one another.
    Items(&'a [Item]),
    /// Terms with their definitions.
    Definitions(&'a [Definition]),
    /// A table with a header row: its caption, which may be empty, and the cells of each row.
    Grid(&'a Part, Vec<Vec<Cell<'a>>>),
    /// A signatory's lines, and the place where they sign.
    Signatory(&'a Signatory),
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell<'a> {
    /// The text of the cell; none in the corner between headers.
    pub part: Option<&'a Part>,
    /// The kind.
    pub kind: CellKind,
}

/// The kind of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// The header of its column.
    ColumnHeader,
    /// The header of its row.
    RowHeader,
    /// A cell like any other.
    Data,
    /// A cell over so many columns.
    Span(usize),
}

impl Block {
    /// Returns the parts in reading order, without the signs of lists.
    #[must_use]
    pub fn parts(&self) -> Vec<&Part> {
        if let Content::RunningHead(head) = &self.content {
            return vec![head];
        }
        let elements = self.content.elements();
        elements.iter().flat_map(Element::parts).collect()
    }
}

impl Content {
    /// Returns the elements in reading order.
    #[must_use]
    pub fn elements(&self) -> Vec<Element<'_>> {
        match self {
            Self::Title(text) => vec![Element::Title(text)],
            Self::Heading { level, label, text } => vec![Element::Heading {
                level: *level,
                label,
                text,
            }],
            Self::Paragraph(text) => vec![Element::Paragraph(text)],
            Self::Clause { label, text } if label.is_empty() => vec![Element::Paragraph(text)],
            Self::Clause { label, text } => vec![Element::NumberedItem { label, text }],
            Self::List(items) => vec![Element::List(items)],
            Self::Table(table) => vec![
                Element::Caption(&table.heading),
                Element::Table(table.cells()),
            ],
            Self::Signatures(signatures) => {
                let signatories = signatures.signatories.iter().map(Element::Signatory);
                let caption = Element::Caption(&signatures.heading);
                std::iter::once(caption).chain(signatories).collect()
            }
            Self::Annex { label, text } => vec![Element::Heading {
                level: 1,
                label,
                text,
            }],
            Self::PageBreak | Self::RunningHead(_) => Vec::new(),
            Self::Items(items) => vec![Element::Items(items)],
            Self::Definitions(definitions) => vec![Element::Definitions(definitions)],
            Self::Grid(grid) => vec![Element::Grid(&grid.caption, grid.cells())],
        }
    }

    /// Returns the element that the content begins with. A table of entries, which may be long, begins with its caption
    /// as a paragraph.
    #[must_use]
    pub fn head(&self) -> Option<Element<'_>> {
        match self {
            Self::Grid(grid) => Some(Element::Paragraph(&grid.caption)),
            _ => self.elements().into_iter().next(),
        }
    }

    /// Returns the words that a reader recognises the block by: those of its first paragraph or heading;
    /// none for what begins with a list.
    #[must_use]
    pub fn opening(&self) -> String {
        let words = match self.head() {
            Some(Element::Title(text) | Element::Caption(text) | Element::Paragraph(text)) => {
                text.text()
            }
            Some(Element::Heading { label, text, .. } | Element::NumberedItem { label, text }) => {
                format!("{} {}", label.text(), text.text())
            }
            Some(
                Element::List(_)
                | Element::Grid(..)
                | Element::Table(_)
                | Element::Items(_)
                | Element::Definitions(_)
                | Element::Signatory(_),
            )
            | None => String::new(),
        };
        words.trim().to_owned()
    }
}

impl<'a> Element<'a> {
    /// Returns the parts in reading order, without the signs of lists.
    #[must_use]
    pub fn parts(&self) -> Vec<&'a Part> {
        match self {
            Self::Title(text) | Self::Caption(text) | Self::Paragraph(text) => vec![*text],
            Self::Heading { label, text, .. } | Self::NumberedItem { label, text } => {
                vec![*label, *text]
            }
            Self::List(items) => items.iter().map(|item| &item.text).collect(),
            Self::Table(rows) => rows.iter().flatten().filter_map(|cell| cell.part).collect(),
            Self::Items(items) => items
                .iter()
                .flat_map(|item| [&item.label, &item.text])
                .collect(),
            Self::Definitions(definitions) => definitions
                .iter()
                .flat_map(|definition| [&definition.term, &definition.text])
                .collect(),
            Self::Grid(caption, rows) => {
                let cells = rows.iter().flatten().filter_map(|cell| cell.part);
                std::iter::once(*caption).chain(cells).collect()
            }
            Self::Signatory(signatory) => {
                let lines = signatory.lines.iter();
                let lines = lines.flat_map(|line| [&line.label, &line.value]);
                std::iter::once(&signatory.signer).chain(lines).collect()
            }
        }
    }
}

impl Grid {
    /// Returns the cells of each row, the header row first.
    fn cells(&self) -> Vec<Vec<Cell<'_>>> {
        let cell = |kind: CellKind| {
            move |part| Cell {
                part: Some(part),
                kind,
            }
        };
        let headers = self.columns.iter().map(|column| &column.header);
        let headers = headers.map(cell(CellKind::ColumnHeader)).collect();
        let rows = self.rows.iter();
        let rows = rows.map(|row| row.iter().map(cell(CellKind::Data)).collect());
        std::iter::once(headers).chain(rows).collect()
    }
}

impl Table {
    /// Returns the cells of each row, the header row first.
    fn cells(&self) -> Vec<Vec<Cell<'_>>> {
        let cell = |kind: CellKind| {
            move |part| Cell {
                part: Some(part),
                kind,
            }
        };
        let corner = Cell {
            part: None,
            kind: CellKind::Data,
        };
        let columns = self.columns.iter().map(cell(CellKind::ColumnHeader));
        let mut rows = vec![std::iter::once(corner).chain(columns).collect()];
        for (index, row) in self.all_rows().enumerate() {
            let kind = if index < self.rows.len() {
                CellKind::Data
            } else {
                CellKind::Span(self.columns.len())
            };
            let label = cell(CellKind::RowHeader)(&row.label);
            rows.push(
                std::iter::once(label)
                    .chain(row.cells.iter().map(cell(kind)))
                    .collect(),
            );
        }
        rows
    }
}
