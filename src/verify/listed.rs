//! The proof by the list of exports: another release wrote the file, and the list says that these are the bytes.

use super::byte_proof::{ByteProof, prove};
use crate::date::Date;
use crate::ledger::ExportList;

/// The proof that a file is a listed export followed by nothing but signatures. Only [`listed`] makes it. It says nothing of
/// what the pages say: whoever uses it has compared their words with the agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListedProof {
    bytes: ByteProof,
    date: Date,
}

impl ListedProof {
    /// The number of updates after the exported bytes.
    pub fn updates(self) -> usize {
        self.bytes.updates()
    }

    /// The date of the export, as the list has it.
    pub fn date(self) -> Date {
        self.date
    }
}

/// Proves that a file begins with an export of the template with that hash, as a list has it, and goes on with nothing but
/// signatures.
pub(super) fn listed(list: &ExportList, file: &[u8], template: &str) -> Option<ListedProof> {
    let entry = list.find(file, template)?;
    let bytes = prove(file, file.get(..entry.length)?).ok()?;
    Some(ListedProof {
        bytes,
        date: entry.date,
    })
}
