//! The bounds that a file can reach.

/// A bound for what a file can make a reader do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The size of the file.
    FileBytes,
    /// What its streams decode to.
    DecodedBytes,
    /// Its objects, and what they are made of.
    Objects,
    /// What its content draws.
    Content,
    /// The steps that it takes to read and compare it.
    Steps,
}

impl Bound {
    /// Returns the name by which sentences describe the bound.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FileBytes => "file-bytes",
            Self::DecodedBytes => "decoded-bytes",
            Self::Objects => "objects",
            Self::Content => "content",
            Self::Steps => "steps",
        }
    }
}
