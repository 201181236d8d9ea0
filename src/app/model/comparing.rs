//! Comparing two versions, and writing what differs.

use std::path::PathBuf;
use std::sync::Arc;

use super::document::Purpose;
use super::notice::{Notice, Offer};
use super::state::State;
use super::update::Update;
use super::versions::Versions;
use crate::app::command::{Side, VersionChoice};
use crate::app::effect::{Effect, ExportError};
use crate::message::Message;
use crate::storage::Existing;
use crate::template::Template;

impl Update<'_> {
    /// Compares the two versions that are most likely meant: the newest approved one of the draft's template with the
    /// one that is worked on, or the two newest ones.
    pub(super) fn compare_versions(&mut self) {
        let choices = self.state.choices_of_versions();
        let own = &self.state.template.id;
        let of_id: Vec<_> = choices
            .iter()
            .filter(|(_, template)| template.id == *own)
            .collect();
        let (before, after) = match of_id.as_slice() {
            // The folder comes first, the others by version.
            [folder @ (VersionChoice::Folder, _), .., newest] => (*newest, *folder),
            [.., before, after] => (*before, *after),
            [only] => (*only, *only),
            [] => match choices.as_slice() {
                [first, ..] => (first, first),
                [] => return,
            },
        };
        self.state.versions = Versions::new(before.clone(), after.clone());
    }

    pub(super) fn choose_version(&mut self, side: Side, choice: &VersionChoice) {
        let Some(versions) = self.state.versions.take() else {
            return;
        };
        let choices = self.state.choices_of_versions();
        let chosen = choices.into_iter().find(|(known, _)| known == choice);
        let (before, after) = match (side, chosen) {
            (_, None) => (versions.before, versions.after),
            (Side::Before, Some(chosen)) => (chosen, versions.after),
            (Side::After, Some(chosen)) => (versions.before, chosen),
        };
        self.state.versions = Versions::new(before, after);
    }

    /// Compares again after templates were read: somebody may have saved another wording.
    pub(super) fn compare_again(&mut self) {
        let Some(versions) = self.state.versions.take() else {
            return;
        };
        let choices = self.state.choices_of_versions();
        let now = |(choice, template): &(VersionChoice, Arc<Template>)| {
            let mut choices = choices.iter();
            let found = choices.find(|(known, _)| known == choice);
            // What is gone from the library was there when it was chosen.
            found.map_or_else(|| (choice.clone(), Arc::clone(template)), Clone::clone)
        };
        let (before, after) = (now(&versions.before), now(&versions.after));
        let is_same =
            before.1.hash == versions.before.1.hash && after.1.hash == versions.after.1.hash;
        self.state.versions = if is_same {
            Some(versions)
        } else {
            Versions::new(before, after)
        };
    }

    pub(super) fn choose_comparison_file(&mut self) {
        if self.state.versions.is_some() {
            self.choose(Purpose::Comparison);
        }
    }

    pub(super) fn write_comparison(&mut self, path: PathBuf, existing: Existing) {
        let Some(versions) = &self.state.versions else {
            return;
        };
        let effect = Effect::ExportComparison {
            path,
            comparison: Arc::clone(&versions.comparison),
            names: versions.names(),
            template: Arc::<Template>::clone(&versions.after.1),
            existing,
        };
        self.effect(effect);
    }

    pub(super) fn on_comparison_written(&mut self, path: PathBuf, result: Result<(), ExportError>) {
        let place = path.display().to_string();
        match result {
            Ok(()) => {
                let message = Message::new("versions-written");
                let mut notice = Notice::information(place, message);
                notice.offer = Offer::Exported;
                self.state.exported = Some(path);
                self.notify(notice);
            }
            Err(error) => self.notify(Notice::error(place, error.message())),
        }
    }
}

impl State {
    /// Returns the versions that can be compared: the folder that somebody works on, then all others.
    #[must_use]
    pub fn choices_of_versions(&self) -> Vec<(VersionChoice, Arc<Template>)> {
        let folder = self.folder.as_ref();
        let folder = folder.map(|folder| &folder.report.chosen.template);
        let own = folder.map(|template| (VersionChoice::Folder, Arc::clone(template)));
        let others = self.templates.iter().filter(|template| {
            let is_own = folder.is_some_and(|own| own.hash == template.hash);
            !is_own
        });
        let others = others.map(|template| {
            let choice = VersionChoice::Known(template.hash.clone());
            (choice, Arc::clone(template))
        });
        own.into_iter().chain(others).collect()
    }
}
