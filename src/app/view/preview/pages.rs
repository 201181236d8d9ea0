//! The pages in their scroll area, with keys and zoom.

use eframe::egui::{
    self, Align, Id, Key, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2,
    WidgetInfo,
};

use super::columns::{self, Columns};
use super::found::FoundColumn;
use super::pictures::Pictures;
use super::viewport::{PageViewport, screen};
use super::{anchor, find, paint, pointer, read, reasons, strip};
use crate::app::command::{Command, PreviewCommand, Zoom};
use crate::app::model::{Bar, Rows, ScrollTarget, State};
use crate::app::theme::{palette, space};
use crate::app::view::requests::PendingRequests;
use crate::typeset::Pages;

/// Points of the screen in a point of the page at 100 %: screens count 96 to the inch, pages 72.
const FULL_SIZE: f64 = 96.0 / 72.0;
/// Zooms are multiples of this many per cent, so that not every width of the window has glyphs of its own in memory.
const ZOOM_STEP: f32 = 1.0;

/// Draws the preview.
pub fn preview_ui(
    ui: &mut Ui,
    state: &State,
    requests: &mut PendingRequests,
    pictures: &mut Pictures,
    commands: &mut Vec<Command>,
) {
    pictures.update(ui.ctx(), state, requests.take_pictures());
    // Whatever opens at the foot doesn't change the zoom.
    let height = ui.available_height();
    if state.shows_bar(Bar::Reasons) {
        reasons::reasons_ui(ui, state, commands);
    }
    let gets_focus = requests.take_find_focus();
    if state.shows_bar(Bar::Find) {
        find::find_ui(ui, state, gets_focus, commands);
    }
    let has_room = columns::has_room_for_strip(state, ui.available_width());
    if has_room && !state.settings.hides_strip {
        strip::strip_ui(ui, state, commands);
    }
    columns::headings_ui(ui, state, commands);
    let target = requests.take_scroll();
    egui::CentralPanel::no_frame()
        .frame(egui::Frame::NONE.fill(palette(ui).backdrop))
        .show(ui, |ui| {
            pages_ui(ui, state, pictures, (target, height), commands);
        });
}

/// Returns the id of the preview's own widget: it takes the keyboard for scrolling, stepping and copying.
fn id() -> Id {
    Id::unique("preview")
}

fn pages_ui(
    ui: &mut Ui,
    state: &State,
    pictures: &Pictures,
    (target, height): (Option<ScrollTarget>, f32),
    commands: &mut Vec<Command>,
) {
    let rows = state.rows();
    let (mut desk, percent) = Desk::of(ui, state, &rows, height);
    if (percent - state.view.percent).abs() > f32::EPSILON {
        commands.push(PreviewCommand::Zoomed(percent).into());
    }
    let px_per_pt = desk.viewport.points_per_pt * f64::from(ui.pixels_per_point());
    if state.compared().is_some_and(|found| found.wants(px_per_pt)) {
        commands.push(PreviewCommand::SetResolution(px_per_pt).into());
    }
    let keys = keys_ui(ui, state, commands);
    // Where larger pages are scrolled to may lie outside of the smaller ones that were there: that would be sprung
    // back from, and the view would drift for seconds.
    ui.spacing_mut().scroll.kinetic.rubber_band = false;
    let mut area = ScrollArea::both().id_salt("pages").auto_shrink(false);
    let max = desk.content - ui.available_size();
    let origin = Vec2::new(desk.margin(ui.available_width()), space::PAGE);
    if let Some(offset) = anchor::offset(ui, state, &desk.viewport, origin, max) {
        area = area.scroll_offset(offset);
    }
    let output = area.show_viewport(ui, |ui, seen| {
        let seen = desk.place(ui, seen);
        ui.scroll_with_delta(keys * Vec2::new(1.0, seen.height()));
        desk.columns_ui(ui, state, pictures, seen, target, commands);
    });
    let offset = output.state.clamped_offset();
    // The page in the middle of the view is the current one.
    let middle = offset.y + output.inner_rect.height() / 2.0;
    let middle = (middle / desk.viewport.step()).floor();
    ui.data_mut(|data| data.insert_temp(strip::id(), middle));
    anchor::note(ui, state, &desk.viewport, origin, offset);
}

