//! Opening drafts, and checking the draft's file.

use std::path::{Path, PathBuf};

use super::{Document, FollowUp};
use crate::app::effect::{Effect, OpenFailure, OpenedDraft, TrustedFolders, VerifiedPdf};
use crate::app::model::bar::Bar;
use crate::app::model::found_pages::FoundPages;
use crate::app::model::inspection::Inspection;
use crate::app::model::notice::{Notice, Offer};
use crate::app::model::state::State;
use crate::app::model::update::Update;
use crate::draft::Draft;
use crate::message::Message;
use crate::storage::ContentHash;
use crate::template::Label;

impl Update<'_> {
    /// Reads a draft, for which a revision of this one may be given up.
    pub(super) fn read(&mut self, path: PathBuf, discarded: Option<u64>) {
        self.state.opening_since_s = Some(self.state.now_s);
        self.effect(Effect::ReadDraft {
            path,
            discarded,
            trusted: self.state.trusted_folders(),
        });
    }

    /// Reads the draft's file again.
    pub(super) fn reload(&mut self, discarded: Option<u64>) {
        if let Some(path) = self.state.document.path.clone() {
            self.read(path, discarded);
        }
    }

    pub(in crate::app::model) fn on_read(
        &mut self,
        path: &Path,
        result: Result<Box<OpenedDraft>, OpenFailure>,
        verified: Option<VerifiedPdf>,
        discarded: Option<u64>,
    ) {
        self.state.opening_since_s = None;
        let inspection = verified.map(|verified| self.inspection(path, verified));
        let opened = match result {
            Ok(opened) => opened,
            Err(failure) => {
                self.inspect_alone(inspection);
                return self.could_not_read(path, &failure);
            }
        };
        if opened.chosen.is_none() {
            self.inspect_alone(inspection);
            let notice = self.state.other_template(path, &opened.draft);
            return self.notify(notice);
        }
        if self.asks_before(FollowUp::Open(path.to_owned()), discarded) {
            return;
        }
        self.open(path, *opened, inspection);
    }

    fn inspection(&mut self, path: &Path, verified: VerifiedPdf) -> Inspection {
        self.state.last_inspection += 1;
        let number = self.state.last_inspection;
        let drawable = verified.drawable;
        Inspection {
            path: path.to_owned(),
            report: verified.report,
            trust_problem: verified.trust_problem,
            found_pages: drawable.map(|file| FoundPages::new(number, file)),
            current: None,
            current_addition: None,
            is_open: true,
        }
    }

    fn open(&mut self, path: &Path, opened: OpenedDraft, inspection: Option<Inspection>) {
        self.state.dialog.take_typed();
        if let Some(chosen) = opened.chosen {
            self.state.use_template(chosen);
        }
        self.add_recent(path.to_owned(), &opened.draft);
        self.replace_document(if opened.is_from_pdf {
            // What comes out of a PDF has no file of its own yet.
            Document::new(opened.draft)
        } else {
            Document::of_file(opened.draft, path.to_owned(), opened.content_hash)
        });
        self.visit_mistakes();
        self.state.inspection = inspection;
        self.bring_to_front(Bar::Verdict);
        self.compare_if_needed();
        self.focus_first();
        self.show_first();
        if self.state.settings.drafts_folder.is_none() {
            self.find_customers();
        }
        self.report_left_out(opened.left_out);
        if opened.is_open_elsewhere {
            self.report_open_elsewhere(path);
        }
    }

    /// Reports what the draft inside a PDF doesn't have, though the wording depends on it.
    fn report_left_out(&mut self, left_out: Vec<(Label, Message)>) {
        let tag = self.state.tag();
        let lines: Vec<_> = left_out
            .into_iter()
            .map(|(label, message)| (label.text(tag).to_owned(), message))
            .collect();
        if !lines.is_empty() {
            self.notify(Notice {
                is_error: true,
                lines,
                offer: Offer::Nothing,
            });
        }
    }

    fn report_open_elsewhere(&mut self, path: &Path) {
        let is_reported = &mut self.state.document.is_open_elsewhere_reported;
        if !std::mem::replace(is_reported, true) {
            let message = Message::new("window-open-elsewhere");
            self.notify(Notice::information(path.display().to_string(), message));
        }
    }

    fn could_not_read(&mut self, path: &Path, failure: &OpenFailure) {
        let place = failure.place(path);
        if !failure.is_missing() {
            return self.fail(Notice::error(place, failure.message()));
        }
        if path.parent().is_some_and(Path::is_dir) {
            self.forget_recent(path);
            return self.fail(Notice::error(place, failure.message()));
        }
        // A drive that isn't there now comes back.
        self.fail(Notice::error(place, Message::new("window-folder-gone")));
    }

    /// Checks whether somebody else has changed the draft's file.
    pub(in crate::app::model) fn check_file(&mut self) {
        if let Some(path) = self.state.document.path.clone()
            && !self.state.saving.is_writing()
        {
            self.effect(Effect::CheckFile(path));
        }
    }

    pub(in crate::app::model) fn on_checked(
        &mut self,
        path: &Path,
        content_hash: Option<ContentHash>,
        is_open_elsewhere: bool,
    ) {
        let is_current = self.state.document.path.as_deref() == Some(path);
        if !is_current || self.state.saving.is_writing() {
            return;
        }
        if is_open_elsewhere {
            self.report_open_elsewhere(path);
        }
        let document = &mut self.state.document;
        let is_known =
            content_hash == document.content_hash || content_hash == document.reported_hash;
        // A file that can't be read just now is not reported.
        if content_hash.is_none() || is_known {
            return;
        }
        document.reported_hash = content_hash;
        let place = path.display().to_string();
        let notice = if document.is_changed() {
            Notice::information(place, Message::new("window-changed-both"))
        } else {
            let mut notice = Notice::information(place, Message::new("window-changed-there"));
            notice.offer = Offer::Reload;
            notice
        };
        self.notify(notice);
    }
}

impl State {
    /// Returns what verification trusts.
    pub(in crate::app::model) fn trusted_folders(&self) -> TrustedFolders {
        TrustedFolders {
            certificates: self.settings.trusted_folder.clone(),
            agreements: self.settings.agreement_folders(),
        }
    }

    /// Returns the notice about a draft of another template.
    pub(in crate::app::model) fn other_template(&self, path: &Path, draft: &Draft) -> Notice {
        let message = Message::new("window-other-template")
            .with("draft", &draft.template)
            .with("template", &self.template.id);
        Notice::error(path.display().to_string(), message)
    }
}
