//! Walking through a folder and the folders in it, within bounds.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::disk::system;
use super::error::StorageError;
use crate::message::Message;

/// A file that was found, and what tells whether it changed without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// Its path.
    pub path: PathBuf,
    /// Its length in bytes.
    pub bytes: u64,
    /// When it was changed last, in nanoseconds since 1970; 0 where the system doesn't say it.
    pub modified_ns: i64,
    /// Whether its content is elsewhere, and would be fetched if it were read.
    pub is_only_in_cloud: bool,
}

impl FoundFile {
    /// Whether this is a file as it was found before, by what tells it without reading. That its content has gone to the
    /// cloud, or come from there, changes nothing in it.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.path, self.bytes, self.modified_ns) == (&other.path, other.bytes, other.modified_ns)
    }
}

/// Bounds of a walk.
#[derive(Clone, Copy, Debug)]
pub struct WalkBounds {
    /// How many folders stand in one another.
    pub max_depth: usize,
    /// How many folders are looked into.
    pub max_folders: usize,
    /// How many files are found.
    pub max_files: usize,
}

/// What stands in a folder and in the folders in it.
#[derive(Debug, Default)]
pub struct Walk {
    /// The files that are wanted, by path.
    pub files: Vec<FoundFile>,
    /// The folders of which it isn't known what stands in them, by path.
    pub unread: Vec<PathBuf>,
    /// Why something was left out: the path, and a sentence.
    pub problems: Vec<(PathBuf, Message)>,
    /// Whether nothing at all stands in the folder.
    pub is_empty: bool,
    /// The device that the folder is on, where the system says it: that of a drive, or of the place where the drive
    /// should be.
    pub device: Option<u64>,
}

/// Walks through a folder. Files and folders with a point before their name are left out; links are followed, but no
/// folder is looked into twice.
#[must_use]
pub fn walk(root: &Path, is_wanted: &dyn Fn(&str) -> bool, bounds: WalkBounds) -> Walk {
    let mut walker = Walker {
        walk: Walk::default(),
        seen: BTreeSet::new(),
        open: vec![(root.to_owned(), 0)],
        is_wanted,
        bounds,
    };
    let metadata = fs::metadata(root);
    walker.walk.device = metadata.as_ref().ok().and_then(system::device);
    walker.walk.is_empty = fs::read_dir(root).is_ok_and(|mut entries| entries.next().is_none());
    while let Some((folder, depth)) = walker.open.pop() {
        if let Err(error) = walker.look_into(&folder, depth) {
            // A folder that went while the walk was on its way is gone like its files.
            if folder == root || !has_gone(&folder, &error) {
                let error = StorageError::of_folder(&folder, error);
                walker.leave_out(folder, error.message());
            }
        }
    }
    let mut walk = walker.walk;
    walk.files.sort_by(|one, other| one.path.cmp(&other.path));
    walk.unread.sort();
    walk.problems.sort_by(|one, other| one.0.cmp(&other.0));
    walk
}

/// Whether a folder that was there isn't any more. A network drive that is out of reach says so of all that is on it: only a
/// folder whose parent can still be read has gone.
#[must_use]
pub fn has_gone(folder: &Path, error: &io::Error) -> bool {
    let parent = folder.parent();
    error.kind() == io::ErrorKind::NotFound
        && parent.is_some_and(|parent| fs::read_dir(parent).is_ok())
}

struct Walker<'a> {
    walk: Walk,
    /// The real folders that were looked into.
    seen: BTreeSet<PathBuf>,
    open: Vec<(PathBuf, usize)>,
    is_wanted: &'a dyn Fn(&str) -> bool,
    bounds: WalkBounds,
}

