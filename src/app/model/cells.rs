//! What is done with the cells of the spreadsheet that is open.

use super::batch::{BatchStage, BatchTable};
use super::update::Update;
use crate::app::command::BatchCommand;
use crate::spreadsheet::{CellPlace, CellValue};

impl Update<'_> {
    /// Selects cells and changes what is in them.
    pub(super) fn apply_to_cells(&mut self, command: BatchCommand) {
        use BatchCommand as C;
        let Some(table) = &mut self.state.batch else {
            return;
        };
        match command {
            C::Select(place) => {
                table.commit();
                table.selected = place;
            }
            C::Move { down, right } => table.move_selection(down, right),
            C::NextProblem => {
                table.commit();
                if let Some(place) = table.next_problem() {
                    table.selected = place;
                }
            }
            C::Edit(text) if !table.is_running() && table.is_selection_shown() => {
                let selected = table.selected;
                table.replaces = text.is_some();
                table.typed = Some(text.unwrap_or_else(|| table.text(selected)));
            }
            C::Type(text) if table.typed.is_some() => table.typed = Some(text),
            C::Commit => table.commit(),
            C::Cancel => table.typed = None,
            // What is being typed is taken back first.
            C::Undo if table.typed.take().is_some() => {}
            C::Undo if !table.is_running() => table.step_changes(true),
            C::Redo if !table.is_running() => {
                table.commit();
                table.step_changes(false);
            }
            C::ToggleWrongOnly => table.shows_wrong_only ^= true,
            _ => {}
        }
    }
}

impl BatchTable {
    /// Whether the selected cell is among what is shown.
    fn is_selection_shown(&self) -> bool {
        let rows = self.shown_rows();
        rows.iter().any(|row| row.number == self.selected.row)
    }

    /// Whether what is typed is something else than what is in the cell. Where it takes the place of a value, that is no text:
    /// of a formula without a result nothing is shown.
    pub(super) fn is_typed_new(&self) -> bool {
        let Some(typed) = &self.typed else {
            return false;
        };
        if self.replaces {
            CellValue::typed(typed).as_ref() != self.value(self.selected)
        } else {
            *typed != self.text(self.selected)
        }
    }

    /// Puts what is typed into the selected cell.
    pub(super) fn commit(&mut self) {
        let is_new = self.is_typed_new() && !self.is_running();
        if let Some(typed) = self.typed.take().filter(|_| is_new) {
            self.mend(self.selected, &typed);
            self.stage = BatchStage::Ready;
        }
    }

    /// Takes a step through the changes of cells.
    fn step_changes(&mut self, is_back: bool) {
        if self.step(is_back) {
            self.stage = BatchStage::Ready;
        }
    }

    /// Moves the selection among what is shown.
    fn move_selection(&mut self, down: i32, right: i32) {
        self.commit();
        let rows: Vec<u32> = self.shown_rows().iter().map(|row| row.number).collect();
        let columns = self.columns();
        let row = moved(&rows, self.selected.row, down);
        let column = moved(&columns, self.selected.column, right);
        if let (Some(row), Some(column)) = (row, column) {
            self.selected = CellPlace::new(row, column);
        }
    }
}

/// Returns the one that is so many steps away. From one that isn't among them, the next one is a step away.
fn moved(among: &[u32], from: u32, by: i32) -> Option<u32> {
    let at = among.partition_point(|one| *one < from);
    let is_there = among.get(at) == Some(&from);
    let by = if by > 0 && !is_there { by - 1 } else { by };
    let last = among.len().checked_sub(1)?;
    let at = at.saturating_add_signed(isize::try_from(by).ok()?);
    among.get(at.min(last)).copied()
}
