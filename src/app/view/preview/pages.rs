//! The preview: the very pages that the PDF will have, to look at, find in, select from and ask.

mod anchor;
mod find;
mod line;
mod paint;
mod pointer;
mod read;
mod strip;
#[path = "reasons.rs"]
mod why;

pub use line::{SetLine, set_line, words};
pub use why::because;

use eframe::egui::{self, Align, Id, Key, Modifiers, Pos2, Rect, Sense, Ui, Vec2};

use crate::app::command::{Command, Wish};
use crate::app::model::{ScrollTarget, State, Zoom};
use crate::app::theme::{palette, space};
use crate::typeset::Pages;
use crate::verify::Area;

/// Points of the screen in a point of the page at 100 %: screens count 96 to the inch, pages 72.
const FULL_SIZE: f64 = 96.0 / 72.0;
/// Zooms are whole parts of this many per cent, so that not every width of the window has glyphs of
/// its own in memory.
const ZOOM_STEP: f32 = 1.0;

/// Where pages stand on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    /// The upper left corner of the first page.
    pub origin: Pos2,
    /// Points of the screen in a point of the page.
    pub points_per_pt: f64,
    /// The size of a page, in points of the screen.
    pub page: Vec2,
}

impl Desk {
    /// The rectangle of a page, from 0.
    #[must_use]
    pub fn page_rect(&self, page: usize) -> Rect {
        let down = (self.page.y + space::PAGE) * page as f32;
        Rect::from_min_size(self.origin + Vec2::new(0.0, down), self.page)
    }

    /// A length of the page on the screen.
    #[must_use]
    pub fn length(&self, length_pt: f64) -> f32 {
        screen(length_pt * self.points_per_pt)
    }

    /// A place of a page on the screen.
    #[must_use]
    pub fn at(&self, page: usize, x_pt: f64, y_pt: f64) -> Pos2 {
        self.page_rect(page).min + Vec2::new(self.length(x_pt), self.length(y_pt))
    }
}

/// Draws the preview.
pub fn preview_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.why_block().is_some() {
        why::why_ui(ui, state, commands);
    }
    if state.view.find.is_some() {
        find::find_ui(ui, state, commands);
    }
    if !state.settings.hides_strip {
        strip::strip_ui(ui, state, commands);
    }
    egui::CentralPanel::no_frame()
        .frame(egui::Frame::NONE.fill(palette(ui).desk))
        .show(ui, |ui| pages_ui(ui, state, commands));
}

/// A length in the precision of the screen.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a screen is far smaller than what f32 tells apart"
)]
fn screen(length: f64) -> f32 {
    length as f32
}

/// The preview's own widget: it takes the keyboard for scrolling, stepping and copying.
fn id() -> Id {
    Id::unique("preview")
}

fn pages_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let pages = &state.derived.pages;
    let percent = percent_of(state.view.zoom, pages, ui.available_size());
    if (percent - state.view.percent).abs() > f32::EPSILON {
        commands.push(Command::Zoomed(percent));
    }
    let points_per_pt = FULL_SIZE * f64::from(percent) / 100.0;
    let page = Vec2::new(
        screen(pages.width_pt * points_per_pt),
        screen(pages.height_pt * points_per_pt),
    );
    let count = pages.pages.len() as f32;
    let content = Vec2::new(
        page.x + 2.0 * space::PAGE,
        (page.y + space::PAGE) * count + space::PAGE,
    );
    let keys = keys_ui(ui, state, commands);
    let desk = Desk {
        origin: Pos2::ZERO,
        points_per_pt,
        page,
    };
    // Where larger pages are scrolled to may lie outside of the smaller ones that were there: that would be sprung
    // back from, and the view would drift for seconds.
    ui.spacing_mut().scroll.kinetic.rubber_band = false;
    let mut area = egui::ScrollArea::both().id_salt("pages").auto_shrink(false);
    let most = content - ui.available_size();
    if let Some(offset) = anchor::offset(ui, state, &desk, most) {
        area = area.scroll_offset(offset);
    }
    let output = area.show_viewport(ui, |ui, viewport| {
        let width = content.x.max(ui.available_width());
        let (rect, _) = ui.allocate_exact_size(Vec2::new(width, content.y), Sense::hover());
        let margin = ((width - page.x) / 2.0).max(space::PAGE);
        let pixels = ui.pixels_per_point();
        let whole = |length: f32| (length * pixels).round() / pixels;
        let desk = Desk {
            origin: Pos2::new(whole(rect.left() + margin), whole(rect.top() + space::PAGE)),
            ..desk
        };
        let seen = viewport.translate(rect.min.to_vec2());
        ui.scroll_with_delta(keys * Vec2::new(1.0, seen.height()));
        scroll_ui(ui, state, &desk, seen, commands);
        // The whole desk takes the pointer; the nodes for screen readers do not.
        let response = ui.interact(seen.expand(1.0), id(), Sense::click_and_drag());
        pointer::pointer_ui(ui, state, &desk, &response, commands);
        paint::paint(ui, state, &desk, seen);
        read::read_ui(ui, state, &desk, &response, commands);
    });
    let offset = output.state.clamped_offset();
    let step = page.y + space::PAGE;
    // The page in the middle of the view is the one that is looked at.
    let middle = ((offset.y + output.inner_rect.height() / 2.0) / step).floor();
    ui.data_mut(|data| data.insert_temp(strip::id(), middle));
    anchor::note(ui, state, &desk, offset);
}