/// The pages as they lie side by side and below each other.
struct Desk<'a> {
    columns: Columns,
    /// How far the pages of the file stand right of the expected ones.
    shift: f32,
    rows: &'a Rows,
    /// Where the expected pages stand.
    viewport: PageViewport<'a>,
    /// The size of everything. Each column shows the same part of its pages, so it is that of one column and the shift.
    content: Vec2,
}

impl<'a> Desk<'a> {
    /// Lays out the pages; returns the zoom, too, in per cent.
    fn of(ui: &Ui, state: &State, rows: &'a Rows, height: f32) -> (Self, f32) {
        let pages = &state.derived.pages;
        let columns = Columns::of(state, ui.available_width());
        let shift = columns.shift(ui.available_width());
        let column = Vec2::new(ui.available_width() - shift, height);
        let percent = percent_of(state.view.zoom, pages, column, columns.margin());
        let points_per_pt = FULL_SIZE * f64::from(percent) / 100.0;
        let page = Vec2::new(
            screen(pages.width_pt * points_per_pt),
            screen(pages.height_pt * points_per_pt),
        );
        let viewport = PageViewport {
            origin: Pos2::ZERO,
            points_per_pt,
            page,
            rows: &rows.expected,
        };
        let content = Vec2::new(
            page.x + 2.0 * columns.margin() + shift,
            viewport.step() * rows.count as f32 + space::PAGE,
        );
        let desk = Self {
            columns,
            shift,
            rows,
            viewport,
            content,
        };
        (desk, percent)
    }

    /// Returns how far the pages stand from the left edge of what can be scrolled, in a view of that width.
    fn margin(&self, width: f32) -> f32 {
        let margin = (self.content.x.max(width) - self.shift - self.viewport.page.x) / 2.0;
        margin.max(self.columns.margin())
    }

    /// Takes room for all pages; returns what of the screen is visible.
    fn place(&mut self, ui: &mut Ui, seen: Rect) -> Rect {
        let width = self.content.x.max(ui.available_width());
        let (rect, _) = ui.allocate_exact_size(Vec2::new(width, self.content.y), Sense::hover());
        let margin = self.margin(width);
        let pixels = ui.pixels_per_point();
        let whole = |length: f32| (length * pixels).round() / pixels;
        self.viewport.origin =
            Pos2::new(whole(rect.left() + margin), whole(rect.top() + space::PAGE));
        seen.translate(rect.min.to_vec2())
    }

    /// Draws the columns.
    fn columns_ui(
        &self,
        ui: &mut Ui,
        state: &State,
        pictures: &Pictures,
        seen: Rect,
        target: Option<ScrollTarget>,
        commands: &mut Vec<Command>,
    ) {
        let [left, right] = halves(seen, self.shift);
        if let Some(target) = target {
            scroll_to(ui, state, &self.viewport, left, self.shift, target);
        }
        if self.columns.has_expected() {
            expected_ui(&column_ui(ui, left), state, &self.viewport, left, commands);
        }
        if let Some(found) = state.compared().filter(|_| self.columns.has_found()) {
            let column = FoundColumn {
                state,
                found,
                pictures,
                viewport: PageViewport {
                    origin: self.viewport.origin + Vec2::new(self.shift, 0.0),
                    rows: &self.rows.found,
                    ..self.viewport
                },
                missing: &self.rows.missing,
                seen: right,
            };
            found_ui(&column_ui(ui, right), &column, self.columns);
        }
        if self.columns == Columns::Both {
            let stroke = egui::Stroke::new(1.0, palette(ui).line);
            ui.painter().vline(right.left(), seen.y_range(), stroke);
        }
    }
}

/// Returns what is visible of each column: the second one begins so far right of the first.
fn halves(seen: Rect, shift: f32) -> [Rect; 2] {
    if shift <= 0.0 {
        return [seen, seen];
    }
    let middle = seen.left() + shift;
    let (mut left, mut right) = (seen, seen);
    left.set_right(middle);
    right.set_left(middle);
    [left, right]
}

/// Returns a part of the view to draw in, in which nothing reaches over its edges.
fn column_ui(ui: &mut Ui, seen: Rect) -> Ui {
    let mut column = ui.new_child(UiBuilder::new().max_rect(seen));
    column.shrink_clip_rect(seen);
    column
}

