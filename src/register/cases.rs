//! Cases: the files of one agreement together.
//!
//! Files belong together when they have the agreement's number and the customer in common; a draft without a number belongs to
//! the files of its folder that have its name. Of several versions the one with the newest file leads, and in a version the
//! file that has come furthest, or that somebody must look at, unless it only repeats what a file beside it is proven to say: a draft that was saved once more without saying anything else, or a copy of the unsigned
//! export, doesn't stand before the signed one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::entry::{Entry, EntryKind, Record};
use super::records::Register;
use super::state::CaseState;
use crate::characters::folded;
use crate::storage::ContentHash;
use crate::verify::Verdict;

/// The files of one agreement.
#[derive(Clone, Debug)]
pub struct Case {
    /// What tells it from others, at every start the same.
    pub key: String,
    /// Its files; the one that says how far it has come is the first.
    pub files: Vec<CaseFile>,
    /// When it was changed last, in nanoseconds since 1970.
    pub modified_ns: i64,
    /// What it is sorted by: the customer's name.
    pub(super) customer_key: String,
    /// What it is sorted by: its number.
    pub(super) number_key: String,
}

/// A file of a case.
#[derive(Clone, Debug)]
pub struct CaseFile {
    /// Its path.
    pub path: PathBuf,
    /// When it was changed last, in nanoseconds since 1970.
    pub modified_ns: i64,
    /// What it says.
    pub entry: Arc<Entry>,
    /// Whether it can be reached now.
    pub is_reachable: bool,
    /// Whether another file of the case has the same content.
    pub is_copy: bool,
    /// Its name, as it is sought.
    pub(super) sought: String,
}

impl Case {
    /// The entry of the file that says how far the agreement has come.
    ///
    /// # Panics
    /// Never: a case has a file.
    #[must_use]
    pub fn lead(&self) -> &Entry {
        &self.files[0].entry
    }

    /// Returns how far it has come.
    #[must_use]
    pub fn state(&self) -> CaseState {
        self.lead().state
    }

    /// Returns what it is called: the customer, or else the file's name.
    #[must_use]
    pub fn name(&self) -> String {
        let customer = &self.lead().facts.customer;
        if customer.is_empty() {
            file_name(&self.files[0].path)
        } else {
            customer.clone()
        }
    }

    /// Returns the file to go on with: the draft that says the same as the first file, or else the first file.
    #[must_use]
    pub fn draft(&self) -> &CaseFile {
        let lead = &self.files[0];
        let mut files = self.files.iter();
        let same = files.find(|file| {
            file.entry.kind == EntryKind::Draft
                && file.is_reachable
                && !file.entry.says.is_empty()
                && file.entry.says == lead.entry.says
        });
        same.unwrap_or(lead)
    }

    /// Returns the PDF that has come furthest, of the newest version that has one.
    #[must_use]
    pub fn pdf(&self) -> Option<&CaseFile> {
        let mut files = self.files.iter();
        files.find(|file| file.entry.kind == EntryKind::Pdf)
    }

    /// Whether any of its files can be reached now.
    #[must_use]
    pub fn is_reachable(&self) -> bool {
        self.files.iter().any(|file| file.is_reachable)
    }
}

impl Register {
    /// Returns the cases, by customer and number.
    #[must_use]
    pub fn cases(&self) -> Vec<Case> {
        let mut by_key: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
        for record in self.records.values() {
            if let Some(entry) = &record.entry {
                let key = key_of(&record.file.path, entry);
                by_key.entry(key).or_default().push(record);
            }
        }
        let cases = by_key.into_iter();
        let mut cases: Vec<Case> = cases.map(|(key, records)| case_of(key, &records)).collect();
        cases.sort_by(|one, other| {
            let by_number = || one.number_key.cmp(&other.number_key);
            one.customer_key
                .cmp(&other.customer_key)
                .then_with(by_number)
        });
        cases
    }
}

fn key_of(path: &Path, entry: &Entry) -> String {
    let facts = &entry.facts;
    if entry.state == CaseState::Unreadable && facts.template.is_empty() {
        // Nothing says what it belongs to, and no sound file beside it may hide it.
        return format!("unreadable\n{}", path.display());
    }
    let word = |text: &str| -> String {
        let letters = folded(text);
        letters
            .chars()
            .filter(|one| one.is_alphanumeric())
            .collect()
    };
    let customer = if facts.customer_id.is_empty() {
        word(&facts.customer)
    } else {
        word(&facts.customer_id)
    };
    let number = word(&facts.number);
    if number.is_empty() || customer.is_empty() {
        let stem = path.with_extension("");
        return format!("file\n{}\n{customer}", stem.display());
    }
    format!("number\n{}\n{number}\n{customer}", facts.template)
}

/// Returns what a file's pages say, as a hash; nothing where that isn't known, and the file is a version of its own.
fn says(record: &Record) -> &str {
    record.entry.as_ref().map_or("", |entry| &entry.says)
}

/// When versions were changed last: by the newest file of each.
struct Versions<'a>(BTreeMap<&'a str, i64>);

