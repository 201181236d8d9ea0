//! All templates, by id, version and hash.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::approval::Approvals;
use super::beside::read_notes;
use super::copies::Copies;
use super::digest::digest;
use super::folder::{approvals_in, notes_in, sources_in, template_folders};
use super::policy::LoadedPolicy;
use super::preset::Preset;
use super::presets_file::read_presets;
use super::remark::Remark;
use super::standing::{Objection, Standing};
use super::version::Version;
use crate::message::Message;
use crate::notes::{BUILT_IN_NOTES, ClauseNotes};
use crate::storage::Disk;
use crate::template::{LoadError, Sources, Template, Typeface, built_in, load};

/// The approvals of the built-in template.
const BUILT_IN_APPROVALS: &[u8] =
    include_bytes!("../../templates/intrum-personuppgifter/approvals.ron");

/// Where a template comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// It is compiled in.
    BuiltIn,
    /// A folder.
    Folder(PathBuf),
    /// The last good copy of a folder that can't be read now.
    Copy(PathBuf),
}

impl Origin {
    /// Returns the folder, if it has one.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn => None,
            Self::Folder(folder) | Self::Copy(folder) => Some(folder),
        }
    }
}

/// A template of the library.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The template.
    pub template: Arc<Template>,
    /// Where it comes from.
    pub origin: Origin,
    /// Its approvals.
    pub approvals: Result<Approvals, Objection>,
    /// Whether it may be signed.
    pub standing: Standing,
    /// Whether another template has the same id and version, and another content.
    pub is_ambiguous: bool,
    /// The notes to its clauses for sales.
    pub notes: Arc<ClauseNotes>,
}

impl Entry {
    /// Its version, in order.
    #[must_use]
    pub fn version(&self) -> Version {
        Version::new(&self.template.version)
    }
}

/// A template as it was loaded, by the hash of its files.
type Loaded = Result<Arc<Template>, LoadError>;

/// All templates that there are.
pub struct Library {
    /// The folders that are looked at, in order.
    pub folders: Vec<PathBuf>,
    /// The organisation's policy.
    pub policy: LoadedPolicy,
    copies: Option<Copies>,
    built_in: Option<Arc<Template>>,
    entries: Vec<Entry>,
    remarks: Vec<Remark>,
    presets: Vec<Preset>,
    loaded: BTreeMap<[u8; 32], Loaded>,
}

impl Library {
    /// A library of folders, read for the first time by [`Library::refresh`].
    #[must_use]
    pub fn new(policy: LoadedPolicy, folders: Vec<PathBuf>, copies: Option<Copies>) -> Self {
        Self {
            folders,
            policy,
            copies,
            built_in: None,
            entries: Vec::new(),
            remarks: Vec::new(),
            presets: Vec::new(),
            loaded: BTreeMap::new(),
        }
    }

    /// The templates, by id and version.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What is wrong with its folders.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// The choices of services in its folders.
    #[must_use]
    pub fn presets(&self) -> &[Preset] {
        &self.presets
    }

    /// Reads all folders again. A template whose files are the same as before isn't loaded again.
    pub fn refresh(&mut self, disk: &dyn Disk, typeface: &Typeface<'_>) {
        let before = std::mem::take(&mut self.loaded);
        self.entries.clear();
        self.remarks.clear();
        if self.built_in.is_none() {
            match built_in(typeface) {
                Ok(template) => self.built_in = Some(Arc::new(template)),
                Err(error) => self.remarks.push(remark_of(Path::new(""), &error)),
            }
        }
        if let Some(template) = self.built_in.clone() {
            let approvals = Approvals::read(BUILT_IN_APPROVALS);
            let approvals = approvals.map_err(|error| Objection::Unreadable {
                place: "approvals.ron".to_owned(),
                reason: error.message(),
            });
            let notes = ClauseNotes::read(BUILT_IN_NOTES, &template).unwrap_or_default();
            self.add(template, Origin::BuiltIn, approvals, Arc::new(notes));
        }
        for root in self.folders.clone() {
            self.read_root(disk, &root, &before, typeface);
        }
        self.settle();
        self.read_presets();
    }

