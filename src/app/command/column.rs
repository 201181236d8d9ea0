//! The columns of pages of an opened PDF.

/// The columns in which the pages of an opened PDF are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The pages as they should be.
    Expected,
    /// The pages of the file.
    #[default]
    Found,
}
