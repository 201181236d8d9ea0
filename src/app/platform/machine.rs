//! The machine as the window sees it.

use std::collections::BTreeSet;
use std::path::Path;

use super::look::SystemFace;
use super::process;
use super::request::{Choice, FileRequest};
use crate::clock;
use crate::date::Date;
use crate::local_data::Folders;
use crate::message::Message;
use crate::storage::{Disk, StorageError};
use crate::support::{Event, Home, Log, Renderer};

/// The machine. Calls may block, so none is made on the window's thread, but for the clock, the
/// clipboard and the accent colour.
pub trait Platform: Send + Sync {
    /// Asks the user for a file.
    fn choose(&self, request: &FileRequest) -> Choice;
    /// Opens a file in the program for it.
    ///
    /// # Errors
    /// The message for the user when that is not possible.
    fn open(&self, path: &Path) -> Result<(), Message>;
    /// Starts a program with arguments, which no shell reads.
    ///
    /// # Errors
    /// The message for the user when that is not possible.
    fn start(&self, program: &str, arguments: &[String]) -> Result<(), Message>;
    /// Prints a file.
    ///
    /// # Errors
    /// The message for the user when that is not possible.
    fn print(&self, path: &Path) -> Result<(), Message>;
    /// Shows a file in its folder.
    ///
    /// # Errors
    /// The message for the user when that is not possible.
    fn reveal(&self, path: &Path) -> Result<(), Message>;
    /// Returns today's date, if the clock shows one.
    fn today(&self) -> Option<Date>;
    /// Returns the folders for settings and data.
    fn folders(&self) -> Folders;
    /// Returns the file system.
    fn disk(&self) -> &dyn Disk;
    /// Returns a name that is unique on this machine.
    fn new_name(&self) -> String;
    /// Whether the clipboard has refused something since the last call.
    fn clipboard_refused(&self) -> bool;
    /// Returns what draws the window, if that is known.
    fn renderer(&self) -> Option<Renderer> {
        process::renderer()
    }
    /// Returns the user's home.
    fn home(&self) -> Home {
        process::home()
    }
    /// Appends to the program's log.
    ///
    /// # Errors
    /// [`StorageError`]: for whoever looks for the log. Nothing else follows from it.
    fn log(&self, event: &Event) -> Result<(), StorageError> {
        match Log::of(&self.folders()) {
            Some(log) => log.append(self.disk(), clock::moment().as_deref(), event),
            None => Ok(()),
        }
    }
    /// Returns the accent colour that the user chose for all programs, if there is one: red, green, blue.
    fn accent(&self) -> Option<[u8; 3]> {
        None
    }
    /// Returns typefaces of the machine that have as many of some letters as can be found.
    fn faces_with(&self, letters: &BTreeSet<char>) -> Vec<SystemFace> {
        let _ = letters;
        Vec::new()
    }
}
