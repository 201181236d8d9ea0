//! The platform's folders for settings and data.

use std::path::PathBuf;

use crate::storage::user_folders;

/// The folders of this program; none where the user has no home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// The folder of settings.
    pub settings: Option<PathBuf>,
    /// The folder of data, which stays on the machine.
    pub data: Option<PathBuf>,
    /// The folder that earlier versions kept data in, where it was another one.
    pub earlier_data: Option<PathBuf>,
}

impl Folders {
    /// Returns the folders of this machine, by the convention of its system.
    #[must_use]
    pub fn of_machine() -> Self {
        let Some(folders) = user_folders() else {
            return Self::default();
        };
        Self {
            settings: Some(folders.settings),
            data: Some(folders.data),
            earlier_data: folders.earlier_data,
        }
    }

    /// Returns the folder of journals.
    #[must_use]
    pub fn journal(&self) -> Option<PathBuf> {
        Some(journal_in(self.data.as_ref()?))
    }
}

/// Returns the folder of journals in a folder of data.
pub(super) fn journal_in(data: &std::path::Path) -> PathBuf {
    data.join("recovery")
}
