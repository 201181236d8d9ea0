//! The comparison of an agreement with the template's standard, as a PDF.

use std::path::PathBuf;

use super::documents::target;
use super::errors::ExportError;
use super::worker::Worker;
use crate::app::platform::FileKind;
use crate::diff::ComparisonNames;
use crate::draft::Draft;
use crate::message::Language;
use crate::pipeline::comparison::{compare_with_standard, write_comparison};
use crate::pipeline::target::must_not_replace;
use crate::storage::{self, Existing};
use crate::template::Template;

impl Worker {
    /// Writes the comparison; returns the path with its extension, and why nothing was written.
    pub(super) fn export_standard_comparison(
        &self,
        path: PathBuf,
        draft: &Draft,
        template: &Template,
        names: &ComparisonNames,
        language: Language,
        existing: Existing,
    ) -> (PathBuf, Result<(), ExportError>) {
        let (path, existing) = target(path, FileKind::Pdf, existing);
        let write = |existing| {
            if must_not_replace(&path) {
                return Err(ExportError::OtherKind(path.clone()));
            }
            let date = self.platform.today().ok_or(ExportError::Clock)?;
            let comparison = compare_with_standard(template, draft);
            let written = write_comparison(&comparison, names, template, language, date);
            let written = written.map_err(crate::pipeline::error::ExportError::from)?;
            Ok(storage::write_on(
                self.disk(),
                &path,
                &written.pdf,
                existing,
            )?)
        };
        let result = existing.map_err(ExportError::from).and_then(write);
        (path, result)
    }
}
