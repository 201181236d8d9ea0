//! Reading, with a limit.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::disk::{Disk, RealDisk};
use super::error::{StorageError, StorageErrorKind};
use super::retry::retrying;

/// Reads a file whole, at most `limit` bytes.
///
/// # Errors
/// [`StorageError`] with the path.
pub fn read(path: &Path, limit: usize) -> Result<Vec<u8>, StorageError> {
    read_on(&RealDisk, path, limit)
}

/// Reads a file of a disk whole, at most `limit` bytes.
///
/// # Errors
/// [`StorageError`] with the path.
pub fn read_on(disk: &dyn Disk, path: &Path, limit: usize) -> Result<Vec<u8>, StorageError> {
    let failed = |error| StorageError::of_io(path, error);
    let file = retrying(disk, || disk.open(path)).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(StorageError::new(path, StorageErrorKind::IsFolder));
    }
    if metadata.len() > limit as u64 {
        return Err(StorageError::new(
            path,
            StorageErrorKind::TooLarge { limit },
        ));
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

/// Reads the files of a folder whose names end in one of `endings`, sorted by name; subfolders are left out.
///
/// # Errors
/// [`StorageError`] with the path that could not be read.
pub fn read_folder(
    folder: &Path,
    endings: &[&str],
    limit: usize,
) -> Result<Vec<(String, Vec<u8>)>, StorageError> {
    let is_wanted = |name: &str| endings.iter().any(|ending| name.ends_with(ending));
    read_folder_where(folder, &is_wanted, limit)
}

/// Reads the files of a folder whose names are wanted, sorted by name; subfolders are left out.
///
/// # Errors
/// [`StorageError`] with the path that could not be read.
pub fn read_folder_where(
    folder: &Path,
    is_wanted: &dyn Fn(&str) -> bool,
    limit: usize,
) -> Result<Vec<(String, Vec<u8>)>, StorageError> {
    let failed = |error| StorageError::of_folder(folder, error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue; // no file of a template has a name that is not Unicode
        };
        if is_wanted(name) && path.is_file() {
            files.push((name.to_owned(), read(&path, limit)?));
        }
    }
    files.sort();
    Ok(files)
}

/// Returns the names of the files of a folder; subfolders, and names that are not Unicode, are left out.
///
/// # Errors
/// [`StorageError`] with the folder's path.
pub fn file_names(folder: &Path) -> Result<Vec<String>, StorageError> {
    let failed = |error| StorageError::of_folder(folder, error);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        names.extend(name.filter(|_| path.is_file()).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// Whether a file exists at a path and doesn't begin like this; an empty file doesn't count.
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
