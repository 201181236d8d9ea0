//! The command palette: every menu entry, found by typing.

use super::State;
use crate::app::command::{ENTRIES, Entry};
use crate::characters::folded;

/// What is typed in the palette, and which entry is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// What is typed.
    pub sought: String,
    /// Which of the entries found.
    pub current: usize,
}

impl State {
    /// The entries that can be done now and whose names hold every word that is typed: those first whose
    /// name begins so.
    #[must_use]
    pub fn palette_entries(&self) -> Vec<&'static Entry> {
        let sought = folded(&self.view.palette.sought);
        let words: Vec<&str> = sought.split_whitespace().collect();
        let mut found: Vec<(bool, &Entry)> = ENTRIES
            .iter()
            .filter(|entry| (entry.is_possible)(self))
            .filter_map(|entry| {
                let name = folded(&self.translate(entry.text));
                let holds_all = words.iter().all(|word| name.contains(word));
                let begins = words.first().is_some_and(|word| name.starts_with(word));
                holds_all.then_some((!begins, entry))
            })
            .collect();
        found.sort_by_key(|(is_later, _)| *is_later);
        found.into_iter().map(|(_, entry)| entry).collect()
    }

    pub(super) fn set_palette(&mut self, sought: String) {
        self.view.palette = Palette { sought, current: 0 };
    }

    pub(super) fn step_palette(&mut self, forward: bool) {
        let count = self.palette_entries().len().max(1);
        let step = if forward { 1 } else { count - 1 };
        self.view.palette.current = (self.view.palette.current + step) % count;
    }

    pub(super) fn run_palette(&mut self, index: usize) {
        let entry = self.palette_entries().get(index).copied();
        if let Some(entry) = entry {
            self.view.panel = None;
            self.apply((entry.command)());
        }
    }
}
