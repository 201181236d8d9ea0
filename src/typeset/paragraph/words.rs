//! The words of a paragraph.

use std::ops::Range;
use std::sync::Arc;

use super::shaping::WordShaper;
use super::style::{ParagraphKey, Wording};
use crate::characters::code_point;
use crate::language::Rules;
use crate::typeset::fonts::{self, Face, ShapedWord};

/// A paragraph's text in words.
pub(super) struct Words {
    pub text: String,
    /// The byte after each run.
    run_ends: Vec<usize>,
    /// The face of each run.
    faces: Vec<Face>,
    pub list: Vec<Word>,
    /// Byte ranges that stay on one line.
    together: Vec<Range<usize>>,
}

/// A word: the characters between two spaces.
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    pub shaped: Arc<ShapedWord>,
    pub wording: Wording,
    /// Whether the space after it may be a line break.
    pub breakable: bool,
}

impl Words {
    pub(super) fn new(key: &ParagraphKey, shaper: &mut WordShaper, rules: Option<&Rules>) -> Self {
        let mut text = String::new();
        let mut run_ends = Vec::new();
        for (run, _, _) in &key.runs {
            push_printable(&mut text, run);
            run_ends.push(text.len());
        }
        let together: Vec<Range<usize>> = rules
            .map(|rules| rules.together(&text).collect())
            .unwrap_or_default();
        let opportunities: Vec<usize> = unicode_linebreak::linebreaks(&text)
            .map(|(offset, _)| offset)
            .collect();
        let faces: Vec<Face> = key.runs.iter().map(|(_, _, face)| *face).collect();
        let mut list = Vec::new();
        let mut start = 0;
        for part in text.split(' ') {
            let end = start + part.len();
            if !part.is_empty() {
                let next = end + 1;
                let run = run_at(&run_ends, start);
                list.push(Word {
                    start,
                    end,
                    shaped: shaper.shaped_parts(&parts(part, start, &run_ends, &faces)),
                    wording: key.runs.get(run).map_or(Wording::Native, |run| run.1),
                    breakable: opportunities.binary_search(&next).is_ok()
                        && !together
                            .iter()
                            .any(|range| range.start < end && next < range.end),
                });
            }
            start = end + 1;
        }
        Self {
            text,
            run_ends,
            faces,
            list,
            together,
        }
    }

    /// Returns whether a line must not end at this byte.
    pub(super) fn forbids_break(&self, byte: usize) -> bool {
        self.together
            .iter()
            .any(|range| range.start < byte && byte < range.end)
    }

    /// Shapes the bytes between two places of the text, and after them a hyphen if the word is broken there.
    pub(super) fn shaped(
        &self,
        (from, to): (usize, usize),
        hyphen: bool,
        shaper: &mut WordShaper,
    ) -> Arc<ShapedWord> {
        let mut parts = parts(&self.text[from..to], from, &self.run_ends, &self.faces);
        let last;
        if let Some((_, part)) = parts.last_mut().filter(|_| hyphen) {
            last = [part, "-"].concat();
            *part = &last;
        }
        shaper.shaped_parts(&parts)
    }

    /// Returns the index of the run that a byte belongs to.
    pub(super) fn run_at(&self, byte: usize) -> usize {
        run_at(&self.run_ends, byte)
    }
}

/// Returns the parts of a word that have a face each; the word begins at that byte of the text.
fn parts<'w>(
    word: &'w str,
    start: usize,
    run_ends: &[usize],
    faces: &[Face],
) -> Vec<(Face, &'w str)> {
    let end = start + word.len();
    let mut parts: Vec<(Face, &str)> = Vec::new();
    let mut from = start;
    let mut part_start = start;
    let mut run = run_at(run_ends, start);
    while from < end {
        let to = run_ends.get(run).map_or(end, |run_end| (*run_end).min(end));
        let face = faces.get(run).copied().unwrap_or(Face::Regular);
        match parts.last_mut() {
            Some((last, part)) if *last == face => *part = &word[part_start - start..to - start],
            _ => {
                parts.push((face, &word[from - start..to - start]));
                part_start = from;
            }
        }
        from = to.max(from);
        run += 1;
    }
    parts
}

fn run_at(run_ends: &[usize], byte: usize) -> usize {
    run_ends.partition_point(|run_end| *run_end <= byte)
}

/// Appends a run as it can be printed: white space as plain spaces, and a character that the faces
/// lack as its code, so that no page ever shows a blank box.
fn push_printable(text: &mut String, run: &str) {
    for character in run.chars() {
        if character.is_whitespace() {
            // Runs of spaces were folded where wording and answers were read.
            if !text.ends_with(' ') {
                text.push(' ');
            }
        } else if fonts::covers(character) {
            text.push(character);
        } else {
            text.extend(["[", &code_point(character), "]"]);
        }
    }
}
