//! The register as this window knows it.

use super::remembered::TrustMemory;
use crate::register::Register;

/// The register as this window knows it.
#[derive(Default)]
pub(super) struct RegisterStore {
    /// What is known of the files.
    pub register: Register,
    /// Whether the index was looked for.
    pub is_loaded: bool,
    /// Whether something is known that the index on disk doesn't have.
    pub is_changed: bool,
    /// What is trusted, as it was read last.
    pub trust: TrustMemory,
}
