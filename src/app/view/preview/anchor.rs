//! The page keeps its place: while text above it grows, and while the zoom changes, the line at the top
//! of the view stays where it is.

use eframe::egui::{Id, Ui, Vec2};

use super::Desk;
use crate::agreement::Role;
use crate::app::model::State;
use crate::typeset::{Line, Owner};

/// The line at the top of the view, as it was drawn last.
#[derive(Clone, Debug, PartialEq)]
struct Anchor {
    /// Which state of the pages was drawn.
    revision: u64,
    points_per_pt: f64,
    line: LineName,
    /// Where the line stood below the top of all pages.
    y: f32,
    /// How far all pages were scrolled to the left and up.
    offset: Vec2,
}

/// A line by what it says, not by where it stands.
#[derive(Clone, Debug, PartialEq)]
struct LineName {
    block: String,
    role: Role,
    /// Which line of the part.
    number: usize,
}

fn id() -> Id {
    Id::unique("line at the top of the view")
}

/// How far to scroll now that pages or zoom have changed, at most so far; `None` while they haven't. Pages
/// that have become fewer or smaller are there at once: left alone, the view would glide back to them.
pub fn offset(ui: &Ui, state: &State, desk: &Desk, most: Vec2) -> Option<Vec2> {
    let anchor = ui.data(|data| data.get_temp::<Anchor>(id()))?;
    let is_same = anchor.revision == state.derived.revision
        && (anchor.points_per_pt - desk.points_per_pt).abs() < f64::EPSILON;
    if is_same {
        return None;
    }
    let mut offset = anchor.offset;
    if offset.y >= 1.0 {
        let mut lines = named_lines(state);
        let line = lines.find(|(_, _, name)| *name == anchor.line);
        let moved = line.map(|(page, line, _)| y_of(desk, page, line) - anchor.y);
        offset.y += moved.unwrap_or_default();
    }
    Some(offset.min(most).max(Vec2::ZERO))
}

/// Notes what stands at the top of the view.
pub fn note(ui: &Ui, state: &State, desk: &Desk, offset: Vec2) {
    let is_under_top = |page: usize, line: &Line| y_of(desk, page, line) > offset.y;
    let top = named_lines(state).find(|(page, line, _)| is_under_top(*page, line));
    // Under the last line of all there is none; it is noted all the same, or the next frame would take this
    // one for a change.
    let top = top.or_else(|| named_lines(state).last());
    if let Some((page, line, name)) = top {
        let anchor = Anchor {
            revision: state.derived.revision,
            points_per_pt: desk.points_per_pt,
            y: y_of(desk, page, line),
            line: name,
            offset,
        };
        ui.data_mut(|data| data.insert_temp(id(), anchor));
    }
}

fn y_of(desk: &Desk, page: usize, line: &Line) -> f32 {
    desk.at(page, 0.0, line.baseline_pt).y - desk.origin.y
}

fn named_lines(state: &State) -> impl Iterator<Item = (usize, &Line, LineName)> {
    let pages = state.derived.pages.pages.iter().enumerate();
    let lines =
        pages.flat_map(|(page, content)| content.lines.iter().map(move |line| (page, line)));
    let mut previous: Option<Owner> = None;
    let mut number = 0;
    lines.filter_map(move |(page, line)| {
        let Owner::Block(block, role) = line.owner else {
            return None;
        };
        number = if previous == Some(line.owner) {
            number + 1
        } else {
            0
        };
        previous = Some(line.owner);
        let block = state.derived.agreement.blocks.get(block)?.id.clone();
        Some((
            page,
            line,
            LineName {
                block,
                role,
                number,
            },
        ))
    })
}
