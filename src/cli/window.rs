//! The window, which opens without a command.

use super::context::{Context, Status};
use super::failure::Failure;
use crate::app::start::{self, Start};

impl Context {
    /// Opens the window.
    pub(super) fn window(&self) -> Result<Status, Failure> {
        let start = Start {
            templates: self.window_templates()?,
            file: self.arguments.file.clone(),
            asked: self.arguments.lang,
            language: self.translator.language(),
            renderer: self.arguments.renderer,
        };
        start::run(start).map_err(|error| Failure::new("", error.message()))?;
        Ok(Status::Fine)
    }
}
