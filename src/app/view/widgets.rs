//! What several views share: focus, small buttons, titles.

use eframe::egui::{self, Rect, Response, RichText, Ui, Vec2};

use crate::app::theme::{self, palette, size, space};

/// Scrolls to what has just got the focus, however it got it.
pub fn keep_in_view(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
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
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding.x = 2.0;
            let button = egui::Button::new(sign).min_size(Vec2::splat(28.0));
            ui.add_enabled(is_possible, button)
        })
        .inner;
    keep_in_view(&response);
    set_name(ui, &response, name);
    response.on_hover_text(name)
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
