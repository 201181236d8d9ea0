//! The command palette.

/// What is typed in the command palette, and which entry is selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// The text as typed.
    pub sought: String,
    /// The index of the selected entry.
    pub current: usize,
}
