//! What the files of local data have in common.

use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, io};

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

/// Returns the files of a folder, the oldest first; none if there is no folder.
pub(super) fn by_age(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter_map(|entry| {
        let written = entry.metadata().ok()?.modified().ok()?;
        Some((written, entry.path()))
    });
    let mut files: Vec<(SystemTime, PathBuf)> = files.collect();
    files.sort();
    files.into_iter().map(|(_, path)| path).collect()
}

/// Removes the oldest files of a folder until no more than `kept` are left. One that another program holds open is removed
/// the next time.
pub(super) fn keep_newest(disk: &dyn Disk, folder: &Path, kept: usize) {
    let files = by_age(folder);
    let excess = files.len().saturating_sub(kept);
    for old in &files[..excess] {
        let _ = remove(disk, old);
    }
}

/// Removes all files of a folder, and returns what could not be removed.
pub(super) fn remove_all(disk: &dyn Disk, folder: &Path) -> Vec<StorageError> {
    let files = by_age(folder).into_iter();
    files.filter_map(|path| remove(disk, &path).err()).collect()
}
