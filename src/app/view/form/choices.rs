//! What can be chosen: radio buttons, a list that opens, boxes.

use eframe::egui::{self, Response, Ui, Vec2};

use super::row::{Form, id_of};
use crate::app::command::{EditCommand, Place};
use crate::app::theme::space;
use crate::app::view::controls::{check_box, radio_button};
use crate::app::view::widgets::{keep_in_view, set_name};
use crate::draft::Answer;
use crate::draft::values::{choice, yes_no};
use crate::template::{AnswerOption, Field, FieldKind};

/// The most options that are all shown at once.
const MAX_RADIO_BUTTONS: usize = 4;

impl Form<'_> {
    /// Draws a field with one answer of several.
    pub(super) fn choice_ui(&mut self, ui: &mut Ui, field: &Field) {
        let state = self.state;
        let tag = state.tag();
        let typed = match state.document.draft.answers.get(&field.id) {
            Some(Answer::Text(text)) => text.as_str(),
            _ => "",
        };
        let (options, chosen): (Vec<(String, String)>, _) = match &field.kind {
            FieldKind::YesNo { yes, no } => {
                let words = [(yes_no::YES, "window-yes"), (yes_no::NO, "window-no")];
                let options = words.map(|(id, word)| (id.to_owned(), state.translate(word)));
                let chosen = yes_no::parse(typed, yes, no).map(yes_no::stored);
                (options.into(), chosen.map(str::to_owned))
            }
            kind => {
                let options = kind.options().iter();
                let options = options.map(|one| (one.id.clone(), one.label.text(tag).to_owned()));
                let chosen = choice::find(kind.options(), typed);
                (options.collect(), chosen.map(|one| one.id.clone()))
            }
        };
        let label = field.label.text(tag).to_owned();
        self.row(ui, &label, |form, ui| {
            let picked = if options.len() <= MAX_RADIO_BUTTONS {
                form.radio_buttons_ui(ui, field, &options, chosen.as_deref())
            } else {
                form.combo_box_ui(ui, field, &options, chosen.as_deref())
            };
            if let Some(text) = picked {
                let field = field.id.clone();
                form.commands
                    .push(EditCommand::SetText { field, text }.into());
            }
            form.problems_ui(ui, &Place::Field(field.id.clone()));
            form.term_ui(ui, field);
        });
    }

    /// Draws a radio button for each option and one for no answer; returns the option that was picked.
    fn radio_buttons_ui(
        &mut self,
        ui: &mut Ui,
        field: &Field,
        options: &[(String, String)],
        chosen: Option<&str>,
    ) -> Option<String> {
        let name = self.state.full_field_name(field);
        let none = self.state.translate("window-not-answered");
        let mut picked = None;
        for (index, (id, text)) in with_ids(options).chain([(None, &*none)]).enumerate() {
            let response = ui.scope(|ui| {
                ui.set_min_height(space::TARGET);
                radio_button(ui, chosen == id, text)
            });
            let response = response.inner;
            let name = format!("{name}: {text}");
            self.describe_option(ui, &response, field, &name, index == 0);
            picked = picked.or_else(|| pick(&response, id, chosen));
        }
        picked
    }

    /// Draws a list that opens; returns the option that was picked.
    fn combo_box_ui(
        &mut self,
        ui: &mut Ui,
        field: &Field,
        options: &[(String, String)],
        chosen: Option<&str>,
    ) -> Option<String> {
        let name = self.state.full_field_name(field);
        let none = self.state.translate("window-not-answered");
        let of_chosen = options.iter().find(|(id, _)| chosen == Some(id.as_str()));
        let shown = of_chosen.map_or(&none, |(_, text)| text);
        let mut picked = None;
        let combo = egui::ComboBox::from_id_salt(id_of(&Place::Field(field.id.clone())))
            .width(ui.available_width())
            .selected_text(shown.as_str())
            .show_ui(ui, |ui| {
                for (id, text) in [(None, &*none)].into_iter().chain(with_ids(options)) {
                    let response = ui.selectable_label(chosen == id, text);
                    picked = picked.take().or_else(|| pick(&response, id, chosen));
                }
            });
        self.describe_option(ui, &combo.response, field, &name, true);
        picked
    }

    /// Draws a box for each option of several.
    pub(super) fn boxes_ui(&mut self, ui: &mut Ui, field: &Field, options: &[AnswerOption]) {
        let state = self.state;
        let label = field.label.text(state.tag()).to_owned();
        let name = state.full_field_name(field);
        let chosen = state.document.draft.choices(&field.id);
        self.row(ui, &label, |form, ui| {
            for (index, option) in options.iter().enumerate() {
                let text = option.label.text(form.state.tag());
                let mut is_chosen = chosen
                    .iter()
                    .filter_map(|one| choice::find(options, one))
                    .any(|one| one.id == option.id);
                let room = Vec2::new(ui.available_width(), space::TARGET);
                let layout = egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true);
                let response = ui.allocate_ui_with_layout(room, layout, |ui| {
                    check_box(ui, &mut is_chosen, text)
                });
                let response = response.inner;
                let name = format!("{name}: {text}");
                form.describe_option(ui, &response, field, &name, index == 0);
                if response.changed() {
                    let command = EditCommand::SetOption {
                        field: field.id.clone(),
                        option: option.id.clone(),
                        chosen: is_chosen,
                    };
                    form.commands.push(command.into());
                }
            }
            form.problems_ui(ui, &Place::Field(field.id.clone()));
        });
    }

    /// Names an option for screen readers; the first one stands for the field.
    fn describe_option(
        &mut self,
        ui: &Ui,
        response: &Response,
        field: &Field,
        name: &str,
        is_first: bool,
    ) {
        let place = Place::Field(field.id.clone());
        if is_first {
            let help = field.help.as_ref();
            let help = help.map(|help| help.text(self.state.tag()));
            return self.describe(ui, response, &place, name, help);
        }
        keep_in_view(response);
        set_name(ui, response, name);
        self.note_focus(response, &place);
    }
}

/// Returns options with what is stored of each.
fn with_ids(options: &[(String, String)]) -> impl Iterator<Item = (Option<&str>, &str)> {
    options.iter().map(|(id, text)| (Some(&**id), &**text))
}

/// Returns what is stored when an option is clicked that isn't the chosen one; nothing stands for no answer.
fn pick(response: &Response, id: Option<&str>, chosen: Option<&str>) -> Option<String> {
    let is_picked = response.clicked() && chosen != id;
    is_picked.then(|| id.unwrap_or_default().to_owned())
}
