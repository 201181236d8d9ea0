//! The recovery journal: unsaved changes, so that a crash, a power cut or a kill costs a few seconds of typing.
//!
//! Each window has a [`Session`]: a unique name in the journal's folder, and up to three files.
//!
//! | file | content |
//! | --- | --- |
//! | `NAME.lock` | locked while the window is alive; the system releases the lock however the window ends |
//! | `NAME.ron` | a [`JournalEntry`]: the draft, while it has unsaved changes |
//! | `NAME.open` | the path of the draft's file, for other windows to see |
//!
//! An entry whose lock is free belongs to a window that is gone: [`recoverable`] finds it, and a window
//! that opens it goes on under its name ([`Session::adopt`]), so that there is always a copy on disk.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::file::{MAX_BYTES, remove, to_ron};
use crate::draft::{Draft, ReadError, must_not_be_newer};
use crate::ron_text;
use crate::storage::{
    ContentHash, Disk, Existing, StorageError, create_folder_on, read_on, tidy, write_on,
};

/// The number of this format of journals.
const FORMAT: u32 = 1;

/// The age from which a file that is still being written counts as abandoned.
const ABANDONED: Duration = Duration::from_mins(10);
/// The name of the file that is locked while settings or recent files are written.
pub(super) const SAVING: &str = "saving";

/// A draft with unsaved changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    /// The file that it came from or was saved in.
    pub path: Option<PathBuf>,
    /// The hash of that file's content when it was read or written.
    pub content_hash: Option<ContentHash>,
    /// What is filled in.
    pub draft: Draft,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct JournalFile {
    format: u32,
    #[serde(default)]
    path: Option<String>,
    #[serde(default, rename = "stamp")]
    content_hash: Option<String>,
    draft: Draft,
}

impl JournalEntry {
    /// Reads an entry.
    ///
    /// # Errors
    /// [`ReadError`]: not RON of this format, or a newer format.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let text = ron_text::decode(bytes)?;
        must_not_be_newer(text, FORMAT)?;
        let file: JournalFile = ron_text::parse(text)?;
        Ok(Self {
            path: file.path.map(PathBuf::from),
            content_hash: file.content_hash.as_deref().and_then(ContentHash::from_hex),
            draft: file.draft,
        })
    }

    /// Returns the text of its file. A path that is not UTF-8 is left out: the draft is what counts.
    #[must_use]
    pub fn write(&self) -> String {
        let path = self.path.as_ref().and_then(|path| path.to_str());
        to_ron(&JournalFile {
            format: FORMAT,
            path: path.map(str::to_owned),
            content_hash: self.content_hash.map(ContentHash::to_hex),
            draft: self.draft.clone(),
        })
    }
}

/// An entry of a window that ended without saving.
#[derive(Debug)]
pub struct RecoverableDraft {
    /// The name of the session that wrote it.
    pub name: String,
    /// The entry's file.
    pub file: PathBuf,
    /// When it was last written, by the clock of that time.
    pub changed: Option<SystemTime>,
    /// The entry, or why it can't be read.
    pub entry: Result<JournalEntry, JournalError>,
}

/// Why a journal entry can't be read.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The file can't be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// What it says can't be understood.
    #[error(transparent)]
    Read(#[from] ReadError),
}

/// A window's part of the journal.
#[derive(Debug)]
pub struct Session {
    folder: PathBuf,
    name: String,
    /// Held while the window is alive.
    _lock: File,
}

impl Session {
    /// Begins a session in a folder, which is created if it doesn't exist. `name` must be unique.
    ///
    /// # Errors
    /// [`StorageError`] when nothing can be written there.
    pub fn begin(disk: &dyn Disk, folder: &Path, name: &str) -> Result<Self, StorageError> {
        create_folder_on(disk, folder)?;
        let path = folder.join(format!("{name}.starting"));
        let locked = || -> io::Result<File> {
            // It is renamed once it is locked, so that no other window takes it for an abandoned one.
            let lock = disk.create(&path)?;
            // Where files can't be locked, a draft is offered to other windows while this one lives.
            let _ = lock.lock();
            disk.rename(&path, &folder.join(format!("{name}.lock")))?;
            Ok(lock)
        };
        let lock = match locked() {
            // Another window has just removed it.
            Err(error) if error.kind() == io::ErrorKind::NotFound => locked(),
            result => result,
        };
        Ok(Self {
            folder: folder.to_owned(),
            name: name.to_owned(),
            _lock: lock.map_err(|error| StorageError::of_io(&path, error))?,
        })
    }

