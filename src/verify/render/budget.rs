//! What drawing pages may cost.

use std::time::Duration;

/// Limits on drawing the pages of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenderBudget {
    /// The time for all pages together.
    pub time: Duration,
    /// The pages that a file may have.
    pub max_pages: usize,
    /// The pixels of one page.
    pub max_page_px: u64,
    /// The operations of one page: glyphs, parts of paths, clips and groups.
    pub max_operations: u64,
    /// The pixels of all pictures on one page, as they are in the file.
    pub max_picture_px: u64,
}

impl Default for RenderBudget {
    /// An agreement's page has some 5,000 operations and takes some 10 ms; a page of A3 at 144 dpi has 4 million
    /// pixels.
    fn default() -> Self {
        Self {
            time: Duration::from_secs(2),
            max_pages: 200,
            max_page_px: 10_000_000,
            max_operations: 200_000,
            max_picture_px: 16_000_000,
        }
    }
}
