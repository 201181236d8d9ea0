//! The way from a comparison to a PDF, to bring to a meeting.

use crate::agreement::Agreement;
use crate::date::Date;
use crate::pdf::write::{self, DocumentFacts, PdfError};
use crate::template::PageStyle;
use crate::typeset::{Pages, Typesetter};

/// A comparison, set on pages and written.
#[derive(Clone, Debug)]
pub struct ComparisonPdf {
    /// Its pages.
    pub pages: Pages,
    /// The bytes of the PDF.
    pub pdf: Vec<u8>,
}

/// Makes a PDF of the document of a comparison, in the style of an agreement's pages; `foot` stands at the foot of
/// each page. There is nothing to sign in it, and nothing is attached.
///
/// # Errors
/// [`PdfError`], which the built-in typeface never causes.
pub fn comparison_pdf(
    document: &Agreement,
    style: &PageStyle,
    foot: String,
    date: Date,
) -> Result<ComparisonPdf, PdfError> {
    let pages = Typesetter::new(&document.language).comparison_pages(document, style, foot);
    let facts = DocumentFacts {
        date,
        attachments: Vec::new(),
        record: None,
    };
    let pdf = write::write(&pages, &facts)?;
    Ok(ComparisonPdf { pages, pdf })
}
