//! `batch`: many agreements from a spreadsheet.

use std::io::{IsTerminal as _, Write as _, stderr};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use serde_json::{Value, json};

use super::arguments::{BatchCheck, BatchCommand, BatchInput, BatchRun, BatchSheet};
use super::context::{Context, Status};
use super::document::{read_document, write_document};
use super::export::{signing, today};
use super::failure::{Failure, warn};
use crate::characters::visible_line;
use crate::draft::Severity;
use crate::ledger::list_for;
use crate::library::Chosen;
use crate::local_data::profile::new_draft;
use crate::message::Message;
use crate::parallel::available_threads;
use crate::pipeline::batch::{
    Batch, BatchProblem, BatchProblemKind, Completed, Control, ResultLine, Run, all_problems,
    check, complete, empty_sheet, left_out, same_customers,
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
        let extension = arguments.output.extension().unwrap_or_default();
        if arguments.output != Path::new("-") && !extension.eq_ignore_ascii_case("xlsx") {
            let place = arguments.output.display().to_string();
            return Err(Failure::new(place, Message::new("batch-sheet-kind")));
        }
        let template = self.template()?.template;
        let sheet = empty_sheet(&template, &self.translator).map_err(unwritable)?;
        write_document(&arguments.output, &sheet, arguments.force)?;
        let lists = left_out(&template);
        if !lists.is_empty() {
            let names = lists.iter();
            let names = names.map(|field| template.full_field_name(&field.id, self.tag()));
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
        let profile = profile_name.map(|name| self.profile(name)).transpose();
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
        let folder = arguments.output.as_deref().unwrap_or(Path::new(""));
        let control = Control::default();
        let run = self.run_of(&batch, &chosen, input, folder, None, &control)?;
        let states = match &arguments.output {
            Some(_) => run.survey(&checked.rows)?,
            None => Vec::new(),
        };
        let problems = all_problems(&run, &checked, &states);
        let mut lines = self.batch_lines(&arguments.sheet, &batch, &problems);
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

    fn run_of<'a>(
        &self,
        batch: &'a Batch,
        chosen: &'a Chosen,
        input: &BatchInput,
        folder: &Path,
        jobs_asked: Option<NonZeroUsize>,
        control: &'a Control,
    ) -> Result<Run<'a>, Failure> {
        let date = match input.date {
            Some(date) => date,
            None => today()?,
        };
        Ok(Run {
            batch,
            standing: &chosen.standing,
            options: self.batch_options(input.is_draft)?,
            date,
            is_date_fixed: input.date.is_some(),
            jobs: jobs(jobs_asked),
            folder: folder.to_owned(),
            list: list_for(&folder.join("_"), &self.settings().agreement_folders()),
            disk: &RealDisk,
            control,
        })
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

    /// Returns problems as lines: one each, and one for all rows that have their customer in common with others.
    fn batch_lines(&self, sheet: &Path, batch: &Batch, problems: &[BatchProblem]) -> Vec<String> {
        let common = same_customers(problems);
        let is_told = |problem: &&BatchProblem| {
            let is_common = matches!(problem.kind, BatchProblemKind::SameCustomer { .. });
            !(is_common && common.is_some())
        };
        let told = problems.iter().filter(is_told);
        let told = told.map(|problem| self.batch_line(sheet, batch, problem));
        let common = common.as_ref().map(|message| {
            let sentence = self.sentence(message);
            format!("{}: {sentence}", sheet.display())
        });
        told.chain(common).collect()
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
        let BatchRun { sheet, input, .. } = arguments;
        let batch = self.batch(sheet, &chosen, input.profile.as_deref(), input.is_draft)?;
        let control = Control::default();
        let folder = &arguments.output;
        let run = self.run_of(&batch, &chosen, input, folder, arguments.jobs, &control)?;
        let checked = check(&batch, run.jobs);
        let states = run.survey(&checked.rows)?;
        let problems = all_problems(&run, &checked, &states);
        self.report_batch(sheet, &batch, &problems, arguments.is_partial)?;
        let mut progress = Progress::new(self, checked.rows.len());
        let completed = complete(
            &run,
            &checked,
            &states,
            &problems,
            &self.translator,
            &mut |row, error| {
                progress.step();
                if let Some(error) = error {
                    let place = format!("{}:{}", sheet.display(), row.number + 1);
                    warn(&place, &self.translator.format(&error.message()));
                }
            },
        );
        progress.clear();
        let completed = completed?;
        let folder = folder.display().to_string();
        if let Some(error) = &completed.not_listed {
            self.warn_not_listed(error);
        }
        let withheld = chosen.standing.objection_to(&batch.template);
        let withheld = withheld.filter(|_| !input.is_draft);
        if let Some(message) = &withheld {
            warn("", &self.translator.format(message));
        }
        self.print_batch(&completed)?;
        if let Some(message) = completed.stopped_message() {
            return Err(Failure::new(folder, message));
        }
        completed.results?;
        let is_complete = completed.lines.iter().all(|line| line.file.is_some());
        Ok(if is_complete && withheld.is_none() {
            Status::Fine
        } else {
            Status::Found
        })
    }

    /// Returns what became of a row, as a line.
    fn result_line(&self, line: &ResultLine) -> String {
        let row = u64::from(line.row) + 1;
        let state = self.translator.format(&line.state_message());
        visible_line(&format!("{row}\t{}\t{state}", line.customer))
    }

    /// Says what is wrong; fails where nothing can be exported, or a row is wrong that wasn't said to be left out.
    fn report_batch(
        &self,
        sheet: &Path,
        batch: &Batch,
        problems: &[BatchProblem],
        is_partial: bool,
    ) -> Result<(), Failure> {
        let blocks = |problem: &&BatchProblem| problem.blocks(batch.is_draft);
        let is_exported =
            |problem: &BatchProblem| matches!(problem.kind, BatchProblemKind::Exported { .. });
        let others = problems.iter().filter(|problem| !is_exported(problem));
        let others: Vec<BatchProblem> = others.cloned().collect();
        for line in self.batch_lines(sheet, batch, &others) {
            warn("", &line);
        }
        let exported = problems.len() - others.len();
        if exported > 0 {
            let message = Message::new("batch-exported-before").with("rows", exported);
            warn(
                &sheet.display().to_string(),
                &self.translator.format(&message),
            );
        }
        let blocking = || problems.iter().filter(blocks);
        let rows: std::collections::BTreeSet<u32> = blocking()
            .filter(|problem| !batch.is_of_sheet(problem))
            .filter_map(|problem| problem.row)
            .collect();
        if blocking().any(|problem| batch.is_of_sheet(problem)) {
            return Err(Failure::default());
        }
        if !rows.is_empty() && !is_partial {
            let message = Message::new("batch-wrong-rows").with("rows", rows.len());
            return Err(Failure::new(sheet.display().to_string(), message));
        }
        Ok(())
    }

    fn print_batch(&self, completed: &Completed) -> Result<(), Failure> {
        let lines = &completed.lines;
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
            "results": completed.results.as_ref().ok().map(|path| path.display().to_string()),
            "rows": rows.collect::<Vec<_>>(),
        });
        let mut printed = vec![self.sentence(&message)];
        match &completed.results {
            Ok(path) => printed.push(visible_line(&path.display().to_string())),
            // There is no other list.
            Err(_) => printed.extend(lines.iter().map(|line| self.result_line(line))),
        }
        self.print(&printed, &json)
    }
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
            Some(batch.template.full_field_name(field, tag))
        }
        _ => None,
    })
}

/// The maximum of rows that are worked on at a time.
const MAX_JOBS: usize = 256;

fn jobs(asked: Option<NonZeroUsize>) -> usize {
    // Each has pages and a PDF in memory, and no machine has more cores.
    asked
        .map_or_else(available_threads, NonZeroUsize::get)
        .min(MAX_JOBS)
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
