//! The proof that a document shows everything that is expected, and nothing else.

use super::frame::{is_same_beside_pages, is_same_frame, match_annotations};
use crate::verify::compare::{Expected, is_field_kept};
use crate::verify::document::{PageContent, RenderedDocument};

/// The proof that every page was found equal to the expected one, item by item, and so was everything beside the
/// pages. Only [`match_completely`] makes it.
#[derive(Clone, Copy, Debug)]
pub(in crate::verify) struct CompleteMatch {
    pages: usize,
}

impl CompleteMatch {
    /// The number of pages that were matched.
    pub fn pages(self) -> usize {
        self.pages
    }
}

/// Matches a document with the expected one: page by page, item by item, with nothing left over on either side.
pub(in crate::verify) fn match_completely(
    expected: &Expected<'_>,
    found: &RenderedDocument,
) -> Option<CompleteMatch> {
    let pages = expected.document.pages.len();
    if pages == 0 || found.pages.len() != pages {
        return None;
    }
    let mut pairs = expected.document.pages.iter().zip(&found.pages);
    let is_complete = pairs.all(|(one, other)| is_same_page(expected, one, other))
        && is_same_beside_pages(expected.document, found);
    is_complete.then_some(CompleteMatch { pages })
}

fn is_same_page(expected: &Expected<'_>, page: &PageContent, found: &PageContent) -> bool {
    is_same_frame(page, found)
        && page.draws_same(found)
        && match_annotations(page, found, |field, other| {
            is_field_kept(expected, field, other)
        })
}
