//! The log of the program's own doings: two files, each with a bound for its size.
//!
//! A line is a moment in UTC, the number of the process, and an [`Event`]. Several windows append to the same file. The
//! log is never worth an error: whatever goes wrong is returned to be shown where somebody looks for the log, and
//! nothing else happens.

use std::io;
use std::path::PathBuf;

use super::event::Event;
use crate::local_data::Folders;
use crate::storage::{Disk, StorageError, append_bounded_on, create_folder_on};

/// The file that is written.
const FILE: &str = "klausul.log";
/// The file of before.
const OLDER_FILE: &str = "klausul.1.log";
/// The size of a file at which the next one begins, in bytes.
pub const MAX_BYTES: u64 = 256 * 1024;
/// What stands for a moment when the clock shows none.
const NO_MOMENT: &str = "-";

/// The log of a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    folder: PathBuf,
}

impl Log {
    /// Returns the log of somebody with these folders; none without a folder for data.
    #[must_use]
    pub fn of(folders: &Folders) -> Option<Self> {
        let data = folders.data.as_ref()?;
        Some(Self {
            folder: data.join("log"),
        })
    }

    /// Returns the path of the file that is written.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// Appends an event.
    ///
    /// # Errors
    /// [`StorageError`]: the line isn't there then.
    pub fn append(
        &self,
        disk: &dyn Disk,
        moment: Option<&str>,
        event: &Event,
    ) -> Result<(), StorageError> {
        let moment = moment.unwrap_or(NO_MOMENT);
        let line = format!("{moment} {} {event}", std::process::id());
        create_folder_on(disk, &self.folder)?;
        let older = self.folder.join(OLDER_FILE);
        append_bounded_on(disk, &self.file(), &older, MAX_BYTES, &line)
    }

    /// Removes the log.
    pub fn forget(&self, disk: &dyn Disk) -> Vec<StorageError> {
        let files = [FILE, OLDER_FILE].map(|name| self.folder.join(name));
        let removed = files.into_iter().map(|file| match disk.remove(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(StorageError::of_io(&file, error))
            }
            _ => Ok(()),
        });
        removed.filter_map(Result::err).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::thread;

    use super::*;
    use crate::storage::RealDisk;
    use crate::support::Renderer;

    fn log_in(data: &Path) -> Log {
        let folders = Folders {
            data: Some(data.to_owned()),
            ..Folders::default()
        };
        Log::of(&folders).expect("a folder")
    }

    #[test]
    fn a_line_says_when_who_and_what() {
        let data = tempfile::tempdir().expect("a folder");
        let log = log_in(data.path());
        let append = |moment, event| log.append(&RealDisk, moment, &event).expect("appended");
        append(Some("2026-11-27T04:04:25Z"), Event::Ended);
        append(None, Event::Forgot);
        let text = fs::read_to_string(log.file()).expect("text");
        let process = std::process::id();
        let expected = format!("2026-11-27T04:04:25Z {process} ended\n- {process} forgot\n");
        assert_eq!(text, expected);
        assert!(log.forget(&RealDisk).is_empty());
        assert!(!log.file().exists());
        assert!(log.forget(&RealDisk).is_empty(), "nothing is there");
    }

    #[test]
    fn it_stays_within_its_bound_while_several_write() {
        let data = tempfile::tempdir().expect("a folder");
        let log = log_in(data.path());
        let path = log.file();
        // Nearly full, so that the next file begins while they write.
        fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        let line = "filled up\n";
        let count = usize::try_from(MAX_BYTES).expect("small") / line.len() - 100;
        fs::write(&path, line.repeat(count)).expect("written");
        thread::scope(|scope| {
            for _ in 0..4 {
                let log = log.clone();
                scope.spawn(move || {
                    for _ in 0..200 {
                        let event = Event::Started(Renderer::Glow);
                        log.append(&RealDisk, Some("now"), &event)
                            .expect("appended");
                    }
                });
            }
        });
        let files = fs::read_dir(path.parent().expect("a folder")).expect("files");
        let mut written = 0;
        let mut names = Vec::new();
        for file in files {
            let file = file.expect("a file");
            let text = fs::read_to_string(file.path()).expect("text");
            // Whoever opened the file just before may still add a line to it.
            assert!(text.len() < usize::try_from(MAX_BYTES).expect("small") + 1000);
            written += text.matches("started version=").count();
            assert!(
                text.lines()
                    .all(|line| line == "filled up" || line.starts_with("now "))
            );
            names.push(file.file_name().into_string().expect("a name"));
        }
        names.sort();
        assert_eq!(names, [OLDER_FILE, FILE]);
        assert_eq!(written, 800);
    }
}
