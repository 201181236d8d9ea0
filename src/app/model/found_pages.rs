//! The own pages of an opened PDF, as pictures. The pixels go to the view that shows them and don't stay here.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::message::Message;
use crate::verify::render::{DrawablePdf, RenderError};

/// The maximum of pages that are drawn: of more, nobody looks at all, and each picture takes up to 8 MB.
const MAX_DRAWN_PAGES: usize = 40;
/// The resolutions in which pages are drawn. Below, a page is a stamp; above, it takes too much memory.
const PX_PER_PT: RangeInclusive<f64> = 0.5..=2.0;

/// The own pages of an opened PDF.
#[derive(Clone, Debug)]
pub struct FoundPages {
    /// The number of the opened PDF; a picture that comes after it was closed has another one.
    pub number: u64,
    /// Whether they are shown beside the expected ones.
    pub are_shown: bool,
    file: Arc<DrawablePdf>,
    /// The resolution in which they are shown; none while they haven't been shown yet.
    px_per_pt: Option<f64>,
    /// Whether a page is being drawn.
    is_drawing: bool,
    /// What came of the pages so far, by their numbers.
    pages: BTreeMap<usize, Drawn>,
}

/// What came of a page.
#[derive(Clone, Debug)]
struct Drawn {
    px_per_pt: f64,
    result: Result<PageSize, RenderError>,
}

/// A page to draw.
pub(super) struct NextPage {
    pub file: Arc<DrawablePdf>,
    pub page: usize,
    pub px_per_pt: f64,
}

/// The size of a page as a viewer shows it, and of its picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageSize {
    /// Its width.
    pub width_pt: f64,
    /// Its height.
    pub height_pt: f64,
    /// How many pixels of its picture a point has.
    pub px_per_pt: f64,
}

/// What there is to show of a page of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum FoundPage {
    /// Its picture, of this size.
    Picture(PageSize),
    /// Nothing yet: it is still to be drawn.
    Awaited,
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
            px_per_pt: None,
            is_drawing: false,
            pages: BTreeMap::new(),
        }
    }

    /// Returns how many pages the file has; none if the renderer can't read it.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.file.page_count().ok()
    }

    /// Returns what there is to show of a page, from 0.
    #[must_use]
    pub fn page(&self, page: usize) -> FoundPage {
        if let Err(error) = self.file.page_count() {
            return FoundPage::Undrawable(error.message());
        }
        match self.pages.get(&page).map(|drawn| &drawn.result) {
            Some(Ok(size)) => FoundPage::Picture(*size),
            Some(Err(error)) => FoundPage::Undrawable(error.message()),
            None if page < MAX_DRAWN_PAGES => FoundPage::Awaited,
            None => FoundPage::Undrawable(
                Message::new("compare-too-many-pages").with("max", MAX_DRAWN_PAGES),
            ),
        }
    }

    /// Whether they are to be drawn in another resolution, if they are shown in this one.
    #[must_use]
    pub fn wants(&self, shown_px_per_pt: f64) -> bool {
        self.px_per_pt != Some(bounded(shown_px_per_pt))
    }

    /// Sets the resolution at which they are shown.
    pub(super) fn set_resolution(&mut self, shown_px_per_pt: f64) {
        self.px_per_pt = Some(bounded(shown_px_per_pt));
    }

    /// Takes in what came of a page.
    pub(super) fn add(
        &mut self,
        page: usize,
        px_per_pt: f64,
        result: Result<PageSize, RenderError>,
    ) {
        self.is_drawing = false;
        self.pages.insert(page, Drawn { px_per_pt, result });
    }

    /// Begins to draw the next page that isn't drawn in the resolution at which it is shown: none while another one
    /// is being drawn.
    pub(super) fn next(&mut self) -> Option<NextPage> {
        let px_per_pt = self.px_per_pt.filter(|_| !self.is_drawing)?;
        let is_drawn = |page: &usize| {
            let drawn = self.pages.get(page);
            drawn.is_some_and(|drawn| drawn.px_per_pt.to_bits() == px_per_pt.to_bits())
        };
        let mut pages = 0..self.count().unwrap_or_default().min(MAX_DRAWN_PAGES);
        let page = pages.find(|page| !is_drawn(page))?;
        self.is_drawing = true;
        Some(NextPage {
            file: Arc::clone(&self.file),
            page,
            px_per_pt,
        })
    }
}

fn bounded(px_per_pt: f64) -> f64 {
    px_per_pt.clamp(*PX_PER_PT.start(), *PX_PER_PT.end())
}
