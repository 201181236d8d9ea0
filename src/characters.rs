//! Characters that have no business in a typed text, and how characters and bytes are written.

use std::ops::RangeInclusive;

/// A character that has no business in a typed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CharacterProblem {
    /// Why it has none.
    pub kind: CharacterKind,
    /// The character itself.
    pub character: char,
    /// Its place in the text, counted in characters from 0.
    pub index: usize,
}

/// Why a character has no business in a typed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CharacterKind {
    /// A control character, or a line or paragraph separator.
    Control,
    /// A mark, embedding, override or isolate that changes the direction of the text
    /// beside it, so that a reader may see another text than the one stored.
    Direction,
    /// A character that is not seen, or that means nothing outside one program.
    Invisible,
}

impl CharacterProblem {
    /// The name of the character as the Unicode Standard writes code points: `U+202E`.
    #[must_use]
    pub fn code_point(&self) -> String {
        code_point(self.character)
    }
}

/// The name of a character as the Unicode Standard writes code points: `U+202E`.
#[must_use]
pub fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Bytes as lower-case hexadecimal.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        text.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
    }
    text
}

/// Returns the bytes that hexadecimal digits stand for; nothing if they are none.
#[must_use]
pub fn unhexadecimal(digits: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = digits.chars().map(|digit| digit.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    let pairs = digits.chunks_exact(2);
    let bytes = pairs.map(|pair| u8::try_from(16 * pair[0] + pair[1]).ok());
    bytes.collect()
}

/// Finds every character that has no business in a typed text, in their order. A line
/// feed is allowed where the text is `multiline`; a tab or a carriage return never is.
///
/// Variation selectors are not reported: emoji and the names of some persons need them.
#[must_use]
pub fn text_problems(text: &str, multiline: bool) -> Vec<CharacterProblem> {
    text.chars()
        .enumerate()
        .filter(|&(_, character)| !(multiline && character == '\n'))
        .filter_map(|(index, character)| {
            kind_of(character).map(|kind| CharacterProblem {
                kind,
                character,
                index,
            })
        })
        .collect()
}

fn kind_of(character: char) -> Option<CharacterKind> {
    if character.is_control() || in_ranges(SEPARATORS, character) {
        Some(CharacterKind::Control)
    } else if in_ranges(DIRECTION, character) {
        Some(CharacterKind::Direction)
    } else if in_ranges(INVISIBLE, character) || is_noncharacter(character) {
        Some(CharacterKind::Invisible)
    } else {
        None
    }
}

/// Whether a character only chooses how the one before it is drawn (`Variation_Selector` of the Unicode Character
/// Database 17.0).
#[must_use]
pub fn is_variation_selector(character: char) -> bool {
    matches!(
        character,
        '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}'
    )
}

fn in_ranges(ranges: &[RangeInclusive<char>], character: char) -> bool {
    ranges.iter().any(|range| range.contains(&character))
}

/// Noncharacters: the Unicode Standard 17.0, section 23.7. Those of the range
/// U+FDD0..U+FDEF, and the last two of each plane.
fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{FDD0}'..='\u{FDEF}') || u32::from(character) & 0xFFFE == 0xFFFE
}

/// The general categories Zl and Zp of the Unicode Standard.
const SEPARATORS: &[RangeInclusive<char>] = &['\u{2028}'..='\u{2029}'];

/// The explicit directional formatting characters: Unicode Standard Annex #9, section 2.
const DIRECTION: &[RangeInclusive<char>] = &[
    '\u{061C}'..='\u{061C}',
    '\u{200E}'..='\u{200F}',
    '\u{202A}'..='\u{202E}',
    '\u{2066}'..='\u{2069}',
];

/// The property `Default_Ignorable_Code_Point` of the Unicode Character Database 17.0
/// (`DerivedCoreProperties.txt`) without [`DIRECTION`] and without the variation selectors
/// (U+180B..U+180D, U+180F, U+FE00..U+FE0F, U+E0100..U+E01EF); with the interlinear
/// annotation characters (U+FFF9..U+FFFB) and the private use areas.
const INVISIBLE: &[RangeInclusive<char>] = &[
    '\u{00AD}'..='\u{00AD}',
    '\u{034F}'..='\u{034F}',
    '\u{115F}'..='\u{1160}',
    '\u{17B4}'..='\u{17B5}',
    '\u{180E}'..='\u{180E}',
    '\u{200B}'..='\u{200D}',
    '\u{2060}'..='\u{2065}',
    '\u{206A}'..='\u{206F}',
    '\u{3164}'..='\u{3164}',
    '\u{E000}'..='\u{F8FF}',
    '\u{FEFF}'..='\u{FEFF}',
    '\u{FFA0}'..='\u{FFA0}',
    '\u{FFF0}'..='\u{FFFB}',
    '\u{1BCA0}'..='\u{1BCA3}',
    '\u{1D173}'..='\u{1D17A}',
    '\u{E0000}'..='\u{E00FF}',
    '\u{E01F0}'..='\u{E0FFF}',
    '\u{F0000}'..='\u{FFFFD}',
    '\u{100000}'..='\u{10FFFD}',
];

