//! Tables of entries.

use std::sync::Arc;

use super::builder::Builder;
use super::memory::{BuildMemory, TableGround};
use super::text::TextContext;
use crate::agreement::explain::{Explained, ExplainedKind};
use crate::agreement::parts::{Content, Grid, Runs};
use crate::template::{self, Block, Condition, Inline, TableBlock, TableRows, Text, flat};

impl Builder<'_> {
    pub(super) fn grid(
        &self,
        block: &Block,
        table: &TableBlock,
        memory: &mut BuildMemory,
    ) -> (Content, Vec<Arc<Explained>>) {
        let mut grid = Grid::new(self.runs(&table.caption));
        for template::TableColumn {
            header,
            width,
            align,
        } in &table.columns
        {
            grid.push_column(self.runs(header), *width, *align);
        }
        let mut explained = Vec::new();
        // Of a table that is left out, nothing but its heading is explained.
        let is_printed = self.holds(&block.when);
        match &table.rows {
            TableRows::Fixed(_) | TableRows::Field { .. } if !is_printed => {}
            TableRows::Fixed(rows) => {
                for (index, row) in rows.iter().enumerate() {
                    let cells = self.cells(&row.cells, TextContext::default());
                    let id = (ExplainedKind::Row, (index + 1).to_string());
                    let words = cells.first().cloned().unwrap_or_default();
                    let entry = self.explain_entry(block, id, &row.when, &words);
                    explained.push(Arc::new(entry));
                    if self.holds(&row.when) {
                        grid.push_row(cells);
                    }
                }
            }
            TableRows::Field { field, cells } => {
                explained = self.rows_of_field(block, field, cells, (&mut grid, memory));
            }
            TableRows::Services { sets, cells } => {
                for set in sets {
                    for service in self.template.listed_services(set) {
                        if self.draft.has_service(&service.id) {
                            let context = TextContext {
                                service: Some(service),
                                ..TextContext::default()
                            };
                            grid.push_row(self.cells(cells, context));
                        }
                    }
                    let services = self.explain_services(block, set).into_iter();
                    explained.extend(services.map(Arc::new));
                }
            }
        }
        (Content::Grid(grid), explained)
    }

    /// Adds the rows of a table that has one for each row of a field, and says why each is there. An empty field has
    /// none, and says so; where it must be answered, a row of gaps stands for it.
    fn rows_of_field(
        &self,
        block: &Block,
        field: &str,
        cells: &[Text],
        (grid, memory): (&mut Grid, &mut BuildMemory),
    ) -> Vec<Arc<Explained>> {
        let rows = self.draft.rows(field);
        let answered = Condition::Answered(field.to_owned());
        if rows.is_empty() {
            let defined = self.template.field(field);
            let is_required =
                defined.is_some_and(|field| self.draft.requires(self.template, field));
            let rule = if is_required {
                Condition::Always
            } else {
                answered
            };
            let cells = is_required.then(|| self.cells(cells, row_context(field, 0)));
            let words = cells.as_ref().and_then(|cells| cells.first()).cloned();
            let id = (ExplainedKind::Row, "1".to_owned());
            let explained = self.explain_entry(block, id, &rule, &words.unwrap_or_default());
            if let Some(cells) = cells {
                grid.push_row(cells);
            }
            return vec![Arc::new(explained)];
        }
        // All rows are there for the same reason.
        let id = (ExplainedKind::Row, String::new());
        let reason = self.explain_entry(block, id, &answered, &Runs::default());
        let tells_all = cells.iter().all(is_made_of_the_row);
        let mut table = memory.take(&block.id, self.ground(field, cells));
        table.rows.truncate(rows.len());
        table.set_reason(reason);
        let mut explanation = Vec::with_capacity(rows.len());
        for (index, answers) in rows.iter().enumerate() {
            let known = table.rows.get(index);
            if !known.is_some_and(|known| tells_all && known.answers == *answers) {
                let cells = self.cells(cells, row_context(field, index));
                table.set_row(index, answers, Grid::row(index, cells));
            }
            explanation.extend(table.explained(index));
            grid.rows
                .extend(table.rows.get(index).map(|row| Arc::clone(&row.cells)));
        }
        memory.put(&block.id, table);
        explanation
    }

    fn ground(&self, field: &str, cells: &[Text]) -> TableGround {
        TableGround {
            language: self.template.language.clone(),
            kind: self.template.field(field).map(|field| field.kind.clone()),
            cells: cells.to_vec(),
        }
    }

    fn cells(&self, cells: &[Text], context: TextContext<'_>) -> Vec<Runs> {
        let context = TextContext {
            blank_if_optional: true,
            ..context
        };
        let cells = cells.iter().map(|cell| self.value_runs(cell, context));
        cells.collect()
    }
}

fn row_context(field: &str, row: usize) -> TextContext<'_> {
    TextContext {
        row: Some((field, row)),
        ..TextContext::default()
    }
}

/// Returns whether a text says nothing but what stands in a row, and fixed wording.
fn is_made_of_the_row(text: &Text) -> bool {
    flat(text).into_iter().all(|piece| {
        matches!(
            piece,
            Inline::Fixed(_) | Inline::Foreign { .. } | Inline::RowValue { .. }
        )
    })
}
