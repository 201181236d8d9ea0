//! The form: sections built from the template, nothing in it known beforehand.

mod calendar;
mod fields;
mod services;
mod signatories;

use eframe::egui::{
    self, Align, Color32, Id, Layout, Response, RichText, Role, Sense, TextStyle, Ui, Vec2,
    WidgetInfo,
};

use crate::app::command::Command;
use crate::app::model::{Place, Progress, Section, State};
use crate::app::theme::{self, palette, size, space};
use crate::draft::{DraftProblem, DraftProblemKind, Severity};
use crate::message::Message;
use crate::template::{Field, FieldKind};

/// What the views of the form share while they draw.
pub struct Form<'a> {
    /// What is shown.
    pub state: &'a State,
    /// What is to be done.
    pub commands: &'a mut Vec<Command>,
    /// The place that has the focus, as far as has been drawn.
    focus: Option<Place>,
}

/// More problems of one place are not listed.
const MAX_REMARKS: usize = 2;

/// The widget of a place of the form.
#[must_use]
pub fn id_of(place: &Place) -> Id {
    Id::unique(("place of the form", place))
}

/// Draws the form.
pub fn form_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let mut form = Form {
        state,
        commands,
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
    if form.focus != state.view.focus || state.view.wants_focus.is_some() {
        let focus = form.focus;
        commands.push(Command::Focused(focus));
    }
}

