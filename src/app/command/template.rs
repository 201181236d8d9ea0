//! Commands for templates.

use crate::library::FilePlace;

/// A command for templates: the folder that somebody works on, and comparisons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateCommand {
    /// Asks for a template's folder, and opens it to work on.
    OpenFolder,
    /// Goes back to the library.
    CloseFolder,
    /// Shows the lines around a mistake, by its index.
    ShowProblem(usize),
    /// Shows a change since the approved version, by its index: its words, and its place on the pages.
    ShowChange(usize),
    /// Marks changes since the approved version on the pages, or doesn't.
    ToggleMarks,
    /// Opens a file in the user's editor, at a place.
    Edit(FilePlace),
    /// Shows what differs between two versions.
    CompareVersions,
    /// Chooses a version to be compared.
    ChooseVersion(Side, VersionChoice),
    /// Asks where to write the comparison as a PDF, and writes it.
    ExportComparison,
    /// Closes the comparison.
    CloseComparison,
}

/// A side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The older one.
    Before,
    /// The newer one.
    After,
}

/// A version that can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionChoice {
    /// The folder that somebody works on, whatever is saved there.
    Folder,
    /// The template with that hash.
    Known(String),
}
