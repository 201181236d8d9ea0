//! Takes the draft out of a PDF again: one that Klausul wrote, signed since then or not, or any other file.
//!
//! Such a file may be anything. Nothing in it is followed without end, and nothing is decoded beyond a bound.

use std::collections::BTreeSet;

use super::budget::MAX_PDF_BYTES;
use super::object::{Dictionary, Object, ObjectId, text_string};
use super::strict::decrypted;
use super::tolerant::error::OpenError;
use super::tolerant::file::File;
use crate::pdf::DRAFT_NAME;
use crate::ron_text::MAX_BYTES;

/// A tree of names is not followed deeper than this, nor are more nodes of it looked at.
const MAX_DEPTH: usize = 16;
const MAX_NODES: usize = 1_000;

/// Returns the bytes of the draft inside a PDF. One that is encrypted with an owner password only is decrypted.
///
/// # Errors
/// [`OpenError`]; what the bytes say is for [`crate::draft::read`].
pub fn draft_in(pdf: &[u8]) -> Result<Vec<u8>, OpenError> {
    match draft_in_plain(pdf) {
        Err(OpenError::Encrypted) => match decrypted(pdf) {
            Ok(Some(plain)) => draft_in_plain(&plain),
            Ok(None) | Err(_) => Err(OpenError::Encrypted),
        },
        other => other,
    }
}

/// Returns the bytes of the draft inside a PDF that isn't encrypted.
fn draft_in_plain(pdf: &[u8]) -> Result<Vec<u8>, OpenError> {
    // Some programs put a few bytes before the header (ISO 32000-1, annex H.3.4.1).
    let head = &pdf[..pdf.len().min(1024)];
    let header = head.windows(5).position(|window| window == b"%PDF-");
    let header = header.ok_or(OpenError::NoPdf)?;
    if pdf.len() > MAX_PDF_BYTES {
        return Err(OpenError::TooLarge);
    }
    let mut file = File::open(&pdf[header..])?;
    let drafts = files_named(&mut file, DRAFT_NAME)?;
    let mut drafts = drafts.into_iter();
    match (drafts.next(), drafts.next()) {
        (None, _) => Err(OpenError::NoDraft),
        (Some(_), Some(_)) => Err(OpenError::SeveralDrafts),
        (Some(draft), None) => {
            let stream = file.stream(draft)?;
            stream.ok_or(OpenError::Damaged)?.decoded(MAX_BYTES)
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
