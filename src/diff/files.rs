//! The content of a template, key by key: read from its canonical form, which is what its hash is over.

use serde::Deserialize;

use crate::ron_text::{self, Spanned, SyntaxError};
use crate::template::file::{BodyFile, CorrectionFile, FieldFile, Head, PageFile};

/// All parts of a template, each the content of one file.
#[derive(Deserialize)]
#[serde(rename = "Parts")]
pub(super) struct Files<'a> {
    #[serde(borrow)]
    pub template: Head<'a>,
    pub fields: FieldFile<'a>,
    pub body: BodyFile<'a>,
    pub corrections: CorrectionFile<'a>,
    pub page: PageFile<'a>,
    /// SHA-256 of the letterhead's file.
    #[serde(default)]
    pub letterhead: Option<Spanned<'a>>,
}

impl<'a> Files<'a> {
    /// Reads the parts from a canonical form.
    pub fn read(canonical: &'a str) -> Result<Self, SyntaxError> {
        let (_, parts) = canonical.split_once('\n').unwrap_or(("", canonical));
        ron_text::parse(parts)
    }
}
