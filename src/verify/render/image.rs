//! The picture of a page.

/// A page as pixels, drawn on white.
#[derive(Clone, Debug, PartialEq)]
pub struct PageImage {
    /// The width of the page as a viewer shows it.
    pub width_pt: f64,
    /// Its height.
    pub height_pt: f64,
    /// The pixels of a row.
    pub width_px: usize,
    /// The rows.
    pub height_px: usize,
    /// How many pixels a point has.
    pub px_per_pt: f64,
    /// Red, green, blue and opacity of each pixel, row by row from the top. All are opaque.
    pub rgba: Vec<u8>,
}

/// The bytes of a pixel.
pub(super) const BYTES_PER_PX: usize = 4;

impl PageImage {
    /// The bytes of a row.
    pub(super) fn row(&self, row: usize) -> &[u8] {
        let length = self.width_px * BYTES_PER_PX;
        &self.rgba[row * length..(row + 1) * length]
    }
}
