//! The sections of the form.

use eframe::egui::{self, RichText, Ui};

use super::row::Form;
use crate::app::command::{Command, FileCommand, FormCommand};
use crate::app::model::{Section, State};
use crate::app::theme::{self, palette, size, space};
use crate::app::view::requests::PendingRequests;
use crate::template::FieldKind;

/// Draws the form.
pub fn form_ui(
    ui: &mut Ui,
    state: &State,
    requests: &mut PendingRequests,
    commands: &mut Vec<Command>,
) {
    let requested = requests.take_place();
    let has_request = requested.is_some();
    let mut form = Form {
        state,
        commands,
        requested,
        focus: None,
    };
    egui::ScrollArea::vertical()
        .id_salt("form")
        .auto_shrink(false)
        .content_margin(egui::Margin {
            left: 16,
            right: 16,
            top: 8,
            bottom: 16,
        })
        .show(ui, |ui| form.ui(ui));
    if form.focus != state.view.focus || has_request {
        let focus = form.focus;
        commands.push(FormCommand::Focused(focus).into());
    }
}

impl Form<'_> {
    fn ui(&mut self, ui: &mut Ui) {
        ui.scope(|ui| self.welcome_ui(ui));
        ui.scope(|ui| self.problems_elsewhere_ui(ui));
        for (index, section) in self.state.sections.iter().enumerate() {
            if !self.state.shows_section(section) {
                continue;
            }
            if index > 0 {
                ui.add_space(space::SMALL);
            }
            self.header_ui(ui, index, section);
            if self.state.view.folded.contains(&index) {
                continue;
            }
            match section {
                Section::Services => self.services_ui(ui),
                Section::Parties(groups) => {
                    for group in groups {
                        self.group_heading_ui(ui, *group);
                        ui.scope(|ui| self.profiles_row_ui(ui, *group));
                        let line = self.state.own_party_line(*group);
                        let is_shown = self.state.view.shows_own_party || line.is_none();
                        if let Some(line) = line {
                            ui.scope(|ui| self.own_party_ui(ui, &line, is_shown));
                        }
                        if is_shown {
                            self.group_ui(ui, *group);
                        }
                    }
                }
                Section::Group(group) => self.group_ui(ui, *group),
            }
            ui.add_space(space::SMALL);
        }
    }

    /// Draws the offer of an example for first-time users.
    fn welcome_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        if state.document.path.is_some() || !state.local_data.recent.paths.is_empty() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(state.translate("window-welcome")).color(palette(ui).weak));
            if ui.button(state.translate("menu-example")).clicked() {
                self.commands.push(FileCommand::OpenExample.into());
            }
        });
    }

    fn group_heading_ui(&mut self, ui: &mut Ui, group: usize) {
        let name = self.state.template.groups[group]
            .label
            .text(self.state.tag());
        ui.add_space(space::SMALL);
        ui.label(RichText::new(name).font(theme::strong(size::BODY)));
    }

    fn group_ui(&mut self, ui: &mut Ui, group: usize) {
        let state = self.state;
        for field in state.fields_of(group).filter(|field| state.shows(field)) {
            match &field.kind {
                FieldKind::Signatories { min, max, .. } => {
                    self.signatories_ui(ui, field, *min, *max);
                }
                FieldKind::Choice { .. } | FieldKind::YesNo { .. } => self.choice_ui(ui, field),
                FieldKind::Choices { options } => self.boxes_ui(ui, field, options),
                FieldKind::Rows(of) => self.rows_ui(ui, field, of),
                _ => self.field_ui(ui, field),
            }
        }
    }
}
