//! Commands about files: what is opened, saved, exported, and the questions that this raises.

use std::path::{Path, PathBuf};

use super::form::Place;
use super::view::ScrollTarget;
use super::{Document, Notice, State};
use crate::app::command::Command;
use crate::app::errand::{Chosen, Errand, ExportError, OpenFailure, Opened, Purpose};
use crate::app::system::{Choice, FileKind, FileRequest};
use crate::draft::{self, Draft};
use crate::export::{ExportOptions, file_name, is_in_the_way};
use crate::message::Message;
use crate::storage::{Existing, StorageError, StorageErrorKind};
use crate::template::Template;

/// The draft of the built-in example.
const EXAMPLE: &[u8] = include_bytes!("../../../assets/example.ron");

/// What has to be answered before anything else happens.
#[derive(Debug)]
pub enum Question {
    /// There are changes that aren't saved; what is to be done after the answer.
    Unsaved(Box<Command>),
    /// A file is there already.
    Replace {
        /// What it is for.
        purpose: Purpose,
        /// Which file.
        path: PathBuf,
    },
    /// No file dialog can be shown: the path is typed.
    TypePath {
        /// What for.
        purpose: Purpose,
        /// What is typed.
        path: String,
    },
}

/// An answer to a [`Question`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Replace the file, or take the path.
    Accept,
    /// Leave everything as it is.
    Cancel,
}

impl State {
    /// Does something that puts the draft away, after asking if it isn't saved.
    pub(super) fn if_saved(&mut self, command: Command, action: fn(&mut Self)) {
        if std::mem::take(&mut self.discards) || !self.document.is_changed() {
            action(self);
        } else {
            self.question = Some(Question::Unsaved(Box::new(command)));
        }
    }

    pub(super) fn new_draft(&mut self) {
        self.put(Document::new(Draft::new(&self.template), None));
        self.focus(Place::Services);
    }

    pub(super) fn new_for_other(&mut self) {
        let draft = for_other_customer(&self.template, &self.document.draft);
        self.put(Document::new(draft, None));
        if let Some(place) = self.gaps().into_iter().next() {
            self.focus(place);
        }
    }

    pub(super) fn open_example(&mut self) {
        match draft::read(EXAMPLE) {
            Ok(mut draft) if draft.template == self.template.id => {
                draft.template_hash = None;
                self.put(Document::new(draft, None));
                self.left_all();
            }
            // A test holds that the example can be read; with another template there is none.
            _ => self.notice = Some(Notice::error("", Message::new("window-no-example"))),
        }
    }

    fn put(&mut self, document: Document) {
        self.document = document;
        self.view.typing = None;
        self.view.left.clear();
        self.view.why = None;
        self.view.scroll_to = Some(ScrollTarget::Page(0));
        self.notice = None;
        self.exported = None;
        self.follow();
    }

    /// What a file brings is done with: it says at once what is wrong with it.
    fn left_all(&mut self) {
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
        let name = file_name(&[&self.template.title, &self.counterparty()]);
        self.choose(Purpose::Save, Some(name));
    }

    pub(super) fn ask_export(&mut self, is_draft: bool) {
        let in_the_way = |problem: &draft::DraftProblem| is_in_the_way(problem, is_draft);
        if self.derived.problems.iter().any(in_the_way) {
            let gaps = self.gaps();
            self.view.left.extend(gaps.iter().map(Place::row));
            self.notice = Some(Notice::error("", Message::new("window-not-complete")));
            return self.step_gap(true);
        }
        let mark = if is_draft {
            self.template.page.draft_mark.as_str()
        } else {
            ""
        };
        let name = file_name(&[&self.template.title, &self.counterparty(), mark]);
        self.choose(Purpose::Export { is_draft }, Some(name));
    }

    fn choose(&mut self, purpose: Purpose, name: Option<String>) {
        // One dialog at a time: whoever presses twice means it once.
        if std::mem::replace(&mut self.under_way.is_choosing, true) {
            return;
        }
        self.notice = None;
        self.typed_path = None;
        let request = self.request(purpose, name);
        self.errands.push(Errand::Choose { purpose, request });
    }

    fn request(&self, purpose: Purpose, name: Option<String>) -> FileRequest {
        let title = match purpose {
            Purpose::Open => "window-choose-open",
            Purpose::Save => "window-choose-save",
            Purpose::Export { .. } => "window-choose-export",
        };
        let kind_name = match purpose.kind() {
            FileKind::Draft => "window-kind-draft",
            FileKind::Pdf => "window-kind-pdf",
        };
        FileRequest {
            title: self.say(title),
            kind_name: self.say(kind_name),
            kind: purpose.kind(),
            name,
            folder: self.folder(),
        }
    }

    /// The folder that was worked in last.
    fn folder(&self) -> Option<PathBuf> {
        let known = self.document.path.as_ref().or(self.exported.as_ref());
        let recent = self.preferences.recent.first();
        let last = known.or(recent).and_then(|path| path.parent());
        last.map(Path::to_owned).or_else(|| self.home.clone())
    }

