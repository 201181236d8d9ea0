//! Writing: to a file beside, flushed, renamed.

use std::fs::{self, Metadata, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use super::disk::{Disk, RealDisk, system};
use super::error::{StorageError, StorageErrorKind};
use super::hash::ContentHash;
use super::read::read_on;
use super::retry::retrying;

/// The prefix of the names of files that are being written.
const PART_PREFIX: &str = ".klausul-";
/// The suffix of the names of files that are being written.
const PART_SUFFIX: &str = ".part";
/// The age from which such a file counts as left by a program that was killed.
const ABANDONED: Duration = Duration::from_hours(1);
/// How often a file is written whose unfinished one is gone.
const MAX_ATTEMPTS: usize = 3;
/// How many names are tried.
const MAX_NAMES: usize = 1000;
/// The maximum that is compared with a [`ContentHash`], in bytes.
const MAX_BYTES: usize = 1 << 30;

/// What happens to an existing file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It is replaced.
    Replace,
    /// It is kept, and writing fails.
    Keep,
    /// It is replaced if its content still has this hash; otherwise it is kept, and writing fails. A file
    /// that is gone is created again.
    IfStill(ContentHash),
}

/// Creates a folder on a disk with its parents, if it doesn't exist.
///
/// # Errors
/// [`StorageError`] with the path.
pub fn create_folder_on(disk: &dyn Disk, folder: &Path) -> Result<(), StorageError> {
    let created = disk.create_folder(folder);
    created.map_err(|error| StorageError::of_io(folder, error))
}

/// Writes a file whole: afterwards it has the new content, or, after an error, the old. A link is
/// followed to the real file, whose permissions are kept where the system has a way to; a read-only file is respected.
///
/// # Errors
/// [`StorageError`] with the path; nothing was changed then.
pub fn write(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), StorageError> {
    write_on(&RealDisk, path, bytes, existing)
}

/// Writes a file whole to a disk, as [`write`](fn@write) does.
///
/// # Errors
/// [`StorageError`] with the path; nothing was changed then.
pub fn write_on(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    existing: Existing,
) -> Result<(), StorageError> {
    let target = real_path(path);
    let before = fs::metadata(&target).ok();
    if let Some(before) = &before {
        check_existing(path, before, existing)?;
        if !before.is_file() {
            return write_into(disk, &target, bytes)
                .map_err(|error| StorageError::of_io(path, error));
        }
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(StorageError::new(path, StorageErrorKind::NoSuchFolder));
    }
    let writing = Writing {
        disk,
        path,
        target: &target,
        folder,
    };
    writing.must_be_unchanged(existing)?;
    writing.write(bytes, before.as_ref(), existing)?;
    writing.tidy();
    Ok(())
}

/// Writes one of many new files of a folder whole to a disk: as [`write_on`] does, but the folder isn't flushed and searched for
/// abandoned files each time, which would take longer with every file in it. An existing file is kept.
///
/// # Errors
/// [`StorageError`] with the path; nothing was changed then.
pub fn write_beside_many_on(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
) -> Result<(), StorageError> {
    if path.exists() {
        return Err(StorageError::new(path, StorageErrorKind::Exists));
    }
    let writing = Writing {
        disk,
        path,
        target: path,
        folder: path.parent().unwrap_or(Path::new(".")),
    };
    writing.write(bytes, None, Existing::Keep)
}

fn check_existing(path: &Path, before: &Metadata, existing: Existing) -> Result<(), StorageError> {
    let kind = if before.is_dir() {
        StorageErrorKind::IsFolder
    } else if existing == Existing::Keep && before.is_file() {
        StorageErrorKind::Exists
    } else if before.permissions().readonly() {
        StorageErrorKind::ReadOnly
    } else {
        return Ok(());
    };
    Err(StorageError::new(path, kind))
}

/// A device or a pipe is written to, not replaced.
fn write_into(disk: &dyn Disk, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).open(target)?;
    disk.write(&mut file, bytes)
}

/// Returns the file that a path leads to: links are followed, also one to a file that doesn't exist yet.
fn real_path(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    match fs::read_link(path) {
        Ok(target) => match path.parent() {
            Some(folder) => folder.join(target),
            None => target,
        },
        Err(_) => path.to_owned(),
    }
}

/// A file that is being written.
struct Writing<'a> {
    disk: &'a dyn Disk,
    /// The path as the caller gave it; for errors.
    path: &'a Path,
    /// The file that the path leads to.
    target: &'a Path,
    folder: &'a Path,
}

