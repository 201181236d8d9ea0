//! The file that is verified: its document and its signatures.

use std::collections::BTreeMap;

use super::content::ContentBudget;
use super::document::{Attachments, RenderedDocument, appearances, attachments};
use super::signature::{Check, Signature, Signatures, Trusted, signatures};
use crate::date::Date;
use crate::pdf::read::object::text_string;
use crate::pdf::read::strict::{File, Fingerprint, ReadError, View};
use crate::pdf::write::typesetter_of;
use crate::pdf::{ExportRecord, RECORD_KEY};

/// A file that was read: what it holds, and what it says of itself.
pub(super) struct FoundFile<'f, 'a> {
    pub file: &'f File<'a>,
    /// The files inside, by name.
    pub attachments: Attachments,
    pub signatures: Signatures,
    /// The number of the typesetter that it names in its information.
    pub typesetter: Option<u32>,
    /// How it says that it was exported; none if it says nothing of the kind.
    pub record: Option<ExportRecord>,
    /// The day on which it says that it was exported.
    pub date: Option<Date>,
}

/// Everything that a file shows. It is read only where the bytes alone prove nothing.
pub(super) struct FoundDocument {
    /// The document in its last revision.
    pub document: RenderedDocument,
    /// The appearances of signed fields when they were signed, by name.
    pub signed_appearances: BTreeMap<String, Fingerprint>,
}

impl<'f, 'a> FoundFile<'f, 'a> {
    /// Reads what is in a file.
    pub fn read(file: &'f File<'a>, trusted: Option<&Trusted>) -> Result<Self, ReadError> {
        let last = View::new(file, file.last_revision());
        let catalog = last.catalog()?;
        let information = Information::read(&last)?;
        Ok(Self {
            file,
            attachments: attachments(&last, &catalog)?,
            signatures: signatures(file, trusted)?,
            typesetter: information.typesetter,
            record: information.record,
            date: information.date,
        })
    }

    /// Reads everything that it shows.
    pub fn document(&self) -> Result<FoundDocument, ReadError> {
        let document = RenderedDocument::read(&self.last_view(), &ContentBudget::new())?;
        Ok(FoundDocument {
            document,
            signed_appearances: signed_appearances(self.file, &self.signatures.checked)?,
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

/// What a file says of itself in its information dictionary.
#[derive(Default)]
struct Information {
    typesetter: Option<u32>,
    record: Option<ExportRecord>,
    date: Option<Date>,
}

impl Information {
    fn read(view: &View<'_, '_>) -> Result<Self, ReadError> {
        let information = view.file.trailer(b"Info", view.revision)?;
        let Some(information) = information.dictionary() else {
            return Ok(Self::default());
        };
        let text = |key: &[u8]| -> Result<Option<String>, ReadError> {
            Ok(view.get(information, key)?.string().map(text_string))
        };
        let producer = text(b"Producer")?;
        let record = text(RECORD_KEY.as_bytes())?;
        let date = text(b"CreationDate")?;
        Ok(Self {
            typesetter: producer.and_then(|producer| typesetter_of(&producer)),
            record: record.and_then(|record| ExportRecord::from_text(&record)),
            date: date.and_then(|date| day_of(&date)),
        })
    }
}

/// Returns the day of a date as PDF writes it (ISO 32000-1, 7.9.4).
fn day_of(date: &str) -> Option<Date> {
    let digits = date.strip_prefix("D:")?;
    let number = |from: usize, to: usize| digits.get(from..to)?.parse().ok();
    let month = u8::try_from(number(4, 6)?).ok()?;
    let day = u8::try_from(number(6, 8)?).ok()?;
    Date::new(number(0, 4)?, month, day).ok()
}
