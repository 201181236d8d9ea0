//! What is asked for in a file dialog, and the answer.

use std::path::PathBuf;

/// The extension of drafts that desktops know as the program's own.
const OWN_EXTENSION: &str = "klausul";

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
    /// Returns the extension of such files.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Draft => "ron",
            Self::Pdf => crate::pipeline::file_name::PDF_EXTENSION,
            Self::Sheet => "xlsx",
            Self::Folder => "",
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
    /// Returns the extensions of the files that can be chosen: a draft is opened from a PDF too, and some are
    /// called `.klausul`.
    pub(super) fn extensions(&self) -> Vec<&'static str> {
        let mut extensions = vec![self.kind.extension()];
        if self.name.is_none() && self.kind == FileKind::Draft {
            extensions.extend([OWN_EXTENSION, FileKind::Pdf.extension()]);
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
