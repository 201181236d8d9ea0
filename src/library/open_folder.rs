//! A template's folder that somebody works on: each time that it is read, the last good version stays until there
//! is a better one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::approval::Approvals;
use super::beside::read_notes;
use super::chosen::Chosen;
use super::digest::digest;
use super::folder::{approvals_in, notes_in, sources_in};
use super::policy::{LoadedPolicy, Policy};
use super::remark::Remark;
use super::standing::Objection;
use crate::template::{Typeface, load};

/// A template's folder that somebody works on.
pub struct OpenFolder {
    folder: PathBuf,
    policy: LoadedPolicy,
    /// The hash of the files that were read last.
    read: Option<[u8; 32]>,
    /// The approvals that were read last.
    approvals: Option<Result<Approvals, Objection>>,
    /// The notes that were read last, if they could be.
    notes: Option<Option<Vec<u8>>>,
    /// The last good version; at first what is shown until there is one.
    chosen: Chosen,
    problems: Vec<Remark>,
}

impl OpenFolder {
    /// A folder that wasn't read yet; `chosen` is shown until there is a good version.
    #[must_use]
    pub fn new(folder: PathBuf, policy: LoadedPolicy, chosen: Chosen) -> Self {
        Self {
            folder,
            policy,
            read: None,
            approvals: None,
            notes: None,
            chosen,
            problems: Vec::new(),
        }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The organisation's policy.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy.policy
    }

    /// The last good version.
    #[must_use]
    pub fn chosen(&self) -> &Chosen {
        &self.chosen
    }

    /// What is wrong with the files as they were read last.
    #[must_use]
    pub fn problems(&self) -> &[Remark] {
        &self.problems
    }

    /// Reads the folder; whether something is another than before.
    pub fn refresh(&mut self, typeface: &Typeface<'_>) -> bool {
        let sources = match sources_in(&self.folder) {
            Ok(sources) => sources,
            Err(error) => {
                let problems = vec![Remark {
                    place: error.path.display().to_string(),
                    message: error.message(),
                }];
                self.read = None;
                return std::mem::replace(&mut self.problems, problems.clone()) != problems;
            }
        };
        let approvals = approvals_in(&self.folder);
        let found = digest(&sources);
        let notes = notes_in(&self.folder);
        let found_notes = notes.as_ref().ok().cloned();
        let is_same = self.read == Some(found)
            && self.approvals.as_ref() == Some(&approvals)
            && self.notes == found_notes;
        if is_same {
            return false;
        }
        self.read = Some(found);
        match load(&sources, typeface) {
            Ok(template) => {
                let (notes, problems) = read_notes(&self.folder, notes, &template);
                self.chosen = Chosen {
                    standing: self.policy.standing_outside(&template, &approvals),
                    template: Arc::new(template),
                    notes,
                };
                self.problems = problems;
            }
            Err(error) => {
                let problems = error.problems.iter().map(|problem| Remark {
                    place: self
                        .folder
                        .join(problem.place.to_string())
                        .display()
                        .to_string(),
                    message: problem.kind.message(),
                });
                self.problems = problems.collect();
            }
        }
        self.approvals = Some(approvals);
        self.notes = found_notes;
        true
    }
}
