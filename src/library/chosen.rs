//! A template that is worked with.

use std::sync::Arc;

use super::catalog::Entry;
use super::standing::Standing;
use crate::notes::ClauseNotes;
use crate::template::Template;

/// A template, and whether it may be signed.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The template.
    pub template: Arc<Template>,
    /// Whether it may be signed.
    pub standing: Standing,
    /// The notes to its clauses for sales.
    pub notes: Arc<ClauseNotes>,
}

impl From<&Entry> for Chosen {
    fn from(entry: &Entry) -> Self {
        Self {
            template: Arc::clone(&entry.template),
            standing: entry.standing.clone(),
            notes: Arc::clone(&entry.notes),
        }
    }
}
