//! The panel at the right of the pages: the comparison of two versions, or else the folder that somebody works on.

use eframe::egui::{self, Ui};

use super::{folder, versions};
use crate::app::command::Command;
use crate::app::model::State;
use crate::app::theme::palette;

/// The width, in points.
const WIDTH: std::ops::RangeInclusive<f32> = 230.0..=520.0;
/// The part of the room beside the form that it has at first.
const PART: f32 = 0.34;

/// Draws it; nothing if there is nothing to be shown.
pub fn side_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.versions.is_none() && state.folder.is_none() {
        return;
    }
    let room = ui.available_width();
    let frame = egui::Frame::NONE
        .fill(palette(ui).panel)
        .inner_margin(egui::Margin::symmetric(12, 8));
    egui::Panel::right("templates")
        .default_size((room * PART).clamp(*WIDTH.start(), 340.0))
        .size_range(*WIDTH.start()..=WIDTH.end().min(room * 0.6))
        .frame(frame)
        .show(ui, |ui| match (&state.versions, &state.folder) {
            (Some(versions), _) => versions::versions_ui(ui, state, versions, commands),
            (None, Some(folder)) => folder::folder_ui(ui, state, folder, commands),
            (None, None) => {}
        });
}
