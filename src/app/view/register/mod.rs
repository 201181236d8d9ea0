//! The register: the agreements of the user's folders, in the place of the form and the pages.
//!
//! | file | draws |
//! | --- | --- |
//! | `head` | the title, the search field, groups of states, filters |
//! | `rows` | the table, of which only the visible rows are drawn |
//! | `columns` | how wide its columns are |
//! | `details` | the selected agreement: its files, and what can be done with it |
//! | `foot` | folders, progress, what people should know about the folders |
//! | `names` | names in the window's language |

mod columns;
mod details;
mod foot;
mod head;
mod names;
mod rows;

use eframe::egui::{self, Align, Layout, RichText, Ui};

use super::requests::PendingRequests;
use crate::app::command::{Command, FileCommand, RegisterCommand};
use crate::app::model::State;
use crate::app::theme::{palette, space};

/// Draws the register.
pub fn register_ui(
    ui: &mut Ui,
    state: &State,
    requests: &mut PendingRequests,
    commands: &mut Vec<Command>,
) {
    foot::foot_ui(ui, state, commands);
    head::head_ui(ui, state, requests, commands);
    if !state.has_register() {
        return empty_ui(ui, state, commands);
    }
    details::details_ui(ui, state, commands);
    let shows_row = requests.take_register_row();
    egui::CentralPanel::default()
        .frame(egui::Frame::NONE.fill(palette(ui).field))
        .show(ui, |ui| rows::table_ui(ui, state, shows_row, commands));
}

/// Draws what to do where no folder was chosen yet.
fn empty_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let frame = egui::Frame::NONE.fill(palette(ui).field);
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            ui.label(RichText::new(state.translate("register-empty")).color(palette(ui).weak));
            ui.add_space(space::MEDIUM);
            let text = RichText::new(state.translate("register-choose-folder"));
            let text = text.color(palette(ui).on_accent);
            let button = egui::Button::new(text).fill(palette(ui).accent);
            if ui.add(button).clicked() {
                commands.push(RegisterCommand::AddFolder.into());
            }
        });
    });
}

/// Draws the way to the register, at the left of the menus: a breadcrumb.
pub fn breadcrumb_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.register.is_open || !state.has_register() {
        return;
    }
    let text = format!("‹ {}", state.translate("register-title"));
    let text = RichText::new(text).color(palette(ui).accent);
    let response = ui.add(egui::Button::new(text).frame(false));
    let response = response.on_hover_text(state.translate("register-back"));
    if response.clicked() {
        commands.push(RegisterCommand::Toggle.into());
    }
    ui.separator();
}

/// Draws what goes on from the register, at the right of the menus: a new agreement, and the draft at hand.
pub fn onward_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(space::TIGHT);
        ui.spacing_mut().button_padding.x = space::MEDIUM;
        let text = RichText::new(state.translate("register-new")).color(palette(ui).on_accent);
        let button = egui::Button::new(text).fill(palette(ui).accent).frame(true);
        if ui.add(button).clicked() {
            commands.push(FileCommand::New.into());
        }
        ui.add_space(space::SMALL);
        let is_at_hand = state.document.is_changed() || state.document.path.is_some();
        if is_at_hand {
            let name = format!("{} ›", state.name());
            let response = ui.add(egui::Button::new(name).frame(false).truncate());
            let response = response.on_hover_text(state.translate("register-to-draft"));
            if response.clicked() {
                commands.push(RegisterCommand::ShowDraft.into());
            }
        }
    });
}
