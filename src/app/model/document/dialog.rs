//! The file dialog that is open, or the path that is typed instead of it.

use super::purpose::Purpose;

/// A file dialog, or the path that is typed instead of it.
#[derive(Debug, Default)]
pub(in crate::app::model) enum Dialog {
    /// No file is being chosen.
    #[default]
    Closed,
    /// A file dialog is open.
    Open {
        /// The number of the dialog: the answer of another one comes too late.
        turn: u64,
        /// What the file is for.
        purpose: Purpose,
        /// What another file was asked for meanwhile.
        wanted: Option<Purpose>,
    },
    /// A path that was typed is being used. If that fails, it is shown again to be corrected.
    Typed {
        /// What the file is for.
        purpose: Purpose,
        /// The path as typed.
        path: String,
    },
}

impl Dialog {
    /// Closes the dialog of a number; returns what the file is for. None if nobody waits for that dialog any more.
    pub(in crate::app::model) fn answered(&mut self, number: u64) -> Option<Purpose> {
        if !matches!(self, Self::Open { turn, .. } if *turn == number) {
            return None;
        }
        match std::mem::take(self) {
            Self::Open { purpose, .. } => Some(purpose),
            Self::Closed | Self::Typed { .. } => None,
        }
    }

    /// Gives up waiting for the dialog that is open; returns what a file was asked for last.
    pub(in crate::app::model) fn abandoned(&mut self) -> Option<Purpose> {
        match std::mem::take(self) {
            Self::Open {
                purpose, wanted, ..
            } => Some(wanted.unwrap_or(purpose)),
            other => {
                *self = other;
                None
            }
        }
    }

    /// Notes what another file was asked for while the dialog is open. False if none is open.
    pub(in crate::app::model) fn want(&mut self, other: &Purpose) -> bool {
        let Self::Open {
            purpose, wanted, ..
        } = self
        else {
            return false;
        };
        // Saving twice means saving once: what follows is what was asked for last.
        purpose.follow(other);
        *wanted = Some(other.clone());
        true
    }

    /// Returns the path that was typed and is being used, which ends with that.
    pub(in crate::app::model) fn take_typed(&mut self) -> Option<(Purpose, String)> {
        match std::mem::take(self) {
            Self::Typed { purpose, path } => Some((purpose, path)),
            other => {
                *self = other;
                None
            }
        }
    }

    /// Forgets what was to follow once the draft is saved.
    pub(in crate::app::model) fn forget_follow_up(&mut self) {
        match self {
            Self::Closed => {}
            Self::Open {
                purpose, wanted, ..
            } => {
                purpose.forget_follow_up();
                if let Some(wanted) = wanted {
                    wanted.forget_follow_up();
                }
            }
            Self::Typed { purpose, .. } => purpose.forget_follow_up(),
        }
    }
}
