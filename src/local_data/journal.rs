//! What isn't saved yet, kept so that a crash, a power cut or a kill costs a few seconds of typing.
//!
//! Each window has a [`Session`]: a name of its own in the journal's folder, and up to three files.
//!
//! | file | is |
//! | --- | --- |
//! | `NAME.lock` | locked as long as the window lives; the system lets go of it however the window ends |
//! | `NAME.ron` | the draft, while it has changes that aren't saved |
//! | `NAME.open` | the path of the draft's file, for other windows to see |
//!
//! A draft whose lock can be had was lost: [`lost`] finds it, and a window that opens it goes on under
//! that name ([`Session::adopt`]), so that there is no moment without a copy.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::{MAX_BYTES, remove, to_ron};
use crate::draft::{Draft, ReadError, must_not_be_newer};
use crate::ron_text;
use crate::storage::{
    ContentHash, Disk, Existing, StorageError, create_folder_on, read_on, tidy, write_on,
};

/// The number of this format of journals.
const FORMAT: u32 = 1;

/// A file that has been written for so long is not being written any more.
const LEFT: Duration = Duration::from_mins(10);

/// A draft that isn't saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file that it came from or was saved in.
    pub path: Option<PathBuf>,
    /// What that file held when it was read or written.
    pub stamp: Option<ContentHash>,
    /// What is filled in.
    pub draft: Draft,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct JournalFile {
    format: u32,
    #[serde(default)]
    path: Option<String>,
    #[serde(default)]
    stamp: Option<String>,
    draft: Draft,
}

impl Kept {
    /// Reads a journal.
    ///
    /// # Errors
    /// [`ReadError`]: not RON of this format, or a newer format.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let text = ron_text::decode(bytes)?;
        must_not_be_newer(text, FORMAT)?;
        let file: JournalFile = ron_text::parse(text)?;
        Ok(Self {
            path: file.path.map(PathBuf::from),
            stamp: file.stamp.as_deref().and_then(ContentHash::from_hex),
            draft: file.draft,
        })
    }

    /// As text for a file. A path that is no text is left out: the draft is what counts.
    #[must_use]
    pub fn write(&self) -> String {
        let path = self.path.as_ref().and_then(|path| path.to_str());
        to_ron(&JournalFile {
            format: FORMAT,
            path: path.map(str::to_owned),
            stamp: self.stamp.map(ContentHash::to_hex),
            draft: self.draft.clone(),
        })
    }
}

/// A draft that a window left without saving it.
#[derive(Debug)]
pub struct Lost {
    /// The session that kept it.
    pub name: String,
    /// The journal.
    pub file: PathBuf,
    /// When it was written last, by the clock of then.
    pub changed: Option<SystemTime>,
    /// What it holds.
    pub kept: Result<Kept, LostError>,
}

/// Why a journal can't be read.
#[derive(Debug, thiserror::Error)]
pub enum LostError {
    /// The file can't be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// What it says can't be understood.
    #[error(transparent)]
    Read(#[from] ReadError),
}

/// A window's place in the journal.
#[derive(Debug)]
pub struct Session {
    folder: PathBuf,
    name: String,
    /// Held as long as the window lives.
    _lock: File,
}

impl Session {
    /// A new session in a folder, which is made if it isn't there. `name` is one that nobody has had.
    ///
    /// # Errors
    /// [`StorageError`] when nothing can be kept there.
    pub fn begin(disk: &dyn Disk, folder: &Path, name: &str) -> Result<Self, StorageError> {
        create_folder_on(disk, folder)?;
        let path = folder.join(format!("{name}.starting"));
        let locked = || -> io::Result<File> {
            // It gets its name once it is locked: no other window can take it for one that was left.
            let lock = disk.create(&path)?;
            // Where files can't be locked, a draft is offered to other windows while this one lives.
            let _ = lock.lock();
            disk.rename(&path, &folder.join(format!("{name}.lock")))?;
            Ok(lock)
        };
        let lock = match locked() {
            // Another window has just tidied it away.
            Err(error) if error.kind() == io::ErrorKind::NotFound => locked(),
            result => result,
        };
        Ok(Self {
            folder: folder.to_owned(),
            name: name.to_owned(),
            _lock: lock.map_err(|error| StorageError::of_io(&path, error))?,
        })
    }

    /// Goes on under the name of a session whose window is gone. None if another window was faster.
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

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    fn file(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.name))
    }

    /// Keeps a draft.
    ///
    /// # Errors
    /// [`StorageError`]: what was kept before is still there then.
    pub fn keep(&self, disk: &dyn Disk, kept: &Kept) -> Result<(), StorageError> {
        let text = kept.write();
        write_on(disk, &self.file("ron"), text.as_bytes(), Existing::Replace)
    }

    /// Lets go of what was kept: it is saved, or dismissed.
    ///
    /// # Errors
    /// [`StorageError`]: it is still there then.
    pub fn clear(&self, disk: &dyn Disk) -> Result<(), StorageError> {
        remove(disk, &self.file("ron"))
    }

    /// Tells other windows which file this one has open. Nothing depends on it but a remark there.
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
        for ending in ["open", "lock"] {
            // What stays is tidied up by the next window.
            let _ = fs::remove_file(self.file(ending));
        }
    }
}

