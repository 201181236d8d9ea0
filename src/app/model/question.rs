//! Questions that have to be answered before anything else happens.

use std::path::PathBuf;

use super::document::{FollowUp, Purpose};
use crate::app::effect::Theirs;
use crate::draft::pasted::Distribution;
use crate::message::Message;

/// A question that has to be answered before anything else happens.
#[derive(Debug)]
pub enum Question {
    /// There are unsaved changes; what follows the answer.
    Unsaved(FollowUp),
    /// The file exists.
    Replace {
        /// What the file is for.
        purpose: Purpose,
        /// The file.
        path: PathBuf,
    },
    /// Somebody else has changed the draft's file since it was read.
    Conflict {
        /// The file.
        path: PathBuf,
        /// What it holds.
        theirs: Theirs,
        /// What follows once the draft is saved.
        then: Option<FollowUp>,
    },
    /// No file dialog can be shown: the path is typed.
    TypePath {
        /// What the file is for.
        purpose: Purpose,
        /// The path as typed.
        path: String,
        /// What was wrong with the one that was typed before.
        problem: Option<(String, Message)>,
    },
    /// A profile needs a name.
    ProfileName {
        /// The name as typed.
        name: String,
    },
    /// A choice of services needs a name.
    PresetName {
        /// The name as typed.
        name: String,
    },
    /// Whether to distribute a pasted block over the fields of a party.
    Pasted(Pasted),
    /// There are changes in the spreadsheet that is open, which no file has; what follows the answer.
    UnsavedSheet(FollowUp),
    /// The rows of the spreadsheet that is open are being exported; what follows the answer.
    Running(FollowUp),
    /// Whether to remove personal data.
    Forget,
    /// Whether to remove a draft that can be recovered: the one of that session.
    Dismiss(String),
}

/// A pasted block, and what would become of it.
#[derive(Clone, Debug)]
pub struct Pasted {
    /// The field that it was pasted in.
    pub field: String,
    /// The text of the field, as it is with all of the block in it.
    pub plain: String,
    /// The characters before the end of the block there.
    pub end: usize,
    /// Which field each piece fits.
    pub distribution: Distribution,
}

impl Question {
    /// Whether it asks for a text, and there is none.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::TypePath { path: text, .. }
            | Self::ProfileName { name: text }
            | Self::PresetName { name: text } => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Forgets what was to follow once the draft is saved.
    pub(super) fn forget_follow_up(&mut self) {
        match self {
            Self::Conflict { then, .. } => *then = None,
            Self::Replace { purpose, .. } | Self::TypePath { purpose, .. } => {
                purpose.forget_follow_up();
            }
            Self::Unsaved(_)
            | Self::UnsavedSheet(_)
            | Self::Running(_)
            | Self::ProfileName { .. }
            | Self::PresetName { .. }
            | Self::Pasted(_)
            | Self::Forget
            | Self::Dismiss(_) => {}
        }
    }
}
