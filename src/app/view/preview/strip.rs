//! The strip of pages at the right: shows the current page, and leads to others.

use eframe::egui::{self, Align2, Painter, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::viewport::screen;
use crate::app::command::{Command, PreviewCommand};
use crate::app::model::State;
use crate::app::theme::{PAPER, palette, size, soft_shadow, space};
use crate::app::view::widgets::focus_ring;
use crate::message::Message;
use crate::typeset::Page;

/// The width of the page's number beside it, in points.
const NUMBER_WIDTH: f32 = 18.0;

/// Returns the id under which the preview notes the current row of pages.
pub fn id() -> egui::Id {
    egui::Id::unique("current page")
}

/// Draws the strip.
pub fn strip_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let frame = egui::Frame::NONE
        .fill(palette(ui).backdrop)
        .inner_margin(egui::Margin {
            left: 4,
            right: 10,
            top: 12,
            bottom: 12,
        });
    egui::Panel::right("strip of pages")
        .resizable(false)
        .exact_size(space::STRIP)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            egui::ScrollArea::vertical()
                .id_salt("strip")
                .auto_shrink(false)
                // Room for the frame around the current page.
                .content_margin(egui::Margin::same(3))
                .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = space::MEDIUM;
                    let rows = state.rows();
                    for (index, page) in state.derived.pages.pages.iter().enumerate() {
                        let row = rows.of_expected(index);
                        if page_ui(ui, state, index, row, page) {
                            commands.push(PreviewCommand::ShowPage(index).into());
                        }
                    }
                });
        });
}

/// Draws a page that stands in a row; returns whether it was clicked.
fn page_ui(ui: &mut Ui, state: &State, index: usize, row: usize, page: &Page) -> bool {
    let pages = &state.derived.pages;
    let width = ui.available_width() - NUMBER_WIDTH;
    let scale = width / screen(pages.width_pt);
    let height = screen(pages.height_pt) * scale;
    let room = Vec2::new(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(room, Sense::click());
    let name = Message::new("window-page-of")
        .with("page", index + 1)
        .with("count", pages.pages.len());
    let name = state.translator.format(&name);
    let current: f32 = ui.data(|data| data.get_temp(id())).unwrap_or_default();
    let is_current = (current - row as f32).abs() < 0.5;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if is_current {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_aria_current(egui::accesskit::AriaCurrent::Page);
        });
    }
    let paper = Rect::from_min_size(
        rect.min + Vec2::new(NUMBER_WIDTH, 0.0),
        Vec2::new(width, height),
    );
    let palette = palette(ui);
    let painter = ui.painter();
    painter.text(
        egui::pos2(paper.left() - 6.0, paper.top()),
        Align2::RIGHT_TOP,
        (index + 1).to_string(),
        egui::FontId::proportional(size::SMALL),
        palette.weak,
    );
    paint_page(painter, page, paper, scale);
    if response.hovered() || is_current {
        let stroke = egui::Stroke::new(if is_current { 2.0 } else { 1.0 }, palette.accent);
        painter.rect_stroke(paper, 0.0, stroke, egui::StrokeKind::Outside);
    }
    focus_ring(ui, &response, paper.expand(1.0));
    response.on_hover_text(name).clicked()
}

/// Paints a small page, its lines of text as strokes: a page is known by its shape.
fn paint_page(painter: &Painter, page: &Page, paper: Rect, scale: f32) {
    painter.add(soft_shadow(6, 40).as_shape(paper, 0.0));
    painter.rect_filled(paper, 0.0, PAPER.paper);
    for line in &page.lines {
        let start = Vec2::new(
            screen(line.x_pt),
            screen(line.baseline_pt - line.size_pt * 0.3),
        );
        let from = paper.min + start * scale;
        let to = from.x + screen(line.text.width_pt) * scale;
        let first = line.text.glyphs.first();
        let is_heading = first.is_some_and(|glyph| glyph.face.is_semibold());
        let color = if is_heading {
            PAPER.grey
        } else {
            PAPER.grey.gamma_multiply(0.45)
        };
        painter.hline(from.x..=to, from.y, egui::Stroke::new(1.0, color));
    }
}
