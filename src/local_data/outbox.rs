//! Messages for the mail program: `mail` in the folder of data. A mail program reads a message when it opens it; older ones
//! are removed when another one is written, and all of them when what is stored is forgotten.

use std::fs;
use std::path::{Path, PathBuf};

use super::file::remove;
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
    let mut messages = messages(data);
    messages.sort();
    let excess = messages.len().saturating_sub(MAX_MESSAGES - 1);
    for (_, old) in messages.into_iter().take(excess) {
        // One that a mail program holds open is removed the next time.
        let _ = remove(disk, &old);
    }
    let path = folder.join(format!("{name}.eml"));
    write_on(disk, &path, message, Existing::Replace)?;
    Ok(path)
}

/// Removes all messages.
pub fn forget(disk: &dyn Disk, data: &Path) -> Vec<StorageError> {
    let messages = messages(data).into_iter();
    messages
        .filter_map(|(_, path)| remove(disk, &path).err())
        .collect()
}

/// Returns the messages with the times at which they were written.
fn messages(data: &Path) -> Vec<(std::time::SystemTime, PathBuf)> {
    let Ok(entries) = fs::read_dir(data.join(FOLDER)) else {
        return Vec::new();
    };
    let entries = entries.filter_map(Result::ok);
    let messages = entries.filter_map(|entry| {
        let written = entry.metadata().ok()?.modified().ok()?;
        Some((written, entry.path()))
    });
    messages.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::RealDisk;

    #[test]
    fn a_few_messages_are_kept_and_forgotten() {
        let data = tempfile::tempdir().expect("a folder");
        for number in 0..9 {
            let name = format!("agreement {number}");
            let path = write(&RealDisk, data.path(), &name, b"To:").expect("written");
            assert!(path.is_file());
        }
        assert_eq!(messages(data.path()).len(), MAX_MESSAGES);
        assert!(forget(&RealDisk, data.path()).is_empty());
        assert!(messages(data.path()).is_empty());
    }
}
