//! The certificates that are trusted when signatures are checked: files in a folder that the user names.

use std::path::{Path, PathBuf};

use crate::message::Message;
use crate::ron_text::MAX_BYTES;
use crate::storage::{FoundFile, StorageError, WalkBounds, read_folder, walk};
use crate::verify::Trusted;

/// How the names of certificates' files end.
const ENDINGS: [&str; 4] = [".pem", ".crt", ".cer", ".der"];

/// Why a folder can't be used.
#[derive(Debug, thiserror::Error)]
pub enum TrustedError {
    /// It can't be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A file in it holds no certificate.
    #[error("no certificate in {path}")]
    File {
        /// The file.
        path: PathBuf,
    },
    /// It holds no file of a certificate.
    #[error("no certificate in {folder}")]
    Empty {
        /// The folder.
        folder: PathBuf,
    },
}

impl TrustedError {
    /// Returns the file or folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Storage(error) => &error.path,
            Self::File { path } | Self::Empty { folder: path } => path,
        }
    }

    /// Returns the sentence for the person who reads it, without the path.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Storage(error) => error.message(),
            Self::File { .. } => Message::new("verify-trust-file"),
            Self::Empty { .. } => Message::new("verify-trust-empty"),
        }
    }
}

/// Returns the files of certificates in a folder, with what tells whether they changed.
#[must_use]
pub fn files(folder: &Path) -> Vec<FoundFile> {
    const BOUNDS: WalkBounds = WalkBounds {
        max_depth: 0,
        max_folders: 1,
        max_files: 10_000,
    };
    let is_wanted = |name: &str| ENDINGS.iter().any(|ending| name.ends_with(ending));
    walk(folder, &is_wanted, BOUNDS).files
}

/// Reads the certificates of a folder.
///
/// # Errors
/// [`TrustedError`] if the folder can't be read, or if not every certificate in it can: who is trusted must not hang on
/// what happens to be readable.
pub fn read(folder: &Path) -> Result<Trusted, TrustedError> {
    let mut trusted = Trusted::default();
    for (name, bytes) in read_folder(folder, &ENDINGS, MAX_BYTES)? {
        let path = folder.join(name);
        let added = trusted.add(&bytes);
        added.map_err(|_| TrustedError::File { path })?;
    }
    if trusted.is_empty() {
        let folder = folder.to_owned();
        return Err(TrustedError::Empty { folder });
    }
    Ok(trusted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_counts_only_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        let check = |expected: &str| {
            let error = read(folder.path()).unwrap_err();
            assert!(error.path().ends_with(expected), "{error}");
        };
        check(folder.path().to_str().unwrap());
        std::fs::write(folder.path().join("notes.txt"), "none").unwrap();
        check(folder.path().to_str().unwrap());
        let sound = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/trust");
        std::fs::copy(sound.join("authority.pem"), folder.path().join("a.pem")).unwrap();
        assert!(!read(folder.path()).unwrap().is_empty());
        std::fs::write(folder.path().join("b.crt"), "none").unwrap();
        check("b.crt");
        let missing = read(&folder.path().join("missing")).unwrap_err();
        assert!(matches!(missing, TrustedError::Storage(_)));
    }
}
