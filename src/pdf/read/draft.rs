//! Takes the draft and the template out of a PDF again: one that Klausul wrote, signed since then or not, or any other file.
//!
//! Such a file may be anything. Nothing in it is followed without end, and nothing is decoded beyond a bound.

use std::collections::BTreeSet;

use super::budget::MAX_PDF_BYTES;
use super::object::{Dictionary, Object, ObjectId, text_string};
use super::tolerant::error::OpenError;
use super::tolerant::file::File;
use crate::pdf::{DRAFT_NAME, TEMPLATE_NAME};
use crate::ron_text::MAX_BYTES;

/// A tree of names is not followed deeper than this, nor are more nodes of it looked at.
const MAX_DEPTH: usize = 16;
const MAX_NODES: usize = 1_000;

/// Returns the bytes of the draft inside a PDF.
///
/// # Errors
/// [`OpenError`]; what the bytes say is for [`crate::draft::read`].
pub fn draft_in(pdf: &[u8]) -> Result<Vec<u8>, OpenError> {
    match attached(pdf, DRAFT_NAME)? {
        Attached::None => Err(OpenError::NoDraft),
        Attached::One(draft) => Ok(draft),
        Attached::Several => Err(OpenError::SeveralDrafts),
    }
}

/// Returns the bytes of the template inside a PDF; nothing if there is none.
///
/// # Errors
/// [`OpenError`]; what the bytes say is for [`crate::template::read_canonical`].
pub fn template_in(pdf: &[u8]) -> Result<Option<Vec<u8>>, OpenError> {
    match attached(pdf, TEMPLATE_NAME)? {
        Attached::None => Ok(None),
        Attached::One(template) => Ok(Some(template)),
        Attached::Several => Err(OpenError::SeveralTemplates),
    }
}

/// Returns whether bytes are a PDF's: some programs put a few bytes before the header (ISO 32000-1, annex H.3.4.1).
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    header(bytes).is_some()
}

/// Returns where the header of a PDF begins.
fn header(bytes: &[u8]) -> Option<usize> {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(5).position(|window| window == b"%PDF-")
}

/// The attachments of one name.
enum Attached {
    None,
    One(Vec<u8>),
    Several,
}

fn attached(pdf: &[u8], name: &str) -> Result<Attached, OpenError> {
    let header = header(pdf).ok_or(OpenError::NoPdf)?;
    if pdf.len() > MAX_PDF_BYTES {
        return Err(OpenError::TooLarge);
    }
    let mut file = File::open(&pdf[header..])?;
    let mut found = files_named(&mut file, name)?.into_iter();
    match (found.next(), found.next()) {
        (None, _) => Ok(Attached::None),
        (Some(_), Some(_)) => Ok(Attached::Several),
        (Some(attachment), None) => {
            let stream = file.stream(attachment)?.ok_or(OpenError::Damaged)?;
            stream.decoded(MAX_BYTES).map(Attached::One)
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
