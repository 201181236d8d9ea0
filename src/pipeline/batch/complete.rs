//! A run with its list of results, for both shells.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::check::{Checked, CheckedRow};
use super::folder::RowState;
use super::problem::BatchProblem;
use super::results::{ResultLine, result_name, result_sheet};
use super::run::{RowOutcome, Run, RunError, result_line};
use crate::message::{Message, Translator};
use crate::storage::{StorageError, StorageErrorKind};

/// What a run came to.
#[derive(Debug)]
pub struct Completed {
    /// What became of each row, in the order of the sheet.
    pub lines: Vec<ResultLine>,
    /// The list of results, or why it can't be written.
    pub results: Result<PathBuf, StorageError>,
    /// What ended the run early: the rows behind it have no file yet.
    pub stopped_by: Option<StorageError>,
    /// Why exports are not in the list of exports, if that is so.
    pub not_listed: Option<StorageError>,
}

impl Completed {
    /// Returns what ended the run early, and what came of it.
    #[must_use]
    pub fn stopped_message(&self) -> Option<Message> {
        let error = self.stopped_by.as_ref()?;
        let written = self.lines.iter().filter(|line| line.file.is_some());
        let message = match error.kind {
            StorageErrorKind::NoSpace => Message::new("batch-disk-full"),
            _ => Message::new("batch-stopped").with("detail", error.message()),
        };
        let message = message.with("written", written.count());
        Some(message.with("total", self.lines.len()))
    }
}

/// Returns all problems of a batch that is to go to a folder: of the sheet, of its rows, and of what is there already.
#[must_use]
pub fn all_problems(run: &Run<'_>, checked: &Checked, states: &[RowState]) -> Vec<BatchProblem> {
    let of_sheet = run.batch.problems.iter().cloned();
    let of_rows = checked.problems().into_iter().cloned();
    let of_folder = folder_problems(run, checked, states);
    of_sheet.chain(of_rows).chain(of_folder).collect()
}

/// Returns what is in the folder already that a batch is to go to.
#[must_use]
pub fn folder_problems(run: &Run<'_>, checked: &Checked, states: &[RowState]) -> Vec<BatchProblem> {
    let rows = checked.rows.iter().zip(states);
    rows.filter_map(|(row, state)| state.problem(row, &run.name(row)))
        .collect()
}

/// Exports the rows without a problem that blocks them, and writes the list of results, which has the others too. `on_row` is
/// called as each row is done, with why there is no file of it. Where a disk is full, or gone, that is said once, as what ended the
/// run, and not of each row.
///
/// # Errors
/// [`StorageError`] with the path, where nothing can be exported.
pub fn complete(
    run: &Run<'_>,
    checked: &Checked,
    states: &[RowState],
    problems: &[BatchProblem],
    translator: &Translator,
    on_row: &mut dyn FnMut(&CheckedRow, Option<&RunError>),
) -> Result<Completed, StorageError> {
    let blocking = blocking(problems, run.batch.is_draft);
    let rows = checked.rows.iter();
    let blocked = rows.map(|row| blocking.get(&row.number).copied());
    let blocked: Vec<Option<&BatchProblem>> = blocked.collect();
    let fine = |index: &usize| blocked[*index].is_none();
    let fine: Vec<usize> = (0..checked.rows.len()).filter(fine).collect();
    let rows: Vec<CheckedRow> = fine.iter().map(|at| checked.rows[*at].clone()).collect();
    let states: Vec<RowState> = fine
        .iter()
        .map(|at| states.get(*at).cloned().unwrap_or(RowState::Missing))
        .collect();
    let wrong = checked.rows.iter().zip(&blocked);
    let mut lines: Vec<ResultLine> = wrong
        .filter_map(|(row, problem)| Some(wrong_line(row, (*problem)?.message())))
        .collect();
    let before = lines.len();
    let mut stopped_by = None;
    let ran = run.run(&rows, &states, &mut |index, outcome| {
        let row = &rows[index];
        let line = result_line(row, run.name(row), &outcome, run.date);
        match outcome {
            RowOutcome::Failed(RunError::Storage(error)) if error.kind.is_about_folder() => {
                on_row(row, None);
                stopped_by.get_or_insert(error);
            }
            RowOutcome::Failed(error) => on_row(row, Some(&error)),
            _ => on_row(row, None),
        }
        lines.push(line);
    });
    let not_listed = match ran {
        Ok(not_listed) => not_listed,
        Err(error) if lines.len() == before && !rows.is_empty() => return Err(error),
        Err(error) => {
            stopped_by.get_or_insert(error);
            None
        }
    };
    say_what_stopped(&mut lines, stopped_by.as_ref());
    lines.sort_by_key(|line| line.row);
    let name = result_name(translator);
    let sheet = result_sheet(&lines, translator);
    // Unreachable: the list is within the limits of the format, to which its texts are cut.
    let unwritable = |_| StorageError::new(&run.folder, StorageErrorKind::Defect);
    let results = sheet.map_err(unwritable);
    let results = results.and_then(|sheet| run.write_results(&name, &sheet));
    Ok(Completed {
        lines,
        results,
        stopped_by,
        not_listed,
    })
}

/// Returns the first problem of each row with which there is no agreement of it.
fn blocking(problems: &[BatchProblem], is_draft: bool) -> BTreeMap<u32, &BatchProblem> {
    let mut blocking = BTreeMap::new();
    for problem in problems.iter().filter(|problem| problem.blocks(is_draft)) {
        if let Some(row) = problem.row {
            blocking.entry(row).or_insert(problem);
        }
    }
    blocking
}

/// Says of the rows that weren't reached why.
fn say_what_stopped(lines: &mut [ResultLine], stopped_by: Option<&StorageError>) {
    let Some(error) = stopped_by else {
        return;
    };
    let unreached = lines.iter_mut().filter(|line| line.state == "not-reached");
    for line in unreached {
        line.remark = Some(error.message());
    }
}

fn wrong_line(row: &CheckedRow, remark: Message) -> ResultLine {
    ResultLine {
        row: row.number,
        customer: row.customer.clone(),
        file: None,
        state: "wrong",
        date: None,
        remark: Some(remark),
    }
}
