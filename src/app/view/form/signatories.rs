//! The signatories of a party: added, removed, moved.

use eframe::egui::{RichText, Ui};

use super::fields::line;
use super::row::{Form, id_of};
use crate::app::command::{EditCommand, Place, SignatoryPart};
use crate::app::theme::{self, size, space};
use crate::app::view::widgets::{keep_in_view, set_name, side_button};
use crate::message::Message;
use crate::template::Field;

/// The side of a button with a sign, in points.
const BUTTON: f32 = 28.0;

impl Form<'_> {
    pub(super) fn signatories_ui(&mut self, ui: &mut Ui, field: &Field, min: usize, max: usize) {
        let state = self.state;
        let label = field.label.text(state.tag());
        ui.add_space(space::SMALL);
        ui.label(RichText::new(label).font(theme::strong(size::BODY)));
        let count = state.document.draft.signatories(&field.id).len();
        // There is a row to begin with, even when nobody is named.
        let rows = count.max(min).max(1);
        for index in 0..rows {
            self.signatory_ui(ui, field, index, rows);
        }
        if rows < max {
            ui.horizontal(|ui| {
                ui.add_space(space::LABEL + space::SMALL);
                let button = ui.button(state.translate("window-add-signatory"));
                let name = format!("{}: {label}", state.translate("window-add-signatory"));
                keep_in_view(&button);
                set_name(ui, &button, &name);
                if button.clicked() {
                    let field = field.id.clone();
                    self.commands
                        .push(EditCommand::AddSignatory { field }.into());
                }
            });
        }
    }

    fn signatory_ui(&mut self, ui: &mut Ui, field: &Field, index: usize, rows: usize) {
        let state = self.state;
        let label = field.label.text(state.tag());
        let number = Message::new("window-signatory").with("number", index + 1);
        let who = format!("{label}, {}", state.translator.format(&number));
        let signatory = state.document.draft.signatories(&field.id).get(index);
        for (part, label) in [
            (SignatoryPart::Name, "window-signatory-name"),
            (SignatoryPart::Title, "window-signatory-title"),
            (SignatoryPart::Email, "window-signatory-email"),
        ] {
            let mut text = signatory.map_or_else(String::new, |one| one.part(part).to_owned());
            let place = Place::Signatory {
                field: field.id.clone(),
                index,
                part,
            };
            let label = state.translate(label);
            self.row(ui, &label, |form, ui| {
                ui.horizontal(|ui| {
                    let all = buttons_of(rows) * (BUTTON + space::TIGHT);
                    // The last field keeps most of its line; where that is short, the buttons stand below.
                    let is_beside = all < 0.4 * ui.available_width();
                    let is_last = part == SignatoryPart::Email;
                    let has_buttons = is_last && is_beside;
                    let taken = if has_buttons { all } else { 0.0 };
                    let width = ui.available_width() - taken;
                    ui.spacing_mut().item_spacing.x = space::TIGHT;
                    let response = ui.add(line(&mut text, id_of(&place)).desired_width(width));
                    form.describe(ui, &response, &place, &format!("{who}: {label}"), None);
                    if response.changed() {
                        let field = field.id.clone();
                        let command = EditCommand::SetSignatory {
                            field,
                            index,
                            part,
                            text,
                        };
                        form.commands.push(command.into());
                    }
                    if has_buttons {
                        form.order_ui(ui, field, index, rows, &who);
                    }
                    is_last && !is_beside
                })
                .inner
                .then(|| ui.horizontal(|ui| form.order_ui(ui, field, index, rows, &who)));
                form.problems_ui(ui, &place);
            });
        }
        ui.add_space(space::TIGHT);
    }

    /// Draws the buttons that move a signatory up and down, and remove it.
    fn order_ui(&mut self, ui: &mut Ui, field: &Field, index: usize, rows: usize, who: &str) {
        let mut button =
            |sign: &str, text: &'static str, is_possible: bool, command: EditCommand| {
                let name = format!("{}: {who}", self.state.translate(text));
                if side_button(ui, sign, &name, is_possible).clicked() {
                    self.commands.push(command.into());
                }
            };
        let id = || field.id.clone();
        let to = |to: usize| EditCommand::MoveSignatory {
            field: id(),
            from: index,
            to,
        };
        if buttons_of(rows) > 1.0 {
            let up = to(index.saturating_sub(1));
            button("↑", "window-move-up", index > 0, up);
            button("↓", "window-move-down", index + 1 < rows, to(index + 1));
        }
        let remove = EditCommand::RemoveSignatory { field: id(), index };
        let signatories = self.state.document.draft.signatories(&field.id);
        let is_there = signatories
            .get(index)
            .is_some_and(|one| rows > 1 || !one.is_empty());
        button("×", "window-remove", is_there, remove);
    }
}

/// Returns the number of buttons at a signatory: one alone has no place to move to.
fn buttons_of(rows: usize) -> f32 {
    if rows > 1 { 3.0 } else { 1.0 }
}
