//! What is asked for in a file dialog, and the answer.

use std::path::PathBuf;

use crate::draft;
use crate::pipeline::file_name::PDF_EXTENSION;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A draft.
    Draft,
    /// A PDF.
    Pdf,
    /// A spreadsheet.
    Sheet,
    /// A folder.
    Folder,
}

impl FileKind {
    /// Returns the extension of a new file.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.extensions().first().copied().unwrap_or_default()
    }

    /// Returns the extensions that such a file can be written under.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Draft => &draft::EXTENSIONS,
            Self::Pdf => &[PDF_EXTENSION],
            Self::Sheet => &["xlsx"],
            Self::Folder => &[],
        }
    }

    /// Returns the key under which the last folder of such files is kept.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "ron",
            Self::Pdf | Self::Sheet | Self::Folder => self.extension(),
        }
    }
}

/// A request for a file, in the window's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRequest {
    /// Its title.
    pub title: String,
    /// The name of the kind of file.
    pub kind_name: String,
    /// The kind of file.
    pub kind: FileKind,
    /// The proposed name; none to open a file.
    pub name: Option<String>,
    /// The folder to begin in.
    pub folder: Option<PathBuf>,
}

impl FileRequest {
    /// Returns the extensions of the files that can be chosen: a draft is opened from a PDF too.
    pub(super) fn extensions(&self) -> Vec<&'static str> {
        let mut extensions = self.kind.extensions().to_vec();
        if self.name.is_none() && self.kind == FileKind::Draft {
            extensions.push(FileKind::Pdf.extension());
        }
        if self.name.is_none() && self.kind == FileKind::Sheet {
            extensions.extend(["xlsm", "ods", "csv", "tsv", "txt"]);
        }
        extensions
    }
}

/// The answer to a request for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A file; the dialog has asked about replacing it.
    Path(PathBuf),
    /// No file.
    Cancelled,
    /// No dialog can be shown here.
    NoDialog,
}
