//! Exporting the rows of a batch.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::check::CheckedRow;
use super::control::Control;
use super::folder::RowState;
use super::journal::{Journal, hash_of};
use super::results::ResultLine;
use super::row::Batch;
use crate::date::Date;
use crate::ledger::{self, Entry, ExportList};
use crate::library::Standing;
use crate::message::Message;
use crate::parallel::{in_parallel, in_two_stages};
use crate::pipeline::error::ExportError;
use crate::pipeline::export::{ExportOptions, Exporter};
use crate::pipeline::file_name::PDF_EXTENSION;
use crate::pipeline::release::Release;
use crate::spreadsheet::SheetRow;
use crate::storage::{
    ContentHash, Disk, Existing, StorageError, StorageErrorKind, create_folder_on, read_on, tidy,
    write_beside_many_on, write_on,
};

/// The longest PDF that is compared, in bytes.
const MAX_PDF_BYTES: usize = 256 << 20;

/// So many threads write files: flushing one means waiting for the disk, which flushes many together as fast.
const WRITERS: usize = 16;

/// What became of a row; of a PDF that was written the hash, and the entry in the list of exports.
type Written = Box<(RowOutcome, Option<(ContentHash, Option<Entry>)>)>;

/// A run of a batch: what is exported, how and where to.
pub struct Run<'a> {
    /// The batch.
    pub batch: &'a Batch,
    /// Whether its template may be signed.
    pub standing: &'a Standing,
    /// How each agreement is exported.
    pub options: ExportOptions,
    /// The day of the exports.
    pub date: Date,
    /// Whether that day was asked for: agreements of other days are then something else.
    pub is_date_fixed: bool,
    /// On so many threads.
    pub jobs: usize,
    /// Where the files go.
    pub folder: PathBuf,
    /// The list of final exports that they are entered in.
    pub list: PathBuf,
    /// The file system.
    pub disk: &'a dyn Disk,
    /// Pauses and stops it.
    pub control: &'a Control,
}

/// What became of a row.
#[derive(Debug)]
pub enum RowOutcome {
    /// Its file was written.
    Written,
    /// Its file was there already, of that day.
    WasThere(Date),
    /// There is no file, for this reason.
    Failed(RunError),
    /// The run was stopped before it.
    NotReached,
}

/// Why a row has no file.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The PDF can't be made.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// It can't be written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// Another file has its name.
    #[error("another file has the name {name}")]
    InTheWay {
        /// The name.
        name: String,
    },
}

impl RunError {
    /// Returns the sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Export(error) => error.message(),
            Self::Storage(error) => error.message(),
            Self::InTheWay { name } => Message::new("batch-in-the-way").with("name", name),
        }
    }
}

/// So many exports share what they remember. Each brings names and numbers that no other one has, and a few thousand would fill
/// the memory with them.
const REMEMBERED_TOGETHER: usize = 400;

/// The exporter of a thread, which begins anew now and then.
#[derive(Default)]
struct RowExporter {
    exporter: Exporter,
    exports: usize,
}

impl RowExporter {
    /// Returns the exporter for another agreement.
    fn next(&mut self) -> &mut Exporter {
        self.exports += 1;
        if self.exports.is_multiple_of(REMEMBERED_TOGETHER) {
            self.exporter = Exporter::default();
        }
        &mut self.exporter
    }
}

