//! What a path names: a template, or a draft with the template that it belongs to.

use std::path::Path;
use std::sync::Arc;

use super::context::Context;
use super::document::{Document, read_document};
use super::drafts::other_template;
use super::failure::Failure;
use super::templates::template_in;
use crate::draft::{self, Draft};
use crate::message::Message;
use crate::pdf::read::{self, MAX_PDF_BYTES, is_pdf};
use crate::template::{CanonicalError, Pixels, Template, read_canonical};
use crate::typeset::fonts::TYPEFACE;

/// A draft with the template that its agreement is made with.
pub(super) struct Case {
    pub draft: Draft,
    pub template: Template,
}

impl Case {
    /// Returns the same case with the template's standard value wherever there is one.
    pub fn standard(&self) -> Self {
        let mut draft = self.draft.clone();
        draft.answers.extend(Draft::new(&self.template).answers);
        Self {
            draft,
            template: self.template.clone(),
        }
    }
}

/// Reads the template that a path names: a folder, or an exported PDF with a template inside. Whatever else can name
/// a template is added here.
pub(super) fn template_at(place: &Path) -> Result<Template, Failure> {
    if place.is_dir() {
        return template_in(place);
    }
    let document = read_document(place, MAX_PDF_BYTES)?;
    let name = document.path.display().to_string();
    if !is_pdf(&document.bytes) {
        return Err(Failure::new(name, Message::new("template-no-place")));
    }
    let template = enclosed_template(&document)?;
    template.ok_or_else(|| Failure::new(name, Message::new("open-no-template")))
}

/// Reads the template inside a PDF, if there is one.
fn enclosed_template(pdf: &Document) -> Result<Option<Template>, Failure> {
    let failure = |message| Failure::new(pdf.path.display().to_string(), message);
    let found = read::template_in(&pdf.bytes).map_err(|error| failure(error.message()))?;
    let Some(found) = found else {
        return Ok(None);
    };
    let text =
        String::from_utf8(found).map_err(|_| failure(CanonicalError::OtherForm.message()))?;
    // Of a letterhead only the hash travels along, and neither texts nor comparisons show it.
    let blank = Pixels {
        rgb: Arc::from([u8::MAX; 3]),
        width_px: 1,
        height_px: 1,
    };
    let template = read_canonical(&text, &TYPEFACE, Some(blank));
    template.map(Some).map_err(|error| failure(error.message()))
}

impl Context {
    /// Reads the draft that a path names, a draft or an exported PDF, with its template: the one inside the PDF, or
    /// else that of `--template` or the built-in one.
    pub(super) fn case_at(&self, place: &Path) -> Result<Case, Failure> {
        self.case_of(&read_document(place, MAX_PDF_BYTES)?)
    }

    /// Reads the draft in a document, with its template.
    pub(super) fn case_of(&self, document: &Document) -> Result<Case, Failure> {
        let draft = draft_of(document)?;
        let enclosed = if is_pdf(&document.bytes) {
            enclosed_template(document)?
        } else {
            None
        };
        let template = match enclosed {
            Some(template) => template,
            None => self.template()?,
        };
        match other_template(&draft, &template) {
            Some(message) => Err(Failure::new(document.path.display().to_string(), message)),
            None => Ok(Case { draft, template }),
        }
    }
}

/// Reads the draft in a document: a draft, or an exported PDF.
pub(super) fn draft_of(document: &Document) -> Result<Draft, Failure> {
    let failure = |message| Failure::new(document.path.display().to_string(), message);
    let bytes = if is_pdf(&document.bytes) {
        read::draft_in(&document.bytes).map_err(|error| failure(error.message()))?
    } else {
        document.bytes.clone()
    };
    draft::read(&bytes).map_err(|error| Failure::of_draft(&document.path, &error))
}
