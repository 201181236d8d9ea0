//! The window's state: plain data, changed by commands and nothing else.
//!
//! [`State::apply`] is the one place where a [`Command`] is done. What needs a file, a dialog or
//! another program becomes an [`Errand`], whose answer is a command again. Nothing here draws.

mod derived;
mod editing;
#[path = "document/save.rs"]
mod files;
mod form;
mod history;
mod inspection;
#[path = "journal.rs"]
mod memory;
mod palette;
mod profiles;
#[path = "answers.rs"]
mod questions;
#[path = "pages_text.rs"]
mod text;
#[path = "preview.rs"]
mod view;

pub use derived::Derived;
pub use form::{Place, Progress, Section, SignatoryPart};
pub use history::History;
pub use inspection::Inspection;
pub use memory::Memory;
pub use palette::Palette;
pub use questions::{Answer, Question};
pub use text::{LinePlace, PagesText};
pub use view::{Find, Panel, ScrollTarget, View, Zoom, place_of_origin};

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::command::{Command, Wish};
use crate::app::effect::{Done, Errand, LostDraft, Purpose};
use crate::date::Date;
use crate::draft::Draft;
use crate::local_data::profile::new_draft;
use crate::local_data::{Customer, JournalEntry, Settings};
use crate::message::{Language, Message, Translator};
use crate::storage::ContentHash;
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
    /// What the user has set.
    pub settings: Settings,
    /// What is kept on this machine beside them.
    pub memory: Memory,
    /// Customers of before, from the drafts of a folder.
    pub customers: Vec<Customer>,
    /// Drafts that were left without saving them.
    pub lost: Vec<LostDraft>,
    /// Says things in the window's language.
    pub translator: Translator,
    /// What has to be answered before anything else.
    pub question: Option<Question>,
    /// What is to be known.
    pub notice: Option<Notice>,
    /// The PDF that was opened, until its draft is changed or another one is opened.
    pub inspection: Option<Inspection>,
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
    /// Counts file dialogs.
    dialog: u64,
    /// What the last one was for.
    waiting_for: Option<Purpose>,
    /// A path that was typed and is being used.
    typed_path: Option<(Purpose, String)>,
    /// What is to be done once the draft is saved, since somebody was asked and said so. Whoever saves for
    /// another reason later doesn't mean that any more.
    after_save: Option<Box<Command>>,
    /// The number of the document that is being saved.
    saving: u64,
    /// Where the draft is to be saved once more, after the saving that goes on.
    next_save: Option<files::NextSave>,
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
    /// The draft is being written.
    pub is_saving: bool,
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
    /// The draft as it was read, saved or begun. None for one that was lost and never saved.
    pub unchanged: Option<Draft>,
    /// What the file held when it was read or written.
    pub stamp: Option<ContentHash>,
    /// What it holds by now, if the user was told.
    told: Option<ContentHash>,
    /// Whether the user was told that another window has it open.
    told_elsewhere: bool,
    /// Counts documents: an answer may come for one that was put away.
    number: u64,
}

impl Document {
    /// A draft that isn't in a file yet.
    fn new(draft: Draft) -> Self {
        Self {
            unchanged: Some(draft.clone()),
            draft,
            path: None,
            history: History::default(),
            stamp: None,
            told: None,
            told_elsewhere: false,
            number: 0,
        }
    }

    /// A draft in a file.
    fn of_file(draft: Draft, path: PathBuf, stamp: ContentHash) -> Self {
        Self {
            path: Some(path),
            stamp: Some(stamp),
            ..Self::new(draft)
        }
    }

    /// A draft that was left without saving it.
    fn lost(kept: JournalEntry, saved: Option<Draft>) -> Self {
        Self {
            unchanged: saved,
            path: kept.path,
            stamp: kept.content_hash,
            ..Self::new(kept.draft)
        }
    }

    /// Whether there is something that isn't saved.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.unchanged.as_ref() != Some(&self.draft)
    }
}

/// Something to be known. It takes no focus and goes away by itself or when it is put away.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Whether something went wrong.
    pub is_error: bool,
    /// What it is about, if anything, and what to say: a line each.
    pub lines: Vec<(String, Message)>,
    /// What it offers to do.
    pub offer: Offer,
}

/// What a notice offers to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offer {
    /// Nothing.
    #[default]
    Nothing,
    /// To open, print and show the exported PDF.
    Exported,
    /// To read the draft's file again.
    Reload,
    /// To type a path instead of waiting for a file dialog.
    TypePath,
}

impl Notice {
    /// Something went wrong.
    #[must_use]
    pub fn error(place: impl Into<String>, message: Message) -> Self {
        Self {
            is_error: true,
            lines: vec![(place.into(), message)],
            offer: Offer::Nothing,
        }
    }

    /// Something is to be known.
    #[must_use]
    pub fn information(place: impl Into<String>, message: Message) -> Self {
        Self {
            is_error: false,
            ..Self::error(place, message)
        }
    }
}

