//! The menus, and the one thing to do next at their right.

use eframe::egui::{self, Align, Button, Layout, MenuBar, RichText, Ui};

use super::form::focus_ring;
use crate::app::command::{self, Command, Entry, Wish};
use crate::app::model::State;
use crate::app::theme::{palette, space};

/// Draws the menus.
pub fn menu_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let frame = egui::Frame::NONE
        .fill(palette(ui).panel)
        .inner_margin(egui::Margin::symmetric(8, 4));
    egui::Panel::top("menus").frame(frame).show(ui, |ui| {
        MenuBar::new().ui(ui, |ui| {
            let mut menus = Menus { state, commands };
            menus.file_ui(ui);
            menus.edit_ui(ui);
            menus.view_ui(ui);
            menus.template_ui(ui);
            menus.help_ui(ui);
            menus.export_ui(ui);
        });
    });
}

struct Menus<'a> {
    state: &'a State,
    commands: &'a mut Vec<Command>,
}

impl Menus<'_> {
    fn file_ui(&mut self, ui: &mut Ui) {
        let response = ui.menu_button(self.state.translate("menu-file"), |ui| {
            self.entries_ui(ui, &[command::NEW, command::NEW_FOR_OTHER, command::OPEN]);
            self.recent_ui(ui);
            self.entries_ui(ui, &[command::VERIFY, command::EXAMPLE, command::RECOVERY]);
            ui.separator();
            self.entries_ui(ui, &[command::SAVE, command::SAVE_AS, command::RELOAD]);
            ui.separator();
            self.entries_ui(
                ui,
                &[command::EXPORT, command::EXPORT_DRAFT, command::ATTACHMENTS],
            );
            ui.separator();
            self.entries_ui(ui, &[command::QUIT]);
        });
        if self.state.view.wants_menu {
            response.response.request_focus();
            self.commands.push(Command::Given(Wish::Menu));
        }
    }

    fn recent_ui(&mut self, ui: &mut Ui) {
        let recent = &self.state.memory.recent.paths;
        ui.add_enabled_ui(!recent.is_empty(), |ui| {
            ui.menu_button(self.state.translate("menu-recent"), |ui| {
                for path in recent {
                    let name = path.file_name().unwrap_or(path.as_os_str());
                    let name = crate::characters::visible(&name.to_string_lossy());
                    let response = ui.button(name);
                    if response.clicked() {
                        ui.close();
                        self.commands.push(Command::OpenPath(path.clone()));
                    }
                    response.on_hover_text(path.display().to_string());
                }
            });
        });
    }

    fn edit_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        ui.menu_button(state.translate("menu-edit"), |ui| {
            self.entries_ui(ui, &[command::UNDO, command::REDO]);
            ui.separator();
            self.entries_ui(ui, &[command::COPY, command::SELECT_ALL]);
            ui.separator();
            self.entries_ui(
                ui,
                &[command::FIND, command::NEXT_HIT, command::PREVIOUS_HIT],
            );
            ui.separator();
            self.entries_ui(ui, &[command::NEXT_GAP, command::PREVIOUS_GAP]);
            ui.separator();
            self.profiles_ui(ui);
            self.entries_ui(ui, &[command::SETTINGS, command::FORGET]);
        });
    }

    fn view_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        ui.menu_button(state.translate("menu-view"), |ui| {
            self.entries_ui(
                ui,
                &[command::FIT_WIDTH, command::FIT_PAGE, command::FULL_SIZE],
            );
            self.entries_ui(ui, &[command::ZOOM_IN, command::ZOOM_OUT]);
            ui.separator();
            self.entries_ui(ui, &[command::STRIP]);
            ui.separator();
            ui.menu_button(state.translate("menu-theme"), |ui| {
                self.entries_ui(
                    ui,
                    &[
                        command::THEME_SYSTEM,
                        command::THEME_LIGHT,
                        command::THEME_DARK,
                    ],
                );
            });
            ui.menu_button(state.translate("menu-language"), |ui| {
                self.entries_ui(ui, &[command::SWEDISH, command::FINNISH, command::ENGLISH]);
            });
        });
    }

    fn profiles_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        ui.menu_button(state.translate("settings-profiles"), |ui| {
            for profile in &state.settings.profiles {
                let is_used = state.profile_in_use() == Some(profile);
                let name = crate::characters::visible(&profile.name);
                if ui.add(Button::selectable(is_used, name)).clicked() {
                    ui.close();
                    self.commands
                        .push(Command::UseProfile(profile.name.clone()));
                }
            }
            if !state.settings.profiles.is_empty() {
                ui.separator();
            }
            self.entries_ui(ui, &[command::SAVE_PROFILE]);
        });
    }

    fn template_ui(&mut self, ui: &mut Ui) {
        ui.menu_button(self.state.translate("menu-template-menu"), |ui| {
            self.entries_ui(ui, &[command::EXPLANATION, command::TEMPLATE]);
        });
    }

    fn help_ui(&mut self, ui: &mut Ui) {
        ui.menu_button(self.state.translate("menu-help"), |ui| {
            self.entries_ui(ui, &[command::PALETTE, command::SHORTCUTS, command::ABOUT]);
        });
    }

    /// The one thing to do next, once nothing is missing.
    fn export_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        let palette = palette(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::TIGHT);
            ui.spacing_mut().button_padding.x = space::MEDIUM;
            let is_ready = state.derived.is_complete();
            let text = state.translate(if state.under_way.is_exporting {
                "window-exporting"
            } else {
                "window-export"
            });
            let button = if is_ready {
                let text = RichText::new(text).color(palette.on_accent);
                Button::new(text).fill(palette.accent)
            } else {
                Button::new(text).fill(palette.button)
            };
            let button = button
                .frame(true)
                .stroke(egui::Stroke::new(1.0, palette.border));
            let response = ui.add_enabled(!state.under_way.is_exporting, button);
            focus_ring(ui, &response, response.rect);
            if response.clicked() {
                self.commands.push(Command::Export { is_draft: false });
            }
            ui.add_space(space::SMALL);
            let room = ui.available_width();
            let name = RichText::new(state.name()).color(palette.weak);
            ui.allocate_ui_with_layout(
                egui::vec2(room, space::TARGET),
                Layout::right_to_left(Align::Center),
                |ui| ui.add(egui::Label::new(name).truncate()),
            );
        });
    }

    fn entries_ui(&mut self, ui: &mut Ui, entries: &[Entry]) {
        for entry in entries {
            self.entry_ui(ui, *entry);
        }
    }

    /// An entry; one that stands for a state has a mark while it holds.
    fn entry_ui(&mut self, ui: &mut Ui, entry: Entry) {
        let name = self.state.translate(entry.text);
        let mut button = match entry.is_chosen {
            Some(holds) => Button::selectable(holds(self.state), name),
            None => Button::new(name),
        };
        if let Some(shortcut) = entry.shortcuts.first() {
            button = button.shortcut_text(shown_keys(ui, *shortcut));
        }
        let is_possible = (entry.is_possible)(self.state);
        if ui.add_enabled(is_possible, button).clicked() {
            // The pointer closes menus by itself, the keyboard doesn't.
            ui.close();
            self.commands.push((entry.command)());
        }
    }
}

/// A shortcut as it stands on the keys.
pub fn shown_keys(ui: &Ui, shortcut: egui::KeyboardShortcut) -> String {
    let names = ui.ctx().format_shortcut(&shortcut);
    let signs = [("Plus", "+"), ("Minus", "−"), ("Comma", ",")];
    signs
        .into_iter()
        .fold(names, |names, (name, sign)| names.replace(name, sign))
}