/// Whether a session's window lives.
fn is_alive(folder: &Path, name: &str) -> bool {
    let lock = File::options()
        .write(true)
        .open(folder.join(format!("{name}.lock")));
    lock.is_ok_and(|lock| !is_free(&lock))
}

/// Whether nobody else holds a lock; it is held then. A window that has just started looks at all of them,
/// each for a moment.
fn is_free(lock: &File) -> bool {
    for _ in 0..5 {
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(10)),
            // Where files can't be locked, none of them tells anything.
            _ => return true,
        }
    }
    false
}

/// Held while a file is saved, so that two windows don't save at the same moment. None when another one
/// takes too long.
#[must_use]
pub fn turn_to_save(folder: &Path) -> Option<File> {
    let mut options = File::options();
    let turn = options.write(true).create(true).truncate(false);
    let turn = turn.open(folder.join("saving")).ok()?;
    for _ in 0..200 {
        match turn.try_lock() {
            Ok(()) => return Some(turn),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(10)),
            Err(TryLockError::Error(_)) => return None,
        }
    }
    None
}

/// The names of all sessions that have a file with that ending.
fn names(folder: &Path, ending: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new(); // there was never a session
    };
    let files = entries.flatten().map(|entry| entry.path());
    let ours = files.filter(|path| path.extension().is_some_and(|found| found == ending));
    let mut names: Vec<String> = ours
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// The drafts that windows of before left without saving them. What else they left is tidied up.
#[must_use]
pub fn lost(disk: &dyn Disk, folder: &Path, own: &str) -> Vec<Lost> {
    let mut lost = Vec::new();
    for name in names(folder, "ron") {
        if name == own || is_alive(folder, &name) {
            continue;
        }
        let file = folder.join(format!("{name}.ron"));
        let read = read_on(disk, &file, MAX_BYTES).map_err(LostError::from);
        lost.push(Lost {
            changed: fs::metadata(&file)
                .and_then(|metadata| metadata.modified())
                .ok(),
            kept: read.and_then(|bytes| Ok(Kept::read(&bytes)?)),
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
    tidy(disk, folder, LEFT);
    for name in names(folder, "lock") {
        let has_draft = folder.join(format!("{name}.ron")).exists();
        if name != own && !has_draft && !is_alive(folder, &name) {
            for ending in ["open", "lock"] {
                let _ = disk.remove(&folder.join(format!("{name}.{ending}")));
            }
        }
    }
    lost
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

/// Removes what a window of before left.
///
/// # Errors
/// [`StorageError`]: it is still there then.
pub fn dismiss(disk: &dyn Disk, folder: &Path, name: &str) -> Result<(), StorageError> {
    if is_alive(folder, name) {
        return Ok(()); // another window has it now
    }
    remove(disk, &folder.join(format!("{name}.ron")))?;
    for ending in ["open", "lock"] {
        let _ = disk.remove(&folder.join(format!("{name}.{ending}")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::RealDisk;

    fn kept(service: &str) -> Kept {
        Kept {
            path: Some(PathBuf::from("/avtal/öst.ron")),
            stamp: Some(ContentHash::of(b"before")),
            draft: Draft {
                template: "t".to_owned(),
                services: vec![service.to_owned()],
                ..Draft::default()
            },
        }
    }

    #[test]
    fn what_is_kept_is_read() {
        let kept = kept("inkasso");
        assert_eq!(Kept::read(kept.write().as_bytes()).unwrap(), kept);
        assert!(Kept::read(b"(format: 9)").is_err());
    }

    #[test]
    fn a_draft_is_lost_when_its_window_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("new");
        let one = Session::begin(&RealDisk, &folder, "one").unwrap();
        let other = Session::begin(&RealDisk, &folder, "other").unwrap();
        one.keep(&RealDisk, &kept("a")).unwrap();
        assert!(
            lost(&RealDisk, &folder, "other").is_empty(),
            "its window lives"
        );
        assert!(Session::adopt(&folder, "one").is_none());
        drop(one);
        let found = lost(&RealDisk, &folder, "other");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kept.as_ref().unwrap(), &kept("a"));

        let adopted = Session::adopt(&folder, "one").unwrap();
        assert!(lost(&RealDisk, &folder, "other").is_empty());
        adopted.clear(&RealDisk).unwrap();
        drop((adopted, other));
        assert_eq!(
            fs::read_dir(&folder).unwrap().count(),
            0,
            "nothing piles up"
        );
    }

    #[test]
    fn what_is_dismissed_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::begin(&RealDisk, folder.path(), "one").unwrap();
        session.keep(&RealDisk, &kept("a")).unwrap();
        dismiss(&RealDisk, folder.path(), "one").unwrap();
        assert!(folder.path().join("one.ron").exists(), "its window lives");
        drop(session);
        dismiss(&RealDisk, folder.path(), "one").unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn windows_see_each_others_files() {
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
    fn a_broken_journal_is_offered_too() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("one.ron"), "(format: 1, draft:").unwrap();
        let found = lost(&RealDisk, folder.path(), "");
        assert!(found[0].kept.is_err());
    }
}
