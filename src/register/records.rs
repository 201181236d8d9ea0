//! The register: every file that it knows, by path.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::entry::{Entry, Problem, Record};
use super::state::CaseState;
use crate::message::Message;
use crate::storage::{ContentHash, FoundFile, Walk};

/// A folder of agreements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// Its path.
    pub path: PathBuf,
    /// The device that it was on when files were found in it last.
    pub device: Option<u64>,
}

/// All files that are known, and what they were read with. The files are the truth: everything here can be made again
/// from them.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// What results depend on beside the files.
    pub(super) identity: String,
    /// How many exports were listed.
    pub(super) listed: usize,
    pub(super) roots: Vec<Root>,
    pub(super) records: BTreeMap<PathBuf, Record>,
    pub(super) problems: Vec<Problem>,
}

/// What becomes of the files that are known after the folders were walked through.
pub(super) struct Plan {
    /// The files that have to be read.
    pub to_read: Vec<FoundFile>,
    /// Whether something else changed: files went, or can't be reached any more.
    pub is_changed: bool,
}

impl Register {
    /// The files that are known, by path.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// What people should know about the folders.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The folders.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        self.roots.iter().map(|root| root.path.as_path())
    }

    /// Notes what files are read with from now on. If that is another than before, all are read again; with other lists of exports,
    /// those that somebody must look at, which a list may prove by now.
    pub(super) fn read_with(&mut self, identity: String, listed: usize) {
        if self.listed != listed {
            self.listed = listed;
            for record in self.records.values_mut() {
                let entry = record.entry.as_ref();
                if entry.is_some_and(|entry| entry.state == CaseState::Review) {
                    record.hash = None;
                }
            }
        }
        if self.identity != identity {
            self.identity = identity;
            for record in self.records.values_mut() {
                record.hash = None;
            }
        }
    }

    /// Has files that were changed since a moment, in nanoseconds since 1970, read again the next time: they may change once more without
    /// another time.
    pub fn distrust_since(&mut self, moment_ns: i64) {
        for record in self.records.values_mut() {
            if record.file.modified_ns >= moment_ns {
                record.hash = None;
            }
        }
    }

    /// Returns what is known by the hash of a content, so that copies and renamed files aren't read again. What is said of a file
    /// that can't be read hangs on its name as well.
    pub(super) fn by_hash(&self) -> BTreeMap<ContentHash, Option<Arc<Entry>>> {
        let is_read = |record: &&Record| {
            let entry = record.entry.as_ref();
            entry.is_none_or(|entry| entry.problem.is_none())
        };
        let records = self.records.values().filter(is_read);
        let known = records.filter_map(|record| Some((record.hash?, record.entry.clone())));
        known.collect()
    }

    /// Takes in what folders hold now.
    pub(super) fn plan(&mut self, walks: Vec<(PathBuf, Walk)>, reads_all: bool) -> Plan {
        let mut found: BTreeMap<PathBuf, FoundFile> = BTreeMap::new();
        let mut unread: BTreeSet<PathBuf> = BTreeSet::new();
        let mut roots = Vec::new();
        self.problems.clear();
        for (path, mut walk) in walks {
            let before = self.roots.iter().find(|root| root.path == path);
            let before = before.and_then(|root| root.device);
            // An empty folder on another device than before is where a drive should be.
            let has_files = self.records.keys().any(|file| file.starts_with(&path));
            if walk.is_empty && has_files && walk.device != before {
                walk.unread.push(path.clone());
                let message = Message::new("register-drive-gone");
                walk.problems.push((path.clone(), message));
            }
            let is_read = !walk.unread.contains(&path);
            let device = if is_read { walk.device } else { before };
            unread.extend(walk.unread);
            let problems = walk.problems.into_iter();
            let problems = problems.map(|(path, message)| Problem { path, message });
            self.problems.extend(problems);
            let files = walk.files.into_iter();
            found.extend(files.map(|file| (file.path.clone(), file)));
            roots.push(Root { path, device });
        }
        let before = self.records.len();
        self.records.retain(|path, _| {
            let is_unread = || path.ancestors().any(|folder| unread.contains(folder));
            let is_ours = || roots.iter().any(|root| path.starts_with(&root.path));
            found.contains_key(path) || (is_unread() && is_ours())
        });
        let mut is_changed = before != self.records.len() || roots.len() != self.roots.len();
        for (path, record) in &mut self.records {
            let is_found = found.contains_key(path);
            // Whether one can be reached that has to be read will be seen.
            if !is_found || record.hash.is_some() {
                is_changed |= record.is_reachable != is_found;
                record.is_reachable = is_found;
            }
        }
        self.roots = roots;
        let to_read = found.into_values().filter(|file| {
            let known = self.records.get(&file.path);
            let is_same = known.is_some_and(|known| known.file.is_same(file));
            let is_read = known.is_some_and(|known| known.hash.is_some());
            // What isn't here is listed, and never fetched.
            let is_listed = known.is_some_and(|known| says_something(known.entry.as_deref()));
            if file.is_only_in_cloud {
                return !(is_same && is_listed);
            }
            reads_all || !(is_same && is_read)
        });
        Plan {
            to_read: to_read.collect(),
            is_changed,
        }
    }
}

