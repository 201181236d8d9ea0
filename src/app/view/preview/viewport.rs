//! Where pages stand on the screen.

use eframe::egui::{Pos2, Rect, Vec2};

use crate::app::theme::space;
use crate::verify::Area;

/// Where pages stand on the screen.
#[derive(Clone, Copy, Debug)]
pub struct PageViewport<'a> {
    /// The upper left corner of the first page.
    pub origin: Pos2,
    /// Points of the screen in a point of the page.
    pub points_per_pt: f64,
    /// The size of a page, in points of the screen.
    pub page: Vec2,
    /// The row of each page; the others stand in the row of their number.
    pub rows: &'a [usize],
}

impl PageViewport<'_> {
    /// Returns the rectangle of a page, by its index.
    #[must_use]
    pub fn page_rect(&self, page: usize) -> Rect {
        self.row_rect(self.rows.get(page).copied().unwrap_or(page))
    }

    /// Returns the rectangle of the page in a row.
    #[must_use]
    pub fn row_rect(&self, row: usize) -> Rect {
        let down = self.step() * row as f32;
        Rect::from_min_size(self.origin + Vec2::new(0.0, down), self.page)
    }

    /// Returns how far each page stands below the one before.
    #[must_use]
    pub fn step(&self) -> f32 {
        self.page.y + space::PAGE
    }

    /// Returns a length of the page on the screen.
    #[must_use]
    pub fn length(&self, length_pt: f64) -> f32 {
        screen(length_pt * self.points_per_pt)
    }

    /// Returns a point of a page on the screen.
    #[must_use]
    pub fn at(&self, page: usize, x_pt: f64, y_pt: f64) -> Pos2 {
        self.page_rect(page).min + Vec2::new(self.length(x_pt), self.length(y_pt))
    }

    /// Returns an area of a page on the screen.
    #[must_use]
    pub fn area_rect(&self, page: usize, area: &Area) -> Rect {
        Rect::from_min_max(
            self.at(page, area.x_pt, area.y_pt),
            self.at(page, area.x_pt + area.width_pt, area.y_pt + area.height_pt),
        )
    }
}

/// Returns a length in the precision of the screen.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a screen is far smaller than what f32 tells apart"
)]
pub(super) fn screen(length: f64) -> f32 {
    length as f32
}
