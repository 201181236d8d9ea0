//! Pages to PDF.
//!
//! [`Pages`] go in, bytes come out: the same pages and date give the same bytes. The room knows
//! nothing of how lines were broken, nor of screens.
//!
//! | file | does |
//! | --- | --- |
//! | `fonts` | subsets of the faces, with the text that each glyph stands for |
//! | `content` | the pages' content, written by printpdf, in marked sequences |
//! | `attachments` | files that travel inside |
//! | `structure` | the plan of marked sequences and of the structure tree |
//! | `tags` | the structure tree and the signature fields, written with lopdf |
//! | `metadata` | what the document says about itself, and its colours |
//! | `deflate` | compression, always the same |
//! | `finish` | what printpdf leaves out, says wrongly or has too much, put right with lopdf |
//!
//! # Conformance
//!
//! Every file is PDF/A-3a (ISO 19005-3:2012) and PDF/UA-1 (ISO 14289-1:2014), and says so. What these
//! demand of such a document, and where it is met:
//!
//! | clause | demands | met in |
//! | --- | --- | --- |
//! | 19005-3, 6.1.2, 6.1.3 | header 1.7, a file identifier, no encryption | `finish` |
//! | 19005-3, 6.1.7 | lengths of streams that are right | `finish`, lopdf |
//! | 19005-3, 6.2.3, 6.2.4 | one output intent; device colours that fit it | `metadata`; `content` uses grey and RGB only |
//! | 19005-3, 6.2.11 | fonts embedded, their widths right, every glyph mapped to Unicode | `fonts`, printpdf |
//! | 19005-3, 6.3 | annotations with an appearance, printed, not hidden | `tags` (the widgets) |
//! | 19005-3, 6.4 | no scripts, no appearances made by the reader | there are none; no `NeedAppearances` |
//! | 19005-3, 6.6.2 | XMP, uncompressed, in agreement with the information dictionary; extensions described | `metadata` |
//! | 19005-3, 6.6.4 | part and level of conformance | `metadata` |
//! | 19005-3, 6.7; 14289-1, 7.1 | tagged: everything in the structure tree or an artifact, standard types only | `structure`, `tags`, `content` |
//! | 14289-1, 7.1 | the title is shown, the document is marked as tagged | `finish`, `tags` |
//! | 19005-3, 6.8 and annex E | attachments with a name, a type, a description and a relationship | `attachments` |
//! | 14289-1, 7.2 | the natural language of the text, and of words in another | `finish` (the catalog), `content` (`Lang`) |
//! | 14289-1, 7.3 | figures with an alternative | `structure`, from the letterhead |
//! | 14289-1, 7.4 | headings from the first level down, none left out | `structure` |
//! | 14289-1, 7.5 | tables with header cells and their scope | `structure` |
//! | 14289-1, 7.6 | lists with labels and bodies, and what numbers them | `structure` |
//! | 14289-1, 7.18 | widgets in form elements, with a name; the keyboard in the order of the structure | `tags` |
//! | 14289-1, 7.21 | as 19005-3, 6.2.11 | `fonts`, printpdf |
//!
//! The test `suite/conformance` holds it with a validator that is not ours.

mod attachments;
mod content;
mod deflate;
mod finish;
mod fonts;
mod metadata;
mod structure;
mod tags;

pub(crate) use metadata::typesetter_of;

use super::Attachment;
use crate::date::Date;
use crate::typeset::{Owner, Pages};

/// What a document says about itself beside its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFacts {
    /// The day of the export.
    pub date: Date,
    /// Files that travel inside it.
    pub attachments: Vec<Attachment>,
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
    /// Text on the pages has no place in the structure.
    #[error("{owner:?} has no place in the structure")]
    Structure {
        /// What it belongs to.
        owner: Owner,
    },
    /// A signature box reaches over the edge of its page.
    #[error("a signature box of page {page} is not on the page")]
    Box {
        /// The page, from 1.
        page: usize,
    },
    /// A mark for a signing service doesn't stand on the pages exactly once.
    #[error("the mark {mark} stands {count} times on the pages")]
    Mark {
        /// The mark.
        mark: String,
        /// How often.
        count: usize,
    },
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
        check_boxes(pages)?;
        let fonts = fonts::EmbeddedFonts::of(pages, &mut self.subsets)?;
        let document = content::document(pages, &fonts)?;
        finish::finish(document, pages, &fonts, facts)
    }
}

/// A box that isn't on its page could not be signed.
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
/// [`PdfError`], in effect never.
pub fn write(pages: &Pages, facts: &DocumentFacts) -> Result<Vec<u8>, PdfError> {
    Writer::new().write(pages, facts)
}
