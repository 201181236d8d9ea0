//! A cell, or the line to change it in.

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{self, Color32, FontId, Id, Key, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::app::command::{BatchCommand, Command};
use crate::app::model::{BatchTable, State};
use crate::app::theme::{palette, size};
use crate::characters::visible_line;
use crate::pipeline::batch::BatchProblem;
use crate::spreadsheet::CellPlace;

/// The room between a cell's edge and its text, in points.
const MARGIN_PT: f32 = 8.0;

/// The height of a cell's text where something is wrong with it, in points.
pub(super) const UPPER_PT: f32 = 28.0;

/// Returns what is wrong, in a sentence.
pub(super) fn sentence(state: &State, problem: &BatchProblem) -> String {
    visible_line(&state.translator.format(&problem.message()))
}

/// Whether a problem is shown with its row, since it is in no column that is shown.
pub(super) fn is_of_row(table: &BatchTable, problem: &BatchProblem) -> bool {
    let column = problem
        .column
        .and_then(|column| table.batch.layout.column(column));
    column.is_none()
}

/// Draws a text in a room; where it has too little, with an ellipsis at its end.
pub(super) fn text_ui(ui: &Ui, room: Rect, text: &str, font_pt: f32, color: Color32) {
    let room = room.shrink2(vec2(MARGIN_PT, 0.0));
    // A cell may have as much text as a book, of which a line is seen.
    let shown: String = text.chars().take(200).collect();
    let mut job = LayoutJob::simple_singleline(shown, FontId::proportional(font_pt), color);
    job.wrap = TextWrapping::truncate_at_width(room.width());
    let galley = ui.painter().layout_job(job);
    let corner = room.left_center() - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(corner, galley, color);
}

/// Draws what is wrong with a cell on as many lines as there is room for.
fn reason_ui(ui: &Ui, room: Rect, text: &str, color: Color32) {
    let room = room.shrink2(vec2(MARGIN_PT, 0.0));
    let font = FontId::proportional(size::SMALL);
    let mut job = LayoutJob::simple(text.to_owned(), font, color, room.width());
    // Whole lines only.
    job.wrap.max_rows = ((room.height() / REASON_PT) as usize).max(1);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(room.left_top(), galley, color);
}

/// The height of a line of what is wrong, in points.
pub(super) const REASON_PT: f32 = 19.0;
/// How wide a character of it is, about, in points.
const CHARACTER_PT: f32 = 5.9;

/// Returns how many lines what is wrong takes in a column of that width.
pub(super) fn reason_lines(text: &str, width: f32) -> usize {
    let length = text.chars().count() as f32 * CHARACTER_PT;
    // Words don't fill lines to their end.
    let lines = length / (width - 2.0 * MARGIN_PT - 18.0).max(40.0);
    (lines.ceil() as usize).clamp(1, MAX_REASON_LINES)
}

/// The most lines of what is wrong under a cell; all of it stands at the foot of the window.
const MAX_REASON_LINES: usize = 4;

/// Draws a cell with the first thing that is wrong with it under its text.
pub(super) fn cell_ui(
    ui: &mut Ui,
    state: &State,
    table: &BatchTable,
    (place, room): (CellPlace, Rect),
    commands: &mut Vec<Command>,
) {
    let is_selected = table.selected == place;
    if is_selected && let Some(typed) = &table.typed {
        return edit_ui(ui, table, room, typed, commands);
    }
    let palette = palette(ui);
    let is_draft = table.batch.is_draft;
    let problems: Vec<&BatchProblem> = table
        .problems_of(place.row)
        .filter(|problem| problem.column == Some(place.column))
        .collect();
    let is_wrong = problems.iter().any(|problem| problem.blocks(is_draft));
    let reasons: Vec<String> = problems.iter().map(|one| sentence(state, one)).collect();
    let text = visible_line(&table.text(place));
    let id = Id::unique(("cell", place.row, place.column));
    let response = ui.interact(room, id, Sense::CLICK);
    let name = format!("{place} {}: {text}", table.heading(place.column));
    let name = format!("{} {}", name.trim_end(), reasons.join(" "));
    let name = visible_line(name.trim_end());
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &name));
    if is_wrong {
        ui.painter()
            .rect_filled(room.shrink(0.5), 0.0, palette.wrong.gamma_multiply(0.12));
    }
    match reasons.first() {
        None => text_ui(ui, room, &text, size::BODY, palette.text),
        Some(reason) => {
            let (upper, lower) = room.split_top_bottom_at_y(room.top() + UPPER_PT);
            text_ui(ui, upper, &text, size::BODY, palette.text);
            let color = if is_wrong {
                palette.wrong
            } else {
                palette.weak
            };
            reason_ui(ui, lower, reason, color);
        }
    }
    if is_selected {
        let stroke = egui::Stroke::new(2.0, palette.accent);
        let inside = egui::StrokeKind::Inside;
        ui.painter().rect_stroke(room, 0.0, stroke, inside);
    }
    if response.double_clicked() || (response.clicked() && is_selected) {
        commands.push(BatchCommand::Select(place).into());
        commands.push(BatchCommand::Edit(None).into());
    } else if response.clicked() {
        commands.push(BatchCommand::Select(place).into());
    }
    if !reasons.is_empty() {
        response.on_hover_text(reasons.join("\n"));
    }
}

/// Draws the line in which the selected cell is changed.
fn edit_ui(ui: &mut Ui, table: &BatchTable, room: Rect, typed: &str, commands: &mut Vec<Command>) {
    let id = Id::unique("batch cell");
    let pass = ui.ctx().cumulative_pass_nr();
    let last = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<u64>(id), pass));
    let is_new = last + 1 < pass;
    if is_new {
        // Before the line is drawn, so that no key falls between the table and it.
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let mut text = typed.to_owned();
    let name = format!(
        "{} {}",
        table.selected,
        table.heading(table.selected.column)
    );
    let edit = egui::TextEdit::singleline(&mut text)
        .id(id)
        .margin(egui::Margin::symmetric(7, 4))
        .desired_width(room.width());
    let response = ui.put(room, edit);
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, typed, &text, "");
        info.label = Some(visible_line(&name));
        info
    });
    if response.changed() {
        commands.push(BatchCommand::Type(text).into());
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        commands.push(BatchCommand::Cancel.into());
    } else if !is_new && !response.has_focus() {
        commands.push(BatchCommand::Commit.into());
    }
}
