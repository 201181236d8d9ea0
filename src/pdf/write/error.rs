//! Errors.

use crate::typeset::Owner;

/// The reason for which no PDF could be made. None of these is reachable with the built-in typeface; a caller passes them
/// on all the same.
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
        /// The part that it belongs to.
        owner: Owner,
    },
    /// A signature box reaches over the edge of its page.
    #[error("a signature box of page {page} is not on the page")]
    Box {
        /// The page, from 1.
        page: usize,
    },
    /// A mark for a signing service doesn't occur on the pages exactly once.
    #[error("the mark {mark} occurs {count} times on the pages")]
    Mark {
        /// The mark.
        mark: String,
        /// The number of times that it occurs.
        count: usize,
    },
    /// A page uses a glyph without the text that it represents, or the other way round.
    #[error("a glyph of page {page} could not be written")]
    Glyph {
        /// The page, from 1.
        page: usize,
    },
}
