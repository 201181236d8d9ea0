//! The files of settings in a folder: loading, saving, setting aside.

use std::path::{Path, PathBuf};

use super::model::Settings;
use crate::local_data::file::{MAX_BYTES, remove};
use crate::local_data::recent::Recent;
use crate::message::Message;
use crate::ron_text::SyntaxError;
use crate::storage::{
    Disk, Existing, StorageError, StorageErrorKind, create_folder_on, read_on, write_on,
};

/// The name of the file.
const FILE: &str = "settings.ron";
/// The name that the file had before it had a format number; it held the recent files too.
const OLDER_FILE: &str = "window.ron";
/// The name that a file gets that can't be read.
const BROKEN_FILE: &str = "settings.broken.ron";
/// The name that the file of a newer version gets before an older version replaces it.
const NEWER_FILE: &str = "settings.newer.ron";

/// What a folder of settings holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The settings.
    pub settings: Settings,
    /// Recent files, of a version that kept them in the same file.
    pub recent: Recent,
    /// What to report about the file: where, and what.
    pub remark: Option<(String, Message)>,
}

/// Reads the settings of a folder, and changes nothing there.
#[must_use]
pub fn peek(disk: &dyn Disk, folder: &Path) -> Settings {
    let bytes = read_on(disk, &folder.join(FILE), MAX_BYTES);
    bytes.map_or_else(
        |_| Settings::default(),
        |bytes| Settings::read(&bytes).settings,
    )
}

/// Returns the file of settings in a folder.
#[must_use]
pub fn file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

/// Returns what is wrong with the settings of a folder, and changes nothing there.
///
/// # Errors
/// [`StorageError`] when the file can't be read at all.
pub fn problem(disk: &dyn Disk, folder: &Path) -> Result<Option<SyntaxError>, StorageError> {
    let bytes = read_on(disk, &file(folder), MAX_BYTES)?;
    Ok(Settings::read(&bytes).problem)
}

/// Reads the settings of a folder. A file that can't be read is set aside, and what could be read of it takes its place.
#[must_use]
pub fn load(disk: &dyn Disk, folder: &Path) -> Loaded {
    let path = folder.join(FILE);
    match read_on(disk, &path, MAX_BYTES) {
        Ok(bytes) => {
            let read = Settings::read(&bytes);
            let remark = read
                .problem
                .map(|problem| set_aside(disk, folder, &path, &problem, &read.settings));
            Loaded {
                settings: read.settings,
                remark,
                ..Loaded::default()
            }
        }
        Err(error) if matches!(error.kind, StorageErrorKind::NotFound) => load_older(disk, folder),
        Err(error) => Loaded {
            remark: Some((path.display().to_string(), error.message())),
            ..Loaded::default()
        },
    }
}

/// Reads the settings of a version that called the file otherwise.
fn load_older(disk: &dyn Disk, folder: &Path) -> Loaded {
    let Ok(bytes) = read_on(disk, &folder.join(OLDER_FILE), MAX_BYTES) else {
        return Loaded::default();
    };
    Loaded {
        settings: Settings::read(&bytes).settings,
        recent: Recent::read(&bytes),
        remark: None,
    }
}

/// Renames a file that can't be read, writes what could be read of it, and returns what to report.
fn set_aside(
    disk: &dyn Disk,
    folder: &Path,
    path: &Path,
    problem: &SyntaxError,
    salvaged: &Settings,
) -> (String, Message) {
    let message = match disk.replace(path, &folder.join(BROKEN_FILE)) {
        Ok(()) => {
            // If this fails, the next change writes them.
            let _ = write_on(disk, path, salvaged.write().as_bytes(), Existing::Keep);
            Message::new("settings-broken").with("file", BROKEN_FILE)
        }
        // It stays where it is, and is not replaced while it can't be read.
        Err(_) => Message::new("settings-broken-stays"),
    };
    (
        problem.place(path.display()),
        message.with("detail", problem.message()),
    )
}