/// Whether an entry says what the file is, or why that isn't known.
fn says_something(entry: Option<&Entry>) -> bool {
    entry.is_some_and(|entry| entry.problem.is_some() || entry.state != CaseState::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::entry::{EntryKind, Facts};

    fn found(name: &str, bytes: u64, is_only_in_cloud: bool) -> FoundFile {
        FoundFile {
            path: Path::new("avtal").join(name),
            bytes,
            modified_ns: 1,
            is_only_in_cloud,
        }
    }

    fn entry(state: CaseState, problem: Option<Message>) -> Entry {
        Entry {
            kind: EntryKind::Pdf,
            state,
            verdict: None,
            signed: None,
            is_cut_off: false,
            facts: Facts::default(),
            says: String::new(),
            sought: String::new(),
            others: BTreeMap::new(),
            problem,
        }
    }

    /// Whether a file is read when it is found, given what is known of it.
    fn is_read(
        known: Option<(FoundFile, Option<&[u8]>, Entry)>,
        found: FoundFile,
        all: bool,
    ) -> bool {
        let mut register = Register::default();
        if let Some((file, content, entry)) = known {
            let record = Record {
                hash: content.map(ContentHash::of),
                entry: Some(Arc::new(entry)),
                is_reachable: true,
                file,
            };
            register.records.insert(record.file.path.clone(), record);
        }
        let walk = Walk {
            files: vec![found],
            ..Walk::default()
        };
        let plan = register.plan(vec![(PathBuf::from("avtal"), walk)], all);
        !plan.to_read.is_empty()
    }

    #[test]
    fn what_is_only_in_the_cloud_is_not_fetched() {
        let here = found("a.pdf", 7, false);
        let cloud = found("a.pdf", 7, true);
        let known = |content: Option<&'static [u8]>| {
            Some((here.clone(), content, entry(CaseState::Signed, None)))
        };
        let reason = Some(Message::new("register-only-in-cloud"));
        let listed = || {
            Some((
                cloud.clone(),
                None,
                entry(CaseState::Unreadable, reason.clone()),
            ))
        };
        let check = |what: &str, known, found: &FoundFile, all, expected| {
            assert_eq!(is_read(known, found.clone(), all), expected, "{what}");
        };
        check("unknown, to be listed", None, &cloud, false, true);
        check("listed", listed(), &cloud, false, false);
        check("listed, all are read", listed(), &cloud, true, false);
        check("fetched by the user", listed(), &here, false, true);
        check(
            "left the machine",
            known(Some(b"pdf")),
            &cloud,
            false,
            false,
        );
        check("came back", known(Some(b"pdf")), &here, false, false);
        check("another program version", known(None), &cloud, false, false);
        check(
            "changed elsewhere",
            known(Some(b"pdf")),
            &found("a.pdf", 8, true),
            false,
            true,
        );
    }
}
