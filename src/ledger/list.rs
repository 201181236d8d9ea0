//! Lists of exports.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::entry::Entry;
use crate::characters::hexadecimal;

/// How every export ends.
const END: &[u8] = b"%%EOF\n";

/// The exports that are known here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportList {
    entries: BTreeSet<Entry>,
}

impl ExportList {
    /// Reads the lines of a list. Lines that say no export are passed over: a later release may write more, and a
    /// machine that lost its power half a line.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let lines = bytes.split(|byte| *byte == b'\n');
        let lines = lines.filter_map(|line| std::str::from_utf8(line).ok());
        Self {
            entries: lines.filter_map(Entry::parse).collect(),
        }
    }

    /// Adds the entries of another list.
    pub fn extend(&mut self, other: Self) {
        self.entries.extend(other.entries);
    }

    /// Whether it has an entry.
    #[must_use]
    pub fn contains(&self, entry: &Entry) -> bool {
        self.entries.contains(entry)
    }

    /// Returns the number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the export, made with that template, that a file begins with, if one is listed; the longest of several.
    #[must_use]
    pub fn find(&self, file: &[u8], template: &str) -> Option<&Entry> {
        let mut entries: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| entry.template == template)
            .filter(|entry| {
                let export = file.get(..entry.length);
                export.is_some_and(|export| export.ends_with(END))
            })
            .collect();
        entries.sort_by_key(|entry| entry.length);
        // Each length is hashed on from the one before it.
        let mut hash = Sha256::new();
        let mut hashed = 0;
        let mut found = None;
        for entry in entries {
            hash.update(&file[hashed..entry.length]);
            hashed = entry.length;
            if hexadecimal(&hash.clone().finalize()) == entry.sha256 {
                found = Some(entry);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;

    const TEMPLATE: &str = "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd";

    #[test]
    fn an_export_is_found_at_the_beginning_of_a_file() {
        let date = Date::new(2026, 11, 27).expect("a date");
        let export = b"%PDF one\n%%EOF\n".to_vec();
        let other = b"%PDF two\n%%EOF\n".to_vec();
        let signed = [&export[..], b"an update\n%%EOF\n"].concat();
        let lines = format!(
            "# A heading\nnonsense\n{}\n{}",
            Entry::new(&export, date, TEMPLATE),
            Entry::new(&other, date, TEMPLATE),
        );
        let list = ExportList::read(lines.as_bytes());
        assert_eq!(list.len(), 2);
        let found = |file: &[u8], template| list.find(file, template).map(|entry| entry.length);
        assert_eq!(found(&export, TEMPLATE), Some(export.len()));
        assert_eq!(found(&signed, TEMPLATE), Some(export.len()));
        assert_eq!(found(&signed[1..], TEMPLATE), None);
        assert_eq!(found(&export[..10], TEMPLATE), None);
        let other_template = TEMPLATE.replace('c', "a");
        assert_eq!(found(&export, &other_template), None);
        let changed = [&b"%PDF six\n%%EOF\n"[..], b"more"].concat();
        assert_eq!(found(&changed, TEMPLATE), None);
    }
}
