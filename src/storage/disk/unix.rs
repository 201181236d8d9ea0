//! Files on Unix.

use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::user_folders::UserFolders;

/// Whether shells expand `*.pdf` before the program sees it.
pub const SHELL_EXPANDS: bool = true;

/// Returns the user's folders.
pub fn user_folders() -> Option<UserFolders> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(UserFolders {
        settings: base.config_dir().join("klausul"),
        data: base.data_dir().join("klausul"),
        earlier_data: None,
    })
}

/// Returns the organisation's folder.
pub fn organisation_folder() -> PathBuf {
    PathBuf::from("/etc/klausul")
}

/// Opens a file to read it.
pub fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Opens a file to read it and to append to it; it is created if it doesn't exist.
pub fn open_to_append(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).append(true).create(true).open(path)
}

/// Takes the turn to append, until the file is closed.
pub fn try_turn(file: &File) -> Result<(), TryLockError> {
    file.try_lock()
}

/// Gives a new file the permissions of the one that it will replace.
pub fn take_permissions(file: &File, before: &Metadata) -> io::Result<()> {
    file.set_permissions(before.permissions())
}

/// Renames a file, and replaces one of that name.
pub fn replace(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Renames a file, unless there is one of that name.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    // The standard library has no rename that replaces nothing.
    let from = tempfile::TempPath::try_from_path(from)?;
    from.persist_noclobber(to).map_err(|error| {
        // Whoever made the file removes it.
        let _ = error.path.keep();
        error.error
    })
}

/// Whether an error that has no kind of its own says that another program has the file open.
pub fn is_locked(_: &io::Error) -> bool {
    false
}

/// Returns the device that a file is on.
#[expect(clippy::unnecessary_wraps, reason = "other systems don't say it")]
pub fn device(metadata: &Metadata) -> Option<u64> {
    Some(metadata.dev())
}

/// Whether a file's content is fetched from elsewhere when it is read. Cloud clients here show files as any others.
pub fn is_only_in_cloud(_: &Metadata) -> bool {
    false
}

/// Makes a link to a folder.
#[cfg(test)]
pub fn link_folder(folder: &Path, link: &Path) {
    std::os::unix::fs::symlink(folder, link).expect("a link");
}
