//! Files on Windows.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, ErrorKind};
use std::os::windows::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Component, Path, PathBuf, Prefix};

use etcetera::BaseStrategy;
use etcetera::base_strategy::Windows;
use winsafe::co::{KF, KNOWNFOLDERID};

use super::user_folders::UserFolders;
use super::wildcards::is_pattern;

/// Whether shells expand `*.pdf` before the program sees it.
pub const SHELL_EXPANDS: bool = false;

/// The system's numbers of errors (Microsoft, "System Error Codes"): some have no kind in the standard library.
const ACCESS_DENIED: i32 = 5;
const SHARING_VIOLATION: i32 = 32;
const LOCK_VIOLATION: i32 = 33;

/// The right to rename or remove a file (Microsoft, "File Security and Access Rights").
const DELETE: u32 = 0x1_0000;
/// What others may do with an open file: read it; rename or remove it.
const SHARE_READ: u32 = 1;
const SHARE_DELETE: u32 = 4;

/// Attributes of files whose content is fetched when they are opened or read (Microsoft, "File Attribute Constants"):
/// offline, recall on open, recall on data access.
const IN_CLOUD: u32 = 0x1000 | 0x4_0000 | 0x40_0000;

/// Returns the user's folders: settings roam, everything else stays on the machine. Earlier versions kept all of it in the
/// folder that roams.
pub fn user_folders() -> Option<UserFolders> {
    let base = Windows::new().ok()?;
    let roaming = base.config_dir().join("klausul");
    Some(UserFolders {
        settings: roaming.clone(),
        data: base.cache_dir().join("klausul"),
        earlier_data: Some(roaming),
    })
}

/// Returns the organisation's folder. The system is asked, not the environment: a user can change that, and would lift a
/// policy by it.
pub fn organisation_folder() -> PathBuf {
    let known = winsafe::SHGetKnownFolderPath(&KNOWNFOLDERID::ProgramData, KF::DONT_VERIFY, None);
    let folder = known.map_or_else(|_| PathBuf::from(r"C:\ProgramData"), PathBuf::from);
    folder.join("Klausul")
}

/// Opens a file to read it. That something is a folder, or that nothing fits a pattern, is said as elsewhere.
pub fn open(path: &Path) -> io::Result<File> {
    File::open(path).map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied if path.is_dir() => ErrorKind::IsADirectory.into(),
        ErrorKind::InvalidFilename if is_pattern(path) => ErrorKind::NotFound.into(),
        _ => error,
    })
}

/// Opens a file to read it and to append to it; it is created if it doesn't exist. No other program can open it to write
/// until it is closed; all can read it, which a lock would forbid here.
pub fn open_to_append(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.share_mode(SHARE_READ | SHARE_DELETE);
    options.read(true).append(true).create(true).open(path)
}

/// Takes the turn to append: whoever could open the file has it.
#[expect(clippy::unnecessary_wraps, reason = "other systems have locks")]
pub fn try_turn(_: &File) -> Result<(), TryLockError> {
    Ok(())
}

/// Gives a new file the permissions of the one that it will replace. They are the folder's here: the standard library can't
/// copy others, and attributes such as "offline" are about the old content.
#[expect(clippy::unnecessary_wraps, reason = "other systems copy them")]
pub fn take_permissions(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// Renames a file, and replaces one of that name.
pub fn replace(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to).map_err(|error| locked_if_denied(error, from, to))
}

/// Renames a file, unless there is one of that name. Paths have the form that has no limit of length.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    // The standard library has no rename that replaces nothing.
    let file = tempfile::TempPath::try_from_path(without_limit(from)?)?;
    file.persist_noclobber(without_limit(to)?).map_err(|error| {
        // Whoever made the file removes it.
        let _ = error.path.keep();
        locked_if_denied(error.error, from, to)
    })
}

/// Returns the error that says so where access was denied because another program has one of the files open, and not
/// because the right to rename or replace it is missing.
fn locked_if_denied(error: io::Error, from: &Path, to: &Path) -> io::Error {
    let is_file_or_gone =
        |path: &Path| fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) || !path.exists();
    let is_of_files = from.is_file() && is_file_or_gone(to);
    let is_denied = error.raw_os_error() == Some(ACCESS_DENIED);
    if is_denied && is_of_files && may_be_renamed(from) && may_be_renamed(to) {
        return io::Error::from_raw_os_error(SHARING_VIOLATION);
    }
    error
}

/// Whether the right to rename or remove a file isn't missing.
fn may_be_renamed(path: &Path) -> bool {
    match File::options().access_mode(DELETE).open(path) {
        Ok(_) => true,
        Err(error) => error.kind() == ErrorKind::NotFound || is_locked(&error),
    }
}

