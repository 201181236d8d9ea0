//! A field: its label, what is typed, its help and what is wrong with it.

use eframe::egui::text_edit::TextEdit;
use eframe::egui::{self, CompletionPopup, Margin, RectAlign, Response, Suggestion, Ui, Vec2};

use super::calendar;
use super::row::{AcceptKey, Form, id_of};
use crate::app::command::{EditCommand, FormCommand, Place};
use crate::app::theme::space;
use crate::characters::visible;
use crate::draft::values::country;
use crate::local_data::customers::beginning_with;
use crate::template::{Field, FieldKind};

/// Returns a customer's name with what tells it from others of that name.
fn with_remark(name: &str, remark: &str) -> String {
    format!("{name} ({remark})")
}

/// The number of countries that are suggested at once.
const MAX_COUNTRIES: usize = 8;

/// The width of a field for a number, in points.
const NUMBER_WIDTH: f32 = 140.0;

/// The margin around the text of a field.
const FIELD_MARGIN: Margin = Margin::symmetric(8, 5);

/// Returns a line for typing, as wide as its column.
pub(super) fn line(text: &mut String, id: egui::Id) -> TextEdit<'_> {
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
        let name = self.state.full_field_name(field);
        let place = Place::Field(field.id.clone());
        // Where nothing is typed yet there is room for the help, and nothing has to move for it.
        let hint = help.unwrap_or_default().to_owned();
        self.pasted_block(ui, field, &place);
        self.row(ui, label, |form, ui| {
            let mut text = form.state.shown(&field.id);
            let response = match &field.kind {
                _ if form.state.completed_party(&field.id).is_some() => {
                    form.customer_ui(ui, &mut text, field, hint)
                }
                FieldKind::Text { lines: 2.. } => multiline_ui(ui, &mut text, &place, hint),
                FieldKind::Country => form.country_ui(ui, &mut text, &place, hint),
                FieldKind::Date => form.date_ui(ui, &mut text, &place, field, hint),
                kind => with_unit_ui(ui, line(&mut text, id_of(&place)).hint_text(hint), kind),
            };
            form.describe(ui, &response, &place, &name, help);
            let response = match help {
                Some(help) => with_help(ui, response, help, text.is_empty()),
                None => response,
            };
            if response.changed() {
                let field = field.id.clone();
                form.commands
                    .push(EditCommand::SetText { field, text }.into());
            }
            form.go_on();
            form.problems_ui(ui, &place);
            form.term_ui(ui, field);
        });
    }

    /// Draws a country: it is typed by name or code, and names that fit are suggested.
    fn country_ui(
        &mut self,
        ui: &mut Ui,
        text: &mut String,
        place: &Place,
        hint: String,
    ) -> Response {
        let is_typed = self.state.view.typing.as_ref().map(|(typed, _)| typed) == Some(place);
        let tag = self.state.tag();
        let key = AcceptKey::pressed(ui);
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
        self.suggests |= output.is_open;
        let mut response = output.text_edit.response.response;
        if output.accepted.is_some() {
            response.mark_changed();
            self.accepted = key;
        }
        response
    }

    /// Draws the name of a customer: earlier ones that fit are suggested, and bring all that is known of them.
    fn customer_ui(
        &mut self,
        ui: &mut Ui,
        text: &mut String,
        field: &Field,
        hint: String,
    ) -> Response {
        let state = self.state;
        let place = &Place::Field(field.id.clone());
        let is_typed = state.view.typing.as_ref().map(|(typed, _)| typed) == Some(place);
        let party = state.completed_party(&field.id);
        let party = party.unwrap_or_default().to_owned();
        let suggested = |typed: &str| -> Vec<(String, String)> {
            let found = beginning_with(&state.customers, &party, typed);
            found
                .map(|customer| (customer.name.clone(), customer.remark(&state.template)))
                .collect()
        };
        let before = text.clone();
        let key = AcceptKey::pressed(ui);
        let output = CompletionPopup::new(id_of(place))
            .word_boundary(|_| false)
            .align(RectAlign::BOTTOM_START)
            .show(ui, line(text, id_of(place)).hint_text(hint), |query| {
                if !is_typed {
                    return Vec::new();
                }
                let found = suggested(query.text).into_iter();
                found
                    .map(|(name, remark)| {
                        let insert = with_remark(&name, &remark);
                        Suggestion::new(insert)
                            .content(visible(&name))
                            .description(visible(&remark))
                    })
                    .collect()
            });
        self.suggests |= output.is_open;
        let response = output.text_edit.response.response;
        if let Some(accepted) = output.accepted {
            self.accepted = key;
            let mut found = suggested(&before).into_iter();
            let chosen = found.find(|(name, remark)| with_remark(name, remark) == accepted.insert);
            if let Some((name, remark)) = chosen {
                let command = EditCommand::UseCustomer {
                    party,
                    name,
                    remark,
                };
                self.commands.push(command.into());
            }
        }
        response
    }

    /// Whether the calendar of a date is to be opened by the keyboard.
    fn opens_calendar(&mut self, field: &Field) -> bool {
        let wanted = self.calendar.take_if(|wanted| *wanted == field.id);
        wanted.is_some()
    }

    /// Draws a date: it is typed, or picked from a calendar.
    fn date_ui(
        &mut self,
        ui: &mut Ui,
        text: &mut String,
        place: &Place,
        field: &Field,
        hint: String,
    ) -> Response {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            let width = ui.available_width() - space::TARGET - space::TIGHT;
            let response = ui.add(
                line(text, id_of(place))
                    .hint_text(hint)
                    .desired_width(width),
            );
            if let Some(date) =
                calendar::button_ui(ui, self.state, field, self.opens_calendar(field))
            {
                let (field, text) = (field.id.clone(), date.to_string());
                let command = EditCommand::SetText { field, text };
                self.commands.push(command.into());
                let command = FormCommand::Focus(place.clone());
                self.commands.push(command.into());
            }
            response
        })
        .inner
    }
}

