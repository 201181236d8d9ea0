//! The rows of a list: filled in, added, removed, moved, pasted from a spreadsheet.

use eframe::egui::text_edit::TextEdit;
use eframe::egui::{self, Event, RichText, ScrollArea, Ui, Vec2};

use super::fields::line;
use super::row::{Form, id_of};
use crate::app::command::{EditCommand, Place, RowsCommand};
use crate::app::theme::{self, palette, size, space};
use crate::app::view::widgets::{keep_in_view, set_name, side_button};
use crate::message::Message;
use crate::template::{Column, Field, RowsOf};

/// The side of a button with a sign, in points.
const BUTTON: f32 = 28.0;
/// The height of the rows that are in view at once, in points.
const MAX_HEIGHT: f32 = 320.0;

impl Form<'_> {
    pub(super) fn rows_ui(&mut self, ui: &mut Ui, field: &Field, of: &RowsOf) {
        let state = self.state;
        let label = field.label.text(state.tag());
        let Some(first) = of.columns.first() else {
            return;
        };
        if let Some(wanted) = &mut self.requested
            && wanted.place == Place::Field(field.id.clone())
        {
            wanted.place = cell(field, 0, first);
        }
        self.pasted(ui, field);
        ui.add_space(space::SMALL);
        ui.label(RichText::new(label).font(theme::strong(size::BODY)));
        if let Some(help) = &field.help {
            ui.label(RichText::new(help.text(state.tag())).color(palette(ui).weak));
        }
        let count = state.document.draft.rows(&field.id).len();
        // There is a row to begin with, even when nothing is filled in.
        let shown = count.max(of.min.min(1)).max(1);
        self.headings_ui(ui, of);
        let mut area = ScrollArea::vertical()
            .id_salt(("rows", &field.id))
            .max_height(MAX_HEIGHT)
            .auto_shrink([false, true]);
        let wanted = self.requested.as_ref().map(|wanted| &wanted.place);
        if let Some(Place::Cell { field: id, row, .. }) = wanted
            && *id == field.id
        {
            let height = space::TARGET + ui.spacing().item_spacing.y;
            area = area.vertical_scroll_offset((*row as f32 - 2.0).max(0.0) * height);
        }
        area.show_rows(ui, space::TARGET, shown, |ui, range| {
            for row in range {
                self.one_row_ui(ui, field, of, row, shown);
            }
        });
        self.problems_of_rows_ui(ui, field, of);
        ui.horizontal(|ui| {
            let text = state.translate("window-add-row");
            let button = ui.add_enabled(count < of.max, egui::Button::new(&text));
            keep_in_view(&button);
            set_name(ui, &button, &format!("{text}: {label}"));
            if button.clicked() {
                self.push_rows(field, RowsCommand::Add);
            }
            let hint = RichText::new(state.translate("window-paste-rows"));
            ui.add(egui::Label::new(hint.color(palette(ui).weak).size(size::SMALL)).wrap());
        });
    }

    /// Takes cells that are pasted while a cell of this list has the focus.
    fn pasted(&mut self, ui: &Ui, field: &Field) {
        let Some(Place::Cell {
            field: id,
            row,
            column,
        }) = &self.state.view.focus
        else {
            return;
        };
        if *id != field.id {
            return;
        }
        let mut pasted = None;
        ui.ctx().input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Paste(text) if text.trim_end().contains(['\t', '\n']) => {
                    pasted = Some(text.clone());
                    false
                }
                _ => true,
            });
        });
        if let Some(text) = pasted {
            let (row, column) = (*row, column.clone());
            self.push_rows(field, RowsCommand::Paste { row, column, text });
        }
    }

    fn push_rows(&mut self, field: &Field, command: RowsCommand) {
        let field = field.id.clone();
        self.commands
            .push(EditCommand::Rows { field, command }.into());
    }

    /// Draws the names of the columns.
    fn headings_ui(&self, ui: &mut Ui, of: &RowsOf) {
        let width = width_of_cell(ui, of);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            for column in &of.columns {
                let text = RichText::new(column.label.text(self.state.tag()));
                let text = text.color(palette(ui).weak).size(size::SMALL);
                let label = egui::Label::new(text).truncate();
                ui.add_sized(
                    Vec2::new(width, ui.text_style_height(&egui::TextStyle::Small)),
                    label,
                );
            }
        });
    }

    fn one_row_ui(&mut self, ui: &mut Ui, field: &Field, of: &RowsOf, row: usize, rows: usize) {
        let state = self.state;
        let number = Message::new("window-row").with("number", row + 1);
        let label = field.label.text(state.tag());
        let who = format!("{label}, {}", state.translator.format(&number));
        let width = width_of_cell(ui, of);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            for column in &of.columns {
                self.cell_ui(ui, field, of, (row, column), width, &who);
            }
            // Behind the cells, so that the keyboard comes to them last.
            self.order_of_row_ui(ui, field, row, rows, &who);
        });
    }

    fn cell_ui(
        &mut self,
        ui: &mut Ui,
        field: &Field,
        of: &RowsOf,
        (row, column): (usize, &Column),
        width: f32,
        who: &str,
    ) {
        let place = cell(field, row, column);
        let mut text = self.state.shown_cell(&place, of);
        // A row has one line in the form, whatever is in its cells.
        let edit: TextEdit<'_> = line(&mut text, id_of(&place)).desired_width(width);
        let response = ui.add_sized(Vec2::new(width, space::TARGET), edit);
        let name = format!("{who}: {}", column.label.text(self.state.tag()));
        self.describe(ui, &response, &place, &name, None);
        if response.changed() {
            let column = column.id.clone();
            self.push_rows(field, RowsCommand::SetCell { row, column, text });
        }
    }

    /// Draws the buttons that move a row up and down, and remove it.
    fn order_of_row_ui(&mut self, ui: &mut Ui, field: &Field, row: usize, rows: usize, who: &str) {
        let is_there = self.state.document.draft.rows(&field.id).get(row).is_some();
        let up = RowsCommand::Move {
            from: row,
            to: row.saturating_sub(1),
        };
        let down = RowsCommand::Move {
            from: row,
            to: row + 1,
        };
        for (sign, text, is_possible, command) in [
            ("↑", "window-move-up", row > 0, up),
            ("↓", "window-move-down", row + 1 < rows, down),
            ("×", "window-remove", is_there, RowsCommand::Remove(row)),
        ] {
            let name = format!("{}: {who}", self.state.translate(text));
            if side_button(ui, sign, &name, is_possible).clicked() {
                self.push_rows(field, command);
            }
        }
    }

    /// Draws what is wrong in the row that has the focus, else in the first one in which something is.
    fn problems_of_rows_ui(&self, ui: &mut Ui, field: &Field, of: &RowsOf) {
        let focused = match &self.state.view.focus {
            Some(Place::Cell { field: id, row, .. }) if *id == field.id => Some(*row),
            _ => None,
        };
        let problems = self.state.derived.problems.iter();
        let own = problems.filter(|problem| problem.field.as_deref() == Some(&field.id));
        let first = own.filter_map(|problem| problem.index).min();
        let row = focused.or(first).unwrap_or(0);
        for column in &of.columns {
            let place = cell(field, row, column);
            if self.state.problems_shown(&place).is_empty() {
                continue;
            }
            let number = Message::new("window-row").with("number", row + 1);
            let number = self.state.translator.format(&number);
            let name = format!("{number}, {}:", column.label.text(self.state.tag()));
            ui.label(
                RichText::new(name)
                    .color(palette(ui).weak)
                    .size(size::SMALL),
            );
            self.problems_ui(ui, &place);
        }
    }
}

fn cell(field: &Field, row: usize, column: &Column) -> Place {
    Place::Cell {
        field: field.id.clone(),
        row,
        column: column.id.clone(),
    }
}

/// Returns the width of a cell, with room for the buttons behind them.
fn width_of_cell(ui: &Ui, of: &RowsOf) -> f32 {
    let buttons = 3.0 * (BUTTON + space::TIGHT);
    let count = of.columns.len().max(1) as f32;
    ((ui.available_width() - buttons) / count - space::TIGHT).max(40.0)
}
