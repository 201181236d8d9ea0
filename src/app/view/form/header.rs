//! The header of a section: its name, what is missing in it, and folding.

use eframe::egui::{self, Align2, Color32, FontId, Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::row::Form;
use crate::app::command::FormCommand;
use crate::app::model::{Progress, Section, State};
use crate::app::theme::{self, Palette, palette, size, space};

impl Form<'_> {
    pub(super) fn header_ui(&mut self, ui: &mut Ui, index: usize, section: &Section) {
        let state = self.state;
        let header = Header::of(state, index, section);
        let room = Vec2::new(ui.available_width(), space::TARGET + 4.0);
        let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
        let id = Id::unique(("section of the form", index));
        // Tab goes from field to field; an action folds and unfolds, too.
        let response = ui.interact(rect, id, Sense::CLICK);
        response.widget_info(|| {
            let label = format!("{}: {}", header.name, header.progress_text);
            WidgetInfo::labeled(Role::Button, true, label)
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_expanded(!header.is_folded);
        });
        if response.clicked() {
            self.commands.push(FormCommand::Fold(index).into());
        }
        let around = rect.expand2(Vec2::new(6.0, 0.0));
        if response.hovered() {
            let color = palette(ui).button;
            ui.painter().rect_filled(around, 5.0, color);
        }
        header.paint(ui, rect);
    }
}

/// What a header shows.
struct Header {
    name: String,
    progress: Progress,
    progress_text: String,
    is_folded: bool,
}

impl Header {
    fn of(state: &State, index: usize, section: &Section) -> Self {
        let progress = state.progress(index);
        Self {
            name: match section {
                Section::Services => state.translate("window-services"),
                Section::Parties(_) => state.translate("window-parties"),
                Section::Group(group) => {
                    let label = &state.template.groups[*group].label;
                    label.text(state.tag()).to_owned()
                }
            },
            progress,
            progress_text: state.progress_text(progress),
            is_folded: state.view.folded.contains(&index),
        }
    }

    /// Paints a sign for folding and the name at the left, what is missing at the right, and a line between them.
    fn paint(self, ui: &Ui, rect: Rect) {
        let palette = palette(ui);
        let painter = ui.painter();
        let middle = rect.center().y;
        let left = |x: f32, text: &str, font: FontId, color: Color32| {
            let place = egui::pos2(x, middle);
            painter.text(place, Align2::LEFT_CENTER, text, font, color)
        };
        let right = |x: f32, text: &str, font: FontId, color: Color32| {
            let place = egui::pos2(x, middle);
            painter.text(place, Align2::RIGHT_CENTER, text, font, color)
        };
        let fold_sign = if self.is_folded { "▸" } else { "▾" };
        let font = FontId::proportional(size::TITLE);
        left(rect.left(), fold_sign, font, palette.weak);
        let font = theme::strong(size::HEADING);
        let name = left(rect.left() + 16.0, &self.name, font, palette.text);
        let (sign, color) = sign_of(self.progress, &palette);
        let font = FontId::proportional(size::SMALL);
        let progress = right(rect.right(), &self.progress_text, font, color);
        let font = theme::strong(size::BODY);
        right(progress.left() - 6.0, sign, font, color);
        painter.hline(
            (name.right() + 10.0)..=(progress.left() - 26.0),
            middle + 1.0,
            egui::Stroke::new(1.0, palette.line),
        );
    }
}

fn sign_of(progress: Progress, palette: &Palette) -> (&'static str, Color32) {
    match progress {
        Progress { wrong: 1.., .. } => ("●", palette.wrong),
        Progress { missing: 1.., .. } => ("○", palette.missing),
        Progress {
            is_optional: true, ..
        } => ("", palette.weak),
        _ => ("✓", palette.done),
    }
}
