//! The menus, with the export button at their right.

use eframe::egui::{self, Align, Button, Layout, MenuBar, RichText, Ui};

use super::controls::{tick, tick_room};
use super::menu_bar::{menu_keys, note_menu, note_submenu};
use super::register::{breadcrumb_ui, onward_ui};
use super::requests::PendingRequests;
use super::widgets::focus_ring;
use crate::app::actions::{self, Action, shortcut_text};
use crate::app::command::{Command, EditCommand, FileCommand};
use crate::app::model::State;
use crate::app::theme::{palette, space};
use crate::characters::visible;
use crate::message::Message;

/// Draws the menus.
pub fn menu_ui(
    ui: &mut Ui,
    state: &State,
    requests: &mut PendingRequests,
    commands: &mut Vec<Command>,
) {
    let gets_focus = requests.take_menu_focus();
    let frame = egui::Frame::NONE
        .fill(palette(ui).panel)
        .inner_margin(egui::Margin::symmetric(8, 4));
    egui::Panel::top("menus").frame(frame).show(ui, |ui| {
        menu_keys(ui);
        MenuBar::new().ui(ui, |ui| {
            breadcrumb_ui(ui, state, commands);
            let mut menus = Menus { state, commands };
            menus.file_ui(ui, gets_focus);
            menus.edit_ui(ui);
            menus.view_ui(ui);
            menus.template_ui(ui);
            menus.help_ui(ui);
            // What it exports can't be seen while a spreadsheet is open.
            if state.batch.is_some() {
                return;
            }
            if state.register.is_open {
                onward_ui(ui, state, commands);
            } else {
                menus.export_ui(ui);
            }
        });
    });
}

struct Menus<'a> {
    state: &'a State,
    commands: &'a mut Vec<Command>,
}

