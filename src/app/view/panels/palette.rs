//! The command palette: every menu entry, found by typing.

use eframe::egui::{
    self, Align, Button, Id, Key, Layout, Modifiers, RichText, ScrollArea, TextEdit, Ui,
};

use crate::app::command::{Command, Entry};
use crate::app::model::State;
use crate::app::theme::{palette, space};
use crate::app::view::menu::shown_keys;

/// Draws what is typed and what was found.
pub fn palette_ui(ui: &mut Ui, state: &State, height: f32, commands: &mut Vec<Command>) {
    arrows(ui, commands);
    let is_taken = pressed(ui, Key::Enter);
    let mut sought = state.view.palette.sought.clone();
    let label = state.translate("menu-palette");
    let response = ui.add(
        TextEdit::singleline(&mut sought)
            .id(Id::unique("palette"))
            .hint_text(state.translate("palette-hint"))
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 5))
            .return_key(None),
    );
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(label));
    response.request_focus();
    let mut current = state.view.palette.current;
    if response.changed() {
        commands.push(Command::SetPalette(sought));
        current = 0;
    }
    if is_taken {
        commands.push(Command::RunPalette(current));
    }
    ui.add_space(space::SMALL);
    let entries = state.palette_entries();
    if entries.is_empty() {
        ui.label(RichText::new(state.translate("palette-nothing")).color(palette(ui).weak));
    }
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .max_height(height)
        .show(ui, |ui| {
            for (index, entry) in entries.into_iter().enumerate() {
                entry_ui(ui, state, entry, index, commands);
            }
        });
}

/// Whether a key was pressed, before the line that is typed in sees it.
fn pressed(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

fn arrows(ui: &Ui, commands: &mut Vec<Command>) {
    for (key, forward) in [(Key::ArrowDown, true), (Key::ArrowUp, false)] {
        if pressed(ui, key) {
            commands.push(Command::StepPalette { forward });
        }
    }
}

/// Whether another entry is looked at than in the last frame: only then the list may scroll.
fn shows_another(ui: &Ui, index: usize) -> bool {
    ui.data_mut(|data| {
        let shown = data.get_temp_mut_or_insert_with(Id::unique("palette shows"), || usize::MAX);
        std::mem::replace(shown, index) != index
    })
}

fn entry_ui(ui: &mut Ui, state: &State, entry: &Entry, index: usize, commands: &mut Vec<Command>) {
    let is_current = index == state.view.palette.current;
    let holds = entry.is_chosen.is_some_and(|holds| holds(state));
    let sign = if holds { "✓ " } else { "" };
    let name = format!("{sign}{}", state.translate(entry.text));
    let width = ui.available_width();
    let layout = Layout::top_down_justified(Align::LEFT);
    ui.allocate_ui_with_layout(egui::vec2(width, space::TARGET), layout, |ui| {
        let mut button = Button::selectable(is_current, name);
        if let Some(shortcut) = entry.shortcuts.first() {
            button = button.shortcut_text(shown_keys(ui, *shortcut));
        }
        let response = ui.add(button);
        if is_current && shows_another(ui, index) {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            commands.push(Command::RunPalette(index));
        }
    });
}
