//! Lists, definitions and tables.

use super::parts::{Parts, Result, malformed, shown, shown_parts};
use super::reader::{Reader, check_name};
use crate::template::canonical::content::ColumnLook;
use crate::template::canonical::printed::PrintedBy;
use crate::template::canonical::tree::Part;
use crate::template::condition::Condition;
use crate::template::entries::{
    Item, ItemList, MAX_COLUMNS, MAX_LIST_DEPTH, TableBlock, TableColumn, TableRow, TableRows, Term,
};
use crate::template::file::ColumnWidth;
use crate::template::inline::Text;

impl Reader<'_> {
    /// What puts the next row of the block at hand on the pages.
    fn next_row(&mut self) -> PrintedBy {
        self.rows += 1;
        PrintedBy::Row(self.blocks, self.rows - 1)
    }

    pub fn items(&mut self, part: &mut Part, depth: usize) -> Result<ItemList> {
        let line = part.line;
        if part.is_hidden() || depth > MAX_LIST_DEPTH {
            return Err(malformed(line));
        }
        let mut parts = Parts::of(part, "items")?;
        let labels = shown(parts.next("labels")?)?;
        let mut items = Vec::new();
        while let Some(part) = parts.pop() {
            if part.is_hidden() {
                continue;
            }
            part.printed_by = self.next_row();
            let mut own = Parts::of(part, "item")?;
            let text = self.text(own.next("text")?, "text")?;
            let inner = match own.next_if("items") {
                Some(inner) => self.items(inner, depth + 1)?,
                None => ItemList::default(),
            };
            own.end()?;
            items.push(Item {
                when: Condition::Always,
                text,
                inner,
            });
        }
        Ok(ItemList { labels, items })
    }

    pub fn terms(&mut self, part: &mut Part) -> Result<Vec<Term>> {
        let mut terms = Vec::new();
        for part in shown_parts(part, "definitions")? {
            part.printed_by = self.next_row();
            let mut parts = Parts::of(part, "definition")?;
            terms.push(Term {
                when: Condition::Always,
                term: self.text(parts.next("term")?, "term")?,
                text: self.text(parts.next("text")?, "text")?,
            });
            parts.end()?;
        }
        Ok(terms)
    }

    pub fn table(&mut self, parts: &mut Parts<'_>) -> Result<TableBlock> {
        let line = parts.line;
        let caption = self.text(parts.next("caption")?, "caption")?;
        let mut columns = Vec::new();
        for part in shown_parts(parts.next("columns")?, "columns")? {
            let mut own = Parts::of(part, "column")?;
            let look: ColumnLook = shown(own.next("look")?)?;
            if matches!(look.width, ColumnWidth::Share(share) if !(1.0..=100.0).contains(&share)) {
                return Err(malformed(own.line));
            }
            columns.push(TableColumn {
                header: self.text(own.next("header")?, "header")?,
                width: look.width,
                align: look.align,
            });
            own.end()?;
        }
        let rows = if let Some(rows) = parts.next_if("rows") {
            TableRows::Fixed(self.table_rows(rows, columns.len())?)
        } else if let Some(rows) = parts.next_if("rows-of-field") {
            self.rows_of_field(rows, columns.len())?
        } else {
            self.rows_of_services(parts.next("rows-of-services")?, columns.len())?
        };
        if columns.is_empty() || columns.len() > MAX_COLUMNS {
            return Err(malformed(line));
        }
        Ok(TableBlock {
            caption,
            columns,
            rows,
        })
    }

    fn table_rows(&mut self, list: &mut Part, columns: usize) -> Result<Vec<TableRow>> {
        let mut rows = Vec::new();
        for part in shown_parts(list, "rows")? {
            part.printed_by = self.next_row();
            let parts = Parts::of(part, "cells")?;
            rows.push(TableRow {
                when: Condition::Always,
                cells: self.cells(parts, columns)?,
            });
        }
        Ok(rows)
    }

    fn rows_of_field(&mut self, part: &mut Part, columns: usize) -> Result<TableRows> {
        let mut parts = Parts::of(part, "rows-of-field")?;
        let named = parts.next("of-field")?;
        let field: String = shown(named)?;
        check_name(named, &field)?;
        let cells = self.cells(parts, columns)?;
        Ok(TableRows::Field { field, cells })
    }

    fn rows_of_services(&mut self, part: &mut Part, columns: usize) -> Result<TableRows> {
        let mut parts = Parts::of(part, "rows-of-services")?;
        let listed = parts.next("listed")?;
        let sets: Vec<String> = shown(listed)?;
        for set in &sets {
            check_name(listed, set)?;
        }
        let cells = self.cells(parts, columns)?;
        Ok(TableRows::Services { sets, cells })
    }

    /// The cells of a row, one for each column.
    fn cells(&mut self, mut parts: Parts<'_>, columns: usize) -> Result<Vec<Text>> {
        let line = parts.line;
        let mut cells = Vec::new();
        while let Some(part) = parts.pop() {
            cells.push(self.text(part, "cell")?);
        }
        if cells.len() == columns {
            Ok(cells)
        } else {
            Err(malformed(line))
        }
    }
}
