//! Something else takes the place of the draft or of the spreadsheet, after a question if anything would be lost.

use super::{Document, FollowUp};
use crate::app::command::Place;
use crate::app::effect::{Effect, LocalDataEffect, NewFrom, RegisterEffect};
use crate::app::model::notice::Notice;
use crate::app::model::question::Question;
use crate::app::model::requests::ScrollTarget;
use crate::app::model::update::Update;
use crate::draft::{self, Draft};
use crate::local_data::profile::new_draft;
use crate::message::Message;
use crate::template::Template;

/// The draft of the built-in example.
const EXAMPLE: &[u8] = include_bytes!("../../../../assets/example.ron");

impl Update<'_> {
    /// Does what puts the spreadsheet or the draft away, after a question about what would be lost of each; `may_discard`
    /// answers the one about the draft.
    pub(in crate::app::model) fn proceed(&mut self, next: FollowUp, may_discard: bool) {
        // The revision that is given up: what is typed while a file is read isn't.
        let discarded = may_discard.then_some(self.state.derived.revision);
        match next {
            // What is open may go once there is something to take its place.
            FollowUp::OpenSheet(path) => self.read_sheet(path),
            FollowUp::Open(path) => self.read(path, discarded),
            next if self.asks_about_sheet(&next) => self.leave_recovery(&next),
            FollowUp::CloseSheet => self.close_sheet(),
            FollowUp::Register => {
                self.close_sheet();
                self.show_register();
            }
            next if self.state.document.would_be_lost() && !may_discard => {
                self.leave_recovery(&next);
                self.ask_about_changes(next);
            }
            FollowUp::New(id) => self.new_draft(id.as_deref()),
            FollowUp::NewForOther => self.new_for_other(),
            FollowUp::Example => self.open_example(),
            FollowUp::NewFrom(path, derivation) => {
                self.state.opening_since_s = Some(self.state.now_s);
                let request = NewFrom {
                    path,
                    derivation,
                    discarded,
                };
                let effect = RegisterEffect::ReadForNew(request);
                self.effect(Effect::Register(effect));
            }
            FollowUp::Reload => self.reload(discarded),
            FollowUp::Recover(name) => self.recover(name),
            FollowUp::Quit => self.quit(),
        }
    }

    /// Closes the list of drafts that can be recovered, if the question is about one of them.
    fn leave_recovery(&mut self, next: &FollowUp) {
        if matches!(next, FollowUp::Recover(_)) {
            self.state.view.panel = None;
        }
    }

    /// Whether what was read has to wait for the answer to a question: something would be lost if it took the place of
    /// the spreadsheet or the draft, but for a revision of the draft that is given up. The answer leads on to `next`.
    pub(in crate::app::model) fn asks_before(
        &mut self,
        next: FollowUp,
        discarded: Option<u64>,
    ) -> bool {
        if self.asks_about_sheet(&next) {
            return true;
        }
        let is_given_up = discarded == Some(self.state.derived.revision);
        let is_asked = self.state.document.would_be_lost() && !is_given_up;
        if is_asked {
            self.ask_about_changes(next);
        }
        is_asked
    }

    fn ask_about_changes(&mut self, next: FollowUp) {
        self.ask(Question::Unsaved(next));
    }

    /// Begins a draft of a template, or of the newest approved version of the current one.
    fn new_draft(&mut self, id: Option<&str>) {
        let id = id.unwrap_or(&self.state.template.id);
        let offer = self
            .state
            .offers
            .iter()
            .find(|offer| offer.template.id == id);
        if let Some(offer) = offer.cloned() {
            self.state.use_template(offer);
        }
        self.begin_draft();
    }

    /// Begins a draft of the current template.
    pub(in crate::app::model) fn begin_draft(&mut self) {
        let profile = self.state.settings.chosen_profile();
        let draft = new_draft(&self.state.template, profile);
        self.replace_document(Document::new(draft));
        self.focus(Place::Services);
    }

    fn new_for_other(&mut self) {
        let draft = for_other_customer(&self.state.template, &self.state.document.draft);
        self.replace_document(Document::new(draft));
        if let Some(place) = self.state.gaps().into_iter().next() {
            self.focus(place);
        }
    }

    fn open_example(&mut self) {
        match draft::read(EXAMPLE) {
            Ok(mut draft) if self.can_make(&draft) => {
                draft.template_hash = None;
                self.replace_document(Document::new(draft));
                self.visit_mistakes();
                self.focus_first();
            }
            // A test holds that the example can be read; with another template there is none.
            _ => self.notify(Notice::error("", Message::new("window-no-example"))),
        }
    }

    /// Goes on with the template of a draft, if it is here.
    fn can_make(&mut self, draft: &Draft) -> bool {
        if draft.template == self.state.template.id {
            return true;
        }
        let mut offers = self.state.offers.iter();
        let offer = offers.find(|offer| offer.template.id == draft.template);
        let offer = offer.cloned();
        let is_here = offer.is_some();
        if let Some(offer) = offer {
            self.state.use_template(offer);
        }
        is_here
    }

    /// Closes the window, once the PDF that is being written is there; whoever asks again doesn't wait for it.
    fn quit(&mut self) {
        let waited = std::mem::replace(&mut self.state.quits_once_exported, true);
        if self.state.is_exporting && !waited {
            return;
        }
        self.state.may_quit = true;
        self.effect(Effect::Quit);
    }

    pub(in crate::app::model) fn replace_document(&mut self, document: Document) {
        let number = self.state.document.number + 1;
        self.state.document = Document { number, ..document };
        let path = self.state.document.path.clone();
        self.local_data(LocalDataEffect::ShowOpenFile(path));
        self.show_draft();
        self.close_sheet();
        // They were about the draft that is gone.
        self.state.waiting_questions.clear();
        self.state.view.typing = None;
        self.state.view.visited.clear();
        self.state.view.near = None;
        self.state.view.reasons = None;
        self.scroll_to(ScrollTarget::Row(0));
        self.state.notice = None;
        self.state.inspection = None;
        self.state.exported = None;
        self.state.signed_draft = None;
        self.forget_follow_up();
        self.recompute();
    }

    /// Marks what is wrong in the draft as visited: what a file brings shows its mistakes at once.
    pub(in crate::app::model) fn visit_mistakes(&mut self) {
        let problems = self.state.derived.problems.iter();
        let mistakes: Vec<Place> = problems
            .filter(|problem| problem.severity() != draft::Severity::Missing)
            .filter_map(|problem| self.state.place_of(problem))
            .map(|place| place.row())
            .collect();
        self.state.view.visited.extend(mistakes);
    }
}

/// Returns a draft for another customer: services and answers about the template's own party stay, all else
/// begins anew.
fn for_other_customer(template: &Template, draft: &Draft) -> Draft {
    let mut new = Draft::new(template);
    new.services.clone_from(&draft.services);
    new.answers.retain(|field, _| !template.is_own(field));
    let own = draft
        .answers
        .iter()
        .filter(|(field, _)| template.is_own(field));
    new.answers
        .extend(own.map(|(field, answer)| (field.clone(), answer.clone())));
    new
}
