//! The rows of the form: a label, a widget, what is wrong with it.

use eframe::egui::{
    self, Align, Color32, Id, Key, Layout, Rect, Response, RichText, TextStyle, Ui, Vec2,
};

use super::field_menu::field_menu_ui;
use crate::app::command::{Command, FormCommand, Place};
use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};
use crate::app::view::requests::WantedPlace;
use crate::app::view::widgets::{keep_in_view, select_all};
use crate::draft::{DraftProblem, Severity};
use crate::message::Message;

/// The number of problems of one place that are listed.
const MAX_PROBLEMS: usize = 2;

/// What the views of the form share while they draw.
pub(super) struct Form<'a> {
    pub(super) state: &'a State,
    pub(super) commands: &'a mut Vec<Command>,
    /// The place that is to get the focus.
    pub(super) requested: Option<WantedPlace>,
    /// Whether the next place gets the focus.
    pub(super) gives_to_next: bool,
    /// The field whose calendar is to be opened.
    pub(super) calendar: Option<String>,
    /// The place that has the focus, as far as has been drawn.
    pub(super) focus: Option<Place>,
    /// Where it stands below the top of the form.
    pub(super) focus_top: f32,
    /// Where the top of the form is on the screen.
    pub(super) top: f32,
    /// The key that a suggestion was just taken with.
    pub(super) accepted: Option<AcceptKey>,
    /// Whether suggestions are shown.
    pub(super) suggests: bool,
    /// Where the button is that has the focus.
    pub(super) focused_button: Option<Rect>,
    /// The last place above it.
    pub(super) near: Option<Place>,
}

/// A key that takes a suggestion and goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AcceptKey {
    /// To the next gap.
    Enter,
    /// To the next field.
    Tab,
}

impl AcceptKey {
    /// Returns the one that was pressed in this frame.
    pub(super) fn pressed(ui: &Ui) -> Option<Self> {
        let is_pressed = |key| ui.input(|input| input.key_pressed(key));
        let keys = [(Key::Enter, Self::Enter), (Key::Tab, Self::Tab)];
        let mut pressed = keys.into_iter().filter(|(key, _)| is_pressed(*key));
        pressed.next().map(|(_, key)| key)
    }
}

/// Returns the id of the widget at a place of the form.
pub(super) fn id_of(place: &Place) -> Id {
    Id::unique(("place of the form", place))
}

impl Form<'_> {
    /// Draws a label at the left and what it is for at the right, on the form's grid.
    pub(super) fn row<R>(
        &mut self,
        ui: &mut Ui,
        label: &str,
        add: impl FnOnce(&mut Self, &mut Ui) -> R,
    ) -> R {
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

    /// Draws what is wrong at a place, in a line each.
    pub(super) fn problems_ui(&self, ui: &mut Ui, place: &Place) {
        let problems = self.state.problems_shown(place);
        for problem in problems.iter().take(MAX_PROBLEMS) {
            let sentence = self.state.translator.format(&problem.message());
            // Nothing turns red while it is typed.
            let color = if self.state.is_typed(place) {
                palette(ui).weak
            } else {
                color_of(problem, &palette(ui))
            };
            ui.label(RichText::new(sentence).color(color).size(size::SMALL));
        }
        if problems.len() > MAX_PROBLEMS {
            let more = Message::new("window-more").with("count", problems.len() - MAX_PROBLEMS);
            let text = RichText::new(self.state.translator.format(&more)).color(palette(ui).weak);
            ui.label(text.size(size::SMALL));
        }
    }

    /// Names a widget for screen readers, describes what is wrong with it, gives it the focus if that was
    /// requested, and notes whether it has it.
    pub(super) fn describe(
        &mut self,
        ui: &Ui,
        response: &Response,
        place: &Place,
        name: &str,
        help: Option<&str>,
    ) {
        let state = self.state;
        if !self.give_focus(response, place) {
            keep_in_view(response);
        }
        self.note_focus(response, place);
        field_menu_ui(ui, state, response);
        let problems = state.problems_shown(place);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(name);
            let sentences: Vec<String> = problems
                .iter()
                .map(|problem| state.translator.format(&problem.message()))
                .chain(help.map(str::to_owned))
                .collect();
            if !sentences.is_empty() {
                node.set_description(sentences.join(" "));
            }
            if !problems.is_empty() {
                node.set_invalid(egui::accesskit::Invalid::True);
            }
        });
        self.flag(ui, response, place, &problems);
    }

    /// Gives a widget the focus if its place was to get it, and brings it into the middle; returns whether it did.
    pub(super) fn give_focus(&mut self, response: &Response, place: &Place) -> bool {
        let is_next = std::mem::take(&mut self.gives_to_next);
        let wanted = self.requested.take_if(|wanted| wanted.place == *place);
        if !is_next && wanted.is_none() {
            return false;
        }
        response.request_focus();
        if is_next || wanted.is_some_and(|wanted| wanted.selects) {
            select_all(&response.ctx, response.id);
        }
        response.scroll_to_me(Some(Align::Center));
        true
    }

    /// Goes on from a field in which a suggestion was taken.
    pub(super) fn go_on(&mut self) {
        match self.accepted.take() {
            Some(AcceptKey::Enter) => self.commands.push(FormCommand::NextGap.into()),
            Some(AcceptKey::Tab) => self.gives_to_next = true,
            None => {}
        }
    }

    /// Notes whether a widget has the focus, and whether it stands before the button that has it.
    pub(super) fn note_focus(&mut self, response: &Response, place: &Place) {
        if response.has_focus() {
            self.focus = Some(place.clone());
            self.focus_top = response.rect.top() - self.top;
        }
        if let Some(button) = self.focused_button
            && response.rect.top() <= button.center().y
        {
            self.near = Some(place.clone());
        }
    }

    /// Draws a bar at the edge of what is missing or wrong.
    fn flag(&self, ui: &Ui, response: &Response, place: &Place, shown: &[&DraftProblem]) {
        let palette = palette(ui);
        let is_wrong = !self.state.is_typed(place)
            && shown
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

/// Returns the colour of a problem.
pub(super) fn color_of(problem: &DraftProblem, palette: &theme::Palette) -> Color32 {
    match problem.severity() {
        Severity::Wrong => palette.wrong,
        Severity::Missing | Severity::Warning => palette.missing,
    }
}
