//! The pages of one file against those of another, one after the other.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use super::budget::RenderBudget;
use super::compare::compare;
use super::error::RenderError;
use super::image::PageImage;
use super::worker::PageStream;
use crate::verify::Area;

/// The resolution in which pages are compared.
const PX_PER_PT: f64 = 100.0 / 72.0;
/// Expected pages are remembered if their pictures are not more than this.
const MAX_REMEMBERED_BYTES: usize = 64 * 1024 * 1024;

/// Areas of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageAreas {
    /// The page, from 0.
    pub page: usize,
    /// The areas, in points from its upper left corner.
    pub areas: Vec<Area>,
}

/// What may differ. Nothing, by default.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allowed<'a> {
    /// Areas in which anything may stand: where the file's additions and signatures are.
    pub areas: &'a [PageAreas],
    /// The pages that the file has after the expected ones.
    pub appended_pages: usize,
}

/// What the second judge says.
#[derive(Clone, Debug, PartialEq)]
pub enum Opinion {
    /// Every page looks as it should.
    Agrees(AgreeingPages),
    /// Pages look different, or are too few or too many.
    Differs(DifferingPages),
    /// It can't be said.
    CannotSay(RenderError),
}

/// The proof that every expected page was drawn and looks like the file's page in its place, but for what was
/// allowed to differ. Only [`SecondJudge::compare`] makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgreeingPages {
    count: usize,
}

impl AgreeingPages {
    /// How many pages were compared: at least one.
    #[must_use]
    pub fn count(self) -> usize {
        self.count
    }
}

/// Where pages look different.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferingPages {
    /// The pages that differ, in order, with the areas; none if only the number of pages differs.
    pub pages: Vec<PageAreas>,
    /// The pages that there should be, without appended ones.
    pub expected_pages: usize,
    /// The pages that there are.
    pub found_pages: usize,
}

/// Compares files by their looks, and remembers the expected pages from one file to the next.
#[derive(Default)]
pub struct SecondJudge {
    budget: RenderBudget,
    remembered: Option<ExpectedPages>,
}

/// All pages of a file, as they should be.
struct ExpectedPages {
    pdf_sha256: [u8; 32],
    images: Vec<PageImage>,
}

impl SecondJudge {
    /// One that remembers nothing yet. The budget is for each of the two files.
    #[must_use]
    pub fn new(budget: RenderBudget) -> Self {
        Self {
            budget,
            remembered: None,
        }
    }

    /// Says whether the pages of a file look like those of the expected one. Both must be files that the strict
    /// reader accepts.
    pub fn compare(&mut self, expected: &[u8], found: &[u8], allowed: Allowed<'_>) -> Opinion {
        let pdf_sha256: [u8; 32] = Sha256::digest(expected).into();
        let remembered = self.remembered.as_ref();
        let remembered = remembered.filter(|pages| pages.pdf_sha256 == pdf_sha256);
        let source = match remembered {
            Some(pages) => Ok(Source::Remembered(&pages.images)),
            None => PageStream::open(expected, 0..usize::MAX, PX_PER_PT, &self.budget)
                .map(Source::Drawn),
        };
        let mut drawn = Drawn::default();
        let opinion = source
            .and_then(|source| compare_pages(source, found, allowed, &self.budget, &mut drawn));
        if let Some(images) = drawn.complete() {
            self.remembered = Some(ExpectedPages { pdf_sha256, images });
        }
        opinion.unwrap_or_else(Opinion::CannotSay)
    }
}

/// Where the expected pages come from.
enum Source<'e> {
    Remembered(&'e [PageImage]),
    Drawn(PageStream),
}

impl<'e> Source<'e> {
    fn count(&self) -> usize {
        match self {
            Self::Remembered(images) => images.len(),
            Self::Drawn(stream) => stream.page_count(),
        }
    }

    /// A page; they are asked for in order.
    fn page(&mut self, page: usize) -> Result<Cow<'e, PageImage>, RenderError> {
        let missing = RenderError::NoSuchPage { page };
        match self {
            Self::Remembered(images) => images.get(page).map(Cow::Borrowed).ok_or(missing),
            Self::Drawn(stream) => stream.next().ok_or(missing)?.map(Cow::Owned),
        }
    }
}

/// Expected pages that were drawn, as far as they can be remembered.
#[derive(Default)]
struct Drawn {
    images: Vec<PageImage>,
    /// The pages that there are.
    count: usize,
    bytes: usize,
}

impl Drawn {
    fn add(&mut self, image: PageImage) {
        self.bytes += image.rgba.len();
        if self.bytes <= MAX_REMEMBERED_BYTES {
            self.images.push(image);
        } else {
            self.images.clear();
        }
    }

    /// All pages, if there are any.
    fn complete(self) -> Option<Vec<PageImage>> {
        (self.count > 0 && self.images.len() == self.count).then_some(self.images)
    }
}

/// Draws both files at the same time, and holds no more than a few pages of each.
fn compare_pages(
    mut expected: Source<'_>,
    found: &[u8],
    allowed: Allowed<'_>,
    budget: &RenderBudget,
    drawn: &mut Drawn,
) -> Result<Opinion, RenderError> {
    let expected_pages = expected.count();
    let mut found = PageStream::open(found, 0..expected_pages, PX_PER_PT, budget)?;
    let found_pages = found.page_count();
    drawn.count = expected_pages;
    let mut pages = Vec::new();
    for page in 0..expected_pages.min(found_pages) {
        let expected = expected.page(page)?;
        let found = found.next().ok_or(RenderError::NoSuchPage { page })??;
        let areas = compare(&expected, &found, &allowed.on(page));
        if !areas.is_empty() {
            pages.push(PageAreas { page, areas });
        }
        if let Cow::Owned(image) = expected {
            drawn.add(image);
        }
    }
    if expected_pages == 0 {
        return Err(RenderError::NoSuchPage { page: 0 });
    }
    let is_complete = found_pages == expected_pages.saturating_add(allowed.appended_pages);
    if pages.is_empty() && is_complete {
        return Ok(Opinion::Agrees(AgreeingPages {
            count: expected_pages,
        }));
    }
    Ok(Opinion::Differs(DifferingPages {
        pages,
        expected_pages,
        found_pages,
    }))
}

impl Allowed<'_> {
    /// The areas of a page in which anything may stand.
    fn on(&self, page: usize) -> Vec<Area> {
        let areas = self.areas.iter().filter(|areas| areas.page == page);
        areas.flat_map(|areas| &areas.areas).copied().collect()
    }
}
