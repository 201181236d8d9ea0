//! The cells that can be seen.

use std::collections::BTreeMap;

use eframe::egui::{
    self, EventFilter, Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::cell::{REASON_PT, UPPER_PT, cell_ui, is_of_row, reason_lines, sentence, text_ui};
use super::keys::keys_ui;
use crate::app::command::Command;
use crate::app::model::{BatchTable, State};
use crate::app::theme::{palette, size};
use crate::app::view::widgets::focus_ring;
use crate::characters::visible_line;
use crate::message::Message;
use crate::pipeline::batch::{CheckedRow, ColumnRole};
use crate::spreadsheet::CellPlace;

/// The height of the headings, in points: the section of the form, and the answer.
const HEADING_PT: f32 = 44.0;
/// The height of a row without mistakes, in points.
const ROW_PT: f32 = 30.0;
/// The room under the last line of what is wrong, in points.
const BELOW_PT: f32 = 6.0;
/// The width of the column with the number and the state of rows, in points.
const STATE_PT: f32 = 150.0;
/// The width of the customer's name, which stays at the left, in points.
const NAME_PT: f32 = 190.0;
/// How wide a character of a heading is, about, in points.
const HEADING_CHARACTER_PT: f32 = 6.6;
/// Of so many mistakes it is found out how many lines they take; rows with others have the most usual height.
const MAX_MEASURED: usize = 500;
/// The lines that a mistake takes most often.
const USUAL_LINES: usize = 2;

/// Where rows and columns are, from the upper left corner of the table.
struct Grid<'a> {
    rows: Vec<(&'a CheckedRow, f32, f32)>,
    /// The columns that are scrolled.
    columns: Vec<GridColumn>,
    /// The column that stays at the left.
    name: Option<GridColumn>,
    width: f32,
    height: f32,
}

/// A column of the table.
struct GridColumn {
    number: u32,
    left: f32,
    width: f32,
    /// The section of the form; empty where the heading names none.
    group: String,
    label: String,
    /// The heading as the sheet has it.
    heading: String,
}

impl GridColumn {
    fn new(table: &BatchTable, number: u32, left: f32) -> Self {
        let heading = visible_line(&table.heading(number));
        let (group, label) = heading.split_once(": ").unwrap_or(("", &heading));
        let (group, label) = (group.to_owned(), label.to_owned());
        let width = match width_of(table, number) {
            // A heading that is cut tells nobody what to tick.
            Some(width) => {
                let needed = label.chars().count() as f32 * HEADING_CHARACTER_PT + 18.0;
                needed.clamp(width, 240.0)
            }
            None => NAME_PT,
        };
        Self {
            number,
            left,
            width,
            group,
            label,
            heading,
        }
    }

    fn right(&self) -> f32 {
        self.left + self.width
    }
}

impl<'a> Grid<'a> {
    fn of(state: &State, table: &'a BatchTable) -> Self {
        let name = table.name_column();
        let name = name.map(|number| GridColumn::new(table, number, STATE_PT));
        let mut x = name.as_ref().map_or(STATE_PT, GridColumn::right);
        let is_name = |number: u32| name.as_ref().is_some_and(|name| name.number == number);
        let numbers = table.columns().into_iter();
        let columns = numbers.filter(|number| !is_name(*number)).map(|number| {
            let column = GridColumn::new(table, number, x);
            x = column.right();
            column
        });
        let columns: Vec<GridColumn> = columns.collect();
        let all = || columns.iter().chain(&name);
        let widths: BTreeMap<u32, f32> = all().map(|one| (one.number, one.width)).collect();
        let mut y = HEADING_PT;
        let mut measured = 0;
        let rows = table.shown_rows().into_iter().map(|row| {
            let height = height_of(state, table, row, &widths, &mut measured);
            let top = y;
            y += height;
            (row, top, height)
        });
        let rows = rows.collect();
        Self {
            rows,
            columns,
            name,
            width: x,
            height: y,
        }
    }

    /// The width of what stays at the left.
    fn fixed_pt(&self) -> f32 {
        self.name.as_ref().map_or(STATE_PT, GridColumn::right)
    }

    /// The room of a cell, from the upper left corner of the table; of one that stays at the left, where it is seen.
    fn room(&self, place: CellPlace, seen: Rect) -> Option<Rect> {
        let (_, top, height) = self.rows.iter().find(|(row, ..)| row.number == place.row)?;
        let name = self
            .name
            .as_ref()
            .filter(|name| name.number == place.column);
        let (left, width) = if name.is_some() {
            (seen.left() + self.fixed_pt(), 1.0)
        } else {
            let mut columns = self.columns.iter();
            let column = columns.find(|column| column.number == place.column)?;
            (column.left, column.width)
        };
        Some(Rect::from_min_size(pos2(left, *top), vec2(width, *height)))
    }
}

/// The height of a row: that of its text, and of what is wrong under its cells.
fn height_of(
    state: &State,
    table: &BatchTable,
    row: &CheckedRow,
    widths: &BTreeMap<u32, f32>,
    measured: &mut usize,
) -> f32 {
    let is_draft = table.batch.is_draft;
    let lines = table.problems_of(row.number).map(|problem| {
        let width = problem.column.and_then(|column| widths.get(&column));
        match width {
            None => 1,
            Some(width) if problem.blocks(is_draft) && *measured < MAX_MEASURED => {
                *measured += 1;
                reason_lines(&sentence(state, problem), *width)
            }
            Some(_) => USUAL_LINES,
        }
    });
    lines.max().map_or(ROW_PT, |lines| {
        UPPER_PT + lines as f32 * REASON_PT + BELOW_PT
    })
}

/// The least width of a column; none for the customer's name.
fn width_of(table: &BatchTable, column: u32) -> Option<f32> {
    if table.name_column() == Some(column) {
        return None;
    }
    let role = table.batch.layout.column(column).map(|known| known.role);
    Some(match role {
        Some(ColumnRole::Service(_)) => 110.0,
        Some(ColumnRole::Note) => 120.0,
        Some(ColumnRole::Field(_) | ColumnRole::File) => 190.0,
        _ => 170.0,
    })
}

/// Draws the table.
pub(super) fn table_ui(
    ui: &mut Ui,
    state: &State,
    table: &BatchTable,
    commands: &mut Vec<Command>,
) {
    let grid = Grid::of(state, table);
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
            scroll_to_selected(ui, &grid, table, (viewport, origin));
            cells_ui(ui, state, table, (&grid, viewport, origin), commands);
            states_ui(ui, state, table, (&grid, viewport, origin));
            headings_ui(ui, state, (&grid, viewport, origin));
        });
    focus_ring(ui, &response, whole.shrink(2.0));
}

