//! Errors and warnings: lines on standard error.

use std::path::Path;

use crate::characters::visible_line;
use crate::draft::{DraftProblem, ReadError};
use crate::message::{Message, Translator};
use crate::pipeline::error::ExportError;
use crate::storage::StorageError;
use crate::template::LoadError;

/// Why a command could not be carried out, a line for each problem.
#[derive(Debug, Default)]
pub struct Failure {
    lines: Vec<(String, Message)>,
}

impl Failure {
    /// Creates a line about a place (a file, a field, an argument).
    pub fn new(place: impl Into<String>, message: Message) -> Self {
        Self {
            lines: vec![(place.into(), message)],
        }
    }

    /// Creates a line for each problem.
    pub fn all(lines: impl IntoIterator<Item = (String, Message)>) -> Self {
        Self {
            lines: lines.into_iter().collect(),
        }
    }

    /// Creates the line of a draft that can't be read.
    pub fn of_draft(path: &Path, error: &ReadError) -> Self {
        Self::new(error.place(path), error.message())
    }

    /// Creates the lines of a template that can't be used; `folder` is where it was looked for.
    pub fn of_template(folder: Option<&Path>, error: &LoadError) -> Self {
        Self::all(error.problems.iter().map(|problem| {
            let place = problem.place.to_string();
            let place = folder.map_or(place.clone(), |folder| {
                folder.join(place).display().to_string()
            });
            (place, problem.kind.message())
        }))
    }

    /// Creates the lines of problems that block an export; labels are in the language of `tag`.
    pub fn of_problems(problems: &[DraftProblem], tag: &str) -> Self {
        let lines = problems.iter();
        Self::all(lines.map(|problem| (place_of(problem, tag), problem.message())))
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Adds the lines of another failure.
    pub fn extend(&mut self, other: Self) {
        self.lines.extend(other.lines);
    }

    /// Returns all lines without their places, as one text.
    pub fn sentences(&self, translator: &Translator) -> String {
        let lines = self
            .lines
            .iter()
            .map(|(_, message)| translator.format(message));
        lines.collect::<Vec<_>>().join(" ")
    }

    /// Returns all lines with their places, as one text.
    pub fn text(&self, translator: &Translator) -> String {
        let lines = self.lines.iter();
        let lines = lines.map(|(place, message)| line(place, &translator.format(message)));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Prints all lines.
    pub fn report(&self, translator: &Translator) {
        for (place, message) in &self.lines {
            warn(place, &translator.format(message));
        }
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        Self::new(error.path.display().to_string(), error.message())
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        Self::new("PDF", error.message())
    }
}

/// Prints a line on standard error.
#[expect(
    clippy::print_stderr,
    reason = "this is where the program says what is wrong"
)]
pub fn warn(place: &str, sentence: &str) {
    eprintln!("klausul: {}", line(place, sentence));
}

fn line(place: &str, sentence: &str) -> String {
    let place = visible_line(place);
    let sentence = visible_line(sentence);
    if place.is_empty() {
        sentence
    } else {
        format!("{place}: {sentence}")
    }
}

/// Returns where a problem is: the field, the number of the signatory or row in it with the column, and the label in the language of
/// `tag`.
pub fn place_of(problem: &DraftProblem, tag: &str) -> String {
    let mut place = problem.field.clone().unwrap_or_default();
    if let Some(index) = problem.index {
        place.extend(["[", &(index + 1).to_string(), "]"]);
    }
    let column = problem.column.as_ref();
    if let Some(column) = column {
        place.extend([".", &column.id]);
    }
    if let Some(label) = &problem.label {
        place.extend([" (", label.text(tag)]);
        if let Some(column) = column {
            place.extend([", ", column.label.text(tag)]);
        }
        place.push(')');
    }
    place
}
