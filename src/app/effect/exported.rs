//! Effects on an exported PDF: a message for the mail program, and the signing package.

use std::sync::PoisonError;

use super::effects::{ExportRequest, MailRequest};
use super::errors::ExportError;
use super::outcome::Outcome;
use super::worker::Worker;
use crate::local_data::outbox;
use crate::message::Message;
use crate::pdf::read::MAX_PDF_BYTES;
use crate::pipeline::mail::Mail;
use crate::pipeline::signing_package::SigningPackage;
use crate::storage::{self, Existing, StorageError, StorageErrorKind};

impl Worker {
    /// Writes a message with a PDF, and opens it in the mail program.
    pub(super) fn mail(&self, request: &MailRequest) -> Option<Outcome> {
        let not_shown = |path: &std::path::Path, message| {
            let path = path.to_owned();
            Some(Outcome::NotShown { path, message })
        };
        let path = match self.write_mail(request) {
            Ok(path) => path,
            Err(error) => return not_shown(&error.path, error.message()),
        };
        if self.platform.open(&path).is_err() {
            return not_shown(&path, Message::new("window-no-mail"));
        }
        // Whether a program answers nobody can tell.
        Some(Outcome::MailOpened(path))
    }

    fn write_mail(&self, request: &MailRequest) -> Result<std::path::PathBuf, StorageError> {
        let MailRequest { path, to, subject } = request;
        let no_home = || StorageError::new(path, StorageErrorKind::NoHome);
        let data = self.platform.folders().data.ok_or_else(no_home)?;
        let pdf = storage::read_on(self.disk(), path, MAX_PDF_BYTES)?;
        let name = |name: Option<&std::ffi::OsStr>| {
            name.unwrap_or_default().to_string_lossy().into_owned()
        };
        let mail = Mail {
            to: to.iter().map(String::as_str).collect(),
            subject,
            file: &name(path.file_name()),
            pdf: &pdf,
        };
        let message = mail
            .write()
            .map_err(|error| StorageError::of_io(path, error))?;
        outbox::write(self.disk(), &data, &name(path.file_stem()), &message)
    }

    /// Writes the signing package beside a PDF. Another package of the same PDF is replaced.
    pub(super) fn write_signing_package(&self, request: &ExportRequest) -> Outcome {
        Outcome::PackageWritten {
            path: request.path.clone(),
            result: self.package(request),
        }
    }

    fn package(&self, request: &ExportRequest) -> Result<(), ExportError> {
        let template = &request.chosen.template;
        let mut shared = self.exporter.lock().unwrap_or_else(PoisonError::into_inner);
        let pages = shared.pages(template, &request.draft, &request.options);
        drop(shared);
        let (_, pages) = pages?;
        let file = request.path.file_name().unwrap_or_default();
        let package =
            SigningPackage::new(&file.to_string_lossy(), &pages, template, &request.draft);
        for (path, content) in package.files(&request.path) {
            storage::write_on(self.disk(), &path, content.as_bytes(), Existing::Replace)?;
        }
        Ok(())
    }
}
