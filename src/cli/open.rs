//! `open`: the draft inside an exported PDF.

use super::arguments;
use super::context::{Context, Status};
use super::document::{read_document, write_document};
use super::drafts::other_template;
use super::failure::{Failure, warn};
use crate::draft;
use crate::pdf::read::{MAX_PDF_BYTES, enclosed_in};
use crate::pipeline::attachments::left_out;

impl Context {
    /// Carries out `open`.
    pub(super) fn open(&self, arguments: &arguments::Open) -> Result<Status, Failure> {
        let pdf = read_document(&arguments.input, MAX_PDF_BYTES)?;
        let place = pdf.path.display().to_string();
        let found = enclosed_in(&pdf.bytes)
            .map_err(|error| Failure::new(place.as_str(), error.message()))?;
        let draft =
            draft::read(&found.draft).map_err(|error| Failure::of_draft(&pdf.path, &error))?;
        let text = draft::write(&draft);
        write_document(&arguments.output, text.as_bytes(), arguments.force)?;
        let template = self.template_of(&draft)?.template;
        if let Some(message) = other_template(&draft, &template) {
            warn(&place, &self.translator.format(&message));
            return Ok(Status::Found);
        }
        let excerpt = found.excerpt.unwrap_or_default();
        let left_out = left_out(&excerpt, &template);
        for (label, message) in &left_out {
            warn(label.text(self.tag()), &self.translator.format(message));
        }
        Ok(if left_out.is_empty() {
            Status::Fine
        } else {
            Status::Found
        })
    }
}
