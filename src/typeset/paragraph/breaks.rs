//! Break opportunities.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use super::style::{ParagraphStyle, Wording};
use super::words::{Word, Words};
use crate::typeset::hyphenate::{BreakKind, Hyphenator, WordBreak, emergency_breaks};

/// Penalties of breaks inside words, on the scale of TeX's: at a joint of a compound, in a word that isn't one, inside
/// an element of a compound.
const JOINT_PENALTY: f64 = 40.0;
const HYPHEN_PENALTY: f64 = 55.0;
const ELEMENT_PENALTY: f64 = 150.0;
/// The penalty of breaking an address in the wording after one of its signs, and of doing so after a slash.
const ADDRESS_PENALTY: f64 = 150.0;
const SLASH_PENALTY: f64 = 300.0;
/// The penalty of breaking a word before its third letter, in addition.
const SHORT_BEGINNING: usize = 3;
const SHORT_PENALTY: f64 = 45.0;
/// The penalty of breaking a name, which is worse than breaking a compound.
const ANSWER_HYPHEN_PENALTY: f64 = 400.0;
/// The number of characters beyond which an answer may be hyphenated although they would fit a line.
const LONG_NAME: usize = 20;
pub(super) const EMERGENCY_PENALTY: f64 = 2_000.0;

/// Which breaks are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tolerance {
    /// Those that typography allows.
    Normal,
    /// Those between any two characters as well but near the ends of a word, for what can't be set well.
    Relaxed,
    /// Those between any two characters, for what can't be set otherwise.
    Anywhere,
}

/// A break opportunity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Breakpoint {
    /// The word that a line ends in or after.
    pub word: usize,
    /// The byte inside the word where it is broken; `None` after the word.
    pub inside: Option<usize>,
    /// Whether a hyphen is set there.
    pub hyphen: bool,
    /// The natural width of everything before it, in points, spaces included.
    pub width_before: f64,
    /// The number of spaces before it.
    pub spaces_before: usize,
    /// The same, with what the next line leaves out: the space at the break.
    pub width_after: f64,
    pub spaces_after: usize,
    pub hyphen_width: f64,
    pub penalty: f64,
    /// The two letters before the hyphen, if one is set there.
    pub last_letters: Option<[char; 2]>,
}

/// A break opportunity inside a word.
struct InnerBreak {
    /// The byte.
    offset: usize,
    penalty: f64,
    /// Whether a hyphen is set there.
    hyphen: bool,
}

/// Finds the break opportunities of a paragraph.
pub(super) struct Breaker<'a> {
    pub style: ParagraphStyle,
    pub words: &'a Words,
    pub hyphenator: &'a Hyphenator,
    /// The width of a space.
    pub space_pt: f64,
    /// The width of a hyphen.
    pub hyphen_pt: f64,
}

impl Breaker<'_> {
    /// Returns the break opportunities in order; the last one is the end of the paragraph.
    pub(super) fn breakpoints(&self, tolerance: Tolerance) -> Vec<Breakpoint> {
        let mut points = Vec::new();
        let mut width = 0.0;
        let last = self.words.list.len() - 1;
        for (index, word) in self.words.list.iter().enumerate() {
            let word_width = word.shaped.width * self.style.scale();
            self.push_inner(index, word, width, tolerance, &mut points);
            width += word_width;
            if word.breakable || index == last || tolerance != Tolerance::Normal {
                points.push(Breakpoint {
                    word: index,
                    inside: None,
                    hyphen: false,
                    width_before: width,
                    spaces_before: index,
                    width_after: width + self.space_pt,
                    spaces_after: index + 1,
                    hyphen_width: 0.0,
                    penalty: 0.0,
                    last_letters: None,
                });
            }
            width += self.space_pt;
        }
        points
    }

    /// Adds the break opportunities inside a word, which begins at that width.
    fn push_inner(
        &self,
        index: usize,
        word: &Word,
        width: f64,
        tolerance: Tolerance,
        points: &mut Vec<Breakpoint>,
    ) {
        let mut glyphs = word.shaped.glyphs.iter().peekable();
        let mut advance = 0.0;
        for inner in self.inner_breaks(word, tolerance) {
            let offset = inner.offset;
            // The breaks are in order: a long word is gone through once.
            while let Some(glyph) = glyphs.next_if(|glyph| glyph.cluster < offset) {
                advance += glyph.advance;
            }
            if tolerance == Tolerance::Normal && self.words.forbids_break(word.start + offset) {
                continue;
            }
            // "be-" at the end of a line says less than "behand-".
            let short = if offset < SHORT_BEGINNING {
                SHORT_PENALTY
            } else {
                0.0
            };
            let part_width = advance * self.style.scale();
            points.push(Breakpoint {
                word: index,
                inside: Some(offset),
                hyphen: inner.hyphen,
                width_before: width + part_width,
                spaces_before: index,
                width_after: width + part_width,
                spaces_after: index,
                hyphen_width: if inner.hyphen { self.hyphen_pt } else { 0.0 },
                penalty: inner.penalty + short,
                last_letters: inner
                    .hyphen
                    .then(|| last_letters(&self.words.text[word.start..word.start + offset]))
                    .flatten(),
            });
        }
    }

    /// Returns the break opportunities inside a word, in order.
    fn inner_breaks(&self, word: &Word, tolerance: Tolerance) -> Vec<InnerBreak> {
        let token = &self.words.text[word.start..word.end];
        let is_too_wide = word.shaped.width * self.style.scale() > self.style.measure_pt();
        let hyphenate = self.style.hyphenate;
        let mut breaks = BTreeMap::new();
        let mut add = |offset: usize, penalty: f64, hyphen: bool| {
            breaks.entry(offset).or_insert(InnerBreak {
                offset,
                penalty,
                hyphen,
            });
        };
        // A hyphen in an address or a number would change it; and a name breaks only where it would
        // not fit a line otherwise.
        let is_answer = word.wording == Wording::Answer;
        let is_code = if is_answer {
            is_code(token)
        } else {
            is_address(token)
        };
        if is_code {
            if is_too_wide || !is_answer {
                for offset in breaks_after_signs(token) {
                    add(offset, sign_penalty(token, offset, is_answer), false);
                }
            }
        } else if is_answer {
            if is_too_wide || (hyphenate && token.chars().count() > LONG_NAME) {
                for found in self.hyphenator.breaks(token) {
                    add(found.offset, ANSWER_HYPHEN_PENALTY, true);
                }
            }
        } else if word.wording == Wording::Native && (hyphenate || is_too_wide) {
            for found in self.hyphenator.breaks(token) {
                add(found.offset, word_penalty(found), true);
            }
        }
        if tolerance != Tolerance::Normal || (is_too_wide && word.wording != Wording::Native) {
            for offset in emergency_breaks(token) {
                add(offset, EMERGENCY_PENALTY, !is_code);
            }
        }
        if tolerance == Tolerance::Anywhere {
            for (offset, _) in token.grapheme_indices(true).skip(1) {
                add(offset, EMERGENCY_PENALTY, !is_code);
            }
        }
        breaks.into_values().collect()
    }
}

