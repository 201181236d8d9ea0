//! The own pages of an opened PDF, beside the expected ones.

use eframe::egui::{
    self, Align, Color32, FontId, Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo,
};

use super::marks::paint_marks;
use super::pictures::Pictures;
use super::viewport::{PageViewport, screen};
use crate::app::model::{FoundPage, FoundPages, PageSize, State};
use crate::app::theme::{PAPER, palette, size, soft_shadow, space};
use crate::message::Message;
use crate::verify::Area;

/// The own pages of an opened PDF, where they stand on the screen.
pub struct FoundColumn<'a> {
    /// The window's state.
    pub state: &'a State,
    /// The pages.
    pub found: &'a FoundPages,
    /// Their pictures.
    pub pictures: &'a Pictures,
    /// Where they stand.
    pub viewport: PageViewport<'a>,
    /// The rows in which the file has no page.
    pub missing: &'a [usize],
    /// What of the screen is visible.
    pub seen: Rect,
}

impl FoundColumn<'_> {
    /// Draws the visible pages, and names all of them for screen readers.
    pub fn ui(&self, ui: &Ui, whole: &Response) {
        let is_read = ui.ctx().has_accesskit_node(whole.id);
        for row in self.missing {
            self.missing_ui(ui, *row, is_read);
        }
        for index in 0..self.viewport.rows.len() {
            let cell = self.viewport.page_rect(index);
            let page = self.found.page(index);
            let text = self.text_of(index, &page);
            if cell.expand(space::PAGE).intersects(self.seen) {
                self.paint(ui, index, cell, &page, text.as_deref());
            }
            if is_read {
                let name = self.name_of(index, text.as_deref());
                let id = Id::unique(("page of the file", index));
                let response = ui.interact(cell, id, Sense::empty());
                response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
            }
        }
    }

    /// Draws an empty frame in a row in which the file has no page.
    fn missing_ui(&self, ui: &Ui, row: usize, is_read: bool) {
        let text = self.state.translate("compare-missing");
        let rect = self.viewport.row_rect(row);
        if rect.intersects(self.seen) {
            let stroke = Stroke::new(1.0, palette(ui).border);
            ui.painter()
                .rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
            paint_text(ui, rect, &text, palette(ui).weak);
        }
        if is_read {
            let id = Id::unique(("missing page of the file", row));
            let response = ui.interact(rect, id, Sense::empty());
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &text));
        }
    }

    fn paint(&self, ui: &Ui, index: usize, cell: Rect, page: &FoundPage, text: Option<&str>) {
        let rect = match page {
            FoundPage::Picture(size) => {
                Rect::from_min_size(whole_pixel(ui, cell.min), self.size_of(*size))
            }
            _ => cell,
        };
        let painter = ui.painter();
        painter.add(soft_shadow(14, 45).as_shape(rect, 0.0));
        painter.rect_filled(rect, 0.0, PAPER.paper);
        if let (FoundPage::Picture(size), Some(picture)) = (page, self.pictures.get(index)) {
            // The last pixels reach over the edge of the page; so each pixel is one of the screen.
            let points_per_px = f64::from(rect.width()) / (size.width_pt * size.px_per_pt);
            let rect = Rect::from_min_size(rect.min, picture.size_vec2() * screen(points_per_px));
            let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
            painter.image(picture.id(), rect, whole, Color32::WHITE);
        }
        if let Some(text) = text {
            paint_text(ui, rect, text, PAPER.grey);
        }
        let painter = ui.painter_at(rect.intersect(ui.clip_rect()));
        let marks = self.state.found_marks(index);
        paint_marks(&painter, rect, &marks, |area| {
            self.area_rect(rect, page, area)
        });
    }

    /// Returns the size of a page on the screen: as large as it is beside the expected page, or as its place allows.
    fn size_of(&self, size: PageSize) -> Vec2 {
        let full = Vec2::new(
            self.viewport.length(size.width_pt),
            self.viewport.length(size.height_pt),
        );
        let cell = self.viewport.page;
        // What is less than a point larger was only rounded.
        if full.x <= cell.x + 1.0 && full.y <= cell.y + 1.0 {
            return full;
        }
        full * (cell.x / full.x).min(cell.y / full.y)
    }

    fn area_rect(&self, rect: Rect, page: &FoundPage, area: &Area) -> Rect {
        let points_per_pt = match page {
            FoundPage::Picture(size) => f64::from(rect.width()) / size.width_pt,
            _ => self.viewport.points_per_pt,
        };
        let at = |x_pt: f64, y_pt: f64| {
            rect.min + Vec2::new(screen(x_pt * points_per_pt), screen(y_pt * points_per_pt))
        };
        Rect::from_min_max(
            at(area.x_pt, area.y_pt),
            at(area.x_pt + area.width_pt, area.y_pt + area.height_pt),
        )
    }

    /// Returns what stands in the place of a picture that isn't there.
    fn text_of(&self, index: usize, page: &FoundPage) -> Option<String> {
        let message = match page {
            FoundPage::Picture(_) if self.pictures.get(index).is_some() => return None,
            FoundPage::Picture(_) => Message::new("render-too-large").with("page", index + 1),
            FoundPage::Awaited => Message::new("compare-awaited"),
            FoundPage::Undrawable(message) => message.clone(),
        };
        Some(self.state.translator.format(&message))
    }

    fn name_of(&self, index: usize, text: Option<&str>) -> String {
        let name = Message::new("compare-page").with("page", index + 1);
        let name = self.state.translator.format(&name);
        match text {
            Some(text) => format!("{name}: {text}"),
            None => name,
        }
    }
}

fn whole_pixel(ui: &Ui, place: Pos2) -> Pos2 {
    let pixels = ui.pixels_per_point();
    let whole = |length: f32| (length * pixels).round() / pixels;
    Pos2::new(whole(place.x), whole(place.y))
}

fn paint_text(ui: &Ui, rect: Rect, text: &str, color: Color32) {
    let width = (rect.width() - 2.0 * space::PAGE).max(1.0);
    let mut job = egui::text::LayoutJob::simple(
        text.to_owned(),
        FontId::proportional(size::BODY),
        color,
        width,
    );
    job.halign = Align::Center;
    let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
    // At the top, where it is seen as soon as the page is.
    let place = Pos2::new(rect.center().x, rect.top() + 2.0 * space::PAGE);
    ui.painter_at(rect.intersect(ui.clip_rect()))
        .galley(place, galley, color);
}
