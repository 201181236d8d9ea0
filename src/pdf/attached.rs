//! Takes the draft out of a PDF again: one that Klausul wrote, signed since then or not, or any other
//! file that somebody took for one.
//!
//! Such a file may be anything. Nothing in it is followed without end, and nothing is unpacked beyond a
//! bound.

use std::collections::BTreeSet;
use std::io::Read;

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::export::DRAFT_NAME;
use crate::message::Message;
use crate::ron_text::MAX_BYTES;

/// A PDF larger than this isn't read: agreements are a thousandth of it.
pub const MOST_PDF_BYTES: usize = 64 * 1024 * 1024;
/// The objects of a file, packed together, are not unpacked beyond this.
const MOST_OBJECT_BYTES: u64 = 64 * 1024 * 1024;
/// A tree of names is not followed deeper than this, nor are more nodes of it looked at.
const MOST_DEPTH: usize = 16;
const MOST_NODES: usize = 10_000;

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
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(OpenError::NoPdf);
    }
    if pdf.len() > MOST_PDF_BYTES || packs_too_much(pdf) {
        return Err(OpenError::TooLarge);
    }
    let document = Document::load_mem(pdf).map_err(|_| OpenError::Damaged)?;
    if document.is_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(OpenError::Encrypted);
    }
    let drafts = files_named(&document, DRAFT_NAME)?;
    let mut drafts = drafts.into_iter();
    match (drafts.next(), drafts.next()) {
        (None, _) => Err(OpenError::NoDraft),
        (Some(_), Some(_)) => Err(OpenError::SeveralDrafts),
        (Some(file), None) => {
            let stream = document.get_object(file).and_then(Object::as_stream);
            unpacked(stream.map_err(|_| OpenError::Damaged)?)
        }
    }
}

/// Whether reading the file's objects would unpack more than is reasonable: that happens before we
/// are asked.
fn packs_too_much(pdf: &[u8]) -> bool {
    let keywords: [&[u8]; 2] = [b"/ObjStm", b"/XRef"];
    let mut total = 0;
    for at in 0..pdf.len() {
        if pdf[at] != b'/'
            || !keywords
                .iter()
                .any(|keyword| pdf[at..].starts_with(keyword))
        {
            continue;
        }
        // The dictionary that says so is short, and the stream follows it.
        let rest = &pdf[at..pdf.len().min(at + 4096)];
        let Some(begin) = rest.windows(6).position(|window| window == b"stream") else {
            continue;
        };
        let content = pdf[at + begin + 6..].trim_ascii_start();
        let unpacked = ZlibDecoder::new(content).take(MOST_OBJECT_BYTES + 1);
        total += count(unpacked);
        if total > MOST_OBJECT_BYTES {
            return true;
        }
    }
    false
}

/// How much can be read, whether or not it ends well.
fn count(mut reader: impl Read) -> u64 {
    let mut buffer = [0; 16 * 1024];
    let mut total = 0;
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        total += read as u64;
    }
    total
}

/// The embedded files of that name, from the tree of names and from the associated files.
fn files_named(document: &Document, name: &str) -> Result<BTreeSet<ObjectId>, OpenError> {
    let catalog = document.catalog().map_err(|_| OpenError::Damaged)?;
    let mut specifications: Vec<&Dictionary> = Vec::new();
    if let Some(names) = dictionary_at(document, catalog, b"Names")
        && let Some(tree) = dictionary_at(document, names, b"EmbeddedFiles")
    {
        collect(document, tree, &mut specifications);
    }
    if let Some(files) = array_at(document, catalog, b"AF") {
        let files = files.iter().take(MOST_NODES);
        specifications.extend(files.filter_map(|file| resolved(document, file).as_dict().ok()));
    }
    let mut found = BTreeSet::new();
    for specification in specifications {
        let is_named = [&b"UF"[..], b"F"].iter().any(|key| {
            let value = specification
                .get(key)
                .map(|value| resolved(document, value));
            let text = value
                .ok()
                .and_then(|value| lopdf::decode_text_string(value).ok());
            text.as_deref() == Some(name)
        });
        if let (true, Some(files)) = (is_named, dictionary_at(document, specification, b"EF")) {
            let file = files.get(b"F").or_else(|_| files.get(b"UF"));
            found.extend(file.ok().and_then(|file| file.as_reference().ok()));
        }
    }
    Ok(found)
}

/// The values in a tree of names (ISO 32000-1, 7.9.6).
fn collect<'a>(document: &'a Document, tree: &'a Dictionary, into: &mut Vec<&'a Dictionary>) {
    let mut open = vec![(tree, 0)];
    let mut nodes = 0;
    while let Some((node, depth)) = open.pop() {
        nodes += 1;
        if nodes > MOST_NODES || depth > MOST_DEPTH {
            return;
        }
        if let Some(names) = array_at(document, node, b"Names") {
            let values = names.iter().skip(1).step_by(2).take(MOST_NODES);
            into.extend(values.filter_map(|value| resolved(document, value).as_dict().ok()));
        }
        if let Some(kids) = array_at(document, node, b"Kids") {
            let kids = kids.iter().take(MOST_NODES);
            let kids = kids.filter_map(|kid| resolved(document, kid).as_dict().ok());
            open.extend(kids.map(|kid| (kid, depth + 1)));
        }
    }
}

/// What an object stands for; a reference to nothing stands for itself.
fn resolved<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    match document.dereference(object) {
        Ok((_, found)) => found,
        Err(_) => object,
    }
}

fn dictionary_at<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    resolved(document, dictionary.get(key).ok()?).as_dict().ok()
}

fn array_at<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Vec<Object>> {
    resolved(document, dictionary.get(key).ok()?)
        .as_array()
        .ok()
}

/// A stream's content, unpacked as far as a draft may go.
fn unpacked(stream: &Stream) -> Result<Vec<u8>, OpenError> {
    let filters = stream.filters().unwrap_or_default();
    let limit = MAX_BYTES as u64 + 1;
    let mut content = Vec::new();
    match filters.as_slice() {
        [] => content.extend(stream.content.iter().take(MAX_BYTES + 1)),
        [filter] if *filter == b"FlateDecode" => {
            let read = ZlibDecoder::new(stream.content.as_slice())
                .take(limit)
                .read_to_end(&mut content);
            read.map_err(|_| OpenError::Damaged)?;
        }
        _ => return Err(OpenError::Damaged),
    }
    if content.len() > MAX_BYTES {
        return Err(OpenError::TooLarge);
    }
    Ok(content)
}
