//! What several views share: focus, small buttons, titles.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{self, Align, Layout, Rect, Response, RichText, Sense, Ui, Vec2};

use crate::app::command::{Command, TemplateCommand};
use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};
use crate::characters::visible_line;
use crate::library::FilePlace;

/// Scrolls to what has just got the focus, however it got it.
pub fn keep_in_view(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// Selects what is in the line for typing that has the focus: the next key replaces it.
pub fn select_focused(context: &egui::Context) {
    if let Some(id) = context.memory(egui::Memory::focused) {
        select_all(context, id);
    }
}

/// Selects what is in a line for typing; of anything else there is nothing to select.
pub fn select_all(context: &egui::Context, id: egui::Id) {
    if let Some(mut state) = TextEditState::load(context, id) {
        // Where the text ends is known when it is laid out.
        let everything = CCursorRange::two(CCursor::new(0), CCursor::new(usize::MAX));
        state.cursor.set_char_range(Some(everything));
        state.store(context, id);
    }
}

/// Moves the cursor in a line for typing, behind so many characters.
pub fn set_cursor(context: &egui::Context, id: egui::Id, at: usize) {
    let mut state = TextEditState::load(context, id).unwrap_or_default();
    let cursor = CCursorRange::one(CCursor::new(at));
    state.cursor.set_char_range(Some(cursor));
    state.store(context, id);
}

/// Draws a ring around what has the keyboard's focus.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, palette(ui).accent);
        ui.painter()
            .rect_stroke(rect, 5.0, stroke, egui::StrokeKind::Outside);
    }
}

/// Names a widget for screen readers.
pub fn set_name(ui: &Ui, response: &Response, name: &str) {
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// Draws a small button that shows a sign and has a name.
pub fn named_button(ui: &mut Ui, sign: &str, name: &str, is_possible: bool) -> Response {
    sign_button(ui, sign, name, is_possible, Sense::click())
}

/// Draws a small button beside a field. Tab passes it by; an action does the same, and screen readers press it.
pub fn side_button(ui: &mut Ui, sign: &str, name: &str, is_possible: bool) -> Response {
    sign_button(ui, sign, name, is_possible, Sense::CLICK)
}

fn sign_button(ui: &mut Ui, sign: &str, name: &str, is_possible: bool, sense: Sense) -> Response {
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding.x = 2.0;
            let button = egui::Button::new(sign)
                .min_size(Vec2::splat(28.0))
                .sense(sense);
            ui.add_enabled(is_possible, button)
        })
        .inner;
    keep_in_view(&response);
    set_name(ui, &response, name);
    response.on_hover_text(name)
}

/// Draws a button that opens a file in the user's editor, with the place before it.
pub fn edit_button_ui(ui: &mut Ui, state: &State, place: &FilePlace, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        let name = place.path.file_name().unwrap_or_default().to_string_lossy();
        let line = place.position.map(|position| format!(":{}", position.line));
        let text = visible_line(&format!("{name}{}", line.unwrap_or_default()));
        ui.label(
            RichText::new(text)
                .color(palette(ui).weak)
                .size(size::SMALL),
        )
        .on_hover_text(visible_line(&place.to_string()));
        if ui.button(state.translate("window-edit-file")).clicked() {
            commands.push(TemplateCommand::Edit(place.clone()).into());
        }
    });
}

/// Draws the title of a panel or question.
pub fn title_ui(ui: &mut Ui, text: &str) {
    let response = ui.label(RichText::new(text).font(theme::strong(size::TITLE)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::Role::Heading);
        node.set_label(text);
    });
    ui.add_space(space::SMALL);
}

/// Draws the title of a part of the window, with a button that closes it.
pub fn closable_title_ui(
    ui: &mut Ui,
    title: &str,
    close: &str,
    command: TemplateCommand,
    commands: &mut Vec<Command>,
) {
    ui.horizontal(|ui| {
        let response = ui.label(RichText::new(title).font(theme::strong(size::HEADING)));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(egui::Role::Heading);
            node.set_label(title);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if named_button(ui, "×", close, true).clicked() {
                commands.push(command.into());
            }
        });
    });
    ui.add_space(space::TIGHT);
}
