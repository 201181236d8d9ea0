//! Pages to PDF.
//!
//! [`Pages`] go in, bytes come out: the same pages and date give the same bytes. The room knows
//! nothing of how lines were broken, nor of screens.
//!
//! | file | does |
//! | --- | --- |
//! | `fonts` | subsets of the faces, with the text that each glyph stands for |
//! | `content` | the pages' content, written by printpdf |
//! | `deflate` | compression, always the same |
//! | `finish` | what printpdf leaves out, says wrongly or has too much, put right with lopdf |
//!
//! Tags, conformance, signature fields and attachments belong into `finish`; every line of the
//! pages names its [owner](crate::typeset::Owner), and the pages carry their signature boxes.

mod content;
mod deflate;
mod finish;
mod fonts;

use crate::date::Date;
use crate::typeset::Pages;

/// What a document says about itself beside its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFacts {
    /// The day of the export.
    pub date: Date,
}

/// Why no PDF could be made. None of these can happen with the built-in typeface; a caller passes
/// them on all the same.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A face could not be reduced to the glyphs that are used.
    #[error("a font could not be subset: {0}")]
    Subset(#[from] subsetter::Error),
    /// The finished document could not be written.
    #[error("the PDF could not be written: {0}")]
    Write(#[from] lopdf::Error),
    /// The finished document could not be written.
    #[error("the PDF could not be written: {0}")]
    Output(#[from] std::io::Error),
    /// A page uses a glyph without the text that it stands for, or the other way round.
    #[error("a glyph of page {page} could not be written")]
    Glyph {
        /// The page, from 1.
        page: usize,
    },
}

/// Writes pages as PDF, and remembers the subsets of fonts that it made: agreements differ in little.
#[derive(Default)]
pub struct Writer {
    subsets: fonts::Subsets,
}

impl Writer {
    /// A writer that remembers nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes pages as a PDF. What is remembered changes the time it takes, not the bytes.
    ///
    /// # Errors
    /// [`PdfError`], in effect never.
    pub fn write(&mut self, pages: &Pages, facts: &DocumentFacts) -> Result<Vec<u8>, PdfError> {
        let fonts = fonts::EmbeddedFonts::of(pages, &mut self.subsets)?;
        let document = content::document(pages, &fonts)?;
        finish::finish(document, pages, &fonts, facts)
    }
}

/// Writes pages as a PDF.
///
/// # Errors
/// [`PdfError`], in effect never.
pub fn write(pages: &Pages, facts: &DocumentFacts) -> Result<Vec<u8>, PdfError> {
    Writer::new().write(pages, facts)
}
