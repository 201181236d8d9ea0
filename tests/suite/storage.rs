//! Files are written whole or not at all, and only what may be replaced is.

use std::fs;
use std::path::Path;

use klausul::storage::{Existing, StorageErrorKind, read, write};

fn kind(result: Result<(), klausul::storage::StorageError>) -> String {
    match result {
        Ok(()) => "written".to_owned(),
        Err(error) => format!("{:?}", error.kind),
    }
}

/// Asserts that a folder holds these files and nothing else.
fn assert_files(folder: &Path, names: &[&str]) {
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    assert_eq!(found, names);
}

#[test]
fn existing_files_and_folders_are_respected() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    assert_eq!(kind(write(&file, b"one", Existing::Keep)), "written");
    assert_eq!(kind(write(&file, b"two", Existing::Keep)), "Exists");
    assert_eq!(kind(write(&file, b"two", Existing::Replace)), "written");
    assert_eq!(fs::read(&file).unwrap(), b"two");
    assert_eq!(
        kind(write(folder.path(), b"", Existing::Replace)),
        "IsFolder"
    );
    let nowhere = folder.path().join("no/b.ron");
    assert_eq!(kind(write(&nowhere, b"", Existing::Keep)), "NoSuchFolder");
    assert_files(folder.path(), &["a.ron"]);
}

#[test]
fn a_read_only_file_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    fs::write(&file, "old").unwrap();
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    assert_eq!(kind(write(&file, b"new", Existing::Replace)), "ReadOnly");
    assert_eq!(fs::read(&file).unwrap(), b"old");
    assert_files(folder.path(), &["a.ron"]);
}

#[test]
fn reading_has_a_limit() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    fs::write(&file, "12345").unwrap();
    assert_eq!(read(&file, 5).unwrap(), b"12345");
    let error = read(&file, 4).unwrap_err();
    assert!(matches!(
        error.kind,
        StorageErrorKind::TooLarge { limit: 4 }
    ));
    let error = read(folder.path(), 4).unwrap_err();
    assert!(matches!(error.kind, StorageErrorKind::IsFolder));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn links_are_followed_and_permissions_kept() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real.ron");
        let link = folder.path().join("link.ron");
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real.ron", &link).unwrap();
        assert_eq!(kind(write(&link, b"new", Existing::Replace)), "written");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert_eq!(
            fs::metadata(&real).unwrap().permissions().mode() & 0o777,
            0o640
        );
        assert_files(folder.path(), &["link.ron", "real.ron"]);
    }

    #[test]
    fn a_link_to_nothing_yet_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link.ron");
        symlink("later.ron", &link).unwrap();
        assert_eq!(kind(write(&link, b"new", Existing::Keep)), "written");
        assert_files(folder.path(), &["later.ron", "link.ron"]);
    }

    #[test]
    fn a_full_device_says_so() {
        assert_eq!(
            kind(write(Path::new("/dev/full"), b"x", Existing::Replace)),
            "NoSpace"
        );
    }
}