impl Form<'_> {
    fn ui(&mut self, ui: &mut Ui) {
        // What comes and goes stands in scopes that stay: the names that egui counts out after them
        // must not shift, or the focus goes to the next widget.
        ui.scope(|ui| self.welcome_ui(ui));
        ui.scope(|ui| self.elsewhere_ui(ui));
        for (index, section) in self.state.sections.iter().enumerate() {
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
                        // In a scope, so that what follows keeps its name.
                        ui.scope(|ui| self.profile_ui(ui, *group));
                        self.group_ui(ui, *group);
                    }
                }
                Section::Group(group) => self.group_ui(ui, *group),
            }
            ui.add_space(space::SMALL);
        }
    }

    /// For who is here for the first time.
    fn welcome_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        if state.document.path.is_some() || !state.memory.recent.paths.is_empty() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(state.translate("window-welcome")).color(palette(ui).weak));
            if ui.button(state.translate("menu-example")).clicked() {
                self.commands.push(Command::OpenExample);
            }
        });
    }

    /// A section's name and how far it is; folds it.
    fn header_ui(&mut self, ui: &mut Ui, index: usize, section: &Section) {
        let palette = palette(ui);
        let state = self.state;
        let name = match section {
            Section::Services => state.translate("window-services"),
            Section::Parties(_) => state.translate("window-parties"),
            Section::Group(group) => state.template.groups[*group]
                .label
                .text(state.tag())
                .to_owned(),
        };
        let progress = state.progress(index);
        let said = progress_text(state, progress);
        let is_folded = state.view.folded.contains(&index);
        let (rect, _) = ui.allocate_exact_size(
            Vec2::new(ui.available_width(), space::TARGET + 4.0),
            Sense::hover(),
        );
        let id = Id::unique(("section of the form", index));
        let response = ui.interact(rect, id, Sense::click());
        follow(&response);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}: {said}")));
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_expanded(!is_folded));
        if response.clicked() {
            self.commands.push(Command::Fold(index));
        }
        let painter = ui.painter();
        if response.hovered() || response.has_focus() {
            painter.rect_filled(rect.expand2(Vec2::new(6.0, 0.0)), 5.0, palette.button);
        }
        focus_ring(ui, &response, rect.expand2(Vec2::new(6.0, 0.0)));
        let middle = rect.center().y;
        let (sign, color) = sign_of(progress, palette);
        let mark = if is_folded { "▸" } else { "▾" };
        painter.text(
            egui::pos2(rect.left(), middle),
            egui::Align2::LEFT_CENTER,
            mark,
            egui::FontId::proportional(size::TITLE),
            palette.weak,
        );
        let name_rect = painter.text(
            egui::pos2(rect.left() + 16.0, middle),
            egui::Align2::LEFT_CENTER,
            name,
            theme::strong(size::HEADING),
            palette.text,
        );
        let said_rect = painter.text(
            egui::pos2(rect.right(), middle),
            egui::Align2::RIGHT_CENTER,
            said,
            egui::FontId::proportional(size::SMALL),
            color,
        );
        painter.text(
            egui::pos2(said_rect.left() - 6.0, middle),
            egui::Align2::RIGHT_CENTER,
            sign,
            theme::strong(size::BODY),
            color,
        );
        painter.hline(
            (name_rect.right() + 10.0)..=(said_rect.left() - 26.0),
            middle + 1.0,
            egui::Stroke::new(1.0, palette.line),
        );
    }

    fn group_heading_ui(&mut self, ui: &mut Ui, group: usize) {
        let name = self.state.template.groups[group]
            .label
            .text(self.state.tag());
        ui.add_space(space::SMALL);
        ui.label(RichText::new(name).font(theme::strong(size::BODY)));
    }

    /// At the own party's group: profiles to fill it in with, and the offer to keep what is filled in.
    fn profile_ui(&mut self, ui: &mut Ui, group: usize) {
        let state = self.state;
        let own = state.template.parties.first().map(|party| &party.id);
        if own != Some(&state.template.groups[group].id) {
            return;
        }
        let profiles = &state.settings.profiles;
        if profiles.is_empty() && !state.has_new_profile() {
            return;
        }
        let label = state.translate("window-profile");
        self.row(ui, &label, |form, ui| {
            ui.horizontal_wrapped(|ui| form.profiles_ui(ui));
        });
    }

    fn profiles_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        for profile in &state.settings.profiles {
            let is_used = state.profile_in_use() == Some(profile);
            let name = crate::characters::visible(&profile.name);
            let said = Message::new("window-use-profile").with("name", &name);
            let response = ui.add(egui::Button::selectable(is_used, name));
            follow(&response);
            let said = state.translator.format(&said);
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_label(said));
            if response.clicked() {
                let name = profile.name.clone();
                self.commands.push(Command::UseProfile(name));
            }
        }
        if state.has_new_profile() {
            let response = ui.button(state.translate("menu-save-profile"));
            follow(&response);
            if response
                .on_hover_text(state.translate("window-profile-hint"))
                .clicked()
            {
                self.commands.push(Command::SaveProfile);
            }
        }
    }

    fn group_ui(&mut self, ui: &mut Ui, group: usize) {
        for field in self.state.fields_of(group) {
            match field.kind {
                FieldKind::Signatories { min, max, .. } => {
                    self.signatories_ui(ui, field, min, max);
                }
                _ => self.field_ui(ui, field),
            }
        }
    }

    /// What is wrong with the draft beside its fields: answers and services that the template doesn't
    /// have, or another version of it.
    fn elsewhere_ui(&mut self, ui: &mut Ui) {
        for problem in self.state.problems_elsewhere() {
            let about = problem.field.clone().unwrap_or_default();
            let sentence = self.state.translator.format(&problem.message());
            let sentence = crate::characters::visible(&sentence);
            ui.horizontal_wrapped(|ui| {
                let color = color_of(problem, palette(ui));
                let text = match about.as_str() {
                    "" => sentence.clone(),
                    about => format!("{about}: {sentence}"),
                };
                ui.label(RichText::new(text).color(color).size(size::SMALL));
                if let Some(command) = removal_of(problem) {
                    let button = ui.button(self.state.translate("window-remove"));
                    if button.clicked() {
                        self.commands.push(command);
                    }
                }
            });
        }
    }

    /// A label at the left and what it is for at the right, on the form's grid.
    fn row<R>(&mut self, ui: &mut Ui, label: &str, add: impl FnOnce(&mut Self, &mut Ui) -> R) -> R {
        let row = ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::SMALL;
            let room = Vec2::new(space::LABEL, space::TARGET);
            ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
                ui.set_min_size(room);
                // The first line stands level with the text in the field.
                ui.add_space((space::TARGET - ui.text_style_height(&TextStyle::Body)) / 2.0);
                let text = RichText::new(label).color(palette(ui).weak);
                ui.add(egui::Label::new(text).wrap());
            });
            ui.vertical(|ui| add(self, ui)).inner
        });
        row.inner
    }

    /// What is wrong at a place, in a line each.
    fn remarks_ui(&self, ui: &mut Ui, place: &Place) {
        let problems = self.state.problems_shown(place);
        for problem in problems.iter().take(MAX_REMARKS) {
            let sentence = self.state.translator.format(&problem.message());
            let color = color_of(problem, palette(ui));
            ui.label(RichText::new(sentence).color(color).size(size::SMALL));
        }
        if problems.len() > MAX_REMARKS {
            let more = Message::new("window-more").with("count", problems.len() - MAX_REMARKS);
            let text = RichText::new(self.state.translator.format(&more)).color(palette(ui).weak);
            ui.label(text.size(size::SMALL));
        }
    }

    /// Names a widget for those who can't see it, says what is wrong with it, gives it the focus if it
    /// should have it, and notes whether it has.
    fn describe(
        &mut self,
        ui: &Ui,
        response: &Response,
        place: &Place,
        name: &str,
        help: Option<&str>,
    ) {
        let state = self.state;
        if state.view.wants_focus.as_ref() == Some(place) {
            response.request_focus();
            response.scroll_to_me(Some(Align::Center));
        }
        follow(response);
        if response.has_focus() {
            self.focus = Some(place.clone());
        }
        let problems = state.problems_shown(place);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(name);
            let said: Vec<String> = problems
                .iter()
                .map(|problem| state.translator.format(&problem.message()))
                .chain(help.map(str::to_owned))
                .collect();
            if !said.is_empty() {
                node.set_description(said.join(" "));
            }
            if !problems.is_empty() {
                node.set_invalid(egui::accesskit::Invalid::True);
            }
        });
        self.flag(ui, response, place, &problems);
    }

    /// A bar at the edge of what is missing or wrong.
    fn flag(&self, ui: &Ui, response: &Response, place: &Place, shown: &[&DraftProblem]) {
        let palette = palette(ui);
        let is_wrong = shown
            .iter()
            .any(|problem| problem.severity() == Severity::Wrong);
        let is_gap = || {
            let problems = self.state.derived.problems.iter();
            problems
                .filter(|problem| problem.severity() == Severity::Missing)
                .any(|problem| self.state.place_of(problem).as_ref() == Some(place))
        };
        let color = if is_wrong {
            palette.wrong
        } else if is_gap() {
            palette.missing
        } else {
            return;
        };
        let mut bar = response.rect.shrink2(Vec2::new(0.0, 1.0));
        bar.set_width(4.0);
        ui.painter().rect_filled(bar, 2.0, color);
    }
}

