//! The changes of cells of the spreadsheet that is open, as steps that can be taken back.

use crate::spreadsheet::{CellPlace, CellValue};

/// A change of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CellChange {
    /// The cell.
    pub place: CellPlace,
    /// What is put into it; nothing to empty it.
    pub value: Option<CellValue>,
}

/// The changes of cells, each as what leads back or forth again.
#[derive(Debug)]
pub struct CellChanges {
    back: Vec<CellChange>,
    forth: Vec<CellChange>,
    /// How many changes a file has; none if steps no longer lead to what it has.
    saved: Option<usize>,
}

impl Default for CellChanges {
    fn default() -> Self {
        Self {
            back: Vec::new(),
            forth: Vec::new(),
            saved: Some(0),
        }
    }
}

impl CellChanges {
    /// Notes a change by what was in its cell before.
    pub(super) fn push(&mut self, before: CellChange) {
        self.saved = self.saved.filter(|saved| *saved <= self.back.len());
        self.back.push(before);
        self.forth.clear();
    }

    /// Takes a step, back or forth: `apply` puts a value into a cell and returns what was in it. Returns the cell.
    pub(super) fn step(
        &mut self,
        is_back: bool,
        apply: impl FnOnce(CellChange) -> Option<CellValue>,
    ) -> Option<CellPlace> {
        let (from, to) = if is_back {
            (&mut self.back, &mut self.forth)
        } else {
            (&mut self.forth, &mut self.back)
        };
        let change = from.pop()?;
        let place = change.place;
        let value = apply(change);
        to.push(CellChange { place, value });
        Some(place)
    }

    /// Notes that a file has all changes.
    pub(super) fn set_saved(&mut self) {
        self.saved = Some(self.back.len());
    }

    /// Whether there is a change to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a change to make once more.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.forth.is_empty()
    }

    /// Whether there are changes that no file has.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.saved != Some(self.back.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_that_were_taken_back_need_not_be_saved() {
        let mut changes = CellChanges::default();
        let change = || CellChange {
            place: CellPlace::new(1, 0),
            value: None,
        };
        let step = |changes: &mut CellChanges, is_back| changes.step(is_back, |_| None);
        assert!(!changes.is_unsaved());
        changes.push(change());
        assert!(changes.is_unsaved());
        step(&mut changes, true);
        assert!(!changes.is_unsaved());
        step(&mut changes, false);
        changes.set_saved();
        assert!(!changes.is_unsaved());
        step(&mut changes, true);
        assert!(changes.is_unsaved());
        // What was saved can't be reached by steps any more.
        changes.push(change());
        assert!(changes.is_unsaved());
    }
}