/// The zoom in per cent.
fn percent_of(zoom: Zoom, pages: &Pages, room: Vec2) -> f32 {
    let full = |length_pt: f64| screen(length_pt * FULL_SIZE);
    // Room for the scroll bar.
    let width = (room.x - 2.0 * space::PAGE - space::MEDIUM) / full(pages.width_pt);
    let height = (room.y - 2.0 * space::PAGE) / full(pages.height_pt);
    let percent = match zoom {
        Zoom::Width => (width * 100.0).min(200.0),
        Zoom::Page => width.min(height) * 100.0,
        Zoom::Percent(percent) => percent,
    };
    ((percent / ZOOM_STEP).floor() * ZOOM_STEP).clamp(10.0, 500.0)
}

/// What keys do while the preview has the focus: gives how many heights of the window to scroll by.
fn keys_ui(ui: &Ui, state: &State, commands: &mut Vec<Command>) -> Vec2 {
    let has_pointer = ui.rect_contains_pointer(ui.max_rect());
    if has_pointer {
        let factor = ui.input(egui::InputState::zoom_delta);
        if (factor - 1.0).abs() > 0.001 {
            let percent = (state.view.percent * factor).clamp(10.0, 500.0);
            commands.push(Command::SetZoom(Zoom::Percent(percent)));
        }
    }
    if !ui.memory(|memory| memory.has_focus(id())) {
        return Vec2::ZERO;
    }
    let mut delta = Vec2::ZERO;
    ui.input_mut(|input| {
        let mut step = |key: Key, heights: f32| {
            if input.consume_key(Modifiers::NONE, key) {
                delta.y += heights;
            }
        };
        step(Key::PageDown, -0.9);
        step(Key::PageUp, 0.9);
        step(Key::Space, -0.9);
        step(Key::Home, 1.0e6);
        step(Key::End, -1.0e6);
        for (key, forward) in [(Key::ArrowDown, true), (Key::ArrowUp, false)] {
            if input.consume_key(Modifiers::NONE, key) {
                commands.push(Command::StepBlock { forward });
            }
        }
        if input.consume_key(Modifiers::COMMAND, Key::A) {
            commands.push(Command::SelectAll);
        }
        let copies = |event: &egui::Event| matches!(event, egui::Event::Copy);
        if input.events.iter().any(copies) {
            commands.push(Command::Copy);
        }
    });
    delta
}

/// Where a place of a page stands on the screen.
fn area_rect(desk: &Desk, page: usize, area: &Area) -> Rect {
    Rect::from_min_max(
        desk.at(page, area.x_pt, area.y_pt),
        desk.at(page, area.x_pt + area.width_pt, area.y_pt + area.height_pt),
    )
}

/// Scrolls to where the state wants it, if that isn't seen already.
fn scroll_ui(ui: &Ui, state: &State, desk: &Desk, seen: Rect, commands: &mut Vec<Command>) {
    let Some(target) = state.view.scroll_to else {
        return;
    };
    commands.push(Command::Given(Wish::Scroll));
    match target {
        ScrollTarget::Page(page) => {
            let rect = desk.page_rect(page).expand(space::PAGE);
            ui.scroll_to_rect(rect, Some(Align::TOP));
        }
        ScrollTarget::Area(page, area) => {
            let rect = area_rect(desk, page, &area).expand(space::LARGE);
            if !seen.contains_rect(rect) {
                ui.scroll_to_rect(rect, Some(Align::Center));
            }
        }
        ScrollTarget::Line(place) => {
            let pages = &state.derived.pages.pages;
            let line = pages
                .get(place.page)
                .and_then(|page| page.lines.get(place.line));
            let Some(line) = line else {
                return;
            };
            let start = desk.at(place.page, line.x_pt, line.baseline_pt - line.size_pt);
            let end = desk.at(place.page, line.x_pt + line.text.width_pt, line.baseline_pt);
            let rect = Rect::from_min_max(start, end).expand(space::SMALL);
            if !seen.contains_rect(rect) {
                ui.scroll_to_rect(rect, Some(Align::Center));
            }
        }
    }
}
