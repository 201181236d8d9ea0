//! What went wrong, as a kind and the system's number.

use std::fmt;

use crate::storage::StorageError;

/// What went wrong, for the log: no path, no name, no sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    kind: &'static str,
    /// The number of the system's error.
    code: Option<i32>,
}

/// Why something was not done that has nothing to do with the file system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The file has another content than a draft.
    NotADraft,
    /// There is no draft in the PDF.
    NoDraftInPdf,
    /// Somebody else has changed the file.
    Conflict,
    /// There is a file of another kind.
    OtherKind,
    /// The PDF can't be made.
    NotMade,
    /// The clock shows no date.
    NoDate,
    /// A spreadsheet can't be read, or a run with it can't go on.
    Sheet,
    /// No program does it.
    NoProgram,
    /// A page can't be drawn.
    NotDrawn,
}

impl From<Reason> for Failure {
    fn from(reason: Reason) -> Self {
        let kind = match reason {
            Reason::NotADraft => "not-a-draft",
            Reason::NoDraftInPdf => "no-draft-in-pdf",
            Reason::Conflict => "conflict",
            Reason::OtherKind => "other-kind",
            Reason::NotMade => "not-made",
            Reason::NoDate => "no-date",
            Reason::Sheet => "sheet",
            Reason::NoProgram => "no-program",
            Reason::NotDrawn => "not-drawn",
        };
        Self { kind, code: None }
    }
}

impl From<&StorageError> for Failure {
    fn from(error: &StorageError) -> Self {
        Self {
            kind: error.kind.name(),
            code: error.code,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.kind)?;
        match self.code {
            Some(code) => write!(formatter, " os={code}"),
            None => Ok(()),
        }
    }
}
