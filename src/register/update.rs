//! Bringing the register up to date: walking through the folders, reading what changed on several threads.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use super::context::ReadContext;
use super::entry::{Entry, EntryKind, Problem, Record};
use super::read::{Reader, may_be_ours, unreadable};
use super::records::Register;
use crate::message::Message;
use crate::parallel::{available_threads, in_parallel};
use crate::pdf::read::MAX_PDF_BYTES;
use crate::storage::{ContentHash, Disk, FoundFile, WalkBounds, read_on, walk};

/// The bounds of a folder of agreements: ten times what a large house has.
const BOUNDS: WalkBounds = WalkBounds {
    max_depth: 24,
    max_folders: 20_000,
    max_files: 100_000,
};
/// The maximum of threads: with more, reading the files is what takes time.
const MAX_THREADS: usize = 8;

/// How much of the files is read again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rereading {
    /// Files that changed since they were read, by length and time.
    #[default]
    Changed,
    /// All files, whatever is known of them.
    All,
}

/// How far an update is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many files were read.
    pub done: usize,
    /// How many have to be read.
    pub all: usize,
}

/// How an update ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Updated {
    /// Whether anything is another than before.
    pub is_changed: bool,
    /// Whether it came to its end.
    pub is_complete: bool,
}

/// What an update reads, and with what.
pub struct Update<'a> {
    /// The file system.
    pub disk: &'a dyn Disk,
    /// What files are read and verified with.
    pub context: &'a ReadContext,
    /// The folders.
    pub folders: &'a [PathBuf],
    /// How much is read again.
    pub rereading: Rereading,
}

impl Register {
    /// Brings the register up to date. `report` is called with what is known so far after each file, and stops the update by
    /// returning false; what was read by then stays known.
    pub fn update(
        &mut self,
        update: &Update<'_>,
        report: &mut dyn FnMut(&Self, Progress) -> bool,
    ) -> Updated {
        let context = update.context;
        self.read_with(context.identity(), context.exports.len());
        let reads_all = update.rereading == Rereading::All;
        let problems = std::mem::take(&mut self.problems);
        let walks = update.folders.iter().map(|folder| {
            let walk = walk(folder, &may_be_ours, BOUNDS);
            (folder.clone(), walk)
        });
        let plan = self.plan(walks.collect(), reads_all);
        // A file that changed back to a known content has been read before, unless all are to be read.
        let known = if reads_all {
            BTreeMap::new()
        } else {
            self.by_hash()
        };
        let all = plan.to_read.len();
        let mut progress = Progress { done: 0, all };
        let mut is_complete = report(self, progress);
        let mut has_news = plan.is_changed;
        if is_complete && all > 0 {
            in_parallel(
                available_threads().min(MAX_THREADS),
                &plan.to_read,
                &|| Reader::new(update.context),
                &|reader, _, file| read_file(update, reader, file, &known),
                &mut |_, read| {
                    progress.done += 1;
                    has_news |= self.take(read);
                    is_complete &= report(self, progress);
                    is_complete
                },
            );
        }
        self.problems
            .sort_by(|one, other| one.path.cmp(&other.path));
        Updated {
            is_changed: has_news || problems != self.problems,
            is_complete,
        }
    }

    /// Takes in a file that was read; whether it is another than before.
    fn take(&mut self, read: Read) -> bool {
        let Read { record, problem } = read;
        self.problems.extend(problem);
        let path = record.file.path.clone();
        let known = self.records.get_mut(&path);
        if record.hash.is_none() && record.entry.is_none() {
            // What it said before is still the best that is known.
            if let Some(known) = known {
                known.hash = None;
                return std::mem::replace(&mut known.is_reachable, false);
            }
            return false;
        }
        let is_same = known.is_some_and(|known| known.entry == record.entry && known.is_reachable);
        let is_of_others = record.entry.is_none();
        let was_unknown = self.records.insert(path, record).is_none();
        !(is_same || is_of_others && was_unknown)
    }
}

/// A file that was read.
struct Read {
    record: Record,
    problem: Option<Problem>,
}

/// Reads a file. If the program panics over it, that is what is wrong with it.
fn read_file<'a>(
    update: &Update<'a>,
    reader: &mut Reader<'a>,
    file: &FoundFile,
    known: &BTreeMap<ContentHash, Option<Arc<Entry>>>,
) -> Read {
    let record = |hash, entry| Record {
        file: file.clone(),
        hash,
        entry,
        is_reachable: true,
    };
    if file.is_only_in_cloud {
        let message = Message::new("register-only-in-cloud");
        let entry = unreadable(EntryKind::of_file(&file.path), message);
        return Read {
            record: record(None, Some(Arc::new(entry))),
            problem: None,
        };
    }
    let bytes = match read_on(update.disk, &file.path, MAX_PDF_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => {
            let problem = Problem {
                path: file.path.clone(),
                message: error.message(),
            };
            return Read {
                record: record(None, None),
                problem: Some(problem),
            };
        }
    };
    let hash = ContentHash::of(&bytes);
    if let Some(entry) = known.get(&hash) {
        return Read {
            record: record(Some(hash), entry.clone()),
            problem: None,
        };
    }
    let read = catch_unwind(AssertUnwindSafe(|| reader.read(&file.path, &bytes)));
    let entry = read.unwrap_or_else(|_| {
        *reader = Reader::new(update.context);
        Some(unreadable(EntryKind::Pdf, Message::new("storage-defect")))
    });
    Read {
        record: record(Some(hash), entry.map(Arc::new)),
        problem: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::RealDisk;

    #[test]
    fn a_file_that_is_only_in_the_cloud_is_listed_unread() {
        let folder = tempfile::tempdir().unwrap();
        let context = ReadContext::default();
        let update = Update {
            disk: &RealDisk,
            context: &context,
            folders: &[],
            rereading: Rereading::All,
        };
        let check = |name: &str, kind: EntryKind| {
            let path = folder.path().join(name);
            // Were it read, it would not be ours.
            std::fs::write(&path, "nothing of ours").unwrap();
            let file = FoundFile {
                path,
                bytes: 15,
                modified_ns: 1,
                is_only_in_cloud: true,
            };
            let read = read_file(&update, &mut Reader::new(&context), &file, &BTreeMap::new());
            let entry = read.record.entry.unwrap();
            let reason = entry.problem.as_ref().map(Message::id);
            assert_eq!((entry.kind, reason), (kind, Some("register-only-in-cloud")));
            assert_eq!((read.record.hash, read.problem), (None, None));
        };
        check("a.pdf", EntryKind::Pdf);
        check("a.PDF", EntryKind::Pdf);
        check("a.ron", EntryKind::Draft);
    }
}