/// Scrolls to the selected cell when another one was selected.
fn scroll_to_selected(
    ui: &Ui,
    grid: &Grid<'_>,
    table: &BatchTable,
    (viewport, origin): (Rect, egui::Pos2),
) {
    let id = Id::unique("batch selected");
    let selected = table.selected;
    let before = ui.data_mut(|data| {
        let known: &mut Option<CellPlace> = data.get_temp_mut_or_default(id);
        known.replace(selected)
    });
    if before == Some(selected) {
        return;
    }
    if let Some(room) = grid.room(selected, viewport) {
        // Headings, states and names stand over the cells.
        let mut room = room.translate(origin.to_vec2());
        room.min -= vec2(grid.fixed_pt(), HEADING_PT);
        ui.scroll_to_rect(room, None);
    }
}

fn is_seen(from: f32, length: f32, range: egui::Rangef) -> bool {
    from + length >= range.min && from <= range.max
}

/// Draws the cells: those that are scrolled, and then the names, which stay at the left.
fn cells_ui(
    ui: &mut Ui,
    state: &State,
    table: &BatchTable,
    (grid, viewport, origin): (&Grid<'_>, Rect, egui::Pos2),
    commands: &mut Vec<Command>,
) {
    let line = egui::Stroke::new(1.0, palette(ui).line);
    let before = ui.clip_rect();
    let corner = origin + viewport.min.to_vec2();
    let bottom = origin + viewport.max.to_vec2();
    let fixed = pos2(corner.x + grid.fixed_pt(), corner.y + HEADING_PT);
    let names = Rect::from_min_max(pos2(corner.x + STATE_PT, fixed.y), pos2(fixed.x, bottom.y));
    let scrolled = grid
        .columns
        .iter()
        .map(|column| (column, origin.x + column.left));
    let scrolled: Vec<(&GridColumn, f32)> = scrolled
        .filter(|(column, _)| is_seen(column.left, column.width, viewport.x_range()))
        .collect();
    let name = grid.name.iter().map(|column| (column, names.left()));
    let name: Vec<(&GridColumn, f32)> = name.collect();
    for (columns, clip) in [(scrolled, Rect::from_min_max(fixed, bottom)), (name, names)] {
        ui.set_clip_rect(before.intersect(clip));
        for (row, top, height) in &grid.rows {
            if !is_seen(*top, *height, viewport.y_range()) {
                continue;
            }
            for (column, left) in &columns {
                let corner = pos2(*left, origin.y + *top);
                let room = Rect::from_min_size(corner, vec2(column.width, *height));
                ui.painter()
                    .hline(room.x_range(), room.bottom() - 0.5, line);
                ui.painter().vline(room.right() - 0.5, room.y_range(), line);
                let place = CellPlace::new(row.number, column.number);
                cell_ui(ui, state, table, (place, room), commands);
            }
        }
    }
    if grid.name.is_some() {
        ui.set_clip_rect(before);
        let stroke = egui::Stroke::new(1.0, palette(ui).border);
        ui.painter().vline(names.right(), names.y_range(), stroke);
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
            let (upper, rest) = room.split_top_bottom_at_y(room.top() + UPPER_PT);
            (upper, rest.with_max_y(rest.top() + REASON_PT + BELOW_PT))
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
    (grid, viewport, origin): (&Grid<'_>, Rect, egui::Pos2),
) {
    let palette = palette(ui);
    let corner = origin + viewport.min.to_vec2();
    let room = Rect::from_min_size(corner, vec2(viewport.width(), HEADING_PT));
    ui.painter().rect_filled(room, 0.0, palette.panel);
    let stroke = egui::Stroke::new(1.0, palette.border);
    ui.painter().hline(room.x_range(), room.bottom(), stroke);
    let before = ui.clip_rect();
    let behind_fixed = Rect::from_min_max(corner + vec2(grid.fixed_pt(), 0.0), room.max);
    ui.set_clip_rect(before.intersect(behind_fixed));
    groups_ui(ui, grid, behind_fixed, origin);
    for column in &grid.columns {
        if is_seen(column.left, column.width, viewport.x_range()) {
            heading_ui(ui, column, pos2(origin.x + column.left, corner.y));
        }
    }
    ui.set_clip_rect(before);
    if let Some(name) = &grid.name {
        let left = corner.x + STATE_PT;
        group_ui(ui, &name.group, pos2(left, corner.y), name.width);
        heading_ui(ui, name, pos2(left, corner.y));
    }
    let room = Rect::from_min_size(corner, vec2(STATE_PT, HEADING_PT));
    let row = Message::new("batch-result-column").with("column", "row");
    let row = state.translator.format(&row);
    text_ui(ui, lower(room), &row, size::SMALL, palette.weak);
}

/// The lower half of the headings, where the answers stand.
fn lower(room: Rect) -> Rect {
    room.with_min_y(room.top() + HEADING_PT / 2.0 - 2.0)
}

/// Draws the heading of a column, without its section.
fn heading_ui(ui: &mut Ui, column: &GridColumn, corner: egui::Pos2) {
    let room = Rect::from_min_size(corner, vec2(column.width, HEADING_PT));
    text_ui(
        ui,
        lower(room),
        &column.label,
        size::SMALL,
        palette(ui).text,
    );
    let response = ui.interact(room, Id::unique(("heading", column.number)), Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &column.heading));
    response.on_hover_text(&column.heading);
}

/// Draws the section of a heading above it.
fn group_ui(ui: &Ui, group: &str, corner: egui::Pos2, width: f32) {
    let room = Rect::from_min_size(corner, vec2(width, HEADING_PT / 2.0 + 2.0));
    text_ui(ui, room, group, size::SMALL, palette(ui).weak);
}

/// Draws each section once over all of its columns, as far as they are seen.
fn groups_ui(ui: &Ui, grid: &Grid<'_>, seen: Rect, origin: egui::Pos2) {
    for columns in grid.columns.chunk_by(|one, other| one.group == other.group) {
        let (Some(first), Some(last)) = (columns.first(), columns.last()) else {
            continue;
        };
        let left = (origin.x + first.left).max(seen.left());
        let right = (origin.x + last.right()).min(seen.right());
        if right > left && !first.group.is_empty() {
            group_ui(ui, &first.group, pos2(left, seen.top()), right - left);
        }
    }
}