    /// Takes over a session whose window is gone. None if another window was faster.
    #[must_use]
    pub fn adopt(folder: &Path, name: &str) -> Option<Self> {
        let path = folder.join(format!("{name}.lock"));
        let mut options = File::options();
        let lock = options.write(true).create(true).truncate(false).open(path);
        let lock = lock.ok().filter(is_free)?;
        folder.join(format!("{name}.ron")).exists().then(|| Self {
            folder: folder.to_owned(),
            name: name.to_owned(),
            _lock: lock,
        })
    }

    /// The session's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    fn file(&self, extension: &str) -> PathBuf {
        self.folder.join(format!("{}.{extension}", self.name))
    }

    /// Writes an entry in place of the previous one.
    ///
    /// # Errors
    /// [`StorageError`]: the previous entry is unchanged then.
    pub fn keep(&self, disk: &dyn Disk, entry: &JournalEntry) -> Result<(), StorageError> {
        let text = entry.write();
        write_on(disk, &self.file("ron"), text.as_bytes(), Existing::Replace)
    }

    /// Removes the entry: the draft is saved, or dismissed.
    ///
    /// # Errors
    /// [`StorageError`]: the entry is still there then.
    pub fn clear(&self, disk: &dyn Disk) -> Result<(), StorageError> {
        remove(disk, &self.file("ron"))
    }

    /// Shows other windows which file this one has open. Only a remark there depends on it.
    pub fn show(&self, disk: &dyn Disk, path: Option<&Path>) {
        let file = self.file("open");
        let _ = match path.and_then(Path::to_str) {
            Some(path) => write_on(disk, &file, path.as_bytes(), Existing::Replace),
            None => remove(disk, &file),
        };
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        for extension in ["open", "lock"] {
            // What remains is removed by the next window.
            let _ = fs::remove_file(self.file(extension));
        }
    }
}

/// Whether a session's window is alive.
fn is_alive(folder: &Path, name: &str) -> bool {
    let lock = File::options()
        .write(true)
        .open(folder.join(format!("{name}.lock")));
    lock.is_ok_and(|lock| !is_free(&lock))
}

/// Whether nobody else held a lock; it is held from then on. A window that starts tries all locks, each for a
/// moment, so a lock that is taken is tried again.
fn is_free(lock: &File) -> bool {
    for _ in 0..5 {
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(10)),
            // Where files can't be locked, none of them says anything.
            _ => return true,
        }
    }
    false
}

/// Returns a lock to hold while a file is saved, so that two windows don't save at the same moment. None when
/// another window takes too long.
#[must_use]
pub fn turn_to_save(folder: &Path) -> Option<File> {
    let mut options = File::options();
    let turn = options.write(true).create(true).truncate(false);
    let turn = turn.open(folder.join(SAVING)).ok()?;
    for _ in 0..200 {
        match turn.try_lock() {
            Ok(()) => return Some(turn),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(10)),
            Err(TryLockError::Error(_)) => return None,
        }
    }
    None
}

/// Returns the names of all sessions that have a file with an extension, sorted.
fn names(folder: &Path, extension: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new(); // there was never a session
    };
    let files = entries.flatten().map(|entry| entry.path());
    let ours = files.filter(|path| path.extension().is_some_and(|found| found == extension));
    let mut names: Vec<String> = ours
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// Returns the names of the sessions with a draft whose windows are gone.
pub(super) fn left_behind(folder: &Path) -> Vec<String> {
    let mut names = names(folder, "ron");
    names.retain(|name| !is_alive(folder, name));
    names
}

