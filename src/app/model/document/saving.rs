//! The saving of the draft that goes on.

use std::path::PathBuf;

use super::follow_up::FollowUp;
use crate::storage::Existing;

/// The saving of a draft.
#[derive(Debug, Default)]
pub(in crate::app::model) enum Saving {
    /// Nothing is being saved.
    #[default]
    Idle,
    /// A draft is being written.
    Writing {
        /// The number of its document.
        document: u64,
        /// Where the draft is to be saved after that.
        next: Option<NextSave>,
        /// What follows once all of it is saved.
        then: Option<FollowUp>,
    },
}

/// A saving that was asked for while another one goes on.
#[derive(Debug)]
pub(in crate::app::model) struct NextSave {
    /// The number of the document.
    pub(in crate::app::model) document: u64,
    pub(in crate::app::model) path: PathBuf,
    pub(in crate::app::model) existing: Existing,
}

impl Saving {
    /// Whether a draft is being written.
    pub(in crate::app::model) fn is_writing(&self) -> bool {
        matches!(self, Self::Writing { .. })
    }

    /// Lets something else follow the saving that goes on.
    pub(in crate::app::model) fn follow(&mut self, follow_up: Option<FollowUp>) {
        if let Self::Writing { then, .. } = self {
            *then = follow_up;
        }
    }
}
