//! What the register knows of a file: plain data.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::state::CaseState;
use crate::draft::Answer;
use crate::message::Message;
use crate::storage::{ContentHash, FoundFile};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// A draft.
    Draft,
    /// An exported PDF.
    Pdf,
}

impl EntryKind {
    /// Returns the kind of file that a name promises.
    #[must_use]
    pub fn of_file(path: &Path) -> Self {
        let extension = path.extension().unwrap_or_default();
        if extension.eq_ignore_ascii_case("pdf") {
            Self::Pdf
        } else {
            Self::Draft
        }
    }
}

/// What a file says of its agreement. Files with the same content share it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Entry {
    /// The kind of file.
    pub kind: EntryKind,
    /// How far the agreement has come, by this file alone.
    pub state: CaseState,
    /// The identifier of the verdict about a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<String>,
    /// How many of the signatories have signed, and how many there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<(usize, usize)>,
    /// What the draft says.
    pub facts: Facts,
    /// The hash of what the pages say: files with the same one are of one version.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub says: String,
    /// All that the draft says, as it is sought.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sought: String,
    /// The answers about the other parties, by field.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub others: BTreeMap<String, Answer>,
    /// Whether a PDF lacks its end, as one does that was cut off on its way.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_cut_off: bool,
    /// Why the file can't be read. It isn't kept: such a file is read again at every start.
    #[serde(skip)]
    pub problem: Option<Message>,
}

/// What a draft says of its agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Facts {
    /// The template's identifier.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub template: String,
    /// The template's version.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// The other parties' names, with commas between; empty if none is named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub customer: String,
    /// What the other parties are known by beside their names: their business ids.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub customer_id: String,
    /// The agreement's number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The agreement's date, as drafts have it: `2026-11-22`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// The chosen services, in the template's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// The letters of the clause sets that they bring.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<String>,
    /// The fields of the terms that differ from their standard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deviations: Vec<String>,
}

/// A file as the register knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The file, and what tells whether it changed.
    pub file: FoundFile,
    /// The hash of its content; none if it has to be read again.
    pub hash: Option<ContentHash>,
    /// What it says; none for a file that is not ours.
    pub entry: Option<Arc<Entry>>,
    /// Whether it could be reached when it was looked for last.
    pub is_reachable: bool,
}

/// Something that people should know about the folders: where, and a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The file or folder.
    pub path: PathBuf,
    /// What is wrong with it.
    pub message: Message,
}
