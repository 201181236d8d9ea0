//! The register: what its commands do.

use std::path::PathBuf;

use super::document::{FollowUp, Purpose};
use super::notice::Notice;
use super::question::Question;
use super::register_place::RegisterPlace;
use super::requests::ViewRequest;
use super::state::State;
use super::update::Update;
use crate::app::command::{Command, FileCommand, PreviewCommand, RegisterCommand};
use crate::app::effect::{
    Effect, ExportError, ListRequest, RegisterEffect, RegisterRead, RegisterRequest,
};
use crate::local_data::customers;
use crate::message::Message;
use crate::register::Column;
use crate::storage::Existing;

impl Update<'_> {
    pub(super) fn apply_register(&mut self, command: RegisterCommand) {
        use RegisterCommand as C;
        match command {
            C::Toggle if self.state.register.is_open => self.return_to_draft(),
            C::Toggle => self.show_register(),
            C::ShowDraft => self.return_to_draft(),
            C::AddFolder => self.choose(Purpose::RegisterFolder),
            C::RemoveFolder(folder) => self.remove_register_folder(&folder),
            C::Refresh | C::Stop => self.read_register(false),
            C::VerifyAll => self.read_register(true),
            C::Find => self.view(ViewRequest::FocusRegisterSearch),
            C::Step(rows) => self.step_row(rows),
            C::Select(row) => self.state.register.select(row),
            C::Open => self.open_selected(self.state.register.selected_draft()),
            C::OpenFile(path) => self.open_selected(Some(path)),
            C::OpenPdf => self.with_selected(self.state.register.selected_pdf(), Effect::OpenFile),
            C::Reveal => {
                let case = self.state.register.selected_case();
                let path = case.map(|case| case.files[0].path.clone());
                self.with_selected(path, Effect::RevealFile);
            }
            C::NewFrom(derivation) => {
                if let Some(path) = self.state.register.selected_draft() {
                    self.proceed(FollowUp::NewFrom(path, derivation), false);
                }
            }
            C::ExportList => self.choose(Purpose::List),
            C::ShowProblems => self.show_register_problems(),
            C::Sort(column) => self.sort_register(column),
            C::ToggleColumn(column) => self.toggle_column(column),
            C::Search(_)
            | C::ShowGroup(_)
            | C::ShowTemplate(_)
            | C::ShowService(_)
            | C::ShowSet(_) => self.find_in_register(command),
        }
    }

    /// Leads commands for the draft to it, so that nothing happens to it unseen.
    pub(super) fn leave_register_for(&mut self, command: &Command) {
        let is_for_draft = match command {
            Command::Edit(_) | Command::Form(_) => true,
            Command::File(command) => matches!(
                command,
                FileCommand::Export { .. }
                    | FileCommand::ExportStandardComparison
                    | FileCommand::SaveAs
                    | FileCommand::Reload
            ),
            Command::Preview(command) => matches!(command, PreviewCommand::SelectAll),
            _ => false,
        };
        if is_for_draft {
            self.state.register.is_open = false;
        }
    }

    /// Goes to the register.
    pub(super) fn show_register(&mut self) {
        self.state.register.is_open = true;
        self.view(ViewRequest::FocusRegisterSearch);
    }

    /// Goes to the draft.
    pub(super) fn show_draft(&mut self) {
        self.state.register.is_open = false;
    }

    /// Goes back to the draft, and to where the focus was in it.
    fn return_to_draft(&mut self) {
        self.show_draft();
        self.focus_again();
    }

    /// Goes back by a step: from a search to the whole list, from there to the draft.
    pub(super) fn escape_register(&mut self) {
        if self.state.notice.take().is_some() {
            return;
        }
        if self.state.register.query.words.is_empty() {
            self.return_to_draft();
        } else {
            self.find_in_register(RegisterCommand::Search(String::new()));
        }
    }

    // -- folders --

    pub(super) fn add_register_folder(&mut self, folder: PathBuf) {
        // A name that is not UTF-8 can't be written.
        if folder.to_str().is_none() {
            let place = folder.display().to_string();
            let message = Message::new("walk-name-not-unicode");
            return self.notify(Notice::error(place, message));
        }
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        if !self.state.settings.register_folders.contains(&folder) {
            self.set(|settings| settings.register_folders.push(folder));
        }
        // What is hidden by a spreadsheet stays as it is.
        if self.state.batch.is_none() {
            self.show_register();
        }
        self.read_register(false);
    }

    fn remove_register_folder(&mut self, folder: &PathBuf) {
        self.set(|settings| settings.register_folders.retain(|known| known != folder));
        self.read_register(false);
    }

    /// Reads the folders of the register, and follows what changes in them.
    pub(super) fn read_register(&mut self, verifies_all: bool) {
        let folders = self.state.settings.register_folders.clone();
        let register = &mut self.state.register;
        register.verifies = verifies_all;
        if folders.is_empty() && register.cases.is_empty() {
            return;
        }
        self.effect(Effect::Register(RegisterEffect::Read(RegisterRequest {
            folders,
            trusted: self.state.trusted_folders(),
            verifies_all,
            is_first: true,
        })));
    }

    pub(super) fn on_register_read(&mut self, read: RegisterRead) {
        // What comes after the folders were forgotten is of before.
        if self.state.settings.register_folders.is_empty() && !read.cases.is_empty() {
            return;
        }
        let register = &mut self.state.register;
        register.set_cases(read.cases, read.filters);
        register.problems = read.problems;
        register.progress = read.progress;
        if read.progress.is_none() {
            register.is_read = true;
            let has_verified = std::mem::replace(&mut register.verifies, false);
            register.customers = read.customers;
            self.add_known_customers();
            if has_verified {
                self.report_verified();
            }
        }
    }

    /// Says that all files were verified, and what came of it.
    fn report_verified(&mut self) {
        let cases = &self.state.register.cases;
        let to_review = cases.iter().filter(|case| case.state().needs_review());
        let message = Message::new("register-verified")
            .with("count", cases.len())
            .with("review", to_review.count());
        self.notify(Notice::information("", message));
    }

    /// Adds the customers of the register to those that are suggested.
    pub(super) fn add_known_customers(&mut self) {
        let mut known = std::mem::take(&mut self.state.customers);
        known.extend(self.state.register.customers.iter().cloned());
        self.state.customers = customers::by_name(&self.state.template, known);
    }

    fn show_register_problems(&mut self) {
        let problems = self.state.register.problems.iter().take(MAX_SHOWN);
        let lines = problems.map(|problem| {
            let place = problem.path.display().to_string();
            (place, problem.message.clone())
        });
        let mut notice = Notice::information("", Message::new("register-problems-title"));
        notice.lines.extend(lines);
        self.notify(notice);
    }

    // -- the list --

    fn step_row(&mut self, rows: isize) {
        let register = &mut self.state.register;
        let last = register.found.cases.len().saturating_sub(1);
        let row = register.selected_row().unwrap_or(0);
        register.select(row.saturating_add_signed(rows).min(last));
        self.view(ViewRequest::ShowRegisterRow);
    }

    fn find_in_register(&mut self, command: RegisterCommand) {
        let query = &mut self.state.register.query;
        match command {
            RegisterCommand::Search(words) => query.words = words,
            RegisterCommand::ShowGroup(group) => query.group = group,
            RegisterCommand::ShowTemplate(template) => query.template = template,
            RegisterCommand::ShowService(service) => query.service = service,
            RegisterCommand::ShowSet(set) => query.set = set,
            _ => return,
        }
        self.state.register.find_again();
        self.view(ViewRequest::ShowRegisterRow);
    }

    fn sort_register(&mut self, column: Column) {
        let register = &mut self.state.register;
        if register.sort == column {
            register.is_descending ^= true;
        } else {
            register.sort = column;
            register.is_descending = column == Column::Modified;
        }
        register.sort_again();
        self.view(ViewRequest::ShowRegisterRow);
    }

    fn toggle_column(&mut self, column: Column) {
        let shown = self.state.shown_columns();
        let is_shown = |one: &Column| shown.contains(one) != (*one == column);
        let columns = Column::ALL.into_iter().filter(is_shown);
        let columns = columns.map(|column| column.name().to_owned()).collect();
        self.set(|settings| settings.register_columns = columns);
    }

    // -- what is done with an agreement --

    fn open_selected(&mut self, path: Option<PathBuf>) {
        if let Some(path) = path {
            self.proceed(FollowUp::Open(path), false);
        }
    }

    fn with_selected(&mut self, path: Option<PathBuf>, effect: fn(PathBuf) -> Effect) {
        if let Some(path) = path {
            self.effect(effect(path));
        }
    }

    /// Writes the list as it is shown.
    pub(super) fn write_list(&mut self, path: PathBuf, existing: Existing) {
        let register = &self.state.register;
        self.effect(Effect::Register(RegisterEffect::ExportList(Box::new(
            ListRequest {
                path,
                cases: std::sync::Arc::clone(&register.cases),
                rows: register.found.cases.clone(),
                language: self.state.translator.language(),
                existing,
            },
        ))));
    }

    pub(super) fn on_list_exported(&mut self, path: PathBuf, result: Result<(), ExportError>) {
        let place = path.display().to_string();
        match result {
            Ok(()) => {
                let message = Message::new("register-list-written");
                self.notify(Notice::information(place, message));
            }
            Err(error) if error.is_replaceable() => {
                let purpose = Purpose::List;
                self.ask(Question::Replace { purpose, path });
            }
            Err(error) => self.fail(Notice::error(place, error.message())),
        }
    }

    /// Forgets all that is shown.
    pub(super) fn forget_register(&mut self) {
        let is_open = self.state.register.is_open;
        self.state.register = RegisterPlace::default();
        self.state.register.is_open = is_open;
    }
}

/// More problems than this aren't read in a notice.
const MAX_SHOWN: usize = 200;

/// The columns that are shown unless the user chose others.
const USUAL_COLUMNS: [Column; 7] = [
    Column::Customer,
    Column::Number,
    Column::Date,
    Column::Services,
    Column::Sets,
    Column::Modified,
    Column::State,
];

impl State {
    /// Whether there are folders of agreements.
    #[must_use]
    pub fn has_register(&self) -> bool {
        !self.settings.register_folders.is_empty()
    }

    /// Returns the columns of the register, in their order.
    #[must_use]
    pub fn shown_columns(&self) -> Vec<Column> {
        let chosen = &self.settings.register_columns;
        let chosen = chosen.iter().filter_map(|name| Column::of_name(name));
        let chosen: Vec<Column> = chosen.collect();
        if chosen.is_empty() {
            USUAL_COLUMNS.to_vec()
        } else {
            chosen
        }
    }
}
