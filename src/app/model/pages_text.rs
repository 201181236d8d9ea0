//! The text of all pages as one: for finding, selecting and copying.

use std::ops::Range;

use crate::typeset::{Ending, Line, Owner, Pages};

/// A line of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinePlace {
    /// The index of the page.
    pub page: usize,
    /// The index of the line on that page.
    pub line: usize,
}

/// The text of all pages in reading order, without headers and footers. It is addressed by characters; a soft
/// hyphen at a break is not part of it, so that hyphenated words are found and copied whole.
#[derive(Clone, Debug, Default)]
pub struct PagesText {
    /// The characters.
    characters: Vec<char>,
    /// For each character its line, and its byte in that line.
    places: Vec<(u32, u32)>,
    /// The lines, with the range of characters in each.
    lines: Vec<(LinePlace, Range<usize>)>,
}

impl PagesText {
    /// Collects the text of pages.
    #[must_use]
    pub fn of(pages: &Pages) -> Self {
        let mut text = Self::default();
        let mut previous: Option<Owner> = None;
        for (page_index, page) in pages.pages.iter().enumerate() {
            for (line_index, line) in page.lines.iter().enumerate() {
                if matches!(line.owner, Owner::Block(..)) {
                    let place = LinePlace {
                        page: page_index,
                        line: line_index,
                    };
                    text.add(place, line, previous);
                    previous = Some(line.owner);
                }
            }
        }
        text
    }

    fn add(&mut self, place: LinePlace, line: &Line, previous: Option<Owner>) {
        let number = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
        if previous.is_some_and(|previous| previous != line.owner)
            && self
                .characters
                .last()
                .is_some_and(|last| !last.is_whitespace())
        {
            self.push('\n', number, 0);
        }
        let start = self.characters.len();
        for (byte, character) in line.text.read().char_indices() {
            self.push(character, number, u32::try_from(byte).unwrap_or(u32::MAX));
        }
        let end = self.characters.len();
        if line.text.ending == Ending::Paragraph {
            let byte = u32::try_from(line.text.text.len()).unwrap_or(u32::MAX);
            self.push(if is_label(line.owner) { ' ' } else { '\n' }, number, byte);
        }
        self.lines.push((place, start..end));
    }

    fn push(&mut self, character: char, line: u32, byte: u32) {
        self.characters.push(character);
        self.places.push((line, byte));
    }

    /// Returns the number of characters.
    #[must_use]
    pub fn len(&self) -> usize {
        self.characters.len()
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }

    /// Returns the text of a range of characters.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> String {
        let end = range.end.min(self.len());
        let slice = self.characters.get(range.start.min(end)..end);
        slice.unwrap_or_default().iter().collect()
    }

    /// Returns the character that begins at a byte of a line, or the line's end.
    #[must_use]
    pub fn character_at(&self, place: LinePlace, byte: usize) -> Option<usize> {
        let (number, (_, range)) = self
            .lines
            .iter()
            .enumerate()
            .find(|(_, (known, _))| *known == place)?;
        let within = self.places[range.clone()].iter().position(|(line, start)| {
            usize::try_from(*line) == Ok(number)
                && usize::try_from(*start).is_ok_and(|start| start >= byte)
        });
        Some(within.map_or(range.end, |within| range.start + within))
    }

    /// Returns the lines that a range of characters touches, with the bytes of each that are in it.
    pub fn bytes_in(&self, range: Range<usize>) -> impl Iterator<Item = (LinePlace, Range<usize>)> {
        let first = self
            .lines
            .partition_point(move |(_, characters)| characters.end <= range.start);
        self.lines[first..]
            .iter()
            .take_while({
                let end = range.end;
                move |(_, characters)| characters.start < end
            })
            .map(move |(place, characters)| {
                let start = characters.start.max(range.start);
                let end = characters.end.min(range.end);
                let byte =
                    |character: usize| usize::try_from(self.places[character].1).unwrap_or(0);
                let last = end.max(start + 1) - 1;
                let after = byte(last) + self.characters[last].len_utf8();
                (*place, byte(start)..after)
            })
    }

    /// Finds a text, ignoring case and treating all kinds of space alike.
    #[must_use]
    pub fn find(&self, sought: &str) -> Vec<Range<usize>> {
        let sought: Vec<char> = sought.trim().chars().map(folded).collect();
        if sought.is_empty() {
            return Vec::new();
        }
        let text: Vec<char> = self.characters.iter().copied().map(folded).collect();
        let mut hits = Vec::new();
        let mut start = 0;
        while start + sought.len() <= text.len() {
            if text[start..].starts_with(&sought) {
                hits.push(start..start + sought.len());
                start += sought.len();
            } else {
                start += 1;
            }
        }
        hits
    }

    /// Returns the word at a character.
    #[must_use]
    pub fn word_at(&self, character: usize) -> Range<usize> {
        let is_word = |index: usize| {
            self.characters
                .get(index)
                .is_some_and(|character| character.is_alphanumeric() || *character == '\u{2011}')
        };
        if !is_word(character) {
            return character..(character + 1).min(self.len());
        }
        let mut range = character..character + 1;
        while range.start > 0 && is_word(range.start - 1) {
            range.start -= 1;
        }
        while is_word(range.end) {
            range.end += 1;
        }
        range
    }

    /// Returns the paragraph at a character.
    #[must_use]
    pub fn paragraph_at(&self, character: usize) -> Range<usize> {
        let is_break = |index: &usize| self.characters[*index] == '\n';
        let character = character.min(self.len());
        let start = (0..character)
            .rev()
            .find(is_break)
            .map_or(0, |found| found + 1);
        let end = (character..self.len()).find(is_break).unwrap_or(self.len());
        start..end
    }
}

/// Whether it is the label of something beside it.
fn is_label(owner: Owner) -> bool {
    matches!(owner, Owner::Block(_, role) if role.is_label())
}

fn folded(character: char) -> char {
    if character.is_whitespace() {
        return ' ';
    }
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => character,
    }
}
