//! The find bar.

use eframe::egui::{self, Align, Id, Key, Layout, Modifiers, RichText, Ui, Vec2};

use crate::app::command::{Command, PreviewCommand};
use crate::app::model::State;
use crate::app::theme::{palette, space};
use crate::app::view::widgets::{named_button, set_name};
use crate::message::Message;

/// Draws the find bar.
pub fn find_ui(ui: &mut Ui, state: &State, gets_focus: bool, commands: &mut Vec<Command>) {
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
            set_name(ui, &response, &label);
            if gets_focus {
                response.request_focus();
            }
            if response.changed() {
                commands.push(PreviewCommand::SetFind(sought).into());
            }
            if response.has_focus() {
                keys(ui, commands);
            }
            for (sign, text, command) in [
                ("‹", "menu-previous-hit", PreviewCommand::PreviousHit),
                ("›", "menu-next-hit", PreviewCommand::NextHit),
            ] {
                if named_button(ui, sign, &state.translate(text), !find.hits.is_empty()).clicked() {
                    commands.push(command.into());
                }
            }
            ui.label(RichText::new(found_text(state)).color(palette.weak));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(space::TIGHT);
                if named_button(ui, "×", &state.translate("window-close"), true).clicked() {
                    commands.push(PreviewCommand::CloseFind.into());
                }
            });
        });
    });
}

fn keys(ui: &Ui, commands: &mut Vec<Command>) {
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::SHIFT, Key::Enter) {
            commands.push(PreviewCommand::PreviousHit.into());
        }
        if input.consume_key(Modifiers::NONE, Key::Enter) {
            commands.push(PreviewCommand::NextHit.into());
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
