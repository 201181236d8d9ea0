//! Joints of compounds.

use std::collections::HashSet;

use serde::Deserialize;

/// The number of letters on either side of a joint.
const MIN_ELEMENT: usize = 3;
/// The number of letters below which what follows a joint may be an ending.
const MIN_REST: usize = 4;

/// The elements by which compounds are recognised; see the comments of the languages' files.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "File")]
pub struct Compounds {
    first: HashSet<String>,
    last: Vec<String>,
    endings: HashSet<String>,
}

/// The same as it is written: words with spaces between them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    first: String,
    last: String,
    endings: String,
}

impl From<File> for Compounds {
    fn from(file: File) -> Self {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        Self {
            first: words(&file.first),
            last: file.last.split_whitespace().map(str::to_owned).collect(),
            endings: words(&file.endings),
        }
    }
}

impl Compounds {
    /// Returns the byte offsets at which the elements of a compound in small letters meet, in order.
    #[must_use]
    pub fn joints(&self, word: &str) -> Vec<usize> {
        let mut joints = Vec::new();
        let mut from = 0;
        while let Some(next) = self.next_joint(&word[from..]) {
            self.push_inner(&word[from..from + next], from, &mut joints);
            from += next;
            joints.push(from);
        }
        joints
    }

    /// Returns the first joint of a word, or of the rest of one: after the longest element that it begins with, else
    /// before a last element.
    fn next_joint(&self, word: &str) -> Option<usize> {
        let letters = word.char_indices().count();
        let ends = word.char_indices().enumerate().skip(MIN_ELEMENT);
        let ends = ends.map(|(at, (end, _))| (end, letters - at));
        let ends: Vec<_> = ends.filter(|(_, rest)| *rest >= MIN_ELEMENT).collect();
        let is_first = |(end, rest): &&(usize, usize)| {
            self.first.contains(&word[..*end]) && self.begins_element(&word[*end..], *rest)
        };
        let is_last = |(end, _): &&(usize, usize)| {
            let rest = &word[*end..];
            self.last.iter().any(|last| rest.starts_with(&**last))
        };
        let found = ends.iter().rev().find(is_first);
        let found = found.or_else(|| ends.iter().find(is_last));
        found.map(|(end, _)| *end)
    }

    /// Adds the joints inside an element that consists of others.
    fn push_inner(&self, element: &str, start: usize, joints: &mut Vec<usize>) {
        let inner = element.char_indices().map(|(offset, _)| offset);
        let both = |offset: &usize| {
            self.first.contains(&element[..*offset]) && self.first.contains(&element[*offset..])
        };
        if let Some(inner) = inner.into_iter().find(both) {
            self.push_inner(&element[..inner], start, joints);
            joints.push(start + inner);
            self.push_inner(&element[inner..], start + inner, joints);
        }
    }

    /// Returns whether a word's rest of so many letters may be an element, and not just an ending.
    fn begins_element(&self, rest: &str, length: usize) -> bool {
        length >= MIN_REST && !self.endings.contains(rest)
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Rules;

    #[test]
    fn joints_of_compounds() {
        let check = |tag: &str, expected: &str| {
            let word = expected.replace('=', "");
            let rules = Rules::of(tag).expect("a known language");
            let mut shown = word.clone();
            for joint in rules.compounds.joints(&word).into_iter().rev() {
                shown.insert(joint, '=');
            }
            assert_eq!(shown, expected);
        };
        check("sv", "person=uppgifts=biträdes=avtal");
        check("sv", "personal=utbildning");
        check("sv", "under=leverantör");
        check("sv", "kunderna");
        check("sv", "kund=register");
        check("sv", "avtal");
        check("sv", "");
        check("fi", "henkilö=tietojen");
        check("en", "agreement");
    }
}
