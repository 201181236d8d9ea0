//! The table of the parties.

use super::builder::Builder;
use super::text::TextContext;
use crate::agreement::explain::Explained;
use crate::agreement::parts::{Run, Runs, Table, plain};
use crate::template::{Block, Party, PartyBlock, PartyRow};

/// A row of the template, filled in.
struct FilledRow {
    label: Runs,
    cells: Vec<Runs>,
    explained: Explained,
}

impl Builder<'_> {
    /// Returns the table of the parties, and why each row is printed or left out.
    pub(super) fn party_table(
        &self,
        block: &Block,
        parties: &PartyBlock,
    ) -> (Table, Vec<Explained>) {
        let columns = &self.template.parties;
        let headers = columns.iter();
        let headers = headers.map(|party| Runs::from([Run::fixed(party.label.clone())]));
        let mut table = Table::new(self.runs(&parties.heading), headers);
        let mut explanation = Vec::new();
        if !self.holds(&block.when) {
            return (table, explanation); // nothing but its heading is explained
        }
        for row in &parties.rows {
            let row = self.filled_row(&block.id, row, columns);
            if row.explained.printed {
                table.push_row(row.label, row.cells);
            }
            explanation.push(row.explained);
        }
        // A row with one cell is filled in as for the first party.
        let first = &columns[..columns.len().min(1)];
        for row in &parties.common {
            let mut row = self.filled_row(&block.id, row, first);
            if let (true, Some(cell)) = (row.explained.printed, row.cells.pop()) {
                table.push_wide_row(row.label, cell);
            }
            explanation.push(row.explained);
        }
        (table, explanation)
    }

    /// Fills in a row, which is left out when nobody answered its optional fields.
    fn filled_row(&self, block: &str, row: &PartyRow, parties: &[Party]) -> FilledRow {
        let cells = parties.iter().enumerate().map(|(index, party)| {
            if !self.holds(row.when_of(index)) {
                return Runs::default();
            }
            let context = TextContext {
                party: &party.id,
                signatory: None,
                blank_if_optional: true,
                ..TextContext::default()
            };
            let cell = self.value_runs(&row.row.text, context);
            if plain(&cell).trim().is_empty() {
                Runs::default()
            } else {
                cell
            }
        });
        let cells: Vec<Runs> = cells.collect();
        let label = self.runs(&row.row.label);
        let is_printed = cells.iter().any(|cell| !cell.is_empty());
        let explained = self.explain_row(block, row, parties, &plain(&label), is_printed);
        FilledRow {
            label,
            cells,
            explained,
        }
    }
}
