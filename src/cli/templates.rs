//! `template check` and `template hash`.

use std::path::Path;

use serde_json::json;

use super::context::{Context, Status};
use super::failure::Failure;
use crate::library::sources_in;
use crate::template::{CANONICAL_FORM, Template, load};
use crate::typeset::fonts::TYPEFACE;

impl Context {
    /// Carries out `template check`.
    pub(super) fn template_check(&self, folder: &Path) -> Result<Status, Failure> {
        let problems = match load(&sources_in(folder)?, &TYPEFACE) {
            Ok(_) => Vec::new(),
            Err(error) => error.problems,
        };
        let texts: Vec<(String, String)> = problems
            .iter()
            .map(|problem| {
                let sentence = self.translator.format(&problem.kind.message());
                (problem.place.to_string(), sentence)
            })
            .collect();
        let lines: Vec<String> = texts
            .iter()
            .map(|(place, sentence)| format!("{place}: {sentence}"))
            .collect();
        let json = problems.iter().zip(&texts).map(|(problem, (_, sentence))| {
            json!({
                "file": problem.place.file,
                "line": problem.place.position.map(|position| position.line),
                "column": problem.place.position.map(|position| position.column),
                "kind": problem.kind.message().id(),
                "message": sentence,
            })
        });
        self.print(&lines, &json.collect())?;
        Ok(Status::of_problems(&problems))
    }

    /// Carries out `template hash`.
    pub(super) fn template_hash(&self, folder: &Path) -> Result<Status, Failure> {
        let template = template_in(folder)?;
        let json = json!({
            "id": template.id,
            "version": template.version,
            "form": CANONICAL_FORM,
            "sha256": template.hash,
        });
        self.print(std::slice::from_ref(&template.hash), &json)?;
        Ok(Status::Fine)
    }
}

/// Reads the template of a folder.
pub(super) fn template_in(folder: &Path) -> Result<Template, Failure> {
    load(&sources_in(folder)?, &TYPEFACE)
        .map_err(|error| Failure::of_template(Some(folder), &error))
}
