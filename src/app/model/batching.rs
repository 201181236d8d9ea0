//! What is done with the spreadsheet that is open: reading it, writing it, exporting its rows.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::batch::{BatchRun, BatchStage, BatchTable};
use super::cell_changes::CellChanges;
use super::document::{FollowUp, Purpose};
use super::notice::Notice;
use super::question::Question;
use super::state::State;
use super::update::Update;
use crate::app::command::BatchCommand;
use crate::app::effect::{
    BatchDone, BatchRequest, Effect, SheetContent, SheetRead, SheetRequest, SheetToWrite,
    SheetWritten,
};
use crate::ledger;
use crate::local_data::profile::new_draft;
use crate::message::Message;
use crate::pipeline::batch::{Control, RunState, left_out};
use crate::pipeline::export::ExportOptions;
use crate::spreadsheet::CellPlace;
use crate::storage::{Existing, StorageErrorKind};

/// The extensions of spreadsheets.
const SHEETS: [&str; 5] = ["xlsx", "xlsm", "ods", "csv", "tsv"];

/// Whether a file is a spreadsheet, by its name.
pub(super) fn is_sheet(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let extension = extension.to_lowercase();
    SHEETS.contains(&extension.as_str())
}

impl Update<'_> {
    pub(super) fn apply_batch(&mut self, command: BatchCommand) {
        use BatchCommand as C;
        match command {
            C::Open => self.choose(Purpose::Sheet),
            C::OpenPath(path) => self.proceed(FollowUp::OpenSheet(path), false),
            C::NewSheet => self.choose(Purpose::NewSheet),
            C::ChooseFolder => self.choose_batch_folder(),
            C::Export => self.export_batch(),
            C::TogglePause => self.toggle_pause(),
            C::Stop => self.stop_batch(),
            C::RevealResults => {
                if let Some(BatchStage::Done {
                    results: Some(results),
                    ..
                }) = self.stage()
                {
                    let results = results.clone();
                    self.effect(Effect::RevealFile(results));
                }
            }
            C::SaveMended => self.save_mended(None),
            C::Close => self.proceed(FollowUp::CloseSheet, false),
            of_cells => self.apply_to_cells(of_cells),
        }
    }

    /// Goes back by a step: what is being typed, the notice, then the spreadsheet itself. What is behind it stays as it is.
    pub(super) fn escape_batch(&mut self) {
        let typed = self
            .state
            .batch
            .as_mut()
            .and_then(|table| table.typed.take());
        if typed.is_none() && !self.close_bar() {
            self.apply_batch(BatchCommand::Close);
        }
    }

    fn stage(&self) -> Option<&BatchStage> {
        self.state.batch.as_ref().map(|table| &table.stage)
    }

    pub(super) fn read_sheet(&mut self, path: PathBuf) {
        let template = &self.state.template;
        let request = SheetRequest {
            path,
            base: new_draft(template, self.state.settings.chosen_profile()),
            chosen: self.state.chosen(),
            language: self.state.translator.language(),
        };
        self.effect(Effect::ReadSheet(Box::new(request)));
    }

    pub(super) fn on_sheet_read(&mut self, path: &Path, result: Result<Box<SheetRead>, Message>) {
        let read = match result {
            Ok(read) => read,
            Err(message) => {
                return self.fail(Notice::error(path.display().to_string(), message));
            }
        };
        self.state.dialog.take_typed();
        // Much may have happened since it was asked for.
        if self.asks_about_sheet(&FollowUp::OpenSheet(path.to_owned())) {
            return;
        }
        self.state.notice = None;
        self.state.last_table += 1;
        let SheetRead {
            request,
            batch,
            checked,
        } = *read;
        let folder = self.state.settings.pdf_folder.clone();
        let mut table = BatchTable {
            number: self.state.last_table,
            path: request.path,
            chosen: request.chosen,
            selected: CellPlace::default(),
            batch: Arc::new(batch),
            checked,
            in_folder: Vec::new(),
            folder,
            typed: None,
            replaces: false,
            after_saving: None,
            changes: CellChanges::default(),
            shows_wrong_only: false,
            stage: BatchStage::Ready,
        };
        let first = table.checked.rows.first().map_or(0, |row| row.number);
        let column = table.columns().first().copied().unwrap_or_default();
        table.selected = CellPlace::new(first, column);
        // What is to be mended first.
        table.selected = table.next_or_here();
        self.state.batch = Some(table);
    }

    pub(super) fn write_sheet(&mut self, path: PathBuf, existing: Existing) {
        let content = SheetContent::Empty(Arc::clone(&self.state.template));
        self.write(path, content, existing);
    }

    /// Writes the spreadsheet of a number with its changes, if it is still open; then something may follow.
    pub(super) fn write_mended(
        &mut self,
        path: PathBuf,
        existing: Existing,
        table: u64,
        then: Option<FollowUp>,
    ) {
        let open = self.state.batch.as_mut();
        if let Some(table) = open.filter(|open| open.number == table) {
            table.after_saving = then;
            let content = SheetContent::Mended(Arc::clone(&table.batch));
            self.write(path, content, existing);
        }
    }

    fn write(&mut self, path: PathBuf, content: SheetContent, existing: Existing) {
        self.effect(Effect::WriteSheet(SheetToWrite {
            path,
            content,
            language: self.state.translator.language(),
            existing,
        }));
    }

    pub(super) fn on_sheet_written(&mut self, written: SheetWritten) {
        let SheetWritten {
            path,
            content,
            result,
        } = written;
        let place = path.display().to_string();
        let open = self.state.batch.as_mut();
        let table = open.as_ref().map(|table| table.number);
        let then = match &content {
            SheetContent::Empty(_) => None,
            SheetContent::Mended(_) => open.and_then(|table| table.after_saving.take()),
        };
        match (result, &content) {
            (Ok(()), SheetContent::Empty(template)) => {
                self.state.dialog.take_typed();
                let mut notice = Notice::information(place, Message::new("window-sheet-written"));
                let tag = self.state.translator.language().tag();
                let lists = left_out(template).into_iter();
                let lists = lists.map(|field| template.full_field_name(&field.id, tag));
                let lists: Vec<String> = lists.collect();
                if !lists.is_empty() {
                    let message = Message::new("batch-left-out");
                    let message = message.with("fields", lists.join("; "));
                    notice.lines.push((String::new(), message));
                }
                self.notify(notice);
                self.effect(Effect::OpenFile(path));
            }
            (Ok(()), SheetContent::Mended(batch)) => {
                self.state.dialog.take_typed();
                if let Some(table) = &mut self.state.batch
                    && Arc::ptr_eq(&table.batch, batch)
                {
                    table.changes.set_saved();
                }
                let message = Message::new("window-mended-written");
                self.notify(Notice::information(place, message));
                self.follow_up(then);
            }
            (Err(error), content) if matches!(error.kind, StorageErrorKind::Exists) => {
                let purpose = match (content, table) {
                    (SheetContent::Empty(_), _) => Purpose::NewSheet,
                    (SheetContent::Mended(_), Some(table)) => Purpose::MendedSheet { table, then },
                    // It was closed meanwhile.
                    (SheetContent::Mended(_), None) => return,
                };
                self.ask(Question::Replace { purpose, path });
            }
            (Err(error), _) => self.fail(Notice::error(place, error.message())),
        }
    }

    fn choose_batch_folder(&mut self) {
        if let Some(table) = &self.state.batch {
            let table = table.number;
            self.choose(Purpose::BatchFolder { table });
        }
    }

    /// Takes another folder for the agreements of the spreadsheet of a number, unless they are being exported into one.
    pub(super) fn use_batch_folder(&mut self, folder: PathBuf, table: u64) {
        self.state.dialog.take_typed();
        let open = self.state.batch.as_mut();
        let open = open.filter(|open| open.number == table && !open.is_running());
        if let Some(table) = open {
            if table.folder.as_ref() != Some(&folder) {
                // What became of each row is so in the other folder.
                table.stage = BatchStage::Ready;
                table.in_folder.clear();
            }
            table.folder = Some(folder);
        }
    }

    fn export_batch(&mut self) {
        let options = ExportOptions {
            is_draft: false,
            attaches: self.state.attaches(),
            signing: self.state.signing_service(),
            approved: None,
        };
        let folders = self.state.settings.agreement_folders();
        let language = self.state.translator.language();
        let now_s = self.state.now_s;
        let Some(table) = &mut self.state.batch else {
            return;
        };
        table.commit();
        if !table.can_export() {
            return;
        }
        let Some(folder) = table.folder.clone() else {
            return self.choose_batch_folder();
        };
        let control = Arc::new(Control::default());
        table.in_folder.clear();
        let request = BatchRequest {
            table: table.number,
            batch: Arc::clone(&table.batch),
            checked: table.checked.clone(),
            chosen: table.chosen.clone(),
            folder,
            folders,
            options,
            language,
            control: Arc::clone(&control),
        };
        table.stage = BatchStage::Running(BatchRun {
            control,
            total: table.fine_rows(),
            started_s: now_s,
            paused_s: None,
            is_stopped: false,
            then: None,
        });
        self.state.notice = None;
        self.effect(Effect::RunBatch(Box::new(request)));
    }

    pub(super) fn on_batch_done(
        &mut self,
        table: u64,
        folder: &Path,
        result: Result<Box<BatchDone>, Message>,
    ) {
        let open = self.state.batch.as_ref();
        if open.is_none_or(|open| open.number != table) {
            return;
        }
        let then = self.after_run();
        // Whoever was to leave has to see first what went wrong.
        if self.show_results(folder, result) {
            self.follow_up(then);
        }
    }

    /// Shows what became of the rows; returns whether nothing went wrong with the run itself.
    fn show_results(&mut self, folder: &Path, result: Result<Box<BatchDone>, Message>) -> bool {
        let Some(table) = &mut self.state.batch else {
            return false;
        };
        match result {
            Ok(done) => {
                let BatchDone {
                    completed,
                    problems,
                    withheld,
                } = *done;
                table.in_folder = problems;
                let failed = completed.stopped_message();
                let failed = failed.map(|message| (folder.to_owned(), message));
                let unwritten = completed.results.as_ref().err();
                let unwritten = unwritten.map(|error| {
                    let message = Message::new("batch-no-results");
                    (error.path.clone(), message.with("detail", error.message()))
                });
                let not_listed = completed.not_listed;
                table.stage = BatchStage::Done {
                    lines: completed.lines,
                    results: completed.results.ok(),
                };
                if let Some((path, message)) = failed.or(unwritten) {
                    self.notify(Notice::error(path.display().to_string(), message));
                    return false;
                }
                if let Some(message) = withheld {
                    self.notify(Notice::information("", message));
                }
                if let Some(error) = not_listed {
                    let message = ledger::not_listed(&error);
                    self.notify(Notice::error(error.path.display().to_string(), message));
                    return false;
                }
                true
            }
            Err(message) => {
                table.stage = BatchStage::Ready;
                self.notify(Notice::error(folder.display().to_string(), message));
                false
            }
        }
    }

    pub(super) fn toggle_pause(&mut self) {
        let now_s = self.state.now_s;
        let table = self.state.batch.as_mut();
        let Some(BatchStage::Running(run)) = table.map(|table| &mut table.stage) else {
            return;
        };
        if let Some(paused_s) = run.paused_s.take() {
            run.started_s += now_s - paused_s;
            run.control.set(RunState::Running);
        } else {
            run.paused_s = Some(now_s);
            run.control.set(RunState::Paused);
        }
    }

    pub(super) fn stop_batch(&mut self) {
        let table = self.state.batch.as_mut();
        if let Some(BatchStage::Running(run)) = table.map(|table| &mut table.stage) {
            run.is_stopped = true;
            run.control.set(RunState::Stopped);
        }
    }
}

impl State {
    /// Whether the rows of a spreadsheet are being exported.
    #[must_use]
    pub fn is_batch_running(&self) -> bool {
        self.batch.as_ref().is_some_and(BatchTable::is_running)
    }
}
