//! What the pointer does on the pages: it asks, selects, and leads to fields.

use eframe::egui::{CursorIcon, Id, PointerButton, Pos2, Response, Ui};

use super::Desk;
use crate::app::command::Command;
use crate::app::model::{LinePlace, Place, State, place_of_origin};
use crate::typeset::{Line, Owner};

/// What is under the pointer.
struct Spot<'a> {
    place: LinePlace,
    line: &'a Line,
    /// The glyph that is met, if one is.
    glyph: Option<usize>,
    /// The byte of the line's text nearest to it.
    byte: usize,
}

/// Follows the pointer.
pub fn pointer_ui(
    ui: &Ui,
    state: &State,
    desk: &Desk,
    response: &Response,
    commands: &mut Vec<Command>,
) {
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    if let Some(spot) = response
        .hover_pos()
        .and_then(|pos| spot_at(state, desk, pos))
    {
        let icon = match (&spot.glyph, place_of(&spot)) {
            (_, Some(_)) => CursorIcon::PointingHand,
            (Some(_), None) => CursorIcon::Text,
            (None, None) => CursorIcon::Default,
        };
        ui.ctx().set_cursor_icon(icon);
    }
    let spot = response
        .interact_pointer_pos()
        .and_then(|pos| spot_at(state, desk, pos));
    let Some(spot) = spot else {
        return;
    };
    if !response.triple_clicked() && !response.double_clicked() && response.clicked() {
        return click(&spot, commands);
    }
    let Some(character) = state.derived.text.character_at(spot.place, spot.byte) else {
        return;
    };
    let anchor = Id::unique("where the selection began");
    if response.drag_started_by(PointerButton::Primary) {
        let origin = ui.input(|input| input.pointer.press_origin());
        let start = origin
            .and_then(|pos| spot_at(state, desk, pos))
            .and_then(|spot| state.derived.text.character_at(spot.place, spot.byte));
        ui.data_mut(|data| data.insert_temp(anchor, start.unwrap_or(character)));
    }
    if response.dragged_by(PointerButton::Primary) {
        let start = ui.data(|data| data.get_temp(anchor)).unwrap_or(character);
        let range = Some(start.min(character)..start.max(character));
        if range != state.view.selection {
            commands.push(Command::Select(range));
        }
    } else if response.triple_clicked() {
        let range = state.derived.text.paragraph_at(character);
        commands.push(Command::Select(Some(range)));
    } else if response.double_clicked() {
        let range = state.derived.text.word_at(character);
        commands.push(Command::Select(Some(range)));
    }
}

fn click(spot: &Spot, commands: &mut Vec<Command>) {
    commands.push(Command::Select(None));
    if let Some(place) = place_of(spot) {
        commands.push(Command::Focus(place));
    } else if let Owner::Block(block, _) = spot.line.owner {
        commands.push(Command::Why(block));
    }
}

/// The place of the form where the words under the pointer are filled in.
fn place_of(spot: &Spot) -> Option<Place> {
    let glyph = &spot.line.text.glyphs[spot.glyph?];
    place_of_origin(spot.line.origin(glyph.run)?)
}

fn spot_at<'a>(state: &'a State, desk: &Desk, pos: Pos2) -> Option<Spot<'a>> {
    let pages = &state.derived.pages.pages;
    let page = (0..pages.len()).find(|page| desk.page_rect(*page).contains(pos))?;
    let from = pos - desk.page_rect(page).min;
    let (x_pt, y_pt) = (
        f64::from(from.x) / desk.points_per_pt,
        f64::from(from.y) / desk.points_per_pt,
    );
    let (index, line) = pages[page]
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| matches!(line.owner, Owner::Block(..)))
        .min_by(|(_, one), (_, other)| {
            distance(one, x_pt, y_pt).total_cmp(&distance(other, x_pt, y_pt))
        })?;
    // Far from any text there is nothing to ask.
    (distance(line, x_pt, y_pt) < line.size_pt * 4.0).then(|| {
        let within = x_pt - line.x_pt;
        let glyphs = &line.text.glyphs;
        let met = glyphs
            .iter()
            .position(|glyph| (glyph.x_pt..glyph.x_pt + glyph.advance_pt).contains(&within))
            .filter(|_| distance(line, x_pt, y_pt) < 1.0);
        let byte = glyphs
            .iter()
            .find(|glyph| within < glyph.x_pt + glyph.advance_pt / 2.0)
            .map_or(line.text.text.trim_end().len(), |glyph| glyph.text.start);
        Spot {
            place: LinePlace { page, line: index },
            line,
            glyph: met,
            byte,
        }
    })
}

/// How far a place is from a line; nothing within it.
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
