//! Answers on standard output: lines, or the same as JSON.

use std::io::{self, Write};
use std::path::Path;

use serde_json::Value;

use super::{Context, Failure};
use crate::storage::{Existing, StorageError, StorageErrorKind, write};

/// What `-` stands for in errors.
pub const STANDARD_OUTPUT: &str = "<stdout>";

impl Context {
    /// Prints lines, or with `--json` the value. When whoever reads them has had enough (`head`),
    /// that is no error.
    pub fn print(&self, lines: &[String], json: &Value) -> Result<(), Failure> {
        let mut text = String::new();
        if self.arguments.json {
            text = format!("{json:#}\n");
        } else {
            for line in lines {
                text.push_str(line);
                text.push('\n');
            }
        }
        match to_standard_output(text.as_bytes()) {
            Err(error) if matches!(error.kind, StorageErrorKind::ClosedPipe) => Ok(()),
            other => other.map_err(Failure::from),
        }
    }
}

/// Writes a document to a file, or to standard output for `-`.
pub fn write_document(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), Failure> {
    if path == Path::new("-") {
        return Ok(to_standard_output(bytes)?);
    }
    Ok(write(path, bytes, existing)?)
}

fn to_standard_output(bytes: &[u8]) -> Result<(), StorageError> {
    let mut output = io::stdout().lock();
    output
        .write_all(bytes)
        .and_then(|()| output.flush())
        .map_err(|error| StorageError::of_io(Path::new(STANDARD_OUTPUT), error))
}