impl Run<'_> {
    /// Returns what is in the folder under the names of rows, each with its index, as it is found out; what isn't in the journal
    /// is exported again and compared.
    ///
    /// # Errors
    /// [`StorageError`], if the journal can't be read.
    pub fn survey(&self, rows: &[CheckedRow]) -> Result<Vec<RowState>, StorageError> {
        let mut states = vec![RowState::Missing; rows.len()];
        if !self.folder.is_dir() {
            return Ok(states);
        }
        let journal = Journal::read(self.disk, &self.folder)?;
        in_parallel(
            self.jobs,
            rows,
            &RowExporter::default,
            &|exporter, _, row| self.state(exporter, &journal, row),
            &mut |index, state| {
                states[index] = state;
                true
            },
        );
        Ok(states)
    }

    fn state(&self, exporter: &mut RowExporter, journal: &Journal, row: &CheckedRow) -> RowState {
        let path = self.path(row);
        if !path.exists() {
            return RowState::Missing;
        }
        let Ok(found) = read_on(self.disk, &path, MAX_PDF_BYTES) else {
            return RowState::InTheWay;
        };
        let hash = ContentHash::of(&found);
        let made = journal.made(self.hash(row), hash);
        let made = made.filter(|date| *date == self.date || !self.is_date_fixed);
        if made.is_none() && !self.control.goes_on() {
            return RowState::NotCompared;
        }
        let made = made.or_else(|| self.day_of(exporter, journal, row, &found));
        let Some(date) = made else {
            return RowState::InTheWay;
        };
        let template = &self.batch.template;
        let is_final = !self.options.is_draft && self.standing.objection_to(template).is_none();
        let entry = is_final.then(|| Entry {
            date,
            length: found.len(),
            sha256: hash.to_hex(),
            template: template.hash.clone(),
        });
        RowState::Made { date, entry }
    }

    /// Returns the day of a file that the journal doesn't have, if it is a row's agreement: exported again it has the same
    /// bytes.
    fn day_of(
        &self,
        exporter: &mut RowExporter,
        journal: &Journal,
        row: &CheckedRow,
        found: &[u8],
    ) -> Option<Date> {
        let days = journal.days().filter(|_| !self.is_date_fixed);
        let mut days: Vec<Date> = days.chain([self.date]).collect();
        days.dedup();
        // The last run is the likeliest.
        days.into_iter().rev().find(|day| {
            let pdf = self.pdf(exporter, row, *day);
            pdf.is_ok_and(|(pdf, _)| pdf == found)
        })
    }

    /// Exports what isn't in the folder yet, writes what became of it to the journal, and says of each row as it is done, with
    /// its index. Rows are exported again from their cells, so that none of them has to be kept. Returns why exports are not in
    /// the list of exports, if that is so: they are whole all the same.
    ///
    /// # Errors
    /// [`StorageError`], if the folder can't be made or its journal can't be written; what was exported stays.
    pub fn run(
        &self,
        rows: &[CheckedRow],
        states: &[RowState],
        on_row: &mut dyn FnMut(usize, RowOutcome),
    ) -> Result<Option<StorageError>, StorageError> {
        create_folder_on(self.disk, &self.folder)?;
        // What a run left that was killed while it wrote; what others write is locked, and stays.
        tidy(self.disk, &self.folder, Duration::ZERO);
        let mut journal = Journal::read(self.disk, &self.folder)?;
        journal.begin(self.date);
        journal.write(self.disk)?;
        let mut listing = Listing::new(self, states);
        let has_failed = AtomicBool::new(false);
        let mut failure = None;
        in_two_stages(
            self.jobs,
            rows,
            &RowExporter::default,
            &|exporter, index, row| {
                let state = states.get(index).unwrap_or(&RowState::Missing);
                self.made(exporter, row, state, &has_failed)
            },
            WRITERS,
            &|index, (pdf, entry)| self.written(&rows[index], &pdf, entry, &has_failed),
            &mut |index, written| {
                let (outcome, pdf) = *written;
                if let Some((pdf, entry)) = pdf {
                    listing.add(entry);
                    journal.add(self.hash(&rows[index]), pdf, self.date);
                    failure = failure
                        .take()
                        .or(journal.write_now_and_then(self.disk).err());
                }
                self.control.step();
                on_row(index, outcome);
            },
        );
        let not_listed = listing.finish();
        journal.write(self.disk)?;
        failure.map_or(Ok(not_listed), Err)
    }

    /// Returns the PDF of a row, or what becomes of the row without one.
    fn made(
        &self,
        exporter: &mut RowExporter,
        row: &CheckedRow,
        state: &RowState,
        has_failed: &AtomicBool,
    ) -> Result<(Vec<u8>, Option<Entry>), Written> {
        let outcome = match state {
            RowState::Made { date, .. } => RowOutcome::WasThere(*date),
            RowState::InTheWay => RowOutcome::Failed(self.in_the_way(row)),
            RowState::NotCompared => RowOutcome::NotReached,
            // When the disk is full, or the folder gone, the next row fails as this one did.
            RowState::Missing if has_failed.load(Ordering::Relaxed) || !self.control.goes_on() => {
                RowOutcome::NotReached
            }
            RowState::Missing => match self.pdf(exporter, row, self.date) {
                Ok(pdf) => return Ok(pdf),
                Err(error) => RowOutcome::Failed(error),
            },
        };
        Err(Box::new((outcome, None)))
    }

    /// Writes the PDF of a row.
    fn written(
        &self,
        row: &CheckedRow,
        pdf: &[u8],
        entry: Option<Entry>,
        has_failed: &AtomicBool,
    ) -> Written {
        let error = match write_beside_many_on(self.disk, &self.path(row), pdf) {
            Ok(()) => {
                let hash = ContentHash::of(pdf);
                return Box::new((RowOutcome::Written, Some((hash, entry))));
            }
            Err(error) if matches!(error.kind, StorageErrorKind::Exists) => self.in_the_way(row),
            Err(error) => {
                if error.kind.is_about_folder() {
                    has_failed.store(true, Ordering::Relaxed);
                }
                RunError::Storage(error)
            }
        };
        Box::new((RowOutcome::Failed(error), None))
    }

    fn in_the_way(&self, row: &CheckedRow) -> RunError {
        let name = self.name(row);
        RunError::InTheWay { name }
    }

    /// Exports a row as one agreement is exported.
    fn pdf(
        &self,
        exporter: &mut RowExporter,
        row: &CheckedRow,
        date: Date,
    ) -> Result<(Vec<u8>, Option<Entry>), RunError> {
        let empty = SheetRow::default();
        let cells = self.sheet_row(row).unwrap_or(&empty);
        let draft = self.batch.draft(cells);
        let template = &self.batch.template;
        let release = Release::new(
            exporter.next(),
            template,
            self.standing,
            &draft,
            date,
            &self.options,
        )?;
        Ok(release.into_parts())
    }

    fn sheet_row(&self, row: &CheckedRow) -> Option<&SheetRow> {
        self.batch.sheet.row(row.number)
    }

    /// The hash of what is exported of a row.
    fn hash(&self, row: &CheckedRow) -> ContentHash {
        let options = ExportOptions {
            approved: self.standing.approved_on(&self.batch.template),
            ..self.options.clone()
        };
        hash_of(
            row.draft,
            &self.batch.template.hash,
            &format!("{options:?}"),
        )
    }

    /// The name of a row's file.
    #[must_use]
    pub fn name(&self, row: &CheckedRow) -> String {
        format!("{}.{PDF_EXTENSION}", row.file)
    }

    fn path(&self, row: &CheckedRow) -> PathBuf {
        self.folder.join(self.name(row))
    }

    /// Writes the list of results into the folder; one of an earlier run is replaced if nobody has changed it.
    ///
    /// # Errors
    /// [`StorageError`] with the path.
    pub fn write_results(&self, name: &str, sheet: &[u8]) -> Result<PathBuf, StorageError> {
        let mut journal = Journal::read(self.disk, &self.folder)?;
        let hash = ContentHash::of(sheet).to_hex();
        for number in 1..1_000 {
            let numbered = match number {
                1 => format!("{name}.xlsx"),
                number => format!("{name} {number}.xlsx"),
            };
            let path = self.folder.join(numbered);
            let existing = match read_on(self.disk, &path, MAX_PDF_BYTES) {
                Ok(found) if ContentHash::of(&found).to_hex() == hash => return Ok(path),
                Ok(found) => {
                    let found = ContentHash::of(&found);
                    if journal.results() != Some(found.to_hex().as_str()) {
                        continue;
                    }
                    Existing::IfStill(found)
                }
                Err(error) if matches!(error.kind, StorageErrorKind::NotFound) => Existing::Keep,
                Err(_) => continue,
            };
            write_on(self.disk, &path, sheet, existing)?;
            journal.set_results(hash);
            journal.write(self.disk)?;
            return Ok(path);
        }
        Err(StorageError::new(Path::new(name), StorageErrorKind::Exists))
    }
}

