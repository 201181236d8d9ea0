//! A line that says why the draft's template may not be signed, and what is wrong with the folders of templates.

use eframe::egui::{self, RichText, Ui};

use crate::app::model::State;
use crate::app::theme::{palette, size};
use crate::characters::visible;

/// Draws the lines above the one at the foot; nothing if all is well.
pub fn approval_ui(ui: &mut Ui, state: &State) {
    let withheld = state.withheld();
    let withheld = withheld.map(|message| state.translator.format(&message));
    let remarks = state.library_lines();
    if withheld.is_none() && remarks.is_empty() {
        return;
    }
    let palette = palette(ui);
    let frame = egui::Frame::NONE
        .fill(palette.panel)
        .inner_margin(egui::Margin::symmetric(12, 4));
    egui::Panel::bottom("approval").frame(frame).show(ui, |ui| {
        let lines = withheld.into_iter().chain(remarks);
        for line in lines {
            let line = visible(&line);
            let text = RichText::new(&line)
                .color(palette.missing)
                .size(size::SMALL);
            ui.add(egui::Label::new(text).truncate())
                .on_hover_text(line);
        }
    });
}
