//! `--version`: what the program is, and where its files are.

use super::context::{Context, Status};
use super::failure::Failure;
use crate::app::platform;
use crate::clock;
use crate::library::Templates;
use crate::local_data::Folders;
use crate::storage::RealDisk;
use crate::support::{Places, SupportInformation};

impl Context {
    /// Prints what support needs to know. Whatever is broken is said here, and is no reason to fail.
    pub(super) fn version(&self) -> Result<Status, Failure> {
        let templates = Templates::Library(Box::new(self.library()));
        let folders = Folders::of_machine();
        let places = Places {
            disk: &RealDisk,
            folders: &folders,
            home: platform::home(),
        };
        let information =
            SupportInformation::new(&templates, places, platform::RENDERERS, clock::shown());
        let lines = information.lines(&self.translator);
        self.print(&lines, &information.json(&self.translator))?;
        Ok(Status::Fine)
    }
}