/// Returns the line of a row in the list of results.
#[must_use]
pub(super) fn result_line(
    row: &CheckedRow,
    name: String,
    outcome: &RowOutcome,
    date: Date,
) -> ResultLine {
    let (state, day, remark) = match outcome {
        RowOutcome::Written => ("written", Some(date), None),
        RowOutcome::WasThere(day) => ("there", Some(*day), None),
        RowOutcome::Failed(error) => ("failed", None, Some(error.message())),
        RowOutcome::NotReached => ("not-reached", None, None),
    };
    ResultLine {
        row: row.number,
        customer: row.customer.clone(),
        file: day.map(|_| name),
        state,
        date: day,
        remark,
    }
}

/// So many exports are entered in the list of exports together.
const LISTED_TOGETHER: usize = 64;

/// Enters exports in the list of exports, many at a time: each time means waiting for the disk.
struct Listing<'a> {
    run: &'a Run<'a>,
    waiting: Vec<Entry>,
    failure: Option<StorageError>,
}

impl<'a> Listing<'a> {
    /// Begins with what is in the folder but not in the list, as a run leaves it that is killed in between.
    fn new(run: &'a Run<'a>, states: &[RowState]) -> Self {
        let made = states.iter().filter_map(|state| match state {
            RowState::Made { entry, .. } => entry.clone(),
            _ => None,
        });
        let mut waiting: Vec<Entry> = made.collect();
        if !waiting.is_empty() {
            let known = read_on(run.disk, &run.list, ledger::MAX_BYTES);
            let known =
                known.map_or_else(|_| ExportList::default(), |bytes| ExportList::read(&bytes));
            waiting.retain(|entry| !known.contains(entry));
        }
        Self {
            run,
            waiting,
            failure: None,
        }
    }

    fn add(&mut self, entry: Option<Entry>) {
        self.waiting.extend(entry);
        if self.waiting.len() >= LISTED_TOGETHER {
            self.write();
        }
    }

    fn write(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        let written = ledger::append_on(self.run.disk, &self.run.list, &waiting);
        self.failure = self.failure.take().or(written.err());
    }

    fn finish(mut self) -> Option<StorageError> {
        self.write();
        self.failure
    }
}
