//! The document that a file should show.

use std::collections::BTreeMap;

use crate::agreement::Agreement;
use crate::pdf::read::strict::Fingerprint;
use crate::typeset::Pages;
use crate::verify::document::RenderedDocument;

/// The document that a file should show.
pub(in crate::verify) struct Expected<'a> {
    pub agreement: &'a Agreement,
    pub pages: &'a Pages,
    /// The export of these pages, as it is shown.
    pub document: &'a RenderedDocument,
    /// The appearances of signed fields when they were signed, by name.
    pub signed_appearances: &'a BTreeMap<String, Fingerprint>,
}
