//! Commands about files: what is opened, saved, exported, and the questions that this raises.

use std::path::{Path, PathBuf};

use super::form::Place;
use super::view::ScrollTarget;
use super::{Document, Inspection, Notice, Offer, Question, State};
use crate::app::command::Command;
use crate::app::effect::{
    Chosen, Errand, ExportError, MemoryErrand, OpenFailure, Opened, Purpose, SaveError,
};
use crate::app::platform::{Choice, FileKind, FileRequest};
use crate::draft::{self, Draft};
use crate::local_data::profile::{is_own, new_draft};
use crate::message::Message;
use crate::pipeline::export::{ExportOptions, blocks_export};
use crate::pipeline::file_name::file_name;
use crate::signing::{Service, Services};
use crate::storage::{ContentHash, Existing, StorageErrorKind};
use crate::template::Template;
use crate::verify::Report;

/// The draft of the built-in example.
const EXAMPLE: &[u8] = include_bytes!("../../../../assets/example.ron");

/// What somebody wants to be saved while something else is being saved.
#[derive(Clone, Debug)]
pub(super) struct NextSave {
    /// The number of the document.
    number: u64,
    path: PathBuf,
    existing: Existing,
}

impl State {
    /// Does something that puts the draft away, after asking if it isn't saved.
    pub(super) fn if_saved(&mut self, command: Command, action: fn(&mut Self)) {
        if std::mem::take(&mut self.discards) || !self.document.is_changed() {
            action(self);
        } else {
            self.ask_about_changes(command);
        }
    }

    pub(super) fn ask_about_changes(&mut self, then: Command) {
        self.question = Some(Question::Unsaved(Box::new(then)));
    }

    pub(super) fn new_draft(&mut self) {
        let draft = new_draft(&self.template, self.settings.chosen_profile());
        self.put(Document::new(draft));
        self.focus(Place::Services);
    }

    pub(super) fn new_for_other(&mut self) {
        let draft = for_other_customer(&self.template, &self.document.draft);
        self.put(Document::new(draft));
        if let Some(place) = self.gaps().into_iter().next() {
            self.focus(place);
        }
    }

    pub(super) fn open_example(&mut self) {
        match draft::read(EXAMPLE) {
            Ok(mut draft) if draft.template == self.template.id => {
                draft.template_hash = None;
                self.put(Document::new(draft));
                self.left_all();
            }
            // A test holds that the example can be read; with another template there is none.
            _ => self.notice = Some(Notice::error("", Message::new("window-no-example"))),
        }
    }

    pub(super) fn put(&mut self, document: Document) {
        let number = self.document.number + 1;
        self.document = Document { number, ..document };
        let path = self.document.path.clone();
        self.remember(MemoryErrand::Show(path));
        self.view.typing = None;
        self.view.left.clear();
        self.view.why = None;
        self.view.scroll_to = Some(ScrollTarget::Page(0));
        self.notice = None;
        self.inspection = None;
        self.exported = None;
        self.after_save = None;
        self.follow();
    }

    /// What a file brings is done with: it says at once what is wrong with it.
    pub(super) fn left_all(&mut self) {
        let problems = self.derived.problems.iter();
        let wrong: Vec<Place> = problems
            .filter(|problem| problem.severity() != draft::Severity::Missing)
            .filter_map(|problem| self.place_of(problem))
            .map(|place| place.row())
            .collect();
        self.view.left.extend(wrong);
    }

    // -- asking for files --

    pub(super) fn ask_open(&mut self) {
        self.choose(Purpose::Open, None);
    }

    pub(super) fn ask_save(&mut self) {
        self.ask(Purpose::Save);
    }

    /// Asks for a file, with a name that fits.
    pub(super) fn ask(&mut self, purpose: Purpose) {
        let name = self.proposed_name(purpose);
        self.choose(purpose, name);
    }

