//! The differences of two texts, by word.
//!
//! Words are compared whole; punctuation before and after them counts as words of its own. White space, soft hyphens
//! and the kind of a hyphen never count. A tab separates cells and is a word of its own.

use super::sequence::{Change, changes};

/// A piece of two texts that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The texts that have it.
    pub kind: SegmentKind,
    /// Its words. It begins with a space where one stands before its first word.
    pub text: String,
}

/// The texts that have a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// Both.
    Same,
    /// Only the older one.
    Removed,
    /// Only the newer one.
    Added,
}

/// The separator of cells in the text of a table row.
pub(super) const CELL_SEPARATOR: &str = "\t";

const OPENING: &[char] = &['(', '[', '«', '“', '„'];
const CLOSING: &[char] = &[')', ']', '»', '”', ',', '.', ';', ':', '!', '?'];

/// A word or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// The characters that count.
    pub text: String,
    /// Whether white space stands between it and the one before it in its cell.
    pub is_spaced: bool,
}

/// Splits a text into words and signs.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    for (index, cell) in text.split(CELL_SEPARATOR).enumerate() {
        if index > 0 {
            found.push(Token {
                text: CELL_SEPARATOR.to_owned(),
                is_spaced: false,
            });
        }
        for (index, word) in cell.split_whitespace().enumerate() {
            let word: String = word.chars().filter_map(counted).collect();
            push_word(&word, index > 0, &mut found);
        }
    }
    found
}

/// Returns a character as it counts; nothing for one that doesn't.
fn counted(character: char) -> Option<char> {
    match character {
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        other => Some(other),
    }
}

/// Adds a word, with the punctuation before and after it.
fn push_word(word: &str, mut is_spaced: bool, found: &mut Vec<Token>) {
    let inner = word.trim_start_matches(OPENING);
    let (opening, rest) = word.split_at(word.len() - inner.len());
    let inner = rest.trim_end_matches(CLOSING);
    let closing = &rest[inner.len()..];
    let signs = |signs: &str| signs.chars().map(String::from).collect::<Vec<_>>();
    let middle = Some(inner.to_owned()).filter(|inner| !inner.is_empty());
    for text in signs(opening)
        .into_iter()
        .chain(middle)
        .chain(signs(closing))
    {
        found.push(Token { text, is_spaced });
        is_spaced = false;
    }
}

/// Returns a text as it counts: two texts without a difference give the same.
pub(super) fn normalised(text: &str) -> String {
    let tokens = tokens(text);
    let words: Vec<&str> = tokens.iter().map(|token| &*token.text).collect();
    words.join(" ")
}

/// Compares two texts. Segments of the same kind don't follow each other; none is empty.
#[must_use]
pub fn compare_words(before: &str, after: &str) -> Vec<Segment> {
    let (old, new) = (tokens(before), tokens(after));
    let is_same = |one: usize, other: usize| old[one].text == new[other].text;
    let found = merged(changes(old.len(), new.len(), &is_same), &old);
    let mut segments = Segments::default();
    let (mut at_old, mut at_new) = (0, 0);
    let end = Change {
        before: old.len()..old.len(),
        after: new.len()..new.len(),
    };
    for change in found.into_iter().chain([end]) {
        let kept = old[at_old..change.before.start]
            .iter()
            .zip(&new[at_new..change.after.start]);
        for (one, other) in kept {
            let is_spaced = one.is_spaced || other.is_spaced;
            segments.push(SegmentKind::Same, &other.text, is_spaced);
        }
        for token in &old[change.before.clone()] {
            segments.push(SegmentKind::Removed, &token.text, token.is_spaced);
        }
        for token in &new[change.after.clone()] {
            segments.push(SegmentKind::Added, &token.text, token.is_spaced);
        }
        (at_old, at_new) = (change.before.end, change.after.end);
    }
    segments.found
}

