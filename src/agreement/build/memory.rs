//! What is remembered of tables from one agreement to the next.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::agreement::explain::{Explained, first_words};
use crate::agreement::parts::{GridRow, Part};
use crate::draft::Row;
use crate::template::{FieldKind, Text};

/// The rows of tables of the last agreement, so that an edit builds only those that it changes. What is remembered is
/// known by all that it was made of: it never changes what an agreement says.
#[derive(Default)]
pub struct BuildMemory {
    /// By the name of the block.
    tables: BTreeMap<String, RememberedTable>,
}

impl BuildMemory {
    /// Takes out what is remembered of a table of that ground; nothing if it stands on another.
    pub(super) fn take(&mut self, block: &str, ground: TableGround) -> RememberedTable {
        let found = self.tables.remove(block);
        let found = found.filter(|table| table.ground.as_ref() == Some(&ground));
        RememberedTable {
            ground: Some(ground),
            ..found.unwrap_or_default()
        }
    }

    /// Remembers a table.
    pub(super) fn put(&mut self, block: &str, table: RememberedTable) {
        self.tables.insert(block.to_owned(), table);
    }
}

/// What all rows of a table with the rows of a field depend on, beside the answers in each.
#[derive(Debug, PartialEq)]
pub(super) struct TableGround {
    /// The language of the document.
    pub language: String,
    /// The kind of the field, with its columns.
    pub kind: Option<FieldKind>,
    /// The texts of the cells.
    pub cells: Vec<Text>,
}

/// What is remembered of a table.
#[derive(Default)]
pub(super) struct RememberedTable {
    ground: Option<TableGround>,
    /// The reason for which its rows are there.
    reason: Option<Explained>,
    /// By the number of the row.
    pub rows: Vec<RememberedRow>,
}

/// What is remembered of a row.
pub(super) struct RememberedRow {
    /// What was answered in it.
    pub answers: Row,
    /// The cells.
    pub cells: GridRow,
    explained: Option<Arc<Explained>>,
}

impl RememberedTable {
    /// Sets the reason for which all rows are there.
    pub(super) fn set_reason(&mut self, reason: Explained) {
        if self.reason.as_ref() != Some(&reason) {
            for row in &mut self.rows {
                row.explained = None;
            }
            self.reason = Some(reason);
        }
    }

    /// Explains the row with that index.
    pub(super) fn explained(&mut self, index: usize) -> Option<Arc<Explained>> {
        let row = self.rows.get_mut(index)?;
        let reason = self.reason.as_ref()?;
        let explained = row.explained.get_or_insert_with(|| {
            let first = row.cells.first();
            Arc::new(Explained {
                id: (index + 1).to_string(),
                words: first_words(&first.map(Part::text).unwrap_or_default()),
                ..reason.clone()
            })
        });
        Some(Arc::clone(explained))
    }

    /// Sets a row, up to the first one behind those that are there. Cells that are equal stay the same ones, so that
    /// nothing is set on pages anew for them.
    pub(super) fn set_row(&mut self, index: usize, answers: &Row, cells: GridRow) {
        if let Some(known) = self.rows.get_mut(index) {
            known.answers.clone_from(answers);
            if known.cells != cells {
                known.cells = cells;
                known.explained = None;
            }
        } else {
            self.rows.push(RememberedRow {
                answers: answers.clone(),
                cells,
                explained: None,
            });
        }
    }
}
