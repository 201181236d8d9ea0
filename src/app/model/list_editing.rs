//! Commands that change chosen options and rows.

use super::state::State;
use super::update::Update;
use crate::app::command::{Place, RowsCommand};
use crate::draft::values::{choice, rows, typed};
use crate::draft::{Answer, Row};
use crate::template::{FieldKind, RowsOf};

impl Update<'_> {
    pub(super) fn set_option(&mut self, id: &str, option: &str, chosen: bool) {
        let Some(field) = self.state.template.field(id) else {
            return;
        };
        let options = field.kind.options().to_vec();
        self.edit(Place::Field(id.to_owned()), false, |draft| {
            let mut all = draft.choices(id).to_vec();
            all.retain(|one| choice::find(&options, one).is_none_or(|found| found.id != option));
            if chosen {
                all.push(option.to_owned());
            }
            let all = choice::in_order(&options, all);
            if all.is_empty() {
                draft.answers.remove(id);
            } else {
                draft.answers.insert(id.to_owned(), Answer::Choices(all));
            }
        });
        self.state.view.visited.insert(Place::Field(id.to_owned()));
    }

    pub(super) fn edit_rows(&mut self, id: &str, command: RowsCommand) {
        let template = std::sync::Arc::clone(&self.state.template);
        let field = template.field(id);
        let Some(FieldKind::Rows(of)) = field.map(|field| &field.kind) else {
            return;
        };
        let language = self.state.tag();
        let cell = |row: usize, column: &str| Place::Cell {
            field: id.to_owned(),
            row,
            column: column.to_owned(),
        };
        let first = of.columns.first().map_or("", |column| &column.id);
        match command {
            RowsCommand::SetCell { row, column, text } => {
                let place = cell(row, &column);
                let kind = of.column(&column).map(|column| &column.kind);
                let stored = kind.map_or_else(|| text.clone(), |kind| typed::stored(kind, &text));
                self.state.view.typing = Some((place.clone(), text));
                self.change_rows(id, place, true, |rows| set_cell(rows, row, column, stored));
            }
            RowsCommand::Add => {
                // The form shows an empty row for the first one already.
                let shown = self.state.document.draft.rows(id).len().max(1);
                let place = cell(shown, first);
                self.change_rows(id, place.clone(), false, |rows| {
                    rows.resize_with(shown + 1, Row::new);
                });
                self.focus(place);
            }
            RowsCommand::Remove(row) => {
                let place = cell(row.saturating_sub(1), first);
                self.change_rows(id, place.clone(), false, |rows| {
                    if row < rows.len() {
                        rows.remove(row);
                    }
                });
                self.focus(place);
            }
            RowsCommand::Move { from, to } => {
                let place = cell(to, first);
                self.change_rows(id, place.clone(), false, |rows| {
                    if from < rows.len() && to < rows.len() {
                        let row = rows.remove(from);
                        rows.insert(to, row);
                    }
                });
                self.focus(place);
            }
            RowsCommand::Paste { row, column, text } => {
                let pasted = pasted(of, &column, &text, language);
                let place = cell(row, &column);
                self.state.view.typing = None;
                self.change_rows(id, place, false, |rows| insert(rows, row, pasted));
            }
        }
    }

    fn change_rows(
        &mut self,
        id: &str,
        place: Place,
        is_typing: bool,
        change: impl FnOnce(&mut Vec<Row>),
    ) {
        self.edit(place, is_typing, |draft| {
            let mut rows = draft.rows(id).to_vec();
            change(&mut rows);
            if rows.len() < 2 && rows.iter().all(Row::is_empty) {
                draft.answers.remove(id);
            } else {
                draft.answers.insert(id.to_owned(), Answer::Rows(rows));
            }
        });
    }
}

fn set_cell(rows: &mut Vec<Row>, index: usize, column: String, text: String) {
    if index == rows.len() {
        rows.push(Row::new());
    }
    let Some(row) = rows.get_mut(index) else {
        return;
    };
    if text.trim().is_empty() {
        row.remove(&column);
    } else {
        row.insert(column, text);
    }
}

/// Returns the rows of a pasted text; without headings, the cells begin at the column that has the focus.
fn pasted(of: &RowsOf, column: &str, text: &str, language: &str) -> Vec<Row> {
    let cells = rows::cells(text);
    let start = of.columns.iter().position(|one| one.id == column);
    let start = start.unwrap_or(0);
    if start == 0 || rows::has_headings(of, &cells, language) {
        return rows::from_cells(of, &cells, language);
    }
    let shifted = cells.into_iter().map(|cells| {
        let empty = std::iter::repeat_n(String::new(), start);
        empty.chain(cells).collect()
    });
    let shifted: Vec<Vec<String>> = shifted.collect();
    rows::from_cells(of, &shifted, language)
}

/// Puts rows in place of an empty row, or behind one that isn't.
fn insert(rows: &mut Vec<Row>, index: usize, pasted: Vec<Row>) {
    let is_empty = rows.get(index).is_some_and(Row::is_empty);
    let start = if is_empty {
        index
    } else {
        (index + 1).min(rows.len())
    };
    let end = if is_empty { index + 1 } else { start };
    rows.splice(start..end, pasted);
}

impl State {
    /// Returns what a cell shows: while it is being typed in, the text as typed; else as people write it.
    #[must_use]
    pub fn shown_cell(&self, place: &Place, of: &RowsOf) -> String {
        if let Some((typed, text)) = &self.view.typing
            && typed == place
        {
            return text.clone();
        }
        let Place::Cell { field, row, column } = place else {
            return String::new();
        };
        let row = self.document.draft.rows(field).get(*row);
        let Some(text) = row.and_then(|row| row.get(column)) else {
            return String::new();
        };
        let kind = of.column(column).map(|column| &column.kind);
        kind.map_or_else(|| text.clone(), |kind| self.as_written(kind, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Row {
        let cell = (!text.is_empty()).then(|| ("a".to_owned(), text.to_owned()));
        cell.into_iter().collect()
    }

    #[test]
    fn pasted_rows_stand_in_an_empty_row_or_behind_another() {
        let check = |before: &[&str], index: usize, expected: &[&str]| {
            let mut rows: Vec<Row> = before.iter().map(|text| row(text)).collect();
            insert(&mut rows, index, vec![row("x"), row("y")]);
            let expected: Vec<Row> = expected.iter().map(|text| row(text)).collect();
            assert_eq!(rows, expected, "{before:?} {index}");
        };
        check(&[], 0, &["x", "y"]);
        check(&[""], 0, &["x", "y"]);
        check(&["1", "2"], 0, &["1", "x", "y", "2"]);
        check(&["1", "", "2"], 1, &["1", "x", "y", "2"]);
        check(&["1"], 5, &["1", "x", "y"]);
    }
}