    /// The name that a file gets unless the user has a better one; without extension.
    fn proposed_name(&self, purpose: Purpose) -> Option<String> {
        let counterparty = self.counterparty();
        let title = &self.template.title;
        match purpose {
            Purpose::Open | Purpose::Verify | Purpose::DraftsFolder | Purpose::PdfFolder => None,
            Purpose::Save | Purpose::Export { is_draft: false } => {
                Some(file_name(&[title, &counterparty]))
            }
            Purpose::Export { is_draft: true } => {
                let mark = &self.template.page.draft_mark;
                Some(file_name(&[title, &counterparty, mark]))
            }
            Purpose::SaveCopy => {
                let path = self.document.path.as_ref();
                let stem = path.and_then(|path| path.file_stem());
                let stem = stem.unwrap_or_default().to_string_lossy();
                Some(file_name(&[&stem, &self.translate("window-copy")]))
            }
        }
    }

    pub(super) fn ask_export(&mut self, is_draft: bool) {
        let in_the_way = |problem: &draft::DraftProblem| blocks_export(problem, is_draft);
        if self.derived.problems.iter().any(in_the_way) {
            let gaps = self.gaps();
            self.view.left.extend(gaps.iter().map(Place::row));
            self.notice = Some(Notice::error("", Message::new("window-not-complete")));
            return self.step_gap(true);
        }
        self.ask(Purpose::Export { is_draft });
    }

    pub(super) fn choose(&mut self, purpose: Purpose, name: Option<String>) {
        // One dialog at a time: whoever presses twice means it once, or can't see the dialog.
        if std::mem::replace(&mut self.under_way.is_choosing, true) {
            let message = Message::new("window-dialog-is-open");
            let mut notice = Notice::information("", message);
            notice.offer = Offer::TypePath;
            self.notice = Some(notice);
            self.waiting_for = Some(purpose);
            return;
        }
        self.notice = None;
        self.typed_path = None;
        self.waiting_for = Some(purpose);
        self.dialog += 1;
        let request = self.request(purpose, name);
        self.errands.push(Errand::Choose {
            purpose,
            request,
            turn: self.dialog,
        });
    }

    fn request(&self, purpose: Purpose, name: Option<String>) -> FileRequest {
        let title = match purpose {
            Purpose::Open => "window-choose-open",
            Purpose::Verify => "window-choose-verify",
            Purpose::Save | Purpose::SaveCopy => "window-choose-save",
            Purpose::Export { .. } => "window-choose-export",
            Purpose::DraftsFolder => "window-choose-drafts-folder",
            Purpose::PdfFolder => "window-choose-pdf-folder",
        };
        let kind_name = match purpose.kind() {
            FileKind::Draft => "window-kind-draft",
            FileKind::Pdf => "window-kind-pdf",
            FileKind::Folder => "window-kind-folder",
        };
        FileRequest {
            title: self.translate(title),
            kind_name: self.translate(kind_name),
            kind: purpose.kind(),
            name,
            folder: self.folder(purpose),
        }
    }

    /// The folder that was set for it, else the one that was worked in last.
    fn folder(&self, purpose: Purpose) -> Option<PathBuf> {
        let is_pdf = matches!(
            purpose,
            Purpose::Export { .. } | Purpose::PdfFolder | Purpose::Verify
        );
        let set = if is_pdf {
            &self.settings.pdf_folder
        } else {
            &self.settings.drafts_folder
        };
        let known = self.document.path.as_ref().or(self.exported.as_ref());
        let recent = self.memory.recent.paths.first();
        let last = known.or(recent).and_then(|path| path.parent());
        set.clone()
            .or_else(|| last.map(Path::to_owned))
            .or_else(|| self.home.clone())
    }

    pub(super) fn chosen(&mut self, chosen: Chosen) {
        if chosen.turn != self.dialog {
            return; // nobody waits for it any more
        }
        self.under_way.is_choosing = false;
        match chosen.choice {
            Choice::Cancelled => self.after_save = None,
            Choice::NoDialog => self.ask_for_path(chosen.purpose),
            Choice::Path(path) => {
                // The dialog has asked whether a file may be replaced.
                self.use_path(chosen.purpose, path, Existing::Replace);
            }
        }
    }

    /// Does without a dialog that can't be shown, or that somebody can't find.
    pub(super) fn type_instead(&mut self) {
        self.under_way.is_choosing = false;
        self.dialog += 1;
        self.notice = None;
        if let Some(purpose) = self.waiting_for {
            self.ask_for_path(purpose);
        }
    }

