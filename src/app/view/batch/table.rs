//! The cells that can be seen.

use eframe::egui::{
    self, EventFilter, Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::cell::{cell_ui, is_of_row, sentence, text_ui};
use super::keys::keys_ui;
use crate::app::command::Command;
use crate::app::model::{BatchTable, State};
use crate::app::theme::{palette, size};
use crate::app::view::widgets::focus_ring;
use crate::characters::visible_line;
use crate::message::Message;
use crate::pipeline::batch::{CheckedRow, ColumnRole};
use crate::spreadsheet::CellPlace;

/// The height of the headings, in points.
const HEADING_PT: f32 = 34.0;
/// The height of a row without mistakes, in points.
const ROW_PT: f32 = 30.0;
/// The height of a row with something said under its cells, in points.
const TALL_PT: f32 = 50.0;
/// The width of the column with the number and the state of rows, in points.
const STATE_PT: f32 = 190.0;

/// Where rows and columns are, from the upper left corner of the table.
struct Grid<'a> {
    rows: Vec<(&'a CheckedRow, f32, f32)>,
    columns: Vec<(u32, f32, f32)>,
    width: f32,
    height: f32,
}

impl<'a> Grid<'a> {
    fn of(table: &'a BatchTable) -> Self {
        let mut y = HEADING_PT;
        let rows = table.shown_rows().into_iter().map(|row| {
            let is_tall = table.problems_of(row.number).next().is_some();
            let height = if is_tall { TALL_PT } else { ROW_PT };
            let top = y;
            y += height;
            (row, top, height)
        });
        let rows = rows.collect();
        let mut x = STATE_PT;
        let columns = table.columns().into_iter().map(|column| {
            let width = width_of(table, column);
            let left = x;
            x += width;
            (column, left, width)
        });
        let columns = columns.collect();
        Self {
            rows,
            columns,
            width: x,
            height: y,
        }
    }

    /// The room of a cell, from the upper left corner of the table.
    fn room(&self, place: CellPlace) -> Option<Rect> {
        let (_, top, height) = self.rows.iter().find(|(row, ..)| row.number == place.row)?;
        let (_, left, width) = self
            .columns
            .iter()
            .find(|(column, ..)| *column == place.column)?;
        Some(Rect::from_min_size(
            pos2(*left, *top),
            vec2(*width, *height),
        ))
    }
}

fn width_of(table: &BatchTable, column: u32) -> f32 {
    let role = table.batch.layout.column(column).map(|known| known.role);
    match role {
        Some(ColumnRole::Service(_)) => 130.0,
        Some(ColumnRole::Note) => 120.0,
        Some(ColumnRole::Field(_) | ColumnRole::File) => 190.0,
        _ => 170.0,
    }
}

/// Draws the table.
pub(super) fn table_ui(
    ui: &mut Ui,
    state: &State,
    table: &BatchTable,
    commands: &mut Vec<Command>,
) {
    let grid = Grid::of(table);
    let id = Id::unique("batch table");
    let whole = ui.available_rect_before_wrap();
    let response = ui.interact(whole, id, Sense::focusable_noninteractive());
    let name = state.translate("window-batch-table");
    response.widget_info(|| WidgetInfo::labeled(Role::Table, true, &name));
    let is_typed = table.typed.is_some();
    let is_covered = state.question.is_some() || state.view.panel.is_some();
    if is_covered {
        // The keys are the dialog's.
        response.surrender_focus();
    } else if !is_typed && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.has_focus() && !is_typed && !is_covered {
        ui.memory_mut(|memory| {
            let arrows = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..EventFilter::default()
            };
            memory.set_focus_lock_filter(id, arrows);
        });
        keys_ui(ui, commands);
    }
    ScrollArea::both()
        .id_salt("batch table")
        .auto_shrink(false)
        .show_viewport(ui, |ui, viewport| {
            ui.set_min_size(vec2(grid.width, grid.height));
            let origin = ui.min_rect().min;
            scroll_to_selected(ui, &grid, table, origin);
            cells_ui(ui, state, table, (&grid, viewport, origin), commands);
            states_ui(ui, state, table, (&grid, viewport, origin));
            headings_ui(ui, state, table, (&grid, viewport, origin));
        });
    focus_ring(ui, &response, whole.shrink(2.0));
}

/// Scrolls to the selected cell when another one was selected.
fn scroll_to_selected(ui: &Ui, grid: &Grid<'_>, table: &BatchTable, origin: egui::Pos2) {
    let id = Id::unique("batch selected");
    let selected = table.selected;
    let before = ui.data_mut(|data| {
        let known: &mut Option<CellPlace> = data.get_temp_mut_or_default(id);
        known.replace(selected)
    });
    if before == Some(selected) {
        return;
    }
    if let Some(room) = grid.room(selected) {
        // Headings and states stand over the cells.
        let mut room = room.translate(origin.to_vec2());
        room.min -= vec2(STATE_PT, HEADING_PT);
        ui.scroll_to_rect(room, None);
    }
}

fn is_seen(from: f32, length: f32, range: egui::Rangef) -> bool {
    from + length >= range.min && from <= range.max
}

