//! What the files of local data have in common.

use std::io;
use std::path::Path;

use crate::storage::{Disk, StorageError};

/// The maximum size that is read of a file here.
pub(super) const MAX_BYTES: usize = 1 << 22;

/// Returns a value as RON for a file, ended by a line feed.
pub(super) fn to_ron(value: &impl serde::Serialize) -> String {
    let layout = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .escape_strings(false);
    // Plain data: texts, numbers, lists. Paths that can't be written are never taken in.
    let mut text = crate::ron_text::options()
        .to_string_pretty(value, layout)
        .unwrap_or_default();
    text.push('\n');
    text
}

/// Removes a file that may not exist.
pub(super) fn remove(disk: &dyn Disk, path: &Path) -> Result<(), StorageError> {
    match disk.remove(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StorageError::of_io(path, error))
        }
        _ => Ok(()),
    }
}
