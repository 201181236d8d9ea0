//! The pointer on the pages: it shows reasons, selects, and leads to fields.

use eframe::egui::{CursorIcon, Id, PointerButton, Pos2, Response, Ui};

use super::viewport::PageViewport;
use crate::app::command::{Command, FormCommand, Place, PreviewCommand};
use crate::app::model::{LinePlace, State, place_of_origin};
use crate::app::view::widgets::edit_button_ui;
use crate::typeset::{Line, Owner};

/// What is under the pointer.
struct Target<'a> {
    place: LinePlace,
    line: &'a Line,
    /// The index of the glyph under the pointer, if there is one.
    glyph: Option<usize>,
    /// The byte of the line's text that is nearest to it.
    byte: usize,
}

/// Handles the pointer.
pub fn pointer_ui(
    ui: &Ui,
    state: &State,
    viewport: &PageViewport,
    response: &Response,
    commands: &mut Vec<Command>,
) {
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    menu_ui(state, viewport, response, commands);
    if let Some(target) = response
        .hover_pos()
        .and_then(|pos| target_at(state, viewport, pos))
    {
        let icon = match (&target.glyph, place_of(&target)) {
            (_, Some(_)) => CursorIcon::PointingHand,
            (Some(_), None) => CursorIcon::Text,
            (None, None) => CursorIcon::Default,
        };
        ui.ctx().set_cursor_icon(icon);
    }
    let target = response
        .interact_pointer_pos()
        .and_then(|pos| target_at(state, viewport, pos));
    let Some(target) = target else {
        return;
    };
    if !response.triple_clicked() && !response.double_clicked() && response.clicked() {
        return click(&target, commands);
    }
    let Some(character) = state.derived.text.character_at(target.place, target.byte) else {
        return;
    };
    let anchor = Id::unique("where the selection began");
    if response.drag_started_by(PointerButton::Primary) {
        let origin = ui.input(|input| input.pointer.press_origin());
        let start = origin
            .and_then(|pos| target_at(state, viewport, pos))
            .and_then(|target| state.derived.text.character_at(target.place, target.byte));
        ui.data_mut(|data| data.insert_temp(anchor, start.unwrap_or(character)));
    }
    if response.dragged_by(PointerButton::Primary) {
        let start = ui.data(|data| data.get_temp(anchor)).unwrap_or(character);
        let range = Some(start.min(character)..start.max(character));
        if range != state.view.selection {
            commands.push(PreviewCommand::Select(range).into());
        }
    } else if response.triple_clicked() {
        let range = state.derived.text.paragraph_at(character);
        commands.push(PreviewCommand::Select(Some(range)).into());
    } else if response.double_clicked() {
        let range = state.derived.text.word_at(character);
        commands.push(PreviewCommand::Select(Some(range)).into());
    }
}

/// Draws the menu of the place that the secondary button was pressed on: why it is there, its text, and where it is
/// written.
fn menu_ui(
    state: &State,
    viewport: &PageViewport,
    response: &Response,
    commands: &mut Vec<Command>,
) {
    if response.secondary_clicked()
        && let Some(pos) = response.interact_pointer_pos()
        && let Some(target) = target_at(state, viewport, pos)
        && let Owner::Block(block, _) = target.line.owner
    {
        commands.push(PreviewCommand::ShowReasons(block).into());
    }
    let is_new = response.secondary_clicked();
    response.context_menu(|ui| {
        let blocks = &state.derived.agreement.blocks;
        let block = state.explained_block().and_then(|block| blocks.get(block));
        let Some(block) = block else {
            // What was pressed is known from the next frame on.
            if !is_new {
                ui.close();
            }
            return;
        };
        let is_selected = state.view.selection.is_some();
        let copy = if is_selected {
            "menu-copy"
        } else {
            "window-copy-clause"
        };
        if ui.button(state.translate(copy)).clicked() {
            commands.push(PreviewCommand::Copy.into());
            ui.close();
        }
        if ui.button(state.translate("menu-select-all")).clicked() {
            commands.push(PreviewCommand::SelectAll.into());
            ui.close();
        }
        if let Some(place) = state.place_of_block(&block.id) {
            edit_button_ui(ui, state, &place, commands);
        }
    });
}

fn click(target: &Target, commands: &mut Vec<Command>) {
    commands.push(PreviewCommand::Select(None).into());
    if let Some(place) = place_of(target) {
        commands.push(FormCommand::Focus(place).into());
    } else if let Owner::Block(block, _) = target.line.owner {
        commands.push(PreviewCommand::ShowReasons(block).into());
    }
}

/// Returns the place of the form where the words under the pointer are filled in.
fn place_of(target: &Target) -> Option<Place> {
    let glyph = &target.line.text.glyphs[target.glyph?];
    place_of_origin(target.line.origin(glyph.run)?)
}

fn target_at<'a>(state: &'a State, viewport: &PageViewport, pos: Pos2) -> Option<Target<'a>> {
    let pages = &state.derived.pages.pages;
    let page = (0..pages.len()).find(|page| viewport.page_rect(*page).contains(pos))?;
    let from = pos - viewport.page_rect(page).min;
    let (x_pt, y_pt) = (
        f64::from(from.x) / viewport.points_per_pt,
        f64::from(from.y) / viewport.points_per_pt,
    );
    let (index, line) = pages[page]
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| matches!(line.owner, Owner::Block(..)))
        .min_by(|(_, one), (_, other)| {
            distance(one, x_pt, y_pt).total_cmp(&distance(other, x_pt, y_pt))
        })?;
    // Far from any text there is no target.
    (distance(line, x_pt, y_pt) < line.size_pt * 4.0).then(|| {
        let within = x_pt - line.x_pt;
        let glyphs = &line.text.glyphs;
        let glyph = glyphs
            .iter()
            .position(|glyph| (glyph.x_pt..glyph.x_pt + glyph.advance_pt).contains(&within))
            .filter(|_| distance(line, x_pt, y_pt) < 1.0);
        let byte = glyphs
            .iter()
            .find(|glyph| within < glyph.x_pt + glyph.advance_pt / 2.0)
            .map_or(line.text.text.trim_end().len(), |glyph| glyph.text.start);
        Target {
            place: LinePlace { page, line: index },
            line,
            glyph,
            byte,
        }
    })
}

/// Returns the distance of a point from a line; zero within it.
fn distance(line: &Line, x_pt: f64, y_pt: f64) -> f64 {
    let outside = |value: f64, from: f64, to: f64| (from - value).max(value - to).max(0.0);
    let across = outside(x_pt, line.x_pt, line.x_pt + line.text.width_pt);
    let down = outside(
        y_pt,
        line.baseline_pt - line.size_pt,
        line.baseline_pt + line.size_pt * 0.3,
    );
    // Text beside the line counts as nearer than text above or below it.
    across.mul_add(0.25, down * 4.0)
}
