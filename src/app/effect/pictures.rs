//! Pages of an opened PDF as pictures.

use std::sync::Arc;

use super::outcome::Outcome;
use crate::verify::render::{DrawablePdf, RenderBudget};

/// What a picture may cost: at two pixels a point, a page of A3 has 4 million. The time is for each page.
fn budget() -> RenderBudget {
    RenderBudget {
        max_page_px: 4_500_000,
        ..RenderBudget::default()
    }
}

/// Returns a file as it is drawn; none if the strict reader refuses it.
pub(super) fn drawable(pdf: &[u8]) -> Option<Arc<DrawablePdf>> {
    DrawablePdf::read(pdf, &budget()).ok().map(Arc::new)
}

/// Draws a page of an opened PDF.
pub(super) fn draw_page(number: u64, file: &DrawablePdf, page: usize, px_per_pt: f64) -> Outcome {
    Outcome::PageDrawn {
        number,
        page,
        px_per_pt,
        result: file.page_image(page, px_per_pt, &budget()),
    }
}
