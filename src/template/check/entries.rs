//! `body.ron`: lists, definitions and tables.

use super::checker::Checker;
use super::inline_text::Scope;
use super::numbers::out_of_range;
use crate::ron_text::Spanned;
use crate::template::block_problem::BlockProblem;
use crate::template::condition::Condition;
use crate::template::entries::{
    Item, ItemList, MAX_COLUMNS, MAX_LIST_DEPTH, TableBlock, TableColumn, TableRow, TableRows, Term,
};
use crate::template::file::{self, ColumnWidth, ListLabels, RowsFrom, TemplateFile::Body};
use crate::template::inline::{Inline, Text, flat};
use crate::template::named::Named;

impl Checker<'_> {
    pub(super) fn list(&mut self, list: &file::List<'_>, when: &Condition) -> ItemList {
        if list.items.is_empty() {
            self.report(Body, &list.id, BlockProblem::NoEntries);
        }
        self.items(list.labels, &list.items, (when, &Condition::Always), 1)
    }

    /// Items under the condition of their block, and of the items that they are in.
    fn items(
        &mut self,
        labels: ListLabels,
        items: &[file::Item<'_>],
        (block, outer): (&Condition, &Condition),
        depth: usize,
    ) -> ItemList {
        let items = items.iter().map(|item| {
            let own = self.entry_condition(&item.text, item.when.as_ref(), &block.and(outer));
            let when = outer.and(&own);
            let inner = if depth < MAX_LIST_DEPTH {
                self.items(item.labels, &item.items, (block, &when), depth + 1)
            } else {
                if let Some(first) = item.items.first() {
                    let kind = BlockProblem::ListTooDeep(MAX_LIST_DEPTH);
                    self.report(Body, &first.text, kind);
                }
                ItemList::default()
            };
            Item {
                text: self.plain(&item.text, &block.and(&when), Scope::Running),
                when,
                inner,
            }
        });
        let items = items.collect();
        ItemList { labels, items }
    }

    /// The condition of an entry; `outer` is that of what it stands in.
    pub(super) fn entry_condition(
        &mut self,
        near: &Spanned<'_>,
        written: Option<&file::Condition<'_>>,
        outer: &Condition,
    ) -> Condition {
        let Some(written) = written else {
            return Condition::Always;
        };
        let own = self.condition(Body, near, written);
        if *outer != Condition::Always && own != Condition::Always {
            self.must_be_possible(Body, near, &outer.and(&own));
        }
        own
    }

    pub(super) fn definitions(
        &mut self,
        block: &file::Definitions<'_>,
        when: &Condition,
    ) -> Vec<Term> {
        if block.terms.is_empty() {
            self.report(Body, &block.id, BlockProblem::NoEntries);
        }
        let terms = block.terms.iter().map(|term| {
            let own = self.entry_condition(&term.term, term.when.as_ref(), when);
            let both = when.and(&own);
            Term {
                term: self.plain(&term.term, &both, Scope::Running),
                text: self.plain(&term.text, &both, Scope::Running),
                when: own,
            }
        });
        terms.collect()
    }

    pub(super) fn table(&mut self, table: &file::Table<'_>, when: &Condition) -> TableBlock {
        self.widths(table);
        let caption = if table.caption.trim().is_empty() {
            Text::new()
        } else {
            self.plain(&table.caption, when, Scope::Running)
        };
        let columns = table.columns.iter().map(|column| TableColumn {
            header: self.plain(&column.header, when, Scope::Running),
            width: column.width,
            align: column.align,
        });
        let columns = columns.collect();
        let rows = match &table.from {
            None => TableRows::Fixed(self.table_rows(table, when)),
            Some(from) => self.rows_from(table, from, when),
        };
        TableBlock {
            caption,
            columns,
            rows,
        }
    }

    /// Checks that the columns fit the page side by side.
    fn widths(&mut self, table: &file::Table<'_>) {
        let shares = table
            .columns
            .iter()
            .filter_map(|column| match column.width {
                ColumnWidth::Auto => None,
                ColumnWidth::Share(share) => Some((&column.header, share)),
            });
        let mut left = 100.0;
        for (header, share) in shares.clone() {
            // Also what is no number.
            if !(1.0..=100.0).contains(&share) {
                self.report(Body, header, out_of_range("Share", 1, 100));
            }
            left -= share;
        }
        let others = table.columns.len() - shares.count();
        if table.columns.len() > MAX_COLUMNS || left < 0.0 || (others > 0 && left <= 0.0) {
            self.report(Body, &table.id, BlockProblem::TableTooWide(MAX_COLUMNS));
        }
        if table.columns.is_empty() {
            self.report(Body, &table.id, BlockProblem::NoEntries);
        }
    }

    fn table_rows(&mut self, table: &file::Table<'_>, when: &Condition) -> Vec<TableRow> {
        if table.rows.is_empty() {
            self.report(Body, &table.id, BlockProblem::NoEntries);
        }
        let columns = table.columns.len();
        let rows = table.rows.iter().map(|row| {
            let near = row.cells.first().unwrap_or(&table.id);
            let own = self.entry_condition(near, row.when.as_ref(), when);
            let found = row.cells.len();
            if found != columns {
                let kind = BlockProblem::WrongCellCount { found, columns };
                self.report(Body, near, kind);
            }
            let both = when.and(&own);
            let cells = row.cells.iter();
            TableRow {
                cells: cells
                    .map(|cell| self.table_cell(cell, &both, Scope::Running))
                    .collect(),
                when: own,
            }
        });
        rows.collect()
    }

    /// A cell, which may be empty.
    fn table_cell(&mut self, cell: &Spanned<'_>, when: &Condition, scope: Scope) -> Text {
        if cell.trim().is_empty() {
            return Text::new();
        }
        self.plain(cell, when, scope)
    }

    fn rows_from(
        &mut self,
        table: &file::Table<'_>,
        from: &RowsFrom<'_>,
        when: &Condition,
    ) -> TableRows {
        if !table.rows.is_empty() {
            self.report(Body, &table.id, BlockProblem::TwoKindsOfRows);
        }
        let sets = match from {
            RowsFrom::Field(field) => return self.rows_of_field(table, field, when),
            RowsFrom::Services(set) => {
                self.must_be_known(Body, set, Named::Set);
                vec![set.to_string()]
            }
            RowsFrom::AllServices => {
                let sets = self.known(Named::Set).into_iter();
                sets.map(str::to_owned).collect()
            }
        };
        let cells = table.columns.iter();
        let cells: Vec<Text> = cells
            .map(|column| self.table_cell(&column.text, when, Scope::Service))
            .collect();
        let names = |cell: &Text| flat(cell).contains(&&Inline::ServiceName);
        if !cells.iter().any(names) {
            self.report(Body, &table.id, BlockProblem::ServiceNotNamed);
        }
        TableRows::Services { sets, cells }
    }

    fn rows_of_field(
        &mut self,
        table: &file::Table<'_>,
        field: &Spanned<'_>,
        when: &Condition,
    ) -> TableRows {
        let is_known = self
            .kind_of(Body, field, "Rows", |kind| {
                matches!(kind, file::FieldKind::Rows(_)).then_some(())
            })
            .is_some();
        let mut fields = self.files.fields.fields.iter();
        let columns = fields.find_map(|known| match &known.kind {
            file::FieldKind::Rows(of) if known.id == *field => Some(of.columns.as_slice()),
            _ => None,
        });
        self.row_columns = columns.unwrap_or_default();
        let cells = table.columns.iter();
        let cells: Vec<Text> = cells
            .map(|column| self.table_cell(&column.text, when, Scope::Row))
            .collect();
        self.row_columns = &[];
        let is_of_row = |inline: &&Inline| matches!(inline, Inline::RowValue { .. });
        let prints = |cell: &Text| flat(cell).iter().any(is_of_row);
        if is_known && !cells.iter().any(prints) {
            self.report(Body, &table.id, BlockProblem::RowNotNamed);
        }
        let field = field.to_string();
        TableRows::Field { field, cells }
    }
}
