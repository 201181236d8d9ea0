//! Data in the place that earlier versions kept it in: it moves to the place of today.
//!
//! On Windows that was the folder which travels with profiles, where names of customers have no business. What can't be
//! moved stays, and is tried again at the next start; what is there by now isn't replaced.

use std::fs;
use std::path::{Path, PathBuf};

use super::folders::{Folders, journal_in};
use super::{journal, recent, register_index};
use crate::storage::{Disk, Existing, StorageError, create_folder_on, read_on, write_on};

/// The folders in the folder of data whose files move as they are: copies of templates, messages.
const WHOLE: [&str; 2] = ["templates", "mail"];
/// The maximum size of a file that moves to another disk.
const MAX_BYTES: usize = 1 << 29;
/// How deep the folders are in one another.
const MAX_DEPTH: usize = 6;

/// Moves what an earlier version left in another folder to the folder of data. Drafts of windows that are alive stay.
pub fn take_over(disk: &dyn Disk, folders: &Folders) {
    let Some((earlier, data)) = places(folders) else {
        return;
    };
    for file in files_in(earlier) {
        move_file(disk, &earlier.join(&file), &data.join(&file));
    }
    for folder in WHOLE {
        remove_empty(&earlier.join(folder), 0);
    }
    let (from, to) = (journal_in(earlier), journal_in(data));
    for name in journal::left_behind(&from) {
        let file = format!("{name}.ron");
        if move_file(disk, &from.join(&file), &to.join(&file)) {
            // Without its draft, it has nothing more to say.
            let _ = journal::dismiss(disk, &from, &name);
        }
    }
    // Only an empty folder is removed.
    let _ = fs::remove_file(from.join(journal::SAVING));
    let _ = fs::remove_dir(from);
}

/// Removes what an earlier version left, and nothing could move; drafts stay. Returns what can't be removed.
pub fn forget(disk: &dyn Disk, folders: &Folders) -> Vec<StorageError> {
    let Some((earlier, _)) = places(folders) else {
        return Vec::new();
    };
    let files = files_in(earlier).into_iter().map(|file| earlier.join(file));
    let failed = files.filter_map(|file| {
        let removed = disk.remove(&file);
        removed.err().map(|error| StorageError::of_io(&file, error))
    });
    let failed = failed.collect();
    for folder in WHOLE {
        remove_empty(&earlier.join(folder), 0);
    }
    failed
}

/// Returns the earlier folder and that of today, where they differ.
fn places(folders: &Folders) -> Option<(&Path, &Path)> {
    let (earlier, data) = (folders.earlier_data.as_deref()?, folders.data.as_deref()?);
    (earlier != data).then_some((earlier, data))
}

/// Returns the files that move as they are, by their paths in the earlier folder.
fn files_in(earlier: &Path) -> Vec<PathBuf> {
    let files = [recent::FILE, register_index::FILE].map(PathBuf::from);
    let mut found: Vec<PathBuf> = files.into_iter().collect();
    found.retain(|file| earlier.join(file).is_file());
    let mut open: Vec<(PathBuf, usize)> = WHOLE.map(|folder| (folder.into(), 0)).into();
    while let Some((folder, depth)) = open.pop() {
        let entries = fs::read_dir(earlier.join(&folder)).into_iter().flatten();
        for entry in entries.flatten() {
            let path = folder.join(entry.file_name());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < MAX_DEPTH => open.push((path, depth + 1)),
                Ok(kind) if kind.is_file() => found.push(path),
                _ => {}
            }
        }
    }
    found
}

/// Removes a folder and those in it, as far as they are empty.
fn remove_empty(folder: &Path, depth: usize) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        if depth < MAX_DEPTH && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            remove_empty(&entry.path(), depth + 1);
        }
    }
    let _ = fs::remove_dir(folder);
}

/// Moves a file, unless there is one by now: then that counts, and the old one goes. Whether it is in the new place.
fn move_file(disk: &dyn Disk, from: &Path, to: &Path) -> bool {
    if !from.is_file() {
        return false;
    }
    let is_there = to.exists() || moved(disk, from, to);
    if is_there {
        // A rename has taken it along already.
        let _ = disk.remove(from);
    }
    is_there
}

