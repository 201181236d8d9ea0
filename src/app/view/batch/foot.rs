//! What is wrong with the selected cell, in full.

use eframe::egui::{self, RichText, Ui};

use super::cell::{is_of_row, sentence};
use crate::app::model::{BatchTable, State};
use crate::app::theme::{palette, size};
use crate::characters::visible_line;

/// Draws it.
pub(super) fn foot_ui(ui: &mut Ui, state: &State, table: &BatchTable) {
    let frame = egui::Frame::NONE
        .fill(palette(ui).panel)
        .inner_margin(egui::Margin::symmetric(16, 8));
    egui::Panel::bottom("batch cell")
        .frame(frame)
        .show(ui, |ui| {
            let selected = table.selected;
            let heading = table.heading(selected.column);
            let place = format!("{selected} · {heading}");
            ui.label(
                RichText::new(visible_line(&place))
                    .size(size::SMALL)
                    .color(palette(ui).weak),
            );
            let problems = table.problems_of(selected.row);
            let shown = problems.filter(|problem| {
                problem.column == Some(selected.column) || is_of_row(table, problem)
            });
            let mut has_problem = false;
            for problem in shown {
                has_problem = true;
                let palette = palette(ui);
                let color = if problem.blocks(table.batch.is_draft) {
                    palette.wrong
                } else {
                    palette.text
                };
                ui.label(RichText::new(sentence(state, problem)).color(color));
            }
            if !has_problem {
                let hint = state.translate("window-batch-hint");
                ui.label(RichText::new(hint).color(palette(ui).weak));
            }
        });
}
