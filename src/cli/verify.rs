//! `verify`: whether PDFs still say what was agreed.

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::arguments;
use super::context::{Context, Status};
use super::document::read_document;
use super::drafts::read_draft;
use super::failure::Failure;
use crate::ledger::{self, ExportList};
use crate::library::Templates;
use crate::local_data::trusted::{self, TrustedError};
use crate::message::Message;
use crate::parallel::{available_threads, in_parallel};
use crate::pdf::read::MAX_PDF_BYTES;
use crate::storage::{StorageError, expanded};
use crate::verify::{Known, Report, Trusted, Verifier, VerifyError};

/// The maximum of threads: with more, reading the files is what takes time.
const MAX_THREADS: usize = 8;

/// A file with its report, or with why there is none.
type Verified = (PathBuf, Result<Report, Failure>);

impl Context {
    /// Carries out `verify`.
    pub(super) fn verify(&self, arguments: &arguments::Verify) -> Result<Status, Failure> {
        let (files, mut failed) = Self::files(&arguments.files)?;
        let library = self.library();
        self.warn_of_library(&library);
        let library = Templates::Library(Box::new(library));
        let approval_days = library.approval_days();
        let mut templates = library.all();
        if self.arguments.template.is_some() {
            templates.insert(0, self.template()?.template);
        }
        let trusted = self.trusted_certificates(arguments.trust.as_ref())?;
        let exports = self.exports(&arguments.exports)?;
        let draft = match &arguments.draft {
            Some(path) => Some(read_draft(path)?),
            None => None,
        };
        let known = || Known {
            templates: templates.iter().map(|template| &**template).collect(),
            approval_days: approval_days.clone(),
            trusted: trusted.as_ref(),
            draft: draft.as_ref(),
            exports: Some(&exports),
            structure_only: arguments.structure_only,
            ..Known::default()
        };
        let verified = self.verify_all(&files, &known);
        let mut status = Status::Fine;
        let (mut lines, mut values) = (Vec::new(), Vec::new());
        for (path, result) in verified {
            match result {
                Ok(report) => {
                    if !report.is_good() {
                        status = Status::Found;
                    }
                    lines.extend(self.report_lines(&path, &report, files.len() == 1));
                    values.push(self.report_json(&path, &report));
                }
                Err(failure) => {
                    values.push(json!({
                        "file": path.display().to_string(),
                        "verdict": null,
                        "message": failure.sentences(&self.translator),
                    }));
                    failed.extend(failure);
                }
            }
        }
        self.print(&lines, &Value::Array(values))?;
        if failed.is_empty() {
            Ok(status)
        } else {
            Err(failed)
        }
    }

    /// Returns the named files and those in the named folders, and a failure about folders without any.
    fn files(named: &[PathBuf]) -> Result<(Vec<PathBuf>, Failure), Failure> {
        let mut files = Vec::new();
        let mut failed = Failure::default();
        for path in &expanded(named) {
            if !path.is_dir() {
                files.push(path.clone());
                continue;
            }
            let entries = fs::read_dir(path).map_err(|error| StorageError::of_io(path, error))?;
            let mut inside = Vec::new();
            for entry in entries {
                let entry = entry
                    .map_err(|error| StorageError::of_io(path, error))?
                    .path();
                let extension = entry.extension().unwrap_or_default();
                if extension.eq_ignore_ascii_case("pdf") && entry.is_file() {
                    inside.push(entry);
                }
            }
            inside.sort();
            if inside.is_empty() {
                // Whoever names a folder means something in it.
                let message = Message::new("verify-no-files");
                failed.extend(Failure::new(path.display().to_string(), message));
            }
            files.extend(inside);
        }
        Ok((files, failed))
    }

    /// Verifies files on all cores, and returns the results in the order of the files.
    fn verify_all<'k>(
        &self,
        files: &[PathBuf],
        known: &(dyn Fn() -> Known<'k> + Sync),
    ) -> Vec<Verified> {
        let mut done = Vec::new();
        in_parallel(
            available_threads().min(MAX_THREADS),
            files,
            &|| (Verifier::new(), known()),
            &|(verifier, known), _, path| verify_file(verifier, path, known),
            &mut |index, result| {
                done.push((index, result));
                self.show_progress(done.len(), files.len());
                true
            },
        );
        done.sort_by_key(|(index, _)| *index);
        let results = done.into_iter().map(|(_, result)| result);
        files.iter().cloned().zip(results).collect()
    }

    /// Shows progress, in a line that the next one replaces; only on a terminal, and only for many files.
    #[expect(clippy::print_stderr, reason = "progress is shown there")]
    pub(super) fn show_progress(&self, done: usize, all: usize) {
        const MANY: usize = 20;
        let mut error = std::io::stderr();
        if all < MANY || !error.is_terminal() {
            return;
        }
        let message = Message::new("verify-progress")
            .with("done", done)
            .with("all", all);
        let end = if done == all { "\n" } else { "" };
        eprint!("\r{}{end}", self.translator.format(&message));
        let _ = error.flush();
    }
}

/// Verifies a file.
fn verify_file(verifier: &mut Verifier, path: &Path, known: &Known<'_>) -> Result<Report, Failure> {
    let pdf = read_document(path, MAX_PDF_BYTES)?;
    let report = verifier.verify(&pdf.bytes, known);
    report.map_err(|error| match error {
        VerifyError::Read(error) => Failure::new(pdf.path.display().to_string(), error.message()),
        VerifyError::Export(error) => Failure::from(error),
    })
}

impl Context {
    /// Reads the lists of exports that are trusted: those that were named, and those in the folders of the settings.
    pub(super) fn exports(&self, named: &[PathBuf]) -> Result<ExportList, Failure> {
        let (mut all, _) = ledger::of_folders(&self.settings().agreement_folders());
        for list in named {
            all.extend(ledger::read(list)?);
        }
        Ok(all)
    }

    /// Reads the certificates that are trusted: those of the folder that was named, or else of the one in the settings.
    pub(super) fn trusted_certificates(
        &self,
        named: Option<&PathBuf>,
    ) -> Result<Option<Trusted>, Failure> {
        let Some(folder) = named.or(self.settings().trusted_folder.as_ref()) else {
            return Ok(None);
        };
        let read = trusted::read(folder);
        let failure = |error: TrustedError| {
            let path = error.path().display().to_string();
            Failure::new(path, error.message())
        };
        read.map(Some).map_err(failure)
    }
}