fn moved(disk: &dyn Disk, from: &Path, to: &Path) -> bool {
    let folder = to.parent().unwrap_or(Path::new("."));
    if create_folder_on(disk, folder).is_err() {
        return false;
    }
    if disk.rename(from, to).is_ok() {
        return true;
    }
    // It is on another disk.
    let copied = read_on(disk, from, MAX_BYTES);
    copied.is_ok_and(|bytes| write_on(disk, to, &bytes, Existing::Keep).is_ok())
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::draft::Draft;
    use crate::local_data::{JournalEntry, Session, settings};
    use crate::storage::RealDisk;

    fn files(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        let mut open = vec![folder.to_owned()];
        while let Some(next) = open.pop() {
            for entry in fs::read_dir(next).unwrap().flatten() {
                if entry.path().is_dir() {
                    open.push(entry.path());
                } else {
                    let path = entry.path();
                    let path = path.strip_prefix(folder).unwrap().to_str().unwrap();
                    found.push(path.replace('\\', "/"));
                }
            }
        }
        found.sort();
        found
    }

    fn roaming(folder: &Path) {
        for file in [
            "settings.ron",
            "recent.ron",
            "register.jsonl",
            "mail/a.eml",
            "templates/0a1b/body.ron",
            "recovery/gone.ron",
            "recovery/gone.lock",
            "recovery/saving",
        ] {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
    }

    const TAKEN: [&str; 5] = [
        "mail/a.eml",
        "recent.ron",
        "recovery/gone.ron",
        "register.jsonl",
        "templates/0a1b/body.ron",
    ];

    fn folders(home: &Path) -> Folders {
        Folders {
            settings: Some(home.join("roaming")),
            data: Some(home.join("local")),
            earlier_data: Some(home.join("roaming")),
        }
    }

    #[test]
    fn data_moves_and_settings_stay() {
        let home = tempfile::tempdir().unwrap();
        roaming(&home.path().join("roaming"));
        take_over(&RealDisk, &folders(home.path()));
        assert_eq!(files(&home.path().join("roaming")), ["settings.ron"]);
        assert_eq!(files(&home.path().join("local")), TAKEN);
        assert!(
            settings::peek(&RealDisk, &home.path().join("roaming"))
                == settings::Settings::default()
        );
        take_over(&RealDisk, &folders(home.path()));
        assert_eq!(files(&home.path().join("local")), TAKEN);
    }

    #[test]
    fn what_could_not_move_is_forgotten_and_drafts_are_not() {
        let home = tempfile::tempdir().unwrap();
        let earlier = home.path().join("roaming");
        roaming(&earlier);
        assert!(forget(&RealDisk, &folders(home.path())).is_empty());
        let left = [
            "recovery/gone.lock",
            "recovery/gone.ron",
            "recovery/saving",
            "settings.ron",
        ];
        assert_eq!(files(&earlier), left);
        assert!(!earlier.join("templates").exists());
        let same = Folders {
            data: Some(earlier.clone()),
            ..folders(home.path())
        };
        assert!(forget(&RealDisk, &same).is_empty());
        assert_eq!(files(&earlier), left);
    }

    #[test]
    fn what_is_there_by_now_counts() {
        let home = tempfile::tempdir().unwrap();
        roaming(&home.path().join("roaming"));
        let list = home.path().join("local/recent.ron");
        fs::create_dir_all(home.path().join("local")).unwrap();
        fs::write(&list, "new").unwrap();
        take_over(&RealDisk, &folders(home.path()));
        assert_eq!(fs::read_to_string(list).unwrap(), "new");
        assert_eq!(files(&home.path().join("roaming")), ["settings.ron"]);
    }

    #[test]
    fn a_window_that_is_alive_keeps_its_draft() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("roaming/recovery");
        let alive = Session::begin(&RealDisk, &folder, "alive").unwrap();
        let entry = JournalEntry {
            path: None,
            content_hash: None,
            draft: Draft::default(),
        };
        alive.keep(&RealDisk, &entry).unwrap();
        take_over(&RealDisk, &folders(home.path()));
        assert!(folder.join("alive.ron").exists());
        drop(alive);
        take_over(&RealDisk, &folders(home.path()));
        assert!(home.path().join("local/recovery/alive.ron").exists());
        assert!(!folder.exists());
    }

    /// A disk on which no rename crosses from one folder to another.
    struct TwoDisks;

    impl Disk for TwoDisks {
        fn open(&self, path: &Path) -> io::Result<fs::File> {
            RealDisk.open(path)
        }
        fn create(&self, path: &Path) -> io::Result<fs::File> {
            RealDisk.create(path)
        }
        fn open_to_append(&self, path: &Path) -> io::Result<fs::File> {
            RealDisk.open_to_append(path)
        }
        fn create_folder(&self, path: &Path) -> io::Result<()> {
            RealDisk.create_folder(path)
        }
        fn write(&self, file: &mut fs::File, bytes: &[u8]) -> io::Result<()> {
            RealDisk.write(file, bytes)
        }
        fn flush(&self, file: &fs::File) -> io::Result<()> {
            RealDisk.flush(file)
        }
        fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
            RealDisk.replace(from, to)
        }
        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            if from.parent().map(PathBuf::from) != to.parent().map(PathBuf::from) {
                return Err(io::ErrorKind::CrossesDevices.into());
            }
            RealDisk.rename(from, to)
        }
        fn remove(&self, path: &Path) -> io::Result<()> {
            RealDisk.remove(path)
        }
        fn wait(&self, _: std::time::Duration) {}
    }

    #[test]
    fn data_moves_to_another_disk() {
        let home = tempfile::tempdir().unwrap();
        roaming(&home.path().join("roaming"));
        take_over(&TwoDisks, &folders(home.path()));
        assert_eq!(files(&home.path().join("roaming")), ["settings.ron"]);
        assert_eq!(files(&home.path().join("local")), TAKEN);
    }
}
