//! Hyphenation.
//!
//! Patterns err on compounds ("sä-ker-hetsko-pi-e-ring"), so a list of words with their right
//! breaks comes first ([`Rules::hyphenated_words`]); patterns serve the words that it lacks.

use std::collections::HashMap;

use hypher::Lang;
use unicode_segmentation::UnicodeSegmentation;

use crate::language::{Hyphenation, Rules};

/// The number of letters below which a word is never broken by patterns.
const MIN_WORD: usize = 6;
/// The number of letters that stay before a break.
const MIN_BEFORE: usize = 2;
/// The number of letters that go to the next line.
const MIN_AFTER: usize = 3;

/// Breaks words of one language.
pub struct Hyphenator {
    patterns: Option<Lang>,
    /// Byte offsets of the breaks, by word in lower case.
    words: HashMap<String, Vec<usize>>,
}

impl Hyphenator {
    /// Returns a hyphenator for a language with these rules; without rules nothing is broken.
    #[must_use]
    pub fn new(rules: Option<&Rules>) -> Self {
        let Some(rules) = rules else {
            return Self {
                patterns: None,
                words: HashMap::new(),
            };
        };
        let lines = rules.hyphenated_words.lines().map(str::trim);
        let listed = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        Self {
            patterns: Some(match rules.hyphenation {
                Hyphenation::Swedish => Lang::Swedish,
                Hyphenation::Finnish => Lang::Finnish,
                Hyphenation::English => Lang::English,
            }),
            words: listed.map(listed_word).collect(),
        }
    }

    /// Returns the byte offsets in `token` (a word with punctuation before, after and perhaps inside it) at
    /// which a hyphen may be set.
    #[must_use]
    pub fn breaks(&self, token: &str) -> Vec<usize> {
        let mut breaks = Vec::new();
        for (start, word) in letter_runs(token) {
            breaks.extend(self.word(word).into_iter().map(|offset| start + offset));
        }
        breaks
    }

    fn word(&self, word: &str) -> Vec<usize> {
        let lower = word.to_lowercase();
        if let Some(listed) = self.words.get(&lower)
            && lower.len() == word.len()
        {
            return listed.clone();
        }
        let Some(patterns) = self.patterns else {
            return Vec::new();
        };
        let is_abbreviation = word.chars().skip(1).any(char::is_uppercase);
        if word.chars().count() < MIN_WORD || is_abbreviation {
            return Vec::new();
        }
        let syllables = hypher::hyphenate_bounded(word, patterns, MIN_BEFORE, MIN_AFTER);
        let mut breaks: Vec<usize> = syllables
            .scan(0, |offset, syllable| {
                *offset += syllable.len();
                Some(*offset)
            })
            .collect();
        breaks.pop(); // the word's end
        breaks
    }
}

/// Returns the byte offsets in `token` at which it may be broken if it must: between any two characters as
/// people see them, but for three at each end.
#[must_use]
pub fn emergency_breaks(token: &str) -> Vec<usize> {
    let offsets: Vec<usize> = token.grapheme_indices(true).map(|(at, _)| at).collect();
    match offsets.as_slice() {
        [_, _, _, inner @ .., _, _] => inner.to_vec(),
        _ => Vec::new(),
    }
}

fn listed_word(line: &str) -> (String, Vec<usize>) {
    let mut word = String::with_capacity(line.len());
    let mut breaks = Vec::new();
    for part in line.split('-') {
        if !word.is_empty() {
            breaks.push(word.len());
        }
        word.push_str(part);
    }
    (word, breaks)
}

/// Returns the runs of letters in a token, with the byte that each begins at.
fn letter_runs(token: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + token[rest..].find(char::is_alphabetic)?;
        let length = token[start..]
            .find(|character: char| !character.is_alphabetic())
            .unwrap_or(token.len() - start);
        rest = start + length;
        Some((start, &token[start..start + length]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swedish() -> Hyphenator {
        Hyphenator::new(Rules::of("sv"))
    }

    fn shown(hyphenator: &Hyphenator, token: &str) -> String {
        let mut shown = token.to_owned();
        for offset in hyphenator.breaks(token).into_iter().rev() {
            shown.insert(offset, '-');
        }
        shown
    }

    #[test]
    fn compounds_break_at_their_seams() {
        let check = |token: &str, expected: &str| assert_eq!(shown(&swedish(), token), expected);
        check("säkerhetskopiering", "sä-ker-hets-kopi-ering");
        check(
            "(Personuppgiftsbiträdet),",
            "(Per-son-upp-gifts-bi-trä-det),",
        );
        check("ansvarsbegränsning", "an-svars-be-gräns-ning");
        check("och/eller", "och/eller");
        check("2016/679", "2016/679");
        check("GDPRABCDE", "GDPRABCDE");
    }

    #[test]
    fn emergency_breaks_leave_three_characters_at_each_end() {
        let check = |token: &str, expected: &[usize]| assert_eq!(emergency_breaks(token), expected);
        check("abc", &[]);
        check("abcde", &[]);
        check("abcdef", &[3]);
        check("abcdefg", &[3, 4]);
        check("åäöåäö", &[6]);
    }
}
