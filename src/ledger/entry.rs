//! A line of the list.

use std::fmt;

use crate::characters::{hexadecimal, unhexadecimal};
use crate::date::Date;
use crate::storage::ContentHash;

/// A final export.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The date of the agreement.
    pub date: Date,
    /// The number of its bytes.
    pub length: usize,
    /// Their SHA-256, in lower-case hexadecimal.
    pub sha256: String,
    /// The hash of its template's content.
    pub template: String,
}

impl Entry {
    /// Returns the entry of an exported PDF.
    #[must_use]
    pub fn new(pdf: &[u8], date: Date, template: &str) -> Self {
        Self {
            date,
            length: pdf.len(),
            sha256: ContentHash::of(pdf).to_hex(),
            template: template.to_owned(),
        }
    }

    /// Returns the entry that a line says; nothing if it says none.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let mut parts = line.split_ascii_whitespace();
        let entry = Self {
            date: Date::parse(parts.next()?).ok()?,
            length: parts.next()?.parse().ok()?,
            sha256: hash(parts.next()?)?,
            template: hash(parts.next()?)?,
        };
        parts.next().is_none().then_some(entry)
    }
}

/// Returns a SHA-256 in lower-case hexadecimal; nothing if it is none.
fn hash(text: &str) -> Option<String> {
    let bytes = unhexadecimal(text)?;
    (bytes.len() == 32).then(|| hexadecimal(&bytes))
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            date,
            length,
            sha256,
            template,
        } = self;
        write!(f, "{date} {length} {sha256} {template}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let date = Date::new(2026, 11, 27).expect("a date");
        let entry = Entry::new(b"%PDF", date, &"ab".repeat(32));
        assert_eq!(Entry::parse(&entry.to_string()), Some(entry));
    }

    #[test]
    fn lines_that_say_no_export_are_none() {
        let hash = "0f".repeat(32);
        for line in [
            String::new(),
            "# a comment".to_owned(),
            format!("2026-11-27 12 {hash}"),
            format!("2026-11-27 12 {hash} {hash} more"),
            format!("2026-11-31 12 {hash} {hash}"),
            format!("2026-11-27 -1 {hash} {hash}"),
            format!("2026-11-27 12 {} {hash}", &hash[1..]),
            format!("2026-11-27 12 {hash} {}", "xy".repeat(32)),
        ] {
            assert_eq!(Entry::parse(&line), None, "{line}");
        }
    }
}