/// Returns segments to be shown: the spaces before words that were added or removed stand by themselves, and one
/// stands between a word and the one that takes its place.
#[must_use]
pub fn separated(segments: &[Segment]) -> Vec<Segment> {
    let mut shown: Vec<Segment> = Vec::new();
    for segment in segments {
        let text = segment.text.trim_start_matches(' ');
        let follows_removed = shown
            .last()
            .is_some_and(|last| last.kind == SegmentKind::Removed);
        let is_word = !text.starts_with(CLOSING);
        let is_spaced = text.len() < segment.text.len() || (follows_removed && is_word);
        let space = is_spaced.then_some((SegmentKind::Same, " "));
        let words = Some((segment.kind, text)).filter(|(_, text)| !text.is_empty());
        for (kind, text) in space.into_iter().chain(words) {
            match shown.last_mut() {
                Some(last) if last.kind == kind => last.text.push_str(text),
                _ => shown.push(Segment {
                    kind,
                    text: text.to_owned(),
                }),
            }
        }
    }
    shown
}

/// Merges replacements of the same cell between which a single word stands: a reader takes them for one.
fn merged(changes: Vec<Change>, old: &[Token]) -> Vec<Change> {
    let is_replacement = |change: &Change| !change.before.is_empty() && !change.after.is_empty();
    let mut merged: Vec<Change> = Vec::new();
    for change in changes {
        match merged.last_mut() {
            Some(last)
                if change.before.start - last.before.end <= 1
                    && old[last.before.end].text != CELL_SEPARATOR
                    && is_replacement(last)
                    && is_replacement(&change) =>
            {
                last.before.end = change.before.end;
                last.after.end = change.after.end;
            }
            _ => merged.push(change),
        }
    }
    merged
}

/// Segments in the making.
#[derive(Default)]
struct Segments {
    found: Vec<Segment>,
}

impl Segments {
    fn push(&mut self, kind: SegmentKind, word: &str, is_spaced: bool) {
        if self.found.last().is_none_or(|last| last.kind != kind) {
            self.found.push(Segment {
                kind,
                text: String::new(),
            });
        }
        if let Some(last) = self.found.last_mut() {
            if is_spaced {
                last.text.push(' ');
            }
            last.text.push_str(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let segments = separated(&compare_words(before, after)).into_iter();
        let segments = segments.map(|segment| match segment.kind {
            SegmentKind::Same => segment.text,
            SegmentKind::Removed => format!("[-{}-]", segment.text),
            SegmentKind::Added => format!("{{+{}+}}", segment.text),
        });
        segments.collect()
    }

    #[test]
    fn texts_are_compared_by_word() {
        let check = |before: &str, after: &str, expected: &str| {
            assert_eq!(shown(before, after), expected, "{before:?} {after:?}");
        };
        check("", "", "");
        check("a b c", "a b c", "a b c");
        check("a", "", "[-a-]");
        check("", "a", "{+a+}");
        check("a b c", "a x c", "a [-b-] {+x+} c");
        check(
            "Kunden ska betala.",
            "Kunden ska inte betala.",
            "Kunden ska {+inte+} betala.",
        );
        check("förfalla", "förfaller", "[-förfalla-] {+förfaller+}");
        check("om så, då", "om så; då", "om så[-,-]{+;+} då");
        check(
            "ett två tre fyra fem",
            "sex två sju fyra åtta",
            "[-ett två tre fyra fem-] {+sex två sju fyra åtta+}",
        );
        check("a\tb", "a\tc", "a\t[-b-] {+c+}");
    }

    #[test]
    fn spacing_and_hyphenation_do_not_count() {
        let check = |before: &str, after: &str| {
            let segments = compare_words(before, after);
            let is_same = segments
                .iter()
                .all(|segment| segment.kind == SegmentKind::Same);
            assert!(is_same, "{before:?} {after:?} {segments:?}");
        };
        check("person\u{AD}uppgifter", "personuppgifter");
        check("10\u{A0}000 euro", "10 000  euro\n");
        check("e\u{2011}post", "e-post");
        check("( a )", "(a)");
        check(" a ,", "a,");
    }
}
