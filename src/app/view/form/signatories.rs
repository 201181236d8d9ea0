//! Those who sign for a party: added, taken out, moved.

use eframe::egui::{self, RichText, Ui};

use super::{Form, fields::line, follow, id_of, named_button};
use crate::app::command::Command;
use crate::app::model::{Place, SignatoryPart};
use crate::app::theme::{self, size, space};
use crate::message::Message;
use crate::template::Field;

impl Form<'_> {
    pub(super) fn signatories_ui(&mut self, ui: &mut Ui, field: &Field, least: usize, most: usize) {
        let state = self.state;
        let label = field.label.text(state.tag());
        ui.add_space(space::SMALL);
        ui.label(RichText::new(label).font(theme::strong(size::BODY)));
        let count = state.document.draft.signatories(&field.id).len();
        // There is a row to begin with, even when nobody is named.
        let rows = count.max(least).max(1);
        for index in 0..rows {
            self.signatory_ui(ui, field, index, rows);
        }
        if rows < most {
            ui.horizontal(|ui| {
                ui.add_space(space::LABEL + space::SMALL);
                let button = ui.button(state.translate("window-add-signatory"));
                let name = format!("{}: {label}", state.translate("window-add-signatory"));
                follow(&button);
                named(ui, &button, &name);
                if button.clicked() {
                    let field = field.id.clone();
                    self.commands.push(Command::AddSignatory { field });
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
        let texts = signatory.map(|one| (one.name.clone(), one.title.clone()));
        let (name, title) = texts.unwrap_or_default();
        for (part, mut text, label) in [
            (SignatoryPart::Name, name, "window-signatory-name"),
            (SignatoryPart::Title, title, "window-signatory-title"),
        ] {
            let place = Place::Signatory {
                field: field.id.clone(),
                index,
                part,
            };
            let label = state.translate(label);
            self.row(ui, &label, |form, ui| {
                ui.horizontal(|ui| {
                    let buttons = if part == SignatoryPart::Title {
                        3.0
                    } else {
                        0.0
                    };
                    let taken = buttons * (BUTTON + space::TIGHT);
                    let width = ui.available_width() - taken;
                    ui.spacing_mut().item_spacing.x = space::TIGHT;
                    let response = ui.add(line(&mut text, id_of(&place)).desired_width(width));
                    form.describe(ui, &response, &place, &format!("{who}: {label}"), None);
                    if response.changed() {
                        form.commands.push(Command::SetSignatory {
                            field: field.id.clone(),
                            index,
                            part,
                            text,
                        });
                    }
                    // After both fields, so that the keyboard comes to them last.
                    if part == SignatoryPart::Title {
                        form.order_ui(ui, field, index, rows, &who);
                    }
                });
                form.remarks_ui(ui, &place);
            });
        }
        ui.add_space(space::TIGHT);
    }

    /// Buttons that move a signatory up and down, and take it out.
    fn order_ui(&mut self, ui: &mut Ui, field: &Field, index: usize, rows: usize, who: &str) {
        let mut button = |sign: &str, text: &'static str, is_possible: bool, command: Command| {
            let name = format!("{}: {who}", self.state.translate(text));
            if named_button(ui, sign, &name, is_possible).clicked() {
                self.commands.push(command);
            }
        };
        let id = || field.id.clone();
        let to = |to: usize| Command::MoveSignatory {
            field: id(),
            from: index,
            to,
        };
        button(
            "↑",
            "window-move-up",
            index > 0,
            to(index.saturating_sub(1)),
        );
        button("↓", "window-move-down", index + 1 < rows, to(index + 1));
        let remove = Command::RemoveSignatory { field: id(), index };
        let signatories = self.state.document.draft.signatories(&field.id);
        let is_there = signatories
            .get(index)
            .is_some_and(|one| rows > 1 || !one.is_empty());
        button("×", "window-remove", is_there, remove);
    }
}

/// The side of a button with a sign.
const BUTTON: f32 = 28.0;

fn named(ui: &Ui, response: &egui::Response, name: &str) {
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(name));
}
