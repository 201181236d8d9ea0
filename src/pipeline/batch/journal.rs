//! What earlier runs made in a folder.
//!
//! A file of lines in JSON: the day of each run before it begins, and for each agreement the hashes of its draft and of its PDF.
//! It names nobody. It only saves time and keeps days: whatever it doesn't say is found out by exporting again. So it is written
//! now and then, and a line that can't be read is passed over.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::date::Date;
use crate::storage::{
    ContentHash, Disk, Existing, StorageError, StorageErrorKind, read_on, write_on,
};

/// The journal's name in its folder.
const NAME: &str = ".klausul-batch.jsonl";
/// The longest journal that is read, in bytes.
const MAX_BYTES: usize = 64 << 20;
/// So many new lines are written together at least.
const MIN_UNWRITTEN: usize = 64;

/// What earlier runs made in a folder.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    path: PathBuf,
    /// The days of the runs.
    days: BTreeSet<Date>,
    /// By the hash of what was exported and that of the PDF that was made of it: the day.
    made: BTreeMap<(ContentHash, ContentHash), Date>,
    /// The hash of the last list of results.
    results: Option<String>,
    unwritten: usize,
}

impl Journal {
    /// Reads the journal of a folder; empty where there is none.
    ///
    /// # Errors
    /// [`StorageError`], if there is one that can't be read.
    pub fn read(disk: &dyn Disk, folder: &Path) -> Result<Self, StorageError> {
        let path = folder.join(NAME);
        let bytes = match read_on(disk, &path, MAX_BYTES) {
            Ok(bytes) => bytes,
            Err(error) if matches!(error.kind, StorageErrorKind::NotFound) => Vec::new(),
            Err(error) => return Err(error),
        };
        let mut journal = Self {
            path,
            ..Self::default()
        };
        for line in String::from_utf8_lossy(&bytes).lines() {
            if let Ok(line) = serde_json::from_str::<Value>(line) {
                journal.take(&line);
            }
        }
        journal.unwritten = 0;
        Ok(journal)
    }

    fn take(&mut self, line: &Value) {
        let text = |key: &str| line.get(key).and_then(Value::as_str);
        if let Some(hash) = text("results") {
            self.results = Some(hash.to_owned());
        }
        let Some(date) = text("date").and_then(|date| Date::parse(date).ok()) else {
            return;
        };
        let hash = |key: &str| text(key).and_then(ContentHash::from_hex);
        match (hash("draft"), hash("pdf")) {
            (Some(draft), Some(pdf)) => self.add(draft, pdf, date),
            _ => self.begin(date),
        }
    }

    /// Notes that a run of a day begins.
    pub(super) fn begin(&mut self, date: Date) {
        self.days.insert(date);
        self.unwritten += 1;
    }

    /// Notes that a PDF was made.
    pub(super) fn add(&mut self, draft: ContentHash, pdf: ContentHash, date: Date) {
        self.made.insert((draft, pdf), date);
        self.unwritten += 1;
    }

    /// Returns the days of runs.
    pub(super) fn days(&self) -> impl Iterator<Item = Date> {
        self.days.iter().copied()
    }

    /// Returns the day on which a PDF was made of a draft.
    pub(super) fn made(&self, draft: ContentHash, pdf: ContentHash) -> Option<Date> {
        self.made.get(&(draft, pdf)).copied()
    }

    /// Returns the hash of the last list of results.
    pub(super) fn results(&self) -> Option<&str> {
        self.results.as_deref()
    }

    /// Notes the hash of a list of results.
    pub(super) fn set_results(&mut self, hash: String) {
        self.results = Some(hash);
        self.unwritten += 1;
    }

    /// Writes the journal when much of it is new: seldom enough that a long run doesn't write long journals all the time.
    pub(super) fn write_now_and_then(&mut self, disk: &dyn Disk) -> Result<(), StorageError> {
        if self.unwritten >= MIN_UNWRITTEN.max(self.made.len() / 8) {
            self.write(disk)?;
        }
        Ok(())
    }

    /// Writes the journal, if any of it is new.
    pub(super) fn write(&mut self, disk: &dyn Disk) -> Result<(), StorageError> {
        if self.unwritten == 0 {
            return Ok(());
        }
        let mut text = String::new();
        let mut line = |value: Value| {
            // Writing to a string can't fail.
            let _ = writeln!(text, "{value}");
        };
        for date in &self.days {
            line(json!({ "date": date.to_string() }));
        }
        for ((draft, pdf), date) in &self.made {
            let (draft, pdf) = (draft.to_hex(), pdf.to_hex());
            line(json!({ "date": date.to_string(), "draft": draft, "pdf": pdf }));
        }
        if let Some(results) = &self.results {
            line(json!({ "results": results }));
        }
        write_on(disk, &self.path, text.as_bytes(), Existing::Replace)?;
        self.unwritten = 0;
        Ok(())
    }
}

/// Returns the hash of what is exported: a draft, a template, and what else decides the bytes but the day.
pub(super) fn hash_of(draft: ContentHash, template: &str, options: &str) -> ContentHash {
    let text = format!("{} {template} {options}", draft.to_hex());
    ContentHash::of(text.as_bytes())
}
