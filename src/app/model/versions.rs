//! Two versions that are compared.

use std::sync::Arc;

use super::listed_change::{ListedChange, listed_changes};
use crate::app::command::VersionChoice;
use crate::diff::{Comparison, ComparisonNames, compare_templates};
use crate::template::Template;

/// Two versions that are compared, and what differs.
#[derive(Clone, Debug)]
pub struct Versions {
    /// The older one.
    pub before: (VersionChoice, Arc<Template>),
    /// The newer one.
    pub after: (VersionChoice, Arc<Template>),
    /// What differs.
    pub comparison: Arc<Comparison>,
    /// The same, as a list.
    pub changes: Vec<ListedChange>,
}

impl Versions {
    /// Compares two versions; nothing for a template whose canonical form can't be read, as no checked one has.
    pub(super) fn new(
        before: (VersionChoice, Arc<Template>),
        after: (VersionChoice, Arc<Template>),
    ) -> Option<Self> {
        let comparison = compare_templates(&before.1, &after.1).ok()?;
        Some(Self {
            before,
            after,
            changes: listed_changes(&comparison),
            comparison: Arc::new(comparison),
        })
    }

    /// Returns the names of both.
    #[must_use]
    pub fn names(&self) -> ComparisonNames {
        ComparisonNames::of_templates(&self.before.1, &self.after.1)
    }
}
