//! The services, by family, each with the clause set that it brings.

use eframe::egui::{self, Align, Layout, RichText, Role, Sense, Ui, Vec2, WidgetInfo};

use super::{Form, follow};
use crate::app::command::Command;
use crate::app::model::{Place, State};
use crate::app::theme::{self, palette, size, space};
use crate::template::{Service, Set};

/// The side of a set's letter.
const LETTER: f32 = 22.0;

impl Form<'_> {
    pub(super) fn services_ui(&mut self, ui: &mut Ui) {
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
        // In a scope, so that what follows keeps its name.
        ui.scope(|ui| self.remarks_ui(ui, &Place::Services));
    }

    fn service_ui(&mut self, ui: &mut Ui, service: &Service) {
        let state = self.state;
        let short = service.short.text(state.tag());
        let set = state
            .template
            .sets
            .iter()
            .position(|set| set.id == service.set);
        let explained = set.map(|index| explanation(state, &state.template.sets[index]));
        let mut chosen = state.document.draft.has_service(&service.id);
        let is_first = state.template.services.first().map(|first| &first.id) == Some(&service.id);
        ui.horizontal(|ui| {
            // The letter has its room, so that a long name wraps instead of pushing it away.
            let room = Vec2::new(ui.available_width() - LETTER - space::SMALL, space::TARGET);
            let layout = Layout::left_to_right(Align::Center).with_main_wrap(true);
            let row = ui.allocate_ui_with_layout(room, layout, |ui| {
                ui.set_min_width(room.x);
                ui.add_space(space::TIGHT);
                ui.checkbox(&mut chosen, short)
            });
            let response = row.inner;
            follow(&response);
            if response.changed() {
                self.commands.push(Command::SetService {
                    id: service.id.clone(),
                    chosen,
                });
            }
            if is_first && state.view.wants_focus == Some(Place::Services) {
                response.request_focus();
                response.scroll_to_me(Some(Align::Center));
            }
            if response.has_focus() {
                self.focus = Some(Place::Services);
            }
            let said = explained.unwrap_or_default();
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_description(format!("{}. {said}", service.name));
            });
            response.on_hover_text(format!("{}\n{said}", service.name));
            if let Some(index) = set {
                set_ui(ui, index, state.template.sets[index].letter(), &said);
            }
        });
    }
}

/// A set and what it means, in a sentence.
fn explanation(state: &State, set: &Set) -> String {
    format!("{}: {}", set.label, set.explanation.text(state.tag()))
}

/// A set's letter in its colour, with a sentence for who wants to know.
fn set_ui(ui: &mut Ui, index: usize, letter: &str, said: &str) {
    let palette = palette(ui);
    let color = palette.sets[index % palette.sets.len()];
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(LETTER), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said));
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
    response.on_hover_text(said);
}