fn cells_ui(
    ui: &mut Ui,
    state: &State,
    table: &BatchTable,
    (grid, viewport, origin): (&Grid<'_>, Rect, egui::Pos2),
    commands: &mut Vec<Command>,
) {
    let line = palette(ui).line;
    let seen = Rect::from_min_max(
        origin + viewport.min.to_vec2() + vec2(STATE_PT, HEADING_PT),
        origin + viewport.max.to_vec2(),
    );
    let before = ui.clip_rect();
    ui.set_clip_rect(before.intersect(seen));
    for (row, top, height) in &grid.rows {
        if !is_seen(*top, *height, viewport.y_range()) {
            continue;
        }
        for (column, left, width) in &grid.columns {
            if !is_seen(*left, *width, viewport.x_range()) {
                continue;
            }
            let room = Rect::from_min_size(origin + vec2(*left, *top), vec2(*width, *height));
            let stroke = egui::Stroke::new(1.0, line);
            ui.painter()
                .hline(room.x_range(), room.bottom() - 0.5, stroke);
            ui.painter()
                .vline(room.right() - 0.5, room.y_range(), stroke);
            let place = CellPlace::new(row.number, *column);
            cell_ui(ui, state, table, (place, room), commands);
        }
    }
    ui.set_clip_rect(before);
}

/// Draws the number and the state of each row, which stay at the left.
fn states_ui(
    ui: &mut Ui,
    state: &State,
    table: &BatchTable,
    (grid, viewport, origin): (&Grid<'_>, Rect, egui::Pos2),
) {
    let palette = palette(ui);
    let left = origin.x + viewport.min.x;
    let top = origin.y + viewport.min.y + HEADING_PT;
    let before = ui.clip_rect();
    let seen = Rect::from_min_max(pos2(left, top), pos2(left + STATE_PT, before.bottom()));
    ui.set_clip_rect(before.intersect(seen));
    for (row, top, height) in &grid.rows {
        if !is_seen(*top, *height, viewport.y_range()) {
            continue;
        }
        let corner = pos2(left, origin.y + *top);
        let room = Rect::from_min_size(corner, vec2(STATE_PT, *height));
        ui.painter().rect_filled(room, 0.0, palette.panel);
        let stroke = egui::Stroke::new(1.0, palette.line);
        ui.painter()
            .hline(room.x_range(), room.bottom() - 0.5, stroke);
        let (sign, text, color) = row_state(ui, state, table, row);
        let number = u64::from(row.number) + 1;
        let (upper, lower) = if *height > ROW_PT {
            room.split_top_bottom_at_fraction(0.52)
        } else {
            (room, room)
        };
        text_ui(ui, upper, &format!("{number}  {sign}"), size::BODY, color);
        let beside = Rect::from_min_max(pos2(lower.left() + 54.0, lower.top()), lower.max);
        let lower = if *height > ROW_PT { lower } else { beside };
        text_ui(ui, lower, &text, size::SMALL, color);
        let response = ui.interact(room, Id::unique(("row", row.number)), Sense::HOVER);
        let name = visible_line(&format!("{number} {}: {text}", row.customer));
        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &name));
        response.on_hover_text(name);
    }
    ui.set_clip_rect(before);
}

/// Returns what is to be said of a row: a sign, words, and their colour.
fn row_state(
    ui: &Ui,
    state: &State,
    table: &BatchTable,
    row: &CheckedRow,
) -> (&'static str, String, egui::Color32) {
    let palette = palette(ui);
    let is_draft = table.batch.is_draft;
    if let Some(line) = table.result(row.number) {
        let words = state.translator.format(&line.state_message());
        let is_there = line.file.is_some();
        if is_there {
            return ("✓", words, palette.done);
        }
    }
    let blocking = table
        .problems_of(row.number)
        .filter(|problem| problem.blocks(is_draft));
    let count = blocking.count();
    let of_row = table
        .problems_of(row.number)
        .find(|problem| is_of_row(table, problem));
    let of_row = of_row.map(|problem| sentence(state, problem));
    if count > 0 {
        let message = Message::new("window-batch-wrong").with("count", count);
        let words = of_row.unwrap_or_else(|| state.translator.format(&message));
        return ("!", words, palette.wrong);
    }
    ("", of_row.unwrap_or_default(), palette.weak)
}

/// Draws the headings, which stay at the top.
fn headings_ui(
    ui: &mut Ui,
    state: &State,
    table: &BatchTable,
    (grid, viewport, origin): (&Grid<'_>, Rect, egui::Pos2),
) {
    let palette = palette(ui);
    let corner = origin + viewport.min.to_vec2();
    let room = Rect::from_min_size(corner, vec2(viewport.width(), HEADING_PT));
    ui.painter().rect_filled(room, 0.0, palette.panel);
    let stroke = egui::Stroke::new(1.0, palette.border);
    ui.painter().hline(room.x_range(), room.bottom(), stroke);
    let before = ui.clip_rect();
    let behind_state = Rect::from_min_max(corner + vec2(STATE_PT, 0.0), room.max);
    ui.set_clip_rect(before.intersect(behind_state));
    for (column, left, width) in &grid.columns {
        if !is_seen(*left, *width, viewport.x_range()) {
            continue;
        }
        let room = Rect::from_min_size(pos2(origin.x + *left, corner.y), vec2(*width, HEADING_PT));
        let heading = visible_line(&table.heading(*column));
        text_ui(ui, room, &heading, size::SMALL, palette.weak);
        let response = ui.interact(room, Id::unique(("heading", *column)), Sense::HOVER);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &heading));
        response.on_hover_text(heading);
    }
    ui.set_clip_rect(before);
    let room = Rect::from_min_size(corner, vec2(STATE_PT, HEADING_PT));
    let row = state
        .translator
        .format(&Message::new("batch-result-column").with("column", "row"));
    text_ui(ui, room, &row, size::SMALL, palette.weak);
}