impl Writing<'_> {
    /// Checks that the file still has the content that may be replaced.
    fn must_be_unchanged(&self, existing: Existing) -> Result<(), StorageError> {
        let Existing::IfStill(expected) = existing else {
            return Ok(());
        };
        let found = match read_on(self.disk, self.target, MAX_BYTES) {
            Ok(found) => found,
            Err(error) if matches!(error.kind, StorageErrorKind::NotFound) => return Ok(()),
            Err(error) => return Err(StorageError::new(self.path, error.kind)),
        };
        if ContentHash::of(&found) == expected {
            return Ok(());
        }
        Err(StorageError::new(self.path, StorageErrorKind::Changed))
    }

    /// Writes the bytes to a file beside and gives it its name. Where that file is gone in between, which somebody took for
    /// abandoned, it is written again.
    fn write(
        &self,
        bytes: &[u8],
        before: Option<&Metadata>,
        existing: Existing,
    ) -> Result<(), StorageError> {
        let mut attempts = 0;
        loop {
            attempts += 1;
            let beside = self.beside(bytes, before);
            let beside = beside.map_err(|error| StorageError::of_io(self.path, error))?;
            let result = self.put_in_place(&beside, existing);
            let is_gone = matches!(&result, Err(error) if matches!(error.kind, StorageErrorKind::NotFound))
                && !beside.exists();
            if is_gone && attempts < MAX_ATTEMPTS {
                continue;
            }
            if result.is_err() {
                // It may be gone already; otherwise a later save or run removes it.
                let _ = self.disk.remove(&beside);
            }
            return result;
        }
    }

    /// Writes the bytes to a new file in the same folder.
    fn beside(&self, bytes: &[u8], before: Option<&Metadata>) -> io::Result<PathBuf> {
        let (path, mut file) = self.new_file()?;
        let written = self
            .disk
            .write(&mut file, bytes)
            .and_then(|()| match before {
                Some(before) => system::take_permissions(&file, before),
                None => Ok(()),
            })
            .and_then(|()| retrying(self.disk, || self.disk.flush(&file)));
        drop(file);
        if let Err(error) = written {
            let _ = self.disk.remove(&path);
            return Err(error);
        }
        Ok(path)
    }

    /// Creates a file with a name that nobody else uses, also no other window and no other machine. It is locked while it is
    /// written, so that nobody takes it for abandoned.
    fn new_file(&self) -> io::Result<(PathBuf, fs::File)> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
        for _ in 0..MAX_NAMES {
            let number = COUNT.fetch_add(1, Ordering::Relaxed);
            let name = format!("{PART_PREFIX}{}-{number}{PART_SUFFIX}", process::id());
            let path = self.folder.join(name);
            match retrying(self.disk, || self.disk.create(&path)) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
                result => {
                    let file = result?;
                    // Where files can't be locked, its age says that it is new.
                    let _ = file.try_lock();
                    return Ok((path, file));
                }
            }
        }
        Err(taken)
    }

    /// Gives the finished file its name.
    fn put_in_place(&self, beside: &Path, existing: Existing) -> Result<(), StorageError> {
        // Writing and flushing took their time.
        self.must_be_unchanged(existing)?;
        let is_there = self.target.exists();
        let renamed = match existing {
            Existing::Keep => retrying(self.disk, || self.disk.rename(beside, self.target)),
            Existing::IfStill(_) if !is_there => {
                retrying(self.disk, || self.disk.rename(beside, self.target))
            }
            _ => retrying(self.disk, || self.disk.replace(beside, self.target)),
        };
        renamed.map_err(|error| StorageError::of_io(self.path, error))
    }

    /// Flushes the folder, so that the rename survives a power cut (where folders can't be flushed, it usually
    /// does), and removes what killed programs left; ages are compared on the folder's own clock.
    fn tidy(&self) {
        if let Ok(folder) = fs::File::open(self.folder) {
            let _ = folder.sync_all();
        }
        if let Ok(now) = fs::metadata(self.target).and_then(|metadata| metadata.modified()) {
            remove_parts(self.disk, self.folder, now, ABANDONED);
        }
    }
}

/// Removes unfinished files that killed programs left in a folder of this machine, if they are older than
/// `older_than`: those that nobody has locked, and where that can't be known, those of an hour ago.
pub fn tidy(disk: &dyn Disk, folder: &Path, older_than: Duration) {
    remove_parts(disk, folder, SystemTime::now(), older_than);
}

fn remove_parts(disk: &dyn Disk, folder: &Path, now: SystemTime, older_than: Duration) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_ours = name.starts_with(PART_PREFIX) && name.ends_with(PART_SUFFIX);
        if !is_ours {
            continue;
        }
        let modified = fs::metadata(&path).and_then(|metadata| metadata.modified());
        let age = modified.ok().and_then(|time| now.duration_since(time).ok());
        let is_old = |than: Duration| age.is_some_and(|age| age >= than);
        let is_abandoned = match is_locked(&path) {
            Some(is_locked) => !is_locked && is_old(older_than),
            None => is_old(older_than.max(ABANDONED)),
        };
        if is_abandoned {
            let _ = disk.remove(&path);
        }
    }
}

/// Whether somebody has a file locked; nothing where that can't be known.
fn is_locked(path: &Path) -> Option<bool> {
    let file = fs::File::options().write(true).open(path).ok()?;
    match file.try_lock() {
        Ok(()) => Some(false),
        Err(TryLockError::WouldBlock) => Some(true),
        Err(TryLockError::Error(_)) => None,
    }
}
