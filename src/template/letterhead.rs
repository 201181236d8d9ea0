//! The optional image at the top of the first page, or of every page.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::file::{self, LetterheadOn, LetterheadPlace, LetterheadSide};
use super::svg::{self, Drawing};
use crate::characters::hexadecimal;

/// An image, ready to be drawn on white paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Letterhead {
    /// What is drawn.
    pub picture: Picture,
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

/// A picture: of pixels, or of paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Pixels, of a PNG or JPEG file.
    Pixels(Pixels),
    /// Paths, of an SVG file.
    Drawing(Drawing),
}

/// The pixels of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        match &self.picture {
            Picture::Pixels(pixels) => {
                f64::from(pixels.height_px) / f64::from(pixels.width_px.max(1))
            }
            Picture::Drawing(drawing) => f64::from(drawing.height) / f64::from(svg::WIDTH),
        }
    }
}

impl Pixels {
    /// SHA-256 of the pixels, in lower-case hexadecimal.
    pub(super) fn hash(&self) -> String {
        hexadecimal(&Sha256::digest(&self.rgb))
    }
}

impl Letterhead {
    /// Returns a letterhead with the picture of a file, and how `written` says that it stands on the page.
    pub(super) fn new(
        picture: Picture,
        file: &[u8],
        written: &file::Letterhead<'_>,
        alternative: String,
    ) -> Self {
        Self {
            picture,
            width_mm: written.width_mm,
            on: written.on,
            place: written.place,
            side: written.side,
            alternative,
            sha256: hexadecimal(&Sha256::digest(file)),
        }
    }
}
