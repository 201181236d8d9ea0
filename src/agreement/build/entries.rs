//! Lists, definitions and tables of entries.

use super::builder::Builder;
use super::labels::item_label;
use super::text::TextContext;
use crate::agreement::explain::{Explained, ExplainedKind};
use crate::agreement::parts::{Content, Definition, Grid, Item, Run, Runs, plain};
use crate::template::{self, Block, Condition, ItemList, TableBlock, TableRows, Term, Text};

/// The items of a list that are printed, and why each is or isn't.
#[derive(Default)]
struct Items {
    printed: Vec<Item>,
    explained: Vec<Explained>,
}

impl Builder<'_> {
    pub(super) fn holds(&self, when: &Condition) -> bool {
        when.holds(&|fact| self.evaluate(fact))
    }

    /// Explains an entry of a block, which is printed if its condition and the block's hold.
    fn explain_entry(
        &self,
        block: &Block,
        (kind, id): (ExplainedKind, String),
        when: &Condition,
        words: &Runs,
    ) -> Explained {
        self.explain(&block.id, &id, kind, block.when.and(when), &plain(words))
    }

    pub(super) fn items(&self, block: &Block, list: &ItemList) -> (Content, Vec<Explained>) {
        let mut items = Items::default();
        self.push_items(block, list, "", 0, &mut items);
        (Content::Items(items.printed), items.explained)
    }

    /// Adds the items of a list inside the item of that name.
    fn push_items(
        &self,
        block: &Block,
        list: &ItemList,
        outer: &str,
        depth: usize,
        into: &mut Items,
    ) {
        let mut number = 0;
        for (index, item) in list.items.iter().enumerate() {
            let name = format!("{outer}{}", index + 1);
            let text = self.runs(&item.text);
            let id = (ExplainedKind::Item, name.clone());
            into.explained
                .push(self.explain_entry(block, id, &item.when, &text));
            if self.holds(&item.when) {
                number += 1;
                let label = item_label(list.labels, number);
                let label = label.map(Run::fixed).into_iter().collect();
                let printed = Item::new(into.printed.len(), depth, label, text);
                into.printed.push(printed);
            }
            self.push_items(block, &item.inner, &format!("{name}."), depth + 1, into);
        }
    }

    pub(super) fn definitions(&self, block: &Block, terms: &[Term]) -> (Content, Vec<Explained>) {
        let mut printed = Vec::new();
        let mut explained = Vec::new();
        for (index, entry) in terms.iter().enumerate() {
            let term = self.runs(&entry.term);
            let id = (ExplainedKind::Item, (index + 1).to_string());
            explained.push(self.explain_entry(block, id, &entry.when, &term));
            if self.holds(&entry.when) {
                let text = self.runs(&entry.text);
                printed.push(Definition::new(printed.len(), term, text));
            }
        }
        (Content::Definitions(printed), explained)
    }

    pub(super) fn grid(&self, block: &Block, table: &TableBlock) -> (Content, Vec<Explained>) {
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
                    explained.push(self.explain_entry(block, id, &row.when, &words));
                    if self.holds(&row.when) {
                        grid.push_row(cells);
                    }
                }
            }
            TableRows::Field { field, cells } => {
                for (cells, entry) in self.rows_of_field(block, field, cells) {
                    if let Some(cells) = cells {
                        grid.push_row(cells);
                    }
                    explained.push(entry);
                }
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
                    explained.extend(self.explain_services(block, set));
                }
            }
        }
        (Content::Grid(grid), explained)
    }

    /// Returns the rows of a table that has one for each row of a field, and why each is there. An empty field has none,
    /// and says so; where it must be answered, a row of gaps stands for it.
    fn rows_of_field(
        &self,
        block: &Block,
        field: &str,
        cells: &[Text],
    ) -> Vec<(Option<Vec<Runs>>, Explained)> {
        let answered = self.draft.rows(field).len();
        let defined = self.template.field(field);
        let is_required = defined.is_some_and(|field| self.draft.requires(self.template, field));
        let rule = if answered == 0 && is_required {
            Condition::Always
        } else {
            Condition::Answered(field.to_owned())
        };
        let entry = |row: usize| {
            let context = TextContext {
                row: Some((field, row)),
                ..TextContext::default()
            };
            let cells = (answered > 0 || is_required).then(|| self.cells(cells, context));
            let first = cells.as_ref().and_then(|cells| cells.first());
            let words = first.cloned().unwrap_or_default();
            let id = (ExplainedKind::Row, (row + 1).to_string());
            let explained = self.explain_entry(block, id, &rule, &words);
            (cells, explained)
        };
        (0..answered.max(1)).map(entry).collect()
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
