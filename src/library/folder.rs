//! The templates in a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::approval::{APPROVALS_FILE, Approvals};
use super::error::ApprovalError;
use super::standing::Objection;
use crate::message::Message;
use crate::ron_text::MAX_BYTES;
use crate::storage::{
    StorageError, StorageErrorKind, file_names, has_gone, read, read_folder, read_folder_where,
};
use crate::template::{Sources, TemplateFile};

/// How deep templates may stand below a library's folder: `id/version`, and one more.
const MAX_DEPTH: usize = 3;
/// The maximum of folders that are looked at.
const MAX_FOLDERS: usize = 5000;
/// The endings of the files that belong to a template.
const ENDINGS: [&str; 5] = [".ron", ".png", ".jpg", ".jpeg", ".svg"];
/// The file that says which clauses serve what a regulation asks for.
pub const COVERAGE_FILE: &str = "coverage.ron";
/// The file with notes to clauses for sales.
pub const NOTES_FILE: &str = "notes.ron";
/// The files beside a template's content.
const BESIDE: [&str; 4] = [APPROVALS_FILE, COVERAGE_FILE, NOTES_FILE, PRESETS_FILE];
/// The file with choices of services in a library's folder, which may be that of its only template.
pub const PRESETS_FILE: &str = "presets.ron";
/// The folder of examples in a template's folder, which is not part of its content.
pub const EXAMPLES_FOLDER: &str = "examples";
/// The endings of the files of examples.
const EXAMPLE_ENDINGS: [&str; 2] = [".ron", ".txt"];

/// Why a folder can't be read as a library.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// It can't be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// There is more in it than any library has.
    #[error("{0} has more folders than are looked at")]
    TooMany(PathBuf),
}

impl FolderError {
    /// Returns the sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Storage(error) => error.message(),
            Self::TooMany(_) => Message::new("library-too-many").with("max", MAX_FOLDERS),
        }
    }
}

/// Reads the files of a template's folder: its content, without what stands beside it.
///
/// # Errors
/// [`StorageError`] with the path that could not be read.
pub fn sources_in(folder: &Path) -> Result<Sources, StorageError> {
    let is_content =
        |name: &str| !BESIDE.contains(&name) && ENDINGS.iter().any(|ending| name.ends_with(ending));
    let files: BTreeMap<String, Vec<u8>> = read_folder_where(folder, &is_content, MAX_BYTES)?
        .into_iter()
        .collect();
    let names = file_names(folder)?.into_iter();
    let other_names = names.filter(|name| !files.contains_key(name)).collect();
    Ok(Sources { files, other_names })
}

/// Reads the files of the examples in a template's folder, by name; none if it has no folder of examples.
///
/// # Errors
/// [`StorageError`] with the path that could not be read.
pub fn examples_in(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, StorageError> {
    let folder = folder.join(EXAMPLES_FOLDER);
    match read_folder(&folder, &EXAMPLE_ENDINGS, MAX_BYTES) {
        Ok(files) => Ok(files.into_iter().collect()),
        Err(error) if matches!(error.kind, StorageErrorKind::NotFound) => Ok(BTreeMap::new()),
        Err(error) => Err(error),
    }
}

/// Reads the file that says which clauses serve what a regulation asks for; nothing if there is none.
///
/// # Errors
/// [`StorageError`] with the path that could not be read.
pub fn coverage_in(folder: &Path) -> Result<Option<Vec<u8>>, StorageError> {
    beside(folder, COVERAGE_FILE)
}

/// Reads the file with notes to clauses for sales; nothing if there is none.
///
/// # Errors
/// [`StorageError`] with the path that could not be read.
pub fn notes_in(folder: &Path) -> Result<Option<Vec<u8>>, StorageError> {
    beside(folder, NOTES_FILE)
}

/// Reads the file with choices of services in a library's folder; nothing if there is none.
///
/// # Errors
/// [`StorageError`] with the path that could not be read.
pub(super) fn presets_in(folder: &Path) -> Result<Option<Vec<u8>>, StorageError> {
    beside(folder, PRESETS_FILE)
}

fn beside(folder: &Path, name: &str) -> Result<Option<Vec<u8>>, StorageError> {
    match read(&folder.join(name), MAX_BYTES) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind, StorageErrorKind::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads the approvals that stand beside a template's files; none if there is no such file.
///
/// # Errors
/// [`Objection::Unreadable`].
pub fn approvals_in(folder: &Path) -> Result<Approvals, Objection> {
    let path = folder.join(APPROVALS_FILE);
    let unreadable = |place: String, reason: Message| Objection::Unreadable { place, reason };
    let bytes = match read(&path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind, StorageErrorKind::NotFound) => {
            return Ok(Approvals::default());
        }
        Err(error) => return Err(unreadable(path.display().to_string(), error.message())),
    };
    Approvals::read(&bytes).map_err(|error: ApprovalError| {
        let place = error.place(path.display());
        unreadable(place, error.message())
    })
}

/// The folders of templates in a library's folder.
#[derive(Debug, Default)]
pub(super) struct TemplateFolders {
    /// Those of templates, sorted.
    pub templates: Vec<PathBuf>,
    /// Why others can't be read: whether there is a template in them isn't known.
    pub unreadable: Vec<StorageError>,
}

/// Returns the folders of templates in a library's folder, itself included. A link is followed as long as it leads
/// to a folder inside, and no folder is looked at twice.
///
/// # Errors
/// [`FolderError`]: the folder can't be read.
pub(super) fn template_folders(root: &Path) -> Result<TemplateFolders, FolderError> {
    let real_root = fs::canonicalize(root).map_err(|error| StorageError::of_io(root, error))?;
    // It has to be there, and to be a folder.
    fs::read_dir(root).map_err(|error| StorageError::of_folder(root, error))?;
    let mut found = TemplateFolders::default();
    let mut seen = BTreeSet::new();
    let mut open = vec![(root.to_owned(), 0)];
    while let Some((folder, depth)) = open.pop() {
        let real = match fs::canonicalize(&folder) {
            Ok(real) => real,
            Err(error) if has_gone(&folder, &error) => continue,
            Err(error) => {
                found.unreadable.push(StorageError::of_io(&folder, error));
                continue;
            }
        };
        if !real.starts_with(&real_root) || !seen.insert(real) {
            continue;
        }
        if seen.len() > MAX_FOLDERS {
            return Err(FolderError::TooMany(root.to_owned()));
        }
        if folder.join(TemplateFile::Head.name()).is_file() {
            found.templates.push(folder);
            continue;
        }
        if depth == MAX_DEPTH {
            continue;
        }
        match fs::read_dir(&folder) {
            Ok(entries) => {
                let folders = entries.filter_map(|entry| Some(entry.ok()?.path()));
                let folders = folders.filter(|path| path.is_dir());
                open.extend(folders.map(|path| (path, depth + 1)));
            }
            // It went while it was looked for.
            Err(error) if has_gone(&folder, &error) => {}
            Err(error) => found.unreadable.push(StorageError::of_io(&folder, error)),
        }
    }
    found.templates.sort();
    found
        .unreadable
        .sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}
