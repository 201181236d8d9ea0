//! `batch`: many agreements from a spreadsheet.

use std::io::{IsTerminal as _, Write as _, stderr};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Instant;

use serde_json::{Value, json};

use super::arguments::{BatchCheck, BatchCommand, BatchRun, BatchSheet};
use super::context::{Context, Status};
use super::document::{read_document, write_document};
use super::export::{signing, today};
use super::failure::{Failure, warn};
use super::new::profile;
use crate::draft::Severity;
use crate::library::Chosen;
use crate::local_data::profile::new_draft;
use crate::message::Message;
use crate::pipeline::batch::{
    Batch, BatchProblem, BatchProblemKind, Checked, CheckedRow, Control, ResultLine, RowOutcome,
    RowState, Run, check, empty_sheet, left_out, result_line, result_name, result_sheet,
};
use crate::pipeline::export::ExportOptions;
use crate::spreadsheet::{column_name, limits::MAX_BYTES, read_sheet};
use crate::storage::RealDisk;

impl Context {
    /// Carries out a command about many agreements.
    pub(super) fn batch_command(&self, command: &BatchCommand) -> Result<Status, Failure> {
        match command {
            BatchCommand::Sheet(arguments) => self.batch_sheet(arguments),
            BatchCommand::Check(arguments) => self.batch_check(arguments),
            BatchCommand::Run(arguments) => self.batch_run(arguments),
        }
    }

    fn batch_sheet(&self, arguments: &BatchSheet) -> Result<Status, Failure> {
        let template = self.template()?.template;
        let sheet = empty_sheet(&template, &self.translator).map_err(unwritable)?;
        write_document(&arguments.output, &sheet, arguments.force)?;
        let lists = left_out(&template);
        if !lists.is_empty() {
            let names = lists.iter().map(|field| {
                let (group, label) = template.field_name(&field.id, self.tag());
                format!("{group}: {label}")
            });
            let names: Vec<String> = names.collect();
            let message = Message::new("batch-left-out").with("fields", names.join("; "));
            warn("", &self.translator.format(&message));
        }
        Ok(Status::Fine)
    }

    /// Reads a sheet as a batch.
    fn batch(
        &self,
        sheet: &Path,
        chosen: &Chosen,
        profile_name: Option<&str>,
        is_draft: bool,
    ) -> Result<Batch, Failure> {
        let document = read_document(sheet, MAX_BYTES)?;
        let failed = |message| Failure::new(document.path.display().to_string(), message);
        let cells = read_sheet(&document.bytes).map_err(|error| failed(error.message()))?;
        let profile = profile_name.map(profile).transpose();
        let profile = profile.map_err(|(place, message)| Failure::new(place, message))?;
        let template = &chosen.template;
        let base = new_draft(template, profile.as_ref());
        let mut batch = Batch::new(
            Arc::clone(template),
            base,
            cells,
            is_draft,
            &self.translator,
        );
        batch.is_marked = is_draft || chosen.standing.objection_to(template).is_some();
        Ok(batch)
    }

    fn batch_check(&self, arguments: &BatchCheck) -> Result<Status, Failure> {
        let chosen = self.template()?;
        let input = &arguments.input;
        let batch = self.batch(
            &arguments.sheet,
            &chosen,
            input.profile.as_deref(),
            input.is_draft,
        )?;
        let checked = check(&batch, jobs(None));
        let mut problems: Vec<BatchProblem> = all_problems(&batch, &checked);
        if let Some(folder) = &arguments.output {
            let date = match input.date {
                Some(date) => date,
                None => today()?,
            };
            let control = Control::default();
            let run = Run {
                batch: &batch,
                standing: &chosen.standing,
                options: self.batch_options(input.is_draft)?,
                date,
                is_date_fixed: input.date.is_some(),
                jobs: jobs(None),
                folder: folder.clone(),
                disk: &RealDisk,
                control: &control,
            };
            let states = run.survey(&checked.rows)?;
            problems.extend(folder_problems(&run, &checked.rows, &states));
        }
        let mut lines: Vec<String> = problems
            .iter()
            .map(|problem| self.batch_line(&arguments.sheet, &batch, problem))
            .collect();
        if lines.is_empty() {
            let message = Message::new("batch-is-fine").with("rows", checked.rows.len());
            lines.push(self.sentence(&message));
        }
        let listed = problems
            .iter()
            .map(|problem| self.batch_problem_json(&batch, problem));
        let json = json!({
            "sheet": arguments.sheet.display().to_string(),
            "rows": checked.rows.len(),
            "problems": listed.collect::<Vec<_>>(),
        });
        self.print(&lines, &json)?;
        Ok(Status::of_problems(&problems))
    }

    /// How each agreement is exported: as a single one is.
    fn batch_options(&self, is_draft: bool) -> Result<ExportOptions, Failure> {
        Ok(ExportOptions {
            is_draft,
            attaches: true,
            signing: signing(None, None, &self.policy().policy)?,
            approved: None,
        })
    }

