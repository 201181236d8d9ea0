//! A PDF that was opened, and its verdict.

use std::path::PathBuf;

use super::found_pages::FoundPages;
use crate::message::Message;
use crate::verify::Report;

/// A PDF that was opened.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// The file.
    pub path: PathBuf,
    /// What verification found.
    pub report: Box<Report>,
    /// Why the trusted certificates of the settings could not be used: the path, and what is wrong with it.
    pub trust_problem: Option<(String, Message)>,
    /// The file's own pages; none where they are proven to be the expected ones.
    pub found_pages: Option<FoundPages>,
    /// The index of the current difference.
    pub current: Option<usize>,
    /// The index of the current addition.
    pub current_addition: Option<usize>,
    /// Whether its draft was opened; otherwise the pages beside it are those of another one.
    pub is_open: bool,
}

impl Inspection {
    /// Whether nothing is wrong, as far as it was checked, and everything was checked that was asked for.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.report.is_good() && self.trust_problem.is_none()
    }
}
