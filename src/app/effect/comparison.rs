//! The comparison of an agreement with the template's standard, as a PDF.

use std::path::Path;

use super::documents::target;
use super::effects::StandardComparison;
use super::errors::ExportError;
use super::outcome::Outcome;
use super::worker::Worker;
use crate::app::platform::FileKind;
use crate::pipeline::comparison::{compare_with_standard, write_comparison};
use crate::pipeline::error::ExportError as NotExported;
use crate::pipeline::target::must_not_replace;
use crate::storage::{self, Existing};

impl Worker {
    /// Writes the comparison.
    pub(super) fn export_standard_comparison(&self, request: &StandardComparison) -> Outcome {
        let (path, existing) = target(request.path.clone(), FileKind::Pdf, request.existing);
        let write = |existing| self.write_standard_comparison(&path, request, existing);
        Outcome::StandardComparisonExported {
            result: existing.map_err(ExportError::from).and_then(write),
            path,
        }
    }

    fn write_standard_comparison(
        &self,
        path: &Path,
        request: &StandardComparison,
        existing: Existing,
    ) -> Result<(), ExportError> {
        if must_not_replace(path) {
            return Err(ExportError::OtherKind(path.to_owned()));
        }
        let date = self.platform.today().ok_or(ExportError::Clock)?;
        let StandardComparison {
            draft,
            template,
            names,
            language,
            ..
        } = request;
        let comparison = compare_with_standard(template, draft);
        let written = write_comparison(&comparison, names, template, *language, date);
        let written = written.map_err(NotExported::from)?;
        storage::write_on(self.disk(), path, &written.pdf, existing)?;
        Ok(())
    }
}
