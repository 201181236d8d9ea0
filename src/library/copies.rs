//! The last good copy of each template, kept on this machine for the day on which the network drive is gone.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::approval::{APPROVALS_FILE, Approvals};
use super::folder::{NOTES_FILE, approvals_in, notes_in, sources_in};
use super::standing::Objection;
use crate::characters::hexadecimal;
use crate::storage::{Disk, Existing, StorageError, create_folder_on, write_on};
use crate::template::Sources;

/// How much of the hash of a path names the folder of its copies, in bytes.
const NAME_BYTES: usize = 12;

/// The place of copies on this machine.
#[derive(Clone, Debug)]
pub struct Copies {
    folder: PathBuf,
}

/// A copy of a template.
pub(super) struct Copy {
    pub sources: Sources,
    pub approvals: Result<Approvals, Objection>,
    pub notes: Result<Option<Vec<u8>>, StorageError>,
}

impl Copies {
    /// Copies in a folder of this program's data.
    #[must_use]
    pub fn new(data: &Path) -> Self {
        Self {
            folder: data.join("templates"),
        }
    }

    /// Keeps a copy of a template that could be loaded. What is there already isn't written again.
    ///
    /// # Errors
    /// [`StorageError`]: then the copy of before, or a part of the new one, is there; a part isn't loaded.
    pub(super) fn keep(
        &self,
        disk: &dyn Disk,
        original: &Path,
        sources: &Sources,
        approvals: &Approvals,
        notes: Option<&[u8]>,
    ) -> Result<(), StorageError> {
        let folder = self.place(original);
        let approvals = approvals.write();
        let files = sources.files.iter();
        let files = files.map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let all = files.chain([(APPROVALS_FILE, approvals.as_bytes())]);
        let all = all.chain(notes.map(|notes| (NOTES_FILE, notes)));
        let mut is_new = false;
        for (name, bytes) in all {
            let path = folder.join(name);
            if std::fs::read(&path).is_ok_and(|there| there == bytes) {
                continue;
            }
            if !is_new {
                create_folder_on(disk, &folder)?;
                is_new = true;
            }
            write_on(disk, &path, bytes, Existing::Replace)?;
        }
        Ok(())
    }

    /// Returns the copy of the template in a folder.
    pub(super) fn of(&self, original: &Path) -> Option<Copy> {
        let folder = self.place(original);
        Some(Copy {
            sources: sources_in(&folder).ok()?,
            approvals: approvals_in(&folder),
            notes: notes_in(&folder),
        })
    }

    /// Returns the folders of a library of which there are copies.
    pub(super) fn below(&self, root: &Path) -> Vec<PathBuf> {
        let list = std::fs::read_to_string(self.list(root)).unwrap_or_default();
        list.lines().map(|line| root.join(line)).collect()
    }

    /// Notes the folders of templates that a library has.
    pub(super) fn note(
        &self,
        disk: &dyn Disk,
        root: &Path,
        folders: &[PathBuf],
    ) -> Result<(), StorageError> {
        let mut list = String::new();
        for folder in folders {
            if let Some(name) = folder.strip_prefix(root).ok().and_then(Path::to_str) {
                list.push_str(name);
                list.push('\n');
            }
        }
        let path = self.list(root);
        if std::fs::read_to_string(&path).is_ok_and(|there| there == list) {
            return Ok(());
        }
        create_folder_on(disk, &self.folder)?;
        write_on(disk, &path, list.as_bytes(), Existing::Replace)
    }

    fn list(&self, root: &Path) -> PathBuf {
        self.folder.join(format!("{}.txt", name_of(root)))
    }

    fn place(&self, original: &Path) -> PathBuf {
        self.folder.join(name_of(original))
    }
}

/// Returns a name for what is at a path.
fn name_of(path: &Path) -> String {
    let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
    hexadecimal(&digest[..NAME_BYTES])
}
