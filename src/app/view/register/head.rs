//! The head of the register: title, search, groups of states, filters.

use std::collections::BTreeMap;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{self, Align, Button, Id, Key, Layout, Modifiers, RichText, Ui};

use super::names::{group_text, names};
use super::rows::selected_id;
use crate::app::command::{Command, RegisterCommand};
use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};
use crate::app::view::requests::PendingRequests;
use crate::app::view::widgets::{set_name, title_ui};
use crate::characters::visible_line;
use crate::register::{Column, StateGroup};

/// How many rows a page key moves.
const PAGE: isize = 12;

/// Draws the head.
pub fn head_ui(
    ui: &mut Ui,
    state: &State,
    requests: &mut PendingRequests,
    commands: &mut Vec<Command>,
) {
    let gets_focus = requests.take_register_search_focus();
    let frame = egui::Frame::NONE
        .fill(palette(ui).panel)
        .inner_margin(egui::Margin::symmetric(16, 10));
    egui::Panel::top("register head")
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if state.has_register() {
                        search_ui(ui, state, gets_focus, commands);
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        title_ui(ui, &state.translate("register-title"));
                    });
                });
            });
            if state.has_register() {
                ui.horizontal_wrapped(|ui| {
                    groups_ui(ui, state, commands);
                    ui.add_space(space::LARGE);
                    filters_ui(ui, state, commands);
                });
            }
        });
}

fn search_ui(ui: &mut Ui, state: &State, gets_focus: bool, commands: &mut Vec<Command>) {
    let id = Id::unique("search agreements");
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let is_free = ui.memory(|memory| memory.focused().is_none());
    let is_in_list = ui.memory(|memory| memory.has_focus(selected_id()));
    keys(ui, has_focus || is_free || is_in_list, commands);
    let mut words = state.register.query.words.clone();
    let typed = typed_without_focus(ui, is_free);
    words.push_str(&typed);
    let response = ui.add(
        egui::TextEdit::singleline(&mut words)
            .id(id)
            .hint_text(state.translate("register-search-hint"))
            .desired_width(300.0_f32.min(ui.available_width() * 0.6))
            .margin(egui::Margin::symmetric(8, 5))
            .return_key(None),
    );
    set_name(ui, &response, &state.translate("register-search"));
    if gets_focus || !typed.is_empty() {
        response.request_focus();
        let mut cursor = egui::TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
        let end = CCursor::new(words.chars().count());
        // An earlier search is selected, so that a new one takes its place; what was typed now goes on.
        let range = if typed.is_empty() {
            CCursorRange::two(CCursor::default(), end)
        } else {
            CCursorRange::one(end)
        };
        cursor.cursor.set_char_range(Some(range));
        cursor.store(ui.ctx(), id);
    }
    if response.changed() || !typed.is_empty() {
        commands.push(RegisterCommand::Search(words).into());
    }
}

/// Returns what is typed while nothing has the focus: it goes to the search.
fn typed_without_focus(ui: &Ui, is_free: bool) -> String {
    let is_covered = egui::Popup::is_any_open(ui.ctx())
        || ui.ctx().memory(|memory| memory.top_modal_layer().is_some());
    if !is_free || is_covered {
        return String::new();
    }
    ui.input_mut(|input| {
        let mut typed = String::new();
        input.events.retain(|event| match event {
            egui::Event::Text(text) => {
                typed.push_str(text);
                false
            }
            _ => true,
        });
        typed
    })
}

/// Moves the selection, also while the search field has the focus, which has no use for these keys.
fn keys(ui: &Ui, is_here: bool, commands: &mut Vec<Command>) {
    if !is_here || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, rows) in [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, PAGE),
        (Key::PageUp, -PAGE),
    ] {
        if pressed(key) {
            commands.push(RegisterCommand::Step(rows).into());
        }
    }
    if pressed(Key::Enter) {
        commands.push(RegisterCommand::Open.into());
    }
}

fn groups_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let register = &state.register;
    for (group, count) in StateGroup::ALL.into_iter().zip(register.found.counts) {
        let is_chosen = register.query.group == group;
        let name = format!("{} {count}", state.translate(group_text(group)));
        let mut text = RichText::new(name);
        if is_chosen {
            text = text.font(theme::strong(size::BODY));
        } else if group == StateGroup::ToReview && count > 0 {
            text = text.color(palette(ui).missing);
        }
        if ui.add(Button::selectable(is_chosen, text)).clicked() {
            commands.push(RegisterCommand::ShowGroup(group).into());
        }
    }
}

fn filters_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let register = &state.register;
    let (query, filters) = (&register.query, &register.filters);
    let names = names(state);
    let mut filter = Filter { state, commands };
    if filters.templates.len() > 1 || query.template.is_some() {
        filter.menu_ui(
            ui,
            Column::Template,
            query.template.as_ref(),
            &filters.templates,
            &|id| names.template(id),
            &RegisterCommand::ShowTemplate,
        );
    }
    let service = |id: &str| {
        let mut templates = state.templates.iter();
        let template = templates.find(|one| one.service(id).is_some());
        names.service(template.map_or("", |one| &one.id), id)
    };
    filter.menu_ui(
        ui,
        Column::Services,
        query.service.as_ref(),
        &filters.services,
        &service,
        &RegisterCommand::ShowService,
    );
    filter.menu_ui(
        ui,
        Column::Sets,
        query.set.as_ref(),
        &filters.sets,
        &str::to_owned,
        &RegisterCommand::ShowSet,
    );
    ui.menu_button(state.translate("register-columns"), |ui| {
        let shown = state.shown_columns();
        for column in Column::ALL {
            if column == Column::Customer {
                continue; // Nobody could tell the rows apart.
            }
            let name = state.translator.format(&column.message());
            let mut is_shown = shown.contains(&column);
            if ui.checkbox(&mut is_shown, name).changed() {
                let command = RegisterCommand::ToggleColumn(column);
                filter.commands.push(command.into());
            }
        }
    });
}

struct Filter<'a> {
    state: &'a State,
    commands: &'a mut Vec<Command>,
}

impl Filter<'_> {
    /// Draws a menu of what can be filtered by.
    fn menu_ui(
        &mut self,
        ui: &mut Ui,
        column: Column,
        chosen: Option<&String>,
        offered: &BTreeMap<String, usize>,
        name: &dyn Fn(&str) -> String,
        command: &dyn Fn(Option<String>) -> RegisterCommand,
    ) {
        let heading = self.state.translator.format(&column.message());
        let text = match chosen {
            Some(id) => format!("{heading}: {} ▾", visible_line(&name(id))),
            None => format!("{heading} ▾"),
        };
        ui.menu_button(text, |ui| {
            let all = self.state.translate("register-group-all");
            if ui.add(Button::selectable(chosen.is_none(), all)).clicked() {
                ui.close();
                self.commands.push(command(None).into());
            }
            for (id, count) in offered {
                let is_chosen = chosen == Some(id);
                let text = format!("{} ({count})", visible_line(&name(id)));
                if ui.add(Button::selectable(is_chosen, text)).clicked() {
                    ui.close();
                    self.commands.push(command(Some(id.clone())).into());
                }
            }
        });
    }
}
