//! `list`: the agreements in folders.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use super::arguments;
use super::context::{Context, Status};
use super::document::write_document;
use super::failure::{Failure, warn};
use crate::clock;
use crate::library::Templates;
use crate::local_data::Folders;
use crate::local_data::list_index::ListIndex;
use crate::message::Message;
use crate::register::{
    Case, CaseFile, Column, Names, Query, ReadContext, Register, Rereading, Update, find, row_of,
    sorted, to_csv, to_xlsx,
};
use crate::storage::{RealDisk, StorageError, StorageErrorKind, expanded};

/// The coarsest step in which file systems keep times, in nanoseconds: what is changed within one may keep its time.
const MAX_TICK_NS: i64 = 2_000_000_000;

impl Context {
    /// Carries out `list`.
    pub(super) fn list(&self, arguments: &arguments::List) -> Result<Status, Failure> {
        let mut failed = Failure::default();
        let folders = expanded(&arguments.folders);
        for folder in &folders {
            if let Err(error) = must_be_folder(folder) {
                failed.extend(error.into());
            }
        }
        if !failed.is_empty() {
            return Err(failed);
        }
        let context = self.read_context(arguments.full)?;
        let update = Update {
            disk: &RealDisk,
            context: &context,
            folders: &folders,
            rereading: if arguments.full {
                Rereading::All
            } else {
                Rereading::Changed
            },
        };
        let register = self.register(&update, arguments.uses_index);
        let cases = register.cases();
        let order = sorted(&cases, arguments.sort.sort_key(), arguments.reverse);
        let query = Query {
            words: arguments.search.clone(),
            states: arguments.state.clone(),
            ..Query::default()
        };
        let found = find(&cases, &order, &query);
        let cases: Vec<&Case> = found.cases.iter().map(|index| &cases[*index]).collect();
        let names = Names {
            templates: &context.templates,
            translator: &self.translator,
            moment: &clock::local_ns,
        };
        self.warn_of_problems(&register);
        if let Some(output) = &arguments.output {
            write_list(output, &cases, &names, arguments.force)?;
        } else {
            let lines: Vec<String> = cases.iter().map(|case| line_of(case, &names)).collect();
            self.print(&lines, &self.list_json(&cases, &register, &names))?;
        }
        let is_found = cases.iter().any(|case| case.state().needs_review());
        Ok(if is_found || !register.problems().is_empty() {
            Status::Found
        } else {
            Status::Fine
        })
    }

    /// Reads folders, as far as it isn't known from the last time what is in them.
    fn register(&self, update: &Update<'_>, uses_index: bool) -> Register {
        let data = Folders::of_machine().data.filter(|_| uses_index);
        let claimed = data.and_then(|data| ListIndex::claim(&RealDisk, &data, update.folders));
        let (index, mut register) = claimed.unzip();
        let mut register: Register = register.take().unwrap_or_default();
        let began_ns = clock::now_ns();
        let mut read = 0;
        let updated = register.update(update, &mut |_, progress| {
            read = progress.all;
            if progress.done > 0 {
                self.show_progress(progress.done, progress.all);
            }
            true
        });
        if let Some(index) = index.filter(|_| updated.is_changed || read > 0) {
            register.distrust_since(began_ns.saturating_sub(MAX_TICK_NS));
            index.keep(&RealDisk, &register);
        }
        register
    }

    fn warn_of_problems(&self, register: &Register) {
        for problem in register.problems() {
            let place = problem.path.display().to_string();
            warn(&place, &self.translator.format(&problem.message));
        }
    }

    fn list_json(&self, cases: &[&Case], register: &Register, names: &Names<'_>) -> Value {
        let problems = register.problems().iter().map(|problem| {
            json!({
                "path": problem.path.display().to_string(),
                "message": self.translator.format(&problem.message),
            })
        });
        json!({
            "agreements": cases.iter().map(|case| self.case_json(case, names)).collect::<Vec<_>>(),
            "problems": problems.collect::<Vec<_>>(),
        })
    }

