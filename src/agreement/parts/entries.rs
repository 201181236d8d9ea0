//! Lists with labels, definitions and tables of entries.

use std::sync::Arc;

use super::part::{Part, Role};
use super::run::Runs;
use crate::template::{Align, ColumnWidth};

/// An item of a list with labels.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// How many items it stands inside of.
    pub depth: usize,
    /// The number or letter; empty before a sign, which is typography.
    pub label: Part,
    /// The words.
    pub text: Part,
}

/// A term with its definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The term.
    pub term: Part,
    /// The definition.
    pub text: Part,
}

/// The cells of a row of a table, shared by the agreements before and after an edit elsewhere.
pub type GridRow = Arc<[Part]>;

/// A table with a header row only.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// The caption over the table; may be empty.
    pub caption: Part,
    /// The columns.
    pub columns: Vec<GridColumn>,
    /// The cells of each row, one for each column.
    pub rows: Vec<GridRow>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct GridColumn {
    /// The header cell.
    pub header: Part,
    /// The width.
    pub width: ColumnWidth,
    /// The edge that its cells stand at.
    pub align: Align,
}

impl Item {
    /// Returns the item of a list with that index.
    #[must_use]
    pub fn new(index: usize, depth: usize, label: Runs, text: Runs) -> Self {
        let role = if label.is_empty() {
            Role::ItemSign(index)
        } else {
            Role::ItemLabel(index)
        };
        Self {
            depth,
            label: Part::new(role, label),
            text: Part::new(Role::Item(index), text),
        }
    }
}

impl Definition {
    /// Returns the definition with that index.
    #[must_use]
    pub fn new(index: usize, term: Runs, text: Runs) -> Self {
        Self {
            term: Part::new(Role::Term(index), term),
            text: Part::new(Role::Item(index), text),
        }
    }
}

impl Grid {
    /// Returns a table without columns and rows.
    #[must_use]
    pub fn new(caption: Runs) -> Self {
        Self {
            caption: Part::new(Role::Text, caption),
            columns: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Adds a column.
    pub fn push_column(&mut self, header: Runs, width: ColumnWidth, align: Align) {
        let header = Part::new(Role::HeaderCell(self.columns.len()), header);
        self.columns.push(GridColumn {
            header,
            width,
            align,
        });
    }

    /// Returns the row with that index.
    pub(in crate::agreement) fn row(row: usize, cells: impl IntoIterator<Item = Runs>) -> GridRow {
        let cells = cells.into_iter().enumerate();
        let cells = cells.map(|(column, text)| Part::new(Role::Cell(row, column), text));
        cells.collect()
    }

    /// Adds a row with a cell for each column.
    pub fn push_row(&mut self, cells: impl IntoIterator<Item = Runs>) {
        self.rows.push(Self::row(self.rows.len(), cells));
    }
}
