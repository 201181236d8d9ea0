//! The command line: a thin shell over the core.
//!
//! Arguments, files, the clock and the language of the environment come in here; answers go to
//! standard output, errors to standard error, one line a problem. The names and the exit
//! status are what scripts rely on: 0 done and nothing wrong, 1 done and something found, 2 could
//! not be done.
//!
//! | file | does |
//! | --- | --- |
//! | `arguments` | the commands and their arguments, with the help |
//! | `context` | what every command has at hand, and how it can end |
//! | `places` | the template, and the agreement, that a path names |
//! | `comparison`, `folder` | comparisons in lines and JSON; the drafts and PDFs of a folder |
//! | `document`, `answer`, `failure`, `report`, `signatures` | documents in and out, answers, errors, reports of `verify` |
//! | the others | a command each, or a few that belong together |

mod affects;
mod answer;
mod approvals;
mod arguments;
mod batch;
mod beside;
mod comparison;
mod context;
mod coverage;
mod deviations;
mod diff;
mod document;
mod drafts;
mod explain;
mod export;
mod failure;
mod folder;
mod library;
mod list;
mod lists;
mod new;
mod notes;
mod open;
mod places;
mod report;
mod shell_files;
mod signatory;
mod signatures;
mod template_test;
mod templates;
mod verify;
mod version;
mod window;

use std::io::Write as _;
use std::process::ExitCode;

use crate::app::platform::show_failure;
use crate::message::{Language, Translator};
use crate::support::short_version;
use arguments::{Arguments, Command, TemplateCommand};
use context::{Context, Status};
use failure::Failure;

/// Runs the program on the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::of_process() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are answers too. Nothing is left to do when they can't be printed.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    if arguments.short_version {
        return print_short_version();
    }
    let language = arguments
        .lang
        .or_else(|| Language::of_locale(&sys_locale::get_locale()?))
        .unwrap_or_default();
    let context = Context::new(arguments, Translator::new(language));
    match context.run() {
        Ok(Status::Fine) => ExitCode::SUCCESS,
        Ok(Status::Found) => ExitCode::from(1),
        Err(failure) => {
            let translator = &context.translator;
            let has_window = context.arguments.command.is_none() && !context.arguments.version;
            if !(has_window && show_failure(&failure.text(translator))) {
                failure.report(translator);
            }
            ExitCode::from(2)
        }
    }
}

/// Prints the version on one line.
fn print_short_version() -> ExitCode {
    let line = format!("{}\n", short_version());
    match std::io::stdout().write_all(line.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}

impl Context {
    fn run(&self) -> Result<Status, Failure> {
        match &self.arguments.command {
            None if self.arguments.version => self.version(),
            None => self.window(),
            Some(Command::Services) => self.services(),
            Some(Command::Fields) => self.fields(),
            Some(Command::New(arguments)) => self.new_draft(arguments),
            Some(Command::Check { draft }) if draft.is_dir() => self.check_folder(draft),
            Some(Command::Check { draft }) => self.check(draft),
            Some(Command::Text {
                draft,
                source_wording,
            }) => self.text(draft, *source_wording),
            Some(Command::Explain { draft }) => self.explain(draft),
            Some(Command::Export(arguments)) => self.export(arguments),
            Some(Command::Open(arguments)) => self.open(arguments),
            Some(Command::Verify(arguments)) => self.verify(arguments),
            Some(Command::Diff(arguments)) => self.diff(arguments),
            Some(Command::Deviations { draft }) => self.deviations(draft),
            Some(Command::Batch(command)) => self.batch_command(command),
            Some(Command::List(arguments)) => self.list(arguments),
            Some(Command::Template(command)) => self.template_command(command),
            Some(Command::Completions { shell }) => Self::completions(*shell),
            Some(Command::ManualPages { folder }) => Self::manual_pages(folder),
        }
    }

    fn template_command(&self, command: &TemplateCommand) -> Result<Status, Failure> {
        match command {
            TemplateCommand::Check { folder } => self.template_check(folder),
            TemplateCommand::Hash { folder } => self.template_hash(folder),
            TemplateCommand::Test { folder, update } => self.template_test(folder, *update),
            TemplateCommand::Coverage { folder } => self.template_coverage(folder),
            TemplateCommand::List => self.template_list(),
            TemplateCommand::Approve {
                folder,
                by,
                key,
                date,
            } => self.template_approve(folder, by, key.as_deref(), *date),
            TemplateCommand::Approvals { folder } => self.template_approvals(folder),
            TemplateCommand::Copy { output } => self.template_copy(output),
            TemplateCommand::Keygen { output, force } => self.keygen(output, *force),
            TemplateCommand::Diff(arguments) => self.template_diff(arguments),
            TemplateCommand::Affects {
                before,
                after,
                folder,
            } => self.template_affects(before, after, folder),
        }
    }
}
