//! The file that an export is written to.

use std::path::Path;

use crate::storage::is_of_another_kind;

/// Whether a file exists at a path that an export must never replace: anything but a PDF. A slip of the hand must
/// not turn a draft or a template into one.
#[must_use]
pub fn must_not_replace(path: &Path) -> bool {
    is_of_another_kind(path, b"%PDF")
}
