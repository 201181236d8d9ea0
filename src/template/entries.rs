//! Blocks with entries, checked: lists, definitions, tables.

use super::condition::Condition;
use super::file::{Align, ColumnWidth, ListLabels};
use super::inline::Text;

/// The most items inside one another.
pub const MAX_LIST_DEPTH: usize = 3;
/// The most columns of a table: more are narrower than a word.
pub const MAX_COLUMNS: usize = 12;

/// A list.
#[derive(Clone, Debug, Default)]
pub struct ItemList {
    /// What stands before its items.
    pub labels: ListLabels,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug)]
pub struct Item {
    /// When it is printed, if its list is: its own condition joined with those of the items that it is in.
    pub when: Condition,
    /// The wording.
    pub text: Text,
    /// The list inside it; mostly empty.
    pub inner: ItemList,
}

/// A term with its definition.
#[derive(Clone, Debug)]
pub struct Term {
    /// When it is printed, if its block is.
    pub when: Condition,
    /// What is defined.
    pub term: Text,
    /// What it means.
    pub text: Text,
}

/// A table.
#[derive(Clone, Debug)]
pub struct TableBlock {
    /// A caption over it; may be empty.
    pub caption: Text,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows.
    pub rows: TableRows,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct TableColumn {
    /// What stands over it.
    pub header: Text,
    /// Its width.
    pub width: ColumnWidth,
    /// The edge that its cells stand at.
    pub align: Align,
}

/// The rows of a table.
#[derive(Clone, Debug)]
pub enum TableRows {
    /// Those of the template.
    Fixed(Vec<TableRow>),
    /// One for each row of a field.
    Field {
        /// The field.
        field: String,
        /// The cells of each row.
        cells: Vec<Text>,
    },
    /// One for each chosen service of these sets.
    Services {
        /// The sets.
        sets: Vec<String>,
        /// The cells of each row.
        cells: Vec<Text>,
    },
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// When it is printed, if the table is.
    pub when: Condition,
    /// Its cells, one for each column; one may be empty.
    pub cells: Vec<Text>,
}

/// A text of an entry, and when it is printed if the block is.
pub type EntryText<'t> = (&'t Condition, &'t Text);

impl ItemList {
    /// Its items in their order, each before those inside it, with their depth from 0.
    #[must_use]
    pub fn flat(&self) -> Vec<(usize, &Item)> {
        let mut all = Vec::new();
        self.push_flat(0, &mut all);
        all
    }

    fn push_flat<'t>(&'t self, depth: usize, all: &mut Vec<(usize, &'t Item)>) {
        for item in &self.items {
            all.push((depth, item));
            item.inner.push_flat(depth + 1, all);
        }
    }

    /// The texts in their order.
    #[must_use]
    pub fn texts(&self) -> Vec<EntryText<'_>> {
        let items = self.flat().into_iter();
        items.map(|(_, item)| (&item.when, &item.text)).collect()
    }
}

impl Term {
    /// The texts of terms in their order.
    #[must_use]
    pub fn texts(terms: &[Self]) -> Vec<EntryText<'_>> {
        let texts = terms.iter();
        texts
            .flat_map(|term| [(&term.when, &term.term), (&term.when, &term.text)])
            .collect()
    }
}

impl TableBlock {
    /// The texts in their order; those of the cells of services once.
    #[must_use]
    pub fn texts(&self) -> Vec<EntryText<'_>> {
        const ALWAYS: &Condition = &Condition::Always;
        let headers = self.columns.iter().map(|column| (ALWAYS, &column.header));
        let mut texts: Vec<EntryText<'_>> = vec![(ALWAYS, &self.caption)];
        texts.extend(headers);
        match &self.rows {
            TableRows::Fixed(rows) => {
                for row in rows {
                    texts.extend(row.cells.iter().map(|cell| (&row.when, cell)));
                }
            }
            TableRows::Services { cells, .. } | TableRows::Field { cells, .. } => {
                texts.extend(cells.iter().map(|cell| (ALWAYS, cell)));
            }
        }
        texts
    }
}