/// Writes what was changed here since `base`, beside what other windows have changed by now. Returns the settings
/// that the file then holds.
///
/// # Errors
/// [`StorageError`]: nothing was changed then.
pub fn keep(
    disk: &dyn Disk,
    folder: &Path,
    base: &Settings,
    mine: &Settings,
) -> Result<Settings, StorageError> {
    create_folder_on(disk, folder)?;
    let path = folder.join(FILE);
    let theirs = match read_on(disk, &path, MAX_BYTES) {
        Ok(bytes) => {
            let read = Settings::read(&bytes);
            let aside = if read.is_newer {
                Some(NEWER_FILE)
            } else if read.problem.is_some() {
                Some(BROKEN_FILE)
            } else {
                None
            };
            if let Some(aside) = aside {
                write_on(disk, &folder.join(aside), &bytes, Existing::Replace)?;
            }
            read.settings
        }
        Err(error) if matches!(error.kind, StorageErrorKind::NotFound) => base.clone(),
        Err(error) => return Err(error),
    };
    let merged = mine.merged(base, &theirs);
    write_on(disk, &path, merged.write().as_bytes(), Existing::Replace)?;
    // Its settings are in the new file.
    let _ = disk.remove(&folder.join(OLDER_FILE));
    Ok(merged)
}

/// Removes files that were set aside, and that of an older version: they may name persons. Returns the errors of
/// those that could not be removed.
pub fn forget_others(disk: &dyn Disk, folder: &Path) -> Vec<StorageError> {
    let files = [BROKEN_FILE, NEWER_FILE, OLDER_FILE].into_iter();
    files
        .filter_map(|file| remove(disk, &folder.join(file)).err())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local_data::profile::Profile;
    use crate::local_data::settings::ThemeChoice;
    use crate::storage::RealDisk;

    #[test]
    fn two_windows_keep_each_others_changes() {
        let folder = tempfile::tempdir().unwrap();
        let base = Settings::default();
        let one = Settings {
            theme: ThemeChoice::Dark,
            profiles: vec![Profile::named("Helsingfors")],
            ..base.clone()
        };
        let other = Settings {
            scale: 150,
            profiles: vec![Profile::named("Åbo")],
            ..base.clone()
        };
        keep(&RealDisk, folder.path(), &base, &one).unwrap();
        let kept = keep(&RealDisk, folder.path(), &base, &other).unwrap();
        assert_eq!((kept.theme, kept.scale), (ThemeChoice::Dark, 150));
        let names: Vec<_> = kept.profiles.iter().map(|profile| &profile.name).collect();
        assert_eq!(names, ["Helsingfors", "Åbo"]);
        assert_eq!(load(&RealDisk, folder.path()).settings, kept);
    }

    #[test]
    fn a_file_with_a_mistake_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        std::fs::write(&path, "(format: 1, theme: Sepia, scale: 150)").unwrap();
        let loaded = load(&RealDisk, folder.path());
        assert_eq!(loaded.settings.scale, 150);
        let (place, message) = loaded.remark.unwrap();
        assert!(place.ends_with("settings.ron:1:20"), "{place}");
        assert!(message.in_english().contains("settings.broken.ron"));
        assert!(folder.path().join(BROKEN_FILE).exists());
        let again = load(&RealDisk, folder.path());
        assert_eq!((again.settings, again.remark), (loaded.settings, None));
    }

    #[test]
    fn a_newer_file_is_set_aside_before_it_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let text = "(format: 2, theme: Sepia, scale: 150)";
        std::fs::write(folder.path().join(FILE), text).unwrap();
        let loaded = load(&RealDisk, folder.path());
        assert_eq!((loaded.settings.scale, loaded.remark), (150, None));
        let mine = Settings {
            scale: 90,
            ..loaded.settings.clone()
        };
        keep(&RealDisk, folder.path(), &loaded.settings, &mine).unwrap();
        let aside = std::fs::read_to_string(folder.path().join(NEWER_FILE)).unwrap();
        assert_eq!(aside, text);
        assert_eq!(load(&RealDisk, folder.path()).settings.scale, 90);
    }
}