    /// Returns a problem as a line: sheet, cell and heading, sentence.
    fn batch_line(&self, sheet: &Path, batch: &Batch, problem: &BatchProblem) -> String {
        let sheet = sheet.display();
        let place = problem.place();
        let sentence = self.sentence(&problem.message());
        match (heading_of(batch, problem, self.tag()), place.as_str()) {
            (_, "") => format!("{sheet}: {sentence}"),
            (Some(heading), place) => format!("{sheet}:{place} ({heading}): {sentence}"),
            (None, place) => format!("{sheet}:{place}: {sentence}"),
        }
    }

    fn batch_problem_json(&self, batch: &Batch, problem: &BatchProblem) -> Value {
        let role = problem
            .column
            .and_then(|column| batch.layout.column(column));
        let severity = match &problem.kind {
            BatchProblemKind::Draft(problem) => problem.severity(),
            _ if problem.blocks(batch.is_draft) => Severity::Wrong,
            _ => Severity::Warning,
        };
        let field = match &problem.kind {
            BatchProblemKind::Draft(problem) => problem.field.clone(),
            _ => None,
        };
        json!({
            "row": problem.row.map(|row| row + 1),
            "column": problem.column.map(column_name),
            "for": role.map(|known| known.role.id(&batch.template)),
            "field": field,
            "severity": severity.name(),
            "blocks": problem.blocks(batch.is_draft),
            "kind": problem.message().id(),
            "message": self.translator.format(&problem.message()),
        })
    }

    fn batch_run(&self, arguments: &BatchRun) -> Result<Status, Failure> {
        let chosen = self.template()?;
        let input = &arguments.input;
        let batch = self.batch(
            &arguments.sheet,
            &chosen,
            input.profile.as_deref(),
            input.is_draft,
        )?;
        let jobs = jobs(arguments.jobs);
        let checked = check(&batch, jobs);
        let date = match input.date {
            Some(date) => date,
            None => today()?,
        };
        let control = Control::default();
        let run = Run {
            batch: &batch,
            standing: &chosen.standing,
            options: self.batch_options(input.is_draft)?,
            date,
            is_date_fixed: input.date.is_some(),
            jobs,
            folder: arguments.output.clone(),
            disk: &RealDisk,
            control: &control,
        };
        let states = run.survey(&checked.rows)?;
        let problems = [
            all_problems(&batch, &checked),
            folder_problems(&run, &checked.rows, &states),
        ]
        .concat();
        let blocked =
            self.report_batch(&arguments.sheet, &batch, &problems, arguments.is_partial)?;
        let (fine, wrong): (Vec<usize>, Vec<usize>) = (0..checked.rows.len())
            .partition(|index| !blocked.contains(&checked.rows[*index].number));
        let rows: Vec<CheckedRow> = fine
            .iter()
            .map(|index| checked.rows[*index].clone())
            .collect();
        let states: Vec<RowState> = fine.iter().map(|index| states[*index]).collect();
        let mut lines: Vec<ResultLine> = Vec::new();
        let mut progress = Progress::new(self, rows.len());
        run.run(&rows, &states, &mut |index, outcome| {
            progress.step();
            if let RowOutcome::Failed(error) = &outcome {
                let place = format!("{}:{}", arguments.sheet.display(), rows[index].number + 1);
                warn(&place, &self.translator.format(&error.message()));
            }
            let name = run.name(&rows[index]);
            lines.push(result_line(&rows[index], name, &outcome, date));
        })?;
        progress.clear();
        for index in wrong {
            let row = &checked.rows[index];
            let first = problems
                .iter()
                .find(|problem| problem.row == Some(row.number) && problem.blocks(batch.is_draft));
            lines.push(ResultLine {
                row: row.number,
                customer: row.customer.clone(),
                file: None,
                state: "wrong",
                date: None,
                remark: first.map(BatchProblem::message),
            });
        }
        lines.sort_by_key(|line| line.row);
        let sheet = result_sheet(&lines, &self.translator).map_err(unwritable)?;
        let results = run.write_results(&result_name(&self.translator), &sheet)?;
        let withheld = chosen.standing.objection_to(&batch.template);
        let withheld = withheld.filter(|_| !input.is_draft);
        if let Some(message) = &withheld {
            warn("", &self.translator.format(message));
        }
        self.print_batch(&lines, &results)?;
        let is_complete = lines.iter().all(|line| line.file.is_some());
        Ok(if is_complete && withheld.is_none() {
            Status::Fine
        } else {
            Status::Found
        })
    }

