//! The register as it was read, and what is asked of it.

use std::path::PathBuf;
use std::sync::Arc;

use super::trusted_folders::TrustedFolders;
use crate::local_data::Customer;
use crate::message::Language;
use crate::register::{Case, Filters, Problem, Progress};
use crate::storage::Existing;

/// What is read for the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRequest {
    /// The folders.
    pub folders: Vec<PathBuf>,
    /// What is trusted.
    pub trusted: TrustedFolders,
    /// Whether all files are read and verified again, with both judges.
    pub verifies_all: bool,
    /// Whether the answer is waited for even if nothing changed.
    pub is_first: bool,
}

/// The register as it was read.
#[derive(Debug)]
pub struct RegisterRead {
    /// The cases, by customer and number.
    pub cases: Arc<Vec<Case>>,
    /// What they can be filtered by.
    pub filters: Filters,
    /// What people should know about the folders.
    pub problems: Vec<Problem>,
    /// The customers in it.
    pub customers: Vec<Customer>,
    /// How far the reading is; none at its end.
    pub progress: Option<Progress>,
}

/// A list to write.
#[derive(Debug)]
pub struct ListRequest {
    /// The file.
    pub path: PathBuf,
    /// All cases.
    pub cases: Arc<Vec<Case>>,
    /// The indices of those that are listed, in their order.
    pub rows: Vec<usize>,
    /// The language of headings.
    pub language: Language,
    /// What may happen to a file that exists.
    pub existing: Existing,
}
