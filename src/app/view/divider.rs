//! The line between the form and the pages, which can be dragged.

use eframe::egui::{CursorIcon, Id, Rangef, Rect, Sense, Stroke, Ui};

use crate::app::theme::palette;

/// How far from the line it can be taken hold of, in points.
const REACH: f32 = 4.0;

/// What is done with the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dragged {
    /// It is dragged to there, in points of the window.
    To(f32),
    /// It goes back to where it is usually.
    Back,
}

/// Draws the line over whatever is on both sides of it; returns what is done with it.
#[must_use]
pub fn divider_ui(ui: &Ui, x: f32, y: Rangef) -> Option<Dragged> {
    let rect = Rect::from_x_y_ranges(x - REACH..=x + REACH, y);
    let sense = Sense::CLICK | Sense::DRAG;
    let response = ui.interact(rect, Id::unique("between form and pages"), sense);
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
        let stroke = Stroke::new(2.0, palette(ui).accent);
        ui.painter().vline(x, y, stroke);
    }
    if response.double_clicked() {
        return Some(Dragged::Back);
    }
    let pointer = response
        .interact_pointer_pos()
        .filter(|_| response.dragged());
    pointer.map(|pointer| Dragged::To(pointer.x))
}