    /// Says what is wrong, and returns the rows that are not exported; fails where nothing is.
    fn report_batch(
        &self,
        sheet: &Path,
        batch: &Batch,
        problems: &[BatchProblem],
        is_partial: bool,
    ) -> Result<Vec<u32>, Failure> {
        let blocks = |problem: &&BatchProblem| problem.blocks(batch.is_draft);
        for problem in problems {
            let is_of_folder = matches!(problem.kind, BatchProblemKind::Exported { .. });
            if !is_of_folder {
                warn("", &self.batch_line(sheet, batch, problem));
            }
        }
        let is_exported =
            |problem: &&BatchProblem| matches!(problem.kind, BatchProblemKind::Exported { .. });
        let exported = problems.iter().filter(is_exported).count();
        if exported > 0 {
            let message = Message::new("batch-exported-before").with("rows", exported);
            warn(
                &sheet.display().to_string(),
                &self.translator.format(&message),
            );
        }
        // A row of headings is no row that could be left out.
        let is_of_sheet =
            |problem: &&BatchProblem| problem.row.is_none_or(|row| row < batch.layout.first_row);
        let blocking = || problems.iter().filter(blocks);
        let rows: std::collections::BTreeSet<u32> = blocking()
            .filter(|problem| !is_of_sheet(problem))
            .filter_map(|problem| problem.row)
            .collect();
        if blocking().any(|problem| is_of_sheet(&problem)) {
            return Err(Failure::default());
        }
        if !rows.is_empty() && !is_partial {
            let message = Message::new("batch-wrong-rows").with("rows", rows.len());
            return Err(Failure::new(sheet.display().to_string(), message));
        }
        Ok(rows.into_iter().collect())
    }

    fn print_batch(&self, lines: &[ResultLine], results: &Path) -> Result<(), Failure> {
        let count = |state: &str| lines.iter().filter(|line| line.state == state).count();
        let (written, there) = (count("written"), count("there"));
        let rest = lines.len() - written - there;
        let message = Message::new("batch-done")
            .with("written", written)
            .with("there", there)
            .with("rest", rest);
        let rows = lines.iter().map(|line| {
            json!({
                "row": line.row + 1,
                "customer": line.customer,
                "file": line.file,
                "state": line.state,
                "date": line.date.map(|date| date.to_string()),
                "message": line.remark.as_ref().map(|one| self.translator.format(one)),
            })
        });
        let json = json!({
            "written": written,
            "there": there,
            "not_created": rest,
            "results": results.display().to_string(),
            "rows": rows.collect::<Vec<_>>(),
        });
        let lines = [
            self.sentence(&message),
            crate::characters::visible_line(&results.display().to_string()),
        ];
        self.print(&lines, &json)
    }
}

/// Returns all problems of a batch: of the sheet, then of its rows.
fn all_problems(batch: &Batch, checked: &Checked) -> Vec<BatchProblem> {
    let of_rows = checked.problems().into_iter();
    batch.problems.iter().chain(of_rows).cloned().collect()
}

/// Returns what is in the folder already, row by row.
fn folder_problems(run: &Run<'_>, rows: &[CheckedRow], states: &[RowState]) -> Vec<BatchProblem> {
    let rows = rows.iter().zip(states);
    let problems = rows.filter_map(|(row, state)| state.problem(row, &run.name(row)));
    problems.collect()
}

/// Returns the heading of a problem's column, or else the label of its field.
fn heading_of(batch: &Batch, problem: &BatchProblem, tag: &str) -> Option<String> {
    let column = problem
        .column
        .and_then(|column| batch.layout.column(column));
    let heading = column.map(|column| column.heading.clone());
    let heading = heading.filter(|heading| !heading.is_empty());
    heading.or_else(|| match &problem.kind {
        BatchProblemKind::Draft(problem) => {
            let field = problem.field.as_ref()?;
            let (group, label) = batch.template.field_name(field, tag);
            Some(if group.is_empty() {
                label.to_owned()
            } else {
                format!("{group}: {label}")
            })
        }
        _ => None,
    })
}

fn jobs(asked: Option<NonZeroUsize>) -> usize {
    let available = || available_parallelism().map_or(1, NonZeroUsize::get);
    asked.map_or_else(available, NonZeroUsize::get)
}

fn unwritable(detail: String) -> Failure {
    Failure::new("xlsx", Message::new("export-failed").with("detail", detail))
}

/// How far a run is, on standard error if that is a terminal.
struct Progress<'a> {
    context: &'a Context,
    total: usize,
    done: usize,
    started: Instant,
    shown: Option<Instant>,
}

/// So often the progress is shown anew, in milliseconds.
const SHOWN_EVERY_MS: u128 = 200;

impl<'a> Progress<'a> {
    fn new(context: &'a Context, total: usize) -> Self {
        Self {
            context,
            total,
            done: 0,
            started: Instant::now(),
            shown: None,
        }
    }

    fn step(&mut self) {
        self.done += 1;
        let is_fresh = |shown: Instant| shown.elapsed().as_millis() < SHOWN_EVERY_MS;
        if !stderr().is_terminal() || self.shown.is_some_and(is_fresh) {
            return;
        }
        self.shown = Some(Instant::now());
        let elapsed = self.started.elapsed().as_secs_f64();
        let left = elapsed / self.done as f64 * (self.total - self.done) as f64;
        let message = Message::new("batch-progress")
            .with("done", self.done)
            .with("total", self.total)
            .with("left", format!("{left:.0}"));
        let text = self.context.sentence(&message);
        // Nothing depends on it.
        let _ = write!(stderr(), "\r{text}\u{1b}[K");
    }

    fn clear(&self) {
        if self.shown.is_some() {
            let _ = write!(stderr(), "\r\u{1b}[K");
        }
    }
}
