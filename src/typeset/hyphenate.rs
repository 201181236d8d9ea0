//! Hyphenation.
//!
//! Patterns err on compounds ("sä-ker-hetsko-pi-e-ring"), so a list of words with their right
//! breaks comes first ([`Rules::hyphenated_words`]); patterns serve the words that it lacks, and the elements of
//! compounds. A compound is best broken at a joint ("personuppgifts-biträde"), and never near one, where what
//! stands on the line is read as a word ("personupp-giftsbiträde").

use std::collections::HashMap;
use std::sync::OnceLock;

use hypher::Lang;
use unicode_segmentation::UnicodeSegmentation;

use crate::language::{Compounds, Hyphenation, Rules};

/// The number of letters below which a word is never broken by patterns.
const MIN_WORD: usize = 6;
/// The number of letters that stay before a break.
const MIN_BEFORE: usize = 2;
/// The number of letters that go to the next line.
const MIN_AFTER: usize = 3;

/// The number of letters between a joint of a compound and another break.
const MIN_FROM_JOINT: usize = 4;

/// A place where a word may be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordBreak {
    /// The byte of the word.
    pub offset: usize,
    /// What it does to the word.
    pub kind: BreakKind,
}

/// What a break does to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakKind {
    /// It parts the elements of a compound.
    Joint,
    /// It breaks an element of a compound.
    Element,
    /// It breaks a word that isn't known to be a compound.
    Syllable,
}

/// The breaks of listed words, by word in small letters.
type ListedWords = HashMap<String, Vec<WordBreak>>;

/// Breaks words of one language.
pub struct Hyphenator {
    language: Option<LanguageBreaks>,
}

/// How a language breaks words.
struct LanguageBreaks {
    patterns: Lang,
    compounds: &'static Compounds,
    words: &'static ListedWords,
}

impl Hyphenator {
    /// Returns a hyphenator for a language with these rules; without rules nothing is broken.
    #[must_use]
    pub fn new(rules: Option<&'static Rules>) -> Self {
        let language = rules.map(|rules| LanguageBreaks {
            patterns: match rules.hyphenation {
                Hyphenation::Swedish => Lang::Swedish,
                Hyphenation::Finnish => Lang::Finnish,
                Hyphenation::English => Lang::English,
            },
            compounds: &rules.compounds,
            words: listed_words(rules),
        });
        Self { language }
    }

    /// Returns the byte offsets in `token` (a word with punctuation before, after and perhaps inside it) at
    /// which a hyphen may be set.
    #[must_use]
    pub fn breaks(&self, token: &str) -> Vec<WordBreak> {
        let mut breaks = Vec::new();
        for (start, word) in letter_runs(token) {
            breaks.extend(self.word(word).into_iter().map(|found| WordBreak {
                offset: start + found.offset,
                ..found
            }));
        }
        breaks
    }

    fn word(&self, word: &str) -> Vec<WordBreak> {
        let lower = word.to_lowercase();
        let Some(language) = &self.language else {
            return Vec::new();
        };
        if let Some(listed) = language.words.get(&lower)
            && lower.len() == word.len()
        {
            return listed.clone();
        }
        let is_abbreviation = word.chars().skip(1).any(char::is_uppercase);
        if word.chars().count() < MIN_WORD || is_abbreviation {
            return Vec::new();
        }
        if lower.len() != word.len() {
            // Its small letters have other places.
            let breaks: Vec<usize> = syllables(word, language.patterns).collect();
            return kinds(word, &breaks, &[]);
        }
        language.unlisted(&lower)
    }
}

impl LanguageBreaks {
    /// Returns the breaks of a word in small letters that isn't listed. Each element of a compound is broken as a word
    /// of its own.
    fn unlisted(&self, word: &str) -> Vec<WordBreak> {
        let joints = self.compounds.joints(word);
        let mut breaks = Vec::new();
        let mut from = 0;
        for to in joints.iter().copied().chain([word.len()]) {
            let element = &word[from..to];
            match self.words.get(element) {
                Some(listed) => breaks.extend(listed.iter().map(|listed| from + listed.offset)),
                None => {
                    breaks.extend(syllables(element, self.patterns).map(|offset| from + offset));
                }
            }
            if to < word.len() {
                breaks.push(to);
            }
            from = to;
        }
        kinds(word, &breaks, &joints)
    }
}

