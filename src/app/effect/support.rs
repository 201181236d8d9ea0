//! What support needs to know, and the log.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::PoisonError;

use super::logged;
use super::outcome::Outcome;
use super::worker::Worker;
use crate::app::platform::RENDERERS;
use crate::clock;
use crate::support::{Event, FileState, Places, SupportInformation};

impl Worker {
    /// Writes to the log what came of an effect, and passes it on.
    pub(super) fn logged(&self, outcome: Option<Outcome>) -> Option<Outcome> {
        for event in outcome.iter().flat_map(logged::events) {
            self.log(&event);
        }
        outcome
    }

    /// Appends to the log. Whatever goes wrong is kept for whoever looks for the log, and disturbs nothing.
    pub(super) fn log(&self, event: &Event) {
        let append = || self.platform.log(event);
        if let Ok(result) = catch_unwind(AssertUnwindSafe(append)) {
            let mut last = self
                .log_failure
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            *last = result.err().map(|error| error.message());
        }
    }

    /// Looks at what support needs to know.
    pub(super) fn read_support(&self) -> Outcome {
        let folders = self.platform.folders();
        let places = Places {
            disk: self.disk(),
            folders: &folders,
            home: self.platform.home(),
        };
        let templates = self.templates();
        let mut information =
            SupportInformation::new(&templates, places, RENDERERS, clock::shown());
        information.renderer = self.platform.renderer();
        let failure = self
            .log_failure
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let (Some(log), Some(failure)) = (&mut information.log, failure.clone()) {
            log.state = FileState::NotWritten(failure);
        }
        Outcome::SupportRead(Box::new(information))
    }
}