/// What a field is called where its section can't be seen: to a screen reader all names are alike.
fn full_name(state: &State, field: &Field) -> String {
    let (group, label) = state.template.field_name(&field.id, state.tag());
    format!("{group}: {label}")
}

/// How far a section is, in words.
pub fn progress_text(state: &State, progress: Progress) -> String {
    if progress.is_done() {
        return state.translate("window-section-done");
    }
    let message = Message::new("window-section-open")
        .with("missing", progress.missing)
        .with("wrong", progress.wrong);
    state.translator.format(&message)
}

fn sign_of(progress: Progress, palette: &theme::Palette) -> (&'static str, Color32) {
    match progress {
        Progress { wrong: 1.., .. } => ("●", palette.wrong),
        Progress { missing: 1.., .. } => ("○", palette.missing),
        _ => ("✓", palette.done),
    }
}

fn color_of(problem: &DraftProblem, palette: &theme::Palette) -> Color32 {
    match problem.severity() {
        Severity::Wrong => palette.wrong,
        Severity::Missing | Severity::Warning => palette.missing,
    }
}

/// What takes away a problem that has no place in the form.
fn removal_of(problem: &DraftProblem) -> Option<Command> {
    match (&problem.kind, &problem.field) {
        (DraftProblemKind::UnknownField { .. }, Some(field)) => {
            Some(Command::RemoveAnswer(field.clone()))
        }
        (DraftProblemKind::UnknownService { found, .. }, _) => {
            Some(Command::RemoveService(found.clone()))
        }
        (DraftProblemKind::ServiceTwice(id), _) => Some(Command::RemoveService(id.clone())),
        _ => None,
    }
}

/// Brings what has just got the focus into view, however it got it.
pub fn follow(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// A ring around what has the keyboard's focus.
pub fn focus_ring(ui: &Ui, response: &Response, rect: egui::Rect) {
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, palette(ui).accent);
        ui.painter()
            .rect_stroke(rect, 5.0, stroke, egui::StrokeKind::Outside);
    }
}

/// A small button that shows a sign and has a name.
pub fn named_button(ui: &mut Ui, sign: &str, name: &str, is_possible: bool) -> Response {
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding.x = 2.0;
            let button = egui::Button::new(sign).min_size(Vec2::splat(28.0));
            ui.add_enabled(is_possible, button)
        })
        .inner;
    follow(&response);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(name));
    response.on_hover_text(name)
}
