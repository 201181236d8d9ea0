//! What `klausul list` knows of the files in folders from the last time: `lists` in the folder of data, with a file for each
//! choice of folders. It can be removed at any time, and is made again from the files.
//!
//! A run claims its file when it begins, and writes only a file that is still as it was then: after *Glöm sparade uppgifter*
//! the folder is gone, and a run that began before leaves nothing.

use std::fs;
use std::path::{Path, PathBuf};

use super::file::{by_age, keep_newest, remove_all};
use crate::register::Register;
use crate::storage::{ContentHash, Disk, Existing, StorageError, create_folder_on};
use crate::storage::{read_on, write_on};

/// The name of the folder.
const FOLDER: &str = "lists";
/// The maximum that is read: 100,000 files have some 200 MB.
const MAX_BYTES: usize = 1 << 29;
/// How many choices of folders are remembered.
const MAX_LISTS: usize = 12;

/// The file of a choice of folders, as a run found it.
#[derive(Debug)]
pub struct ListIndex {
    path: PathBuf,
    found: ContentHash,
}

impl ListIndex {
    /// Claims the file of a choice of folders, and reads what is in it; a register of nothing if there was none, or none that
    /// can be read. Returns nothing where no file can be kept.
    #[must_use]
    pub fn claim(disk: &dyn Disk, data: &Path, folders: &[PathBuf]) -> Option<(Self, Register)> {
        let folder = data.join(FOLDER);
        create_folder_on(disk, &folder).ok()?;
        let path = folder.join(file_name(folders));
        let bytes = if let Ok(bytes) = read_on(disk, &path, MAX_BYTES) {
            bytes
        } else {
            write_on(disk, &path, b"", Existing::Keep).ok()?;
            Vec::new()
        };
        let found = ContentHash::of(&bytes);
        let text = String::from_utf8(bytes).ok();
        let register = text.and_then(|text| Register::of_index(&text));
        Some((Self { path, found }, register.unwrap_or_default()))
    }

    /// Writes what is known now, unless the file is gone or another run has written it meanwhile. An error leaves what was
    /// there: the list is made again from the files.
    pub fn keep(self, disk: &dyn Disk, register: &Register) {
        if self.path.is_file() {
            let text = register.to_index();
            let existing = Existing::IfStill(self.found);
            let _ = write_on(disk, &self.path, text.as_bytes(), existing);
            let folder = self.path.parent().unwrap_or(Path::new(""));
            keep_newest(disk, folder, MAX_LISTS);
        }
    }
}

/// Returns how many files say something of agreements.
#[must_use]
pub fn count(disk: &dyn Disk, data: &Path) -> usize {
    let files = by_age(&data.join(FOLDER)).into_iter();
    let says_something = |path: &Path| {
        let bytes = read_on(disk, path, MAX_BYTES);
        // The first line is about the file itself. What can't be read may say anything.
        bytes.map_or(true, |bytes| {
            bytes.split(|byte| *byte == b'\n').nth(2).is_some()
        })
    };
    files.filter(|path| says_something(path)).count()
}

/// Removes what is known of all folders.
pub fn forget(disk: &dyn Disk, data: &Path) -> Vec<StorageError> {
    let folder = data.join(FOLDER);
    let failed = remove_all(disk, &folder);
    // Without it, a run that is still on its way writes nothing.
    let _ = fs::remove_dir(folder);
    failed
}

/// The name of the file for a choice of folders: as they were named, and where that is.
fn file_name(folders: &[PathBuf]) -> String {
    let named = folders.iter().map(|folder| {
        let whole = std::path::absolute(folder).unwrap_or_default();
        format!("{}\n{}\n", folder.display(), whole.display())
    });
    let named: String = named.collect();
    let hash = ContentHash::of(named.as_bytes()).to_hex();
    format!("{}.jsonl", &hash[..32])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::RealDisk;

    fn claimed(data: &Path, folder: &str) -> ListIndex {
        let folders = [PathBuf::from(folder)];
        let claimed = ListIndex::claim(&RealDisk, data, &folders);
        claimed.expect("a folder that can be written to").0
    }

    fn count(data: &Path) -> usize {
        by_age(&data.join(FOLDER)).len()
    }

    #[test]
    fn a_run_that_began_before_all_was_forgotten_writes_nothing() {
        let data = tempfile::tempdir().expect("a folder");
        let index = claimed(data.path(), "avtal");
        assert!(forget(&RealDisk, data.path()).is_empty());
        index.keep(&RealDisk, &Register::default());
        assert!(!data.path().join(FOLDER).exists());
        // One that begins afterwards is another matter.
        let older = claimed(data.path(), "other");
        claimed(data.path(), "avtal").keep(&RealDisk, &Register::default());
        older.keep(&RealDisk, &Register::default());
        assert_eq!(count(data.path()), 2);
    }

    #[test]
    fn of_two_runs_the_first_that_ends_writes() {
        let data = tempfile::tempdir().expect("a folder");
        let (one, other) = (claimed(data.path(), "a"), claimed(data.path(), "a"));
        one.keep(&RealDisk, &Register::default());
        let path = other.path.clone();
        let written = fs::read(&path).expect("an index");
        assert!(!written.is_empty());
        other.keep(&RealDisk, &Register::default());
        assert_eq!(fs::read(path).expect("an index"), written);
    }

    #[test]
    fn so_many_choices_of_folders_are_remembered() {
        let data = tempfile::tempdir().expect("a folder");
        for number in 0..MAX_LISTS + 3 {
            let index = claimed(data.path(), &number.to_string());
            index.keep(&RealDisk, &Register::default());
        }
        assert_eq!(count(data.path()), MAX_LISTS);
    }
}
