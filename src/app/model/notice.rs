//! Notices.

use crate::message::Message;

/// A notice: it takes no focus, and goes away by itself or when it is dismissed.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Whether it is about an error.
    pub is_error: bool,
    /// Its lines: the place that each is about, or nothing, and the sentence.
    pub lines: Vec<(String, Message)>,
    /// What it offers to do.
    pub offer: Offer,
}

/// What a notice offers to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offer {
    /// Nothing.
    #[default]
    Nothing,
    /// To open, print and show the exported PDF.
    Exported,
    /// The same, and to write the comparison with the standard.
    ExportedWithDeviations,
    /// To read the draft's file again.
    Reload,
    /// To type a path instead of waiting for a file dialog.
    TypePath,
}

impl Notice {
    /// A notice about an error.
    #[must_use]
    pub fn error(place: impl Into<String>, message: Message) -> Self {
        Self {
            is_error: true,
            lines: vec![(place.into(), message)],
            offer: Offer::Nothing,
        }
    }

    /// A notice about something else.
    #[must_use]
    pub fn information(place: impl Into<String>, message: Message) -> Self {
        Self {
            is_error: false,
            ..Self::error(place, message)
        }
    }
}
