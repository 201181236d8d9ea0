//! The file that is verified: its document and its signatures.

use std::collections::BTreeMap;

use super::content::ContentBudget;
use super::document::{RenderedDocument, appearances};
use super::signature::{Check, Signature, Signatures, Trusted, signatures};
use crate::pdf::read::object::text_string;
use crate::pdf::read::strict::{File, Fingerprint, ReadError, View};
use crate::pdf::write::typesetter_of;

/// A file that was read.
pub(super) struct FoundFile<'f, 'a> {
    pub file: &'f File<'a>,
    /// The document in its last revision.
    pub document: RenderedDocument,
    pub signatures: Signatures,
    /// The appearances of signed fields when they were signed, by name.
    pub signed_appearances: BTreeMap<String, Fingerprint>,
    /// The number of the typesetter that it names in its information.
    pub typesetter: Option<u32>,
}

impl<'f, 'a> FoundFile<'f, 'a> {
    /// Reads what is in a file.
    pub fn read(file: &'f File<'a>, trusted: Option<&Trusted>) -> Result<Self, ReadError> {
        let last = View::new(file, file.last_revision());
        let document = RenderedDocument::read(&last, &ContentBudget::new())?;
        let signatures = signatures(file, trusted)?;
        let typesetter = typesetter(&last)?;
        Ok(Self {
            file,
            document,
            signed_appearances: signed_appearances(file, &signatures.checked)?,
            signatures,
            typesetter,
        })
    }

    /// Returns the file as it stands in its last revision.
    pub fn last_view(&self) -> View<'f, 'a> {
        View::new(self.file, self.file.last_revision())
    }
}

/// Returns the appearances of signed fields when they were signed. What a field shows is its signer's business as long
/// as the signature covers it: as it stood in the revision that was signed, and if the signature holds.
fn signed_appearances(
    file: &File<'_>,
    signatures: &[Signature],
) -> Result<BTreeMap<String, Fingerprint>, ReadError> {
    let mut all = BTreeMap::new();
    for signature in signatures {
        let holds = signature.digest == Check::Good
            && matches!(signature.signature, Check::Good | Check::Unknown);
        if let (true, Some(revision)) = (holds, signature.covers) {
            let signed = View::new(file, revision - 1);
            let own = appearances(&signed)?.remove(&signature.field);
            all.extend(own.map(|own| (signature.field.clone(), own)));
        }
    }
    Ok(all)
}

/// Returns the number of the typesetter that a file names in its information.
fn typesetter(view: &View<'_, '_>) -> Result<Option<u32>, ReadError> {
    let information = view.file.trailer(b"Info", view.revision)?;
    let Some(information) = information.dictionary() else {
        return Ok(None);
    };
    let producer = view.get(information, b"Producer")?;
    let producer = producer.string().map(text_string);
    Ok(producer.and_then(|producer| typesetter_of(&producer)))
}
