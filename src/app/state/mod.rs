//! The window's state: plain data, changed by commands and nothing else.
//!
//! [`State::apply`] is the one place where a [`Command`] is done. What needs a file, a dialog or
//! another program becomes an [`Errand`], whose answer is a command again. Nothing here draws.

mod derived;
mod editing;
mod files;
mod form;
mod history;
mod preferences;
mod text;
mod view;

pub use derived::Derived;
pub use files::{Answer, Question};
pub use form::{Place, Progress, Section, SignatoryPart};
pub use history::History;
pub use preferences::Preferences;
pub use text::{LinePlace, PagesText};
pub use view::{Find, Panel, ScrollTarget, View, Zoom, place_of_origin};

use std::path::PathBuf;
use std::sync::Arc;

use super::command::{Command, Wish};
use super::errand::{Done, Errand, Purpose};
use crate::date::Date;
use crate::draft::Draft;
use crate::message::{Language, Message, Speaker};
use crate::template::Template;

/// Everything that the window shows.
pub struct State {
    /// The template at hand.
    pub template: Arc<Template>,
    /// The form's sections.
    pub sections: Vec<Section>,
    /// The draft and where it is kept.
    pub document: Document,
    /// What follows from the draft.
    pub derived: Derived,
    /// What of it is looked at, and how.
    pub view: View,
    /// What is remembered.
    pub preferences: Preferences,
    /// Says things in the window's language.
    pub speaker: Speaker,
    /// What has to be answered before anything else.
    pub question: Option<Question>,
    /// What is to be known.
    pub notice: Option<Notice>,
    /// The PDF that was exported last.
    pub exported: Option<PathBuf>,
    /// What goes on elsewhere.
    pub under_way: UnderWay,
    /// Seconds since the window opened, told by whoever draws it; ends runs of typing.
    pub now_s: f64,
    /// The folder to begin in where nothing else is known.
    pub home: Option<PathBuf>,
    /// Today, told by whoever draws it; the calendar begins there.
    pub today: Option<Date>,
    /// A path that was typed and is being used.
    typed_path: Option<(Purpose, String)>,
    /// What is to be done once the draft is saved.
    after_save: Option<Box<Command>>,
    /// Whether the user has just said that the changes may go.
    discards: bool,
    errands: Vec<Errand>,
    may_quit: bool,
}

/// What goes on elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct UnderWay {
    /// A file dialog is open.
    pub is_choosing: bool,
    /// A PDF is being written.
    pub is_exporting: bool,
}

/// A draft and where it is kept.
#[derive(Clone, Debug)]
pub struct Document {
    /// What is filled in.
    pub draft: Draft,
    /// The file that it came from or was saved in.
    pub path: Option<PathBuf>,
    /// What can be taken back.
    pub history: History,
    /// The draft as it was read, saved or begun.
    unchanged: Draft,
}

impl Document {
    fn new(draft: Draft, path: Option<PathBuf>) -> Self {
        Self {
            unchanged: draft.clone(),
            draft,
            path,
            history: History::default(),
        }
    }

    /// Whether there is something that isn't saved.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.draft != self.unchanged
    }
}

/// Something to be known. It takes no focus and goes away by itself or when it is put away.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Whether something went wrong.
    pub is_error: bool,
    /// What it is about, if anything, and what to say: a line each.
    pub lines: Vec<(String, Message)>,
    /// Whether it offers to open, print and show the exported PDF.
    pub offers_export: bool,
}

impl Notice {
    fn error(place: impl Into<String>, message: Message) -> Self {
        Self {
            is_error: true,
            lines: vec![(place.into(), message)],
            offers_export: false,
        }
    }

    fn information(place: impl Into<String>, message: Message) -> Self {
        Self {
            is_error: false,
            ..Self::error(place, message)
        }
    }
}

impl State {
    /// A window that has just opened, on a new draft.
    #[must_use]
    pub fn new(template: Arc<Template>, language: Language, preferences: Preferences) -> Self {
        let draft = Draft::new(&template);
        Self {
            sections: Section::of(&template),
            derived: Derived::of(&template, &draft),
            document: Document::new(draft, None),
            template,
            view: View {
                wants_focus: Some(Place::Services),
                ..View::default()
            },
            speaker: Speaker::new(preferences.language.unwrap_or(language)),
            preferences,
            question: None,
            notice: None,
            exported: None,
            under_way: UnderWay::default(),
            now_s: 0.0,
            home: None,
            today: None,
            typed_path: None,
            after_save: None,
            discards: false,
            errands: Vec::new(),
            may_quit: false,
        }
    }

