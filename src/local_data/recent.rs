//! Drafts that were open, the last one first: `recent.ron`.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{MAX_BYTES, to_ron};
use crate::ron_text;
use crate::storage::{
    Disk, Existing, StorageError, StorageErrorKind, create_folder_on, read_on, write_on,
};

/// More recent files are not kept.
const MOST: usize = 10;
/// The file.
const FILE: &str = "recent.ron";

/// Drafts that were open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Recent {
    /// The last one first.
    #[serde(rename = "recent")]
    pub paths: Vec<PathBuf>,
}

/// What happens to the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecentChange {
    /// A draft was opened or saved.
    Add(PathBuf),
    /// A draft is gone.
    Forget(PathBuf),
}

impl Recent {
    /// What a file says. A broken file says nothing: it holds no work of the user's.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let text = ron_text::decode(bytes).ok();
        let mut read: Self = text
            .and_then(|text| ron_text::parse(text).ok())
            .unwrap_or_default();
        read.paths.truncate(MOST);
        read
    }

    /// Changes the list.
    pub fn change(&mut self, change: &RecentChange) {
        let (RecentChange::Add(path) | RecentChange::Forget(path)) = change;
        self.paths.retain(|known| known != path);
        // A name that is no text can't be written.
        if matches!(change, RecentChange::Add(_)) && path.to_str().is_some() {
            self.paths.insert(0, path.clone());
            self.paths.truncate(MOST);
        }
    }
}

/// Reads the list of a folder.
#[must_use]
pub fn load(disk: &dyn Disk, folder: &Path) -> Recent {
    let bytes = read_on(disk, &folder.join(FILE), MAX_BYTES);
    bytes.map_or_else(|_| Recent::default(), |bytes| Recent::read(&bytes))
}

/// Changes the list of a folder, in which other windows may have written meanwhile. `usual` is where it
/// begins when there is none yet.
///
/// # Errors
/// [`StorageError`]: nothing was changed then.
pub fn keep(
    disk: &dyn Disk,
    folder: &Path,
    usual: &Recent,
    change: &RecentChange,
) -> Result<Recent, StorageError> {
    create_folder_on(disk, folder)?;
    let path = folder.join(FILE);
    let mut recent = match read_on(disk, &path, MAX_BYTES) {
        Ok(bytes) => Recent::read(&bytes),
        Err(error) if matches!(error.kind, StorageErrorKind::NotFound) => usual.clone(),
        Err(error) => return Err(error),
    };
    recent.change(change);
    write_on(disk, &path, to_ron(&recent).as_bytes(), Existing::Replace)?;
    Ok(recent)
}

/// Removes the list of a folder.
///
/// # Errors
/// [`StorageError`], unless there was none.
pub fn forget(disk: &dyn Disk, folder: &Path) -> Result<(), StorageError> {
    super::remove(disk, &folder.join(FILE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_is_first_and_each_stands_once() {
        let mut recent = Recent::default();
        for name in ["a", "b", "a"] {
            recent.change(&RecentChange::Add(PathBuf::from(name)));
        }
        assert_eq!(recent.paths, [Path::new("a"), Path::new("b")]);
        assert_eq!(Recent::read(to_ron(&recent).as_bytes()), recent);
        recent.change(&RecentChange::Forget(PathBuf::from("a")));
        assert_eq!(recent.paths, [Path::new("b")]);
    }

    #[test]
    fn a_broken_file_says_nothing() {
        for bytes in [&b"("[..], b"", b"\xff\xfe", b"(recent: 3)"] {
            assert_eq!(Recent::read(bytes), Recent::default());
        }
    }
}
