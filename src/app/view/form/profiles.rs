//! Profiles at the own party's group: to fill it in with, and the offer to save what is filled in.

use eframe::egui::{self, RichText, Ui};

use super::row::Form;
use crate::app::command::{EditCommand, FormCommand, SettingsCommand};
use crate::app::theme::palette;
use crate::app::view::widgets::{focus_ring, keep_in_view, set_name};
use crate::characters::visible;
use crate::message::Message;

impl Form<'_> {
    pub(super) fn profiles_row_ui(&mut self, ui: &mut Ui, group: usize) {
        let state = self.state;
        let own = state.template.parties.first().map(|party| &party.id);
        if own != Some(&state.template.groups[group].id) {
            return;
        }
        let profiles = &state.settings.profiles;
        if profiles.is_empty() && !state.has_new_profile() {
            return;
        }
        let label = state.translate("window-profile");
        self.row(ui, &label, |form, ui| {
            ui.horizontal_wrapped(|ui| form.profiles_ui(ui));
        });
    }

    fn profiles_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        for profile in &state.settings.profiles {
            let is_used = state.profile_in_use() == Some(profile);
            let name = visible(&profile.name);
            let description = Message::new("window-use-profile").with("name", &name);
            let palette = palette(ui);
            let button = if is_used {
                let text = RichText::new(format!("✓ {name}")).color(palette.on_accent);
                egui::Button::new(text).fill(palette.accent)
            } else {
                egui::Button::new(name.as_str())
            };
            let response = ui.add(button);
            focus_ring(ui, &response, response.rect);
            keep_in_view(&response);
            set_name(ui, &response, &state.translator.format(&description));
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_toggled(is_used.into()));
            if response.clicked() {
                let command = EditCommand::UseProfile(profile.name.clone());
                self.commands.push(command.into());
            }
        }
        if state.has_new_profile() {
            let response = ui.button(state.translate("menu-save-profile"));
            keep_in_view(&response);
            let response = response.on_hover_text(state.translate("window-profile-hint"));
            if response.clicked() {
                self.commands.push(SettingsCommand::SaveProfile.into());
            }
        }
    }

    /// Draws the line that stands for the own party's fields, and folds or unfolds them.
    pub(super) fn own_party_ui(&mut self, ui: &mut Ui, line: &str, is_shown: bool) {
        let sign = if is_shown { "▾" } else { "▸" };
        let line = visible(line);
        let button = egui::Button::new(format!("{sign} {line}"))
            .frame(false)
            .wrap();
        let response = ui.add(button);
        keep_in_view(&response);
        set_name(ui, &response, &line);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_expanded(is_shown);
        });
        if response.clicked() {
            self.commands.push(FormCommand::ToggleOwnParty.into());
        }
    }
}
