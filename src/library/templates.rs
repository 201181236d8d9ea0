//! Where templates come from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::catalog::Library;
use super::chosen::Chosen;
use super::open_folder::OpenFolder;
use super::policy::{LoadedPolicy, Policy};
use super::remark::Remark;
use crate::date::Date;
use crate::storage::Disk;
use crate::template::{Template, Typeface};

/// The template that comes first where nothing else is said.
const STANDARD_TEMPLATE: &str = "intrum-personuppgifter";

/// Where templates come from.
pub enum Templates {
    /// One template, whatever a draft says.
    One(Chosen),
    /// A folder that the user named, and works on; all other templates come from the library beside it.
    Folder(Box<OpenFolder>),
    /// A library.
    Library(Box<Library>),
}

impl Templates {
    /// Opens a folder that somebody works on, and reads it. Without a template to be shown until it has a good
    /// version, all stays as it is.
    pub fn open_folder(&mut self, folder: PathBuf, disk: &dyn Disk, typeface: &Typeface<'_>) {
        let Some(shown) = self.standard() else {
            return;
        };
        let mut library = self.take_library();
        library.refresh(disk, typeface);
        let mut open = OpenFolder::new(folder, library, shown);
        open.refresh(typeface);
        *self = Self::Folder(Box::new(open));
    }

    /// Goes back from a folder that somebody works on to the library.
    pub fn close_folder(&mut self, disk: &dyn Disk, typeface: &Typeface<'_>) {
        if matches!(self, Self::Folder(_)) {
            let mut library = self.take_library();
            library.refresh(disk, typeface);
            *self = Self::Library(Box::new(library));
        }
    }

    /// Takes the library out; one with the built-in template only, if there is none.
    fn take_library(&mut self) -> Library {
        let empty = || Library::new(LoadedPolicy::none(), Vec::new(), None);
        match self {
            Self::One(_) => empty(),
            Self::Folder(folder) => std::mem::replace(&mut folder.library, empty()),
            Self::Library(library) => std::mem::replace(library, empty()),
        }
    }

    /// Reads all folders again.
    pub fn refresh(&mut self, disk: &dyn Disk, typeface: &Typeface<'_>) {
        match self {
            Self::One(_) => {}
            Self::Folder(folder) => {
                folder.library.refresh(disk, typeface);
                folder.refresh(typeface);
            }
            Self::Library(library) => library.refresh(disk, typeface),
        }
    }

    /// Returns the folder that somebody works on.
    #[must_use]
    pub fn folder(&self) -> Option<&OpenFolder> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::One(_) | Self::Library(_) => None,
        }
    }

    /// Returns the library, if templates come from one.
    #[must_use]
    pub fn library(&self) -> Option<&Library> {
        match self {
            Self::One(_) => None,
            Self::Folder(folder) => Some(&folder.library),
            Self::Library(library) => Some(library),
        }
    }

    /// Returns the one template that there is, or that somebody works on.
    #[must_use]
    pub fn own(&self) -> Option<&Chosen> {
        match self {
            Self::One(chosen) => Some(chosen),
            Self::Folder(folder) => Some(folder.chosen()),
            Self::Library(_) => None,
        }
    }

    /// The organisation's policy, with the presets of the library behind its own.
    #[must_use]
    pub fn policy(&self) -> Policy {
        let Some(library) = self.library() else {
            return Policy::none();
        };
        let mut policy = library.policy.policy.clone();
        for preset in library.presets() {
            if !policy.presets.iter().any(|known| known.name == preset.name) {
                policy.presets.push(preset.clone());
            }
        }
        policy
    }

    /// What is wrong with the library's folders.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        self.library().map_or(&[], Library::remarks)
    }

    /// Returns the template that a draft was made with, or the nearest version of it, or the one that somebody works
    /// on; nothing if it is another template.
    #[must_use]
    pub fn for_draft(&self, id: &str, version: &str, hash: Option<&str>) -> Option<Chosen> {
        let own = self.own().filter(|chosen| chosen.template.id == id);
        let known = || self.library()?.for_draft(id, version, hash);
        own.cloned().or_else(|| known().map(Chosen::from))
    }

    /// Returns the template that is shown for one with that hash: the one that somebody works on, or else the one
    /// with that content.
    #[must_use]
    pub fn current(&self, hash: &str) -> Option<Chosen> {
        let known = || self.library()?.with_hash(hash);
        self.own().cloned().or_else(|| known().map(Chosen::from))
    }

    /// Returns the template that new drafts begin with, unless another one is asked for.
    #[must_use]
    pub fn standard(&self) -> Option<Chosen> {
        let offers = self.offers();
        let standard = offers
            .iter()
            .find(|one| one.template.id == STANDARD_TEMPLATE);
        let own = self.own().cloned();
        own.or_else(|| standard.or(offers.first()).cloned())
    }

    /// Returns what new drafts can begin with: the one that somebody works on, and of each other template the newest
    /// approved version, or the newest.
    #[must_use]
    pub fn offers(&self) -> Vec<Chosen> {
        let mut offers: Vec<Chosen> = self.own().cloned().into_iter().collect();
        if let Some(library) = self.library() {
            let ids = library.ids().into_iter();
            let newest = ids.filter_map(|id| library.newest(id)).map(Chosen::from);
            for offer in newest {
                let is_own = |own: &Chosen| own.template.id == offer.template.id;
                if !offers.first().is_some_and(is_own) {
                    offers.push(offer);
                }
            }
        }
        offers
    }

    /// Returns all templates, each content once.
    #[must_use]
    pub fn all(&self) -> Vec<Arc<Template>> {
        let own = self.own().map(|chosen| &chosen.template);
        let entries = self.library().map_or(&[][..], Library::entries).iter();
        let others = entries.map(|entry| &entry.template);
        let is_other = |other: &&Arc<Template>| own.is_none_or(|own| own.hash != other.hash);
        let all = own.into_iter().chain(others.filter(is_other));
        all.cloned().collect()
    }

    /// Returns the days on which contents were approved, by hash; nothing of those without approvals.
    #[must_use]
    pub fn approval_days(&self) -> BTreeMap<String, BTreeSet<Date>> {
        let mut days: BTreeMap<String, BTreeSet<Date>> = BTreeMap::new();
        let entries = self.library().map_or(&[][..], Library::entries).iter();
        for approvals in entries.filter_map(|entry| entry.approvals.as_ref().ok()) {
            for approval in &approvals.approvals {
                if let Ok(day) = Date::parse(&approval.on) {
                    days.entry(approval.hash.clone()).or_default().insert(day);
                }
            }
        }
        days
    }
}
