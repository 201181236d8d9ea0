//! What a newer version of the template changes in this draft's own agreement, and the button that moves the draft.

use eframe::egui::{RichText, ScrollArea, Ui};

use super::changes;
use crate::app::command::{Command, FileCommand};
use crate::app::model::{State, Upgrade, listed_changes};
use crate::app::theme::{self, size, space};
use crate::app::view::widgets::title_ui;
use crate::characters::visible;
use crate::message::Message;

/// Draws it.
pub fn upgrade_ui(ui: &mut Ui, state: &State, height: f32, commands: &mut Vec<Command>) {
    let Some(upgrade) = &state.upgrade else {
        return;
    };
    let title = Message::new("upgrade-title")
        .with("from", &state.template.version)
        .with("to", &upgrade.chosen.template.version);
    title_ui(ui, &state.translator.format(&title));
    ui.label(state.translator.format(&upgrade.comparison.message()));
    ui.add_space(space::SMALL);
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .max_height(height)
        .show(ui, |ui| changes_ui(ui, state, upgrade));
    ui.add_space(space::MEDIUM);
    if ui.button(state.translate("upgrade-move")).clicked() {
        commands.push(FileCommand::MoveToNewer.into());
    }
}

fn changes_ui(ui: &mut Ui, state: &State, upgrade: &Upgrade) {
    for change in &listed_changes(&upgrade.comparison) {
        let sentence = changes::sentence(state, change);
        ui.label(RichText::new(sentence).font(theme::strong(size::BODY)));
        changes::words_ui(ui, state, change);
    }
    if !upgrade.left_over.is_empty() {
        let names = visible(&upgrade.left_over.join(", "));
        let message = Message::new("upgrade-left-over").with("names", names);
        ui.label(state.translator.format(&message));
    }
}
