//! Messages for the mail program: `mail` in the folder of data. A mail program reads a message when it opens it; older ones
//! are removed when another one is written, and all of them when what is stored is forgotten.

use std::path::{Path, PathBuf};

use super::file::{keep_newest, remove_all};
use crate::storage::{Disk, Existing, StorageError, create_folder_on, write_on};

/// The name of the folder.
const FOLDER: &str = "mail";
/// How many messages are kept for mail programs that are slow.
const MAX_MESSAGES: usize = 5;

/// Writes a message, and returns its path.
///
/// # Errors
/// [`StorageError`]: nothing was written then.
pub fn write(
    disk: &dyn Disk,
    data: &Path,
    name: &str,
    message: &[u8],
) -> Result<PathBuf, StorageError> {
    let folder = data.join(FOLDER);
    create_folder_on(disk, &folder)?;
    keep_newest(disk, &folder, MAX_MESSAGES - 1);
    let path = folder.join(format!("{name}.eml"));
    write_on(disk, &path, message, Existing::Replace)?;
    Ok(path)
}

/// Removes all messages.
pub fn forget(disk: &dyn Disk, data: &Path) -> Vec<StorageError> {
    remove_all(disk, &data.join(FOLDER))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local_data::file::by_age;
    use crate::storage::RealDisk;

    #[test]
    fn a_few_messages_are_kept_and_forgotten() {
        let data = tempfile::tempdir().expect("a folder");
        for number in 0..9 {
            let name = format!("agreement {number}");
            let path = write(&RealDisk, data.path(), &name, b"To:").expect("written");
            assert!(path.is_file());
        }
        assert_eq!(by_age(&data.path().join(FOLDER)).len(), MAX_MESSAGES);
        assert!(forget(&RealDisk, data.path()).is_empty());
        assert!(by_age(&data.path().join(FOLDER)).is_empty());
    }
}