impl State {
    /// A window that has just opened, on a new draft.
    #[must_use]
    pub fn new(template: Arc<Template>, language: Language, settings: Settings) -> Self {
        let draft = new_draft(&template, settings.chosen_profile());
        Self {
            sections: Section::of(&template),
            derived: Derived::of(&template, &draft),
            document: Document::new(draft),
            template,
            view: View {
                wants_focus: Some(Place::Services),
                ..View::default()
            },
            translator: Translator::new(settings.language.unwrap_or(language)),
            memory: Memory::new(&settings),
            settings,
            customers: Vec::new(),
            lost: Vec::new(),
            question: None,
            notice: None,
            inspection: None,
            exported: None,
            under_way: UnderWay::default(),
            now_s: 0.0,
            home: None,
            today: None,
            dialog: 0,
            waiting_for: None,
            saving: 0,
            typed_path: None,
            after_save: None,
            next_save: None,
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
            C::Save => self.save_alone(Self::save),
            C::SaveAs => self.save_alone(Self::ask_save),
            C::Export { is_draft } => self.ask_export(is_draft),
            C::OpenExported => self.with_exported(Errand::Open),
            C::PrintExported => self.with_exported(Errand::Print),
            C::RevealExported => self.with_exported(Errand::Reveal),
            C::Chosen(chosen) => self.chosen(chosen),
            C::Done(done) => self.done(done),
            C::Quit => self.if_saved(C::Quit, Self::quit),
            C::Answer(answer) => self.answer(answer),
            C::Type(text) => self.type_answer(text),
            C::TypeInstead => self.type_instead(),
            C::Reload => self.if_saved(C::Reload, Self::reload),
            C::LookAtFile => self.look_at_file(),

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
                self.set(|settings| settings.leaves_out_attachments ^= true);
            }

            C::SetLanguage(language) => self.set_language(language),
            C::SetTheme(theme) => self.set(|settings| settings.theme = theme),
            C::SetScale(scale) => self.set(|settings| settings.scale = scale),
            C::SetSigning(service) => self.set(|settings| settings.signing = service),
            C::ChooseFolder(purpose) => self.choose(purpose, None),
            C::ForgetFolder(purpose) => self.use_folder(purpose, None),

            C::SaveProfile => self.ask_profile_name(),
            C::UseProfile(name) => self.use_profile(&name),
            C::StandardProfile(name) => self.set(|settings| settings.profile = name),
            C::RemoveProfile(name) => self.remove_profile(&name),
            C::UseCustomer {
                party,
                name,
                remark,
            } => self.use_customer(&party, &name, &remark),

            C::Start => self.start(),
            C::Tick => self.tick(),
            C::Recover(name) => self.recover(name),
            C::Dismiss(name) => self.question = Some(Question::Dismiss(name)),
            C::Forget => self.question = Some(Question::Forget),
            C::ClipboardRefused => self.clipboard_refused(),

            C::Show(panel) => self.show(panel),
            C::Verify => self.choose(Purpose::Verify, None),
            C::LookAtDifference(index) => self.look_at_difference(index),
            C::CloseInspection => self.inspection = None,
            C::SetPalette(text) => self.set_palette(text),
            C::StepPalette { forward } => self.step_palette(forward),
            C::RunPalette(index) => self.run_palette(index),
            C::ClosePanel => self.close_panel(),
            C::Escape => self.escape(),
            C::DismissNotice => self.notice = None,
            C::FocusMenu => self.view.wants_menu = true,
            C::Given(wish) => self.given(wish),
        }
    }

    /// The views have done what was wished for.
    fn given(&mut self, wish: Wish) {
        match wish {
            Wish::Export => self.view.wants_export = false,
            Wish::Menu => self.view.wants_menu = false,
            Wish::Scroll => self.view.scroll_to = None,
            Wish::Find => {
                if let Some(find) = &mut self.view.find {
                    find.wants_focus = false;
                }
            }
        }
    }

    fn clipboard_refused(&mut self) {
        self.notice = Some(Notice::error("", Message::new("window-clipboard")));
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
    pub fn translate(&self, id: &'static str) -> String {
        self.translator.format(&Message::new(id))
    }

    /// The tag of the window's language, for labels that a template translates.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        self.translator.language().tag()
    }

    fn done(&mut self, done: Done) {
        match done {
            Done::Read {
                path,
                result,
                report,
            } => self.was_read(path, result, report),
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
            Done::Looked {
                path,
                stamp,
                is_open_elsewhere,
            } => self.was_looked_at(&path, stamp, is_open_elsewhere),
            Done::Customers(customers) => self.customers = customers,
            Done::Kept(result) => self.was_kept(result),
            Done::Lost(lost) => self.were_lost(lost),
            Done::Adopted { name, is_ours } => self.was_adopted(&name, is_ours),
            Done::Dismissed { name, result } => self.was_dismissed(&name, result),
            Done::Settings(result) => self.were_set(result),
            Done::Recent(recent) => self.memory.recent = recent,
            Done::Forgot(failed) => self.were_forgotten(&failed),
        }
    }

    fn set_language(&mut self, language: Language) {
        self.translator = Translator::new(language);
        self.set(|settings| settings.language = Some(language));
    }

    fn toggle_strip(&mut self) {
        self.set(|settings| settings.hides_strip ^= true);
    }

    fn show(&mut self, panel: Panel) {
        self.view.panel = Some(panel);
        self.view.palette = Palette::default();
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
}
