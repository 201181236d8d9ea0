//! The spreadsheet that is open, as data.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::cell_changes::{CellChange, CellChanges};
use super::document::FollowUp;
use crate::library::Chosen;
use crate::pipeline::batch::{
    Batch, BatchProblem, BatchProblemKind, Checked, CheckedRow, ColumnRole, Control, ResultLine,
    between_rows,
};
use crate::spreadsheet::{CellPlace, CellValue, column_name};

/// The spreadsheet that is open.
#[derive(Debug)]
pub struct BatchTable {
    /// Its number: what comes of an effect may be about an earlier one.
    pub(super) number: u64,
    /// Its file.
    pub path: PathBuf,
    /// The template of its agreements, and whether it may be signed.
    pub chosen: Chosen,
    /// The batch, which a run shares.
    pub batch: Arc<Batch>,
    /// What is wrong with its rows.
    pub checked: Checked,
    /// What of it is in the folder already, as the last run found it.
    pub in_folder: Vec<BatchProblem>,
    /// The folder of the agreements.
    pub folder: Option<PathBuf>,
    /// The selected cell.
    pub selected: CellPlace,
    /// What is typed in it.
    pub typed: Option<String>,
    /// Whether that takes the place of what is in the cell, instead of changing it.
    pub(super) replaces: bool,
    /// What follows once the spreadsheet that is being written is saved.
    pub(super) after_saving: Option<FollowUp>,
    /// What was changed in its cells.
    pub changes: CellChanges,
    /// Whether only rows with mistakes are shown.
    pub shows_wrong_only: bool,
    /// What it is doing.
    pub stage: BatchStage,
}

/// What a spreadsheet that is open is doing.
#[derive(Debug, Default)]
pub enum BatchStage {
    /// It is looked at and mended.
    #[default]
    Ready,
    /// Its rows are exported.
    Running(BatchRun),
    /// Its rows were exported.
    Done {
        /// What became of each row.
        lines: Vec<ResultLine>,
        /// The list of results, if it could be written.
        results: Option<PathBuf>,
    },
}

/// A run that goes on.
#[derive(Debug)]
pub struct BatchRun {
    /// Pauses and stops it, and says how far it is.
    pub control: Arc<Control>,
    /// How many rows are exported.
    pub total: usize,
    /// When it began, in seconds since the window opened; later by the time that it was paused.
    pub started_s: f64,
    /// When it was paused.
    pub paused_s: Option<f64>,
    /// Whether it was stopped, and ends soon.
    pub is_stopped: bool,
    /// What follows once it has ended.
    pub then: Option<FollowUp>,
}

impl BatchRun {
    /// Returns how many seconds are left, once that can be told.
    #[must_use]
    pub fn left_s(&self, now_s: f64) -> Option<f64> {
        let done = self.control.done();
        let elapsed_s = self.paused_s.unwrap_or(now_s) - self.started_s;
        let is_known = done > 0 && elapsed_s > 0.5;
        is_known.then(|| elapsed_s / done as f64 * self.total.saturating_sub(done) as f64)
    }
}

/// Returns the problems of a row among those that are in the order of rows.
fn of_row(problems: &[BatchProblem], row: u32) -> &[BatchProblem] {
    let first = problems.partition_point(|problem| problem.row < Some(row));
    let of_row = &problems[first..];
    &of_row[..of_row.partition_point(|problem| problem.row == Some(row))]
}

impl BatchTable {
    /// Returns the column with the name of the other party, which stays in sight.
    #[must_use]
    pub fn name_column(&self) -> Option<u32> {
        let template = &self.batch.template;
        let field = &template.parties.get(1)?.name_field;
        let mut fields = template.fields.iter();
        let index = fields.position(|one| one.id == *field)?;
        self.batch.layout.column_of(ColumnRole::Field(index))
    }

    /// Returns the columns that are shown: those that are for something, and those with a problem.
    #[must_use]
    pub fn columns(&self) -> Vec<u32> {
        let known = self.batch.layout.columns.iter().map(|known| known.column);
        let wrong = self.batch.problems.iter().filter_map(|one| one.column);
        let columns: BTreeSet<u32> = known.chain(wrong).collect();
        columns.into_iter().collect()
    }

    /// Returns the heading of a column: that of the sheet, or else its letters.
    #[must_use]
    pub fn heading(&self, column: u32) -> String {
        let known = self.batch.layout.column(column);
        let heading = known.map(|known| known.heading.clone());
        let heading = heading.filter(|heading| !heading.is_empty());
        let row = self.batch.sheet.row(self.batch.layout.heading_row);
        let shown = || Some(row?.value(column)?.shown());
        heading
            .or_else(shown)
            .unwrap_or_else(|| column_name(column))
    }

    /// Returns the rows that are shown.
    #[must_use]
    pub fn shown_rows(&self) -> Vec<&CheckedRow> {
        let rows = self.checked.rows.iter();
        let is_shown = |row: &&CheckedRow| !self.shows_wrong_only || self.is_blocked(row.number);
        rows.filter(is_shown).collect()
    }