    /// Returns what files are read and verified with.
    fn read_context(&self, asks_second_judge: bool) -> Result<ReadContext, Failure> {
        let library = self.library();
        self.warn_of_library(&library);
        let library = Templates::Library(Box::new(library));
        let mut templates = library.all();
        if let Some(named) = self.named_template()? {
            templates.insert(0, named.template);
        }
        Ok(ReadContext {
            templates,
            approval_days: library.approval_days(),
            trusted: Arc::new(self.trusted_certificates(None)?),
            exports: Arc::new(self.exports(&[])?),
            asks_second_judge,
        })
    }

    fn case_json(&self, case: &Case, names: &Names<'_>) -> Value {
        let lead = case.lead();
        let remark = names.remark(lead);
        let facts = &lead.facts;
        json!({
            "customer": facts.customer,
            "customer_id": facts.customer_id,
            "number": facts.number,
            "date": facts.date,
            "services": facts.services,
            "sets": facts.sets,
            "template": facts.template,
            "version": facts.version,
            "deviations": facts.deviations,
            "state": lead.state.name(),
            "signed": lead.signed.map(|(signed, _)| signed),
            "signatories": lead.signed.map(|(_, all)| all),
            "modified": clock::in_utc(case.modified_ns),
            "remark": remark.map(|remark| self.translator.format(&remark)),
            "files": case.files.iter().map(|file| self.file_json(file, names)).collect::<Vec<_>>(),
        })
    }

    fn file_json(&self, file: &CaseFile, names: &Names<'_>) -> Value {
        let entry = &file.entry;
        let message = entry.problem.clone().or_else(|| names.remark(entry));
        json!({
            "path": file.path.display().to_string(),
            "state": entry.state.name(),
            "verdict": entry.verdict,
            "message": message.map(|message| self.translator.format(&message)),
            "modified": clock::in_utc(file.modified_ns),
            "is_copy": file.is_copy,
        })
    }
}

fn must_be_folder(folder: &Path) -> Result<(), StorageError> {
    let metadata = std::fs::metadata(folder);
    let metadata = metadata.map_err(|error| StorageError::of_io(folder, error))?;
    if metadata.is_dir() {
        Ok(())
    } else {
        Err(StorageError::new(folder, StorageErrorKind::IsNotFolder))
    }
}

/// Returns a case as a line: its columns and its first file, with tabs between.
fn line_of(case: &Case, names: &Names<'_>) -> String {
    let columns = Column::ALL.into_iter();
    let mut cells: Vec<String> = columns.map(|column| row_of(case, column, names)).collect();
    cells.push(case.files[0].path.display().to_string());
    let problem = case.lead().problem.clone();
    if let Some(problem) = problem.or_else(|| names.remark(case.lead())) {
        cells.push(names.translator.format(&problem));
    }
    let cells = cells
        .iter()
        .map(|cell| crate::characters::visible_line(cell));
    cells.collect::<Vec<_>>().join("\t")
}

/// Writes the list as a spreadsheet of the kind that its name says.
fn write_list(path: &Path, cases: &[&Case], names: &Names<'_>, force: bool) -> Result<(), Failure> {
    let is = |kind: &str| {
        let extension = path.extension().unwrap_or_default();
        extension.eq_ignore_ascii_case(kind)
    };
    let place = path.display().to_string();
    let failure = |detail: String| {
        let message = Message::new("storage-other").with("detail", detail);
        Failure::new(place.clone(), message)
    };
    let bytes = if is("xlsx") {
        to_xlsx(cases, names).map_err(|error| failure(error.to_string()))?
    } else if is("csv") {
        to_csv(cases, names).map_err(|error| failure(error.to_string()))?
    } else {
        return Err(Failure::new(place, Message::new("register-list-kind")));
    };
    write_document(path, &bytes, force)
}
