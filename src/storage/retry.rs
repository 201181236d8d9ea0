//! Trying again while a file is briefly locked.

use std::io;
use std::time::Duration;

use super::disk::Disk;
use super::error::is_in_use;

/// The waits for a brief lock, one after the other; about a second in all.
const WAITS_MS: [u64; 6] = [10, 30, 60, 120, 250, 500];

/// Does something to a file: again if the system interrupts it, and again after a wait if another program has
/// the file open.
pub(super) fn retrying<T>(
    disk: &dyn Disk,
    mut action: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    let mut waits = WAITS_MS.into_iter();
    loop {
        match action() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => match waits.next() {
                Some(_) => {}
                None => return Err(error),
            },
            Err(error) if is_in_use(&error) => match waits.next() {
                Some(time_ms) => disk.wait(Duration::from_millis(time_ms)),
                None => return Err(error),
            },
            result => return result,
        }
    }
}
