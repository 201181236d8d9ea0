//! A template that is worked with, and where templates come from.

use std::sync::Arc;

use super::catalog::{Entry, Library, Remark};
use super::standing::Standing;
use crate::storage::Disk;
use crate::template::{Template, Typeface};

/// A template, and whether it may be signed.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The template.
    pub template: Arc<Template>,
    /// Whether it may be signed.
    pub standing: Standing,
}

impl From<&Entry> for Chosen {
    fn from(entry: &Entry) -> Self {
        Self {
            template: Arc::clone(&entry.template),
            standing: entry.standing.clone(),
        }
    }
}

/// The template that comes first where nothing else is said.
const STANDARD_TEMPLATE: &str = "intrum-personuppgifter";

/// Where templates come from.
pub enum Templates {
    /// One template, whatever a draft says: that of a folder which the user named.
    One(Chosen),
    /// A library.
    Library(Box<Library>),
}

impl Templates {
    /// Reads the folders of a library again.
    pub fn refresh(&mut self, disk: &dyn Disk, typeface: &Typeface<'_>) {
        if let Self::Library(library) = self {
            library.refresh(disk, typeface);
        }
    }

    /// What is wrong with the folders.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        match self {
            Self::One(_) => &[],
            Self::Library(library) => library.remarks(),
        }
    }

    /// Returns the template that a draft was made with, or the nearest version of it; nothing if it is another
    /// template.
    #[must_use]
    pub fn for_draft(&self, id: &str, version: &str, hash: Option<&str>) -> Option<Chosen> {
        match self {
            Self::One(chosen) => (chosen.template.id == id).then(|| chosen.clone()),
            Self::Library(library) => library.for_draft(id, version, hash).map(Chosen::from),
        }
    }

    /// Returns the template with that content.
    #[must_use]
    pub fn with_hash(&self, hash: &str) -> Option<Chosen> {
        match self {
            Self::One(chosen) => (chosen.template.hash == hash).then(|| chosen.clone()),
            Self::Library(library) => library.with_hash(hash).map(Chosen::from),
        }
    }

    /// Returns the template that new drafts begin with, unless another one is asked for.
    #[must_use]
    pub fn standard(&self) -> Option<Chosen> {
        let offers = self.offers();
        let standard = offers
            .iter()
            .find(|one| one.template.id == STANDARD_TEMPLATE);
        standard.or(offers.first()).cloned()
    }

    /// Returns what new drafts can begin with: of each template the newest approved version, or the newest.
    #[must_use]
    pub fn offers(&self) -> Vec<Chosen> {
        match self {
            Self::One(chosen) => vec![chosen.clone()],
            Self::Library(library) => {
                let ids = library.ids().into_iter();
                ids.filter_map(|id| library.newest(id))
                    .map(Chosen::from)
                    .collect()
            }
        }
    }

    /// Returns all templates.
    #[must_use]
    pub fn all(&self) -> Vec<Arc<Template>> {
        match self {
            Self::One(chosen) => vec![Arc::clone(&chosen.template)],
            Self::Library(library) => {
                let entries = library.entries().iter();
                entries.map(|entry| Arc::clone(&entry.template)).collect()
            }
        }
    }
}
