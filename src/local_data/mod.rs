//! What the program keeps on this machine beside the user's own files, and how.
//!
//! | file | keeps |
//! | --- | --- |
//! | `settings` | what the user has set, in the platform's folder for settings |
//! | `profile` | who the own party is, for new drafts; part of the settings |
//! | `recent` | drafts that were open, in the platform's folder for data |
//! | `journal` | what isn't saved yet, there too: given back after a crash |
//! | `customers` | nothing: it looks into the drafts of a folder |
//!
//! Both shells use it: the window keeps, the command line reads profiles. All of it is RON that a person can read, and goes when the user says so. Nothing here draws, and
//! nothing of it leaves the machine.

pub mod customers;
pub mod journal;
pub mod profile;
pub mod recent;
pub mod settings;

pub use customers::Customer;
pub use journal::{JournalEntry, RecoverableDraft, Session};
pub use profile::Profile;
pub use recent::Recent;
pub use settings::Settings;

use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::storage::{Disk, StorageError};

/// The most that is read of a file here.
const MAX_BYTES: usize = 1 << 22;

/// Where the platform wants things kept. None where there is no home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// Of settings.
    pub settings: Option<PathBuf>,
    /// Of data.
    pub data: Option<PathBuf>,
}

impl Folders {
    /// Those of this machine, by the custom of its system.
    #[must_use]
    pub fn of_machine() -> Self {
        let Ok(base) = etcetera::choose_base_strategy() else {
            return Self::default();
        };
        Self {
            settings: Some(base.config_dir().join("klausul")),
            data: Some(base.data_dir().join("klausul")),
        }
    }

    /// Of journals.
    #[must_use]
    pub fn journal(&self) -> Option<PathBuf> {
        Some(self.data.as_ref()?.join("recovery"))
    }
}

/// A value as RON for a file, ended by a line feed.
fn to_ron(value: &impl serde::Serialize) -> String {
    let layout = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .escape_strings(false);
    // Plain data: texts, numbers, lists. Paths that can't be written are never taken in.
    let mut text = crate::ron_text::options()
        .to_string_pretty(value, layout)
        .unwrap_or_default();
    text.push('\n');
    text
}

/// Removes a file that may not be there.
fn remove(disk: &dyn Disk, path: &Path) -> Result<(), StorageError> {
    match disk.remove(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StorageError::of_io(path, error))
        }
        _ => Ok(()),
    }
}
