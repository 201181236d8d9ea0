//! Versions, in the order in which people count them.

use std::cmp::Ordering;

/// A version: numbers between dots, and whatever comes after them.
///
/// `1.10` comes after `1.9`; `1.0` and `1.0.0` are the same; `1.0-draft` comes before `1.0`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Without zeros at the end.
    numbers: Vec<u64>,
    /// What comes after the numbers, in lower case.
    rest: String,
}

impl Version {
    /// Reads a version. Every text is one.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut numbers = Vec::new();
        let mut rest = text.trim();
        loop {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            // Nobody counts so far; what is longer is compared as text.
            let Ok(number) = rest[..digits].parse() else {
                break;
            };
            numbers.push(number);
            rest = &rest[digits..];
            match rest.strip_prefix('.') {
                Some(more) if more.starts_with(|c: char| c.is_ascii_digit()) => rest = more,
                _ => break,
            }
        }
        while numbers.last() == Some(&0) {
            numbers.pop();
        }
        Self {
            numbers,
            rest: rest.to_lowercase(),
        }
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_rest = || match (self.rest.is_empty(), other.rest.is_empty()) {
            (true, false) => Ordering::Greater,
            (false, true) => Ordering::Less,
            _ => self.rest.cmp(&other.rest),
        };
        self.numbers.cmp(&other.numbers).then_with(by_rest)
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_as_people_count() {
        let check = |one: &str, other: &str, expected: Ordering| {
            let found = Version::new(one).cmp(&Version::new(other));
            assert_eq!(found, expected, "{one} {other}");
            let back = Version::new(other).cmp(&Version::new(one));
            assert_eq!(back, expected.reverse(), "{other} {one}");
        };
        check("1.0.0", "1.0", Ordering::Equal);
        check("1", "1.0.0", Ordering::Equal);
        check("1.9", "1.10", Ordering::Less);
        check("1.1", "2", Ordering::Less);
        check("2", "1.9.9", Ordering::Greater);
        check("1.0-draft", "1.0", Ordering::Less);
        check("1.0-Draft", "1.0-draft", Ordering::Equal);
        check("2026-11", "2026-2", Ordering::Less);
        check("", "1", Ordering::Less);
        check("x", "1", Ordering::Less);
        check("99999999999999999999999", "1", Ordering::Less);
    }
}
