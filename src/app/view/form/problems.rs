//! Problems that have no place in the form: answers and services that the template doesn't have, or another version
//! of it.

use eframe::egui::{RichText, Ui};

use super::row::{Form, color_of};
use crate::app::command::EditCommand;
use crate::app::theme::{palette, size};
use crate::characters::visible;
use crate::draft::{DraftProblem, DraftProblemKind};

impl Form<'_> {
    pub(super) fn problems_elsewhere_ui(&mut self, ui: &mut Ui) {
        for problem in self.state.problems_elsewhere() {
            let sentence = visible(&self.state.translator.format(&problem.message()));
            let text = match problem.field.as_deref() {
                None | Some("") => sentence,
                Some(field) => format!("{field}: {sentence}"),
            };
            ui.horizontal_wrapped(|ui| {
                let color = color_of(problem, &palette(ui));
                ui.label(RichText::new(text).color(color).size(size::SMALL));
                if let Some(command) = removal_of(problem) {
                    let button = ui.button(self.state.translate("window-remove"));
                    if button.clicked() {
                        self.commands.push(command.into());
                    }
                }
            });
        }
    }
}

/// Returns the command that removes what a problem is about.
fn removal_of(problem: &DraftProblem) -> Option<EditCommand> {
    match (&problem.kind, &problem.field) {
        (DraftProblemKind::UnknownField { .. }, Some(field)) => {
            Some(EditCommand::RemoveAnswer(field.clone()))
        }
        (DraftProblemKind::UnknownService { found, .. }, _) => {
            Some(EditCommand::RemoveService(found.clone()))
        }
        (DraftProblemKind::ServiceTwice(id), _) => Some(EditCommand::RemoveService(id.clone())),
        _ => None,
    }
}
