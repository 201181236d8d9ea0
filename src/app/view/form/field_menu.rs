//! The menu of the secondary button in a field: cut, copy, paste, select all.

use eframe::egui::text::CCursorRange;
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Id, PointerButton, Popup, Response, Ui, ViewportCommand};

use crate::app::model::State;
use crate::app::view::widgets::select_all;

/// The selection in the field that had the focus last.
#[derive(Clone, Copy, Debug)]
struct Selected {
    field: Id,
    range: CCursorRange,
}

/// Draws the menu of a field for typing, if it is open.
pub(super) fn field_menu_ui(ui: &Ui, state: &State, response: &Response) {
    let Some(selected) = keep_selection(ui, response) else {
        return;
    };
    response.context_menu(|ui| {
        let entries = [
            ("menu-cut", ViewportCommand::RequestCut),
            ("menu-copy-selected", ViewportCommand::RequestCopy),
            ("menu-paste", ViewportCommand::RequestPaste),
        ];
        for (text, command) in entries {
            if ui.button(state.translate(text)).clicked() {
                select(ui, selected);
                response.request_focus();
                ui.ctx().send_viewport_cmd(command);
                ui.close();
            }
        }
        ui.separator();
        if ui
            .button(state.translate("menu-select-everything"))
            .clicked()
        {
            select_all(ui.ctx(), response.id);
            response.request_focus();
            ui.close();
        }
    });
}

/// Notes what is selected in a field for typing, and keeps it where the secondary button is pressed; returns it. None for
/// what is no field for typing.
fn keep_selection(ui: &Ui, response: &Response) -> Option<Selected> {
    let range = TextEditState::load(ui.ctx(), response.id)?
        .cursor
        .char_range();
    let id = Id::unique("selection in the field that had the focus last");
    let before = ui
        .data(|data| data.get_temp::<Option<Selected>>(id))
        .flatten();
    let before = before.filter(|selected| selected.field == response.id);
    let is_pressed = ui.input(|input| input.pointer.button_pressed(PointerButton::Secondary));
    if is_pressed && response.hovered() {
        // The press has moved the cursor.
        if let Some(before) = before.filter(|selected| !selected.range.is_empty()) {
            select(ui, before);
            return Some(before);
        }
    }
    let now = Selected {
        field: response.id,
        range: range.unwrap_or_default(),
    };
    if response.has_focus() && !Popup::is_any_open(ui.ctx()) {
        ui.data_mut(|data| data.insert_temp(id, Some(now)));
        return Some(now);
    }
    Some(before.unwrap_or(now))
}

fn select(ui: &Ui, selected: Selected) {
    if let Some(mut state) = TextEditState::load(ui.ctx(), selected.field) {
        state.cursor.set_char_range(Some(selected.range));
        state.store(ui.ctx(), selected.field);
    }
}
