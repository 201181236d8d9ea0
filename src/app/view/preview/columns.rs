//! The columns in which the pages of an opened PDF are compared: the expected pages, and those of the file. In a
//! narrow window there is one of them at a time, both in the same place.

use eframe::egui::{self, Align, Button, Layout, RichText, Ui};

use crate::app::command::{Column, Command, PreviewCommand};
use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};

/// The width from which there is room for both columns.
const BOTH_PT: f32 = 840.0;
/// The width from which there is room for the strip of pages beside them.
const STRIP_TOO_PT: f32 = 1000.0;
/// The width from which the strip of pages is shown beside the panel at the right.
const STRIP_BESIDE_PANEL_PT: f32 = 540.0;

/// The columns that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// The expected pages alone.
    Expected,
    /// The pages of the file alone.
    Found,
    /// Both.
    Both,
}

impl Columns {
    /// Returns the columns that are shown in so much room.
    pub fn of(state: &State, width: f32) -> Self {
        if state.compared().is_none() {
            return Self::Expected;
        }
        if width >= BOTH_PT {
            return Self::Both;
        }
        match state.view.column {
            Column::Expected => Self::Expected,
            Column::Found => Self::Found,
        }
    }

    /// Whether the expected pages are shown.
    pub fn has_expected(self) -> bool {
        self != Self::Found
    }

    /// Whether the pages of the file are shown.
    pub fn has_found(self) -> bool {
        self != Self::Expected
    }

    /// Returns the width of the desk beside a page.
    pub fn margin(self) -> f32 {
        match self {
            Self::Both => space::MEDIUM,
            Self::Expected | Self::Found => space::PAGE,
        }
    }

    /// Returns how far the pages of the file stand right of the expected ones, in so much room.
    pub fn shift(self, width: f32) -> f32 {
        match self {
            Self::Both => (width / 2.0).round(),
            Self::Expected | Self::Found => 0.0,
        }
    }
}

/// Whether the strip of pages takes no room that the columns need, or the page beside the panel at the right.
pub fn has_room_for_strip(state: &State, width: f32) -> bool {
    let has_side = state.folder.is_some() || state.versions.is_some();
    let min = match (state.compared(), has_side) {
        (Some(_), _) => STRIP_TOO_PT,
        (None, true) => STRIP_BESIDE_PANEL_PT,
        (None, false) => 0.0,
    };
    width >= min
}

/// Draws the headings of the columns; in a narrow window they switch between the two.
pub fn headings_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.compared().is_none() {
        return;
    }
    let frame = egui::Frame::NONE
        .fill(palette(ui).backdrop)
        .inner_margin(egui::Margin::symmetric(0, 6));
    let columns = [Column::Expected, Column::Found];
    egui::Panel::top("headings of the columns")
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            let shown = Columns::of(state, ui.available_width());
            if shown == Columns::Both {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.columns(2, |uis| {
                    for (ui, column) in uis.iter_mut().zip(columns) {
                        heading_ui(ui, state, column);
                    }
                });
                return;
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(space::PAGE);
                for column in columns {
                    let is_shown = column == state.view.column;
                    let button = Button::selectable(is_shown, state.translate(text_of(column)));
                    if ui.add(button).clicked() {
                        commands.push(PreviewCommand::ShowColumn(column).into());
                    }
                }
            });
        });
}

fn heading_ui(ui: &mut Ui, state: &State, column: Column) {
    let text = state.translate(text_of(column));
    let shown = RichText::new(&text).font(theme::strong(size::BODY));
    ui.vertical_centered(|ui| {
        let response = ui.label(shown.color(palette(ui).weak));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(egui::Role::Heading);
            node.set_label(text);
        });
    });
}

fn text_of(column: Column) -> &'static str {
    match column {
        Column::Expected => "compare-expected",
        Column::Found => "compare-found",
    }
}
