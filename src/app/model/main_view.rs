//! What the window shows under its menus.

use super::state::State;

/// What the window shows under its menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MainView {
    /// The form and the pages.
    Document,
    /// The register.
    Register,
    /// The spreadsheet that is open. It hides the register, too.
    Sheet,
}

impl State {
    /// Returns what is shown under the menus.
    #[must_use]
    pub fn main_view(&self) -> MainView {
        if self.batch.is_some() {
            MainView::Sheet
        } else if self.register.is_open {
            MainView::Register
        } else {
            MainView::Document
        }
    }
}
