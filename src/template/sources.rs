//! The input of a check: a template's folder, and the typefaces that there are.

use std::collections::{BTreeMap, BTreeSet};

/// The content of a template's folder: file names and bytes.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// By name, without the folder.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The names of further files in the folder, which are not read.
    pub other_names: BTreeSet<String>,
}

/// The typefaces that there are, and what they print.
pub struct Typeface<'a> {
    /// The names that a page style may ask for.
    pub names: &'a [&'a str],
    /// Whether the typeface can print a character.
    pub covers: &'a dyn Fn(char) -> bool,
}