impl<'a> Versions<'a> {
    fn of(records: &[&'a Record]) -> Self {
        let mut newest = BTreeMap::new();
        for record in records {
            let modified_ns = newest.entry(says(record)).or_insert(i64::MIN);
            *modified_ns = record.file.modified_ns.max(*modified_ns);
        }
        Self(newest)
    }

    fn modified_ns(&self, record: &Record) -> i64 {
        let of_version = self
            .0
            .get(says(record))
            .filter(|_| !says(record).is_empty());
        of_version.copied().unwrap_or(record.file.modified_ns)
    }
}

fn case_of(key: String, records: &[&Record]) -> Case {
    let versions = Versions::of(records);
    let proven = proven(records);
    let mut records = records.to_vec();
    records.sort_by_cached_key(|record| {
        (
            Reverse(versions.modified_ns(record)),
            says(record).to_owned(),
            Reverse(record.entry.as_ref().map(|entry| rank(entry, &proven))),
            Reverse(record.file.modified_ns),
            record.file.path.as_os_str().len(),
            record.file.path.clone(),
        )
    });
    let mut contents: BTreeSet<ContentHash> = BTreeSet::new();
    let files = records.iter().filter_map(|record| {
        Some(CaseFile {
            path: record.file.path.clone(),
            modified_ns: record.file.modified_ns,
            entry: Arc::clone(record.entry.as_ref()?),
            is_reachable: record.is_reachable,
            is_copy: record.hash.is_some_and(|hash| !contents.insert(hash)),
            sought: folded(&file_name(&record.file.path)),
        })
    });
    let files: Vec<CaseFile> = files.collect();
    let facts = &files[0].entry.facts;
    let name = if facts.customer.is_empty() {
        file_name(&files[0].path)
    } else {
        facts.customer.clone()
    };
    let lead = records.first();
    Case {
        modified_ns: lead.map_or(0, |lead| versions.modified_ns(lead)),
        customer_key: alphabetic(&name),
        number_key: numeric(&facts.number),
        files,
        key,
    }
}

/// Returns what files say that are exports byte for byte, or signed ones.
fn proven<'a>(records: &[&'a Record]) -> BTreeSet<&'a str> {
    let entries = records.iter().filter_map(|record| record.entry.as_ref());
    let proven = entries.filter(|entry| {
        let is_final = matches!(
            entry.state,
            CaseState::Exported | CaseState::PartlySigned | CaseState::Signed
        );
        is_final && entry.verdict.as_deref() == Some(Verdict::Unchanged.name())
    });
    let says = proven.map(|entry| entry.says.as_str());
    says.filter(|says| !says.is_empty()).collect()
}

/// Whether a file that nobody signed has the words of one that is proven, without being proven itself.
fn repeats(entry: &Entry, proven: &BTreeSet<&str>) -> bool {
    entry.verdict.as_deref() == Some(Verdict::SameWords.name())
        && entry.signed.is_none_or(|(signed, _)| signed == 0)
        && proven.contains(entry.says.as_str())
}

/// Which file of a version leads: the higher, the sooner. `proven` is what proven files say.
fn rank(entry: &Entry, proven: &BTreeSet<&str>) -> (u8, usize) {
    let signed = entry.signed.map_or(0, |(signed, _)| signed);
    // What somebody must look at isn't hidden by a sound file beside it, but for one that all have signed; a file that was
    // changed isn't hidden by anything.
    let rank = match entry.state {
        CaseState::Draft if entry.kind == EntryKind::Draft => 0,
        CaseState::Draft => 1,
        CaseState::Review if repeats(entry, proven) => 1,
        CaseState::Exported => 2,
        CaseState::PartlySigned => 3,
        CaseState::Unreadable => 4,
        CaseState::Review => 5,
        CaseState::Signed => 6,
        CaseState::Changed => 7,
    };
    (rank, signed)
}

/// Returns the name of a file.
fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// Returns a text as it is sorted where å, ä and ö are the last letters of the alphabet.
pub(super) fn alphabetic(text: &str) -> String {
    let mut key = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'å' => key.push('{'),
            'ä' | 'æ' => key.push('|'),
            'ö' | 'ø' => key.push('}'),
            'a'..='z' | '0'..='9' | ' ' => key.push(letter),
            letter if letter.is_alphanumeric() => key.push_str(&folded(&letter.to_string())),
            _ => {}
        }
    }
    key
}

/// Returns a text as it is sorted with its numbers by their size.
pub(super) fn numeric(text: &str) -> String {
    let mut key = String::new();
    let mut digits = String::new();
    for letter in folded(text).chars().chain(['\0']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !digits.is_empty() {
            let number = digits.trim_start_matches('0');
            let _ = write!(key, "{:03}{number}", number.len());
            digits.clear();
        }
        key.push(letter);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_as_in_a_swedish_or_finnish_list() {
        let mut names = ["Öst", "Zeta", "Åbo", "Ärla", "abo", "Bo"];
        names.sort_by_key(|name| alphabetic(name));
        assert_eq!(names, ["abo", "Bo", "Zeta", "Åbo", "Ärla", "Öst"]);
        let mut numbers = ["SA-10", "SA-9", "SA-2026-2", "SA-100", "SA-009b"];
        numbers.sort_by_key(|number| numeric(number));
        assert_eq!(numbers, ["SA-9", "SA-009b", "SA-10", "SA-100", "SA-2026-2"]);
    }
}