    fn ask_for_path(&mut self, purpose: Purpose) {
        let name = self.proposed_name(purpose);
        let name = name.map(|name| format!("{name}.{}", purpose.kind().extension()));
        let folder = self.folder(purpose).unwrap_or_default();
        let path = folder.join(name.unwrap_or_default());
        self.question = Some(Question::TypePath {
            purpose,
            path: path.display().to_string(),
        });
    }

    pub(super) fn use_path(&mut self, purpose: Purpose, path: PathBuf, existing: Existing) {
        match purpose {
            Purpose::Open | Purpose::Verify => self.errands.push(Errand::Read(path)),
            Purpose::Save | Purpose::SaveCopy => self.write_draft(path, existing),
            Purpose::DraftsFolder | Purpose::PdfFolder => self.use_folder(purpose, Some(path)),
            Purpose::Export { is_draft } => {
                self.under_way.is_exporting = true;
                self.errands.push(Errand::Export {
                    path,
                    draft: self.document.draft.clone(),
                    options: ExportOptions {
                        is_draft,
                        attaches: !self.settings.leaves_out_attachments,
                        signing: self.signing_service(),
                    },
                    existing,
                });
            }
        }
    }

    // -- opening --

    /// Reads a draft. Whether the one at hand may go is asked when there is one to take its place.
    pub(super) fn open_path(&mut self, path: PathBuf) {
        self.errands.push(Errand::Read(path));
    }

    pub(super) fn was_read(
        &mut self,
        path: PathBuf,
        result: Result<Opened, OpenFailure>,
        report: Option<Box<Report>>,
    ) {
        let discards = std::mem::take(&mut self.discards);
        let inspection = report.map(|report| Inspection {
            path: path.clone(),
            report,
            current: None,
            is_open: true,
        });
        let opened = match result {
            Ok(opened) => opened,
            Err(failure) => {
                self.inspect_alone(inspection);
                return self.could_not_read(&path, &failure);
            }
        };
        if opened.draft.template != self.template.id {
            self.inspect_alone(inspection);
            self.notice = Some(self.other_template(&path, &opened.draft));
            return;
        }
        if self.document.is_changed() && !discards {
            return self.ask_about_changes(Command::OpenPath(path));
        }
        self.typed_path = None;
        self.add_recent(path.clone());
        self.put(if opened.is_from_pdf {
            // What comes out of a PDF has no file of its own yet.
            Document::new(opened.draft)
        } else {
            Document::of_file(opened.draft, path.clone(), opened.stamp)
        });
        self.left_all();
        self.inspection = inspection;
        self.look_at_difference(0);
        if self.settings.drafts_folder.is_none() {
            self.find_customers();
        }
        if opened.is_open_elsewhere {
            self.tell_open_elsewhere(&path);
        }
    }

    fn tell_open_elsewhere(&mut self, path: &Path) {
        if !std::mem::replace(&mut self.document.told_elsewhere, true) {
            let message = Message::new("window-open-elsewhere");
            self.notice = Some(Notice::information(path.display().to_string(), message));
        }
    }

    fn could_not_read(&mut self, path: &Path, failure: &OpenFailure) {
        let place = failure.place(path);
        if !failure.is_missing() {
            return self.fails(Notice::error(place, failure.message()));
        }
        if path.parent().is_some_and(Path::is_dir) {
            self.forget_recent(path);
            return self.fails(Notice::error(place, failure.message()));
        }
        // A drive that isn't there now comes back.
        self.fails(Notice::error(place, Message::new("window-folder-gone")));
    }

    pub(super) fn other_template(&self, path: &Path, draft: &Draft) -> Notice {
        let message = Message::new("window-other-template")
            .with("draft", &draft.template)
            .with("template", &self.template.id);
        Notice::error(path.display().to_string(), message)
    }

    /// Reads the draft's file again.
    pub(super) fn reload(&mut self) {
        if let Some(path) = self.document.path.clone() {
            self.discards = true;
            self.open_path(path);
        }
    }

