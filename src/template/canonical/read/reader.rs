//! What is remembered while an excerpt is read, and what its words and numbers must be.

use super::parts::{Result, problem};
use crate::template::canonical::tree::Part;
use crate::template::check::{MAX_CHARACTERS_OF_NAME, bad_name, is_name, out_of_range};
use crate::template::measures::OutOfRange;
use crate::template::model::Correction;
use crate::template::problem::ProblemKind;
use crate::template::sources::Typeface;

/// What is remembered while an excerpt is read.
pub struct Reader<'a> {
    pub typeface: &'a Typeface<'a>,
    pub corrections: Vec<Correction>,
    /// How many blocks there have been, and rows and variants of the last one.
    pub blocks: usize,
    pub rows: usize,
    pub variants: usize,
    /// How many sections that stay together there have been.
    pub together: usize,
}

impl<'a> Reader<'a> {
    pub fn new(typeface: &'a Typeface<'a>) -> Self {
        Self {
            typeface,
            corrections: Vec::new(),
            blocks: 0,
            rows: 0,
            variants: 0,
            together: 0,
        }
    }

    /// That the typeface can print a text.
    pub fn printable(&self, part: &Part, text: &str) -> Result<()> {
        let is_missing = |character: &char| {
            *character != ' ' && (character.is_control() || !(self.typeface.covers)(*character))
        };
        match text.chars().find(is_missing) {
            None => Ok(()),
            Some(character) => Err(problem(part, ProblemKind::MissingGlyph(character))),
        }
    }
}

/// That a name has only characters that names can have, and not too many of them.
pub fn check_name(part: &Part, name: &str) -> Result<()> {
    if !is_name(name) {
        return Err(problem(part, bad_name(name)));
    }
    if name.len() > MAX_CHARACTERS_OF_NAME {
        return Err(problem(part, ProblemKind::TooLong(MAX_CHARACTERS_OF_NAME)));
    }
    Ok(())
}

/// That no number is outside its range.
pub fn in_range(part: &Part, number: Option<&OutOfRange>) -> Result<()> {
    match number {
        None => Ok(()),
        Some(OutOfRange { key, min, max }) => Err(problem(part, out_of_range(key, min, max))),
    }
}
