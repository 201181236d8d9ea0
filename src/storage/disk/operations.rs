//! The few operations on files, each of which can fail.
//!
//! Everything that the program writes goes through a [`Disk`]; tests use one that fails when they say.

use std::fs::File;
use std::io;
use std::path::Path;
use std::time::Duration;

/// Operations on files.
pub trait Disk: Send + Sync {
    /// Opens a file to read it.
    ///
    /// # Errors
    /// What the system says.
    fn open(&self, path: &Path) -> io::Result<File>;
    /// Creates a new file to write to.
    ///
    /// # Errors
    /// What the system says; also when the file exists.
    fn create(&self, path: &Path) -> io::Result<File>;
    /// Opens a file to read it and to append to it; it is created if it doesn't exist.
    ///
    /// # Errors
    /// What the system says; on some also while another program appends.
    fn open_to_append(&self, path: &Path) -> io::Result<File>;
    /// Creates a folder with its parents, where they don't exist.
    ///
    /// # Errors
    /// What the system says.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Writes all bytes to a file.
    ///
    /// # Errors
    /// What the system says; part of the bytes may be written then.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()>;
    /// Flushes a file's content, so that it survives a power cut.
    ///
    /// # Errors
    /// What the system says.
    fn flush(&self, file: &File) -> io::Result<()>;
    /// Renames a file in one step; an existing file of that name is replaced.
    ///
    /// # Errors
    /// What the system says.
    fn replace(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames a file in one step, unless a file of that name exists.
    ///
    /// # Errors
    /// What the system says; also when a file of that name exists.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Waits for another program to close a file.
    fn wait(&self, time: Duration);
}
