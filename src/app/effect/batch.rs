//! Many agreements from a spreadsheet: reading it, exporting its rows.

use std::sync::Arc;

use super::documents::target;
use super::outcome::Outcome;
use super::sheets::{
    BatchDone, BatchRequest, SheetContent, SheetRead, SheetRequest, SheetToWrite, SheetWritten,
};
use super::worker::Worker;
use crate::app::platform::FileKind;
use crate::ledger::list_for;
use crate::message::{Message, Translator};
use crate::parallel::available_threads;
use crate::pipeline::batch::{
    Batch, Run, all_problems, check, complete, empty_sheet, folder_problems,
};
use crate::spreadsheet::{limits::MAX_BYTES, read_sheet, write_cells};
use crate::storage::{self, StorageError, StorageErrorKind};

/// Writes the cells of a sheet as they were mended.
fn mended_sheet(batch: &Batch, translator: &Translator) -> Result<Vec<u8>, String> {
    let name = translator.format(&Message::new("batch-sheet-name"));
    let written = write_cells(&batch.sheet, &name, batch.layout.first_row);
    written.map_err(|error| error.to_string())
}

impl Worker {
    pub(super) fn read_sheet(&self, request: SheetRequest) -> Outcome {
        let path = request.path.clone();
        let result = self.sheet(request).map(Box::new);
        Outcome::SheetRead { path, result }
    }

    fn sheet(&self, request: SheetRequest) -> Result<SheetRead, Message> {
        let bytes = storage::read_on(self.disk(), &request.path, MAX_BYTES);
        let bytes = bytes.map_err(|error| error.message())?;
        let sheet = read_sheet(&bytes).map_err(|error| error.message())?;
        let translator = Translator::new(request.language);
        let template = Arc::clone(&request.chosen.template);
        let mut batch = Batch::new(template, request.base.clone(), sheet, false, &translator);
        batch.is_marked = request
            .chosen
            .standing
            .objection_to(&batch.template)
            .is_some();
        let checked = check(&batch, available_threads());
        Ok(SheetRead {
            request,
            batch,
            checked,
        })
    }

    pub(super) fn write_sheet(&self, sheet: SheetToWrite) -> Outcome {
        let SheetToWrite {
            path,
            content,
            language,
            existing,
        } = sheet;
        let (path, existing) = target(path, FileKind::Sheet, existing);
        let write = |existing| {
            let translator = Translator::new(language);
            let sheet = match &content {
                SheetContent::Empty(template) => empty_sheet(template, &translator),
                SheetContent::Mended(batch) => mended_sheet(batch, &translator),
            };
            // Unreachable: it is within the limits of the format.
            let sheet = sheet.map_err(|_| StorageError::new(&path, StorageErrorKind::Defect))?;
            storage::write_on(self.disk(), &path, &sheet, existing)
        };
        Outcome::SheetWritten(SheetWritten {
            result: existing.and_then(write),
            path,
            content,
        })
    }

    pub(super) fn run_batch(&self, request: &BatchRequest) -> Outcome {
        let folder = request.folder.clone();
        let result = self.batch(request).map(Box::new);
        Outcome::BatchDone {
            table: request.table,
            folder,
            result,
        }
    }

    fn batch(&self, request: &BatchRequest) -> Result<BatchDone, Message> {
        let date = self.platform.today();
        let date = date.ok_or_else(|| Message::new("export-clock"))?;
        let standing = &request.chosen.standing;
        let run = Run {
            batch: &request.batch,
            standing,
            options: request.options.clone(),
            date,
            is_date_fixed: false,
            jobs: available_threads(),
            folder: request.folder.clone(),
            list: list_for(&request.folder.join("_"), &request.folders),
            disk: self.disk(),
            control: &request.control,
        };
        let failed = |error: StorageError| error.message();
        let states = run.survey(&request.checked.rows).map_err(failed)?;
        let problems = all_problems(&run, &request.checked, &states);
        let translator = Translator::new(request.language);
        let completed = complete(
            &run,
            &request.checked,
            &states,
            &problems,
            &translator,
            &mut |_, _| {},
        );
        Ok(BatchDone {
            completed: completed.map_err(failed)?,
            problems: folder_problems(&run, &request.checked, &states),
            withheld: standing.objection_to(&request.batch.template),
        })
    }
}