    /// Looks whether somebody else has changed the draft's file.
    pub(super) fn look_at_file(&mut self) {
        if let Some(path) = self.document.path.clone()
            && !self.under_way.is_saving
        {
            self.errands.push(Errand::Look(path));
        }
    }

    pub(super) fn was_looked_at(
        &mut self,
        path: &Path,
        stamp: Option<ContentHash>,
        is_open_elsewhere: bool,
    ) {
        let is_ours = self.document.path.as_deref() == Some(path) && !self.under_way.is_saving;
        if is_ours && is_open_elsewhere {
            self.tell_open_elsewhere(path);
        }
        let document = &mut self.document;
        // A file that can't be read just now says nothing.
        if !is_ours || stamp.is_none() || stamp == document.stamp || stamp == document.told {
            return;
        }
        document.told = stamp;
        let place = path.display().to_string();
        self.notice = Some(if document.is_changed() {
            Notice::information(place, Message::new("window-changed-both"))
        } else {
            let mut notice = Notice::information(place, Message::new("window-changed-there"));
            notice.offer = Offer::Reload;
            notice
        });
    }

    // -- saving --

    /// Saves in one way or another, and does nothing after it.
    pub(super) fn save_alone(&mut self, save: fn(&mut Self)) {
        self.after_save = None;
        save(self);
    }

    pub(super) fn save(&mut self) {
        match self.document.path.clone() {
            // A draft that was lost while it was saved for the first time: nobody was asked about the file.
            Some(path) if self.document.stamp.is_none() => self.write_draft(path, Existing::Keep),
            Some(path) => self.write_draft(path, Existing::Replace),
            None => self.ask_save(),
        }
    }

    /// Writes the draft. Its own file is replaced only as long as it holds what it held.
    pub(super) fn write_draft(&mut self, path: PathBuf, existing: Existing) {
        if std::mem::replace(&mut self.under_way.is_saving, true) {
            self.next_save = Some(NextSave {
                number: self.document.number,
                path,
                existing,
            });
            return;
        }
        self.saving = self.document.number;
        self.document.history.end_run();
        let is_own = self.document.path.as_deref() == Some(&path);
        let existing = match (existing, self.document.stamp) {
            (Existing::Replace, Some(stamp)) if is_own => Existing::IfStill(stamp),
            (existing, _) => existing,
        };
        self.journal_holds_something();
        self.errands.push(Errand::Save {
            path,
            draft: self.document.draft.clone(),
            existing,
        });
    }

    pub(super) fn was_saved(
        &mut self,
        path: PathBuf,
        draft: Draft,
        result: Result<ContentHash, SaveError>,
    ) {
        self.under_way.is_saving = false;
        self.note_in_journal_now();
        let is_saved = result.is_ok();
        match result {
            // It was put away meanwhile, and is safe.
            Ok(_) if self.saving != self.document.number => self.add_recent(path),
            Ok(stamp) => {
                self.typed_path = None;
                self.document.unchanged = Some(draft);
                self.document.stamp = Some(stamp);
                self.add_recent(path.clone());
                if self.document.path.as_ref() != Some(&path) {
                    self.remember(MemoryErrand::Show(Some(path.clone())));
                }
                self.document.path = Some(path);
                self.notice = None;
                self.add_customers();
            }
            Err(SaveError::Conflict(theirs)) => {
                self.question = Some(Question::Conflict {
                    path,
                    theirs: *theirs,
                });
            }
            Err(SaveError::Storage(error)) if matches!(error.kind, StorageErrorKind::Exists) => {
                let purpose = Purpose::Save;
                self.question = Some(Question::Replace { purpose, path });
            }
            Err(SaveError::Storage(error)) => {
                self.after_save = None;
                let place = error.path.display().to_string();
                self.fails(Notice::error(place, error.message()));
            }
        }
        let is_own = is_saved && self.saving == self.document.number;
        match self.next_save.take().filter(|next| self.is_needed(next)) {
            Some(next) => self.write_draft(next.path, next.existing),
            None if is_own => {
                if let Some(next) = self.after_save.take() {
                    self.apply(*next);
                }
            }
            None => {}
        }
    }

