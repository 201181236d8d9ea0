//! A template's folder that somebody works on: each time that it is read, the last good version stays until there
//! is a better one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::approval::Approvals;
use super::beside::read_notes;
use super::catalog::Library;
use super::chosen::Chosen;
use super::digest::digest;
use super::folder::{approvals_in, notes_in, sources_in};
use super::remark::Remark;
use super::standing::Objection;
use crate::template::{Places, Sources, Template, Typeface, load};

/// A template's folder that somebody works on.
pub struct OpenFolder {
    folder: PathBuf,
    /// The library, for all other templates.
    pub library: Library,
    /// The hash of the files that were read last.
    read: Option<[u8; 32]>,
    /// The approvals that were read last.
    approvals: Option<Result<Approvals, Objection>>,
    /// The notes that were read last, if there were any.
    notes: Option<Vec<u8>>,
    /// The last good version; at first what is shown until there is one.
    chosen: Chosen,
    /// Whether there was a good version.
    has_version: bool,
    sources: Arc<Sources>,
    /// Where things stand in the files that could be read last.
    places: Places,
    problems: Vec<Remark>,
}

impl OpenFolder {
    /// A folder that wasn't read yet, and the library beside it; `chosen` is shown until there is a good version.
    #[must_use]
    pub fn new(folder: PathBuf, library: Library, chosen: Chosen) -> Self {
        Self {
            folder,
            library,
            read: None,
            approvals: None,
            notes: None,
            chosen,
            has_version: false,
            sources: Arc::default(),
            places: Places::default(),
            problems: Vec::new(),
        }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The last good version.
    #[must_use]
    pub fn chosen(&self) -> &Chosen {
        &self.chosen
    }

    /// The files as they were read last.
    #[must_use]
    pub fn sources(&self) -> &Arc<Sources> {
        &self.sources
    }

    /// Where things stand in the files; while these can't be read, where they stood.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// What is wrong with the files as they were read last.
    #[must_use]
    pub fn problems(&self) -> &[Remark] {
        &self.problems
    }

    /// Returns the newest approved version of the template in the library: what changes are held against.
    #[must_use]
    pub fn approved(&self) -> Option<&Arc<Template>> {
        let own = self.has_version.then_some(&self.chosen.template)?;
        let newest = self.library.newest_approved(&own.id);
        newest.map(|entry| &entry.template)
    }

    /// Reads the folder; whether something is another than before.
    pub fn refresh(&mut self, typeface: &Typeface<'_>) -> bool {
        let sources = match sources_in(&self.folder) {
            Ok(sources) => sources,
            Err(error) => {
                let problems = vec![Remark::new(error.path.clone(), error.message())];
                self.read = None;
                return std::mem::replace(&mut self.problems, problems.clone()) != problems;
            }
        };
        let approvals = approvals_in(&self.folder);
        let found = digest(&sources);
        let notes = notes_in(&self.folder);
        let found_notes = notes.as_ref().ok().cloned().flatten();
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
                    standing: self.library.policy.standing_outside(&template, &approvals),
                    template: Arc::new(template),
                    notes,
                };
                self.has_version = true;
                self.problems = problems;
            }
            Err(error) => {
                let problems = error.problems.iter();
                let problems = problems.map(|problem| Remark::of_problem(&self.folder, problem));
                self.problems = problems.collect();
            }
        }
        let places = Places::of(&sources);
        if !places.is_empty() {
            self.places = places;
        }
        self.sources = Arc::new(sources);
        self.approvals = Some(approvals);
        self.notes = found_notes;
        true
    }
}
