//! The table of agreements. Only the rows that are seen are drawn.

use eframe::egui::{
    self, Align2, Color32, FontId, Rect, Response, Role, ScrollArea, Sense, TextWrapMode, Ui,
    WidgetInfo, WidgetText, pos2, vec2,
};

use super::columns::laid_out;
use super::details::actions_ui;
use super::names::{names, sign};
use crate::app::command::{Command, RegisterCommand};
use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};
use crate::app::view::widgets::focus_ring;
use crate::characters::visible_line;
use crate::message::Message;
use crate::register::{Case, Column, row_of};

/// The height of a row, in points.
const ROW_PT: f32 = 32.0;
/// The room at both sides of the table, in points.
const SIDE_PT: f32 = 16.0;
/// The room for the sign of a state, in points.
const SIGN_PT: f32 = 18.0;

/// Draws the table.
pub fn table_ui(ui: &mut Ui, state: &State, shows_row: bool, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let width = ui.available_width() - 2.0 * SIDE_PT;
    let columns = laid_out(&state.shown_columns(), width);
    heading_ui(ui, state, &columns, commands);
    let register = &state.register;
    let count = register.found.cases.len();
    if count == 0 {
        return nothing_ui(ui, state);
    }
    let mut area = ScrollArea::vertical()
        .id_salt("agreements")
        .auto_shrink([false, false]);
    if shows_row && let Some(row) = register.selected_row() {
        area = area.vertical_scroll_offset(offset_for(ui, row));
    }
    let output = area.show_rows(ui, ROW_PT, count, |ui, rows| {
        for row in rows {
            if let Some(case) = register.case_in(row) {
                row_ui(ui, state, &columns, row, case, commands);
            }
        }
    });
    let seen = Seen {
        offset: output.state.clamped_offset().y,
        height: output.inner_rect.height(),
    };
    ui.data_mut(|data| data.insert_temp(seen_id(), seen));
}

/// Returns what the selected row is known by, whichever it is.
pub fn selected_id() -> egui::Id {
    egui::Id::unique("selected agreement")
}

/// What of the list was seen in the last frame.
#[derive(Clone, Copy, Default)]
struct Seen {
    offset: f32,
    height: f32,
}

fn seen_id() -> egui::Id {
    egui::Id::unique("agreements that are seen")
}

/// Returns the offset at which a row is seen, and that moves the list as little as possible.
fn offset_for(ui: &Ui, row: usize) -> f32 {
    let seen: Seen = ui.data(|data| data.get_temp(seen_id())).unwrap_or_default();
    let top = row as f32 * ROW_PT;
    let least = (top + ROW_PT - seen.height).max(0.0);
    seen.offset.clamp(least.min(top), top)
}

/// Draws the headings, each of which sorts by its column.
fn heading_ui(
    ui: &mut Ui,
    state: &State,
    columns: &[(Column, f32, f32)],
    commands: &mut Vec<Command>,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_PT), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, palette(ui).panel);
    for (column, left, width) in columns {
        let place = pos2(rect.left() + SIDE_PT + left, rect.top());
        let place = Rect::from_min_size(place, vec2(*width - space::SMALL, ROW_PT));
        let id = ui.scope_id().with(("heading", *column));
        let response = ui.interact(place, id, Sense::click());
        let name = state.translator.format(&column.message());
        let is_sorted = state.register.sort == *column;
        let arrow = match (is_sorted, state.register.is_descending) {
            (false, _) => "",
            (true, false) => " ↑",
            (true, true) => " ↓",
        };
        let color = if is_sorted || response.hovered() {
            palette(ui).text
        } else {
            palette(ui).weak
        };
        text_ui(
            ui,
            place,
            &format!("{name}{arrow}"),
            FontId::proportional(size::SMALL),
            color,
        );
        focus_ring(ui, &response, place);
        let label = Message::new("register-sort-by").with("column", &name);
        let label = state.translator.format(&label);
        response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, is_sorted, &label));
        if response.clicked() {
            commands.push(RegisterCommand::Sort(*column).into());
        }
    }
    let line = egui::Stroke::new(1.0, palette(ui).line);
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
}

/// Draws why the list is empty.
fn nothing_ui(ui: &mut Ui, state: &State) {
    let register = &state.register;
    let id = if !register.cases.is_empty() {
        "register-nothing-found"
    } else if register.is_read {
        "register-nothing-there"
    } else {
        "register-reading-first"
    };
    ui.add_space(space::PAGE);
    ui.vertical_centered(|ui| {
        ui.label(egui::RichText::new(state.translate(id)).color(palette(ui).weak));
    });
}

