//! The terms that differ from their standard.

use eframe::egui::{RichText, ScrollArea, Ui};

use crate::app::command::{Command, FormCommand, PanelCommand, Place};
use crate::app::model::State;
use crate::app::theme::{palette, size, space};
use crate::app::view::deviation::deviation_text;
use crate::app::view::widgets::{set_name, title_ui};
use crate::characters::visible;
use crate::draft::Deviation;
use crate::message::Message;

pub(super) fn deviations_ui(ui: &mut Ui, state: &State, height: f32, commands: &mut Vec<Command>) {
    title_ui(ui, &state.translate("menu-deviations"));
    if state.derived.deviations.is_empty() {
        ui.label(state.translate("window-no-deviations"));
        return;
    }
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .max_height(height)
        .show(ui, |ui| {
            for deviation in &state.derived.deviations {
                deviation_ui(ui, state, deviation, commands);
                ui.add_space(space::SMALL);
            }
        });
}

fn deviation_ui(ui: &mut Ui, state: &State, deviation: &Deviation, commands: &mut Vec<Command>) {
    let (_, label) = state.template.field_name(&deviation.field, state.tag());
    ui.horizontal_wrapped(|ui| {
        let clauses = state.derived.agreement.clauses_with(&deviation.field);
        let name = format!("≠ {label} ({})", clauses.join(", "));
        ui.label(RichText::new(visible(&name)).strong());
        let button = ui.button(state.translate("window-show-in-form"));
        let name = Message::new("window-show-in-form-of").with("field", label);
        set_name(ui, &button, &state.translator.format(&name));
        if button.clicked() {
            commands.push(PanelCommand::Close.into());
            let place = Place::Field(deviation.field.clone());
            commands.push(FormCommand::Focus(place).into());
        }
    });
    let text = RichText::new(visible(&deviation_text(state, deviation)));
    ui.label(text.color(palette(ui).weak).size(size::SMALL));
}