    /// Reads the presets of all folders; of two with one name the first counts.
    fn read_presets(&mut self) {
        self.presets.clear();
        let entries = &self.entries;
        let is_service = |id: &str| {
            let mut entries = entries.iter();
            entries.any(|entry| entry.template.service(id).is_some())
        };
        for root in &self.folders {
            let (presets, remarks) = read_presets(root, &is_service);
            for preset in presets {
                if !self.presets.iter().any(|known| known.name == preset.name) {
                    self.presets.push(preset);
                }
            }
            self.remarks.extend(remarks);
        }
    }

    fn remark(&mut self, place: &Path, message: Message) {
        self.remarks.push(Remark::new(place.to_owned(), message));
    }

    fn add(
        &mut self,
        template: Arc<Template>,
        origin: Origin,
        approvals: Result<Approvals, Objection>,
        notes: Arc<ClauseNotes>,
    ) {
        let standing = self.policy.standing(&template, &approvals);
        self.entries.push(Entry {
            template,
            origin,
            approvals,
            standing,
            is_ambiguous: false,
            notes,
        });
    }

    fn read_root(
        &mut self,
        disk: &dyn Disk,
        root: &Path,
        before: &BTreeMap<[u8; 32], Loaded>,
        typeface: &Typeface<'_>,
    ) {
        let folders = match template_folders(root) {
            Ok(folders) => folders,
            Err(error) => {
                let copies = self.copies.as_ref();
                let known = copies.map_or_else(Vec::new, |copies| copies.below(root));
                let serves = known
                    .iter()
                    .filter(|folder| self.read_copy(folder, before, typeface))
                    .count();
                let message = Message::new("library-gone")
                    .with("reason", error.message())
                    .with("copies", serves);
                self.remark(root, message);
                return;
            }
        };
        for folder in &folders.templates {
            self.read_template(disk, folder, before, typeface);
        }
        for error in &folders.unreadable {
            self.remark(&error.path, error.message());
            self.use_copy(&error.path, before, typeface);
        }
        if let Some(copies) = &self.copies
            && folders.unreadable.is_empty()
        {
            // A machine that keeps no copies works on without them.
            let _ = copies.note(disk, root, &folders.templates);
        }
    }

    fn read_template(
        &mut self,
        disk: &dyn Disk,
        folder: &Path,
        before: &BTreeMap<[u8; 32], Loaded>,
        typeface: &Typeface<'_>,
    ) {
        let remark = match sources_in(folder) {
            Ok(sources) => match self.load(&sources, before, typeface) {
                Ok(template) => {
                    let approvals = approvals_in(folder);
                    let notes = notes_in(folder);
                    if let (Some(copies), Ok(approvals)) = (&self.copies, &approvals) {
                        let notes = notes.as_ref().ok().and_then(Option::as_deref);
                        let _ = copies.keep(disk, folder, &sources, approvals, notes);
                    }
                    let (notes, remarks) = read_notes(folder, notes, &template);
                    self.remarks.extend(remarks);
                    self.add(
                        template,
                        Origin::Folder(folder.to_owned()),
                        approvals,
                        notes,
                    );
                    return;
                }
                Err(error) => remark_of(folder, &error),
            },
            Err(error) => Remark::new(error.path.clone(), error.message()),
        };
        self.remarks.push(remark);
        self.use_copy(folder, before, typeface);
    }

    /// Adds the copy of a template in a folder that can't be read now, and says so.
    fn use_copy(
        &mut self,
        folder: &Path,
        before: &BTreeMap<[u8; 32], Loaded>,
        typeface: &Typeface<'_>,
    ) {
        if self.read_copy(folder, before, typeface) {
            self.remark(folder, Message::new("library-copy"));
        }
    }

    /// Adds the copy of a template; whether there is one.
    fn read_copy(
        &mut self,
        folder: &Path,
        before: &BTreeMap<[u8; 32], Loaded>,
        typeface: &Typeface<'_>,
    ) -> bool {
        let copy = self.copies.as_ref().and_then(|copies| copies.of(folder));
        let Some(copy) = copy else { return false };
        match self.load(&copy.sources, before, typeface) {
            Ok(template) => {
                let (notes, _) = read_notes(folder, copy.notes, &template);
                self.add(
                    template,
                    Origin::Copy(folder.to_owned()),
                    copy.approvals,
                    notes,
                );
                true
            }
            Err(_) => false,
        }
    }

    fn load(
        &mut self,
        sources: &Sources,
        before: &BTreeMap<[u8; 32], Loaded>,
        typeface: &Typeface<'_>,
    ) -> Loaded {
        let key = digest(sources);
        let known = before.get(&key).or_else(|| self.loaded.get(&key)).cloned();
        let loaded = known.unwrap_or_else(|| load(sources, typeface).map(Arc::new));
        self.loaded.insert(key, loaded.clone());
        loaded
    }