    pub(super) fn chosen(&mut self, chosen: Chosen) {
        self.under_way.is_choosing = false;
        match chosen.choice {
            Choice::Cancelled => self.after_save = None,
            Choice::NoDialog => {
                let name = match chosen.purpose {
                    Purpose::Open => String::new(),
                    purpose => format!(
                        "{}.{}",
                        file_name(&[&self.template.title, &self.counterparty()]),
                        purpose.kind().extension()
                    ),
                };
                let path = self.folder().unwrap_or_default().join(name);
                self.question = Some(Question::TypePath {
                    purpose: chosen.purpose,
                    path: path.display().to_string(),
                });
            }
            Choice::Path(path) => {
                // The dialog has asked whether a file may be replaced.
                self.use_path(chosen.purpose, path, Existing::Replace);
            }
        }
    }

    fn use_path(&mut self, purpose: Purpose, path: PathBuf, existing: Existing) {
        match purpose {
            Purpose::Open => self.errands.push(Errand::Read(path)),
            Purpose::Save => self.write_draft(path, existing),
            Purpose::Export { is_draft } => {
                self.under_way.is_exporting = true;
                self.errands.push(Errand::Export {
                    path,
                    draft: self.document.draft.clone(),
                    options: ExportOptions {
                        is_draft,
                        attaches: !self.preferences.leaves_out_attachments,
                        signing: None,
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

    pub(super) fn was_read(&mut self, path: PathBuf, result: Result<Opened, OpenFailure>) {
        let discards = std::mem::take(&mut self.discards);
        let Opened { draft, is_from_pdf } = match result {
            Ok(opened) => opened,
            Err(failure) => {
                if failure.is_missing() {
                    self.preferences.forget(&path);
                    self.remember();
                }
                self.fails(Notice::error(failure.place(&path), failure.message()));
                return;
            }
        };
        if draft.template != self.template.id {
            let message = Message::new("window-other-template")
                .with("draft", &draft.template)
                .with("template", &self.template.id);
            self.notice = Some(Notice::error(path.display().to_string(), message));
            return;
        }
        if self.document.is_changed() && !discards {
            self.question = Some(Question::Unsaved(Box::new(Command::OpenPath(path))));
            return;
        }
        self.preferences.add_recent(&path);
        self.remember();
        // What comes out of a PDF has no file of its own yet.
        self.put(Document::new(draft, (!is_from_pdf).then_some(path)));
        self.left_all();
    }

    // -- saving --

    pub(super) fn save(&mut self) {
        match self.document.path.clone() {
            Some(path) => self.write_draft(path, Existing::Replace),
            None => self.ask_save(),
        }
    }

    fn write_draft(&mut self, path: PathBuf, existing: Existing) {
        self.document.history.end_run();
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
        result: Result<(), StorageError>,
    ) {
        match result {
            Ok(()) => {
                self.document.unchanged = draft;
                self.preferences.add_recent(&path);
                self.remember();
                self.document.path = Some(path);
                self.notice = None;
                if let Some(next) = self.after_save.take() {
                    self.apply(*next);
                }
            }
            Err(error) if matches!(error.kind, StorageErrorKind::Exists) => {
                let purpose = Purpose::Save;
                self.question = Some(Question::Replace { purpose, path });
            }
            Err(error) => {
                self.after_save = None;
                self.fails(Notice::error(
                    error.path.display().to_string(),
                    error.message(),
                ));
            }
        }
    }

    // -- exporting --

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
                notice.offers_export = true;
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

    // -- questions --

    pub(super) fn answer(&mut self, answer: Answer) {
        let Some(question) = self.question.take() else {
            return;
        };
        match (question, answer) {
            (Question::Unsaved(next), Answer::Save) => {
                self.after_save = Some(next);
                self.save();
            }
            (Question::Unsaved(next), Answer::Discard) => {
                self.discards = true;
                self.apply(*next);
            }
            (Question::Replace { purpose, path }, Answer::Accept) => {
                self.use_path(purpose, path, Existing::Replace);
            }
            (Question::TypePath { purpose, path }, Answer::Accept) if path.trim().is_empty() => {
                self.question = Some(Question::TypePath { purpose, path });
            }
            (Question::TypePath { purpose, path }, Answer::Accept) => {
                self.typed_path = Some((purpose, path.clone()));
                self.use_path(purpose, PathBuf::from(path.trim()), Existing::Keep);
            }
            _ => self.after_save = None,
        }
    }

    pub(super) fn type_path(&mut self, typed: String) {
        if let Some(Question::TypePath { path, .. }) = &mut self.question {
            *path = typed;
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
        let others = self.template.parties.iter().skip(1);
        let names =
            others.filter_map(|party| self.document.draft.text(&format!("{}.name", party.id)));
        names.collect::<Vec<_>>().join(", ").replace('\n', " ")
    }

    /// The window's title.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{} – Klausul", self.name())
    }

    /// What is worked on: the other party or the file, and a mark for what isn't saved.
    #[must_use]
    pub fn name(&self) -> String {
        let file = self
            .document
            .path
            .as_ref()
            .and_then(|path| path.file_stem());
        let counterparty = self.counterparty();
        let name = match (counterparty.trim(), file) {
            ("", Some(file)) => file.to_string_lossy().into_owned(),
            ("", None) => self.say("window-untitled"),
            (name, _) => name.to_owned(),
        };
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
    let Some(own) = template.parties.first() else {
        return new;
    };
    let prefix = format!("{}.", own.id);
    new.answers.retain(|field, _| !field.starts_with(&prefix));
    let kept = draft.answers.iter();
    new.answers.extend(
        kept.filter(|(field, _)| field.starts_with(&prefix))
            .map(|(field, answer)| (field.clone(), answer.clone())),
    );
    new
}
