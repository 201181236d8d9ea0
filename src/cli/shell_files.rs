//! What a shell knows about the program: completions, and the manual pages that packages install.

use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use super::arguments::Arguments;
use super::context::{Context, Status};
use super::document::write_to_standard_output;
use super::failure::Failure;
use crate::storage::{StorageError, StorageErrorKind};

/// The name that the program is called by.
const NAME: &str = "klausul";

impl Context {
    /// Prints what a shell completes the program's commands by. A reader that stops early is no error.
    pub(super) fn completions(shell: Shell) -> Result<Status, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Arguments::command(), NAME, &mut script);
        match write_to_standard_output(&script) {
            Err(error) if !matches!(error.kind, StorageErrorKind::ClosedPipe) => Err(error.into()),
            _ => Ok(Status::Fine),
        }
    }

    /// Writes the manual pages, one a command, into a folder that exists.
    pub(super) fn manual_pages(folder: &Path) -> Result<Status, Failure> {
        let written = clap_mangen::generate_to(Arguments::command(), folder);
        written.map_err(|error| StorageError::of_io(folder, error))?;
        Ok(Status::Fine)
    }
}
