//! What is wrong with folders of templates, each with its place.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::message::Message;
use crate::ron_text::Position;
use crate::template::{Place, Problem};

/// A file or folder, or a place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePlace {
    /// The file or folder; empty for what is compiled in.
    pub path: PathBuf,
    /// Where in the file, if it has one place.
    pub position: Option<Position>,
}

impl FilePlace {
    /// Returns the place of something in the folder of its template.
    #[must_use]
    pub fn in_template(folder: &Path, place: Place) -> Self {
        Self {
            path: folder.join(place.file.name()),
            position: place.position,
        }
    }
}

impl From<PathBuf> for FilePlace {
    fn from(path: PathBuf) -> Self {
        Self {
            path,
            position: None,
        }
    }
}

impl fmt::Display for FilePlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.path.display())?;
        match self.position {
            Some(Position { line, column }) => write!(formatter, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}

/// Something that is wrong with a library or with a template's folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Where.
    pub place: FilePlace,
    /// What.
    pub message: Message,
}

impl Remark {
    /// A remark.
    #[must_use]
    pub fn new(place: impl Into<FilePlace>, message: Message) -> Self {
        Self {
            place: place.into(),
            message,
        }
    }

    /// A problem of the template in a folder.
    #[must_use]
    pub fn of_problem(folder: &Path, problem: &Problem) -> Self {
        let place = FilePlace::in_template(folder, problem.place);
        Self::new(place, problem.kind.message())
    }
}
