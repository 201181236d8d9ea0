//! What the register knows of the files in the folders of agreements: `register.jsonl`. It can be removed at any time, and is
//! made again from the files.

use std::path::Path;

use super::file::remove;
use crate::register::Register;
use crate::storage::{Disk, Existing, StorageError, create_folder_on, read_on, write_on};

/// The name of the file.
pub(super) const FILE: &str = "register.jsonl";
/// The maximum that is read: 100,000 files have some 200 MB.
const MAX_BYTES: usize = 1 << 29;

/// Reads the register of a folder; an empty one if there is none, or none that can be read.
#[must_use]
pub fn load(disk: &dyn Disk, folder: &Path) -> Register {
    let bytes = read_on(disk, &folder.join(FILE), MAX_BYTES).ok();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let register = text.and_then(|text| Register::of_index(&text));
    register.unwrap_or_default()
}

/// Writes the register to a folder.
///
/// # Errors
/// [`StorageError`]: nothing was changed then.
pub fn keep(disk: &dyn Disk, folder: &Path, register: &Register) -> Result<(), StorageError> {
    create_folder_on(disk, folder)?;
    let text = register.to_index();
    write_on(disk, &folder.join(FILE), text.as_bytes(), Existing::Replace)
}

/// Removes the register of a folder.
///
/// # Errors
/// [`StorageError`]: it is still there then.
pub fn forget(disk: &dyn Disk, folder: &Path) -> Result<(), StorageError> {
    remove(disk, &folder.join(FILE))
}
