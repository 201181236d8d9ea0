//! Presets above the services: to choose, to save and to remove.

use eframe::egui::{self, Ui};

use super::row::Form;
use crate::app::command::{EditCommand, SettingsCommand};
use crate::app::view::widgets::{keep_in_view, named_button, set_name};
use crate::characters::visible;
use crate::message::Message;

impl Form<'_> {
    pub(super) fn presets_row_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        if state.presets().next().is_none() && !state.has_new_preset() {
            return;
        }
        let label = state.translate("window-presets");
        self.row(ui, &label, |form, ui| {
            ui.horizontal_wrapped(|ui| form.presets_ui(ui));
        });
    }

    fn presets_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        for offered in state.presets() {
            let preset = offered.preset;
            let shown = visible(&preset.name);
            let is_chosen = state.is_preset_chosen(preset);
            let description = Message::new("window-use-preset").with("name", &shown);
            let button = egui::Button::selectable(is_chosen, &shown).frame_when_inactive(true);
            let response = ui.add(button);
            keep_in_view(&response);
            set_name(ui, &response, &state.translator.format(&description));
            if response.clicked() {
                let (name, is_own) = (preset.name.clone(), offered.is_own);
                self.commands
                    .push(EditCommand::UsePreset { name, is_own }.into());
            }
            if offered.is_own && is_chosen {
                let label = format!("{}: {shown}", state.translate("window-remove"));
                if named_button(ui, "×", &label, true).clicked() {
                    let name = preset.name.clone();
                    self.commands
                        .push(SettingsCommand::RemovePreset(name).into());
                }
            }
        }
        if state.has_new_preset() {
            let response = ui.button(state.translate("menu-save-preset"));
            keep_in_view(&response);
            if response.clicked() {
                self.commands.push(SettingsCommand::SavePreset.into());
            }
        }
    }
}
