//! The proofs behind the good verdicts. Each can only be made by what proves it.

use super::byte_proof::ByteProof;
use super::listed::ListedProof;
use super::matching::CompleteMatch;
use super::render::AgreeingPages;
use super::report::{Compared, Verdict};

/// The proof that a file is as it should be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Proof {
    /// The bytes of the export, and nothing but signatures after them.
    Bytes(#[expect(dead_code, reason = "the evidence")] ByteProof),
    /// The bytes of an export that another release made, as a list of exports has it, and the words of the agreement.
    Listed(#[expect(dead_code, reason = "the evidence")] ListedProof),
    /// The same pages, as both judges found.
    Pages {
        /// The first judge: the structure of every revision.
        structure: CompleteMatch,
        /// The second judge: the pages as pictures.
        pictures: AgreeingPages,
    },
    /// The same pages, as the first judge found; the second wasn't asked.
    Structure(#[expect(dead_code, reason = "the evidence")] CompleteMatch),
}

impl Proof {
    /// The verdict that it proves of a file whose template is known.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Bytes(_) | Self::Listed(_) => Verdict::Unchanged,
            Self::Pages {
                structure,
                pictures,
            } if structure.pages() == pictures.count() => Verdict::SamePages,
            // Whoever asked one judge only, or two that saw another number of pages, must look.
            Self::Pages { .. } | Self::Structure(_) => Verdict::SameWords,
        }
    }

    /// What was compared for it.
    pub fn compared(self) -> Compared {
        match self {
            Self::Bytes(_) | Self::Listed(_) => Compared::Bytes,
            Self::Pages { .. } => Compared::Pages,
            Self::Structure(_) => Compared::Structure,
        }
    }
}
