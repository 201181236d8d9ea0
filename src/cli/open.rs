//! `open`: the draft that travels inside an exported PDF.

use std::io;
use std::path::Path;

use super::answer::write_document;
use super::drafts::STANDARD_INPUT;
use super::failure::warn;
use super::{Context, Failure, Status, arguments};
use crate::draft;
use crate::message::Message;
use crate::pdf::read::{MAX_PDF_BYTES, draft_in};
use crate::storage::{Existing, read, read_from};

impl Context {
    pub(super) fn open(&self, arguments: &arguments::Open) -> Result<Status, Failure> {
        let input = arguments.input.as_path();
        let (path, bytes) = if input == Path::new("-") {
            let path = Path::new(STANDARD_INPUT);
            (path, read_from(io::stdin().lock(), path, MAX_PDF_BYTES)?)
        } else {
            (input, read(input, MAX_PDF_BYTES)?)
        };
        let place = path.display().to_string();
        let found =
            draft_in(&bytes).map_err(|error| Failure::new(place.as_str(), error.message()))?;
        let draft = draft::read(&found).map_err(|error| Failure::of_draft(path, &error))?;
        let existing = if arguments.force {
            Existing::Replace
        } else {
            Existing::Keep
        };
        write_document(&arguments.output, draft::write(&draft).as_bytes(), existing)?;
        let template = self.template()?;
        if draft.template == template.id {
            return Ok(Status::Fine);
        }
        let message = Message::new("draft-other-template")
            .with("draft", &draft.template)
            .with("template", &template.id);
        warn(&place, &self.translator.format(&message));
        Ok(Status::Found)
    }
}