    /// Does a command.
    pub fn apply(&mut self, command: Command) {
        use Command as C;
        match command {
            C::New => self.if_saved(C::New, Self::new_draft),
            C::NewForOther => self.if_saved(C::NewForOther, Self::new_for_other),
            C::OpenExample => self.if_saved(C::OpenExample, Self::open_example),
            C::Open => self.ask_open(),
            C::OpenPath(path) => self.open_path(path),
            C::Save => self.save(),
            C::SaveAs => self.ask_save(),
            C::Export { is_draft } => self.ask_export(is_draft),
            C::OpenExported => self.with_exported(Errand::Open),
            C::PrintExported => self.with_exported(Errand::Print),
            C::RevealExported => self.with_exported(Errand::Reveal),
            C::Chosen(chosen) => self.chosen(chosen),
            C::Done(done) => self.done(done),
            C::Quit => self.if_saved(C::Quit, Self::quit),
            C::Answer(answer) => self.answer(answer),
            C::TypePath(path) => self.type_path(path),

            C::Undo => self.undo(),
            C::Redo => self.redo(),
            C::SetService { id, chosen } => self.set_service(&id, chosen),
            C::SetText { field, text } => self.set_text(&field, text),
            C::SetSignatory {
                field,
                index,
                part,
                text,
            } => self.set_signatory(&field, index, part, text),
            C::AddSignatory { field } => self.add_signatory(&field),
            C::RemoveSignatory { field, index } => self.remove_signatory(&field, index),
            C::MoveSignatory { field, from, to } => self.move_signatory(&field, from, to),
            C::RemoveAnswer(field) => self.remove_answer(&field),
            C::RemoveService(id) => self.remove_service(&id),

            C::Focus(place) => self.focus(place),
            C::Focused(place) => self.focused(place),
            C::NextGap => self.step_gap(true),
            C::PreviousGap => self.step_gap(false),
            C::Fold(section) => self.fold(section),

            C::Why(block) => self.why(block),
            C::StepBlock { forward } => self.step_block(forward),
            C::CloseWhy => self.view.why = None,
            C::Find => self.open_find(),
            C::SetFind(text) => self.set_find(text),
            C::NextHit => self.step_hit(true),
            C::PreviousHit => self.step_hit(false),
            C::CloseFind => self.view.find = None,
            C::Select(range) => self.view.selection = range,
            C::SelectAll => self.view.selection = Some(0..self.derived.text.len()),
            C::Copy => self.copy(),
            C::ShowPage(page) => self.show_page(page),
            C::SetZoom(zoom) => self.view.zoom = zoom,
            C::Zoomed(percent) => self.view.percent = percent,
            C::ZoomIn => self.step_zoom(true),
            C::ZoomOut => self.step_zoom(false),
            C::ToggleStrip => self.toggle_strip(),
            C::ToggleAttachments => {
                self.preferences.leaves_out_attachments ^= true;
                self.remember();
            }

            C::SetLanguage(language) => self.set_language(language),
            C::SetTheme(theme) => {
                self.preferences.theme = theme;
                self.remember();
            }
            C::Show(panel) => self.view.panel = Some(panel),
            C::ClosePanel => self.close_panel(),
            C::Escape => self.escape(),
            C::DismissNotice => self.notice = None,
            C::FocusMenu => self.view.wants_menu = true,
            C::Given(Wish::Export) => self.view.wants_export = false,
            C::Given(Wish::Menu) => self.view.wants_menu = false,
            C::Given(Wish::Scroll) => self.view.scroll_to = None,
            C::Given(Wish::Find) => {
                if let Some(find) = &mut self.view.find {
                    find.wants_focus = false;
                }
            }
        }
    }

    /// What is to be done elsewhere, in order.
    pub fn take_errands(&mut self) -> Vec<Errand> {
        std::mem::take(&mut self.errands)
    }

    /// Whether the window may close without a question.
    #[must_use]
    pub fn may_quit(&self) -> bool {
        self.may_quit || !self.document.is_changed()
    }

    /// A sentence in the window's language.
    #[must_use]
    pub fn say(&self, id: &'static str) -> String {
        self.speaker.say(&Message::new(id))
    }

    /// The tag of the window's language, for labels that a template translates.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        self.speaker.language().tag()
    }

    fn done(&mut self, done: Done) {
        match done {
            Done::Read { path, result } => self.was_read(path, result),
            Done::Saved {
                path,
                draft,
                result,
            } => self.was_saved(path, draft, result),
            Done::Exported {
                path,
                options,
                result,
            } => self.was_exported(path, &options, result),
            Done::NotShown { path, message } => {
                self.notice = Some(Notice::error(path.display().to_string(), message));
            }
        }
    }

    fn set_language(&mut self, language: Language) {
        self.speaker = Speaker::new(language);
        self.preferences.language = Some(language);
        self.remember();
    }

    fn toggle_strip(&mut self) {
        self.preferences.hides_strip = !self.preferences.hides_strip;
        self.remember();
    }

    fn escape(&mut self) {
        if self.view.selection.take().is_some() || self.view.find.take().is_some() {
            return;
        }
        if self.view.why.take().is_none() {
            self.notice = None;
        }
    }

    fn close_panel(&mut self) {
        if self.question.is_some() {
            self.answer(Answer::Cancel);
        } else {
            self.view.panel = None;
        }
    }

    fn remember(&mut self) {
        let text = self.preferences.write();
        self.errands.push(Errand::Remember(text));
    }
}
