//! From a template's folder to a [`Template`].

use sha2::{Digest, Sha256};

use super::canonical::{canonical_form, hash};
use super::check::{self, Identity, Input};
use super::model::Template;
use super::problem::LoadError;
use super::sources::{Sources, Typeface};
use crate::characters::hexadecimal;

/// Reads and checks a template.
///
/// # Errors
/// [`LoadError`] with every problem of meaning at once; files that can't be read as RON at all
/// (one problem each) are reported before meaning is looked at.
pub fn load(sources: &Sources, typeface: &Typeface<'_>) -> Result<Template, LoadError> {
    let (texts, files) = check::read_files(sources)?;
    let letterhead = files.page.letterhead.as_ref();
    let image = letterhead.and_then(|letterhead| sources.files.get(&*letterhead.file));
    let image = image.map(|bytes| hexadecimal(&Sha256::digest(bytes)));
    let canonical = canonical_form(&files, image.as_deref()).unwrap_or_default();
    let identity = Identity {
        hash: hash(&canonical),
        canonical,
    };
    let input = Input {
        files: &files,
        texts,
        sources,
        image: None,
        typeface,
    };
    check::check(&input, identity)
}