impl Walker<'_> {
    /// Notes that it isn't known what stands in a folder.
    fn leave_out(&mut self, folder: PathBuf, message: Message) {
        self.walk.unread.push(folder.clone());
        self.walk.problems.push((folder, message));
    }

    fn look_into(&mut self, folder: &Path, depth: usize) -> io::Result<()> {
        if !self.seen.insert(fs::canonicalize(folder)?) {
            return Ok(());
        }
        if self.seen.len() > self.bounds.max_folders {
            let message =
                Message::new("walk-too-many-folders").with("max", self.bounds.max_folders);
            self.leave_out(folder.to_owned(), message);
            self.open.clear();
            return Ok(());
        }
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                let message = Message::new("walk-name-not-unicode");
                self.walk.problems.push((path, message));
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let mut kind = entry.file_type()?;
            let mut metadata = None;
            if kind.is_symlink() {
                let Ok(target) = fs::metadata(&path) else {
                    continue; // It leads nowhere.
                };
                kind = target.file_type();
                metadata = Some(target);
            }
            if kind.is_dir() {
                self.open_later(path, depth + 1);
            } else if kind.is_file() && (self.is_wanted)(name) {
                let metadata = metadata.map_or_else(|| entry.metadata(), Ok);
                // One that went meanwhile is gone.
                let Ok(metadata) = metadata else { continue };
                if self.walk.files.len() == self.bounds.max_files {
                    let message =
                        Message::new("walk-too-many-files").with("max", self.bounds.max_files);
                    self.leave_out(folder.to_owned(), message);
                    self.open.clear();
                    return Ok(());
                }
                self.walk.files.push(FoundFile {
                    path,
                    bytes: metadata.len(),
                    modified_ns: modified_ns(&metadata),
                    is_only_in_cloud: system::is_only_in_cloud(&metadata),
                });
            }
        }
        Ok(())
    }

    fn open_later(&mut self, folder: PathBuf, depth: usize) {
        if depth > self.bounds.max_depth {
            let message = Message::new("walk-too-deep").with("max", self.bounds.max_depth);
            self.leave_out(folder, message);
        } else {
            self.open.push((folder, depth));
        }
    }
}

fn modified_ns(metadata: &Metadata) -> i64 {
    let since = |time: SystemTime| time.duration_since(UNIX_EPOCH).ok();
    let modified = metadata.modified().ok().and_then(since);
    modified.map_or(0, |since| {
        i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: WalkBounds = WalkBounds {
        max_depth: 3,
        max_folders: 20,
        max_files: 5,
    };

    fn names<'a>(walk: &'a Walk, root: &Path) -> Vec<&'a Path> {
        let files = walk.files.iter();
        let names = files.map(|file| file.path.strip_prefix(root).unwrap());
        names.collect()
    }

    fn reasons(walk: &Walk) -> Vec<&'static str> {
        walk.problems
            .iter()
            .map(|(_, message)| message.id())
            .collect()
    }

    #[test]
    fn files_of_all_folders_are_found_and_each_folder_once() {
        let root = tempfile::tempdir().unwrap();
        let deep = root.path().join("a/b/c/d");
        fs::create_dir_all(&deep).unwrap();
        for name in [
            "1.ron",
            "a/2.ron",
            "a/3.txt",
            "a/b/c/4.ron",
            "a/b/c/d/5.ron",
            ".6.ron",
        ] {
            fs::write(root.path().join(name), "x").unwrap();
        }
        system::link_folder(root.path(), &root.path().join("a/round"));
        let walk = walk(root.path(), &|name| !name.contains(".txt"), BOUNDS);
        assert_eq!(
            names(&walk, root.path()),
            ["1.ron", "a/2.ron", "a/b/c/4.ron"].map(Path::new)
        );
        assert_eq!(reasons(&walk), ["walk-too-deep"]);
        assert_eq!(walk.unread, [deep]);
        assert!(!walk.is_empty);
    }

    #[test]
    fn what_is_on_a_drive_that_went_has_not_gone() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("share/avtal");
        let error = io::Error::from(io::ErrorKind::NotFound);
        assert!(!has_gone(&folder, &error));
        fs::create_dir(root.path().join("share")).unwrap();
        assert!(has_gone(&folder, &error));
        let denied = io::Error::from(io::ErrorKind::PermissionDenied);
        assert!(!has_gone(&folder, &denied));
    }

    #[test]
    fn too_many_files_and_folders_that_are_gone_are_reported() {
        let root = tempfile::tempdir().unwrap();
        for number in 0..7 {
            fs::write(root.path().join(number.to_string()), "x").unwrap();
        }
        let found = walk(root.path(), &|_| true, BOUNDS);
        assert_eq!(
            (found.files.len(), reasons(&found)),
            (5, vec!["walk-too-many-files"])
        );
        let gone = walk(&root.path().join("gone"), &|_| true, BOUNDS);
        assert_eq!(reasons(&gone), ["storage-not-found"]);
        assert_eq!(gone.unread, [root.path().join("gone")]);
    }
}
