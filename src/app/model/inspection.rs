//! A PDF that was opened, and its verdict.

use std::path::PathBuf;

use crate::verify::Report;

/// A PDF that was opened.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// The file.
    pub path: PathBuf,
    /// What verification found.
    pub report: Box<Report>,
    /// The index of the current difference.
    pub current: Option<usize>,
    /// Whether its draft was opened; otherwise the pages beside it are those of another one.
    pub is_open: bool,
}
