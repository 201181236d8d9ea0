//! Marks on the pages of an opened PDF.

use eframe::egui::{Color32, Painter, Rect, Stroke, StrokeKind};

use crate::app::model::{Mark, MarkKind};
use crate::app::theme::PAPER;
use crate::verify::Area;

/// Paints marks on a page. The painter is clipped to the page.
pub fn paint_marks(painter: &Painter, page: Rect, marks: &[Mark], rect_of: impl Fn(&Area) -> Rect) {
    for mark in marks {
        let (tint, edge) = match mark.kind {
            MarkKind::Difference => (PAPER.differs, PAPER.mark),
            MarkKind::OtherSide => (Color32::TRANSPARENT, PAPER.mark.gamma_multiply(0.6)),
            MarkKind::Addition => (PAPER.added, PAPER.added_edge),
        };
        let width = if mark.is_current { 2.5 } else { 1.2 };
        if let Some(area) = &mark.area {
            let rect = rect_of(area).expand(2.0);
            let stroke = Stroke::new(width, edge);
            painter.rect(rect, 2.0, tint, stroke, StrokeKind::Outside);
        } else {
            // The page is to be read: a frame says enough.
            let stroke = Stroke::new(width + 0.8, edge);
            painter.rect_stroke(page, 0.0, stroke, StrokeKind::Inside);
        }
    }
}
