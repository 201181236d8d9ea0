//! Effects on templates: the library, a folder that somebody works on, comparisons.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::documents::target;
use super::editor;
use super::errors::ExportError;
use super::outcome::Outcome;
use super::templates_read::{FolderReport, TemplatesRead};
use super::worker::Worker;
use crate::app::platform::FileKind;
use crate::diff::{Comparison, ComparisonNames, compare_templates};
use crate::draft::Draft;
use crate::library::{Chosen, FilePlace, OpenFolder, Templates};
use crate::message::Language;
use crate::pipeline::comparison::write_comparison;
use crate::pipeline::error::ExportError as NotExported;
use crate::pipeline::target::must_not_replace;
use crate::storage::{self, Existing, StorageError, StorageErrorKind};
use crate::template::Template;
use crate::typeset::fonts::TYPEFACE;

impl Worker {
    pub(super) fn read_templates(&self, hash: &str) -> Outcome {
        let mut templates = self.templates();
        templates.refresh(self.disk(), &TYPEFACE);
        let current = templates.current(hash);
        templates_read(&templates, current)
    }

    pub(super) fn open_template_folder(&self, path: PathBuf, hash: &str) -> Outcome {
        let path = std::path::absolute(&path).unwrap_or(path);
        if !path.is_dir() {
            let error = StorageError::new(&path, StorageErrorKind::NotFound);
            let message = error.message();
            return Outcome::NotShown { path, message };
        }
        let mut templates = self.templates();
        templates.open_folder(path, self.disk(), &TYPEFACE);
        let current = templates.current(hash);
        templates_read(&templates, current)
    }

    pub(super) fn close_template_folder(&self, draft: &Draft) -> Outcome {
        let mut templates = self.templates();
        templates.close_folder(self.disk(), &TYPEFACE);
        let hash = draft.template_hash.as_deref();
        let own = templates.for_draft(&draft.template, &draft.version, hash);
        let current = own.or_else(|| templates.standard());
        templates_read(&templates, current)
    }

    /// Reads the folder that somebody works on; nothing if it is as it was.
    pub(super) fn look_into_folder(&self) -> Option<Outcome> {
        let mut templates = self.templates();
        let Templates::Folder(folder) = &mut *templates else {
            return None;
        };
        if !folder.refresh(&TYPEFACE) {
            return None;
        }
        let current = folder.chosen().clone();
        Some(templates_read(&templates, Some(current)))
    }

    pub(super) fn edit_file(&self, place: &FilePlace, editor: Option<&str>) -> Option<Outcome> {
        let message = editor::edit(&*self.platform, place, editor).err()?;
        let path = place.path.clone();
        Some(Outcome::NotShown { path, message })
    }

    pub(super) fn export_comparison(
        &self,
        path: PathBuf,
        comparison: &Comparison,
        names: &ComparisonNames,
        template: &Template,
        existing: Existing,
    ) -> Outcome {
        let (path, existing) = target(path, FileKind::Pdf, existing);
        let write = |existing| self.write_comparison(&path, comparison, names, template, existing);
        Outcome::ComparisonWritten {
            result: existing.map_err(ExportError::from).and_then(write),
            path,
        }
    }

    fn write_comparison(
        &self,
        path: &Path,
        comparison: &Comparison,
        names: &ComparisonNames,
        template: &Template,
        existing: Existing,
    ) -> Result<(), ExportError> {
        if must_not_replace(path) {
            return Err(ExportError::OtherKind(path.to_owned()));
        }
        let date = self.platform.today().ok_or(ExportError::Clock)?;
        let written = write_comparison(comparison, names, template, Language::default(), date)
            .map_err(NotExported::from)?;
        storage::write_on(self.disk(), path, &written.pdf, existing)?;
        Ok(())
    }
}

/// The outcome of reading templates.
fn templates_read(templates: &Templates, current: Option<Chosen>) -> Outcome {
    Outcome::TemplatesRead(Box::new(TemplatesRead {
        offers: templates.offers(),
        all: templates.all(),
        current,
        remarks: templates.remarks().to_vec(),
        policy: templates.policy(),
        folder: templates.folder().map(report_of),
    }))
}

fn report_of(folder: &OpenFolder) -> FolderReport {
    let chosen = folder.chosen().clone();
    let approved = folder.approved().and_then(|approved| {
        // No checked template has a canonical form that can't be read.
        let comparison = compare_templates(approved, &chosen.template).ok()?;
        Some((Arc::clone(approved), Arc::new(comparison)))
    });
    FolderReport {
        path: folder.folder().to_owned(),
        chosen,
        sources: Arc::clone(folder.sources()),
        places: folder.places().clone(),
        problems: folder.problems().to_vec(),
        approved,
    }
}
