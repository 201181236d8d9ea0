//! What is kept on this machine, and what of it is being written.

use crate::local_data::{Recent, Settings};

/// What is kept on this machine, and what of it is being written.
#[derive(Clone, Debug, Default)]
pub struct LocalData {
    /// Drafts that were open, the last one first.
    pub recent: Recent,
    /// How many lists `klausul list` remembers, as far as it was asked.
    pub lists: usize,
    /// The settings as they stand in their file.
    pub(super) written_settings: Settings,
    /// The settings that are being written.
    pub(super) pending_settings: Option<Settings>,
    pub(super) journal: Journal,
}

/// The state of this window's entry in the journal.
#[derive(Clone, Debug, Default)]
pub(super) struct Journal {
    /// When it has to be written, on the clock of [`State::now_s`](super::State::now_s).
    pub(super) due_s: Option<f64>,
    /// The number of effects on it that are running. Nothing may be written meanwhile: one is written after the
    /// other, and a draft that is being recovered has the name under which it would be written.
    pub(super) running: usize,
    /// Whether there is an entry.
    pub(super) has_entry: bool,
    /// Whether it could not be written the last time.
    pub(super) fails: bool,
}

impl LocalData {
    /// Local data with these settings in their file.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            written_settings: settings.clone(),
            ..Self::default()
        }
    }

    /// Whether settings are being written.
    #[must_use]
    pub fn writes_settings(&self) -> bool {
        self.pending_settings.is_some()
    }

    /// Returns when the journal has to be written, on the clock of [`State::now_s`](super::State::now_s); none
    /// while there is nothing to write.
    #[must_use]
    pub fn due_s(&self) -> Option<f64> {
        self.journal.due_s.filter(|_| self.journal.running == 0)
    }
}