    /// Puts the entries in order, leaves out what is there twice, and finds those that are one version with two
    /// contents.
    fn settle(&mut self) {
        self.entries.sort_by(|one, other| {
            let key = |entry: &Entry| (entry.template.id.clone(), entry.version());
            key(one).cmp(&key(other))
        });
        let mut entries: Vec<Entry> = Vec::new();
        for mut entry in std::mem::take(&mut self.entries) {
            let same = entries
                .iter()
                .position(|other| other.template.hash == entry.template.hash);
            // Notes are no content: those of a folder stand in for those that are compiled in.
            if let Some(same) = same {
                if entry.notes.is_empty() {
                    entry.notes = Arc::clone(&entries[same].notes);
                } else {
                    entries[same].notes = Arc::clone(&entry.notes);
                }
            }
            match same {
                // Approved somewhere is approved.
                Some(same)
                    if entry.standing.is_approved() && !entries[same].standing.is_approved() =>
                {
                    entries[same] = entry;
                }
                Some(_) => {}
                None => entries.push(entry),
            }
        }
        for index in 1..entries.len() {
            let (one, other) = (&entries[index - 1], &entries[index]);
            let is_same = one.template.id == other.template.id && one.version() == other.version();
            if is_same {
                let message = Message::new("library-two-contents")
                    .with("id", &other.template.id)
                    .with("version", &other.template.version)
                    .with("other-version", &one.template.version)
                    .with(
                        "built",
                        if one.origin == Origin::BuiltIn {
                            "yes"
                        } else {
                            "no"
                        },
                    )
                    .with("other", shown(&one.origin));
                let place = other.origin.folder().unwrap_or(Path::new(""));
                self.remarks.push(Remark::new(place.to_owned(), message));
                entries[index - 1].is_ambiguous = true;
                entries[index].is_ambiguous = true;
            }
        }
        self.entries = entries;
    }

    /// Returns the template with that content.
    #[must_use]
    pub fn with_hash(&self, hash: &str) -> Option<&Entry> {
        self.entries
            .iter()
            .find(|entry| entry.template.hash == hash)
    }

    /// Returns the newest approved version of a template.
    #[must_use]
    pub fn newest_approved(&self, id: &str) -> Option<&Entry> {
        let entries = self.entries.iter().rev();
        let mut approved = entries
            .filter(|entry| entry.template.id == id && !entry.is_ambiguous)
            .filter(|entry| entry.standing.is_approved());
        approved.next()
    }

    /// Returns the template that a draft was made with: that content, or else that version; or else the newest
    /// approved version, or the newest.
    #[must_use]
    pub fn for_draft(&self, id: &str, version: &str, hash: Option<&str>) -> Option<&Entry> {
        let own = hash.and_then(|hash| self.with_hash(hash));
        let version = Version::new(version);
        let of_id = || self.entries.iter().filter(|entry| entry.template.id == id);
        own.filter(|entry| entry.template.id == id)
            .or_else(|| of_id().find(|entry| entry.version() == version && !entry.is_ambiguous))
            .or_else(|| self.newest(id))
    }

    /// Returns the newest approved version of a template, or else the newest.
    #[must_use]
    pub fn newest(&self, id: &str) -> Option<&Entry> {
        let of_id = || self.entries.iter().filter(|entry| entry.template.id == id);
        self.newest_approved(id).or_else(|| of_id().next_back())
    }

    /// Returns the ids of the templates, sorted.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self
            .entries
            .iter()
            .map(|entry| &*entry.template.id)
            .collect();
        ids.dedup();
        ids
    }
}

/// Returns the first problem of a template, with how many more there are.
fn remark_of(folder: &Path, error: &LoadError) -> Remark {
    let Some(first) = error.problems.first() else {
        return Remark::new(folder.to_owned(), Message::new("ron-empty"));
    };
    let first = Remark::of_problem(folder, first);
    let message = Message::new("library-broken")
        .with("reason", first.message)
        .with("more", error.problems.len() - 1);
    Remark::new(first.place, message)
}

/// Returns where a template comes from, for people.
fn shown(origin: &Origin) -> String {
    origin
        .folder()
        .map_or_else(String::new, |folder| folder.display().to_string())
}
