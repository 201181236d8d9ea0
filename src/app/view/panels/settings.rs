//! Settings. What is chosen takes effect at once.

use std::path::PathBuf;

use eframe::egui::{self, RichText, ScrollArea, Ui};

use crate::app::actions::{self, Action};
use crate::app::command::{Command, Folder, SessionCommand, SettingsCommand};
use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};
use crate::app::view::controls::{check_box, radio_button};
use crate::app::view::widgets::{set_name, title_ui};
use crate::characters::visible;
use crate::library::Decision;
use crate::local_data::settings::SCALES;
use crate::signing::Services;

/// Draws them.
pub fn settings_ui(ui: &mut Ui, state: &State, height: f32, commands: &mut Vec<Command>) {
    title_ui(ui, &state.translate("settings-title"));
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .max_height(height)
        .show(ui, |ui| {
            let mut page = Page { state, commands };
            page.window_ui(ui);
            page.folders_ui(ui);
            page.editor_ui(ui);
            page.pdf_ui(ui);
            page.profiles_ui(ui);
            page.personal_data_ui(ui);
        });
}

struct Page<'a> {
    state: &'a State,
    commands: &'a mut Vec<Command>,
}

impl Page<'_> {
    fn heading_ui(&self, ui: &mut Ui, text: &'static str) {
        ui.add_space(space::MEDIUM);
        ui.label(RichText::new(self.state.translate(text)).font(theme::strong(size::BODY)));
    }

    fn weak_ui(&self, ui: &mut Ui, text: &'static str) {
        let text = RichText::new(self.state.translate(text)).color(palette(ui).weak);
        ui.label(text.size(size::SMALL));
    }

    fn window_ui(&mut self, ui: &mut Ui) {
        let languages = [actions::SWEDISH, actions::FINNISH, actions::ENGLISH];
        self.choice_ui(ui, "menu-language", &languages);
        let themes = [
            actions::THEME_SYSTEM,
            actions::THEME_LIGHT,
            actions::THEME_DARK,
        ];
        self.choice_ui(ui, "menu-theme", &themes);
        self.heading_ui(ui, "settings-scale");
        ui.horizontal_wrapped(|ui| {
            for scale in SCALES {
                let is_chosen = self.state.settings.scale == scale;
                if radio_button(ui, is_chosen, format!("{scale} %")).clicked() {
                    self.commands.push(SettingsCommand::SetScale(scale).into());
                }
            }
        });
    }

    /// Draws actions of which one is checked.
    fn choice_ui(&mut self, ui: &mut Ui, heading: &'static str, actions: &[Action]) {
        self.heading_ui(ui, heading);
        ui.horizontal_wrapped(|ui| {
            for action in actions {
                let is_checked = action.is_checked;
                let is_checked = is_checked.is_some_and(|is_checked| is_checked(self.state));
                if radio_button(ui, is_checked, self.state.translate(action.text)).clicked() {
                    self.commands.push((action.command)());
                }
            }
        });
    }

    fn folders_ui(&mut self, ui: &mut Ui) {
        let settings = &self.state.settings;
        self.heading_ui(ui, "settings-drafts-folder");
        self.weak_ui(ui, "settings-drafts-folder-text");
        self.folder_ui(ui, settings.drafts_folder.as_ref(), Folder::Drafts);
        self.heading_ui(ui, "settings-pdf-folder");
        self.folder_ui(ui, settings.pdf_folder.as_ref(), Folder::Pdf);
        self.heading_ui(ui, "settings-trusted-folder");
        self.weak_ui(ui, "settings-trusted-folder-text");
        self.folder_ui(ui, settings.trusted_folder.as_ref(), Folder::Trusted);
    }

    fn folder_ui(&mut self, ui: &mut Ui, folder: Option<&PathBuf>, kind: Folder) {
        ui.horizontal_wrapped(|ui| {
            let text = match (folder, kind) {
                (Some(folder), _) => visible(&folder.display().to_string()),
                (None, Folder::Trusted) => self.state.translate("settings-no-folder"),
                (None, _) => self.state.translate("settings-last-folder"),
            };
            ui.label(text);
            ui.push_id(kind, |ui| {
                if ui.button(self.state.translate("settings-choose")).clicked() {
                    self.commands
                        .push(SettingsCommand::ChooseFolder(kind).into());
                }
                if folder.is_some() && ui.button(self.state.translate("window-remove")).clicked() {
                    self.commands
                        .push(SettingsCommand::ForgetFolder(kind).into());
                }
            });
        });
    }

    /// Draws the command of the editor, which is set when the field is left.
    fn editor_ui(&mut self, ui: &mut Ui) {
        self.heading_ui(ui, "settings-editor");
        self.weak_ui(ui, "settings-editor-text");
        let own = self.state.settings.editor.clone().unwrap_or_default();
        let id = egui::Id::unique("command of the editor");
        let typed = ui.data(|data| data.get_temp::<String>(id));
        let mut command = typed.unwrap_or_else(|| own.clone());
        let field = egui::TextEdit::singleline(&mut command)
            .hint_text("code -g {file}:{line}")
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 5));
        let response = ui.add(field);
        set_name(ui, &response, &self.state.translate("settings-editor"));
        if response.lost_focus() {
            ui.data_mut(|data| data.remove::<String>(id));
            let command = Some(command.trim().to_owned()).filter(|command| !command.is_empty());
            if command != self.state.settings.editor {
                self.commands
                    .push(SettingsCommand::SetEditor(command).into());
            }
        } else if response.changed() {
            ui.data_mut(|data| data.insert_temp(id, command));
        }
    }

    fn pdf_ui(&mut self, ui: &mut Ui) {
        self.heading_ui(ui, "window-kind-pdf");
        let mut attaches = self.state.attaches();
        let text = self.state.translate(actions::ATTACHMENTS.text);
        let is_fixed = self.state.policy.decides(Decision::Attachments);
        let checkbox = ui.add_enabled_ui(!is_fixed, |ui| check_box(ui, &mut attaches, text));
        if checkbox.inner.changed() {
            self.commands
                .push(SettingsCommand::ToggleAttachments.into());
        }
        if is_fixed {
            self.weak_ui(ui, "policy-decides");
        }
        self.weak_ui(ui, "export-attached");
        ui.add_space(space::SMALL);
        self.heading_ui(ui, "settings-signing");
        self.weak_ui(ui, "settings-signing-text");
        // A test reads them; without them there is nothing to choose.
        let services = Services::built_in().map(|services| services.services);
        let chosen = self.state.signing();
        let is_fixed = self.state.policy.decides(Decision::Signing);
        if is_fixed {
            self.weak_ui(ui, "policy-decides");
        }
        ui.horizontal_wrapped(|ui| {
            if is_fixed {
                ui.disable();
            }
            if radio_button(
                ui,
                chosen.is_none(),
                self.state.translate("settings-no-signing"),
            )
            .clicked()
            {
                self.commands.push(SettingsCommand::SetSigning(None).into());
            }
            for service in services.unwrap_or_default() {
                if radio_button(ui, chosen == Some(&service.id), &service.name).clicked() {
                    self.commands
                        .push(SettingsCommand::SetSigning(Some(service.id)).into());
                }
            }
        });
    }

    fn profiles_ui(&mut self, ui: &mut Ui) {
        self.heading_ui(ui, "settings-profiles");
        self.weak_ui(ui, "settings-profiles-text");
        let settings = &self.state.settings;
        if radio_button(
            ui,
            settings.profile.is_none(),
            self.state.translate("settings-no-profile"),
        )
        .clicked()
        {
            self.commands
                .push(SettingsCommand::SetStandardProfile(None).into());
        }
        for profile in &settings.profiles {
            ui.horizontal_wrapped(|ui| {
                let name = &profile.name;
                let is_chosen = settings.profile.as_ref() == Some(name);
                if radio_button(ui, is_chosen, visible(name)).clicked() {
                    self.commands
                        .push(SettingsCommand::SetStandardProfile(Some(name.clone())).into());
                }
                ui.push_id(name, |ui| {
                    let response = ui.button(self.state.translate("window-remove"));
                    let label = format!("{}: {name}", self.state.translate("window-remove"));
                    set_name(ui, &response, &label);
                    if response.clicked() {
                        self.commands
                            .push(SettingsCommand::RemoveProfile(name.clone()).into());
                    }
                });
            });
        }
        if ui
            .button(self.state.translate(actions::SAVE_PROFILE.text))
            .clicked()
        {
            self.commands.push(SettingsCommand::SaveProfile.into());
        }
    }

    fn personal_data_ui(&mut self, ui: &mut Ui) {
        self.heading_ui(ui, "settings-local-data");
        self.weak_ui(ui, "settings-local-data-text");
        if ui
            .button(self.state.translate(actions::FORGET.text))
            .clicked()
        {
            self.commands.push(SessionCommand::Forget.into());
        }
    }
}
