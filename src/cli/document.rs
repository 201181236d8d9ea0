//! Documents that a command reads and writes: files, or standard input and output for `-`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::storage::{Existing, StorageError, read, read_from, write};

/// The name of standard input in errors.
const STANDARD_INPUT: &str = "<stdin>";
/// The name of standard output in errors.
const STANDARD_OUTPUT: &str = "<stdout>";

/// A document that was read.
pub struct Document {
    /// Its file, as errors name it.
    pub path: PathBuf,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Whether a path stands for standard input or output.
fn is_standard_stream(path: &Path) -> bool {
    path == Path::new("-")
}

/// Reads a document, at most `max_bytes`.
pub fn read_document(path: &Path, max_bytes: usize) -> Result<Document, Failure> {
    if !is_standard_stream(path) {
        return Ok(Document {
            bytes: read(path, max_bytes)?,
            path: path.to_owned(),
        });
    }
    let path = PathBuf::from(STANDARD_INPUT);
    let bytes = read_from(io::stdin().lock(), &path, max_bytes)?;
    Ok(Document { path, bytes })
}

/// Writes a document; an existing file is only replaced with `--force`.
pub fn write_document(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    if is_standard_stream(path) {
        return Ok(write_to_standard_output(bytes)?);
    }
    let existing = if force {
        Existing::Replace
    } else {
        Existing::Keep
    };
    Ok(write(path, bytes, existing)?)
}

/// Writes to standard output and flushes it.
pub fn write_to_standard_output(bytes: &[u8]) -> Result<(), StorageError> {
    let mut output = io::stdout().lock();
    output
        .write_all(bytes)
        .and_then(|()| output.flush())
        .map_err(|error| StorageError::of_io(Path::new(STANDARD_OUTPUT), error))
}
