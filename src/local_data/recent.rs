//! The drafts that were open, the last one first: `recent.ron`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::file::{MAX_BYTES, remove, to_ron};
use crate::ron_text;
use crate::storage::{
    Disk, Existing, StorageError, StorageErrorKind, create_folder_on, read_on, write_on,
};

/// The maximum number of recent files.
const MAX_RECENT: usize = 10;
/// The name of the file.
pub(super) const FILE: &str = "recent.ron";

/// The drafts that were open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Recent {
    /// Their paths, the last one first.
    #[serde(rename = "recent")]
    pub paths: Vec<PathBuf>,
    /// What agreements they are of, by path: customer, number, date.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub agreements: BTreeMap<PathBuf, String>,
    /// By kind of file, as its extension: the folder that one was read from or written to last.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub folders: BTreeMap<String, PathBuf>,
}

/// A change of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecentChange {
    /// A draft was opened or saved.
    Add {
        /// Its path.
        path: PathBuf,
        /// What agreement it is of; empty if nothing is filled in yet.
        agreement: String,
    },
    /// A draft is gone.
    Forget(PathBuf),
    /// A file of that kind was read from a folder, or written to it.
    UseFolder {
        /// The extension of such files.
        kind: String,
        /// The folder.
        folder: PathBuf,
    },
}

impl Recent {
    /// Reads a file. A file that can't be read counts as empty: it holds no work of the user's.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let text = ron_text::decode(bytes).ok();
        let mut read: Self = text
            .and_then(|text| ron_text::parse(text).ok())
            .unwrap_or_default();
        read.paths.truncate(MAX_RECENT);
        read
    }

    /// Applies a change.
    pub fn change(&mut self, change: &RecentChange) {
        match change {
            RecentChange::Forget(path) => {
                self.paths.retain(|known| known != path);
                self.agreements.remove(path);
            }
            // A path that is not UTF-8 can't be written.
            RecentChange::Add { path, agreement } if path.to_str().is_some() => {
                self.paths.retain(|known| known != path);
                self.paths.insert(0, path.clone());
                self.paths.truncate(MAX_RECENT);
                self.agreements.remove(path);
                if !agreement.is_empty() {
                    self.agreements.insert(path.clone(), agreement.clone());
                }
                let paths = &self.paths;
                self.agreements.retain(|path, _| paths.contains(path));
            }
            RecentChange::UseFolder { kind, folder } if folder.to_str().is_some() => {
                self.folders.insert(kind.clone(), folder.clone());
            }
            RecentChange::Add { .. } | RecentChange::UseFolder { .. } => {}
        }
    }
}

/// Reads the list of a folder.
#[must_use]
pub fn load(disk: &dyn Disk, folder: &Path) -> Recent {
    let bytes = read_on(disk, &folder.join(FILE), MAX_BYTES);
    bytes.map_or_else(|_| Recent::default(), |bytes| Recent::read(&bytes))
}

/// Applies a change to the list of a folder, which other windows may have changed meanwhile. Without a file, the
/// list begins with `default`.
///
/// # Errors
/// [`StorageError`]: nothing was changed then.
pub fn keep(
    disk: &dyn Disk,
    folder: &Path,
    default: &Recent,
    change: &RecentChange,
) -> Result<Recent, StorageError> {
    create_folder_on(disk, folder)?;
    let path = folder.join(FILE);
    let mut recent = match read_on(disk, &path, MAX_BYTES) {
        Ok(bytes) => Recent::read(&bytes),
        Err(error) if matches!(error.kind, StorageErrorKind::NotFound) => default.clone(),
        Err(error) => return Err(error),
    };
    recent.change(change);
    write_on(disk, &path, to_ron(&recent).as_bytes(), Existing::Replace)?;
    Ok(recent)
}

/// Removes the list of a folder.
///
/// # Errors
/// [`StorageError`]: it is still there then.
pub fn forget(disk: &dyn Disk, folder: &Path) -> Result<(), StorageError> {
    remove(disk, &folder.join(FILE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_is_first_and_each_stands_once() {
        let mut recent = Recent::default();
        for name in ["a", "b", "a"] {
            recent.change(&RecentChange::Add {
                path: PathBuf::from(name),
                agreement: format!("{name} Ab"),
            });
        }
        assert_eq!(recent.paths, [Path::new("a"), Path::new("b")]);
        assert_eq!(recent.agreements[Path::new("b")], "b Ab");
        assert_eq!(Recent::read(to_ron(&recent).as_bytes()), recent);
        recent.change(&RecentChange::Forget(PathBuf::from("a")));
        assert_eq!(recent.paths, [Path::new("b")]);
        assert!(!recent.agreements.contains_key(Path::new("a")));
    }

    #[test]
    fn a_file_that_cannot_be_read_counts_as_empty() {
        for bytes in [&b"("[..], b"", b"\xff\xfe", b"(recent: 3)"] {
            assert_eq!(Recent::read(bytes), Recent::default());
        }
    }
}
