//! Panels of information.

/// A panel of information.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// About the program.
    About,
    /// All shortcuts.
    Shortcuts,
    /// Why each part of the agreement is there or was left out.
    Explanation,
    /// The terms that differ from their standard.
    Deviations,
    /// About the template.
    Template,
    /// What a newer version of the template changes.
    NewerVersion,
    /// Settings.
    Settings,
    /// Drafts of windows that ended without saving.
    Recovery,
    /// The command palette.
    Palette,
}