/// Draws the expected pages and follows the pointer.
fn expected_ui(
    ui: &Ui,
    state: &State,
    viewport: &PageViewport,
    seen: Rect,
    commands: &mut Vec<Command>,
) {
    // The whole area takes the pointer; the nodes for screen readers do not.
    let response = ui.interact(seen.expand(1.0), id(), Sense::click_and_drag());
    pointer::pointer_ui(ui, state, viewport, &response, commands);
    paint::paint(ui, state, viewport, seen);
    read::read_ui(ui, state, viewport, &response, commands);
}

/// Draws the pages of the file. A click gives the preview the keyboard; alone, they are the preview.
fn found_ui(ui: &Ui, column: &FoundColumn<'_>, columns: Columns) {
    let (own_id, sense) = match columns {
        Columns::Both => (Id::unique("pages of the file"), Sense::CLICK),
        Columns::Expected | Columns::Found => (id(), Sense::click()),
    };
    let response = ui.interact(column.seen.expand(1.0), own_id, sense);
    let name = column.state.translate("compare-pages");
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
    if response.clicked() {
        ui.memory_mut(|memory| memory.request_focus(id()));
    }
    column.ui(ui, &response);
}

/// Returns the zoom in per cent.
fn percent_of(zoom: Zoom, pages: &Pages, room: Vec2, margin: f32) -> f32 {
    let full = |length_pt: f64| screen(length_pt * FULL_SIZE);
    // Room for the scroll bar.
    let width = (room.x - 2.0 * margin - space::MEDIUM) / full(pages.width_pt);
    let height = (room.y - 2.0 * space::PAGE) / full(pages.height_pt);
    let percent = match zoom {
        Zoom::Width => (width * 100.0).min(200.0),
        Zoom::Page => width.min(height) * 100.0,
        Zoom::Percent(percent) => percent,
    };
    ((percent / ZOOM_STEP).floor() * ZOOM_STEP).clamp(10.0, 500.0)
}

/// Handles keys while the preview has the focus; returns by how many heights of the window to scroll.
fn keys_ui(ui: &Ui, state: &State, commands: &mut Vec<Command>) -> Vec2 {
    let has_pointer = ui.rect_contains_pointer(ui.max_rect());
    if has_pointer {
        let factor = ui.input(egui::InputState::zoom_delta);
        if (factor - 1.0).abs() > 0.001 {
            if let Some(pointer) = ui.input(|input| input.pointer.hover_pos()) {
                anchor::zoom_at(ui, pointer - ui.max_rect().min);
            }
            let percent = (state.view.percent * factor).clamp(10.0, 500.0);
            commands.push(PreviewCommand::SetZoom(Zoom::Percent(percent)).into());
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
                commands.push(PreviewCommand::StepBlock { forward }.into());
            }
        }
        if input.consume_key(Modifiers::COMMAND, Key::A) {
            commands.push(PreviewCommand::SelectAll.into());
        }
        let copies = |event: &egui::Event| matches!(event, egui::Event::Copy);
        if input.events.iter().any(copies) {
            commands.push(PreviewCommand::Copy.into());
        }
    });
    delta
}

/// Scrolls to a target, unless it is visible already.
fn scroll_to(
    ui: &Ui,
    state: &State,
    viewport: &PageViewport,
    seen: Rect,
    shift: f32,
    target: ScrollTarget,
) {
    // What is in the middle of both columns is in the middle of the first one.
    let scroll_to_rect = |mut rect: Rect, align: Align| {
        rect.set_right(rect.right() + shift);
        ui.scroll_to_rect(rect, Some(align));
    };
    match target {
        ScrollTarget::Row(row) => {
            let rect = viewport.row_rect(row).expand(space::PAGE);
            scroll_to_rect(rect, Align::TOP);
        }
        ScrollTarget::Area(row, area) => {
            let by_row = PageViewport {
                rows: &[],
                ..*viewport
            };
            let rect = by_row.area_rect(row, &area).expand(space::LARGE);
            if !seen.contains_rect(rect) {
                scroll_to_rect(rect, Align::Center);
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
            let start = viewport.at(place.page, line.x_pt, line.baseline_pt - line.size_pt);
            let end = viewport.at(place.page, line.x_pt + line.text.width_pt, line.baseline_pt);
            let rect = Rect::from_min_max(start, end).expand(space::SMALL);
            if !seen.contains_rect(rect) {
                scroll_to_rect(rect, Align::Center);
            }
        }
    }
}
