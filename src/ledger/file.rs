//! The file of a list.

use std::path::{Path, PathBuf};

use super::entry::Entry;
use super::list::ExportList;
use crate::message::Message;
use crate::storage::{self, Disk, FoundFile, StorageError, StorageErrorKind, WalkBounds, walk};

/// The name of a list.
pub const FILE_NAME: &str = "klausul-exports.txt";
/// The largest list that is read, in bytes: some two hundred thousand exports.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;
/// The first line of a list, for people who find it.
const HEADING: &str = "# Klausul: final exports (date, bytes, SHA-256, template). Lines are only added; keep this file.";

/// Returns the list for a file: that of the folder of agreements which it is in, elsewhere one in its own folder.
#[must_use]
pub fn list_for(file: &Path, folders: &[PathBuf]) -> PathBuf {
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    if let Some(folder) = folders.iter().find(|folder| file.starts_with(folder)) {
        return folder.join(FILE_NAME);
    }
    file.with_file_name(FILE_NAME)
}

/// Returns what the lists of folders of agreements say, as far as they can be read, and whether all could: a folder that is
/// out of reach proves nothing.
#[must_use]
pub fn of_folders(folders: &[PathBuf]) -> (ExportList, bool) {
    let mut all = ExportList::default();
    let mut is_whole = true;
    for folder in folders {
        match read(&folder.join(FILE_NAME)) {
            Ok(list) => all.extend(list),
            Err(error) => is_whole &= matches!(error.kind, StorageErrorKind::NotFound),
        }
    }
    (all, is_whole)
}

/// Returns the lists of folders of agreements that there are, with what tells whether they changed.
#[must_use]
pub fn files_of(folders: &[PathBuf]) -> Vec<FoundFile> {
    const BOUNDS: WalkBounds = WalkBounds {
        max_depth: 0,
        max_folders: 1,
        max_files: 1,
    };
    let folders = folders.iter();
    let walks = folders.map(|folder| walk(folder, &|name| name == FILE_NAME, BOUNDS));
    walks.flat_map(|walk| walk.files).collect()
}

/// Reads a list.
///
/// # Errors
/// [`StorageError`] with its path.
pub fn read(list: &Path) -> Result<ExportList, StorageError> {
    Ok(ExportList::read(&storage::read(list, MAX_BYTES)?))
}

/// Appends exports to a list at once, which is created if there is none.
///
/// # Errors
/// [`StorageError`] with its path; what stood in it before still does.
pub fn append_on(disk: &dyn Disk, list: &Path, entries: &[Entry]) -> Result<(), StorageError> {
    if entries.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = entries.iter().map(Entry::to_string).collect();
    storage::append_lines_on(disk, list, HEADING, &lines.join("\n"))
}

/// Returns the sentence that says that an export isn't in its list: it is whole all the same.
#[must_use]
pub fn not_listed(error: &StorageError) -> Message {
    Message::new("export-not-listed").with("detail", error.message())
}
