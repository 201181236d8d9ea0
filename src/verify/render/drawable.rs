//! A file that may be drawn for people to look at.

use std::fmt;

use super::budget::RenderBudget;
use super::error::RenderError;
use super::image::PageImage;
use super::worker::{PageStream, page_image};
use crate::pdf::read::strict::{ReadError, decrypted};

/// A file that the strict reader accepts, in the form in which the renderer reads it. There is no other way to draw a
/// file in the window: one that is refused is not drawn, since the renderer would repair it in its own way.
#[derive(Clone)]
pub struct DrawablePdf {
    /// Not encrypted: the renderer doesn't decrypt.
    pdf: Vec<u8>,
    page_count: Result<usize, RenderError>,
}

impl DrawablePdf {
    /// Reads a file strictly, and counts its pages.
    ///
    /// # Errors
    /// [`ReadError`] if the strict reader refuses the file.
    pub fn read(pdf: &[u8], budget: &RenderBudget) -> Result<Self, ReadError> {
        let pdf = decrypted(pdf)?.unwrap_or_else(|| pdf.to_vec());
        let stream = PageStream::open(&pdf, 0..0, 1.0, budget);
        Ok(Self {
            page_count: stream.map(|stream| stream.page_count()),
            pdf,
        })
    }

    /// Returns how many pages the file has.
    ///
    /// # Errors
    /// [`RenderError`] if the renderer can't read the file, or refuses to draw so many pages.
    pub fn page_count(&self) -> Result<usize, RenderError> {
        self.page_count
    }

    /// Draws a page, from 0.
    ///
    /// # Errors
    /// [`RenderError`] if it can't be drawn, or not in time.
    pub fn page_image(
        &self,
        page: usize,
        px_per_pt: f64,
        budget: &RenderBudget,
    ) -> Result<PageImage, RenderError> {
        page_image(&self.pdf, page, px_per_pt, budget)
    }
}

impl fmt::Debug for DrawablePdf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DrawablePdf")
            .field("bytes", &self.pdf.len())
            .field("page_count", &self.page_count)
            .finish()
    }
}