/// Shows the help of a field over it where it can't be read in it: under the pointer, and below a field that has the focus
/// and too little room for it.
fn with_help(ui: &Ui, response: Response, help: &str, is_empty: bool) -> Response {
    let width = response.rect.width();
    let is_cut = || {
        let font = egui::TextStyle::Body.resolve(ui.style());
        let color = ui.visuals().text_color();
        let galley = ui.painter().layout_no_wrap(help.to_owned(), font, color);
        galley.size().x > width - f32::from(FIELD_MARGIN.left + FIELD_MARGIN.right)
    };
    if is_empty && !is_cut() {
        return response;
    }
    if is_empty && response.has_focus() {
        let (layer, id) = (ui.layer_id(), response.id);
        egui::Tooltip::always_open(ui.ctx().clone(), layer, id, &response)
            .width(width)
            .show(|ui| ui.label(help));
        return response;
    }
    response.on_hover_text(help)
}

/// Draws a line for typing with what stands behind a number: its unit, currency or sign.
fn with_unit_ui(ui: &mut Ui, edit: TextEdit<'_>, kind: &FieldKind) -> Response {
    let unit = match kind {
        FieldKind::Number {
            unit: Some(unit), ..
        } => unit.many.as_str(),
        FieldKind::Amount { currency, .. } => currency,
        FieldKind::Percent { .. } => "%",
        _ => return ui.add(edit),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        let response = ui.add(edit.desired_width(NUMBER_WIDTH));
        ui.label(unit);
        response
    })
    .inner
}

fn multiline_ui(ui: &mut Ui, text: &mut String, place: &Place, hint: String) -> Response {
    let edit = TextEdit::multiline(text)
        .id(id_of(place))
        .hint_text(hint)
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .margin(FIELD_MARGIN)
        .min_size(Vec2::new(0.0, space::TARGET));
    ui.add(edit)
}
