//! Takes the draft out of a PDF again: one that Klausul wrote, signed since then or not, or any other
//! file that somebody took for one.
//!
//! Such a file may be anything. Nothing in it is followed without end, and nothing is unpacked beyond a
//! bound.

use std::collections::BTreeSet;

use super::tolerant::file::File;
use super::tolerant::objects::{Dictionary, Object, ObjectId};
use crate::message::Message;
use crate::pdf::DRAFT_NAME;
use crate::ron_text::MAX_BYTES;

/// A PDF larger than this isn't read: agreements are a thousandth of it.
pub const MAX_PDF_BYTES: usize = 64 * 1024 * 1024;
/// A tree of names is not followed deeper than this, nor are more nodes of it looked at.
const MAX_DEPTH: usize = 16;
const MAX_NODES: usize = 1_000;

/// Why no draft can be taken out of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is no PDF.
    #[error("no PDF")]
    NoPdf,
    /// It is broken off, or broken.
    #[error("a damaged PDF")]
    Damaged,
    /// It needs a password, or was encrypted.
    #[error("an encrypted PDF")]
    Encrypted,
    /// There is no draft in it: another program made it, or it was left out.
    #[error("no draft in the PDF")]
    NoDraft,
    /// There is more than one in it.
    #[error("several drafts in the PDF")]
    SeveralDrafts,
    /// What is in it is larger than anything the program reads.
    #[error("too large")]
    TooLarge,
}

impl OpenError {
    /// The sentence for the person who reads it (without the path).
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::NoPdf => Message::new("open-no-pdf"),
            Self::Damaged => Message::new("open-damaged"),
            Self::Encrypted => Message::new("open-encrypted"),
            Self::NoDraft => Message::new("open-no-draft"),
            Self::SeveralDrafts => Message::new("open-several-drafts"),
            Self::TooLarge => {
                Message::new("storage-too-large").with("megabytes", MAX_BYTES / 1024 / 1024)
            }
        }
    }
}

/// The bytes of the draft inside a PDF.
///
/// # Errors
/// [`OpenError`]; what the bytes say is for [`crate::draft::read`].
pub fn draft_in(pdf: &[u8]) -> Result<Vec<u8>, OpenError> {
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
            stream.ok_or(OpenError::Damaged)?.unpacked(MAX_BYTES)
        }
    }
}

/// The embedded files of that name, from the tree of names and from the associated files.
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
            is_named |= matches!(value_at(file, &specification, key)?, Object::Text(text) if says(&text, name));
        }
        if let (true, Some(files)) = (is_named, dictionary_at(file, &specification, b"EF")?)
            && let Some(Object::Reference(stream)) = files.get(b"F").or_else(|| files.get(b"UF"))
        {
            found.insert(*stream);
        }
    }
    Ok(found)
}

/// The values in a tree of names (ISO 32000-1, 7.9.6), which are not looked at yet.
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
        let most = MAX_NODES.saturating_sub(nodes + open.len());
        open.extend(kids.take(most).map(|kid| (kid, depth + 1)));
    }
    Ok(())
}

fn value_at(file: &mut File, dictionary: &Dictionary, key: &[u8]) -> Result<Object, OpenError> {
    let value = dictionary.get(key);
    value.map_or(Ok(Object::Other), |value| file.resolved(value))
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

/// Whether a text string of a PDF is this name, which is ASCII (ISO 32000-2, 7.9.2.2).
fn says(text: &[u8], name: &str) -> bool {
    match text {
        [0xFE, 0xFF, utf16 @ ..] => {
            let (pairs, rest) = utf16.as_chunks::<2>();
            let units = pairs.iter().map(|pair| u16::from_be_bytes(*pair));
            rest.is_empty() && units.eq(name.encode_utf16())
        }
        [0xEF, 0xBB, 0xBF, utf8 @ ..] => utf8 == name.as_bytes(),
        plain => plain == name.as_bytes(),
    }
}
