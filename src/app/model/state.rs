//! The state of the window.

use std::path::PathBuf;
use std::sync::Arc;

use super::batch::BatchTable;
use super::derived::Derived;
use super::document::Document;
use super::document::dialog::Dialog;
use super::document::saving::Saving;
use super::inspection::Inspection;
use super::local_data::LocalData;
use super::newer_version::Upgrade;
use super::notice::Notice;
use super::question::Question;
use super::register_place::RegisterPlace;
use super::sections::{Section, folded_at_first};
use super::template_folder::TemplateFolder;
use super::versions::Versions;
use super::view_state::ViewState;
use crate::app::effect::RecoveryOffer;
use crate::date::Date;
use crate::draft::Draft;
use crate::library::{Chosen, Policy, Remark, Standing};
use crate::local_data::profile::new_draft;
use crate::local_data::{Customer, Settings};
use crate::message::{Language, Message, Translator};
use crate::notes::ClauseNotes;
use crate::support::SupportInformation;
use crate::template::Template;

/// Everything that the window shows.
pub struct State {
    /// The template of the draft.
    pub template: Arc<Template>,
    /// Whether it may be signed.
    pub standing: Standing,
    /// The notes to its clauses for sales.
    pub notes: Arc<ClauseNotes>,
    /// What new drafts can begin with.
    pub offers: Vec<Chosen>,
    /// A newer version of the template, whose changes are shown.
    pub upgrade: Option<Upgrade>,
    /// All templates that there are.
    pub templates: Vec<Arc<Template>>,
    /// The template's folder that somebody works on.
    pub folder: Option<TemplateFolder>,
    /// Two versions that are compared.
    pub versions: Option<Versions>,
    /// What the organisation decides.
    pub policy: Policy,
    /// What is wrong with the library's folders.
    pub library_remarks: Vec<Remark>,
    /// The form's sections.
    pub sections: Vec<Section>,
    /// The draft and its file.
    pub document: Document,
    /// What follows from the draft.
    pub derived: Derived,
    /// What of it is shown, and how.
    pub view: ViewState,
    /// The user's settings.
    pub settings: Settings,
    /// What else is kept on this machine.
    pub local_data: LocalData,
    /// Earlier customers, from the drafts of a folder.
    pub customers: Vec<Customer>,
    /// The register of agreements.
    pub register: RegisterPlace,
    /// What support needs to know; none before somebody asked.
    pub support: Option<Box<SupportInformation>>,
    /// Drafts of windows that ended without saving.
    pub recoverable: Vec<RecoveryOffer>,
    /// Formats messages in the window's language.
    pub translator: Translator,
    /// The question that has to be answered before anything else.
    pub question: Option<Question>,
    /// Questions that wait until that one is answered, the next one last.
    pub(super) waiting_questions: Vec<Question>,
    /// The notice.
    pub notice: Option<Notice>,
    /// The PDF that was opened, until its draft is changed or another one is opened.
    pub inspection: Option<Inspection>,
    /// The spreadsheet that is open, in place of the form and the pages.
    pub batch: Option<BatchTable>,
    /// The PDF that was exported last.
    pub exported: Option<PathBuf>,
    /// The draft that it was made of, if it is final.
    pub signed_draft: Option<Box<Draft>>,
    /// When the reading of a draft began that is to take the place of this one.
    pub(super) opening_since_s: Option<f64>,
    /// Whether a PDF is being written.
    pub is_exporting: bool,
    /// Seconds since the window opened, set by the window; ends runs of typing.
    pub now_s: f64,
    /// The folder to begin in where no other is known.
    pub home: Option<PathBuf>,
    /// Today's date, set by the window; the calendar begins there.
    pub today: Option<Date>,
    /// The saving that goes on.
    pub(super) saving: Saving,
    /// The file dialog that is open.
    pub(super) dialog: Dialog,
    /// The number of the last file dialog.
    pub(super) last_dialog: u64,
    /// The number of the spreadsheet that was opened last.
    pub(super) last_table: u64,
    /// The number of the PDF that was opened last.
    pub(super) last_inspection: u64,
    /// Whether the window closes once the PDF that is being written is there.
    pub(super) quits_once_exported: bool,
    /// Whether the window closes.
    pub(super) may_quit: bool,
}

