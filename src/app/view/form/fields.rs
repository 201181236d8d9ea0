//! A field: its label, what is typed, its help and what is wrong with it.

use eframe::egui::text_edit::TextEdit;
use eframe::egui::{self, CompletionPopup, Margin, RectAlign, Response, Suggestion, Ui, Vec2};

use super::{Form, calendar, full_name, id_of};
use crate::app::command::Command;
use crate::app::model::Place;
use crate::app::theme::space;
use crate::characters::visible;
use crate::draft::values::country;
use crate::local_data::customers::beginning_with;
use crate::template::{Field, FieldKind};

/// What tells one customer from another.
fn joined(name: &str, remark: &str) -> String {
    format!("{name} ({remark})")
}

/// More countries are not suggested at once.
const MAX_COUNTRIES: usize = 8;

/// The room around the text of a field.
const FIELD_MARGIN: Margin = Margin::symmetric(8, 5);

/// A line for typing, as wide as its column.
pub fn line(text: &mut String, id: egui::Id) -> TextEdit<'_> {
    TextEdit::singleline(text)
        .id(id)
        .desired_width(f32::INFINITY)
        .margin(FIELD_MARGIN)
        .min_size(Vec2::new(0.0, space::TARGET))
        .align(egui::Align2::LEFT_CENTER)
}

impl Form<'_> {
    pub(super) fn field_ui(&mut self, ui: &mut Ui, field: &Field) {
        let tag = self.state.tag();
        let label = field.label.text(tag);
        let help = field.help.as_ref().map(|help| help.text(tag));
        let name = full_name(self.state, field);
        let place = Place::Field(field.id.clone());
        // Where nothing is typed yet there is room for the help, and nothing has to move for it.
        let hint = help.unwrap_or_default().to_owned();
        self.row(ui, label, |form, ui| {
            let mut text = form.state.shown(&field.id);
            let response = match field.kind {
                _ if form.completes(&place).is_some() => {
                    form.customer_ui(ui, &mut text, &place, hint)
                }
                FieldKind::Text { lines: 2.. } => multiline_ui(ui, &mut text, &place),
                FieldKind::Country => form.country_ui(ui, &mut text, &place, hint),
                FieldKind::Date => form.date_ui(ui, &mut text, &place, field),
                _ => ui.add(line(&mut text, id_of(&place)).hint_text(hint)),
            };
            form.describe(ui, &response, &place, &name, help);
            let response = match help {
                Some(help) => response.on_hover_text(help),
                None => response,
            };
            if response.changed() {
                form.commands.push(Command::SetText {
                    field: field.id.clone(),
                    text,
                });
            }
            form.remarks_ui(ui, &place);
        });
    }

    /// A country is typed by name or code; names that fit are offered.
    fn country_ui(&self, ui: &mut Ui, text: &mut String, place: &Place, hint: String) -> Response {
        let is_typed = self.state.view.typing.as_ref().map(|(typed, _)| typed) == Some(place);
        let tag = self.state.tag();
        let output = CompletionPopup::new(id_of(place))
            .word_boundary(|_| false)
            .align(RectAlign::BOTTOM_START)
            .show(ui, line(text, id_of(place)).hint_text(hint), |query| {
                let typed = query.text.trim();
                let is_name = |name: &&str| name.eq_ignore_ascii_case(typed);
                let names = country::beginning_with(typed, tag, MAX_COUNTRIES);
                if !is_typed || typed.is_empty() || names.iter().any(is_name) {
                    return Vec::new();
                }
                names.into_iter().map(Suggestion::new).collect()
            });
        let mut response = output.text_edit.response.response;
        if output.accepted.is_some() {
            response.mark_changed();
        }
        response
    }

    /// The party whose name a place is, if customers of before can complete it.
    fn completes(&self, place: &Place) -> Option<&str> {
        let (party, rest) = place.field()?.split_once('.')?;
        let mut known = self
            .state
            .customers
            .iter()
            .map(|customer| customer.party.as_str());
        known.find(|known| rest == "name" && *known == party)
    }

    /// The name of a customer; those of before that fit are offered, and bring all that is known of them.
    fn customer_ui(
        &mut self,
        ui: &mut Ui,
        text: &mut String,
        place: &Place,
        hint: String,
    ) -> Response {
        let state = self.state;
        let is_typed = state.view.typing.as_ref().map(|(typed, _)| typed) == Some(place);
        let party = self.completes(place).unwrap_or_default().to_owned();
        let offered = |typed: &str| -> Vec<(String, String)> {
            let found = beginning_with(&state.customers, &party, typed);
            found
                .map(|customer| (customer.name.clone(), customer.remark(&state.template)))
                .collect()
        };
        let before = text.clone();
        let output = CompletionPopup::new(id_of(place))
            .word_boundary(|_| false)
            .align(RectAlign::BOTTOM_START)
            .show(ui, line(text, id_of(place)).hint_text(hint), |query| {
                if !is_typed {
                    return Vec::new();
                }
                let found = offered(query.text).into_iter();
                found
                    .map(|(name, remark)| {
                        let insert = joined(&name, &remark);
                        Suggestion::new(insert)
                            .content(visible(&name))
                            .description(visible(&remark))
                    })
                    .collect()
            });
        let response = output.text_edit.response.response;
        if let Some(accepted) = output.accepted {
            let mut found = offered(&before).into_iter();
            let chosen = found.find(|(name, remark)| joined(name, remark) == accepted.insert);
            if let Some((name, remark)) = chosen {
                self.commands.push(Command::UseCustomer {
                    party,
                    name,
                    remark,
                });
            }
        }
        response
    }

    /// A day is typed, or picked from a calendar.
    fn date_ui(
        &mut self,
        ui: &mut Ui,
        text: &mut String,
        place: &Place,
        field: &Field,
    ) -> Response {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            let width = ui.available_width() - space::TARGET - space::TIGHT;
            let response = ui.add(line(text, id_of(place)).desired_width(width));
            if let Some(date) = calendar::button_ui(ui, self.state, field) {
                self.commands.push(Command::SetText {
                    field: field.id.clone(),
                    text: date.to_string(),
                });
                self.commands.push(Command::Focus(place.clone()));
            }
            response
        })
        .inner
    }
}

fn multiline_ui(ui: &mut Ui, text: &mut String, place: &Place) -> Response {
    let edit = TextEdit::multiline(text)
        .id(id_of(place))
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .margin(FIELD_MARGIN)
        .min_size(Vec2::new(0.0, space::TARGET));
    ui.add(edit)
}
