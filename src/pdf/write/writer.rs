//! The writer: pages and facts in, bytes out.

use super::content::content;
use super::deflate::Deflated;
use super::error::PdfError;
use super::facts::DocumentFacts;
use super::finish::finish;
use super::fonts::{EmbeddedFonts, Subsets};
use crate::typeset::Pages;

/// Writes pages as PDF, and remembers the subsets of fonts and the streams that it packed, since agreements differ in little.
#[derive(Default)]
pub struct Writer {
    subsets: Subsets,
    deflated: Deflated,
}

impl Writer {
    /// Returns a writer that remembers nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes pages as a PDF. What is remembered changes the time it takes, not the bytes.
    ///
    /// # Errors
    /// [`PdfError`], which the built-in typeface never causes.
    pub fn write(&mut self, pages: &Pages, facts: &DocumentFacts) -> Result<Vec<u8>, PdfError> {
        check_boxes(pages)?;
        let fonts = EmbeddedFonts::of(pages, &mut self.subsets)?;
        let content = content(pages, &fonts)?;
        finish(content, pages, &fonts, facts, &mut self.deflated)
    }
}

/// Checks that every signature box is on its page: otherwise it could not be signed.
fn check_boxes(pages: &Pages) -> Result<(), PdfError> {
    for (index, page) in pages.pages.iter().enumerate() {
        let is_on_page = page.signature_boxes.iter().all(|field| {
            let (right_pt, bottom_pt) = (field.x_pt + field.width_pt, field.y_pt + field.height_pt);
            field.x_pt >= 0.0
                && field.y_pt >= 0.0
                && right_pt <= pages.width_pt
                && bottom_pt <= pages.height_pt
        });
        if !is_on_page {
            return Err(PdfError::Box { page: index + 1 });
        }
    }
    Ok(())
}

/// Writes pages as a PDF.
///
/// # Errors
/// [`PdfError`], which the built-in typeface never causes.
pub fn write(pages: &Pages, facts: &DocumentFacts) -> Result<Vec<u8>, PdfError> {
    Writer::new().write(pages, facts)
}
