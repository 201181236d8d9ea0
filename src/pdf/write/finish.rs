//! The last step: the document as a whole, put right and completed with lopdf after printpdf is done.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};

use super::attachments::attach;
use super::content::Content;
use super::deflate::Deflated;
use super::error::PdfError;
use super::facts::DocumentFacts;
use super::fonts::EmbeddedFonts;
use super::metadata::{IDENTIFIER_BYTES, describe};
use super::outline::outline;
use super::tags::tag;
use super::values::{integer, real};
use crate::characters::hexadecimal;
use crate::typeset::Pages;

/// Finishes a document that printpdf made, and returns its bytes.
pub(super) fn finish(
    content: Content,
    pages: &Pages,
    fonts: &EmbeddedFonts,
    facts: &DocumentFacts,
    remembered: &mut Deflated,
) -> Result<Vec<u8>, PdfError> {
    let Content {
        mut document,
        streams,
    } = content;
    "1.7".clone_into(&mut document.version);
    remove_specimen(&mut document);
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    page_boxes(&mut document, pages, &page_ids)?;
    put_contents(&mut document, &page_ids, streams)?;
    let outline = outline(&mut document, pages, &page_ids);
    catalog(&mut document, pages, outline)?;
    tag(&mut document, pages, &page_ids)?;
    describe(&mut document, pages, facts)?;
    attach(&mut document, facts)?;
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object {
            compress(stream, fonts, remembered)?;
        }
    }
    let mut bytes = Vec::with_capacity(64 * 1024);
    document.save_to(&mut bytes)?;
    // The last line is a whole line, whatever is appended to it.
    if bytes.last() != Some(&b'\n') {
        bytes.push(b'\n');
    }
    identify(&mut bytes);
    Ok(bytes)
}

/// Removes the specimen of the fonts, which `content` put after the last page. What only it used
/// goes too, and the objects are renumbered: a file that was never updated has no gaps
/// (ISO 32000-1, 7.5.4).
fn remove_specimen(document: &mut Document) {
    if let Some(last) = document.get_pages().into_keys().next_back() {
        document.delete_pages(&[last]);
    }
    document.prune_objects();
    document.renumber_objects();
}

/// Deflates a stream. A font is only a stand-in so far; its subset already has the result.
fn compress(
    stream: &mut Stream,
    fonts: &EmbeddedFonts,
    remembered: &mut Deflated,
) -> Result<(), PdfError> {
    // Metadata can be read without unpacking anything (ISO 19005-3, 6.6.2.1).
    if stream.dict.has_type(b"Metadata") {
        return Ok(());
    }
    // printpdf packs pictures, and does it with `flate2`.
    if stream.dict.has(b"Filter") {
        stream.content = stream.decompressed_content()?;
    }
    let is_font = stream.dict.has(b"Length1");
    let mut subsets = fonts.iter().map(|font| &font.subset);
    let subset = subsets.find(|subset| is_font && subset.stand_in() == stream.content);
    let compressed = match subset {
        Some(subset) => {
            stream.dict.set("Length1", integer(subset.program_bytes));
            subset.deflated.clone()
        }
        None if is_text(&stream.dict) => {
            deflated_text(std::mem::take(&mut stream.content), remembered)
        }
        None => remembered.of(&stream.content).to_vec(),
    };
    stream.dict.set("Filter", "FlateDecode");
    stream.set_content(compressed);
    Ok(())
}

/// Returns whether a stream is text, which may end in white space: content or a character map.
fn is_text(dictionary: &Dictionary) -> bool {
    let others: [&[u8]; 3] = [b"Length1", b"Subtype", b"N"];
    !others.iter().any(|key| dictionary.has(key))
}

/// Deflates text that ends in a line feed: viewers join the streams of a page by nothing, a space or a line
/// feed, and what another program appends must never run into our last operator. The deflated bytes don't end
/// in a carriage return or a line feed: before `endstream` some readers take these for the end of the line and
/// find the stream too short.
fn deflated_text(mut content: Vec<u8>, remembered: &mut Deflated) -> Vec<u8> {
    if content.last() != Some(&b'\n') {
        content.push(b'\n');
    }
    loop {
        let compressed = remembered.of(&content);
        if !matches!(compressed.last(), Some(b'\r' | b'\n')) {
            return compressed.to_vec();
        }
        content.push(b'\n');
    }
}

/// Sets the exact size of the pages, which printpdf measures in `f32` millimetres.
fn page_boxes(document: &mut Document, pages: &Pages, ids: &[ObjectId]) -> Result<(), PdfError> {
    for id in ids {
        let page = document.get_object_mut(*id)?.as_dict_mut()?;
        let media_box = vec![
            0.into(),
            0.into(),
            real(pages.width_pt),
            real(pages.height_pt),
        ];
        page.set("MediaBox", media_box);
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
        page.remove(b"Annots");
    }
    Ok(())
}

/// Puts content streams in place of the empty ones of the pages.
fn put_contents(
    document: &mut Document,
    pages: &[ObjectId],
    streams: Vec<Vec<u8>>,
) -> Result<(), PdfError> {
    for (page, content) in pages.iter().zip(streams) {
        let id = document.get_object(*page)?.as_dict()?.get(b"Contents")?;
        let id = id.as_reference()?;
        let stream = document.get_object_mut(id)?.as_stream_mut()?;
        stream.set_content(content);
    }
    Ok(())
}

/// Sets what the catalog says about the document as a whole.
fn catalog(
    document: &mut Document,
    pages: &Pages,
    outline: Option<ObjectId>,
) -> Result<(), PdfError> {
    let catalog = document.catalog_mut()?;
    catalog.remove(b"PageLayout");
    catalog.set("Lang", Object::string_literal(pages.language.as_str()));
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set(
        "PageMode",
        if outline.is_some() {
            "UseOutlines"
        } else {
            "UseNone"
        },
    );
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    Ok(())
}

/// Writes the file's identifier, a hash of everything else in it, in place of the zeros that stand there.
fn identify(bytes: &mut [u8]) {
    let digest = Sha256::digest(&*bytes);
    let written = hexadecimal(&digest[..IDENTIFIER_BYTES]);
    let zeros = [b'0'; 2 * IDENTIFIER_BYTES];
    // The trailer is at the end; nothing else in it looks like this.
    let tail = bytes.len().saturating_sub(512);
    for _ in 0..2 {
        let found = bytes[tail..]
            .windows(zeros.len())
            .position(|window| window == zeros);
        if let Some(at) = found {
            bytes[tail + at..][..zeros.len()].copy_from_slice(written.as_bytes());
        }
    }
}
