//! What a file or folder is chosen for.

use super::follow_up::FollowUp;
use crate::app::command::Folder;
use crate::app::platform::FileKind;

/// What a file or folder is chosen for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To open a draft.
    Open,
    /// To see whether a PDF still says what was agreed.
    Verify,
    /// To save the draft.
    Save {
        /// What follows once it is saved.
        then: Option<FollowUp>,
    },
    /// To save the draft elsewhere, because its own file was changed by somebody else.
    SaveCopy {
        /// What follows once it is saved.
        then: Option<FollowUp>,
    },
    /// To write the PDF.
    Export {
        /// With gaps, marked as a draft.
        is_draft: bool,
    },
    /// To write the comparison with the standard.
    StandardComparison,
    /// To open a template's folder, and work on it.
    TemplateFolder,
    /// To write the comparison of two versions.
    Comparison,
    /// To open a spreadsheet.
    Sheet,
    /// To write an empty spreadsheet.
    NewSheet,
    /// To write the spreadsheet that was mended.
    MendedSheet {
        /// The number of the spreadsheet.
        table: u64,
        /// What follows once it is saved.
        then: Option<FollowUp>,
    },
    /// To put the agreements of a spreadsheet into.
    BatchFolder {
        /// The number of the spreadsheet.
        table: u64,
    },
    /// To set a folder.
    Folder(Folder),
    /// To add a folder of agreements to the register.
    RegisterFolder,
    /// To write the list of agreements.
    List,
}

impl Purpose {
    /// Returns the kind of file.
    #[must_use]
    pub fn kind(&self) -> FileKind {
        match self {
            Self::Open | Self::Save { .. } | Self::SaveCopy { .. } => FileKind::Draft,
            Self::Verify | Self::Export { .. } | Self::Comparison | Self::StandardComparison => {
                FileKind::Pdf
            }
            Self::Sheet | Self::NewSheet | Self::MendedSheet { .. } | Self::List => FileKind::Sheet,
            Self::Folder(_)
            | Self::TemplateFolder
            | Self::BatchFolder { .. }
            | Self::RegisterFolder => FileKind::Folder,
        }
    }

    /// Takes over what follows from another purpose, if both save the same.
    pub(in crate::app::model) fn follow(&mut self, other: &Self) {
        match (self, other) {
            (
                Self::Save { then } | Self::SaveCopy { then },
                Self::Save { then: other } | Self::SaveCopy { then: other },
            )
            | (Self::MendedSheet { then, .. }, Self::MendedSheet { then: other, .. }) => {
                then.clone_from(other);
            }
            _ => {}
        }
    }

    /// Forgets what was to follow once the draft or the spreadsheet is saved.
    pub(in crate::app::model) fn forget_follow_up(&mut self) {
        if let Self::Save { then } | Self::SaveCopy { then } | Self::MendedSheet { then, .. } = self
        {
            *then = None;
        }
    }
}
