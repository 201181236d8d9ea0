//! Folders that the user can set.

/// A folder in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Folder {
    /// The folder for drafts.
    Drafts,
    /// The folder for PDFs.
    Pdf,
    /// The folder of trusted certificates.
    Trusted,
}