/// Returns the listed words of a language, which are prepared once.
fn listed_words(rules: &'static Rules) -> &'static ListedWords {
    static SWEDISH: OnceLock<ListedWords> = OnceLock::new();
    static FINNISH: OnceLock<ListedWords> = OnceLock::new();
    static ENGLISH: OnceLock<ListedWords> = OnceLock::new();
    let words = match rules.hyphenation {
        Hyphenation::Swedish => &SWEDISH,
        Hyphenation::Finnish => &FINNISH,
        Hyphenation::English => &ENGLISH,
    };
    words.get_or_init(|| {
        let lines = rules.hyphenated_words.lines().map(str::trim);
        let listed = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        listed
            .map(|line| listed_word(line, &rules.compounds))
            .collect()
    })
}

/// Returns the byte offsets at which patterns break a word.
fn syllables(word: &str, patterns: Lang) -> impl Iterator<Item = usize> {
    let syllables = hypher::hyphenate_bounded(word, patterns, MIN_BEFORE, MIN_AFTER);
    let ends = syllables.scan(0, |offset, syllable| {
        *offset += syllable.len();
        Some(*offset)
    });
    ends.filter(move |end| *end < word.len())
}

/// Returns breaks with what each does to a word that has those joints, without those near a joint.
fn kinds(word: &str, breaks: &[usize], joints: &[usize]) -> Vec<WordBreak> {
    let is_near = |offset: usize, joint: usize| {
        let between = &word[offset.min(joint)..offset.max(joint)];
        between.chars().count() < MIN_FROM_JOINT
    };
    let breaks = breaks.iter().copied().filter_map(|offset| {
        let kind = if joints.contains(&offset) {
            BreakKind::Joint
        } else if joints.is_empty() {
            BreakKind::Syllable
        } else if joints.iter().any(|joint| is_near(offset, *joint)) {
            return None;
        } else {
            BreakKind::Element
        };
        Some(WordBreak { offset, kind })
    });
    breaks.collect()
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

/// Returns a word of the list with its breaks. It has no joints but where it may be broken.
fn listed_word(line: &str, compounds: &Compounds) -> (String, Vec<WordBreak>) {
    let mut word = String::with_capacity(line.len());
    let mut breaks = Vec::new();
    for part in line.split('-') {
        if !word.is_empty() {
            breaks.push(word.len());
        }
        word.push_str(part);
    }
    let mut joints = compounds.joints(&word);
    joints.retain(|joint| breaks.contains(joint));
    let breaks = kinds(&word, &breaks, &joints);
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

    /// Shows joints as `=` and other breaks as `-`.
    fn shown(hyphenator: &Hyphenator, token: &str) -> String {
        let mut shown = token.to_owned();
        for found in hyphenator.breaks(token).into_iter().rev() {
            let sign = match found.kind {
                BreakKind::Joint => '=',
                BreakKind::Element | BreakKind::Syllable => '-',
            };
            shown.insert(found.offset, sign);
        }
        shown
    }

    #[test]
    fn compounds_break_at_their_joints() {
        let check = |token: &str, expected: &str| assert_eq!(shown(&swedish(), token), expected);
        // Words of the list.
        check("säkerhetskopiering", "sä-ker-hets=kopi-ering");
        check("(Personuppgiftsbiträdet),", "(Person=uppgifts=biträ-det),");
        check("personuppgifter", "person=uppgif-ter");
        check("underleverantörerna", "under=leve-ran-tö-rerna");
        check("ansvarsbegränsning", "an-svars=begräns-ning");
        check("informationssäkerheten", "in-for-ma-tions=säker-heten");
        // Others.
        check(
            "personuppgiftsbiträdesavtalens",
            "person=uppgifts=biträdes=avta-lens",
        );
        check(
            "kreditupplysningsregistret",
            "kredit=upplys-nings=regist-ret",
        );
        check("inkassoverksamhetsgren", "in-kasso=verk-sam-hets=gren");
        check("överföringsmekanismer", "över-fö-rings=meka-nis-mer");
        // No compounds.
        check("behandling", "be-hand-ling");
        check("kunderna", "kun-derna");
        check("lagring", "lag-ring");
        check("personerna", "per-so-nerna");
        check("och/eller", "och/eller");
        check("2016/679", "2016/679");
        check("GDPRABCDE", "GDPRABCDE");
    }

    #[test]
    fn finnish_compounds_break_at_their_joints() {
        let finnish = Hyphenator::new(Rules::of("fi"));
        let check = |token: &str, expected: &str| assert_eq!(shown(&finnish, token), expected);
        check("henkilötietojen", "hen-kilö=tieto-jen");
        check("rekisterinpitäjä", "re-kis-terin=pitäjä");
        check("alihankkija", "ali=hank-kija");
        check("yhteistyösopimus", "yh-teistyö=sopi-mus");
        check("osakeyhtiö", "osa-keyh-tiö");
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
