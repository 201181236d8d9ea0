//! From a template's folder to a [`Template`].

use super::check::{self, Input};
use super::model::Template;
use super::problem::LoadError;
use super::sources::{Sources, Typeface};

/// Reads and checks a template.
///
/// # Errors
/// [`LoadError`] with every problem of meaning at once; files that can't be read as RON at all
/// (one problem each) are reported before meaning is looked at.
pub fn load(sources: &Sources, typeface: &Typeface<'_>) -> Result<Template, LoadError> {
    let (texts, files) = check::read_files(sources)?;
    check::check(&Input {
        files: &files,
        texts,
        sources,
        typeface,
    })
}
