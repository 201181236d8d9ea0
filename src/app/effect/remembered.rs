//! What was read of files, for as long as they stay as they are.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::ledger::{self, ExportList};
use crate::local_data::trusted;
use crate::storage::FoundFile;
use crate::verify::Trusted;

/// What was read of files, for as long as they stay as they are, by length and time.
#[derive(Debug)]
struct Remembered<T> {
    /// Where it was read, and how the files were.
    from: Option<(Vec<PathBuf>, Vec<FoundFile>)>,
    value: Arc<T>,
}

impl<T: Default> Default for Remembered<T> {
    fn default() -> Self {
        Self {
            from: None,
            value: Arc::default(),
        }
    }
}

impl<T> Remembered<T> {
    /// Returns what files hold, read anew if they changed, or if not all could be read the last time. They are looked at
    /// first, so that a change meanwhile is seen the next time.
    fn value(
        &mut self,
        places: &[PathBuf],
        files: Vec<FoundFile>,
        read: impl FnOnce() -> (T, bool),
    ) -> Arc<T> {
        let is_known =
            |(known, before): &(Vec<PathBuf>, Vec<FoundFile>)| known == places && *before == files;
        if !self.from.as_ref().is_some_and(is_known) {
            let (value, is_whole) = read();
            self.value = Arc::new(value);
            self.from = is_whole.then(|| (places.to_owned(), files));
        }
        Arc::clone(&self.value)
    }
}

/// The certificates and the lists of exports that are trusted. The register asks for them every few seconds.
#[derive(Debug, Default)]
pub(super) struct TrustMemory {
    certificates: Remembered<Option<Trusted>>,
    exports: Remembered<ExportList>,
}

impl TrustMemory {
    /// Returns the certificates of a folder; none if it can't be read as a whole.
    pub(super) fn certificates(&mut self, folder: Option<&Path>) -> Arc<Option<Trusted>> {
        let places: Vec<PathBuf> = folder.map(Path::to_owned).into_iter().collect();
        let files = folder.map(trusted::files).unwrap_or_default();
        self.certificates
            .value(&places, files, || match folder.map(trusted::read) {
                Some(Ok(trusted)) => (Some(trusted), true),
                Some(Err(_)) => (None, false),
                None => (None, true),
            })
    }

    /// Returns what the lists of exports of folders say.
    pub(super) fn exports(&mut self, folders: &[PathBuf]) -> Arc<ExportList> {
        let files = ledger::files_of(folders);
        self.exports
            .value(folders, files, || ledger::of_folders(folders))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::date::Date;
    use crate::storage::RealDisk;

    #[test]
    fn lists_are_read_anew_when_they_changed_and_only_then() {
        let folder = tempfile::tempdir().expect("a folder");
        let folders = [folder.path().to_owned()];
        let mut memory = TrustMemory::default();
        let none = memory.exports(&folders);
        assert!(none.is_empty());
        let date = Date::new(2026, 11, 27).expect("a date");
        let entry = ledger::Entry::new(b"%PDF", date, &"ab".repeat(32));
        let list = folder.path().join(ledger::FILE_NAME);
        ledger::append_on(&RealDisk, &list, &[entry]).expect("written");
        let one = memory.exports(&folders);
        assert_eq!(one.len(), 1);
        let again = memory.exports(&folders);
        assert!(Arc::ptr_eq(&one, &again), "the same list, not read again");
        fs::remove_file(list).expect("removed");
        assert!(memory.exports(&folders).is_empty());
    }

    #[test]
    fn certificates_are_read_anew_when_they_changed_and_only_then() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut memory = TrustMemory::default();
        assert!(memory.certificates(Some(folder.path())).is_none());
        let sound = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/trust");
        fs::copy(sound.join("authority.pem"), folder.path().join("a.pem")).expect("copied");
        let one = memory.certificates(Some(folder.path()));
        assert!(one.is_some());
        assert!(Arc::ptr_eq(&one, &memory.certificates(Some(folder.path()))));
        fs::write(folder.path().join("b.crt"), "none").expect("written");
        assert!(memory.certificates(Some(folder.path())).is_none());
        assert!(memory.certificates(None).is_none());
    }
}
