//! What the log says of outcomes.

use super::errors::{ExportError, OpenFailure, SaveError};
use super::outcome::Outcome;
use crate::storage::StorageError;
use crate::support::{Doing, Event, Failure, Reason, WrittenFile};

/// Returns what the log says of an outcome; nothing of what happens all the time.
pub(super) fn events(outcome: &Outcome) -> Vec<Event> {
    use Outcome as O;
    let event = match outcome {
        O::DraftRead { result, .. } => Some(match result {
            Ok(opened) => Event::Opened {
                is_from_pdf: opened.is_from_pdf,
            },
            Err(failure) => failed(Doing::Open, of_open(failure)),
        }),
        O::DraftSaved { result, .. } => Some(wrote(WrittenFile::Draft, result, of_save)),
        O::PdfExported {
            options, result, ..
        } => return exported(options.is_draft, result),
        O::PackageWritten { result, .. } => Some(wrote(WrittenFile::Package, result, of_export)),
        O::StandardComparisonExported { result, .. } | O::ComparisonWritten { result, .. } => {
            Some(wrote(WrittenFile::Comparison, result, of_export))
        }
        O::ListExported { result, .. } => Some(wrote(WrittenFile::List, result, of_export)),
        O::SheetWritten(written) => Some(wrote(WrittenFile::Sheet, &written.result, |error| {
            error.into()
        })),
        O::PageDrawn { result: Err(_), .. } => Some(failed(Doing::DrawPage, Reason::NotDrawn)),
        O::NotShown { .. } => Some(failed(Doing::Show, Reason::NoProgram)),
        O::SheetRead { result: Err(_), .. } => Some(failed(Doing::ReadSheet, Reason::Sheet)),
        O::BatchDone { result, .. } => Some(match result {
            Ok(done) => {
                let lines = &done.completed.lines;
                Event::Batch {
                    rows: lines.len(),
                    done: lines.iter().filter(|line| line.file.is_some()).count(),
                }
            }
            Err(_) => failed(Doing::Batch, Reason::Sheet),
        }),
        O::RegisterRead(read) if read.progress.is_none() => Some(Event::RegisterRead {
            cases: read.cases.len(),
            problems: read.problems.len(),
        }),
        O::JournalWritten(Err(error)) => Some(failed(Doing::Journal, error)),
        O::SettingsWritten(Err(error)) => Some(failed(Doing::Settings, error)),
        O::Forgotten(errors) => return forgotten(errors),
        O::ReadForNew { .. }
        | O::FileChosen { .. }
        | O::FileChecked { .. }
        | O::MailOpened(_)
        | O::PageDrawn { .. }
        | O::TemplatesRead(_)
        | O::SheetRead { .. }
        | O::CustomersFound(_)
        | O::RegisterRead(_)
        | O::RegisterProgress(_)
        | O::JournalWritten(_)
        | O::RecoverableFound(_)
        | O::Adopted { .. }
        | O::Dismissed { .. }
        | O::SettingsWritten(_)
        | O::RecentWritten(_)
        | O::ListsCounted(_)
        | O::SupportRead(_) => None,
    };
    event.into_iter().collect()
}

fn failed(doing: Doing, failure: impl Into<Failure>) -> Event {
    Event::Failed {
        doing,
        failure: failure.into(),
    }
}

/// Returns the event of a file that was written, or wasn't.
fn wrote<T, E>(file: WrittenFile, result: &Result<T, E>, why: fn(&E) -> Failure) -> Event {
    match result {
        Ok(_) => Event::Wrote(file),
        Err(error) => failed(Doing::Write(file), why(error)),
    }
}

fn exported(is_draft: bool, result: &Result<super::Exported, ExportError>) -> Vec<Event> {
    let asked = if is_draft {
        WrittenFile::DraftPdf
    } else {
        WrittenFile::FinalPdf
    };
    match result {
        Ok(exported) => {
            let is_final = !is_draft && exported.withheld.is_none();
            let written = if is_final {
                WrittenFile::FinalPdf
            } else {
                WrittenFile::DraftPdf
            };
            let not_listed = exported.not_listed.as_ref();
            let not_listed = not_listed.map(|error| failed(Doing::List, error));
            std::iter::once(Event::Wrote(written))
                .chain(not_listed)
                .collect()
        }
        Err(error) => vec![failed(Doing::Write(asked), of_export(error))],
    }
}

fn forgotten(errors: &[StorageError]) -> Vec<Event> {
    if errors.is_empty() {
        return vec![Event::Forgot];
    }
    let errors = errors.iter();
    errors.map(|error| failed(Doing::Forget, error)).collect()
}

fn of_open(failure: &OpenFailure) -> Failure {
    match failure {
        OpenFailure::Storage(error) => error.into(),
        OpenFailure::Pdf(_) => Reason::NoDraftInPdf.into(),
        OpenFailure::Draft(_) => Reason::NotADraft.into(),
    }
}

fn of_save(error: &SaveError) -> Failure {
    match error {
        SaveError::Storage(error) => error.into(),
        SaveError::Conflict(_) => Reason::Conflict.into(),
    }
}

fn of_export(error: &ExportError) -> Failure {
    match error {
        ExportError::Storage(error) => error.into(),
        ExportError::OtherKind(_) => Reason::OtherKind.into(),
        ExportError::Pdf(_) => Reason::NotMade.into(),
        ExportError::Clock => Reason::NoDate.into(),
    }
}
