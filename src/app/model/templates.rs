//! The templates that there are, and whether the draft's own may be signed.

use std::path::{Path, PathBuf};

use super::document::Purpose;
use super::notice::Notice;
use super::requests::ScrollTarget;
use super::state::State;
use super::template_folder::{Shown, TemplateFolder};
use super::update::Update;
use super::upgrade::left_over;
use crate::app::command::TemplateCommand;
use crate::app::effect::{Effect, FolderReport, TemplatesRead};
use crate::library::{Chosen, Decision, FilePlace, Remark};
use crate::message::Message;
use crate::template::Named;

impl Update<'_> {
    /// Reads the folders of templates.
    pub(super) fn read_templates(&mut self) {
        let hash = self.state.template.hash.clone();
        self.effect(Effect::ReadTemplates(hash));
    }

    pub(super) fn apply_template(&mut self, command: TemplateCommand) {
        use TemplateCommand as C;
        match command {
            C::OpenFolder => self.choose(Purpose::TemplateFolder),
            C::CloseFolder => {
                let draft = Box::new(self.state.document.draft.clone());
                self.effect(Effect::CloseTemplateFolder(draft));
            }
            C::ShowProblem(index) => self.show_of_folder(Shown::Problem(index)),
            C::ShowChange(index) => {
                self.show_of_folder(Shown::Change(index));
                self.show_change_on_pages(index);
            }
            C::ToggleMarks => self.state.view.hides_changes ^= true,
            C::Edit(place) => {
                let editor = self.state.settings.editor.clone();
                self.effect(Effect::EditFile { place, editor });
            }
            C::CompareVersions => self.compare_versions(),
            C::ChooseVersion(side, choice) => self.choose_version(side, &choice),
            C::ExportComparison => self.choose_comparison_file(),
            C::CloseComparison => self.state.versions = None,
        }
    }

    /// Opens a template's folder to work on.
    pub(super) fn open_folder(&mut self, path: PathBuf) {
        // The next dialog begins beside it. A name that is not UTF-8 can't be written.
        let beside = path.parent().filter(|folder| folder.to_str().is_some());
        let beside = beside.map(Path::to_owned);
        self.set(|settings| settings.template_folder = beside);
        let hash = self.state.template.hash.clone();
        self.effect(Effect::OpenTemplateFolder { path, hash });
    }

    /// Unfolds an entry of the list, or folds it.
    fn show_of_folder(&mut self, shown: Shown) {
        let Some(folder) = &mut self.state.folder else {
            return;
        };
        let is_there = match shown {
            Shown::Problem(index) => index < folder.report.problems.len(),
            Shown::Change(index) => index < folder.changes.len(),
        };
        folder.shown = (is_there && folder.shown != Some(shown)).then_some(shown);
    }

    /// Scrolls to a change on the pages, if it is printed there.
    fn show_change_on_pages(&mut self, index: usize) {
        let folder = self.state.folder.as_ref();
        let change = folder.and_then(|folder| folder.changes.get(index));
        let blocks = change.map(|change| [&change.block, &change.after]);
        let mut blocks = blocks.into_iter().flatten().flatten();
        let line = blocks.find_map(|block| self.state.first_line_of(block));
        drop(blocks);
        if let Some(line) = line {
            self.scroll_to(ScrollTarget::Line(line));
        }
    }

    pub(super) fn on_templates_read(&mut self, read: TemplatesRead) {
        let state = &mut *self.state;
        state.policy = read.policy;
        state.offers = read.offers;
        state.templates = read.all;
        state.library_remarks = read.remarks;
        let before = state.folder.take();
        let path = |folder: &FolderReport| folder.path.clone();
        let is_opened =
            read.folder.as_ref().map(path) != before.as_ref().map(|folder| path(&folder.report));
        let is_closed = is_opened && read.folder.is_none();
        state.folder = read
            .folder
            .map(|report| TemplateFolder::new(report, before.as_ref()));
        self.compare_again();
        if let Some(current) = read.current {
            let was_its = before.is_some_and(|before| {
                before.report.chosen.template.id == self.state.document.draft.template
            });
            self.follow(current, is_opened, is_closed, was_its);
        }
    }

    /// Shows the draft with the template that is current now, if it is of that template. A new draft without changes
    /// follows to another template when its folder is opened or its id is changed there; nothing else is put away.
    fn follow(&mut self, current: Chosen, is_opened: bool, is_closed: bool, was_its: bool) {
        let template = &current.template;
        // An approval may have come or gone, or somebody has saved another wording.
        let is_other = template.hash != self.state.template.hash
            || current.standing.is_approved() != self.state.standing.is_approved();
        let document = &self.state.document;
        if template.id == document.draft.template {
            let left_over = left_over(&document.draft, &current);
            if is_other {
                self.state.use_template(current);
                self.recompute();
            } else {
                self.state.standing = current.standing;
            }
            if is_opened && !left_over.is_empty() {
                let message = Message::new("folder-left-over").with("names", left_over.join(", "));
                self.notify(Notice::information("", message));
                self.visit_mistakes();
            }
        } else if document.path.is_none() && !document.is_changed() && (is_opened || was_its) {
            self.state.use_template(current);
            self.begin_draft();
        } else if is_opened {
            let id = if is_closed {
                "folder-closed-other"
            } else {
                "folder-other"
            };
            let message = Message::new(id)
                .with("draft", &document.draft.template)
                .with("template", &template.id);
            self.notify(Notice::information("", message));
        }
    }
}

impl Update<'_> {
    /// Whether the organisation decides something; then the window says so.
    pub(super) fn is_decided(&mut self, decision: Decision) -> bool {
        let is_decided = self.state.policy.decides(decision);
        if is_decided {
            self.notify(Notice::information("", Message::new("policy-decides")));
        }
        is_decided
    }
}

impl State {
    /// Whether what the pages say is attached to PDFs.
    #[must_use]
    pub fn attaches(&self) -> bool {
        self.policy.decides(Decision::Attachments) || !self.settings.leaves_out_attachments
    }

    /// Returns the signing service that PDFs are marked for.
    #[must_use]
    pub fn signing(&self) -> Option<&str> {
        self.policy.signing(self.settings.signing.as_deref())
    }

    /// Returns why the draft's template may not be signed, in a sentence; nothing if it may.
    #[must_use]
    pub fn withheld(&self) -> Option<Message> {
        self.standing.objection_to(&self.template)
    }

    /// Returns the sentences about what is wrong with templates, with their places: those of the folder that somebody
    /// works on, then those of the library.
    #[must_use]
    pub fn library_lines(&self) -> Vec<String> {
        let folder = self.folder.iter();
        let problems = folder.flat_map(|folder| &folder.report.problems);
        problems
            .chain(&self.library_remarks)
            .map(|remark| self.remark_line(remark))
            .collect()
    }

    /// Returns where a block of the draft's template stands in the folder that somebody works on.
    #[must_use]
    pub fn place_of_block(&self, id: &str) -> Option<FilePlace> {
        let folder = self.folder.as_ref()?;
        let is_its = folder.report.chosen.template.hash == self.template.hash;
        is_its.then(|| folder.place_of(Named::Block, id))?
    }

    /// Returns the sentence about something that is wrong with templates, with its place.
    #[must_use]
    pub fn remark_line(&self, remark: &Remark) -> String {
        let sentence = self.translator.format(&remark.message);
        format!("{}: {sentence}", remark.place)
    }
}
