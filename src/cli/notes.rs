//! The notes beside a template, for `template check`.

use std::path::Path;

use serde_json::{Value, json};

use super::context::{Context, Status};
use super::failure::Failure;
use crate::library::{NOTES_FILE, notes_in};
use crate::notes::ClauseNotes;
use crate::template::Template;

impl Context {
    /// Prints what is wrong with the notes of a template, if anything is.
    pub(super) fn notes_problems(
        &self,
        folder: &Path,
        template: &Template,
    ) -> Result<Option<Status>, Failure> {
        let Some(bytes) = notes_in(folder)? else {
            return Ok(None);
        };
        let Err(problems) = ClauseNotes::read(&bytes, template) else {
            return Ok(None);
        };
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| {
                let place = problem.place(NOTES_FILE);
                format!("{place}: {}", self.sentence(&problem.message()))
            })
            .collect();
        let listed = problems.iter().map(|problem| {
            json!({
                "file": NOTES_FILE,
                "line": problem.position.map(|position| position.line),
                "column": problem.position.map(|position| position.column),
                "kind": problem.message().id(),
                "message": self.sentence(&problem.message()),
            })
        });
        let listed: Value = listed.collect();
        self.print(&lines, &json!({ "problems": listed, "template": null }))?;
        Ok(Some(Status::Found))
    }
}
