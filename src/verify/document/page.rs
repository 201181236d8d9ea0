//! A page: boxes, content, annotations.

use std::collections::BTreeMap;

use super::annotation::{Annotation, annotations, upright};
use super::limits::{MAX_NODES, TOO_MANY};
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::strict::{Fingerprint, ReadError, View};
use crate::pdf::read::{Bound, Rule};
use crate::verify::content::{
    Bounds, ContentBudget, ContentInterpreter, Item, PageStream, are_same,
};

/// No page has more content.
const MAX_CONTENT_BYTES: usize = 16 * 1024 * 1024;
/// The maximum of a side of a page (ISO 32000-1, annex C.2).
const MAX_SIDE_PT: f64 = 14_400.0;

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
    let broken = Rule::PageBox.broken();
    let media = view.numbers::<4>(dictionary, b"MediaBox")?.ok_or(broken)?;
    let crop = view.numbers::<4>(dictionary, b"CropBox")?;
    let bounds = visible_bounds(media, crop);
    if !is_usual(upright(media)) || !is_usual(bounds) {
        return Err(broken);
    }
    let rotation = match &*view.get(dictionary, b"Rotate")? {
        Object::Null => 0,
        rotation => {
            let rotation = rotation.integer().filter(|angle| angle % 90 == 0);
            rotation.ok_or(broken)?.rem_euclid(360)
        }
    };
    let unit = match &*view.get(dictionary, b"UserUnit")? {
        Object::Null => 1.0,
        unit => unit.number().ok_or(broken)?,
    };
    let resources = resources(view, dictionary)?;
    let interpreter = ContentInterpreter::new(view, budget);
    Ok(PageContent {
        bounds,
        rotation,
        unit,
        items: interpreter.page(&content(view, dictionary)?, &resources)?,
        annotations: annotations(view, dictionary)?,
        extras: view.fingerprints_without(dictionary, &KNOWN_KEYS)?,
    })
}

/// Returns a page's content, which may be split between two operations (ISO 32000-1, 7.8.2).
fn content(view: &View<'_, '_>, dictionary: &Dictionary) -> Result<PageStream, ReadError> {
    let contents = view.get(dictionary, b"Contents")?;
    let parts = match &*contents {
        Object::Null => &[][..],
        Object::Array(parts) => parts,
        single => std::slice::from_ref(single),
    };
    if parts.len() > MAX_NODES {
        return Err(TOO_MANY);
    }
    let mut content = PageStream::default();
    for part in parts {
        let part = view.resolve(part)?;
        let Object::Stream(stream) = &*part else {
            return Err(Rule::Type.broken());
        };
        let part = view.file.decode(stream)?;
        view.file.charge(part.len())?;
        if content.bytes.len() + part.len() > MAX_CONTENT_BYTES {
            let bound = Bound::Content;
            return Err(ReadError::TooLarge { bound });
        }
        content.add(&part);
    }
    Ok(content)
}

/// Returns the resources of a page, a dictionary; none if it has none.
fn resources(view: &View<'_, '_>, dictionary: &Dictionary) -> Result<Dictionary, ReadError> {
    match &*view.get(dictionary, b"Resources")? {
        Object::Null => Ok(Dictionary::new()),
        Object::Dictionary(resources) => Ok(resources.clone()),
        _ => Err(Rule::Resources.broken()),
    }
}

/// Whether a page of such bounds is shown so by every viewer.
fn is_usual([left, bottom, right, top]: Bounds) -> bool {
    let is_side = |length: f64| (1.0..=MAX_SIDE_PT).contains(&length);
    is_side(right - left) && is_side(top - bottom)
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
