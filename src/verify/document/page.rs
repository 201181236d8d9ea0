//! A page: boxes, content, annotations.

use std::collections::BTreeMap;

use super::annotation::{Annotation, annotations, upright};
use super::limits::MAX_NODES;
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::strict::{Fingerprint, ReadError, View};
use crate::verify::content::{Bounds, ContentBudget, ContentInterpreter, Item, are_same};

/// No page has more content.
const MAX_CONTENT_BYTES: usize = 64 * 1024 * 1024;

/// The content of a page, and everything else that it shows.
pub(in crate::verify) struct PageContent {
    /// The visible part: left, bottom, right, top.
    pub bounds: Bounds,
    /// In degrees.
    pub rotation: i64,
    /// The size of a unit: 1 for a point.
    pub unit: f64,
    pub items: Vec<Item>,
    pub annotations: Vec<Annotation>,
    /// Fingerprints of everything else in its dictionary, by key.
    pub extras: BTreeMap<String, Fingerprint>,
}

impl PageContent {
    /// Whether it is of the same size and lies the same way.
    pub fn has_same_size(&self, other: &Self) -> bool {
        are_same(&self.bounds, &other.bounds)
            && self.rotation == other.rotation
            && are_same(&[self.unit], &[other.unit])
    }

    /// Whether it draws the same, item by item.
    pub fn draws_same(&self, other: &Self) -> bool {
        let mut pairs = self.items.iter().zip(&other.items);
        self.items.len() == other.items.len() && pairs.all(|(one, other)| one.is_same(other))
    }
}

/// The keys of a page that are read here, or can't be seen.
const KNOWN_KEYS: [&[u8]; 19] = [
    b"Type",
    b"Parent",
    b"Resources",
    b"MediaBox",
    b"CropBox",
    b"BleedBox",
    b"TrimBox",
    b"ArtBox",
    b"Rotate",
    b"UserUnit",
    b"Contents",
    b"Annots",
    b"StructParents",
    b"Tabs",
    b"Metadata",
    b"LastModified",
    b"PieceInfo",
    b"ID",
    b"PZ",
];

/// Returns what a page draws and shows.
pub(super) fn page_content(
    view: &View<'_, '_>,
    dictionary: &Dictionary,
    budget: &ContentBudget,
) -> Result<PageContent, ReadError> {
    let damaged = ReadError::Damaged { at: 0 };
    let media = view.numbers::<4>(dictionary, b"MediaBox")?.ok_or(damaged)?;
    let crop = view.numbers::<4>(dictionary, b"CropBox")?;
    let rotation = match &*view.get(dictionary, b"Rotate")? {
        Object::Null => 0,
        rotation => rotation.integer().ok_or(damaged)?.rem_euclid(360),
    };
    let unit = match &*view.get(dictionary, b"UserUnit")? {
        Object::Null => 1.0,
        unit => unit.number().ok_or(damaged)?,
    };
    // Some viewers take a stream for its dictionary, others for nothing.
    if matches!(&*view.get(dictionary, b"Resources")?, Object::Stream(_)) {
        return Err(damaged);
    }
    let resources = view.dictionary(dictionary, b"Resources")?;
    let interpreter = ContentInterpreter::new(view, budget);
    Ok(PageContent {
        bounds: visible_bounds(media, crop),
        rotation,
        unit,
        items: interpreter.page(&content(view, dictionary)?, &resources)?,
        annotations: annotations(view, dictionary)?,
        extras: view.fingerprints_without(dictionary, &KNOWN_KEYS)?,
    })
}

/// Returns a page's content, which may be split anywhere between two words (ISO 32000-1, 7.8.2).
fn content(view: &View<'_, '_>, dictionary: &Dictionary) -> Result<Vec<u8>, ReadError> {
    let damaged = ReadError::Damaged { at: 0 };
    let contents = view.get(dictionary, b"Contents")?;
    let parts = match &*contents {
        Object::Null => Vec::new(),
        Object::Array(parts) => parts.clone(),
        single => vec![single.clone()],
    };
    let mut content = Vec::new();
    for part in parts.iter().take(MAX_NODES) {
        let part = view.resolve(part)?;
        let Object::Stream(stream) = &*part else {
            return Err(damaged);
        };
        let part = view.file.decode(stream)?;
        view.file.charge(part.len())?;
        content.extend_from_slice(&part);
        content.push(b'\n');
        if content.len() > MAX_CONTENT_BYTES {
            return Err(ReadError::TooLarge);
        }
    }
    Ok(content)
}

/// Returns what is shown of a page: the crop box within the media box.
fn visible_bounds(media: Bounds, crop: Option<Bounds>) -> Bounds {
    let media = upright(media);
    let crop = upright(crop.unwrap_or(media));
    [
        media[0].max(crop[0]),
        media[1].max(crop[1]),
        media[2].min(crop[2]),
        media[3].min(crop[3]),
    ]
}
