//! The draft and its file.
//!
//! | file | content |
//! | --- | --- |
//! | `replace` | another draft takes the place of this one, after a question if changes would be lost |
//! | `open` | drafts are read; the draft's file is checked |
//! | `save` | the draft is saved: [`Saving`](saving::Saving) is its state |
//! | `export` | the PDF is written |
//! | `exported` | a message with the PDF, the signing package |
//! | `choose` | a file is chosen or typed: [`Dialog`](dialog::Dialog) is its state |
//! | `names` | what the draft, its file and the window are called |
//! | `follow_up` | what follows once nothing would be lost by it |

pub(super) mod dialog;
pub(super) mod saving;

mod choose;
mod export;
mod exported;
mod follow_up;
mod names;
mod open;
mod purpose;
mod replace;
mod save;

pub use follow_up::FollowUp;
pub use purpose::Purpose;

use std::path::PathBuf;

use super::history::History;
use crate::draft::Draft;
use crate::local_data::JournalEntry;
use crate::storage::ContentHash;

/// A draft and its file.
#[derive(Clone, Debug)]
pub struct Document {
    /// The draft.
    pub draft: Draft,
    /// The file that it was read from or saved in.
    pub path: Option<PathBuf>,
    /// The steps that can be undone and redone.
    pub history: History,
    /// The draft as it was read, saved or begun. None for one that was recovered and never saved.
    pub baseline: Option<Draft>,
    /// The draft as a final PDF holds all of it: there is nothing to lose, even where it is in no file of its own.
    pub(super) held: Option<Draft>,
    /// The hash of the file's content when it was read or written.
    pub content_hash: Option<ContentHash>,
    /// The hash of a later content that was reported to the user.
    pub(super) reported_hash: Option<ContentHash>,
    /// Whether it was reported that another window has it open.
    pub(super) is_open_elsewhere_reported: bool,
    /// The number of the document: an outcome may be about an earlier one.
    pub(super) number: u64,
}

impl Document {
    /// A draft that isn't in a file yet.
    pub(super) fn new(draft: Draft) -> Self {
        Self {
            baseline: Some(draft.clone()),
            draft,
            path: None,
            held: None,
            history: History::default(),
            content_hash: None,
            reported_hash: None,
            is_open_elsewhere_reported: false,
            number: 0,
        }
    }

    /// A draft in a file.
    pub(super) fn of_file(draft: Draft, path: PathBuf, content_hash: ContentHash) -> Self {
        Self {
            path: Some(path),
            content_hash: Some(content_hash),
            ..Self::new(draft)
        }
    }

    /// A draft that was recovered, and the one in its file.
    pub(super) fn recovered(entry: JournalEntry, saved: Option<Draft>) -> Self {
        Self {
            baseline: saved,
            path: entry.path,
            content_hash: entry.content_hash,
            ..Self::new(entry.draft)
        }
    }

    /// Whether something would be lost if another draft took its place: there are changes that neither its file nor an exported
    /// PDF holds.
    #[must_use]
    pub fn would_be_lost(&self) -> bool {
        self.is_changed() && self.held.as_ref() != Some(&self.draft)
    }

    /// Whether there are unsaved changes.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.baseline.as_ref() != Some(&self.draft)
    }
}
