//! The command palette: every menu entry, found by typing.

use eframe::egui::{
    self, Align, Button, Id, Key, Layout, Modifiers, RichText, ScrollArea, TextEdit, Ui,
};

use crate::app::command::{Command, Entry};
use crate::app::state::State;
use crate::app::theme::{palette, space};

/// Draws what is typed and what was found.
pub fn palette_ui(ui: &mut Ui, state: &State, height: f32, commands: &mut Vec<Command>) {
    keys(ui, state, commands);
    let mut sought = state.view.palette.sought.clone();
    let label = state.say("menu-palette");
    let response = ui.add(
        TextEdit::singleline(&mut sought)
            .id(Id::unique("palette"))
            .hint_text(state.say("palette-hint"))
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 5))
            .return_key(None),
    );
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(label));
    response.request_focus();
    if response.changed() {
        commands.push(Command::SetPalette(sought));
    }
    ui.add_space(space::SMALL);
    let entries = state.palette_entries();
    if entries.is_empty() {
        ui.label(RichText::new(state.say("palette-nothing")).color(palette(ui).weak));
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

/// The arrows and Enter, before the line that is typed in sees them.
fn keys(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        commands.push(Command::StepPalette { forward: true });
    }
    if pressed(Key::ArrowUp) {
        commands.push(Command::StepPalette { forward: false });
    }
    if pressed(Key::Enter) {
        commands.push(Command::RunPalette(state.view.palette.current));
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
    let name = format!("{sign}{}", state.say(entry.text));
    let width = ui.available_width();
    let layout = Layout::top_down_justified(Align::LEFT);
    ui.allocate_ui_with_layout(egui::vec2(width, space::TARGET), layout, |ui| {
        let mut button = Button::selectable(is_current, name);
        if let Some(shortcut) = entry.shortcuts.first() {
            button = button.shortcut_text(ui.ctx().format_shortcut(shortcut));
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