    /// Returns the row of a number.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&CheckedRow> {
        let rows = &self.checked.rows;
        let index = rows.binary_search_by_key(&number, |row| row.number);
        rows.get(index.ok()?)
    }

    /// Returns what is wrong with a row.
    pub fn problems_of(&self, row: u32) -> impl Iterator<Item = &BatchProblem> {
        let own = self.row(row).into_iter().flat_map(|row| &row.problems);
        let of_sheet = self.batch.problems.iter();
        let merged = of_sheet.filter(move |problem| problem.row == Some(row));
        let between = of_row(&self.checked.between, row);
        own.chain(merged)
            .chain(between)
            .chain(of_row(&self.in_folder, row))
    }

    /// Whether a row has a problem with which there is no agreement.
    #[must_use]
    pub fn is_blocked(&self, row: u32) -> bool {
        let is_draft = self.batch.is_draft;
        self.problems_of(row)
            .any(|problem| problem.blocks(is_draft))
    }

    /// Whether the sheet as a whole has a problem with which there are no agreements.
    #[must_use]
    pub fn is_unusable(&self) -> bool {
        let mut problems = self.batch.problems.iter();
        problems.any(|one| one.blocks(self.batch.is_draft) && self.batch.is_of_sheet(one))
    }

    /// Returns how many rows have no problem that blocks them.
    #[must_use]
    pub fn fine_rows(&self) -> usize {
        let rows = self.checked.rows.iter();
        rows.filter(|row| !self.is_blocked(row.number)).count()
    }

    /// Whether its sound rows can be exported.
    #[must_use]
    pub fn can_export(&self) -> bool {
        !self.is_running() && !self.is_unusable() && self.fine_rows() > 0
    }

    /// Whether its rows are being exported.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.stage, BatchStage::Running(_))
    }

    /// Whether it has changes that neither a file nor all of the agreements have.
    #[must_use]
    pub fn would_lose_changes(&self) -> bool {
        let is_lost = match &self.stage {
            BatchStage::Running(_) => false,
            BatchStage::Ready => true,
            BatchStage::Done { lines, .. } => lines.iter().any(|line| line.file.is_none()),
        };
        self.changes.is_unsaved() && is_lost
    }

    /// Returns what became of a row.
    #[must_use]
    pub fn result(&self, row: u32) -> Option<&ResultLine> {
        let BatchStage::Done { lines, .. } = &self.stage else {
            return None;
        };
        let index = lines.binary_search_by_key(&row, |line| line.row);
        lines.get(index.ok()?)
    }

    /// Returns the text that a cell has.
    #[must_use]
    pub fn text(&self, place: CellPlace) -> String {
        let value = self.value(place);
        value.map(CellValue::shown).unwrap_or_default()
    }

    /// Returns the value that a cell has.
    pub(super) fn value(&self, place: CellPlace) -> Option<&CellValue> {
        self.batch.sheet.row(place.row)?.value(place.column)
    }

    /// Puts a text into a cell, and checks its row anew.
    pub(super) fn mend(&mut self, place: CellPlace, text: &str) {
        let value = Arc::make_mut(&mut self.batch).sheet.set(place, text);
        self.changes.push(CellChange { place, value });
        self.check_row(place);
    }

    /// Takes the last change back, or makes it once more; returns whether there was one.
    pub(super) fn step(&mut self, is_back: bool) -> bool {
        let sheet = &mut Arc::make_mut(&mut self.batch).sheet;
        let stepped = self
            .changes
            .step(is_back, |change| sheet.replace(change.place, change.value));
        if let Some(place) = stepped {
            self.selected = place;
            self.check_row(place);
        }
        stepped.is_some()
    }

    /// Checks the row of a cell that was changed.
    fn check_row(&mut self, place: CellPlace) {
        let row = self.batch.sheet.row(place.row);
        // A row that is empty now, or became an example, is none to export.
        let row = row.filter(|row| self.batch.is_exported(row));
        let mended = row.map(|row| self.batch.check_row(row));
        let rows = &mut self.checked.rows;
        let found = rows.binary_search_by_key(&place.row, |row| row.number);
        let (at, known) = match found {
            Ok(index) => (index, 1),
            Err(index) => (index, 0),
        };
        rows.splice(at..at + known, mended);
        self.checked.between = between_rows(rows);
        // What is in the folder was found for what the row said before.
        self.in_folder
            .retain(|problem| problem.row != Some(place.row));
    }

    /// Returns the next cell with a problem that blocks its row, after the selected one; from the top behind the last.
    pub(super) fn next_problem(&self) -> Option<CellPlace> {
        let first = self.columns().first().copied().unwrap_or_default();
        let is_draft = self.batch.is_draft;
        let mut places: Vec<CellPlace> = Vec::new();
        for row in &self.checked.rows {
            let problems = self.problems_of(row.number);
            let problems = problems.filter(|problem| problem.blocks(is_draft));
            let columns = problems.map(|problem| match problem.kind {
                BatchProblemKind::SameFile { .. } | BatchProblemKind::InTheWay { .. } => {
                    self.file_column().unwrap_or(first)
                }
                _ => problem.column.unwrap_or(first),
            });
            places.extend(columns.map(|column| CellPlace::new(row.number, column)));
        }
        places.sort();
        let after = places.iter().find(|place| **place > self.selected);
        after.or(places.first()).copied()
    }

    /// Returns the first cell with a problem that blocks its row, the selected one included; or else the selected one.
    pub(super) fn next_or_here(&self) -> CellPlace {
        let is_draft = self.batch.is_draft;
        let is_here = self.problems_of(self.selected.row).any(|problem| {
            problem.column == Some(self.selected.column) && problem.blocks(is_draft)
        });
        let next = self.next_problem().filter(|_| !is_here);
        next.unwrap_or(self.selected)
    }

    fn file_column(&self) -> Option<u32> {
        let layout = &self.batch.layout;
        layout.column_of(ColumnRole::File)
    }
}
