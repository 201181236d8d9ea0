//! `open`: the draft inside an exported PDF.

use super::arguments;
use super::context::{Context, Status};
use super::document::{read_document, write_document};
use super::drafts::other_template;
use super::failure::{Failure, warn};
use crate::draft;
use crate::pdf::read::{MAX_PDF_BYTES, draft_in};

impl Context {
    /// Carries out `open`.
    pub(super) fn open(&self, arguments: &arguments::Open) -> Result<Status, Failure> {
        let pdf = read_document(&arguments.input, MAX_PDF_BYTES)?;
        let place = pdf.path.display().to_string();
        let found =
            draft_in(&pdf.bytes).map_err(|error| Failure::new(place.as_str(), error.message()))?;
        let draft = draft::read(&found).map_err(|error| Failure::of_draft(&pdf.path, &error))?;
        let text = draft::write(&draft);
        write_document(&arguments.output, text.as_bytes(), arguments.force)?;
        let template = self.template_of(&draft)?.template;
        let Some(message) = other_template(&draft, &template) else {
            return Ok(Status::Fine);
        };
        warn(&place, &self.translator.format(&message));
        Ok(Status::Found)
    }
}
