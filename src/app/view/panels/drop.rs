//! A hint while a file is dragged over the window.

use eframe::egui::{self, Id, Ui};

use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};

/// Draws the hint that a file can be dropped.
pub fn drop_ui(ui: &Ui, state: &State) {
    let is_hovered = ui.input(|input| !input.raw.hovered_files.is_empty());
    if !is_hovered || state.question.is_some() {
        return;
    }
    let palette = palette(ui);
    let rect = ui.ctx().content_rect().shrink(space::LARGE);
    let layer = egui::LayerId::new(egui::Order::Foreground, Id::unique("file to drop"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect(
        rect,
        8.0,
        palette.accent_soft.gamma_multiply(0.9),
        egui::Stroke::new(2.0, palette.accent),
        egui::StrokeKind::Inside,
    );
    painter.text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        state.translate("window-drop"),
        theme::strong(size::TITLE),
        palette.text,
    );
}
