//! A term in the form: its standard, what sales may choose, and who allowed more.

use eframe::egui::{RichText, Ui};

use super::fields::line;
use super::row::{Form, id_of};
use crate::app::command::{EditCommand, PermissionPart, Place};
use crate::app::theme::{palette, size};
use crate::app::view::widgets::set_name;
use crate::draft::{ShownLimits, shown_term};
use crate::message::Message;
use crate::template::{Field, TermOf};

impl Form<'_> {
    /// Draws what belongs to a term below its answer.
    pub(super) fn term_ui(&mut self, ui: &mut Ui, field: &Field) {
        let Some(term) = &field.term else {
            return;
        };
        let text = self.limits_text(field, term);
        ui.label(
            RichText::new(text)
                .color(palette(ui).weak)
                .size(size::SMALL),
        );
        self.deviation_ui(ui, field);
        if self.state.needs_permission(field) {
            for part in [PermissionPart::By, PermissionPart::Reason] {
                self.permission_ui(ui, field, part);
            }
        }
    }

    /// Returns the sentence about the standard and what sales may choose.
    fn limits_text(&self, field: &Field, term: &TermOf) -> String {
        let language = &self.state.template.language;
        let standard = shown_term(&field.kind, &term.standard, language);
        let limits = ShownLimits::of(&field.kind, term, language);
        let message = Message::new("window-term")
            .with("standard", standard)
            .with("limits", limits.message());
        self.state.translator.format(&message)
    }

    /// Draws the mark of an answer that differs from the standard, and a button that takes it back.
    fn deviation_ui(&mut self, ui: &mut Ui, field: &Field) {
        let state = self.state;
        let deviates = state.deviation(&field.id).is_some();
        if !deviates && state.document.draft.is_answered(&field.id) {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            if deviates {
                let text = format!("≠ {}", state.translate("window-term-deviates"));
                let color = palette(ui).text;
                ui.label(RichText::new(text).color(color).size(size::SMALL).strong());
            }
            let button = ui.button(state.translate("window-term-standard"));
            let name = Message::new("window-term-standard-of")
                .with("field", field.label.text(state.tag()));
            set_name(ui, &button, &state.translator.format(&name));
            if button.clicked() {
                let command = EditCommand::UseStandard(field.id.clone());
                self.commands.push(command.into());
            }
        });
    }

    /// Draws who allowed an answer beyond what sales may choose, or why.
    fn permission_ui(&mut self, ui: &mut Ui, field: &Field, part: PermissionPart) {
        let state = self.state;
        let label = state.translate(match part {
            PermissionPart::By => "window-term-by",
            PermissionPart::Reason => "window-term-reason",
        });
        let place = Place::Permission {
            field: field.id.clone(),
            part,
        };
        let permission = state.document.draft.permission(field);
        let mut text = permission.map_or_else(String::new, |one| one.part(part).to_owned());
        ui.label(
            RichText::new(&label)
                .color(palette(ui).weak)
                .size(size::SMALL),
        );
        let response = ui.add(line(&mut text, id_of(&place)));
        let name = format!("{}: {label}", field.label.text(state.tag()));
        self.describe(ui, &response, &place, &name, None);
        if response.changed() {
            let field = field.id.clone();
            let command = EditCommand::SetPermission { field, part, text };
            self.commands.push(command.into());
        }
        self.problems_ui(ui, &place);
    }
}
