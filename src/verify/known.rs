//! What is known here.

use super::trust::Trusted;
use crate::template::{Template, Typeface};
use crate::typeset::fonts;

/// What is known here.
pub struct Known<'a> {
    /// The templates.
    pub templates: Vec<&'a Template>,
    /// What the built-in typeface offers to a template that is inside a file.
    pub typeface: Typeface<'a>,
    /// The certificates that are trusted; none to leave that unchecked.
    pub trusted: Option<&'a Trusted>,
}

impl Default for Known<'_> {
    fn default() -> Self {
        Self {
            templates: Vec::new(),
            typeface: fonts::TYPEFACE,
            trusted: None,
        }
    }
}
