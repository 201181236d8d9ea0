//! Where templates come from.

use std::sync::Arc;

use super::catalog::Library;
use super::chosen::Chosen;
use super::open_folder::OpenFolder;
use super::policy::Policy;
use super::remark::Remark;
use crate::storage::Disk;
use crate::template::{Template, Typeface};

/// The template that comes first where nothing else is said.
const STANDARD_TEMPLATE: &str = "intrum-personuppgifter";

/// Where templates come from.
pub enum Templates {
    /// One template, whatever a draft says.
    One(Chosen),
    /// A folder that the user named, and works on.
    Folder(Box<OpenFolder>),
    /// A library.
    Library(Box<Library>),
}

impl Templates {
    /// Reads the folders of a library again.
    pub fn refresh(&mut self, disk: &dyn Disk, typeface: &Typeface<'_>) {
        match self {
            Self::One(_) => {}
            Self::Folder(folder) => drop(folder.refresh(typeface)),
            Self::Library(library) => library.refresh(disk, typeface),
        }
    }

    /// Returns the one template that there is; none for a library.
    #[must_use]
    pub fn only(&self) -> Option<&Chosen> {
        match self {
            Self::One(chosen) => Some(chosen),
            Self::Folder(folder) => Some(folder.chosen()),
            Self::Library(_) => None,
        }
    }

    /// The organisation's policy.
    #[must_use]
    pub fn policy(&self) -> Policy {
        match self {
            Self::One(_) => Policy::none(),
            Self::Folder(folder) => folder.policy().clone(),
            Self::Library(library) => library.policy.policy.clone(),
        }
    }

    /// What is wrong with the folders.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        match self {
            Self::One(_) => &[],
            Self::Folder(folder) => folder.problems(),
            Self::Library(library) => library.remarks(),
        }
    }

    /// Returns the template that a draft was made with, or the nearest version of it; nothing if it is another
    /// template.
    #[must_use]
    pub fn for_draft(&self, id: &str, version: &str, hash: Option<&str>) -> Option<Chosen> {
        match self {
            Self::Library(library) => library.for_draft(id, version, hash).map(Chosen::from),
            _ => self
                .only()
                .filter(|chosen| chosen.template.id == id)
                .cloned(),
        }
    }

    /// Returns the template with that content.
    #[must_use]
    pub fn with_hash(&self, hash: &str) -> Option<Chosen> {
        match self {
            Self::Library(library) => library.with_hash(hash).map(Chosen::from),
            _ => self
                .only()
                .filter(|chosen| chosen.template.hash == hash)
                .cloned(),
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
            Self::One(_) | Self::Folder(_) => self.only().cloned().into_iter().collect(),
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
            Self::One(_) | Self::Folder(_) => {
                let only = self.only().into_iter();
                only.map(|chosen| Arc::clone(&chosen.template)).collect()
            }
            Self::Library(library) => {
                let entries = library.entries().iter();
                entries.map(|entry| Arc::clone(&entry.template)).collect()
            }
        }
    }
}