fn row_ui(
    ui: &mut Ui,
    state: &State,
    columns: &[(Column, f32, f32)],
    row: usize,
    case: &Case,
    commands: &mut Vec<Command>,
) {
    let register = &state.register;
    let is_selected = register.selected.as_ref() == Some(&case.key);
    let size = vec2(ui.available_width(), ROW_PT);
    let (place, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(place, ui.scope_id().with(&case.key), Sense::CLICK);
    let palette = palette(ui);
    let fill = if is_selected {
        Some(palette.accent_soft)
    } else if response.hovered() {
        Some(palette.hovered)
    } else {
        None
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(place, 0.0, fill);
    }
    for (column, left, width) in columns {
        let min = pos2(place.left() + SIDE_PT + left, place.top());
        let cell = Rect::from_min_size(min, vec2(*width - space::SMALL, ROW_PT));
        cell_ui(ui, state, case, *column, cell);
    }
    let sentence = sentence(state, case);
    let named = if is_selected {
        focus_ui(ui, place)
    } else {
        response.clone()
    };
    named.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_selected, &sentence));
    respond(state, &response, row, commands);
}

/// Lets the selected row have the keyboard's focus, which goes along with the selection: Tab stops at the list once.
fn focus_ui(ui: &Ui, place: Rect) -> Response {
    let response = ui.interact(place, selected_id(), Sense::focusable_noninteractive());
    if response.has_focus() {
        let filter = egui::EventFilter {
            vertical_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    focus_ring(ui, &response, place.shrink2(vec2(2.0, 1.0)));
    response
}

fn respond(state: &State, response: &Response, row: usize, commands: &mut Vec<Command>) {
    if response.double_clicked() {
        commands.push(RegisterCommand::Select(row).into());
        commands.push(RegisterCommand::Open.into());
    } else if response.clicked() || response.secondary_clicked() {
        commands.push(RegisterCommand::Select(row).into());
    }
    response.context_menu(|ui| {
        if actions_ui(ui, state, commands) {
            ui.close();
        }
    });
}

fn cell_ui(ui: &Ui, state: &State, case: &Case, column: Column, cell: Rect) {
    let palette = palette(ui);
    let text = visible_line(&row_of(case, column, &names(state)));
    let body = FontId::proportional(size::BODY);
    match column {
        Column::Customer => text_ui(ui, cell, &text, theme::strong(size::BODY), palette.text),
        Column::Sets => sets_ui(ui, state, case, cell),
        Column::State => {
            let (sign, color) = sign(ui, case.state());
            text_ui(ui, cell, sign, theme::strong(size::BODY), color);
            let rest = cell.with_min_x(cell.left() + SIGN_PT);
            text_ui(ui, rest, &text, body, color);
        }
        _ => text_ui(ui, cell, &text, body, palette.weak),
    }
}

/// Draws the letters of the clause sets, each in its colour.
fn sets_ui(ui: &Ui, state: &State, case: &Case, cell: Rect) {
    let facts = &case.lead().facts;
    let mut templates = state.templates.iter();
    let template = templates.find(|one| one.id == facts.template);
    let mut left = cell.left();
    for letter in &facts.sets {
        let sets = template.map_or(&[][..], |one| &one.sets);
        let index = sets.iter().position(|set| set.letter() == letter);
        let colors = &palette(ui).sets;
        let color = colors[index.unwrap_or(0) % colors.len()];
        let place = cell.with_min_x(left);
        text_ui(ui, place, letter, theme::strong(size::BODY), color);
        left += SIGN_PT;
    }
}

/// Draws a text on one line, shortened where there is no room.
fn text_ui(ui: &Ui, place: Rect, text: &str, font: FontId, color: Color32) {
    let text = WidgetText::from(egui::RichText::new(text).font(font).color(color));
    let galley = text.into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        place.width(),
        egui::TextStyle::Body,
    );
    let at = Align2::LEFT_CENTER.anchor_size(place.left_center(), galley.size());
    ui.painter().galley(at.min, galley, color);
}

/// Returns a row as a sentence, for screen readers.
fn sentence(state: &State, case: &Case) -> String {
    let names = names(state);
    let column = |column: Column| row_of(case, column, &names);
    let parts = [
        column(Column::Customer),
        column(Column::Number),
        column(Column::State),
        column(Column::Services),
        column(Column::Modified),
    ];
    let parts = parts.iter().map(|part| visible_line(part));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
