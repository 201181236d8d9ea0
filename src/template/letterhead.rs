//! The optional image at the top of the first page, or of every page.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::file::{self, LetterheadOn, LetterheadPlace, LetterheadSide};
use crate::characters::hexadecimal;

/// An image, ready to be drawn on white paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Letterhead {
    /// Rows from top to bottom, three bytes a pixel: red, green, blue.
    pub rgb: Arc<[u8]>,
    /// Pixels in a row.
    pub width_px: u32,
    /// Rows.
    pub height_px: u32,
    /// Its width on the page, in millimetres; its height follows.
    pub width_mm: f64,
    /// The pages that it stands on.
    pub on: LetterheadOn,
    /// The part of the page that it stands in.
    pub place: LetterheadPlace,
    /// The edge that it stands at.
    pub side: LetterheadSide,
    /// What it shows, for those who can't see it.
    pub alternative: String,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

/// The pixels of an image.
#[derive(Clone, Debug, PartialEq)]
pub struct Pixels {
    /// Rows from top to bottom, three bytes a pixel: red, green, blue.
    pub rgb: Arc<[u8]>,
    /// Pixels in a row.
    pub width_px: u32,
    /// Rows.
    pub height_px: u32,
}

impl Letterhead {
    /// Returns its height, as a share of its width.
    #[must_use]
    pub fn height_per_width(&self) -> f64 {
        f64::from(self.height_px) / f64::from(self.width_px.max(1))
    }

    /// SHA-256 of its pixels, in lower-case hexadecimal.
    pub(super) fn hash_of_pixels(&self) -> String {
        hash_of_pixels(&self.rgb)
    }
}

impl Pixels {
    /// SHA-256 of the pixels, in lower-case hexadecimal.
    pub(super) fn hash(&self) -> String {
        hash_of_pixels(&self.rgb)
    }
}

fn hash_of_pixels(rgb: &[u8]) -> String {
    hexadecimal(&Sha256::digest(rgb))
}

impl Letterhead {
    /// Returns a letterhead with the pixels of a file, and how `written` says that it stands on the page.
    pub(super) fn new(
        pixels: Pixels,
        file: &[u8],
        written: &file::Letterhead<'_>,
        alternative: String,
    ) -> Self {
        Self {
            rgb: pixels.rgb,
            width_px: pixels.width_px,
            height_px: pixels.height_px,
            width_mm: written.width_mm,
            on: written.on,
            place: written.place,
            side: written.side,
            alternative,
            sha256: hexadecimal(&Sha256::digest(file)),
        }
    }
}
