//! Words for the window.

use std::collections::BTreeMap;

/// Words for the window, in the template's own language and others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// In the template's own language.
    pub own: String,
    /// In other languages, by language tag.
    pub others: BTreeMap<String, String>,
}

impl Label {
    /// In the language with that tag, else in the template's own.
    #[must_use]
    pub fn text(&self, language: &str) -> &str {
        self.others.get(language).unwrap_or(&self.own)
    }
}
