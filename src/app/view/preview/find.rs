//! The line for finding text in the pages.

use eframe::egui::{self, Align, Id, Key, Layout, Modifiers, RichText, Ui, Vec2};

use crate::app::command::{Command, Wish};
use crate::app::model::State;
use crate::app::theme::{palette, space};
use crate::app::view::form::named_button;
use crate::message::Message;

/// Draws the line.
pub fn find_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(find) = &state.view.find else {
        return;
    };
    let palette = palette(ui);
    let frame = egui::Frame::NONE
        .fill(palette.panel)
        .inner_margin(egui::Margin::symmetric(12, 6));
    egui::Panel::top("find").frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let mut sought = find.sought.clone();
            let id = Id::unique("text to find");
            let label = state.translate("window-find");
            ui.label(RichText::new(&label).color(palette.weak));
            let response = ui.add(
                egui::TextEdit::singleline(&mut sought)
                    .id(id)
                    .desired_width(220.0)
                    .margin(egui::Margin::symmetric(8, 4))
                    .min_size(Vec2::new(0.0, 28.0))
                    .return_key(None),
            );
            ui.ctx()
                .accesskit_node_builder(id, |node| node.set_label(label));
            if find.wants_focus {
                response.request_focus();
                commands.push(Command::Given(Wish::Find));
            }
            if response.changed() {
                commands.push(Command::SetFind(sought));
            }
            if response.has_focus() {
                keys(ui, commands);
            }
            for (sign, text, command) in [
                ("‹", "menu-previous-hit", Command::PreviousHit),
                ("›", "menu-next-hit", Command::NextHit),
            ] {
                if named_button(ui, sign, &state.translate(text), !find.hits.is_empty()).clicked() {
                    commands.push(command);
                }
            }
            ui.label(RichText::new(found_text(state)).color(palette.weak));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(space::TIGHT);
                if named_button(ui, "×", &state.translate("window-close"), true).clicked() {
                    commands.push(Command::CloseFind);
                }
            });
        });
    });
}

fn keys(ui: &Ui, commands: &mut Vec<Command>) {
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::SHIFT, Key::Enter) {
            commands.push(Command::PreviousHit);
        }
        if input.consume_key(Modifiers::NONE, Key::Enter) {
            commands.push(Command::NextHit);
        }
    });
}

fn found_text(state: &State) -> String {
    let Some(find) = state
        .view
        .find
        .as_ref()
        .filter(|find| !find.sought.trim().is_empty())
    else {
        return String::new();
    };
    if find.hits.is_empty() {
        return state.translate("window-not-found");
    }
    let message = Message::new("window-found")
        .with("current", find.current + 1)
        .with("count", find.hits.len());
    state.translator.format(&message)
}
