//! Takes the draft, and the excerpt of its template, out of a PDF again: one that Klausul wrote, signed since then or not,
//! or any other file.
//!
//! Such a file may be anything. Nothing in it is followed without end, and nothing is decoded beyond a bound.

use std::collections::BTreeSet;

use super::budget::MAX_PDF_BYTES;
use super::object::{Dictionary, Object, ObjectId, text_string};
use super::strict::decrypted;
use super::tolerant::error::OpenError;
use super::tolerant::file::File;
use crate::pdf::{DRAFT_NAME, TEMPLATE_NAME};
use crate::ron_text::MAX_BYTES;

/// A tree of names is not followed deeper than this, nor are more nodes of it looked at.
const MAX_DEPTH: usize = 16;
const MAX_NODES: usize = 1_000;

/// What travels inside a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// The bytes of the draft.
    pub draft: Vec<u8>,
    /// The bytes of the excerpt of its template; none if there isn't exactly one that can be unpacked.
    pub excerpt: Option<Vec<u8>>,
}

/// Returns the bytes of the draft inside a PDF. One that is encrypted with an owner password only is decrypted.
///
/// # Errors
/// [`OpenError`]; what the bytes say is for [`crate::draft::read`].
pub fn draft_in(pdf: &[u8]) -> Result<Vec<u8>, OpenError> {
    of_plain(pdf, |pdf| draft_of(&mut opened(pdf)?))
}

/// Returns what travels inside a PDF, which is decrypted in the same way.
///
/// # Errors
/// [`OpenError`] if there is no draft in it.
pub fn enclosed_in(pdf: &[u8]) -> Result<Enclosed, OpenError> {
    of_plain(pdf, |pdf| {
        let mut file = opened(pdf)?;
        let draft = draft_of(&mut file)?;
        let excerpt = only_file_named(&mut file, TEMPLATE_NAME).ok().flatten();
        Ok(Enclosed { draft, excerpt })
    })
}

/// Reads a PDF; one that is encrypted with an owner password only, as it is decrypted.
fn of_plain<T>(pdf: &[u8], read: impl Fn(&[u8]) -> Result<T, OpenError>) -> Result<T, OpenError> {
    match read(pdf) {
        Err(OpenError::Encrypted) => match decrypted(pdf) {
            Ok(Some(plain)) => read(&plain),
            Ok(None) | Err(_) => Err(OpenError::Encrypted),
        },
        other => other,
    }
}

/// Returns whether bytes are a PDF's.
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    header(bytes).is_some()
}

/// Returns where the header of a PDF begins: some programs put a few bytes before it (ISO 32000-1, annex H.3.4.1).
fn header(bytes: &[u8]) -> Option<usize> {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(5).position(|window| window == b"%PDF-")
}

fn opened(pdf: &[u8]) -> Result<File<'_>, OpenError> {
    let header = header(pdf).ok_or(OpenError::NoPdf)?;
    if pdf.len() > MAX_PDF_BYTES {
        return Err(OpenError::TooLarge);
    }
    File::open(&pdf[header..])
}

fn draft_of(file: &mut File) -> Result<Vec<u8>, OpenError> {
    only_file_named(file, DRAFT_NAME)?.ok_or(OpenError::NoDraft)
}

/// Returns the content of the embedded file of that name; none if there is none.
fn only_file_named(file: &mut File, name: &str) -> Result<Option<Vec<u8>>, OpenError> {
    let mut found = files_named(file, name)?.into_iter();
    match (found.next(), found.next()) {
        (None, _) => Ok(None),
        (Some(_), Some(_)) => Err(OpenError::SeveralDrafts),
        (Some(id), None) => {
            let stream = file.stream(id)?.ok_or(OpenError::Damaged)?;
            stream.decoded(MAX_BYTES).map(Some)
        }
    }
}

/// Returns the embedded files of that name, from the tree of names and from the associated files.
fn files_named(file: &mut File, name: &str) -> Result<BTreeSet<ObjectId>, OpenError> {
    let catalog = file.catalog()?;
    let mut specifications = Vec::new();
    if let Some(names) = dictionary_at(file, &catalog, b"Names")?
        && let Some(tree) = dictionary_at(file, &names, b"EmbeddedFiles")?
    {
        collect(file, tree, &mut specifications)?;
    }
    specifications.extend(array_at(file, &catalog, b"AF")?.into_iter().take(MAX_NODES));
    let mut found = BTreeSet::new();
    for specification in specifications {
        let Object::Dictionary(specification) = file.resolved(&specification)? else {
            continue;
        };
        let mut is_named = false;
        for key in [&b"UF"[..], b"F"] {
            is_named |= matches!(value_at(file, &specification, key)?, Object::String(text) if text_string(&text) == name);
        }
        if let (true, Some(files)) = (is_named, dictionary_at(file, &specification, b"EF")?)
            && let Some(Object::Reference(stream)) = files.get(b"F").or_else(|| files.get(b"UF"))
        {
            found.insert(*stream);
        }
    }
    Ok(found)
}

/// Collects the values in a tree of names (ISO 32000-1, 7.9.6), unresolved.
fn collect(file: &mut File, tree: Dictionary, into: &mut Vec<Object>) -> Result<(), OpenError> {
    let mut open = vec![(Object::Dictionary(tree), 0)];
    let mut nodes = 0;
    while let Some((node, depth)) = open.pop() {
        nodes += 1;
        if nodes > MAX_NODES || into.len() > MAX_NODES || depth > MAX_DEPTH {
            return Ok(());
        }
        let Object::Dictionary(node) = file.resolved(&node)? else {
            continue;
        };
        let names = array_at(file, &node, b"Names")?;
        into.extend(names.into_iter().skip(1).step_by(2).take(MAX_NODES));
        let kids = array_at(file, &node, b"Kids")?.into_iter();
        // No more than will be looked at.
        let max = MAX_NODES.saturating_sub(nodes + open.len());
        open.extend(kids.take(max).map(|kid| (kid, depth + 1)));
    }
    Ok(())
}

fn value_at(file: &mut File, dictionary: &Dictionary, key: &[u8]) -> Result<Object, OpenError> {
    let value = dictionary.get(key);
    value.map_or(Ok(Object::Null), |value| file.resolved(value))
}

fn dictionary_at(
    file: &mut File,
    dictionary: &Dictionary,
    key: &[u8],
) -> Result<Option<Dictionary>, OpenError> {
    Ok(match value_at(file, dictionary, key)? {
        Object::Dictionary(found) => Some(found),
        _ => None,
    })
}

fn array_at(
    file: &mut File,
    dictionary: &Dictionary,
    key: &[u8],
) -> Result<Vec<Object>, OpenError> {
    Ok(match value_at(file, dictionary, key)? {
        Object::Array(found) => found,
        _ => Vec::new(),
    })
}
