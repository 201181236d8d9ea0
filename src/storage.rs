//! Files: read whole, written all or not at all.
//!
//! Both shells go through here. A file of the user's is never half-written and never silently
//! replaced: new content is written beside it, flushed, and put in its place by one rename.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::message::Message;

/// What may happen to a file that is already there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It is replaced.
    Replace,
    /// It stays, and that is an error.
    Keep,
}

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {}", self.path.display(), self.message().in_english())]
pub struct StorageError {
    /// The file.
    pub path: PathBuf,
    /// What happened.
    pub kind: StorageErrorKind,
}

/// What can happen to a file.
#[derive(Debug)]
pub enum StorageErrorKind {
    /// There is no such file.
    NotFound,
    /// It is a folder.
    IsFolder,
    /// It is not a folder.
    IsNotFolder,
    /// The folder that it should be in doesn't exist.
    NoSuchFolder,
    /// It is marked as read-only.
    ReadOnly,
    /// It is already there.
    Exists,
    /// The system doesn't allow it.
    NotAllowed,
    /// Another program has it open.
    InUse,
    /// There is no room left.
    NoSpace,
    /// It is larger than anything the program reads.
    TooLarge {
        /// The most that is read, in bytes.
        limit: usize,
    },
    /// Nobody reads what is written.
    ClosedPipe,
    /// Anything else, as the system says it.
    Other(io::Error),
}

impl StorageError {
    /// The sentence for the person who reads it (without the path).
    #[must_use]
    pub fn message(&self) -> Message {
        use StorageErrorKind as Kind;
        match &self.kind {
            Kind::NotFound => Message::new("storage-not-found"),
            Kind::IsFolder => Message::new("storage-is-folder"),
            Kind::IsNotFolder => Message::new("storage-is-not-folder"),
            Kind::NoSuchFolder => Message::new("storage-no-such-folder"),
            Kind::ReadOnly => Message::new("storage-read-only"),
            Kind::Exists => Message::new("storage-exists"),
            Kind::NotAllowed => Message::new("storage-not-allowed"),
            Kind::InUse => Message::new("storage-in-use"),
            Kind::NoSpace => Message::new("storage-no-space"),
            Kind::TooLarge { limit } => {
                Message::new("storage-too-large").with("megabytes", limit / 1024 / 1024)
            }
            Kind::ClosedPipe => Message::new("storage-closed-pipe"),
            Kind::Other(error) => Message::new("storage-other").with("detail", error.to_string()),
        }
    }

    fn new(path: &Path, kind: StorageErrorKind) -> Self {
        Self {
            path: path.to_owned(),
            kind,
        }
    }

    /// What an I/O error at that path means.
    #[must_use]
    pub fn of_io(path: &Path, error: io::Error) -> Self {
        use io::ErrorKind as Io;
        let kind = match error.kind() {
            _ if is_sharing_violation(&error) => StorageErrorKind::InUse,
            Io::ResourceBusy | Io::ExecutableFileBusy => StorageErrorKind::InUse,
            Io::NotFound => StorageErrorKind::NotFound,
            Io::IsADirectory => StorageErrorKind::IsFolder,
            Io::NotADirectory => StorageErrorKind::IsNotFolder,
            Io::AlreadyExists => StorageErrorKind::Exists,
            Io::PermissionDenied | Io::ReadOnlyFilesystem => StorageErrorKind::NotAllowed,
            // A quota or a limit on the size of files is as full as a full disk.
            Io::StorageFull | Io::QuotaExceeded | Io::FileTooLarge => StorageErrorKind::NoSpace,
            Io::BrokenPipe => StorageErrorKind::ClosedPipe,
            _ => StorageErrorKind::Other(error),
        };
        Self::new(path, kind)
    }
}

