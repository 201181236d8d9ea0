//! What pages depend on beside their rows.

use super::frame::Frame;
use crate::agreement::Runs;
use crate::template::PageStyle;

/// What pages depend on beside their rows.
#[derive(PartialEq)]
pub(super) struct Furniture {
    pub style: PageStyle,
    pub frame: Frame,
    pub foot: String,
    pub running_head: Option<Runs>,
    pub is_draft: bool,
    pub has_letterhead: bool,
    /// The number of pages.
    pub count: usize,
}