/// The longest time that keys wait for a draft that is being read, in seconds: a network folder may hang.
const MAX_OPENING_S: f64 = 2.0;

impl State {
    /// The state of a window that has just opened, on a new draft.
    #[must_use]
    pub fn new(chosen: Chosen, language: Language, settings: Settings) -> Self {
        let draft = new_draft(&chosen.template, settings.chosen_profile());
        let offers = vec![chosen.clone()];
        let sections = Section::of(&chosen.template);
        let view = ViewState {
            folded: folded_at_first(&sections, &chosen.template),
            zoom: settings.window.zoom.into(),
            ..ViewState::default()
        };
        let Chosen {
            template,
            standing,
            notes,
        } = chosen;
        Self {
            sections,
            derived: Derived::of(&template, &draft, &standing),
            document: Document::new(draft),
            template,
            standing,
            notes,
            offers,
            upgrade: None,
            templates: Vec::new(),
            folder: None,
            versions: None,
            policy: Policy::none(),
            library_remarks: Vec::new(),
            view,
            translator: Translator::new(settings.language.unwrap_or(language)),
            local_data: LocalData::new(&settings),
            settings,
            customers: Vec::new(),
            register: RegisterPlace::default(),
            support: None,
            recoverable: Vec::new(),
            question: None,
            waiting_questions: Vec::new(),
            notice: None,
            inspection: None,
            batch: None,
            exported: None,
            signed_draft: None,
            opening_since_s: None,
            is_exporting: false,
            now_s: 0.0,
            home: None,
            today: None,
            saving: Saving::default(),
            dialog: Dialog::default(),
            last_dialog: 0,
            last_table: 0,
            last_inspection: 0,
            quits_once_exported: false,
            may_quit: false,
        }
    }

    /// Returns the template of the draft, and whether it may be signed.
    #[must_use]
    pub fn chosen(&self) -> Chosen {
        Chosen {
            template: Arc::clone(&self.template),
            standing: self.standing.clone(),
            notes: Arc::clone(&self.notes),
        }
    }

    /// Goes on with another template. The draft that belongs to it has to follow.
    pub(super) fn use_template(&mut self, chosen: Chosen) {
        if chosen.template.hash != self.template.hash {
            self.sections = Section::of(&chosen.template);
            self.view.folded = folded_at_first(&self.sections, &chosen.template);
            let draft = &self.document.draft;
            if chosen.template.language == self.template.language {
                // What the typesetter remembers holds for another wording, too.
                self.derived
                    .recompute(&chosen.template, draft, &chosen.standing);
            } else {
                let revision = self.derived.revision;
                self.derived = Derived::of(&chosen.template, draft, &chosen.standing);
                self.derived.revision = revision;
            }
        }
        self.template = chosen.template;
        self.standing = chosen.standing;
        self.notes = chosen.notes;
    }

    /// Whether a draft is about to take the place of this one: what is typed meanwhile is meant for it.
    #[must_use]
    pub fn is_opening(&self) -> bool {
        let since_s = self.opening_since_s;
        since_s.is_some_and(|since_s| self.now_s - since_s < MAX_OPENING_S)
    }

    /// Whether the window may close at once: nothing would be lost, neither of the draft nor of a spreadsheet, and nothing
    /// is being exported.
    #[must_use]
    pub fn may_quit(&self) -> bool {
        let sheet_may_go = self
            .batch
            .as_ref()
            .is_none_or(|table| !table.would_be_lost());
        self.may_quit || (self.may_lose_draft() && sheet_may_go && !self.is_exporting)
    }

    /// Whether the draft needn't be kept for the next start.
    #[must_use]
    pub fn may_lose_draft(&self) -> bool {
        self.may_quit || !self.document.would_be_lost()
    }

    /// Returns a message without variables in the window's language.
    #[must_use]
    pub fn translate(&self, id: &'static str) -> String {
        self.translator.format(&Message::new(id))
    }

    /// Returns the tag of the window's language, for labels that a template translates.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        self.translator.language().tag()
    }
}
