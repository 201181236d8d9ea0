//! The commands and their arguments. Doc comments are the help, which is in English.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

use crate::date::Date;
use crate::message::{Language, nearest};
use crate::register::{CaseState, Column};
use crate::support::Renderer;

/// Drafts agreements: chosen services in, the right clauses out, as text and as typeset PDF.
///
/// Without a command, opens the window. Everything else works without a display.
///
/// Exit status: 0 done and nothing wrong; 1 done and something found; 2 could not be done.
#[derive(Debug, Parser)]
#[command(name = "klausul", bin_name = "klausul", max_term_width = 100)]
pub struct Arguments {
    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The draft, or the exported PDF, to open in the window
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// What draws the window (otherwise what works)
    #[arg(long, value_name = "RENDERER")]
    pub renderer: Option<Renderer>,

    /// Use the template in this folder instead of those of the library
    #[arg(long, global = true, value_name = "DIR")]
    pub template: Option<PathBuf>,

    /// Add a folder of templates to the library, beside those of the settings and the policy
    #[arg(long, global = true, value_name = "DIR")]
    pub library: Vec<PathBuf>,

    /// The language of messages (otherwise the environment's)
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<Language>,

    /// Print what this program is: version, commit, templates, where settings, policy and log are, and what is broken there
    #[arg(long, conflicts_with = "file")]
    pub version: bool,

    /// Print the version, on one line
    #[arg(short = 'V')]
    pub short_version: bool,

    /// Answer in JSON (services, fields, check, explain, verify, diff, deviations, list, batch, template, --version)
    #[arg(long, global = true)]
    pub json: bool,
}

impl Arguments {
    /// Parses the arguments of this process.
    ///
    /// # Errors
    /// A usage error; help and version come as one too.
    pub fn of_process() -> Result<Self, clap::Error> {
        let arguments = Self::try_parse()?;
        if let (Some(_), Some(file)) = (&arguments.command, &arguments.file) {
            let file = file.display();
            let message = format!("'{file}' is neither a command nor an option");
            let kind = clap::error::ErrorKind::UnknownArgument;
            return Err(Self::command().error(kind, message));
        }
        if let Some(file) = &arguments.file
            && file.extension().is_none()
            && !file.exists()
        {
            return Err(unknown_command(&file.to_string_lossy()));
        }
        Ok(arguments)
    }
}

