//! The register as text, kept between starts: a header, then a file a line, each as JSON.
//!
//! The header has the number of the format and the SHA-256 of the rest. Whatever isn't whole, or of another format, counts as
//! nothing: the files are there to be read again. A file that could not be read has no hash, so that it is read again.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use serde::{Deserialize, Serialize};

use super::entry::{Entry, Record};
use super::records::{Register, Root};
use crate::parallel::available_threads;
use crate::storage::{ContentHash, FoundFile};

/// The number of this format of the index. What an entry holds is part of it.
const FORMAT: u32 = 1;
/// Fewer lines are not worth a thread.
const MIN_LINES_OF_THREAD: usize = 500;
/// The maximum of threads.
const MAX_THREADS: usize = 4;

#[derive(Deserialize, Serialize)]
struct Header {
    format: u32,
    identity: String,
    #[serde(default)]
    listed: usize,
    folders: Vec<Folder>,
    sha256: String,
}

#[derive(Deserialize, Serialize)]
struct Folder {
    path: PathBuf,
    device: Option<u64>,
}

#[derive(Serialize)]
struct Line<'a> {
    path: &'a PathBuf,
    bytes: u64,
    modified: i64,
    hash: String,
    entry: Option<&'a Entry>,
}

#[derive(Deserialize)]
struct OwnedLine {
    path: PathBuf,
    bytes: u64,
    modified: i64,
    hash: String,
    entry: Option<Entry>,
}

impl Register {
    /// Returns the index as text.
    #[must_use]
    pub fn to_index(&self) -> String {
        let mut lines = String::new();
        for record in self.records.values() {
            let entry = record.entry.as_deref();
            let is_read = entry.is_none_or(|entry| entry.problem.is_none());
            let hash = record.hash.filter(|_| is_read);
            let line = Line {
                path: &record.file.path,
                bytes: record.file.bytes,
                modified: record.file.modified_ns,
                hash: hash.map(ContentHash::to_hex).unwrap_or_default(),
                entry,
            };
            // Only a path that isn't Unicode can't be written, and the walk takes none in.
            if let Ok(line) = serde_json::to_string(&line) {
                let _ = writeln!(lines, "{line}");
            }
        }
        let folders = self.roots.iter().map(|root| Folder {
            path: root.path.clone(),
            device: root.device,
        });
        let header = Header {
            format: FORMAT,
            identity: self.identity.clone(),
            listed: self.listed,
            folders: folders.collect(),
            sha256: ContentHash::of(lines.as_bytes()).to_hex(),
        };
        let header = serde_json::to_string(&header).unwrap_or_default();
        format!("{header}\n{lines}")
    }

    /// Reads an index; none if it isn't whole, or of another format.
    #[must_use]
    pub fn of_index(text: &str) -> Option<Self> {
        let (header, lines) = text.split_once('\n')?;
        let header: Header = serde_json::from_str(header).ok()?;
        if header.format != FORMAT || header.sha256 != ContentHash::of(lines.as_bytes()).to_hex() {
            return None;
        }
        let records = records_of(lines)?;
        let roots = header.folders.into_iter().map(|folder| Root {
            path: folder.path,
            device: folder.device,
        });
        Some(Self {
            identity: header.identity,
            listed: header.listed,
            roots: roots.collect(),
            records: records
                .into_iter()
                .map(|record| (record.file.path.clone(), record))
                .collect(),
            problems: Vec::new(),
        })
    }
}

/// Reads lines on several threads.
fn records_of(lines: &str) -> Option<Vec<Record>> {
    let lines: Vec<&str> = lines.lines().collect();
    let part = lines.len().div_ceil(available_threads().min(MAX_THREADS));
    let parts = lines.chunks(part.max(MIN_LINES_OF_THREAD));
    thread::scope(|scope| {
        let readers: Vec<_> = parts
            .map(|part| scope.spawn(|| part.iter().map(|line| record_of(line)).collect()))
            .collect();
        let read = readers.into_iter().map(|reader| reader.join().ok()?);
        let read: Option<Vec<Vec<Record>>> = read.collect();
        Some(read?.into_iter().flatten().collect())
    })
}

fn record_of(line: &str) -> Option<Record> {
    let line: OwnedLine = serde_json::from_str(line).ok()?;
    Some(Record {
        file: FoundFile {
            path: line.path,
            bytes: line.bytes,
            modified_ns: line.modified,
            is_only_in_cloud: false,
        },
        hash: ContentHash::from_hex(&line.hash),
        entry: line.entry.map(Arc::new),
        is_reachable: true,
    })
}
