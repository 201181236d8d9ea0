//! What concerns the document as a whole, put right or added with lopdf after printpdf is done.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::attachments::attach;
use super::deflate::deflated;
use super::fonts::EmbeddedFonts;
use super::metadata::{IDENTIFIER_BYTES, describe};
use super::tags::tag;
use super::{DocumentFacts, PdfError};
use crate::characters::hexadecimal;
use crate::typeset::{OutlineEntry, Pages};

pub(super) fn finish(
    mut document: Document,
    pages: &Pages,
    fonts: &EmbeddedFonts,
    facts: &DocumentFacts,
) -> Result<Vec<u8>, PdfError> {
    "1.7".clone_into(&mut document.version);
    remove_specimen(&mut document);
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    page_boxes(&mut document, pages, &page_ids)?;
    let outline = outline(&mut document, pages, &page_ids);
    catalog(&mut document, pages, outline)?;
    tag(&mut document, pages, &page_ids)?;
    describe(&mut document, pages, facts)?;
    attach(&mut document, facts)?;
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object {
            compress(stream, fonts)?;
        }
    }
    let mut bytes = Vec::with_capacity(64 * 1024);
    document.save_to(&mut bytes)?;
    identify(&mut bytes);
    Ok(bytes)
}

/// Takes out the specimen of the fonts, which `content` put after the last page. What only it used
/// goes too, and the objects are numbered anew: a file that was never updated has no gaps
/// (ISO 32000-1, 7.5.4).
fn remove_specimen(document: &mut Document) {
    if let Some(last) = document.get_pages().into_keys().next_back() {
        document.delete_pages(&[last]);
    }
    document.prune_objects();
    document.renumber_objects();
}

/// Deflates a stream; of a font its subset already has the result.
fn compress(stream: &mut Stream, fonts: &EmbeddedFonts) -> Result<(), PdfError> {
    // Metadata can be read without unpacking anything (ISO 19005-3, 6.6.2.1).
    let is_metadata = stream.dict.has_type(b"Metadata");
    if is_metadata || stream.dict.has(b"Filter") {
        return Ok(());
    }
    let is_font = stream.dict.has(b"Length1");
    let mut subsets = fonts.iter().map(|font| &font.subset);
    let subset = subsets.find(|subset| is_font && subset.program == stream.content);
    let compressed = match subset {
        Some(subset) => subset.deflated.clone(),
        None if is_text(&stream.dict) => deflated_text(&stream.content)?,
        None => deflated(&stream.content)?,
    };
    stream.dict.set("Filter", "FlateDecode");
    stream.set_content(compressed);
    Ok(())
}

/// Whether a stream is text, which may end in white space: content or a character map.
fn is_text(dictionary: &Dictionary) -> bool {
    let others: [&[u8]; 3] = [b"Length1", b"Subtype", b"N"];
    !others.iter().any(|key| dictionary.has(key))
}

/// Deflated so that it doesn't end in a carriage return or a line feed: before `endstream` some readers
/// take these for the end of the line and find the stream too short.
fn deflated_text(content: &[u8]) -> Result<Vec<u8>, PdfError> {
    let mut content = content.to_vec();
    loop {
        let compressed = deflated(&content)?;
        if !matches!(compressed.last(), Some(b'\r' | b'\n')) {
            return Ok(compressed);
        }
        content.push(b'\n');
    }
}

/// A length, to thousandths of a point.
pub(super) fn real(length_pt: f64) -> Object {
    #[expect(clippy::cast_possible_truncation, reason = "PDF numbers need no more")]
    let rounded = ((length_pt * 1000.0).round() / 1000.0) as f32;
    Object::Real(rounded)
}

/// printpdf measures pages in `f32` millimetres; here are the exact ones.
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

/// Nested bookmarks for every heading; `None` without headings.
fn outline(document: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Option<ObjectId> {
    if pages.outline.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = pages
        .outline
        .iter()
        .map(|_| document.new_object_id())
        .collect();
    let parents = parents(&pages.outline);
    for (index, entry) in pages.outline.iter().enumerate() {
        let siblings: Vec<usize> = (0..ids.len())
            .filter(|other| parents[*other] == parents[index])
            .collect();
        let place = siblings.iter().position(|sibling| *sibling == index)?;
        let mut item = dictionary! {
            "Title" => text_string(&entry.text),
            "Parent" => parents[index].map_or(root, |parent| ids[parent]),
        };
        if let Some(page) = page_ids.get(entry.page) {
            #[expect(clippy::cast_possible_truncation, reason = "PDF numbers need no more")]
            let top = (pages.height_pt - entry.y_pt).round() as f32;
            let target = vec![
                Object::Reference(*page),
                "XYZ".into(),
                Object::Null,
                Object::Real(top),
                Object::Null,
            ];
            item.set("Dest", target);
        }
        if let Some(previous) = place.checked_sub(1) {
            item.set("Prev", ids[siblings[previous]]);
        }
        if let Some(next) = siblings.get(place + 1) {
            item.set("Next", ids[*next]);
        }
        set_children(&mut item, &parents, &ids, Some(index));
        document.set_object(ids[index], item);
    }
    let mut top = dictionary! { "Type" => "Outlines" };
    set_children(&mut top, &parents, &ids, None);
    document.set_object(root, top);
    Some(root)
}

/// The entry that each one is nested in.
fn parents(outline: &[OutlineEntry]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(outline.len());
    for (index, entry) in outline.iter().enumerate() {
        while open
            .last()
            .is_some_and(|last| outline[*last].depth >= entry.depth)
        {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(index);
    }
    parents
}

fn set_children(
    item: &mut Dictionary,
    parents: &[Option<usize>],
    ids: &[ObjectId],
    of: Option<usize>,
) {
    let children: Vec<usize> = (0..ids.len())
        .filter(|child| parents[*child] == of)
        .collect();
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        item.set("First", ids[*first]);
        item.set("Last", ids[*last]);
        // All levels are open: the count is that of all descendants (ISO 32000-1, 12.3.3).
        let descendants = (0..ids.len())
            .filter(|other| is_below(*other, of, parents))
            .count();
        item.set("Count", i64::try_from(descendants).unwrap_or(0));
    }
}

fn is_below(mut entry: usize, ancestor: Option<usize>, parents: &[Option<usize>]) -> bool {
    loop {
        if parents[entry] == ancestor {
            return true;
        }
        match parents[entry] {
            Some(parent) => entry = parent,
            None => return false,
        }
    }
}

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

/// The file's identifier is a hash of everything else in it: zeros stand in its places until then.
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

/// A text string: ASCII as it is, all else as UTF-16BE with its mark (ISO 32000-1, 7.9.2.2).
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}