    /// Whether what was to be saved once more isn't saved yet. While there is a question about a file, its answer
    /// saves.
    fn is_needed(&self, next: &NextSave) -> bool {
        let is_elsewhere = self.document.path.as_ref() != Some(&next.path);
        next.number == self.document.number
            && self.question.is_none()
            && (is_elsewhere || self.document.is_changed())
    }

    // -- exporting --

    /// The signing service that PDFs are marked for.
    fn signing_service(&self) -> Option<Service> {
        let id = self.settings.signing.as_ref()?;
        // One that a newer version of the program knew: no mark is better than a wrong one.
        Services::built_in().ok()?.find(id).ok().cloned()
    }

    pub(super) fn was_exported(
        &mut self,
        path: PathBuf,
        options: &ExportOptions,
        result: Result<(), ExportError>,
    ) {
        self.under_way.is_exporting = false;
        match result {
            Ok(()) => {
                let place = path.display().to_string();
                self.typed_path = None;
                let message = Message::new(if options.is_draft {
                    "window-exported-draft"
                } else {
                    "window-exported"
                });
                let mut notice = Notice::information(place, message);
                if options.attaches {
                    let message = Message::new("window-attached");
                    notice.lines.push((String::new(), message));
                }
                notice.offer = Offer::Exported;
                self.notice = Some(notice);
                self.exported = Some(path);
            }
            Err(error) if error.is_replaceable() => {
                let purpose = Purpose::Export {
                    is_draft: options.is_draft,
                };
                self.question = Some(Question::Replace { purpose, path });
            }
            Err(error) => {
                self.fails(Notice::error(path.display().to_string(), error.message()));
            }
        }
    }

    /// Says what went wrong; a path that was typed comes back to be put right.
    fn fails(&mut self, notice: Notice) {
        self.notice = Some(notice);
        if let Some((purpose, path)) = self.typed_path.take() {
            self.question = Some(Question::TypePath { purpose, path });
        }
    }

    pub(super) fn with_exported(&mut self, errand: fn(PathBuf) -> Errand) {
        if let Some(path) = self.exported.clone() {
            self.errands.push(errand(path));
        }
    }

    pub(super) fn quit(&mut self) {
        self.may_quit = true;
        self.errands.push(Errand::Quit);
    }

    // -- names --

    /// What the other party is called, if that is filled in: the name of the first party after the
    /// template's own.
    #[must_use]
    pub fn counterparty(&self) -> String {
        self.counterparty_of(&self.document.draft)
    }

    fn counterparty_of(&self, draft: &Draft) -> String {
        let others = self.template.parties.iter().skip(1);
        let names = others.filter_map(|party| draft.text(&party.name_field));
        let names = names.filter(|name| !name.is_empty());
        names.collect::<Vec<_>>().join(", ").replace('\n', " ")
    }

    /// What a draft is called: after the other party, else after its file.
    #[must_use]
    pub fn name_of(&self, draft: &Draft, path: Option<&Path>) -> String {
        let counterparty = self.counterparty_of(draft);
        match (counterparty.trim(), path.and_then(Path::file_stem)) {
            ("", Some(file)) => file.to_string_lossy().into_owned(),
            ("", None) => self.translate("window-untitled"),
            (name, _) => name.to_owned(),
        }
    }

    /// The window's title.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{} – Klausul", self.name())
    }

    /// What is worked on: the other party or the file, and a mark for what isn't saved.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.name_of(&self.document.draft, self.document.path.as_deref());
        let mark = if self.document.is_changed() {
            "• "
        } else {
            ""
        };
        format!("{mark}{}", crate::characters::visible(&name))
    }
}

/// A draft for another customer: services and answers about the template's own party stay, all else
/// begins anew.
fn for_other_customer(template: &Template, draft: &Draft) -> Draft {
    let mut new = Draft::new(template);
    new.services.clone_from(&draft.services);
    new.answers.retain(|field, _| !is_own(template, field));
    let kept = draft.answers.iter();
    new.answers.extend(
        kept.filter(|(field, _)| is_own(template, field))
            .map(|(field, answer)| (field.clone(), answer.clone())),
    );
    new
}
