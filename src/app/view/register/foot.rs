//! The foot of the register: how many agreements, the folders, the progress.

use eframe::egui::{self, Align, Layout, ProgressBar, RichText, Ui};

use crate::app::command::{Command, RegisterCommand};
use crate::app::model::State;
use crate::app::theme::{palette, size, space};
use crate::characters::visible_line;
use crate::message::Message;

/// The width of the bar, in points.
const BAR_PT: f32 = 140.0;

/// Draws the foot.
pub fn foot_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if !state.has_register() {
        return;
    }
    let frame = egui::Frame::NONE
        .fill(palette(ui).panel)
        .inner_margin(egui::Margin::symmetric(12, 5));
    egui::Panel::bottom("register foot")
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_min_height(32.0);
                let count =
                    Message::new("register-count").with("count", state.register.cases.len());
                let text = RichText::new(state.translator.format(&count));
                ui.label(text.color(palette(ui).weak).size(size::SMALL));
                folders_ui(ui, state, commands);
                problems_ui(ui, state, commands);
                progress_ui(ui, state, commands);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let is_reading = state.register.progress.is_some();
                    for (text, command) in [
                        ("menu-export-list", RegisterCommand::ExportList),
                        ("menu-verify-all", RegisterCommand::VerifyAll),
                    ] {
                        let is_possible = !is_reading && !state.register.found.cases.is_empty();
                        let button = egui::Button::new(state.translate(text));
                        if ui.add_enabled(is_possible, button).clicked() {
                            commands.push(command.into());
                        }
                    }
                });
            });
        });
}

/// Draws the folders in a menu, where they are added and taken out.
fn folders_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let folders = &state.settings.register_folders;
    let first = folders.first().map(|folder| {
        let name = folder.file_name().unwrap_or(folder.as_os_str());
        visible_line(&name.to_string_lossy())
    });
    let text = Message::new("register-folders")
        .with("count", folders.len())
        .with("first", first.unwrap_or_default());
    ui.menu_button(state.translator.format(&text), |ui| {
        for folder in folders {
            let path = visible_line(&folder.display().to_string());
            let remove = Message::new("register-remove-folder").with("folder", path);
            if ui.button(state.translator.format(&remove)).clicked() {
                ui.close();
                commands.push(RegisterCommand::RemoveFolder(folder.clone()).into());
            }
        }
        ui.separator();
        if ui.button(state.translate("menu-register-folder")).clicked() {
            ui.close();
            commands.push(RegisterCommand::AddFolder.into());
        }
    });
}

fn problems_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let count = state.register.problems.len();
    if count == 0 {
        return;
    }
    let text = Message::new("register-problems").with("count", count);
    let text = RichText::new(state.translator.format(&text)).color(palette(ui).missing);
    if ui.button(text).clicked() {
        commands.push(RegisterCommand::ShowProblems.into());
    }
}

fn progress_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let register = &state.register;
    let Some(progress) = register.progress else {
        return;
    };
    ui.add_space(space::SMALL);
    let part = progress.done as f32 / progress.all.max(1) as f32;
    ui.add(
        ProgressBar::new(part)
            .desired_width(BAR_PT)
            .desired_height(8.0),
    );
    let id = if register.verifies {
        "register-verifying"
    } else {
        "register-reading"
    };
    let text = Message::new(id)
        .with("done", progress.done)
        .with("all", progress.all);
    let text = RichText::new(state.translator.format(&text));
    ui.label(text.color(palette(ui).weak).size(size::SMALL));
    if register.verifies && ui.button(state.translate("register-stop")).clicked() {
        commands.push(RegisterCommand::Stop.into());
    }
}