/// Returns the form of a path that has no limit of length: `\\?\C:\…` or `\\?\UNC\server\share\…`.
fn without_limit(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let mut components = path.components();
    let Some(Component::Prefix(prefix)) = components.next() else {
        return Ok(path);
    };
    let mut start = match prefix.kind() {
        Prefix::Disk(_) => OsString::from(r"\\?\"),
        Prefix::UNC(..) => OsString::from(r"\\?\UNC\"),
        _ => return Ok(path),
    };
    match prefix.kind() {
        Prefix::UNC(server, share) => {
            start.push(server);
            start.push(r"\");
            start.push(share);
        }
        _ => start.push(prefix.as_os_str()),
    }
    start.push(r"\");
    let mut whole = PathBuf::from(start);
    whole.extend(components.filter(|component| *component != Component::RootDir));
    Ok(whole)
}

/// Whether an error that has no kind of its own says that another program has the file open.
pub fn is_locked(error: &io::Error) -> bool {
    matches!(
        error.raw_os_error(),
        Some(SHARING_VIOLATION | LOCK_VIOLATION)
    )
}

/// Returns the device that a file is on, which the standard library doesn't say here.
pub fn device(_: &Metadata) -> Option<u64> {
    None
}

/// Whether a file's content is fetched from elsewhere when it is read.
pub fn is_only_in_cloud(metadata: &Metadata) -> bool {
    is_recalled(metadata.file_attributes())
}

fn is_recalled(attributes: u32) -> bool {
    attributes & IN_CLOUD != 0
}

/// Makes a link to a folder, where the user may: a test of links has none to follow otherwise.
#[cfg(test)]
pub fn link_folder(folder: &Path, link: &Path) {
    let _ = std::os::windows::fs::symlink_dir(folder, link);
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn paths_have_a_form_without_limit() {
        let check = |path: &str, expected: &str| {
            let found = without_limit(Path::new(path)).unwrap();
            assert_eq!(found.as_os_str(), expected, "{path}");
        };
        check(r"C:\avtal\å b.pdf", r"\\?\C:\avtal\å b.pdf");
        check("C:/avtal/../b.pdf", r"\\?\C:\b.pdf");
        check(r"\\server\avtal\b.pdf", r"\\?\UNC\server\avtal\b.pdf");
        check(r"\\?\C:\avtal\b.pdf", r"\\?\C:\avtal\b.pdf");
        check(r"\\?\UNC\s\a\b.pdf", r"\\?\UNC\s\a\b.pdf");
    }

    #[test]
    fn files_in_the_cloud_are_told_by_their_attributes() {
        for (attributes, expected) in [
            (0x20, false),
            (0x20 | 0x40_0000, true),
            (0x20 | 0x4_0000, true),
            (0x20 | 0x1000, true),
            // Pinned, and there.
            (0x20 | 0x8_0000, false),
        ] {
            assert_eq!(is_recalled(attributes), expected, "{attributes:x}");
        }
    }

    #[test]
    fn a_file_that_is_held_open_is_locked_and_not_forbidden() {
        let folder = tempfile::tempdir().unwrap();
        let (new, held) = (folder.path().join("new"), folder.path().join("held"));
        fs::write(&new, "new").unwrap();
        fs::write(&held, "old").unwrap();
        // As viewers of PDFs do: others may read.
        let viewer = fs::OpenOptions::new().read(true).share_mode(1).open(&held);
        let viewer = viewer.unwrap();
        assert!(is_locked(&replace(&new, &held).unwrap_err()));
        drop(viewer);
        replace(&new, &held).unwrap();
        assert_eq!(fs::read_to_string(&held).unwrap(), "new");
    }

    #[test]
    fn a_rename_replaces_nothing_however_long_the_path_is() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join(["å avtal"; 40].join(r"\"));
        assert!(deep.as_os_str().len() > 300);
        fs::create_dir_all(&deep).unwrap();
        let (new, name) = (deep.join("new"), deep.join("a.pdf"));
        fs::write(&new, "new").unwrap();
        rename(&new, &name).unwrap();
        assert_eq!(fs::read_to_string(&name).unwrap(), "new");
        fs::write(&new, "newer").unwrap();
        let error = rename(&new, &name).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&new).unwrap(), "newer");
        assert_eq!(fs::read_to_string(&name).unwrap(), "new");
    }

    #[test]
    fn access_denied_is_a_lock_between_files_only() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let denied = || io::Error::from_raw_os_error(ACCESS_DENIED);
        let check = |from: &Path, to: &Path, expected: bool| {
            assert_eq!(is_locked(&locked_if_denied(denied(), from, to)), expected);
        };
        check(&file, &file, true);
        check(&file, &folder.path().join("none"), true);
        check(&file, folder.path(), false);
        check(folder.path(), &file, false);
    }

    #[test]
    fn one_program_appends_while_others_read() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("list");
        let appending = open_to_append(&list).unwrap();
        (&appending).write_all(b"line").unwrap();
        assert!(is_locked(&open_to_append(&list).unwrap_err()));
        assert_eq!(fs::read_to_string(&list).unwrap(), "line");
        drop(appending);
        open_to_append(&list).unwrap();
    }

    #[test]
    fn folders_and_patterns_are_named_as_elsewhere() {
        let folder = tempfile::tempdir().unwrap();
        let kind = |path: &Path| open(path).unwrap_err().kind();
        assert_eq!(kind(folder.path()), ErrorKind::IsADirectory);
        assert_eq!(kind(&folder.path().join("*.pdf")), ErrorKind::NotFound);
    }

    #[test]
    fn settings_roam_and_data_does_not() {
        let folders = user_folders().unwrap();
        assert_ne!(folders.settings, folders.data);
        assert_eq!(folders.earlier_data, Some(folders.settings));
        assert!(organisation_folder().ends_with(r"ProgramData\Klausul"));
    }
}