/// A character as a sentence can show it: itself where it can be seen, and its code point.
#[must_use]
pub fn shown_character(character: char) -> String {
    let code = code_point(character);
    if character.is_alphanumeric() || character.is_ascii_punctuation() {
        format!("{character} ({code})")
    } else {
        code
    }
}

/// A text as it can be shown: characters that have no business in it stand as their code, so that
/// nothing on a page or in a terminal is turned round or hidden by them.
#[must_use]
pub fn visible(text: &str) -> String {
    shown(text, true)
}

/// The same for a text that is shown on one line: what would end the line stands as its code too.
#[must_use]
pub fn visible_line(text: &str) -> String {
    shown(text, false)
}

fn shown(text: &str, multiline: bool) -> String {
    let problems = text_problems(text, multiline);
    if problems.is_empty() {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for (index, character) in text.chars().enumerate() {
        if problems.iter().any(|problem| problem.index == index) {
            shown.extend(["[", &code_point(character), "]"]);
        } else {
            shown.push(character);
        }
    }
    shown
}

/// A quoted text is not longer, in characters.
const MAX_QUOTED: usize = 120;
/// A pattern of Braille without a dot: it looks like a space.
const BRAILLE_BLANK: char = '\u{2800}';
/// More combining marks on one letter reach into the lines above and below.
const MAX_MARKS: usize = 3;

/// A text of somebody else's as it can stand between quotation marks in a sentence: on one line, of bounded length, with
/// nothing in it that ends the quotation, and with a code in the place of whatever isn't seen as what it is, repeated
/// spaces included.
#[must_use]
pub fn quotable(text: &str) -> String {
    let mut quoted = String::new();
    let mut length = 0;
    let mut characters = text.chars().peekable();
    let mut marks = 0;
    while let Some(character) = characters.next() {
        marks = if unicode_normalization::char::is_combining_mark(character) {
            marks + 1
        } else {
            0
        };
        let is_space = character.is_whitespace() || character == BRAILLE_BLANK;
        let is_plain_space = character == ' ' && characters.peek().is_none_or(|next| *next != ' ');
        let is_shown = kind_of(character).is_none()
            && (!is_space || is_plain_space)
            && !"«»“”„‹›".contains(character)
            && marks <= MAX_MARKS;
        let mut shown = character.to_string();
        if !is_shown {
            let mut count = 1;
            while characters.next_if_eq(&character).is_some() {
                count += 1;
            }
            let times = if count > 1 {
                format!(" × {count}")
            } else {
                String::new()
            };
            shown = format!("[{}{times}]", code_point(character));
        }
        length += shown.chars().count();
        if length > MAX_QUOTED {
            quoted.push('…');
            break;
        }
        quoted.push_str(&shown);
    }
    quoted
}

/// As it is sought: in small letters, without accents and dots.
#[must_use]
pub fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;
    let plain = text
        .nfd()
        .filter(|character| !is_combining_mark(*character));
    plain.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::CharacterKind::{Control, Direction, Invisible};
    use super::*;

    fn check(text: &str, multiline: bool, expected: &[(CharacterKind, &str, usize)]) {
        let found: Vec<_> = text_problems(text, multiline)
            .iter()
            .map(|problem| (problem.kind, problem.code_point(), problem.index))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|&(kind, name, index)| (kind, name.to_owned(), index))
            .collect();
        assert_eq!(found, expected, "{text:?}, multiline {multiline}");
    }

    #[test]
    fn ordinary_text_has_no_problems() {
        check("", false, &[]);
        check("Example Ltd", false, &[]);
        check("M\u{fc}ller & Fr\u{e8}res, \u{c5}bo", false, &[]);
        check("e\u{301}\u{a0}\u{2019}\u{2013}\u{2011}", false, &[]);
        check("\u{5d0}\u{5d1} \u{645}\u{631}", false, &[]);
        check("\u{2764}\u{fe0f} \u{845b}\u{e0100}", false, &[]);
        check("\u{fffd}\u{1f600}", false, &[]);
    }

    #[test]
    fn control_characters_are_found() {
        check("a\nb", false, &[(Control, "U+000A", 1)]);
        check("a\nb\n", true, &[]);
        check("a\r\nb", true, &[(Control, "U+000D", 1)]);
        check("\ta", true, &[(Control, "U+0009", 0)]);
        check(
            "\0\u{7f}\u{85}",
            false,
            &[
                (Control, "U+0000", 0),
                (Control, "U+007F", 1),
                (Control, "U+0085", 2),
            ],
        );
        check(
            "a\u{2028}b\u{2029}",
            true,
            &[(Control, "U+2028", 1), (Control, "U+2029", 3)],
        );
    }

    #[test]
    fn characters_of_direction_are_found() {
        let all = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\
                   \u{2066}\u{2067}\u{2068}\u{2069}";
        for (index, character) in all.chars().enumerate() {
            let problem = CharacterProblem {
                kind: Direction,
                character,
                index,
            };
            assert_eq!(text_problems(all, false).get(index), Some(&problem));
        }
        check("\u{e9}\u{202e}txt", false, &[(Direction, "U+202E", 1)]);
    }

    #[test]
    fn invisible_characters_are_found() {
        let all = "\u{ad}\u{34f}\u{180e}\u{200b}\u{200c}\u{200d}\u{2060}\u{2064}\u{2065}\u{206a}\
                   \u{3164}\u{fdd0}\u{fdef}\u{feff}\u{fff9}\u{fffe}\u{ffff}\u{1fffe}\u{e000}\u{f8ff}\
                   \u{e0000}\u{e0001}\u{e0020}\u{e007f}\u{f0000}\u{fffff}\u{10fffd}\u{10ffff}";
        for character in all.chars() {
            let problem = CharacterProblem {
                kind: Invisible,
                character,
                index: 1,
            };
            assert_eq!(text_problems(&format!("a{character}b"), true), [problem]);
        }
        check(
            "Ex\u{ad}ample\u{200b}",
            false,
            &[(Invisible, "U+00AD", 2), (Invisible, "U+200B", 8)],
        );
        check("\u{10fffd}", false, &[(Invisible, "U+10FFFD", 0)]);
    }

    #[test]
    fn a_line_stays_a_line() {
        let text = "one\ntwo\r\n\u{2028}\u{85}\u{202e}three";
        let line = visible_line(text);
        assert_eq!(
            line,
            "one[U+000A]two[U+000D][U+000A][U+2028][U+0085][U+202E]three"
        );
        assert!(visible(text).starts_with("one\ntwo[U+000D]\n"));
    }

    #[test]
    fn quoted_texts_are_seen_as_what_they_are() {
        let check = |text: &str, expected: &str| assert_eq!(quotable(text), expected);
        check("Eva Ek", "Eva Ek");
        check("Åke «Ö» Öst", "Åke [U+00AB]Ö[U+00BB] Öst");
        check(
            "Eva\nUnchanged: all is well",
            "Eva[U+000A]Unchanged: all is well",
        );
        check("Eva\r\n\u{1b}[2J", "Eva[U+000D][U+000A][U+001B][2J");
        check("Eva\u{2028}Ek\u{202e}kE", "Eva[U+2028]Ek[U+202E]kE");
        check("Eva\u{a0}Ek\u{3000}", "Eva[U+00A0]Ek[U+3000]");
        check("Eva\u{2800}\u{2800}Ek", "Eva[U+2800 × 2]Ek");
        let padded = format!("Eva{}Ek", " ".repeat(500));
        check(&padded, "Eva[U+0020 × 500]Ek");
        check(&"\u{202e}".repeat(70), "[U+202E × 70]");
        let marked = format!("e{}x", "\u{301}".repeat(40));
        check(&marked, "e\u{301}\u{301}\u{301}[U+0301 × 37]x");
        let long = quotable(&"a".repeat(500));
        assert_eq!(long, format!("{}…", "a".repeat(MAX_QUOTED)));
        check("", "");
    }

    #[test]
    fn ranges_are_sorted_and_apart() {
        for ranges in [SEPARATORS, DIRECTION, INVISIBLE] {
            assert!(ranges.iter().all(|range| range.start() <= range.end()));
            assert!(ranges.is_sorted_by(|one, other| one.end() < other.start()));
        }
    }
}
