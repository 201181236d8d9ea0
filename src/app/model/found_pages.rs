//! The own pages of an opened PDF, as pictures. The pixels go to the view that shows them and don't stay here.

use std::sync::Arc;

use crate::message::Message;
use crate::verify::render::{DrawablePdf, RenderError};

/// The maximum of pages that are drawn: of more, nobody looks at all, and each picture takes 8 MB.
pub const MAX_DRAWN_PAGES: usize = 40;

/// The own pages of an opened PDF.
#[derive(Clone, Debug)]
pub struct FoundPages {
    /// The number of the opened PDF; a picture that comes after it was closed has another one.
    pub number: u64,
    /// Whether they are shown beside the expected ones.
    pub are_shown: bool,
    file: Arc<DrawablePdf>,
    /// Whether the first page was asked for.
    has_started: bool,
    /// What came of the pages so far, from the first on.
    pages: Vec<Result<PageSize, RenderError>>,
}

/// The size of a page as a viewer shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageSize {
    /// Its width.
    pub width_pt: f64,
    /// Its height.
    pub height_pt: f64,
}

/// What there is to show of a page of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum FoundPage {
    /// Its picture, of this size.
    Picture(PageSize),
    /// Nothing yet: it is still to be drawn.
    Awaited,
    /// Nothing, since the file has no such page.
    Missing,
    /// Nothing, for this reason.
    Undrawable(Message),
}

impl FoundPages {
    /// Pages of which none is drawn yet.
    pub(super) fn new(number: u64, file: Arc<DrawablePdf>) -> Self {
        Self {
            number,
            are_shown: false,
            file,
            has_started: false,
            pages: Vec::new(),
        }
    }

    /// Returns how many pages the file has; none if the renderer can't read it.
    #[must_use]
    pub fn count(&self) -> usize {
        self.file.page_count().unwrap_or_default()
    }

    /// Returns what there is to show of a page, from 0.
    #[must_use]
    pub fn page(&self, page: usize) -> FoundPage {
        if let Err(error) = self.file.page_count() {
            return FoundPage::Undrawable(error.message());
        }
        if page >= self.count() {
            return FoundPage::Missing;
        }
        match self.pages.get(page) {
            Some(Ok(size)) => FoundPage::Picture(*size),
            Some(Err(error)) => FoundPage::Undrawable(error.message()),
            None if page < MAX_DRAWN_PAGES => FoundPage::Awaited,
            None => FoundPage::Undrawable(
                Message::new("compare-too-many-pages").with("max", MAX_DRAWN_PAGES),
            ),
        }
    }

    /// Begins to draw; returns the first page to draw, once.
    pub(super) fn start(&mut self) -> Option<(Arc<DrawablePdf>, usize)> {
        if std::mem::replace(&mut self.has_started, true) {
            return None;
        }
        self.next()
    }

    /// Takes in what came of the next page. What came of another one doesn't count.
    pub(super) fn add(&mut self, page: usize, result: Result<PageSize, RenderError>) {
        if page == self.pages.len() {
            self.pages.push(result);
        }
    }

    /// Returns the next page to draw.
    pub(super) fn next(&self) -> Option<(Arc<DrawablePdf>, usize)> {
        let page = self.pages.len();
        let is_wanted = page < self.count().min(MAX_DRAWN_PAGES);
        is_wanted.then(|| (Arc::clone(&self.file), page))
    }
}
