//! What the keyboard does in the table.

use eframe::egui::{Event, Key, Modifiers, Ui};

use crate::app::command::{BatchCommand, Command};

/// So many rows are a page of the table.
const PAGE: i32 = 12;

/// Reads the keys of a table that has the focus and in which nothing is typed.
pub(super) fn keys_ui(ui: &Ui, commands: &mut Vec<Command>) {
    let moves = [
        (Key::ArrowDown, 1, 0),
        (Key::ArrowUp, -1, 0),
        (Key::ArrowRight, 0, 1),
        (Key::ArrowLeft, 0, -1),
        (Key::PageDown, PAGE, 0),
        (Key::PageUp, -PAGE, 0),
        (Key::Home, 0, i32::MIN),
        (Key::End, 0, i32::MAX),
    ];
    let ends = [
        (Key::Home, i32::MIN, i32::MIN),
        (Key::End, i32::MAX, i32::MAX),
        (Key::ArrowUp, i32::MIN, 0),
        (Key::ArrowDown, i32::MAX, 0),
        (Key::ArrowLeft, 0, i32::MIN),
        (Key::ArrowRight, 0, i32::MAX),
    ];
    ui.input_mut(|input| {
        for (key, down, right) in ends {
            if input.consume_key(Modifiers::COMMAND, key) {
                commands.push(BatchCommand::Move { down, right }.into());
            }
        }
        for (key, down, right) in moves {
            if input.consume_key(Modifiers::NONE, key) {
                commands.push(BatchCommand::Move { down, right }.into());
            }
        }
        for key in [Key::Enter, Key::F2] {
            if input.consume_key(Modifiers::NONE, key) {
                commands.push(BatchCommand::Edit(None).into());
            }
        }
        for key in [Key::Delete, Key::Backspace] {
            if input.consume_key(Modifiers::NONE, key) {
                commands.push(BatchCommand::Edit(Some(String::new())).into());
                commands.push(BatchCommand::Commit.into());
            }
        }
        if input.consume_key(Modifiers::NONE, Key::F8) {
            commands.push(BatchCommand::NextProblem.into());
        }
        let mut typed = String::new();
        input.events.retain(|event| match event {
            Event::Text(text) | Event::Paste(text) => {
                typed.push_str(text);
                false
            }
            _ => true,
        });
        if !typed.is_empty() {
            commands.push(BatchCommand::Edit(Some(typed)).into());
        }
    });
}