/// Returns the entries of windows that ended without saving, and removes whatever else such windows left.
#[must_use]
pub fn recoverable(disk: &dyn Disk, folder: &Path, own: &str) -> Vec<RecoverableDraft> {
    let mut found = Vec::new();
    for name in names(folder, "ron") {
        if name == own || is_alive(folder, &name) {
            continue;
        }
        let file = folder.join(format!("{name}.ron"));
        let read = read_on(disk, &file, MAX_BYTES).map_err(JournalError::from);
        found.push(RecoverableDraft {
            changed: fs::metadata(&file)
                .and_then(|metadata| metadata.modified())
                .ok(),
            entry: read.and_then(|bytes| Ok(JournalEntry::read(&bytes)?)),
            name,
            file,
        });
    }
    for name in names(folder, "starting") {
        let path = folder.join(format!("{name}.starting"));
        let lock = File::options().write(true).open(&path);
        if lock.is_ok_and(|lock| is_free(&lock)) {
            let _ = disk.remove(&path);
        }
    }
    tidy(disk, folder, ABANDONED);
    for name in names(folder, "lock") {
        let has_draft = folder.join(format!("{name}.ron")).exists();
        if name != own && !has_draft && !is_alive(folder, &name) {
            for extension in ["open", "lock"] {
                let _ = disk.remove(&folder.join(format!("{name}.{extension}")));
            }
        }
    }
    found
}

/// Whether another window has that file open.
#[must_use]
pub fn is_open_elsewhere(folder: &Path, own: &str, path: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let sought = real(path);
    names(folder, "open").iter().any(|name| {
        let file = folder.join(format!("{name}.open"));
        let shown = || fs::read_to_string(&file).is_ok_and(|text| real(Path::new(&text)) == sought);
        name != own && shown() && is_alive(folder, name)
    })
}

/// Removes the files of a session whose window is gone.
///
/// # Errors
/// [`StorageError`]: the entry is still there then.
pub fn dismiss(disk: &dyn Disk, folder: &Path, name: &str) -> Result<(), StorageError> {
    if is_alive(folder, name) {
        return Ok(()); // another window has it now
    }
    remove(disk, &folder.join(format!("{name}.ron")))?;
    for extension in ["open", "lock"] {
        let _ = disk.remove(&folder.join(format!("{name}.{extension}")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::RealDisk;

    fn entry(service: &str) -> JournalEntry {
        JournalEntry {
            path: Some(PathBuf::from("/avtal/öst.ron")),
            content_hash: Some(ContentHash::of(b"before")),
            draft: Draft {
                template: "t".to_owned(),
                services: vec![service.to_owned()],
                ..Draft::default()
            },
        }
    }

    #[test]
    fn an_entry_is_read_as_it_was_written() {
        let entry = entry("inkasso");
        assert_eq!(JournalEntry::read(entry.write().as_bytes()).unwrap(), entry);
        assert!(JournalEntry::read(b"(format: 9)").is_err());
    }

    #[test]
    fn an_entry_is_recoverable_once_its_window_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("new");
        let one = Session::begin(&RealDisk, &folder, "one").unwrap();
        let other = Session::begin(&RealDisk, &folder, "other").unwrap();
        one.keep(&RealDisk, &entry("a")).unwrap();
        assert!(
            recoverable(&RealDisk, &folder, "other").is_empty(),
            "its window lives"
        );
        assert!(Session::adopt(&folder, "one").is_none());
        drop(one);
        let found = recoverable(&RealDisk, &folder, "other");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].entry.as_ref().unwrap(), &entry("a"));

        let adopted = Session::adopt(&folder, "one").unwrap();
        assert!(recoverable(&RealDisk, &folder, "other").is_empty());
        adopted.clear(&RealDisk).unwrap();
        drop((adopted, other));
        assert_eq!(
            fs::read_dir(&folder).unwrap().count(),
            0,
            "nothing piles up"
        );
    }

    #[test]
    fn an_entry_can_be_dismissed_once_its_window_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::begin(&RealDisk, folder.path(), "one").unwrap();
        session.keep(&RealDisk, &entry("a")).unwrap();
        dismiss(&RealDisk, folder.path(), "one").unwrap();
        assert!(folder.path().join("one.ron").exists(), "its window lives");
        drop(session);
        dismiss(&RealDisk, folder.path(), "one").unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn windows_see_each_others_open_files() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("öst.txt");
        let one = Session::begin(&RealDisk, folder.path(), "one").unwrap();
        one.show(&RealDisk, Some(&path));
        assert!(is_open_elsewhere(folder.path(), "other", &path));
        assert!(!is_open_elsewhere(folder.path(), "one", &path));
        one.show(&RealDisk, None);
        assert!(!is_open_elsewhere(folder.path(), "other", &path));
    }

    #[test]
    fn an_entry_that_cannot_be_read_is_found_too() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("one.ron"), "(format: 1, draft:").unwrap();
        let found = recoverable(&RealDisk, folder.path(), "");
        assert!(found[0].entry.is_err());
    }
}
