//! Files: read whole, written all or not at all.
//!
//! Both shells go through here. A file of the user's is never half-written and never silently
//! replaced: new content is written beside it, flushed, and put in its place by one rename. Whether it
//! changed since it was read is told by its content ([`ContentHash`]), not by clocks, which differ between
//! machines. Brief locks, as cloud clients and virus scanners hold them, are waited for.
//!
//! | file | does |
//! | --- | --- |
//! | `disk` | the seam to the file system, where tests inject faults |
//! | `write` | writing beside, flushing, renaming |

mod disk;
mod write;

pub use disk::{Disk, RealDisk};
pub use write::{create_folder_on, tidy, write, write_on};

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::message::Message;

/// What may happen to a file that is already there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It is replaced.
    Replace,
    /// It stays, and that is an error.
    Keep,
    /// It is replaced if its content is still this one; otherwise it stays, and that is an error. A file
    /// that is gone is written anew.
    IfStill(ContentHash),
}

/// What tells one content of a file from another: its SHA-256.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ContentHash([u8; 32]);

impl ContentHash {
    /// The stamp of a content.
    #[must_use]
    pub fn of(content: &[u8]) -> Self {
        Self(Sha256::digest(content).into())
    }

    /// In hexadecimal digits.
    #[must_use]
    pub fn to_hex(self) -> String {
        use std::fmt::Write;
        self.0.iter().fold(String::new(), |mut hex, byte| {
            // Writing to a string can't fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// Back from hexadecimal digits.
    #[must_use]
    pub fn from_hex(hex: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if hex.len() != 64 || !hex.is_ascii() {
            return None;
        }
        for (byte, digits) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
            let digits = str::from_utf8(digits).ok()?;
            *byte = u8::from_str_radix(digits, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl std::fmt::Debug for ContentHash {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.to_hex())
    }
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
    /// It was changed by somebody else since it was read.
    Changed,
    /// The name is too long, or has signs in it that the system doesn't take.
    BadName,
    /// There is no folder on this machine where programs keep things.
    NoHome,
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
    /// The program itself failed over it.
    Defect,
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
            Kind::Changed => Message::new("storage-changed"),
            Kind::NoHome => Message::new("storage-no-home"),
            Kind::BadName => Message::new("storage-bad-name"),
            Kind::NotAllowed => Message::new("storage-not-allowed"),
            Kind::InUse => Message::new("storage-in-use"),
            Kind::NoSpace => Message::new("storage-no-space"),
            Kind::TooLarge { limit } => {
                Message::new("storage-too-large").with("megabytes", limit / 1024 / 1024)
            }
            Kind::ClosedPipe => Message::new("storage-closed-pipe"),
            Kind::Defect => Message::new("storage-defect"),
            Kind::Other(error) => Message::new("storage-other").with("detail", error.to_string()),
        }
    }

    /// What is wrong at that path.
    #[must_use]
    pub fn new(path: &Path, kind: StorageErrorKind) -> Self {
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
            _ if is_brief(&error) => StorageErrorKind::InUse,
            Io::NotFound => StorageErrorKind::NotFound,
            Io::IsADirectory => StorageErrorKind::IsFolder,
            Io::NotADirectory => StorageErrorKind::IsNotFolder,
            Io::AlreadyExists => StorageErrorKind::Exists,
            Io::InvalidFilename | Io::InvalidInput => StorageErrorKind::BadName,
            Io::PermissionDenied | Io::ReadOnlyFilesystem => StorageErrorKind::NotAllowed,
            // A quota or a limit on the size of files is as full as a full disk.
            Io::StorageFull | Io::QuotaExceeded | Io::FileTooLarge => StorageErrorKind::NoSpace,
            Io::BrokenPipe => StorageErrorKind::ClosedPipe,
            _ => StorageErrorKind::Other(error),
        };
        Self::new(path, kind)
    }
}

/// Whether another program has a file open, which mostly passes: cloud clients and virus scanners look at
/// every new file. On Windows that is `ERROR_SHARING_VIOLATION` or `ERROR_LOCK_VIOLATION`, which have no
/// kind of their own.
fn is_brief(error: &io::Error) -> bool {
    let is_violation = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    is_violation
        || matches!(
            error.kind(),
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy
        )
}

/// How long a brief lock is waited for, in steps; about a second in all.
const PATIENCE_MS: [u64; 6] = [10, 30, 60, 120, 250, 500];

/// Does something to a file, again if the system interrupts it, and again after a while if somebody else
/// has the file.
fn patiently<T>(disk: &dyn Disk, mut action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let mut waits = PATIENCE_MS.into_iter();
    loop {
        match action() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => match waits.next() {
                Some(_) => {}
                None => return Err(error),
            },
            Err(error) if is_brief(&error) => match waits.next() {
                Some(time_ms) => disk.wait(Duration::from_millis(time_ms)),
                None => return Err(error),
            },
            result => return result,
        }
    }
}

/// Reads a file whole, at most `limit` bytes.
///
/// # Errors
/// [`StorageError`] with the path.
pub fn read(path: &Path, limit: usize) -> Result<Vec<u8>, StorageError> {
    read_on(&RealDisk, path, limit)
}

/// Reads a file of that disk whole, at most `limit` bytes.
///
/// # Errors
/// [`StorageError`] with the path.
pub fn read_on(disk: &dyn Disk, path: &Path, limit: usize) -> Result<Vec<u8>, StorageError> {
    let failed = |error| StorageError::of_io(path, error);
    let file = patiently(disk, || disk.open(path)).map_err(failed)?;
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
