//! An action.

use eframe::egui::KeyboardShortcut;

use crate::app::command::Command;
use crate::app::model::State;

/// A command that the user finds in a menu, on a key and in the palette.
#[derive(Clone, Copy, Debug)]
pub struct Action {
    /// The message that names it.
    pub text: &'static str,
    /// The shortcuts for it, the first of which is shown.
    pub shortcuts: &'static [KeyboardShortcut],
    /// The command.
    pub command: fn() -> Command,
    /// What must hold for it to be possible.
    pub condition: fn(&State) -> bool,
    /// Whether what it sets is set; none for what sets nothing.
    pub is_checked: Option<fn(&State) -> bool>,
}

impl Action {
    /// Whether it is possible now.
    #[must_use]
    pub fn is_possible(&self, state: &State) -> bool {
        (self.condition)(state) && state.reaches(&(self.command)())
    }
}
