//! The facts of a document beside its pages.

use crate::date::Date;
use crate::pdf::{Attachment, ExportRecord};

/// The facts of a document beside its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFacts {
    /// The day of the export.
    pub date: Date,
    /// Files that travel inside it.
    pub attachments: Vec<Attachment>,
    /// How it is exported; nothing if it isn't an agreement.
    pub record: Option<ExportRecord>,
}
