//! A newer version of the draft's template.

use crate::diff::Comparison;
use crate::library::Chosen;

/// A newer version, with what it changes in this draft's own agreement.
pub struct Upgrade {
    /// The newer version.
    pub chosen: Chosen,
    /// What differs.
    pub comparison: Comparison,
    /// What the newer version doesn't have: services and answers, which are kept in the draft.
    pub left_over: Vec<String>,
}
