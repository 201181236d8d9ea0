//! Annotations: what lies on a page (ISO 32000-1, 12.5).

use std::collections::BTreeMap;

use super::field::{field_name, inherited};
use super::page_tree::pages;
use crate::pdf::read::object::{Dictionary, Object, text_string};
use crate::pdf::read::strict::{Fingerprint, ReadError, View};
use crate::verify::content::Bounds;

/// The maximum of annotations on a page.
const MAX_ANNOTATIONS: usize = 2_000;

/// An annotation.
#[derive(Clone)]
pub(in crate::verify) struct Annotation {
    pub subtype: String,
    /// The name of its field.
    pub field: Option<String>,
    /// The description that is read aloud.
    pub purpose: String,
    pub is_signature: bool,
    /// Whether somebody has signed in it.
    pub is_signed: bool,
    pub bounds: Bounds,
    pub flags: i64,
    pub appearance: Fingerprint,
    /// Fingerprints of everything else in it, by key.
    pub extras: BTreeMap<String, Fingerprint>,
}

/// The keys of an annotation that are read here, can't be seen, or belongs to a signature.
const KNOWN_KEYS: [&[u8]; 21] = [
    b"Type",
    b"Subtype",
    b"P",
    b"Parent",
    b"Rect",
    b"F",
    b"AP",
    b"FT",
    b"T",
    b"TU",
    b"TM",
    b"V",
    b"Ff",
    b"DA",
    b"MK",
    b"NM",
    b"M",
    b"Lock",
    b"SV",
    b"StructParent",
    b"DV",
];

/// Returns the annotations of a page.
pub(super) fn annotations(
    view: &View<'_, '_>,
    page: &Dictionary,
) -> Result<Vec<Annotation>, ReadError> {
    // Of what is no list, viewers make what they like.
    if !matches!(
        &*view.get(page, b"Annots")?,
        Object::Null | Object::Array(_)
    ) {
        return Err(ReadError::Damaged { at: 0 });
    }
    let annotations = view.array(page, b"Annots")?;
    if annotations.len() > MAX_ANNOTATIONS {
        return Err(ReadError::TooLarge);
    }
    let annotations = annotations.iter();
    annotations.map(|object| annotation(view, object)).collect()
}

fn annotation(view: &View<'_, '_>, object: &Object) -> Result<Annotation, ReadError> {
    let damaged = ReadError::Damaged { at: 0 };
    let object = view.resolve(object)?;
    let dictionary = object.dictionary().ok_or(damaged)?;
    let value = inherited(view, dictionary, b"V")?;
    let is_signature = inherited(view, dictionary, b"FT")?.name() == Some(b"Sig");
    let rectangle = view.numbers::<4>(dictionary, b"Rect")?;
    let appearance = view.get(dictionary, b"AP")?;
    let subtype = view.get(dictionary, b"Subtype")?;
    Ok(Annotation {
        subtype: String::from_utf8_lossy(subtype.name().unwrap_or_default()).into_owned(),
        field: field_name(view, dictionary)?,
        purpose: text_string(view.get(dictionary, b"TU")?.string().unwrap_or_default()),
        is_signature,
        is_signed: is_signature && value.dictionary().is_some_and(is_signature_value),
        bounds: upright(rectangle.ok_or(damaged)?),
        flags: view.get(dictionary, b"F")?.integer().unwrap_or(0),
        appearance: view.fingerprint(&appearance)?,
        extras: view.fingerprints_without(dictionary, &KNOWN_KEYS)?,
    })
}

/// Whether a value is one that signs, and not just something else that is filled in.
fn is_signature_value(value: &Dictionary) -> bool {
    value.contains_key(&b"ByteRange"[..]) && value.contains_key(&b"Contents"[..])
}

/// Returns a rectangle with its corners in order.
pub(super) fn upright([a, b, c, d]: Bounds) -> Bounds {
    [a.min(c), b.min(d), a.max(c), b.max(d)]
}

/// Returns the appearances of the fields in a revision, by name.
pub(in crate::verify) fn appearances(
    view: &View<'_, '_>,
) -> Result<BTreeMap<String, Fingerprint>, ReadError> {
    let mut appearances = BTreeMap::new();
    for page in pages(view)? {
        for annotation in annotations(view, &page.dictionary)? {
            if let Some(field) = annotation.field {
                appearances.insert(field, annotation.appearance);
            }
        }
    }
    Ok(appearances)
}
