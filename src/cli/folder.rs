//! The drafts and exported PDFs of a folder, and `check` over it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::context::{Context, Status};
use super::failure::Failure;
use super::places::Places;
use crate::draft::{self, Draft, DraftProblem};
use crate::message::Message;
use crate::pipeline::file_name::PDF_EXTENSION;
use crate::storage::StorageError;
use crate::template::Template;
use crate::typeset::fonts;

/// Returns the drafts and exported PDFs of a folder by name; subfolders are left out.
pub(super) fn cases_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error| StorageError::of_io(folder, error);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if (is_pdf(&path) || draft::has_extension(&path)) && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        // Whoever names a folder means something in it.
        let message = Message::new("folder-no-files");
        return Err(Failure::new(folder.display().to_string(), message));
    }
    Ok(found)
}

/// Whether a path has the extension of an exported PDF.
fn is_pdf(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    extension.eq_ignore_ascii_case(PDF_EXTENSION)
}

/// Returns what is wrong with the draft of a file. In a PDF there are no permissions.
fn problems_of(path: &Path, draft: &Draft, template: &Template) -> Vec<DraftProblem> {
    let is_pdf = is_pdf(path);
    let problems = draft::check(draft, template, &fonts::covers).into_iter();
    let problems = problems.map(|problem| if is_pdf { problem.of_pdf() } else { problem });
    problems.collect()
}

/// What is said of the files of a folder.
#[derive(Default)]
pub(super) struct FolderAnswer {
    pub lines: Vec<String>,
    pub values: Vec<Value>,
    pub is_found: bool,
    /// What could not be read.
    pub failed: Failure,
}

impl FolderAnswer {
    /// Adds a file that can't be read.
    pub fn push_failure(&mut self, context: &Context, path: &Path, failure: Failure) {
        self.values.push(json!({
            "file": path.display().to_string(),
            "error": failure.sentences(&context.translator),
        }));
        self.failed.extend(failure);
    }

    /// Prints it; a file that can't be read is a failure.
    pub fn print(self, context: &Context) -> Result<Status, Failure> {
        context.print(&self.lines, &Value::Array(self.values))?;
        if !self.failed.is_empty() {
            return Err(self.failed);
        }
        Ok(if self.is_found {
            Status::Found
        } else {
            Status::Fine
        })
    }
}

impl Context {
    /// Carries out `check` of a folder.
    pub(super) fn check_folder(&self, folder: &Path) -> Result<Status, Failure> {
        let mut answer = FolderAnswer::default();
        let places = Places::new(self)?;
        for path in cases_in(folder)? {
            let case = match places.case_at(&path) {
                Ok(case) => case,
                Err(failure) => {
                    answer.push_failure(self, &path, failure);
                    continue;
                }
            };
            let problems = problems_of(&path, &case.draft, &case.template);
            answer.is_found |= !problems.is_empty();
            let name = path.display();
            let message = Message::new("check-file")
                .with("template", &case.draft.template)
                .with("version", &case.draft.version)
                .with("count", problems.len());
            answer
                .lines
                .push(format!("{name}: {}", self.sentence(&message)));
            let lines: Vec<String> = problems.iter().map(|found| self.line(found)).collect();
            let indented = lines.iter().map(|line| format!("    {line}"));
            answer.lines.extend(indented);
            answer.values.push(json!({
                "file": name.to_string(),
                "template": case.draft.template,
                "version": case.draft.version,
                "problems": lines,
            }));
        }
        answer.print(self)
    }
}
