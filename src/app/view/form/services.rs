//! The services, by family, each with its clause set.

use eframe::egui::{self, Align, Layout, RichText, Role, Sense, Ui, Vec2, WidgetInfo};

use super::row::Form;
use crate::app::command::{EditCommand, Place};
use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};
use crate::app::view::controls::check_box;
use crate::app::view::widgets::keep_in_view;
use crate::template::{Service, Set};

/// The side of a set's letter, in points.
const LETTER: f32 = 22.0;

impl Form<'_> {
    pub(super) fn services_ui(&mut self, ui: &mut Ui) {
        ui.scope(|ui| self.presets_row_ui(ui));
        let template = &self.state.template;
        for family in &template.families {
            let services: Vec<&Service> = template
                .services
                .iter()
                .filter(|service| service.family == family.id)
                .collect();
            if services.is_empty() {
                continue;
            }
            ui.add_space(space::TIGHT);
            let name = family.label.text(self.state.tag());
            ui.label(RichText::new(name).color(palette(ui).weak));
            for service in services {
                self.service_ui(ui, service);
            }
        }
        ui.scope(|ui| self.problems_ui(ui, &Place::Services));
    }

    fn service_ui(&mut self, ui: &mut Ui, service: &Service) {
        let state = self.state;
        let short = service.short.text(state.tag());
        let set = state
            .template
            .sets
            .iter()
            .position(|set| set.id == service.set);
        let explanation = set.map(|index| explanation_of(state, &state.template.sets[index]));
        let mut chosen = state.document.draft.has_service(&service.id);
        let is_first = state.template.services.first().map(|first| &first.id) == Some(&service.id);
        ui.horizontal(|ui| {
            // Room is kept for the letter, so that a long name wraps instead of pushing it away.
            let room = Vec2::new(ui.available_width() - LETTER - space::SMALL, space::TARGET);
            let layout = Layout::left_to_right(Align::Center).with_main_wrap(true);
            let row = ui.allocate_ui_with_layout(room, layout, |ui| {
                ui.set_min_width(room.x);
                ui.add_space(space::TIGHT);
                check_box(ui, &mut chosen, short)
            });
            let response = row.inner;
            if !(is_first && self.give_focus(&response, &Place::Services)) {
                keep_in_view(&response);
            }
            if response.changed() {
                let id = service.id.clone();
                let command = EditCommand::SetService { id, chosen };
                self.commands.push(command.into());
            }
            self.note_focus(&response, &Place::Services);
            let explanation = explanation.unwrap_or_default();
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_description(format!("{}. {explanation}", service.name));
            });
            response.on_hover_text(format!("{}\n{explanation}", service.name));
            if let Some(index) = set {
                set_ui(ui, index, state.template.sets[index].letter(), &explanation);
            }
        });
    }
}

/// Returns a set and what it means, in a sentence.
fn explanation_of(state: &State, set: &Set) -> String {
    format!("{}: {}", set.label, set.explanation.text(state.tag()))
}

/// Draws a set's letter in its colour, with its explanation as a tooltip.
fn set_ui(ui: &mut Ui, index: usize, letter: &str, explanation: &str) {
    let palette = palette(ui);
    let color = palette.sets[index % palette.sets.len()];
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(LETTER), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, explanation));
    let painter = ui.painter();
    painter.rect_stroke(
        rect.shrink(1.0),
        4.0,
        egui::Stroke::new(1.2, color),
        egui::StrokeKind::Inside,
    );
    painter.text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        letter,
        theme::strong(size::SMALL),
        color,
    );
    response.on_hover_text(explanation);
}
