//! The platform's folders for settings and data.

use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The folders of this program; none where the user has no home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// The folder of settings.
    pub settings: Option<PathBuf>,
    /// The folder of data.
    pub data: Option<PathBuf>,
}

impl Folders {
    /// Returns the folders of this machine, by the convention of its system.
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

    /// Returns the folder of journals.
    #[must_use]
    pub fn journal(&self) -> Option<PathBuf> {
        Some(self.data.as_ref()?.join("recovery"))
    }
}
