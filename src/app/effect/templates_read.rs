//! The templates that there are, as they were read last.

use std::path::PathBuf;
use std::sync::Arc;

use crate::diff::Comparison;
use crate::library::{Chosen, Policy, Remark};
use crate::template::{Places, Sources, Template};

/// The templates that there are, as they were read last.
#[derive(Clone, Debug)]
pub struct TemplatesRead {
    /// What new drafts can begin with.
    pub offers: Vec<Chosen>,
    /// All of them.
    pub all: Vec<Arc<Template>>,
    /// The template that was asked for, if it is still here; of a folder that somebody works on, its last good version.
    pub current: Option<Chosen>,
    /// What is wrong with the library's folders.
    pub remarks: Vec<Remark>,
    /// What the organisation decides.
    pub policy: Policy,
    /// The folder that somebody works on.
    pub folder: Option<FolderReport>,
}

/// A template's folder that somebody works on, as it was read last.
#[derive(Clone, Debug)]
pub struct FolderReport {
    /// The folder.
    pub path: PathBuf,
    /// The last good version; until there is one, what is shown meanwhile.
    pub chosen: Chosen,
    /// The files.
    pub sources: Arc<Sources>,
    /// Where things stand in the files.
    pub places: Places,
    /// What is wrong with the files.
    pub problems: Vec<Remark>,
    /// The newest approved version in the library, with what is changed since.
    pub approved: Option<(Arc<Template>, Arc<Comparison>)>,
}
