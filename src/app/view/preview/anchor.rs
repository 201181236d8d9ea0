//! The line at the top of the view stays where it is while text above it grows and while the zoom changes; where the
//! pointer zooms, what is under it does.

use eframe::egui::{Id, Ui, Vec2};

use super::viewport::{PageViewport, screen};
use crate::agreement::Role;
use crate::app::model::State;
use crate::typeset::{Line, Owner};

/// The line at the top of the view, as it was drawn last.
#[derive(Clone, Debug, PartialEq)]
struct Anchor {
    /// The revision of the pages that was drawn.
    revision: u64,
    points_per_pt: f64,
    line: LineName,
    /// Where the line stood below the top of all pages.
    y: f32,
    /// How far all pages were scrolled to the left and up.
    offset: Vec2,
    /// Where the first page stood in all that can be scrolled.
    origin: Vec2,
    /// How far each page stood below the one before.
    step: f32,
}

/// A zoom by the pointer.
#[derive(Clone, Copy, Debug)]
struct PointerZoom {
    /// The frame in which it was asked for.
    frame: u64,
    /// Where the pointer was in the view.
    at: Vec2,
}

fn zoom_id() -> Id {
    Id::unique("zoom by the pointer")
}

/// Notes that the pointer zooms: what is under it stays there.
pub fn zoom_at(ui: &Ui, at: Vec2) {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|data| data.insert_temp(zoom_id(), PointerZoom { frame, at }));
}

/// Returns where the pointer was if it zoomed in the last frame.
fn zoomed_at(ui: &Ui) -> Option<Vec2> {
    let frame = ui.ctx().cumulative_frame_nr();
    let zoom: PointerZoom = ui.data(|data| data.get_temp(zoom_id()))?;
    (zoom.frame + 1 >= frame).then_some(zoom.at)
}

/// A line by its block and part, not by where it stands.
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

/// Returns how far to scroll after pages or zoom have changed, at most `max`; `None` while they haven't. Without it,
/// the view would glide back to pages that have become fewer or smaller.
pub fn offset(
    ui: &Ui,
    state: &State,
    viewport: &PageViewport,
    origin: Vec2,
    max: Vec2,
) -> Option<Vec2> {
    let anchor = ui.data(|data| data.get_temp::<Anchor>(id()))?;
    let is_same = anchor.revision == state.derived.revision
        && (anchor.points_per_pt - viewport.points_per_pt).abs() < f64::EPSILON;
    if is_same {
        return None;
    }
    let mut offset = anchor.offset;
    if let Some(at) = zoomed_at(ui) {
        offset = anchor.under_pointer(viewport, origin, at);
    } else if offset.y >= 1.0 {
        let mut lines = named_lines(state);
        let line = lines.find(|(_, _, name)| *name == anchor.line);
        let moved = line.map(|(page, line, _)| y_of(viewport, page, line) - anchor.y);
        offset.y += moved.unwrap_or_default();
    }
    Some(offset.min(max).max(Vec2::ZERO))
}

impl Anchor {
    /// Returns how far to scroll so that the point of the pages that was under the pointer is there again.
    fn under_pointer(&self, viewport: &PageViewport, origin: Vec2, at: Vec2) -> Vec2 {
        let from = self.offset + at - self.origin;
        let page = (from.y / self.step).floor().max(0.0);
        let grown = screen(viewport.points_per_pt / self.points_per_pt);
        let in_page = Vec2::new(from.x, from.y - page * self.step) * grown;
        origin + in_page + Vec2::new(0.0, page * viewport.step()) - at
    }
}

/// Notes what stands at the top of the view.
pub fn note(ui: &Ui, state: &State, viewport: &PageViewport, origin: Vec2, offset: Vec2) {
    let is_under_top = |page: usize, line: &Line| y_of(viewport, page, line) > offset.y;
    let top = named_lines(state).find(|(page, line, _)| is_under_top(*page, line));
    // Under the last line of all there is none; it is noted all the same, or the next frame would take this
    // one for a change.
    let top = top.or_else(|| named_lines(state).last());
    if let Some((page, line, name)) = top {
        let anchor = Anchor {
            revision: state.derived.revision,
            points_per_pt: viewport.points_per_pt,
            y: y_of(viewport, page, line),
            line: name,
            offset,
            origin,
            step: viewport.step(),
        };
        ui.data_mut(|data| data.insert_temp(id(), anchor));
    }
}

fn y_of(viewport: &PageViewport, page: usize, line: &Line) -> f32 {
    viewport.at(page, 0.0, line.baseline_pt).y - viewport.origin.y
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
