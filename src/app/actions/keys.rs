//! Shortcuts.

use eframe::egui::{Context, InputState, KeyboardShortcut};

use super::table::ACTIONS;
use crate::app::command::Command;

/// Returns the commands of the shortcuts that were pressed, and consumes their keys.
pub fn pressed_actions(input: &mut InputState) -> Vec<Command> {
    let mut commands = Vec::new();
    // Ctrl+Shift+S includes Ctrl+S: those with more keys come first.
    for with_shift in [true, false] {
        for action in ACTIONS {
            let shortcuts = action.shortcuts.iter();
            for shortcut in shortcuts.filter(|one| one.modifiers.shift == with_shift) {
                if input.consume_shortcut(shortcut) {
                    commands.push((action.command)());
                }
            }
        }
    }
    commands
}

/// Returns a shortcut as it stands on the keys.
#[must_use]
pub fn shortcut_text(context: &Context, shortcut: KeyboardShortcut) -> String {
    let names = context.format_shortcut(&shortcut);
    let signs = [
        ("Plus", "+"),
        ("Minus", "−"),
        ("Comma", ","),
        ("Up", "↑"),
        ("Down", "↓"),
    ];
    signs
        .into_iter()
        .fold(names, |names, (name, sign)| names.replace(name, sign))
}