fn word_penalty(found: WordBreak) -> f64 {
    match found.kind {
        BreakKind::Joint => JOINT_PENALTY,
        BreakKind::Syllable => HYPHEN_PENALTY,
        BreakKind::Element => ELEMENT_PENALTY,
    }
}

/// Returns the penalty of breaking an address or a number at a byte, after one of its signs.
fn sign_penalty(token: &str, offset: usize, is_answer: bool) -> f64 {
    match (is_answer, token[..offset].ends_with('/')) {
        (true, false) => ANSWER_HYPHEN_PENALTY,
        (true, true) => ANSWER_HYPHEN_PENALTY + SLASH_PENALTY,
        (false, false) => ADDRESS_PENALTY,
        (false, true) => ADDRESS_PENALTY + SLASH_PENALTY,
    }
}

/// Returns the last two letters of the beginning of a word, in small letters.
fn last_letters(beginning: &str) -> Option<[char; 2]> {
    let mut letters = beginning.chars().rev().flat_map(char::to_lowercase);
    let last = letters.next()?;
    Some([letters.next()?, last])
}

/// Returns whether a token of the wording is an e-mail address or one on the web.
fn is_address(token: &str) -> bool {
    if token.contains('@') || token.contains("://") || token.starts_with("www.") {
        return true;
    }
    // "intrum.fi", "intrum.fi/dataskydd", but neither "etc." nor "3.2".
    let host = token.split('/').next().unwrap_or_default();
    let host = host.trim_matches(|character: char| !character.is_alphanumeric());
    host.split_once('.').is_some_and(|(_, domain)| {
        let last = domain.rsplit('.').next().unwrap_or_default();
        last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_lowercase())
    })
}

/// Returns whether a token is an address, a number or the like, in which a hyphen would be read as its own.
fn is_code(token: &str) -> bool {
    let inner = token.trim_matches(|character: char| !character.is_alphanumeric());
    inner.contains(|character: char| character.is_numeric() || CODE_SIGNS.contains(character))
}

/// Signs after which an address or a number may go on in the next line.
const CODE_SIGNS: &str = "@./_\\-:#?=&+";

fn breaks_after_signs(token: &str) -> Vec<usize> {
    let signs = token
        .char_indices()
        .filter(|(_, sign)| CODE_SIGNS.contains(*sign));
    let after = signs.map(|(at, sign)| at + sign.len_utf8());
    after.filter(|offset| *offset < token.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_words_are_addresses() {
        let check =
            |token: &str, expected: bool| assert_eq!(is_address(token), expected, "{token}");
        for token in [
            "dataskydd@intrum.fi",
            "(https://www.intrum.fi/sv/dataskydd).",
            "www.intrum.fi",
            "intrum.fi/dataskydd",
        ] {
            check(token, true);
        }
        for token in [
            "och/eller",
            "etc.",
            "(EU)",
            "3.2",
            "B.V.",
            "behandling.",
            "2016/679",
        ] {
            check(token, false);
        }
    }
}