/// Creates the error about a word that is neither a command nor a file: most likely a mistyped command.
fn unknown_command(found: &str) -> clap::Error {
    let mut command = Arguments::command();
    let names: Vec<String> = command
        .get_subcommands()
        .map(|known| known.get_name().to_owned())
        .collect();
    let nearest = nearest(found, names.iter().map(String::as_str));
    let tip = nearest.map_or(String::new(), |name| format!("; did you mean '{name}'?"));
    let message = format!("there is no command and no file '{found}'{tip}");
    command.error(clap::error::ErrorKind::InvalidSubcommand, message)
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the services: id, set, name
    Services,
    /// List the fields: id, kind, required or optional, standard value, label
    Fields,
    /// Write a new draft
    New(New),
    /// List everything that is missing or wrong in a draft, or in the drafts and exported PDFs of a folder
    Check {
        /// The draft, - for standard input, or a folder
        #[arg(value_name = "DRAFT.ron")]
        draft: PathBuf,
    },
    /// Print the agreement as plain text, a paragraph a line
    Text {
        /// The draft, or - for standard input
        #[arg(value_name = "DRAFT.ron")]
        draft: PathBuf,
        /// Print the source's own wording, without the editorial corrections
        #[arg(long)]
        source_wording: bool,
    },
    /// Say for every part of the agreement why it is there or was left out
    Explain {
        /// The draft, or - for standard input
        #[arg(value_name = "DRAFT.ron")]
        draft: PathBuf,
    },
    /// Write the agreement as a PDF
    Export(Export),
    /// Take the draft out of an exported PDF
    Open(Open),
    /// Say whether PDFs still say what was agreed
    Verify(Verify),
    /// Say what differs between two agreements, by clause and word
    Diff(AgreementDiff),
    /// List the terms that differ from their standard: field, clauses, standard, answer, who allowed it and why
    Deviations {
        /// The draft or exported PDF, or - for standard input
        #[arg(value_name = "DRAFT")]
        draft: PathBuf,
    },
    /// Make many agreements from a spreadsheet, a row each
    #[command(subcommand)]
    Batch(BatchCommand),
    /// List the agreements in folders: customer, number, date, services, sets, template, deviations, last change, state, file
    List(List),
    /// Look after a template
    #[command(subcommand)]
    Template(TemplateCommand),
    /// Print what a shell completes commands and options by: source it where the shell starts
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// Write the manual pages
    #[command(hide = true)]
    ManualPages {
        /// The folder to write them into
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// Arguments of `list`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct List {
    /// The folders of agreements, with the folders in them
    #[arg(required = true, value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,
    /// Only agreements with these words, anywhere in what the draft says; accents don't count
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub search: String,
    /// Only agreements in these states: draft, exported, partly-signed, signed, review, changed, unreadable
    #[arg(long, value_name = "STATE,STATE…", value_delimiter = ',', value_parser = state)]
    pub state: Vec<CaseState>,
    /// Sort by a column: customer, number, date, services, sets, template, deviations, modified, state
    #[arg(long, value_name = "COLUMN", default_value = "customer", value_parser = column)]
    pub sort: Column,
    /// Sort the other way round
    #[arg(long)]
    pub reverse: bool,
    /// Let both judges of verify look at what isn't proven by bytes, which takes longer
    #[arg(long)]
    pub full: bool,
    /// Read all files, and leave nothing about them on this machine; else what is known of them is kept for the next time
    #[arg(long = "no-index", action = clap::ArgAction::SetFalse)]
    pub uses_index: bool,
    /// Write the list to a file, .xlsx or .csv
    #[arg(short, long, value_name = "LIST.xlsx")]
    pub output: Option<PathBuf>,
    /// Replace an existing file
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Reads a state of an agreement.
fn state(name: &str) -> Result<CaseState, String> {
    let known = CaseState::ALL.map(CaseState::name).join(", ");
    CaseState::of_name(name).ok_or_else(|| format!("the states are {known}"))
}

/// Reads a column of the list.
fn column(name: &str) -> Result<Column, String> {
    let known = Column::ALL.map(Column::name).join(", ");
    Column::of_name(name).ok_or_else(|| format!("the columns are {known}"))
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct New {
    /// Where to write the draft, or - for standard output
    #[arg(short, long, value_name = "DRAFT.ron")]
    pub output: PathBuf,
    /// The services to choose, by id
    #[arg(long, value_name = "ID,ID…", value_delimiter = ',')]
    pub services: Vec<String>,
    /// Answer a field; in one of several lines, \n ends a line, and \\ is a backslash
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Add a signatory; also PARTY:NAME:TITLE:EMAIL, or PARTY:name=NAME,title=TITLE,email=EMAIL, where a title may have
    /// colons; else \: is a colon in the name or the title, and \\ a backslash
    #[arg(long, value_name = "PARTY:NAME:TITLE")]
    pub signatory: Vec<String>,
    /// Begin with a profile of the window's settings, before the template's standard values
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Replace the draft if it exists
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct Export {
    /// The draft, or - for standard input
    #[arg(value_name = "DRAFT.ron")]
    pub input: PathBuf,
    /// Where to write the PDF, or - for standard output
    #[arg(short, long, value_name = "OUT.pdf")]
    pub output: PathBuf,
    /// The date of the export (otherwise today)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = iso_date)]
    pub date: Option<Date>,
    /// Allow gaps: every page is marked as a draft, with nothing to sign
    #[arg(long = "draft")]
    pub is_draft: bool,
    /// Mark the places to sign for a signing service that looks for text
    #[arg(long, value_name = "NAME")]
    pub signing: Option<String>,
    /// Take the signing services from this file instead of the built-in ones
    #[arg(long, value_name = "FILE.ron", requires = "signing")]
    pub signing_services: Option<PathBuf>,
    /// Write who signs, in which order and in which fields, beside the PDF: as OUT.signing.json and OUT.signing.csv
    #[arg(long, conflicts_with = "is_draft")]
    pub signing_package: bool,
    /// Leave out the draft and the template, which otherwise travel inside the PDF
    #[arg(long)]
    pub without_attachments: bool,
    /// Replace the PDF if it exists
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `open`.
#[derive(Debug, Args)]
pub struct Open {
    /// The exported PDF, signed or not, or - for standard input
    #[arg(value_name = "AGREEMENT.pdf")]
    pub input: PathBuf,
    /// Where to write the draft, or - for standard output
    #[arg(short, long, value_name = "DRAFT.ron")]
    pub output: PathBuf,
    /// Replace the draft if it exists
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// Exported PDFs, signed or not, folders of them, or - for standard input
    #[arg(value_name = "AGREEMENT.pdf", required = true)]
    pub files: Vec<PathBuf>,
    /// Check signers against the certificates in this folder (PEM or DER) instead of the one in the settings
    #[arg(long, value_name = "FOLDER")]
    pub trust: Option<PathBuf>,
    /// Verify files that enclose no draft against this one
    #[arg(long, value_name = "DRAFT.ron")]
    pub draft: Option<PathBuf>,
    /// Trust this list of exports as well as those in the folders of the settings
    #[arg(long, value_name = "LIST.txt")]
    pub exports: Vec<PathBuf>,
    /// Compare the structure of pages only, not their pictures: nothing is then called the same pages
    #[arg(long)]
    pub structure_only: bool,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct AgreementDiff {
    /// The older agreement: a draft or an exported PDF
    #[arg(value_name = "OLD")]
    pub before: PathBuf,
    /// The newer one
    #[arg(value_name = "NEW", required_unless_present = "standard")]
    pub after: Option<PathBuf>,
    /// Compare one agreement with itself as the template's standard values would have it
    #[arg(long, conflicts_with = "after")]
    pub standard: bool,
    /// What becomes of the comparison
    #[command(flatten)]
    pub output: DiffOutput,
}

/// Arguments of `template diff`.
#[derive(Debug, Args)]
pub struct TemplateDiff {
    /// The older template: a folder, ID@VERSION of the library, or an exported PDF whose template is known here
    #[arg(value_name = "OLD")]
    pub before: PathBuf,
    /// The newer one
    #[arg(value_name = "NEW")]
    pub after: PathBuf,
    /// What becomes of the comparison
    #[command(flatten)]
    pub output: DiffOutput,
}

/// What becomes of a comparison.
#[derive(Debug, Args)]
pub struct DiffOutput {
    /// Write the comparison as a PDF instead, or - for standard output
    #[arg(short, long, value_name = "OUT.pdf")]
    pub output: Option<PathBuf>,
    /// The date of the PDF (otherwise today)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = iso_date, requires = "output")]
    pub date: Option<Date>,
    /// Replace the PDF if it exists
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// A command about many agreements.
#[derive(Debug, Subcommand)]
pub enum BatchCommand {
    /// Write an empty spreadsheet with a column for each answer and each service of the template
    Sheet(BatchSheet),
    /// List everything that is missing or wrong in a spreadsheet, with its cell; nothing is written
    Check(BatchCheck),
    /// Check a spreadsheet, and then write an agreement for each row; what is there already isn't made again
    Run(BatchRun),
}

/// Arguments of `batch sheet`.
#[derive(Debug, Args)]
pub struct BatchSheet {
    /// Where to write the spreadsheet, or - for standard output
    #[arg(short, long, value_name = "SHEET.xlsx")]
    pub output: PathBuf,
    /// Replace the file if it exists
    #[arg(long)]
    pub force: bool,
}

/// What the rows of a spreadsheet become agreements with.
#[derive(Debug, Args)]
pub struct BatchInput {
    /// Begin each row with a profile of the window's settings, before the template's standard values
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// The date of the agreements (otherwise today)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = iso_date)]
    pub date: Option<Date>,
    /// Allow gaps: every page is marked as a draft, with nothing to sign
    #[arg(long = "draft")]
    pub is_draft: bool,
}

/// Arguments of `batch check`.
#[derive(Debug, Args)]
pub struct BatchCheck {
    /// The spreadsheet (xlsx, ods, csv or tsv), or - for standard input
    #[arg(value_name = "SHEET")]
    pub sheet: PathBuf,
    /// Say of each row whether it was exported to this folder before
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// What the rows become agreements with
    #[command(flatten)]
    pub input: BatchInput,
}

/// Arguments of `batch run`.
#[derive(Debug, Args)]
pub struct BatchRun {
    /// The spreadsheet (xlsx, ods, csv or tsv), or - for standard input
    #[arg(value_name = "SHEET")]
    pub sheet: PathBuf,
    /// The folder for the agreements and the list of results
    #[arg(short, long, value_name = "FOLDER")]
    pub output: PathBuf,
    /// Work on so many rows at a time (otherwise as many as there are cores)
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Export the rows without mistakes, and leave the others out
    #[arg(long = "partial")]
    pub is_partial: bool,
    /// What the rows become agreements with
    #[command(flatten)]
    pub input: BatchInput,
}

/// A command about a template.
#[derive(Debug, Subcommand)]
pub enum TemplateCommand {
    /// List everything that is wrong with a template
    Check {
        /// The template's folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Print the hash of a template's content
    Hash {
        /// The template's folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Test a template: its examples, and the laws that hold for every combination of services
    Test {
        /// The template's folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Write the texts of the examples anew, after showing what changed
        #[arg(long)]
        update: bool,
    },
    /// Say which clause serves which item of Article 28(3) of the General Data Protection Regulation
    Coverage {
        /// The template's folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Say what differs between two templates, by clause and word
    Diff(TemplateDiff),
    /// Say for each draft and exported PDF of a folder which of its clauses another template would change
    Affects {
        /// The older template: a folder, ID@VERSION of the library, or an exported PDF whose template is known here
        #[arg(value_name = "OLD")]
        before: PathBuf,
        /// The newer one
        #[arg(value_name = "NEW")]
        after: PathBuf,
        /// The folder with drafts and exported PDFs
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
    /// List the templates of the library: id, version, language, title, approval, place
    List,
    /// Test a template and approve its content, in approvals.ron beside its files
    Approve {
        /// The template's folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Who approves
        #[arg(long, value_name = "NAME")]
        by: String,
        /// Sign the approval with this key; its passphrase is asked for, or in `KLAUSUL_PASSPHRASE`
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
        /// The day of the approval (otherwise today)
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = iso_date)]
        date: Option<Date>,
    },
    /// List who approved a template, and whether each approval holds
    Approvals {
        /// The template's folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Copy a template's files to a new folder, to change them there: the built-in one's, or those of --template
    Copy {
        /// The folder, which doesn't exist yet
        #[arg(short, long, value_name = "DIR")]
        output: PathBuf,
    },
    /// Make a key pair to sign approvals with
    Keygen {
        /// Where to write the secret key; the public one is printed, and written beside it as FILE.pub
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Replace the files if they exist
        #[arg(long)]
        force: bool,
    },
}

fn iso_date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|error| error.to_string())
}
