//! The notes beside a template, for `template check`.

use std::path::Path;

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
        let problems = problems.iter();
        let problems = problems.map(|problem| (problem.position, problem.message()));
        let problems: Vec<_> = problems.collect();
        self.print_problems_beside(NOTES_FILE, &problems).map(Some)
    }
}