/// Whether Windows says that another program has a file open: `ERROR_SHARING_VIOLATION` and
/// `ERROR_LOCK_VIOLATION`, which have no kind of their own.
fn is_sharing_violation(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// Reads a file whole, at most `limit` bytes.
///
/// # Errors
/// [`StorageError`] with the path.
pub fn read(path: &Path, limit: usize) -> Result<Vec<u8>, StorageError> {
    let failed = |error| StorageError::of_io(path, error);
    let file = File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.is_dir() {
        return Err(StorageError::new(path, StorageErrorKind::IsFolder));
    }
    read_from(file, path, limit)
}

/// Reads a stream to its end, at most `limit` bytes; `path` names it in errors.
///
/// # Errors
/// [`StorageError`] with the path.
pub fn read_from(source: impl Read, path: &Path, limit: usize) -> Result<Vec<u8>, StorageError> {
    let mut bytes = Vec::new();
    source
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| StorageError::of_io(path, error))?;
    if bytes.len() > limit {
        return Err(StorageError::new(
            path,
            StorageErrorKind::TooLarge { limit },
        ));
    }
    Ok(bytes)
}

/// The files of a folder that end in one of `endings`, by name; folders in it are not looked into.
///
/// # Errors
/// [`StorageError`] with the path that could not be read.
pub fn read_folder(
    folder: &Path,
    endings: &[&str],
    limit: usize,
) -> Result<Vec<(String, Vec<u8>)>, StorageError> {
    let failed = |error| StorageError::of_io(folder, error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue; // no file of a template has a name that is not Unicode
        };
        if endings.iter().any(|ending| name.ends_with(ending)) && path.is_file() {
            files.push((name.to_owned(), read(&path, limit)?));
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a file with other content than that of this beginning is there; an empty one has none.
#[must_use]
pub fn is_of_another_kind(path: &Path, beginning: &[u8]) -> bool {
    let is_file = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    if !is_file {
        return false;
    }
    let mut first = Vec::new();
    let read =
        File::open(path).and_then(|file| file.take(beginning.len() as u64).read_to_end(&mut first));
    read.is_ok() && !first.is_empty() && first != beginning
}

/// Writes a file whole: afterwards it has the new content, or, after an error, the old. A link is
/// followed to the real file, whose permissions are kept; a read-only file is respected.
///
/// # Errors
/// [`StorageError`] with the path; nothing was changed then.
pub fn write(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), StorageError> {
    let target = real_path(path);
    let before = fs::metadata(&target).ok();
    if let Some(before) = &before {
        check_existing(path, before, existing)?;
        if !before.is_file() {
            // A device or a pipe is written to, not replaced.
            let written = fs::OpenOptions::new()
                .write(true)
                .open(&target)
                .and_then(|mut file| file.write_all(bytes));
            return written.map_err(|error| StorageError::of_io(path, error));
        }
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(StorageError::new(path, StorageErrorKind::NoSuchFolder));
    }
    replace(&target, folder, bytes, before.as_ref(), existing)
        .map_err(|error| StorageError::of_io(path, error))
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

/// The file that a path means in the end: links are followed, also one to a file that doesn't exist
/// yet.
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

fn replace(
    target: &Path,
    folder: &Path,
    bytes: &[u8],
    before: Option<&Metadata>,
    existing: Existing,
) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".klausul-").suffix(".part");
    // A new file gets what the user's mask leaves of it, like any other program's.
    #[cfg(unix)]
    let permissions = {
        use std::os::unix::fs::PermissionsExt;
        fs::Permissions::from_mode(0o666)
    };
    #[cfg(unix)]
    builder.permissions(permissions);
    let mut beside = builder.tempfile_in(folder)?;
    beside.write_all(bytes)?;
    if let Some(before) = before {
        beside.as_file().set_permissions(before.permissions())?;
    }
    beside.as_file().sync_all()?;
    let persisted = match existing {
        Existing::Replace => beside.persist(target),
        Existing::Keep => beside.persist_noclobber(target),
    };
    persisted.map_err(|error| error.error)?;
    // The rename itself should survive a power cut; where folders can't be flushed, it usually does.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}