impl Menus<'_> {
    fn file_ui(&mut self, ui: &mut Ui, gets_focus: bool) {
        let response = ui.menu_button(self.state.translate("menu-file"), |ui| {
            self.actions_ui(ui, &[actions::NEW]);
            self.templates_ui(ui);
            self.actions_ui(ui, &[actions::NEW_FOR_OTHER, actions::OPEN]);
            self.recent_ui(ui);
            self.actions_ui(ui, &[actions::VERIFY, actions::EXAMPLE, actions::RECOVERY]);
            ui.separator();
            self.actions_ui(ui, &[actions::BATCH, actions::NEW_SHEET]);
            self.actions_ui(ui, &[actions::REGISTER]);
            self.submenu_ui(
                ui,
                "menu-register-more",
                &[
                    actions::ADD_REGISTER_FOLDER,
                    actions::VERIFY_ALL,
                    actions::EXPORT_LIST,
                ],
            );
            ui.separator();
            self.actions_ui(ui, &[actions::SAVE, actions::SAVE_AS, actions::RELOAD]);
            ui.separator();
            self.actions_ui(
                ui,
                &[actions::EXPORT, actions::EXPORT_DRAFT, actions::ATTACHMENTS],
            );
            self.submenu_ui(
                ui,
                "menu-exported",
                &[actions::MAIL, actions::PRINT, actions::SIGNING_PACKAGE],
            );
            ui.separator();
            self.actions_ui(ui, &[actions::QUIT]);
        });
        if gets_focus {
            response.response.request_focus();
        }
        note_menu(ui, &response.response);
    }

    /// Draws a menu of actions inside a menu, so that a small screen has room for all of it.
    fn submenu_ui(&mut self, ui: &mut Ui, name: &'static str, actions: &[Action]) {
        let name = self.state.translate(name);
        let menu = ui.menu_button((tick_room(), name), |ui| self.actions_ui(ui, actions));
        note_submenu(ui, &menu.response);
    }

    /// Draws the templates that a new draft can begin with, if there are several.
    fn templates_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        if state.offers.len() < 2 {
            return;
        }
        let menu = ui.menu_button((tick_room(), state.translate("menu-new-from")), |ui| {
            for offer in &state.offers {
                let template = &offer.template;
                let message = Message::new("menu-template-offer")
                    .with("title", &template.title)
                    .with("language", &template.language)
                    .with("version", &template.version);
                let name = visible(&state.translator.format(&message));
                if ui.button(name).clicked() {
                    let command = FileCommand::NewFrom(template.id.clone());
                    self.commands.push(command.into());
                }
            }
        });
        note_submenu(ui, &menu.response);
    }

    fn recent_ui(&mut self, ui: &mut Ui) {
        let agreements = &self.state.local_data.recent.agreements;
        let recent = &self.state.local_data.recent.paths;
        ui.add_enabled_ui(!recent.is_empty(), |ui| {
            let menu = ui.menu_button((tick_room(), self.state.translate("menu-recent")), |ui| {
                for path in recent {
                    let name = path.file_name().unwrap_or(path.as_os_str());
                    let name = name.to_string_lossy();
                    let agreement = agreements.get(path).map_or(&*name, String::as_str);
                    let response = ui.button(visible(agreement));
                    if response.clicked() {
                        ui.close();
                        let command = FileCommand::OpenPath(path.clone());
                        self.commands.push(command.into());
                    }
                    response.on_hover_text(path.display().to_string());
                }
            });
            note_submenu(ui, &menu.response);
        });
    }

    fn edit_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        let menu = ui.menu_button(state.translate("menu-edit"), |ui| {
            self.actions_ui(ui, &[actions::UNDO, actions::REDO]);
            ui.separator();
            self.actions_ui(ui, &[actions::COPY, actions::SELECT_ALL]);
            ui.separator();
            self.actions_ui(
                ui,
                &[actions::FIND, actions::NEXT_HIT, actions::PREVIOUS_HIT],
            );
            ui.separator();
            self.actions_ui(ui, &[actions::NEXT_GAP, actions::PREVIOUS_GAP]);
            self.actions_ui(
                ui,
                &[
                    actions::CALENDAR,
                    actions::ROW_UP,
                    actions::ROW_DOWN,
                    actions::REMOVE_ROW,
                ],
            );
            ui.separator();
            self.profiles_ui(ui);
            self.actions_ui(ui, &[actions::SETTINGS, actions::FORGET]);
        });
        note_menu(ui, &menu.response);
    }

    fn view_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        let menu = ui.menu_button(state.translate("menu-view"), |ui| {
            self.actions_ui(
                ui,
                &[actions::FIT_WIDTH, actions::FIT_PAGE, actions::FULL_SIZE],
            );
            self.actions_ui(ui, &[actions::ZOOM_IN, actions::ZOOM_OUT]);
            ui.separator();
            self.actions_ui(ui, &[actions::FOLD, actions::UNFOLD_ALL]);
            ui.separator();
            self.actions_ui(ui, &[actions::STRIP, actions::VERDICT, actions::COMPARE]);
            ui.separator();
            let menu = ui.menu_button((tick_room(), state.translate("menu-theme")), |ui| {
                self.actions_ui(
                    ui,
                    &[
                        actions::THEME_SYSTEM,
                        actions::THEME_LIGHT,
                        actions::THEME_DARK,
                    ],
                );
            });
            note_submenu(ui, &menu.response);
            let menu = ui.menu_button((tick_room(), state.translate("menu-language")), |ui| {
                self.actions_ui(ui, &[actions::SWEDISH, actions::FINNISH, actions::ENGLISH]);
            });
            note_submenu(ui, &menu.response);
        });
        note_menu(ui, &menu.response);
    }

    fn profiles_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        let menu = ui.menu_button((tick_room(), state.translate("settings-profiles")), |ui| {
            for profile in &state.settings.profiles {
                let is_used = state.profile_in_use() == Some(profile);
                let name = visible(&profile.name);
                let response = ui.add(Button::new((tick_room(), name)));
                tick(ui, &response, is_used);
                if response.clicked() {
                    ui.close();
                    let command = EditCommand::UseProfile(profile.name.clone());
                    self.commands.push(command.into());
                }
            }
            if !state.settings.profiles.is_empty() {
                ui.separator();
            }
            self.actions_ui(ui, &[actions::SAVE_PROFILE, actions::SAVE_PRESET]);
        });
        note_submenu(ui, &menu.response);
    }

    fn template_ui(&mut self, ui: &mut Ui) {
        let menu = ui.menu_button(self.state.translate("menu-template-menu"), |ui| {
            self.actions_ui(
                ui,
                &[actions::EXPLANATION, actions::DEVIATIONS, actions::TEMPLATE],
            );
            ui.separator();
            self.actions_ui(ui, &[actions::OPEN_FOLDER, actions::CLOSE_FOLDER]);
            self.actions_ui(ui, &[actions::MARK_CHANGES]);
            ui.separator();
            self.actions_ui(ui, &[actions::COMPARE_VERSIONS]);
        });
        note_menu(ui, &menu.response);
    }

    fn help_ui(&mut self, ui: &mut Ui) {
        let menu = ui.menu_button(self.state.translate("menu-help"), |ui| {
            self.actions_ui(ui, &[actions::PALETTE, actions::SHORTCUTS, actions::ABOUT]);
        });
        note_menu(ui, &menu.response);
    }

    /// Draws the export button, which stands out once nothing is missing.
    fn export_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        let palette = palette(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::TIGHT);
            ui.spacing_mut().button_padding.x = space::MEDIUM;
            let is_ready = state.derived.is_complete() && !state.is_exported();
            let text = state.translate(if state.is_exporting {
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
            let response = ui.add_enabled(!state.is_exporting, button);
            focus_ring(ui, &response, response.rect);
            if response.clicked() {
                let command = FileCommand::Export { is_draft: false };
                self.commands.push(command.into());
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

    fn actions_ui(&mut self, ui: &mut Ui, actions: &[Action]) {
        for action in actions {
            self.action_ui(ui, *action);
        }
    }

    /// Draws an action; one that sets something has a mark while that is set.
    fn action_ui(&mut self, ui: &mut Ui, action: Action) {
        let name = self.state.translate(action.text);
        let is_checked = action.is_checked.map(|is_checked| is_checked(self.state));
        let mut button = Button::new((tick_room(), name));
        if let Some(shortcut) = action.shortcuts.first() {
            button = button.shortcut_text(shortcut_text(ui.ctx(), *shortcut));
        }
        let is_possible = action.is_possible(self.state);
        let response = ui.add_enabled(is_possible, button);
        if let Some(is_checked) = is_checked {
            tick(ui, &response, is_checked);
        }
        if response.clicked() {
            // The pointer closes menus by itself, the keyboard doesn't.
            ui.close();
            self.commands.push((action.command)());
        }
    }
}
