//! Settings, recent files, and removing personal data.

use std::path::{Path, PathBuf};

use super::document::Purpose;
use super::notice::Notice;
use super::question::Question;
use super::state::State;
use super::update::Update;
use crate::app::command::Folder;
use crate::app::effect::LocalDataEffect;
use crate::app::platform::FileKind;
use crate::draft::Draft;
use crate::local_data::recent::RecentChange;
use crate::local_data::{Recent, Settings};
use crate::message::{Language, Message, Translator};
use crate::storage::StorageError;

impl Update<'_> {
    // -- settings --

    /// Changes a setting, and writes it.
    pub(super) fn set(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.state.settings);
        self.write_settings();
    }

    pub(super) fn set_language(&mut self, language: Language) {
        self.state.translator = Translator::new(language);
        self.set(|settings| settings.language = Some(language));
    }

    pub(super) fn use_folder(&mut self, kind: Folder, folder: Option<PathBuf>) {
        // A name that is not UTF-8 can't be written.
        let folder = folder.filter(|folder| folder.to_str().is_some());
        match kind {
            Folder::Pdf => self.set(|settings| settings.pdf_folder = folder),
            Folder::Trusted => self.set(|settings| settings.trusted_folder = folder),
            Folder::Drafts => {
                self.set(|settings| settings.drafts_folder = folder);
                self.state.customers.clear();
                self.find_customers();
            }
        }
    }

    /// Writes the settings, one writing after the other: what changes meanwhile goes with the next one.
    fn write_settings(&mut self) {
        let settings = &self.state.settings;
        let local_data = &mut self.state.local_data;
        if local_data.pending_settings.is_some() || *settings == local_data.written_settings {
            return;
        }
        local_data.pending_settings = Some(settings.clone());
        let (base, changed) = (local_data.written_settings.clone(), settings.clone());
        self.local_data(LocalDataEffect::WriteSettings {
            base: Box::new(base),
            changed: Box::new(changed),
        });
    }

    pub(super) fn on_settings_written(&mut self, result: Result<Box<Settings>, StorageError>) {
        let pending = self.state.local_data.pending_settings.take();
        let pending = pending.unwrap_or_default();
        match result {
            Ok(written) => {
                // What another window has set holds here from its next start; its profiles do at once.
                let merged = self.state.settings.merged(&pending, &written);
                self.state.settings.profiles = merged.profiles;
                let mut base = pending;
                base.profiles = written.profiles;
                self.state.local_data.written_settings = base;
                self.write_settings();
            }
            Err(error) => self.report_failure("local-data-no-settings", &error),
        }
    }

    // -- recent files --

    /// Notes the folder that a file of that kind was chosen in: the next dialog begins there.
    pub(super) fn use_last_folder(&mut self, purpose: &Purpose, path: &Path) {
        let kind = purpose.kind();
        let folder = path.parent().filter(|folder| folder.is_absolute());
        if let (false, Some(folder)) = (kind == FileKind::Folder, folder) {
            let extension = path.extension().unwrap_or_default();
            // A draft may be opened from a PDF.
            let is_pdf = extension.eq_ignore_ascii_case(FileKind::Pdf.extension());
            let kind = if is_pdf { FileKind::Pdf } else { kind };
            let kind = kind.key().to_owned();
            let folder = folder.to_owned();
            if self.state.local_data.recent.folders.get(&kind) != Some(&folder) {
                self.change_recent(RecentChange::UseFolder { kind, folder });
            }
        }
    }

    /// Puts the file of a draft first among the recent ones.
    pub(super) fn add_recent(&mut self, path: PathBuf, draft: &Draft) {
        let agreement = self.state.agreement_of(draft);
        self.change_recent(RecentChange::Add { path, agreement });
    }

    pub(super) fn forget_recent(&mut self, path: &Path) {
        self.change_recent(RecentChange::Forget(path.to_owned()));
    }

    fn change_recent(&mut self, change: RecentChange) {
        let before = self.state.local_data.recent.clone();
        self.state.local_data.recent.change(&change);
        self.local_data(LocalDataEffect::ChangeRecent(before, change));
    }

    // -- personal data --

    /// Asks whether to remove personal data.
    pub(super) fn ask_to_forget(&mut self) {
        self.local_data(LocalDataEffect::CountLists);
        self.ask(Question::Forget);
    }

    /// Removes personal data: profiles, customers, recent files and drafts that can be recovered.
    pub(super) fn forget(&mut self) {
        let offers = self.state.recoverable.iter();
        let names = offers.map(|offer| offer.recoverable.name.clone()).collect();
        self.forget_own_entry();
        self.local_data(LocalDataEffect::Forget(names));
        let removed = self.state.personal_data();
        self.state.recoverable.clear();
        self.state.customers.clear();
        self.forget_register();
        self.state.local_data.recent = Recent::default();
        self.state.local_data.lists = 0;
        self.state.exported = None;
        self.set(|settings| {
            settings.profile = None;
            settings.profiles.clear();
            settings.presets.clear();
            settings.drafts_folder = None;
            settings.pdf_folder = None;
            settings.register_folders.clear();
        });
        let mut notice = Notice::information("", Message::new("local-data-forgot"));
        let others = removed
            .into_iter()
            .chain([Message::new("local-data-drafts-stay")]);
        notice
            .lines
            .extend(others.map(|line| (String::new(), line)));
        self.notify(notice);
    }

    pub(super) fn on_forgotten(&mut self, failed: &[StorageError]) {
        if let Some(error) = failed.first() {
            self.report_failure("local-data-not-removed", error);
        }
    }
}

impl State {
    /// Returns the personal data that is kept, in a line each.
    #[must_use]
    pub fn personal_data(&self) -> Vec<Message> {
        let folders = [&self.settings.drafts_folder, &self.settings.pdf_folder];
        let folders = folders.into_iter().flatten();
        let folders = folders.chain(&self.settings.register_folders).count();
        let counts = [
            ("local-data-profiles", self.settings.profiles.len()),
            ("local-data-presets", self.settings.presets.len()),
            ("local-data-customers", self.customers.len()),
            ("local-data-recent", self.local_data.recent.paths.len()),
            ("local-data-register", self.register.cases.len()),
            ("local-data-lists", self.local_data.lists),
            ("local-data-folders", folders),
            ("local-data-lost", self.recoverable.len()),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        counts
            .map(|(id, count)| Message::new(id).with("count", count))
            .collect()
    }
}
