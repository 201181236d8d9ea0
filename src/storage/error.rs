//! What can go wrong with a file.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::system;
use crate::message::Message;

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {}", self.path.display(), self.message().in_english())]
pub struct StorageError {
    /// The path of the file.
    pub path: PathBuf,
    /// What went wrong.
    pub kind: StorageErrorKind,
    /// The number of the system's error, if the system said one.
    pub code: Option<i32>,
}

/// What can go wrong with a file.
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
    /// The name is too long, or has characters that the system doesn't allow.
    BadName,
    /// This machine has no folder for the data of programs.
    NoHome,
    /// The system doesn't allow it.
    NotAllowed,
    /// Another program has it open.
    InUse,
    /// The disk is full.
    NoSpace,
    /// It is larger than anything the program reads.
    TooLarge {
        /// The maximum that is read, in bytes.
        limit: usize,
    },
    /// Nobody reads what is written.
    ClosedPipe,
    /// The program itself has a defect.
    Defect,
    /// Anything else, as the system says it.
    Other(io::Error),
}

impl StorageError {
    /// Returns the sentence for the person who reads it, without the path.
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

    /// Creates an error about a path.
    #[must_use]
    pub fn new(path: &Path, kind: StorageErrorKind) -> Self {
        Self {
            path: path.to_owned(),
            kind,
            code: None,
        }
    }

    /// Creates the error that an I/O error at a path means.
    #[must_use]
    pub fn of_io(path: &Path, error: io::Error) -> Self {
        use io::ErrorKind as Io;
        let code = error.raw_os_error();
        let kind = match error.kind() {
            _ if is_in_use(&error) => StorageErrorKind::InUse,
            // Some systems look for such a name, and find none.
            Io::NotFound if has_too_long_name(path) => StorageErrorKind::BadName,
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
        Self {
            code,
            ..Self::new(path, kind)
        }
    }

    /// Creates the error that an I/O error at the path of a folder means: systems differ in what they say where it is a file.
    #[must_use]
    pub fn of_folder(path: &Path, error: io::Error) -> Self {
        if path.is_file() {
            return Self::new(path, StorageErrorKind::IsNotFolder);
        }
        Self::of_io(path, error)
    }
}

impl StorageErrorKind {
    /// Whether other files of the folder would fail in the same way: it isn't about the one file alone.
    #[must_use]
    pub fn is_about_folder(&self) -> bool {
        match self {
            Self::NotFound
            | Self::IsNotFolder
            | Self::NoSuchFolder
            | Self::NoHome
            | Self::NotAllowed
            | Self::NoSpace
            | Self::ClosedPipe
            | Self::Defect
            | Self::Other(_) => true,
            Self::IsFolder
            | Self::ReadOnly
            | Self::Exists
            | Self::Changed
            | Self::BadName
            | Self::InUse
            | Self::TooLarge { .. } => false,
        }
    }

    /// Returns its name for logs, which says nothing of the file.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::IsFolder => "is-folder",
            Self::IsNotFolder => "is-not-folder",
            Self::NoSuchFolder => "no-such-folder",
            Self::ReadOnly => "read-only",
            Self::Exists => "exists",
            Self::Changed => "changed",
            Self::BadName => "bad-name",
            Self::NoHome => "no-home",
            Self::NotAllowed => "not-allowed",
            Self::InUse => "in-use",
            Self::NoSpace => "no-space",
            Self::TooLarge { .. } => "too-large",
            Self::ClosedPipe => "closed-pipe",
            Self::Defect => "defect",
            Self::Other(_) => "other",
        }
    }
}

/// The longest name of a file on Windows, in units of UTF-16 (Microsoft, "Naming Files, Paths, and Namespaces").
const MAX_NAME_UNITS: usize = 255;

/// Whether no file can have the name of a path.
fn has_too_long_name(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.encode_utf16().count() > MAX_NAME_UNITS
}

/// Whether another program has a file open, mostly for a moment: cloud clients and virus scanners look at
/// every new file.
pub(super) fn is_in_use(error: &io::Error) -> bool {
    system::is_locked(error)
        || matches!(
            error.kind(),
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy
        )
}
