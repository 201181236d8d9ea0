//! Without a command: the built-in example, as long as there is no window.

use std::path::PathBuf;

use super::export::{pdf_of, today};
use super::{Context, Failure, Status};
use crate::draft;
use crate::message::Message;
use crate::storage::{Existing, StorageErrorKind, write};

/// The draft of the built-in example.
const EXAMPLE: &[u8] = include_bytes!("../../assets/example.ron");

/// So many examples may lie in one folder.
const MOST_EXAMPLES: usize = 99;

impl Context {
    pub(super) fn example(&self) -> Result<Status, Failure> {
        let example = std::path::Path::new("example.ron");
        let draft = draft::read(EXAMPLE).map_err(|error| Failure::of_draft(example, &error))?;
        let template = self.template()?;
        let bytes = pdf_of(&template, &draft, today()?, false)?;
        let name = self.speaker.say(&Message::new("example-file-name"));
        let path = write_beside_others(&name, &bytes)?;
        let message = Message::new("example-written").with("path", path.display().to_string());
        let sentence = self.speaker.say(&message);
        self.print(
            &[sentence],
            &serde_json::json!({ "path": path.display().to_string() }),
        )?;
        Ok(Status::Fine)
    }
}

/// Writes the example into the current folder under a name that is not taken.
fn write_beside_others(name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
    let mut number = 1;
    loop {
        let path = PathBuf::from(match number {
            1 => format!("{name}.pdf"),
            number => format!("{name}-{number}.pdf"),
        });
        match write(&path, bytes, Existing::Keep) {
            Ok(()) => return Ok(path),
            Err(error)
                if matches!(error.kind, StorageErrorKind::Exists) && number < MOST_EXAMPLES =>
            {
                number += 1;
            }
            Err(error) => return Err(error.into()),
        }
    }
}
