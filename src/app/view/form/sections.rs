//! The sections of the form.

use eframe::egui::{self, RichText, Ui};

use super::row::{Form, id_of};
use super::still;
use crate::app::command::{Command, FileCommand, FormCommand};
use crate::app::model::{Section, State};
use crate::app::theme::{self, palette, size, space};
use crate::app::view::requests::PendingRequests;
use crate::app::view::widgets::set_cursor;
use crate::template::FieldKind;

/// How far the form can be scrolled at least, in points.
const ROOM: f32 = 100.0;

/// Draws the form; returns whether suggestions are shown, which have the keys first.
pub fn form_ui(
    ui: &mut Ui,
    state: &State,
    requests: &mut PendingRequests,
    commands: &mut Vec<Command>,
) -> bool {
    if let Some((place, at)) = requests.take_cursor() {
        set_cursor(ui.ctx(), id_of(&place), at);
    }
    let requested = requests.take_place();
    let has_request = requested.is_some();
    let mut form = Form {
        state,
        commands,
        requested,
        gives_to_next: false,
        calendar: requests.take_calendar(),
        focus: None,
        focus_top: 0.0,
        top: 0.0,
        accepted: None,
        suggests: false,
        focused_button: focused_button(ui, state),
        near: None,
    };
    let mut area = egui::ScrollArea::vertical()
        .id_salt("form")
        .auto_shrink(false)
        .content_margin(egui::Margin {
            left: 16,
            right: 16,
            top: 8,
            bottom: 16,
        });
    if let Some(offset) = still::offset(ui) {
        area = area.vertical_scroll_offset(offset);
    }
    let output = area.show(ui, |ui| form.ui(ui));
    let Form {
        requested,
        focus,
        focus_top,
        suggests,
        near,
        ..
    } = form;
    still::keep_still(ui, &output, focus.as_ref(), focus_top, has_request);
    if let Some(wanted) = requested {
        requests.put_back(wanted);
    }
    if focus != state.view.focus || has_request {
        commands.push(FormCommand::Focused(focus).into());
    }
    if let Some(near) = near.filter(|near| state.view.near.as_ref() != Some(near)) {
        commands.push(FormCommand::Near(near).into());
    }
    suggests
}

/// Returns where the widget of the form is that has the focus and is no place of it.
fn focused_button(ui: &Ui, state: &State) -> Option<egui::Rect> {
    if state.view.focus.is_some() {
        return None;
    }
    let focused = ui.memory(egui::Memory::focused)?;
    let rect = ui.ctx().read_response(focused)?.rect;
    ui.max_rect()
        .x_range()
        .contains(rect.center().x)
        .then_some(rect)
}

impl Form<'_> {
    fn ui(&mut self, ui: &mut Ui) {
        self.top = ui.cursor().top();
        let visible = ui.clip_rect().height();
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
                        let line = self.state.own_party_line(*group);
                        let is_shown = self.state.view.shows_own_party || line.is_none();
                        // The line says whose profile it is; others are chosen above it.
                        let has_others = self.state.settings.profiles.len() > 1;
                        ui.scope(|ui| {
                            if is_shown || has_others {
                                self.profiles_row_ui(ui, *group);
                            }
                        });
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
        // The last field can be brought into the middle, too, and there is room to keep a field where it is.
        let used = ui.cursor().top() - self.top;
        ui.add_space((visible * 0.5).max(visible + ROOM - used));
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
