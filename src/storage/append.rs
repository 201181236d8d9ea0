//! Appending lines to a file that several programs write to, without or with a bound for its size.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::time::Duration;

use super::disk::{Disk, system};
use super::error::StorageError;
use super::retry::retrying;

/// How often another writer is waited for, and how long each time. Where a network folder knows no locks, or one was left
/// behind, the line is written all the same: a single append of a few lines is hardly ever mixed with another.
const MAX_WAITS: u32 = 40;
const WAIT: Duration = Duration::from_millis(25);

/// Appends lines to a file, in one write, and flushes it; a file that doesn't exist or is empty begins with `heading`.
/// What stood there before is never touched: half a line that a power cut left is ended first.
///
/// # Errors
/// [`StorageError`] with the path.
pub fn append_lines_on(
    disk: &dyn Disk,
    path: &Path,
    heading: &str,
    lines: &str,
) -> Result<(), StorageError> {
    let failed = |error| StorageError::of_io(path, error);
    let mut file = retrying(disk, || disk.open_to_append(path)).map_err(failed)?;
    wait_for_turn(disk, &file);
    let begun = match last_byte(&mut file).map_err(failed)? {
        None => format!("{heading}\n"),
        Some(b'\n') => String::new(),
        Some(_) => "\n".to_owned(),
    };
    let text = format!("{begun}{lines}\n");
    disk.write(&mut file, text.as_bytes()).map_err(failed)?;
    disk.flush(&file).map_err(failed)
    // The lock goes with the file.
}

/// Appends a line to a file, in one write. A file that has become as long as `max_bytes` is renamed to `older` first, and
/// replaces the one of that name. Nothing is flushed: it is for lines that a power cut may take along.
///
/// # Errors
/// [`StorageError`] with the path.
pub fn append_bounded_on(
    disk: &dyn Disk,
    path: &Path,
    older: &Path,
    max_bytes: u64,
    line: &str,
) -> Result<(), StorageError> {
    let failed = |error| StorageError::of_io(path, error);
    let mut file = retrying(disk, || disk.open_to_append(path)).map_err(failed)?;
    let has_turn = wait_for_turn(disk, &file);
    let length = file.seek(SeekFrom::End(0)).map_err(failed)?;
    // Another program may have begun the next file before this one had its turn.
    let is_still = || path.metadata().is_ok_and(|found| found.len() >= length);
    if length >= max_bytes && has_turn && is_still() {
        retrying(disk, || disk.replace(path, older)).map_err(failed)?;
        // The turn ends with the file that is renamed; a line in the new one needs none.
        file = retrying(disk, || disk.open_to_append(path)).map_err(failed)?;
    }
    disk.write(&mut file, format!("{line}\n").as_bytes())
        .map_err(failed)
}

/// Waits until no other program appends; returns whether it is this program's turn.
fn wait_for_turn(disk: &dyn Disk, file: &File) -> bool {
    for _ in 0..MAX_WAITS {
        match system::try_turn(file) {
            Err(std::fs::TryLockError::WouldBlock) => disk.wait(WAIT),
            Err(std::fs::TryLockError::Error(_)) => return false,
            Ok(()) => return true,
        }
    }
    false
}

/// Returns the last byte of a file; nothing if it is empty.
fn last_byte(file: &mut File) -> io::Result<Option<u8>> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(None);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut byte = [0];
    file.read_exact(&mut byte)?;
    Ok(Some(byte[0]))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::thread;

    use super::*;
    use crate::storage::RealDisk;

    #[test]
    fn lines_follow_each_other_and_half_a_line_is_ended() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("list");
        let append = |line| append_lines_on(&RealDisk, &path, "# heading", line).expect("appended");
        append("one");
        append("two");
        assert_eq!(
            fs::read_to_string(&path).expect("text"),
            "# heading\none\ntwo\n"
        );
        fs::write(&path, "# heading\nhal").expect("written");
        append("three");
        assert_eq!(
            fs::read_to_string(&path).expect("text"),
            "# heading\nhal\nthree\n"
        );
    }

    #[test]
    fn several_writers_lose_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("list");
        thread::scope(|scope| {
            for writer in 0..4 {
                let path = &path;
                scope.spawn(move || {
                    for number in 0..25 {
                        let line = format!("{writer} {number}");
                        append_lines_on(&RealDisk, path, "# heading", &line).expect("appended");
                    }
                });
            }
        });
        let text = fs::read_to_string(&path).expect("text");
        let mut lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.remove(0), "# heading");
        let mut expected: Vec<String> = (0..4)
            .flat_map(|writer| (0..25).map(move |number| format!("{writer} {number}")))
            .collect();
        expected.sort();
        lines.sort_unstable();
        assert_eq!(lines, expected);
    }
}
